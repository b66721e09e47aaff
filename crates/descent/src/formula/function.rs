//! The functions that a formula may call, with their derivatives beside them.

/// Name, and value and derivative at a point.
type Function = (&'static str, fn(f64) -> [f64; 2]);

static ALL: &[Function] = &[
    ("sin", |x| [libm::sin(x), libm::cos(x)]),
    ("cos", |x| [libm::cos(x), -libm::sin(x)]),
    ("tan", |x| {
        let tan = libm::tan(x);
        [tan, 1.0 + tan * tan]
    }),
    ("asin", |x| [libm::asin(x), 1.0 / (1.0 - x * x).sqrt()]),
    ("acos", |x| [libm::acos(x), -1.0 / (1.0 - x * x).sqrt()]),
    ("atan", |x| [libm::atan(x), 1.0 / (1.0 + x * x)]),
    ("sinh", |x| [libm::sinh(x), libm::cosh(x)]),
    ("cosh", |x| [libm::cosh(x), libm::sinh(x)]),
    ("tanh", |x| {
        let tanh = libm::tanh(x);
        [tanh, 1.0 - tanh * tanh]
    }),
    ("exp", |x| [libm::exp(x), libm::exp(x)]),
    ("ln", |x| [libm::log(x), 1.0 / x]),
    // As in NumPy and PyTorch.
    ("log", |x| [libm::log(x), 1.0 / x]),
    ("sqrt", |x| [x.sqrt(), 0.5 / x.sqrt()]),
    ("abs", |x| [x.abs(), if x == 0.0 { 0.0 } else { 1.0_f64.copysign(x) }]),
    ("sigmoid", |x| {
        let sigmoid = crate::neuron::sigmoid(x);
        [sigmoid, sigmoid * (1.0 - sigmoid)]
    }),
    ("relu", |x| if x <= 0.0 { [0.0, 0.0] } else { [x, 1.0] }),
];

/// The names of all functions that a formula may call.
pub fn functions() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|(name, _)| *name)
}

pub(super) fn find(name: &str) -> Option<fn(f64) -> [f64; 2]> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, function)| *function)
}
