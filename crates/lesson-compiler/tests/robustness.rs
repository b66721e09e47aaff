//! Whatever the files hold, compiling them ends with a result.

use std::fs;
use std::path::Path;

use course_model::Course;
use lesson_compiler::{Code, Compiled, compile, to_json};

const MANIFEST: &str = "title = \"t\"\ndescription = \"d\"\nlessons = [[\"lesson\"]]\n";

fn json(compiled: &Compiled) -> String {
    serde_json::to_string(&compiled.course).expect("JSON")
}

fn good() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/good/lessons/descent.md");
    fs::read_to_string(file).expect("the good case exists").replace("\"descent\"", "\"lesson\"")
}

fn compile_bytes(manifest: &[u8], lesson: &[u8]) -> Compiled {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("course.toml"), manifest).expect("the folder can be written to");
    fs::write(folder.path().join("lesson.md"), lesson).expect("the folder can be written to");
    compile(folder.path())
}

/// Random enough for picking bytes, and the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// A few bytes changed, left out or doubled; half of the time by what means something in a lesson.
fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    const SIGNS: &[u8] = b"+`$#{}[]()<>\\\"'=|-_*^%&!\n\r \t\x00\xff\xc3";
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        match dice.below(4) {
            0 => bytes[at] = SIGNS[dice.below(SIGNS.len())],
            1 => bytes.insert(at, SIGNS[dice.below(SIGNS.len())]),
            2 => {
                let end = (at + dice.below(30)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let end = (at + dice.below(60)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, piece);
            }
        }
    }
}

#[test]
fn mutated_lessons_give_a_result() {
    let mut dice = Dice(1);
    for _ in 0..200 {
        let mut lesson = good().into_bytes();
        mutate(&mut lesson, &mut dice);
        let compiled = compile_bytes(MANIFEST.as_bytes(), &lesson);
        assert_eq!(serde_json::from_str::<Course>(&json(&compiled)).expect("a course"), compiled.course);
        assert!(to_json(&compiled.diagnostics).ends_with(']'));
    }
}

#[test]
fn mutated_manifests_give_a_result() {
    let mut dice = Dice(2);
    for _ in 0..50 {
        let mut manifest = MANIFEST.as_bytes().to_vec();
        mutate(&mut manifest, &mut dice);
        let compiled = compile_bytes(&manifest, b"+++\n+++\ntext\n");
        assert!(!compiled.diagnostics.is_empty());
    }
}

#[test]
fn a_folder_that_is_not_there_is_a_mistake_like_any_other() {
    let compiled = compile(Path::new("/nowhere/lessons"));
    assert_eq!(compiled.diagnostics.len(), 1);
    assert_eq!(compiled.diagnostics[0].code, Code::MissingFile);
    assert_eq!(compiled.diagnostics[0].path, "lessons/course.toml");
}

#[test]
fn a_megabyte_of_lesson_gives_a_result() {
    let (page, quiz) = good().split_once("## Quiz").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("a quiz");
    let (front, page) = page.split_once("\n\n").expect("a blank line");
    let lesson = format!("{front}\n\n{}## Quiz{}", page.repeat(700), quiz.repeat(500));
    assert!(lesson.len() > 1_000_000);
    let compiled = compile_bytes(MANIFEST.as_bytes(), lesson.as_bytes());
    assert_eq!(compiled.course.lessons[0].questions.len(), 1500);
    assert!(compiled.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::TooLong));
}

/// A lot of each thing that a lesson is made of. The time is not measured, but with anything
/// quadratic in it this test would not end.
#[test]
fn masses_of_anything_give_a_result() {
    let (front, body) = good().split_once("\n\n").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("a blank line");
    let (_, quiz) = body.split_once("## Quiz").expect("a quiz");
    let question = "### Why? {#q}\n- [x] $a$\n  > b\n- [ ] c\n";
    for piece in [
        &quiz.replace("###", "\n## Quiz\n\n###"),
        question,
        "word $x$ ",
        "# a\n\n## b {.c d=e}\n\n",
        "[a](#b) [c](d.md) ![](e) ",
        "<b>\n\n<!-- c -->\n\n",
        "$",
        "`` ` ``` ~~~ ",
        "[",
        "![",
        "[1](run:descent-bowl/gd/first(x<1)?lr=0.1) ",
        "[t](term:t) ",
        "*_",
        "> ",
        "- a\n  ",
        "```python\nx = [1, 'a']\n```\n\n",
        "```simulation\nid = \"a\"\nx = \n```\n",
        "```tour\nsimulation = \"a\"\n[[step]]\nset = {a = {b = 1}}\n```\n",
        "\\",
        "&amp;\r",
    ] {
        let mut lesson = format!("{front}\n\nLead.\n\n");
        let start = if piece == question { "## Quiz\n\n" } else { "" };
        lesson.push_str(start);
        lesson.push_str(&piece.repeat((1 << 17) / piece.len()));
        let compiled = compile_bytes(MANIFEST.as_bytes(), lesson.as_bytes());
        assert_eq!(compiled.course.lessons.len(), 1, "of {piece:?}");
        assert!(json(&compiled).len() > 1000);
    }
    let keys: String = (0..20_000).map(|index| format!("key{index} = {index}\n")).collect();
    let compiled = compile_bytes(MANIFEST.as_bytes(), front.replacen("+++", &format!("+++\n{keys}"), 1).as_bytes());
    assert!(compiled.diagnostics.len() > 15_000);
    let lines = "not toml\n".repeat((1 << 17) / 9);
    let compiled = compile_bytes(MANIFEST.as_bytes(), front.replacen("+++", &format!("+++\n{lines}"), 1).as_bytes());
    assert!(compiled.diagnostics.len() > 14_000);
}
