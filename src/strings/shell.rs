//! Words of the frame around every page, and of the small pages.

use super::counted;

// The frame
words! {
    SKIP = "Skip to the content"; // The first link of every page.
    COURSE = "Course"; // Read out for the links to all pages.
    MENU = "Menu"; // Button on a narrow screen: shows these links.
    LESSONS = "Lessons"; // Link to the first page.
    STAYS_HERE = "Everything you do here stays in this browser."; // At the end of every page.
}

// What pages are called
words! {
    REVIEW = "Review"; // The page of all rules.
    GLOSSARY = "Glossary";
    FINAL_QUIZ = "Final quiz";
    YOUR_SCORE = "Your score";
    PROGRESS = "Progress";
    LAB = "Lab";
    SIMULATION = "Simulation"; // A page with a simulation alone.
    ITEM_ANALYSIS = "Item analysis"; // The page for instructors.
    NO_SUCH_PAGE = "No such page"; // In the browser's tab, at an address that leads nowhere.
}

// What search engines and link previews say of pages
words! {
    ABOUT_REVIEW = "The update rules of all optimizers of the course on one page, in one notation.";
    ABOUT_GLOSSARY = "What the words of deep learning and its optimizers mean.";
    ABOUT_FINAL_QUIZ = "Questions from all lessons, drawn anew each time, with explanations.";
    ABOUT_SCORE = "How your final quiz went, and which lessons to read again.";
    ABOUT_PROGRESS = "What you have done in the course: to keep, to move, or to reset.";
    ABOUT_LAB = "Race any optimizers on any surface, formula or neuron; keep and share what you find.";
    ABOUT_EMBED = "A simulation alone, for frames on other pages.";
    ABOUT_ANALYSIS = "For instructors: how each question did with your learners.";
    ABOUT_NOWHERE = "This address leads nowhere.";
    of_card(title: &str) = "{title}: where optimizers go on a landscape"; // What the picture of a link preview shows.
    MULTIPLE_CHOICE = "Multiple choice"; // A quiz's questions, in the terms of schema.org.
    INTERACTIVE_COURSE = "interactive course"; // The course, in the terms of schema.org.
}

// Colours
words! {
    COLOURS_SYSTEM = "Colours: as the system";
    COLOURS_LIGHT = "Colours: light";
    COLOURS_DARK = "Colours: dark";
}

// A new version
words! {
    NEW_VERSION = "A new version of the course is ready. ";
    LOAD_IT = "Load it"; // Button that follows.
}

// An address that leads nowhere
words! {
    NOT_FOUND = "There is no such page"; // Heading.
    // Before and behind the address.
    NOTHING_AT =
        ["Nothing lives at ", ". Perhaps the link is old, or a letter is missing. Nothing that you did is lost."];
    TO_FIRST_PAGE = "To the first page"; // Link.
}

// The glossary
words! {
    GLOSSARY_LEAD = "What the words of this course mean, each in a sentence or two.";
}

// A simulation alone
words! {
    CHANGE_IN_LAB = "Change everything in the Lab"; // Link to the Lab.
    FROM = " · from "; // Between that link and the one to the course.
}

// Links to experiments
words! {
    LINK_IS_NEWER =
        "This link was made by a newer version of the course. Reload the page: perhaps this is an old copy of it.";
    LINK_IS_GARBLED = "This link cannot be read. Perhaps it was cut off or changed where it was copied.";
    // {why}: what is wrong with the experiment.
    link_is_refused(why: &str) = "This link asks for something that the course does not have: {why}.";
}

// Mistakes in the lessons, for their author
words! {
    MEND =
        "Save the file again when it is mended; this page follows. Lessons that could not be compiled are left out \
        until then.";
    mistakes(count: usize) = "{} in the lessons", counted(count, "mistake", "mistakes"); // Heading.
}
