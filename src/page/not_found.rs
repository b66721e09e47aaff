//! What an unknown address shows.

use leptos::prelude::*;

use crate::page::home::LessonList;
use crate::route::Route;

/// Says that there is no such page, and where the reader may have wanted to go.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let path = RwSignal::new(String::new());
    Effect::new(move |_| path.set(window().location().pathname().unwrap_or_default()));
    view! {
        <div class="page">
            <h1 tabindex="-1">"There is no such page"</h1>
            <p class="lead">
                "Nothing lives at " <code>{path}</code>
                ". Perhaps the link is old, or a letter is missing. Nothing that you did is lost."
            </p>
            <p><a class="button primary" href=Route::Home.href()>"To the first page"</a></p>
            <h2>"All lessons"</h2>
            <LessonList/>
        </div>
    }
}
