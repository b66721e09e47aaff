//! What is made small, as a Python function.

use crate::experiment::DescentExperiment;
use crate::formula::Formula;
use crate::objective::Objective;

use super::text::list;

/// How a framework calls its functions.
pub(super) struct Dialect {
    /// What makes a tensor of a list: `torch.tensor`.
    pub(super) tensor: &'static str,
    /// What stands before names of functions: `torch.`.
    pub(super) prefix: &'static str,
    /// Names that differ from the formula's own.
    pub(super) renamed: &'static [(&'static str, &'static str)],
    /// How samples are picked from a tensor: `INPUTS[samples]`.
    pub(super) pick: fn(&str) -> String,
    pub(super) sum: &'static str,
}

impl Dialect {
    fn function(&self, name: &str) -> String {
        let own = self.renamed.iter().find(|(known, _)| *known == name).map_or(name, |(_, own)| own);
        format!("{}{own}", self.prefix)
    }
}

pub(super) fn write(experiment: &DescentExperiment, dialect: &Dialect) -> String {
    match &experiment.objective {
        Objective::Landscape(landscape) => match Formula::parse(landscape.typed) {
            Ok(formula) => of_formula(&formula, dialect),
            // A test parses them all.
            Err(error) => format!("# {error}\n"),
        },
        Objective::Formula(formula) => of_formula(formula, dialect),
        Objective::Neuron(neuron) => {
            let Dialect { tensor, prefix, pick, sum, .. } = dialect;
            let points = neuron.points();
            let (inputs, targets) = (list(points.iter().map(|[x, _]| *x)), list(points.iter().map(|[_, y]| *y)));
            format!(
                "INPUTS = {tensor}({inputs})\nTARGETS = {tensor}({targets})\nSAMPLES = {}\n\n\n\
                 def loss(w, b, samples=range(SAMPLES)):\n    \"\"\"Half the sum of squared errors of a sigmoid neuron.\"\"\"\n    \
                 outputs = {prefix}sigmoid(w * {} + b)\n    \
                 return 0.5 * {sum}((outputs - {}) ** 2)\n\n\n",
                points.len(),
                pick("INPUTS"),
                pick("TARGETS"),
            )
        }
        Objective::Online(online) => {
            let Dialect { tensor, pick, sum, .. } = dialect;
            let slopes = list((0..online.period).map(|piece| online.batch_slope(&[piece])));
            format!(
                "SLOPES = {tensor}({slopes})\nSAMPLES = {}\n\n\n\
                 def loss(x, samples=range(SAMPLES)):\n    return {sum}({} * x)\n\n\n",
                online.period,
                pick("SLOPES"),
            )
        }
    }
}

fn of_formula(formula: &Formula, dialect: &Dialect) -> String {
    let variables = if formula.dimension() == 1 { "x" } else { "x, y" };
    let value = formula.python(&|name| dialect.function(name));
    format!("def loss({variables}):\n    return {value}\n\n\n")
}
