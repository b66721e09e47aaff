//! What an unknown address shows.

use leptos::prelude::*;

use crate::island::Island;
use crate::page::home::LessonList;
use crate::route::Route;
use crate::strings::shell as strings;

/// Says that there is no such page, and where the reader may have wanted to go.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 tabindex="-1">{strings::NOT_FOUND}</h1>
            <p class="lead">
                {strings::NOTHING_AT[0]} <Island name="address"><code></code></Island> {strings::NOTHING_AT[1]}
            </p>
            <p><a class="button primary" href=Route::Home.href()>{strings::TO_FIRST_PAGE}</a></p>
            <Island name="lesson-list"><LessonList/></Island>
        </div>
    }
}

#[component]
pub fn MissingAddress() -> impl IntoView {
    let path = RwSignal::new(String::new());
    Effect::new(move |_| path.set(window().location().pathname().unwrap_or_default()));
    view! { <code>{path}</code> }
}
