//! Correlation of subqueries with the statements around them.

use super::from::FromList;
use super::select::Select;

impl<R> Select<R> {
    /// Takes these FROM elements from the enclosing statements, at any level, when this query is a subquery.
    ///
    /// By default a scalar subquery, and one in EXISTS or IN, correlates automatically: it leaves out of its FROM the
    /// elements that the FROM of the directly enclosing statement has, unless none would remain. This method turns that off;
    /// `.correlate(())`, with an empty list, takes nothing from enclosing statements.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, user_id: i32, total: f64 }
    /// let largest = select(func::max(Order::total)).filter(Order::user_id.eq(User::id));
    /// let query = |largest: Select<Option<f64>>| select(Order::id).join_on(User::table(), Order::user_id.eq(User::id))
    ///     .filter(Order::total.eq(largest.scalar()));
    /// assert_eq!(
    ///     query(largest.clone().correlate(User::table())).to_string(),
    ///     "SELECT orders.id FROM orders JOIN users ON orders.user_id = users.id WHERE orders.total = \
    ///      (SELECT max(orders.total) AS max_1 FROM orders WHERE orders.user_id = users.id)",
    /// );
    /// assert!(query(largest).compile(&Sqlite::default()).is_err()); // both would be left to the outer SELECT
    /// ```
    pub fn correlate(self, to: impl FromList) -> Self {
        self.options("correlation", |options| to.each_from(&mut |from| options.correlate.get_or_insert_default().push(from))).options(
            "correlation",
            |options| {
                options.correlate.get_or_insert_default();
            },
        )
    }
    /// Takes all FROM elements but these from the enclosing statements that have them, when this query is a subquery.
    pub fn correlate_except(self, to: impl FromList) -> Self {
        self.options("correlation", |options| {
            let list = options.correlate_except.get_or_insert_default();
            to.each_from(&mut |from| list.push(from));
        })
    }
}
