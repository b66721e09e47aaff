//! Experiments worth seeing, one card each.

use crate::strings::lab as strings;
use descent::experiment::Experiment;
use descent::run::Run;
use descent::setup::Setup;
use descent::{landscape, optimizer};
use leptos::prelude::*;
use serde::Deserialize;

use super::Bench;
use crate::plot::Point;
use crate::plot::landscape_map::draw_head;
use crate::plot::optimizer_style::{Dash, OptimizerStyle};
use crate::plot::svg;
use crate::simulation::ground::Ground;

/// The cards, in their order. A test parses them.
const CARDS: &str = include_str!("gallery.json");

/// A kind of simulations: name, the card to begin with, and whether a setup is of that kind.
type Kind = (&'static str, usize, fn(&Setup) -> bool);

/// All kinds.
pub(super) const KINDS: [Kind; 3] = [
    (strings::KINDS[0], 0, |setup| matches!(setup, Setup::Descent(_))),
    (strings::KINDS[1], 8, |setup| matches!(setup, Setup::Network(_))),
    (strings::KINDS[2], 9, |setup| matches!(setup, Setup::MovingAverage(_))),
];

#[derive(Deserialize)]
struct Card {
    title: String,
    words: String,
    setup: Setup,
}

fn cards() -> Vec<Card> {
    serde_json::from_str(CARDS).unwrap_or_default()
}

/// The setup of a card.
pub(super) fn setup(index: usize) -> Setup {
    let simplest = || {
        let settings = optimizer::Settings::defaults(optimizer::all()[0]);
        Setup::Descent(Experiment::new(landscape::all()[0], vec![settings]))
    };
    cards().into_iter().nth(index).map_or_else(simplest, |card| card.setup)
}

/// All cards; each puts its experiment on the bench.
#[component]
pub fn Gallery(
    /// Where experiments are put.
    bench: Bench,
) -> impl IntoView {
    let card = |Card { title, words, setup }: Card| {
        let picture = sketch(&setup);
        let put = move |_| {
            bench.put(setup.clone());
            scroll_to_bench();
        };
        view! {
            <li class="lab-card">
                <button type="button" on:click=put>
                    <span class="lab-sketch" aria-hidden="true" inner_html=picture></span>
                    <strong>{title}</strong>
                    <span>{words}</span>
                </button>
            </li>
        }
    };
    view! {
        <section aria-labelledby="gallery">
            <h2 id="gallery">{strings::GALLERY}</h2>
            <ul class="lab-cards">{cards().into_iter().map(card).collect_view()}</ul>
        </section>
    }
}

/// Brings the simulation into view, and the focus to it, so that the keyboard goes on there.
pub(super) fn scroll_to_bench() {
    request_animation_frame(|| {
        if let Some(run) = document().query_selector("#simulation-lab .sim-run").ok().flatten() {
            let run: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(run);
            let _ = run.focus();
        }
    });
}

/// Shorter moves are not seen in a sketch, in pixels.
const FINEST: f64 = 2.5;
/// Points of a way, at most: it stands in the page, in both themes.
const MOST: usize = 90;

/// The ways alone, in both themes: small enough to stand in the page.
fn sketch(setup: &Setup) -> String {
    let Some(experiment) = setup.descent() else { return String::new() };
    let mut run = Run::new(experiment);
    run.run_to(experiment.steps.min(400));
    let styles = OptimizerStyle::for_all(experiment.optimizers.iter().map(|contender| contender.spec().id));
    let ground = Ground::of(&experiment.objective);
    svg::for_both_themes([160.0, 120.0], |pen, tone| {
        for (track, style) in run.tracks().iter().zip(&styles) {
            let pixels = track.positions().iter().map(|point| ground.pixel(*point, pen.size()));
            let solid = OptimizerStyle { dash: Dash::SOLID, ..*style };
            let ink = ground.tracer(pen.size(), &solid).extend(thinned(pixels));
            ink.strokes.iter().try_for_each(|line| pen.line(line, style.colour(tone), 1.0, 2.0))?;
            if let Some(last) = track.positions().last() {
                draw_head(pen, ground.pixel(*last, pen.size()), style, tone)?;
            }
        }
        Ok(())
    })
}

/// The first points that lie so far apart that a sketch shows them.
fn thinned(pixels: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for [x, y] in pixels {
        if kept.last().is_none_or(|last| (last[0] - x).hypot(last[1] - y) >= FINEST) {
            kept.push([x, y]);
        }
    }
    kept.truncate(MOST);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_begins_with_a_card_of_its_own() {
        for (name, card, is_it) in KINDS {
            assert!(is_it(&setup(card)), "{name}");
        }
    }

    #[test]
    fn all_sketches_together_are_light() {
        let sketches: Vec<usize> = cards().iter().map(|card| sketch(&card.setup).len()).collect();
        assert!(sketches.iter().sum::<usize>() < 60_000, "{sketches:?}");
    }

    #[test]
    fn every_card_can_be_shown_and_has_its_words() {
        let cards: Vec<Card> = serde_json::from_str(CARDS).expect("cards");
        assert!(cards.len() >= 8);
        for Card { title, words, setup } in cards {
            assert!(!title.is_empty() && words.ends_with('.'), "{title}: {words}");
            assert!(KINDS.iter().any(|(.., is_it)| is_it(&setup)), "{title}");
            assert_eq!(crate::share::decode(&crate::share::encode(&setup)), Ok(setup), "{title}");
        }
    }
}
