//! How a type that PostgreSQL alone has is declared and bound, and what operators mean of it.

use crate::ast::{CustomOperator, Node, Operator};
use crate::dialects::postgres::operators;
use crate::error::Result;
use crate::types::ResolvedType;
use crate::types::{CustomType, DataType, StorageLimit, TypeFamily, TypeRef};
use crate::value::{Str, Value};
use std::any::Any;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A type by its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::dialects::postgres) struct Own {
    name: Str,
    /// What it is like; not known of what is like nothing else.
    like: DataType,
    family: Family,
    /// Its storage limit, if it is not that of the type that it is like.
    limit: Option<StorageLimit>,
    /// Is it one at all? A precision may be out of range.
    valid: bool,
}

/// What operators there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::dialects::postgres) enum Family {
    Plain,
    Bits,
    Jsonb,
    Hstore,
    Range,
    Multirange,
}

impl Own {
    pub fn new(name: impl Into<Str>, like: DataType) -> Self {
        Own { name: name.into(), like, family: Family::Plain, limit: None, valid: true }
    }
    /// Like nothing else.
    pub fn alone(name: impl Into<Str>, family: Family) -> Self {
        Own { family, ..Own::new(name, DataType::Unknown) }
    }
    /// With these operators.
    pub fn family(self, family: Family) -> Self {
        Own { family, ..self }
    }
    pub fn limited_to(self, limit: StorageLimit) -> Self {
        Own { limit: Some(limit), ..self }
    }
    pub fn valid(self, valid: bool) -> Self {
        Own { valid, ..self }
    }
    /// Which of these types it is, if it is one.
    fn of(data_type: &DataType) -> Option<&Own> {
        match data_type {
            DataType::Custom(custom) => (&**custom as &dyn Any).downcast_ref::<Own>(),
            _ => None,
        }
    }
    /// The family of a type, if it is one of these.
    pub fn family_of(data_type: &DataType) -> Option<Family> {
        Self::of(data_type).map(|own| own.family)
    }
    /// The same of a type that may be this one on PostgreSQL alone.
    pub fn family_here(data_type: &DataType) -> Option<Family> {
        Self::family_of(&ResolvedType::new(data_type, "postgresql").known?)
    }
    /// A day or a time as one of the range: a literal would be taken for a range, and a time without a zone is no moment.
    fn element_or_range(&self, part: &Node) -> Node {
        match part {
            Node::Literal(_) | Node::Parameter(_) if matches!(part.family(), TypeFamily::Date | TypeFamily::DateTime) => {
                let ty = TypeRef::new(self.bound().unwrap_or_default());
                part.clone().type_coerce(ty.clone()).cast(ty)
            }
            part => part.clone(),
        }
    }
    /// The type of the bounds of a range, or of several.
    pub fn bound_of(data_type: &DataType) -> Option<DataType> {
        Self::of(data_type)?.bound()
    }
    fn bound(&self) -> Option<DataType> {
        let name = matches!(self.family, Family::Range | Family::Multirange).then_some(self.name.as_str())?;
        Some(match () {
            () if name.starts_with("INT4") => DataType::Integer,
            () if name.starts_with("INT8") => DataType::BigInteger,
            () if name.starts_with("NUM") => DataType::Numeric(None),
            () if name.starts_with("DATE") => DataType::Date,
            () if name.starts_with("TSTZ") => DataType::DateTimeTz,
            () => DataType::DateTime,
        })
    }
    /// What is printed for reading has every type.
    fn is_of(&self, dialect: &str) -> bool {
        self.valid && matches!(dialect, "postgresql" | "generic")
    }
}
impl From<Own> for DataType {
    fn from(own: Own) -> Self {
        DataType::custom(own)
    }
}

impl CustomType for Own {
    fn name(&self) -> &str {
        &self.name
    }
    fn underlying(&self) -> DataType {
        self.like.clone()
    }
    fn implementation(&self, _: &str) -> Option<DataType> {
        None // where it is, it has a name
    }
    fn family(&self) -> TypeFamily {
        match self.like.family() {
            TypeFamily::Unknown => TypeFamily::Custom,
            kind => kind,
        }
    }
    fn sql_name(&self, dialect: &str) -> Option<String> {
        self.is_of(dialect).then(|| self.name.to_string())
    }
    fn bound_name(&self, dialect: &str) -> Option<String> {
        let name = self.sql_name(dialect)?;
        // `TIME(3) WITH TIME ZONE` and its kin
        let digits = name.find('(').zip(name.find(')'));
        Some(match (self.family, digits) {
            (Family::Bits, _) => "BIT VARYING".into(),
            (Family::Plain, _) if name.starts_with("INTERVAL") => "INTERVAL".into(),
            (Family::Plain, Some((from, to))) => {
                let part = |range: Option<&str>| range.unwrap_or_default().trim_end().to_owned();
                part(name.get(..from)) + &part(name.get(to + 1..))
            }
            _ => name,
        })
    }
    fn bind_value(&self, value: Value, _: &str) -> Result<Value> {
        match (&value, self.family) {
            (Value::Text(text), Family::Range | Family::Multirange) if self.name.starts_with("TSTZ") => {
                Ok(super::range_text::in_utc(text).map_or(value, Value::from))
            }
            _ => Ok(value),
        }
    }
    fn storage_limit(&self, _: &str) -> Option<StorageLimit> {
        self.limit.clone()
    }
    fn casts_bind(&self) -> bool {
        match self.family {
            Family::Plain => self.like.casts_bind(),
            Family::Bits | Family::Jsonb | Family::Range | Family::Multirange => true,
            Family::Hstore => false,
        }
    }
    fn element(&self) -> DataType {
        match self.family {
            Family::Jsonb => self.clone().into(),
            Family::Hstore => DataType::Text,
            Family::Plain | Family::Bits | Family::Range | Family::Multirange => self.like.element(),
        }
    }
    fn operator(&self, operator: &Operator, _: &DataType) -> Option<Operator> {
        let own = |text| {
            let operator = operators::giving(text, operator.row().precedence, self.clone().into()).ok()?;
            Some(Operator::Custom(Arc::new(operator)))
        };
        match (self.family, operator) {
            (Family::Jsonb | Family::Hstore, Operator::Add | Operator::Concat) => {
                Some(Operator::Custom(Arc::new(operators::joined(self.clone().into()).ok()?)))
            }
            (Family::Jsonb | Family::Hstore | Family::Range | Family::Multirange, Operator::Sub) => own("-"),
            (Family::Range | Family::Multirange, Operator::Add) => own("+"),
            (Family::Range | Family::Multirange, Operator::Mul) => own("*"),
            _ => None,
        }
    }
    fn contains(&self, part: &Node) -> Option<(CustomOperator, Node)> {
        let part = match self.family {
            Family::Jsonb | Family::Hstore => part.clone(),
            Family::Range | Family::Multirange => self.element_or_range(part),
            Family::Plain | Family::Bits => return None,
        };
        Some((operators::contains().ok()?, part))
    }
    fn accepts(&self, value: &DataType) -> bool {
        let text = value.family() == TypeFamily::Text && self.family != Family::Hstore; // beside a map, a text is a key
        text || Self::family_of(value) == Some(self.family)
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        (other as &dyn Any).downcast_ref::<Own>().is_some_and(|other| self == other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}
