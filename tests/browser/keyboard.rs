//! The course by keyboard alone: nothing here clicks. Wherever the focus comes, it is seen.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use ravine::course::Question;
use serde_json::{Value, json};

use crate::course::COURSE;
use crate::driver::{LAPTOP, PHONE};
use crate::person::{Person, study};

/// What has the focus: its name, and what is wrong with how it is seen. `null` where nothing has it.
const FOCUS: &str = "
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const words = one => {
        const copy = one.cloneNode(true);
        copy.querySelectorAll('[aria-hidden=true]').forEach(hidden => hidden.remove());
        return copy.textContent;
    };
    const labels = [...(element.labels ?? [])].map(words).join(' ');
    const name = (element.getAttribute('aria-label') || labels || words(element)).replace(/\\s+/g, ' ').trim();
    // Where a control is drawn by what stands around or after it, that shows the focus.
    const drawn = [element, element.nextElementSibling, element.parentElement, element.closest('.option')].filter(Boolean);
    const marked = drawn.filter(one => {
        const style = getComputedStyle(one);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
    const problems = [];
    if (!marked.length && element.tabIndex >= 0) problems.push('no outline');
    const box = [...(marked[0] ?? element).getClientRects()].find(box => box.width && box.height);
    const inside = box && [.1, .5, .9].flatMap(x => [.1, .5, .9].map(y => [box.left + x * box.width, box.top + y * box.height]))
        .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    const belongs = one => one && drawn.some(part => part.contains(one) || one.contains(part) && one.contains(element));
    if (!inside?.length) problems.push('out of sight');
    else if (!inside.some(([x, y]) => belongs(document.elementFromPoint(x, y)))) problems.push('covered');
    if (element.tabIndex > 0) problems.push('an order of its own');
    window.visited ??= [];
    const again = window.visited.at(-1) === element;
    if (!again) window.visited.push(element);
    return { name, tag: element.tagName, again, problems: problems.join(', ') };";

impl Person {
    /// Presses one key, with Shift if wanted, wherever the focus is.
    async fn key(&self, key: char, shift: bool) {
        let shift_key = char::from(Key::Shift);
        let mut keys = KeyActions::new("keys".to_owned());
        if shift {
            keys = keys.then(KeyAction::Down { value: shift_key });
        }
        keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        if shift {
            keys = keys.then(KeyAction::Up { value: shift_key });
        }
        self.client.perform_actions(keys).await.expect("the keyboard works");
    }

    async fn enter(&self) {
        self.key(char::from(Key::Enter), false).await;
    }

    async fn focus(&self) -> Option<Value> {
        let focus = self.client.execute(FOCUS, vec![]).await.expect("the focus can be looked at");
        (!focus.is_null()).then_some(focus)
    }

    /// Presses Tab (or Shift-Tab) until the focus is on what `is_it` knows by its name; every stop on the way is seen.
    async fn tabs_until(&self, what: &str, shift: bool, is_it: impl Fn(&str) -> bool) {
        let mut stops = Vec::new();
        for _ in 0..200 {
            self.key(char::from(Key::Tab), shift).await;
            let Some(focus) = self.focus().await else { continue };
            let name = focus["name"].as_str().unwrap_or_default().to_owned();
            assert_eq!(focus["problems"], "", "the focus on “{name}” ({})", focus["tag"]);
            if is_it(&name) {
                return;
            }
            stops.push(name);
        }
        panic!("Tab does not come to {what}, but to {stops:#?}");
    }

    async fn tabs_to(&self, name: &str) {
        self.tabs_until(name, false, |found| found == name).await;
    }

    /// Goes to a question, chooses by digits what is right, and presses Enter.
    async fn answers_by_keys(&self, question: &Question) {
        let group = format!("[data-question=\"{}\"]", question.id);
        let in_group = format!("return !!document.activeElement.closest('{group}')");
        for _ in 0..200 {
            if self.client.execute(&in_group, vec![]).await.is_ok_and(|inside| inside == json!(true)) {
                break;
            }
            self.tabs_until("a question", false, |_| true).await;
        }
        for option in question.options.iter().filter(|option| option.right) {
            let place =
                format!("return +document.querySelector('{group} input[value=\"{}\"]').dataset.place", option.id);
            let digit = char::from_digit(1 + self.measures(&place).await as u32, 10).expect("a place is a digit");
            self.key(digit, false).await;
        }
        self.enter().await;
    }
}

#[tokio::test]
async fn a_lesson_its_simulation_and_its_quiz_need_no_mouse() {
    study(LAPTOP, "/lesson/momentum", &[], async |person: Person| {
        let lesson = COURSE.lesson("momentum").expect("the lesson exists");
        person.tabs_to("Skip to the content").await;
        person.enter().await;
        person.until("the content has the focus", "return document.activeElement.id === 'main'").await;

        person.tabs_to("Contents").await;
        person.enter().await;
        person.until("the menu is open", "return document.querySelector('#contents').matches(':popover-open')").await;
        person.tabs_until("the lesson in its menu", false, |name| name.starts_with(&lesson.name)).await;
        person.key(char::from(Key::Escape), false).await;
        person.until("the focus is back", "return document.activeElement.textContent === 'Contents'").await;

        person.tabs_until("the start", false, |name| name.starts_with("Start point at")).await;
        person.key(char::from(Key::Left), false).await;
        person.tabs_to("Run").await;
        person.enter().await;
        let is = |status: &str| format!("return document.querySelector('.simulation').dataset.status === '{status}'");
        person.until("it runs", "return +document.querySelector('.simulation').dataset.step >= 3").await;
        person.key(' ', false).await;
        person.until("it pauses", &is("paused")).await;
        person.tabs_until("the speed", false, |name| name.starts_with("Speed")).await;
        person.key('J', false).await;
        person.tabs_until("the button", true, |name| name == "Run").await;
        person.enter().await;
        person.until("it has ended", &is("ended")).await;
        person.tabs_until("a slider", false, |name| name.starts_with("learning rate of")).await;
        person.key(char::from(Key::Right), false).await;

        for question in &lesson.questions {
            person.answers_by_keys(question).await;
            person.sees_verdict(question, "Right.").await;
            person.until("the verdict has the focus", "return document.activeElement.className === 'verdict'").await;
        }
        person.sees("All right at the first try.").await;
        person.tabs_until("the next lesson", false, |name| name.starts_with("Next")).await;
        person.enter().await;
        let (_, next) = COURSE.neighbours(&lesson.id);
        person.sees(&next.expect("momentum is not the last").title).await;
        person.until("the heading has the focus", "return document.activeElement.tagName === 'H1'").await;
    })
    .await;
}

#[tokio::test]
async fn the_final_quiz_needs_no_mouse() {
    study(LAPTOP, "/final-quiz", &[], async |person: Person| {
        person.tabs_to("Start the quiz").await;
        person.enter().await;
        for number in 1..=COURSE.final_questions {
            person.sees(&format!("Question {number} of {}", COURSE.final_questions)).await;
            let id = person.finds("//fieldset[@data-question]").await.attr("data-question").await;
            let id = id.expect("it can be asked").expect("a question has an id");
            let (_, question) = COURSE.question(&id).expect("the question is in the course");
            person.answers_by_keys(question).await;
        }
        person.tabs_to("Hand in").await;
        person.enter().await;
        let ten = COURSE.final_questions;
        person.sees(&format!("Your score is {ten}/{ten}")).await;
        person.tabs_until("the certificate", false, |name| name == "Print the certificate").await;
    })
    .await;
}

#[tokio::test]
async fn the_focus_is_seen_everywhere_and_trapped_nowhere() {
    study(PHONE, "/", &["404"], async |person: Person| {
        person.tabs_to("Menu").await;
        person.enter().await;
        person.tabs_to("Review").await;
        person.enter().await;
        person.sees("Review: all the rules").await;
        for page in ["/", "/review", "/lab", "/glossary", "/progress", "/analysis", "/score", "/embed", "/nowhere"] {
            person.goes_to(page).await;
            let mut stops = 0;
            // Behind the last stop the focus leaves the page, and comes to its first one again.
            while !person.is_through().await {
                stops += 1;
                assert!(stops < 400, "{page}: the focus does not leave");
            }
            assert!(stops >= 3, "{page} has {stops} stops");
        }
    })
    .await;
}

impl Person {
    /// Presses Tab once; whether the focus has left the page.
    async fn is_through(&self) -> bool {
        self.key(char::from(Key::Tab), false).await;
        let Some(focus) = self.focus().await else { return true };
        assert_eq!(focus["problems"], "", "the focus on {focus} at {}", self.address().await);
        assert_eq!(focus["again"], false, "{focus} holds the focus at {}", self.address().await);
        focus["name"] == "Skip to the content" && self.measures("return visited.length").await > 1.0
    }
}
