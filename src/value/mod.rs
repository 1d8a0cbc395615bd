//! Values at run time: statements send them to the database, and rows return them.

pub(crate) mod iso;
mod validate;

pub(crate) use validate::TooFine;

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A short, cheaply cloned string: up to 23 bytes are stored in place, longer ones are shared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Str(smol_str::SmolStr);

impl Str {
    /// A string that lives as long as the program; nothing is copied.
    pub const fn from_static(text: &'static str) -> Self {
        Str(smol_str::SmolStr::new_static(text))
    }
    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}
impl Deref for Str {
    type Target = str;
    fn deref(&self) -> &str {
        self.0.as_str()
    }
}
impl AsRef<str> for Str {
    fn as_ref(&self) -> &str {
        self
    }
}
impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}
impl From<&str> for Str {
    #[inline]
    fn from(text: &str) -> Self {
        Str(text.into())
    }
}
impl From<&&str> for Str {
    fn from(text: &&str) -> Self {
        Str((*text).into())
    }
}
impl From<String> for Str {
    #[inline]
    fn from(text: String) -> Self {
        Str(text.into())
    }
}
impl From<&String> for Str {
    fn from(text: &String) -> Self {
        Str(text.as_str().into())
    }
}
impl From<Cow<'_, str>> for Str {
    fn from(text: Cow<'_, str>) -> Self {
        Str(text.into())
    }
}
impl From<Str> for String {
    fn from(text: Str) -> Self {
        text.0.into()
    }
}
impl PartialEq<str> for Str {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}
impl PartialEq<&str> for Str {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

/// A date of the proleptic Gregorian calendar. The feature `chrono` converts to and from `NaiveDate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, from -9999 to 9999.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A time of day. The feature `chrono` converts to and from `NaiveTime`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// 0 to 999,999.
    pub microsecond: u32,
}

/// A timestamp without a time zone. The feature `chrono` converts to and from `NaiveDateTime`; in a column of
/// [`DataType::DateTimeTz`](crate::types::DataType::DateTimeTz) it is in UTC, and chrono's is `DateTime<Utc>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    /// The date.
    pub date: Date,
    /// The time of day.
    pub time: Time,
}

/// An interval in microseconds. The feature `chrono` converts to and from `TimeDelta`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// The length, which may be negative.
    pub microseconds: i64,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}.{:06}", self.hour, self.minute, self.second, self.microsecond)
    }
}
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.time)
    }
}

/// A value at run time: what a statement sends, and a cell of a [`Row`](crate::Row).
///
/// It is 24 bytes and cheap to clone. Floats compare and hash by their bits.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub enum Value {
    /// SQL's NULL.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// An integer; one that does not fit is a [`Decimal`](Value::Decimal).
    Int(i64),
    /// A floating-point number.
    Real(f64),
    /// A string.
    Text(Str),
    /// An exact decimal number, in digits.
    Decimal(Arc<str>),
    /// Bytes.
    Bytes(Arc<[u8]>),
    /// A date.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// A date and a time of day.
    DateTime(DateTime),
    /// An interval.
    Interval(Interval),
    /// A UUID, in network byte order.
    Uuid([u8; 16]),
    /// A JSON document, as text. `null` in here is JSON's null; [`Value::Null`] is SQL's.
    Json(Arc<str>),
    /// A list of values of one type, for a column of [`DataType::Array`](crate::types::DataType::Array).
    Array(Arc<[Value]>),
    /// A value of a type that the library does not know.
    Custom(Arc<dyn CustomValue>),
}

/// A user-defined value, for a user-defined driver. Most custom types bind a built-in [`Value`].
pub trait CustomValue: fmt::Debug + Send + Sync + std::any::Any {
    /// Whether it is the same type and the same value.
    fn dyn_eq(&self, other: &dyn CustomValue) -> bool;
    /// Feeds the value to a hasher, as [`Hash`] does.
    fn dyn_hash(&self, state: &mut dyn Hasher);
    /// For a value that is finer than any database stores it, such as a time with nanoseconds: the coarser value that is bound where
    /// values are compared, and the reason why it is not written into a column, which `compile()` reports there. `None` if a driver
    /// binds the value itself.
    ///
    /// ```
    /// use aludel::{CustomValue, Interval, prelude::*};
    /// use std::{any::Any as Whatever, hash::Hasher, sync::Arc};
    ///
    /// /// An interval in nanoseconds.
    /// #[derive(Debug, PartialEq)]
    /// struct Nanoseconds(i64);
    /// impl CustomValue for Nanoseconds {
    ///     fn dyn_eq(&self, other: &dyn CustomValue) -> bool {
    ///         (other as &dyn Whatever).downcast_ref::<Nanoseconds>() == Some(self)
    ///     }
    ///     fn dyn_hash(&self, state: &mut dyn Hasher) { state.write_i64(self.0); }
    ///     fn coarser(&self) -> Option<(Value, &'static str)> {
    ///         Some((Value::Interval(Interval { microseconds: self.0 / 1000 }), "it keeps microseconds"))
    ///     }
    /// }
    /// let span = || Value::Custom(Arc::new(Nanoseconds(1_500)));
    /// let calls = Table::new("calls").column(ColumnDef::new("length", DataType::Interval));
    /// let longer = calls.c("length").gt(span()).compile(&Postgres::default())?;
    /// assert_eq!(longer.params(), [Value::Interval(Interval { microseconds: 1 })]);
    /// let written = update(&calls).set(calls.c("length").set(span())).compile(&Postgres::default());
    /// assert_eq!(written.unwrap_err().to_string(), "column \"length\": it keeps microseconds");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn coarser(&self) -> Option<(Value, &'static str)> {
        None
    }
}

impl Value {
    /// Passes on a copy that is built anew by its variant, so that it is written in place instead of moved there in pieces.
    #[inline(always)]
    pub(crate) fn place_copy<R>(&self, to: impl FnOnce(Value) -> R) -> R {
        match self {
            Value::Int(v) => to(Value::Int(*v)),
            Value::Real(v) => to(Value::Real(*v)),
            Value::Bool(v) => to(Value::Bool(*v)),
            Value::Text(v) => to(Value::Text(v.clone())),
            other => to(other.clone()),
        }
    }
    /// Whether it is SQL's NULL.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }
    /// The kind of value, for messages, which never contain the value itself.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "NULL",
            Value::Bool(_) => "a boolean",
            Value::Int(_) => "an integer",
            Value::Real(_) => "a float",
            Value::Text(_) => "text",
            Value::Decimal(_) => "a decimal",
            Value::Bytes(_) => "bytes",
            Value::Date(_) => "a date",
            Value::Time(_) => "a time",
            Value::DateTime(_) => "a date with time",
            Value::Interval(_) => "an interval",
            Value::Uuid(_) => "a uuid",
            Value::Json(_) => "json",
            Value::Array(_) => "an array",
            Value::Custom(_) => "a custom value",
        }
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Real(a), Value::Real(b)) => a.to_bits() == b.to_bits(),
            (Value::Text(a), Value::Text(b)) => a == b,
            (Value::Decimal(a), Value::Decimal(b)) | (Value::Json(a), Value::Json(b)) => a == b,
            (Value::Bytes(a), Value::Bytes(b)) => a == b,
            (Value::Date(a), Value::Date(b)) => a == b,
            (Value::Time(a), Value::Time(b)) => a == b,
            (Value::DateTime(a), Value::DateTime(b)) => a == b,
            (Value::Interval(a), Value::Interval(b)) => a == b,
            (Value::Uuid(a), Value::Uuid(b)) => a == b,
            (Value::Array(a), Value::Array(b)) => a == b,
            (Value::Custom(a), Value::Custom(b)) => a.dyn_eq(&**b),
            _ => false,
        }
    }
}
impl Eq for Value {}
impl Hash for Value {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Value::Null => {}
            Value::Bool(v) => v.hash(state),
            Value::Int(v) => v.hash(state),
            Value::Real(v) => v.to_bits().hash(state),
            Value::Text(v) => v.hash(state),
            Value::Decimal(v) | Value::Json(v) => v.hash(state),
            Value::Bytes(v) => v.hash(state),
            Value::Date(v) => v.hash(state),
            Value::Time(v) => v.hash(state),
            Value::DateTime(v) => v.hash(state),
            Value::Interval(v) => v.hash(state),
            Value::Uuid(v) => v.hash(state),
            Value::Array(v) => v.hash(state),
            Value::Custom(v) => v.dyn_hash(state),
        }
    }
}

/// Each `type => variant` is one `From`.
macro_rules! from {
    ($($type:ty => |$value:ident| $make:expr;)*) => {$(
        impl From<$type> for Value {
            #[inline]
            fn from($value: $type) -> Value {
                $make
            }
        }
    )*};
}
from! {
    bool => |v| Value::Bool(v);
    i8 => |v| Value::Int(v.into());
    i16 => |v| Value::Int(v.into());
    i32 => |v| Value::Int(v.into());
    i64 => |v| Value::Int(v);
    u16 => |v| Value::Int(v.into());
    u32 => |v| Value::Int(v.into());
    u64 => |v| i64::try_from(v).map_or_else(|_| Value::Decimal(v.to_string().into()), Value::Int);
    f32 => |v| Value::Real(v.into());
    f64 => |v| Value::Real(v);
    &str => |v| Value::Text(v.into());
    String => |v| Value::Text(v.into());
    &String => |v| Value::Text(v.into());
    Cow<'_, str> => |v| Value::Text(v.into());
    Str => |v| Value::Text(v);
    Vec<u8> => |v| Value::Bytes(v.into());
    &[u8] => |v| Value::Bytes(v.into());
    Date => |v| Value::Date(v);
    Time => |v| Value::Time(v);
    DateTime => |v| Value::DateTime(v);
    Interval => |v| Value::Interval(v);
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_three_words() {
        assert_eq!(size_of::<Value>(), 24);
        assert_eq!(size_of::<Str>(), 24);
    }

    #[test]
    fn floats_compare_by_bits() {
        assert_eq!(Value::Real(f64::NAN), Value::Real(f64::NAN));
        assert_ne!(Value::Real(0.0), Value::Real(-0.0));
    }
}
