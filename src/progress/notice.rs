//! What the reader is told when progress cannot be kept.

use leptos::prelude::*;

use super::keeper::SaveStatus;
use super::store::use_progress;
use crate::strings::progress as strings;

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
        SaveStatus::SetAside(key) => Some((strings::set_aside(key), strings::REST_IS_HERE)),
        SaveStatus::Unavailable(reason) => Some((strings::not_saved(reason), strings::LOST_ON_RELOAD)),
        SaveStatus::Newer => Some((strings::NEWER_IS_LEFT.to_owned(), strings::NEWER_NOT_SAVED)),
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
