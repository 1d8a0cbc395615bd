//! Windows: what stands in the parentheses of OVER.

use super::column::Over;
use super::sort::Terms;
use crate::ast::{Frame, FrameBound, FrameUnit};
use crate::types::SqlType;
use std::ops::{Bound, RangeBounds};

impl<T: SqlType> Over<T> {
    /// `OVER (PARTITION BY ..)`
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
    /// `OVER (.. ORDER BY ..)`
    pub fn order_by(self, by: impl Terms) -> Self {
        self.map(|node| node.change_over(|over| by.each(&mut |term| over.order_by.push(term))))
    }
    /// `OVER (.. ROWS BETWEEN .. AND ..)`: rows are counted from the current one, which is 0.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
    /// let sum = func::sum(User::age).over().order_by(User::id).rows(-2..=0);
    /// assert_eq!(
    ///     sum.compile(&Sqlite::default())?.sql(),
    ///     "sum(users.age) OVER (ORDER BY users.id ROWS BETWEEN ? PRECEDING AND CURRENT ROW)",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn rows(self, range: impl RangeBounds<i64>) -> Self {
        let start = match range.start_bound() {
            Bound::Included(n) => FrameBound::offset(*n),
            Bound::Excluded(n) => FrameBound::offset(n.saturating_add(1)),
            Bound::Unbounded => FrameBound::Unbounded,
        };
        let end = match range.end_bound() {
            Bound::Included(n) => FrameBound::offset(*n),
            Bound::Excluded(n) => FrameBound::offset(n.saturating_sub(1)),
            Bound::Unbounded => FrameBound::Unbounded,
        };
        self.map(|node| node.change_over(|over| over.frame = Some(Frame { unit: FrameUnit::Rows, start, end })))
    }
}
