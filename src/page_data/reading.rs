//! Reading the first simulation of a page without serde, which would make the core of the program larger by a quarter: the
//! browser has parsed the JSON, and a run on a landscape is made of a few names and numbers. Whatever is not understood here
//! is left to serde, which is in a lazy chunk.

use course_model::{
    LandscapeMathematics, Mathematics, OptimizerMathematics, Simulation, Symbol, TourSetting, TourStep,
};
use descent::experiment::{DescentExperiment, Experiment};
use descent::landscape;
use descent::optimizer_entry::OptimizerEntry;
use descent::setting::{Adjustable, Settings};
use descent::stop::Stop;

/// A value of JSON, however it is held.
pub(crate) trait Json: Sized {
    fn get(&self, name: &str) -> Option<Self>;
    fn names(&self) -> Vec<String>;
    fn items(&self) -> Option<Vec<Self>>;
    /// A number, or a switch as 0 or 1.
    fn number(&self) -> Option<f64>;
    fn text(&self) -> Option<String>;
}

/// Members of a descent that are understood here.
const KNOWN: [&str; 9] = ["kind", "landscape", "start", "steps", "noise", "seed", "schedule", "stop", "optimizers"];

/// A simulation on a landscape; `None` where it is another one, or not as the compiler writes it.
pub(crate) fn simulation(json: &impl Json) -> Option<Simulation> {
    Some(Simulation {
        id: text(json, "id")?,
        experiment: Experiment::Descent(experiment(&json.get("experiment")?)?),
        caption: text(json, "caption").unwrap_or_default(),
        surface: json.get("surface").and_then(|surface| surface.number()) == Some(1.0),
        tour: list(json, "tour", tour_step)?,
    })
}

fn experiment(json: &impl Json) -> Option<DescentExperiment> {
    let is_known = json.names().iter().all(|name| KNOWN.contains(&name.as_str()));
    if !is_known || text(json, "kind")? != "descent" {
        return None;
    }
    let mut experiment = DescentExperiment::new(landscape::find(&text(json, "landscape")?).ok()?, Vec::new());
    if let Some(start) = json.get("start") {
        let start = start.items()?.iter().map(Json::number).collect::<Option<Vec<f64>>>()?;
        experiment.start = start.try_into().ok()?;
    }
    experiment.steps = whole(json, "steps")?.unwrap_or(experiment.steps);
    experiment.seed = whole(json, "seed")?.map_or(experiment.seed, |seed| seed as u64);
    experiment.noise = number(json, "noise")?.unwrap_or_default();
    experiment.schedule = optional(json, "schedule", settings)?;
    experiment.stop = optional(json, "stop", stop)?.unwrap_or_default();
    experiment.optimizers = list(json, "optimizers", entry)?;
    experiment.check().ok().map(|()| experiment)
}

fn stop<J: Json>(json: &J) -> Option<Stop> {
    Some(Stop { loss_below: number(json, "loss_below")?, stalled: whole(json, "stalled")? })
}

fn entry<J: Json>(json: &J) -> Option<OptimizerEntry> {
    if json.get("batch_size").is_some() {
        return None;
    }
    let (schedule, label) = (optional(json, "schedule", settings)?, text(json, "label"));
    Some(OptimizerEntry { schedule, batch_size: None, label, settings: settings(json)? })
}

/// An id, and the hyper-parameters that differ from their defaults.
fn settings<S: Adjustable, J: Json>(json: &J) -> Option<Settings<S>> {
    let mut settings = Settings::defaults(S::find(&text(json, "id")?).ok()?);
    for name in json.names() {
        if !["id", "schedule", "label"].contains(&name.as_str()) {
            settings.set(&name, json.get(&name)?.number()?).ok()?;
        }
    }
    Some(settings)
}

fn tour_step<J: Json>(json: &J) -> Option<TourStep> {
    let setting = |json: &J| {
        let (optimizer, name) = (text(json, "optimizer")?, text(json, "name")?);
        Some(TourSetting { optimizer, name, value: number(json, "value")?? })
    };
    let (seconds, run_to) = (number(json, "seconds")??, whole(json, "run_to")??);
    Some(TourStep { seconds, caption: text(json, "caption")?, run_to, set: list(json, "set", setting)? })
}

pub(crate) fn mathematics<J: Json>(json: &J) -> Mathematics {
    let symbol = |json: &J| Some(Symbol { name: text(json, "name")?, symbol: text(json, "symbol")? });
    let optimizer = |json: &J| {
        let (id, rule, symbols) = (text(json, "id")?, text(json, "rule")?, list(json, "symbols", symbol)?);
        Some(OptimizerMathematics { id, rule, symbols })
    };
    let landscape = |json: &J| Some(LandscapeMathematics { id: text(json, "id")?, formula: text(json, "formula")? });
    Mathematics {
        optimizers: list(json, "optimizers", optimizer).unwrap_or_default(),
        landscapes: list(json, "landscapes", landscape).unwrap_or_default(),
        terms: list(json, "terms", symbol).unwrap_or_default(),
    }
}

pub(crate) fn text(json: &impl Json, name: &str) -> Option<String> {
    json.get(name)?.text()
}

/// A number that may be left out; `None` where there is something else.
fn number(json: &impl Json, name: &str) -> Option<Option<f64>> {
    optional(json, name, Json::number)
}

/// A whole number that may be left out; `None` where there is something else.
fn whole(json: &impl Json, name: &str) -> Option<Option<usize>> {
    let number = number(json, name)?;
    let is_whole = number.is_none_or(|number| number >= 0.0 && number.fract() == 0.0 && number < 9e15);
    is_whole.then(|| number.map(|number| number as usize))
}

fn optional<J: Json, T>(json: &J, name: &str, read: impl Fn(&J) -> Option<T>) -> Option<Option<T>> {
    json.get(name).map_or(Some(None), |member| read(&member).map(Some))
}

/// The items of an array, which may be left out; `None` where one of them cannot be read.
fn list<J: Json, T>(json: &J, name: &str, read: impl Fn(&J) -> Option<T>) -> Option<Vec<T>> {
    json.get(name).map_or(Some(Vec::new()), |member| member.items()?.iter().map(read).collect())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use course_model::Block;
    use descent::experiment::Order;
    use serde_json::Value;

    use super::*;
    use crate::course::COURSE;

    impl Json for Value {
        fn get(&self, name: &str) -> Option<Self> {
            Value::get(self, name).cloned()
        }

        fn names(&self) -> Vec<String> {
            self.as_object().map(|members| members.keys().cloned().collect()).unwrap_or_default()
        }

        fn items(&self) -> Option<Vec<Self>> {
            self.as_array().cloned()
        }

        fn number(&self) -> Option<f64> {
            self.as_f64().or(self.as_bool().map(|switch| f64::from(u8::from(switch))))
        }

        fn text(&self) -> Option<String> {
            self.as_str().map(str::to_owned)
        }
    }

    #[test]
    fn what_is_read_here_is_what_serde_reads() {
        let mut read = 0;
        for block in COURSE.lessons.iter().flat_map(|lesson| &lesson.blocks) {
            let Block::Simulation(known) = block else { continue };
            let json = serde_json::to_value(known).expect("JSON");
            let is_landscape = known.experiment.descent().is_some_and(|descent| {
                let is_simple = descent.batch_size.is_none() && descent.order == Order::Listed;
                is_simple && descent.objective.landscape().is_some()
            });
            match simulation(&json) {
                Some(found) => assert_eq!(found, *known),
                None => assert!(!is_landscape, "{}", known.id),
            }
            read += usize::from(is_landscape);
        }
        assert!(read > 10, "{read}");
        let json = serde_json::to_value(&COURSE.mathematics).expect("JSON");
        assert_eq!(mathematics(&json), COURSE.mathematics);
    }

    #[test]
    fn what_is_not_as_the_compiler_writes_it_is_left_to_serde() {
        let good =
            r#"{"id": "a", "experiment": {"kind": "descent", "landscape": "ravine", "optimizers": [{"id": "gd"}]}}"#;
        let read = |text: &str| simulation(&serde_json::from_str::<Value>(text).expect("JSON"));
        assert!(read(good).is_some());
        for (part, wrong) in [
            ("\"descent\"", "\"network\""),
            ("\"ravine\"", "\"ravin\""),
            ("\"landscape\": \"ravine\"", "\"formula\": \"x^2\""),
            ("{\"id\": \"gd\"}", "{\"id\": \"gd\", \"learning_rate\": \"fast\"}"),
            ("{\"id\": \"gd\"}", ""),
            ("\"kind\"", "\"steps\": 1.5, \"kind\""),
            ("\"kind\"", "\"start\": [1], \"kind\""),
            ("\"kind\"", "\"batch_size\": 1, \"kind\""),
        ] {
            assert!(read(&good.replace(part, wrong)).is_none(), "{wrong}");
        }
    }
}
