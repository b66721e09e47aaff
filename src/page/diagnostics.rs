//! Mistakes in the lessons, shown to the author who is editing them.

use leptos::prelude::*;

use crate::course::COURSE;
use crate::strings::shell as strings;

/// Every mistake with its place. Shows nothing in a course without mistakes.
#[component]
pub fn Diagnostics() -> impl IntoView {
    let diagnostics = COURSE.diagnostics;
    (!diagnostics.is_empty()).then(|| {
        view! {
            <section class="diagnostics" role="alert">
                <h2>{strings::mistakes(diagnostics.len())}</h2>
                <p>{strings::MEND}</p>
                <ol>{diagnostics.iter().map(|diagnostic| view! { <li><pre>{*diagnostic}</pre></li> }).collect_view()}</ol>
            </section>
        }
    })
}
