//! What a page may cost: bytes that travel, and requests. A stage of `cargo course test`.

use std::collections::BTreeMap;
use std::path::Path;

use super::finish::{files, gzip};
use crate::failure::Failure;

/// Everything that a page loads, in bytes as gzip packs them. These are what the pages cost now: to be lowered, not raised.
const PAGE: usize = 960 * 1024;
/// The largest program alone.
const PROGRAM: usize = 860 * 1024;
/// One page's HTML.
const HTML: usize = 190 * 1024;
/// Files of a page, itself included.
const REQUESTS: usize = 6;

/// What one page loads.
#[derive(Debug, Default, PartialEq)]
struct Cost {
    html: usize,
    program: usize,
    all: usize,
    requests: usize,
}

/// Says what every page costs, and fails when one costs more than it may.
pub(crate) fn check(dist: &Path) -> Result<String, Failure> {
    let costs = costs(dist)?;
    let row = |(page, cost): (&String, &Cost)| {
        let kilobytes = |bytes: usize| bytes.div_ceil(1024);
        let (html, program, all) = (kilobytes(cost.html), kilobytes(cost.program), kilobytes(cost.all));
        format!("  {page:<34} {html:>4} KB HTML, {program:>4} KB program, {all:>4} KB in {} requests", cost.requests)
    };
    let table = costs.iter().map(row).collect::<Vec<_>>().join("\n");
    let over = |cost: &Cost| cost.html > HTML || cost.program > PROGRAM || cost.all > PAGE || cost.requests > REQUESTS;
    let dear: Vec<&str> = costs.iter().filter(|(_, cost)| over(cost)).map(|(page, _)| page.as_str()).collect();
    if dear.is_empty() {
        return Ok(table);
    }
    let allowed = format!(
        "{} KB HTML, {} KB program, {} KB in all, {REQUESTS} requests (gzip)",
        HTML / 1024,
        PROGRAM / 1024,
        PAGE / 1024
    );
    let tried = format!("these pages cost more than {allowed}: {}\n{table}", dear.join(", "));
    Err(Failure::new(tried, "keep text out of the programs, and load what few pages need when it is wanted"))
}

/// The cost of every page by its path.
fn costs(dist: &Path) -> Result<BTreeMap<String, Cost>, Failure> {
    let files: BTreeMap<String, Vec<u8>> = files(dist)?.into_iter().collect();
    let pages = files.iter().filter(|(path, _)| path.ends_with("index.html"));
    Ok(pages.map(|(path, html)| (path.clone(), cost(html, &files))).collect())
}

/// A page, and every file that its text names: the style sheet names the font. The trainer, which every page names, is
/// loaded by those that show a network, when they want it.
fn cost(html: &[u8], files: &BTreeMap<String, Vec<u8>>) -> Cost {
    let text = String::from_utf8_lossy(html);
    let mut cost = Cost { html: gzip(html).len(), requests: 1, ..Cost::default() };
    cost.all = cost.html;
    let kinds = ["js", "json", "wasm", "css", "woff2"];
    for (path, bytes) in files {
        let loaded = kinds.iter().any(|kind| path.ends_with(&format!(".{kind}"))) && !path.starts_with("trainer-");
        if loaded && text.contains(path.as_str()) {
            let packed = if path.ends_with(".woff2") { bytes.len() } else { gzip(bytes).len() };
            cost.all += packed;
            cost.requests += 1;
            if path.ends_with(".wasm") {
                cost.program = cost.program.max(packed);
            }
        }
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that do not get smaller.
    fn noise(count: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        (0..count).map(|_| next()).collect()
    }

    fn site(program: usize) -> tempfile::TempDir {
        let dist = tempfile::tempdir().expect("a temporary folder");
        let html = "<style>src:url(fonts/math.woff2)</style><script src=\"/start-1.js\"></script><link href=\"/app-1_bg.wasm\">";
        for (path, bytes) in [("index.html", html.into()), ("start-1.js", vec![b' '; 90]), ("other.js", noise(9000))] {
            std::fs::write(dist.path().join(path), bytes).expect("writable");
        }
        std::fs::create_dir(dist.path().join("fonts")).expect("writable");
        std::fs::write(dist.path().join("fonts/math.woff2"), noise(2000)).expect("writable");
        std::fs::write(dist.path().join("app-1_bg.wasm"), noise(program)).expect("writable");
        dist
    }

    #[test]
    fn a_page_costs_what_it_names() {
        let costs = costs(site(5000).path()).expect("readable");
        let cost = &costs["index.html"];
        assert_eq!(cost.requests, 4);
        assert!(cost.program >= 5000 && cost.all > cost.html + cost.program + 2000 && cost.all < 7500, "{cost:?}");
    }

    #[test]
    fn what_costs_too_much_is_named() {
        assert!(check(site(5000).path()).is_ok_and(|table| table.contains("index.html")));
        let failure = check(site(PROGRAM + 1).path()).expect_err("it is too large");
        assert!(failure.tried.contains(": index.html"), "{}", failure.tried);
    }
}
