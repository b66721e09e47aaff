//! Run, pause, step, back, scrub, speed.

use super::player::Player;
use crate::plot::number;
use crate::progress::RunRecorder;
use crate::strings::simulation as strings;
use leptos::prelude::*;
use player::playback::Speed;

/// The buttons and the slider under the map.
#[component]
pub fn Transport(player: Player, on_run: RunRecorder) -> impl IntoView {
    let running = player.is_running();
    let run = move |_| {
        if !running.get_untracked() {
            on_run.run();
        }
        player.run_or_pause();
    };
    let ended = Memo::new(move |_| player.status() == "ended");
    Effect::new(move |_| {
        if ended.get() {
            on_run.end();
        }
    });
    let scrub = move |event| {
        if let Some(step) = number::read(&event_target_value(&event)) {
            player.seek(step);
        }
    };
    let steps = move || format!("{} / {}", player.status_step(), player.end());
    // A button that is disabled under the finger loses the focus: these only say that they rest.
    let at_start = move || (player.status_step() == 0).then_some("true");
    let at_end = move || (player.status_step() >= player.end()).then_some("true");
    view! {
        <div class="sim-transport" role="group" aria-label=strings::PLAYBACK>
            <button type="button" class="primary sim-run" on:click=run>
                <span aria-hidden="true">{move || if running.get() { "❚❚" } else { "▶" }}</span>
                {move || if running.get() { strings::PAUSE } else { strings::RUN }}
            </button>
            <button type="button" class="sim-icon" aria-label=strings::STEP_BACK title=strings::STEP_BACK aria-disabled=at_start
                on:click=move |_| player.step_back()><span aria-hidden="true">"‹"</span></button>
            <button type="button" class="sim-step" aria-disabled=at_end
                on:click=move |_| player.step_forward()>{strings::STEP}</button>
            <button type="button" class="sim-reset" on:click=move |_| player.reset()>{strings::RESET}</button>
            <label class="sim-speed">
                <span>{strings::SPEED}</span>
                <select on:change=move |event| player.set_speed(Speed::parse(&event_target_value(&event)))>
                    {Speed::ALL.into_iter().zip(strings::SPEEDS).map(|(speed, label)| view! {
                        <option value=speed.id() selected=move || player.speed() == speed>{label}</option>
                    }).collect_view()}
                </select>
            </label>
        </div>
        <div class="sim-scrub">
            <input type="range" min="0" step="1" aria-label=strings::STEP_SHOWN max=move || player.end() prop:value=move || player.status_step() value="0"
                aria-valuetext=move || strings::step_of(player.status_step(), player.end()) on:input=scrub/>
            <span class="sim-steps" aria-hidden="true">{steps}</span>
        </div>
    }
}
