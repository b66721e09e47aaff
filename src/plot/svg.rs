//! The SVG end: pictures for pages before they come alive, for files and for print.

use super::palette::Tone;
use super::pen::{Drawn, Pen};
use plotters::prelude::{IntoDrawingArea, SVGBackend};

/// Pixels of the drawing in one of the picture: smooth lines from whole numbers.
const FINENESS: f64 = 4.0;
/// What plotters' SVG backend divides font sizes by.
const FONT_SCALE: f64 = 1.24;

/// Draws a picture of this size in CSS pixels; shown, it fills the width of its place. `words` tell
/// what it shows to those who do not see it.
pub fn render(
    [width, height]: [f64; 2],
    words: &str,
    draw: impl for<'b> FnOnce(&Pen<'_, SVGBackend<'b>>) -> Drawn<SVGBackend<'b>>,
) -> String {
    let fine = ((width * FINENESS) as u32, (height * FINENESS) as u32);
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, fine).into_drawing_area();
        // Writing to a string cannot fail; were it so, the picture would end early.
        let _ = draw(&Pen::new(&area, FINENESS, FONT_SCALE)).and_then(|()| area.present());
    }
    let drawing = svg.split_once('>').map_or("", |(_, drawing)| drawing).replace("\n", "");
    let told = match words {
        "" => "aria-hidden=\"true\"".to_owned(),
        words => format!("role=\"img\" aria-label=\"{}\"", escape(words)),
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" {told} \
         stroke-linejoin=\"round\" stroke-linecap=\"round\">{drawing}",
        fine.0, fine.1,
    )
}

/// One picture for both themes: `render` draws it in each tone, and every colour becomes the pair.
pub fn for_both_themes(render: impl Fn(Tone) -> String) -> String {
    let (light, dark) = (render(Tone::Light), render(Tone::Dark));
    let mut dark_colours = dark.split("=\"#").skip(1).map(|part| &part[..6]);
    let mut parts = light.split("=\"#");
    let mut both = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (colour, rest) = part.split_at(6);
        both.push_str(&format!("=\"light-dark(#{colour},#{}){rest}", dark_colours.next().unwrap_or(colour)));
    }
    both
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::super::palette::Colour;
    use super::*;

    #[test]
    fn one_picture_serves_both_themes() {
        let picture = for_both_themes(|tone| {
            render([4.0, 3.0], "", |pen| {
                pen.fill(if tone == Tone::Light { Colour(255, 255, 255) } else { Colour(0, 0, 0) })
            })
        });
        assert!(picture.contains("fill=\"light-dark(#FFFFFF,#000000)\""), "{picture}");
    }

    #[test]
    fn a_picture_is_one_closed_element_with_words() {
        let svg = render([40.0, 30.0], "a \"flat\" <floor>", |pen| {
            assert_eq!(pen.size(), [40.0, 30.0]);
            pen.line(&[[0.0, 0.0], [40.0, 30.0]], Colour(1, 2, 3), 1.0, 2.0)
        });
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"), "{svg}");
        assert!(svg.contains("aria-label=\"a &quot;flat&quot; &lt;floor&gt;\""));
        assert!(svg.contains("points=\"0,0 160,120 \"") && svg.contains("stroke-width=\"8\""), "{svg}");
    }
}
