//! Progress as a file: saved, chosen, looked at, and only then taken in.

use leptos::html::H3;
use leptos::prelude::*;

use super::keeping::{InNoFile, LastExport, Promise};
use super::notice::Notice;
use crate::file;
use crate::progress::format::to_json;
use crate::progress::transfer::read;
use crate::progress::{Progress, clock, use_progress};
use crate::route::Route;
use crate::strings::progress as strings;

/// A file that the reader chose: its name, and what it holds or why it is refused.
type Chosen = (String, Result<Progress, String>);

#[component]
pub fn Transfer(notice: Notice) -> impl IntoView {
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
        trouble.set(saved.err().map(|_| strings::NOT_EXPORTED));
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
            <h2 id="file">{strings::AS_A_FILE}</h2>
            <p>{strings::WHY_A_FILE}</p>
            <InNoFile exported/>
            <p class="exam-actions">
                <button type="button" on:click=export>{strings::EXPORT}</button>
                <label class="button file-field">
                    <input type="file" accept=".json,application/json" on:change=choose/>
                    {strings::IMPORT}
                </label>
            </p>
            <p role="status">{move || trouble.get()}</p>
            <Promise/>
            <p class="exam-note">
                {strings::FOR_INSTRUCTORS[0]} <a href=Route::Analysis.href()>{strings::FOR_INSTRUCTORS[1]}</a>
                {strings::FOR_INSTRUCTORS[2]}
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
            <p><button type="button" on:click=cancel>{strings::CLOSE}</button></p>
        }
        .into_any(),
    };
    view! {
        <div class="import-preview">
            <h3 tabindex="-1" node_ref=heading>{strings::in_file(&name)}</h3>
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
        notice.revise(strings::merged(&name.get_value(), coming), |progress, _| progress.add(file.get_value()));
    };
    let replace = move |_| {
        let going = progress.with_untracked(|own| file.with_value(|file| own.beyond(file)));
        chosen.set(None);
        notice.revise(strings::replaced(&name.get_value(), going), |progress, now| {
            progress.replace(file.get_value(), now)
        });
    };
    view! {
        <ul>{move || words.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        <p class="exam-actions">
            <button type="button" class="primary" on:click=merge>{strings::MERGE}</button>
            <button type="button" on:click=replace>{strings::REPLACE}</button>
            <button type="button" on:click=move |_| chosen.set(None)>{strings::CANCEL}</button>
        </p>
    }
}

/// What the file holds, what is newer, and what each choice would do.
fn differences(own: &Progress, file: &Progress) -> Vec<String> {
    let (coming, going) = (file.beyond(own), own.beyond(file));
    let last = |progress: &Progress| progress.latest().map(clock::in_words);
    let age = match (last(file), last(own)) {
        (None, _) => strings::FILE_IS_EMPTY.to_owned(),
        (Some(file), None) => strings::changed_on(&file),
        (Some(theirs), Some(ours)) => strings::changed_both(&theirs, &ours, file.latest().cmp(&own.latest())),
    };
    vec![strings::holds(file.amount()), age, strings::merging(coming), strings::replacing(going)]
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
