//! The glossary: every term of the course with what it means.

use leptos::prelude::*;

use crate::course::{COURSE, Term};

/// All terms in alphabetical order.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    view! {
        <div class="page glossary">
            <h1 tabindex="-1">"Glossary"</h1>
            <p class="lead">"What the words of this course mean, each in a sentence or two."</p>
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
