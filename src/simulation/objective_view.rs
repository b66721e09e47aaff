//! The view of the objective: its plot, the surface beside it, and the value under the pointer.

use super::arrows::ArrowLayer;
use super::colour_scale::ColourScale;
use super::map::MapCanvas;
use super::model::Model;
use super::objective_plot::ObjectivePlot;
use super::start_point::StartLayer;
use super::surface::SurfaceView;
use super::tangent::{Tangent, tangents};
use crate::lazy_chunk;
use crate::lazy_chunk::LoadWhen;
use crate::strings::descriptions;
use crate::strings::simulation as strings;
use leptos::prelude::*;

/// What of a landscape is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ViewMode {
    #[default]
    Map,
    Surface,
    Both,
}

const VIEWS: [ViewMode; 3] = [ViewMode::Map, ViewMode::Surface, ViewMode::Both];

/// All pictures of the landscape.
#[component]
pub fn ObjectiveView(
    model: Model,
    /// Whether the surface is shown from the beginning.
    surface: bool,
) -> impl IntoView {
    let flat = model.preset().objective.dimension() == 1;
    let mode = RwSignal::new(if surface && !flat { ViewMode::Both } else { ViewMode::Map });
    let choices = move || {
        let choice = |(view, label): (ViewMode, &'static str)| {
            view! {
                <button type="button" aria-pressed=move || (mode.get() == view).to_string() on:click=move |_| mode.set(view)>{label}</button>
            }
        };
        view! { <div class="sim-views" role="group" aria-label=strings::HOW_SHOWN>{VIEWS.into_iter().zip(strings::VIEWS).map(choice).collect_view()}</div> }
    };
    let words = move || model.with_experiment(descriptions::map);
    view! {
        <div class="sim-pictures" class:both=move || mode.get() == ViewMode::Both>
            <div class="sim-map" hidden=move || mode.get() == ViewMode::Surface>
                <div class="sim-map-words" role="img" aria-label=words></div>
                <MapCanvas model/>
                <ArrowLayer model/>
                <CursorMark model/>
                <StartLayer model/>
            </div>
            {move || (mode.get() != ViewMode::Map).then(|| lazy_chunk::placeholder("surface", LoadWhen::Immediately, move || surface_view(model)))}
        </div>
        <ColourScale model/>
        <div class="sim-under">
            <output class="sim-pointed">{move || pointed(model)}</output>
            {(!flat).then(choices)}
        </div>
        {flat.then(|| view! { <p class="sim-description">{move || slopes(model)}</p> })}
    }
}

lazy_chunk! { fn surface_view(model: Model) in on_demand { view! { <SurfaceView model/> } } }

/// The value under the pointer; without one, that of the start.
fn pointed(model: Model) -> String {
    model.with_experiment(|experiment| match model.cursor() {
        Some(place) => descriptions::value(&experiment.objective, place),
        None => strings::value_of_start(&descriptions::value(&experiment.objective, experiment.start)),
    })
}

/// On a curve, the slope that each optimizer sees, and where its step goes.
fn slopes(model: Model) -> String {
    let (run, hidden) = (model.run(), model.hidden());
    let all = tangents(&run, model.status_step()).into_iter().zip(descriptions::names(run.experiment())).zip(hidden);
    let sentence = |((tangent, name), hidden): ((Option<Tangent>, String), bool)| {
        let Tangent { x, slope, next } = tangent.filter(|_| !hidden)?;
        Some(descriptions::slope(&name, slope, x, next))
    };
    all.filter_map(sentence).collect::<Vec<_>>().join(" ")
}

/// The place on the map that the reader points at on the surface.
#[component]
fn CursorMark(model: Model) -> impl IntoView {
    let position = Memo::new(move |_| model.cursor().map(|place| ObjectivePlot::position(&model.plot(), place)));
    move || {
        position.get().map(|[left, top]| view! { <span class="sim-cursor-mark" style:left=left style:top=top></span> })
    }
}
