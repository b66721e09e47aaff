//! Data sets: small tables to learn from, listed or drawn from a seed.
//!
//! Each lives in a file of its own. To add one, write such a file and add it to [`all`].
//!
//! ```
//! assert_eq!(descent::dataset::find("xor")?.inputs, ["x", "y"]);
//! # Ok::<(), descent::name::UnknownName>(())
//! ```

mod circle;
mod gaussians;
mod moons;
mod neuron_contrast;
mod neuron_points;
mod noisy_line;
mod noisy_series;
mod sparse;
mod spec;
mod spiral;
mod students;
mod table;
mod temperatures;
mod xor;

pub use spec::Dataset;
pub use table::Table;

use crate::setting;

/// One data set with its seed, noise and number of rows, where it has them.
///
/// ```
/// use descent::dataset::Settings;
///
/// let moons: Settings = serde_json::from_str(r#"{"id": "moons", "seed": 7, "noise": 0.1}"#)?;
/// assert_eq!(moons.table().len(), 200);
/// assert_eq!(moons.table(), moons.clone().table());
/// # Ok::<(), serde_json::Error>(())
/// ```
pub type Settings = setting::Settings<Dataset>;

impl Settings {
    /// The rows: the same settings give the same bits on every machine.
    pub fn table(&self) -> Table {
        (self.spec().generate)(self)
    }

    /// The part of the plane in which the first two inputs lie, with some room around them: x from and to, y from and to.
    pub fn window(&self) -> [[f64; 2]; 2] {
        let table = self.table();
        [0, 1].map(|column| {
            let values = || table.rows().filter_map(|(inputs, _)| inputs.get(column).copied());
            let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
            let (middle, half) = if low <= high { ((low + high) / 2.0, (high - low) / 2.0) } else { (0.0, 0.0) };
            let half = if half > 0.0 { 1.1 * half } else { 1.0 };
            [middle - half, middle + half]
        })
    }
}

adjustable! { Dataset, "a data set" }
registry! {
    /// All data sets: those of the sigmoid neuron, those of networks, the series of moving averages, and a table of the
    /// lessons.
    Dataset, "data set", [
        neuron_points::DATASET, neuron_contrast::DATASET, sparse::DATASET, noisy_line::DATASET, gaussians::DATASET,
        circle::DATASET, xor::DATASET, moons::DATASET, spiral::DATASET, temperatures::DATASET, noisy_series::DATASET,
        students::DATASET,
    ]
}
