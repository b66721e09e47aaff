use proptest::prelude::*;
use serde_json::Value;

use super::sample::{COURSE, asked, progress};
use crate::progress::format::{Unreadable, from_json, to_json};
use crate::progress::{Chosen, Marks, Progress, RoundLocation};

/// A record as version 1 writes it. This text must be readable for ever: never change it, add others.
const SCHEMA_1: &str = include_str!("schema-1.json");
/// The same with what version 2 added.
const SCHEMA_2: &str = include_str!("schema-2.json");
/// The same with what version 3 added.
const SCHEMA_3: &str = include_str!("schema-3.json");
/// The same with what version 4 added.
const SCHEMA_4: &str = include_str!("schema-4.json");

#[test]
fn the_first_schema_stays_readable() {
    let decoded = from_json(SCHEMA_1).expect("readable");
    assert_eq!(decoded.damaged, 0);
    let progress = decoded.progress;
    assert_eq!(progress.seed(), 4_042_322_160);
    assert_eq!(progress.last_lesson(), Some("second"));
    let record = progress.question("first-several");
    assert_eq!(record.chosen(), Chosen::from(["a".to_owned(), "an-option-that-went".to_owned()]));
    assert_eq!((record.first(), record.best()), (Some(Marks { got: 0, of: 3 }), Some(Marks { got: 2, of: 3 })));
    assert_eq!(progress.question("a-question-that-went").first(), Some(Marks { got: 1, of: 1 }));
    assert_eq!(progress.lesson("first").finished, Some(1_763_715_990_000));
    let history = progress.submitted_attempts();
    assert_eq!(history[0].2.score().to_string(), "1.6/2");
    assert_eq!(progress.open_attempt().expect("one is open").1.position(), 1);
    // Unknown ids included, nothing is lost on the way back.
    let written: Value = serde_json::from_str(&to_json(&progress)).expect("JSON");
    let mut expected: Value = serde_json::from_str(SCHEMA_1).expect("JSON");
    expected["schema"] = 4.into();
    expected["rounds"] = Value::Object(Default::default());
    expected["lessons"]["first"]["guesses"] = Value::Object(Default::default());
    expected["lessons"]["second"]["guesses"] = Value::Object(Default::default());
    expected["epoch"] = 0.into();
    expected["name"] = Value::Null;
    assert_eq!(written, expected);
}

#[test]
fn the_second_schema_stays_readable() {
    let decoded = from_json(SCHEMA_2).expect("readable");
    assert_eq!((decoded.damaged, decoded.progress.epoch()), (0, 1_763_715_800_000));
    assert_eq!(decoded.progress.name(), "Ada Lovelace");
    assert!(decoded.progress.lesson("first").guesses.is_empty());
}

#[test]
fn the_third_schema_stays_readable() {
    let decoded = from_json(SCHEMA_3).expect("readable");
    assert_eq!((decoded.damaged, decoded.progress.epoch()), (0, 1_763_715_800_000));
    let guess = decoded.progress.guess("first", "first-who-is-faster").expect("one was made");
    assert_eq!((guess.option.as_str(), guess.seen), ("b", true));
    assert!(decoded.progress.round(RoundLocation::Lesson("first")).is_none());
}

#[test]
fn the_fourth_schema_stays_readable() {
    let decoded = from_json(SCHEMA_4).expect("readable");
    assert_eq!((decoded.damaged, decoded.progress.epoch()), (0, 1_763_715_800_000));
    let (progress, place) = (decoded.progress, RoundLocation::Lesson("first"));
    let round = progress.round(place).expect("one is under way");
    assert_eq!(
        round.questions(&COURSE).iter().map(|(_, question)| &question.id).collect::<Vec<_>>(),
        ["first-several"]
    );
    assert_eq!((round.turn(), round.chosen(), round.is_checked()), (1, &Chosen::from(["b".to_owned()]), false));
    assert!(progress.round_under_way(place, 1_763_716_400_001) && !progress.round_under_way(place, 1_763_802_800_000));
    assert!(!progress.round_under_way(RoundLocation::Review, 1_763_716_500_001), "it is at its end");
    let written: Value = serde_json::from_str(&to_json(&progress)).expect("JSON");
    assert_eq!(written, serde_json::from_str::<Value>(SCHEMA_4).expect("JSON"));
}

#[test]
fn what_is_not_ours_is_told_apart() {
    for text in
        ["", " ", "null", "7", "[]", "\"{}\"", "{", "{}", r#"{"schema":0}"#, r#"{"schema":"1"}"#, r#"{"schema":-1}"#]
    {
        assert!(matches!(from_json(text), Err(Unreadable::Broken(_))), "{text:?}");
    }
    assert_eq!(from_json(r#"{"schema":5,"anything":[]}"#), Err(Unreadable::Newer { schema: 5 }));
    assert_eq!(from_json(r#"{"schema":1}"#).expect("empty").progress, Progress::default());
}

#[test]
fn a_damaged_record_costs_only_itself() {
    for (damage, with, damaged) in [
        ("/questions/first-several", "7", 1),
        ("/questions/first-several/attempts", "{}", 1),
        ("/questions/a-question-that-went", "null", 1),
        ("/questions", "[]", 1),
        ("/lessons/first/opened", "\"yesterday\"", 1),
        ("/last_lesson", "[1]", 1),
        ("/seed", "-1", 1),
        ("/final_quiz", "true", 1),
    ] {
        let mut stored: Value = serde_json::from_str(SCHEMA_1).expect("JSON");
        *stored.pointer_mut(damage).expect("a part of the fixture") = serde_json::from_str(with).expect("JSON");
        let decoded = from_json(&stored.to_string()).expect("the rest is readable");
        assert_eq!(decoded.damaged, damaged, "{damage}");
        let kept = [
            decoded.progress.question("first-several").first().is_some(),
            decoded.progress.question("a-question-that-went").first().is_some(),
            decoded.progress.lesson_opened("first"),
            decoded.progress.last_lesson().is_some(),
            decoded.progress.open_attempt().is_some(),
        ];
        assert!(kept.iter().filter(|kept| **kept).count() >= 3, "{damage}: {kept:?}");
    }
}

#[test]
fn an_attempt_under_an_impossible_key_is_damaged() {
    let text = SCHEMA_1.replace("\"1763716000000\":", "\"yesterday\":");
    let decoded = from_json(&text).expect("the rest is readable");
    assert_eq!((decoded.damaged, decoded.progress.submitted_attempts().len()), (1, 0));
}

proptest! {
    #[test]
    fn reading_what_was_written_is_the_identity(progress in progress()) {
        let decoded = from_json(&to_json(&progress)).expect("our own writing");
        prop_assert_eq!((decoded.progress, decoded.damaged), (progress, 0));
    }

    #[test]
    fn a_truncated_record_is_never_taken_for_a_whole_one(progress in progress(), at: prop::sample::Index) {
        let text = to_json(&progress);
        let cut = at.index(text.len());
        prop_assume!(text.is_char_boundary(cut));
        prop_assert!(matches!(from_json(&text[..cut]), Err(Unreadable::Broken(_))));
    }

    #[test]
    fn mutated_records_never_panic(at: prop::sample::Index, byte in 0x20..0x7f_u8, deeds in super::sample::deeds()) {
        let mut bytes = SCHEMA_4.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(mut decoded) = from_json(&String::from_utf8_lossy(&bytes)) {
            super::sample::act(&mut decoded.progress, &deeds);
            decoded.progress.option_order(asked("first-several"));
            for (_, attempt, outcome) in decoded.progress.submitted_attempts() {
                attempt.questions(&COURSE);
                outcome.score().to_string();
            }
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in ".*") {
        let _ = from_json(&text);
    }
}
