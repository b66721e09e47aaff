//! A question: what is asked, how many to choose, the options, and the keys.

use leptos::html::Fieldset;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::keys::{KeyAction, action};
use super::options::{Explanations, OptionList};
use super::see::SeeItHappen;
use crate::course::{Block, Pick, Question};
use crate::page::block::BlockView;
use crate::progress::Chosen;
use crate::progress::grading::options_to_choose;
use crate::strings::quiz as strings;

/// A question as a group of native radio buttons or checkboxes. What follows the options (buttons,
/// verdict) comes as children.
#[component]
pub fn QuestionFrame(
    question: &'static Question,
    /// The order of its options, as indices.
    #[prop(into)]
    order: Signal<Vec<usize>>,
    #[prop(into)] chosen: Signal<Chosen>,
    /// Whether the options are locked, marked and explained.
    #[prop(into)]
    revealed: Signal<bool>,
    #[prop(into)] on_choose: Callback<&'static str>,
    #[prop(into)] on_enter: Callback<()>,
    /// Sets the ids and names of its fields apart where the same question is on the page twice.
    #[prop(optional)]
    scope: &'static str,
    /// Whether it takes seconds: a tap or a digit that chooses the one answer also counts as Enter (arrow
    /// keys, which choose on their way, and the space bar never do), and Enter goes on from what is revealed.
    #[prop(optional)]
    is_prompt: bool,
    /// Whether it was answered long ago: each option is explained under itself. Otherwise explanations stand
    /// below everything, so that nothing moves when they come.
    #[prop(optional)]
    is_over: bool,
    /// Set by the caller who needs the group itself.
    #[prop(optional)]
    node_ref: NodeRef<Fieldset>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let at_once = is_prompt && question.pick == Pick::One;
    let tapped = StoredValue::new(false);
    let choose = Callback::new(move |option: &'static str| {
        on_choose.run(option);
        if at_once && tapped.get_value() {
            on_enter.run(());
        }
    });
    let keys = move |event: leptos::ev::KeyboardEvent| {
        tapped.set_value(false);
        let takes = |action: &KeyAction| !revealed.get_untracked() || (is_prompt && *action == KeyAction::Enter);
        let Some(action) = action(&event, question.options.len()).filter(takes) else { return };
        event.prevent_default();
        // A key that is held down has been answered already.
        if event.repeat() {
            return;
        }
        match action {
            KeyAction::Enter => on_enter.run(()),
            KeyAction::Choose(place) => {
                let option = order.with_untracked(|order| order.get(place).and_then(|&at| question.options.get(at)));
                if let Some(option) = option {
                    on_choose.run(&option.id);
                    focus_option(node_ref, place);
                    if at_once {
                        on_enter.run(());
                    }
                }
            }
        }
    };
    let piece = |block: &'static Block| view! { <BlockView block/> };
    let mut prompt = question.prompt.iter();
    let first = prompt.next();
    view! {
        <fieldset
            class="question"
            aria-label=question.words.as_str()
            data-question=question.id.as_str()
            node_ref=node_ref
            on:keydown=keys
            on:pointerdown=move |_| tapped.set_value(true)
        >
            <legend class="question-prompt">{first.map(piece)}</legend>
            <div class="question-body">
                {prompt.map(piece).collect_view()}
                <p class="question-pick">{strings::how_many(options_to_choose(question))}</p>
                <OptionList question order chosen revealed on_choose=choose scope is_over/>
                {children.map(|children| children())}
                {(!is_over).then(|| view! {
                    <Show when=move || revealed.get()><Explanations question order chosen/></Show>
                })}
                {question.see.as_ref().map(|simulation| view! {
                    <Show when=move || revealed.get()><SeeItHappen simulation summary=strings::SEE_IT_HAPPEN/></Show>
                })}
            </div>
        </fieldset>
    }
}

/// Moves the focus to the option at this place, from 0.
pub(super) fn focus_option(group: NodeRef<Fieldset>, place: usize) {
    let input =
        group.get_untracked().and_then(|group| group.query_selector(&format!("input[data-place='{place}']")).ok());
    if let Some(Some(input)) = input {
        let _ = input.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}
