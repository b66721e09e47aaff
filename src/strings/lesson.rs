//! Words of the first page and of the lessons: their lists, their frame, predictions.

use super::counted;
use crate::progress::LessonScore;

// The first page
words! {
    WHAT = "What you will learn"; // Heading above what the course teaches.
    AFTER = "When you are through"; // Heading above what comes after the lessons.
    // Between the link to the review page and the one to the final quiz.
    REVIEW_HAS = " has all update rules on one page. The ";
    FINAL_QUIZ = "final quiz"; // The link to the final quiz, within the sentence.
    ALL_DONE = "All lessons done: to the final quiz"; // Link, when all lessons are done.
    LESSONS_DONE = "Lessons done"; // Read out for the bar.
    // The end of that sentence.
    final_quiz_asks(questions: usize) = " asks {questions} questions from all lessons and tells your score.";
    start(lesson: &str) = "Start: {lesson}"; // Button of a newcomer.
    go_on(lesson: &str) = "Continue: {lesson}"; // Button of a reader who comes back.
    so_far(done: usize, of: usize) = "{done} of {of} lessons done"; // Beside the bar.
}

// Lists of lessons
words! {
    CORE_PATH = "Core path"; // Heading above the lessons that are for everybody.
    DEEPER_PATH = "Deeper path"; // Heading above the lessons that go further.
    BEGUN = "begun"; // Beside a lesson that was opened.
    done(score: &LessonScore) = "done, quiz {}", score.best; // Beside a lesson of which all is done; {}: "3/4".
    // Beside a lesson whose quiz is begun.
    quiz_answered(answered: usize, of: usize) = "quiz {answered} of {of} answered";
    minutes_short(minutes: usize) = "{minutes} min"; // How long a lesson takes, in a list.
}

/// How long a lesson takes.
pub fn minutes(minutes: usize) -> String {
    counted(minutes, "minute", "minutes")
}

// A lesson
words! {
    SIMULATION = "Simulation"; // Read out for the simulation beside the text.
    OBJECTIVES = "What you will learn"; // Read out for the list of objectives.
    AFTERWARDS = "After this lesson you can"; // Before the objectives.
    BUILDS_ON = "Builds on "; // Before the lessons that this one needs.
    READ_MORE = "Read more"; // Heading above papers and books.
    NEIGHBOURS = "Lessons before and after"; // Read out for the links that follow.
    PREVIOUS = "Previous"; // Before the title of the lesson before.
    NEXT = "Next"; // Before the title of the lesson after.
}

// The menu of a lesson
words! {
    CONTENTS = "Contents"; // Button: opens the menu.
    CLOSE = "Close"; // Button: closes the menu.
    ALL_LESSONS = "All lessons"; // Heading above the lessons.
    ON_THIS_PAGE = "On this page"; // Heading above the parts of the page.
    KEYS = "Keys"; // Heading above the keys that follow.
}

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
words! {
    PREDICT = "Predict, then run"; // Heading.
    GUESS_AGAIN = "Guess again"; // Button.
    GUESS_KEPT = "Your guess is kept. Now run the simulation to its end."; // Shown once a guess is made.
    GUESS_FIRST = "Choose what you expect, then run the simulation."; // Shown before a guess is made.
    WITHOUT_RUNNING = "What happens, without running it"; // Heading of the fold that tells the outcome.
    GUESSED_RIGHT = "Your guess, and so it is"; // Beside an option that was guessed and came true.
    GUESSED = "Your guess"; // Beside an option that was guessed.
    HAPPENS = "This happens"; // Beside an option that came true.
    NO_GUESS = "You made no guess this time.";
    COMPARE = "Compare your guess with what happens:"; // Where a guess is neither right nor wrong.
    WAS_RIGHT = "Your guess was right.";
    OTHERWISE = "It turned out differently."; // The verdict on a guess that was not right.
}
