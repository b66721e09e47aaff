//! The experiment as an address: copied, opened in the Lab, or in a frame on another page.

use crate::file;
use crate::route::Route;
use crate::share;
use crate::strings::export as strings;
use descent::experiment::Experiment;
use leptos::html::Input;
use leptos::prelude::*;

/// The address of the Lab with this experiment, as links of the course write it.
pub fn lab_href(experiment: &Experiment) -> String {
    format!("{}#{}", Route::Lab.href(), share::encode(experiment))
}

/// The markup that shows this experiment alone on another page. `base` is where the course is, with a slash at its end.
pub fn embedding(base: &str, experiment: &Experiment) -> String {
    format!(
        "<iframe src=\"{base}{}#{}\" title=\"{}\" width=\"100%\" height=\"760\" style=\"border: 0\" loading=\"lazy\"></iframe>",
        Route::Embed.href(),
        share::encode(experiment),
        strings::FRAME_TITLE
    )
}

/// Link and frame, each with a button that copies it.
#[component]
pub fn ShareLink(
    experiment: Signal<Experiment>,
    /// Takes the sentence that says whether it worked.
    status: RwSignal<String>,
) -> impl IntoView {
    // Only what is opened in a browser comes here.
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let base = base[..base.rfind('/').map_or(0, |slash| slash + 1)].to_owned();
    let frame_base = base.clone();
    let link = Signal::derive(move || format!("{base}{}", experiment.with(lab_href)));
    let frame = Signal::derive(move || experiment.with(|experiment| embedding(&frame_base, experiment)));
    view! {
        <Copied words=strings::LINK text=link status/>
        <Copied words=strings::FRAME text=frame status/>
    }
}

/// A text that can be selected, and a button that copies it.
#[component]
fn Copied(words: [&'static str; 2], text: Signal<String>, status: RwSignal<String>) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let copy = move |_| {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move {
            let words = if file::copy(&text).await {
                strings::COPIED
            } else {
                // What is selected can be copied by hand.
                if let Some(field) = field.try_get_untracked().flatten() {
                    let _ = field.focus();
                    field.select();
                }
                strings::NOT_COPIED
            };
            status.try_set(words.to_owned());
        });
    };
    let [label, button] = words;
    view! {
        <p class="sim-copy">
            <input type="text" readonly aria-label=label prop:value=text value=text node_ref=field/>
            <button type="button" on:click=copy>{button}</button>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_holds_the_whole_experiment() {
        let text = r#"{"kind": "descent", "landscape": "ravine", "optimizers": [{"id": "gd"}]}"#;
        let experiment: Experiment = serde_json::from_str(text).expect("an experiment");
        let frame = embedding("https://example.org/course/", &experiment);
        let source = frame.split('"').nth(1).expect("a source");
        let code = source.strip_prefix("https://example.org/course/embed/#").expect("the address of the frame");
        assert_eq!(share::decode(code), Ok(experiment.clone()));
        assert!(lab_href(&experiment).starts_with("lab/#1."));
    }
}
