//! A piece of a lesson or of a question.

use leptos::prelude::*;

use crate::course::{Block, Predict, Surface, use_mathematics};
use crate::page::predict::PredictView;
use crate::part;
use crate::part::When;
use crate::simulation::SimulationView;
use crate::simulation::picture::SurfacePicture;

#[component]
pub fn BlockView(block: &'static Block) -> impl IntoView {
    match block {
        Block::Html(html) => view! { <div class="prose" inner_html=html.as_str()></div> }.into_any(),
        Block::Rule(optimizer) => view! { <RuleView optimizer/> }.into_any(),
        Block::Simulation(simulation) => view! { <SimulationView simulation/> }.into_any(),
        Block::Predict(predict) => part::place("predict", When::Near, move || self::predict(predict)),
        Block::Surface(surface) => part::place("picture", When::Near, move || picture(surface)),
    }
}

part! { /// A prediction.
pub fn predict(predict: &'static Predict) in soon { view! { <PredictView predict/> } } }
part! {
    fn picture(surface: &'static Surface) in later {
        let Surface { landscape, view, words } = surface;
        view! { <SurfacePicture landscape view=*view words/> }
    }
}

/// The update rule of the optimizer with this id, set off from the text.
#[component]
pub fn RuleView(optimizer: &'static str) -> impl IntoView {
    let rule = use_mathematics().optimizer(optimizer).map_or("", |known| &known.rule);
    view! { <div class="rule" data-optimizer=optimizer inner_html=rule></div> }
}
