//! Mistakes in the lessons, shown to the author who is editing them.

use leptos::prelude::*;

use crate::strings::shell as strings;

/// What the compiler says of the lessons, while their author works on them.
#[derive(Clone, Debug, Default)]
pub struct Mistakes(pub Vec<String>);

/// Every mistake and warning with its place. Shows nothing in a course without any.
#[component]
pub fn Diagnostics() -> impl IntoView {
    let Mistakes(diagnostics) = use_context().unwrap_or_default();
    (!diagnostics.is_empty()).then(|| {
        view! {
            <section class="diagnostics" role="alert">
                <h2>{strings::mistakes(diagnostics.len())}</h2>
                <p>{strings::MEND}</p>
                <ol>{diagnostics.into_iter().map(|diagnostic| view! { <li><pre>{diagnostic}</pre></li> }).collect_view()}</ol>
            </section>
        }
    })
}
