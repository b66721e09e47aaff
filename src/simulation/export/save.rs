//! Files: text, pictures, and the video.

use super::video::VideoRecorder;
use super::{Exports, TextFile};
use crate::file;
use crate::plot::canvas::Sheet;
use crate::strings::export as strings;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// One button a file.
#[component]
pub fn SaveFiles(
    exports: Exports,
    /// Takes the sentence that says whether it worked.
    status: RwSignal<String>,
) -> impl IntoView {
    let Exports { name, texts, picture, player, .. } = exports;
    let texts = texts.into_iter().map(|TextFile { label, ending, kind, text }| {
        let save = move |_| {
            status.set(match text.run(()) {
                Some(text) => words(file::save(&format!("{name}{ending}"), kind, &text).is_ok()),
                None => strings::NO_SCRIPT.to_owned(),
            });
        };
        view! { <button type="button" on:click=save>{label}</button> }
    });
    let save_picture = move |picture: Callback<(), Option<Sheet>>| match picture.run(()) {
        Some(sheet) => sheet.to_png(move |blob| {
            let saved = blob.is_some_and(|blob| file::save_blob(&format!("{name}.png"), &blob).is_ok());
            status.try_set(words(saved));
        }),
        None => status.set(words(false)),
    };
    let recorder = VideoRecorder::new(player);
    let record = move |event: leptos::ev::MouseEvent| {
        let simulation = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let simulation = simulation.and_then(|element| element.closest(".simulation").ok().flatten());
        status.set(
            match simulation.ok_or(strings::NO_VIDEO).and_then(|simulation| recorder.start(&simulation, name, status)) {
                Ok(()) => strings::RECORDING.to_owned(),
                Err(why) => why.to_owned(),
            },
        );
    };
    view! {
        <div class="sim-save" role="group" aria-label=strings::SAVE>
            {texts.collect_view()}
            {picture.map(|picture| view! { <button type="button" on:click=move |_| save_picture(picture)>{strings::PNG}</button> })}
            <button type="button" on:click=record>{strings::VIDEO}</button>
        </div>
    }
}

fn words(saved: bool) -> String {
    if saved { strings::SAVED } else { strings::NOT_SAVED }.to_owned()
}

/// A picture that is drawn to be saved: so many pixels, whatever the screen has.
pub(super) fn sheet(size: [f64; 2]) -> Option<Sheet> {
    let mut sheet = Sheet::hidden()?;
    sheet.resize(size, 2.0);
    Some(sheet)
}
