//! The experiment as an address: copied, opened in the Lab, or in a frame on another page.

use crate::file;
use crate::route::Route;
use crate::share;
use crate::strings::keep as strings;
use descent::setup::Setup;
use leptos::html::Input;
use leptos::prelude::*;

/// The address of the Lab with this setup, as links of the course write it.
pub fn lab_href(setup: &Setup) -> String {
    format!("{}#{}", Route::Lab.href(), share::encode(setup))
}

/// The markup that shows this setup alone on another page. `base` is where the course is, with a slash at its end.
pub fn embedding(base: &str, setup: &Setup) -> String {
    format!(
        "<iframe src=\"{base}{}#{}\" title=\"{}\" width=\"100%\" height=\"760\" style=\"border: 0\" loading=\"lazy\"></iframe>",
        Route::Embed.href(),
        share::encode(setup),
        strings::FRAME_TITLE
    )
}

/// Link and frame, each with a button that copies it.
#[component]
pub fn ShareLink(
    setup: Signal<Setup>,
    /// Takes the sentence that says whether it worked.
    told: RwSignal<String>,
) -> impl IntoView {
    // Only what is opened in a browser comes here.
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let base = base[..base.rfind('/').map_or(0, |slash| slash + 1)].to_owned();
    let frame_base = base.clone();
    let link = Signal::derive(move || format!("{base}{}", setup.with(lab_href)));
    let frame = Signal::derive(move || setup.with(|setup| embedding(&frame_base, setup)));
    view! {
        <Copied words=strings::LINK text=link told/>
        <Copied words=strings::FRAME text=frame told/>
    }
}

/// A text that can be selected, and a button that copies it.
#[component]
fn Copied(words: [&'static str; 2], text: Signal<String>, told: RwSignal<String>) -> impl IntoView {
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
            told.try_set(words.to_owned());
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
    fn a_frame_holds_the_whole_setup() {
        let text = r#"{"kind": "descent", "landscape": "ravine", "optimizers": [{"id": "gd"}]}"#;
        let setup: Setup = serde_json::from_str(text).expect("a setup");
        let frame = embedding("https://example.org/course/", &setup);
        let source = frame.split('"').nth(1).expect("a source");
        let code = source.strip_prefix("https://example.org/course/embed/#").expect("the address of the frame");
        assert_eq!(share::decode(code), Ok(setup.clone()));
        assert!(lab_href(&setup).starts_with("lab/#1."));
    }
}
