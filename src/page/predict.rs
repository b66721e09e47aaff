//! Predict, then run: a guess that is kept, and beside it what happens.

use leptos::prelude::*;

use crate::course::{Predict, PredictOption};
use crate::progress::{CurrentLesson, Guess, use_progress};
use crate::strings::lesson as strings;

/// A guess on one simulation of the page. Once that was seen to its end, what happens stands beside the guess.
#[component]
pub fn PredictView(predict: &'static Predict) -> impl IntoView {
    let progress = use_progress();
    let lesson = use_context::<CurrentLesson>();
    let id = lesson.map_or("", |lesson| lesson.id);
    let guess = Memo::new(move |_| progress.with(|progress| progress.guess(id, &predict.id).cloned()));
    let ended = Memo::new(move |_| lesson.is_some_and(|lesson| lesson.has_ended(&predict.simulation)));
    let anew = RwSignal::new(false);
    let revealed = Memo::new(move |_| {
        !anew.get() && (ended.get() || guess.with(|guess| guess.as_ref().is_some_and(|guess| guess.seen)))
    });
    Effect::new(move |_| {
        let unseen = guess.with(|guess| guess.as_ref().is_some_and(|guess| !guess.seen));
        if ended.get() && unseen {
            progress.update(|progress, now| progress.see_outcome(id, &predict.id, now));
        }
    });
    let choose = move |option: &'static str| {
        anew.set(false);
        progress.update(|progress, now| progress.make_guess(id, &predict.id, option, now));
    };
    let guess_again = move |_| {
        if let Some(lesson) = lesson {
            lesson.forget_end(&predict.simulation);
        }
        anew.set(true);
    };
    view! {
        <section class="predict" data-prediction=predict.id.as_str() aria-label=strings::PREDICT>
            <fieldset class="question">
                <legend class="question-prompt"><span class="predict-kicker">{strings::PREDICT}</span><span inner_html=predict.prompt.as_str()></span></legend>
                <div class="question-body">
                    <div class="options">
                        {predict.options.iter().map(|option| view! { <OptionView predict option guess revealed on_choose=choose/> }).collect_view()}
                    </div>
                    <div role="status">
                        {move || revealed.get().then(|| view! {
                            <p class="predict-verdict">{guess.with(|guess| verdict(predict, guess.as_ref()))}</p>
                            <p class="predict-outcome" inner_html=predict.outcome.as_str()></p>
                        })}
                    </div>
                    <Show when=move || revealed.get() fallback=move || view! { <Waiting predict guessed=move || guess.with(Option::is_some) && !anew.get()/> }>
                        <p class="question-actions"><button type="button" on:click=guess_again>{strings::GUESS_AGAIN}</button></p>
                    </Show>
                </div>
            </fieldset>
        </section>
    }
}

/// What to do next, and the outcome for a reader who cannot run anything.
#[component]
fn Waiting(predict: &'static Predict, guessed: impl Fn() -> bool + Send + Sync + 'static) -> impl IntoView {
    let hint = move || match guessed() {
        true => strings::GUESS_KEPT,
        false => strings::GUESS_FIRST,
    };
    view! {
        <p class="predict-hint" role="status">{hint}</p>
        <details class="predict-peek">
            <summary>{strings::WITHOUT_RUNNING}</summary>
            <p inner_html=predict.outcome.as_str()></p>
        </details>
    }
}

#[component]
fn OptionView(
    predict: &'static Predict,
    option: &'static PredictOption,
    guess: Memo<Option<Guess>>,
    revealed: Memo<bool>,
    #[prop(into)] on_choose: Callback<&'static str>,
) -> impl IntoView {
    let ticked = Memo::new(move |_| guess.with(|guess| guess.as_ref().is_some_and(|guess| guess.option == option.id)));
    let checkable = predict.options.iter().any(|option| option.right);
    view! {
        <div class="option" class:is-ticked=ticked class:is-right=move || revealed.get() && option.right
            class:is-wrong=move || revealed.get() && checkable && ticked.get() && !option.right>
            <label>
                <input type="radio" name=predict.id.as_str() value=option.id.as_str() disabled=revealed prop:checked=ticked
                    on:change=move |_| on_choose.run(&option.id)/>
                <span class="option-text" inner_html=option.html.as_str()></span>
                {move || revealed.get().then(|| tag(ticked.get(), option.right))}
            </label>
        </div>
    }
}

/// What an option was, in words: never by colour alone.
fn tag(ticked: bool, right: bool) -> impl IntoView {
    let words = match (ticked, right) {
        (true, true) => strings::GUESSED_RIGHT,
        (true, false) => strings::GUESSED,
        (false, true) => strings::HAPPENS,
        (false, false) => return None,
    };
    Some(view! { <span class="option-tag">{words}</span> })
}

fn verdict(predict: &Predict, guess: Option<&Guess>) -> &'static str {
    let checkable = predict.options.iter().any(|option| option.right);
    let guessed = guess.and_then(|guess| predict.options.iter().find(|option| option.id == guess.option));
    match guessed {
        None => strings::NO_GUESS,
        Some(_) if !checkable => strings::COMPARE,
        Some(option) if option.right => strings::WAS_RIGHT,
        Some(_) => strings::OTHERWISE,
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static PREDICT: LazyLock<Predict> = LazyLock::new(|| Predict {
        id: "who".into(),
        simulation: "race".into(),
        prompt: "Who is <em>first</em>?".into(),
        options: vec![
            PredictOption { id: "a".into(), html: "The red one".into(), right: false },
            PredictOption { id: "b".into(), html: "The blue one".into(), right: true },
        ],
        outcome: "The blue one.".into(),
    });

    #[test]
    fn a_page_without_javascript_has_the_outcome_in_a_fold() {
        let html = Owner::new().with(|| view! { <PredictView predict=&PREDICT/> }.to_html());
        assert!(html.contains("Who is <em>first</em>?") && html.contains("<details"), "{html}");
        assert_eq!(html.matches("The blue one.").count(), 1, "{html}");
        assert_eq!(html.matches("type=\"radio\"").count(), 2, "{html}");
    }

    #[test]
    fn the_verdict_is_described() {
        let guess = |option: &str| Guess { at: 0, option: option.to_owned(), seen: true };
        for (guessed, words) in [
            (None, "You made no guess this time."),
            (Some(guess("a")), "It turned out differently."),
            (Some(guess("b")), "Your guess was right."),
            (Some(guess("gone")), "You made no guess this time."),
        ] {
            assert_eq!(verdict(&PREDICT, guessed.as_ref()), words);
        }
    }
}
