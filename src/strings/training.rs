//! Descriptions of the training of networks.

use super::descriptions;
use super::simulation::why_stopped;
use crate::plot::number;
use crate::simulation::network::record::Record;
use descent::network::{Data, NetworkExperiment, Score};
use descent::stop::Stop;
use trainer::Ready;

/// The optimizers' names; those that come more than once are numbered.
pub fn names(experiment: &NetworkExperiment) -> Vec<String> {
    descriptions::numbered(experiment.optimizers.iter().map(|entry| entry.name()))
}

/// "98.2%"
pub fn percent(share: f64) -> String {
    format!("{}%", number::significant(100.0 * share, 3))
}

/// "Adam: loss 0.02 and accuracy 99% on what it learns, 0.04 and 97% on what was set aside, after 40 epochs."
pub fn sentence(name: &str, record: &Record, lane: usize, epoch: usize, stop: Stop) -> String {
    let Some(standing) = record.standing(lane, epoch) else { return format!("{name} has not begun.") };
    if let Some(lost) = record.effort(lane).lost.filter(|lost| *lost <= epoch) {
        return format!("{name}: diverged after {}.", counted(lost, "epoch"));
    }
    let stopped = record.effort(lane).stopped.filter(|stopped| *stopped <= epoch);
    let validation =
        standing.validation.map(|aside| format!("; on those set aside {}", score(aside))).unwrap_or_default();
    let when = match (stopped, epoch) {
        (Some(last), _) => {
            let why = why_stopped(stop, standing.training.loss, ["epoch", "epochs"]);
            format!("stopped after {} ({why})", counted(last, "epoch"))
        }
        (None, 0) => "at the start".to_owned(),
        (None, epoch) => format!("after {}", counted(epoch, "epoch")),
    };
    format!("{name}, {when}: loss and accuracy {} on the samples it learns from{validation}.", score(standing.training))
}

/// A sentence for every optimizer; one for all at the start, where they are equal.
pub fn sentences(experiment: &NetworkExperiment, record: &Record, epoch: usize) -> Vec<String> {
    let names = names(experiment);
    if let (0, [_, _, ..], Some(standing)) = (epoch, &names[..], record.standing(0, 0)) {
        return vec![all_at_the_start(standing.training)];
    }
    names.iter().enumerate().map(|(lane, name)| sentence(name, record, lane, epoch, experiment.stop)).collect()
}

/// "0.02 and 99%"
fn score(Score { loss, accuracy }: Score) -> String {
    format!("{} and {}", number::short(loss), percent(accuracy))
}

/// These sentences as one text.
pub fn summary(experiment: &NetworkExperiment, record: &Record, epoch: usize) -> String {
    sentences(experiment, record, epoch).join(" ")
}

fn all_at_the_start(standing: Score) -> String {
    let score = score(standing);
    format!(
        "Not trained yet: all begin with the same weights, with loss and accuracy {score} on the samples they learn from."
    )
}

/// What is learnt, and by what.
pub fn task(experiment: &NetworkExperiment, ready: Option<Ready>) -> String {
    let sizes: Vec<String> = match experiment.architecture() {
        Ok(architecture) => architecture.sizes().iter().map(usize::to_string).collect(),
        Err(error) => return error.to_string(),
    };
    let known = ready.map(|Ready { training, validation, parameters }| {
        let aside = if validation > 0 { format!(" and {validation} are set aside") } else { String::new() };
        format!(" It has {}, learns from {}{aside}.", counted(parameters, "parameter"), counted(training, "sample"))
    });
    format!(
        "A network with {} units learns {}.{}",
        sizes.join("-"),
        subject(&experiment.data),
        known.unwrap_or_default()
    )
}

fn subject(data: &Data) -> String {
    match data {
        Data::Digits => "to read handwritten digits".to_owned(),
        Data::Points(settings) => format!("to tell two classes apart ({})", settings.spec().name.to_lowercase()),
    }
}

/// What the training of a network has taken.
pub fn effort(record: &Record, lane: usize) -> String {
    let effort = record.effort(lane);
    if effort.steps == 0 {
        return "not trained yet".to_owned();
    }
    let time = if effort.milliseconds >= 1e3 {
        format!("{} s", number::significant(effort.milliseconds / 1e3, 2))
    } else {
        format!("{} ms", number::significant(effort.milliseconds, 2))
    };
    format!("{}, {}, {time}", counted(effort.steps, "step"), counted(effort.samples, "sample"))
}

/// "1 epoch", "1,200 samples"
pub fn counted(count: usize, noun: &str) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use trainer::{Report, Request, Trainer};

    fn experiment(text: &str) -> NetworkExperiment {
        serde_json::from_str(text).expect("an experiment")
    }

    #[test]
    fn the_task_is_described() {
        let points = experiment(r#"{"data": "xor", "hidden": [4, 2], "optimizers": [{"id": "adam"}]}"#);
        assert_eq!(
            task(&points, None),
            "A network with 2-4-2-1 units learns to tell two classes apart (exclusive or)."
        );
        let digits = experiment(r#"{"data": "digits", "hidden": [], "optimizers": [{"id": "adam"}]}"#);
        let description = task(&digits, Some(Ready { training: 1438, validation: 359, parameters: 650 }));
        assert!(
            description.ends_with("It has 650 parameters, learns from 1,438 samples and 359 are set aside."),
            "{description}"
        );
    }

    #[test]
    fn numbers_have_their_nouns() {
        assert_eq!(counted(1, "epoch"), "1 epoch");
        assert_eq!(counted(1_234_567, "sample"), "1,234,567 samples");
        assert_eq!(percent(0.98249), "98.2%");
        assert_eq!(percent(1.0), "100%");
    }

    #[test]
    fn one_sentence_describes_the_start_of_all() {
        let experiment = experiment(r#"{"data": "xor", "optimizers": [{"id": "gd"}, {"id": "adam"}]}"#);
        let mut trainer = Trainer::default();
        trainer.answer(Request::SetUp { experiment: experiment.clone() }, || 0.0).expect("an experiment");
        let train = Request::Train { epochs: 1, milliseconds: f64::INFINITY };
        let Report::Progress(progress) = trainer.answer(train, || 0.0).expect("a report") else {
            panic!("another report")
        };
        let mut record = Record::default();
        record.add(&progress);
        let [start] = &sentences(&experiment, &record, 0)[..] else { panic!("one for all") };
        assert!(start.starts_with("Not trained yet: all begin"), "{start}");
        let [first, second] = &sentences(&experiment, &record, 1)[..] else { panic!("one for each") };
        assert!(first.starts_with("Gradient descent, after 1 epoch:") && second.starts_with("Adam, after 1 epoch:"));
    }
}
