//! The beginning of a lesson's first run, recorded when its page is made: what the page plays until its program is there.

use super::ground::Ground;
use super::map::{STILL, between};
use super::session::Session;
use crate::course::{Opening, Simulation};
use crate::plot::landscape_map;
use crate::plot::number;
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::sketch::FINENESS;
use crate::plot::svg;
use crate::plot::trace::{Ink, Tracer};
use crate::strings::simulation as strings;
use descent::run::{Status, Track};
use overture::recording::{Moment, Place, Recording, Track as Recorded};

/// So many steps are recorded at most: more than are seen before the program is there.
const LONGEST: usize = 240;

/// Records a simulation; `None` where more is to be seen than paths on a map.
pub fn record(simulation: &Simulation) -> Option<Recording> {
    let Opening::Landscape(preset) = simulation.setup else { return None };
    let experiment = preset.experiment().ok()?;
    let ground = Ground::of(&experiment.objective);
    let session = Session::new(&experiment);
    let ids = experiment.optimizers.iter().map(|settings| settings.spec().id);
    let styles = OptimizerStyle::for_all(ids);
    ground.relief()?;
    // What becomes of a track that is lost is for the program to tell.
    let lost = session.tracks().iter().filter_map(|track| match track.status() {
        Status::Diverged { step } => Some(step),
        _ => None,
    });
    let last = lost.map(|step| step.saturating_sub(1)).chain([session.reached(), LONGEST]).min()?;
    let mut looks = Looks::default();
    let mut tracers: Vec<Tracer> = styles.iter().map(|style| ground.tracer(STILL, style)).collect();
    let mut moments = Vec::new();
    for step in 0..=last {
        let pixels: Vec<_> =
            session.tracks().iter().map(|track| ground.pixel(between(track.positions(), step as f64), STILL)).collect();
        let inks = tracers.iter_mut().zip(&pixels).map(|(tracer, pixel)| tracer.extend([*pixel]));
        let inks: Vec<(Ink, &OptimizerStyle)> = inks.zip(&styles).collect();
        moments.push(Moment {
            heads: pixels.into_iter().map(|pixel| in_picture(pixel).then(|| place(pixel))).collect(),
            losses: session.tracks().iter().map(|track| loss(track, step)).collect(),
            pieces: looks.of_step(&inks),
        });
    }
    let tracks = styles.iter().map(|style| Recorded { look: looks.of_line(style), head: head(style) }).collect();
    let mut recording = Recording {
        simulation: simulation.id.to_owned(),
        steps: experiment.steps,
        end: session.end(),
        step_words: strings::step_of("#", session.end()),
        pause: strings::PAUSE.to_owned(),
        looks: Vec::new(),
        tracks,
        moments,
    };
    looks.put_into(&mut recording);
    Some(recording)
}

/// The looks that have been met: those of halos, which lie below, and those of paths.
#[derive(Default)]
struct Looks([Vec<String>; 2]);

/// Numbers of paths begin here, until it is known how many halos there are.
const PATHS: usize = 1_000;

impl Looks {
    /// What a step adds.
    fn of_step(&mut self, inks: &[(Ink, &OptimizerStyle)]) -> Vec<(usize, String)> {
        let halos = svg::pieces(STILL, |pen, tone| {
            inks.iter().try_for_each(|(ink, style)| landscape_map::draw_halo(pen, ink, style, tone))
        });
        let paths = svg::pieces(STILL, |pen, tone| {
            inks.iter().try_for_each(|(ink, style)| landscape_map::draw_path(pen, ink, style, tone))
        });
        let halos = halos.into_iter().map(|(look, path)| (0, look, path));
        let paths = paths.into_iter().map(|(look, path)| (1, look, path));
        halos.chain(paths).map(|(layer, look, path)| (self.number(layer, look), path)).collect()
    }

    /// The look of a line.
    fn of_line(&mut self, style: &OptimizerStyle) -> usize {
        let line = Ink { strokes: vec![vec![[0.0, 0.0], [1.0, 0.0]]], ..Ink::default() };
        let pieces = svg::pieces(STILL, |pen, tone| landscape_map::draw_path(pen, &line, style, tone));
        pieces.into_iter().next().map_or(PATHS, |(look, _)| self.number(1, look))
    }

    fn number(&mut self, layer: usize, look: String) -> usize {
        let looks = &mut self.0[layer];
        let at = looks.iter().position(|known| *known == look).unwrap_or_else(|| {
            looks.push(look);
            looks.len() - 1
        });
        layer * PATHS + at
    }

    /// Gives all of them numbers in one row, from the lowest to the highest.
    fn put_into(self, recording: &mut Recording) {
        let halos = self.0[0].len();
        let renumber = |look: &mut usize| {
            if *look >= PATHS {
                *look = *look - PATHS + halos;
            }
        };
        recording.tracks.iter_mut().for_each(|track| renumber(&mut track.look));
        let pieces = recording.moments.iter_mut().flat_map(|moment| &mut moment.pieces);
        pieces.for_each(|(look, _)| renumber(look));
        recording.looks = self.0.concat();
    }
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

fn in_picture([x, y]: [f64; 2]) -> bool {
    (0.0..=STILL[0]).contains(&x) && (0.0..=STILL[1]).contains(&y)
}

/// A pixel in the units of the picture.
fn place(pixel: [f64; 2]) -> Place {
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
        COURSE.lessons.iter().filter_map(move |lesson| first(lesson.blocks))
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
        assert_eq!((recording.steps, recording.end, recording.ready(), recording.is_whole()), (100, 100, 100, true));
        assert_eq!(recording.step_words, "step # of 100");
        assert_eq!(recording.moments[60].losses, ["loss 1.55", "loss 0.0008"]);
        assert_eq!(recording.moments[0].heads[0], recording.moments[0].heads[1], "they start together");
        let (halos, paths) = recording.looks.split_at(recording.looks.len() / 2);
        assert!(halos.iter().all(|halo| !paths.contains(halo)), "{:?}", recording.looks);
    }
}
