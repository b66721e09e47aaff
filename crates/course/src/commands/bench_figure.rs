//! Figures of a run, their table, and the ratios that matter.

use crate::failure::Failure;

/// Floating-point operations of W3 for each sample.
const OPERATIONS: f64 = 39_420.0;

/// One of the other implementation's workloads, which only the browser has.
const JAVASCRIPT: &str = "W1 (JavaScript)";

const TENSORFLOW: &str = "W3 (TensorFlow.js)";

/// The loss of W3's tenth epoch by PyTorch, and how far from it rounding in another order may lead.
const TENTH: (f64, f64) = (0.097_652_2, 1e-3);

#[derive(Clone, Debug, PartialEq)]
struct Figure {
    name: String,
    rate: f64,
    unit: String,
    result: f64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Figures(Vec<Figure>);

impl Figures {
    /// Lines such as `W1: 59.9 M steps/s (0.9999999985290376)`, and one with the fingerprint alone.
    pub(super) fn parse(text: &str) -> Result<Self, Failure> {
        let figures: Option<Vec<Figure>> = text.lines().filter(|line| !line.trim().is_empty()).map(figure).collect();
        match figures {
            Some(figures) if figures.iter().any(|figure| figure.name == "fingerprint") => Ok(Self(figures)),
            _ => Err(Failure::new(format!("the workloads did not run to their end: {}", text.trim()), "")),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps the better of two runs.
    pub(super) fn join(&mut self, other: Self) {
        if self.is_empty() {
            *self = other;
            return;
        }
        for (mine, other) in self.0.iter_mut().zip(other.0) {
            mine.rate = mine.rate.max(other.rate);
        }
    }

    /// Whether the results may be believed: W1 in all its forms ends at one place, everything else where it ends
    /// natively, and TensorFlow.js close to PyTorch.
    pub(super) fn check(&self, native: Option<&Self>) -> Result<(), Failure> {
        let native = native.unwrap_or(self);
        for figure in &self.0 {
            if figure.name == TENSORFLOW && (figure.result / TENTH.0 - 1.0).abs() < TENTH.1 {
                continue;
            }
            let alike = if [JAVASCRIPT, "W1x8"].contains(&figure.name.as_str()) { "W1" } else { &figure.name };
            let expected = native.find(alike).map(|figure| figure.result);
            if expected.map(f64::to_bits) != Some(figure.result.to_bits()) {
                let expected = expected.map_or_else(|| "nothing".to_owned(), |result| result.to_string());
                let tried = format!("{} computes {}, where {expected} is right", figure.name, figure.result);
                return Err(Failure::new(
                    tried,
                    "times of wrong results are worth nothing; the same bits are a promise",
                ));
            }
        }
        Ok(())
    }

    fn find(&self, name: &str) -> Option<&Figure> {
        self.0.iter().find(|figure| figure.name == name)
    }

    fn rate(&self, name: &str) -> Option<f64> {
        self.find(name).map(|figure| figure.rate)
    }
}

fn figure(line: &str) -> Option<Figure> {
    let (name, rest) = line.trim().split_once(": ")?;
    let (rate, result) = match rest.strip_suffix(')') {
        Some(rest) => rest.rsplit_once(" (")?,
        None => (rest, rest),
    };
    let (rate, unit) = rate.split_once(' ').unwrap_or((rate, ""));
    Some(Figure {
        name: name.to_owned(),
        rate: rate.parse().ok()?,
        unit: unit.to_owned(),
        result: result.parse().ok()?,
    })
}

pub(super) fn table(native: &Figures, browser: &Figures) -> String {
    let longer = if browser.is_empty() { native } else { browser };
    let cell = |figure: Option<f64>| figure.map_or_else(|| "-".to_owned(), |rate| format!("{rate:.1}"));
    let mut lines = vec![format!("{:<18} {:>10} {:>10}  unit", "workload", "native", "Chromium")];
    for Figure { name, unit, .. } in longer.0.iter().filter(|figure| !figure.unit.is_empty()) {
        lines.push(format!("{name:<18} {:>10} {:>10}  {unit}", cell(native.rate(name)), cell(browser.rate(name))));
    }
    lines.join("\n")
}

/// The ratios with the floors that they should not fall below. A busy machine moves them.
pub(super) fn ratios(native: &Figures, browser: &Figures) -> String {
    // Thousands of samples a second, against thousands of millions of operations.
    let w3 = browser.rate("W3").map(|rate| rate * OPERATIONS / 1e6);
    let list = [
        ("W3 in Chromium / peak of Chromium", w3, browser.rate("peak"), 0.60),
        ("W3 in Chromium / native", browser.rate("W3"), native.rate("W3"), 0.75),
        ("W3 in Chromium / TensorFlow.js", browser.rate("W3"), browser.rate(TENSORFLOW), 18.0),
        ("W2 in Chromium / native", browser.rate("W2"), native.rate("W2"), 0.65),
        ("W1 in Chromium / hand-written JavaScript", browser.rate("W1"), browser.rate(JAVASCRIPT), 1.5),
        ("W1x8 in Chromium / native", browser.rate("W1x8"), native.rate("W1x8"), 0.55),
    ];
    let mut lines = vec![format!("{:<42} {:>6} {:>6}", "ratio", "now", "floor")];
    for (name, over, under, floor) in list {
        let Some(ratio) = over.zip(under).map(|(over, under)| over / under) else { continue };
        let below = if ratio < floor { "  below its floor" } else { "" };
        lines.push(format!("{name:<42} {ratio:>6.2} {floor:>6.2}{below}"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(text: &str) -> Figures {
        Figures::parse(text).expect("figures")
    }

    const NATIVE: &str =
        "W1: 60.0 M steps/s (0.99)\nW1x8: 300 M steps/s (0.99)\nW3: 1000 k samples/s (1e-5)\nfingerprint: 7\n";
    const BROWSER: &str = "W1 (JavaScript): 30 M steps/s (0.99)\nW1: 57 M steps/s (0.99)\nW1x8: 150 M steps/s (0.99)\n\
        W3: 9.00e+2 k samples/s (0.00001)\npeak: 64 GFLOP/s (1)\nW3 (TensorFlow.js): 45 k samples/s (0.09767)\n\
        fingerprint: 7";

    #[test]
    fn figures_become_a_table_and_ratios() {
        insta::assert_snapshot!(table(&figures(NATIVE), &figures(BROWSER)), @r"
        workload               native   Chromium  unit
        W1 (JavaScript)             -       30.0  M steps/s
        W1                       60.0       57.0  M steps/s
        W1x8                    300.0      150.0  M steps/s
        W3                     1000.0      900.0  k samples/s
        peak                        -       64.0  GFLOP/s
        W3 (TensorFlow.js)          -       45.0  k samples/s
        ");
        insta::assert_snapshot!(ratios(&figures(NATIVE), &figures(BROWSER)), @r"
        ratio                                         now  floor
        W3 in Chromium / peak of Chromium            0.55   0.60  below its floor
        W3 in Chromium / native                      0.90   0.75
        W3 in Chromium / TensorFlow.js              20.00  18.00
        W1 in Chromium / hand-written JavaScript     1.90   1.50
        W1x8 in Chromium / native                    0.50   0.55  below its floor
        ");
    }

    #[test]
    fn the_better_of_two_runs_is_kept() {
        let mut best = Figures::default();
        best.join(figures(NATIVE));
        best.join(figures(&NATIVE.replace("60.0", "61.5").replace("1000", "900")));
        assert_eq!((best.rate("W1"), best.rate("W3")), (Some(61.5), Some(1000.0)));
    }

    #[test]
    fn other_bits_are_a_failure() {
        let native = figures(&format!("{NATIVE}peak: 60 GFLOP/s (1)\n"));
        assert_eq!(native.check(None), Ok(()));
        assert_eq!(figures(BROWSER).check(Some(&native)), Ok(()));
        for (right, wrong) in [
            ("fingerprint: 7", "fingerprint: 8"),
            ("57 M steps/s (0.99)", "57 M steps/s (0.98)"),
            ("(0.09767)", "(0.098)"),
        ] {
            let failure = figures(&BROWSER.replace(right, wrong)).check(Some(&native)).expect_err("another result");
            assert!(failure.tried.contains("is right"), "{failure}");
        }
    }

    #[test]
    fn what_did_not_end_is_no_set_of_figures() {
        for text in ["", "RangeError: too long", "W1: 60.0 M steps/s (0.99)", "W1: fast (1)\nfingerprint: 7"] {
            assert!(Figures::parse(text).is_err(), "{text}");
        }
    }
}
