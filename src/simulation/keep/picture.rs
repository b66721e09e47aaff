//! What a descent gives away: its picture, its table and its scripts.

use super::save::sheet;
use super::{Keepsakes, TextFile};
use crate::plot::landscape_map::{draw_halo, draw_head, draw_path, draw_start};
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::plot::svg;
use crate::simulation::frames::use_tone;
use crate::simulation::model::Model;
use crate::simulation::words;
use descent::run::Run;
use descent::setup::Setup;
use descent::{csv, script};
use leptos::prelude::*;
use plotters::prelude::DrawingBackend;

/// Size of a saved picture.
const SIZE: [f64; 2] = [720.0, 540.0];

impl Keepsakes {
    /// All of a descent.
    pub fn of_descent(model: Model) -> Self {
        let tone = use_tone();
        let text = |label, ending, kind, text: fn(Model, Tone) -> String| TextFile {
            label,
            ending,
            kind,
            text: Callback::new(move |()| text(model, tone.get_untracked())),
        };
        let texts = vec![
            text("Table of steps (CSV)", ".csv", "text/csv", |model, _| table(model)),
            text("PyTorch script", "-pytorch.py", "text/x-python", |model, _| {
                script::pytorch(&model.experiment_untracked())
            }),
            text("Keras script", "-keras.py", "text/x-python", |model, _| script::keras(&model.experiment_untracked())),
            text("Picture (SVG)", ".svg", "image/svg+xml", |model, tone| {
                let told = words::map(&model.experiment_untracked());
                svg::render(SIZE, &told, |pen| draw(pen, model, tone))
            }),
        ];
        let picture = Callback::new(move |()| {
            let sheet = sheet(SIZE)?;
            sheet.draw(|pen| draw(pen, model, tone.get_untracked()));
            Some(sheet)
        });
        let setup = Signal::derive(move || Setup::Descent(model.experiment()));
        Self { texts, picture: Some(picture), ..Self::new(setup, "descent", model.player()) }
    }
}

/// The whole run, also what has not been shown yet.
fn table(model: Model) -> String {
    let experiment = model.experiment_untracked();
    let mut run = Run::new(&experiment);
    run.run_to(experiment.steps);
    csv::of_run(&run).collect()
}

/// The stage as it is shown: the ground and the way so far of all optimizers that are not hidden.
fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, model: Model, tone: Tone) -> Drawn<B> {
    let (ground, run, size) = (model.ground_untracked(), model.run_untracked(), pen.size());
    let (step, hidden) = (model.player().step_untracked(), model.hidden_untracked());
    ground.draw(pen, tone)?;
    let seen = run.tracks().iter().zip(model.styles()).zip(hidden).filter(|(_, hidden)| !hidden);
    let paths: Vec<_> = seen
        .map(|((track, style), _)| {
            let positions = track.positions().iter().take(step + 1);
            let pixels: Vec<_> = positions.map(|point| ground.pixel(*point, size)).collect();
            (ground.tracer(size, &style).extend(pixels.iter().copied()), pixels, style)
        })
        .collect();
    for (ink, _, style) in &paths {
        draw_halo(pen, ink, style, tone)?;
    }
    for (ink, pixels, style) in &paths {
        draw_path(pen, ink, style, tone)?;
        if let Some(last) = pixels.last().filter(|_| step > 0) {
            draw_head(pen, *last, style, tone)?;
        }
    }
    draw_start(pen, ground.pixel(run.experiment().start, size), tone)
}
