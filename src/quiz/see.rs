//! Simulations in questions that are made only when the reader wants them.

use leptos::prelude::*;

use crate::course::Simulation;
use crate::simulation::SimulationView;

/// A fold with the simulation, which is made when it is opened for the first time.
#[component]
pub fn SeeItHappen(simulation: &'static Simulation, summary: &'static str) -> impl IntoView {
    let opened = RwSignal::new(false);
    view! {
        <details class="see" on:toggle=move |_| opened.set(true)>
            <summary>{summary}</summary>
            {move || opened.get().then(|| view! { <SimulationView simulation/> })}
        </details>
    }
}
