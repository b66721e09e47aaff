//! A picture that is drawn anew whenever it changes.

use super::frames::{Extent, use_extent, use_tone};
use crate::plot::canvas::Sheet;
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::plot::svg;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use plotters::prelude::DrawingBackend;
use wasm_bindgen::JsCast;

/// Something that draws itself on anything.
pub trait Picture: PartialEq + Clone + Send + Sync + 'static {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B>;
}

/// A picture with its words: as SVG on the prerendered page, then on a canvas.
#[component]
pub fn PlotView<P: Picture>(
    picture: Memo<P>,
    /// What it shows, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// Class of the box around it, which gives it its size.
    class: &'static str,
    /// Size of the picture on the prerendered page.
    size: [f64; 2],
) -> impl IntoView {
    let (frame, canvas) = (NodeRef::<Div>::new(), NodeRef::<Canvas>::new());
    let (extent, tone) = (use_extent(frame), use_tone());
    let sheet = StoredValue::new_local(None::<(Sheet, Extent)>);
    Effect::new(move |_| {
        let (Some(extent), Some(canvas)) = (extent.get(), canvas.get()) else { return };
        let (picture, tone) = (picture.get(), tone.get());
        sheet.update_value(|sheet| {
            if sheet.as_ref().is_none_or(|(_, before)| *before != extent) {
                *sheet = Sheet::new(canvas.unchecked_into()).map(|mut sheet| {
                    sheet.resize(extent.size, extent.ratio);
                    (sheet, extent)
                });
            }
            if let Some((sheet, _)) = sheet {
                sheet.draw(|pen| picture.draw(pen, tone));
            }
        });
    });
    let still = cfg!(feature = "ssr").then(|| {
        let picture = picture.get_untracked();
        let drawn = svg::for_both_themes(size, |pen, tone| picture.draw(pen, tone));
        view! { <div class="sim-still" inner_html=drawn></div> }
    });
    view! {
        <div class=class role="img" aria-label=label>
            <div class="sim-map-picture" node_ref=frame>
                {still}
                <canvas node_ref=canvas></canvas>
            </div>
        </div>
    }
}
