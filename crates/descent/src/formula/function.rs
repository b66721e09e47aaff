//! The functions that a formula may call, with their derivatives beside them.

#[derive(Debug)]
pub(super) struct Function {
    pub(super) name: &'static str,
    /// Value and derivative at a point.
    pub(super) at: fn(f64) -> [f64; 2],
}

const fn function(name: &'static str, at: fn(f64) -> [f64; 2]) -> Function {
    Function { name, at }
}

static ALL: &[Function] = &[
    function("sin", |x| [libm::sin(x), libm::cos(x)]),
    function("cos", |x| [libm::cos(x), -libm::sin(x)]),
    function("tan", |x| {
        let tan = libm::tan(x);
        [tan, 1.0 + tan * tan]
    }),
    function("asin", |x| [libm::asin(x), 1.0 / (1.0 - x * x).sqrt()]),
    function("acos", |x| [libm::acos(x), -1.0 / (1.0 - x * x).sqrt()]),
    function("atan", |x| [libm::atan(x), 1.0 / (1.0 + x * x)]),
    function("sinh", |x| [libm::sinh(x), libm::cosh(x)]),
    function("cosh", |x| [libm::cosh(x), libm::sinh(x)]),
    function("tanh", |x| {
        let tanh = libm::tanh(x);
        [tanh, 1.0 - tanh * tanh]
    }),
    function("exp", |x| [libm::exp(x), libm::exp(x)]),
    function("ln", |x| [libm::log(x), 1.0 / x]),
    // As in NumPy and PyTorch.
    function("log", |x| [libm::log(x), 1.0 / x]),
    function("sqrt", |x| [x.sqrt(), 0.5 / x.sqrt()]),
    function("abs", |x| [x.abs(), if x == 0.0 { 0.0 } else { 1.0_f64.copysign(x) }]),
    function("sigmoid", |x| {
        let sigmoid = crate::math::sigmoid(x);
        [sigmoid, sigmoid * (1.0 - sigmoid)]
    }),
    function("relu", |x| if x <= 0.0 { [0.0, 0.0] } else { [x, 1.0] }),
];

/// The names of all functions that a formula may call.
pub fn functions() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|function| function.name)
}

pub(super) fn find(name: &str) -> Option<&'static Function> {
    ALL.iter().find(|function| function.name == name)
}
