//! An experiment on a landscape as data of a program: for programs that run it but should not have to read any text.

use crate::contender::Contender;
use crate::experiment::{Experiment, ExperimentError, Order};
use crate::landscape;
use crate::name::UnknownName;
use crate::setting::{Adjustable, SettingError, Settings};
use crate::stop::Stop;

/// An [`Experiment`] before its names are looked up. What it leaves out is as in the experiment's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// Id of the landscape.
    pub landscape: &'static str,
    /// Where all optimizers start.
    pub start: [f64; 2],
    /// Those who start.
    pub optimizers: &'static [Entrant],
    /// The schedule of all that have none of their own.
    pub schedule: Option<Choice>,
    /// How many steps there are to see.
    pub steps: usize,
    /// Standard deviation of the noise.
    pub noise: f64,
    /// Seed of the noise.
    pub seed: u64,
    /// When an optimizer stops.
    pub stop: Stop,
}

/// An id, and the hyper-parameters that differ from their defaults.
pub type Choice = (&'static str, &'static [(&'static str, f64)]);

/// One of those who start, as a [`Contender`] before its names are looked up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entrant {
    /// The optimizer.
    pub optimizer: Choice,
    /// Its own schedule.
    pub schedule: Option<Choice>,
    /// Its own name.
    pub label: Option<&'static str>,
}

impl Preset {
    /// The experiment, checked as one that was read from text.
    pub fn experiment(&self) -> Result<Experiment, PresetError> {
        let objective = landscape::find(self.landscape)?.into();
        let optimizers = self.optimizers.iter().map(Entrant::contender).collect::<Result<_, _>>()?;
        let experiment = Experiment {
            objective,
            start: self.start,
            optimizers,
            schedule: self.schedule.map(settings).transpose()?,
            steps: self.steps,
            batch_size: None,
            order: Order::Listed,
            noise: self.noise,
            seed: self.seed,
            stop: self.stop,
        };
        experiment.check()?;
        Ok(experiment)
    }
}

impl Entrant {
    fn contender(&self) -> Result<Contender, PresetError> {
        let schedule = self.schedule.map(settings).transpose()?;
        let label = self.label.map(str::to_owned);
        Ok(Contender { schedule, batch_size: None, label, settings: settings(self.optimizer)? })
    }
}

fn settings<S: Adjustable>((id, values): Choice) -> Result<Settings<S>, PresetError> {
    let mut settings = Settings::defaults(S::find(id)?);
    for (name, value) in values {
        settings.set(name, *value)?;
    }
    Ok(settings)
}

/// Why a preset is no experiment.
#[derive(Clone, Debug, PartialEq)]
pub enum PresetError {
    /// There is nothing of this name.
    Unknown(UnknownName),
    /// A hyper-parameter cannot be so.
    Setting(SettingError),
    /// A number of the experiment cannot be so.
    Experiment(ExperimentError),
}

impl std::fmt::Display for PresetError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown(unknown) => unknown.fmt(f),
            Self::Setting(error) => error.fmt(f),
            Self::Experiment(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PresetError {}

impl From<UnknownName> for PresetError {
    fn from(unknown: UnknownName) -> Self {
        Self::Unknown(unknown)
    }
}

impl From<SettingError> for PresetError {
    fn from(error: SettingError) -> Self {
        Self::Setting(error)
    }
}

impl From<ExperimentError> for PresetError {
    fn from(error: ExperimentError) -> Self {
        Self::Experiment(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRESET: Preset = Preset {
        landscape: "ravine",
        start: [-5.0, 2.0],
        optimizers: &[Entrant {
            optimizer: ("momentum", &[("learning_rate", 0.1)]),
            schedule: Some(("step", &[("step_size", 10.0)])),
            label: Some("stairs"),
        }],
        schedule: Some(("cosine", &[])),
        steps: 60,
        noise: 0.5,
        seed: 7,
        stop: Stop { loss_below: Some(0.01), stalled: None },
    };

    #[test]
    fn it_is_the_experiment_that_its_text_would_be() {
        let text = r#"{"landscape": "ravine", "start": [-5, 2], "steps": 60, "noise": 0.5, "seed": 7,
            "schedule": {"id": "cosine"}, "stop": {"loss_below": 0.01}, "optimizers": [
            {"id": "momentum", "learning_rate": 0.1, "schedule": {"id": "step", "step_size": 10}, "label": "stairs"}]}"#;
        assert_eq!(PRESET.experiment(), Ok(serde_json::from_str(text).expect("an experiment")));
    }

    #[test]
    fn what_does_not_exist_or_cannot_be_is_refused() {
        let wrong = |optimizer| Preset {
            optimizers: Box::leak(Box::new([Entrant { optimizer, schedule: None, label: None }])),
            ..PRESET
        };
        for (preset, words) in [
            (Preset { landscape: "ravin", ..PRESET }, "ravin"),
            (wrong(("momentun", &[])), "momentun"),
            (wrong(("momentum", &[("momentum", 2.0)])), "momentum of momentum is 2"),
            (Preset { steps: 0, ..PRESET }, "steps is 0"),
        ] {
            let error = preset.experiment().expect_err(words);
            assert!(error.to_string().contains(words), "{error}");
        }
    }
}
