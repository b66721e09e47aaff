//! Looking things up by name, with a helpful answer when there is no such thing.

use std::error::Error;
use std::fmt;

/// A registry: `all` and `find` for a type whose entries have an `id`, by which they are equal and shown.
macro_rules! registry {
    ($(#[$documentation:meta])* $entry:ident, $kind:literal, [$($one:expr),* $(,)?]) => {
        static ALL: &[&$entry] = &[$(&$one),*];

        $(#[$documentation])*
        pub fn all() -> &'static [&'static $entry] {
            ALL
        }

        /// The one with this id.
        pub fn find(id: &str) -> Result<&'static $entry, $crate::name::UnknownName> {
            let found = ALL.iter().find(|entry| entry.id == id).copied();
            found.ok_or_else(|| {
                $crate::name::UnknownName::new($kind, id, ALL.iter().map(|entry| entry.id).collect())
            })
        }

        impl PartialEq for $entry {
            fn eq(&self, other: &Self) -> bool {
                self.id == other.id
            }
        }

        impl std::fmt::Debug for $entry {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($entry), self.id)
            }
        }
    };
}

/// A name that is not in its registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// What was looked for: "optimizer", "landscape", "hyper-parameter of adam" ...
    pub kind: String,
    /// The name as given.
    pub name: String,
    /// All names that would have been found.
    pub known: Vec<&'static str>,
    /// The known name that was probably meant.
    pub suggestion: Option<&'static str>,
}

impl UnknownName {
    /// No `known` name of this kind is `name`.
    ///
    /// ```
    /// let unknown = descent::name::UnknownName::new("optimizer", "Adma", vec!["gd", "adam"]);
    /// assert_eq!(unknown.to_string(), r#"unknown optimizer "Adma": did you mean "adam"?"#);
    /// ```
    pub fn new(kind: impl Into<String>, name: &str, known: Vec<&'static str>) -> Self {
        let suggestion = closest(name, &known);
        Self { kind: kind.into(), name: name.to_owned(), known, suggestion }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} {:?}: ", self.kind, self.name)?;
        match self.suggestion {
            Some(suggestion) => write!(f, "did you mean {suggestion:?}?"),
            None if self.known.is_empty() => f.write_str("there is none"),
            None => write!(f, "known are {}", self.known.join(", ")),
        }
    }
}

impl Error for UnknownName {}

/// The known name that differs from `name` in at most a third of its letters, and not in all of them.
pub fn closest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    // Longer input is no slip of the fingers, and the distance takes quadratic time.
    if name.len() > 64 {
        return None;
    }
    let plain = |name: &str| name.to_ascii_lowercase().replace(['_', ' '], "-");
    let name = plain(name);
    known
        .iter()
        .map(|candidate| (strsim::damerau_levenshtein(&name, &plain(candidate)), *candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.len() / 3).max(1) && *distance < name.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
