//! NAdam: Adam with Nesterov's momentum. PyTorch: `NAdam(lr, betas, eps, weight_decay, momentum_decay)`.

use super::Settings;
use super::hyper_parameter::{beta1, beta2, eps, l2_penalty, learning_rate};
use super::moments::{Moments, MomentsStep};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;
use crate::setting::HyperParameter;

pub(super) static SPEC: Spec = Spec {
    id: "nadam",
    name: "NAdam",
    year: 2016,
    paper: "T. Dozat, Incorporating Nesterov momentum into Adam, ICLR 2016 workshop",
    rule: r"\begin{aligned}
        \mu_t &= \beta_1 \left(1 - \tfrac{1}{2}\, 0.96^{t \psi}\right) \\
        m_t &= \beta_1\, m_{t-1} + (1 - \beta_1)\, g_t \\
        v_t &= \beta_2\, v_{t-1} + (1 - \beta_2)\, g_t^2 \\
        \hat m_t &= \frac{\mu_{t+1}\, m_t}{1 - \prod_{i=1}^{t+1} \mu_i}
            + \frac{(1 - \mu_t)\, g_t}{1 - \prod_{i=1}^{t} \mu_i}
            \qquad \hat v_t = \frac{v_t}{1 - \beta_2^t} \\
        \theta_{t+1} &= \theta_t - \frac{\eta}{\sqrt{\hat v_t} + \varepsilon}\, \hat m_t
    \end{aligned}",
    hyper_parameters: &[
        learning_rate(2e-3, [1e-4, 1.0]),
        beta1(),
        beta2(0.999),
        eps(1e-8),
        l2_penalty(),
        HyperParameter::linear("momentum_decay", "momentum decay", r"\psi", 4e-3, [0.0, 0.1], [0.0, 1e6])
            .meaning("How quickly the momentum rises from half of beta 1 to all of it."),
    ],
    ancestors: &[("adam", "a look ahead in the average that it follows"), ("nesterov", "the idea of looking ahead")],
    memory_per_parameter: 2,
    advantage: "Looks ahead like Nesterov's momentum, and often needs a few steps less than Adam.",
    disadvantage: "One more schedule inside, and the gain over Adam is small on many problems.",
    build: Build::element_wise::<NAdam, 2>(),
};

#[derive(Clone)]
struct NAdam {
    moments: Moments,
    momentum_decay: f64,
    steps: f64,
    /// The product of all momenta so far.
    momenta: f64,
}

struct NAdamStep<T> {
    moments: MomentsStep<T>,
    /// The weights of this gradient and of the first moment in the corrected first moment.
    gradient_weight: T,
    moment_weight: T,
    /// The same weights times the learning rate.
    gradient_step: T,
    moment_step: T,
}

impl NAdam {
    /// The momentum of step t.
    fn momentum(&self, step: f64) -> f64 {
        self.moments.beta1 * (1.0 - 0.5 * libm::pow(0.96, step * self.momentum_decay))
    }
}

impl Rule<2> for NAdam {
    type Step<T: Real> = NAdamStep<T>;

    fn new(settings: &Settings) -> Self {
        let momentum_decay = settings.value("momentum_decay");
        Self { moments: Moments::new(settings), momentum_decay, steps: 0.0, momenta: 1.0 }
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> NAdamStep<T> {
        self.steps += 1.0;
        let (momentum, next_momentum) = (self.momentum(self.steps), self.momentum(self.steps + 1.0));
        self.momenta *= momentum;
        let (gradient_share, moment_share) = (1.0 - momentum, next_momentum);
        let (correction, next_correction) = (1.0 - self.momenta, 1.0 - self.momenta * next_momentum);
        NAdamStep {
            moments: self.moments.advance(learning_rate),
            gradient_weight: T::from_f64(gradient_share / correction),
            moment_weight: T::from_f64(moment_share / next_correction),
            gradient_step: T::from_f64(learning_rate * gradient_share / correction),
            moment_step: T::from_f64(learning_rate * moment_share / next_correction),
        }
    }
}

impl<T: Real> Step<T, 2> for NAdamStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m, v]: &mut [T; 2], mut observe: impl FnMut(Term, T)) -> T {
        let step = &self.moments;
        let gradient = step.penalised(gradient, parameter);
        step.average(m, gradient); // m = beta1 m + (1 - beta1) g
        step.average_square(v, gradient); // v = beta2 v + (1 - beta2) g^2
        // As in PyTorch: Adam takes the root first and then divides, NAdam divides first.
        let corrected = *v / step.correction2;
        let denominator = corrected.sqrt() + step.eps;
        observe(Term::FirstMoment, *m);
        observe(Term::SecondMoment, *v);
        observe(Term::CorrectedFirstMoment, self.moment_weight * *m + self.gradient_weight * gradient);
        observe(Term::CorrectedSecondMoment, corrected);
        observe(Term::EffectiveLearningRate, step.learning_rate / denominator);
        parameter - self.gradient_step * gradient / denominator - self.moment_step * *m / denominator
    }
}
