//! Loss and accuracy over the epochs, on what is learnt and on what was set aside.

use super::super::key::Key;
use super::super::plot_view::{Picture, PlotView};
use super::model::Model;
use crate::plot::curve::{self, Range, Room};
use crate::plot::optimizer_style::{Dash, OptimizerStyle};
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::plot::scale::Spread;
use crate::strings::{network as strings, training};
use descent::network::{Score, Standing};
use leptos::prelude::*;
use plotters::prelude::DrawingBackend;

/// Points of a curve that are drawn.
const POINTS: usize = 300;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Quantity {
    #[default]
    Loss,
    Accuracy,
}

impl Quantity {
    const ALL: [Self; 2] = [Self::Loss, Self::Accuracy];

    fn label(self) -> &'static str {
        match self {
            Self::Loss => strings::LOSS[0],
            Self::Accuracy => strings::ACCURACY[0],
        }
    }

    fn of(self, score: Score) -> f64 {
        match self {
            Self::Loss => score.loss,
            Self::Accuracy => score.accuracy,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curves {
    room: Room,
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
struct Line {
    points: Vec<[f64; 2]>,
    style: OptimizerStyle,
    is_aside: bool,
}

impl Picture for Curves {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        let size = pen.size();
        curve::draw_axes(pen, &self.room, tone)?;
        for Line { points, style, is_aside } in &self.lines {
            let style = OptimizerStyle { dash: if *is_aside { Dash::DOTTED } else { Dash::SOLID }, ..*style };
            let pixels = points.iter().map(|[epoch, value]| self.room.pixel(*epoch, *value, size));
            let ink = self.room.tracer(size, &style).extend(pixels);
            curve::draw_curve(pen, &ink, &style, tone)?;
            if let Some([epoch, value]) = points.last().filter(|_| !is_aside) {
                curve::draw_head(pen, &self.room, self.room.pixel(*epoch, *value, size), &style, tone)?;
            }
        }
        Ok(())
    }
}

/// The curves with their tabs and keys.
#[component]
pub fn Losses(model: Model) -> impl IntoView {
    let quantity = RwSignal::new(Quantity::default());
    let picture = Memo::new(move |_| curves(model, quantity.get()));
    let label = Signal::derive(move || {
        let description = model.with_experiment(|experiment| {
            model.with_record(|record| training::summary(experiment, record, model.player().status_step()))
        });
        strings::curves(quantity.get().label(), &description)
    });
    let tab = move |each: Quantity| {
        view! {
            <label>
                <input type="radio" name="network-quantity" prop:checked=move || quantity.get() == each
                    checked=each == Quantity::default() on:change=move |_| quantity.set(each)/>
                <span>{each.label()}</span>
            </label>
        }
    };
    let keys = move || {
        let names = model.with_experiment(training::names);
        names
            .into_iter()
            .zip(model.styles())
            .map(|(name, style)| {
                let style = OptimizerStyle { dash: Dash::SOLID, ..style };
                view! { <li><Key style/><span>{name}</span></li> }
            })
            .collect_view()
    };
    let aside = move || model.with_experiment(|experiment| experiment.validation > 0.0).then_some(strings::DOTTED);
    view! {
        <figure class="sim-curve">
            <div class="sim-tabs">
                <div class="sim-radio" role="radiogroup" aria-label=strings::QUANTITY>{Quantity::ALL.map(tab).collect_view()}</div>
            </div>
            <figcaption>{move || strings::over_epochs(quantity.get().label())}" "<span>"("{move || picture.get().room.words()}")"</span></figcaption>
            <PlotView picture label class="sim-curve-picture" size=[400.0, 208.0]/>
            <ul class="sim-legend" aria-hidden="true">{keys}</ul>
            <p class="net-hint">{aside}</p>
        </figure>
    }
}

pub(super) fn curves(model: Model, quantity: Quantity) -> Curves {
    let (last, shown) = (model.with_experiment(|experiment| experiment.epochs), model.player().step());
    let styles = model.styles();
    model.with_record(|record| {
        let mut lines = Vec::new();
        for (lane, style) in styles.into_iter().enumerate() {
            let standings = record.standings(lane);
            let standings = &standings[..(shown + 1).min(standings.len())];
            let training = |standing: &Standing| Some(quantity.of(standing.training));
            let aside = |standing: &Standing| standing.validation.map(|score| quantity.of(score));
            lines.push(Line { points: thinned(standings, training), style, is_aside: false });
            lines.push(Line { points: thinned(standings, aside), style, is_aside: true });
        }
        let values = || lines.iter().flat_map(|line| line.points.iter().map(|[_, value]| *value));
        let first = values().find(|value| value.is_finite()).unwrap_or(1.0);
        let up = match quantity {
            Quantity::Loss => Range::logarithmic(strings::LOSS[1], first, values()),
            Quantity::Accuracy => Range { name: strings::ACCURACY[1], spread: Spread::Linear, domain: [0.0, 1.04] },
        };
        let across = Range { name: strings::EPOCH, ..Range::steps(last) };
        Curves { room: Room::new(across, up), lines }
    })
}

/// Points of a curve, few enough to be drawn in no time, the last among them.
fn thinned(standings: &[Standing], value: impl Fn(&Standing) -> Option<f64>) -> Vec<[f64; 2]> {
    let stride = standings.len().div_ceil(POINTS).max(1);
    let every = (0..standings.len()).step_by(stride).chain(standings.len().checked_sub(1));
    every.filter_map(|epoch| value(&standings[epoch]).map(|value| [epoch as f64, value])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_curves_are_thinned_to_both_ends() {
        let standing = |loss| Standing { training: Score { loss, accuracy: 0.5 }, validation: None };
        for count in [0, 1, 5, POINTS, 10 * POINTS + 7] {
            let standings: Vec<Standing> = (0..count).map(|epoch| standing(epoch as f64)).collect();
            let points = thinned(&standings, |standing| Some(standing.training.loss));
            assert!(points.len() <= POINTS + 1, "{count}");
            assert_eq!(points.last().map(|[epoch, _]| *epoch as usize), count.checked_sub(1));
            assert!(points.iter().all(|[epoch, value]| epoch == value));
            assert_eq!(
                thinned(&standings, |standing| standing.validation.map(|score| score.loss)),
                Vec::<[f64; 2]>::new()
            );
        }
    }
}
