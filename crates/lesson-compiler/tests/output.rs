//! What a good course becomes, and what tools read.

use std::fs;
use std::path::{Path, PathBuf};

use course_model::{Block, Course, Question};
use lesson_compiler::{Compiled, Severity, compile, to_json};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name).join("lessons")
}

/// A course without what comes from the registries, which change for reasons of their own.
fn lessons_alone(name: &str) -> Compiled {
    let mut compiled = compile(&case(name));
    compiled.course.comparison.clear();
    compiled.course.mathematics = Default::default();
    compiled.course.version = "the version".to_owned();
    compiled
}

#[test]
fn a_good_course_becomes_this_data() {
    let course = lessons_alone("good").course;
    insta::assert_snapshot!(serde_json::to_string_pretty(&course).expect("JSON"));
}

#[test]
fn what_is_written_is_read_again_the_same() {
    let course = compile(&case("good")).course;
    let json = serde_json::to_string(&course).expect("JSON");
    assert_eq!(serde_json::from_str::<Course>(&json).expect("a course"), course);
}

#[test]
fn an_index_holds_keys_and_no_prose() {
    let course = compile(&case("good")).course;
    let index = course.index();
    assert_eq!(index.version, course.version);
    let json = serde_json::to_string(&index).expect("JSON");
    for ((_, question), (_, key)) in course.questions().zip(index.questions()) {
        assert!(!json.contains(&question.words), "{}", question.id);
        let of = |question: &Question| -> Vec<_> {
            question.options.iter().map(|it| (it.id.clone(), it.right, it.pinned)).collect()
        };
        assert_eq!((&key.id, key.pick, of(key)), (&question.id, question.pick, of(question)));
    }
}

#[test]
fn a_broken_course_still_becomes_a_page_that_shows_its_errors() {
    let compiled = lessons_alone("unknown-optimizer");
    assert_eq!(compiled.course.lessons.len(), 1, "the rest of the lesson is there");
    let mistake = compiled.diagnostics[0].to_string();
    assert!(mistake.contains("error[unknown-optimizer]: there is no optimizer `adan`"), "{mistake}");
}

#[test]
fn warnings_are_no_errors() {
    let compiled = lessons_alone("too-few-questions");
    assert!(compiled.diagnostics.iter().all(|diagnostic| diagnostic.severity == Severity::Warning));
    assert!(!compiled.has_errors());
}

#[test]
fn diagnostics_are_json_for_tools() {
    insta::assert_snapshot!(to_json(&compile(&case("unknown-hyper-parameter")).diagnostics));
}

#[test]
fn every_formula_of_the_registries_is_rendered() {
    let compiled = compile(&case("good"));
    assert!(compiled.diagnostics.is_empty(), "{:?}", compiled.diagnostics);
    let course = compiled.course;
    assert_eq!(course.mathematics.optimizers.len(), descent::optimizer::all().len());
    assert_eq!(course.mathematics.landscapes.len(), descent::landscape::all().len());
    for (page, spec) in course.mathematics.optimizers.iter().zip(descent::optimizer::all()) {
        assert_eq!(page.id, spec.id);
        assert!(page.rule.starts_with("<math display=\"block\" aria-label="), "{}: {}", page.id, page.rule);
        assert_eq!(page.symbols.len(), spec.hyper_parameters.len());
        assert!(page.symbols.iter().all(|it| it.symbol.starts_with("<math display=\"inline\" aria-label=")));
    }
    assert!(
        course
            .mathematics
            .landscapes
            .iter()
            .all(|page| page.formula.starts_with("<math display=\"inline\" aria-label="))
    );
}

#[test]
fn every_experiment_is_one_that_the_app_can_read() {
    for lesson in compile(&case("good")).course.lessons {
        for block in lesson.blocks {
            if let Block::Simulation(simulation) = block {
                let descent::experiment::Experiment::Descent(experiment) = simulation.experiment else { continue };
                assert_eq!(experiment.check(), Ok(()));
            }
        }
    }
}

#[test]
fn the_version_follows_the_content_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let copy = |end: &str| {
        for name in ["course.toml", "descent.md"] {
            let text = fs::read_to_string(case("no-quiz").join(name)).expect("the case exists");
            fs::write(folder.path().join(name), text + end).expect("the folder can be written to");
        }
        compile(folder.path()).course.version
    };
    assert_eq!(copy(""), compile(&case("no-quiz")).course.version);
    assert_eq!(copy("\n"), copy(""));
    assert_ne!(copy("\n# more"), copy(""));
}
