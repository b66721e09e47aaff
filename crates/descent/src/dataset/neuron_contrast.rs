use super::{Dataset, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "neuron-contrast",
    name: "Two points, 0 and 1",
    inputs: &["x"],
    target: "y",
    summary: "Two points at 0 and 1, which a sigmoid only comes close to: the surface has a long flat plateau.",
    source: "The points of the course's lectures, with targets at the ends of the range.",
    hyper_parameters: &[],
    generate: |_| Table::new([([0.5], 0.0), ([2.5], 1.0)]),
};
