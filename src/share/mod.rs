//! A whole [`Experiment`] as a short piece of an address, and back.
//!
//! `1.` and the experiment's JSON in base64 for addresses; what JSON says often stands there as one byte. What has its
//! default is left out.

mod base64;
mod words;

use std::fmt;

use descent::experiment::Experiment;

use crate::strings::shell as strings;

/// What stands before the text: raised whenever [`words`] change.
const VERSION: &str = "1";

/// Longest text that is looked at: far longer than any that is written, short enough to answer at once.
const MAX_LENGTH: usize = 200_000;

/// Why an address holds no experiment, in a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// A later version of the course wrote it.
    Newer,
    /// Letters are missing or changed.
    Garbled,
    /// It can be read, but asks for something that there is not.
    Refused(String),
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer => f.write_str(strings::LINK_IS_NEWER),
            Self::Garbled => f.write_str(strings::LINK_IS_GARBLED),
            Self::Refused(why) => f.write_str(&strings::link_is_refused(why)),
        }
    }
}

impl std::error::Error for Broken {}

/// The experiment as a piece of an address, of letters, digits, `-`, `_` and `.` alone.
///
/// ```
/// use descent::experiment::Experiment;
/// use ravine::share::{decode, encode};
///
/// let text = r#"{"kind": "descent", "landscape": "ravine", "optimizers": [{"id": "momentum", "learning_rate": 0.1}]}"#;
/// let experiment: Experiment = serde_json::from_str(text)?;
/// assert_eq!(encode(&experiment), "1.gIJyYXZpbmUig4SGMC4xlg");
/// assert_eq!(decode("1.gIJyYXZpbmUig4SGMC4xlg")?, experiment);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn encode(experiment: &Experiment) -> String {
    // An experiment is made of strings, numbers and maps with string keys: nothing that JSON has not got.
    let json = serde_json::to_string(experiment).unwrap_or_default();
    format!("{VERSION}.{}", base64::encode(&words::shorten(&json)))
}

pub fn decode(text: &str) -> Result<Experiment, Broken> {
    let (version, rest) = text.split_once('.').ok_or(Broken::Garbled)?;
    if version != VERSION {
        let newer = version.parse::<u32>().is_ok_and(|version| version > 1);
        return Err(if newer { Broken::Newer } else { Broken::Garbled });
    }
    if rest.len() > MAX_LENGTH {
        return Err(Broken::Garbled);
    }
    let json = base64::decode(rest).and_then(|bytes| words::lengthen(&bytes)).ok_or(Broken::Garbled)?;
    serde_json::from_str(&json).map_err(|error| {
        if error.is_data() {
            let why = error.to_string();
            let place = why.rfind(" at line ").unwrap_or(why.len());
            Broken::Refused(why[..place].to_owned())
        } else {
            Broken::Garbled
        }
    })
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
