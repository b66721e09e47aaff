//! What has changed since the last render, with all saves of one moment taken together.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// How long after a save others belong to it: an editor writes a file in several steps, and people save several files.
pub(crate) const MOMENT: Duration = Duration::from_millis(30);

/// Something that was saved, renamed or deleted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Change {
    /// What the pages are rendered from: a lesson, a style sheet, `index.html`.
    Content,
    Program,
}

/// All that has changed in a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Changes {
    /// Whether the pages are out of date.
    pub(crate) content: bool,
    /// Whether the program is out of date.
    pub(crate) program: bool,
}

impl Changes {
    fn add(&mut self, change: Change) {
        match change {
            Change::Content => self.content = true,
            Change::Program => self.program = true,
        }
    }
}

/// Waits for a change and for all others of its moment. `None` when nobody watches any more.
///
/// Changes that come while the caller works wait in the channel and are the next burst, so that the last save is always
/// rendered.
pub(crate) fn burst(changes: &Receiver<Change>, moment: Duration) -> Option<Changes> {
    let mut burst = Changes::default();
    burst.add(changes.recv().ok()?);
    let end = Instant::now() + moment;
    while let Ok(change) = changes.recv_timeout(end.saturating_duration_since(Instant::now())) {
        burst.add(change);
    }
    Some(burst)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    /// So long that no test can wait for its end by chance.
    const LONG: Duration = Duration::from_secs(600);

    #[test]
    fn saves_of_one_moment_are_one() {
        let (sender, changes) = mpsc::channel();
        for change in [Change::Content, Change::Content, Change::Program, Change::Content] {
            sender.send(change).expect("somebody listens");
        }
        // Without a sender the moment ends at once.
        drop(sender);
        assert_eq!(burst(&changes, LONG), Some(Changes { content: true, program: true }));
        assert_eq!(burst(&changes, LONG), None);
    }

    #[test]
    fn a_save_during_the_moment_belongs_to_it() {
        let (sender, changes) = mpsc::channel();
        sender.send(Change::Content).expect("somebody listens");
        let saving = thread::spawn(move || sender.send(Change::Program));
        assert_eq!(burst(&changes, LONG), Some(Changes { content: true, program: true }));
        saving.join().expect("no panic").expect("somebody listens");
    }

    #[test]
    fn a_save_during_a_render_is_rendered_afterwards() {
        let (sender, changes) = mpsc::channel();
        let mut file = 1;
        let mut rendered = Vec::new();
        sender.send(Change::Content).expect("somebody listens");
        while let Some(_burst) = (rendered.len() < 2).then(|| burst(&changes, Duration::ZERO)).flatten() {
            rendered.push(file);
            if file == 1 {
                // The render has read the file already.
                file = 2;
                sender.send(Change::Content).expect("somebody listens");
            }
        }
        assert_eq!(rendered, [1, 2], "the last save wins");
    }
}
