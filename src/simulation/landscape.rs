//! The simulation on a landscape, as lessons show it.

use super::arrows::ArrowLegend;
use super::conditions::Conditions;
use super::controls::Controls;
use super::curve::Curves;
use super::divergence::DivergencePanel;
use super::keep::{Keepsakes, ShareAndSave, watch};
use super::model::Model;
use super::moving_average::MovingAverageSimulation;
use super::network::NetworkSimulation;
use super::neuron::{FitPanel, NeuronControls};
use super::player::Announcer;
use super::schedules::{self, SchedulePanel};
use super::script::Script;
use super::stage::Stage;
use super::start_point::StartFields;
use super::table::InWords;
use super::tour::Tour;
use super::transport::Transport;
use crate::course::{COURSE, Simulation};
use crate::progress::run_recorder;
use crate::strings::simulation as strings;
use descent::experiment::Experiment;
use descent::objective::Objective;
use descent::setup::Setup;
use leptos::prelude::*;

/// A lesson's simulation with its tour.
#[component]
pub fn SimulationView(
    /// The simulation as the lesson has it.
    simulation: &'static Simulation,
) -> impl IntoView {
    match serde_json::from_str::<Setup>(simulation.setup) {
        Ok(setup) => view! { <SetupView simulation setup/> }.into_any(),
        // The lesson compiler parses every experiment: this only shows when the two do not fit.
        Err(error) => {
            view! { <p class="notice" role="alert">{strings::cannot_be_shown(&error.to_string())}</p> }.into_any()
        }
    }
}

/// A simulation that begins with any setup, whatever the one of its place is.
#[component]
pub fn SetupView(
    /// Where it stands: its id, caption and tour.
    simulation: &'static Simulation,
    /// What it begins with.
    setup: Setup,
    /// Is told whatever it shows now.
    #[prop(optional, into)]
    watched: Option<Callback<Setup>>,
) -> impl IntoView {
    match setup {
        Setup::Descent(experiment) => view! { <LandscapeSimulation simulation experiment watched/> }.into_any(),
        Setup::MovingAverage(experiment) => {
            view! { <MovingAverageSimulation simulation experiment watched/> }.into_any()
        }
        Setup::Network(setup) => view! { <NetworkSimulation simulation setup watched/> }.into_any(),
    }
}

#[component]
fn LandscapeSimulation(
    simulation: &'static Simulation,
    experiment: Experiment,
    watched: Option<Callback<Setup>>,
) -> impl IntoView {
    let name = experiment.objective.name().to_owned();
    let page = experiment.objective.landscape().and_then(|landscape| COURSE.landscape(landscape.id));
    let formula = page.map(|page| page.formula).unwrap_or_default();
    let label = strings::label(&name, simulation.id);
    let is_neuron = matches!(experiment.objective, Objective::Neuron(_));
    let is_scheduled = schedules::has_schedule(&experiment);
    let model = Model::new(experiment);
    let player = model.player();
    player.follow_clock();
    let keepsakes = Keepsakes::of_descent(model);
    watch(keepsakes.setup, watched);
    view! {
        <section class="simulation" id=format!("simulation-{}", simulation.id) aria-label=label
            data-simulation=simulation.id data-step=move || player.told() data-status=move || player.status()>
            <div class="sim-board">
                <div class="sim-stage">
                    <Stage model surface=simulation.surface/>
                    {is_neuron.then(|| view! { <FitPanel model/> })}
                    {Script::new(simulation.tour).map(|script| view! { <Tour model script/> })}
                    <Transport player on_run=run_recorder(simulation.id)/>
                    <ArrowLegend model/>
                    <DivergencePanel model/>
                </div>
                <div class="sim-side">
                    <div class="sim-controls">
                        <Controls model/>
                        {is_neuron.then(|| view! { <NeuronControls model/> })}
                        <div class="sim-ground">
                            <p class="sim-formula"><span>{name.clone()}": "</span><span inner_html=formula></span></p>
                            <StartFields model/>
                        </div>
                        <Conditions model/>
                    </div>
                    <div class="sim-readings">
                        {is_scheduled.then(|| view! { <SchedulePanel model/> })}
                        <Curves model/>
                        <InWords model/>
                        <ShareAndSave keepsakes/>
                    </div>
                </div>
            </div>
            <div class="sim-note" inner_html=simulation.caption></div>
            <Announcer player/>
        </section>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    static SIMULATION: Simulation = Simulation {
        id: "test",
        setup: r#"{"kind": "descent", "landscape": "ravine", "start": [-5, 2], "steps": 60, "optimizers": [
            {"id": "gd", "learning_rate": 0.1}, {"id": "momentum", "learning_rate": 0.1}]}"#,
        caption: "<p>Look.</p>",
        surface: false,
        tour: &[],
    };
    static BROKEN: Simulation = Simulation { setup: "{}", ..SIMULATION };

    fn html(simulation: &'static Simulation) -> String {
        Owner::new().with(|| view! { <SimulationView simulation/> }.to_html())
    }

    #[test]
    fn a_page_without_javascript_shows_the_map_and_its_words() {
        let html = html(&SIMULATION);
        assert!(html.contains("<svg xmlns") && html.contains("light-dark(#"), "the picture is there in both themes");
        assert!(html.contains("Its minimum is at (0, 0). The start is at (−5, 2)."));
        assert!(html.contains("Gradient descent: loss 10.5 at the start."));
        assert!(html.contains("data-step=\"0\"") && html.contains("data-status=\"ready\""));
    }

    #[test]
    fn every_control_has_a_name() {
        let html = html(&SIMULATION);
        for name in
            ["learning rate of Momentum", "momentum of Momentum, as a number", "Start x", "Step back", "Show Momentum"]
        {
            assert!(html.contains(&format!("aria-label=\"{name}\"")), "{name}");
        }
        for text in ["Run", "Step", "Reset", "Speed"] {
            assert!(html.contains(text), "{text}");
        }
    }

    #[test]
    fn an_experiment_that_does_not_parse_says_so() {
        assert!(html(&BROKEN).contains("cannot be shown"));
    }
}
