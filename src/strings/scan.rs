//! That no words of the interface stand elsewhere: reads the app's sources, and finds every literal that a person would
//! see or hear.

use std::fs;
use std::path::{Path, PathBuf};

/// Attributes whose values are words.
const LABELS: [&str; 7] =
    ["aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder", "summary"];

/// What writes on pictures: a text, and the names of axes.
const PENS: [&str; 3] = [".text(", ".draw(pen, [", ".draw(pen, [\","];

/// Messages for authors and programmers, not for learners.
const FOR_AUTHORS: [&str; 5] = ["expect(", "panic!(", "eprintln!(", "unreachable!(", "println!("];

/// All literals of a source that are words of the interface: text and labels in a `view!`, words put together there, and
/// sentences anywhere.
fn words(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    // All code so far, and the levels of braces at which a `view!` has begun.
    let (mut code, mut braces, mut views) = (String::new(), 0_usize, Vec::new());
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        let mut length = character.len_utf8();
        if rest.starts_with("//") {
            length = rest.find('\n').unwrap_or(rest.len());
        } else if character == '"' {
            length = literal_length(rest);
            let literal = &rest[1..length - 1];
            if is_ui_text(&code, literal, !views.is_empty()) {
                found.push(literal.to_owned());
            }
            code.push('"');
        } else if let Some(quoted) = quoted_character(rest) {
            length = quoted;
        } else {
            if character == '{' {
                if code.trim_end().ends_with("view!") {
                    views.push(braces);
                }
                braces += 1;
            } else if character == '}' {
                braces = braces.saturating_sub(1);
                if views.last() == Some(&braces) {
                    views.pop();
                }
            }
            code.push(character);
        }
        rest = &rest[length..];
    }
    found
}

fn is_ui_text(code: &str, literal: &str, in_view: bool) -> bool {
    let code = code.trim_end();
    if FOR_AUTHORS.iter().any(|call| code.ends_with(call)) {
        return false;
    }
    let in_text = code.ends_with(['"', '}']) || code.ends_with('>') && !code.ends_with("=>");
    let attribute = code.strip_suffix('=').map(|code| {
        code.rsplit(|character: char| !character.is_alphanumeric() && character != '-').next().unwrap_or_default()
    });
    let is_text_attribute = match attribute {
        Some(name) => LABELS.contains(&name) && has_word(literal),
        None if code.ends_with("format!(") => is_phrase(literal),
        None => in_text && has_word(literal),
    };
    let drawn = PENS.iter().any(|call| code.ends_with(call)) && has_word(literal);
    in_view && is_text_attribute || drawn || is_sentence(literal)
}

/// Two letters beside each other: symbols of one letter are no words.
fn has_word(literal: &str) -> bool {
    let letters = literal.as_bytes().windows(2);
    letters.into_iter().any(|pair| pair.iter().all(u8::is_ascii_alphabetic))
}

/// A word with a space beside it, what is filled in left aside.
fn is_phrase(literal: &str) -> bool {
    let pieces = literal.split('{').map(|piece| piece.rsplit('}').next().unwrap_or_default());
    pieces.into_iter().any(|piece| piece.contains(' ') && has_word(piece))
}

/// "Nothing lives at".
fn is_sentence(literal: &str) -> bool {
    let mut words = literal.split(' ');
    let capital = |word: &str| word.starts_with(|first: char| first.is_ascii_uppercase());
    let letters = |word: &str| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_alphabetic());
    words.next().is_some_and(|word| capital(word) && letters(word)) && words.next().is_some_and(letters)
}

/// The length of a literal with its quotes.
fn literal_length(text: &str) -> usize {
    let mut escaped = true;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 1)
}

/// The length of `'a'` with its quotes; nothing for a lifetime.
fn quoted_character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let mut characters = inside.char_indices();
    if characters.next()?.1 == '\\' {
        characters.next()?;
    }
    let (end, quote) = characters.next()?;
    (quote == '\'').then_some(end + 2)
}

/// The app's sources without their tests and without these words.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("sources can be read").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["strings", "tests"].contains(&name.as_str()) {
                sources(&path, found);
            }
        } else if name.ends_with(".rs") && name != "tests.rs" {
            found.push(path);
        }
    }
}

#[test]
fn all_words_of_the_interface_stand_in_one_place() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 100, "{files:?}");
    let mut elsewhere = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file).expect("a source can be read");
        let code = source.split("#[cfg(test)]\nmod").next().and_then(|code| code.split("#[cfg(all(test").next());
        elsewhere
            .extend(words(code.unwrap_or_default()).into_iter().map(|words| format!("{}: {words}", file.display())));
    }
    assert!(elsewhere.is_empty(), "move these to src/strings:\n{}", elsewhere.join("\n"));
}

#[test]
fn words_are_told_from_code() {
    for (source, expected) in [
        ("view! { <p>\"Hello\"</p> }", &["Hello"][..]),
        ("view! { <p class=\"big red\" aria-label=\"Name\">{x}\" of \"{y}</p> }", &["Name", " of "]),
        ("view! { <p>{format!(\"rule-{id}\")}{format!(\"{a} and {b}\")}\"x\"</p> } \"seen\"", &["{a} and {b}"]),
        (
            "let a = 'a'; // \"Not read\"\nf::<'_>(\"Seen from \\\"here\\\" on\").expect(\"It holds\");",
            &["Seen from \\\"here\\\" on"],
        ),
        ("pen.text(\"lowest\", at)?; axes.draw(pen, [\"x\", \"weight\"], tones)", &["lowest", "weight"]),
        ("match x { '\"' => \"no words\", _ => \"Some words\" }", &["Some words"]),
        ("view! { <i on:click=move |_| go(\"home page\")>{strings::GO}</i> }", &[]),
    ] {
        assert_eq!(words(source), expected, "{source}");
    }
}
