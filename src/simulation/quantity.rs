//! What can be followed over the steps of a run.

use crate::plot::curve::{Range, Room};
use crate::plot::number;
use crate::strings::readings as strings;
use descent::experiment::DescentExperiment;
use descent::run::{Run, Track};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quantity {
    #[default]
    Loss,
    /// What the gradient is multiplied by, for each parameter.
    LearningRate,
    /// How far it is to the nearest minimum.
    Distance,
}

impl Quantity {
    /// Those that an experiment has.
    pub fn of(experiment: &DescentExperiment) -> Vec<Self> {
        let mut all = vec![Self::Loss, Self::LearningRate];
        if !experiment.objective.minima().is_empty() {
            all.push(Self::Distance);
        }
        all
    }

    /// Name on its tab.
    pub fn label(self) -> &'static str {
        self.words_for()[0]
    }

    pub fn caption(self) -> &'static str {
        self.words_for()[1]
    }

    /// How many curves an optimizer has.
    pub fn curves(self, dimension: usize) -> usize {
        if self == Self::LearningRate { dimension } else { 1 }
    }

    /// The value of a curve at a step, if there is one. What has got lost has infinite loss and no more rates.
    pub fn value(self, track: &Track, curve: usize, step: usize) -> Option<f64> {
        match self {
            Self::Loss => track.losses().get(step).map(|loss| if loss.is_nan() { f64::INFINITY } else { *loss }),
            Self::LearningRate => {
                let rates = track.effective_learning_rates().get(step.saturating_sub(1))?;
                Some(f64::from(rates[curve])).filter(|rate| rate.is_finite())
            }
            Self::Distance => track.distance_to_minimum(step).filter(|distance| distance.is_finite()),
        }
    }

    /// The values of an optimizer at a step, as the legend shows them.
    pub fn words(self, track: &Track, dimension: usize, step: usize) -> String {
        let values = (0..self.curves(dimension)).filter_map(|curve| self.value(track, curve, step));
        match values.map(number::short).collect::<Vec<_>>().as_slice() {
            [] => strings::NO_VALUE.to_owned(),
            [x, y] if x != y => strings::for_each_parameter(x, y),
            [value, ..] => value.clone(),
        }
    }

    /// Tab, caption and axis.
    fn words_for(self) -> [&'static str; 3] {
        match self {
            Self::Loss => strings::LOSS,
            Self::LearningRate => strings::LEARNING_RATES,
            Self::Distance => strings::DISTANCE,
        }
    }

    /// Room for the curves of all optimizers that are seen.
    pub fn room(self, run: &Run, hidden: &[bool], last: usize, logarithmic: bool) -> Room {
        let dimension = run.experiment().objective.dimension();
        let seen = || run.tracks().iter().zip(0..).filter(|(_, index)| hidden.get(*index) != Some(&true));
        let curves = || seen().flat_map(move |(track, _)| (0..self.curves(dimension)).map(move |curve| (track, curve)));
        let first =
            curves().filter_map(|(track, curve)| self.value(track, curve, 0)).fold(0.0_f64, |a, b| a.max(b.abs()));
        let values = curves().flat_map(|(track, curve)| {
            (0..(last + 1).min(track.losses().len())).filter_map(move |step| self.value(track, curve, step))
        });
        let [_, _, name] = self.words_for();
        let up = if logarithmic { Range::logarithmic(name, first, values) } else { Range::linear(name, first, values) };
        Room::new(Range::steps(last), up)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quantity_has_values_and_words() {
        let text =
            r#"{"landscape": "ravine", "start": [-5, 2], "optimizers": [{"id": "adam", "lr": 0.1}, {"id": "rprop"}]}"#;
        let mut run = Run::new(&serde_json::from_str(text).expect("an experiment"));
        run.run_to(100);
        assert_eq!(Quantity::of(run.experiment()).len(), 3);
        for quantity in Quantity::of(run.experiment()) {
            let room = quantity.room(&run, &[false; 2], 100, true);
            assert!(room.words().contains("log scale"), "{quantity:?}");
            assert!(quantity.value(&run.tracks()[0], 0, 50).is_some_and(f64::is_finite));
        }
        let rates = Quantity::LearningRate;
        assert!(rates.words(&run.tracks()[0], 2, 50).starts_with("x "), "Adam has a rate for each parameter");
        assert_eq!(rates.words(&run.tracks()[1], 2, 50), "none", "Rprop looks only at signs");
        assert_eq!(rates.value(&run.tracks()[0], 0, 0), rates.value(&run.tracks()[0], 0, 1));
        assert_eq!(rates.value(&run.tracks()[0], 0, 101), None);
    }
}
