//! Words of networks that read digits: the pad, what is taken for what, and how sure the network is.

use super::training::percent;
use trainer::Answer;

words! {
    // The source of the digits, as their licence asks; HTML.
    CREDIT = r#"The digits: test set of <a href="https://doi.org/10.24432/C50P49">Optical Recognition of Handwritten Digits</a> by E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>, in another form."#;
    DRAW = "Draw a digit"; // Heading of the pad.
    // Read out for the pad: how to draw on it.
    PAD = "Pad of 8 by 8 cells: draw with a pointer, or go with the arrow keys and press Space";
    USE_EXAMPLE = "Use an example"; // Button: puts on the pad a digit that the network does not learn from.
    CLEAR = "Clear"; // Button: empties the pad.
    PAD_IS_EMPTY = "Draw one, or take one that the network does not learn from."; // Shown while the pad is empty.
    MISTAKES = ["Mistakes", "What it gets wrong"]; // Read out for what the network gets wrong; heading.
    NO_MISTAKES = "None."; // Shown when there are no mistakes.
    TRAIN_FIRST = "Run it first: then its mistakes stand here."; // Shown before anything is learnt.
    // Read out for the table that counts the answers; its caption.
    CONFUSION = ["Which digit is taken for which", "Rows: what it is. Columns: what the network takes it for."];
    cell(row: usize, column: usize) = "Row {row}, column {column}"; // Read out for a cell of the pad.
    // {label}: the digit; {answer}: what the network took it for.
    mistake(label: usize, answer: usize, probability: f64) = "{label} taken for {answer} ({})", percent(probability);
}

/// Which two digits the network finds most likely, how likely, and which digit it is.
pub fn answer(answer: &Answer, label: Option<usize>) -> String {
    let mut order: Vec<usize> = (0..answer.probabilities.len()).collect();
    order.sort_by(|a, b| answer.probabilities[*b].total_cmp(&answer.probabilities[*a]));
    let probability = |digit: usize| percent(f64::from(answer.probabilities[digit]));
    let (Some(&best), Some(&second)) = (order.first(), order.get(1)) else { return String::new() };
    let truth = match label {
        Some(label) if label == best => format!(" And it is {}.", a_digit(label)),
        Some(label) => format!(" It is {}.", a_digit(label)),
        None => String::new(),
    };
    format!(
        "The network takes it for {} ({}), next for {} ({}).{truth}",
        a_digit(best),
        probability(best),
        a_digit(second),
        probability(second)
    )
}

/// "a 3", "an 8"
fn a_digit(digit: usize) -> String {
    format!("{} {digit}", if digit == 8 { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_names_the_two_most_likely() {
        let mut probabilities = vec![0.0; 10];
        (probabilities[3], probabilities[8]) = (0.75, 0.25);
        let description = |label| answer(&Answer { epoch: 1, probabilities: probabilities.clone() }, label);
        assert!(description(None).starts_with("The network takes it for a 3 (75%), next for an 8 (25%)."));
        assert!(description(Some(3)).ends_with("And it is a 3.") && description(Some(5)).ends_with("It is a 5."));
    }
}
