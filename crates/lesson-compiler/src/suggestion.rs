//! "Did you mean": the nearest known name, and what is known.

use descent::name::closest;

/// A list that is longer helps nobody, and takes too long to compare.
const LONGEST_LIST: usize = 60;

/// A sentence that offers the nearest of the known names, if one is near, and lists all of them.
pub(crate) fn suggest(name: &str, known: &[&str]) -> String {
    let known = &known[..known.len().min(LONGEST_LIST)];
    let list = known.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
    match closest(name, known) {
        Some(near) => format!("did you mean `{near}`? Known: {list}"),
        None => format!("known: {list}"),
    }
}
