//! The stage: the map or the curve, the surface beside it, and the value under the pointer.

use super::arrows::ArrowLayer;
use super::colour_scale::ColourScale;
use super::ground::Ground;
use super::map::MapCanvas;
use super::model::Model;
use super::start_point::StartLayer;
use super::surface::SurfaceStage;
use super::tangent::{Tangent, tangents};
use crate::part;
use crate::part::When;
use crate::strings::simulation as strings;
use crate::strings::told;
use leptos::prelude::*;

/// What of a landscape is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Seen {
    #[default]
    Map,
    Surface,
    Both,
}

const VIEWS: [Seen; 3] = [Seen::Map, Seen::Surface, Seen::Both];

/// All pictures of the landscape.
#[component]
pub fn Stage(
    model: Model,
    /// Whether the surface is shown from the beginning.
    surface: bool,
) -> impl IntoView {
    let flat = model.preset().objective.dimension() == 1;
    let seen = RwSignal::new(if surface && !flat { Seen::Both } else { Seen::Map });
    let choices = move || {
        let choice = |(view, label): (Seen, &'static str)| {
            view! {
                <button type="button" aria-pressed=move || (seen.get() == view).to_string() on:click=move |_| seen.set(view)>{label}</button>
            }
        };
        view! { <div class="sim-views" role="group" aria-label=strings::HOW_SHOWN>{VIEWS.into_iter().zip(strings::VIEWS).map(choice).collect_view()}</div> }
    };
    let words = move || model.with_experiment(told::map);
    view! {
        <div class="sim-pictures" class:both=move || seen.get() == Seen::Both>
            <div class="sim-map" hidden=move || seen.get() == Seen::Surface>
                <div class="sim-map-words" role="img" aria-label=words></div>
                <MapCanvas model/>
                <ArrowLayer model/>
                <CursorMark model/>
                <StartLayer model/>
            </div>
            {move || (seen.get() != Seen::Map).then(|| part::place("surface", When::Now, move || surface_stage(model)))}
        </div>
        <ColourScale model/>
        <div class="sim-under">
            <output class="sim-pointed">{move || pointed(model)}</output>
            {(!flat).then(choices)}
        </div>
        {flat.then(|| view! { <p class="sim-told">{move || slopes(model)}</p> })}
    }
}

part! { fn surface_stage(model: Model) in later { view! { <SurfaceStage model/> } } }

/// The value under the pointer; without one, that of the start.
fn pointed(model: Model) -> String {
    model.with_experiment(|experiment| match model.cursor() {
        Some(place) => told::value(&experiment.objective, place),
        None => strings::value_of_start(&told::value(&experiment.objective, experiment.start)),
    })
}

/// On a curve, the slope that each optimizer sees, and where its step goes.
fn slopes(model: Model) -> String {
    let (run, hidden) = (model.run(), model.hidden());
    let all = tangents(&run, model.told()).into_iter().zip(told::names(run.experiment())).zip(hidden);
    let sentence = |((tangent, name), hidden): ((Option<Tangent>, String), bool)| {
        let Tangent { x, slope, next } = tangent.filter(|_| !hidden)?;
        Some(told::slope(&name, slope, x, next))
    };
    all.filter_map(sentence).collect::<Vec<_>>().join(" ")
}

/// The place on the map that the reader points at on the surface.
#[component]
fn CursorMark(model: Model) -> impl IntoView {
    let position = Memo::new(move |_| model.cursor().map(|place| Ground::position(&model.ground(), place)));
    move || {
        position.get().map(|[left, top]| view! { <span class="sim-cursor-mark" style:left=left style:top=top></span> })
    }
}
