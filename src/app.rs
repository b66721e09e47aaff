//! The shell around every page: header, routes, footer, and what happens between pages.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{Route as RoutePage, Router, Routes};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::course::COURSE;
use crate::page::analysis::AnalysisPage;
use crate::page::diagnostics::Diagnostics;
use crate::page::embed::EmbedPage;
use crate::page::final_quiz::FinalQuizPage;
use crate::page::glossary::GlossaryPage;
use crate::page::home::HomePage;
use crate::page::lab::LabPage;
use crate::page::lesson::LessonPage;
use crate::page::not_found::NotFoundPage;
use crate::page::progress::ProgressPage;
use crate::page::review::ReviewPage;
use crate::page::score::ScorePage;
use crate::progress::{SaveNotice, provide_progress};
use crate::route::{self, Route};
use crate::term;
use crate::theme::{ThemeSwitch, provide_theme};

/// The whole course.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_theme();
    provide_progress();
    // Tells tests and measurements that the page answers.
    Effect::new(|_| document().document_element().map(|root| root.set_attribute("data-ready", "yes")));
    view! {
        <Title formatter=|page: String| if page.is_empty() { COURSE.title.to_owned() } else { format!("{page} · {}", COURSE.title) }/>
        <Router base=route::base()>
            <Shell>
                <Routes fallback=NotFoundPage>
                    <RoutePage path=path!("/") view=HomePage/>
                    <RoutePage path=path!("/lesson/:id") view=LessonPage/>
                    <RoutePage path=path!("/review") view=ReviewPage/>
                    <RoutePage path=path!("/glossary") view=GlossaryPage/>
                    <RoutePage path=path!("/final-quiz") view=FinalQuizPage/>
                    <RoutePage path=path!("/score") view=ScorePage/>
                    <RoutePage path=path!("/progress") view=ProgressPage/>
                    <RoutePage path=path!("/lab") view=LabPage/>
                    <RoutePage path=path!("/embed") view=EmbedPage/>
                    <RoutePage path=path!("/analysis") view=AnalysisPage/>
                </Routes>
            </Shell>
        </Router>
    }
}

/// Header, main and footer. Routed pages come as children.
#[component]
fn Shell(children: Children) -> impl IntoView {
    let main = NodeRef::<leptos::html::Main>::new();
    focus_heading_after_navigation(main);
    Effect::new(|_| {
        // The pointer may be on a term while the focus is anywhere.
        let listener = window_event_listener(leptos::ev::keydown, |event| term::close(&event));
        on_cleanup(move || listener.remove());
    });
    // A plain `#main` would lead to the base address, not to this page.
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(main) = main.get() {
            let _ = main.focus();
        }
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>"Skip to the content"</a>
        <header class="site-header">
            <a class="site-name" href=Route::Home.href()>{COURSE.title}</a>
            <nav aria-label="Course">
                <NavigationLink to=Route::Home label="Lessons"/>
                <NavigationLink to=Route::Review label="Review"/>
                <NavigationLink to=Route::Lab label="Lab"/>
                <NavigationLink to=Route::FinalQuiz label="Final quiz"/>
                <NavigationLink to=Route::Progress label="Progress"/>
            </nav>
            <ThemeSwitch/>
        </header>
        <Diagnostics/>
        <SaveNotice/>
        <main
            id="main"
            node_ref=main
            tabindex="-1"
            on:click=move |event| term::tap(&event)
            on:mouseout=move |event| term::leave(event.target(), event.related_target())
            on:focusout=move |event| term::leave(event.target(), event.related_target())
        >
            {children()}
        </main>
        <footer class="site-footer">
            <p>"Everything you do here stays in this browser. "<a href=Route::Glossary.href()>"Glossary"</a></p>
        </footer>
    }
}

/// A link of the header that knows whether it leads to the present page.
#[component]
fn NavigationLink(to: Route<'static>, label: &'static str) -> impl IntoView {
    let location = use_location();
    let current = move || {
        let path = location.pathname.get();
        let within = path.strip_prefix(&route::base()).unwrap_or(&path).trim_end_matches('/').to_owned();
        (within == to.path().trim_end_matches('/')).then_some("page")
    };
    view! { <a href=to.href() aria-current=current>{label}</a> }
}

/// Moves the focus to the new page's heading, so that keyboard and screen reader start there;
/// the first page keeps the browser's own focus.
fn focus_heading_after_navigation(main: NodeRef<leptos::html::Main>) {
    let location = use_location();
    Effect::new(move |before: Option<String>| {
        let now = location.pathname.get();
        if before.as_ref().is_some_and(|before| *before != now) {
            request_animation_frame(move || {
                let Some(main) = main.get_untracked() else { return };
                if let Ok(Some(heading)) = main.query_selector("h1") {
                    let heading: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(heading);
                    let options = web_sys::FocusOptions::new();
                    options.set_prevent_scroll(true);
                    let _ = heading.focus_with_options(&options);
                }
            });
        }
        now
    });
}
