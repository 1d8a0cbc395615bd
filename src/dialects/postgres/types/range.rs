//! Ranges, and several of them, as values of Rust.

use super::range_text::{Bounds, Text, moment, read, read_many, write, write_many};
use crate::query::scalar::op::{Minus, Plus, Times};
use crate::query::scalar::{HasOperator, Scalar};
use crate::row::{Cursor, Row};
use crate::types::{DataType, TypeFamily};
use crate::value::{Date, DateTime, Str, TooFine, Value};
use std::fmt;
use std::ops::{Bound, RangeBounds};

/// What a [`Range`] can be of: integers, decimals, days, days with times.
#[diagnostic::on_unimplemented(
    message = "there is no range of `{Self}`",
    label = "expected `i32`, `i64`, a decimal, a day, a day with a time, or a moment"
)]
pub trait RangeElement: Scalar {
    /// The type of a column of ranges.
    fn range() -> DataType;
    /// The type of a column of several ranges.
    fn multirange() -> DataType;
}
macro_rules! elements { ($($type:ty: $range:ident, $multirange:ident;)*) => {$(
    impl RangeElement for $type {
        fn range() -> DataType {
            super::$range()
        }
        fn multirange() -> DataType {
            super::$multirange()
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

/// The values between two bounds, each of which may belong to it or not, or be missing. 8.17
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
/// Two are equal in Rust if their bounds are. The database writes ranges of integers and days as `[lower, upper)`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Range<T>(Option<(Bound<T>, Bound<T>)>);

impl<T> Range<T> {
    /// Between two bounds.
    pub fn new(lower: Bound<T>, upper: Bound<T>) -> Self {
        Range(Some((lower, upper)))
    }
    /// Without any value.
    pub fn empty() -> Self {
        Range(None)
    }
    /// Has it no values? One whose bounds leave no room for any is written as it is, and empty to the database alone.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
    /// The lower bound.
    pub fn lower(&self) -> Bound<&T> {
        self.0.as_ref().map_or(Bound::Unbounded, |(lower, _)| lower.as_ref())
    }
    /// The upper bound.
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

/// Several ranges. 8.17
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Multirange<T>(pub Vec<Range<T>>);

/// As PostgreSQL writes it: `[1,5)`.
impl<T: RangeElement> fmt::Display for Range<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut to = String::new();
        write(&self.text(), &mut to);
        f.pad(&to)
    }
}
/// As PostgreSQL writes it: `{[1,5),[7,9)}`.
impl<T: RangeElement> fmt::Display for Multirange<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ranges: Vec<Text> = self.0.iter().map(Range::text).collect();
        let mut to = String::new();
        write_many(&ranges, &mut to);
        f.pad(&to)
    }
}

impl<T: RangeElement> Range<T> {
    /// Why no column keeps all of it, if a bound is finer than databases have it.
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
    fn text(&self) -> Text {
        let (lower, upper) = self.0.as_ref()?;
        let inclusive = |bound: &Bound<T>| matches!(bound, Bound::Included(_));
        Some(Bounds {
            lower: bound_text(lower),
            lower_inclusive: inclusive(lower),
            upper: bound_text(upper),
            upper_inclusive: inclusive(upper),
        })
    }
    fn of(text: Text) -> Option<Self> {
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

/// A bound as text; none of what is no bound.
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
        other => format!("{other:?}"), // no element is anything else
    })
}
fn bound<T: Scalar>(text: Option<String>, inclusive: bool) -> Option<Bound<T>> {
    let Some(text) = text else { return Some(Bound::Unbounded) };
    let value = match T::data_type().family() {
        TypeFamily::Integer => Value::Int(text.parse().ok()?),
        TypeFamily::Decimal => Value::Decimal(text.into()),
        TypeFamily::Date => Value::Date(crate::value::iso::date(&text)?),
        TypeFamily::DateTime => Value::DateTime(moment(&text)?),
        _ => Value::from(text),
    };
    let value = T::from_value(&mut Cursor::new(&Row::new([(Str::default(), value)]))).ok()?;
    Some(if inclusive { Bound::Included(value) } else { Bound::Excluded(value) })
}

super::values::own! {
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
