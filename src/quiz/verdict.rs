//! A verdict in words and as an icon.

use leptos::prelude::*;

use crate::progress::{Marks, Verdict};
use crate::strings::quiz as strings;

/// The verdict as a sign; the words stand beside it.
#[component]
pub fn VerdictIcon(verdict: Verdict) -> impl IntoView {
    let (class, sign) = match verdict {
        Verdict::Right => ("verdict-icon is-right", "✓"),
        Verdict::Partly => ("verdict-icon is-partly", "◐"),
        Verdict::Wrong => ("verdict-icon is-wrong", "✗"),
    };
    view! { <span class=class aria-hidden="true">{sign}</span> }
}

/// How earlier attempts at a question went; nothing after the first.
pub(super) fn history_words(first: Option<Marks>, best: Option<Marks>, attempts: usize) -> Option<String> {
    let verdict = |marks: Option<Marks>| marks.map_or(Verdict::Wrong, Marks::verdict);
    (attempts > 1).then(|| strings::history(attempts, verdict(first), verdict(best)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn history_begins_with_the_second_attempt() {
        let (wrong, right) = (Some(Marks { got: 0, of: 1 }), Some(Marks { got: 1, of: 1 }));
        assert_eq!(history_words(wrong, wrong, 1), None);
        assert_eq!(history_words(wrong, right, 2).as_deref(), Some("Attempt 2. First try: wrong; best so far: right."));
    }
}
