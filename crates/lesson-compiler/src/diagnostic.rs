//! What is wrong in a course, where, and what to do about it.

use std::fmt;

use serde::{Serialize, Serializer};

/// How much a mistake matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The course must not be published like this.
    Error,
    /// Readers would be served better otherwise.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// Declares the codes with their names in messages, errors first, warnings last.
macro_rules! codes {
    (errors { $($error:ident = $error_name:literal: $error_doc:literal,)* }
     warnings { $($warning:ident = $warning_name:literal: $warning_doc:literal,)* }) => {
        /// The kind of a mistake, by a name that stays the same when the wording of messages changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $error_doc] $error,)*
            $(#[doc = $warning_doc] $warning,)*
        }

        impl Code {
            /// The name in messages: `unknown-optimizer`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$error => $error_name,)* $(Code::$warning => $warning_name,)* }
            }

            /// Whether mistakes of this kind are errors or warnings.
            pub fn severity(self) -> Severity {
                match self { $(Code::$error => Severity::Error,)* $(Code::$warning => Severity::Warning,)* }
            }
        }
    };
}

codes! {
    errors {
        BackwardsTour = "backwards-tour": "A step of a tour ends before the step that precedes it.",
        BadClaim = "bad-claim": "A claim that cannot be understood or measured.",
        BadFold = "bad-fold": "A fold at a heading that is not of level 3.",
        BadFormula = "bad-formula": "A function of x and y that cannot be understood.",
        BadId = "bad-id": "An id with characters that an address cannot hold.",
        BadMath = "bad-math": "A formula that is not LaTeX, or that would print raw LaTeX.",
        BadSetup = "bad-setup": "A simulation that its kind does not understand.",
        BadToml = "bad-toml": "Text that is not TOML.",
        BrokenAnchor = "broken-anchor": "A link to a heading that does not exist.",
        BrokenLink = "broken-link": "A link that leads nowhere.",
        ConflictingKeys = "conflicting-keys": "Two keys of which only one can be given.",
        DuplicateId = "duplicate-id": "An id that something else in the course has.",
        DuplicateOption = "duplicate-option": "An option that says the same as another of its question.",
        EmptyFile = "empty-file": "A file without text.",
        HeadingLevel = "heading-level": "A heading of level 1 (the title is that one), or one that skips a level.",
        IdMismatch = "id-mismatch": "A lesson whose id is not the name of its file.",
        ListedTwice = "listed-twice": "A lesson that course.toml lists twice.",
        MisplacedBlock = "misplaced-block": "A block where it cannot be shown.",
        MissingExplanation = "missing-explanation": "An option that does not say why it is right or wrong.",
        MissingFile = "missing-file": "A file that does not exist.",
        MissingFrontMatter = "missing-front-matter": "A lesson that does not begin with its front matter.",
        MissingId = "missing-id": "A question without a stable id.",
        MissingKey = "missing-key": "A key that must be given.",
        MissingLead = "missing-lead": "A lesson that does not open with a paragraph.",
        MissingPicture = "missing-picture": "A picture that does not exist.",
        MissingWords = "missing-words": "A picture, link, heading or field without text.",
        NoRightOption = "no-right-option": "A question that no option answers.",
        NoWrongOption = "no-wrong-option": "A question that every option answers.",
        NotInline = "not-inline": "A list, table or code block where a line of text is expected.",
        NotUtf8 = "not-utf8": "A file that is not UTF-8.",
        OneOption = "one-option": "A question with less than two options.",
        OrphanLesson = "orphan-lesson": "A lesson that course.toml does not list.",
        OutOfRange = "out-of-range": "A number outside its range.",
        RawHtml = "raw-html": "HTML in Markdown.",
        UnclosedFrontMatter = "unclosed-front-matter": "A front matter without an end.",
        UnexpectedText = "unexpected-text": "Text where a quiz has no place for it.",
        UnknownAttribute = "unknown-attribute": "An attribute in braces that means nothing.",
        UnknownDataSet = "unknown-data-set": "A data set that does not exist.",
        UnknownHyperParameter = "unknown-hyper-parameter": "A hyper-parameter that the optimizer does not have.",
        UnknownKey = "unknown-key": "A TOML key that means nothing.",
        UnknownLandscape = "unknown-landscape": "A landscape that does not exist.",
        UnknownLesson = "unknown-lesson": "A lesson that does not exist.",
        UnknownOnlineLoss = "unknown-online-loss": "A loss in pieces that does not exist.",
        UnknownOptimizer = "unknown-optimizer": "An optimizer that does not exist.",
        UnknownReference = "unknown-reference": "A reference that references.toml does not have.",
        UnknownSchedule = "unknown-schedule": "A schedule that does not exist.",
        UnknownSimulation = "unknown-simulation": "A simulation or run that does not exist.",
        UnknownTerm = "unknown-term": "A term that the glossary does not have.",
        UnknownValue = "unknown-value": "A word where only certain words are understood.",
        UnknownView = "unknown-view": "A view of a surface that does not exist.",
        Unreadable = "unreadable": "A file or folder that cannot be read.",
        UnsafeLink = "unsafe-link": "A link that could run code.",
        WrongClaim = "wrong-claim": "A number in the text that is not what the run gives.",
        WrongKey = "wrong-key": "An option that is marked otherwise than the run says.",
        WrongType = "wrong-type": "A TOML value of the wrong type.",
    }
    warnings {
        DuplicateQuestion = "duplicate-question": "A question that is asked twice.",
        LatePrerequisite = "late-prerequisite": "A lesson that builds on one that comes later.",
        LongAnswer = "long-answer": "A right answer that its length gives away.",
        MissingPrediction = "missing-prediction": "A lesson of the core path that asks for no guess before a run.",
        PositionalOption = "positional-option": "An option that speaks of other options, which are shuffled.",
        QuestionCount = "question-count": "Fewer than three or more than five questions in a lesson.",
        TooLong = "too-long": "A lesson of more than 450 words, or a core path of more minutes than promised.",
        TourLength = "tour-length": "A tour that is not between 45 and 70 seconds long.",
        UnknownLanguage = "unknown-language": "A code block in a language that cannot be highlighted.",
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One mistake with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The file: the lessons folder's name, a slash, and the path in it.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The kind of mistake.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { path, line, column, code, severity, message, help } = self;
        write!(out, "{path}:{line}:{column}: {severity}[{code}]: {message}\n  help: {help}")
    }
}

/// All diagnostics as a JSON array, for editors and other tools.
pub fn to_json(diagnostics: &[Diagnostic]) -> String {
    serde_json::to_string_pretty(diagnostics).unwrap_or_else(|_| "[]".to_owned())
}
