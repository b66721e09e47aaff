//! The key of an optimizer: a piece of its line with its marker.

use crate::plot::optimizer_style::OptimizerStyle;
use leptos::prelude::*;

/// A small picture of an optimizer's colour, dash and marker. Its name stands beside it.
#[component]
pub fn Key(style: OptimizerStyle) -> impl IntoView {
    let dash: Vec<String> = style.dash.0.iter().map(f64::to_string).collect();
    let corners: Vec<String> =
        style.marker.corners().iter().map(|[x, y]| format!("{:.2},{:.2}", 17.0 + 5.4 * x, 8.0 + 5.4 * y)).collect();
    view! {
        <svg class="sim-key" viewBox="0 0 34 16" width="34" height="16" aria-hidden="true" color=style.css()>
            <line x1="1" y1="8" x2="33" y2="8" stroke="currentColor" stroke-width="2.4" stroke-dasharray=dash.join(" ")></line>
            {if corners.is_empty() {
                view! { <circle cx="17" cy="8" r="4.4" fill="currentColor"></circle> }.into_any()
            } else {
                view! { <polygon points=corners.join(" ") fill="currentColor"></polygon> }.into_any()
            }}
        </svg>
    }
}
