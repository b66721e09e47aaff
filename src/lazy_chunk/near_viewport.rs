//! Near-viewport observer: says when the placeholder of a lazy chunk comes near the viewport.

use std::iter::successors;

use crate::start;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far outside the viewport a placeholder is near, as a CSS margin.
const MARGIN: &str = "300px";

/// Calls `then` once, when this placeholder comes near the viewport; at once in a browser without `IntersectionObserver`.
pub(super) fn when_near(placeholder: NodeRef<Div>, then: impl Fn() + Copy + 'static) {
    Effect::new(move |is_observed: Option<bool>| {
        let Some(placeholder) = placeholder.get().filter(|_| is_observed != Some(true)) else {
            return is_observed == Some(true);
        };
        let owner = Owner::current().unwrap_or_default();
        // Where things stand is known after the next frame; to ask before would have the page laid out twice.
        leptos::task::spawn_local(async move {
            start::painted().await;
            if owner.with(|| observe(&placeholder, then)).is_err() {
                then();
            }
        });
        true
    });
}

fn observe(placeholder: &Element, then: impl Fn() + 'static) -> Result<(), JsValue> {
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
    observer.observe(&boxed(placeholder)?);
    let handle = StoredValue::new_local((observer, arrived));
    Owner::on_cleanup(move || handle.with_value(|(observer, _)| observer.disconnect()));
    Ok(())
}

/// An element with a box where the placeholder is. The placeholder has none of its own: what it holds has, or what stands before or around it.
fn boxed(placeholder: &Element) -> Result<Element, JsValue> {
    let held = placeholder.query_selector(":scope > .chunk > *")?;
    let before = successors(placeholder.previous_element_sibling(), |element| element.previous_element_sibling());
    let around = successors(placeholder.parent_element(), |element| element.parent_element());
    let has_box = |element: &Element| element.get_bounding_client_rect().width() > 0.0;
    Ok(held.into_iter().chain(before).chain(around).find(has_box).unwrap_or_else(|| placeholder.clone()))
}
