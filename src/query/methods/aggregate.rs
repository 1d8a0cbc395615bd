//! Modifiers of function calls: DISTINCT, FILTER, ORDER BY, WITHIN GROUP and OVER.

use crate::ast::{Node, UnaryOperator};
use crate::query::column::{Expr, Function, TypedColumn};
use crate::query::scalar::SqlType;

/// Implements `distinct` for expressions that are no function calls, which have a method of that name.
macro_rules! distinct { ($([$($generic:tt)*] $who:ty;)*) => {$(
    impl<$($generic)*> $who {
        /// Renders `DISTINCT self`, for the argument of an aggregate. `SELECT DISTINCT` is
        /// [`Select::distinct`](crate::query::Select::distinct).
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
    /// Renders `DISTINCT self`, for the argument of an aggregate.
    pub fn distinct(&self) -> Expr<crate::query::scalar::Any> {
        Expr::from_node(Node::unary(UnaryOperator::Distinct, self.node()))
    }
}

impl<T: SqlType> Function<T> {
    /// Renders `f(DISTINCT ..)`.
    pub fn distinct(self) -> Self {
        self.map(|node| node.change_function("DISTINCT", |function| function.distinct = true))
    }
    /// Adds `FILTER (WHERE condition)`. MySQL and MariaDB do not have it. Conditions of repeated filters are ANDed.
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
    /// Adds ORDER BY to the arguments, `f(.. ORDER BY ..)`. On MySQL and MariaDB only
    /// [`aggregate_strings`](crate::query::func::aggregate_strings) and `group_concat` take it.
    pub fn order_by(self, by: impl crate::query::Terms) -> Self {
        self.ordered(by, false)
    }
    /// Adds `WITHIN GROUP (ORDER BY ..)`, on PostgreSQL: for aggregates that need sorted rows, such as
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
    /// Adds a window, `f(..) OVER ()`, which `partition_by`, `order_by` and `rows` extend.
    pub fn over(self) -> crate::query::Over<T> {
        self.map(|node| node.over(vec![], vec![], None))
    }
}
