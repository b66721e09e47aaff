//! The rule of an optimizer with the numbers of the very step that is shown.

use super::arrows::shown;
use super::model::Model;
use super::pointing::{Pointed, Points, Symbol};
use crate::course::{use_mathematics, use_term_symbol};
use crate::plot::number;
use crate::strings::descriptions;
use crate::strings::readings as strings;
use descent::experiment::DescentExperiment;
use descent::optimizer::{Scale, Term};
use descent::run::Anatomy;
use leptos::prelude::*;

/// One rule for each optimizer that is seen.
#[component]
pub fn RuleSheets(model: Model) -> impl IntoView {
    let running = model.player().is_running();
    let sheets = move || {
        if running.get() {
            return view! { <p>{strings::PAUSE_TO_SEE}</p> }.into_any();
        }
        let (run, step) = (model.run(), model.step());
        let names = descriptions::names(run.experiment()).into_iter().enumerate();
        names
            .filter(|(index, _)| !model.is_hidden(*index))
            .filter_map(|(optimizer, name)| {
                let anatomy = shown(&run.tracks()[optimizer], step)?;
                Some(sheet(model, run.experiment(), optimizer, &name, &anatomy))
            })
            .collect_view()
            .into_any()
    };
    view! { <div class="sim-numbers" tabindex="0" role="group" aria-label=strings::NUMBERS>{sheets}</div> }
}

fn sheet(
    model: Model,
    experiment: &DescentExperiment,
    optimizer: usize,
    name: &str,
    anatomy: &Anatomy,
) -> impl IntoView + use<> {
    let entry = &experiment.optimizers[optimizer];
    let mathematics = use_mathematics();
    let rule = mathematics.optimizer(entry.spec().id);
    let variables = experiment.objective.variables();
    let settings = settings(experiment, optimizer, anatomy.step).into_iter().map(|(parameter, value)| {
        let symbol = rule.map_or("", |rule| rule.symbol(parameter));
        let at = Pointed { optimizer: Some(optimizer), symbol: Symbol::Parameter(parameter) };
        view! { <Points model at class="sim-setting"><span inner_html=symbol></span>{format!(" = {}", number::short(value))}</Points> }
    });
    let settings = settings.collect_view();
    let row = |(label, term, values): (&'static str, Option<Term>, [f64; 2])| {
        let symbol = use_term_symbol(label);
        let cells = values.into_iter().take(variables.len());
        let cells = cells.map(|value| view! { <td>{number::short(value)}</td> }).collect_view();
        let head = match term {
            Some(term) => {
                let at = Pointed { optimizer: Some(optimizer), symbol: Symbol::Term(term) };
                view! { <Points model at class="sim-term"><button type="button"><span inner_html=symbol></span>" "{label}</button></Points> }.into_any()
            }
            None => view! { <span class="sim-term"><span inner_html=symbol></span>" "{label}</span> }.into_any(),
        };
        view! { <tr><th scope="row">{head}</th>{cells}</tr> }
    };
    let columns = std::iter::once(strings::THIS_STEP).chain(variables.iter().copied());
    let columns = columns.map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    view! {
        <section class="sim-sheet">
            <h3>{strings::step_of(name, anatomy.step + 1)}</h3>
            <div class="sim-rule" inner_html=rule.map_or("", |rule| &rule.rule)></div>
            <div class="sim-settings">{strings::WITH}{settings}</div>
            <table class="sim-table">
                <thead><tr>{columns}</tr></thead>
                <tbody>{lines(anatomy).into_iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
}

/// The hyper-parameters as they are in this step: a schedule may have changed one.
fn settings(experiment: &DescentExperiment, optimizer: usize, step: usize) -> Vec<(&'static str, f64)> {
    let entry = &experiment.optimizers[optimizer];
    let schedule = experiment.schedule_of(entry);
    let parameters = entry.spec().hyper_parameters.iter().filter(|parameter| parameter.scale != Scale::Switch);
    let value = |name: &'static str| {
        let base = entry.get(name)?;
        Some(match schedule {
            Some(schedule) if schedule.spec().quantity.hyper_parameter() == name => schedule.at(base, step),
            _ => base,
        })
    };
    parameters.filter_map(|parameter| Some((parameter.name, value(parameter.name)?))).collect()
}

/// The lines of a step in the order in which its terms arise, from position to position.
fn lines(anatomy: &Anatomy) -> Vec<(&'static str, Option<Term>, [f64; 2])> {
    let line = |term: Term, values: [f64; 2]| (term.label(), Some(term), values);
    let terms = anatomy.terms.iter().filter(|(term, _)| *term != Term::Update);
    std::iter::once(("position before", None, anatomy.position))
        .chain(terms.map(|(term, values)| line(*term, *values)))
        .chain(anatomy.term(Term::Update).map(|values| line(Term::Update, values)))
        .chain(std::iter::once(("position after", None, anatomy.next)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::COURSE;
    use descent::run::Run;

    #[test]
    fn every_line_of_every_rule_has_a_symbol() {
        for spec in descent::optimizer::all() {
            let text =
                format!(r#"{{"landscape": "ravine", "start": [-5, 2], "optimizers": [{{"id": "{}"}}]}}"#, spec.id);
            let mut run = Run::new(&serde_json::from_str(&text).expect("an experiment"));
            run.run_to(9);
            let lines = lines(&run.tracks()[0].anatomy(8).expect("a step"));
            assert_eq!((lines[0].0, lines[lines.len() - 1].0), ("position before", "position after"));
            for (label, _, values) in lines {
                assert!(COURSE.mathematics.term(label).starts_with("<math"), "{} {label}", spec.id);
                assert!(values.iter().all(|value| value.is_finite()), "{} {label}", spec.id);
            }
        }
    }

    #[test]
    fn a_schedule_shows_in_the_numbers() {
        let text = r#"{"landscape": "ravine", "schedule": {"id": "step"}, "optimizers": [{"id": "gd", "lr": 0.4}]}"#;
        let experiment: DescentExperiment = serde_json::from_str(text).expect("an experiment");
        let [first, late] = [0, 90].map(|step| settings(&experiment, 0, step)[0]);
        assert_eq!(first, ("learning_rate", 0.4));
        assert!(late.1 < first.1, "{late:?}");
    }
}
