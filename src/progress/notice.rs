//! What the reader is told when progress cannot be kept.

use leptos::prelude::*;

use super::keeper::SaveStatus;
use super::store::use_progress;

/// A plain message when storage is broken, full or not ours to write; nothing otherwise. The app's
/// shell shows it above every page.
#[component]
pub fn SaveNotice() -> impl IntoView {
    let status = use_progress().status();
    // The live region is there from the start: readers announce what comes into it later.
    view! {
        <div class="save-notice" role="status" class:save-notice--shown=move || message(&status.get()).is_some()>
            {move || {
                message(&status.get())
                    .map(|(what, what_works)| {
                        view! {
                            <p>
                                <strong>{what}</strong>
                                " "
                                <span>{what_works}</span>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// What happened, and what still works.
fn message(status: &SaveStatus) -> Option<(String, &'static str)> {
    match status {
        SaveStatus::NotLoaded | SaveStatus::Saved => None,
        SaveStatus::SetAside(key) => Some((
            "Part of your earlier progress could not be read.".to_owned()
                + &format!(" The original is kept as “{key}”."),
            "Everything that could be read is here, and new answers are saved.",
        )),
        SaveStatus::Unavailable(reason) => Some((
            format!("Your progress is not being saved: {reason}."),
            "Lessons, simulations and quizzes all work, but answers are lost when you close or reload this page.",
        )),
        SaveStatus::Newer => Some((
            "Your progress was saved by a newer version of this course, so this page leaves it as it is.".to_owned(),
            "Everything works, but new answers are not saved. Reloading the page may bring the newer version.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::super::storage::StorageError;
    use super::*;

    #[test]
    fn only_trouble_is_announced() {
        assert_eq!(message(&SaveStatus::NotLoaded), None);
        assert_eq!(message(&SaveStatus::Saved), None);
        for reason in [StorageError::Full, StorageError::Lost, StorageError::Blocked("SecurityError".to_owned())] {
            let (what, _) = message(&SaveStatus::Unavailable(reason)).unwrap_or_default();
            assert!(what.starts_with("Your progress is not being saved: the browser"), "{what}");
        }
        assert!(message(&SaveStatus::Newer).is_some());
        assert!(message(&SaveStatus::SetAside("ravine/progress.set-aside-1".to_owned())).is_some());
    }
}
