//! The style sheets without what only people read.

/// The same rules in fewer bytes: no comments, no space that means nothing. Text between quotes stays as it is.
pub(crate) fn minified(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(character) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
        } else if matches!(character, '"' | '\'') {
            let end = rest[1..].find(character).map_or(rest.len(), |end| end + 2);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if character.is_ascii_whitespace() {
            rest = rest.trim_start();
            let means_something = |c: char| !matches!(c, '{' | '}' | ';' | ',' | '>');
            let before = out.chars().next_back().is_some_and(|c| means_something(c) && c != ':' && c != ' ');
            if before && rest.chars().next().is_some_and(means_something) {
                out.push(' ');
            }
        } else {
            if character == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(character);
            rest = &rest[character.len_utf8()..];
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_means_nothing_is_left_out() {
        for (sheet, expected) in [
            ("/* a */\na {\n  color: red;\n}\n", "a{color:red}"),
            ("a > b, c :hover { width: calc(100% - 2 * 1rem); }", "a>b,c :hover{width:calc(100% - 2 * 1rem)}"),
            ("p::before { content: \" {;  } \"; }", "p::before{content:\" {;  } \"}"),
            ("@media (min-width: 62rem) { a { b: c d } }", "@media (min-width:62rem){a{b:c d}}"),
            ("a /* and */b /* or */ c{}", "a b c{}"),
            ("a /* unclosed", "a "),
            ("a { b: \"é", "a{b:\"é"),
        ] {
            assert_eq!(minified(sheet), expected);
        }
    }

    #[test]
    fn the_sheets_of_the_course_keep_their_braces() {
        for sheet in ["style", "prose", "simulation", "quiz"] {
            let path = format!("{}/../../static/{sheet}.css", env!("CARGO_MANIFEST_DIR"));
            let sheet = std::fs::read_to_string(path).expect("a sheet of the course");
            let small = minified(&sheet);
            assert!(small.len() < sheet.len() && !small.contains("/*") && !small.contains('\n'));
            assert_eq!(small.matches('{').count(), small.matches('}').count());
            assert_eq!(minified(&small), small);
        }
    }
}
