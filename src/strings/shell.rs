//! Words of the frame around every page, and of the small pages.

use super::counted;

// The frame

/// The first link of every page.
pub const SKIP: &str = "Skip to the content";
/// The ways to all pages.
pub const COURSE: &str = "Course";
/// Shows them on a narrow screen.
pub const MENU: &str = "Menu";
/// The way to the first page.
pub const LESSONS: &str = "Lessons";
/// At the end of every page.
pub const STAYS_HERE: &str = "Everything you do here stays in this browser.";

// What pages are called

/// The page of all rules.
pub const REVIEW: &str = "Review";
/// The page of all terms.
pub const GLOSSARY: &str = "Glossary";
/// The page of the final quiz.
pub const FINAL_QUIZ: &str = "Final quiz";
/// The page of its score.
pub const YOUR_SCORE: &str = "Your score";
/// The page of all that the reader has done.
pub const PROGRESS: &str = "Progress";
/// The page where all can be chosen.
pub const LAB: &str = "Lab";
/// A simulation alone.
pub const SIMULATION: &str = "Simulation";
/// The page for instructors.
pub const ITEM_ANALYSIS: &str = "Item analysis";
/// The page for addresses that lead nowhere, in the browser's tab.
pub const NO_SUCH_PAGE: &str = "No such page";

// What search engines and link previews say of pages

/// The review page.
pub const ABOUT_REVIEW: &str = "The update rules of all optimizers of the course on one page, in one notation.";
/// The glossary.
pub const ABOUT_GLOSSARY: &str = "What the words of deep learning and its optimizers mean.";
/// The final quiz.
pub const ABOUT_FINAL_QUIZ: &str = "Questions from all lessons, drawn anew each time, with explanations.";
/// The score page.
pub const ABOUT_SCORE: &str = "How your final quiz went, and which lessons to read again.";
/// The progress page.
pub const ABOUT_PROGRESS: &str = "What you have done in the course: to keep, to move, or to reset.";
/// The Lab.
pub const ABOUT_LAB: &str = "Race any optimizers on any surface, formula or neuron; keep and share what you find.";
/// A simulation alone.
pub const ABOUT_EMBED: &str = "A simulation alone, for frames on other pages.";
/// The item analysis.
pub const ABOUT_ANALYSIS: &str = "For instructors: how each question did with your learners.";
/// An address that leads nowhere.
pub const ABOUT_NOWHERE: &str = "This address leads nowhere.";
/// What the picture of a link preview shows.
pub fn of_card(title: &str) -> String {
    format!("{title}: where optimizers go on a landscape")
}
/// A quiz's questions, in the terms of schema.org.
pub const MULTIPLE_CHOICE: &str = "Multiple choice";
/// The course, in the terms of schema.org.
pub const INTERACTIVE_COURSE: &str = "interactive course";

// Colours

/// The system decides.
pub const COLOURS_SYSTEM: &str = "Colours: as the system";
/// Always light.
pub const COLOURS_LIGHT: &str = "Colours: light";
/// Always dark.
pub const COLOURS_DARK: &str = "Colours: dark";

// A new version

/// It is there.
pub const NEW_VERSION: &str = "A new version of the course is ready. ";
/// Takes it.
pub const LOAD_IT: &str = "Load it";

// An address that leads nowhere

/// The heading.
pub const NOT_FOUND: &str = "There is no such page";
/// Before and behind the address.
pub const NOTHING_AT: [&str; 2] =
    ["Nothing lives at ", ". Perhaps the link is old, or a letter is missing. Nothing that you did is lost."];
/// The way out.
pub const TO_FIRST_PAGE: &str = "To the first page";

// The glossary

/// What it is.
pub const GLOSSARY_LEAD: &str = "What the words of this course mean, each in a sentence or two.";

// A simulation alone

/// The way to the Lab.
pub const CHANGE_IN_LAB: &str = "Change everything in the Lab";
/// Between that and the course's title.
pub const FROM: &str = " · from ";

// Links to experiments

/// A later version of the course wrote it.
pub const LINK_IS_NEWER: &str =
    "This link was made by a newer version of the course. Reload the page: perhaps this is an old copy of it.";
/// Letters are missing or changed.
pub const LINK_IS_GARBLED: &str = "This link cannot be read. Perhaps it was cut off or changed where it was copied.";

/// It can be read, but asks for something that there is not.
pub fn link_is_refused(why: &str) -> String {
    format!("This link asks for something that the course does not have: {why}.")
}

// Mistakes in the lessons, for their author

/// What to do.
pub const MEND: &str = "Save the file again when it is mended; this page follows. Lessons that could not be compiled are left out until \
     then.";

/// The heading.
pub fn mistakes(count: usize) -> String {
    format!("{} in the lessons", counted(count, "mistake", "mistakes"))
}
