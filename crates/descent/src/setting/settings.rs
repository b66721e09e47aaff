//! A choice from a registry with hyper-parameters that are known to be valid.

use std::error::Error;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use std::marker::PhantomData;

use super::hyper_parameter::{BELOW_ONE, HyperParameter, Scale};
use crate::name::UnknownName;

/// The description of something that has hyper-parameters, and the registry it stands in.
pub trait Adjustable: PartialEq + Sized + 'static {
    /// What it is one of, with its article: "an optimizer".
    const KIND: &'static str;

    /// Stable id, as lessons and addresses write it.
    fn id(&self) -> &'static str;

    /// Its hyper-parameters, the most important first.
    fn hyper_parameters(&self) -> &'static [HyperParameter];

    /// The one with this id.
    fn find(id: &str) -> Result<&'static Self, UnknownName>;

    /// The hyper-parameter of this name, or of this name in PyTorch.
    fn hyper_parameter(&self, name: &str) -> Result<&'static HyperParameter, UnknownName> {
        index_of(self, name).map(|index| &self.hyper_parameters()[index])
    }
}

/// [`Adjustable`] for the entries of a `registry!` that have `hyper_parameters`.
macro_rules! adjustable {
    ($entry:ident, $kind:literal) => {
        impl $crate::setting::Adjustable for $entry {
            const KIND: &'static str = $kind;

            fn id(&self) -> &'static str {
                self.id
            }

            fn hyper_parameters(&self) -> &'static [$crate::setting::HyperParameter] {
                self.hyper_parameters
            }

            fn find(id: &str) -> Result<&'static Self, $crate::name::UnknownName> {
                find(id)
            }
        }
    };
}

fn index_of(spec: &impl Adjustable, name: &str) -> Result<usize, UnknownName> {
    let all = spec.hyper_parameters();
    all.iter().position(|hyper_parameter| hyper_parameter.is_called(name)).ok_or_else(|| {
        let known = all.iter().map(|hyper_parameter| hyper_parameter.name).collect();
        UnknownName::new(format!("hyper-parameter of {}", spec.id()), name, known)
    })
}

/// One optimizer, schedule ... with valid hyper-parameters.
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
#[derive(PartialEq)]
pub struct Settings<S: 'static> {
    spec: &'static S,
    values: Vec<f64>,
}

impl<S: Adjustable> Settings<S> {
    /// With the defaults of all hyper-parameters.
    pub fn defaults(spec: &'static S) -> Self {
        Self { spec, values: spec.hyper_parameters().iter().map(|hyper_parameter| hyper_parameter.default).collect() }
    }

    /// What is set.
    pub fn spec(&self) -> &'static S {
        self.spec
    }

    /// The value of a hyper-parameter, by its name or PyTorch's.
    pub fn get(&self, name: &str) -> Option<f64> {
        index_of(self.spec, name).ok().map(|index| self.values[index])
    }

    /// Sets a hyper-parameter, by its name or PyTorch's. After an error nothing has changed.
    pub fn set(&mut self, name: &str, value: f64) -> Result<(), SettingError> {
        let index = index_of(self.spec, name)?;
        let hyper_parameter = &self.spec.hyper_parameters()[index];
        if !hyper_parameter.accepts(value) {
            return Err(SettingError::OutOfRange { owner: self.spec.id(), hyper_parameter, value });
        }
        self.values[index] = value;
        Ok(())
    }

    /// All hyper-parameters with their values, in the order of the spec.
    pub fn iter(&self) -> impl Iterator<Item = (&'static HyperParameter, f64)> {
        self.spec.hyper_parameters().iter().zip(self.values.iter().copied())
    }

    /// A hyper-parameter that the spec itself lists.
    pub(crate) fn value(&self, name: &str) -> f64 {
        self.get(name).unwrap_or_else(|| panic!("{} has no hyper-parameter {name}", self.spec.id()))
    }

    /// Whether a switch that the spec itself lists is on.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.value(name) != 0.0
    }
}

impl<S> Clone for Settings<S> {
    fn clone(&self) -> Self {
        Self { spec: self.spec, values: self.values.clone() }
    }
}

impl<S: Adjustable> fmt::Debug for Settings<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.spec.id())?;
        f.debug_map().entries(self.iter().map(|(hyper_parameter, value)| (hyper_parameter.name, value))).finish()
    }
}

/// Why a hyper-parameter was not set.
#[derive(Clone, Debug, PartialEq)]
pub enum SettingError {
    /// There is no such hyper-parameter.
    Unknown(UnknownName),
    /// The value makes no sense.
    OutOfRange {
        /// Id of the optimizer or schedule.
        owner: &'static str,
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
            Self::OutOfRange { owner, hyper_parameter, value } => {
                let HyperParameter { name, valid: [low, high], scale, .. } = hyper_parameter;
                write!(f, "{name} of {owner} is {value}, but must be ")?;
                match scale {
                    Scale::Switch => write!(f, "0 (off) or 1 (on)"),
                    Scale::Whole => write!(f, "a whole number between {low} and {high}"),
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

impl<S: Adjustable> Serialize for Settings<S> {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        let changed = || self.iter().filter(|(hyper_parameter, value)| *value != hyper_parameter.default);
        let mut map = serializer.serialize_map(Some(1 + changed().count()))?;
        map.serialize_entry("id", self.spec.id())?;
        for (hyper_parameter, value) in changed() {
            map.serialize_entry(hyper_parameter.name, &value)?;
        }
        map.end()
    }
}

impl<'de, S: Adjustable> Deserialize<'de> for Settings<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SettingsVisitor(PhantomData))
    }
}

struct SettingsVisitor<S>(PhantomData<S>);

impl<'de, S: Adjustable> Visitor<'de> for SettingsVisitor<S> {
    type Value = Settings<S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: its id and its hyper-parameters", S::KIND)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Settings<S>, A::Error> {
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
        let mut settings = Settings::defaults(S::find(&id).map_err(de::Error::custom)?);
        let mut seen = Vec::new();
        for (name, value) in values {
            settings.set(&name, value).map_err(de::Error::custom)?;
            let index = index_of(settings.spec, &name).map_err(de::Error::custom)?;
            if seen.contains(&index) {
                return Err(de::Error::duplicate_field(settings.spec.hyper_parameters()[index].name));
            }
            seen.push(index);
        }
        Ok(settings)
    }
}

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
