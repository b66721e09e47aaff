//! Words of the quizzes: questions, rounds, the final quiz, its score and the certificate.

use super::counted;
use crate::progress::{LessonScore, Marks, Score, Verdict};

// One question
words! {
    CHECK = "Check"; // Button: checks the answer.
    TRY_AGAIN = "Try again"; // Button: begins the question anew.
    NEXT = "Next"; // Button: to the next question.
    FINISH = "Finish"; // Button, after the last question.
    BACK = "Back"; // Button: to the question before.
    NOTHING_CHOSEN = "Choose an option first."; // When "Check" is pressed too early.
    SEE_IT_HAPPEN = "See it happen"; // Heading of the fold with a simulation that shows the answer.
    TRY_IT = "Try it"; // Heading of the fold with the run that an option describes.
    MAP_OF_SURFACE = "The map of this surface."; // Below an option whose surface was shown as a picture.
    CHOSEN_RIGHT = "Your choice, right"; // Beside an option that was chosen, and is right.
    CHOSEN = "Your choice"; // Beside an option that was chosen, and is wrong.
    RIGHT_ANSWER = "Right answer"; // Beside an option that was not chosen, and is right.
    // In a lesson's quiz, when the author has changed the question.
    REVISED = "This question was revised after you had answered it. The verdict is about what it says now.";
    // In a final quiz, when the author has changed the question.
    REVISED_SINCE = "This question was revised after you had handed it in; its marks stay as they were.";
    NO_ANSWER = "No answer."; // In a final quiz, when the question was left out.
}

/// How many options belong to the answer.
pub fn how_many(options: usize) -> String {
    if options == 1 { "Choose one.".to_owned() } else { format!("Choose {options}.") }
}

words! {
    question_of(number: usize, count: usize) = "Question {number} of {count}"; // Where a question stands.
    question(number: usize) = "Question {number}"; // Names a question by its number.
    // Read out for the link to a question.
    question_and_state(number: usize, answered: bool) =
        "Question {number}, {}", if answered { "answered" } else { "no answer yet" };
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
words! {
    CHECK_YOURSELF = "Check yourself"; // Heading.
    KEYS = "In a question, the keys <kbd>1</kbd> to <kbd>5</kbd> choose and <kbd>Enter</kbd> checks."; // HTML.
    ONCE_MORE = "Once more"; // Heading above questions that come back.
    ASKED_AGAIN = "What you missed, asked again from memory."; // Below the heading.
    SAVED = "Saved in this browser.";
    NOT_SAVED = "Not saved: the note at the top of the page says why.";
}

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
words! {
    DUE = "Due for review"; // Heading on the review page.
    ASK_ME = "Ask me"; // Button: begins a round.
    // At the end of a round in which something was missed.
    ROUND_MISSED = "That was all. What you missed comes back on the Review page tomorrow.";
    ROUND_RIGHT = "That was all, and all right."; // At the end of a round in which all was right.
}

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

words! {
    // Above a question of a round.
    in_round(lesson: &str, number: usize, count: usize) = "{lesson} · {number} of {count}";
}

// The final quiz
words! {
    FINAL_QUIZ = "Final quiz"; // Heading of the page.
    NO_QUESTIONS = "The course has no questions yet.";
    // List before the quiz begins.
    FACTS = [
        "Where several options are right, each of them earns a part of the point, and a wrong one takes a part away.",
        "There is no clock. Every tick is kept: leave whenever you like, and go on where you were.",
        "Afterwards you see every explanation, and which lessons to read again.",
    ];
    START = "Start the quiz"; // Button.
    SCOPE = "What to ask about"; // Heading above the choice between the two that follow.
    SCOPE_CORE = "The core path";
    SCOPE_ALL = "The whole course";
    QUESTIONS = "Questions"; // Read out for the links to the questions.
    READY = "Ready to hand in?"; // Heading behind the last question.
    // Above the button that follows.
    HAND_IN_NOTE = "Once handed in, an attempt keeps its score; you can take the quiz again.";
    HAND_IN = "Hand in"; // Button.
    // Below the heading of the page.
    final_lead(count: usize) = "{count} questions, one at a time. Each attempt draws its questions anew.";
    pass_with(points: &str, count: usize) = "You pass with {points} of {count} points.";
    last_score(score: Score) = "Your last score: {score}"; // Link.
    scope_core(lessons: usize) = "{lessons} lessons"; // Below "The core path".
    scope_all(lessons: usize) = "{lessons} lessons; those that you have opened come first"; // Below "The whole course".
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
words! {
    NO_SCORE = "No score yet"; // Heading.
    NO_SCORE_LEAD = "Your score appears here once you have handed in the final quiz."; // Below the heading.
    TO_FINAL_QUIZ = "To the final quiz"; // Link.
    TAKE_AGAIN = "Take it again"; // Link.
    GO_ON = "Go on with the quiz under way"; // Link.
    PRACTISE = "Practise what I missed"; // Button: begins a round.
    MISSED = "What you missed"; // Heading above the round.
    TO_REVIEW = "What to review"; // Heading above the table of lessons.
    NOTHING_TO_REVIEW = "Nothing: every answer was right.";
    ALL_RIGHT = "✓ all right"; // In the column "To do".
    READ_AGAIN = "Read again"; // In the column "To do": link to the lesson.
    REVIEW_COLUMNS = ["Lesson", "Points", "To do"];
    BY_QUESTION = "Question by question"; // Heading.
    QUESTIONS_GONE = "Some questions of this attempt are no longer in the course; they count as they did.";
    YOUR_ATTEMPTS = "Your attempts"; // Heading.
    ATTEMPT_COLUMNS = ["Handed in", "Score", "Result", "Details"];
    SHOW = "Show"; // Button: shows an attempt.
    SHOWN = "shown above"; // In place of the button, beside the attempt that is shown.
    your_score(score: Score) = "Your score is {score}"; // Heading.
    // {needed}: points.
    pass_verdict(passed: bool, needed: &str, of: usize) =
        "{}: the pass mark is {needed} of {of}.", if passed { "Passed" } else { "Not passed yet" };
}

/// Whether an attempt has passed, in a table.
pub fn passed(passed: bool) -> &'static str {
    if passed { "passed" } else { "not passed" }
}

words! {
    read_again(lesson: &str) = "Read {lesson} again"; // Read out for the link "Read again".
    show_attempt(date: &str) = "Show the attempt of {date}"; // Read out for the button "Show".
}

// The certificate
words! {
    CERTIFICATE = "Certificate"; // Heading.
    YOUR_NAME = "Your name"; // Label of the field; in place of the name while the field is empty.
    PRINT_CERTIFICATE = "Print the certificate"; // Button.
    // Follows the reader's name.
    certified(score: Score, date: &str) = "passed the final quiz with {score} points on {date}.";
    certificate_version(version: &str) =
        "Version {version} of the course. Self-assessed, in the learner's own browser.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_described() {
        for (got, of, words) in
            [(1, 1, "Right."), (2, 2, "Right."), (1, 2, "Partly right: 1 of 2."), (0, 2, "Not quite.")]
        {
            assert_eq!(verdict(Marks { got, of }), words);
        }
    }

    #[test]
    fn the_score_is_described() {
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
