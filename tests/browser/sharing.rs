//! Experiments that leave the page: links, frames, files, and the Lab that keeps them.

use descent::experiment::Experiment;
use descent::run::Run;
use descent::{csv, script};
use ravine::share;

use crate::driver::LAPTOP;
use crate::person::{Person, study};

/// Keeps whatever the page saves as a file.
const CATCH: &str = "const make = URL.createObjectURL; window.saved = null; URL.createObjectURL = blob => { \
     blob.text().then(text => window.saved = { text, kind: blob.type }); return make.call(URL, blob); };";

#[tokio::test]
async fn what_is_seen_is_what_is_shared_and_saved() {
    study(LAPTOP, "/lesson/momentum/", &[], async |person: Person| {
        person.types("momentum of Momentum, as a number", "0.8").await;
        person.types("Start x", "-4").await;
        person.goes_to_the_end().await;
        person.client.execute(CATCH, vec![]).await.expect("files are caught");
        person.clicks("Share and save").await;
        let link =
            person.field("Link to this experiment").await.prop("value").await.expect("a field").unwrap_or_default();
        let code = link.split_once('#').expect("the experiment stands in the address").1.to_owned();
        let experiment = share::decode(&code).expect("an experiment");
        let experiment = experiment.descent().expect("a descent").clone();
        assert_eq!(experiment.start[0], -4.0);

        let mut run = Run::new(&experiment);
        run.run_to(experiment.steps);
        assert_eq!(person.saves("Table of steps (CSV)").await, csv::of_run(&run).collect::<String>());
        assert_eq!(person.saves("PyTorch script").await, script::pytorch(&experiment));
        assert_eq!(person.saves("Keras script").await, script::keras(&experiment));
        let picture = person.saves("Picture (SVG)").await;
        assert!(
            picture.starts_with("<svg ")
                && picture.ends_with("</svg>")
                && picture.contains("The start is at (−4, ")
                && picture.contains(">Momentum</text>")
        );
        person.clicks("Picture (PNG)").await;
        person.until("the picture is saved", "return window.saved?.kind === 'image/png'").await;

        // The video is that of the whole run; a browser that cannot make one says so.
        let speed = person.finds("//label[contains(., 'Speed')]//select").await;
        speed.select_by_label("Fast").await.expect("there is such a speed");
        person.clicks("Video (WebM)").await;
        person.until("the video is saved", "return window.saved?.kind.startsWith('video/webm')").await;
        person.sees("Saved.").await;
        person.client.execute("delete window.MediaRecorder", vec![]).await.expect("it is gone");
        person.clicks("Video (WebM)").await;
        person.sees("This browser cannot record videos.").await;

        // The link opens the same in the Lab, and in a frame with a way back.
        let words = person.reads(".sim-words p").await;
        person.goes_to(&format!("/lab/#{code}")).await;
        person.goes_to_the_end().await;
        assert_eq!(person.reads(".sim-words p").await, words);
    })
    .await;
}

#[tokio::test]
async fn a_frame_shows_the_simulation_alone_with_a_way_back() {
    let text = r#"{"kind": "descent", "formula": "x^2", "start": [2, 0], "steps": 3, "optimizers": [{"id": "gd", "lr": 0.25}]}"#;
    let experiment: Experiment = serde_json::from_str(text).expect("an experiment");
    study(LAPTOP, &format!("/embed/#{}", share::encode(&experiment)), &[], async move |person: Person| {
        // One variable: a curve, with the start moved along it by keys.
        person.finds("//*[@role='img'][starts-with(@aria-label, 'Curve of')]").await;
        person.sees("x = 2: loss 4").await;
        for expected in ["loss 1 after 1 step", "loss 0.25 after 2 steps"] {
            person.clicks("Step").await;
            person.sees(expected).await;
        }
        person.clicks("Change everything in the Lab").await;
        let windows = person.client.windows().await.expect("there are windows");
        person.client.switch_to_window(windows[1].clone()).await.expect("the Lab has opened");
        person.sees("Worth seeing").await;
        assert!(person.address().await.ends_with(&share::encode(&experiment)), "{}", person.address().await);
    })
    .await;
}

#[tokio::test]
async fn a_broken_link_explains_itself_and_the_lab_keeps_what_is_named() {
    study(LAPTOP, "/lab/#1.broken!", &[], async |person: Person| {
        person.sees("This link cannot be read. Perhaps it was cut off").await;
        person
            .finds("//select[@aria-label='Surface']")
            .await
            .select_by_value("formula")
            .await
            .expect("a formula can be typed");
        person.types("Formula", "x^2 + 3*(y").await;
        person.sees("Column 11:").await;
        person.types("Formula", "x^2 + 3*y^2").await;
        person.types("Name of this experiment", "My bowl").await;
        person.clicks("Save in this browser").await;
        person.sees("Saved as “My bowl” in this browser.").await;
        person.goes_to("/lab/").await;
        person.clicks("Open My bowl").await;
        let formula = person.field("Formula").await.prop("value").await.expect("a field");
        assert_eq!(formula.as_deref(), Some("x^2 + 3*y^2"));
        person.goes_to("/embed/#2.abc").await;
        person.sees("This link was made by a newer version of the course.").await;
    })
    .await;
}

#[tokio::test]
async fn the_lab_loses_nothing_and_says_where_a_formula_has_no_value() {
    study(LAPTOP, "/lab/", &[], async |person: Person| {
        person.types("Start x", "-4").await;
        person.until("the address has it", "return location.hash.length > 5").await;
        person.reloads().await;
        assert_eq!(person.field("Start x").await.prop("value").await.expect("a field").as_deref(), Some("-4"));
        for saved in 1..=2 {
            person.types("Name of this experiment", "Twice").await;
            person.clicks("Save in this browser").await;
            person.has_saved(saved).await;
        }
        person.clicks("Delete Twice").await;
        person.has_saved(1).await;
        person.clicks("Undo").await;
        person.has_saved(2).await;
        let surface = person.finds("//select[@aria-label='Surface']").await;
        surface.select_by_value("formula").await.expect("a formula can be typed");
        person.types("Formula", "log(x) + y^2").await;
        person.types("Start x", "-1").await;
        person.clicks("Step").await;
        person.sees("There is no value, or no slope, at the start point").await;
        person.types("x from", "2").await;
        let start = "return document.querySelector('.sim-coordinate input').value === '2'";
        person.until("the start is on the map again", start).await;
    })
    .await;
}

#[tokio::test]
async fn networks_and_averages_are_saved_too() {
    study(LAPTOP, "/lesson/moving-average/", &[], async |person: Person| {
        person.client.execute(CATCH, vec![]).await.expect("files are caught");
        person.clicks("Share and save").await;
        let table = person.saves("Table of values (CSV)").await;
        assert!(table.starts_with("step,value,average\n1,"), "{table}");
        let link =
            person.field("Link to this experiment").await.prop("value").await.expect("a field").unwrap_or_default();
        let code = link.split_once('#').expect("the experiment stands in the address").1;
        let Ok(Experiment::MovingAverage(average)) = share::decode(code) else { panic!("{link} is no moving average") };
        assert_eq!(person.saves("PyTorch script").await, script::pytorch_average(&average));
        assert_eq!(person.saves("Keras script").await, script::keras_average(&average));
        assert!(person.saves("Picture (SVG)").await.contains("moving average"));
    })
    .await;
    let text = r#"{"kind": "network", "data": "xor", "epochs": 200, "stop": {"loss_below": 0.2}, "optimizers": [{"id": "adam", "lr": 0.03}]}"#;
    let experiment: Experiment = serde_json::from_str(text).expect("an experiment");
    let Experiment::Network(network) = experiment.clone() else { panic!("it is a network") };
    study(LAPTOP, &format!("/embed/#{}", share::encode(&experiment)), &[], async move |person: Person| {
        person.goes_to_the_end().await;
        person.sees("Adam, stopped after ").await;
        person.client.execute(CATCH, vec![]).await.expect("files are caught");
        person.clicks("Share and save").await;
        let table = person.saves("Table of epochs (CSV)").await;
        assert!(
            table.starts_with("optimizer,epoch,loss,accuracy,validation_loss,validation_accuracy\nadam,0,"),
            "{table}"
        );
        assert!(person.saves("Picture (SVG)").await.contains("The decision of the network"));
        assert_eq!(Some(person.saves("PyTorch script").await), script::pytorch_network(&network));
        assert_eq!(Some(person.saves("Keras script").await), script::keras_network(&network));
    })
    .await;
}

impl Person {
    async fn has_saved(&self, count: usize) {
        let rows = format!("return document.querySelectorAll('.lab-shelf li').length === {count}");
        self.until(&format!("{count} experiments are saved"), &rows).await;
    }

    /// Saves a file, and reads it.
    async fn saves(&self, button: &str) -> String {
        self.client.execute("window.saved = null", vec![]).await.expect("nothing is saved yet");
        self.clicks(button).await;
        self.until(&format!("“{button}” is saved"), "return window.saved !== null").await;
        let text = self.client.execute("return window.saved.text", vec![]).await.expect("there is a file");
        text.as_str().expect("a text").to_owned()
    }
}
