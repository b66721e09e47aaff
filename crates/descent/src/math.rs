//! Arithmetic that several modules need.

pub(crate) fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-z))
}

/// Whether these are two ranges from low to high that can be drawn.
pub(crate) fn is_domain(domain: [[f64; 2]; 2]) -> bool {
    domain.iter().all(|[low, high]| low < high && (high - low).is_finite())
}
