//! [`NativeType`]: the implementation of the types that only PostgreSQL has, how they are declared and bound, and their operators.

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
pub(in crate::dialects::postgres) struct NativeType {
    name: Str,
    /// The standard type that has the same values, or `Unknown` if there is none.
    like: DataType,
    family: OperatorFamily,
    /// The storage limits, if they differ from those of the standard type.
    limit: Option<StorageLimit>,
    /// Whether its parameters, such as a precision, are in range.
    valid: bool,
}

/// The operators that a type has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::dialects::postgres) enum OperatorFamily {
    Plain,
    Bits,
    Jsonb,
    Hstore,
    Range,
    Multirange,
}

impl NativeType {
    pub fn new(name: impl Into<Str>, like: DataType) -> Self {
        NativeType { name: name.into(), like, family: OperatorFamily::Plain, limit: None, valid: true }
    }
    /// Returns a type that no standard type has the values of.
    pub fn distinct(name: impl Into<Str>, family: OperatorFamily) -> Self {
        NativeType { family, ..NativeType::new(name, DataType::Unknown) }
    }
    /// Returns the type with these operators.
    pub fn family(self, family: OperatorFamily) -> Self {
        NativeType { family, ..self }
    }
    pub fn limited_to(self, limit: StorageLimit) -> Self {
        NativeType { limit: Some(limit), ..self }
    }
    pub fn valid(self, valid: bool) -> Self {
        NativeType { valid, ..self }
    }
    /// Returns the record of the type, if it is one of these.
    fn of(data_type: &DataType) -> Option<&NativeType> {
        match data_type {
            DataType::Custom(custom) => (&**custom as &dyn Any).downcast_ref::<NativeType>(),
            _ => None,
        }
    }
    /// Returns the operators of the type, if it is one of these.
    pub fn family_of(data_type: &DataType) -> Option<OperatorFamily> {
        Self::of(data_type).map(|native| native.family)
    }
    /// Returns the operators that the type has on PostgreSQL, where a variant may replace it by one of these.
    pub fn family_on_postgres(data_type: &DataType) -> Option<OperatorFamily> {
        Self::family_of(&ResolvedType::new(data_type, "postgresql").known?)
    }
    /// Returns the operand of `@>` of a range. A date or timestamp as a value is cast to the type of the bounds: the database would take
    /// its text for a range, and a TSTZRANGE needs a timestamp with time zone.
    fn element_or_range(&self, part: &Node) -> Node {
        match part {
            Node::Literal(_) | Node::Parameter(_) if matches!(part.family(), TypeFamily::Date | TypeFamily::DateTime) => {
                let ty = TypeRef::new(self.bound().unwrap_or_default());
                part.clone().type_coerce(ty.clone()).cast(ty)
            }
            part => part.clone(),
        }
    }
    /// Returns the type of the bounds, if the type is a range or multirange.
    pub fn bound_of(data_type: &DataType) -> Option<DataType> {
        Self::of(data_type)?.bound()
    }
    fn bound(&self) -> Option<DataType> {
        let name = matches!(self.family, OperatorFamily::Range | OperatorFamily::Multirange).then_some(self.name.as_str())?;
        Some(match () {
            () if name.starts_with("INT4") => DataType::Integer,
            () if name.starts_with("INT8") => DataType::BigInteger,
            () if name.starts_with("NUM") => DataType::Numeric(None),
            () if name.starts_with("DATE") => DataType::Date,
            () if name.starts_with("TSTZ") => DataType::DateTimeTz,
            () => DataType::DateTime,
        })
    }
    /// Whether the dialect has the type. The generic dialect, which renders SQL for reading, has every type.
    fn is_of(&self, dialect: &str) -> bool {
        self.valid && matches!(dialect, "postgresql" | "generic")
    }
}
impl From<NativeType> for DataType {
    fn from(native: NativeType) -> Self {
        DataType::custom(native)
    }
}

impl CustomType for NativeType {
    fn name(&self) -> &str {
        &self.name
    }
    fn underlying(&self) -> DataType {
        self.like.clone()
    }
    fn implementation(&self, _: &str) -> Option<DataType> {
        None // on PostgreSQL it has a name, `sql_name`, and elsewhere no type
    }
    fn family(&self) -> TypeFamily {
        match self.like.family() {
            TypeFamily::Unknown => TypeFamily::Custom,
            family => family,
        }
    }
    fn sql_name(&self, dialect: &str) -> Option<String> {
        self.is_of(dialect).then(|| self.name.to_string())
    }
    fn bound_name(&self, dialect: &str) -> Option<String> {
        let name = self.sql_name(dialect)?;
        // without the precision, as in `TIME(3) WITH TIME ZONE`
        let precision = name.find('(').zip(name.find(')'));
        Some(match (self.family, precision) {
            (OperatorFamily::Bits, _) => "BIT VARYING".into(),
            (OperatorFamily::Plain, _) if name.starts_with("INTERVAL") => "INTERVAL".into(),
            (OperatorFamily::Plain, Some((from, to))) => {
                let part = |range: Option<&str>| range.unwrap_or_default().trim_end().to_owned();
                part(name.get(..from)) + &part(name.get(to + 1..))
            }
            _ => name,
        })
    }
    fn bind_value(&self, value: Value, _: &str) -> Result<Value> {
        match (&value, self.family) {
            (Value::Text(text), OperatorFamily::Range | OperatorFamily::Multirange) if self.name.starts_with("TSTZ") => {
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
            OperatorFamily::Plain => self.like.casts_bind(),
            OperatorFamily::Bits | OperatorFamily::Jsonb | OperatorFamily::Range | OperatorFamily::Multirange => true,
            OperatorFamily::Hstore => false,
        }
    }
    fn element(&self) -> DataType {
        match self.family {
            OperatorFamily::Jsonb => self.clone().into(),
            OperatorFamily::Hstore => DataType::Text,
            OperatorFamily::Plain | OperatorFamily::Bits | OperatorFamily::Range | OperatorFamily::Multirange => self.like.element(),
        }
    }
    fn operator(&self, operator: &Operator, _: &DataType) -> Option<Operator> {
        let same_type = |text| {
            let operator = operators::returning(text, operator.row().precedence, self.clone().into()).ok()?;
            Some(Operator::Custom(Arc::new(operator)))
        };
        match (self.family, operator) {
            (OperatorFamily::Jsonb | OperatorFamily::Hstore, Operator::Add | Operator::Concat) => {
                Some(Operator::Custom(Arc::new(operators::concatenation(self.clone().into()).ok()?)))
            }
            (OperatorFamily::Jsonb | OperatorFamily::Hstore | OperatorFamily::Range | OperatorFamily::Multirange, Operator::Sub) => {
                same_type("-")
            }
            (OperatorFamily::Range | OperatorFamily::Multirange, Operator::Add) => same_type("+"),
            (OperatorFamily::Range | OperatorFamily::Multirange, Operator::Mul) => same_type("*"),
            _ => None,
        }
    }
    fn contains(&self, part: &Node) -> Option<(CustomOperator, Node)> {
        let part = match self.family {
            OperatorFamily::Jsonb | OperatorFamily::Hstore => part.clone(),
            OperatorFamily::Range | OperatorFamily::Multirange => self.element_or_range(part),
            OperatorFamily::Plain | OperatorFamily::Bits => return None,
        };
        Some((operators::contains().ok()?, part))
    }
    fn accepts(&self, value: &DataType) -> bool {
        let text = value.family() == TypeFamily::Text && self.family != OperatorFamily::Hstore; // text is a key of an hstore, not a value of it
        text || Self::family_of(value) == Some(self.family)
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        (other as &dyn Any).downcast_ref::<NativeType>().is_some_and(|other| self == other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}

/// Each line: a function that returns a type by its name, with its operators and optionally a standard type that has the same values.
macro_rules! types { ($($(#[$meta:meta])* $function:ident = $family:ident $name:literal $(like $like:expr)?;)*) => {$(
    $(#[$meta])*
    pub fn $function() -> $crate::types::DataType {
        $crate::dialects::postgres::types::native::types!(@ $family $name $(, $like)?).into()
    }
)*};
    (@ $family:ident $name:literal) => {
        $crate::dialects::postgres::types::NativeType::distinct($name, $crate::dialects::postgres::types::OperatorFamily::$family)
    };
    (@ $family:ident $name:literal, $like:expr) => {
        $crate::dialects::postgres::types::NativeType::new($name, $like)
            .family($crate::dialects::postgres::types::OperatorFamily::$family)
    };
}
pub(super) use types;
