//! What keys do while the focus is in a question. Nothing listens anywhere else.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAction {
    /// Choose the option at this place, from 0.
    Choose(usize),
    /// Check the answer, or go on.
    Enter,
}

/// What this key press asks for in a question with so many options; `None` leaves it to the browser.
pub fn action(event: &KeyboardEvent, options: usize) -> Option<KeyAction> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return None;
    }
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let action = meaning(&event.key(), options)?;
    takes(&target.tag_name(), target.get_attribute("type").as_deref(), action).then_some(action)
}

/// Digits name options, Enter goes on.
fn meaning(key: &str, options: usize) -> Option<KeyAction> {
    match key {
        "Enter" => Some(KeyAction::Enter),
        _ => {
            let digit = key.parse::<usize>().ok().filter(|_| key.len() == 1)?;
            (1..=options.min(5)).contains(&digit).then(|| KeyAction::Choose(digit - 1))
        }
    }
}

/// Whether the question may take a key from this element: not from one that needs it itself (a
/// number field of a simulation, a button, a link).
fn takes(tag: &str, kind: Option<&str>, action: KeyAction) -> bool {
    match tag.to_ascii_uppercase().as_str() {
        "INPUT" => matches!(kind, Some("radio" | "checkbox")),
        "TEXTAREA" | "SELECT" => false,
        "BUTTON" | "A" | "SUMMARY" => action != KeyAction::Enter,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_choose_only_what_is_there() {
        for (key, options, expected) in [
            ("1", 4, Some(KeyAction::Choose(0))),
            ("4", 4, Some(KeyAction::Choose(3))),
            ("5", 4, None),
            ("6", 8, None),
            ("0", 4, None),
            ("12", 20, None),
            ("Enter", 2, Some(KeyAction::Enter)),
            ("a", 4, None),
            (" ", 4, None),
            ("ArrowDown", 4, None),
        ] {
            assert_eq!(meaning(key, options), expected, "{key:?}");
        }
    }

    #[test]
    fn fields_and_buttons_keep_their_keys() {
        let digit = KeyAction::Choose(0);
        for (tag, kind, action, taken) in [
            ("INPUT", Some("radio"), digit, true),
            ("INPUT", Some("checkbox"), KeyAction::Enter, true),
            ("INPUT", Some("number"), digit, false),
            ("INPUT", Some("range"), KeyAction::Enter, false),
            ("input", None, digit, false),
            ("BUTTON", Some("button"), KeyAction::Enter, false),
            ("BUTTON", Some("button"), digit, true),
            ("A", None, KeyAction::Enter, false),
            ("TEXTAREA", None, digit, false),
            ("DIV", None, KeyAction::Enter, true),
        ] {
            assert_eq!(takes(tag, kind, action), taken, "{tag} {kind:?} {action:?}");
        }
    }
}
