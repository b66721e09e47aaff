//! ```` ```tour ````: a scripted walk through a simulation of the same lesson.

use descent::experiment::MAX_STEPS;
use descent::optimizer_entry::OptimizerEntry;

use course_model::{Block, TourSetting, TourStep};

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::fields::{self, Fields};
use crate::html;
use crate::setting::set as set_value;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;
use crate::value::Located;

const SECONDS: std::ops::RangeInclusive<f64> = 1.0..=60.0;
/// How long a tour should be.
const TOTAL_SECONDS: std::ops::RangeInclusive<f64> = 45.0..=70.0;

/// A tour that waits for its simulation.
#[derive(Debug)]
pub(crate) struct Tour {
    start: usize,
    simulation: Excerpt,
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    seconds: Option<Located<f64>>,
    caption: Option<Excerpt>,
    run_to: Option<Located<usize>>,
    set: Vec<(Located<String>, Located<String>, Located<f64>)>,
}

pub(crate) fn read(body: &Excerpt, start: usize, draft: &mut LessonDraft) {
    let tour = fields::read(body, start, &mut draft.report, |fields, report| {
        let simulation = fields.required_text("simulation", report);
        let tables = fields.tables("step", report)?;
        if tables.is_empty() {
            let help = "add a table `[[step]]` with seconds, caption and run_to for each";
            report.add(start, Code::MissingKey, "this tour has no steps", help);
        }
        let steps = tables.into_iter().map(|mut table| step(&mut table, report)).collect();
        Some(Tour { start, simulation: simulation?, steps })
    });
    draft.tours.extend(tour.flatten());
}

fn step(table: &mut Fields, report: &mut Report) -> Step {
    let seconds = table.number("seconds", SECONDS, report);
    let caption = table.required_text("caption", report);
    let run_to = table.count("run_to", 0..=MAX_STEPS, report);
    let mut set = Vec::new();
    if let Some(optimizers) = table.table("set", report) {
        for (optimizer, values) in optimizers.other_tables(report) {
            let values = values.other_numbers(report).into_iter();
            set.extend(values.map(|(name, value)| (optimizer.clone(), name, value)));
        }
    }
    table.report_unknown(report);
    Step { seconds, caption, run_to, set }
}

pub(crate) fn attach(blocks: &mut [Block], draft: &mut LessonDraft) {
    let mut toured = Vec::new();
    for tour in std::mem::take(&mut draft.tours) {
        let id = tour.simulation.text.clone();
        let Some(index) = draft.simulations.iter().position(|simulation| simulation.shown && simulation.id == id)
        else {
            let shown = draft.simulations.iter().filter(|simulation| simulation.shown);
            let known: Vec<&str> = shown.map(|simulation| simulation.id.as_str()).collect();
            let message = format!("this lesson has no simulation `{id}`");
            let help = if known.is_empty() { "add it above the tour".to_owned() } else { suggest(&id, &known) };
            draft.report.add(tour.simulation.at(0), Code::UnknownSimulation, message, help);
            continue;
        };
        if toured.contains(&id) {
            let message = format!("the simulation `{id}` has a tour already");
            draft.report.add(tour.simulation.at(0), Code::DuplicateId, message, "make one tour of the two");
            continue;
        }
        toured.push(id.clone());
        let steps = check(tour, index, draft);
        let simulations = blocks.iter_mut().filter_map(|block| match block {
            Block::Simulation(simulation) => Some(simulation),
            _ => None,
        });
        if let Some(simulation) = simulations.into_iter().find(|simulation| simulation.id == id) {
            simulation.tour = steps;
        }
    }
}

fn check(tour: Tour, simulation: usize, draft: &mut LessonDraft) -> Vec<TourStep> {
    let facts = draft.simulations[simulation].clone();
    let (mut reached, mut total) = (0, 0.0);
    let mut steps = Vec::new();
    for Step { seconds, caption, run_to, set } in tour.steps {
        let seconds = seconds.map_or(*SECONDS.start(), |seconds| seconds.value);
        total += seconds;
        if let Some(Located { value, offset }) = run_to {
            if value < reached {
                let message = format!("this step ends at {value}, after one that ended at {reached}");
                let help = "a tour runs forwards: give each step a `run_to` not below the one before";
                draft.report.add(offset, Code::BackwardsTour, message, help);
            } else if let Some(most) = facts.steps().filter(|most| value > *most) {
                let message = format!("the simulation ends after {most} steps, and this goes to {value}");
                draft.report.add(offset, Code::OutOfRange, message, "raise `steps` of the simulation, or stop earlier");
            }
            reached = value.max(reached);
        }
        let set = settings(&set, facts.entries(), &mut draft.report);
        let Some(caption) = caption else { continue };
        let caption = html::line(&caption, draft);
        steps.push(TourStep { seconds, caption, run_to: reached, set });
    }
    if !TOTAL_SECONDS.contains(&total) && !steps.is_empty() {
        let message = format!("this tour takes {total} seconds");
        let help = format!("aim at {} to {} seconds", TOTAL_SECONDS.start(), TOTAL_SECONDS.end());
        draft.report.add(tour.start, Code::TourLength, message, help);
    }
    steps
}

fn settings(
    set: &[(Located<String>, Located<String>, Located<f64>)],
    optimizers: &[OptimizerEntry],
    report: &mut Report,
) -> Vec<TourSetting> {
    let mut checked = Vec::new();
    for (optimizer, name, value) in set {
        let Some(entry) = optimizers.iter().find(|entry| entry.spec().id == optimizer.value) else {
            // Of a simulation that is itself wrong nothing is known.
            if !optimizers.is_empty() {
                let known: Vec<&str> = optimizers.iter().map(|entry| entry.spec().id).collect();
                let message = format!("the simulation has no optimizer `{}`", optimizer.value);
                report.add(optimizer.offset, Code::UnknownOptimizer, message, suggest(&optimizer.value, &known));
            }
            continue;
        };
        let mut settings = entry.settings.clone();
        if let Some(name) = set_value(&mut settings, entry.spec().name, name, value, report) {
            let (optimizer, name) = (optimizer.value.clone(), name.to_owned());
            checked.push(TourSetting { optimizer, name, value: value.value });
        }
    }
    checked
}
