//! ```` ```simulation ````: an experiment that the reader runs. ```` ```run ````: one that only the text speaks of.

use descent::experiment::Experiment;
use descent::optimizer_entry::OptimizerEntry;

use course_model::Simulation;

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::experiment;
use crate::fields::{self, Fields};
use crate::html;
use crate::source::{Excerpt, Report};

/// What tours, questions, claims and the check of ids need of a simulation or run.
#[derive(Clone, Debug)]
pub(crate) struct SimulationFacts {
    pub(crate) id: String,
    pub(crate) offset: usize,
    /// `None` when the simulation has mistakes.
    pub(crate) experiment: Option<Experiment>,
    /// Inline HTML, empty for a run.
    pub(crate) caption: String,
    /// Whether it begins with the surface beside the map.
    pub(crate) surface: bool,
    /// Whether it stands in the lesson's body, where a tour can lead through it.
    pub(crate) shown: bool,
}

impl SimulationFacts {
    /// Its optimizers: none when it is wrong, or of a kind that has none.
    pub(crate) fn entries(&self) -> &[OptimizerEntry] {
        self.experiment.as_ref().and_then(Experiment::descent).map_or(&[], |experiment| &experiment.optimizers)
    }

    /// How many steps there are to see, where that is known.
    pub(crate) fn steps(&self) -> Option<usize> {
        self.experiment.as_ref().and_then(Experiment::descent).map(|experiment| experiment.steps)
    }

    /// The simulation for the page, under an id of its own.
    pub(crate) fn page(&self, id: String) -> Option<Simulation> {
        Some(Simulation {
            id,
            experiment: self.experiment.clone()?,
            caption: self.caption.clone(),
            surface: self.surface,
            tour: Vec::new(),
        })
    }
}

/// Reads a `simulation` block. Its id is noted in the draft even if something else in it is wrong.
pub(crate) fn read(body: &Excerpt, start: usize, draft: &mut LessonDraft) -> Option<Simulation> {
    let parts = fields::read(body, start, &mut draft.report, |fields, report| {
        let caption = fields.required_text("caption", report);
        let surface = fields.text("view", report).is_some_and(|view| shows_surface(&view, report));
        (caption, surface, parts(fields, report))
    });
    let (caption, surface, (id, experiment)) = parts?;
    let caption = caption.map(|caption| html::line(&caption, draft));
    let (offset, id) = id.map(|id| (id.at(0), id.text))?;
    let complete = caption.is_some();
    let caption = caption.unwrap_or_default();
    let facts = SimulationFacts { id: id.clone(), offset, experiment, caption, surface, shown: true };
    let page = facts.page(id).filter(|_| complete);
    draft.simulations.push(facts);
    page
}

/// Whether a view has the surface beside the map. An unknown view is reported.
fn shows_surface(view: &Excerpt, report: &mut Report) -> bool {
    if !["map", "both"].contains(&view.text.as_str()) {
        let message = format!("there is no view `{}`", view.text);
        report.add(view.at(0), Code::UnknownView, message, "write `map`, or `both` for the surface beside it");
    }
    view.text == "both"
}

pub(crate) fn read_run(body: &Excerpt, start: usize, draft: &mut LessonDraft) {
    let Some((Some(id), experiment)) = fields::read(body, start, &mut draft.report, parts) else { return };
    let offset = id.at(0);
    let facts =
        SimulationFacts { id: id.text, offset, experiment, caption: String::new(), surface: false, shown: false };
    draft.simulations.push(facts);
}

fn parts(fields: &mut Fields, report: &mut Report) -> (Option<Excerpt>, Option<Experiment>) {
    let id = fields.required_text("id", report).filter(|id| check_id(id, report));
    let kind = fields.text("kind", report);
    let experiment = match kind {
        Some(kind) if kind.text != "descent" => other(&kind, fields, report),
        _ => experiment::read(fields, report).map(Experiment::Descent),
    };
    (id, experiment)
}

/// An experiment of a kind that reads itself: what is wrong in it is said in its own words.
fn other(kind: &Excerpt, fields: &mut Fields, report: &mut Report) -> Option<Experiment> {
    let mut experiment = fields.rest_as_json();
    experiment.insert("kind".to_owned(), kind.text.as_str().into());
    let wrong = |error: serde_json::Error| {
        let message = error.to_string();
        let key = message.split(|sign: char| !(sign.is_alphanumeric() || "_-".contains(sign)));
        let named = key.filter(|word| !word.is_empty()).find(|word| fields.place(word) != fields.start());
        let place = if message.starts_with("unknown variant") { kind.at(0) } else { fields.place(named.unwrap_or("")) };
        let help = "kinds of simulations: a descent (which needs no `kind`), and those in CONTRIBUTING with their keys";
        report.add(place, Code::BadSetup, message, help);
    };
    serde_json::from_value(experiment.into()).map_err(wrong).ok()
}

/// Whether an id can stand in an address. One that cannot is reported.
pub(crate) fn check_id(id: &Excerpt, report: &mut Report) -> bool {
    let good = is_id(&id.text);
    if !good {
        let message = format!("`{}` cannot be an id", id.text);
        report.add(id.at(0), Code::BadId, message, "use small letters, digits and hyphens, a letter or digit first");
    }
    good
}

/// Whether this is small letters, digits and hyphens.
pub(crate) fn is_id(id: &str) -> bool {
    id.len() <= 64
        && !id.starts_with('-')
        && !id.is_empty()
        && id.chars().all(|character| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-')
}
