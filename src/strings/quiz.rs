//! Words of the quizzes: questions, rounds, the final quiz, its score and the certificate.

use super::counted;
use crate::progress::{LessonScore, Marks, Score, Verdict};

// One question

/// Checks an answer.
pub const CHECK: &str = "Check";
/// Begins a question anew.
pub const TRY_AGAIN: &str = "Try again";
/// On to the next question.
pub const NEXT: &str = "Next";
/// On from the last question.
pub const FINISH: &str = "Finish";
/// To the question before.
pub const BACK: &str = "Back";
/// Check was pressed too early.
pub const NOTHING_CHOSEN: &str = "Choose an option first.";
/// The fold with a simulation that shows the answer.
pub const SEE_IT_HAPPEN: &str = "See it happen";
/// The fold with a run that is an option.
pub const TRY_IT: &str = "Try it";
/// Under an option whose surface was a picture.
pub const MAP_OF_SURFACE: &str = "The map of this surface.";
/// A revealed option: chosen, and right.
pub const CHOSEN_RIGHT: &str = "Your choice, right";
/// A revealed option: chosen, and wrong.
pub const CHOSEN: &str = "Your choice";
/// A revealed option: right, and not chosen.
pub const RIGHT_ANSWER: &str = "Right answer";
/// In a lesson's quiz, a question that the author has changed.
pub const REVISED: &str = "This question was revised after you had answered it. The verdict is about what it says now.";
/// In a final quiz, a question that the author has changed.
pub const REVISED_SINCE: &str = "This question was revised after you had handed it in; its marks stay as they were.";
/// In a final quiz, a question that was left out.
pub const NO_ANSWER: &str = "No answer.";

/// How many options belong to the answer.
pub fn how_many(options: usize) -> String {
    if options == 1 { "Choose one.".to_owned() } else { format!("Choose {options}.") }
}

/// Where a question stands.
pub fn question_of(number: usize, count: usize) -> String {
    format!("Question {number} of {count}")
}

/// A question by its number.
pub fn question(number: usize) -> String {
    format!("Question {number}")
}

/// The same for who does not see its state.
pub fn question_and_state(number: usize, answered: bool) -> String {
    format!("Question {number}, {}", if answered { "answered" } else { "no answer yet" })
}

/// A verdict in a sentence.
pub fn verdict(marks: Marks) -> String {
    match marks.verdict() {
        Verdict::Right => "Right.".to_owned(),
        Verdict::Partly => format!("Partly right: {} of {}.", marks.got, marks.of),
        Verdict::Wrong => "Not quite.".to_owned(),
    }
}

/// How earlier attempts at a question went.
pub fn history(attempts: usize, first: Verdict, best: Verdict) -> String {
    let name = |verdict| match verdict {
        Verdict::Right => "right",
        Verdict::Partly => "partly right",
        Verdict::Wrong => "wrong",
    };
    format!("Attempt {attempts}. First try: {}; best so far: {}.", name(first), name(best))
}

// A lesson's quiz

/// Its heading.
pub const CHECK_YOURSELF: &str = "Check yourself";
/// What the keys do.
pub const KEYS: &str = "In a question, the keys <kbd>1</kbd> to <kbd>5</kbd> choose and <kbd>Enter</kbd> checks.";
/// The heading above what comes back.
pub const ONCE_MORE: &str = "Once more";
/// What comes back.
pub const ASKED_AGAIN: &str = "What you missed, asked again from memory.";
/// What was answered will be there tomorrow.
pub const SAVED: &str = "Saved in this browser.";
/// What was answered will be gone.
pub const NOT_SAVED: &str = "Not saved: the note at the top of the page says why.";

/// How a lesson's quiz stands.
pub fn lesson_score(score: &LessonScore) -> String {
    let LessonScore { answered, best, first } = score;
    let of = best.of;
    match *answered {
        0 => "Nothing answered yet. Take your time: every question can be tried again.".to_owned(),
        answered if answered < of => format!("{answered} of {of} answered so far."),
        _ if first.is_full() => "All right at the first try.".to_owned(),
        _ if best.is_full() => format!("All right in the end; {first} at the first try."),
        _ => format!("All answered; {first} at the first try."),
    }
}

// Rounds of questions that come back

/// The heading on the review page.
pub const DUE: &str = "Due for review";
/// Begins a round.
pub const ASK_ME: &str = "Ask me";
/// A round ends in which something was missed.
pub const ROUND_MISSED: &str = "That was all. What you missed comes back on the Review page tomorrow.";
/// A round ends in which all was right.
pub const ROUND_RIGHT: &str = "That was all, and all right.";

/// How much is due.
pub fn due(count: usize) -> String {
    match count {
        1 => "A question that you missed is due. Recalling it now is what makes it stay.".to_owned(),
        count => format!(
            "{} that you missed are due. Recalling them now is what makes them stay.",
            counted(count, "question", "questions")
        ),
    }
}

/// Where a question of a round comes from and stands.
pub fn in_round(lesson: &str, number: usize, count: usize) -> String {
    format!("{lesson} · {number} of {count}")
}

// The final quiz

/// Its heading.
pub const FINAL_QUIZ: &str = "Final quiz";
/// A course without questions.
pub const NO_QUESTIONS: &str = "The course has no questions yet.";
/// What awaits the reader.
pub const FACTS: [&str; 3] = [
    "Where several options are right, each of them earns a part of the point, and a wrong one takes a part away.",
    "There is no clock. Every tick is kept: leave whenever you like, and go on where you were.",
    "Afterwards you see every explanation, and which lessons to read again.",
];
/// Begins an attempt.
pub const START: &str = "Start the quiz";
/// Above the core path and the whole course.
pub const SCOPE: &str = "What to ask about";
/// Only the core path.
pub const SCOPE_CORE: &str = "The core path";
/// All lessons.
pub const SCOPE_ALL: &str = "The whole course";
/// The steps of an attempt.
pub const QUESTIONS: &str = "Questions";
/// Behind the last question.
pub const READY: &str = "Ready to hand in?";
/// What handing in means.
pub const HAND_IN_NOTE: &str = "Once handed in, an attempt keeps its score; you can take the quiz again.";
/// Ends an attempt.
pub const HAND_IN: &str = "Hand in";

/// How many questions an attempt has.
pub fn final_lead(count: usize) -> String {
    format!("{count} questions, one at a time. Each attempt draws its questions anew.")
}

/// What it takes to pass.
pub fn pass_with(points: &str, count: usize) -> String {
    format!("You pass with {points} of {count} points.")
}

/// A way to the last score.
pub fn last_score(score: Score) -> String {
    format!("Your last score: {score}")
}

/// How many lessons the core path has.
pub fn scope_core(lessons: usize) -> String {
    format!("{lessons} lessons")
}

/// How many lessons the whole course has.
pub fn scope_all(lessons: usize) -> String {
    format!("{lessons} lessons; those that you have opened come first")
}

/// What is left to answer.
pub fn left_open(open: usize, count: usize) -> String {
    match open {
        _ if count == 0 => "None of the questions of this attempt is in the course any more.".to_owned(),
        0 => format!("All {count} questions have an answer. You can still go back and change any of them."),
        1 => "One question has no answer yet:".to_owned(),
        open => format!("{open} questions have no answer yet:"),
    }
}

// The score page

/// Its heading before there is a score.
pub const NO_SCORE: &str = "No score yet";
/// What is missing.
pub const NO_SCORE_LEAD: &str = "Your score appears here once you have handed in the final quiz.";
/// A way there.
pub const TO_FINAL_QUIZ: &str = "To the final quiz";
/// Another attempt.
pub const TAKE_AGAIN: &str = "Take it again";
/// The attempt that was left.
pub const GO_ON: &str = "Go on with the quiz under way";
/// Begins a round of what was missed.
pub const PRACTISE: &str = "Practise what I missed";
/// The heading above it.
pub const MISSED: &str = "What you missed";
/// The heading above the lessons.
pub const TO_REVIEW: &str = "What to review";
/// There is no lesson to read again.
pub const NOTHING_TO_REVIEW: &str = "Nothing: every answer was right.";
/// A lesson of which all was right.
pub const ALL_RIGHT: &str = "✓ all right";
/// A lesson of which something was missed.
pub const READ_AGAIN: &str = "Read again";
/// Columns of the table of lessons.
pub const REVIEW_COLUMNS: [&str; 3] = ["Lesson", "Points", "To do"];
/// The heading above the questions.
pub const BY_QUESTION: &str = "Question by question";
/// Some questions cannot be shown any more.
pub const QUESTIONS_GONE: &str = "Some questions of this attempt are no longer in the course; they count as they did.";
/// The heading above the attempts.
pub const YOUR_ATTEMPTS: &str = "Your attempts";
/// Columns of the table of attempts.
pub const ATTEMPT_COLUMNS: [&str; 4] = ["Handed in", "Score", "Result", "Details"];
/// Shows an attempt.
pub const SHOW: &str = "Show";
/// The attempt that is shown.
pub const SHOWN: &str = "shown above";

/// The heading of an attempt.
pub fn your_score(score: Score) -> String {
    format!("Your score is {score}")
}

/// Whether an attempt has passed, and what it took.
pub fn pass_verdict(passed: bool, needed: &str, of: usize) -> String {
    format!("{}: the pass mark is {needed} of {of}.", if passed { "Passed" } else { "Not passed yet" })
}

/// Whether an attempt has passed, in a table.
pub fn passed(passed: bool) -> &'static str {
    if passed { "passed" } else { "not passed" }
}

/// A lesson to read again, for who hears the link alone.
pub fn read_again(lesson: &str) -> String {
    format!("Read {lesson} again")
}

/// An attempt to be shown, for who hears the button alone.
pub fn show_attempt(date: &str) -> String {
    format!("Show the attempt of {date}")
}

// The certificate

/// Its heading.
pub const CERTIFICATE: &str = "Certificate";
/// The field for the name, and what stands in its place.
pub const YOUR_NAME: &str = "Your name";
/// Prints it.
pub const PRINT_CERTIFICATE: &str = "Print the certificate";

/// What it certifies.
pub fn certified(score: Score, date: &str) -> String {
    format!("passed the final quiz with {score} points on {date}.")
}

/// What it is worth.
pub fn certificate_version(version: &str) -> String {
    format!("Version {version} of the course. Self-assessed, in the learner's own browser.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_told_in_words() {
        for (got, of, words) in
            [(1, 1, "Right."), (2, 2, "Right."), (1, 2, "Partly right: 1 of 2."), (0, 2, "Not quite.")]
        {
            assert_eq!(verdict(Marks { got, of }), words);
        }
    }

    #[test]
    fn the_score_is_told_in_words() {
        let score = |answered, best, first| LessonScore {
            answered,
            best: Score { points: best, of: 4 },
            first: Score { points: first, of: 4 },
        };
        for (score, expected) in [
            (score(0, 0.0, 0.0), "Nothing answered yet. Take your time: every question can be tried again."),
            (score(3, 3.0, 3.0), "3 of 4 answered so far."),
            (score(4, 4.0, 4.0), "All right at the first try."),
            (score(4, 4.0, 2.5), "All right in the end; 2.5/4 at the first try."),
            (score(4, 3.0, 1.0), "All answered; 1/4 at the first try."),
        ] {
            assert_eq!(lesson_score(&score), expected);
        }
    }
}
