//! Muon: momentum whose matrix is made orthogonal before each step.
//! PyTorch: `Muon(lr, weight_decay, momentum, nesterov, eps, ns_steps)`, `adjust_lr_fn` "original".
//!
//! The one optimizer that looks at whole matrices, so it has a driver of its own. Parameters that come
//! without shape are one row, whose orthogonal form is the row at length one: Muon then goes with
//! nearly constant speed. PyTorch rounds inside the orthogonalisation to 16 bits; here it has all digits.

use super::hyper_parameter::{self, eps, learning_rate, weight_decay};
use super::orthogonal::orthogonalise;
use super::rule::{Build, Stepper};
use super::spec::Spec;
use super::term::{Observer, Term};
use super::{Settings, Shape};
use crate::real::Real;
use crate::setting::{HyperParameter, Scale};

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
        HyperParameter {
            name: "nesterov",
            aliases: &[],
            label: "Nesterov",
            symbol: "c_t",
            default: 1.0,
            slider: [0.0, 1.0],
            valid: [0.0, 1.0],
            scale: Scale::Switch,
            meaning: "Whether the newest gradient counts once more, as in Nesterov's momentum.",
        },
        HyperParameter {
            name: "ns_steps",
            aliases: &[],
            label: "Newton-Schulz steps",
            symbol: "k",
            default: 5.0,
            slider: [1.0, 10.0],
            valid: [1.0, 20.0],
            scale: Scale::Whole,
            meaning: "How many steps the orthogonalisation takes.",
        },
        eps(1e-7),
    ],
    memory_per_parameter: 1,
    advantage: "Lets every direction of a weight matrix learn, not only the few that dominate its gradient.",
    disadvantage: "Only for the matrices of hidden layers, and each step costs several matrix products.",
    build: Build { double: Muon::build, single: Muon::build },
};

#[derive(Clone)]
struct Muon<T> {
    learning_rate: f64,
    momentum: f64,
    weight_decay: f64,
    nesterov: bool,
    newton_schulz_steps: usize,
    eps: T,
    shapes: Vec<Shape>,
    average: Vec<T>,
}

impl<T: Real> Muon<T> {
    fn build(settings: &Settings, len: usize) -> Box<dyn Stepper<T>> {
        Box::new(Self {
            learning_rate: settings.value("learning_rate"),
            momentum: settings.value("momentum"),
            weight_decay: settings.value("weight_decay"),
            nesterov: settings.is_on("nesterov"),
            newton_schulz_steps: settings.value("ns_steps") as usize,
            eps: T::from_f64(settings.value("eps")),
            shapes: vec![Shape { rows: 1, columns: len }],
            average: vec![T::zero(); len],
        })
    }

    fn advance<O: Observer<T> + ?Sized>(&mut self, parameters: &mut [T], gradient: &[T], observer: &mut O) {
        let len = parameters.len().min(gradient.len()).min(self.average.len());
        let mut start = 0;
        for index in 0..self.shapes.len() {
            let shape = self.shapes[index];
            let end = start + shape.len();
            // A matrix of which a part is missing stays as it is.
            if end > len {
                return;
            }
            self.advance_matrix(start, shape, &mut parameters[start..end], &gradient[start..end], observer);
            start = end;
        }
    }

    /// A step of the matrix whose numbers begin at `start`.
    fn advance_matrix<O: Observer<T> + ?Sized>(
        &mut self,
        start: usize,
        shape: Shape,
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
        let rate = T::from_f64(self.learning_rate * (shape.rows as f64 / shape.columns as f64).max(1.0).sqrt());
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
}

impl<T: Real> Stepper<T> for Muon<T> {
    fn step(&mut self, parameters: &mut [T], gradient: &[T]) {
        self.advance(parameters, gradient, &mut ());
    }

    fn step_observed(&mut self, parameters: &mut [T], gradient: &[T], observer: &mut dyn Observer<T>) {
        self.advance(parameters, gradient, observer);
    }

    fn arrange(&mut self, shapes: &[Shape]) {
        self.shapes = shapes.to_vec();
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
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
