//! A formula as it is written: the text alone, or with the ranges of x and y.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{DOMAIN, Formula};

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FormulaFields {
    text: String,
    domain: [[f64; 2]; 2],
}

impl Serialize for Formula {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.domain == DOMAIN {
            return serializer.serialize_str(&self.text);
        }
        FormulaFields { text: self.text.clone(), domain: self.domain }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Formula {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FormulaVisitor)
    }
}

struct FormulaVisitor;

impl<'de> Visitor<'de> for FormulaVisitor {
    type Value = Formula;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a formula, or its `text` and its `domain`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Formula, E> {
        Formula::parse(text).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Formula, A::Error> {
        let FormulaFields { text, domain } = FormulaFields::deserialize(MapAccessDeserializer::new(map))?;
        let formula = Formula::parse(&text).map_err(de::Error::custom)?;
        let no_domain = || de::Error::custom(format!("the domain {domain:?} is not two ranges from low to high"));
        formula.seen_over(domain).ok_or_else(no_domain)
    }
}
