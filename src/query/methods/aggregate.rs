//! Calls as aggregates: DISTINCT, FILTER, an order, and the window over them.

use crate::ast::{Node, UnaryOperator};
use crate::query::column::{Expr, Function, TypedColumn};
use crate::query::scalar::SqlType;

/// `DISTINCT x`, of what is no function call: that has a `.distinct()` of its own.
macro_rules! distinct { ($([$($generic:tt)*] $who:ty;)*) => {$(
    impl<$($generic)*> $who {
        /// `DISTINCT self`, for the argument of an aggregate. All rows of a SELECT are made so by its own `.distinct()`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// assert_eq!(func::count(User::name.distinct()).to_string(), "count(DISTINCT users.name)");
        /// assert_eq!(func::count(User::name).distinct().to_string(), "count(DISTINCT users.name)");
        /// ```
        pub fn distinct(&self) -> Expr<T> {
            Expr::from_node(Node::unary(UnaryOperator::Distinct, self.node()))
        }
    }
)*} }
distinct! {
    [T: SqlType, M: ?Sized] TypedColumn<T, M>;
    [T: SqlType] Expr<T>;
}
impl crate::query::AnyColumn {
    /// `DISTINCT self`, for the argument of an aggregate.
    pub fn distinct(&self) -> Expr<crate::query::scalar::Any> {
        Expr::from_node(Node::unary(UnaryOperator::Distinct, self.node()))
    }
}

impl<T: SqlType> Function<T> {
    /// `f(DISTINCT ..)`
    pub fn distinct(self) -> Self {
        self.map(|node| node.change_function("DISTINCT", |function| function.distinct = true))
    }
    /// `f(..) FILTER (WHERE condition)`; refused where there is no FILTER. Conditions of repeated filters are ANDed.
    pub fn filter(self, condition: impl crate::query::Condition) -> Self {
        let condition = condition.into_condition();
        self.map(|node| {
            node.change_function("FILTER", |function| {
                function.filter = Some(match function.filter.take() {
                    Some(first) => first.and(condition),
                    None => condition,
                });
            })
        })
    }
    /// `f(.. ORDER BY ..)`; of MySQL's and MariaDB's aggregates, [`aggregate_strings`](crate::query::func::aggregate_strings) and
    /// `group_concat` alone take one.
    pub fn order_by(self, by: impl crate::query::Terms) -> Self {
        self.ordered(by, false)
    }
    /// `f(..) WITHIN GROUP (ORDER BY ..)`, on PostgreSQL: for functions that need the rows in order, such as
    /// [`percentile_cont`](crate::query::func::percentile_cont).
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32, active: bool }
    /// let median = func::percentile_cont(0.5).within_group(User::age.desc()).filter(User::active);
    /// assert_eq!(
    ///     median.compile(&Postgres::default())?.sql(),
    ///     "percentile_cont($1) WITHIN GROUP (ORDER BY users.age DESC) FILTER (WHERE users.active)",
    /// );
    /// assert!(median.compile(&Sqlite::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn within_group(self, by: impl crate::query::Terms) -> Self {
        self.ordered(by, true)
    }
    fn ordered(self, by: impl crate::query::Terms, within_group: bool) -> Self {
        let mut terms = vec![];
        by.each(&mut |term| terms.push(term));
        self.map(|node| node.ordered(terms, within_group))
    }
    /// `f(..) OVER ()`, which `partition_by`, `order_by` and `rows` fill in.
    pub fn over(self) -> crate::query::Over<T> {
        self.map(|node| node.over(vec![], vec![], None))
    }
}
