//! What the browser reports: frames, sizes, theme, preferences. All of it is asked in effects only.

use crate::open_page::use_page_activity;
use crate::plot::palette::Tone;
use crate::theme::Theme;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// A size in CSS pixels, and screen pixels in each of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    pub size: [f64; 2],
    pub ratio: f64,
}

/// Milliseconds since some moment, finer than a frame.
pub fn milliseconds() -> f64 {
    #[cfg(target_arch = "wasm32")]
    return window().performance().map_or(0.0, |clock| clock.now());
    #[cfg(not(target_arch = "wasm32"))]
    {
        static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        START.get_or_init(std::time::Instant::now).elapsed().as_secs_f64() * 1000.0
    }
}

/// What may be done within one frame: says when this many milliseconds are over.
pub fn budget(length: f64) -> impl Fn() -> bool {
    let start = milliseconds();
    move || milliseconds() - start >= length
}

/// How many milliseconds of each frame may go into drawing one picture.
pub const DRAWING_SHARE: f64 = 6.0;

/// Asks for another frame, where there was more to draw than one has time for.
#[derive(Clone, Copy)]
pub struct Redraw(RwSignal<()>);

/// Frames on demand for the effect that draws.
pub fn use_redraw() -> Redraw {
    Redraw(RwSignal::new(()))
}

impl Redraw {
    /// The effect runs again when a frame has been asked for.
    pub fn track(&self) {
        self.0.track();
    }

    pub fn ask(&self) {
        let asked = self.0;
        request_animation_frame(move || {
            asked.try_set(());
        });
    }
}

/// Calls `on_frame` with the seconds since the frame before, while `active` and the page is in front of the reader.
pub fn while_active(active: Signal<bool>, on_frame: impl Fn(f64) + Copy + 'static) {
    let (generation, page_active) = (StoredValue::new(0_u32), use_page_activity());
    Effect::new(move |_| {
        let now = generation.get_value() + 1;
        generation.set_value(now);
        if active.get() && page_active.get() {
            next_frame(generation, now, None, on_frame);
        }
    });
}

/// Asks for frames until another generation began or the component is gone.
fn next_frame(generation: StoredValue<u32>, mine: u32, before: Option<f64>, on_frame: impl Fn(f64) + Copy + 'static) {
    request_animation_frame(move || {
        if generation.try_get_value() != Some(mine) {
            return;
        }
        let now = milliseconds();
        // A tab that was away does not jump ahead.
        on_frame(before.map_or(0.0, |before| ((now - before) / 1000.0).clamp(0.0, 0.1)));
        next_frame(generation, mine, Some(now), on_frame);
    });
}

/// The extent of an element, followed as it changes; `None` until it is known.
pub fn use_extent(element: NodeRef<leptos::html::Div>) -> Signal<Option<Extent>> {
    let extent = RwSignal::new(None);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let observed: web_sys::Element = element.unchecked_into();
        let measured = observed.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let ratio = window().device_pixel_ratio().clamp(1.0, 3.0);
            let size = [f64::from(measured.client_width()), f64::from(measured.client_height())];
            let now = Some(Extent { size, ratio }).filter(|_| size[0] > 0.0 && size[1] > 0.0);
            if extent.try_get_untracked().is_some_and(|before| before != now) {
                extent.set(now);
            }
        });
        let Ok(observer) = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref()) else { return };
        observer.observe(&observed);
        let kept = StoredValue::new_local((observer, measure));
        on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
    });
    extent.into()
}

/// The tone that plots are drawn in: the reader's choice, or else the system's.
pub fn use_tone() -> Signal<Tone> {
    let chosen = use_context::<RwSignal<Theme>>();
    let system_dark = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(query) = media("(prefers-color-scheme: dark)") else { return };
        system_dark.set(query.matches());
        let asked = query.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            system_dark.try_set(asked.matches());
        });
        query.set_onchange(Some(changed.as_ref().unchecked_ref()));
        let kept = StoredValue::new_local((query, changed));
        on_cleanup(move || kept.with_value(|(query, _)| query.set_onchange(None)));
    });
    Signal::derive(move || match chosen.map(|theme| theme.get()).unwrap_or_default() {
        Theme::Light => Tone::Light,
        Theme::Dark => Tone::Dark,
        Theme::System if system_dark.get() => Tone::Dark,
        Theme::System => Tone::Light,
    })
}

/// Whether the reader asked the system for less motion. For event handlers and effects.
pub fn prefers_reduced_motion() -> bool {
    media("(prefers-reduced-motion: reduce)").is_some_and(|query| query.matches())
}

fn media(query: &str) -> Option<web_sys::MediaQueryList> {
    window().match_media(query).ok().flatten()
}
