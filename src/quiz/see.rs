//! See it happen: the simulation that shows why an answer is right, under the question.

use leptos::prelude::*;

use crate::course::Simulation;
use crate::simulation::SimulationView;

/// A fold with the simulation, which is made when it is opened for the first time.
#[component]
pub fn SeeItHappen(
    /// What is to be seen.
    simulation: &'static Simulation,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    view! {
        <details class="see" on:toggle=move |_| opened.set(true)>
            <summary>"See it happen"</summary>
            {move || opened.get().then(|| view! { <SimulationView simulation/> })}
        </details>
    }
}
