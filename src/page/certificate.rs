//! A certificate to print: name, date, score and the version of the course.

use leptos::prelude::*;

use crate::course::use_course;
use crate::progress::{Score, use_progress};
use crate::strings::quiz as strings;

/// The attribute of the page's root while only the certificate is printed.
const PRINT: &str = "data-print";

/// The certificate of a final quiz that was passed on `date`, which is in words, and the fields around it.
#[component]
pub fn Certificate(date: String, score: Score, version: String) -> impl IntoView {
    let progress = use_progress();
    let name = Memo::new(move |_| progress.with(|progress| progress.name().to_owned()));
    let type_name = move |event| {
        let text = event_target_value(&event).trim().to_owned();
        progress.update(|progress, now| progress.set_name(&text, now));
    };
    Effect::new(move |_| {
        let listener = window_event_listener(leptos::ev::afterprint, move |_| print_only_certificate(false));
        on_cleanup(move || listener.remove());
    });
    let print = move |_| {
        print_only_certificate(true);
        let _ = window().print();
    };
    view! {
        <section class="certificate-section" aria-labelledby="certificate">
            <h2 id="certificate">{strings::CERTIFICATE}</h2>
            <p class="certificate-fields">
                <label for="certificate-name">{strings::YOUR_NAME}</label>
                <input id="certificate-name" type="text" autocomplete="name" maxlength="80" prop:value=name on:change=type_name/>
                <button type="button" on:click=print>{strings::PRINT_CERTIFICATE}</button>
            </p>
            <div class="certificate">
                <p class="certificate-course">{use_course().title.as_str()}</p>
                <p class="certificate-name">
                    {move || if name.with(String::is_empty) { strings::YOUR_NAME.to_owned() } else { name.get() }}
                </p>
                <p>{strings::certified(score, &date)}</p>
                <p class="certificate-version">{strings::certificate_version(&version)}</p>
            </div>
        </section>
    }
}

fn print_only_certificate(only: bool) {
    if let Some(root) = document().document_element() {
        let _ = if only { root.set_attribute(PRINT, "certificate") } else { root.remove_attribute(PRINT) };
    }
}
