//! Fenced blocks that are not prose: which there are, and who reads them.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use course_model::Block;

use crate::draft::LessonDraft;
use crate::html::content;
use crate::markdown::{Located, inside};
use crate::source::Excerpt;
use crate::{predict, results, rule, simulation, surface, tour};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Simulation,
    Run,
    Tour,
    Predict,
    Results,
    Rule,
    Surface,
}

impl Kind {
    /// The kind of block that a fence with this language opens; other languages are code.
    pub(crate) fn of(language: &str) -> Option<Self> {
        match language {
            "simulation" => Some(Self::Simulation),
            "run" => Some(Self::Run),
            "results" => Some(Self::Results),
            "predict" => Some(Self::Predict),
            "tour" => Some(Self::Tour),
            "rule" => Some(Self::Rule),
            "surface" => Some(Self::Surface),
            _ => None,
        }
    }

    /// The kind of this element, if it is such a block.
    pub(crate) fn of_element(element: &[Located]) -> Option<Self> {
        match element.first() {
            Some((Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))), _)) => Self::of(language.trim()),
            _ => None,
        }
    }

    /// Reads the block. A tour is kept in the draft until its simulation is known.
    pub(crate) fn read(self, element: &[Located], text: &Excerpt, draft: &mut LessonDraft) -> Option<Block> {
        let (_, fence) = element.first()?;
        let start = text.at(fence.start);
        let body = body(element, text, fence);
        match self {
            Self::Simulation => simulation::read(&body, start, draft).map(Block::Simulation),
            Self::Predict => predict::read(&body, start, draft).map(Block::Predict),
            Self::Results => results::read(&body, start, draft).map(Block::Html),
            Self::Rule => rule::read(&body, start, draft).map(Block::Rule),
            Self::Surface => surface::read(&body, start, draft).map(Block::Surface),
            Self::Run => {
                simulation::read_run(&body, start, draft);
                None
            }
            Self::Tour => {
                tour::read(&body, start, draft);
                None
            }
        }
    }
}

fn body(element: &[Located], text: &Excerpt, fence: &Range<usize>) -> Excerpt {
    match inside(element) {
        [(event, range), ..] => Excerpt::of_lines(content(event), text, range.clone()),
        [] => Excerpt::of_lines("", text, fence.clone()),
    }
}
