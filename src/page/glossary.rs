//! The glossary: every term of the course with what it means.

use leptos::prelude::*;

use crate::course::{Term, use_course};
use crate::strings::shell as strings;

/// All terms in alphabetical order.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    view! {
        <div class="page glossary">
            <h1 tabindex="-1">{strings::GLOSSARY}</h1>
            <p class="lead">{strings::GLOSSARY_LEAD}</p>
            <dl>{use_course().terms.iter().map(entry).collect_view()}</dl>
        </div>
    }
}

fn entry(term: &'static Term) -> impl IntoView {
    view! {
        <div id=term.id.as_str()>
            <dt>{term.name.as_str()}</dt>
            <dd inner_html=term.definition.as_str()></dd>
        </div>
    }
}
