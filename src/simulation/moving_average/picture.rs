//! The picture of a moving average.

use super::super::plot_view::{self, PlotView};
use super::model::{Course, Model};
use crate::plot::moving_average::{self as plot, Series};
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::strings::moving_average as strings;
use descent::moving_average::{self, MovingAverageExperiment};
use leptos::prelude::*;
use plotters::prelude::DrawingBackend;

/// What is drawn: a series with its average up to a step.
#[derive(Clone, PartialEq)]
pub struct Average {
    experiment: MovingAverageExperiment,
    course: Course,
    step: usize,
}

pub fn picture(model: Model) -> Memo<Average> {
    let player = model.player();
    Memo::new(move |_| {
        let (experiment, course) = (model.experiment(), model.course());
        // Without a program to run it, the whole average is to be seen.
        let step = if cfg!(feature = "ssr") { course.values.len() } else { player.step() };
        Average { experiment, course, step }
    })
}

pub fn label(model: Model) -> String {
    strings::picture(&strings::state(&model.experiment(), &model.course(), model.player().status_step()))
}

/// Points, line and bars.
#[component]
pub fn Picture(model: Model, picture: Memo<Average>) -> impl IntoView {
    let label = Signal::derive(move || label(model));
    view! { <PlotView picture label class="sim-map" size=[480.0, 360.0]/> }
}

impl plot_view::Picture for Average {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        let Self { experiment, course, step } = self;
        let seen = (*step).min(course.values.len());
        let weights = moving_average::weights(seen, experiment.beta, experiment.start);
        // Bars keep one scale for the whole run, but for the first few values of an average that is corrected.
        let heaviest = weights.iter().copied().fold(1.0 - experiment.beta, f64::max);
        let series = Series { values: &course.values, averages: &course.averages[..seen], weights: &weights, heaviest };
        plot::draw(pen, &series, tone)
    }
}
