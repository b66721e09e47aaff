//! The beginning of a lesson's first run, recorded when its page is made: what the page plays until its program is there.

use super::map::{STILL, between};
use super::objective_plot::ObjectivePlot;
use super::session::Session;
use crate::course::Simulation;
use crate::plot::Point;
use crate::plot::landscape_map;
use crate::plot::number;
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::sketch::FINENESS;
use crate::plot::svg;
use crate::plot::trace::{Ink, Tracer};
use crate::strings::simulation as strings;
use descent::run::{Status, Track};
use player::recording::{Moment, PicturePoint, Recording, Track as Recorded};

/// So many steps are recorded at most: more than are seen before the program is there.
const LONGEST: usize = 240;

/// Records a simulation; `None` where more is to be seen than paths on a map.
pub fn record(simulation: &Simulation) -> Option<Recording> {
    let experiment = simulation.experiment.descent()?;
    let plot = ObjectivePlot::of(&experiment.objective);
    plot.contour_map()?;
    let session = Session::new(experiment);
    let styles = OptimizerStyle::for_all(experiment.optimizers.iter().map(|settings| settings.spec().id));
    let tracks = session.tracks();
    let pixels = |step: usize| -> Vec<Point> {
        let pixel = |track: &Track| plot.pixel(between(track.positions(), step as f64), STILL);
        tracks.iter().map(pixel).collect()
    };
    let last = last(&session);
    let mut tracers: Vec<Tracer> = styles.iter().map(|style| plot.tracer(STILL, style)).collect();
    let drawn: Vec<Layers> = (0..=last).map(|step| draw(&mut tracers, &styles, &pixels(step))).collect();
    let lines: Vec<Piece> = styles.iter().filter_map(line).collect();
    let looks = looks(&drawn, &lines);
    let number = |look: &str| looks.iter().position(|known| known == look).unwrap_or_default();
    let moment = |(step, layers): (usize, Layers)| Moment {
        heads: pixels(step).into_iter().map(|pixel| in_picture(pixel).then(|| place(pixel))).collect(),
        losses: tracks.iter().map(|track| loss(track, step)).collect(),
        pieces: layers.into_iter().flatten().map(|(look, path)| (number(&look), path)).collect(),
    };
    let recorded = |((look, _), style): (&Piece, &OptimizerStyle)| Recorded { look: number(look), head: head(style) };
    Some(Recording {
        simulation: simulation.id.clone(),
        steps: experiment.steps,
        end: session.end(),
        step_words: strings::step_of("#", session.end()),
        pause: strings::PAUSE.to_owned(),
        tracks: lines.iter().zip(&styles).map(recorded).collect(),
        moments: drawn.into_iter().enumerate().map(moment).collect(),
        looks,
    })
}

/// The last step that is recorded. What becomes of a track that is lost is for the program to tell.
fn last(session: &Session) -> usize {
    let lost = session.tracks().iter().filter_map(|track| match track.status() {
        Status::Diverged { step } => Some(step.saturating_sub(1)),
        _ => None,
    });
    lost.fold(session.reached().min(LONGEST), usize::min)
}

/// The attributes of a path, and its data.
type Piece = (String, String);
/// What a step adds: halos, which lie below, and paths.
type Layers = [Vec<Piece>; 2];

/// Draws a step of all tracks, as the interactive picture does.
fn draw(tracers: &mut [Tracer], styles: &[OptimizerStyle], pixels: &[Point]) -> Layers {
    let inks = tracers.iter_mut().zip(pixels).map(|(tracer, pixel)| tracer.extend([*pixel]));
    let inks: Vec<(Ink, &OptimizerStyle)> = inks.zip(styles).collect();
    let halos = svg::pieces(STILL, |pen, tone| {
        inks.iter().try_for_each(|(ink, style)| landscape_map::draw_halo(pen, ink, style, tone))
    });
    let paths = svg::pieces(STILL, |pen, tone| {
        inks.iter().try_for_each(|(ink, style)| landscape_map::draw_path(pen, ink, style, tone))
    });
    [halos, paths]
}

/// A piece of a track's line.
fn line(style: &OptimizerStyle) -> Option<Piece> {
    let ink = Ink { strokes: vec![vec![[0.0, 0.0], [1.0, 0.0]]], ..Ink::default() };
    svg::pieces(STILL, |pen, tone| landscape_map::draw_path(pen, &ink, style, tone)).pop()
}

/// All looks, each once, from the lowest layer to the highest.
fn looks(drawn: &[Layers], lines: &[Piece]) -> Vec<String> {
    let [halos, paths] = [0, 1].map(|layer| drawn.iter().flat_map(move |layers| &layers[layer]));
    let mut looks: Vec<String> = Vec::new();
    for (look, _) in halos.chain(paths).chain(lines) {
        if !looks.contains(look) {
            looks.push(look.clone());
        }
    }
    looks
}

/// The mark of where a track is, around the origin.
fn head(style: &OptimizerStyle) -> String {
    let centre = STILL.map(|length| length / 2.0);
    let pieces = svg::pieces(STILL, |pen, tone| landscape_map::draw_head(pen, centre, style, tone));
    let paths: String = pieces.iter().map(|(look, path)| format!("<path {look} d=\"{path}\"/>")).collect();
    let [x, y] = place(centre);
    format!("<g transform=\"translate({} {})\">{paths}</g>", -x, -y)
}

fn loss(track: &Track, step: usize) -> String {
    let losses = track.losses();
    strings::loss(&number::short(losses[step.min(losses.len() - 1)]))
}

fn in_picture([x, y]: Point) -> bool {
    (0.0..=STILL[0]).contains(&x) && (0.0..=STILL[1]).contains(&y)
}

/// A pixel in the units of the picture.
fn place(pixel: Point) -> PicturePoint {
    pixel.map(|length| (length * FINENESS).round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Block, COURSE};

    /// The first simulations of all lessons.
    fn first() -> impl Iterator<Item = &'static Simulation> {
        let first = |blocks: &'static [Block]| {
            blocks.iter().find_map(|block| match block {
                Block::Simulation(simulation) => Some(simulation),
                _ => None,
            })
        };
        COURSE.lessons.iter().filter_map(move |lesson| first(&lesson.blocks))
    }

    #[test]
    fn first_runs_on_maps_are_recorded_and_small() {
        let all: Vec<Recording> = first().filter_map(record).collect();
        assert!(all.len() >= 8, "{}", all.len());
        for recording in all {
            let text = recording.to_string();
            assert!(recording.ready() > 10, "{}: {}", recording.simulation, recording.ready());
            assert!(text.len() < 60_000, "{}: {} bytes", recording.simulation, text.len());
            assert_eq!(Recording::parse(&text), Some(recording));
        }
    }

    #[test]
    fn a_recording_tells_what_the_run_is() {
        let momentum = first().find(|simulation| simulation.id == "momentum-ravine").expect("it is there");
        let recording = record(momentum).expect("a map");
        assert_eq!((recording.steps, recording.end, recording.ready()), (100, 100, 100));
        assert_eq!(recording.step_words, "step # of 100");
        assert_eq!(recording.moments[60].losses, ["loss 1.55", "loss 0.000815"]);
        assert_eq!(recording.moments[0].heads[0], recording.moments[0].heads[1], "they start together");
        let (halos, paths) = recording.looks.split_at(recording.looks.len() / 2);
        assert!(halos.iter().all(|halo| !paths.contains(halo)), "{:?}", recording.looks);
    }
}
