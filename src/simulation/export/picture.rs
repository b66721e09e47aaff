//! What each kind of simulation exports: its picture, its table, its scripts.

use super::save::sheet;
use super::{Exports, TextFile};
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::palette::{Tone, Tones};
use crate::plot::pen::{Anchor, Drawn, Lettering, Pen};
use crate::plot::svg;
use crate::plot::trace::{Frame, Tracer};
use crate::simulation::frames::use_tone;
use crate::simulation::model::Model;
use crate::simulation::objective_plot::Path;
use crate::simulation::plot_view::Picture;
use crate::strings::{descriptions, export as strings};
use descent::experiment::Experiment;
use descent::moving_average::MovingAverageExperiment;
use descent::run::Run;
use descent::{csv, network, script};
use leptos::prelude::*;
use plotters::prelude::DrawingBackend;

const SIZE: [f64; 2] = [720.0, 540.0];

const PYTHON: &str = "text/x-python";

/// Something that draws itself as it is at the moment.
pub trait Drawable: Copy + Send + Sync + 'static {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B>;
}

impl<P: Picture> Drawable for Memo<P> {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        self.with_untracked(|picture| picture.draw(pen, tone))
    }
}

impl Exports {
    pub fn with_text(
        mut self,
        label: &'static str,
        ending: &'static str,
        kind: &'static str,
        text: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        // Only event handlers ask for it: nothing is to be followed.
        let text = Callback::new(move |()| Some(untrack(&text)));
        self.texts.push(TextFile { label, ending, kind, text });
        self
    }

    pub fn with_average_scripts(
        self,
        experiment: impl Fn() -> MovingAverageExperiment + Copy + Send + Sync + 'static,
    ) -> Self {
        self.with_text(strings::PYTORCH, "-pytorch.py", PYTHON, move || script::pytorch_average(&experiment()))
            .with_text(strings::KERAS, "-keras.py", PYTHON, move || script::keras_average(&experiment()))
    }

    pub fn with_network_scripts(
        mut self,
        experiment: impl Fn() -> network::NetworkExperiment + Copy + Send + Sync + 'static,
    ) -> Self {
        type Write = fn(&network::NetworkExperiment) -> Option<String>;
        let scripts: [(_, _, Write); 2] = [
            (strings::PYTORCH, "-pytorch.py", script::pytorch_network),
            (strings::KERAS, "-keras.py", script::keras_network),
        ];
        self.texts.extend(scripts.map(|(label, ending, write)| TextFile {
            label,
            ending,
            kind: PYTHON,
            text: Callback::new(move |()| write(&untrack(experiment))),
        }));
        self
    }

    /// With a picture, as PNG and as SVG; `words` tell what it shows.
    pub fn with_picture(
        self,
        size: [f64; 2],
        shown: impl Drawable,
        words: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        let tone = use_tone();
        let picture = Callback::new(move |()| {
            let sheet = sheet(size)?;
            sheet.draw(|pen| shown.draw(pen, tone.get_untracked()));
            Some(sheet)
        });
        let vectors = move || svg::render(size, &words(), |pen| shown.draw(pen, tone.get_untracked()));
        Self { picture: Some(picture), ..self.with_text(strings::SVG, ".svg", "image/svg+xml", vectors) }
    }

    pub fn of_descent(model: Model) -> Self {
        let experiment = Signal::derive(move || Experiment::Descent(model.experiment()));
        Self::new(experiment, "descent", model.player())
            .with_text(strings::STEPS, ".csv", "text/csv", move || table(model))
            .with_text(strings::PYTORCH, "-pytorch.py", PYTHON, move || script::pytorch(&model.experiment()))
            .with_text(strings::KERAS, "-keras.py", PYTHON, move || script::keras(&model.experiment()))
            .with_picture(SIZE, model, move || descriptions::map(&model.experiment()))
    }
}

impl Drawable for Model {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        draw(pen, *self, tone)
    }
}

/// The whole run, also what has not been shown yet.
fn table(model: Model) -> String {
    let experiment = model.experiment_untracked();
    let mut run = Run::new(&experiment);
    run.run_to(experiment.steps);
    csv::of_run(&run).collect()
}

/// The plot as it is shown, with the paths so far of all optimizers that are not hidden.
fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, model: Model, tone: Tone) -> Drawn<B> {
    let (plot, run) = (model.plot_untracked(), model.run_untracked());
    let (step, hidden) = (model.player().step_untracked(), model.hidden_untracked());
    let seen: Vec<_> = (0..run.tracks().len()).filter(|optimizer| hidden.get(*optimizer) != Some(&true)).collect();
    let styles = model.styles();
    let paths = seen.iter().map(|&optimizer| {
        let positions = run.tracks()[optimizer].positions();
        Path { positions: &positions[..positions.len().min(step + 1)], style: styles[optimizer] }
    });
    plot.draw_run(pen, run.experiment().start, &paths.collect::<Vec<_>>(), tone)?;
    let names = descriptions::names(run.experiment());
    draw_names(pen, seen.iter().map(|&optimizer| (names[optimizer].as_str(), styles[optimizer])), tone)
}

/// Whose path is whose: a picture goes where no controls tell it.
fn draw_names<'n, B: DrawingBackend>(
    pen: &Pen<'_, B>,
    names: impl Iterator<Item = (&'n str, OptimizerStyle)>,
    tone: Tone,
) -> Drawn<B> {
    let ([width, height], tones) = (pen.size(), Tones::of(tone));
    let lettering = Lettering { size: 13.0, colour: tones.ink, halo: Some(tones.halo) };
    for (row, (name, style)) in names.enumerate() {
        let (y, colour) = (height - 26.0 - 19.0 * row as f64, style.colour(tone));
        let sample = [[34.0, y], [74.0, y]];
        pen.line(&sample, tones.halo, 1.0, 5.0)?;
        let mut tracer = Tracer::new(Frame::of_size(width, height), style.dash);
        tracer.extend(sample).strokes.iter().try_for_each(|line| pen.line(line, colour, 1.0, 2.4))?;
        pen.marker(style.marker, [54.0, y], 6.0, tones.halo)?;
        pen.marker(style.marker, [54.0, y], 4.6, colour)?;
        pen.text(name, [82.0, y], Anchor::Right, lettering)?;
    }
    Ok(())
}
