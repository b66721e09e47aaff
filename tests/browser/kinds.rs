//! Kinds of simulations besides the plain landscape: the neuron, the surface, schedules, moving averages.

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};

use crate::driver::{LAPTOP, PHONE};
use crate::person::{Person, study};

const YAW: &str = "+document.querySelector('.sim-turn-layer').dataset.yaw";

#[tokio::test]
async fn the_neuron_follows_guesses_by_row_by_key_and_by_number() {
    study(LAPTOP, "/lesson/training-as-search", &[], async |person: Person| {
        person.sees("Your guess: w = 0.5, b = 0, loss 0.0731.").await;
        person.clicks("Guess w 1.42, b −1.73: loss 0.0029").await;
        person.sees("Your guess: w = 1.42, b = −1.73, loss 0.0029.").await;
        person.types("Start w", "1.78").await;
        person.types("Start b", "-2.27").await;
        person.sees("Your guess: w = 1.78, b = −2.27, loss 0.0000.").await;
        let map = person.finds("//*[@role='application'][contains(@aria-label, 'Start point')]").await;
        map.send_keys("\u{e012}").await.expect("the map takes arrow keys");
        person.until("the guess has moved", "return !document.body.innerText.includes('w = 1.78, b')").await;
        person.clicks("Step").await;
        person.sees("Gradient descent: w = ").await;
    })
    .await;
}

#[tokio::test]
async fn a_step_may_look_at_one_sample() {
    study(LAPTOP, "/lesson/training-as-search", &[], async |person: Person| {
        person.types("Samples in a step of Gradient descent, as a number", "1").await;
        person.sees("one sample: 2 steps are an epoch").await;
        person.clicks("Step").await;
        person.sees("after looking at sample 1.").await;
        person.clicks("Step").await;
        person.sees("after looking at sample 2.").await;
        person.types("Samples in a step of Gradient descent, as a number", "3").await;
        person.sees("A step looks at 1 to 2 samples.").await;
    })
    .await;
}

#[tokio::test]
async fn the_surface_is_turned_by_keys_and_mouse_and_tells_what_is_pointed_at() {
    study(LAPTOP, "/lesson/reading-landscapes", &[], async |person: Person| {
        let surface = person.finds("//*[@class='sim-turn-layer']").await;
        let before = person.measures(&format!("return {YAW}")).await;
        surface.send_keys("\u{e014}\u{e014}").await.expect("the surface takes arrow keys");
        let turned = person.measures(&format!("return {YAW}")).await;
        assert!(turned < before, "keys turn it from {before} to {turned}");
        let [x, y] = person.middle_of(".sim-turn-layer").await;
        let to = |x: f64, y: f64| PointerAction::MoveTo { duration: None, x, y };
        let drag = MouseActions::new("mouse".to_owned())
            .then(to(x, y))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(to(x + 40.0, y))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT })
            .then(to(x, y + 5.0));
        person.client.perform_actions(drag).await.expect("the mouse works");
        let dragged = person.measures(&format!("return {YAW}")).await;
        assert!(dragged != turned, "a drag turns it");
        person
            .until(
                "the position is shown",
                "return document.querySelector('.sim-pointed').textContent.startsWith('x = ')",
            )
            .await;
        person.finds("//*[@class='sim-map']/*[@class='sim-cursor-mark']").await;
        // And the other way round.
        let [x, y] = person.middle_of(".sim-start-layer").await;
        let point = MouseActions::new("mouse".to_owned()).then(to(x, y)).then(to(x + 5.0, y));
        person.client.perform_actions(point).await.expect("the mouse works");
        person.finds("//*[contains(@class, 'sim-surface')]//*[@class='sim-cursor-mark']").await;
        person.clicks("Map").await;
        person.until("the surface is gone", "return !document.querySelector('.sim-surface')").await;
    })
    .await;
}

#[tokio::test]
async fn the_surface_is_turned_by_touch() {
    study(PHONE, "/lesson/reading-landscapes", &[], async |person: Person| {
        person.finds("//*[@class='sim-turn-layer']").await;
        let before = person.measures(&format!("return {YAW}")).await;
        let [x, y] = person.middle_of(".sim-turn-layer").await;
        let to = |x: f64, y: f64| PointerAction::MoveTo { duration: None, x, y };
        let swipe = TouchActions::new("finger".to_owned())
            .then(to(x, y))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(to(x + 30.0, y))
            .then(to(x + 60.0, y))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        person.client.perform_actions(swipe).await.expect("the finger works");
        person.until("it has turned", &format!("return {YAW} !== {before}")).await;
    })
    .await;
}

#[tokio::test]
async fn a_schedule_is_chosen_and_its_curve_described() {
    study(LAPTOP, "/lesson/schedules", &[], async |person: Person| {
        person.sees("Cosine: learning rate 0.1 at step 0, 0 at the end.").await;
        let choice = person.finds("//select[@aria-label='Schedule of Large']").await;
        choice.select_by_label("Step decay").await.expect("there is such a schedule");
        person.types("factor of the schedule of Large, as a number", "0.5").await;
        person.types("steps between falls of the schedule of Large, as a number", "100").await;
        person.sees("Large: learning rate 0.1 at step 0, 0.025 at the end.").await;
    })
    .await;
}

#[tokio::test]
async fn a_moving_average_is_followed_step_by_step() {
    study(LAPTOP, "/lesson/moving-average", &[], async |person: Person| {
        let series = person.finds("//select[@aria-label='Series']").await;
        series.select_by_label("Temperatures").await.expect("there is such a series");
        person.types("beta of the average, as a number", "0.9").await;
        person.clicks("from zero").await;
        person.clicks("Reset").await;
        person.clicks("Step").await;
        person.sees("After 1 value the average is 2.5.").await;
        person.clicks("from zero, bias corrected").await;
        person.sees("After 1 value the average is 25.").await;
        person.types("beta of the average, as a number", "0.98").await;
        person.sees("It remembers about 50 values").await;
        person.types("beta of the average, as a number", "1").await;
        person.sees("Beta must be at least 0 and below 1.").await;
    })
    .await;
}

impl Person {
    /// The middle of an element, brought into view, in the window's pixels.
    async fn middle_of(&self, selector: &str) -> [f64; 2] {
        let element = format!("document.querySelector('{selector}')");
        let scroll = format!("{element}.scrollIntoView({{block: 'center', behavior: 'instant'}}); return 0");
        self.measures(&scroll).await;
        let side = |side: &str| format!("const r = {element}.getBoundingClientRect(); return {side}");
        [
            self.measures(&side("Math.round(r.left + r.width / 2)")).await,
            self.measures(&side("Math.round(r.top + r.height / 2)")).await,
        ]
    }
}
