//! The glossary: every term of the course with what it means.

use leptos::prelude::*;

use crate::course::{COURSE, Term};
use crate::strings::shell as strings;

/// All terms in alphabetical order.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    view! {
        <div class="page glossary">
            <h1 tabindex="-1">{strings::GLOSSARY}</h1>
            <p class="lead">{strings::GLOSSARY_LEAD}</p>
            <dl>{COURSE.terms.iter().map(entry).collect_view()}</dl>
        </div>
    }
}

fn entry(term: &'static Term) -> impl IntoView {
    view! {
        <div id=term.id>
            <dt>{term.name}</dt>
            <dd inner_html=term.definition></dd>
        </div>
    }
}
