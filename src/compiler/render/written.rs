//! Values that are written into columns: one of which the column would lose something is refused.

use crate::ast::{Given, Node};
use crate::compiler::features::{Columns, Version};
use crate::compiler::out::Out;
use crate::dialects::Dialect;
use crate::error::ErrorKind;
use crate::types::custom::Unfolded;
use crate::types::{DataType, Digits, Kept, TypeRecord, TypeRef};
use crate::value::{Str, Value};
use std::sync::Arc;

/// Kept a mistake if the column would not keep the value that is written into it. What an expression computes is the
/// database's.
#[inline]
pub(super) fn written(out: &mut Out<'_>, column: &TypeRecord, value: &Node) {
    match value {
        Node::Bind(bind) if is_kept(&column.data_type, &bind.value) => {}
        Node::Bind(bind) => look(out, column, &bind.value),
        Node::Parameter(_) if out.options().template => out.written = Some(TypeRef::Shared(Arc::new(column.clone()))),
        Node::Parameter(parameter) => match &parameter.given {
            Given::One(value) => look(out, column, value),
            Given::Nothing | Given::Many(_) => {}
        },
        Node::Label(label) => written(out, column, &label.element),
        _ => {}
    }
}

/// What most values are: nothing has to be looked up about them.
#[inline]
fn is_kept(column: &DataType, value: &Value) -> bool {
    match (value, column) {
        (Value::Null | Value::Bool(_) | Value::Bytes(_) | Value::Uuid(_), _) => true,
        (Value::Int(_), DataType::SmallInteger | DataType::Integer | DataType::BigInteger) => true,
        (Value::Real(_), DataType::Double) | (Value::Text(_), DataType::Varchar(None) | DataType::Text) => true,
        (Value::Text(text), DataType::Varchar(Some(length))) => text.len() <= *length as usize,
        (_, column) => *column == DataType::Unknown && !matches!(value, Value::Custom(_)),
    }
}

#[cold]
fn look(out: &mut Out<'_>, column: &TypeRecord, value: &Value) {
    if let Some(mistake) = Written::new(out.dialect()).mistake(column, value) {
        out.fail(mistake);
    }
}

/// Where values are written.
pub(in crate::compiler) struct Written {
    columns: Columns,
    version: Version,
    dialect: Str,
}
impl Written {
    pub fn new(dialect: &dyn Dialect) -> Self {
        let features = dialect.features();
        Written { columns: features.columns, version: features.version, dialect: dialect.name().into() }
    }
    /// What is wrong with a value that is written into a column, if the column does not keep it.
    pub fn mistake(&self, column: &TypeRecord, value: &Value) -> Option<ErrorKind> {
        let construct = if column.name.is_empty() { "column".to_owned() } else { format!("column {:?}", column.name.as_str()) };
        if let Some(problem) = value.too_fine() {
            return Some(ErrorKind::invalid(&construct, problem));
        }
        let (kept, way_out) = match &column.data_type {
            DataType::Custom(_) => of_ones_own(&self.columns, &column.data_type, &self.dialect, value)?,
            DataType::Array(array) if matches!(array.of, DataType::Custom(_)) => {
                of_ones_own(&self.columns, &array.of, &self.dialect, value)?
            }
            known => {
                let (keeps, way_out) = keeps(&self.columns, known);
                (keeps.loses(value)?, way_out)
            }
        };
        let ((major, minor, _), dialect) = (self.version, &self.dialect);
        let problem = format!("on {dialect} {major}.{minor} it keeps {kept}, and the value has more than that; {way_out}");
        Some(ErrorKind::invalid(&construct, problem))
    }
}

/// The same of a type of a user's own: of the value as its implementation here has it. Where an expression stands around the
/// value, the database makes another one of it.
fn of_ones_own(columns: &Columns, data_type: &DataType, dialect: &str, value: &Value) -> Option<(String, &'static str)> {
    const WAY_OUT: &str = "round the value, or declare a type that keeps it";
    let unfolded = Unfolded::new(data_type, dialect);
    let values = match value {
        Value::Array(values) => unfolded.bare_values(values, dialect)?,
        value => unfolded.bare_values(std::slice::from_ref(value), dialect)?,
    };
    let (keeps, way_out) = match unfolded.layers.iter().find_map(|layer| layer.keeps(dialect)) {
        Some(keeps) => (keeps, WAY_OUT),
        None => match unfolded.known? {
            DataType::Custom(named) => (keeps(columns, &named.underlying()).0, WAY_OUT),
            known => keeps(columns, &known),
        },
    };
    values.iter().find_map(|value| keeps.loses(value)).map(|kept| (kept, way_out))
}

/// What a column of a type of the library's keeps, and the way out for what it does not.
fn keeps(columns: &Columns, data_type: &DataType) -> (Kept, &'static str) {
    const ROUND: &str = "round the value, or declare more digits";
    const EXACT: &str = "round it, or declare a type of exact numbers, or text";
    const SINGLE: &str = "give an `f32`, or declare a float of 64 bits: `DataType::Double`";
    const TRIM: &str = "trim the value, or declare more characters";
    const TEXT: &str = "keep it as text: `data_type = DataType::Text`";
    const OTHER: &str = "declare a type for such values";
    let converted = |keeps: Kept, way_out| if columns.convert { (keeps, way_out) } else { (Kept::All, "") };
    let float = |digits: u8| match digits {
        25.. => (Kept::Floats(53), EXACT),
        _ if columns.convert => (Kept::Floats(24), SINGLE),
        _ => (Kept::Floats(53), EXACT),
    };
    let moment = |keeps: fn(u8) -> Kept| match columns.second_digits {
        6.. => converted(keeps(6), OTHER),
        digits => (keeps(digits), columns.more_second_digits),
    };
    match data_type {
        DataType::SmallInteger | DataType::Integer | DataType::BigInteger if columns.float_decimals => (Kept::Numbers, TEXT),
        DataType::SmallInteger | DataType::Integer | DataType::BigInteger => converted(Kept::Integers, OTHER),
        DataType::Float(None) => float(columns.float_digits),
        DataType::Float(Some(digits)) => float(*digits),
        DataType::Real => float(24),
        DataType::Double => float(53),
        DataType::Numeric(_) | DataType::Decimal(_) if columns.float_decimals => (Kept::Numbers, TEXT),
        DataType::Numeric(Some(Digits { scale, .. })) | DataType::Decimal(Some(Digits { scale, .. })) => {
            converted(Kept::Decimals(scale.unwrap_or(0)), ROUND)
        }
        DataType::Numeric(None) | DataType::Decimal(None) => match columns.plain_scale {
            Some(scale) => converted(Kept::Decimals(scale), "declare the digits: `DataType::numeric((10, 2))`"),
            None => (Kept::All, ""),
        },
        DataType::Varchar(Some(length)) => converted(Kept::Characters(*length), TRIM),
        DataType::Collated(collated) => keeps(columns, &collated.of),
        DataType::Date => converted(Kept::Days, OTHER),
        DataType::Time | DataType::TimeTz => moment(Kept::Times),
        DataType::DateTime | DataType::DateTimeTz | DataType::Timestamp | DataType::TimestampTz | DataType::Interval => {
            moment(Kept::DateTimes)
        }
        DataType::Json if columns.numeric_json => (Kept::NumericJson, "keep the number in a list or an object, or as text"),
        DataType::Enum(names) if columns.loose_enums && names.native => {
            (Kept::Names(names.clone()), "write a name as the enum has it")
        }
        DataType::Array(array) => keeps(columns, &array.of),
        DataType::Unknown | DataType::Boolean | DataType::Char(_) | DataType::Varchar(None) | DataType::Text => (Kept::All, ""),
        DataType::LargeBinary(_) | DataType::Binary(_) | DataType::Varbinary(_) | DataType::Uuid | DataType::UuidText => (Kept::All, ""),
        DataType::Json | DataType::Enum(_) | DataType::Custom(_) => (Kept::All, ""),
    }
}
