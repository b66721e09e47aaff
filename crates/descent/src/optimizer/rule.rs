//! From a rule for one parameter to an optimizer of many.

use std::any::Any;
use std::fmt;

use super::Settings;
use super::term::{Observer, Term};
use crate::real::{Family, Real};

/// An optimizer at work: its settings, and what it remembers of past gradients.
///
/// ```
/// use descent::optimizer::{Optimizer, Settings, find};
///
/// let mut settings = Settings::defaults(find("gd")?);
/// settings.set("learning_rate", 0.1)?;
/// let mut optimizer = Optimizer::<f64>::new(&settings, 2);
/// let mut parameters = [1.0, 2.0];
/// optimizer.step(&mut parameters, &[10.0, 0.0]);
/// assert_eq!(parameters, [0.0, 2.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Optimizer<T> {
    settings: Settings,
    pub(super) stepper: Box<dyn Stepper<T>>,
}

impl<T: Real> Optimizer<T> {
    /// An optimizer for `len` parameters, before its first step.
    pub fn new(settings: &Settings, len: usize) -> Self {
        let Build { double, single } = &settings.spec().build;
        let build = T::select::<Builder>(*double, *single);
        Self { stepper: build(settings, len), settings: settings.clone() }
    }

    /// An optimizer for matrices that stand one behind the other, each row by row. Only Muon looks at
    /// their shapes; for all others they are but a number of parameters.
    pub fn for_matrices(settings: &Settings, shapes: &[Shape]) -> Self {
        Self::for_blocks(settings, shapes.iter().map(|shape| Block::Rows(*shape)).collect())
    }

    /// An optimizer for the layers of a network: for each the weights, input by input, and then the
    /// biases, one for each output. Only Muon tells these apart.
    pub fn for_layers(settings: &Settings, layers: &[Shape]) -> Self {
        let blocks = layers.iter().flat_map(|shape| [Block::Columns(*shape), Block::Vector(shape.rows)]);
        Self::for_blocks(settings, blocks.collect())
    }

    fn for_blocks(settings: &Settings, blocks: Vec<Block>) -> Self {
        let mut optimizer = Self::new(settings, blocks.iter().map(|block| block.len()).sum());
        optimizer.stepper.arrange(blocks);
        optimizer
    }

    /// The settings it was made with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Moves the parameters by one step. Slices shorter than the optimizer's length leave the other
    /// parameters as they are; anything beyond it is not touched.
    pub fn step(&mut self, parameters: &mut [T], gradient: &[T]) {
        self.stepper.step(parameters, gradient);
    }

    /// The same step, with every term in it shown to `observer`.
    pub fn step_observed(&mut self, parameters: &mut [T], gradient: &[T], observer: &mut impl Observer<T>) {
        self.stepper.step_observed(parameters, gradient, observer);
    }

    /// Goes on with another learning rate, as a schedule demands. (Rprop sets its first step sizes
    /// from the learning rate and never looks at it again, here as in PyTorch.)
    pub fn set_learning_rate(&mut self, learning_rate: f64) {
        self.stepper.set_learning_rate(learning_rate);
    }

    /// Goes on with another momentum, as a schedule demands; optimizers without momentum go on as they are.
    pub fn set_momentum(&mut self, momentum: f64) {
        self.stepper.set_momentum(momentum);
    }

    /// The textbook's point of a parameter, where the parameter itself is a look-ahead point
    /// (Nesterov); `None` for all other optimizers.
    pub fn theta(&self, index: usize, parameter: T) -> Option<T> {
        self.stepper.theta(index, parameter)
    }
}

impl<T: 'static> Clone for Optimizer<T> {
    fn clone(&self) -> Self {
        Self { settings: self.settings.clone(), stepper: self.stepper.duplicate() }
    }
}

impl<T> fmt::Debug for Optimizer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Optimizer").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// The shape of a matrix of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How many outputs its layer has.
    pub rows: usize,
    /// How many inputs.
    pub columns: usize,
}

impl Shape {
    /// How many parameters it has.
    pub fn len(self) -> usize {
        self.rows * self.columns
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    pub(super) fn transposed(self) -> Self {
        Self { rows: self.columns, columns: self.rows }
    }
}

/// Parameters that belong together, and in which order they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Rows(Shape),
    Columns(Shape),
    /// This many parameters that form no matrix.
    Vector(usize),
}

impl Block {
    pub(super) fn len(self) -> usize {
        match self {
            Self::Rows(shape) | Self::Columns(shape) => shape.len(),
            Self::Vector(len) => len,
        }
    }
}

/// A rule that treats every parameter alike and alone, with `SLOTS` numbers remembered for each.
pub(super) trait Rule<const SLOTS: usize>: Clone + Send + Sync + 'static {
    type Step<T: Real>: Step<T, SLOTS>;

    fn new(settings: &Settings) -> Self;

    /// For rules that have a hyper-parameter `momentum`.
    fn set_momentum(&mut self, _momentum: f64) {}

    /// What is remembered before the first step.
    fn initial(&self) -> [f64; SLOTS] {
        [0.0; SLOTS]
    }

    /// All that the parameters share in the next step. Computed in `f64` and rounded once, as
    /// PyTorch does it: `1 - beta` has few digits left in `f32`.
    fn prepare<T: Real>(&mut self, learning_rate: f64) -> Self::Step<T>;

    /// Whether all further steps are the one that is prepared next, as long as nobody sets anything.
    fn is_steady(&self) -> bool {
        false
    }

    /// The textbook's point, if `parameter` is its look-ahead point.
    fn theta<T: Real>(&self, _learning_rate: f64, _parameter: T, _state: [T; SLOTS]) -> Option<T> {
        None
    }
}

/// One step for one parameter.
pub(super) trait Step<T, const SLOTS: usize> {
    /// The parameter's new value. `state` is what is remembered for it.
    fn update(&self, parameter: T, gradient: T, state: &mut [T; SLOTS], observe: impl FnMut(Term, T)) -> T;

    /// The same to the bit, once the rule is steady: what has come to nothing can be left out.
    #[inline(always)]
    fn update_steadily(&self, parameter: T, gradient: T, state: &mut [T; SLOTS]) -> T {
        self.update(parameter, gradient, state, |_, _| ())
    }
}

/// How a spec makes its optimizer, for either number type.
pub(crate) struct Build {
    pub double: fn(&Settings, usize) -> Box<dyn Stepper<f64>>,
    pub single: fn(&Settings, usize) -> Box<dyn Stepper<f32>>,
}

/// The function of [`Build`] for each number type.
struct Builder;

impl Family for Builder {
    type Of<T: Real> = fn(&Settings, usize) -> Box<dyn Stepper<T>>;
}

impl Build {
    pub(super) const fn element_wise<R: Rule<SLOTS>, const SLOTS: usize>() -> Self {
        Self { double: ElementWise::<R, f64, SLOTS>::build, single: ElementWise::<R, f32, SLOTS>::build }
    }
}

pub(crate) trait Stepper<T>: Any + Send + Sync {
    fn step(&mut self, parameters: &mut [T], gradient: &[T]);
    fn step_observed(&mut self, parameters: &mut [T], gradient: &[T], observer: &mut dyn Observer<T>);
    /// What the parameters are, for those to whom it matters.
    fn arrange(&mut self, _blocks: Vec<Block>) {}
    fn set_learning_rate(&mut self, learning_rate: f64);
    fn set_momentum(&mut self, momentum: f64);
    fn theta(&self, index: usize, parameter: T) -> Option<T>;
    /// A copy that goes on from the same state.
    fn duplicate(&self) -> Box<dyn Stepper<T>>;
}

/// A rule applied to many parameters, one array for each thing remembered: such loops vectorise.
#[derive(Clone)]
pub(super) struct ElementWise<R, T, const SLOTS: usize> {
    pub(super) rule: R,
    learning_rate: f64,
    state: [Vec<T>; SLOTS],
    len: usize,
}

impl<R: Rule<SLOTS>, T: Real, const SLOTS: usize> ElementWise<R, T, SLOTS> {
    fn build(settings: &Settings, len: usize) -> Box<dyn Stepper<T>> {
        let rule = R::new(settings);
        let state = rule.initial().map(|value| vec![T::from_f64(value); len]);
        Box::new(Self { rule, learning_rate: settings.value("learning_rate"), state, len })
    }

    #[inline(always)]
    pub(super) fn prepare(&mut self) -> R::Step<T> {
        self.rule.prepare(self.learning_rate)
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn state(&self, index: usize) -> [T; SLOTS] {
        std::array::from_fn(|slot| self.state[slot][index])
    }

    pub(super) fn set_state(&mut self, index: usize, state: [T; SLOTS]) {
        for (slot, value) in self.state.iter_mut().zip(state) {
            slot[index] = value;
        }
    }

    #[inline(always)]
    fn advance<O: Observer<T> + ?Sized>(&mut self, parameters: &mut [T], gradient: &[T], observer: &mut O) {
        let step = self.prepare();
        let len = parameters.len().min(gradient.len()).min(self.len);
        // Slices of one length: the compiler drops the bounds checks.
        let (parameters, gradient) = (&mut parameters[..len], &gradient[..len]);
        let state = self.state.each_mut().map(|slot| &mut slot[..len]);
        for index in 0..len {
            let mut own: [T; SLOTS] = std::array::from_fn(|slot| state[slot][index]);
            let before = parameters[index];
            observer.observe(index, Term::Gradient, gradient[index]);
            let after = step.update(before, gradient[index], &mut own, |term, value| {
                observer.observe(index, term, value);
            });
            observer.observe(index, Term::Update, after - before);
            parameters[index] = after;
            for slot in 0..SLOTS {
                state[slot][index] = own[slot];
            }
        }
    }
}

impl<R: Rule<SLOTS>, T: Real, const SLOTS: usize> Stepper<T> for ElementWise<R, T, SLOTS> {
    fn step(&mut self, parameters: &mut [T], gradient: &[T]) {
        self.advance(parameters, gradient, &mut ());
    }

    fn step_observed(&mut self, parameters: &mut [T], gradient: &[T], observer: &mut dyn Observer<T>) {
        self.advance(parameters, gradient, observer);
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
    }

    fn set_momentum(&mut self, momentum: f64) {
        self.rule.set_momentum(momentum);
    }

    fn theta(&self, index: usize, parameter: T) -> Option<T> {
        let mut state = [T::zero(); SLOTS];
        for (own, slot) in state.iter_mut().zip(&self.state) {
            *own = *slot.get(index)?;
        }
        self.rule.theta(self.learning_rate, parameter, state)
    }

    fn duplicate(&self) -> Box<dyn Stepper<T>> {
        Box::new(self.clone())
    }
}
