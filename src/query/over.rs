//! Windows: the contents of OVER's parentheses.

use super::column::Over;
use super::order_by::Terms;
use crate::ast::{Exclude, FrameBound, FrameUnit, Node};
use crate::error::ErrorKind;
use crate::query::scalar::SqlType;
use crate::value::{Interval, Value};
use std::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

/// A bound of a window frame: the distance from the current row, negative before it, 0 at it, positive after it; or a
/// [`FrameBound`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no bound of a window frame",
    label = "expected an integer, a float, a decimal, an interval or a `FrameBound`",
    note = "an expression is a bound by `FrameBound::Preceding(expr.into_node())`"
)]
pub trait FrameOffset: Sized {
    /// Converts it into the bound of the tree.
    fn into_bound(self) -> FrameBound;
    /// Returns the bound before it, which is the last one of a range that excludes its end; integers only.
    fn before(self) -> Option<Self> {
        None
    }
}
macro_rules! offsets { ($($type:ty: $value:expr, $before:expr;)*) => {$(
    impl FrameOffset for $type {
        fn into_bound(self) -> FrameBound {
            let value: fn($type) -> Value = $value;
            FrameBound::offset(value(self))
        }
        fn before(self) -> Option<Self> {
            let before: fn($type) -> Option<$type> = $before;
            before(self)
        }
    }
)*} }
offsets! {
    i32: |v| Value::Int(v.into()), |v| v.checked_sub(1);
    i64: Value::Int, |v| v.checked_sub(1);
    f64: Value::Real, |_| None;
    Interval: Value::Interval, |_| None;
}
#[cfg(feature = "rust_decimal")]
offsets!(rust_decimal::Decimal: crate::query::scalar::Scalar::into_value, |_| None;);
#[cfg(feature = "chrono")]
offsets!(chrono::TimeDelta: crate::query::scalar::Scalar::into_value, |_| None;);
impl FrameOffset for FrameBound {
    fn into_bound(self) -> FrameBound {
        self
    }
}

/// The extent of a window frame: a range of Rust, of [`FrameOffset`]s.
#[diagnostic::on_unimplemented(message = "`{Self}` is no window frame", label = "expected a range: `-2..=0`, `..=0`, `0..`, `..`")]
pub trait FrameRange {
    /// Returns its start and end.
    ///
    /// # Errors
    /// The range excludes its end, and is not of integers.
    fn bounds(self) -> Result<(FrameBound, FrameBound), &'static str>;
}
fn before<T: FrameOffset>(end: T) -> Result<FrameBound, &'static str> {
    let end = end.before().ok_or("a frame that excludes its end needs integers; include the end: `..=`")?;
    Ok(end.into_bound())
}
macro_rules! frame_ranges { ($($type:ty: |$range:ident| ($start:expr, $end:expr);)*) => {$(
    impl<T: FrameOffset> FrameRange for $type {
        fn bounds(self) -> Result<(FrameBound, FrameBound), &'static str> {
            let $range = self;
            Ok(($start, $end))
        }
    }
)*} }
impl<T: FrameOffset> FrameRange for RangeInclusive<T> {
    fn bounds(self) -> Result<(FrameBound, FrameBound), &'static str> {
        let (start, end) = self.into_inner();
        Ok((start.into_bound(), end.into_bound()))
    }
}
frame_ranges! {
    Range<T>: |range| (range.start.into_bound(), before(range.end)?);
    RangeFrom<T>: |range| (range.start.into_bound(), FrameBound::Unbounded);
    RangeToInclusive<T>: |range| (FrameBound::Unbounded, range.end.into_bound());
    RangeTo<T>: |range| (FrameBound::Unbounded, before(range.end)?);
}
impl FrameRange for RangeFull {
    fn bounds(self) -> Result<(FrameBound, FrameBound), &'static str> {
        Ok((FrameBound::Unbounded, FrameBound::Unbounded))
    }
}

impl<T: SqlType> Over<T> {
    /// Adds `PARTITION BY ..`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
    /// let number = func::row_number().over().partition_by(User::age).order_by(User::id.desc());
    /// assert_eq!(number.to_string(), "row_number() OVER (PARTITION BY users.age ORDER BY users.id DESC)");
    /// ```
    pub fn partition_by(self, by: impl Terms) -> Self {
        self.map(|node| node.change_over(|over| by.each(&mut |term| over.partition_by.push(term))))
    }
    /// Adds `ORDER BY ..`.
    pub fn order_by(self, by: impl Terms) -> Self {
        self.map(|node| node.change_over(|over| by.each(&mut |term| over.order_by.push(term))))
    }
    /// Sets the frame `ROWS BETWEEN .. AND ..`, whose rows are counted from the current one, which is 0. MariaDB allows no
    /// placeholders in frames, so there the numbers are rendered as inline literals.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
    /// let sum = func::sum(User::age).over().order_by(User::id).rows(-2..=0);
    /// assert_eq!(
    ///     sum.compile(&Sqlite::default())?.sql(),
    ///     "sum(users.age) OVER (ORDER BY users.id ROWS BETWEEN ? PRECEDING AND CURRENT ROW)",
    /// );
    /// assert_eq!(
    ///     sum.compile(&MariaDb::default())?.sql(),
    ///     "sum(users.age) OVER (ORDER BY users.id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn rows(self, range: impl FrameRange) -> Self {
        self.framed(FrameUnit::Rows, range)
    }
    /// Sets the frame `RANGE BETWEEN .. AND ..`, by the distance between values of the ORDER BY expression: a number or an
    /// interval.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, score: f64 }
    /// let near = func::avg(User::score).over().order_by(User::score).range(-2.5..=0.0);
    /// assert_eq!(
    ///     near.compile(&Postgres::default())?.sql(),
    ///     "avg(users.score) OVER (ORDER BY users.score RANGE BETWEEN $1 PRECEDING AND CURRENT ROW)",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn range(self, range: impl FrameRange) -> Self {
        self.framed(FrameUnit::Range, range)
    }
    /// Sets the frame `GROUPS BETWEEN .. AND ..`, counted in groups of rows that sort equal. MySQL and MariaDB do not have
    /// it.
    pub fn groups(self, range: impl FrameRange) -> Self {
        self.framed(FrameUnit::Groups, range)
    }
    /// Adds EXCLUDE to the frame, `ROWS BETWEEN .. AND .. EXCLUDE ..`: rows of the frame that are left out. MySQL and
    /// MariaDB do not have it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
    /// let others = func::sum(User::age).over().order_by(User::age).groups(..=1).exclude(Exclude::CurrentRow);
    /// assert_eq!(
    ///     others.compile(&Sqlite::default())?.sql(),
    ///     "sum(users.age) OVER (ORDER BY users.age \
    ///      GROUPS BETWEEN UNBOUNDED PRECEDING AND ? FOLLOWING EXCLUDE CURRENT ROW)",
    /// );
    /// assert!(others.compile(&MySql::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn exclude(self, rows: Exclude) -> Self {
        self.map(|node| node.change_over(|over| over.exclude = Some(rows)))
    }
    fn framed(self, unit: FrameUnit, range: impl FrameRange) -> Self {
        self.map(|node| match range.bounds() {
            Ok((start, end)) => node.framed(unit, start, end),
            Err(problem) => Node::error(ErrorKind::invalid(unit.text(), problem)),
        })
    }
}
