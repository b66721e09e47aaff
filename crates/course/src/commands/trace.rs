//! `cargo course trace`: an experiment as CSV, number by number.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use descent::experiment::{DescentExperiment, Experiment};
use descent::name::UnknownName;
use descent::optimizer::SettingError;
use descent::run::Run;
use descent::setting::{Adjustable, Settings};
use descent::{csv, dataset, experiment, landscape, moving_average, network, online, optimizer, schedule};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::commands::trace_network;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Trace {
    /// Optimizer by its id, such as adam
    #[arg(long, required_unless_present = "experiment")]
    optimizer: Option<String>,
    /// Hyper-parameter, such as learning_rate=0.1; as often as needed, the rest have their defaults
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = assignment)]
    settings: Vec<(String, f64)>,
    /// Landscape by its id, such as rosenbrock
    #[arg(long, required_unless_present = "experiment")]
    landscape: Option<String>,
    /// Where to start, such as -1.5,2; without it where the landscape is worth seeing
    #[arg(long, value_name = "X,Y", value_parser = point, allow_hyphen_values = true)]
    start: Option<[f64; 2]>,
    /// Number of steps
    #[arg(long, default_value_t = 100)]
    steps: usize,
    /// Schedule by its id, with hyper-parameters that differ from their defaults, such as step,step_size=10,gamma=0.5; lr is the optimizer's
    #[arg(long, value_name = "ID[,NAME=VALUE]...")]
    schedule: Option<String>,
    /// Standard deviation of the noise on every component of the gradient
    #[arg(long, default_value_t = 0.0)]
    noise: f64,
    /// Seed of the noise
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// File with an experiment in JSON, as the pages of the course share it, or with a network
    #[arg(long, value_name = "FILE.json", conflicts_with_all = ["optimizer", "settings", "landscape", "start", "steps", "noise", "schedule", "seed"])]
    experiment: Option<PathBuf>,
}

/// Runs an experiment and prints `step,x,y,loss` for the start and for every step, or `epoch,loss` for a network (with
/// accuracies for one that a page shows).
///
/// Two columns follow where the textbook's point is not the parameter that PyTorch holds (Nesterov), and one comes
/// first where several optimizers run.
pub(crate) fn run(arguments: &Trace) -> Result<(), Failure> {
    let traced = match &arguments.experiment {
        Some(path) => from_file(path)?,
        None => Traced::Plane(from_arguments(arguments)?),
    };
    let out = BufWriter::new(io::stdout().lock());
    let printed = match traced {
        Traced::Plane(experiment) => print(&experiment, out),
        Traced::Network(experiment) => trace_network::print(experiment, out),
        Traced::Race(experiment) => trace_network::print_race(&experiment, out),
        Traced::Average(experiment) => print_average(&experiment, out),
    };
    match printed {
        // A reader that has seen enough (`| head`) is no reason to fail.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("the table could not be written: {error}"), ""))
        }
        _ => Ok(()),
    }
}

enum Traced {
    Plane(DescentExperiment),
    Network(network::ReferenceTraining),
    Race(network::NetworkExperiment),
    Average(moving_average::MovingAverageExperiment),
}

fn from_arguments(arguments: &Trace) -> Result<DescentExperiment, Failure> {
    let spec = optimizer::find(arguments.optimizer.as_deref().unwrap_or_default()).map_err(unknown)?;
    let landscape = landscape::find(arguments.landscape.as_deref().unwrap_or_default()).map_err(unknown)?;
    let mut settings = Settings::defaults(spec);
    for (name, value) in &arguments.settings {
        settings.set(name, *value).map_err(setting)?;
    }
    let schedule = arguments.schedule.as_deref().map(|text| schedule(text, &mut settings)).transpose()?;
    let mut experiment = DescentExperiment::new(landscape, vec![settings]);
    experiment.start = arguments.start.unwrap_or(experiment.start);
    (experiment.steps, experiment.noise, experiment.seed) = (arguments.steps, arguments.noise, arguments.seed);
    experiment.schedule = schedule;
    experiment.check().map_err(|error: experiment::ExperimentError| Failure::usage(error.to_string(), ""))?;
    Ok(experiment)
}

/// `step,step_size=10,gamma=0.5`. The reference values list the learning rate there that a schedule starts from: `lr`
/// is the optimizer's.
fn schedule(text: &str, optimizer: &mut optimizer::Settings) -> Result<schedule::Settings, Failure> {
    let mut parts = text.split(',');
    let id = parts.next().unwrap_or_default().trim();
    let mut settings = schedule::Settings::defaults(schedule::find(id).map_err(unknown)?);
    for part in parts {
        let (name, value) = assignment(part).map_err(|help| Failure::usage(format!("`{part}` is no setting"), help))?;
        match name.as_str() {
            "lr" => optimizer.set("learning_rate", value),
            _ => settings.set(&name, value),
        }
        .map_err(setting)?;
    }
    Ok(settings)
}

fn setting(error: SettingError) -> Failure {
    match error {
        SettingError::Unknown(name) => unknown(name),
        error => Failure::usage(error.to_string(), ""),
    }
}

fn print_average(experiment: &moving_average::MovingAverageExperiment, mut out: impl Write) -> io::Result<()> {
    let values = experiment.values();
    let averages = moving_average::averages(&values, experiment.beta, experiment.start);
    writeln!(out, "step,value,average")?;
    let mut rows = (1..).zip(values.iter().zip(averages));
    rows.try_for_each(|(step, (value, average))| writeln!(out, "{step},{value},{average}"))
}

fn from_file(path: &Path) -> Result<Traced, Failure> {
    let text = fs::read_to_string(path).map_err(|error| {
        Failure::new(format!("{} cannot be read: {error}", path.display()), "is the name of the file right?")
    })?;
    let traced = if has_kind(&text) {
        parse(&text).map(|experiment| match experiment {
            Experiment::Descent(experiment) => Traced::Plane(experiment),
            Experiment::Network(experiment) => Traced::Race(experiment),
            Experiment::MovingAverage(experiment) => Traced::Average(experiment),
        })
    } else if trace_network::is_network(&text) {
        trace_network::parse(&text).map(Traced::Network)
    } else {
        parse(&text).map(Traced::Plane)
    };
    traced.map_err(|failure| Failure { tried: format!("{}: {}", path.display(), failure.tried), ..failure })
}

/// Whether a text says what kind of simulation it is, as the pages write it.
fn has_kind(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|value: Value| value.get("kind").is_some())
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|error| {
        // The error says where; a name that is not known deserves the list of those that are.
        let known = serde_json::from_str(text).ok().and_then(|value| unknown_name(&value));
        Failure::usage(error.to_string(), known.map(|name| known_ones(&name)).unwrap_or_default())
    })
}

fn unknown_name(experiment: &Value) -> Option<UnknownName> {
    if let Some(Err(unknown)) = experiment["landscape"].as_str().map(landscape::find) {
        return Some(unknown);
    }
    if let Some(Err(unknown)) = experiment["online"].as_str().map(online::find) {
        return Some(unknown);
    }
    let optimizers = experiment["optimizers"].as_array().into_iter().flatten();
    unknown_in::<schedule::Spec>(&experiment["schedule"])
        .or_else(|| unknown_in::<dataset::Dataset>(&experiment["neuron"]["dataset"]))
        .or_else(|| optimizers.into_iter().find_map(unknown_in::<optimizer::Spec>))
}

/// The first name that is not known in an optimizer, a schedule or a data set.
fn unknown_in<S: Adjustable>(object: &Value) -> Option<UnknownName> {
    let mut settings = match S::find(object["id"].as_str()?) {
        Ok(spec) => Settings::defaults(spec),
        Err(unknown) => return Some(unknown),
    };
    let names = object.as_object()?.keys().filter(|name| *name != "id");
    names.map(|name| settings.set(name, 0.0)).find_map(|result| match result {
        Err(SettingError::Unknown(unknown)) => Some(unknown),
        _ => None,
    })
}

fn print(experiment: &DescentExperiment, mut out: impl Write) -> io::Result<()> {
    let mut run = Run::new(experiment);
    run.run_to(experiment.steps);
    for line in csv::of_run(&run) {
        out.write_all(line.as_bytes())?;
    }
    out.flush()
}

fn unknown(name: UnknownName) -> Failure {
    Failure::usage(name.to_string(), known_ones(&name))
}

fn known_ones(name: &UnknownName) -> String {
    match &name.known[..] {
        [] => String::new(),
        known => format!("known are: {}", known.join(", ")),
    }
}

fn assignment(text: &str) -> Result<(String, f64), String> {
    let (name, value) = text.split_once('=').ok_or("write it as name=value, such as learning_rate=0.1")?;
    Ok((name.trim().to_owned(), number(value)?))
}

fn point(text: &str) -> Result<[f64; 2], String> {
    let (x, y) = text.split_once(',').ok_or("write it as x,y, such as -1.5,2")?;
    Ok([number(x)?, number(y)?])
}

fn number(text: &str) -> Result<f64, String> {
    text.trim().parse().map_err(|_| format!("`{}` is not a number", text.trim()))
}

#[cfg(test)]
#[path = "trace_tests.rs"]
mod tests;
