//! What a link preview shows of a lesson: where the optimizers of its first simulation have gone at the end.

use descent::experiment::DescentExperiment;
use descent::run::Run;
use plotters::prelude::DrawingBackend;

use crate::course::{Block, Course, Lesson};
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::simulation::objective_plot::{ObjectivePlot, Path};

/// Draws the first descent of a lesson as far as it runs; where there is none, that of the first lesson of the course
/// that has one.
pub fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, course: &Course, lesson: Option<&Lesson>, tone: Tone) -> Drawn<B> {
    match lesson.and_then(descent).or_else(|| course.lessons.iter().find_map(descent)) {
        Some(experiment) => draw_descent(pen, &experiment, tone),
        None => Ok(()),
    }
}

fn descent(lesson: &Lesson) -> Option<DescentExperiment> {
    lesson.blocks.iter().find_map(|block| {
        let Block::Simulation(simulation) = block else { return None };
        simulation.experiment.descent().cloned()
    })
}

fn draw_descent<B: DrawingBackend>(pen: &Pen<'_, B>, experiment: &DescentExperiment, tone: Tone) -> Drawn<B> {
    let mut run = Run::new(experiment);
    run.run_to(experiment.steps);
    let styles = OptimizerStyle::for_all(experiment.optimizers.iter().map(|entry| entry.spec().id));
    let paths = run.tracks().iter().zip(styles).map(|(track, style)| Path { positions: track.positions(), style });
    ObjectivePlot::of(&experiment.objective).draw_run(pen, experiment.start, &paths.collect::<Vec<_>>(), tone)
}
