//! The simulation on a landscape, as lessons show it.

use super::controls::Controls;
use super::curve::LossCurve;
use super::divergence::DivergencePanel;
use super::frames::while_active;
use super::map::MapCanvas;
use super::model::Model;
use super::script::Script;
use super::start_point::{StartFields, StartLayer};
use super::table::InWords;
use super::tour::Tour;
use super::transport::Transport;
use super::words;
use crate::course::{COURSE, Simulation};
use descent::experiment::Experiment;
use leptos::prelude::*;

/// A lesson's simulation with its tour.
#[component]
pub fn SimulationView(
    /// The simulation as the lesson has it.
    simulation: &'static Simulation,
) -> impl IntoView {
    match serde_json::from_str::<Experiment>(simulation.experiment) {
        Ok(experiment) => view! { <LandscapeSimulation simulation experiment/> }.into_any(),
        // The lesson compiler parses every experiment: this only shows when the two do not fit.
        Err(error) => {
            view! { <p class="notice" role="alert">"This simulation cannot be shown: " {error.to_string()}</p> }
                .into_any()
        }
    }
}

#[component]
fn LandscapeSimulation(simulation: &'static Simulation, experiment: Experiment) -> impl IntoView {
    let landscape = experiment.landscape;
    let model = Model::new(experiment);
    while_active(model.is_running(), move |seconds| model.tick(seconds));
    let formula = COURSE.landscape(landscape.id).map(|page| page.formula).unwrap_or_default();
    let map_words = move || model.with_experiment(words::map);
    view! {
        <section class="simulation" id=format!("simulation-{}", simulation.id) aria-label=format!("Simulation: {}", landscape.name)
            data-simulation=simulation.id data-step=move || model.step() data-status=move || status(model)>
            <div class="sim-board">
                <div class="sim-stage">
                    <div class="sim-map">
                        <div class="sim-map-words" role="img" aria-label=map_words></div>
                        <MapCanvas model/>
                        <StartLayer model/>
                    </div>
                    {Script::new(simulation.tour).map(|script| view! { <Tour model script/> })}
                    <Transport model/>
                    <DivergencePanel model/>
                </div>
                <div class="sim-side">
                    <div class="sim-controls">
                        <Controls model/>
                        <div class="sim-ground">
                            <p class="sim-formula"><span>{landscape.name}": "</span><span inner_html=formula></span></p>
                            <StartFields model/>
                        </div>
                    </div>
                    <div class="sim-readings">
                        <LossCurve model/>
                        <InWords model/>
                    </div>
                </div>
            </div>
            <div class="sim-note" inner_html=simulation.caption></div>
            <p class="visually-hidden" role="status">{move || model.announcement()}</p>
        </section>
    }
}

/// For measurements and tests: what it is doing.
fn status(model: Model) -> &'static str {
    let playback = model.playback();
    if playback.is_running() {
        "running"
    } else if playback.step_number() == 0 {
        "ready"
    } else if playback.is_at_end() {
        "ended"
    } else {
        "paused"
    }
}
