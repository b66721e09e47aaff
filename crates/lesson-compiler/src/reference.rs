//! `references.toml`: papers and books, by ids that lessons name.

use course_model::Reference;

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::fields;
use crate::folder::Folder;
use crate::markdown::typeset;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;

pub(crate) const REFERENCES: &str = "references.toml";

const YEARS: std::ops::RangeInclusive<usize> = 1600..=2100;

/// Reads all references; none where there is no file.
pub(crate) fn read(folder: &mut Folder) -> (Vec<Reference>, Option<Report>) {
    let Some(mut report) = folder.references.take().filter(Report::is_readable) else {
        return (Vec::new(), None);
    };
    let text = report.excerpt(0..report.text().len());
    let references = fields::read(&text, 0, &mut report, |fields, report| {
        let tables = fields.rest_as_tables(report);
        tables.into_iter().filter_map(|(id, table)| reference(id.value, table, report)).collect()
    });
    (references.unwrap_or_default(), Some(report))
}

fn reference(id: String, mut table: fields::Fields, report: &mut Report) -> Option<Reference> {
    let mut plain = |key| table.required_text(key, report);
    let (authors, title, venue, url) = (plain("authors"), plain("title"), plain("venue"), plain("url"));
    if let Some(url) = url.as_ref().filter(|url| !url.text.starts_with("https://") && !url.text.starts_with("http://"))
    {
        let help = "references are linked by an address that begins with https://";
        report.add(url.at(0), Code::BrokenLink, format!("`{}` is not an address", url.text), help);
    }
    let year = table.required_count("year", YEARS, report);
    table.report_unknown(report);
    let set = |text: Excerpt| typeset(&text.text);
    Some(Reference {
        id,
        authors: set(authors?),
        year: year?.value,
        title: set(title?),
        venue: set(venue?),
        url: url?.text,
    })
}

/// Gives each lesson the references that it names. Unknown ones are reported.
pub(crate) fn attach(references: &[Reference], drafts: &mut [LessonDraft]) {
    let known: Vec<&str> = references.iter().map(|reference| reference.id.as_str()).collect();
    for draft in drafts {
        let mut found = Vec::new();
        for name in std::mem::take(&mut draft.references) {
            match references.iter().find(|reference| reference.id == name.text) {
                Some(reference) => found.push(reference.clone()),
                None => {
                    let message = format!("{REFERENCES} has no `{}`", name.text);
                    let help = if known.is_empty() { "write it".to_owned() } else { suggest(&name.text, &known) };
                    draft.report.add(name.at(0), Code::UnknownReference, message, help);
                }
            }
        }
        if let Some(lesson) = &mut draft.lesson {
            lesson.references = found;
        }
    }
}
