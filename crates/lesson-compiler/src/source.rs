//! Files, pieces of them that remember where they stood, and the report of what is wrong in them.

use std::ops::Range;
use std::path::Path;
use std::{fs, io};

use crate::diagnostic::{Code, Diagnostic};

/// A text file and the mistakes found in it so far.
///
/// Mistakes are noted with byte offsets, and all of them become lines and columns in one walk at the
/// end: a long file with many mistakes costs no more than a short one with few.
#[derive(Debug)]
pub(crate) struct Report {
    path: String,
    text: String,
    findings: Vec<Finding>,
    readable: bool,
}

#[derive(Debug)]
struct Finding {
    offset: usize,
    code: Code,
    message: String,
    help: String,
}

impl Report {
    /// Reads a file. What stands in the way of reading it is the report's first finding.
    pub(crate) fn read(path: &Path, name: String) -> Self {
        match fs::read(path) {
            Ok(bytes) => Self::new(name, bytes),
            Err(error) => {
                let mut report = Self::new(name, b"-".to_vec());
                if error.kind() == io::ErrorKind::NotFound {
                    report.fail(0, Code::MissingFile, "this file does not exist", "write it");
                    return report;
                }
                report.fail(0, Code::Unreadable, format!("this file cannot be read: {error}"), "check its permissions");
                report
            }
        }
    }

    /// A report on a file with these bytes. A byte order mark is dropped, line ends become `\n`.
    pub(crate) fn new(path: String, bytes: Vec<u8>) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let invalid = std::str::from_utf8(bytes).err();
        let text = String::from_utf8_lossy(bytes);
        let before = invalid.map(|error| normalized(&text[..error.valid_up_to()]).len());
        let mut report = Self { path, text: normalized(&text), findings: Vec::new(), readable: true };
        if let Some(offset) = before {
            let help = "save the file with the encoding UTF-8";
            report.fail(offset, Code::NotUtf8, "from here on, this file is not UTF-8 text", help);
        } else if report.text.trim().is_empty() {
            report.fail(0, Code::EmptyFile, "this file is empty", "write it, or delete the file");
        }
        report
    }

    fn fail(&mut self, offset: usize, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.add(offset, code, message, help);
        self.readable = false;
    }

    pub(crate) fn is_readable(&self) -> bool {
        self.readable
    }

    pub(crate) fn count(&self) -> usize {
        self.findings.len()
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn excerpt(&self, range: Range<usize>) -> Excerpt {
        Excerpt { text: self.text[range.clone()].to_owned(), origin: Origin::Lines(vec![(0, range.start)]) }
    }

    /// Notes a mistake at a byte of the file.
    pub(crate) fn add(&mut self, offset: usize, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.findings.push(Finding { offset, code, message: message.into(), help: help.into() });
    }

    /// The findings with lines and columns, in the order of the file.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.findings.sort_by_key(|finding| (finding.offset, finding.code));
        let mut characters = self.text.char_indices().peekable();
        let (mut line, mut column) = (1, 1);
        let mut diagnostics = Vec::with_capacity(self.findings.len());
        for Finding { offset, code, message, help } in self.findings {
            while let Some((_, character)) = characters.next_if(|(at, _)| *at < offset) {
                (line, column) = if character == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            let path = self.path.clone();
            diagnostics.push(Diagnostic { path, line, column, code, severity: code.severity(), message, help });
        }
        diagnostics
    }
}

/// Text taken out of a file that knows where each of its bytes stood.
#[derive(Clone, Debug)]
pub(crate) struct Excerpt {
    pub(crate) text: String,
    origin: Origin,
}

#[derive(Clone, Debug)]
enum Origin {
    /// Where lines begin: offset in the excerpt, offset in the file.
    Lines(Vec<(usize, usize)>),
    /// Somewhere behind this offset; escapes make more impossible to tell.
    Behind(usize),
}

impl Excerpt {
    /// The body of a fenced block: `text` as the parser gives it, `range` in the `outer` text. The
    /// parser takes indentation and quote marks away, so that only the ends of lines agree.
    pub(crate) fn of_lines(text: &str, outer: &Excerpt, range: Range<usize>) -> Self {
        let raw = outer.text.get(range.clone()).unwrap_or_default();
        let (mut at, mut raw_at) = (0, 0);
        let mut lines = Vec::new();
        for (line, raw_line) in text.split_inclusive('\n').zip(raw.split_inclusive('\n')) {
            let removed = raw_line.trim_end_matches('\n').len().saturating_sub(line.trim_end_matches('\n').len());
            lines.push((at, outer.at(range.start + raw_at + removed)));
            at += line.len();
            raw_at += raw_line.len();
        }
        if lines.is_empty() {
            lines.push((0, outer.at(range.start)));
        }
        Self { text: text.to_owned(), origin: Origin::Lines(lines) }
    }

    /// A TOML string with its value and its range (quotes included) in the `outer` text.
    pub(crate) fn of_string(value: &str, outer: &Excerpt, range: Range<usize>) -> Self {
        let raw = outer.text.get(range.clone()).unwrap_or_default();
        let inside = raw.trim_start_matches(['"', '\'']);
        let opening = raw.len() - inside.len();
        let inside = inside.strip_prefix('\n').unwrap_or(inside);
        let origin = if inside.starts_with(value) && !value.is_empty() {
            let first = range.start + raw.len() - inside.len();
            let starts = std::iter::once(0).chain(value.match_indices('\n').map(|(at, _)| at + 1));
            Origin::Lines(starts.map(|at| (at, outer.at(first + at))).collect())
        } else {
            Origin::Behind(outer.at(range.start + opening))
        };
        Self { text: value.to_owned(), origin }
    }

    /// Where in the file this byte of the excerpt stood.
    pub(crate) fn at(&self, offset: usize) -> usize {
        match &self.origin {
            Origin::Behind(start) => *start,
            Origin::Lines(lines) => {
                let (start, file) = lines[lines.partition_point(|(start, _)| *start <= offset).saturating_sub(1)];
                file + (offset - start)
            }
        }
    }
}

fn normalized(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
