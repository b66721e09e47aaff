//! A number that is typed, with a clear word when it cannot be taken.

use crate::plot::number;
use crate::strings::simulation as strings;
use leptos::prelude::*;

/// A field for a number. `commit` takes what was typed, or says what is wrong with it.
#[component]
pub fn NumberField(
    /// Accessible name.
    #[prop(into)]
    label: String,
    #[prop(into)] value: Signal<f64>,
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
            None => Err(strings::is_no_number(text.trim())),
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

/// A number that may be absent: a switch, and the number beside it.
#[component]
pub fn OptionalField(
    label: &'static str,
    /// The number to begin with.
    usual: f64,
    value: Signal<Option<f64>>,
    commit: impl Fn(Option<f64>) -> Result<(), String> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let kept = StoredValue::new(usual);
    let shown = Signal::derive(move || value.get().unwrap_or(kept.get_value()));
    let switch = move |event| {
        // What is kept was accepted before.
        let _ = commit(event_target_checked(&event).then(|| kept.get_value()));
    };
    let take = move |number: f64| {
        commit(Some(number))?;
        kept.set_value(number);
        Ok(())
    };
    view! {
        <div class="sim-field">
            <label class="sim-check">
                <input type="checkbox" prop:checked=move || value.get().is_some() on:change=switch/>
                {label}
            </label>
            <NumberField label=strings::as_number(label) value=shown commit=take/>
        </div>
    }
}
