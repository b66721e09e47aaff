//! A series and its moving average, as lessons show it.

pub mod controls;
pub mod model;
pub mod numbers;
pub mod picture;

use super::export::{Exports, ShareAndSave, watch};
use super::player::Announcer;
use super::transport::Transport;
use crate::course::Simulation;
use crate::progress::run_recorder;
use crate::strings::{self, moving_average};
use controls::Controls;
use descent::csv;
use descent::moving_average::MovingAverageExperiment;
use leptos::prelude::*;
use model::Model;
use numbers::Numbers;
use picture::Picture;

/// A lesson's moving average.
#[component]
pub fn MovingAverageSimulation(
    simulation: &'static Simulation,
    experiment: MovingAverageExperiment,
    #[prop(optional_no_strip)] watched: Option<Callback<descent::experiment::Experiment>>,
) -> impl IntoView {
    let model = Model::new(experiment);
    let player = model.player();
    player.follow_clock();
    let experiment = Signal::derive(move || descent::experiment::Experiment::MovingAverage(model.experiment()));
    let picture = picture::picture(model);
    let table = move || csv::of_averages(&model.course().values, &model.course().averages).collect();
    let exports = Exports::new(experiment, "moving-average", player)
        .with_text(strings::export::VALUES, ".csv", "text/csv", table)
        .with_average_scripts(move || model.experiment())
        .with_picture([720.0, 540.0], picture, move || picture::label(model));
    watch(experiment, watched);
    let description = move || moving_average::state(&model.experiment(), &model.course(), player.status_step());
    let memory = move || moving_average::memory(model.experiment().beta);
    view! {
        <section class="simulation" id=format!("simulation-{}", simulation.id) aria-label=strings::simulation::label(moving_average::MOVING_AVERAGE[1], &simulation.id)
            data-simulation=simulation.id.as_str() data-step=move || player.status_step() data-status=move || player.status()>
            <div class="sim-board">
                <div class="sim-main">
                    <Picture model picture/>
                    <Transport player on_run=run_recorder(&simulation.id)/>
                </div>
                <div class="sim-side">
                    <div class="sim-controls"><Controls model id=&simulation.id/></div>
                    <div class="sim-readings">
                        <div class="sim-words">
                            <h2>{strings::simulation::IN_WORDS}</h2>
                            <p>{description}</p>
                            <p>{memory}</p>
                        </div>
                        <div class="sim-folds"><Numbers model/></div>
                        <ShareAndSave exports/>
                    </div>
                </div>
            </div>
            <div class="sim-note" inner_html=simulation.caption.as_str()></div>
            <Announcer player/>
        </section>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn simulation(experiment: descent::experiment::Experiment) -> &'static Simulation {
        let (id, caption) = ("average".into(), "<p>Look.</p>".into());
        Box::leak(Box::new(Simulation { id, experiment, caption, surface: false, tour: Vec::new() }))
    }

    #[test]
    fn a_page_without_javascript_shows_the_series_and_its_words() {
        let text = r#"{"series": {"id": "temperatures"}, "beta": 0.9}"#;
        let experiment: MovingAverageExperiment = serde_json::from_str(text).expect("an experiment");
        let simulation = simulation(descent::experiment::Experiment::MovingAverage(experiment.clone()));
        let html = Owner::new().with(|| view! { <MovingAverageSimulation simulation experiment/> }.to_html());
        assert!(html.contains("<svg xmlns") && html.contains("light-dark(#"), "the picture is there in both themes");
        assert!(html.contains("It remembers about 10 values"), "{html}");
        for name in ["beta of the average", "beta of the average, as a number", "Step back", "Series"] {
            assert!(html.contains(&format!("aria-label=\"{name}\"")), "{name}");
        }
    }
}
