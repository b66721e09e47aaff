//! Still pictures of landscapes, for questions and prose.

use super::frames::{use_extent, use_tone};
use super::objective_plot::ASPECT;
use crate::course::View;
use crate::plot::canvas::Sheet;
use crate::plot::landscape_map::{self, ContourMap};
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::plot::surface_3d::{Surface, Turn};
use crate::plot::svg;
use crate::plot::window::Window;
use descent::landscape::{self, Landscape};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use plotters::prelude::DrawingBackend;
use wasm_bindgen::JsCast;

/// The landscape with this id as level lines or as a surface, with its words.
#[component]
pub fn SurfacePicture(
    landscape: &'static str,
    view: View,
    /// What it shows, in words; empty where the words stand beside it.
    #[prop(default = "")]
    words: &'static str,
) -> impl IntoView {
    match landscape::find(landscape) {
        Ok(landscape) => view! { <Picture landscape seen=view words/> }.into_any(),
        Err(unknown) => view! { <p class="notice">{unknown.to_string()}</p> }.into_any(),
    }
}

#[component]
fn Picture(landscape: &'static Landscape, seen: View, words: &'static str) -> impl IntoView {
    let (frame, canvas) = (NodeRef::<Div>::new(), NodeRef::<Canvas>::new());
    let (extent, tone) = (use_extent(frame), use_tone());
    Effect::new(move |_| {
        let (Some(extent), Some(canvas)) = (extent.get(), canvas.get()) else { return };
        let Some(mut sheet) = Sheet::new(canvas.unchecked_into()) else { return };
        sheet.resize(extent.size, extent.ratio);
        sheet.draw(|pen| draw(pen, landscape, seen, tone.get()));
    });
    let still = cfg!(feature = "ssr").then(|| {
        let picture = svg::for_both_themes([400.0, 300.0], |pen, tone| draw(pen, landscape, seen, tone));
        view! { <div class="sim-still" inner_html=picture></div> }
    });
    let is_labelled = !words.is_empty();
    view! {
        <div class="surface-picture" node_ref=frame role=is_labelled.then_some("img") aria-label=is_labelled.then_some(words)
            aria-hidden=(!is_labelled).then_some("true") data-view=view_name(seen)>
            {still}
            <canvas node_ref=canvas></canvas>
        </div>
    }
}

fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, landscape: &Landscape, view: View, tone: Tone) -> Drawn<B> {
    let window = Window::showing(landscape.domain, if view == View::Contours { ASPECT } else { 1.0 });
    match view {
        // The question may be where the minimum is: no marks.
        View::Contours => landscape_map::draw_contours(pen, &ContourMap::new(window, landscape.value, []), tone),
        View::Perspective => Surface::small(window, landscape.value).seen(Turn::default(), pen.size()).draw(pen, tone),
    }
}

fn view_name(view: View) -> &'static str {
    match view {
        View::Contours => "contours",
        View::Perspective => "perspective",
    }
}
