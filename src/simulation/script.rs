//! A guided tour as a script: at any moment, which step it is at and what it shows. Pure.

use crate::course::{TourSetting, TourStep};
use descent::experiment::DescentExperiment;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Script {
    steps: &'static [TourStep],
}

/// What a tour shows at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    pub step: usize,
    pub position: f64,
}

impl Script {
    /// The script of these steps; `None` for no steps.
    pub fn new(steps: &'static [TourStep]) -> Option<Self> {
        (!steps.is_empty()).then_some(Self { steps })
    }

    pub fn steps(&self) -> &'static [TourStep] {
        self.steps
    }

    pub fn seconds(&self) -> f64 {
        self.steps.iter().map(|step| step.seconds).sum()
    }

    /// When a step begins.
    pub fn begin(&self, step: usize) -> f64 {
        self.steps.iter().take(step).map(|step| step.seconds).sum()
    }

    /// When a step has shown everything it has to show.
    pub fn shown(&self, step: usize) -> f64 {
        let seconds = self.steps.get(step).map_or(0.0, |step| step.seconds);
        self.begin(step) + seconds * MOVING
    }

    /// What there is to see after `time` seconds.
    pub fn moment(&self, time: f64) -> Moment {
        let mut begin = 0.0;
        let last = self.steps.len() - 1;
        for (index, step) in self.steps.iter().enumerate() {
            if time < begin + step.seconds || index == last {
                let share = ((time - begin) / (step.seconds * MOVING).max(1e-9)).clamp(0.0, 1.0);
                let from = self.from(index);
                return Moment { step: index, position: from + share * (step.run_to as f64 - from) };
            }
            begin += step.seconds;
        }
        Moment { step: last, position: self.steps[last].run_to as f64 }
    }

    /// The lesson's experiment with everything set up to and including a step.
    pub fn experiment(&self, preset: &DescentExperiment, step: usize) -> DescentExperiment {
        let mut experiment = preset.clone();
        for TourSetting { optimizer, name, value } in self.steps.iter().take(step + 1).flat_map(|step| &step.set) {
            for settings in experiment.optimizers.iter_mut().filter(|settings| settings.spec().id == optimizer) {
                // The lesson compiler has checked names and values.
                let _ = settings.set(name, *value);
            }
        }
        experiment
    }

    /// Where the run stands when a step begins. New settings are shown from the start; a step that
    /// ends before the one ahead of it starts over as well.
    fn from(&self, step: usize) -> f64 {
        let before = step.checked_sub(1).map_or(0, |before| self.steps[before].run_to);
        let starts_over = !self.steps[step].set.is_empty() || self.steps[step].run_to < before;
        if starts_over { 0.0 } else { before as f64 }
    }
}

/// The share of a step's time in which the run moves; the rest is for reading.
const MOVING: f64 = 0.75;

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static STEPS: LazyLock<Vec<TourStep>> = LazyLock::new(|| {
        let step = |seconds, run_to, set| TourStep { seconds, caption: String::new(), run_to, set };
        let setting = TourSetting { optimizer: "momentum".into(), name: "momentum".into(), value: 0.5 };
        vec![
            step(4.0, 0, Vec::new()),
            step(8.0, 20, Vec::new()),
            step(8.0, 60, vec![setting]),
            step(4.0, 60, Vec::new()),
        ]
    });

    fn script() -> Script {
        Script::new(&STEPS).expect("it has steps")
    }

    #[test]
    fn the_run_goes_where_the_script_says() {
        let script = script();
        assert_eq!(script.seconds(), 24.0);
        assert_eq!(script.moment(0.0), Moment { step: 0, position: 0.0 });
        assert_eq!(script.moment(7.0), Moment { step: 1, position: 10.0 });
        assert_eq!(script.moment(11.9), Moment { step: 1, position: 20.0 });
        assert_eq!(script.moment(12.0), Moment { step: 2, position: 0.0 }, "new settings start over");
        assert_eq!(script.moment(21.0), Moment { step: 3, position: 60.0 }, "a step without change stays");
        assert_eq!(script.moment(1e9), Moment { step: 3, position: 60.0 });
    }

    #[test]
    fn a_step_has_shown_all_before_it_ends() {
        for (step, tour_step) in STEPS.iter().enumerate() {
            let moment = script().moment(script().shown(step));
            assert_eq!(moment, Moment { step, position: tour_step.run_to as f64 });
        }
    }

    #[test]
    fn settings_last_and_going_back_undoes_them() {
        let text = r#"{"landscape": "ravine", "optimizers": [{"id": "gd"}, {"id": "momentum"}]}"#;
        let preset: DescentExperiment = serde_json::from_str(text).expect("an experiment");
        assert_eq!(script().experiment(&preset, 3).optimizers[1].get("momentum"), Some(0.5));
        assert_eq!(script().experiment(&preset, 1), preset);
    }

    #[test]
    fn no_steps_no_script() {
        assert_eq!(Script::new(&[]), None);
    }
}
