//! The shell around every page: header, page, footer.

use leptos::prelude::*;

use crate::course::COURSE;
use crate::island::Island;
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
use crate::route::Route;
use crate::strings::shell as strings;
use crate::term;
use crate::theme::{ThemeSwitch, provide_theme};
use crate::update::UpdateNotice;

/// One page of the course: the one at `route`, or the one that helps a reader on who came to no page.
#[component]
pub fn App(
    /// Which page.
    route: Option<Route<'static>>,
) -> impl IntoView {
    framed(route, page)
}

/// A page that little is needed for: see [`is_light`].
#[component]
pub fn LightApp(
    /// Which page.
    route: Option<Route<'static>>,
) -> impl IntoView {
    framed(route, light_page)
}

/// Whether a page is one of those that are mostly read.
pub fn is_light(route: Option<Route<'_>>) -> bool {
    matches!(route, Some(Route::Home | Route::Glossary) | None)
}

/// A page in the shell, with all that pages share.
fn framed(route: Option<Route<'static>>, page: fn(Option<Route<'static>>) -> AnyView) -> impl IntoView {
    provide_theme();
    provide_progress();
    term::follow();
    view! { <Shell route>{page(route)}</Shell> }
}

/// Whether lesson pages are shown whole. In a release only their living parts are made anew: see [`crate::living`].
const HAS_LESSONS: bool = cfg!(not(feature = "split"));

fn page(route: Option<Route<'static>>) -> AnyView {
    match route {
        Some(Route::Lesson(id)) if HAS_LESSONS => LessonPage(crate::page::lesson::LessonPageProps { id }).into_any(),
        Some(Route::Review) => ReviewPage().into_any(),
        Some(Route::FinalQuiz) => FinalQuizPage().into_any(),
        Some(Route::Score) => ScorePage().into_any(),
        Some(Route::Lab) => LabPage().into_any(),
        Some(Route::Embed) => EmbedPage().into_any(),
        Some(Route::Progress) => ProgressPage().into_any(),
        Some(Route::Analysis) => AnalysisPage().into_any(),
        route => light_page(route),
    }
}

fn light_page(route: Option<Route<'static>>) -> AnyView {
    match route {
        Some(Route::Home) => HomePage().into_any(),
        Some(Route::Glossary) => GlossaryPage().into_any(),
        _ => NotFoundPage().into_any(),
    }
}

/// Header, main and footer.
#[component]
fn Shell(route: Option<Route<'static>>, children: Children) -> impl IntoView {
    let main = NodeRef::<leptos::html::Main>::new();
    // A plain `#main` would lead to the base address, not to this page.
    let here = route.unwrap_or(Route::Home).href();
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(main) = main.get() {
            let _ = main.focus();
        }
    };
    let link = move |to: Route<'static>, label: &'static str| {
        view! { <a href=to.href() aria-current=(route == Some(to)).then_some("page")>{label}</a> }
    };
    view! {
        <header class="site-header">
            <a class="skip-link" href=format!("{here}#main") on:click=skip>{strings::SKIP}</a>
            <a class="site-name" href=Route::Home.href()>{COURSE.title}</a>
            // On a narrow screen the button shows the links over the page, without a program; on a wide one they stand there.
            <button type="button" class="menu-button" popovertarget="menu">{strings::MENU}</button>
            <nav id="menu" popover="auto" aria-label=strings::COURSE>
                {link(Route::Home, strings::LESSONS)}
                {link(Route::Review, strings::REVIEW)}
                {link(Route::Lab, strings::LAB)}
                {link(Route::FinalQuiz, strings::FINAL_QUIZ)}
                {link(Route::Progress, strings::PROGRESS)}
            </nav>
            <Island name="theme"><ThemeSwitch/></Island>
        </header>
        <Diagnostics/>
        <Island name="save-notice"><SaveNotice/></Island>
        <Island name="update-notice"><UpdateNotice/></Island>
        <main id="main" node_ref=main tabindex="-1">{children()}</main>
        <footer class="site-footer">
            <p>{strings::STAYS_HERE}" "<a href=Route::Glossary.href()>{strings::GLOSSARY}</a></p>
        </footer>
    }
}
