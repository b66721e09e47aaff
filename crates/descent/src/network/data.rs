//! The samples of an experiment, from somebody's own points or from a data set.

use super::reference_fields::{Choice, Data, ReferenceFields, Targets};
use super::reference_training::{ReferenceTrainingError, at, chosen};
use super::{Activation, Architecture, Loss, Samples};
use crate::dataset::{self, Dataset};
use crate::digits::Digits;

/// The samples, which need not fit the network yet.
pub(super) fn samples(
    fields: &ReferenceFields,
    architecture: &Architecture,
) -> Result<Samples<f64>, ReferenceTrainingError> {
    match (&fields.data, &fields.x, &fields.y) {
        (None, Some(x), Some(y)) => own("", x, y, architecture),
        (Some(Data::Own { x, y }), None, None) => own("data.", x, y, architecture),
        (Some(Data::Named(choice)), None, None) => of_data_set(choice, architecture),
        (None, None, Some(_)) => Err(at("x", "the inputs are missing")),
        (None, Some(_), None) => Err(at("y", "what shall come out is missing")),
        (None, None, None) => Err(at("data", "give `x` and `y`, or the id of a data set in `data`")),
        (Some(_), ..) => Err(at("data", "there is `x` or `y` beside it")),
    }
}

fn own(
    path: &str,
    x: &[Vec<f64>],
    y: &Targets,
    architecture: &Architecture,
) -> Result<Samples<f64>, ReferenceTrainingError> {
    rows(&format!("{path}x"), x, architecture.inputs())?;
    let path = format!("{path}y");
    let count = match y {
        Targets::Numbers(numbers) => numbers.len(),
        Targets::Rows(rows) => rows.len(),
    };
    if count != x.len() || count == 0 {
        return Err(at(path, format!("there are {count} of them for {} inputs", x.len())));
    }
    match y {
        Targets::Numbers(numbers) => of_numbers(&path, x.concat(), numbers, architecture),
        Targets::Rows(targets) => {
            rows(&path, targets, architecture.outputs())?;
            Samples::new(architecture.inputs(), architecture.outputs(), x.concat(), targets.concat())
                .map_err(|error| at(path, error.to_string()))
        }
    }
}

fn rows(path: &str, rows: &[Vec<f64>], width: usize) -> Result<(), ReferenceTrainingError> {
    match rows.iter().position(|row| row.len() != width) {
        Some(index) => {
            let count = rows[index].len();
            Err(at(format!("{path}[{index}]"), format!("there are {count} numbers, but the network has {width}")))
        }
        None => Ok(()),
    }
}

/// A number for each sample: its class, or the only output.
fn of_numbers(
    path: &str,
    inputs: Vec<f64>,
    numbers: &[f64],
    architecture: &Architecture,
) -> Result<Samples<f64>, ReferenceTrainingError> {
    let (features, outputs) = (architecture.inputs(), architecture.outputs());
    if architecture.loss() != Loss::CrossEntropy {
        return Samples::new(features, outputs, inputs, numbers.to_vec()).map_err(|error| at(path, error.to_string()));
    }
    let mut labels = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        if number.fract() != 0.0 || !(0.0..outputs as f64).contains(number) {
            let message = format!("{number} is no class: they are counted from 0 and there are {outputs}");
            return Err(at(format!("{path}[{index}]"), message));
        }
        labels.push(*number as usize);
    }
    Samples::of_classes(features, outputs, inputs, &labels).map_err(|error| at(path, error.to_string()))
}

/// Classes 0 and 1 become -1 and 1 for an output that lies between these.
fn of_data_set(choice: &Choice, architecture: &Architecture) -> Result<Samples<f64>, ReferenceTrainingError> {
    let Some(settings) = data_set(choice)? else {
        return Digits::included().samples(usize::MAX).map_err(|error| at("data", error.to_string()));
    };
    let table = settings.table();
    if table.columns() != architecture.inputs() {
        let message = format!("it has {} inputs, but the network {}", table.columns(), architecture.inputs());
        return Err(at("data", message));
    }
    let targets = table.targets();
    let two_sided = architecture.activation(architecture.layers() - 1) == Activation::Tanh
        && targets.iter().all(|target| [0.0, 1.0].contains(target));
    let targets: Vec<f64> = targets.iter().map(|target| if two_sided { 2.0 * target - 1.0 } else { *target }).collect();
    of_numbers("data", table.inputs().to_vec(), &targets, architecture)
}

/// The data set that somebody chose, or `None` for the digits.
pub(super) fn data_set(choice: &Choice) -> Result<Option<dataset::Settings>, ReferenceTrainingError> {
    if choice.id() != "digits" {
        return chosen::<Dataset>("data", choice).map(Some).map_err(with_digits);
    }
    match choice.values().next() {
        Some((name, _)) => Err(at(format!("data.{name}"), "the digits have no settings")),
        None => Ok(None),
    }
}

/// The digits are no table of two classes, and so not in the registry, but here they are known.
fn with_digits(mut error: ReferenceTrainingError) -> ReferenceTrainingError {
    if error.path == "data" {
        error.known.push("digits");
    }
    error
}
