//! Networks that learn before one's eyes, trained by a worker beside the page.

pub mod controls;
pub mod decision;
pub mod diagram;
pub mod digits;
pub mod losses;
pub mod model;
pub mod optimizer_list;
pub mod pad;
pub mod record;
pub mod table;
pub mod worker_connection;

use super::export::{Drawable, Exports, ShareAndSave, watch};
use super::player::Announcer;
use super::plot_view::{Picture, PlotView};
use super::transport::Transport;
use crate::course::Simulation;
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::progress::run_recorder;
use crate::strings::{export, network as strings, simulation, training};
use controls::{DataControls, LayerControls, TrainingControls};
use decision::{Decision, points};
use descent::network::{Data, NetworkExperiment};
use diagram::Diagram;
use digits::DigitsPanel;
use leptos::prelude::*;
use losses::Losses;
use model::Model;
use optimizer_list::OptimizerList;
use plotters::prelude::DrawingBackend;
use record::Record;
use table::InWords;
use worker_connection::ConnectionState;

/// A lesson's network.
#[component]
pub fn NetworkSimulation(
    simulation: &'static Simulation,
    experiment: NetworkExperiment,
    #[prop(optional_no_strip)] watched: Option<Callback<descent::experiment::Experiment>>,
) -> impl IntoView {
    let label = simulation::label(strings::A_NETWORK, &simulation.id);
    let model = Model::new(experiment);
    let player = model.player();
    player.follow_clock();
    let experiment = Signal::derive(move || descent::experiment::Experiment::Network(model.experiment()));
    let exports = Exports::new(experiment, "network", player)
        .with_text(export::EPOCHS, ".csv", "text/csv", move || {
            let rows = |record: &Record| model.with_experiment(|experiment| record.table(&experiment.optimizers));
            model.with_record(rows)
        })
        .with_network_scripts(move || model.experiment())
        .with_picture([640.0, 640.0], Answers(model), move || picture_words(model));
    watch(experiment, watched);
    let are_digits = Memo::new(move |_| model.with_experiment(|experiment| experiment.data == Data::Digits));
    view! {
        <section class="simulation" id=format!("simulation-{}", simulation.id) aria-label=label data-simulation=simulation.id.as_str()
            data-step=move || player.status_step() data-status=move || player.status() data-trained=move || model.with_record(|record| record.epochs())>
            <div class="sim-board">
                <div class="sim-main">
                    {move || (!are_digits.get()).then(|| view! { <Plane model/> })}
                    <NetworkDrawing model/>
                    <Transport player on_run=run_recorder(&simulation.id)/>
                    <TrainerState model/>
                    {move || are_digits.get().then(|| view! { <DigitsPanel model/> })}
                </div>
                <div class="sim-side">
                    <div class="sim-controls">
                        <OptimizerList model/>
                        <details class="net-more"><summary>{strings::MORE}</summary>
                            <DataControls model/>
                            <LayerControls model/>
                            <TrainingControls model/>
                        </details>
                        <Restore model/>
                    </div>
                    <div class="sim-readings">
                        <Losses model/>
                        <InWords model/>
                        <ShareAndSave exports/>
                    </div>
                </div>
            </div>
            <div class="sim-note" inner_html=simulation.caption.as_str()></div>
            <Announcer player/>
        </section>
    }
}

/// The picture of a network that is saved: its decision on the plane, or, where it reads digits, the curves of its loss.
#[derive(Clone, Copy)]
struct Answers(Model);

impl Drawable for Answers {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        let model = self.0;
        untrack(|| match model.with_experiment(points) {
            Some(all) => Decision::new(all, model.view(), model.lane(), false).draw(pen, tone),
            None => losses::curves(model, losses::Quantity::Loss).draw(pen, tone),
        })
    }
}

/// What that picture shows, in words.
fn picture_words(model: Model) -> String {
    let name = model
        .with_experiment(|experiment| training::names(experiment).into_iter().nth(model.lane()).unwrap_or_default());
    let epoch = model.view().map_or(0, |view| view.epoch);
    if model.with_experiment(|experiment| experiment.data == Data::Digits) {
        return strings::losses_until(epoch);
    }
    strings::decision(&name, epoch)
}

/// The plane with the network's decision.
#[component]
fn Plane(model: Model) -> impl IntoView {
    let all = Memo::new(move |_| model.with_experiment(points));
    let label = Signal::derive(move || picture_words(model));
    let picture = move || {
        all.get().map(|all| {
            let picture = Memo::new(move |_| Decision::new(all.clone(), model.view(), model.lane(), false));
            view! { <PlotView picture label class="net-plane" size=[400.0, 400.0]/> }
        })
    };
    view! { {picture} }
}

#[component]
fn NetworkDrawing(model: Model) -> impl IntoView {
    let sizes = Memo::new(move |_| {
        model
            .with_experiment(|experiment| experiment.architecture().map(|own| own.sizes().to_vec()).unwrap_or_default())
    });
    let picture = Memo::new(move |_| Diagram::new(sizes.get(), model.view()));
    let label = Signal::derive(move || diagram::words(&sizes.get(), model.view().as_deref()));
    view! { <PlotView picture label class="net-drawing" size=[400.0, 220.0]/> }
}

/// Whether the trainer is at work, and what to do when it is not there.
#[component]
fn TrainerState(model: Model) -> impl IntoView {
    let failure = move || match model.connection_state() {
        ConnectionState::Failed(reason) => Some(reason),
        _ => None,
    };
    let training = Memo::new(move |_| model.is_training());
    let [epochs, all] = [
        Signal::derive(move || model.with_record(|record| record.epochs())),
        Signal::derive(move || model.with_experiment(|experiment| experiment.epochs)),
    ];
    let pace = move || {
        let pace = model.with_record(|record| record.pace());
        pace.map(|pace| strings::pace(pace.round() as usize))
    };
    view! {
        <p class="net-progress">
            <progress aria-label=strings::EPOCHS_TRAINED max=all value=epochs></progress>
            <span>{move || strings::trained(epochs.get(), all.get())}{pace}</span>
            <button type="button" hidden=move || !training.get() on:click=move |_| model.cancel()>{strings::STOP_TRAINING}</button>
        </p>
        {move || failure().map(|reason| view! {
            <div class="sim-lost" role="alert">
                <p>{strings::cannot_be_trained(&reason)}</p>
                <button type="button" on:click=move |_| model.retry()>{strings::TRY_AGAIN}</button>
            </div>
        })}
    }
}

/// Everything as the lesson has it.
#[component]
fn Restore(model: Model) -> impl IntoView {
    let changed = move || model.experiment() != model.preset();
    let restore = move |_| drop(model.change(|experiment| *experiment = model.preset()));
    view! {
        <button type="button" class="sim-restore" hidden=move || !changed() on:click=restore>{simulation::RESTORE}</button>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn simulation(experiment: descent::experiment::Experiment) -> &'static Simulation {
        let (id, caption) = ("net".into(), "<p>Look.</p>".into());
        Box::leak(Box::new(Simulation { id, experiment, caption, surface: false, tour: Vec::new() }))
    }

    fn html(text: &str) -> String {
        let experiment: NetworkExperiment = serde_json::from_str(text).expect("an experiment");
        let simulation = simulation(descent::experiment::Experiment::Network(experiment.clone()));
        Owner::new().with(|| view! { <NetworkSimulation simulation experiment/> }.to_html())
    }

    #[test]
    fn a_page_without_javascript_shows_the_points_and_the_layers() {
        let html = html(r#"{"data": "moons", "optimizers": [{"id": "adam"}, {"id": "adam", "lr": 0.1}]}"#);
        assert!(html.contains("<svg xmlns") && html.contains("light-dark(#"), "pictures are there in both themes");
        assert!(html.contains("The network: layers of 2, 4, 2, 1 units"));
        for name in
            ["learning rate of Adam (2)", "One unit more in hidden layer 1", "Data", "Epochs", "Remove Adam (1)"]
        {
            assert!(html.contains(&format!("aria-label=\"{name}\"")), "{name}");
        }
    }

    #[test]
    fn digits_have_a_pad_and_a_table() {
        let html = html(r#"{"data": "digits", "hidden": [16], "activation": "relu", "optimizers": [{"id": "adam"}]}"#);
        assert_eq!(html.matches("class=\"net-cell\"").count(), 64);
        assert!(html.contains("Which digit is taken for which") && html.contains("Use an example"));
        assert!(html.contains("E. Alpaydin and C. Kaynak") && html.contains("CC BY 4.0"), "their licence asks for it");
    }
}
