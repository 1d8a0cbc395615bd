//! Values that are written into columns: one of which the column would lose something is refused.

use crate::ast::{Given, Node};
use crate::compiler::Dialect;
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::features::{StorageFeatures, Version};
use crate::types::Unfolded;
use crate::types::{DataType, Digits, Kept, TypeFamily, TypeRecord, TypeRef};
use crate::value::iso;
use crate::value::{Date, Str, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// Kept a mistake if the column would not keep the value that is written into it. What an expression computes is the
/// database's.
#[inline]
pub(super) fn check_written(out: &mut Renderer<'_>, column: &TypeRecord, value: &Node) {
    match value {
        Node::Bind(bind) if is_kept(&column.data_type, &bind.value) => {}
        Node::Bind(bind) => look(out, column, &bind.value),
        Node::Parameter(_) if out.options().template => out.written = Some(TypeRef::Shared(Arc::new(column.clone()))),
        Node::Parameter(parameter) => match &parameter.given {
            Given::One(value) => look(out, column, value),
            Given::Nothing | Given::Many(_) => {}
        },
        Node::Label(label) => check_written(out, column, &label.element),
        _ => {}
    }
}

/// What most values are: nothing has to be looked up about them.
#[inline]
fn is_kept(column: &DataType, value: &Value) -> bool {
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
fn look(out: &mut Renderer<'_>, column: &TypeRecord, value: &Value) {
    if let Some(mistake) = Written::new(out.dialect()).invalid(column, value) {
        out.fail(mistake);
    }
}

/// Where values are written.
pub(in crate::compiler) struct Written {
    columns: StorageFeatures,
    version: Version,
    dialect: Str,
}

/// What a column keeps, the way out for what it does not, and the values as they are written.
struct Column<'v> {
    kept: Kept,
    way_out: &'static str,
    values: Cow<'v, [Value]>,
}

impl Written {
    pub fn new(dialect: &dyn Dialect) -> Self {
        let features = dialect.features();
        Written { columns: features.columns, version: features.version, dialect: dialect.name().into() }
    }
    /// What is wrong with a value that is written into a column, if the column does not keep it.
    pub fn invalid(&self, column: &TypeRecord, value: &Value) -> Option<ErrorKind> {
        let construct = if column.name.is_empty() { "column".to_owned() } else { format!("column {:?}", column.name.as_str()) };
        if let Some(problem) = value.too_fine() {
            return Some(ErrorKind::invalid(&construct, problem));
        }
        let Column { kept, way_out, values } = match self.column(&column.data_type, value)? {
            Ok(known) => known,
            Err(mistake) => return Some(mistake),
        };
        let ((major, minor, _), dialect) = (self.version, &self.dialect);
        let problem = |value: &Value| match self.missing(&kept, value) {
            Some((missing, way_out)) => Some(format!("on {dialect} {major}.{minor} there is no {missing}; {way_out}")),
            None => kept
                .loses(value)
                .map(|kept| format!("on {dialect} {major}.{minor} it keeps {kept}, and the value is more than that; {way_out}")),
        };
        values.iter().find_map(problem).map(|problem| ErrorKind::invalid(&construct, problem))
    }
    /// What a column of the type keeps. Of a type of a user's own: of the value as its implementation here has it; nothing is
    /// known where an expression stands around the value, of which the database makes another one.
    fn column<'v>(&self, data_type: &DataType, value: &'v Value) -> Option<Result<Column<'v>, ErrorKind>> {
        const WAY_OUT: &str = "round the value, or declare a type that keeps it";
        let values = match value {
            Value::Array(values) => &**values,
            value => std::slice::from_ref(value),
        };
        let custom = match data_type {
            DataType::Custom(_) => data_type,
            DataType::Array(array) if matches!(array.of, DataType::Custom(_)) => &array.of,
            // a number goes as one, whatever becomes of it
            known if matches!(known.family(), TypeFamily::Text | TypeFamily::Unknown) => {
                let (kept, way_out) = match (value, self.columns.float_decimals) {
                    (Value::Decimal(_) | Value::Real(_), Some(way_out)) => (Kept::Numbers, way_out),
                    _ => keeps(&self.columns, known),
                };
                return Some(Ok(Column { kept, way_out, values: Cow::Borrowed(values) }));
            }
            known => {
                let (kept, way_out) = keeps(&self.columns, known);
                return Some(Ok(Column { kept, way_out, values: Cow::Borrowed(values) }));
            }
        };
        let unfolded = Unfolded::new(custom, &self.dialect);
        let values = match unfolded.bare_values(values, &self.dialect)? {
            Ok(values) => Cow::Owned(values),
            Err(error) => return Some(Err(error.kind().clone())),
        };
        let (kept, way_out) = match unfolded.layers.iter().find_map(|layer| layer.keeps(&self.dialect)) {
            Some(kept) => (kept, WAY_OUT),
            // by its name here; what it is made of may be such a type again, as of a domain
            None => match unfolded.known? {
                DataType::Custom(named) => match &named.underlying() {
                    DataType::Custom(inner) => (inner.keeps(&self.dialect).unwrap_or(Kept::All), WAY_OUT),
                    known => (keeps(&self.columns, known).0, WAY_OUT),
                },
                known => keeps(&self.columns, &known),
            },
        };
        Some(Ok(Column { kept, way_out, values }))
    }
    /// What there is none of here at all, and what may stand for it.
    fn missing(&self, kept: &Kept, value: &Value) -> Option<(String, &'static str)> {
        const FAR: &str = "keep it as text, or as a number of microseconds";
        let year = |date: &Date| (date.year < self.columns.first_year).then(|| (format!("year before {}", self.columns.first_year), FAR));
        match value {
            Value::Real(v) if v.is_nan() && !self.columns.nan => Some(("NaN".into(), "NULL may stand for it")),
            Value::Real(v) if v.is_infinite() && !self.columns.infinities => Some(("infinity".into(), "NULL may stand for it")),
            Value::Date(date) => year(date),
            Value::DateTime(at) => year(&at.date),
            Value::Interval(span) if matches!(kept, Kept::DateTimes(_)) => match iso::epoch_plus(*span) {
                Some(at) => year(&at.date),
                None => Some(("interval of so many years, which is kept as a date that lies as far from 1970".into(), FAR)),
            },
            Value::Array(values) => values.iter().find_map(|value| self.missing(kept, value)),
            _ => None,
        }
    }
}

/// What a column of a type of the library's keeps, and the way out for what it does not.
fn keeps(columns: &StorageFeatures, data_type: &DataType) -> (Kept, &'static str) {
    const ROUND: &str = "round the value, or declare more digits";
    const EXACT: &str = "round it, or declare a type of exact numbers, or text";
    const SINGLE: &str = "give an `f32`, or declare a float of 64 bits: `DataType::Double`";
    const TRIM: &str = "trim the value, or declare more characters";
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
    if let (TypeFamily::Integer | TypeFamily::Decimal, Some(way_out)) = (data_type.family(), columns.float_decimals) {
        return (Kept::Numbers, way_out);
    }
    match data_type {
        DataType::SmallInteger | DataType::Integer | DataType::BigInteger => converted(Kept::Integers, OTHER),
        DataType::Float(None) => float(columns.float_digits),
        DataType::Float(Some(digits)) => float(*digits),
        DataType::Real => float(24),
        DataType::Double => float(53),
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
        DataType::DateTime | DataType::DateTimeTz | DataType::Timestamp | DataType::TimestampTz => moment(Kept::DateTimes),
        DataType::Interval if columns.dated_intervals => (Kept::DateTimes(columns.second_digits), columns.more_second_digits),
        DataType::Interval => (Kept::All, ""),
        DataType::Json if columns.numeric_json => (Kept::NumericJson, "keep the number in a list or an object, or as text"),
        DataType::Enum(names) if columns.loose_enums && names.native => (Kept::Names(names.clone()), "write a name as the enum has it"),
        DataType::Array(array) => keeps(columns, &array.of),
        DataType::Unknown | DataType::Boolean | DataType::Char(_) | DataType::Varchar(None) | DataType::Text => (Kept::All, ""),
        DataType::LargeBinary(_) | DataType::Binary(_) | DataType::Varbinary(_) | DataType::Uuid | DataType::UuidText => (Kept::All, ""),
        DataType::Json | DataType::Enum(_) | DataType::Custom(_) => (Kept::All, ""),
    }
}
