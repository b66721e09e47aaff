//! What readers set for themselves: large text, wide spacing, a narrow window, colours of their own, no motion, a reader
//! of the screen.

use serde_json::{Value, json};

use crate::course::COURSE;
use crate::driver::{LAPTOP, PHONE, Window, devtools};
use crate::person::{PATIENCE, Person, study};

const PAGES: [&str; 11] = [
    "/",
    "/lesson/momentum",
    "/lesson/training-as-search",
    "/review",
    "/glossary",
    "/lab",
    "/final-quiz",
    "/score",
    "/progress",
    "/analysis",
    "/embed",
];

/// What is cut off or lies over something else, in words; and what makes the page wider than the window.
const CROWDED: &str = "
    document.querySelectorAll('details').forEach(fold => fold.open = true);
    const named = element => `${element.tagName}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;
    const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const problems = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
        const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
        problems.push(`the page is ${root.scrollWidth} px wide: ${wide.slice(-3).map(named)}`);
    }
    for (const element of document.body.querySelectorAll('*')) {
        const style = getComputedStyle(element);
        // What only readers of the screen find is small on purpose.
        if (!shown(element) || style.clipPath !== 'none' || !element.innerText?.trim()) continue;
        const [wider, taller] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight];
        const cut = how => how === 'hidden' || how === 'clip';
        if (cut(style.overflowX) && wider > 2 || cut(style.overflowY) && taller > 3) problems.push(`cut off: ${named(element)}`);
        const scrolls = wider > 2 && ['auto', 'scroll'].includes(style.overflowX) && innerWidth < 1000;
        if (scrolls && !element.matches('pre') && !element.querySelector('math, table, pre, svg, canvas'))
            problems.push(`scrolls sideways: ${named(element)}`);
    }
    const controls = [...document.querySelectorAll('button, select, input, .button, summary')].filter(one =>
        shown(one) && one.getClientRects().length && getComputedStyle(one).opacity !== '0');
    for (const [at, one] of controls.entries()) {
        const a = one.getBoundingClientRect();
        for (const other of controls.slice(at + 1)) {
            const b = other.getBoundingClientRect();
            const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
            if (over && !one.contains(other) && !other.contains(one)) problems.push(`${named(one)} lies over ${named(other)}`);
        }
    }
    return problems;";

impl Person {
    async fn finds_nothing_crowded(&self, state: &str) {
        let problems = self.client.execute(CROWDED, vec![]).await.expect("the page can be measured");
        assert_eq!(problems, json!([]), "{state}");
    }
}

#[tokio::test]
async fn a_page_fits_a_window_of_320_pixels() {
    let narrow = Window { width: 320, ..PHONE };
    study(narrow, "/", &[], async |person: Person| {
        let lessons = COURSE.lessons.iter().map(|lesson| format!("/lesson/{}", lesson.id));
        let others = PAGES.iter().filter(|page| !page.starts_with("/lesson")).map(|page| (*page).to_owned());
        for page in others.chain(lessons) {
            person.goes_to(&page).await;
            person.finds_nothing_crowded(&format!("{page} at 320 px")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn text_of_twice_the_size_is_not_cut_off() {
    let large = Window { text: 32, ..LAPTOP };
    study(large, "/", &[], async |person: Person| {
        for page in PAGES {
            person.goes_to(page).await;
            let size = person.measures("return parseFloat(getComputedStyle(document.documentElement).fontSize)").await;
            assert_eq!(size, 32.0, "the browser's text is twice as large");
            person.finds_nothing_crowded(&format!("{page} with text of 200 %")).await;
        }
        person.goes_to("/lesson/momentum").await;
        person.clicks("Run").await;
        person.until("it runs", "return +document.querySelector('.simulation').dataset.step > 3").await;
    })
    .await;
}

/// The spacing of WCAG 1.4.12, as readers set it with a style sheet of their own.
const SPACING: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets = [sheet];";

#[tokio::test]
async fn wide_spacing_cuts_nothing_off() {
    study(PHONE, "/", &[], async |person: Person| {
        for page in PAGES {
            person.goes_to(page).await;
            person.client.execute(SPACING, vec![]).await.expect("a style sheet");
            person.finds_nothing_crowded(&format!("{page} with wide spacing")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_from_right_to_left_does_not_break_apart() {
    study(PHONE, "/", &[], async |person: Person| {
        for page in PAGES {
            person.goes_to(page).await;
            person.client.execute("document.documentElement.dir = 'rtl'", vec![]).await.expect("a direction");
            person.finds_nothing_crowded(&format!("{page} from right to left")).await;
        }
    })
    .await;
}

/// Whether two elements look different, by the colours that the system gives them.
const LOOKS: &str = "
    const look = selector => {
        const element = document.querySelector(selector);
        const style = getComputedStyle(element);
        return [style.backgroundColor, style.color, style.borderTopColor, style.outlineStyle].join();
    };
    return look(arguments[0]) !== look(arguments[1]);";

#[tokio::test]
async fn colours_of_the_readers_own_tell_states_apart() {
    study(LAPTOP, "/final-quiz", &[], async |person: Person| {
        let features = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        devtools(&person.client, "Emulation.setEmulatedMedia", features).await;
        let differ = async |what: &str, one: &str, other: &str| {
            let differ = person.client.execute(LOOKS, vec![json!(one), json!(other)]).await.expect("both are there");
            assert_eq!(differ, json!(true), "{what}");
        };
        differ("the page that is open", "nav a[aria-current]", "nav a:not([aria-current])").await;
        person.clicks("Start the quiz").await;
        person.finds("//button[@aria-current='step']").await;
        person.client.execute("document.querySelector('.options input').click()", vec![]).await.expect("an option");
        person.until("it is chosen", "return !!document.querySelector('.option.is-ticked')").await;
        differ("the option that is chosen", ".option.is-ticked", ".option:not(.is-ticked)").await;
        differ("the question that is asked", ".step[aria-current]", ".step:not([aria-current])").await;
        person.goes_to("/lesson/reading-landscapes").await;
        differ("the view that is chosen", ".sim-views [aria-pressed=true]", ".sim-views [aria-pressed=false]").await;
        person.goes_to("/").await;
        let bar =
            "const style = getComputedStyle(document.querySelector('.bar')); return parseFloat(style.borderTopWidth)";
        assert!(person.measures(bar).await >= 1.0, "the bar has an edge");
    })
    .await;
}

#[tokio::test]
async fn without_motion_nothing_moves_by_itself() {
    let still = Window { reduced_motion: true, ..LAPTOP };
    study(still, "/lesson/momentum", &[], async |person: Person| {
        let moving = "return document.getAnimations().length";
        assert_eq!(person.measures(moving).await, 0.0);
        person.clicks("Run").await;
        person.until("the result is there", "return document.querySelector('.simulation').dataset.status === 'ended'").await;
        assert_eq!(person.measures(moving).await, 0.0);
        let moves = "return [...document.querySelectorAll('*')].filter(one => parseFloat(getComputedStyle(one).transitionDuration) > 0).length";
        assert_eq!(person.measures(moves).await, 0.0, "no transition");
    })
    .await;
}

/// Roles that say nothing without a name.
const NAMED: [&str; 14] = [
    "button",
    "link",
    "slider",
    "image",
    "radio",
    "checkbox",
    "combobox",
    "spinbutton",
    "textbox",
    "application",
    "progressbar",
    "navigation",
    "DisclosureTriangle",
    "MathMLMath",
];

#[tokio::test]
async fn readers_of_the_screen_hear_names_and_news() {
    study(LAPTOP, "/", &[], async |person: Person| {
        for page in PAGES {
            person.goes_to(page).await;
            let tree = person.tree().await;
            let nameless: Vec<&Value> = tree.iter().filter(|node| is_nameless(node)).collect();
            assert!(nameless.is_empty(), "{page}: {nameless:#?}");
            assert!(tree.iter().any(|node| role(node) == "main"), "{page} has a main part");
        }
        person.goes_to("/lesson/gradient-descent").await;
        person.clicks("Run").await;
        person.clicks("Pause").await;
        person.hears("Gradient descent: loss").await;
        person.goes_to_the_end().await;
        person.hears("after 100 steps").await;
        person.types("learning rate of Gradient descent, as a number", "0.9").await;
        person.goes_to_the_end().await;
        person.hears("diverged").await;
        person.clicks_in("(//*[contains(@class, 'quiz')]//fieldset)[1]", "Check").await;
        person.hears("Choose an option first.").await;
    })
    .await;
}

fn role(node: &Value) -> &str {
    node["role"]["value"].as_str().unwrap_or_default()
}

fn is_nameless(node: &Value) -> bool {
    let name = node["name"]["value"].as_str().unwrap_or_default();
    node["ignored"] != true && NAMED.contains(&role(node)) && name.trim().is_empty()
}

impl Person {
    /// The page as the browser hands it to readers of the screen.
    async fn tree(&self) -> Vec<Value> {
        let tree = devtools(&self.client, "Accessibility.getFullAXTree", json!({})).await;
        tree["nodes"].as_array().cloned().unwrap_or_default()
    }

    /// Waits until a live region says this.
    async fn hears(&self, words: &str) {
        let mut said = String::new();
        let heard = tokio::time::timeout(PATIENCE, async {
            while !said.contains(words) {
                said = live_words(&self.tree().await);
            }
        });
        if heard.await.is_err() {
            panic!("no live region says “{words}”, but: {said}");
        }
    }
}

/// All text in live regions.
fn live_words(tree: &[Value]) -> String {
    let by_id = |id: &Value| tree.iter().find(|node| node["nodeId"] == *id);
    let mut open: Vec<&Value> = tree.iter().filter(|node| ["status", "alert", "log"].contains(&role(node))).collect();
    let mut words = String::new();
    while let Some(node) = open.pop() {
        if role(node) == "StaticText" {
            words += node["name"]["value"].as_str().unwrap_or_default();
            words.push(' ');
        }
        open.extend(node["childIds"].as_array().into_iter().flatten().filter_map(by_id));
    }
    words
}
