//! The course, as far as the page knows it.
//!
//! Its types are those of `course_model`. Components find it as a context: natively the whole course, in the browser what
//! the page carries or has fetched. All of it lives as long as the program, so that components can hold on to its parts.

use std::sync::LazyLock;

use leptos::prelude::*;

pub use course_model::{
    Block, Choice, Course, CourseCopy, Files, Lesson, Mathematics, OptimizerMathematics, Page, Pick, Predict,
    PredictOption, Question, Reference, Simulation, Surface, Term, TourSetting, TourStep, View,
};

#[derive(Clone, Copy, Debug)]
struct CourseContext(&'static Course);

#[derive(Clone, Copy, Debug)]
struct MathematicsContext(&'static Mathematics);

/// A course that is not there: of components that stand by themselves.
static NO_COURSE: LazyLock<Course> = LazyLock::new(Course::default);

static NO_FORMULAS: LazyLock<Mathematics> = LazyLock::new(Mathematics::default);

/// Gives the course to all components below, and its formulas where it has any.
pub fn provide_course(course: &'static Course) {
    provide_context(CourseContext(course));
    if !course.mathematics.is_empty() {
        provide_mathematics(&course.mathematics);
    }
}

pub fn provide_mathematics(mathematics: &'static Mathematics) {
    provide_context(MathematicsContext(mathematics));
}

pub fn use_course() -> &'static Course {
    use_context::<CourseContext>().map_or_else(|| &*NO_COURSE, |context| context.0)
}

pub fn use_mathematics() -> &'static Mathematics {
    use_context::<MathematicsContext>().map_or_else(|| &*NO_FORMULAS, |context| context.0)
}

/// The symbol of a term of a step, by its label; empty until the index of the course is there.
pub fn use_term_symbol(label: &str) -> &'static str {
    let carried = use_mathematics().term(label);
    #[cfg(feature = "csr")]
    if carried.is_empty() {
        return crate::page_data::term_symbol(label);
    }
    carried
}

/// The lessons of this project, for tests.
#[cfg(all(test, feature = "ssr"))]
pub(crate) static COURSE: LazyLock<Course> =
    LazyLock::new(|| lesson_compiler::compile(std::path::Path::new("lessons")).course);
