use super::{Dataset, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "neuron-points",
    name: "Two points",
    inputs: &["x"],
    target: "y",
    summary: "Two points that one sigmoid neuron meets exactly, at w = 1.792 and b = -2.282.",
    source: "The course's lectures.",
    hyper_parameters: &[],
    generate: |_| Table::new([([0.5], 0.2), ([2.5], 0.9)]),
};
