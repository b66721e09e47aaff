//! Experiments worth seeing, one card each.

use crate::strings::lab as strings;
use descent::experiment::{DescentExperiment, Experiment};
use descent::{landscape, optimizer};
use leptos::prelude::*;
use serde::Deserialize;

use super::Bench;
use super::sketch::sketch;

/// The cards, in their order. A test parses them.
const CARDS: &str = include_str!("gallery.json");

/// A kind of simulations: name, the card to begin with, and whether an experiment is of that kind.
type Kind = (&'static str, usize, fn(&Experiment) -> bool);

pub(super) const KINDS: [Kind; 3] = [
    (strings::KINDS[0], 0, |experiment| matches!(experiment, Experiment::Descent(_))),
    (strings::KINDS[1], 8, |experiment| matches!(experiment, Experiment::Network(_))),
    (strings::KINDS[2], 9, |experiment| matches!(experiment, Experiment::MovingAverage(_))),
];

#[derive(Deserialize)]
struct Card {
    title: String,
    words: String,
    experiment: Experiment,
}

fn cards() -> Vec<Card> {
    serde_json::from_str(CARDS).unwrap_or_default()
}

pub(super) fn experiment(index: usize) -> Experiment {
    let simplest = || {
        let settings = optimizer::Settings::defaults(optimizer::all()[0]);
        Experiment::Descent(DescentExperiment::new(landscape::all()[0], vec![settings]))
    };
    cards().into_iter().nth(index).map_or_else(simplest, |card| card.experiment)
}

/// All cards; each puts its experiment on the bench.
#[component]
pub fn Gallery(bench: Bench) -> impl IntoView {
    let card = |Card { title, words, experiment }: Card| {
        let picture = sketch(&experiment);
        let put = move |_| {
            bench.put(experiment.clone());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_begins_with_a_card_of_its_own() {
        for (name, card, is_it) in KINDS {
            assert!(is_it(&experiment(card)), "{name}");
        }
    }

    #[test]
    fn all_sketches_together_are_light() {
        let sketches: Vec<usize> = cards().iter().map(|card| sketch(&card.experiment).len()).collect();
        assert!(sketches.iter().all(|length| *length > 300), "each shows something: {sketches:?}");
        assert!(sketches.iter().sum::<usize>() < 60_000, "{sketches:?}");
    }

    #[test]
    fn every_card_can_be_shown_and_has_its_words() {
        let cards: Vec<Card> = serde_json::from_str(CARDS).expect("cards");
        assert!(cards.len() >= 8);
        for Card { title, words, experiment } in cards {
            assert!(!title.is_empty() && words.ends_with('.'), "{title}: {words}");
            assert!(KINDS.iter().any(|(.., is_it)| is_it(&experiment)), "{title}");
            assert_eq!(crate::share::decode(&crate::share::encode(&experiment)), Ok(experiment), "{title}");
        }
    }
}
