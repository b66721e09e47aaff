//! The saved experiments on the page.

use crate::strings::lab as strings;
use leptos::prelude::*;

use super::Bench;
use super::gallery::scroll_to_bench;
use super::saved::{self, Entry, MAX_NAME};
use crate::progress::storage::LocalStorage;

/// Saves what is on the bench under a name, and lists what was saved.
#[component]
pub fn Shelf(bench: Bench) -> impl IntoView {
    let (entries, status) = (RwSignal::new(Vec::<Entry>::new()), RwSignal::new(String::new()));
    let removed = RwSignal::new(None::<(usize, Entry)>);
    let name = RwSignal::new(String::new());
    Effect::new(move |_| match saved::load(&LocalStorage) {
        Ok(all) => entries.set(all),
        Err(trouble) => status.set(trouble.to_string()),
    });
    let change = move |words: String, change: &dyn Fn(&mut Vec<Entry>)| match saved::change(&LocalStorage, change) {
        Ok(all) => {
            entries.set(all);
            status.set(words);
            true
        }
        Err(trouble) => {
            status.set(trouble.to_string());
            false
        }
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = name.get_untracked();
        let written = if written.trim().is_empty() { strings::UNNAMED.to_owned() } else { written };
        let entry = Entry::new(&written, &bench.now.get_untracked());
        if change(strings::saved_as(entry.name()), &|all| all.push(entry.clone())) {
            name.set(String::new());
            removed.set(None);
        }
    };
    let remove = move |index: usize, entry: Entry| {
        if change(strings::deleted(entry.name()), &|all| drop(place_of(all, index, &entry).map(|at| all.remove(at)))) {
            removed.set(Some((index, entry)));
        }
    };
    let undo = move |_| {
        let Some((index, entry)) = removed.get_untracked() else { return };
        if change(strings::is_back(entry.name()), &|all| all.insert(index.min(all.len()), entry.clone())) {
            removed.set(None);
        }
    };
    let rename = move |index: usize, entry: Entry, written: String| {
        let new = entry.renamed(&written);
        let replace = |all: &mut Vec<Entry>| {
            if let Some(at) = place_of(all, index, &entry) {
                all[at] = new.clone();
            }
        };
        change(strings::renamed(new.name()), &replace);
    };
    let item = move |(index, entry): (usize, Entry)| {
        let (own, gone, name) = (entry.clone(), entry.clone(), entry.name().to_owned());
        let opened = entry.experiment();
        let problem =
            opened.as_ref().err().map(|why| view! { <p class="sim-problem">{strings::cannot_be_opened(why)}</p> });
        let open = opened.ok().map(|experiment| {
            let put = move |_| {
                bench.put(experiment.clone());
                scroll_to_bench();
            };
            view! { <button type="button" on:click=put aria-label=strings::open(&name)>{strings::OPEN}</button> }
        });
        view! {
            <li>
                <input type="text" maxlength=MAX_NAME.to_string() value=name.clone() aria-label=strings::name_of(&name)
                    on:change=move |event| rename(index, own.clone(), event_target_value(&event))/>
                {open}
                <button type="button" on:click=move |_| remove(index, gone.clone()) aria-label=strings::delete(&name)>{strings::DELETE}</button>
                {problem}
            </li>
        }
    };
    let [short, label] = strings::NAME;
    view! {
        <section class="lab-shelf" aria-labelledby="saved">
            <h2 id="saved">{strings::SAVED}</h2>
            <form on:submit=save>
                <input type="text" maxlength=MAX_NAME.to_string() placeholder=short aria-label=label autocomplete="off"
                    prop:value=name on:input=move |event| name.set(event_target_value(&event))/>
                <button type="submit">{strings::SAVE}</button>
            </form>
            <p role="status">{move || status.get()}</p>
            {move || removed.get().map(|_| view! { <button type="button" on:click=undo>{strings::UNDO}</button> })}
            <ul>{move || entries.get().into_iter().enumerate().map(item).collect_view()}</ul>
        </section>
    }
}

/// Where an entry is that stood at this place: another tab may have moved it, and others may be equal to it.
fn place_of(all: &[Entry], index: usize, entry: &Entry) -> Option<usize> {
    let equal = (0..all.len()).filter(|at| all[*at] == *entry);
    equal.min_by_key(|at| at.abs_diff(index))
}
