//! ```` ```predict ````: a guess before a run of the same lesson, and what the run shows.

use std::collections::BTreeSet;

use course_model::{Block, Predict, PredictOption};

use crate::claim::{self, Guess};
use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::fields::{self, Fields};
use crate::html;
use crate::simulation::check_id;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;

const OPTIONS: std::ops::RangeInclusive<usize> = 2..=4;

/// What the checks of the whole lesson and course need of a prediction.
#[derive(Debug)]
pub(crate) struct PredictFacts {
    pub(crate) id: String,
    pub(crate) offset: usize,
    simulation: Excerpt,
    /// What its options claim, as far as they claim anything.
    pub(crate) guesses: Vec<Guess>,
}

struct Parts {
    id: Option<Excerpt>,
    simulation: Option<Excerpt>,
    prompt: Option<Excerpt>,
    outcome: Option<Excerpt>,
    options: Vec<(Option<Excerpt>, Option<Excerpt>, Option<Excerpt>)>,
}

/// Reads a block. Its simulation may stand further down; it is looked up when the lesson is read.
pub(crate) fn read(body: &Excerpt, start: usize, draft: &mut LessonDraft) -> Option<Predict> {
    let Parts { id, simulation, prompt, outcome, options } =
        fields::read(body, start, &mut draft.report, |fields, report| parts(start, fields, report))?;
    let prompt = prompt.map(|prompt| html::line(&prompt, draft));
    let outcome = outcome.map(|outcome| html::line(&outcome, draft));
    let (mut read, mut guesses, mut ids) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (index, (id, text, check)) in options.into_iter().enumerate() {
        let name = id.as_ref().map_or_else(|| char::from(b'a' + index as u8).to_string(), |id| id.text.clone());
        if !ids.insert(name.clone()) {
            let message = format!("another option has the id `{name}`");
            let place = id.map_or(start, |id| id.at(0));
            draft.report.add(place, Code::DuplicateId, message, "give each option an id of its own");
        }
        guesses.extend(check.and_then(|check| claim::guess(&check, index, draft)));
        let html = text.map(|text| html::line(&text, draft));
        read.extend(html.map(|html| PredictOption { id: name, html, right: false }));
    }
    let (id, simulation) = (id?, simulation?);
    let facts = PredictFacts { id: id.text.clone(), offset: id.at(0), simulation: simulation.clone(), guesses };
    draft.predictions.push(facts);
    Some(Predict { id: id.text, simulation: simulation.text, prompt: prompt?, options: read, outcome: outcome? })
}

fn parts(start: usize, fields: &mut Fields, report: &mut Report) -> Parts {
    let id = fields.required_text("id", report).filter(|id| check_id(id, report));
    let simulation = fields.required_text("simulation", report);
    let prompt = fields.required_text("prompt", report);
    let outcome = fields.required_text("outcome", report);
    let tables = fields.tables("option", report).unwrap_or_default();
    if !OPTIONS.contains(&tables.len()) {
        let message = format!("a prediction has two to four options, and this one {}", tables.len());
        report.add(start, Code::OutOfRange, message, "add a table `[[option]]` with `text = \"...\"` for each");
    }
    let mut option = |mut table: Fields| {
        let id = table.text("id", report).filter(|id| check_id(id, report));
        let text = table.required_text("text", report);
        let check = table.text("check", report);
        table.report_unknown(report);
        (id, text, check)
    };
    let options = tables.into_iter().take(*OPTIONS.end()).map(&mut option).collect();
    Parts { id, simulation, prompt, outcome, options }
}

/// Checks that the lesson has the simulation of every prediction.
pub(crate) fn check(draft: &mut LessonDraft) {
    let shown = draft.simulations.iter().filter(|simulation| simulation.shown);
    let known: Vec<&str> = shown.map(|simulation| simulation.id.as_str()).collect();
    for PredictFacts { simulation, .. } in &draft.predictions {
        let id = simulation.text.as_str();
        if !known.contains(&id) {
            let message = format!("this lesson has no simulation `{id}`");
            let help = if known.is_empty() { "add it above the prediction".to_owned() } else { suggest(id, &known) };
            draft.report.add(simulation.at(0), Code::UnknownSimulation, message, help);
        }
    }
}

/// Marks the option of a prediction that the run has confirmed.
pub(crate) fn mark(draft: &mut LessonDraft, id: &str, right: usize) {
    let blocks = draft.lesson.iter_mut().flat_map(|lesson| &mut lesson.blocks);
    let found = blocks.filter_map(|block| match block {
        Block::Predict(predict) if predict.id == id => Some(predict),
        _ => None,
    });
    for predict in found {
        if let Some(option) = predict.options.get_mut(right) {
            option.right = true;
        }
    }
}
