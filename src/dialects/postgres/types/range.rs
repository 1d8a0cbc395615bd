//! Ranges and multiranges, and their values in Rust. 8.17

use super::native::types;
use super::range_text::{Bounds, RangeText, read, read_many, timestamp, write, write_many};
use super::text_value::text_values;
use crate::query::scalar::op::{Minus, Plus, Times};
use crate::query::scalar::{HasOperator, Scalar};
use crate::row::{Cursor, Row};
use crate::types::{DataType, TypeFamily};
use crate::value::{Date, DateTime, Str, TooFine, Value};
use std::fmt;
use std::ops::{Bound, RangeBounds};

types! {
    /// `INT4RANGE`: a range of 32-bit integers. 8.17
    int4range = Range "INT4RANGE";
    /// `INT8RANGE`: a range of 64-bit integers.
    int8range = Range "INT8RANGE";
    /// `NUMRANGE`: a range of decimals.
    numrange = Range "NUMRANGE";
    /// `DATERANGE`: a range of dates.
    daterange = Range "DATERANGE";
    /// `TSRANGE`: a range of timestamps without time zone.
    tsrange = Range "TSRANGE";
    /// `TSTZRANGE`: a range of timestamps with time zone; in Rust a [`Range`] of [`DateTime`](crate::DateTime)s in UTC, if the column is
    /// declared so, or of `chrono::DateTime<Utc>`, whose column type it is.
    ///
    /// ```
    /// use aludel::{DateTime, postgres, prelude::*};
    /// # #[derive(Model)] #[model(table = "rooms")]
    /// # struct Room { #[column(primary_key)] id: i32, #[column(type = postgres::tstzrange())] taken: postgres::Range<DateTime> }
    /// let new_year = aludel::Date { year: 2024, month: 1, day: 1 };
    /// let noon = aludel::Time { hour: 12, minute: 0, second: 0, microsecond: 0 };
    /// let since = postgres::Range::from(DateTime { date: new_year, time: noon }..);
    /// let compiled = Room::taken.eq(since).compile(&Postgres::default())?;
    /// assert_eq!(compiled.sql(), "rooms.taken = $1::TSTZRANGE");
    /// assert_eq!(compiled.params()[0].value, Value::from("[\"2024-01-01 12:00:00.000000+00\",)"));
    /// # Ok::<(), aludel::Error>(())
    /// ```
    tstzrange = Range "TSTZRANGE";
    /// `INT4MULTIRANGE`: a list of ranges of 32-bit integers, since PostgreSQL 14; in Rust [`Multirange`]. 8.17
    int4multirange = Multirange "INT4MULTIRANGE";
    /// `INT8MULTIRANGE`: a list of ranges of 64-bit integers.
    int8multirange = Multirange "INT8MULTIRANGE";
    /// `NUMMULTIRANGE`: a list of ranges of decimals.
    nummultirange = Multirange "NUMMULTIRANGE";
    /// `DATEMULTIRANGE`: a list of ranges of dates.
    datemultirange = Multirange "DATEMULTIRANGE";
    /// `TSMULTIRANGE`: a list of ranges of timestamps without time zone.
    tsmultirange = Multirange "TSMULTIRANGE";
    /// `TSTZMULTIRANGE`: a list of ranges of timestamps with time zone.
    tstzmultirange = Multirange "TSTZMULTIRANGE";
}

/// Implemented by the types that a [`Range`] can have as its bounds: integers, decimals, dates and timestamps.
#[diagnostic::on_unimplemented(
    message = "there is no range of `{Self}`",
    label = "expected `i32`, `i64`, a decimal, a date or a timestamp"
)]
pub trait RangeElement: Scalar {
    /// Returns the type of a column of ranges.
    fn range() -> DataType;
    /// Returns the type of a column of multiranges.
    fn multirange() -> DataType;
}
macro_rules! elements { ($($type:ty: $range:ident, $multirange:ident;)*) => {$(
    impl RangeElement for $type {
        fn range() -> DataType {
            $range()
        }
        fn multirange() -> DataType {
            $multirange()
        }
    }
)*} }
elements! {
    i32: int4range, int4multirange;
    i64: int8range, int8multirange;
    Date: daterange, datemultirange;
    DateTime: tsrange, tsmultirange;
}
#[cfg(feature = "chrono")]
elements! {
    chrono::NaiveDate: daterange, datemultirange;
    chrono::NaiveDateTime: tsrange, tsmultirange;
    chrono::DateTime<chrono::Utc>: tstzrange, tstzmultirange;
    chrono::DateTime<chrono::FixedOffset>: tstzrange, tstzmultirange;
}
#[cfg(feature = "rust_decimal")]
elements!(rust_decimal::Decimal: numrange, nummultirange;);

/// A range of values, whose bounds are inclusive, exclusive or missing. 8.17
///
/// ```
/// use aludel::{postgres::{self, Range, methods::*}, prelude::*, Date};
/// #[derive(Model)]
/// #[model(table = "stays")]
/// struct Stay {
///     #[column(primary_key)]
///     id: i32,
///     nights: Range<Date>,           // DATERANGE
///     price: Option<Range<i32>>,     // INT4RANGE
/// }
/// let compiled = select(Stay::id).filter(Stay::price.contains(5)).filter(Stay::price.overlaps(Range::from(3..9)));
/// let compiled = compiled.compile(&Postgres::default())?;
/// assert_eq!(compiled.sql(), "SELECT stays.id FROM stays WHERE stays.price @> $1 AND stays.price && $2::INT4RANGE");
/// assert_eq!(compiled.params()[1].value, Value::from("[3,9)"));
/// # let _ = Stay::nights;
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// In Rust, two ranges are equal if their bounds are. The database returns ranges of integers and dates in the form `[lower, upper)`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Range<T>(Option<(Bound<T>, Bound<T>)>);

impl<T> Range<T> {
    /// Returns the range between two bounds.
    pub fn new(lower: Bound<T>, upper: Bound<T>) -> Self {
        Range(Some((lower, upper)))
    }
    /// Returns the empty range.
    pub fn empty() -> Self {
        Range(None)
    }
    /// Whether this is the empty range. A range whose bounds exclude every value is not: it is sent with its bounds, and only the database
    /// finds that it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
    /// Returns the lower bound.
    pub fn lower(&self) -> Bound<&T> {
        self.0.as_ref().map_or(Bound::Unbounded, |(lower, _)| lower.as_ref())
    }
    /// Returns the upper bound.
    pub fn upper(&self) -> Bound<&T> {
        self.0.as_ref().map_or(Bound::Unbounded, |(_, upper)| upper.as_ref())
    }
}
macro_rules! ranges { ($($type:ty),*) => {$(
    impl<T: Clone> From<$type> for Range<T> {
        fn from(range: $type) -> Self {
            Range::new(range.start_bound().cloned(), range.end_bound().cloned())
        }
    }
)*} }
ranges!(std::ops::Range<T>, std::ops::RangeInclusive<T>, std::ops::RangeFrom<T>, std::ops::RangeTo<T>, std::ops::RangeToInclusive<T>);

/// A list of ranges, a multirange. 8.17
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Multirange<T>(pub Vec<Range<T>>);

/// Writes the text that PostgreSQL reads: `[1,5)`.
impl<T: RangeElement> fmt::Display for Range<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut to = String::new();
        write(&self.text(), &mut to);
        f.pad(&to)
    }
}
/// Writes the text that PostgreSQL reads: `{[1,5),[7,9)}`.
impl<T: RangeElement> fmt::Display for Multirange<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ranges: Vec<RangeText> = self.0.iter().map(Range::text).collect();
        let mut to = String::new();
        write_many(&ranges, &mut to);
        f.pad(&to)
    }
}

impl<T: RangeElement> Range<T> {
    /// Returns the problem if a bound is finer than microseconds, which no database stores.
    fn too_fine(&self) -> Option<&'static str> {
        let (lower, upper) = self.0.as_ref()?;
        [lower, upper].into_iter().find_map(|bound| match bound {
            Bound::Included(value) | Bound::Excluded(value) => value.to_value().too_fine(),
            Bound::Unbounded => None,
        })
    }
    fn value(&self) -> Value {
        with_problem(self.to_string(), self.too_fine())
    }
    fn text(&self) -> RangeText {
        let (lower, upper) = self.0.as_ref()?;
        let inclusive = |bound: &Bound<T>| matches!(bound, Bound::Included(_));
        Some(Bounds {
            lower: bound_text(lower),
            lower_inclusive: inclusive(lower),
            upper: bound_text(upper),
            upper_inclusive: inclusive(upper),
        })
    }
    fn of(text: RangeText) -> Option<Self> {
        let Some(Bounds { lower, lower_inclusive, upper, upper_inclusive }) = text else { return Some(Range::empty()) };
        Some(Range::new(bound(lower, lower_inclusive)?, bound(upper, upper_inclusive)?))
    }
}

impl<T: RangeElement> Multirange<T> {
    fn value(&self) -> Value {
        with_problem(self.to_string(), self.0.iter().find_map(Range::too_fine))
    }
}
fn with_problem(text: String, problem: Option<&'static str>) -> Value {
    let text = Value::from(text);
    problem.map_or(text.clone(), |problem| TooFine::value(text, 0, problem))
}

/// Returns the text of a bound, or `None` if there is no bound.
fn bound_text<T: Scalar>(bound: &Bound<T>) -> Option<String> {
    let (Bound::Included(value) | Bound::Excluded(value)) = bound else { return None };
    let value = value.to_value();
    let coarser = value.validated();
    Some(match coarser.as_deref().unwrap_or(&value) {
        Value::Int(v) => v.to_string(),
        Value::Decimal(v) => v.to_string(),
        Value::Date(v) => v.to_string(),
        Value::DateTime(v) => v.to_string(),
        Value::Text(v) => v.to_string(),
        other => format!("{other:?}"), // no range element has another kind of value
    })
}
fn bound<T: Scalar>(text: Option<String>, inclusive: bool) -> Option<Bound<T>> {
    let Some(text) = text else { return Some(Bound::Unbounded) };
    let value = match T::data_type().family() {
        TypeFamily::Integer => Value::Int(text.parse().ok()?),
        TypeFamily::Decimal => Value::Decimal(text.into()),
        TypeFamily::Date => Value::Date(crate::value::iso::date(&text)?),
        TypeFamily::DateTime => Value::DateTime(timestamp(&text)?),
        _ => Value::from(text),
    };
    let value = T::from_value(&mut Cursor::new(&Row::new([(Str::default(), value)]))).ok()?;
    Some(if inclusive { Bound::Included(value) } else { Bound::Excluded(value) })
}

text_values! {
    [T: RangeElement] Range<T> = T::range();
        |v| v.value(), |text| Range::of(read(text)?), "a range, as `[1,5)`";
    [T: RangeElement] Multirange<T> = T::multirange();
        |v| v.value(), |text| read_many(text)?.into_iter().map(Range::of).collect::<Option<_>>().map(Multirange),
        "ranges, as `{[1,5),[7,9)}`";
}

macro_rules! gives { ($($type:ident: $($op:ident),*;)*) => {$($(
    #[diagnostic::do_not_recommend]
    impl<T: RangeElement> HasOperator<$op, $type<T>> for $type<T> {
        type Output = $type<T>;
    }
)*)*} }
gives! {
    Range: Plus, Minus, Times;
    Multirange: Plus, Minus, Times;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Result;

    #[test]
    fn ranges_are_what_they_are_written_as() {
        let text = |range: Range<i32>| range.to_string();
        assert_eq!(text((1..5).into()), "[1,5)");
        assert_eq!(text((1..=5).into()), "[1,5]");
        assert_eq!(text((..5).into()), "(,5)");
        assert_eq!(text((1..).into()), "[1,)");
        assert_eq!(text(Range::empty()), "empty");
        assert_eq!(text(Range::new(Bound::Excluded(1), Bound::Unbounded)), "(1,)");
        assert_eq!(Multirange(vec![Range::from(1..3), Range::from(5..7)]).to_string(), "{[1,3),[5,7)}");
    }

    #[test]
    fn ranges_are_read() {
        fn as_cell<T: Scalar>(text: &str) -> Result<T> {
            Row::new([("x", text)]).get("x")
        }
        assert_eq!(as_cell::<Range<i32>>("[1,5)").unwrap(), Range::from(1..5));
        assert_eq!(as_cell::<Range<i64>>("(,5]").unwrap(), Range::from(..=5));
        assert!(as_cell::<Range<i32>>("empty").unwrap().is_empty());
        assert_eq!(as_cell::<Multirange<i32>>("{[1,3),[5,7)}").unwrap().0.len(), 2);
        let date = |day| Date { year: 2024, month: 2, day };
        assert_eq!(as_cell::<Range<Date>>("[2024-02-01,2024-02-29)").unwrap(), Range::from(date(1)..date(29)));
        let since: Range<DateTime> = as_cell(r#"["2024-02-01 12:00:00+02",)"#).unwrap();
        assert_eq!(since.to_string(), r#"["2024-02-01 10:00:00.000000",)"#);
        for wrong in ["[1,x)", "[1,99999999999)", "1", ""] {
            let error = as_cell::<Range<i32>>(wrong).unwrap_err().to_string();
            assert_eq!(error, "column x: expected a range, as `[1,5)`, found other text");
        }
    }
}
