//! [`Cells`]: a row in the driver's buffer, and how a cell is read as what the Rust type wants.

use super::text;
use crate::error::{Error, ErrorKind, Result};
use crate::types::Exact;
use crate::value::{CustomValue, Date, DateTime, Interval, Str, Time, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// One cell as the driver has it: a [`Value`] that borrows from the driver's buffer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the variants are those of `Value`")]
pub enum Cell<'r> {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(&'r str),
    Decimal(Cow<'r, str>),
    Bytes(&'r [u8]),
    Date(Date),
    Time(Time),
    DateTime(DateTime),
    Interval(Interval),
    Uuid([u8; 16]),
    Json(Cow<'r, str>),
    Array(Cow<'r, [Value]>),
    Custom(CustomCell<'r>),
}

/// A value of a type that the library does not know, in a [`Cell`].
#[derive(Debug, Clone, Copy)]
pub struct CustomCell<'r>(pub &'r Arc<dyn CustomValue>);

impl PartialEq for CustomCell<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.dyn_eq(&**other.0)
    }
}

impl Cell<'_> {
    /// What kind of value it is, for messages: the value itself is not shown.
    pub fn kind(&self) -> &'static str {
        match self {
            Cell::Null => "NULL",
            Cell::Bool(_) => "a boolean",
            Cell::Int(_) => "an integer",
            Cell::Real(_) => "a float",
            Cell::Text(_) => "text",
            Cell::Decimal(_) => "a decimal",
            Cell::Bytes(_) => "bytes",
            Cell::Date(_) => "a date",
            Cell::Time(_) => "a time",
            Cell::DateTime(_) => "a date with time",
            Cell::Interval(_) => "an interval",
            Cell::Uuid(_) => "a uuid",
            Cell::Json(_) => "json",
            Cell::Array(_) => "an array",
            Cell::Custom(_) => "a custom value",
        }
    }
    /// The same value, on its own.
    pub fn into_value(self) -> Value {
        match self {
            Cell::Null => Value::Null,
            Cell::Bool(v) => Value::Bool(v),
            Cell::Int(v) => Value::Int(v),
            Cell::Real(v) => Value::Real(v),
            Cell::Text(v) => Value::Text(v.into()),
            Cell::Decimal(v) => Value::Decimal(v.into()),
            Cell::Bytes(v) => Value::Bytes(v.into()),
            Cell::Date(v) => Value::Date(v),
            Cell::Time(v) => Value::Time(v),
            Cell::DateTime(v) => Value::DateTime(v),
            Cell::Interval(v) => Value::Interval(v),
            Cell::Uuid(v) => Value::Uuid(v),
            Cell::Json(v) => Value::Json(v.into()),
            Cell::Array(v) => Value::Array(v.into_owned().into()),
            Cell::Custom(v) => Value::Custom(v.0.clone()),
        }
    }
}
impl<'r> From<&'r Value> for Cell<'r> {
    fn from(value: &'r Value) -> Self {
        match value {
            Value::Null => Cell::Null,
            Value::Bool(v) => Cell::Bool(*v),
            Value::Int(v) => Cell::Int(*v),
            Value::Real(v) => Cell::Real(*v),
            Value::Text(v) => Cell::Text(v),
            Value::Decimal(v) => Cell::Decimal(Cow::Borrowed(v)),
            Value::Bytes(v) => Cell::Bytes(v),
            Value::Date(v) => Cell::Date(*v),
            Value::Time(v) => Cell::Time(*v),
            Value::DateTime(v) => Cell::DateTime(*v),
            Value::Interval(v) => Cell::Interval(*v),
            Value::Uuid(v) => Cell::Uuid(*v),
            Value::Json(v) => Cell::Json(Cow::Borrowed(v)),
            Value::Array(v) => Cell::Array(Cow::Borrowed(v)),
            Value::Custom(v) => Cell::Custom(CustomCell(v)),
        }
    }
}

/// One row. A driver says what each cell is; the `get_…` read it as what is wanted, or say why they cannot.
///
/// Databases that lack a type keep its values as text or numbers, so these are read, too: a boolean from an integer, a decimal
/// from a number or text, an unsigned integer from digits or bits, dates and times from text in ISO 8601's order, an interval from
/// a date with time that lies that far from 1970-01-01, a UUID from 32 hexadecimal digits or 16 bytes.
///
/// What databases compute may be of another type than in Rust: so a decimal that is a whole number is read as an integer, and
/// any other as the float that it is nearest to.
#[allow(missing_docs, reason = "each `get_…` is what its type says")]
pub trait Cells {
    /// How many cells there are.
    fn width(&self) -> usize;
    /// What the columns are called.
    fn names(&self) -> &Arc<[Str]>;
    /// A cell as it is. One that is not there is NULL.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`] if it is broken, as text that is not UTF-8 is.
    fn get(&self, index: usize) -> Result<Cell<'_>>;

    fn is_null(&self, index: usize) -> bool {
        matches!(self.get(index), Ok(Cell::Null))
    }
    fn get_value(&self, index: usize) -> Result<Value> {
        self.get(index).map(Cell::into_value)
    }
    fn get_bool(&self, index: usize) -> Result<bool> {
        match self.get(index)? {
            Cell::Bool(v) => Ok(v),
            Cell::Int(v) => Ok(v != 0),
            Cell::Bytes([bit @ (0 | 1)]) => Ok(*bit == 1), // of a BIT
            other => Err(self.mismatch(index, "a boolean", &other)),
        }
    }
    fn get_i64(&self, index: usize) -> Result<i64> {
        match self.get(index)? {
            Cell::Int(v) => Ok(v),
            // a sum of integers is one of exact numbers on some databases
            Cell::Decimal(v) => match Exact::parse(&v).and_then(Exact::to_i64) {
                Some(integer) => Ok(integer),
                None => Err(self.broken(index, Str::from_static("expected an integer of 64 bits, found another decimal"))),
            },
            other => Err(self.mismatch(index, "an integer", &other)),
        }
    }
    fn get_u64(&self, index: usize) -> Result<u64> {
        let found = self.get(index)?;
        let integer = match &found {
            Cell::Int(v) => u64::try_from(*v).ok(),
            Cell::Decimal(v) => Exact::parse(v).and_then(Exact::to_u64),
            Cell::Text(v) => v.parse().ok(),
            // the bits of a BIT
            Cell::Bytes(v) if (1..=8).contains(&v.len()) => Some(v.iter().fold(0, |all, byte| (all << 8) | u64::from(*byte))),
            _ => return Err(self.mismatch(index, "an integer", &found)),
        };
        integer.ok_or_else(|| self.broken(index, Str::from_static("expected an integer from 0 to 18446744073709551615, found another")))
    }
    fn get_f64(&self, index: usize) -> Result<f64> {
        match self.get(index)? {
            Cell::Real(v) => Ok(v),
            Cell::Int(v) if (v as f64) as i128 == i128::from(v) => Ok(v as f64),
            Cell::Int(_) => Err(self
                .broken(index, Str::from_static("expected a float, found an integer that no float holds exactly; read it as an integer"))),
            // an average of integers, and one divided by another, is an exact number on some databases
            Cell::Decimal(v) => match Exact::parse(&v) {
                Some(number) if number.scale() <= 0 && !number.is_f64() => Err(self.broken(
                    index,
                    Str::from_static("expected a float, found a whole number that no float holds exactly; read it as a decimal"),
                )),
                _ => v.parse().map_err(|_| self.broken(index, Str::from_static("expected a float, found a decimal that is no number"))),
            },
            other => Err(self.mismatch(index, "a float", &other)),
        }
    }
    fn get_str(&self, index: usize) -> Result<Cow<'_, str>> {
        match self.get(index)? {
            Cell::Text(v) => Ok(Cow::Borrowed(v)),
            other => Err(self.mismatch(index, "text", &other)),
        }
    }
    fn get_bytes(&self, index: usize) -> Result<Cow<'_, [u8]>> {
        match self.get(index)? {
            Cell::Bytes(v) => Ok(Cow::Borrowed(v)),
            other => Err(self.mismatch(index, "bytes", &other)),
        }
    }
    fn get_decimal(&self, index: usize) -> Result<Cow<'_, str>> {
        match self.get(index)? {
            Cell::Decimal(v) => Ok(v),
            Cell::Text(v) => Ok(Cow::Borrowed(v)),
            Cell::Int(v) => Ok(Cow::Owned(v.to_string())),
            Cell::Real(v) if v.is_finite() => Ok(Cow::Owned(v.to_string())),
            other => Err(self.mismatch(index, "a decimal", &other)),
        }
    }
    fn get_json(&self, index: usize) -> Result<Cow<'_, str>> {
        match self.get(index)? {
            Cell::Json(v) => Ok(v),
            Cell::Text(v) => Ok(Cow::Borrowed(v)),
            Cell::Int(v) => Ok(Cow::Owned(v.to_string())),
            Cell::Real(v) if v.is_finite() => Ok(Cow::Owned(format!("{v:?}"))),
            other => Err(self.mismatch(index, "json", &other)),
        }
    }
    fn get_date(&self, index: usize) -> Result<Date> {
        let found = self.get(index)?;
        let date = match found {
            Cell::Date(v) => Some(v),
            Cell::Text(v) => text::date(v),
            _ => None,
        };
        date.ok_or_else(|| misread(self, index, "a date (YYYY-MM-DD)", &found))
    }
    fn get_time(&self, index: usize) -> Result<Time> {
        let found = self.get(index)?;
        let time = match found {
            Cell::Time(v) => Some(v),
            Cell::Text(v) => text::time(v),
            _ => None,
        };
        time.ok_or_else(|| misread(self, index, "a time (HH:MM:SS)", &found))
    }
    fn get_datetime(&self, index: usize) -> Result<DateTime> {
        let found = self.get(index)?;
        let datetime = match found {
            Cell::DateTime(v) => Some(v),
            Cell::Text(v) => text::datetime(v),
            _ => None,
        };
        datetime.ok_or_else(|| misread(self, index, "a date with time (YYYY-MM-DD HH:MM:SS)", &found))
    }
    fn get_interval(&self, index: usize) -> Result<Interval> {
        let found = self.get(index)?;
        let interval = match found {
            Cell::Interval(v) => Some(v),
            Cell::DateTime(v) => Some(text::since_epoch(v)),
            Cell::Text(v) => text::datetime(v).map(text::since_epoch),
            _ => None,
        };
        interval.ok_or_else(|| misread(self, index, "an interval (a date with time, counted from 1970-01-01)", &found))
    }
    fn get_uuid(&self, index: usize) -> Result<[u8; 16]> {
        let found = self.get(index)?;
        let uuid = match found {
            Cell::Uuid(v) => Some(v),
            Cell::Text(v) => text::uuid(v),
            Cell::Bytes(v) => v.try_into().ok(),
            _ => None,
        };
        uuid.ok_or_else(|| misread(self, index, "a uuid (32 hexadecimal digits)", &found))
    }

    fn get_array(&self, index: usize) -> Result<Arc<[Value]>> {
        match self.get(index)? {
            Cell::Array(v) => Ok(v.into_owned().into()),
            other => Err(self.mismatch(index, "an array", &other)),
        }
    }

    /// The error of a cell that is something else than what is wanted.
    #[cold]
    fn mismatch(&self, index: usize, expected: &str, found: &Cell<'_>) -> Error {
        let problem = match found {
            Cell::Null => NULL_MET.into(),
            other => format!("expected {expected}, found {}", other.kind()).into(),
        };
        self.broken(index, problem)
    }
    /// The error of a cell that has some problem.
    #[cold]
    fn broken(&self, index: usize, problem: Str) -> Error {
        let name = self.names().get(index).filter(|name| !name.is_empty());
        let column = name.cloned().unwrap_or_else(|| (index + 1).to_string().into());
        Error::new(ErrorKind::Decode { column, problem })
    }
}

/// The error of text that is not written as it should be.
#[cold]
fn misread<C: Cells + ?Sized>(cells: &C, index: usize, expected: &str, found: &Cell<'_>) -> Error {
    match found {
        Cell::Text(_) => cells.broken(index, format!("expected {expected}, found other text").into()),
        other => cells.mismatch(index, expected, other),
    }
}

const NULL_MET: &str = "it is NULL, and the Rust type has no room for it; select it with `.nullable()` or read it into an Option";
