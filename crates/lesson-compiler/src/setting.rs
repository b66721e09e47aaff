//! Hyper-parameters of optimizers, schedules and data sets, as blocks set them.

use descent::setting::{Adjustable, SettingError, Settings};

use crate::diagnostic::Code;
use crate::source::Report;
use crate::suggestion::suggest;
use crate::value::Located;

/// Sets a hyper-parameter of what people call `owner`; gives its name in the registry. A wrong name or value is reported.
pub(crate) fn set<S: Adjustable>(
    settings: &mut Settings<S>,
    owner: &str,
    name: &Located<String>,
    value: &Located<f64>,
    report: &mut Report,
) -> Option<&'static str> {
    match settings.set(&name.value, value.value) {
        Ok(()) => settings.spec().hyper_parameter(&name.value).ok().map(|parameter| parameter.name),
        Err(SettingError::Unknown(unknown)) => {
            let message = format!("{owner} has no hyper-parameter `{}`", name.value);
            report.add(name.offset, Code::UnknownHyperParameter, message, suggest(&name.value, &unknown.known));
            None
        }
        Err(error @ SettingError::OutOfRange { hyper_parameter, .. }) => {
            let [low, high] = hyper_parameter.slider;
            let help = format!("usual values are {low} to {high}");
            report.add(value.offset, Code::OutOfRange, error.to_string(), help);
            None
        }
    }
}
