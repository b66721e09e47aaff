//! A video of a run: the browser's `MediaRecorder` records the canvases while the run plays.

use crate::file;
use crate::simulation::frames::while_active;
use crate::simulation::player::Player;
use crate::strings::export as strings;
use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobEvent, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlCanvasElement, MediaRecorder};

/// Handle on the recording of a simulation; copies share it.
#[derive(Clone, Copy)]
pub(super) struct VideoRecorder {
    player: Player,
    recording: RwSignal<bool>,
    session: StoredValue<Option<Recording>, LocalStorage>,
}

/// What is needed while it runs. The closures must outlive the recorder's events.
struct Recording {
    recorder: MediaRecorder,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    layers: Vec<HtmlCanvasElement>,
    _events: [Closure<dyn FnMut(JsValue)>; 2],
}

impl VideoRecorder {
    /// Ready to record, for as long as its component lives.
    pub(super) fn new(player: Player) -> Self {
        let recorder = Self { player, recording: RwSignal::new(false), session: StoredValue::new_local(None) };
        while_active(recorder.recording.into(), move |_| {
            recorder.session.with_value(|session| session.iter().for_each(Recording::draw_frame))
        });
        Effect::new(move |_| {
            if recorder.recording.get() && !player.is_running().get() {
                // The last step must have been drawn.
                request_animation_frame(move || recorder.stop());
            }
        });
        recorder
    }

    /// Plays the run from its start, and saves its video as a file of this name when it ends.
    pub(super) fn start(
        &self,
        simulation: &Element,
        name: &'static str,
        status: RwSignal<String>,
    ) -> Result<(), &'static str> {
        if self.recording.get_untracked() {
            return Ok(());
        }
        let session = Recording::new(simulation, name, status).ok_or(strings::NO_VIDEO)?;
        self.player.play_from_start();
        session.draw_frame();
        session.recorder.start().map_err(|_| strings::NO_VIDEO)?;
        self.session.set_value(Some(session));
        self.recording.set(true);
        Ok(())
    }

    fn stop(&self) {
        if self.recording.try_get_untracked() == Some(true) {
            self.recording.set(false);
            self.session.with_value(|session| {
                if let Some(session) = session {
                    session.draw_frame();
                    let _ = session.recorder.stop();
                }
            });
        }
    }
}

impl Recording {
    fn new(simulation: &Element, name: &'static str, status: RwSignal<String>) -> Option<Self> {
        let has = |object: &JsValue, name: &str| Reflect::has(object, &name.into()).unwrap_or(false);
        let found = simulation.query_selector_all(".sim-main canvas").ok()?;
        let layers: Vec<HtmlCanvasElement> =
            (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
        let first = layers.first()?;
        if !has(&window(), "MediaRecorder") || !has(first, "captureStream") {
            return None;
        }
        let layers: Vec<_> = layers.iter().filter(|layer| layer.width() == first.width()).cloned().collect();
        let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
        canvas.set_width(layers[0].width());
        canvas.set_height(layers[0].height());
        let context = canvas.get_context("2d").ok()??.unchecked_into();
        let recorder = MediaRecorder::new_with_media_stream(&canvas.capture_stream().ok()?).ok()?;
        let pieces = Array::new();
        let gathered = pieces.clone();
        let gather = Closure::new(move |event: JsValue| {
            if let Some(piece) = event.unchecked_into::<BlobEvent>().data() {
                gathered.push(&piece);
            }
        });
        let source = recorder.clone();
        let save = Closure::new(move |_| {
            let is_saved = saved(&pieces, &source.mime_type(), name);
            status.try_set(if is_saved { strings::SAVED } else { strings::NO_VIDEO }.to_owned());
        });
        recorder.set_ondataavailable(Some(gather.as_ref().unchecked_ref()));
        recorder.set_onstop(Some(save.as_ref().unchecked_ref()));
        Some(Self { recorder, canvas, context, layers, _events: [gather, save] })
    }

    /// One picture: all canvases, one on the other.
    fn draw_frame(&self) {
        let [width, height] = [self.canvas.width(), self.canvas.height()].map(f64::from);
        for layer in &self.layers {
            // A layer without area cannot be copied, and shows nothing.
            let _ = self.context.draw_image_with_html_canvas_element_and_dw_and_dh(layer, 0.0, 0.0, width, height);
        }
    }
}

fn saved(pieces: &Array, kind: &str, name: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let ending = if kind.contains("mp4") { "mp4" } else { "webm" };
    let blob = Blob::new_with_blob_sequence_and_options(pieces, &options);
    blob.is_ok_and(|blob| file::save_blob(&format!("{name}.{ending}"), &blob).is_ok())
}
