//! The guided tour of a simulation: play, pause, scrub, step by step, captions as text.

use super::frames::{prefers_reduced_motion, while_active};
use super::model::Model;
use super::script::Script;
use crate::strings::simulation as strings;
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Showing {
    model: Model,
    script: Script,
    /// Seconds since its beginning; `None` while it has not been opened.
    time: RwSignal<Option<f64>>,
    playing: RwSignal<bool>,
    /// What the reader had done when the tour last showed something.
    touched: StoredValue<u32>,
}

impl Showing {
    fn show(&self, time: f64) {
        let time = time.clamp(0.0, self.script.seconds());
        let moment = self.script.moment(time);
        self.time.set(Some(time));
        self.model.replace(self.script.experiment(&self.model.preset(), moment.step));
        self.model.player().show(moment.position);
    }

    fn play_or_pause(&self) {
        if self.playing.get_untracked() {
            self.playing.set(false);
            return;
        }
        let time = self.time.get_untracked().unwrap_or(0.0);
        let start = if time >= self.script.seconds() { 0.0 } else { time };
        self.touched.set_value(self.model.player().touched_untracked());
        self.show(start);
        if prefers_reduced_motion() {
            self.go_to(self.script.moment(start).step);
        } else {
            self.playing.set(true);
        }
    }

    /// Shows all that a step has to show, and stays there.
    fn go_to(&self, step: usize) {
        self.playing.set(false);
        self.show(self.script.shown(step));
    }

    fn close(&self) {
        self.playing.set(false);
        self.time.set(None);
        self.model.restore();
    }

    fn tick(&self, seconds: f64) {
        // Who takes the controls in hand has them.
        if self.model.player().touched_untracked() != self.touched.get_value() {
            self.playing.set(false);
            return;
        }
        let time = self.time.get_untracked().unwrap_or(0.0) + seconds;
        self.show(time);
        if time >= self.script.seconds() {
            self.playing.set(false);
            self.model.player().announce();
        }
    }
}

/// The tour's own controls, above the playback's.
#[component]
pub fn Tour(model: Model, script: Script) -> impl IntoView {
    let showing = Showing {
        model,
        script,
        time: RwSignal::new(None),
        playing: RwSignal::new(false),
        touched: StoredValue::new(0),
    };
    while_active(showing.playing.into(), move |seconds| showing.tick(seconds));
    let step = Memo::new(move |_| showing.time.get().map(|time| script.moment(time).step));
    let caption = move || {
        step.get().map(|step| view! { <p class="sim-caption" inner_html=script.steps()[step].caption.as_str()></p> })
    };
    let play_label = move || match (showing.playing.get(), showing.time.get()) {
        (true, _) => strings::PAUSE_TOUR,
        (false, None) => strings::PLAY_TOUR,
        (false, Some(time)) if time >= script.seconds() => strings::PLAY_TOUR_AGAIN,
        (false, Some(_)) => strings::GO_ON_WITH_TOUR,
    };
    view! {
        <section class="sim-tour" aria-label=strings::TOUR class:open=move || step.get().is_some()>
            <div class="sim-tour-caption" role="status">{caption}</div>
            <div class="sim-tour-bar">
                <button type="button" class="sim-tour-play" on:click=move |_| showing.play_or_pause()>
                    <span aria-hidden="true">{move || if showing.playing.get() { "❚❚" } else { "▶" }}</span>{play_label}
                </button>
                {move || match step.get() {
                    None => view! { <span class="sim-tour-length">{strings::seconds(script.seconds())}</span> }.into_any(),
                    Some(_) => view! { <TourProgress showing step/> }.into_any(),
                }}
            </div>
            <details class="sim-tour-text">
                <summary>{strings::TOUR_AS_TEXT}</summary>
                <ol>{script.steps().iter().map(|step| view! { <li inner_html=step.caption.as_str()></li> }).collect_view()}</ol>
            </details>
        </section>
    }
}

#[component]
fn TourProgress(showing: Showing, step: Memo<Option<usize>>) -> impl IntoView {
    let script = showing.script;
    let last = script.steps().len() - 1;
    let at = move || step.get().unwrap_or(0);
    let scrub = move |event| {
        if let Ok(time) = event_target_value(&event).parse() {
            showing.playing.set(false);
            showing.show(time);
        }
    };
    view! {
        <button type="button" class="sim-icon" aria-label=strings::PREVIOUS_PART disabled=move || at() == 0
            on:click=move |_| showing.go_to(at().saturating_sub(1))><span aria-hidden="true">"‹"</span></button>
        <button type="button" class="sim-icon" aria-label=strings::NEXT_PART disabled=move || at() == last
            on:click=move |_| showing.go_to((at() + 1).min(last))><span aria-hidden="true">"›"</span></button>
        <input type="range" min="0" max=script.seconds() step="0.1" aria-label=strings::PLACE_IN_TOUR
            aria-valuetext=move || strings::part_of(at() + 1, last + 1)
            prop:value=move || showing.time.get().unwrap_or(0.0) value="0" on:input=scrub/>
        <span class="sim-steps" aria-hidden="true">{move || format!("{} / {}", at() + 1, last + 1)}</span>
        <button type="button" class="sim-icon" aria-label=strings::CLOSE_TOUR on:click=move |_| showing.close()><span aria-hidden="true">"×"</span></button>
    }
}
