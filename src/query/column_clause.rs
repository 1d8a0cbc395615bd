//! Columns without a table: [`column`], [`literal_column`] and [`star`].

use super::column::Expr;
use crate::ast::{Constant, Node};
use crate::name::Name;
use crate::query::scalar::Any;
use crate::types::TypeRef;

/// Renders a column's name without a table, quoted where necessary: `x`.
pub fn column(name: impl Into<Name>) -> Expr<Any> {
    Expr::from_node(Node::column_clause(name.into(), TypeRef::default(), false))
}
/// Renders raw SQL in the place of a column; it takes `&'static str`, so that no value can be in it.
///
/// ```
/// use aludel::prelude::*;
/// let day = literal_column("CURRENT_DATE").typed::<String>() + "!";
/// assert_eq!(select(day).compile(&Sqlite::default())?.sql(), "SELECT CURRENT_DATE || ? AS anon_1");
/// # Ok::<(), aludel::Error>(())
/// ```
#[doc(alias = "sql")]
pub fn literal_column(sql: &'static str) -> Expr<Any> {
    Expr::from_node(Node::column_clause(Name::from_static(sql), TypeRef::default(), true))
}
/// Renders `*`, for a SELECT whose columns are not read, as in EXISTS.
///
/// ```
/// use aludel::prelude::*;
/// let orders = table("orders", ["id", "user_id"]);
/// assert_eq!(select(star()).filter(orders.c("user_id").eq(1)).to_string(), "SELECT * FROM orders WHERE orders.user_id = :user_id_1");
/// ```
pub fn star() -> Expr<Any> {
    Expr::from_node(Node::Constant(Constant::Star))
}
