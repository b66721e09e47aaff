//! The simulation of the first lesson, by mouse, by touch and by keyboard.

use descent::experiment::Experiment;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use ravine::plot::number;
use ravine::share;

use crate::course::COURSE;
use crate::driver::{LAPTOP, PHONE, Window};
use crate::person::{Person, study};

const LESSON: &str = "/lesson/gradient-descent";
const LEARNING_RATE: &str = "learning rate of Gradient descent, as a number";

#[tokio::test]
async fn running_makes_the_loss_fall() {
    study(LAPTOP, LESSON, &[], async |person: Person| {
        let before = person.loss().await;
        person.clicks("Run").await;
        person.until("the run is under way", "return document.querySelector('.simulation').dataset.status === 'running'").await;
        person.until("ten steps are done", "return +document.querySelector('.simulation').dataset.step >= 10").await;
        person.clicks("Pause").await;
        let paused = person.loss().await;
        assert!(paused < before, "the loss went from {before} to {paused}");
        person.goes_to_the_end().await;
        assert!(person.loss().await < paused);
        person.sees("100 / 100").await;
        let spoken = "return [...document.querySelectorAll('[role=status]')].some(e => /Gradient descent: loss .* after 100 steps/.test(e.textContent))";
        person.until("the end is announced", spoken).await;
    })
    .await;
}

#[tokio::test]
async fn steps_go_forth_and_back_and_to_the_start() {
    study(LAPTOP, LESSON, &[], async |person: Person| {
        for expected in ["1 / 100", "2 / 100", "3 / 100"] {
            person.clicks("Step").await;
            person.sees(expected).await;
        }
        person.clicks("Step back").await;
        person.sees("2 / 100").await;
        person.clicks("Reset").await;
        person.sees("0 / 100").await;
    })
    .await;
}

#[tokio::test]
async fn the_start_is_set_by_mouse() {
    study(LAPTOP, LESSON, &[], async |person: Person| {
        let before = person.start().await;
        let map = person.finds("//*[@role='application']").await;
        person.presses_mouse_at(&map, [0.5, 0.25], None).await;
        let clicked = person.start().await;
        assert_ne!(clicked, before, "a click moves the start");
        let handle = person.finds("//*[@class='sim-handle']").await;
        person.presses_mouse_at(&handle, [0.5, 0.5], Some([60, 40])).await;
        let dragged = person.start().await;
        assert!(dragged[0] > clicked[0] && dragged[1] < clicked[1], "dragged from {clicked:?} to {dragged:?}");
        person.sees(&format!("loss {}", person.loss_text().await)).await;
    })
    .await;
}

#[tokio::test]
async fn the_start_is_set_by_keyboard_and_by_numbers() {
    study(LAPTOP, LESSON, &[], async |person: Person| {
        let before = person.start().await;
        let map = person.finds("//*[@role='application']").await;
        map.send_keys("\u{e014}\u{e014}\u{e015}").await.expect("the map takes arrow keys");
        let moved = person.start().await;
        assert!(moved[0] > before[0] && moved[1] < before[1], "from {before:?} to {moved:?}");
        person.types("Start x", "1.5").await;
        person.types("Start y", "-1").await;
        assert_eq!(person.start().await, [1.5, -1.0]);
        assert_eq!(person.loss_text().await, "2.23", "0.1 * 1.5^2 + 2 * 1^2 = 2.225");
        person.types("Start x", "far away").await;
        person.sees("“far away” is not a number.").await;
        person.types("Start x", "1000").await;
        person.sees("Start x must lie on the map").await;
        assert_eq!(person.loss_text().await, "2.23", "what is not accepted changes nothing");
    })
    .await;
}

#[tokio::test]
async fn a_curve_has_its_slope_described_and_the_start_moves_along_it() {
    let text = r#"{"kind": "descent", "formula": "x^2", "start": [2, 0], "steps": 3, "optimizers": [{"id": "gd", "lr": 0.25}]}"#;
    let experiment: Experiment = serde_json::from_str(text).expect("an experiment");
    study(LAPTOP, &format!("/lab/#{}", share::encode(&experiment)), &[], async |person: Person| {
        let words = |slope: f64, x: f64| {
            let [slope, x, next] = [slope, x, x - 0.25 * slope].map(number::short);
            format!("Gradient descent: slope {slope} at x = {x}, the step goes to x = {next}.")
        };
        person.sees(&words(4.0, 2.0)).await;
        person.clicks("Step").await;
        person.sees(&words(2.0, 1.0)).await;
        person.clicks("Reset").await;
        let curve = person.finds("//*[@role='application']").await;
        person.presses_mouse_at(&curve, [0.3, 0.5], None).await;
        let clicked = person.coordinate("Start x").await;
        assert!(clicked < 0.0, "a click on the left side: {clicked}");
        person.sees(&words(2.0 * clicked, clicked)).await;
        curve.send_keys("\u{e014}\u{e013}").await.expect("the curve takes arrow keys");
        let moved = person.coordinate("Start x").await;
        assert!(moved > clicked, "the right arrow leads from {clicked} to {moved}, and the upward one nowhere");
        person.sees(&words(2.0 * moved, moved)).await;
    })
    .await;
}

#[tokio::test]
async fn a_learning_rate_too_large_diverges_and_help_is_offered() {
    study(LAPTOP, LESSON, &[], async |person: Person| {
        person.types(LEARNING_RATE, "0.9").await;
        person.goes_to_the_end().await;
        person.sees("Gradient descent has diverged at step").await;
        person.sees("A smaller learning rate takes shorter steps.").await;
        person.clicks("Try learning rate 0.2").await;
        person.until("it is well again", "return document.querySelector('.sim-divergence').textContent === ''").await;
        assert!(person.loss().await < 1.0);
        person.types(LEARNING_RATE, "-1").await;
        person.sees("must be between").await;
        person.clicks("Back to the first settings of Gradient descent").await;
        let rate = person.field(LEARNING_RATE).await.prop("value").await.expect("it has a value");
        assert_eq!(rate.as_deref(), Some("0.1"));
    })
    .await;
}

#[tokio::test]
async fn a_slider_moves_by_keys_and_changes_the_run() {
    study(LAPTOP, LESSON, &[], async |person: Person| {
        person.goes_to_the_end().await;
        let before = person.loss().await;
        let slider = person.finds("//input[@type='range'][@aria-label='learning rate of Gradient descent']").await;
        slider.send_keys(&"\u{e014}".repeat(20)).await.expect("the slider takes arrow keys");
        person.until("the loss has changed", &format!("return {LOSS} !== {before}")).await;
        assert!(person.loss().await < before, "a larger rate gets further in the ravine");
    })
    .await;
}

#[tokio::test]
async fn with_reduced_motion_a_run_jumps_to_its_result() {
    let still = Window { reduced_motion: true, ..LAPTOP };
    study(still, LESSON, &[], async |person: Person| {
        person.clicks("Run").await;
        person.sees("100 / 100").await;
    })
    .await;
}

#[tokio::test]
async fn every_simulation_runs_on_a_phone_in_the_dark() {
    let night = Window { dark: true, ..PHONE };
    study(night, "/", &[], async |person: Person| {
        for lesson in &COURSE.lessons {
            person.goes_to(&format!("/lesson/{}", lesson.id)).await;
            person.goes_to_the_end().await;
            let step = person.measures("return +document.querySelector('.simulation').dataset.step").await;
            assert!(step > 1.0, "{}", lesson.id);
            let drawn = "const c = document.querySelector('.simulation canvas'); \
                 return new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size";
            assert!(person.measures(drawn).await > 10.0, "{}: there is a picture", lesson.id);
        }
    })
    .await;
}

#[tokio::test]
async fn the_guided_tour_speaks_and_moves_the_run() {
    study(LAPTOP, LESSON, &[], async |person: Person| {
        person.clicks("Play the guided tour").await;
        person.until("the tour moves the run", "return +document.querySelector('.simulation').dataset.step >= 1").await;
    })
    .await;
}

const LOSS: &str = "parseFloat(document.querySelector('.sim-loss').textContent.replace('loss ', '').replace('−', '-'))";

impl Person {
    /// The loss that the first optimizer's panel tells.
    async fn loss(&self) -> f64 {
        self.measures(&format!("return {LOSS}")).await
    }

    async fn loss_text(&self) -> String {
        self.reads(".sim-loss").await.replace("loss ", "")
    }

    /// The start point as its two fields tell it.
    async fn start(&self) -> [f64; 2] {
        let mut start = [0.0; 2];
        for (coordinate, label) in start.iter_mut().zip(["Start x", "Start y"]) {
            *coordinate = self.coordinate(label).await;
        }
        start
    }

    /// The number in a field.
    async fn coordinate(&self, label: &str) -> f64 {
        let text = self.field(label).await.prop("value").await.expect("a field").unwrap_or_default();
        text.replace('−', "-").parse().unwrap_or_else(|_| panic!("{label} is {text}"))
    }

    /// Presses the mouse at a place within an element, given as shares of its size, and releases it
    /// there, or after dragging by so many pixels.
    async fn presses_mouse_at(&self, element: &Element, share: [f64; 2], drag: Option<[i64; 2]>) {
        let argument = serde_json::to_value(element).expect("an element is a value");
        let script = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})";
        self.client.execute(script, vec![argument]).await.expect("the page scrolls");
        let (left, top, width, height) = element.rectangle().await.expect("it has a place");
        let scrolled = [self.measures("return window.scrollX").await, self.measures("return window.scrollY").await];
        let place = [left + share[0] * width - scrolled[0], top + share[1] * height - scrolled[1]];
        let [x, y] = place.map(|coordinate| coordinate.round() as i64);
        let move_to = |x: i64, y: i64| PointerAction::MoveTo { duration: None, x: x as f64, y: y as f64 };
        let mut mouse = MouseActions::new("mouse".to_owned())
            .then(move_to(x, y))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        if let Some([right, down]) = drag {
            mouse = mouse.then(move_to(x + right / 2, y + down / 2)).then(move_to(x + right, y + down));
        }
        mouse = mouse.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(mouse).await.expect("the mouse works");
    }
}
