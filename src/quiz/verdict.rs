//! A verdict in words and as an icon.

use leptos::prelude::*;

use crate::progress::{Marks, Verdict};

/// The verdict as a sentence.
pub fn verdict_words(marks: Marks) -> String {
    match marks.verdict() {
        Verdict::Right => "Right.".to_owned(),
        Verdict::Partly => format!("Partly right: {} of {}.", marks.got, marks.of),
        Verdict::Wrong => "Not quite.".to_owned(),
    }
}

/// The verdict as a sign; the words stand beside it.
#[component]
pub fn VerdictIcon(
    /// The verdict.
    verdict: Verdict,
) -> impl IntoView {
    let (class, sign) = match verdict {
        Verdict::Right => ("verdict-icon is-right", "✓"),
        Verdict::Partly => ("verdict-icon is-partly", "◐"),
        Verdict::Wrong => ("verdict-icon is-wrong", "✗"),
    };
    view! { <span class=class aria-hidden="true">{sign}</span> }
}

/// How earlier attempts at a question went; nothing after the first.
pub(super) fn history_words(first: Option<Marks>, best: Option<Marks>, attempts: usize) -> Option<String> {
    let name = |marks: Option<Marks>| match marks.map(Marks::verdict) {
        Some(Verdict::Right) => "right",
        Some(Verdict::Partly) => "partly right",
        Some(Verdict::Wrong) | None => "wrong",
    };
    (attempts > 1).then(|| format!("Attempt {attempts}. First try: {}; best so far: {}.", name(first), name(best)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_told_in_words() {
        for (got, of, words) in
            [(1, 1, "Right."), (2, 2, "Right."), (1, 2, "Partly right: 1 of 2."), (0, 2, "Not quite.")]
        {
            assert_eq!(verdict_words(Marks { got, of }), words);
        }
    }

    #[test]
    fn history_begins_with_the_second_attempt() {
        let (wrong, right) = (Some(Marks { got: 0, of: 1 }), Some(Marks { got: 1, of: 1 }));
        assert_eq!(history_words(wrong, wrong, 1), None);
        assert_eq!(history_words(wrong, right, 2).as_deref(), Some("Attempt 2. First try: wrong; best so far: right."));
    }
}
