//! Words about progress: its page, files, storage, and the item analysis.

use std::cmp::Ordering;

use super::counted;
use crate::progress::storage::StorageError;
use crate::progress::transfer::Amount;

// The page
words! {
    YOUR_PROGRESS = "Your progress"; // Heading of the page.
    LEAD = "All of it is kept in this browser, and nowhere else."; // The sentence below the heading.
    LESSONS = "Lessons"; // Heading.
    // Columns of the table of lessons.
    LESSON_COLUMNS = ["Lesson", "Opened", "Simulations run", "Quiz, best", "Quiz, first try", "Reset"];
    NOT_YET = "not yet"; // In the column "Opened".
    NO_ANSWER = "–"; // In the columns of the quiz.
    NO_SIMULATION = "none here"; // In the column of simulations.
    NO_QUIZ = "no quiz"; // In the column of the quiz.
    RESET = "Reset"; // Button of a lesson.
    START_OVER = "Start over"; // Heading.
    RESET_ALL = "Reset everything"; // Button.
    UNDO = "Undo"; // Button: brings back what was reset or replaced.
    UNDONE = "Undone: everything is as it was before.";
    WHAT_CHANGED = "What was changed"; // Read out for the note about a change.
    simulations_run(run: usize, of: usize) = "{run} of {of}"; // In the column of simulations.
    reset(lesson: &str) = "Reset {lesson}"; // Read out for the button of a lesson.
    lesson_was_reset(lesson: &str) =
        "“{lesson}” was reset: its answers, its scores and the simulations run are gone. Final quizzes stay.";
    // {}: "3 answers, 1 final quiz and 2 opened lessons".
    all_was_reset(had: Amount) = "Everything was reset: {} and your place in the course are gone.", amount(had);
    // Beside the button "Reset everything".
    forgets(lessons: usize) =
        "Forgets all {} and every final quiz. You can undo it until you do something else or leave the page.",
        counted(lessons, "lesson", "lessons");
}

// Attempts at the final quiz
words! {
    FINAL_QUIZ = "Final quiz"; // Heading above the attempts.
    NO_ATTEMPT = "Not handed in yet. "; // Before the link to the final quiz.
    LAST_ATTEMPT = "The last one, question by question"; // Link to the score page.
    // How to read the plot of attempts.
    PLOT = "Each mark is an attempt, the earliest on the left; a full mark passed. The dashed line is the pass mark.";
}

/// The plot in a sentence.
pub fn plot(percents: &[u32], passed: usize) -> String {
    let shares = percents.iter().map(|percent| format!("{percent} percent")).collect::<Vec<_>>().join(", ");
    let passed = if passed == 0 { "none".to_owned() } else { passed.to_string() };
    format!("{}, earliest first: {shares}; {passed} passed.", counted(percents.len(), "attempt", "attempts"))
}

// Progress as a file
words! {
    AS_A_FILE = "As a file"; // Heading.
    // The paragraph below the heading.
    WHY_A_FILE =
        "A browser can lose what it keeps. A file is safe, and takes your progress to another device. It holds your \
        answers, their dates, and your name if you have typed one.";
    EXPORT = "Export to a file"; // Button: saves a file.
    IMPORT = "Import a file"; // Button: chooses a file.
    NOT_EXPORTED = "The browser did not let this page save a file.";
    // Before the link to the item analysis, the link, and behind it.
    FOR_INSTRUCTORS = ["For instructors: ", "item analysis", " of the files that learners hand in."];
    CLOSE = "Close"; // Button: dismisses the note about a file that was refused.
    MERGE = "Merge: keep both"; // Button.
    REPLACE = "Replace mine"; // Button.
    CANCEL = "Cancel"; // Button: leaves the file alone.
    FILE_IS_EMPTY = "The file is empty.";
    NOT_PROGRESS = "This file does not hold progress of this course. Nothing was changed.";
    FILE_IS_NEWER =
        "This file was written by a newer version of this course. Reload the page to get the newer version, then try \
        again. Nothing was changed.";
    FILE_TOO_LARGE = "This file is far too large to hold progress. Nothing was changed.";
    FILE_UNREADABLE = "The browser could not read this file. Nothing was changed.";
    // After a final quiz: before the link, and the link.
    ONLY_HERE =
        ["This browser alone keeps your result, and browsers can lose things. ", "Export your progress to a file"];
    file_is_damaged(entries: usize) =
        "This file is damaged: {} cannot be read. Nothing was changed.", counted(entries, "entry", "entries");
    in_file(name: &str) = "In “{name}”"; // Heading above what a file holds.
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

words! {
    holds(held: Amount) = "It holds {}.", amount(held); // {}: "3 answers".
    changed_on(file: &str) = "It was last changed on {file}. You have no progress here yet."; // {file}: a date.
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

words! {
    // {}: "3 answers".
    merged(file: &str, came: Amount) = "“{file}” was merged: {} came in, nothing went.", amount(came);
    // {}: "3 answers".
    replaced(file: &str, went: Amount) = "“{file}” took the place of your progress: {} went.", amount(went);
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
words! {
    // What the browser promises of progress: this sentence, or one of the two that follow.
    PROMISED = "This browser has promised to keep it until you clear it yourself.";
    NOT_PROMISED = "The browser does not promise it. It may still keep everything for years; a file is safer.";
    MAY_BE_CLEARED = "This browser may clear it when space runs short, or when you have not come for long.";
    ASK_TO_KEEP = "Ask the browser to keep it"; // Button.
    // When part of what was stored cannot be read: what still works.
    REST_IS_HERE = "Everything that could be read is here, and new answers are saved.";
    // When nothing can be stored: what still works.
    LOST_ON_RELOAD =
        "Lessons, simulations and quizzes all work, but answers are lost when you close or reload this page.";
    NEWER_IS_LEFT = "Your progress was saved by a newer version of this course, so this page leaves it as it is.";
    // Follows that: what still works.
    NEWER_NOT_SAVED =
        "Everything works, but new answers are not saved. Reloading the page may bring the newer version.";
    // {key}: the name under which the browser stores it.
    set_aside(key: &str) = "Part of your earlier progress could not be read. The original is kept as “{key}”.";
    not_saved(reason: &StorageError) = "Your progress is not being saved: {reason}.";
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
words! {
    // In the order of the year.
    MONTHS = [
        "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December",
    ];
}

// The item analysis
words! {
    ITEM_ANALYSIS = "Item analysis"; // Heading of the page.
    // Before the link to the progress page, the link, and behind it.
    ANALYSIS_LEAD = [
        "For instructors: how each question did with your learners. Ask them to export their progress on the ",
        "progress page",
        ", then drop the files here.",
    ];
    CHOOSE_FILES = "Choose files"; // Button.
    // Behind the button.
    FILES_STAY = "or drop them here. They are read in this browser and go nowhere; nothing of them is kept.";
    // How to read the table.
    ANALYSIS_EXPLAINED =
        "First attempts only. “Marks” is the mean share of the marks: near 100% the question is easy. “Telling” is the \
        correlation with the same learners' other answers: near 1 it tells who knows, near 0 it tells nothing, below 0 \
        it misleads those who know.";
    ANALYSIS_COLUMNS = ["Question", "n", "Marks", "Telling", "Lures taken"]; // Columns of the table.
    // How much was read: "3 learners in 2 files."
    read(learners: usize, files: usize) =
        "{} in {}.", counted(learners, "learner", "learners"), counted(files, "file", "files");
    refused(file: &str, reason: &str) = "“{file}”: {reason}";
    too_few(fewest: usize) = "Too few to say: at least {fewest} are needed.";
    taken(taken: usize, learners: usize) = " ({taken} of {learners})"; // Behind a lure: how many learners took it.
}
