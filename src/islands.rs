//! What each island of a page shows: the one list of them.

use std::future::Future;
use std::pin::Pin;

use course_model::{Block, Course, CourseCopy, Lesson};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::course::provide_course;
use crate::lazy_chunk;
use crate::lazy_chunk::{ChunkError, LoadWhen, Prerendered, interaction_state, placeholder};
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
use crate::progress::{ProgressStore, SaveNotice, keep_record, provide_progress};
use crate::quiz::{DueForReview, QuizView};
use crate::simulation::SimulationView;
use crate::start;
use crate::strings::lazy_chunk as strings;
use crate::theme::ThemeSwitch;
use crate::update::UpdateNotice;

/// Mounts all islands within an element: the first simulation at once, and the page answers; the others one by one,
/// once what is `meanwhile` to be done is done, so that nobody waits for them. What the list does not know stays as it was
/// prerendered; chunks that are still being loaded leave their placeholders as they were.
pub(crate) async fn mount(within: Element, page: &OpenPage, meanwhile: impl Future<Output = ()>) {
    let Ok(found) = within.query_selector_all("[data-island]") else { return start::set_ready(true) };
    let islands = (0..found.length()).filter_map(|index| found.item(index)?.dyn_into::<HtmlElement>().ok());
    let mut islands: Vec<_> = islands.collect();
    if let Some(first) = islands.iter().position(|island| name_of(island) == "simulation") {
        let first = islands.remove(first);
        islands.insert(0, first);
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
        provide_context(prerendered(&island, &name));
        view(&name, &of, page)
    });
    let _ = island.remove_attribute("data-loading");
    if let Some(view) = view {
        let interactions = interaction_state::capture(&island);
        island.set_inner_html("");
        page.hold(owner.with(|| leptos::mount::mount_to(island, move || view)));
        interactions.restore_after_mount();
    }
    page.hold(owner);
}

/// What an island shows, by its name and the id of what it shows.
fn view(name: &str, of: &str, page: &OpenPage) -> Option<AnyView> {
    let page = page.clone();
    let now = |name, page: OpenPage, load: fn(OpenPage) -> lazy_chunk::LoadingChunk| {
        placeholder(name, LoadWhen::Immediately, move || load(page.clone()))
    };
    Some(match name {
        "theme" => ThemeSwitch().into_any(),
        "save-notice" => now("save-notice", page, |page| Box::pin(page.and(save_notice()))),
        "update-notice" => now("update-notice", page, |page| Box::pin(page.and(update_notice()))),
        "simulation" => match page.data.simulations.iter().find(|simulation| simulation.id == of) {
            Some(simulation) => view! { <SimulationView simulation/> }.into_any(),
            // It is more than a run on a landscape.
            None => {
                let id = StoredValue::new(of.to_owned());
                placeholder("simulation", LoadWhen::NearViewport, move || written(page.clone(), id.get_value()))
            }
        },
        "predict" => {
            let id = StoredValue::new(of.to_owned());
            placeholder("predict", LoadWhen::NearViewport, move || {
                page.clone().and(predicted(page.clone(), id.get_value()))
            })
        }
        "quiz" => placeholder("quiz", LoadWhen::NearViewport, move || page.clone().and(quiz(page.clone()))),
        "contents" => {
            let here = page.data.lesson.as_deref()?;
            placeholder("contents", LoadWhen::Immediately, move || {
                page.clone().with(CourseCopy::Index, move || contents(here))
            })
        }
        "continue" => now("continue", page, |page| Box::pin(page.with(CourseCopy::Index, continue_reading))),
        "lesson-list" => now("lesson-list", page, |page| Box::pin(page.with(CourseCopy::Index, lesson_list))),
        "address" => now("address", page, |_| Box::pin(address())),
        "print" => now("print", page, |_| Box::pin(print())),
        "due" => now("due", page, |page| Box::pin(page.with(CourseCopy::Questions, due))),
        "final-quiz" => now("final-quiz", page, |page| Box::pin(page.with(CourseCopy::Questions, final_quiz))),
        "score" => now("score", page, |page| Box::pin(page.with(CourseCopy::Questions, score))),
        "analysis" => now("analysis", page, |page| Box::pin(page.with(CourseCopy::Questions, analysis))),
        "progress" => now("progress", page, |page| Box::pin(page.with(CourseCopy::Index, your_progress))),
        "lab" => now("lab", page, |page| Box::pin(page.carrying(lab))),
        "embed" => now("embed", page, |page| Box::pin(page.carrying(embed))),
        _ => return None,
    })
}

/// The prerendered content of the placeholders in it; the island may be one itself.
fn prerendered(island: &Element, name: &str) -> Prerendered {
    let Ok(placeholders) = island.query_selector_all("[data-chunk]") else { return Prerendered::default() };
    let placeholders =
        (0..placeholders.length()).filter_map(|index| placeholders.item(index)?.dyn_into::<Element>().ok());
    let named =
        |placeholder: Element| (placeholder.get_attribute("data-chunk").unwrap_or_default(), placeholder.inner_html());
    Prerendered(placeholders.map(named).chain([(name.to_owned(), island.inner_html())]).collect())
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
    /// A chunk that needs the reader's progress, which is a chunk too.
    async fn and(self, chunk: impl Future<Output = Result<AnyView, ChunkError>>) -> Result<AnyView, ChunkError> {
        progress(self.clone()).await?;
        // What is kept is read in an effect: nothing is shown of a reader of whom nothing is known yet.
        leptos::task::tick().await;
        chunk.await
    }

    /// A chunk that needs the reader's progress, and what the page carries of the course.
    async fn carrying<F>(self, chunk: impl FnOnce() -> F) -> Result<AnyView, ChunkError>
    where
        F: Future<Output = Result<AnyView, ChunkError>>,
    {
        provide_course(carried(self.clone()).await??);
        self.and(chunk()).await
    }

    /// A chunk that needs the reader's progress, and more of the course than the page carries.
    async fn with<F>(self, wanted: CourseCopy, chunk: impl FnOnce() -> F) -> Result<AnyView, ChunkError>
    where
        F: Future<Output = Result<AnyView, ChunkError>>,
    {
        let course = fetched(self.clone(), wanted).await?.await?;
        provide_course(course);
        self.and(chunk()).await
    }
}

lazy_chunk! {
    fn progress(page: OpenPage) -> (), in preloaded {
        page.root.with(|| {
            if use_context::<ProgressStore>().is_none() {
                provide_progress();
            }
        });
        page.keep_record_once(|current| keep_record(page.root.with(expect_context::<ProgressStore>), current));
    }
}
lazy_chunk! {
    fn contents(here: &'static str) in preloaded {
        contents::follow();
        view! { <LessonStates here/> }
    }
}
lazy_chunk! { fn save_notice() in preloaded { SaveNotice() } }
lazy_chunk! { fn update_notice() in preloaded { UpdateNotice() } }
lazy_chunk! { fn continue_reading() in preloaded { Continue() } }
lazy_chunk! { fn lesson_list() in preloaded { LessonList() } }
lazy_chunk! { fn address() in preloaded { MissingAddress() } }
lazy_chunk! { fn print() in preloaded { PrintButton() } }
lazy_chunk! {
    fn fetched(page: OpenPage, wanted: CourseCopy) -> Fetched, in preloaded {
        Box::pin(page_data::fetch(&page.data.files, wanted))
    }
}
lazy_chunk! {
    fn carried(page: OpenPage) -> Result<&'static Course, Unreadable>, in preloaded { page_data::course(page.data) }
}
lazy_chunk! {
    fn predicted(page: OpenPage, id: String) in preloaded {
        shown(&page, |lesson| {
            let predicted = lesson.blocks.iter().find_map(|block| match block {
                Block::Predict(predict) if predict.id == id => Some(view! { <PredictView predict/> }),
                _ => None,
            });
            predicted.into_any()
        })
    }
}
lazy_chunk! {
    fn written(page: OpenPage, id: String) in on_demand {
        shown(&page, |lesson| {
            let simulation = lesson.blocks.iter().find_map(|block| match block {
                Block::Simulation(simulation) if simulation.id == id => Some(view! { <SimulationView simulation/> }),
                _ => None,
            });
            simulation.into_any()
        })
    }
}
lazy_chunk! { fn quiz(page: OpenPage) in on_demand { shown(&page, |lesson| view! { <QuizView lesson/> }.into_any()) } }
lazy_chunk! { fn due() in pages { DueForReview() } }
lazy_chunk! { fn final_quiz() in pages { FinalQuizPage() } }
lazy_chunk! { fn score() in pages { ScorePage() } }
lazy_chunk! { fn analysis() in pages { AnalysisPage() } }
lazy_chunk! { fn your_progress() in pages { ProgressPage() } }
lazy_chunk! { fn lab() in pages { LabPage() } }
lazy_chunk! { fn embed() in pages { EmbedPage() } }
