//! A piece of a lesson or of a question.

use leptos::prelude::*;

use crate::course::{Block, Predict, Surface, use_mathematics};
use crate::lazy_chunk;
use crate::lazy_chunk::LoadWhen;
use crate::page::predict::PredictView;
use crate::simulation::SimulationView;
use crate::simulation::picture::SurfacePicture;

#[component]
pub fn BlockView(block: &'static Block) -> impl IntoView {
    match block {
        Block::Html(html) => view! { <div class="prose" inner_html=html.as_str()></div> }.into_any(),
        Block::Rule(optimizer) => view! { <RuleView optimizer/> }.into_any(),
        Block::Simulation(simulation) => view! { <SimulationView simulation/> }.into_any(),
        Block::Predict(predict) => {
            lazy_chunk::placeholder("predict", LoadWhen::NearViewport, move || self::predict(predict))
        }
        Block::Surface(surface) => lazy_chunk::placeholder("picture", LoadWhen::NearViewport, move || picture(surface)),
    }
}

lazy_chunk! { /// A prediction.
pub fn predict(predict: &'static Predict) in preloaded { view! { <PredictView predict/> } } }
lazy_chunk! {
    fn picture(surface: &'static Surface) in on_demand {
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
