//! What the colours of a map mean: its bands in a row, with the losses between them.

use super::model::Model;
use crate::plot::landscape_map::ContourMap;
use crate::plot::number;
use crate::plot::palette::{Tone, Tones};
use crate::strings::simulation as strings;
use leptos::prelude::*;

/// Of this many levels, one has its number beside it.
const EVERY: usize = 3;

/// The scale of the map that is shown; nothing where there is a curve.
#[component]
pub fn ColourScale(model: Model) -> impl IntoView {
    move || {
        let plot = model.plot();
        let contour_map = plot.contour_map().filter(|contour_map| !contour_map.levels().is_empty())?;
        let (bands, words) = (bands(contour_map), words(contour_map));
        Some(view! { <div class="sim-scale" role="img" aria-label=words inner_html=bands></div> })
    }
}

fn bands(contour_map: &ContourMap) -> String {
    let levels = contour_map.levels();
    let band = |index: usize| {
        let [light, dark] = [Tone::Light, Tone::Dark].map(|tone| Tones::of(tone).band(index, levels.len() + 1).css());
        let level = levels.get(index).filter(|_| index.is_multiple_of(EVERY));
        let number = level.map(|level| format!("<b>{}</b>", number::significant(*level, 2))).unwrap_or_default();
        // A style attribute would be refused by the page's policy; an attribute of a picture is none.
        let colour = format!("<rect width=\"1\" height=\"1\" fill=\"light-dark({light},{dark})\"/>");
        format!(
            "<i><svg aria-hidden=\"true\" viewBox=\"0 0 1 1\" preserveAspectRatio=\"none\">{colour}</svg>{number}</i>"
        )
    };
    let row: String = (0..=levels.len()).map(band).collect();
    format!("<span>{}</span>{row}", strings::SCALE)
}

fn words(contour_map: &ContourMap) -> String {
    let ends = [contour_map.levels().first(), contour_map.levels().last()];
    let [low, high] = ends.map(|level| level.map(|level| number::significant(*level, 2)).unwrap_or_default());
    strings::scale(contour_map.levels().len() + 1, &low, &high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::window::Window;

    #[test]
    fn every_band_has_its_colour_and_some_their_number() {
        let window = Window { x: [-4.0, 4.0], y: [-3.0, 3.0] };
        let contour_map = ContourMap::new(window, |[x, y]| x * x + y * y, []);
        let (row, count) = (bands(&contour_map), contour_map.levels().len());
        assert_eq!(row.matches("<i>").count(), count + 1);
        assert_eq!(row.matches("<b>").count(), count.div_ceil(EVERY));
        assert!(words(&contour_map).starts_with(&format!("Scale of colours: {} bands", count + 1)));
    }
}
