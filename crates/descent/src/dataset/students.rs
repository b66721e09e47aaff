use super::{Dataset, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "students",
    name: "Three students",
    inputs: &["cgpa", "iq"],
    target: "placed",
    summary: "Grades and intelligence quotient of three students, and whether they were placed.",
    source: "The course's lecture notes; two hidden neurons make it a network of nine parameters.",
    hyper_parameters: &[],
    generate: |_| Table::new([([8.0, 80.0], 1.0), ([9.0, 90.0], 1.0), ([7.0, 70.0], 0.0)]),
};
