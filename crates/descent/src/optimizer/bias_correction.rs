//! The correction of averages that start at zero.

/// The values `1 - beta^t` for t = 1, 2, ...: the weight that an average with decay `beta`, started
/// at zero, has given to real values so far. Divided by it, the average loses its pull towards zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct BiasCorrection {
    beta: f64,
    power: f64,
}

impl BiasCorrection {
    pub(super) fn new(beta: f64) -> Self {
        Self { beta, power: 1.0 }
    }

    /// `1 - beta^t` of the next step.
    pub(super) fn advance(&mut self) -> f64 {
        self.power *= self.beta;
        // The difference is 1 by now, and numbers near the smallest would be slow.
        if self.power < 5e-17 {
            self.power = 0.0;
        }
        1.0 - self.power
    }

    /// Whether there is nothing left to correct: all further values are 1.
    pub(super) fn is_over(&self) -> bool {
        self.power == 0.0
    }
}
