//! A simulation alone, as frames on other pages show it.

use leptos::prelude::*;

use crate::course::use_course;
use crate::page::lab::{LAB, addressed, default_experiment};
use crate::route::{self, Route};
use crate::simulation::ExperimentView;
use crate::simulation::export::lab_href;
use crate::strings::shell as strings;

/// The simulation that the address holds, with a way to the course.
#[component]
pub fn EmbedPage() -> impl IntoView {
    let title = use_course().title.as_str();
    let fragment = route::fragment();
    let found = Memo::new(move |_| fragment.with(|fragment| addressed(fragment)));
    let experiment = Memo::new(move |_| found.get().and_then(Result::ok).unwrap_or_else(default_experiment));
    let broken = move || found.get().and_then(Result::err).map(|broken| broken.to_string());
    view! {
        <div class="embed">
            <h1 tabindex="-1">{strings::SIMULATION}</h1>
            <p class="embed-head">
                <a href=move || experiment.with(lab_href) target="_blank" rel="noopener">{strings::CHANGE_IN_LAB}</a>
                {strings::FROM}
                <a href=Route::Home.href() target="_blank" rel="noopener">{title}</a>
            </p>
            {move || broken().map(|why| view! { <p class="notice" role="alert">{why}</p> })}
            {move || view! { <ExperimentView simulation=&LAB experiment=experiment.get()/> }}
        </div>
    }
}
