//! "Find a good learning rate": the search with its curve.

use super::frames::{budget, while_active};
use super::learning_rate::{Search, Trial};
use super::model::Model;
use super::plot_view::{Picture, PlotView};
use crate::lazy_chunk;
use crate::lazy_chunk::LoadWhen;
use crate::plot::curve::{self, Curve, Range, Room};
use crate::plot::number;
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::plot::scale::Spread;
use crate::strings::simulation as strings;
use leptos::prelude::*;
use plotters::prelude::DrawingBackend;

/// How many milliseconds of each frame may go into the search.
const FRAME_SHARE: f64 = 10.0;

/// Starts, shows and stops the search for one optimizer.
#[component]
pub fn RateFinder(model: Model, optimizer: usize, name: String, style: OptimizerStyle) -> impl IntoView {
    let open = RwSignal::new(false);
    let content = move || {
        lazy_chunk::placeholder("rate-search", LoadWhen::Immediately, move || rate_search(model, optimizer, style))
    };
    view! {
        <details class="sim-more" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary aria-label=strings::find_rate_for(&name)>{strings::FIND_RATE}</summary>
            {move || open.get().then(content)}
        </details>
    }
}

lazy_chunk! {
    fn rate_search(model: Model, optimizer: usize, style: OptimizerStyle) in on_demand {
        view! { <RateSearch model optimizer style/> }
    }
}

#[component]
fn RateSearch(model: Model, optimizer: usize, style: OptimizerStyle) -> impl IntoView {
    let search = RwSignal::new(None::<Search>);
    let searching =
        Memo::new(move |_| search.with(|search| search.as_ref().is_some_and(|search| !search.is_complete())));
    while_active(searching.into(), move |_| {
        search.update(|search| {
            if let Some(search) = search {
                search.advance(budget(FRAME_SHARE));
            }
        });
    });
    let start = move |_| search.set(Some(Search::new(&model.experiment_untracked(), optimizer)));
    let best =
        Memo::new(move |_| search.with(|search| search.as_ref().and_then(Search::best)).filter(|_| !searching.get()));
    let take = move |rate: f64| {
        model.change(|experiment| {
            // The rate was accepted in its trial.
            let _ = experiment.optimizers[optimizer].set("learning_rate", rate);
        });
        model.player().announce();
    };
    let trials = Signal::derive(move || search.with(|search| search.as_ref().map(Search::trials).unwrap_or_default()));
    let picture = Memo::new(move |_| Found { trials: trials.get(), style });
    let label = Signal::derive(move || strings::found(&words(&trials.get(), false)));
    let started = Memo::new(move |_| search.with(Option::is_some));
    let found = move || {
        started
            .get()
            .then(|| view! { <PlotView picture label class="sim-curve-picture sim-found" size=[320.0, 144.0]/> })
    };
    view! {
        <div>
            <p class="sim-hint">{strings::FIND_RATE_HINT}</p>
            {found}
            <p role="status">{move || words(&trials.get(), searching.get())}</p>
            {move || if searching.get() {
                view! { <button type="button" on:click=move |_| search.set(None)>{strings::CANCEL_SEARCH}</button> }.into_any()
            } else {
                view! {
                    {best.get().map(|best| view! {
                        <button type="button" class="primary" on:click=move |_| take(best.rate)>{strings::use_rate(&number::short(best.rate))}</button>
                    })}
                    <button type="button" on:click=start>{if best.get().is_some() { strings::SEARCH_AGAIN } else { strings::SEARCH }}</button>
                }
                .into_any()
            }}
        </div>
    }
}

/// The losses at the end against the rates.
#[derive(Clone, PartialEq)]
struct Found {
    trials: Vec<Trial>,
    style: OptimizerStyle,
}

impl Picture for Found {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        let points: Vec<[f64; 2]> = self.trials.iter().map(|trial| [trial.rate, trial.loss]).collect();
        curve::draw(pen, &room(&self.trials), &[Curve { points: &points, style: self.style }], tone)
    }
}

fn room(trials: &[Trial]) -> Room {
    let highest = trials.iter().map(|trial| trial.rate).fold(1.0, f64::max);
    let [across, up] = strings::FOUND_AXES;
    let across = Range { name: across, spread: Spread::Logarithmic, domain: [8e-5, 1.25 * highest] };
    let losses = trials.iter().map(|trial| trial.loss);
    let first = trials.first().map_or(0.0, |trial| trial.loss.abs());
    Room::new(across, Range::logarithmic(up, first, losses))
}

fn words(trials: &[Trial], searching: bool) -> String {
    let finite = trials.iter().filter(|trial| trial.loss.is_finite());
    let best = finite.min_by(|a, b| a.loss.total_cmp(&b.loss).then(a.steps.cmp(&b.steps)));
    let lost = trials.iter().filter(|trial| trial.loss.is_infinite()).map(|trial| trial.rate).reduce(f64::min);
    if trials.is_empty() {
        return String::new();
    }
    let best = best.map(|best| [best.loss, best.rate].map(number::short));
    strings::search(trials.len(), best, lost.map(number::short), searching)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_is_described() {
        let trial = |rate: f64, loss: f64| Trial { rate, loss, steps: 10 };
        let trials = [trial(0.01, 5.0), trial(0.1, 0.2), trial(1.0, f64::INFINITY)];
        let description = words(&trials, false);
        assert_eq!(
            description,
            "3 rates tried. The lowest loss, 0.2, comes with 0.1. With 1 and more the run diverges."
        );
        assert!(words(&trials, true).ends_with("Searching…"));
        assert_eq!(words(&[], true), "");
        assert!(words(&trials[2..], false).contains("all diverge"));
    }
}
