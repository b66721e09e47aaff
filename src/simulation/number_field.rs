//! A number that is typed, with a clear word when it cannot be taken.

use crate::plot::number;
use leptos::prelude::*;

/// A field for a number. `commit` takes what was typed, or says what is wrong with it.
#[component]
pub fn NumberField(
    /// Accessible name.
    #[prop(into)]
    label: String,
    /// The value as it is now.
    #[prop(into)]
    value: Signal<f64>,
    /// Takes a value, or says in a sentence why not.
    commit: impl Fn(f64) -> Result<(), String> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let problem = RwSignal::new(None::<String>);
    let typed = RwSignal::new(None::<String>);
    // A value that comes from elsewhere (slider, drag, reset) replaces what was typed.
    Effect::new(move |before: Option<f64>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) {
            typed.set(None);
            problem.set(None);
        }
        now
    });
    let shown = move || typed.get().unwrap_or_else(|| number::editable(value.get()));
    let take = move |text: String| {
        let outcome = match number::parse(&text) {
            Some(number) => commit(number),
            None => Err(format!("“{}” is not a number.", text.trim())),
        };
        typed.set(outcome.is_err().then_some(text));
        problem.set(outcome.err());
    };
    view! {
        <span class="sim-number">
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                aria-label=label
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                prop:value=shown
                value=shown
                on:change=move |event| take(event_target_value(&event))
            />
            <span class="sim-problem" role="alert">{move || problem.get()}</span>
        </span>
    }
}
