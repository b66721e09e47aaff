//! The named quantities inside a step.

/// A named quantity that a step computes for every parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// The gradient that the step was given.
    Gradient,
    /// The decaying sum of past gradients that momentum follows.
    Velocity,
    /// The average of past gradients.
    FirstMoment,
    /// The average of past squared gradients.
    SecondMoment,
    /// The first moment without its pull towards the zero it started from.
    CorrectedFirstMoment,
    /// The second moment without its pull towards the zero it started from.
    CorrectedSecondMoment,
    /// The largest second moment so far.
    LargestSecondMoment,
    /// The decaying maximum of gradient sizes.
    LargestGradient,
    /// The sum of all past squared gradients.
    SumOfSquares,
    /// The average of past gradients that the centred RMSProp subtracts.
    MeanGradient,
    /// The decaying average of squared gradients.
    MeanSquareGradient,
    /// The decaying average of squared updates.
    MeanSquareUpdate,
    /// How far the confidence in the second moment shortens the step; 0 while it is not used at all.
    Rectification,
    /// What the gradient (or its average) is multiplied by for this parameter.
    EffectiveLearningRate,
    /// The way that Rprop goes, whatever the size of the gradient.
    StepSize,
    /// The average of gradients whose sign Lion follows, and which Muon makes orthogonal.
    Direction,
    /// The orthogonal matrix that lies in Muon's direction.
    Orthogonal,
    /// The textbook's Nesterov point, which momentum has carried this far: the parameter of PyTorch
    /// is the look-ahead point of this one.
    Theta,
    /// Where the next gradient will be measured: ahead of the textbook's point, and what PyTorch's
    /// parameter holds after the step.
    LookAhead,
    /// What the step added to the parameter.
    Update,
}

impl Term {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::Gradient,
        Self::Velocity,
        Self::FirstMoment,
        Self::SecondMoment,
        Self::CorrectedFirstMoment,
        Self::CorrectedSecondMoment,
        Self::LargestSecondMoment,
        Self::LargestGradient,
        Self::SumOfSquares,
        Self::MeanGradient,
        Self::MeanSquareGradient,
        Self::MeanSquareUpdate,
        Self::Rectification,
        Self::EffectiveLearningRate,
        Self::StepSize,
        Self::Direction,
        Self::Orthogonal,
        Self::Theta,
        Self::LookAhead,
        Self::Update,
    ];

    /// Name for people.
    pub fn label(self) -> &'static str {
        self.label_and_symbol().0
    }

    /// Symbol in LaTeX, as the update rules write it.
    pub fn symbol(self) -> &'static str {
        self.label_and_symbol().1
    }

    fn label_and_symbol(self) -> (&'static str, &'static str) {
        match self {
            Self::Gradient => ("gradient", "g_t"),
            Self::Velocity => ("velocity", "v_t"),
            Self::FirstMoment => ("first moment", "m_t"),
            Self::SecondMoment => ("second moment", "v_t"),
            Self::CorrectedFirstMoment => ("corrected first moment", r"\hat m_t"),
            Self::CorrectedSecondMoment => ("corrected second moment", r"\hat v_t"),
            Self::LargestSecondMoment => ("largest second moment", r"v_t^{\max}"),
            Self::LargestGradient => ("largest gradient", "u_t"),
            Self::SumOfSquares => ("sum of squared gradients", "G_t"),
            Self::MeanGradient => ("mean gradient", r"\bar g_t"),
            Self::MeanSquareGradient => ("mean squared gradient", "E[g^2]_t"),
            Self::MeanSquareUpdate => ("mean squared update", r"E[\Delta^2]_t"),
            Self::Rectification => ("rectification", "r_t"),
            Self::EffectiveLearningRate => ("effective learning rate", r"\eta_t"),
            Self::StepSize => ("step size", r"\Delta_t"),
            Self::Direction => ("direction", "c_t"),
            Self::Orthogonal => ("orthogonal direction", "O_t"),
            Self::Theta => ("position before looking ahead", r"\theta_{t+1}"),
            Self::LookAhead => ("look-ahead point", r"\tilde\theta_{t+1}"),
            Self::Update => ("update", r"\theta_{t+1} - \theta_t"),
        }
    }
}

/// Someone who wants to see inside a step.
pub trait Observer<T> {
    /// `term` has this value for the parameter at `index`.
    fn observe(&mut self, index: usize, term: Term, value: T);
}

/// Nobody: the compiler removes all that only an observer would see.
impl<T> Observer<T> for () {
    #[inline(always)]
    fn observe(&mut self, _: usize, _: Term, _: T) {}
}

impl<T, F: FnMut(usize, Term, T)> Observer<T> for F {
    fn observe(&mut self, index: usize, term: Term, value: T) {
        self(index, term, value);
    }
}
