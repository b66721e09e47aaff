//! When a reader wants a part: once its place comes near what they see.

use std::iter::successors;

use crate::start;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far from what is seen a place is near, as the margin of a style.
const MARGIN: &str = "300px";

/// Calls `then` once, when this place comes near; at once in a browser that cannot tell.
pub(super) fn when_near(place: NodeRef<Div>, then: impl Fn() + Copy + 'static) {
    Effect::new(move |is_followed: Option<bool>| {
        let Some(place) = place.get().filter(|_| is_followed != Some(true)) else { return is_followed == Some(true) };
        let owner = Owner::current().unwrap_or_default();
        // Where things stand is known after the next frame; to ask before would have the page laid out twice.
        leptos::task::spawn_local(async move {
            start::painted().await;
            if owner.with(|| follow(&place, then)).is_err() {
                then();
            }
        });
        true
    });
}

fn follow(place: &Element, then: impl Fn() + 'static) -> Result<(), JsValue> {
    let arrived = Closure::<dyn FnMut(Vec<JsValue>, IntersectionObserver)>::new(
        move |entries: Vec<JsValue>, observer: IntersectionObserver| {
            let is_near = |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
            if entries.into_iter().any(is_near) {
                observer.disconnect();
                then();
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(arrived.as_ref().unchecked_ref(), &options)?;
    observer.observe(&seen(place)?);
    let kept = StoredValue::new_local((observer, arrived));
    Owner::on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
    Ok(())
}

/// What stands where the place is. It has no box of its own: what it holds has, or what stands before or around it.
fn seen(place: &Element) -> Result<Element, JsValue> {
    let held = place.query_selector(":scope > .part > *")?;
    let before = successors(place.previous_element_sibling(), |element| element.previous_element_sibling());
    let around = successors(place.parent_element(), |element| element.parent_element());
    let has_box = |element: &Element| element.get_bounding_client_rect().width() > 0.0;
    Ok(held.into_iter().chain(before).chain(around).find(has_box).unwrap_or_else(|| place.clone()))
}
