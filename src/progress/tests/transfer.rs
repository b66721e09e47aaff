//! Progress as a file: out and in again, and files that are something else.

use proptest::prelude::*;

use super::sample::{COURSE, act, asked, deeds, deeds_and_resets, progress};
use crate::progress::Progress;
use crate::progress::drawing::seed;
use crate::progress::format::to_json;
use crate::progress::transfer::{Amount, read};
use crate::strings::progress as strings;

const FILE: &str = include_str!("schema-4.json");

#[test]
fn what_is_not_progress_is_refused_in_plain_words() {
    for (text, words) in [
        ("", "does not hold progress"),
        ("{\"a\": 1}", "does not hold progress"),
        ("[1, 2]", "does not hold progress"),
        ("\u{0}PNG", "does not hold progress"),
        (&FILE[..FILE.len() / 2], "does not hold progress"),
        (&FILE.replacen("\"schema\": 4", "\"schema\": 5", 1), "newer version"),
        (&FILE.replacen("\"chosen\": [\"x\"]", "\"chosen\": 7", 1), "1 entry cannot be read"),
    ] {
        let refusal = read(text).expect_err(words);
        assert!(refusal.contains(words) && refusal.ends_with("Nothing was changed."), "{refusal}");
    }
    assert_eq!(read(&format!("\u{feff}{FILE}")), read(FILE));
}

#[test]
fn what_comes_in_is_counted() {
    let file = read(FILE).expect("readable");
    assert_eq!(file.amount(), Amount { answers: 3, final_quizzes: 1, lessons: 2 });
    assert_eq!(strings::amount(file.amount()), "3 answers, 1 final quiz and 2 opened lessons");
    assert_eq!(strings::amount(Amount::default()), "nothing");
    assert_eq!(file.latest(), Some(1_763_716_500_000));
    assert_eq!(file.since(0), file.amount());
    assert_eq!(file.since(1_763_715_955_000), Amount { answers: 1, final_quizzes: 1, lessons: 1 });
    assert_eq!(file.since(1_763_716_100_000), Amount::default());
    let mut own = Progress::default();
    own.open_lesson("first", 1);
    assert_eq!(file.beyond(&own), Amount { answers: 3, final_quizzes: 1, lessons: 1 });
    assert_eq!(own.beyond(&file), Amount::default());
}

#[test]
fn a_file_from_before_a_reset_can_be_added() {
    let mut own = read(FILE).expect("readable");
    own.reset_all(1_800_000_000_000);
    own.add(read(FILE).expect("readable"));
    assert_eq!(own.amount(), read(FILE).expect("readable").amount());
    assert_eq!(own.epoch(), 1_800_000_000_000);
}

/// Somewhere in the file, some characters are replaced, left out or put in.
fn mutated() -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), 0..6_usize, "[\\[\\]{}\":,0-9a-z\\\\ -]{0,6}");
    prop::collection::vec(change, 1..6).prop_map(|changes| {
        let mut text: Vec<char> = FILE.chars().collect();
        for (at, length, with) in changes {
            let at = at.index(text.len());
            let end = (at + length).min(text.len());
            text.splice(at..end, with.chars());
        }
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn damaged_files_never_panic_and_never_destroy(text in mutated(), later in deeds()) {
        let own = { let mut own = Progress::default(); own.choose(asked("first-one"), "a", 5); own };
        if let Ok(file) = read(&text) {
            let mut joined = own.clone();
            joined.add(file);
            prop_assert_eq!(own.beyond(&joined), Amount::default());
            prop_assert_eq!(&read(&to_json(&joined)), &Ok(joined.clone()));
            act(&mut joined, &later);
            let _ = (joined.due(&COURSE, 50), joined.latest(), joined.amount());
        }
    }
}

proptest! {
    #[test]
    fn export_then_import_is_the_identity(progress in progress()) {
        prop_assert_eq!(read(&to_json(&progress)), Ok(progress.clone()));
        let mut same = progress.clone();
        same.add(progress.clone());
        prop_assert_eq!(same, progress);
    }

    #[test]
    fn a_replaced_progress_comes_back_on_another_device(one in deeds_and_resets(), two in deeds_and_resets()) {
        let (mut here, mut there) = (Progress::default(), Progress::default());
        act(&mut here, &one);
        act(&mut there, &two);
        let file = read(&to_json(&here)).expect("our own writing");
        there.replace(file, 100);
        prop_assert_eq!(there.beyond(&here), Amount::default());
        prop_assert_eq!(here.beyond(&there), Amount::default());
    }

    #[test]
    fn adding_takes_nothing_away(own in progress(), file in progress()) {
        let mut joined = own.clone();
        joined.add(file.clone());
        prop_assert_eq!(own.beyond(&joined), Amount::default());
        prop_assert_eq!(file.beyond(&joined), Amount::default());
    }
}

/// Many more files than the property test can afford, each with a few bytes replaced, left out or doubled. A million are
/// tried with `RAVINE_DAMAGED_FILES=1000000 cargo test --release damaged_bytes`.
#[test]
fn damaged_bytes_never_panic_and_never_destroy() {
    let count = std::env::var("RAVINE_DAMAGED_FILES").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000_u64);
    let mut own = Progress::default();
    own.choose(asked("first-one"), "a", 5);
    let mut readable = 0;
    for case in 0..count {
        let number = |name: &str, below: usize| (seed(case, name, 0) % below as u64) as usize;
        let mut bytes = FILE.as_bytes().to_vec();
        for change in 0..=number("changes", 3) as u64 {
            let number = |name: &str, below: usize| (seed(case, name, change + 1) % below.max(1) as u64) as usize;
            let (at, length) = (number("at", bytes.len()), number("length", 9));
            let part: Vec<u8> = bytes[at..(at + length).min(bytes.len())].to_vec();
            match number("kind", 4) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..at + part.len())),
                2 => drop(bytes.splice(at..at, part)),
                _ if at < bytes.len() => bytes[at] = b"0129\"{}[]:,-x\0"[number("byte", 14)],
                _ => (),
            }
        }
        if let Ok(file) = read(&String::from_utf8_lossy(&bytes)) {
            readable += 1;
            let mut joined = own.clone();
            joined.add(file);
            assert_eq!(own.beyond(&joined), Amount::default(), "case {case}");
            assert_eq!(read(&to_json(&joined)), Ok(joined), "case {case}");
        }
    }
    assert!(readable > count / 100 && readable < count, "{readable} of {count} can still be read");
}
