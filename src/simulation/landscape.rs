//! The simulation on a landscape, as lessons show it.

use super::arrows::ArrowLegend;
use super::conditions::Conditions;
use super::controls::Controls;
use super::curve::Curves;
use super::divergence::DivergencePanel;
use super::export::{Exports, ShareAndSave, watch};
use super::model::Model;
use super::moving_average::MovingAverageSimulation;
use super::network::NetworkSimulation;
use super::neuron::{FitPanel, NeuronControls};
use super::objective_view::ObjectiveView;
use super::player::Announcer;
use super::schedules::{self, SchedulePanel};
use super::script::Script;
use super::start_point::StartFields;
use super::table::InWords;
use super::tour::Tour;
use super::transport::Transport;
use crate::course::{Simulation, use_mathematics};
use crate::lazy_chunk;
use crate::lazy_chunk::LoadWhen;
use crate::progress::run_recorder;
use crate::strings::simulation as strings;
use descent::experiment::{DescentExperiment, Experiment};
use descent::moving_average;
use descent::network;
use descent::objective::Objective;
use leptos::prelude::*;

/// A lesson's simulation with its tour.
#[component]
pub fn SimulationView(simulation: &'static Simulation) -> impl IntoView {
    match &simulation.experiment {
        Experiment::Descent(experiment) => {
            view! { <LandscapeSimulation simulation experiment=experiment.clone()/> }.into_any()
        }
        other => {
            let experiment = StoredValue::new(other.clone());
            lazy_chunk::placeholder("simulation", LoadWhen::Immediately, move || {
                whole(simulation, experiment.get_value(), None)
            })
        }
    }
}

/// A simulation that begins with `experiment`, whatever the experiment of `simulation` is.
#[component]
pub fn ExperimentView(
    /// Where it stands: its id, caption and tour.
    simulation: &'static Simulation,
    experiment: Experiment,
    /// Is called with whatever it shows now.
    #[prop(optional, into)]
    watched: Option<Callback<Experiment>>,
) -> impl IntoView {
    match experiment {
        Experiment::Descent(experiment) => view! { <LandscapeSimulation simulation experiment watched/> }.into_any(),
        other => lazy_chunk::placeholder("simulation", LoadWhen::Immediately, move || {
            whole(simulation, other.clone(), watched)
        }),
    }
}

type Watched = Option<Callback<Experiment>>;

lazy_chunk! {
    fn whole(simulation: &'static Simulation, experiment: Experiment, watched: Watched) in on_demand {
        match experiment {
            Experiment::Descent(experiment) => view! { <LandscapeSimulation simulation experiment watched/> }.into_any(),
            Experiment::MovingAverage(experiment) => {
                lazy_chunk::placeholder("moving-average", LoadWhen::Immediately, move || averaged(simulation, experiment.clone(), watched))
            }
            Experiment::Network(experiment) => {
                lazy_chunk::placeholder("network", LoadWhen::Immediately, move || trained(simulation, experiment.clone(), watched))
            }
        }
    }
}
lazy_chunk! {
    fn averaged(simulation: &'static Simulation, experiment: moving_average::MovingAverageExperiment, watched: Watched) in average {
        view! { <MovingAverageSimulation simulation experiment watched/> }
    }
}
lazy_chunk! {
    fn trained(simulation: &'static Simulation, experiment: network::NetworkExperiment, watched: Watched) in network {
        view! { <NetworkSimulation simulation experiment watched/> }
    }
}
lazy_chunk! { fn curves(model: Model) in preloaded { view! { <Curves model/> } } }
lazy_chunk! { fn words(model: Model) in preloaded { view! { <InWords model/> } } }
lazy_chunk! { fn schedule(model: Model) in on_demand { view! { <SchedulePanel model/> } } }
lazy_chunk! { fn fit(model: Model) in on_demand { view! { <FitPanel model/> } } }
lazy_chunk! { fn neuron(model: Model) in on_demand { view! { <NeuronControls model/> } } }
lazy_chunk! { fn tour(model: Model, script: Script) in preloaded { view! { <Tour model script/> } } }
lazy_chunk! { fn arrows(model: Model) in preloaded { view! { <ArrowLegend model/> } } }
lazy_chunk! { fn start(model: Model) in preloaded { view! { <StartFields model/> } } }
lazy_chunk! { fn conditions(model: Model) in preloaded { view! { <Conditions model/> } } }
lazy_chunk! { fn exports(model: Model) in on_demand { view! { <ShareAndSave exports=Exports::of_descent(model)/> } } }

#[component]
fn LandscapeSimulation(
    simulation: &'static Simulation,
    experiment: DescentExperiment,
    #[prop(optional_no_strip)] watched: Option<Callback<Experiment>>,
) -> impl IntoView {
    let name = experiment.objective.name().to_owned();
    let mathematics = use_mathematics();
    let formula = experiment.objective.landscape().map_or("", |landscape| mathematics.formula(landscape.id));
    let label = strings::label(&name, &simulation.id);
    let is_neuron = matches!(experiment.objective, Objective::Neuron(_));
    let is_scheduled = schedules::has_schedule(&experiment);
    let model = Model::new(experiment);
    let player = model.player();
    player.follow_clock();
    watch(Signal::derive(move || Experiment::Descent(model.experiment())), watched);
    view! {
        <section class="simulation" id=format!("simulation-{}", simulation.id) aria-label=label
            data-simulation=simulation.id.as_str() data-step=move || player.status_step() data-status=move || player.status()>
            <div class="sim-board">
                <div class="sim-main">
                    <ObjectiveView model surface=simulation.surface/>
                    {is_neuron.then(|| lazy_chunk::placeholder("fit", LoadWhen::Immediately, move || fit(model)))}
                    {Script::new(&simulation.tour).map(|script| lazy_chunk::placeholder("tour", LoadWhen::NearViewport, move || tour(model, script)))}
                    <Transport player on_run=run_recorder(&simulation.id)/>
                    {lazy_chunk::placeholder("arrows", LoadWhen::NearViewport, move || arrows(model))}
                    <DivergencePanel model/>
                </div>
                <div class="sim-side">
                    <div class="sim-controls">
                        <Controls model/>
                        {is_neuron.then(|| lazy_chunk::placeholder("neuron", LoadWhen::Immediately, move || neuron(model)))}
                        <div class="sim-objective">
                            <p class="sim-formula"><span>{name.clone()}{(!formula.is_empty()).then_some(": ")}</span><span inner_html=formula></span></p>
                            {lazy_chunk::placeholder("start", LoadWhen::NearViewport, move || start(model))}
                        </div>
                        {lazy_chunk::placeholder("conditions", LoadWhen::NearViewport, move || conditions(model))}
                    </div>
                    <div class="sim-readings">
                        {is_scheduled.then(|| lazy_chunk::placeholder("schedule", LoadWhen::NearViewport, move || schedule(model)))}
                        {lazy_chunk::placeholder("curves", LoadWhen::NearViewport, move || curves(model))}
                        {lazy_chunk::placeholder("words", LoadWhen::NearViewport, move || words(model))}
                        {lazy_chunk::placeholder("exports", LoadWhen::OnInteraction, move || exports(model))}
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

    fn html() -> String {
        let text = r#"{"kind": "descent", "landscape": "ravine", "start": [-5, 2], "steps": 60,
            "optimizers": [{"id": "gd", "lr": 0.1}, {"id": "momentum", "lr": 0.1}]}"#;
        let simulation: &'static Simulation = Box::leak(Box::new(Simulation {
            id: "test".to_owned(),
            experiment: serde_json::from_str(text).expect("an experiment"),
            caption: "<p>Look.</p>".to_owned(),
            surface: false,
            tour: Vec::new(),
        }));
        Owner::new().with(|| view! { <SimulationView simulation/> }.to_html())
    }

    #[test]
    fn a_page_without_javascript_shows_the_map_and_its_words() {
        let html = html();
        assert!(html.contains("<svg xmlns") && html.contains("light-dark(#"), "the picture is there in both themes");
        assert!(html.contains("Its minimum is at (0, 0). The start is at (−5, 2)."));
        assert!(html.contains("Gradient descent: loss 10.5 at the start."));
        assert!(html.contains("data-step=\"0\"") && html.contains("data-status=\"ready\""));
    }

    #[test]
    fn every_control_has_a_name() {
        let html = html();
        for name in
            ["learning rate of Momentum", "momentum of Momentum, as a number", "Start x", "Step back", "Show Momentum"]
        {
            assert!(html.contains(&format!("aria-label=\"{name}\"")), "{name}");
        }
        for text in ["Run", "Step", "Reset", "Speed"] {
            assert!(html.contains(text), "{text}");
        }
    }
}
