//! A piece of a lesson or of a question.

use leptos::prelude::*;

use crate::course::{Block, COURSE, Surface};
use crate::page::predict::PredictView;
use crate::simulation::SimulationView;
use crate::simulation::picture::SurfacePicture;

/// Shows one block.
#[component]
pub fn BlockView(
    /// The piece to show.
    block: &'static Block,
) -> impl IntoView {
    match block {
        Block::Html(html) => view! { <div class="prose" inner_html=*html></div> }.into_any(),
        Block::Rule(optimizer) => view! { <RuleView optimizer/> }.into_any(),
        Block::Simulation(simulation) => view! { <SimulationView simulation/> }.into_any(),
        Block::Predict(predict) => view! { <PredictView predict/> }.into_any(),
        Block::Surface(Surface { landscape, view, words }) => {
            view! { <SurfacePicture landscape view=*view words/> }.into_any()
        }
    }
}

/// An optimizer's update rule, set off from the text.
#[component]
pub fn RuleView(
    /// Id of the optimizer.
    optimizer: &'static str,
) -> impl IntoView {
    let rule = COURSE.optimizer(optimizer).map(|page| page.rule).unwrap_or_default();
    view! { <div class="rule" data-optimizer=optimizer inner_html=rule></div> }
}
