//! One optimizer with hyper-parameters that are known to be valid.

use std::error::Error;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::hyper_parameter::{BELOW_ONE, HyperParameter, Scale};
use super::spec::Spec;
use crate::name::UnknownName;

/// One optimizer with valid hyper-parameters.
///
/// In files and addresses it is a map: the id, and any hyper-parameter that shall differ from its
/// default. PyTorch's names are understood, and `true` and `false` for switches.
///
/// ```
/// use descent::optimizer::Settings;
///
/// let settings: Settings = serde_json::from_str(r#"{"id": "adam", "lr": 0.1}"#)?;
/// assert_eq!(settings.get("learning_rate"), Some(0.1));
/// assert_eq!(settings.get("beta2"), Some(0.999));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Settings {
    spec: &'static Spec,
    /// In the order of the spec.
    values: Vec<f64>,
}

impl Settings {
    /// The optimizer with its defaults.
    pub fn defaults(spec: &'static Spec) -> Self {
        Self { spec, values: spec.hyper_parameters.iter().map(|hyper_parameter| hyper_parameter.default).collect() }
    }

    /// The optimizer.
    pub fn spec(&self) -> &'static Spec {
        self.spec
    }

    /// The value of a hyper-parameter, by its name or PyTorch's.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.spec.index_of(name).ok().map(|index| self.values[index])
    }

    /// Sets a hyper-parameter, by its name or PyTorch's. After an error nothing has changed.
    pub fn set(&mut self, name: &str, value: f64) -> Result<(), SettingError> {
        let index = self.spec.index_of(name)?;
        let hyper_parameter = &self.spec.hyper_parameters[index];
        if !hyper_parameter.accepts(value) {
            return Err(SettingError::OutOfRange { optimizer: self.spec.id, hyper_parameter, value });
        }
        self.values[index] = value;
        Ok(())
    }

    /// All hyper-parameters with their values, in the order of the spec.
    pub fn iter(&self) -> impl Iterator<Item = (&'static HyperParameter, f64)> {
        self.spec.hyper_parameters.iter().zip(self.values.iter().copied())
    }

    /// A hyper-parameter that the optimizer's own spec lists.
    pub(super) fn value(&self, name: &str) -> f64 {
        self.get(name).unwrap_or_else(|| panic!("{} has no hyper-parameter {name}", self.spec.id))
    }

    /// Whether a switch that the optimizer's own spec lists is on.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.value(name) != 0.0
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.spec.id)?;
        f.debug_map().entries(self.iter().map(|(hyper_parameter, value)| (hyper_parameter.name, value))).finish()
    }
}

/// Why a hyper-parameter was not set.
#[derive(Clone, Debug, PartialEq)]
pub enum SettingError {
    /// The optimizer has no such hyper-parameter.
    Unknown(UnknownName),
    /// The value makes no sense.
    OutOfRange {
        /// Id of the optimizer.
        optimizer: &'static str,
        /// The hyper-parameter, with its valid range.
        hyper_parameter: &'static HyperParameter,
        /// The value as given.
        value: f64,
    },
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(unknown) => unknown.fmt(f),
            Self::OutOfRange { optimizer, hyper_parameter, value } => {
                let HyperParameter { name, valid: [low, high], scale, .. } = hyper_parameter;
                write!(f, "{name} of {optimizer} is {value}, but must be ")?;
                match scale {
                    Scale::Switch => write!(f, "0 (off) or 1 (on)"),
                    _ if *high == BELOW_ONE => write!(f, "at least {low} and below 1"),
                    _ => write!(f, "between {low} and {high}"),
                }
            }
        }
    }
}

impl Error for SettingError {}

impl From<UnknownName> for SettingError {
    fn from(unknown: UnknownName) -> Self {
        Self::Unknown(unknown)
    }
}

impl Serialize for Settings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1 + self.values.len()))?;
        map.serialize_entry("id", self.spec.id)?;
        for (hyper_parameter, value) in self.iter() {
            map.serialize_entry(hyper_parameter.name, &value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SettingsVisitor)
    }
}

struct SettingsVisitor;

impl<'de> Visitor<'de> for SettingsVisitor {
    type Value = Settings;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an optimizer: its id and its hyper-parameters")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Settings, A::Error> {
        let mut id: Option<String> = None;
        let mut values: Vec<(String, f64)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if key != "id" {
                values.push((key, map.next_value::<Value>()?.0));
            } else if id.replace(map.next_value()?).is_some() {
                return Err(de::Error::duplicate_field("id"));
            }
        }
        let id = id.ok_or_else(|| de::Error::missing_field("id"))?;
        let mut settings = Settings::defaults(super::find(&id).map_err(de::Error::custom)?);
        let mut seen = Vec::new();
        for (name, value) in values {
            settings.set(&name, value).map_err(de::Error::custom)?;
            let index = settings.spec.index_of(&name).map_err(de::Error::custom)?;
            if seen.contains(&index) {
                return Err(de::Error::duplicate_field(settings.spec.hyper_parameters[index].name));
            }
            seen.push(index);
        }
        Ok(settings)
    }
}

/// A number, or a switch as `true` or `false`.
struct Value(f64);

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl Visitor<'_> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, true or false")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value(f64::from(u8::from(value))))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value(value))
    }
}
