//! What a link preview shows of a lesson: where the optimizers of its first simulation have gone at the end.

use descent::experiment::Experiment;
use descent::run::Run;
use plotters::prelude::DrawingBackend;

use crate::course::{Block, Course, Lesson};
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::simulation::ground::{Ground, Way};

/// Draws the first descent of a lesson as far as it runs; where there is none, that of the first lesson of the course
/// that has one.
pub fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, course: &Course, lesson: Option<&Lesson>, tone: Tone) -> Drawn<B> {
    match lesson.and_then(descent).or_else(|| course.lessons.iter().find_map(descent)) {
        Some(experiment) => draw_descent(pen, &experiment, tone),
        None => Ok(()),
    }
}

fn descent(lesson: &Lesson) -> Option<Experiment> {
    lesson.blocks.iter().find_map(|block| {
        let Block::Simulation(simulation) = block else { return None };
        simulation.experiment.descent().cloned()
    })
}

fn draw_descent<B: DrawingBackend>(pen: &Pen<'_, B>, experiment: &Experiment, tone: Tone) -> Drawn<B> {
    let mut run = Run::new(experiment);
    run.run_to(experiment.steps);
    let styles = OptimizerStyle::for_all(experiment.optimizers.iter().map(|contender| contender.spec().id));
    let ways = run.tracks().iter().zip(styles).map(|(track, style)| Way { positions: track.positions(), style });
    Ground::of(&experiment.objective).draw_run(pen, experiment.start, &ways.collect::<Vec<_>>(), tone)
}
