//! The course that is read, as the site was made from it.

use std::path::Path;
use std::sync::LazyLock;

use ravine::course::Course;

/// The lessons of this project.
pub static COURSE: LazyLock<Course> =
    LazyLock::new(|| lesson_compiler::compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")).course);
