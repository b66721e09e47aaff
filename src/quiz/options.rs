//! The options of a question.

use leptos::prelude::*;

use crate::course::{Choice, Pick, Question, View};
use crate::progress::Chosen;
use crate::simulation::picture::SurfacePicture;

/// The options in their shuffled order; once revealed, each says what it was and why.
#[component]
pub fn OptionList(
    /// The question.
    question: &'static Question,
    /// The order of its options, as indices.
    order: Signal<Vec<usize>>,
    /// The ticked options.
    chosen: Signal<Chosen>,
    /// Whether the options are locked, marked and explained.
    revealed: Signal<bool>,
    /// An option was ticked or unticked.
    on_choose: Callback<&'static str>,
    /// Sets ids and names apart where the question is on the page twice.
    scope: &'static str,
) -> impl IntoView {
    let places = move || {
        let options = order.get().into_iter().filter_map(|at| question.options.get(at));
        options.enumerate().collect::<Vec<_>>()
    };
    view! {
        <div class="options">
            <For each=places key=|(place, option)| (*place, option.id) let:item>
                <OptionView question place=item.0 option=item.1 chosen revealed on_choose scope/>
            </For>
        </div>
    }
}

#[component]
fn OptionView(
    question: &'static Question,
    place: usize,
    option: &'static Choice,
    chosen: Signal<Chosen>,
    revealed: Signal<bool>,
    on_choose: Callback<&'static str>,
    scope: &'static str,
) -> impl IntoView {
    let ticked = Memo::new(move |_| chosen.with(|chosen| chosen.contains(option.id)));
    let kind = match question.pick {
        Pick::One => "radio",
        Pick::Several => "checkbox",
    };
    let name = format!("{scope}{}", question.id);
    let id = format!("{name}--{}", option.id);
    let why = format!("{id}--why");
    let described = {
        let why = why.clone();
        move || revealed.get().then(|| why.clone())
    };
    view! {
        <div
            class="option"
            class:is-ticked=ticked
            class:is-right=move || revealed.get() && option.right
            class:is-wrong=move || revealed.get() && ticked.get() && !option.right
        >
            <label>
                <input
                    type=kind
                    name=name
                    value=option.id
                    id=id
                    data-place=place.to_string()
                    aria-label=(!option.spoken.is_empty()).then_some(option.spoken)
                    aria-describedby=described
                    disabled=revealed
                    prop:checked=ticked
                    on:change=move |_| on_choose.run(option.id)
                />
                <span class="option-body">
                    {option.surface.map(|landscape| view! { <SurfacePicture landscape view=View::Perspective/> })}
                    <span class="option-text" inner_html=option.html></span>
                </span>
                <Show when=move || !revealed.get() fallback=move || view! { <Tag option ticked/> }>
                    <kbd class="option-key" aria-hidden="true">{place + 1}</kbd>
                </Show>
            </label>
            <Show when=move || revealed.get()>
                <div class="option-why" id=why.clone() inner_html=option.explanation></div>
                {option.surface.map(|landscape| view! {
                    <div class="option-map"><SurfacePicture landscape view=View::Contours words="The map of this surface."/></div>
                })}
            </Show>
        </div>
    }
}

/// What a revealed option was, in words: never by colour alone.
#[component]
fn Tag(option: &'static Choice, ticked: Memo<bool>) -> impl IntoView {
    move || {
        let (icon, words) = match (ticked.get(), option.right) {
            (true, true) => ("✓", "Your choice, right"),
            (true, false) => ("✗", "Your choice"),
            (false, true) => ("✓", "Right answer"),
            (false, false) => return None,
        };
        Some(view! {
            <span class="option-tag">
                <span aria-hidden="true">{icon}</span>
                <span>{words}</span>
            </span>
        })
    }
}
