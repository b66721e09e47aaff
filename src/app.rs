//! The shell around every page: header, page, footer.

use leptos::prelude::*;

use crate::course::use_course;
use crate::island::Island;
use crate::page::analysis::AnalysisPage;
use crate::page::diagnostics::Diagnostics;
use crate::page::embed::EmbedPage;
use crate::page::final_quiz::FinalQuizPage;
use crate::page::glossary::GlossaryPage;
use crate::page::home::HomePage;
use crate::page::lab::LabPage;
use crate::page::lesson::{LessonPage, LessonPageProps};
use crate::page::not_found::NotFoundPage;
use crate::page::progress::ProgressPage;
use crate::page::review::ReviewPage;
use crate::page::score::ScorePage;
use crate::progress::{SaveNotice, provide_progress};
use crate::route::Route;
use crate::strings::shell as strings;
use crate::theme::{ThemeSwitch, provide_theme};
use crate::update::UpdateNotice;

/// One page of the course: the one at `route`, or the one that helps a reader on who came to no page. It is rendered
/// natively; in the browser only its islands are mounted.
#[component]
pub fn App(route: Option<Route<'static>>) -> impl IntoView {
    provide_theme();
    provide_progress();
    view! { <Shell route>{page(route)}</Shell> }
}

fn page(route: Option<Route<'static>>) -> AnyView {
    match route {
        Some(Route::Home) => HomePage().into_any(),
        Some(Route::Lesson(id)) => LessonPage(LessonPageProps { id }).into_any(),
        Some(Route::Review) => ReviewPage().into_any(),
        Some(Route::Glossary) => GlossaryPage().into_any(),
        Some(Route::FinalQuiz) => view! { <Island name="final-quiz"><FinalQuizPage/></Island> }.into_any(),
        Some(Route::Score) => view! { <Island name="score"><ScorePage/></Island> }.into_any(),
        Some(Route::Lab) => view! { <Island name="lab"><LabPage/></Island> }.into_any(),
        Some(Route::Embed) => view! { <Island name="embed"><EmbedPage/></Island> }.into_any(),
        Some(Route::Progress) => view! { <Island name="progress"><ProgressPage/></Island> }.into_any(),
        Some(Route::Analysis) => view! { <Island name="analysis"><AnalysisPage/></Island> }.into_any(),
        None => NotFoundPage().into_any(),
    }
}

/// Header, main and footer.
#[component]
fn Shell(route: Option<Route<'static>>, children: Children) -> impl IntoView {
    let title = use_course().title.as_str();
    // A plain `#main` would lead to the base address, not to this page.
    let here = route.unwrap_or(Route::Home).href();
    let link = move |to: Route<'static>, label: &'static str| {
        view! { <a href=to.href() aria-current=(route == Some(to)).then_some("page")>{label}</a> }
    };
    view! {
        <header class="site-header">
            <a class="skip-link" href=format!("{here}#main")>{strings::SKIP}</a>
            <a class="site-name" href=Route::Home.href()>{title}</a>
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
        <p id="page-status" class="visually-hidden" role="status"></p>
        <Island name="save-notice"><SaveNotice/></Island>
        <Island name="update-notice"><UpdateNotice/></Island>
        <main id="main" tabindex="-1"><Diagnostics/>{children()}</main>
        <footer class="site-footer">
            <p>{strings::STAYS_HERE}" "<a href=Route::Glossary.href()>{strings::GLOSSARY}</a></p>
        </footer>
    }
}
