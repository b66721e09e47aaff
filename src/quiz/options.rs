//! The options of a question.

use leptos::prelude::*;

use super::see::SeeItHappen;
use crate::course::{Choice, Pick, Question, View};
use crate::progress::Chosen;
use crate::simulation::picture::SurfacePicture;
use crate::strings::quiz as strings;

/// The options in their shuffled order; once revealed, each says what it was and why.
#[component]
pub fn OptionList(
    question: &'static Question,
    order: Signal<Vec<usize>>,
    chosen: Signal<Chosen>,
    revealed: Signal<bool>,
    on_choose: Callback<&'static str>,
    scope: &'static str,
    /// Whether each option is explained under itself; otherwise [`Explanations`] stand elsewhere.
    is_over: bool,
) -> impl IntoView {
    let places = move || {
        let options = order.get().into_iter().filter_map(|at| question.options.get(at));
        options.enumerate().collect::<Vec<_>>()
    };
    view! {
        <div class="options" class:is-over=is_over class:is-live=!is_over>
            <For each=places key=|(place, option)| (*place, option.id.as_str()) let:item>
                <OptionView question place=item.0 option=item.1 chosen revealed on_choose scope is_over/>
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
    is_over: bool,
) -> impl IntoView {
    let ticked = Memo::new(move |_| chosen.with(|chosen| chosen.contains(&option.id)));
    let kind = match question.pick {
        Pick::One => "radio",
        Pick::Several => "checkbox",
    };
    let name = format!("{scope}{}", question.id);
    let id = format!("{name}--{}", option.id);
    let why = format!("{id}--why");
    let described = {
        let why = why.clone();
        move || (revealed.get() && is_over).then(|| why.clone())
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
                    value=option.id.as_str()
                    id=id
                    data-place=place.to_string()
                    aria-describedby=described
                    disabled=revealed
                    prop:checked=ticked
                    on:change=move |_| on_choose.run(&option.id)
                />
                <span class="option-body">
                    {option.surface.as_deref().map(|landscape| view! { <SurfacePicture landscape view=View::Perspective/> })}
                    <span class="option-text" inner_html=option.html.as_str()></span>
                </span>
                <Show when=move || !revealed.get() fallback=move || view! { <Tag option ticked is_over/> }>
                    <kbd class="option-key" aria-hidden="true">{place + 1}</kbd>
                </Show>
            </label>
            {option.run.as_ref().map(|simulation| view! {
                <div class="option-run"><SeeItHappen simulation summary=strings::TRY_IT/></div>
            })}
            <Show when=move || revealed.get() && is_over>
                <div class="option-why" id=why.clone() inner_html=option.explanation.as_str()></div>
                {option.surface.as_deref().map(|landscape| view! { <SurfaceMap landscape/> })}
            </Show>
        </div>
    }
}

/// What a revealed option was.
#[derive(Clone, Copy)]
enum Revealed {
    Chosen { right: bool },
    Missed,
    Left,
}

impl Revealed {
    fn new(option: &Choice, ticked: bool) -> Self {
        match (ticked, option.right) {
            (true, right) => Self::Chosen { right },
            (false, true) => Self::Missed,
            (false, false) => Self::Left,
        }
    }

    /// As a sign and in words: never by colour alone.
    fn label(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Chosen { right: true } => Some(("✓", strings::CHOSEN_RIGHT)),
            Self::Chosen { right: false } => Some(("✗", strings::CHOSEN)),
            Self::Missed => Some(("✓", strings::RIGHT_ANSWER)),
            Self::Left => None,
        }
    }
}

/// What a revealed option was, beside it: in words, or as a sign that takes no room.
#[component]
fn Tag(option: &'static Choice, ticked: Memo<bool>, is_over: bool) -> impl IntoView {
    move || {
        let (sign, words) = Revealed::new(option, ticked.get()).label()?;
        if !is_over {
            return Some(view! { <span class="option-sign" role="img" aria-label=words>{sign}</span> }.into_any());
        }
        let tag = view! {
            <span class="option-tag">
                <span aria-hidden="true">{sign}</span>
                <span>{words}</span>
            </span>
        };
        Some(tag.into_any())
    }
}

/// Every option with what it was and why: chosen and right ones first.
#[component]
pub fn Explanations(question: &'static Question, order: Signal<Vec<usize>>, chosen: Signal<Chosen>) -> impl IntoView {
    let explained = move || {
        let ticked = |option: &Choice| chosen.with(|chosen| chosen.contains(&option.id));
        let options = order.get().into_iter().filter_map(|at| question.options.get(at));
        let mut options: Vec<_> = options.map(|option| (option, Revealed::new(option, ticked(option)))).collect();
        options.sort_by_key(|(_, revealed)| matches!(revealed, Revealed::Left));
        let explained = |(option, revealed): (&'static Choice, Revealed)| {
            let words = revealed.label().map(|(_, words)| view! { <strong>{words}": "</strong> });
            view! {
                <li>
                    <p class="explained-option">{words}<span inner_html=option.html.as_str()></span></p>
                    <div inner_html=option.explanation.as_str()></div>
                    {option.surface.as_deref().map(|landscape| view! { <SurfaceMap landscape/> })}
                </li>
            }
        };
        options.into_iter().map(explained).collect_view()
    };
    view! { <ul class="explanations">{explained}</ul> }
}

/// The map of a surface that was an option.
#[component]
fn SurfaceMap(landscape: &'static str) -> impl IntoView {
    view! {
        <div class="option-map"><SurfacePicture landscape view=View::Contours words=strings::MAP_OF_SURFACE/></div>
    }
}
