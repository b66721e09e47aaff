//! "Did you mean": the nearest known name, and what is known.

/// A list that is longer helps nobody, and takes too long to compare.
const LONGEST_LIST: usize = 60;

/// A sentence that offers the nearest of the known names, if one is near, and lists all of them.
pub(crate) fn suggest(name: &str, known: &[&str]) -> String {
    let known = &known[..known.len().min(LONGEST_LIST)];
    let list = known.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
    match nearest(name, known) {
        Some(near) => format!("did you mean `{near}`? Known: {list}"),
        None => format!("known: {list}"),
    }
}

fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    // A name as long as a paragraph is no typing mistake, and comparing it would take for ever.
    if name.len() > 64 {
        return None;
    }
    let name = name.to_lowercase();
    let near = known.iter().map(|known| (strsim::jaro_winkler(&name, known), *known));
    near.filter(|(score, _)| *score > 0.75).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known)
}
