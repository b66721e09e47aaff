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
use crate::course::{Simulation, use_mathematics};
use crate::part;
use crate::part::When;
use crate::progress::run_recorder;
use crate::strings::simulation as strings;
use descent::experiment::Experiment;
use descent::moving_average;
use descent::network;
use descent::objective::Objective;
use descent::setup::Setup;
use leptos::prelude::*;

/// A lesson's simulation with its tour.
#[component]
pub fn SimulationView(simulation: &'static Simulation) -> impl IntoView {
    match &simulation.experiment {
        Setup::Descent(experiment) => {
            view! { <LandscapeSimulation simulation experiment=experiment.clone()/> }.into_any()
        }
        other => {
            let setup = StoredValue::new(other.clone());
            part::place("simulation", When::Now, move || whole(simulation, setup.get_value(), None))
        }
    }
}

/// A simulation that begins with `setup`, whatever the setup of `simulation` is.
#[component]
pub fn SetupView(
    /// Where it stands: its id, caption and tour.
    simulation: &'static Simulation,
    setup: Setup,
    /// Is told whatever it shows now.
    #[prop(optional, into)]
    watched: Option<Callback<Setup>>,
) -> impl IntoView {
    match setup {
        Setup::Descent(experiment) => view! { <LandscapeSimulation simulation experiment watched/> }.into_any(),
        other => part::place("simulation", When::Now, move || whole(simulation, other.clone(), watched)),
    }
}

type Watched = Option<Callback<Setup>>;

part! {
    fn whole(simulation: &'static Simulation, setup: Setup, watched: Watched) in later {
        match setup {
            Setup::Descent(experiment) => view! { <LandscapeSimulation simulation experiment watched/> }.into_any(),
            Setup::MovingAverage(experiment) => {
                part::place("moving-average", When::Now, move || averaged(simulation, experiment.clone(), watched))
            }
            Setup::Network(setup) => {
                part::place("network", When::Now, move || trained(simulation, setup.clone(), watched))
            }
        }
    }
}
part! {
    fn averaged(simulation: &'static Simulation, experiment: moving_average::Experiment, watched: Watched) in average {
        view! { <MovingAverageSimulation simulation experiment watched/> }
    }
}
part! {
    fn trained(simulation: &'static Simulation, setup: network::Setup, watched: Watched) in network {
        view! { <NetworkSimulation simulation setup watched/> }
    }
}
part! { fn curves(model: Model) in soon { view! { <Curves model/> } } }
part! { fn words(model: Model) in soon { view! { <InWords model/> } } }
part! { fn schedule(model: Model) in later { view! { <SchedulePanel model/> } } }
part! { fn fit(model: Model) in later { view! { <FitPanel model/> } } }
part! { fn neuron(model: Model) in later { view! { <NeuronControls model/> } } }
part! { fn tour(model: Model, script: Script) in soon { view! { <Tour model script/> } } }
part! { fn arrows(model: Model) in soon { view! { <ArrowLegend model/> } } }
part! { fn start(model: Model) in soon { view! { <StartFields model/> } } }
part! { fn conditions(model: Model) in soon { view! { <Conditions model/> } } }
part! { fn keepsakes(model: Model) in later { view! { <ShareAndSave keepsakes=Keepsakes::of_descent(model)/> } } }

#[component]
fn LandscapeSimulation(
    simulation: &'static Simulation,
    experiment: Experiment,
    #[prop(optional_no_strip)] watched: Option<Callback<Setup>>,
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
    watch(Signal::derive(move || Setup::Descent(model.experiment())), watched);
    view! {
        <section class="simulation" id=format!("simulation-{}", simulation.id) aria-label=label
            data-simulation=simulation.id.as_str() data-step=move || player.told() data-status=move || player.status()>
            <div class="sim-board">
                <div class="sim-stage">
                    <Stage model surface=simulation.surface/>
                    {is_neuron.then(|| part::place("fit", When::Now, move || fit(model)))}
                    {Script::new(&simulation.tour).map(|script| part::place("tour", When::Near, move || tour(model, script)))}
                    <Transport player on_run=run_recorder(&simulation.id)/>
                    {part::place("arrows", When::Near, move || arrows(model))}
                    <DivergencePanel model/>
                </div>
                <div class="sim-side">
                    <div class="sim-controls">
                        <Controls model/>
                        {is_neuron.then(|| part::place("neuron", When::Now, move || neuron(model)))}
                        <div class="sim-ground">
                            <p class="sim-formula"><span>{name.clone()}{(!formula.is_empty()).then_some(": ")}</span><span inner_html=formula></span></p>
                            {part::place("start", When::Near, move || start(model))}
                        </div>
                        {part::place("conditions", When::Near, move || conditions(model))}
                    </div>
                    <div class="sim-readings">
                        {is_scheduled.then(|| part::place("schedule", When::Near, move || schedule(model)))}
                        {part::place("curves", When::Near, move || curves(model))}
                        {part::place("words", When::Near, move || words(model))}
                        {part::place("keepsakes", When::Asked, move || keepsakes(model))}
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
