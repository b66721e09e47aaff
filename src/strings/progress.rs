//! Words about progress: its page, files, storage, and the item analysis.

use std::cmp::Ordering;

use super::counted;
use crate::progress::storage::StorageError;
use crate::progress::transfer::Amount;

// The page

/// Its heading.
pub const YOUR_PROGRESS: &str = "Your progress";
/// Where it is kept.
pub const LEAD: &str = "All of it is kept in this browser, and nowhere else.";
/// The heading above the lessons.
pub const LESSONS: &str = "Lessons";
/// Columns of the table of lessons.
pub const LESSON_COLUMNS: [&str; 6] = ["Lesson", "Opened", "Simulations run", "Quiz, best", "Quiz, first try", "Reset"];
/// Not opened.
pub const NOT_YET: &str = "not yet";
/// Not answered.
pub const NO_ANSWER: &str = "–";
/// A lesson without simulations.
pub const NO_SIMULATION: &str = "none here";
/// A lesson without questions.
pub const NO_QUIZ: &str = "no quiz";
/// Resets a lesson.
pub const RESET: &str = "Reset";
/// The heading above the great reset.
pub const START_OVER: &str = "Start over";
/// Resets everything.
pub const RESET_ALL: &str = "Reset everything";
/// Brings back what was reset or replaced.
pub const UNDO: &str = "Undo";
/// What was reset or replaced is back.
pub const UNDONE: &str = "Undone: everything is as it was before.";
/// The note about a change, for who does not see it.
pub const WHAT_CHANGED: &str = "What was changed";

/// How many simulations of a lesson were run.
pub fn simulations_run(run: usize, of: usize) -> String {
    format!("{run} of {of}")
}

/// Resets a lesson, for who hears the button alone.
pub fn reset(lesson: &str) -> String {
    format!("Reset {lesson}")
}

/// A lesson was reset.
pub fn lesson_was_reset(lesson: &str) -> String {
    format!("“{lesson}” was reset: its answers, its scores and the simulations run are gone. Final quizzes stay.")
}

/// Everything was reset.
pub fn all_was_reset(had: Amount) -> String {
    format!("Everything was reset: {} and your place in the course are gone.", amount(had))
}

/// What the great reset does.
pub fn forgets(lessons: usize) -> String {
    format!(
        "Forgets all {} and every final quiz. You can undo it until you do something else or leave the page.",
        counted(lessons, "lesson", "lessons")
    )
}

// Attempts at the final quiz

/// The heading above them.
pub const FINAL_QUIZ: &str = "Final quiz";
/// There is none.
pub const NO_ATTEMPT: &str = "Not handed in yet. ";
/// A way to the questions of the last one.
pub const LAST_ATTEMPT: &str = "The last one, question by question";
/// How to read the plot.
pub const PLOT: &str =
    "Each mark is an attempt, the earliest on the left; a full mark passed. The dashed line is the pass mark.";

/// The plot in a sentence.
pub fn plot(percents: &[u32], passed: usize) -> String {
    let shares = percents.iter().map(|percent| format!("{percent} percent")).collect::<Vec<_>>().join(", ");
    let passed = if passed == 0 { "none".to_owned() } else { passed.to_string() };
    format!("{}, earliest first: {shares}; {passed} passed.", counted(percents.len(), "attempt", "attempts"))
}

// Progress as a file

/// The heading above it.
pub const AS_A_FILE: &str = "As a file";
/// Why there is a file.
pub const WHY_A_FILE: &str = "A browser can lose what it keeps. A file is safe, and takes your progress to another device. It holds your \
     answers, their dates, and your name if you have typed one.";
/// Saves a file.
pub const EXPORT: &str = "Export to a file";
/// Chooses a file.
pub const IMPORT: &str = "Import a file";
/// The browser saves no file.
pub const NOT_EXPORTED: &str = "The browser did not let this page save a file.";
/// A way to the item analysis: before, in and behind the link.
pub const FOR_INSTRUCTORS: [&str; 3] = ["For instructors: ", "item analysis", " of the files that learners hand in."];
/// A file that was refused goes away.
pub const CLOSE: &str = "Close";
/// Takes a file in.
pub const MERGE: &str = "Merge: keep both";
/// Puts a file in the place of all.
pub const REPLACE: &str = "Replace mine";
/// Leaves a file alone.
pub const CANCEL: &str = "Cancel";
/// A file without anything in it.
pub const FILE_IS_EMPTY: &str = "The file is empty.";
/// A file of something else.
pub const NOT_PROGRESS: &str = "This file does not hold progress of this course. Nothing was changed.";
/// A file from the future.
pub const FILE_IS_NEWER: &str = "This file was written by a newer version of this course. Reload the page to get the newer version, then try \
     again. Nothing was changed.";
/// A file that cannot be progress.
pub const FILE_TOO_LARGE: &str = "This file is far too large to hold progress. Nothing was changed.";
/// A file that the browser does not read.
pub const FILE_UNREADABLE: &str = "The browser could not read this file. Nothing was changed.";
/// After a final quiz: what only the browser keeps, and the link to the remedy.
pub const ONLY_HERE: [&str; 2] =
    ["This browser alone keeps your result, and browsers can lose things. ", "Export your progress to a file"];

/// A file that is damaged.
pub fn file_is_damaged(entries: usize) -> String {
    format!("This file is damaged: {} cannot be read. Nothing was changed.", counted(entries, "entry", "entries"))
}

/// Above what a file holds.
pub fn in_file(name: &str) -> String {
    format!("In “{name}”")
}

/// "3 answers, 1 final quiz and 2 opened lessons"; "nothing".
pub fn amount(amount: Amount) -> String {
    let parts = [
        (amount.answers, "answer", "answers"),
        (amount.final_quizzes, "final quiz", "final quizzes"),
        (amount.lessons, "opened lesson", "opened lessons"),
    ];
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many));
    match parts.collect::<Vec<_>>().as_slice() {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What a file holds.
pub fn holds(held: Amount) -> String {
    format!("It holds {}.", amount(held))
}

/// When a file was last changed, and nothing is here.
pub fn changed_on(file: &str) -> String {
    format!("It was last changed on {file}. You have no progress here yet.")
}

/// When a file and the progress here were last changed.
pub fn changed_both(file: &str, here: &str, file_is: Ordering) -> String {
    let newer = match file_is {
        Ordering::Greater => "the file is newer",
        Ordering::Less => "yours here is newer",
        Ordering::Equal => "both are equally new",
    };
    format!("It was last changed on {file}, yours here on {here}: {newer}.")
}

/// What merging does.
pub fn merging(coming: Amount) -> String {
    if coming == Amount::default() {
        "Merging brings no new answers, lessons or final quizzes, and takes nothing away.".to_owned()
    } else {
        format!("Merging adds {}, and takes nothing away.", amount(coming))
    }
}

/// What replacing does.
pub fn replacing(going: Amount) -> String {
    if going == Amount::default() {
        "Replacing loses no answers, lessons or final quizzes either.".to_owned()
    } else {
        format!("Replacing takes away {} that only you here have.", amount(going))
    }
}

/// A file was merged.
pub fn merged(file: &str, came: Amount) -> String {
    format!("“{file}” was merged: {} came in, nothing went.", amount(came))
}

/// A file has replaced what was here.
pub fn replaced(file: &str, went: Amount) -> String {
    format!("“{file}” took the place of your progress: {} went.", amount(went))
}

/// What no file holds, since the last one if there was one.
pub fn in_no_file(last: Option<&str>, missing: Amount) -> Option<String> {
    match (last, missing == Amount::default()) {
        (None, true) => None,
        (None, false) => Some(format!("In no file yet: {}.", amount(missing))),
        (Some(date), true) => Some(format!("Everything is in the file that you exported on {date}.")),
        (Some(date), false) => Some(format!("In no file since your last export on {date}: {}.", amount(missing))),
    }
}

// What the browser keeps

/// It has promised.
pub const PROMISED: &str = "This browser has promised to keep it until you clear it yourself.";
/// It was asked, and has not promised.
pub const NOT_PROMISED: &str =
    "The browser does not promise it. It may still keep everything for years; a file is safer.";
/// It was not asked.
pub const MAY_BE_CLEARED: &str = "This browser may clear it when space runs short, or when you have not come for long.";
/// Asks it.
pub const ASK_TO_KEEP: &str = "Ask the browser to keep it";
/// Part of what was stored is not understood: what still works.
pub const REST_IS_HERE: &str = "Everything that could be read is here, and new answers are saved.";
/// Nothing can be stored: what still works.
pub const LOST_ON_RELOAD: &str =
    "Lessons, simulations and quizzes all work, but answers are lost when you close or reload this page.";
/// A newer course has stored.
pub const NEWER_IS_LEFT: &str =
    "Your progress was saved by a newer version of this course, so this page leaves it as it is.";
/// The same: what still works.
pub const NEWER_NOT_SAVED: &str =
    "Everything works, but new answers are not saved. Reloading the page may bring the newer version.";

/// Part of what was stored is not understood.
pub fn set_aside(key: &str) -> String {
    format!("Part of your earlier progress could not be read. The original is kept as “{key}”.")
}

/// Nothing can be stored.
pub fn not_saved(reason: &StorageError) -> String {
    format!("Your progress is not being saved: {reason}.")
}

/// Why something cannot be stored.
pub fn storage_failure(failure: &StorageError) -> String {
    match failure {
        StorageError::Blocked(name) if name.is_empty() => "the browser does not allow it".to_owned(),
        StorageError::Blocked(name) => format!("the browser does not allow it ({name})"),
        StorageError::Full => "the browser's storage for this site is full".to_owned(),
        StorageError::Lost => "the browser did not keep what was written".to_owned(),
    }
}

// Dates

/// Months in the order of the year.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

// The item analysis

/// Its heading.
pub const ITEM_ANALYSIS: &str = "Item analysis";
/// What it is for, with the link to the progress page in the middle.
pub const ANALYSIS_LEAD: [&str; 3] = [
    "For instructors: how each question did with your learners. Ask them to export their progress on the ",
    "progress page",
    ", then drop the files here.",
];
/// Chooses files.
pub const CHOOSE_FILES: &str = "Choose files";
/// What becomes of them.
pub const FILES_STAY: &str =
    "or drop them here. They are read in this browser and go nowhere; nothing of them is kept.";
/// How to read the table.
pub const ANALYSIS_EXPLAINED: &str = "First attempts only. “Marks” is the mean share of the marks: near 100% the question is easy. “Telling” is the \
     correlation with the same learners' other answers: near 1 it tells who knows, near 0 it tells nothing, below 0 it \
     misleads those who know.";
/// Its columns.
pub const ANALYSIS_COLUMNS: [&str; 5] = ["Question", "n", "Marks", "Telling", "Lures taken"];

/// How much was read.
pub fn read(learners: usize, files: usize) -> String {
    format!("{} in {}.", counted(learners, "learner", "learners"), counted(files, "file", "files"))
}

/// A file that was refused, and why.
pub fn refused(file: &str, reason: &str) -> String {
    format!("“{file}”: {reason}")
}

/// Too few learners have answered.
pub fn too_few(fewest: usize) -> String {
    format!("Too few to say: at least {fewest} are needed.")
}

/// How many took a lure.
pub fn taken(taken: usize, learners: usize) -> String {
    format!(" ({taken} of {learners})")
}
