//! The built-in Rust types, and their SQL types.

use super::{Any, ArrayElement, ComparesWith, FromRow, Scalar, SqlType};
use crate::ast::{Literal, Node};
use crate::error::Result;
use crate::query::{Operand, form, operands};
use crate::row::Cursor;
use crate::types::{DataType, TypeRef, record as records};
use crate::value::{Date, DateTime, Interval, Time, Value};
use std::sync::Arc;

/// Each line is a Rust type: `type = DataType, its record; by value into a bind; by reference into a bind; from a cell`.
macro_rules! scalars { ($(
    $type:ty = $data_type:expr, $record:ident;
    |$value:ident| $into:expr; |$shared:ident| $to:expr; |$cursor:ident| $read:expr;
)*) => {$(
    #[diagnostic::do_not_recommend]
    impl Scalar for $type {
        type Inner = $type;
        type UserDefinedOr<Out: SqlType> = Out;
        fn data_type() -> DataType {
            $data_type
        }
        #[inline]
        fn type_ref() -> TypeRef {
            TypeRef::Static(&records::$record)
        }
        #[inline]
        fn into_value(self) -> Value {
            let $value = self;
            $into
        }
        #[inline]
        fn to_value(&self) -> Value {
            let $shared = self;
            $to
        }
        #[inline]
        fn from_value($cursor: &mut Cursor<'_>) -> Result<Self> {
            $read
        }
    }
    #[diagnostic::do_not_recommend]
    impl ComparesWith<$type> for $type {}
    impl FromRow for $type {
        #[inline]
        fn from_row(cursor: &mut Cursor<'_>) -> Result<Self> {
            <$type as Scalar>::from_value(cursor)
        }
        #[inline]
        fn from_row_nullable(cursor: &mut Cursor<'_>) -> Result<Option<Self>> {
            crate::query::scalar::scalar_or_null(cursor)
        }
        fn width() -> usize {
            1
        }
    }
)*} }

scalars! {
    bool = DataType::Boolean, BOOLEAN;
        |v| Value::Bool(v); |v| Value::Bool(*v); |c| c.next_bool();
    i16 = DataType::SmallInteger, SMALL_INTEGER;
        |v| Value::Int(v.into()); |v| Value::Int((*v).into()); |c| narrow(c, "a 16-bit integer");
    i32 = DataType::Integer, INTEGER;
        |v| Value::Int(v.into()); |v| Value::Int((*v).into()); |c| narrow(c, "a 32-bit integer");
    i64 = DataType::BigInteger, BIG_INTEGER;
        |v| Value::Int(v); |v| Value::Int(*v); |c| c.next_i64();
    f32 = DataType::Real, REAL;
        |v| Value::Real(v.into()); |v| Value::Real((*v).into()); |c| single(c);
    f64 = DataType::Double, DOUBLE;
        |v| Value::Real(v); |v| Value::Real(*v); |c| c.next_f64();
    String = DataType::Varchar(None), VARCHAR;
        |v| Value::Text(v.into()); |v| Value::Text(v.as_str().into()); |c| c.next_str().map(Into::into);
    Vec<u8> = DataType::LargeBinary(None), BYTES;
        |v| Value::Bytes(v.into()); |v| Value::Bytes(v.as_slice().into()); |c| c.next_bytes().map(Into::into);
    Date = DataType::Date, DATE;
        |v| Value::Date(v); |v| Value::Date(*v); |c| c.next_date();
    Time = DataType::Time, TIME;
        |v| Value::Time(v); |v| Value::Time(*v); |c| c.next_time();
    DateTime = DataType::DateTime, DATE_TIME;
        |v| Value::DateTime(v); |v| Value::DateTime(*v); |c| c.next_datetime();
    Interval = DataType::Interval, INTERVAL;
        |v| Value::Interval(v); |v| Value::Interval(*v); |c| c.next_interval();
}

operands! {
    bool: bool as bool, Any as bool;
    i16: i16 as i16, Any as i16;
    i32: i32 as i32, f64 as f64, Any as i32;
    i64: i64 as i64, Any as i64;
    f32: f32 as f32, Any as f32;
    f64: f64 as f64, Any as f64;
    String: String as String, Any as String;
    Vec<u8>: Vec<u8> as Vec<u8>, Any as Vec<u8>;
    Date: Date as Date, Any as Date;
    Time: Time as Time, Any as Time;
    DateTime: DateTime as DateTime, Any as DateTime;
    Interval: Interval as Interval, Any as Interval;
}
operands! {
    @borrowed
    &str => String: |v| Value::Text((*v).into());
    std::borrow::Cow<'_, str> => String: |v| Value::Text(v.as_ref().into());
    &[u8] => Vec<u8>: |v| Value::Bytes(Arc::from(*v));
}

/// Reads the next cell as a float of 32 bits, if it fits exactly.
#[inline]
fn single(cursor: &mut Cursor<'_>) -> Result<f32> {
    let value = cursor.next_f64()?;
    let single = value as f32;
    let exact = f64::from(single).to_bits() == value.to_bits() || (value.is_nan() && single.is_nan());
    if exact { Ok(single) } else { Err(cursor.invalid("expected a float of 32 bits, found one that has more; read it as an f64")) }
}

/// A list is an array, on a database that has arrays; a list of bytes is bytes. `Vec<Option<T>>` can contain NULL.
#[diagnostic::do_not_recommend]
impl<T: ArrayElement> Scalar for Vec<T> {
    type Inner = Vec<T>;
    type UserDefinedOr<Out: SqlType> = Out;
    fn data_type() -> DataType {
        DataType::array(T::type_ref().data_type.clone())
    }
    fn into_value(self) -> Value {
        self.to_value()
    }
    fn to_value(&self) -> Value {
        Value::Array(self.iter().map(T::encode).collect())
    }
    fn from_value(cursor: &mut Cursor<'_>) -> Result<Self> {
        let values = cursor.next_array()?;
        values.iter().map(|value| cursor.element(value, T::decode)).collect()
    }
}
#[diagnostic::do_not_recommend]
impl<T: ArrayElement> ComparesWith<Vec<T>> for Vec<T> {}
impl<T: ArrayElement> FromRow for Vec<T> {
    fn from_row(cursor: &mut Cursor<'_>) -> Result<Self> {
        <Vec<T> as Scalar>::from_value(cursor)
    }
    fn from_row_nullable(cursor: &mut Cursor<'_>) -> Result<Option<Self>> {
        crate::query::scalar::scalar_or_null(cursor)
    }
    fn width() -> usize {
        1
    }
}
macro_rules! array_operands { ($($expected:ty),*) => {$(
    #[diagnostic::do_not_recommend]
    impl<T: ArrayElement> Operand<$expected> for Vec<T> {
        type Type = Vec<T>;
        type Form = form::Item;
        fn to_node(&self) -> Node {
            Node::Literal(Literal::new(self.to_value(), <Vec<T> as Scalar>::type_ref()))
        }
    }
)*} }
array_operands!(Vec<T>, Any);
/// An array of values is bound as one value; with an expression in it, it renders `ARRAY[..]`.
#[diagnostic::do_not_recommend]
impl<T: ArrayElement, V: Operand<T::Base>, const N: usize> Operand<Vec<T>> for [V; N] {
    type Type = Vec<T>;
    type Form = form::Item;
    fn to_node(&self) -> Node {
        Node::array_of(self.iter().map(V::to_node).collect(), T::type_ref())
    }
}
#[diagnostic::do_not_recommend]
impl<V: Operand<Any>, const N: usize> Operand<Any> for [V; N] {
    type Type = Any;
    type Form = form::Item;
    fn to_node(&self) -> Node {
        Node::array_of(self.iter().map(V::to_node).collect(), V::Type::type_ref())
    }
}

/// Reads the next cell as a smaller integer.
#[inline]
fn narrow<T: TryFrom<i64>>(cursor: &mut Cursor<'_>, expected: &str) -> Result<T> {
    let value = cursor.next_i64()?;
    T::try_from(value).map_err(|_| cursor.out_of_range(expected))
}

#[cfg(feature = "chrono")]
mod chrono_types {
    use super::*;
    use crate::value::TooFine;
    use chrono::{DateTime as ZonedDateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};

    const NANOSECONDS: &str = "it keeps microseconds, and the value is finer; truncate it: `.trunc_subsecs(6)` of `chrono::SubsecRound`, or round the \
                               interval";

    fn date(v: NaiveDate) -> Date {
        Date { year: v.year(), month: v.month() as u8, day: v.day() as u8 }
    }
    /// Maps a leap second to the last microsecond before the next minute.
    fn time(v: NaiveTime) -> Time {
        let microsecond = (v.nanosecond() / 1000).min(999_999);
        Time { hour: v.hour() as u8, minute: v.minute() as u8, second: v.second() as u8, microsecond }
    }
    fn with_time(time: NaiveTime, coarser: Value) -> Value {
        let nanoseconds = time.nanosecond();
        let problem = match nanoseconds {
            1_000_000_000.. => "the value is in a leap second, which databases do not have",
            fine if fine % 1000 != 0 => NANOSECONDS,
            _ => return coarser,
        };
        TooFine::value(coarser, nanoseconds.into(), problem)
    }
    fn date_time(v: NaiveDateTime) -> Value {
        with_time(v.time(), Value::DateTime(DateTime { date: date(v.date()), time: time(v.time()) }))
    }
    fn interval(v: TimeDelta) -> Value {
        let problem = match v.num_microseconds() {
            Some(microseconds) if v.subsec_nanos() % 1000 == 0 => return Value::Interval(Interval { microseconds }),
            Some(_) => NANOSECONDS,
            None => "the interval is longer than 292,000 years",
        };
        let far = if v < TimeDelta::zero() { i64::MIN } else { i64::MAX };
        let coarser = Value::Interval(Interval { microseconds: v.num_microseconds().unwrap_or(far) });
        TooFine::value(coarser, v.subsec_nanos().unsigned_abs().into(), problem)
    }
    fn naive_date(v: Date) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(v.year, v.month.into(), v.day.into())
    }
    fn naive_time(v: Time) -> Option<NaiveTime> {
        NaiveTime::from_hms_micro_opt(v.hour.into(), v.minute.into(), v.second.into(), v.microsecond)
    }
    fn naive_date_time(v: DateTime) -> Option<NaiveDateTime> {
        Some(naive_date(v.date)?.and_time(naive_time(v.time)?))
    }
    fn read<T, N>(
        cursor: &mut Cursor<'_>,
        next: impl FnOnce(&mut Cursor<'_>) -> Result<T>,
        convert: impl FnOnce(T) -> Option<N>,
    ) -> Result<N> {
        let value = next(cursor)?;
        convert(value).ok_or_else(|| cursor.out_of_range("a value in chrono's calendar"))
    }

    scalars! {
        NaiveDate = DataType::Date, DATE;
            |v| Value::Date(date(v)); |v| Value::Date(date(*v)); |c| read(c, |c| c.next_date(), naive_date);
        NaiveTime = DataType::Time, TIME;
            |v| with_time(v, Value::Time(time(v))); |v| with_time(*v, Value::Time(time(*v))); |c| read(c, |c| c.next_time(), naive_time);
        NaiveDateTime = DataType::DateTime, DATE_TIME;
            |v| date_time(v); |v| date_time(*v);
            |c| read(c, |c| c.next_datetime(), naive_date_time);
        ZonedDateTime<Utc> = DataType::DateTimeTz, DATE_TIME_TZ;
            |v| date_time(v.naive_utc()); |v| date_time(v.naive_utc());
            |c| read(c, |c| c.next_datetime(), naive_date_time).map(|v| v.and_utc());
        ZonedDateTime<FixedOffset> = DataType::DateTimeTz, DATE_TIME_TZ;
            |v| date_time(v.naive_utc()); |v| date_time(v.naive_utc());
            |c| read(c, |c| c.next_datetime(), naive_date_time).map(|v| v.and_utc().fixed_offset());
        TimeDelta = DataType::Interval, INTERVAL;
            |v| interval(v); |v| interval(*v);
            |c| c.next_interval().map(|v| TimeDelta::microseconds(v.microseconds));
    }
    /// The library's own date and time types, which `func::now()` and related functions return, compare with those of
    /// chrono.
    macro_rules! compares { ($($own:ty, $other:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl ComparesWith<$own> for $other {}
        #[diagnostic::do_not_recommend]
        impl ComparesWith<$other> for $own {}
    )*} }
    compares! {
        Date, NaiveDate;
        Time, NaiveTime;
        DateTime, NaiveDateTime;
        DateTime, ZonedDateTime<Utc>;
        DateTime, ZonedDateTime<FixedOffset>;
        ZonedDateTime<Utc>, ZonedDateTime<FixedOffset>;
        Interval, TimeDelta;
    }
    operands! {
        NaiveDate: NaiveDate as NaiveDate, Any as NaiveDate;
        NaiveTime: NaiveTime as NaiveTime, Any as NaiveTime;
        NaiveDateTime: NaiveDateTime as NaiveDateTime, Any as NaiveDateTime;
        ZonedDateTime<Utc>: ZonedDateTime<Utc> as ZonedDateTime<Utc>, Any as ZonedDateTime<Utc>;
        ZonedDateTime<FixedOffset>: ZonedDateTime<FixedOffset> as ZonedDateTime<FixedOffset>, Any as ZonedDateTime<FixedOffset>;
        TimeDelta: TimeDelta as TimeDelta, Any as TimeDelta;
    }
}

#[cfg(feature = "uuid")]
mod uuid_types {
    use super::*;
    use uuid::Uuid;

    scalars! {
        Uuid = DataType::Uuid, UUID;
            |v| Value::Uuid(v.into_bytes()); |v| Value::Uuid(v.into_bytes()); |c| c.next_uuid().map(Uuid::from_bytes);
    }
    operands!(Uuid: Uuid as Uuid, Any as Uuid;);
}

#[cfg(feature = "rust_decimal")]
mod decimal_types {
    use super::*;
    use crate::types::Exact;
    use rust_decimal::Decimal;

    fn read(cursor: &mut Cursor<'_>) -> Result<Decimal> {
        let digits = cursor.next_decimal()?;
        // `from_str_exact` alone rounds a number with an exponent, and refuses superfluous zeros
        let plain = || Exact::parse(&digits).and_then(|number| number.plain());
        let exact = Decimal::from_str_exact(&digits).or_else(|error| plain().map_or(Err(error), |plain| Decimal::from_str_exact(&plain)));
        exact.map_err(|error| cursor.invalid("rust_decimal cannot hold this decimal").with_source(error.to_string()))
    }
    scalars! {
        Decimal = DataType::Numeric(None), NUMERIC;
            |v| v.to_value(); |v| Value::Decimal(v.to_string().into()); |c| read(c);
    }
    operands! {
        Decimal: Decimal as Decimal, Any as Decimal;
        i32: Decimal as Decimal;
    }
}

#[cfg(feature = "serde_json")]
mod json_types {
    use super::*;
    use serde_json::Value as Json;

    fn read(cursor: &mut Cursor<'_>) -> Result<Json> {
        let text = cursor.next_json()?;
        serde_json::from_str(&text).map_err(|error| cursor.invalid("expected JSON").with_source(error))
    }
    scalars! {
        Json = DataType::Json, JSON;
            |v| v.to_value(); |v| Value::Json(v.to_string().into()); |c| read(c);
    }
    operands!(Json: Json as Json, Any as Json;);
}
