//! The texts of the course that living parts of pages show. A release's programs do not hold them: a lesson's page has its
//! own in an element, other pages name a file with all of them. Natively and in debug builds they are in the course.

use std::collections::BTreeMap;

use descent::setup::Setup;

use crate::course::{self, Block, COURSE, Choice, LANDSCAPES, Lesson, OPTIMIZERS, Question, Simulation};

/// A text of the course: HTML, or plain text where what it is part of says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// A number made of its content; 0 where there is nothing to say.
    key: u32,
    /// The text itself, where the program holds it.
    own: &'static str,
}

impl Text {
    /// No text.
    pub const EMPTY: Self = Self::new(0, "");

    /// The text with this key, which pages hold where the program does not.
    pub const fn new(key: u32, own: &'static str) -> Self {
        Self { key, own }
    }

    /// A text of the program itself.
    pub const fn own(own: &'static str) -> Self {
        Self::new(0, own)
    }

    /// Whether there is nothing to say.
    pub const fn is_empty(&self) -> bool {
        self.key == 0 && self.own.is_empty()
    }

    /// The text.
    pub fn get(&self) -> String {
        #[cfg(feature = "csr")]
        if self.own.is_empty() && self.key != 0 {
            return loaded::text(&self.name());
        }
        self.own.to_owned()
    }

    /// What it is called where pages hold it.
    fn name(&self) -> String {
        format!("{:x}", self.key)
    }
}

/// Texts by their names, for pages to hold.
#[derive(Debug, Default)]
pub struct Texts(pub BTreeMap<String, String>);

impl Texts {
    /// Those of a lesson's living parts.
    pub fn of_lesson(lesson: &Lesson) -> Self {
        let mut texts = Self::default();
        lesson.blocks.iter().filter(|block| block.is_living()).for_each(|block| texts.add_block(block));
        lesson.questions.iter().for_each(|question| texts.add_question(question));
        texts
    }

    /// Those of all questions, and of whatever can be chosen.
    pub fn of_course() -> Self {
        let mut texts = Self::of_registry();
        COURSE.questions().for_each(|(_, question)| texts.add_question(question));
        texts
    }

    /// Those of whatever can be chosen: the optimizers' rules and the landscapes' formulas.
    pub fn of_registry() -> Self {
        let mut texts = Self::default();
        LANDSCAPES.iter().for_each(|page| texts.add(page.formula));
        OPTIMIZERS.iter().for_each(|page| texts.add(page.rule));
        texts
    }

    fn add(&mut self, text: Text) {
        if text.key != 0 {
            self.0.insert(text.name(), text.own.to_owned());
        }
    }

    fn add_question(&mut self, question: &Question) {
        self.add(question.words);
        question.prompt.iter().for_each(|block| self.add_block(block));
        question.options.iter().for_each(|choice| self.add_choice(choice));
        question.see.iter().for_each(|simulation| self.add_simulation(simulation));
    }

    fn add_choice(&mut self, choice: &Choice) {
        [choice.html, choice.explanation].into_iter().for_each(|text| self.add(text));
        choice.run.iter().for_each(|simulation| self.add_simulation(simulation));
    }

    fn add_block(&mut self, block: &Block) {
        match block {
            Block::Html(html) => self.add(*html),
            Block::Simulation(simulation) => self.add_simulation(simulation),
            Block::Predict(predict) => {
                self.add(predict.prompt);
                self.add(predict.outcome);
                predict.options.iter().for_each(|option| self.add(option.html));
            }
            Block::Rule(_) | Block::Surface(_) => {}
        }
    }

    /// With the formula of its landscape and the rules of its optimizers.
    fn add_simulation(&mut self, simulation: &Simulation) {
        self.add(simulation.caption);
        simulation.tour.iter().for_each(|step| self.add(step.caption));
        let Some(Setup::Descent(experiment)) = simulation.setup.setup() else { return };
        let landscape = experiment.objective.landscape().and_then(|landscape| course::landscape(landscape.id));
        landscape.into_iter().for_each(|page| self.add(page.formula));
        let rules = experiment.optimizers.iter().filter_map(|contender| course::optimizer(contender.spec().id));
        rules.for_each(|page| self.add(page.rule));
    }
}

#[cfg(feature = "csr")]
pub use loaded::{Source, load, source};

#[cfg(feature = "csr")]
mod loaded {
    use std::cell::RefCell;

    use leptos::prelude::{document, window};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    thread_local! {
        static TEXTS: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
    }

    /// Where a page has its texts.
    #[derive(Debug)]
    pub enum Source {
        /// In the page.
        Here(String),
        /// In a file at this address.
        File(String),
    }

    /// Where this page has them, if it wants any.
    pub fn source() -> Option<Source> {
        let element = document().get_element_by_id("texts")?;
        Some(
            element
                .get_attribute("href")
                .map_or_else(|| Source::Here(element.text_content().unwrap_or_default()), Source::File),
        )
    }

    /// Takes the texts in. Those in the page are there when this returns for the first time.
    pub async fn load(source: Source) -> Result<(), JsValue> {
        let json = match source {
            Source::Here(json) => json,
            Source::File(address) => {
                let answer = JsFuture::from(window().fetch_with_str(&address)).await?;
                let text = answer.dyn_into::<web_sys::Response>()?.text()?;
                JsFuture::from(text).await?.as_string().unwrap_or_default()
            }
        };
        let texts = js_sys::JSON::parse(&json)?;
        TEXTS.with(|known| known.replace(texts));
        Ok(())
    }

    pub(super) fn text(name: &str) -> String {
        TEXTS
            .with_borrow(|texts| js_sys::Reflect::get(texts, &name.into()).ok())
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text of the course that a page may hold.
    fn all() -> Vec<Text> {
        let mut seen: Vec<Text> = Vec::new();
        for (_, question) in COURSE.questions() {
            seen.push(question.words);
            seen.extend(question.options.iter().flat_map(|choice| [choice.html, choice.explanation]));
        }
        for simulation in COURSE.lessons.iter().flat_map(|lesson| lesson.blocks).filter_map(|block| match block {
            Block::Simulation(simulation) => Some(simulation),
            _ => None,
        }) {
            seen.push(simulation.caption);
            seen.extend(simulation.tour.iter().map(|step| step.caption));
        }
        seen
    }

    #[test]
    fn different_texts_have_different_keys() {
        let mut by_key = BTreeMap::new();
        for text in all() {
            assert_eq!(text.key == 0, text.own.is_empty(), "{}", text.own);
            assert_eq!(by_key.entry(text.key).or_insert(text.own), &text.own);
        }
        assert!(by_key.len() > 1000, "{}", by_key.len());
    }

    #[test]
    fn a_lesson_holds_what_its_living_parts_say() {
        for lesson in COURSE.lessons {
            let texts = Texts::of_lesson(lesson);
            for question in lesson.questions {
                assert_eq!(texts.0.get(&question.words.name()), Some(&question.words.get()), "{}", question.id);
                for choice in question.options {
                    assert!(texts.0.contains_key(&choice.explanation.name()), "{}", question.id);
                }
            }
        }
        assert!(Texts::of_course().0.len() > Texts::of_lesson(&COURSE.lessons[0]).0.len());
    }
}
