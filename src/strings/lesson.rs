//! Words of the first page and of the lessons: their lists, their frame, predictions.

use super::counted;
use crate::progress::LessonScore;

// The first page

/// The heading above what the course teaches.
pub const WHAT: &str = "What you will learn";
/// The heading above what comes after the lessons.
pub const AFTER: &str = "When you are through";
/// Between the link to the review page and the one to the final quiz.
pub const REVIEW_HAS: &str = " has all update rules on one page. The ";
/// The link to the final quiz, in a sentence.
pub const FINAL_QUIZ: &str = "final quiz";
/// All lessons are done.
pub const ALL_DONE: &str = "All lessons done: to the final quiz";
/// The bar, for who does not see it.
pub const LESSONS_DONE: &str = "Lessons done";

/// What the final quiz is.
pub fn final_quiz_asks(questions: usize) -> String {
    format!(" asks {questions} questions from all lessons and tells your score.")
}

/// The button of a newcomer.
pub fn start(lesson: &str) -> String {
    format!("Start: {lesson}")
}

/// The button of who comes back.
pub fn go_on(lesson: &str) -> String {
    format!("Continue: {lesson}")
}

/// How far the reader is.
pub fn so_far(done: usize, of: usize) -> String {
    format!("{done} of {of} lessons done")
}

// Lists of lessons

/// The lessons of all.
pub const CORE_PATH: &str = "Core path";
/// The lessons beyond.
pub const DEEPER_PATH: &str = "Deeper path";
/// A lesson that was opened.
pub const BEGUN: &str = "begun";

/// A lesson of which all is done.
pub fn done(score: &LessonScore) -> String {
    format!("done, quiz {}", score.best)
}

/// A lesson whose quiz is begun.
pub fn quiz_answered(answered: usize, of: usize) -> String {
    format!("quiz {answered} of {of} answered")
}

/// How long a lesson takes, in a list.
pub fn minutes_short(minutes: usize) -> String {
    format!("{minutes} min")
}

/// How long a lesson takes.
pub fn minutes(minutes: usize) -> String {
    counted(minutes, "minute", "minutes")
}

// A lesson

/// The simulation beside the text.
pub const SIMULATION: &str = "Simulation";
/// The objectives, for who does not see them.
pub const OBJECTIVES: &str = "What you will learn";
/// Before the objectives.
pub const AFTERWARDS: &str = "After this lesson you can";
/// Before the lessons that this one needs.
pub const BUILDS_ON: &str = "Builds on ";
/// The heading above papers and books.
pub const READ_MORE: &str = "Read more";
/// The ways on and back.
pub const NEIGHBOURS: &str = "Lessons before and after";
/// The way back.
pub const PREVIOUS: &str = "Previous";
/// The way on.
pub const NEXT: &str = "Next";

// The menu of a lesson

/// Opens it.
pub const CONTENTS: &str = "Contents";
/// Closes it.
pub const CLOSE: &str = "Close";
/// The lessons.
pub const ALL_LESSONS: &str = "All lessons";
/// The parts of the page.
pub const ON_THIS_PAGE: &str = "On this page";
/// What keys do.
pub const KEYS: &str = "Keys";
/// Each key and what it does where it has the focus, as HTML.
pub const KEY_LIST: [(&str, &str); 6] = [
    ("<kbd>1</kbd> to <kbd>5</kbd>", "in a question, choose an option"),
    ("<kbd>Enter</kbd>", "in a question, check; in a round, go on"),
    (
        "<kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd>",
        "on a slider, change its value; on a map, move the start; on a surface, turn it",
    ),
    ("<kbd>Shift</kbd> with an arrow", "on a map or a surface, in small steps"),
    ("<kbd>Home</kbd>", "on a surface, turn it back"),
    ("<kbd>Esc</kbd>", "close a definition or this menu"),
];

// Predict, then run

/// What it is.
pub const PREDICT: &str = "Predict, then run";
/// Chooses anew.
pub const GUESS_AGAIN: &str = "Guess again";
/// A guess was made.
pub const GUESS_KEPT: &str = "Your guess is kept. Now run the simulation to its end.";
/// No guess was made.
pub const GUESS_FIRST: &str = "Choose what you expect, then run the simulation.";
/// The fold with the outcome.
pub const WITHOUT_RUNNING: &str = "What happens, without running it";
/// An option: guessed, and so it is.
pub const GUESSED_RIGHT: &str = "Your guess, and so it is";
/// An option: guessed.
pub const GUESSED: &str = "Your guess";
/// An option: so it is.
pub const HAPPENS: &str = "This happens";
/// The verdict without a guess.
pub const NO_GUESS: &str = "You made no guess this time.";
/// The verdict where nobody can be right or wrong.
pub const COMPARE: &str = "Compare your guess with what happens:";
/// The verdict on a right guess.
pub const WAS_RIGHT: &str = "Your guess was right.";
/// The verdict on another guess.
pub const OTHERWISE: &str = "It turned out differently.";
