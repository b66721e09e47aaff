//! Networks told in words.

use super::record::Record;
use crate::plot::number;
use descent::network::{Data, Score, Setup};
use trainer::{Answer, Ready};

/// The optimizers' names; those that come more than once are numbered.
pub fn names(setup: &Setup) -> Vec<String> {
    super::super::words::numbered(setup.optimizers.iter().map(|contender| contender.name()))
}

/// "98.2 %"
pub fn percent(share: f64) -> String {
    format!("{} %", number::significant(100.0 * share, 3))
}

/// "Adam: loss 0.02 and accuracy 99 % on what it learns, 0.04 and 97 % on what was set aside, after 40 epochs."
pub fn sentence(name: &str, record: &Record, lane: usize, epoch: usize) -> String {
    let Some(standing) = record.standing(lane, epoch) else { return format!("{name} has not begun.") };
    if let Some(lost) = record.effort(lane).lost.filter(|lost| *lost <= epoch) {
        return format!("{name}: diverged after {}.", counted(lost, "epoch"));
    }
    let stopped = record.effort(lane).stopped.filter(|stopped| *stopped <= epoch);
    let score = |Score { loss, accuracy }: Score| format!("{} and {}", number::short(loss), percent(accuracy));
    let validation =
        standing.validation.map(|aside| format!("; on those set aside {}", score(aside))).unwrap_or_default();
    let when = match (stopped, epoch) {
        (Some(last), _) => format!("stopped after {}", counted(last, "epoch")),
        (None, 0) => "at the start".to_owned(),
        (None, epoch) => format!("after {}", counted(epoch, "epoch")),
    };
    format!("{name}, {when}: loss and accuracy {} on the samples it learns from{validation}.", score(standing.training))
}

/// A sentence for every optimizer.
pub fn summary(setup: &Setup, record: &Record, epoch: usize) -> String {
    let names = names(setup);
    let sentences = names.iter().enumerate().map(|(lane, name)| sentence(name, record, lane, epoch));
    sentences.collect::<Vec<_>>().join(" ")
}

/// What is learnt, and by what.
pub fn task(setup: &Setup, ready: Option<Ready>) -> String {
    let sizes: Vec<String> = match setup.architecture() {
        Ok(architecture) => architecture.sizes().iter().map(usize::to_string).collect(),
        Err(error) => return error.to_string(),
    };
    let known = ready.map(|Ready { training, validation, parameters }| {
        let aside = if validation > 0 { format!(" and {validation} are set aside") } else { String::new() };
        format!(" It has {}, learns from {}{aside}.", counted(parameters, "parameter"), counted(training, "sample"))
    });
    format!("A network with {} units learns {}.{}", sizes.join("-"), subject(&setup.data), known.unwrap_or_default())
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

/// How sure the network is of what.
pub fn answer(answer: &Answer, label: Option<usize>) -> String {
    let mut order: Vec<usize> = (0..answer.probabilities.len()).collect();
    order.sort_by(|a, b| answer.probabilities[*b].total_cmp(&answer.probabilities[*a]));
    let probability = |digit: usize| percent(f64::from(answer.probabilities[digit]));
    let (Some(&best), Some(&second)) = (order.first(), order.get(1)) else { return String::new() };
    let truth = match label {
        Some(label) if label == best => format!(" It is one: a {label}."),
        Some(label) => format!(" It is a {label}."),
        None => String::new(),
    };
    format!(
        "The network takes it for a {best} ({}), next for a {second} ({}).{truth}",
        probability(best),
        probability(second)
    )
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

    fn setup(text: &str) -> Setup {
        serde_json::from_str(text).expect("a setup")
    }

    #[test]
    fn the_task_is_told() {
        let points = setup(r#"{"data": "xor", "hidden": [4, 2], "optimizers": [{"id": "adam"}]}"#);
        assert_eq!(
            task(&points, None),
            "A network with 2-4-2-1 units learns to tell two classes apart (exclusive or)."
        );
        let digits = setup(r#"{"data": "digits", "hidden": [], "optimizers": [{"id": "adam"}]}"#);
        let told = task(&digits, Some(Ready { training: 1438, validation: 359, parameters: 650 }));
        assert!(told.ends_with("It has 650 parameters, learns from 1,438 samples and 359 are set aside."), "{told}");
    }

    #[test]
    fn numbers_have_their_nouns() {
        assert_eq!(counted(1, "epoch"), "1 epoch");
        assert_eq!(counted(1_234_567, "sample"), "1,234,567 samples");
        assert_eq!(percent(0.98249), "98.2 %");
        assert_eq!(percent(1.0), "100 %");
    }

    #[test]
    fn an_answer_names_the_two_most_likely() {
        let mut probabilities = vec![0.0; 10];
        (probabilities[3], probabilities[8]) = (0.75, 0.25);
        let told = |label| answer(&Answer { epoch: 1, probabilities: probabilities.clone() }, label);
        assert!(told(None).starts_with("The network takes it for a 3 (75 %), next for a 8 (25 %)."));
        assert!(told(Some(3)).ends_with("It is one: a 3.") && told(Some(5)).ends_with("It is a 5."));
    }
}
