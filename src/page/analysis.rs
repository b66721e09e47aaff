//! For instructors: how the questions did, from files that learners exported. Nothing leaves the
//! browser, and nothing is kept.

use leptos::prelude::*;

use crate::course::{Question, use_course};
use crate::file;
use crate::progress::Progress;
use crate::progress::analysis::{FEWEST, Figures, Item, items, learners};
use crate::progress::transfer::read;
use crate::route::Route;
use crate::strings::progress as strings;

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
                        let refusal = strings::refused(&chosen.name(), &reason);
                        self.refused.try_update(|refused| refused.push(refusal));
                    }
                }
            }
        });
    }
}

#[component]
pub fn AnalysisPage() -> impl IntoView {
    let course = use_course();
    let files = Files { taken: RwSignal::new(Vec::new()), refused: RwSignal::new(Vec::new()) };
    let all = Memo::new(move |_| learners(files.taken.get()));
    let drop_files = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        let dropped = event.data_transfer().and_then(|transfer| transfer.files());
        files.take(dropped.map(|list| file::list(&list)).unwrap_or_default());
    };
    let count = move || match all.with(Vec::len) {
        0 => String::new(),
        count => strings::read(count, files.taken.with(Vec::len)),
    };
    view! {
        <div class="page analysis">
            <h1 tabindex="-1">{strings::ITEM_ANALYSIS}</h1>
            <p class="lead">
                {strings::ANALYSIS_LEAD[0]} <a href=Route::Progress.href()>{strings::ANALYSIS_LEAD[1]}</a>
                {strings::ANALYSIS_LEAD[2]}
            </p>
            <div class="drop-zone" on:dragover=move |event| event.prevent_default() on:drop=drop_files>
                <label class="button file-field">
                    <input type="file" multiple accept=".json,application/json" on:change=move |event| files.take(file::chosen(&event))/>
                    {strings::CHOOSE_FILES}
                </label>
                <p>{strings::FILES_STAY}</p>
            </div>
            <p role="status">{count}</p>
            <ul class="refused">{move || files.refused.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {move || {
                let items = all.with(|all| items(course, all));
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
            None => view! { <td colspan="3">{strings::too_few(FEWEST)}</td> }.into_any(),
        };
        view! {
            <tr>
                <th scope="row"><span class="analysis-lesson">{item.lesson.name.as_str()}</span>" "{item.question.words.as_str()}</th>
                <td class="number">{item.learners}</td>
                {figures}
            </tr>
        }
    });
    view! {
        <p>{strings::ANALYSIS_EXPLAINED}</p>
        <div class="table" role="group" tabindex="0" aria-label=strings::ITEM_ANALYSIS>
            <table class="progress-table">
                <thead>
                    <tr>
                        {strings::ANALYSIS_COLUMNS.map(|name| view! { <th scope="col">{name}</th> })}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn FiguresCells(question: &'static Question, figures: Figures, learners: usize) -> impl IntoView {
    let telling = figures.discrimination.map_or("–".to_owned(), |value| format!("{value:.2}"));
    let lures = figures.lures.into_iter().filter_map(|(at, taken)| {
        let option = question.options.get(at)?;
        Some(view! { <li><span inner_html=option.html.as_str()></span>{strings::taken(taken, learners)}</li> })
    });
    view! {
        <td class="number">{format!("{:.0}%", 100.0 * figures.difficulty)}</td>
        <td class="number">{telling}</td>
        <td><ul class="lures">{lures.collect_view()}</ul></td>
    }
}
