//! Progress as a file: saved, chosen, looked at, and only then taken in.

use leptos::html::H3;
use leptos::prelude::*;

use super::keeping::{InNoFile, LastExport, Promise};
use super::notice::Notice;
use crate::file;
use crate::progress::format::to_json;
use crate::progress::transfer::{Amount, read};
use crate::progress::{Progress, clock, use_progress};
use crate::route::Route;

/// A file that the reader chose: its name, and what it holds or why it is refused.
type Chosen = (String, Result<Progress, String>);

/// The section that exports and imports.
#[component]
pub fn Transfer(
    /// Tells what was brought in.
    notice: Notice,
) -> impl IntoView {
    let progress = use_progress();
    let chosen = RwSignal::new(None::<Chosen>);
    let trouble = RwSignal::new(None::<&'static str>);
    let exported = LastExport::load();
    let export = move |_| {
        let name = format!("optimizers-progress-{}.json", clock::iso_date(clock::now()));
        let saved = file::save(&name, "application/json", &progress.with_untracked(to_json));
        if saved.is_ok() {
            exported.note();
        }
        trouble.set(saved.err().map(|_| "The browser did not let this page save a file."));
    };
    let choose = move |event: leptos::ev::Event| {
        let Some(file) = file::chosen(&event).into_iter().next() else { return };
        leptos::task::spawn_local(async move {
            let held = file::read(&file).await.and_then(|text| read(&text));
            // The reader may have left the page meanwhile.
            chosen.try_set(Some((file.name(), held)));
        });
    };
    view! {
        <section aria-labelledby="file">
            <h2 id="file">"As a file"</h2>
            <p>
                "A browser can lose what it keeps. A file is safe, and takes your progress to another device. "
                "It holds your answers, their dates, and your name if you have typed one."
            </p>
            <InNoFile exported/>
            <p class="exam-actions">
                <button type="button" on:click=export>"Export to a file"</button>
                <label class="button file-field">
                    <input type="file" accept=".json,application/json" on:change=choose/>
                    "Import a file"
                </label>
            </p>
            <p role="status">{move || trouble.get()}</p>
            <Promise/>
            <p class="exam-note">
                "For instructors: " <a href=Route::Analysis.href()>"item analysis"</a>
                " of the files that learners hand in."
            </p>
            {move || chosen.get().map(|(name, held)| view! { <Preview name held chosen notice/> })}
        </section>
    }
}

/// What would change. Nothing has been written yet.
#[component]
fn Preview(
    name: String,
    held: Result<Progress, String>,
    chosen: RwSignal<Option<Chosen>>,
    notice: Notice,
) -> impl IntoView {
    let heading = NodeRef::<H3>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    let cancel = move |_| chosen.set(None);
    let body = match held {
        Ok(file) => view! { <Choice name=name.clone() file chosen notice/> }.into_any(),
        Err(refusal) => view! {
            <p>{refusal}</p>
            <p><button type="button" on:click=cancel>"Close"</button></p>
        }
        .into_any(),
    };
    view! {
        <div class="import-preview">
            <h3 tabindex="-1" node_ref=heading>{format!("In “{name}”")}</h3>
            {body}
        </div>
    }
}

#[component]
fn Choice(name: String, file: Progress, chosen: RwSignal<Option<Chosen>>, notice: Notice) -> impl IntoView {
    let progress = use_progress();
    let file = StoredValue::new(file);
    let name = StoredValue::new(name);
    // Follows what is answered in another tab while the reader decides.
    let words = Memo::new(move |_| progress.with(|own| file.with_value(|file| differences(own, file))));
    let merge = move |_| {
        let coming = progress.with_untracked(|own| file.with_value(|file| file.beyond(own)));
        chosen.set(None);
        let words = format!("“{}” was merged: {} came in, nothing went.", name.get_value(), coming.in_words());
        notice.revise(words, |progress, _| progress.add(file.get_value()));
    };
    let replace = move |_| {
        let going = progress.with_untracked(|own| file.with_value(|file| own.beyond(file)));
        chosen.set(None);
        let words = format!("“{}” took the place of your progress: {} went.", name.get_value(), going.in_words());
        notice.revise(words, |progress, now| progress.replace(file.get_value(), now));
    };
    view! {
        <ul>{move || words.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        <p class="exam-actions">
            <button type="button" class="primary" on:click=merge>"Merge: keep both"</button>
            <button type="button" on:click=replace>"Replace mine"</button>
            <button type="button" on:click=move |_| chosen.set(None)>"Cancel"</button>
        </p>
    }
}

/// What the file holds, what is newer, and what each choice would do.
fn differences(own: &Progress, file: &Progress) -> Vec<String> {
    let (coming, going) = (file.beyond(own), own.beyond(file));
    let last = |progress: &Progress| progress.latest().map(clock::in_words);
    let age = match (last(file), last(own)) {
        (None, _) => "The file is empty.".to_owned(),
        (Some(file), None) => format!("It was last changed on {file}. You have no progress here yet."),
        (Some(theirs), Some(ours)) => {
            let newer = match file.latest().cmp(&own.latest()) {
                std::cmp::Ordering::Greater => "the file is newer",
                std::cmp::Ordering::Less => "yours here is newer",
                std::cmp::Ordering::Equal => "both are equally new",
            };
            format!("It was last changed on {theirs}, yours here on {ours}: {newer}.")
        }
    };
    let nothing = Amount::default();
    let merge = if coming == nothing {
        "Merging brings no new answers, lessons or final quizzes, and takes nothing away.".to_owned()
    } else {
        format!("Merging adds {}, and takes nothing away.", coming.in_words())
    };
    let replace = if going == nothing {
        "Replacing loses no answers, lessons or final quizzes either.".to_owned()
    } else {
        format!("Replacing takes away {} that only you here have.", going.in_words())
    };
    vec![format!("It holds {}.", file.amount().in_words()), age, merge, replace]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_change_is_said_before() {
        let (mut own, mut file) = (Progress::default(), Progress::default());
        own.open_lesson("adam", 0);
        file.open_lesson("momentum", 86_400_000);
        let expected = [
            "It holds 1 opened lesson.",
            "It was last changed on 2 January 1970, 00:00, yours here on 1 January 1970, 00:00: the file is newer.",
            "Merging adds 1 opened lesson, and takes nothing away.",
            "Replacing takes away 1 opened lesson that only you here have.",
        ];
        assert_eq!(differences(&own, &file), expected);
        assert_eq!(differences(&own, &Progress::default())[..2], ["It holds nothing.", "The file is empty."]);
    }
}
