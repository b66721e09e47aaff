//! Run, pause, step, back, scrub, speed.

use super::frames::prefers_reduced_motion;
use super::model::Model;
use super::playback::Speed;
use leptos::prelude::*;

/// The buttons and the slider under the map.
#[component]
pub fn Transport(
    /// The state that is shown and changed.
    model: Model,
    /// The reader presses Run.
    #[prop(into)]
    on_run: Callback<()>,
) -> impl IntoView {
    let running = model.is_running();
    let run = move |_| {
        if !running.get_untracked() {
            on_run.run(());
        }
        model.run_or_pause(prefers_reduced_motion());
    };
    let scrub = move |event| {
        if let Ok(step) = event_target_value(&event).parse() {
            model.seek(step);
        }
    };
    let steps = move || format!("{} / {}", model.step(), model.end());
    // A button that is disabled under the finger loses the focus: these only say that they rest.
    let at_start = move || (model.step() == 0).then_some("true");
    let at_end = move || (model.step() >= model.end()).then_some("true");
    view! {
        <div class="sim-transport" role="group" aria-label="Playback">
            <button type="button" class="primary sim-run" on:click=run>
                <span aria-hidden="true">{move || if running.get() { "❚❚" } else { "▶" }}</span>
                {move || if running.get() { "Pause" } else { "Run" }}
            </button>
            <button type="button" class="sim-icon" aria-label="Step back" title="Step back" aria-disabled=at_start
                on:click=move |_| model.step_back()><span aria-hidden="true">"‹"</span></button>
            <button type="button" class="sim-step" aria-disabled=at_end
                on:click=move |_| model.step_forward()>"Step"</button>
            <button type="button" class="sim-reset" on:click=move |_| model.reset()>"Reset"</button>
            <label class="sim-speed">
                <span>"Speed"</span>
                <select on:change=move |event| model.set_speed(Speed::parse(&event_target_value(&event)))>
                    {Speed::ALL.map(|speed| view! {
                        <option value=speed.id() selected=move || model.speed() == speed>{speed.label()}</option>
                    }).collect_view()}
                </select>
            </label>
        </div>
        <div class="sim-scrub">
            <input type="range" min="0" step="1" aria-label="Step shown" max=move || model.end() prop:value=move || model.step()
                aria-valuetext=move || format!("step {} of {}", model.step(), model.end()) on:input=scrub/>
            <span class="sim-steps" aria-hidden="true">{steps}</span>
        </div>
    }
}
