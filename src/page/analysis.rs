//! For instructors: how the questions did, from files that learners exported. Nothing leaves the
//! browser, and nothing is kept.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::course::COURSE;
use crate::file;
use crate::progress::Progress;
use crate::progress::analysis::{FEWEST, Figures, Item, items, learners};
use crate::progress::transfer::{counted, read};
use crate::route::Route;

/// The files that were given so far, and those that were refused.
#[derive(Clone, Copy)]
struct Files {
    taken: RwSignal<Vec<Progress>>,
    refused: RwSignal<Vec<String>>,
}

impl Files {
    fn take(self, files: Vec<web_sys::File>) {
        leptos::task::spawn_local(async move {
            for chosen in files {
                // The page may be gone by now: then nothing is written.
                match file::read(&chosen).await.and_then(|text| read(&text)) {
                    Ok(progress) => drop(self.taken.try_update(|taken| taken.push(progress))),
                    Err(reason) => {
                        let refusal = format!("“{}”: {reason}", chosen.name());
                        self.refused.try_update(|refused| refused.push(refusal));
                    }
                }
            }
        });
    }
}

/// The page on which files are dropped.
#[component]
pub fn AnalysisPage() -> impl IntoView {
    let files = Files { taken: RwSignal::new(Vec::new()), refused: RwSignal::new(Vec::new()) };
    let all = Memo::new(move |_| learners(files.taken.get()));
    let drop_files = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        let dropped = event.data_transfer().and_then(|transfer| transfer.files());
        files.take(dropped.map(|list| file::list(&list)).unwrap_or_default());
    };
    let count = move || match all.with(Vec::len) {
        0 => String::new(),
        count => {
            format!(
                "{} in {}.",
                counted(count, "learner", "learners"),
                counted(files.taken.with(Vec::len), "file", "files")
            )
        }
    };
    view! {
        <Title text="Item analysis"/>
        <div class="page analysis">
            <h1 tabindex="-1">"Item analysis"</h1>
            <p class="lead">
                "For instructors: how each question did with your learners. Ask them to export their progress on the "
                <a href=Route::Progress.href()>"progress page"</a> ", then drop the files here."
            </p>
            <div class="drop-zone" on:dragover=move |event| event.prevent_default() on:drop=drop_files>
                <label class="button file-field">
                    <input type="file" multiple accept=".json,application/json" on:change=move |event| files.take(file::chosen(&event))/>
                    "Choose files"
                </label>
                <p>"or drop them here. They are read in this browser and go nowhere; nothing of them is kept."</p>
            </div>
            <p role="status">{count}</p>
            <ul class="refused">{move || files.refused.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {move || {
                let items = all.with(|all| items(&COURSE, all));
                (!items.is_empty()).then(|| view! { <Table items/> })
            }}
        </div>
    }
}

#[component]
fn Table(items: Vec<Item>) -> impl IntoView {
    let rows = items.into_iter().map(|item| {
        let figures = match item.figures {
            Some(figures) => view! { <FiguresCells question=item.question figures learners=item.learners/> }.into_any(),
            None => {
                view! { <td colspan="3">{format!("Too few to say: at least {FEWEST} are needed.")}</td> }.into_any()
            }
        };
        view! {
            <tr>
                <th scope="row"><span class="analysis-lesson">{item.lesson.name}</span>" "{item.question.words}</th>
                <td class="number">{item.learners}</td>
                {figures}
            </tr>
        }
    });
    view! {
        <p>
            "First attempts only. “Marks” is the mean share of the marks: near 100 % the question is easy. “Telling” is the "
            "correlation with the same learners' other answers: near 1 it tells who knows, near 0 it tells nothing, below 0 it "
            "misleads those who know."
        </p>
        <div class="table" role="group" tabindex="0" aria-label="Item analysis">
            <table class="progress-table">
                <thead>
                    <tr>
                        <th scope="col">"Question"</th>
                        <th scope="col">"n"</th>
                        <th scope="col">"Marks"</th>
                        <th scope="col">"Telling"</th>
                        <th scope="col">"Lures taken"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn FiguresCells(question: &'static crate::course::Question, figures: Figures, learners: usize) -> impl IntoView {
    let telling = figures.discrimination.map_or("–".to_owned(), |value| format!("{value:.2}"));
    let lures = figures.lures.into_iter().filter_map(|(at, taken)| {
        let option = question.options.get(at)?;
        Some(view! { <li><span inner_html=option.html></span>{format!(" ({taken} of {learners})")}</li> })
    });
    view! {
        <td class="number">{format!("{:.0} %", 100.0 * figures.difficulty)}</td>
        <td class="number">{telling}</td>
        <td><ul class="lures">{lures.collect_view()}</ul></td>
    }
}
