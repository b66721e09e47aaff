//! What lies below the surface of a simulation: a step taken apart, other curves, costs, conditions, a search.

use crate::driver::{LAPTOP, PHONE, Window};
use crate::person::{Person, study};

const LESSON: &str = "/lesson/gradient-descent/";
const STALLED: &str = "Stop after so many steps without a lower loss";

#[tokio::test]
async fn a_step_is_taken_apart_found_again_and_weighed() {
    study(LAPTOP, LESSON, &[], async |person: Person| {
        person.clicks("Step").await;
        person.clicks("Arrows of this step").await;
        person.sees("gradient, downhill").await;
        person.sees("update, to scale").await;
        person.clicks("The rule with this step's numbers").await;
        person.sees("Gradient descent, step 1").await;
        person.sees("position after").await;
        // With the focus on the slider, what belongs to it lights up.
        let slider = person.finds("//input[@type='range'][@aria-label='learning rate of Gradient descent']").await;
        slider.send_keys("\u{e014}").await.expect("the slider takes keys");
        let lit = "return [...document.querySelectorAll('.lit')].some(e => /update/.test(e.textContent))";
        person.until("the update lights up", lit).await;
        // Scrubbing goes anywhere at once, by keys as by hand.
        let scrub = person.finds("//input[@aria-label='Step shown']").await;
        scrub.send_keys("\u{e010}").await.expect("the slider takes keys");
        person.sees("100 / 100").await;
        scrub.send_keys("\u{e011}\u{e014}\u{e014}").await.expect("the slider takes keys");
        person.sees("Gradient descent, step 2").await;
        // Distance and learning rates beside the loss, by keyboard.
        let loss = person.finds("//*[@role='radiogroup']//label[contains(., 'Loss')]/input").await;
        loss.send_keys("\u{e014}").await.expect("arrow keys choose the next");
        person.sees("Effective learning rate of each parameter over steps").await;
        person.clicks("Steps, gradients and time").await;
        let shown = "return /\\d (ns|µs)/.test(document.querySelector('.sim-folds').innerText)";
        person.until("the time of a step is shown", shown).await;
    })
    .await;
}

#[tokio::test]
async fn chance_has_a_seed_and_a_run_its_end_on_a_phone() {
    study(Window { dark: true, ..PHONE }, LESSON, &[], async |person: Person| {
        person.clicks("Steps, noise and stopping").await;
        person.types("Noise", "0.5").await;
        person.goes_to_the_end().await;
        let [first, again, other] =
            [person.ends_with_seed("7").await, person.ends_with_seed("8").await, person.ends_with_seed("7").await];
        assert_ne!(first, again, "another seed, another way");
        assert_eq!(first, other, "the same seed, the same way");
        person.clicks(STALLED).await;
        person.types(&format!("{STALLED}, as a number"), "3").await;
        person.sees("(3 steps without a lower loss).").await;
        person.clicks(STALLED).await;
        person.types("Noise", "0").await;
        person.types("Steps", "300").await;
        person.clicks("Stop when the loss is below").await;
        person.goes_to_the_end().await;
        person.sees("Gradient descent: stopped at step").await;
        person.sees("(the loss is below 0.01).").await;
        person.types("Steps", "0.5").await;
        person.sees("Steps must be a whole number").await;
    })
    .await;
}

#[tokio::test]
async fn a_good_learning_rate_is_found_and_used() {
    study(LAPTOP, LESSON, &[], async |person: Person| {
        person.clicks("Find a good learning rate for Gradient descent").await;
        person.clicks("Search").await;
        person.sees("rates tried. The lowest loss").await;
        let offered = person.finds("//button[starts-with(normalize-space(.), 'Use ')]").await;
        let rate = offered.text().await.expect("it says the rate").replace("Use ", "");
        person.scrolls_to_and_clicks(&offered).await;
        let field = person.field("learning rate of Gradient descent, as a number").await;
        assert_eq!(field.prop("value").await.expect("it has a value"), Some(rate.clone()));
        assert_ne!(rate, "0.1", "the lesson's rate is not the best");
    })
    .await;
}

impl Person {
    /// The words of the run with this seed.
    async fn ends_with_seed(&self, seed: &str) -> String {
        self.types("Seed", seed).await;
        self.reads(".sim-words p").await
    }
}
