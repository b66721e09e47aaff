//! The step that is shown, as arrows on the map.

use super::frames::{use_extent, use_tone};
use super::model::Model;
use super::pointing::{Pointed, Points, Symbol};
use crate::plot::arrow::{self, Arrow, Kind};
use crate::plot::canvas::Sheet;
use crate::strings::readings as strings;
use descent::optimizer::Term;
use descent::run::{Anatomy, Track};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The arrows of a step taken apart, in the pixels of a picture. Gradients and what remembers them are drawn the way
/// they push: against their sign. `reference` is the size of a gradient that has an arrow of the usual length.
pub fn arrows(anatomy: &Anatomy, reference: f64, pixel: impl Fn([f64; 2]) -> [f64; 2]) -> Vec<Arrow> {
    let from = pixel(anatomy.position);
    let term = |term: Term| anatomy.term(term);
    let push = |kind: Kind, [x, y]: [f64; 2]| Arrow::push(kind, from, [-x, -y], reference);
    let memory = [Term::Velocity, Term::FirstMoment].into_iter().find_map(term);
    let ahead = term(Term::Theta).zip(term(Term::LookAhead));
    let all = [
        Arrow::between(Kind::Update, from, pixel(anatomy.next)).filter(|_| term(Term::Update).is_some()),
        ahead.and_then(|(theta, ahead)| Arrow::between(Kind::LookAhead, pixel(theta), pixel(ahead))),
        memory.and_then(|memory| push(Kind::Memory, memory)),
        term(Term::Gradient).and_then(|gradient| push(Kind::Gradient, gradient)),
    ];
    all.into_iter().flatten().collect()
}

/// The step that led to the one shown; at the start, the step to come.
pub fn shown(track: &Track, step: usize) -> Option<Anatomy> {
    track.anatomy(step.saturating_sub(1))
}

/// The layer of the map that the arrows are drawn on.
#[component]
pub fn ArrowLayer(model: Model) -> impl IntoView {
    let (frame, canvas) = (NodeRef::<Div>::new(), NodeRef::<Canvas>::new());
    let (extent, tone) = (use_extent(frame), use_tone());
    let is_shown = Memo::new(move |_| model.shows_arrows() && !model.player().is_running().get());
    let drawn = StoredValue::new(Vec::<(Arrow, Pointed)>::new());
    // An arrow that is pointed at lights up what belongs to it.
    Effect::new(move |before: Option<Option<Pointed>>| {
        let place = model.cursor().zip(extent.get_untracked()).filter(|_| is_shown.get_untracked());
        let place = place.map(|(place, extent)| model.plot_untracked().pixel(place, extent.size));
        let over = place.and_then(|place| drawn.with_value(|drawn| nearest(drawn, place)));
        let (before, pointed) = (before.flatten(), model.pointed());
        if over != before && (over.is_some() || pointed.get_untracked() == before) {
            pointed.set(over);
        }
        over
    });
    Effect::new(move |was_drawn: Option<bool>| {
        let (Some(extent), Some(canvas)) = (extent.get(), canvas.get()) else { return false };
        if !is_shown.get() && was_drawn != Some(true) {
            return false;
        }
        let Some(mut sheet) = Sheet::new(canvas.unchecked_into()) else { return false };
        sheet.resize(extent.size, extent.ratio);
        if !is_shown.get() {
            return false;
        }
        let (run, plot, step, tone) = (model.run(), model.plot(), model.step(), tone.get());
        let mut all = Vec::new();
        for (index, (track, style)) in run.tracks().iter().zip(model.styles()).enumerate() {
            if model.is_hidden(index) {
                continue;
            }
            let Some(anatomy) = shown(track, step) else { continue };
            let reference = track.anatomy(0).map_or(0.0, |first| first.gradient[0].hypot(first.gradient[1]));
            for arrow in arrows(&anatomy, reference, |point| plot.pixel(point, extent.size)) {
                let at = Pointed { optimizer: Some(index), symbol: Symbol::Arrow(arrow.kind) };
                all.push((arrow, style, model.is_lit(at), at));
            }
        }
        drawn.set_value(all.iter().map(|(arrow, .., at)| (*arrow, *at)).collect());
        all.iter().for_each(|(arrow, _, lit, _)| sheet.draw(|pen| arrow::draw_halo(pen, arrow, *lit, tone)));
        all.iter().for_each(|(arrow, style, lit, _)| sheet.draw(|pen| arrow::draw(pen, arrow, style, *lit, tone)));
        true
    });
    view! { <div class="sim-map-picture" node_ref=frame aria-hidden="true"><canvas node_ref=canvas></canvas></div> }
}

/// The arrow under a place, if it is not far from one.
fn nearest(arrows: &[(Arrow, Pointed)], place: [f64; 2]) -> Option<Pointed> {
    const NEAR: f64 = 7.0;
    let all = arrows.iter().map(|(arrow, at)| (arrow.distance(place), *at)).filter(|(distance, _)| *distance < NEAR);
    all.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at)
}

/// Switches the arrows on and off, and says what they are.
#[component]
pub fn ArrowLegend(model: Model) -> impl IntoView {
    let is_shown = Memo::new(move |_| model.shows_arrows() && !model.player().is_running().get());
    let kinds = Memo::new(move |_| {
        if !is_shown.get() {
            return Vec::new();
        }
        let run = model.run();
        let step = model.step();
        let tracks = run.tracks().iter().enumerate().filter(|(index, _)| !model.is_hidden(*index));
        let mut kinds: Vec<(Kind, &'static str)> = tracks
            .filter_map(|(_, track)| shown(track, step))
            .flat_map(|anatomy| anatomy.terms.into_iter().filter_map(|(term, _)| named(term)))
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    });
    let entry = move |(kind, name): (Kind, &'static str)| {
        let at = Pointed { optimizer: None, symbol: Symbol::Arrow(kind) };
        view! { <li><Points model at class="sim-arrow-name"><ArrowKey kind/>{name}</Points></li> }
    };
    let legend = move || is_shown.get().then(|| view! { <ul>{kinds.get().into_iter().map(entry).collect_view()}</ul> });
    view! {
        <div class="sim-arrows">
            <label class="sim-check" title=strings::ARROWS_HINT>
                <input type="checkbox" prop:checked=move || model.shows_arrows()
                    on:change=move |event| model.show_arrows(event_target_checked(&event))/>
                {strings::ARROWS}
            </label>
            {legend}
        </div>
    }
}

/// What the legend calls the arrow of a term.
fn named(term: Term) -> Option<(Kind, &'static str)> {
    match term {
        Term::Gradient => Some((Kind::Gradient, strings::GRADIENT)),
        Term::Velocity => Some((Kind::Memory, strings::VELOCITY)),
        Term::FirstMoment => Some((Kind::Memory, strings::FIRST_MOMENT)),
        Term::LookAhead => Some((Kind::LookAhead, strings::LOOK_AHEAD)),
        Term::Update => Some((Kind::Update, strings::UPDATE)),
        _ => None,
    }
}

#[component]
fn ArrowKey(kind: Kind) -> impl IntoView {
    let dash: Vec<String> = kind.dash().0.iter().map(f64::to_string).collect();
    let fill = if kind.is_filled() { "currentColor" } else { "none" };
    view! {
        <svg viewBox="0 0 34 12" width="34" height="12" aria-hidden="true" stroke="currentColor" fill="none">
            <line x1="1" y1="6" x2="30" y2="6" stroke-width=kind.width() stroke-dasharray=dash.join(" ")></line>
            <polyline points="24,1.5 32,6 24,10.5" stroke-width="1.8" fill=fill></polyline>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use descent::run::Run;

    fn kinds(optimizer: &str) -> Vec<Kind> {
        let text = format!(r#"{{"landscape": "ravine", "start": [-5, 2], "optimizers": [{{"id": "{optimizer}"}}]}}"#);
        let mut run = Run::new(&serde_json::from_str(&text).expect("an experiment"));
        run.run_to(9);
        let anatomy = shown(&run.tracks()[0], 9).expect("there is such a step");
        let mut kinds: Vec<Kind> = arrows(&anatomy, 1.0, |point| point).iter().map(|arrow| arrow.kind).collect();
        kinds.sort_unstable();
        kinds
    }

    #[test]
    fn each_optimizer_has_the_arrows_of_its_rule() {
        use Kind::{Gradient, LookAhead, Memory, Update};
        for (optimizer, expected) in [
            ("gd", vec![Gradient, Update]),
            ("momentum", vec![Gradient, Memory, Update]),
            ("nesterov", vec![Gradient, Memory, LookAhead, Update]),
            ("adam", vec![Gradient, Memory, Update]),
            ("adagrad", vec![Gradient, Update]),
        ] {
            assert_eq!(kinds(optimizer), expected, "{optimizer}");
        }
    }
}
