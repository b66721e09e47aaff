//! Mistakes in the lessons, shown to the author who is editing them.

use leptos::prelude::*;

use crate::course::COURSE;

/// Every mistake with its place. Shows nothing in a course without mistakes.
#[component]
pub fn Diagnostics() -> impl IntoView {
    let diagnostics = COURSE.diagnostics;
    (!diagnostics.is_empty()).then(|| {
        let count = diagnostics.len();
        let title = if count == 1 { "One mistake in the lessons".to_owned() } else { format!("{count} mistakes in the lessons") };
        view! {
            <section class="diagnostics" role="alert">
                <h2>{title}</h2>
                <p>"Save the file again when it is mended; this page follows. Lessons that could not be compiled are left out until then."</p>
                <ol>{diagnostics.iter().map(|diagnostic| view! { <li><pre>{*diagnostic}</pre></li> }).collect_view()}</ol>
            </section>
        }
    })
}
