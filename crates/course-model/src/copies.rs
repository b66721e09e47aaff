//! Copies of a course that leave out what their readers do not need.

use descent::experiment::Experiment;

use crate::{Block, Choice, Course, Lesson, Mathematics, Question, Simulation};

impl Course {
    /// Ids, names and keys of all lessons and questions: what progress, the final quiz and the analysis count with. And the
    /// symbols of the terms of a step.
    pub fn index(&self) -> Self {
        let lesson = |lesson: &Lesson| Lesson {
            simulations: lesson.simulations.clone(),
            questions: lesson.questions.iter().map(key).collect(),
            pool: lesson.pool.iter().map(key).collect(),
            ..named(lesson)
        };
        let lessons = self.lessons.iter().map(lesson).collect();
        let mathematics = Mathematics { terms: self.mathematics.terms.clone(), ..Mathematics::default() };
        let (core_path, deeper_path) = (self.core_path.clone(), self.deeper_path.clone());
        Self { core_path, deeper_path, lessons, mathematics, ..self.head() }
    }

    /// The index, with what every question says.
    pub fn questions_alone(&self) -> Self {
        let lesson = |lesson: &Lesson| Lesson {
            simulations: lesson.simulations.clone(),
            questions: lesson.questions.clone(),
            pool: lesson.pool.clone(),
            ..named(lesson)
        };
        let lessons = self.lessons.iter().map(lesson).collect();
        Self { lessons, mathematics: self.mathematics.clone(), ..self.head() }
    }

    /// What the page of a lesson carries: its live blocks, its quiz, and the formulas that they show. Without a lesson,
    /// no lesson at all.
    pub fn for_lesson(&self, id: &str) -> Self {
        let Some(lesson) = self.lesson(id) else { return self.head() };
        let live = lesson.blocks.iter().filter(|block| block.is_live());
        let lesson = Lesson { blocks: live.cloned().collect(), questions: lesson.questions.clone(), ..named(lesson) };
        let mathematics = self.mathematics.for_simulations(&simulations(&lesson));
        Self { lessons: vec![lesson], mathematics, ..self.head() }
    }

    /// What a page carries where any simulation can be made.
    pub fn for_laboratory(&self) -> Self {
        Self { mathematics: self.mathematics.clone(), ..self.head() }
    }

    /// The course without its lessons.
    pub fn head(&self) -> Self {
        Self {
            id: self.id.clone(),
            title: self.title.clone(),
            version: self.version.clone(),
            stations: self.stations,
            final_questions: self.final_questions,
            pass_mark: self.pass_mark,
            ..Self::default()
        }
    }
}

impl Block {
    /// Whether it does anything: what does not needs no program.
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Simulation(_) | Self::Predict(_))
    }
}

impl Mathematics {
    /// The formulas that these simulations show. The terms of a step are shown when somebody asks: they stand in the index.
    fn for_simulations(&self, simulations: &[&Simulation]) -> Self {
        let descents: Vec<_> = simulations.iter().filter_map(|simulation| simulation.experiment.descent()).collect();
        let networks = simulations.iter().filter_map(|simulation| match &simulation.experiment {
            Experiment::Network(network) => Some(network),
            Experiment::Descent(_) | Experiment::MovingAverage(_) => None,
        });
        let raced: Vec<_> = descents.iter().flat_map(|descent| &descent.optimizers).collect();
        let raced: Vec<_> = raced.into_iter().chain(networks.flat_map(|network| &network.optimizers)).collect();
        let is_raced = |id: &str| raced.iter().any(|entry| entry.spec().id == id);
        let is_landscape = |id: &str| {
            descents.iter().any(|descent| descent.objective.landscape().is_some_and(|landscape| landscape.id == id))
        };
        Self {
            optimizers: self.optimizers.iter().filter(|known| is_raced(&known.id)).cloned().collect(),
            landscapes: self.landscapes.iter().filter(|known| is_landscape(&known.id)).cloned().collect(),
            terms: Vec::new(),
        }
    }
}

/// What a list of lessons says of one.
fn named(lesson: &Lesson) -> Lesson {
    let Lesson { id, name, title, station, minutes, .. } = lesson.clone();
    Lesson { id, name, title, station, minutes, ..Lesson::default() }
}

/// A question without its prose.
fn key(question: &Question) -> Question {
    let option = |option: &Choice| Choice {
        id: option.id.clone(),
        right: option.right,
        pinned: option.pinned,
        ..Choice::default()
    };
    let options = question.options.iter().map(option).collect();
    Question {
        id: question.id.clone(),
        prompt: Vec::new(),
        words: String::new(),
        pick: question.pick,
        options,
        see: None,
    }
}

/// All simulations of a lesson's page: in its body, in its questions, and those that questions show.
fn simulations(lesson: &Lesson) -> Vec<&Simulation> {
    let mut blocks: Vec<&Block> = lesson.blocks.iter().collect();
    blocks.extend(lesson.questions.iter().flat_map(|question| &question.prompt));
    let shown = blocks.into_iter().filter_map(|block| match block {
        Block::Simulation(simulation) => Some(simulation),
        _ => None,
    });
    let asked = lesson.questions.iter();
    let named =
        asked.flat_map(|question| question.see.iter().chain(question.options.iter().filter_map(|it| it.run.as_ref())));
    shown.chain(named).collect()
}
