//! Muon: momentum whose matrix is made orthogonal before each step.
//! PyTorch: `Muon(lr, weight_decay, momentum, nesterov, eps, ns_steps)`, `adjust_lr_fn` "original".
//!
//! The one optimizer that looks at whole matrices, so it has a driver of its own. Parameters that come
//! without shape are one row, whose orthogonal form is the row at length one: Muon then goes with
//! nearly constant speed. What is no matrix, such as the biases of a network, goes with AdamW, as in the
//! paper, here at Muon's own learning rate and weight decay. PyTorch rounds inside the orthogonalisation
//! to 16 bits; here it has all digits.

use super::hyper_parameter::{self, eps, learning_rate, weight_decay};
use super::orthogonal::orthogonalise;
use super::rule::{Block, Build, Stepper};
use super::spec::Spec;
use super::term::{Observer, Term};
use super::{Optimizer, Settings, Shape, adamw};
use crate::real::Real;
use crate::setting::HyperParameter;

pub(super) static SPEC: Spec = Spec {
    id: "muon",
    name: "Muon",
    year: 2024,
    paper: "K. Jordan et al., Muon: an optimizer for hidden layers in neural networks, 2024, \
            https://kellerjordan.github.io/posts/muon/",
    rule: r"\begin{aligned}
        m_t &= \gamma\, m_{t-1} + (1 - \gamma)\, g_t \\
        c_t &= \gamma\, m_t + (1 - \gamma)\, g_t \\
        O_t &= \operatorname{orthogonal}(c_t) \\
        \theta_{t+1} &= (1 - \eta\,\lambda)\, \theta_t - \eta\, \sqrt{\max(1, \tfrac{\text{rows}}{\text{columns}})}\, O_t
    \end{aligned}",
    hyper_parameters: &[
        learning_rate(1e-3, [1e-4, 1.0]),
        hyper_parameter::momentum(0.95),
        weight_decay(0.1, "How strongly every step pulls the parameters towards zero, outside the gradient."),
        HyperParameter::switch("nesterov", "Nesterov", "c_t", 1.0)
            .meaning("Whether the newest gradient counts once more, as in Nesterov's momentum."),
        HyperParameter::whole("ns_steps", "Newton-Schulz steps", "k", 5.0, [1.0, 10.0], [1.0, 20.0])
            .meaning("How many steps the orthogonalisation takes."),
        eps(1e-7),
    ],
    ancestors: &[("nesterov", "steps of a whole matrix at once, made orthogonal")],
    memory_per_parameter: 1,
    advantage: "Lets every direction of a weight matrix learn, not only the few that dominate its gradient.",
    disadvantage: "Only for the matrices of hidden layers, and each step costs several matrix products.",
    build: Build { double: Muon::build, single: Muon::build },
};

#[derive(Clone)]
struct Muon<T: Real> {
    learning_rate: f64,
    momentum: f64,
    weight_decay: f64,
    nesterov: bool,
    newton_schulz_steps: usize,
    eps: T,
    parts: Vec<Part<T>>,
    average: Vec<T>,
}

/// A block of parameters and who moves it.
#[derive(Clone)]
enum Part<T: Real> {
    /// A matrix, which Muon moves: its shape as its numbers stand, row by row, and by how much its steps are longer.
    Matrix {
        shape: Shape,
        stretch: f64,
    },
    Vector {
        optimizer: Optimizer<T>,
        len: usize,
    },
}

impl<T: Real> Part<T> {
    fn len(&self) -> usize {
        match self {
            Self::Matrix { shape, .. } => shape.len(),
            Self::Vector { len, .. } => *len,
        }
    }

    fn matrix(shape: Shape, stands_as: Shape) -> Self {
        Self::Matrix { shape: stands_as, stretch: (shape.rows as f64 / shape.columns as f64).max(1.0).sqrt() }
    }
}

impl<T: Real> Muon<T> {
    fn build(settings: &Settings, len: usize) -> Box<dyn Stepper<T>> {
        let row = Shape { rows: 1, columns: len };
        Box::new(Self {
            learning_rate: settings.value("learning_rate"),
            momentum: settings.value("momentum"),
            weight_decay: settings.value("weight_decay"),
            nesterov: settings.is_on("nesterov"),
            newton_schulz_steps: settings.value("ns_steps") as usize,
            eps: T::from_f64(settings.value("eps")),
            parts: vec![Part::matrix(row, row)],
            average: vec![T::zero(); len],
        })
    }

    fn advance<O: Observer<T> + ?Sized>(&mut self, parameters: &mut [T], gradient: &[T], observer: &mut O) {
        let len = parameters.len().min(gradient.len()).min(self.average.len());
        let mut parts = std::mem::take(&mut self.parts);
        let mut start = 0;
        for part in &mut parts {
            let places = start..start + part.len();
            // A block of which a part is missing stays as it is.
            if places.end > len {
                break;
            }
            let (parameters, gradient) = (&mut parameters[places.clone()], &gradient[places]);
            match part {
                Part::Matrix { shape, stretch } => {
                    self.advance_matrix(start, (*shape, *stretch), parameters, gradient, observer);
                }
                Part::Vector { optimizer, .. } => {
                    let mut observer =
                        |index: usize, term: Term, value: T| observer.observe(start + index, term, value);
                    optimizer.step_observed(parameters, gradient, &mut observer);
                }
            }
            start += part.len();
        }
        self.parts = parts;
    }

    /// A step of the matrix whose numbers begin at `start`.
    fn advance_matrix<O: Observer<T> + ?Sized>(
        &mut self,
        start: usize,
        (shape, stretch): (Shape, f64),
        parameters: &mut [T],
        gradient: &[T],
        observer: &mut O,
    ) {
        let (old, new) = (T::from_f64(self.momentum), T::from_f64(1.0 - self.momentum));
        let average = &mut self.average[start..start + shape.len()];
        for (average, gradient) in average.iter_mut().zip(gradient) {
            *average = *average + new * (*gradient - *average);
        }
        let ahead =
            |(average, gradient): (&T, &T)| if self.nesterov { old * *average + new * *gradient } else { *average };
        let direction: Vec<T> = average.iter().zip(gradient).map(ahead).collect();
        let mut orthogonal = direction.clone();
        orthogonalise(&mut orthogonal, shape, self.newton_schulz_steps, self.eps);
        let rate = T::from_f64(self.learning_rate * stretch);
        let kept = T::from_f64(1.0 - self.learning_rate * self.weight_decay);
        for (index, parameter) in parameters.iter_mut().enumerate() {
            let before = *parameter;
            *parameter = before * kept - rate * orthogonal[index];
            observer.observe(start + index, Term::Gradient, gradient[index]);
            observer.observe(start + index, Term::FirstMoment, average[index]);
            observer.observe(start + index, Term::Direction, direction[index]);
            observer.observe(start + index, Term::Orthogonal, orthogonal[index]);
            observer.observe(start + index, Term::Update, *parameter - before);
        }
    }

    /// What moves parameters that are no matrix.
    fn beside(&self, len: usize) -> Optimizer<T> {
        let mut settings = Settings::defaults(&adamw::SPEC);
        for (name, value) in [("learning_rate", self.learning_rate), ("weight_decay", self.weight_decay)] {
            // What Muon accepts, AdamW accepts, which is tested.
            let _ = settings.set(name, value);
        }
        Optimizer::new(&settings, len)
    }
}

impl<T: Real> Stepper<T> for Muon<T> {
    fn step(&mut self, parameters: &mut [T], gradient: &[T]) {
        self.advance(parameters, gradient, &mut ());
    }

    fn step_observed(&mut self, parameters: &mut [T], gradient: &[T], observer: &mut dyn Observer<T>) {
        self.advance(parameters, gradient, observer);
    }

    fn arrange(&mut self, blocks: Vec<Block>) {
        let part = |block| match block {
            Block::Rows(shape) => Part::matrix(shape, shape),
            // Column by column, the numbers are those of the transposed matrix, whose orthogonal form is transposed too.
            Block::Columns(shape) => Part::matrix(shape, shape.transposed()),
            Block::Vector(len) => Part::Vector { optimizer: self.beside(len), len },
        };
        self.parts = blocks.into_iter().map(part).collect();
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
        for part in &mut self.parts {
            if let Part::Vector { optimizer, .. } = part {
                optimizer.set_learning_rate(learning_rate);
            }
        }
    }

    fn set_momentum(&mut self, momentum: f64) {
        self.momentum = momentum;
    }

    fn theta(&self, _: usize, _: T) -> Option<T> {
        None
    }

    fn duplicate(&self) -> Box<dyn Stepper<T>> {
        Box::new(self.clone())
    }
}
