//! Checks of the whole course, and advice to authors.

use std::collections::BTreeMap;

use course_model::{Block, Choice, Question};

use crate::diagnostic::Code;
use crate::draft::{LessonDraft, QuestionFacts};
use crate::folder::MANIFEST;
use crate::html;
use crate::manifest::Manifest;
use crate::source::Report;

const QUESTIONS: std::ops::RangeInclusive<usize> = 3..=5;
const MOST_WORDS: usize = 450;

/// A right answer is conspicuous when it is this much longer than the longest wrong one.
const CONSPICUOUS_RATIO: f64 = 1.6;
const CONSPICUOUS_LETTERS: usize = 25;

/// What an option cannot say where options are shuffled.
const POSITIONAL: [&str; 12] = [
    "all of the above",
    "none of the above",
    "all of these",
    "none of these",
    "both of the above",
    "both of these",
    "all the above",
    "option a",
    "option b",
    "option c",
    "option d",
    "both a and b",
];

/// Every lesson must be listed.
pub(crate) fn orphans(manifest: &Manifest, drafts: &mut [LessonDraft]) {
    for draft in drafts {
        if !manifest.lessons.iter().any(|(id, _)| *id == draft.id) {
            let message = format!("{MANIFEST} does not list this lesson");
            let help = format!("add \"{}\" to `lessons`; in a list of its own it is on the core path", draft.id);
            draft.report.add(0, Code::OrphanLesson, message, help);
        }
    }
}

/// Ids of questions and simulations name them in stores, links and tours: each must be unique.
pub(crate) fn duplicates(drafts: &mut [LessonDraft]) {
    let (mut questions, mut texts, mut simulations) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut predictions = BTreeMap::new();
    for draft in drafts {
        let file = format!("{}.md", draft.id);
        for question in &draft.questions {
            if let Some(other) = questions.insert(question.id.clone(), file.clone()) {
                let message = format!("the question id `{}` is taken by one in {other}", question.id);
                draft.report.add(
                    question.offset,
                    Code::DuplicateId,
                    message,
                    "choose another, beginning with the lesson's id",
                );
            }
            if let Some(other) = texts.insert(question.words.to_lowercase(), file.clone()) {
                let message = format!("the same question is asked in {other}");
                draft.report.add(question.offset, Code::DuplicateQuestion, message, "ask it once");
            }
        }
        for prediction in &draft.predictions {
            if let Some(other) = predictions.insert(prediction.id.clone(), file.clone()) {
                let message = format!("the prediction id `{}` is taken by one in {other}", prediction.id);
                let help = "choose another, beginning with the lesson's id";
                draft.report.add(prediction.offset, Code::DuplicateId, message, help);
            }
        }
        for simulation in &draft.simulations {
            if let Some(other) = simulations.insert(simulation.id.clone(), file.clone()) {
                let message = format!("the simulation id `{}` is taken by one in {other}", simulation.id);
                draft.report.add(
                    simulation.offset,
                    Code::DuplicateId,
                    message,
                    "choose another, beginning with the lesson's id",
                );
            }
        }
    }
}

/// Advice on length and questions.
pub(crate) fn advise(draft: &mut LessonDraft) {
    if draft.words > MOST_WORDS {
        let message = format!("this lesson has {} words", draft.words);
        let help =
            format!("keep to {MOST_WORDS}: shorten it, or fold a part (`### Heading {{.fold}}`), which does not count");
        draft.report.add(0, Code::TooLong, message, help);
    }
    let Some(lesson) = &draft.lesson else { return };
    let count = draft.asked;
    if !QUESTIONS.contains(&count) {
        let message = format!("this lesson asks {count} question{}", if count == 1 { "" } else { "s" });
        draft.report.add(draft.quiz, Code::QuestionCount, message, "ask three to five");
    }
    // Both lists hold the questions that have an id, in the order of the file.
    for (question, QuestionFacts { offset, .. }) in lesson.questions.iter().zip(&draft.questions) {
        let at = *offset;
        if question.options.iter().any(is_positional) {
            let message = "an option speaks of other options, which are shuffled";
            draft.report.add(at, Code::PositionalOption, message, "say what it means without pointing at the others");
        }
        if let Some((right, wrong)) = conspicuous(question) {
            let message = format!("the right answer stands out: {right} letters, the longest wrong one {wrong}");
            draft.report.add(at, Code::LongAnswer, message, "shorten it, or lengthen the wrong ones");
        }
    }
}

/// Whether the lessons are what the course promises of them.
pub(crate) fn promises(manifest: &Manifest, drafts: &mut [LessonDraft], report: &mut Report) {
    let mut minutes = 0;
    for (id, station) in &manifest.lessons {
        let Some(draft) = drafts.iter_mut().find(|draft| draft.id == *id) else { continue };
        let (count, least) = (draft.asked + draft.pooled, manifest.promises.questions);
        let pool = manifest.promises.pool;
        if (count < least || draft.pooled < pool) && draft.report.is_readable() {
            let message = format!("this lesson has {count} questions, {} of them in its pool", draft.pooled);
            let help = format!(
                "the course promises {least}, and {pool} of them in the pool: add some below `## Pool`, for the final quiz"
            );
            draft.report.add(draft.quiz, Code::QuestionCount, message, help);
        }
        let Some(lesson) = draft.lesson.as_ref().filter(|_| station.is_some()) else { continue };
        minutes += lesson.minutes;
        let guesses = lesson.blocks.iter().any(|block| matches!(block, Block::Predict(_)));
        if manifest.promises.predictions && !guesses {
            let help = "add a block `predict` above what tells how the run goes";
            draft.report.add(0, Code::MissingPrediction, "this lesson asks for no guess before its run", help);
        }
    }
    if let Some(most) = manifest.promises.minutes.as_ref().filter(|most| minutes > most.value) {
        let message = format!("the core path takes {minutes} minutes, and the course promises {}", most.value);
        report.add(most.offset, Code::TooLong, message, "shorten its lessons, or promise less");
    }
}

fn is_positional(option: &Choice) -> bool {
    let words = words(option).to_lowercase();
    POSITIONAL.iter().any(|phrase| words.contains(phrase))
}

fn conspicuous(question: &Question) -> Option<(usize, usize)> {
    let longest = |right: bool| {
        let options = question.options.iter().filter(|option| option.right == right);
        options.map(|option| words(option).chars().count()).max()
    };
    let (right, wrong) = (longest(true)?, longest(false)?);
    let stands_out = right as f64 > wrong as f64 * CONSPICUOUS_RATIO && right >= wrong + CONSPICUOUS_LETTERS;
    stands_out.then_some((right, wrong))
}

/// An option without tags. Formulas count as what they show.
fn words(option: &Choice) -> String {
    html::text(&option.html)
}
