//! Guesses that a learner makes before a run.

use serde::{Deserialize, Serialize};

use super::{Moment, Progress, after};

/// A guess; the later change wins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Guess {
    pub at: Moment,
    pub option: String,
    /// Whether the outcome was seen after it.
    pub seen: bool,
}

impl Progress {
    pub fn guess(&self, lesson: &str, prediction: &str) -> Option<&Guess> {
        self.lessons.get(lesson)?.guesses.get(prediction)
    }

    /// The reader guesses, for the first time or anew.
    pub fn make_guess(&mut self, lesson: &str, prediction: &str, option: &str, now: Moment) {
        let guesses = &mut self.lessons.entry(lesson.to_owned()).or_default().guesses;
        let at = after(now, guesses.get(prediction).map(|guess| guess.at));
        guesses.insert(prediction.to_owned(), Guess { at, option: option.to_owned(), seen: false });
    }

    /// The reader sees what happens. Without a guess there is nothing to keep.
    pub fn see_outcome(&mut self, lesson: &str, prediction: &str, now: Moment) {
        let guesses = self.lessons.get_mut(lesson).map(|record| &mut record.guesses);
        if let Some(guess) = guesses.and_then(|guesses| guesses.get_mut(prediction)).filter(|guess| !guess.seen) {
            guess.at = after(now, Some(guess.at));
            guess.seen = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_is_kept_and_the_later_one_counts() {
        let mut progress = Progress::default();
        progress.see_outcome("momentum", "who", 1);
        assert_eq!(progress.guess("momentum", "who"), None, "nothing was guessed");
        progress.make_guess("momentum", "who", "a", 5);
        progress.make_guess("momentum", "who", "b", 5);
        let guess = |seen, at| Guess { at, option: "b".to_owned(), seen };
        assert_eq!(progress.guess("momentum", "who"), Some(&guess(false, 6)));
        progress.see_outcome("momentum", "who", 9);
        progress.see_outcome("momentum", "who", 12);
        assert_eq!(progress.guess("momentum", "who"), Some(&guess(true, 9)), "it was seen at first sight");
    }
}
