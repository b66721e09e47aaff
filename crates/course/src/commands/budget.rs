//! What a page may cost: bytes that travel, and requests. A stage of `cargo course test`.

use std::collections::BTreeMap;
use std::path::Path;

use super::finish::{files, gzip};
use crate::failure::Failure;

/// What a page loads before its reader acts, in bytes as gzip packs them. These are what the pages cost now: to be lowered,
/// not raised.
const OPENED: usize = 140 * 1024;
/// Everything that a page loads, its program included, which comes when the reader acts.
const PAGE: usize = 1000 * 1024;
/// The core of the program, without which only a recorded run answers.
const PROGRAM: usize = 290 * 1024;
/// One page's HTML.
const HTML: usize = 72 * 1024;
/// Files of a page, itself included.
const REQUESTS: usize = 40;
/// The template in which the page names its program.
const PROGRAM_TEMPLATE: [&str; 2] = ["<template id=\"program\">", "</template>"];
/// The chunk that every lesson loads as soon as its islands are mounted.
const PRELOADED: &str = "preloaded";
/// How the names of copies of the course begin: that of all lessons and that of all questions.
const COPIES: [&str; 2] = ["course-", QUESTIONS];
const QUESTIONS: &str = "questions-";

#[derive(Debug, Default, PartialEq)]
struct Cost {
    html: usize,
    program: usize,
    opened: usize,
    all: usize,
    requests: usize,
}

/// Says what every page costs, and fails when one costs more than it may.
pub(crate) fn check(dist: &Path) -> Result<String, Failure> {
    let files = files(dist)?.into_iter().collect();
    let costs = costs(&files);
    let row = |(page, cost): (&String, &Cost)| {
        let kilobytes = |bytes: usize| bytes.div_ceil(1024);
        let [html, opened, program, all] = [cost.html, cost.opened, cost.program, cost.all].map(kilobytes);
        format!(
            "  {page:<34} {opened:>4} KB, {html:>4} of them HTML; with its program, of {program:>4} KB, {all:>4} KB in {} requests",
            cost.requests
        )
    };
    let table = costs.iter().map(row).chain(growth(&costs, &files)).collect::<Vec<_>>().join("\n");
    let over = |cost: &Cost| {
        let is_large = cost.html > HTML || cost.opened > OPENED || cost.program > PROGRAM || cost.all > PAGE;
        is_large || cost.requests > REQUESTS
    };
    let dear: Vec<&str> = costs.iter().filter(|(_, cost)| over(cost)).map(|(page, _)| page.as_str()).collect();
    if dear.is_empty() {
        return Ok(table);
    }
    let allowed = format!(
        "{} KB HTML, {} KB before the reader acts, {} KB program, {} KB in all, {REQUESTS} requests (gzip)",
        HTML / 1024,
        OPENED / 1024,
        PROGRAM / 1024,
        PAGE / 1024
    );
    let tried = format!("these pages cost more than {allowed}: {}\n{table}", dear.join(", "));
    Err(Failure::new(tried, "keep text out of the programs, and load what few pages need when it is wanted"))
}

/// What one more lesson adds to the site, as the middle one of those that are there has it: its page, and its part of the
/// file with the questions of all.
fn growth(costs: &BTreeMap<String, Cost>, files: &Files) -> Option<String> {
    let lessons = costs.iter().filter(|(page, _)| page.starts_with("lesson/"));
    let mut pages: Vec<usize> = lessons.map(|(_, cost)| cost.html).collect();
    pages.sort_unstable();
    let page = *pages.get(pages.len() / 2)?;
    let questions = files.iter().find(|(path, _)| path.starts_with(QUESTIONS) && path.ends_with(".json"));
    let questions = questions.map_or(0, |(_, bytes)| gzip(bytes).len() / pages.len());
    let [all, page, questions] = [page + questions, page, questions].map(|bytes| bytes as f64 / 1024.0);
    Some(format!(
        "  one more lesson adds {all:.1} KB: {page:.1} KB its page, {questions:.1} KB its questions for the quizzes over all lessons"
    ))
}

type Files = BTreeMap<String, Vec<u8>>;

fn costs(files: &Files) -> BTreeMap<String, Cost> {
    let pages = files.iter().filter(|(path, _)| path.ends_with("index.html"));
    let preloaded = preloaded(files);
    pages
        .map(|(path, html)| {
            let preloaded = if path.starts_with("lesson/") { &preloaded[..] } else { &[] };
            (path.clone(), cost(html, preloaded, files))
        })
        .collect()
}

/// The files that a lesson loads once its islands are mounted.
fn preloaded(files: &Files) -> Vec<String> {
    let list = files.iter().find_map(|(path, bytes)| Some((path.strip_suffix("chunks.json")?, bytes)));
    let Some((folder, bytes)) = list else { return Vec::new() };
    let chunks: BTreeMap<String, Vec<String>> = serde_json::from_slice(bytes).unwrap_or_default();
    let names = chunks.get(PRELOADED).into_iter().flatten().map(|file| format!("{folder}{file}.wasm"));
    names.chain([format!("{folder}chunks.js")]).collect()
}

/// A page, every file that its text names (the style sheet names the font), and those that it preloads. What comes
/// when the reader wants it is not counted: the trainer of networks and the copies of the course, which every page names, and
/// further chunks. The copy that a page fetches with its program is.
fn cost(html: &[u8], preloaded: &[String], files: &Files) -> Cost {
    let text = String::from_utf8_lossy(html);
    let mut cost = Cost { html: gzip(html).len(), requests: 1, ..Cost::default() };
    (cost.all, cost.opened) = (cost.html, cost.html);
    let called = text
        .split_once(PROGRAM_TEMPLATE[0])
        .and_then(|(_, rest)| rest.split_once(PROGRAM_TEMPLATE[1]))
        .map_or("", |(called, _)| called);
    let kinds = ["js", "json", "wasm", "css", "woff2"];
    for (path, bytes) in files {
        let loaded = kinds.iter().any(|kind| path.ends_with(&format!(".{kind}"))) && !path.starts_with("trainer-");
        let is_copy = COPIES.iter().any(|kind| path.starts_with(kind)) && path.ends_with(".json");
        // A link has an address, the list of copies has names alone.
        let named = if is_copy { text.contains(&format!("/{path}\"")) } else { text.contains(path.as_str()) };
        if loaded && (named || preloaded.contains(path)) {
            let packed = if path.ends_with(".woff2") { bytes.len() } else { gzip(bytes).len() };
            cost.all += packed;
            if !preloaded.contains(path) && !called.contains(path.as_str()) {
                cost.opened += packed;
            }
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
        let costs = costs(&read(&site(5000)));
        let cost = &costs["index.html"];
        assert_eq!(cost.requests, 4);
        assert_eq!(cost.opened, cost.all, "all of it at once");
        assert!(cost.program >= 5000 && cost.all > cost.html + cost.program + 2000 && cost.all < 7500, "{cost:?}");
    }

    fn read(site: &tempfile::TempDir) -> Files {
        files(site.path()).expect("readable").into_iter().collect()
    }

    #[test]
    fn a_lesson_costs_its_preloaded_chunks_too() {
        let site = site(5000);
        let write = |path: &str, bytes: &[u8]| {
            let path = site.path().join(path);
            std::fs::create_dir_all(path.parent().expect("in the folder")).expect("writable");
            std::fs::write(path, bytes).expect("writable");
        };
        write("lesson/adam/index.html", b"<template id=\"program\"><link href=\"/app-1_bg.wasm\"></template>");
        write(
            "program-1/chunks.json",
            br#"{"preloaded": ["chunk_1", "split_preloaded"], "on_demand": ["split_on_demand"]}"#,
        );
        for chunk in ["chunk_1", "split_preloaded", "split_on_demand"] {
            write(&format!("program-1/{chunk}.wasm"), &noise(700));
        }
        write("program-1/chunks.js", b"link");
        let costs = costs(&read(&site));
        let lesson = &costs["lesson/adam/index.html"];
        assert_eq!(lesson.requests, 5, "page, core, two chunks and what links them");
        assert!(lesson.opened == lesson.html && lesson.all > 6000, "its program waits: {lesson:?}");
        assert_eq!(costs["index.html"].requests, 4);
    }

    #[test]
    fn a_page_costs_the_copy_of_the_course_that_it_fetches_with_its_program() {
        let site = site(5000);
        let write = |path: &str, bytes: &[u8]| std::fs::write(site.path().join(path), bytes).expect("writable");
        let data = r#"<script type="application/json">["course-1.json", "questions-1.json"]</script>"#;
        let fetched = r#"<template id="program"><link href="/course-1.json"></template>"#;
        write("index.html", format!("{data}{fetched}").as_bytes());
        write("course-1.json", &noise(700));
        write("questions-1.json", &noise(9000));
        let costs = costs(&read(&site));
        let cost = &costs["index.html"];
        assert_eq!((cost.requests, cost.opened), (2, cost.html), "the page, and one copy that waits for its reader");
        assert!(cost.all >= cost.html + 700 && cost.all < cost.html + 1500, "{cost:?}");
    }

    #[test]
    fn a_lesson_adds_its_page_and_its_part_of_the_questions() {
        let site = site(5000);
        assert_eq!(growth(&costs(&read(&site)), &read(&site)), None, "no lessons");
        for (id, bytes) in [("a", 1000), ("b", 20_480), ("c", 90_000)] {
            std::fs::create_dir_all(site.path().join("lesson").join(id)).expect("writable");
            std::fs::write(site.path().join("lesson").join(id).join("index.html"), noise(bytes)).expect("writable");
        }
        std::fs::write(site.path().join("questions-1.json"), noise(3 * 10_240)).expect("writable");
        std::fs::write(site.path().join("course-1.json"), noise(5000)).expect("writable");
        let growth = growth(&costs(&read(&site)), &read(&site)).expect("there are lessons");
        assert!(growth.contains("adds 30.0 KB: 20.0 KB its page, 10.0 KB"), "{growth}");
    }

    #[test]
    fn what_costs_too_much_is_named() {
        assert!(check(site(5000).path()).is_ok_and(|table| table.contains("index.html")));
        let failure = check(site(PROGRAM + 1).path()).expect_err("it is too large");
        assert!(failure.tried.contains(": index.html"), "{}", failure.tried);
    }
}
