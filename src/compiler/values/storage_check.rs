//! Checks whether a column stores a value that is written into it without losing part of the value.

use super::convert::converted;
use crate::ast::{Given, Node};
use crate::compiler::Dialect;
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::features::{StorageFeatures, Version};
use crate::types::{DataType, Digits, ResolvedType, StorageLimit, TypeFamily, TypeRecord, TypeRef};
use crate::value::iso;
use crate::value::{Date, Str, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// Records an error if storing the value would lose part of it. What an expression computes is not checked.
#[inline]
pub(in crate::compiler) fn check_storage(out: &mut Renderer<'_>, column: &TypeRecord, value: &Node) {
    match value {
        Node::Literal(literal) if is_stored(&column.data_type, &literal.value) => {}
        Node::Literal(literal) => check_value(out, column, &literal.value),
        Node::Parameter(_) if out.options().template => out.written = Some(TypeRef::Shared(Arc::new(column.clone()))),
        Node::Parameter(parameter) => match &parameter.given {
            Given::One(value) => check_value(out, column, value),
            Given::Nothing | Given::Many(_) => {}
        },
        Node::Label(label) => check_storage(out, column, &label.element),
        _ => {}
    }
}

/// The common case: a value that every database stores in such a column.
#[inline]
fn is_stored(column: &DataType, value: &Value) -> bool {
    match (value, column) {
        (Value::Null | Value::Bool(_) | Value::Bytes(_) | Value::Uuid(_), _) => true,
        (Value::Int(_), DataType::SmallInteger | DataType::Integer | DataType::BigInteger) => true,
        (Value::Real(v), DataType::Double) => v.is_finite(),
        (Value::Text(_), DataType::Varchar(None) | DataType::Text) => true,
        (Value::Text(text), DataType::Varchar(Some(length))) => text.len() <= *length as usize,
        (_, DataType::Unknown) => !matches!(value, Value::Custom(_) | Value::Real(_) | Value::Decimal(_)),
        _ => false,
    }
}

#[cold]
fn check_value(out: &mut Renderer<'_>, column: &TypeRecord, value: &Value) {
    if let Some(error) = StorageCheck::new(out.dialect()).error(column, value) {
        out.fail(error);
    }
}

/// The storage check of one dialect.
pub(in crate::compiler) struct StorageCheck {
    features: StorageFeatures,
    version: Version,
    dialect: Str,
}

/// The limit of a column, with a hint for values beyond it, and the values as they are written.
struct Limited<'v> {
    limit: StorageLimit,
    hint: &'static str,
    values: Cow<'v, [Value]>,
}

impl StorageCheck {
    pub fn new(dialect: &dyn Dialect) -> Self {
        let features = dialect.features();
        StorageCheck { features: features.columns, version: features.version, dialect: dialect.name().into() }
    }
    /// The error of a value that is written into a column, if the column would not store it unchanged.
    pub fn error(&self, column: &TypeRecord, value: &Value) -> Option<ErrorKind> {
        let construct = if column.name.is_empty() { "column".to_owned() } else { format!("column {:?}", column.name.as_str()) };
        if let Some(problem) = value.too_fine() {
            return Some(ErrorKind::invalid(&construct, problem));
        }
        let Limited { limit, hint, values } = match self.limited(&column.data_type, value)? {
            Ok(limited) => limited,
            Err(error) => return Some(error),
        };
        let ((major, minor, _), dialect) = (self.version, &self.dialect);
        let problem = |value: &Value| match self.missing(&limit, value) {
            Some((missing, hint)) => Some(format!("on {dialect} {major}.{minor} there is no {missing}; {hint}")),
            None => limit
                .violated_by(value)
                .map(|limit| format!("on {dialect} {major}.{minor} it keeps {limit}, and the value is more than that; {hint}")),
        };
        values.iter().find_map(problem).map(|problem| ErrorKind::invalid(&construct, problem))
    }
    /// The limit of a column of this type. Values of a user-defined type are checked as what implements it; nothing is known
    /// where an expression is rendered around the value, because the database computes another one.
    fn limited<'v>(&self, data_type: &DataType, value: &'v Value) -> Option<Result<Limited<'v>, ErrorKind>> {
        const HINT: &str = "round the value, or declare a type that keeps it";
        let values = match value {
            Value::Array(values) => &**values,
            value => std::slice::from_ref(value),
        };
        let custom = match data_type {
            DataType::Custom(_) => data_type,
            DataType::Array(array) if matches!(array.of, DataType::Custom(_)) => &array.of,
            known => {
                let is_text = matches!(known.family(), TypeFamily::Text | TypeFamily::Unknown);
                let (limit, hint) = match (value, self.features.float_decimals) {
                    // a number is sent as a number, even to a column of text
                    (Value::Decimal(_) | Value::Real(_), Some(hint)) if is_text => (StorageLimit::Numbers, hint),
                    _ => limit_of(&self.features, known),
                };
                return Some(Ok(Limited { limit, hint, values: Cow::Borrowed(values) }));
            }
        };
        let resolved = ResolvedType::new(custom, &self.dialect);
        let values = match converted(&resolved, values, &self.dialect)? {
            Ok(values) => Cow::Owned(values),
            Err(error) => return Some(Err(error.kind().clone())),
        };
        let (limit, hint) = match resolved.layers.iter().find_map(|layer| layer.storage_limit(&self.dialect)) {
            Some(limit) => (limit, HINT),
            None => match resolved.known? {
                // known by name here, and made of another such type, as a domain can be
                DataType::Custom(named) => match &named.underlying() {
                    DataType::Custom(inner) => (inner.storage_limit(&self.dialect).unwrap_or(StorageLimit::Unlimited), HINT),
                    known => (limit_of(&self.features, known).0, HINT),
                },
                known => limit_of(&self.features, &known),
            },
        };
        Some(Ok(Limited { limit, hint, values }))
    }
    /// The name of a value that the database does not have, with a hint.
    fn missing(&self, limit: &StorageLimit, value: &Value) -> Option<(String, &'static str)> {
        const FAR: &str = "keep it as text, or as a number of microseconds";
        let year = |date: &Date| (date.year < self.features.first_year).then(|| (format!("year before {}", self.features.first_year), FAR));
        match value {
            Value::Real(v) if v.is_nan() && !self.features.nan => Some(("NaN".into(), "NULL may stand for it")),
            Value::Real(v) if v.is_infinite() && !self.features.infinities => Some(("infinity".into(), "NULL may stand for it")),
            Value::Date(date) => year(date),
            Value::DateTime(at) => year(&at.date),
            Value::Interval(span) if matches!(limit, StorageLimit::DateTimes(_)) => match iso::epoch_plus(*span) {
                Some(at) => year(&at.date),
                None => Some(("interval of so many years, which is kept as a date that lies as far from 1970".into(), FAR)),
            },
            Value::Array(values) => values.iter().find_map(|value| self.missing(limit, value)),
            _ => None,
        }
    }
}

/// The limit of a column of a built-in type, with a hint for values beyond it.
fn limit_of(features: &StorageFeatures, data_type: &DataType) -> (StorageLimit, &'static str) {
    const ROUND: &str = "round the value, or declare more digits";
    const EXACT: &str = "round it, or declare a type of exact numbers, or text";
    const SINGLE: &str = "give an `f32`, or declare a float of 64 bits: `DataType::Double`";
    const TRIM: &str = "trim the value, or declare more characters";
    const OTHER: &str = "declare a type for such values";
    let if_converted = |limit: StorageLimit, hint| if features.convert { (limit, hint) } else { (StorageLimit::Unlimited, "") };
    let float = |digits: u8| match digits {
        25.. => (StorageLimit::Floats(53), EXACT),
        _ if features.convert => (StorageLimit::Floats(24), SINGLE),
        _ => (StorageLimit::Floats(53), EXACT),
    };
    let temporal = |limit: fn(u8) -> StorageLimit| match features.second_digits {
        6.. => if_converted(limit(6), OTHER),
        digits => (limit(digits), features.more_second_digits),
    };
    if let (TypeFamily::Integer | TypeFamily::Decimal, Some(hint)) = (data_type.family(), features.float_decimals) {
        return (StorageLimit::Numbers, hint);
    }
    match data_type {
        DataType::SmallInteger | DataType::Integer | DataType::BigInteger => if_converted(StorageLimit::Integers, OTHER),
        DataType::Float(None) => float(features.float_digits),
        DataType::Float(Some(digits)) => float(*digits),
        DataType::Real => float(24),
        DataType::Double => float(53),
        DataType::Numeric(Some(Digits { scale, .. })) | DataType::Decimal(Some(Digits { scale, .. })) => {
            if_converted(StorageLimit::Decimals(scale.unwrap_or(0)), ROUND)
        }
        DataType::Numeric(None) | DataType::Decimal(None) => match features.plain_scale {
            Some(scale) => if_converted(StorageLimit::Decimals(scale), "declare the digits: `DataType::numeric((10, 2))`"),
            None => (StorageLimit::Unlimited, ""),
        },
        DataType::Varchar(Some(length)) => if_converted(StorageLimit::Characters(*length), TRIM),
        DataType::Collated(collated) => limit_of(features, &collated.of),
        DataType::Date => if_converted(StorageLimit::Dates, OTHER),
        DataType::Time | DataType::TimeTz => temporal(StorageLimit::Times),
        DataType::DateTime | DataType::DateTimeTz | DataType::Timestamp | DataType::TimestampTz => temporal(StorageLimit::DateTimes),
        DataType::Interval if features.dated_intervals => (StorageLimit::DateTimes(features.second_digits), features.more_second_digits),
        DataType::Interval => (StorageLimit::Unlimited, ""),
        DataType::Json if features.numeric_json => (StorageLimit::NumericJson, "keep the number in a list or an object, or as text"),
        DataType::Enum(names) if features.loose_enums && names.native => {
            (StorageLimit::Names(names.clone()), "write a name as the enum has it")
        }
        DataType::Array(array) => limit_of(features, &array.of),
        DataType::Unknown | DataType::Boolean | DataType::Char(_) | DataType::Varchar(None) | DataType::Text => {
            (StorageLimit::Unlimited, "")
        }
        DataType::LargeBinary(_) | DataType::Binary(_) | DataType::Varbinary(_) | DataType::Uuid | DataType::UuidText => {
            (StorageLimit::Unlimited, "")
        }
        DataType::Json | DataType::Enum(_) | DataType::Custom(_) => (StorageLimit::Unlimited, ""),
    }
}
