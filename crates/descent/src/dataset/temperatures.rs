use super::{Dataset, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "temperatures",
    name: "Temperatures",
    inputs: &["day"],
    target: "temperature",
    summary: "The temperatures of five days, which a moving average follows.",
    source: "The course's lecture notes.",
    hyper_parameters: &[],
    generate: |_| Table::new([([1.0], 25.0), ([2.0], 13.0), ([3.0], 17.0), ([4.0], 31.0), ([5.0], 43.0)]),
};
