//! EXISTS.

use super::column::Expr;
use super::select::Select;
use crate::ast::Node;

/// Renders `EXISTS (SELECT ..)`: whether the query returns a row.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, manager_id: Option<i32> }
/// let m = User::alias("m");
/// let leads = exists(select(m.col(User::id)).filter(m.col(User::manager_id).eq(User::id)));
/// assert_eq!(
///     select(User::id).filter(leads).to_string(),
///     "SELECT users.id FROM users WHERE EXISTS (SELECT m.id FROM users AS m WHERE m.manager_id = users.id)",
/// );
/// ```
pub fn exists<R>(query: Select<R>) -> Expr<bool> {
    Expr::from_node(Node::exists(query.into_query()))
}
