//! Simulations and runs of any lesson that a question names: "see it happen" when it is answered, and runs to try as
//! its options.

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::simulation::SimulationFacts;
use crate::suggestion::suggest;

/// A question that waits for its simulation.
#[derive(Debug)]
pub(crate) struct See {
    pub(crate) offset: usize,
    pub(crate) question: String,
    /// The option that shows it; none is the question itself, once it is answered.
    pub(crate) option: Option<String>,
    pub(crate) simulation: String,
}

/// Gives every question the simulation that it names. Unknown ones are reported.
pub(crate) fn attach(drafts: &mut [LessonDraft]) {
    let all: Vec<SimulationFacts> = drafts.iter().flat_map(|draft| draft.simulations.clone()).collect();
    let known: Vec<&str> = all.iter().map(|simulation| simulation.id.as_str()).collect();
    for draft in drafts {
        for See { offset, question, option, simulation } in std::mem::take(&mut draft.sees) {
            let Some(facts) = all.iter().find(|facts| facts.id == simulation) else {
                let message = format!("no lesson has a simulation or run `{simulation}`");
                draft.report.add(offset, Code::UnknownSimulation, message, suggest(&simulation, &known));
                continue;
            };
            let Some(lesson) = &mut draft.lesson else { continue };
            let mut questions = lesson.questions.iter_mut().chain(&mut lesson.pool);
            let Some(asked) = questions.find(|asked| asked.id == question) else { continue };
            // The same simulation may be on the page already: this one is known by its question.
            match option {
                None => asked.see = facts.page(format!("see-{question}")),
                Some(id) => {
                    let named = asked.options.iter_mut().filter(|option| option.id == id);
                    named.for_each(|option| option.run = facts.page(format!("run-{question}-{id}")));
                }
            }
        }
    }
}
