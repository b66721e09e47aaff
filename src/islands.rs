//! What each island of a page shows: the one list of them.

use std::future::Future;
use std::pin::Pin;

use course_model::{Block, Course, Lesson, Wanted};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::course::provide_course;
use crate::open_page::OpenPage;
use crate::page::analysis::AnalysisPage;
use crate::page::contents::{self, LessonStates};
use crate::page::embed::EmbedPage;
use crate::page::final_quiz::FinalQuizPage;
use crate::page::home::{Continue, LessonList};
use crate::page::lab::LabPage;
use crate::page::not_found::MissingAddress;
use crate::page::predict::PredictView;
use crate::page::progress::ProgressPage;
use crate::page::review::PrintButton;
use crate::page::score::ScorePage;
use crate::page_data::{self, Unreadable};
use crate::part;
use crate::part::{Kept, Missing, When, handover, place};
use crate::progress::{ProgressStore, SaveNotice, keep_record, provide_progress};
use crate::quiz::{DueForReview, QuizView};
use crate::simulation::SimulationView;
use crate::start;
use crate::strings::part as strings;
use crate::theme::ThemeSwitch;
use crate::update::UpdateNotice;

/// Brings all islands within an element to life: the first simulation at once, and the page answers; the others one by one,
/// once what is `meanwhile` to be done is done, so that nobody waits for them. What the list does not know stays as it was
/// prerendered; parts of the program that are still on their way leave their places as they were.
pub(crate) async fn mount(within: Element, page: &OpenPage, meanwhile: impl Future<Output = ()>) {
    let Ok(found) = within.query_selector_all("[data-island]") else { return start::set_ready(true) };
    let islands = (0..found.length()).filter_map(|index| found.item(index)?.dyn_into::<HtmlElement>().ok());
    let mut islands: Vec<_> = islands.collect();
    if let Some(first) = islands.iter().position(|island| name_of(island) == "simulation") {
        islands[..=first].rotate_right(1);
    }
    let mut islands = islands.into_iter();
    islands.next().into_iter().for_each(|first| mount_one(first, page));
    leptos::task::tick().await;
    start::set_ready(true);
    start::painted().await;
    meanwhile.await;
    for island in islands {
        start::give_way().await;
        if page.is_closed() {
            return;
        }
        mount_one(island, page);
    }
}

fn name_of(island: &HtmlElement) -> String {
    island.get_attribute("data-island").unwrap_or_default()
}

fn mount_one(island: HtmlElement, page: &OpenPage) {
    let name = name_of(&island);
    let of = island.get_attribute("data-of").unwrap_or_default();
    let owner = page.owner.child();
    let view = owner.with(|| {
        provide_context(kept(&island, &name));
        view(&name, &of, page)
    });
    let _ = island.remove_attribute("data-coming");
    if let Some(view) = view {
        let left = handover::take(&island);
        island.set_inner_html("");
        page.hold(owner.with(|| leptos::mount::mount_to(island, move || view)));
        left.give_soon();
    }
    page.hold(owner);
}

/// What an island shows, by its name and the id of what it shows.
fn view(name: &str, of: &str, page: &OpenPage) -> Option<AnyView> {
    let page = page.clone();
    let now =
        |name, page: OpenPage, load: fn(OpenPage) -> part::Coming| place(name, When::Now, move || load(page.clone()));
    Some(match name {
        "theme" => ThemeSwitch().into_any(),
        "save-notice" => now("save-notice", page, |page| Box::pin(page.and(save_notice()))),
        "update-notice" => now("update-notice", page, |page| Box::pin(page.and(update_notice()))),
        "simulation" => match page.data.simulations.iter().find(|simulation| simulation.id == of) {
            Some(simulation) => view! { <SimulationView simulation/> }.into_any(),
            // It is more than a run on a landscape.
            None => {
                let id = StoredValue::new(of.to_owned());
                place("simulation", When::Near, move || written(page.clone(), id.get_value()))
            }
        },
        "predict" => {
            let id = StoredValue::new(of.to_owned());
            place("predict", When::Near, move || page.clone().and(predicted(page.clone(), id.get_value())))
        }
        "quiz" => place("quiz", When::Near, move || page.clone().and(quiz(page.clone()))),
        "contents" => {
            let here = page.data.lesson.as_deref()?;
            place("contents", When::Now, move || page.clone().with(Wanted::Index, move || contents(here)))
        }
        "continue" => now("continue", page, |page| Box::pin(page.with(Wanted::Index, continue_reading))),
        "lesson-list" => now("lesson-list", page, |page| Box::pin(page.with(Wanted::Index, lesson_list))),
        "address" => now("address", page, |_| Box::pin(address())),
        "print" => now("print", page, |_| Box::pin(print())),
        "due" => now("due", page, |page| Box::pin(page.with(Wanted::Questions, due))),
        "final-quiz" => now("final-quiz", page, |page| Box::pin(page.with(Wanted::Questions, final_quiz))),
        "score" => now("score", page, |page| Box::pin(page.with(Wanted::Questions, score))),
        "analysis" => now("analysis", page, |page| Box::pin(page.with(Wanted::Questions, analysis))),
        "progress" => now("progress", page, |page| Box::pin(page.with(Wanted::Index, your_progress))),
        "lab" => now("lab", page, |page| Box::pin(page.carrying(lab))),
        "embed" => now("embed", page, |page| Box::pin(page.carrying(embed))),
        _ => return None,
    })
}

/// What the places of parts in it show; the island may be one itself.
fn kept(island: &Element, name: &str) -> Kept {
    let Ok(places) = island.query_selector_all("[data-part]") else { return Kept::default() };
    let places = (0..places.length()).filter_map(|index| places.item(index)?.dyn_into::<Element>().ok());
    let named = |place: Element| (place.get_attribute("data-part").unwrap_or_default(), place.inner_html());
    Kept(places.map(named).chain([(name.to_owned(), island.inner_html())]).collect())
}

/// A copy of the course on its way.
type Fetched = Pin<Box<dyn Future<Output = Result<&'static Course, Unreadable>>>>;

/// Something of the lesson of a page; a word on what is wrong where its data cannot be read.
fn shown(page: &OpenPage, show: impl FnOnce(&'static Lesson) -> AnyView) -> AnyView {
    let notice = |why: String| view! { <p class="notice" role="alert">{strings::course_missing(&why)}</p> }.into_any();
    match page_data::course(page.data) {
        Ok(course) => {
            provide_course(course);
            let lesson = page.data.lesson.as_deref().and_then(|id| course.lesson(id));
            lesson.map_or_else(|| notice(Unreadable::Absent.to_string()), show)
        }
        Err(why) => notice(why.to_string()),
    }
}

impl OpenPage {
    /// A part that needs the reader's progress, which is a part too.
    async fn and(self, part: impl Future<Output = Result<AnyView, Missing>>) -> Result<AnyView, Missing> {
        progress(self.clone()).await?;
        // What is kept is read in an effect: nothing is shown of a reader of whom nothing is known yet.
        leptos::task::tick().await;
        part.await
    }

    /// A part that needs the reader's progress, and what the page carries of the course.
    async fn carrying<F>(self, part: impl FnOnce() -> F) -> Result<AnyView, Missing>
    where
        F: Future<Output = Result<AnyView, Missing>>,
    {
        provide_course(carried(self.clone()).await??);
        self.and(part()).await
    }

    /// A part that needs the reader's progress, and more of the course than the page carries.
    async fn with<F>(self, wanted: Wanted, part: impl FnOnce() -> F) -> Result<AnyView, Missing>
    where
        F: Future<Output = Result<AnyView, Missing>>,
    {
        let course = fetched(self.clone(), wanted).await?.await?;
        provide_course(course);
        self.and(part()).await
    }
}

part! {
    fn progress(page: OpenPage) -> (), in soon {
        page.root.with(|| {
            if use_context::<ProgressStore>().is_none() {
                provide_progress();
            }
        });
        page.keep_record_once(|current| keep_record(page.root.with(expect_context::<ProgressStore>), current));
    }
}
part! {
    fn contents(here: &'static str) in soon {
        contents::follow();
        view! { <LessonStates here/> }
    }
}
part! { fn save_notice() in soon { SaveNotice() } }
part! { fn update_notice() in soon { UpdateNotice() } }
part! { fn continue_reading() in soon { Continue() } }
part! { fn lesson_list() in soon { LessonList() } }
part! { fn address() in soon { MissingAddress() } }
part! { fn print() in soon { PrintButton() } }
part! {
    fn fetched(page: OpenPage, wanted: Wanted) -> Fetched, in soon {
        Box::pin(page_data::fetch(&page.data.files, wanted))
    }
}
part! {
    fn carried(page: OpenPage) -> Result<&'static Course, Unreadable>, in soon { page_data::course(page.data) }
}
part! {
    fn predicted(page: OpenPage, id: String) in soon {
        shown(&page, |lesson| {
            let predicted = lesson.blocks.iter().find_map(|block| match block {
                Block::Predict(predict) => Some(predict).filter(|predict| predict.id == id),
                _ => None,
            });
            predicted.map(|predict| view! { <PredictView predict/> }).into_any()
        })
    }
}
part! {
    fn written(page: OpenPage, id: String) in later {
        shown(&page, |lesson| {
            let simulation = lesson.blocks.iter().find_map(|block| match block {
                Block::Simulation(simulation) => Some(simulation).filter(|simulation| simulation.id == id),
                _ => None,
            });
            simulation.map(|simulation| view! { <SimulationView simulation/> }).into_any()
        })
    }
}
part! { fn quiz(page: OpenPage) in later { shown(&page, |lesson| view! { <QuizView lesson/> }.into_any()) } }
part! { fn due() in pages { DueForReview() } }
part! { fn final_quiz() in pages { FinalQuizPage() } }
part! { fn score() in pages { ScorePage() } }
part! { fn analysis() in pages { AnalysisPage() } }
part! { fn your_progress() in pages { ProgressPage() } }
part! { fn lab() in pages { LabPage() } }
part! { fn embed() in pages { EmbedPage() } }
