//! Literals: values, the constants true and false, and arrays as expressions.

use super::column::Expr;
use super::operand::Operand;
use crate::ast::{Constant, Node};
use crate::query::scalar::{Any, SqlType};

/// Returns a value as an expression, which renders a placeholder: `?`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let greeting = literal("Mr. ") + User::name;
/// assert_eq!(greeting.compile(&Sqlite::default())?.sql(), "? || users.name");
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// It is always bound, unlike a plain `true` or `None` beside `=`, which becomes a constant:
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: bool }
/// assert_eq!(User::active.eq(true).to_string(), "users.active = true");
/// assert_eq!(User::active.eq(literal(true)).to_string(), "users.active = :active_1");
/// ```
#[doc(alias = "into_sql")]
pub fn literal<V: Operand<Any>>(value: V) -> Expr<V::Type> {
    Expr::from_node(value.into_node().stay_bound())
}

/// Returns a value as an expression; the same as [`literal`].
pub fn val<V: Operand<Any>>(value: V) -> Expr<V::Type> {
    literal(value)
}
/// Returns the constant `true`; on SQLite `1`. As a whole condition it is `1 = 1` on SQLite, `true = 1` on MySQL and
/// MariaDB.
///
/// ```
/// use aludel::prelude::*;
/// let flag = select(true_().label("flag"));
/// assert_eq!(flag.compile(&Sqlite::default())?.sql(), "SELECT 1 AS flag");
/// assert_eq!(flag.compile(&Postgres::default())?.sql(), "SELECT true AS flag"); // MySQL and MariaDB, too
/// let all = select(1).filter(true_());
/// assert_eq!(all.compile(&Sqlite::default())?.sql(), "SELECT 1 WHERE 1 = 1");
/// assert_eq!(all.compile(&MySql::default())?.sql(), "SELECT 1 FROM DUAL WHERE true = 1"); // and MariaDB
/// assert_eq!(all.compile(&Postgres::default())?.sql(), "SELECT 1 WHERE true");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn true_() -> Expr<bool> {
    Expr::from_node(Node::Constant(Constant::True))
}
/// Returns the constant `false`; on SQLite `0`. As a whole condition it is `0 = 1` on SQLite, `false = 1` on MySQL and
/// MariaDB.
pub fn false_() -> Expr<bool> {
    Expr::from_node(Node::Constant(Constant::False))
}

/// Renders `ARRAY[a, b]`, an array of expressions and values. PostgreSQL only.
///
/// ```
/// use aludel::prelude::*;
/// let compiled = array([1, 2]).compile(&Postgres::default())?;
/// assert_eq!((compiled.sql(), compiled.params().len()), ("ARRAY[$1, $2]", 2));
/// // an empty array needs its type
/// assert_eq!(array([0; 0]).compile(&Postgres::default())?.sql(), "ARRAY[]::INTEGER[]");
/// assert_eq!(array([1, 2]).compile(&Sqlite::default()).unwrap_err().to_string(), "sqlite 3.51 has no ARRAY; keep the list as JSON");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn array<V: Operand<Any>>(elements: impl IntoIterator<Item = V>) -> Expr<Any> {
    Expr::from_node(Node::typed_array(elements.into_iter().map(Operand::into_node).collect(), &V::Type::type_ref()))
}
/// Returns an array of values that is bound as one value. PostgreSQL only.
///
/// ```
/// use aludel::prelude::*;
/// let compiled = literal_array([1, 2]).compile(&Postgres::default())?;
/// assert_eq!((compiled.sql(), compiled.params().len()), ("$1::INTEGER[]", 1));
/// // an empty array needs its type
/// let none = literal_array([0; 0]).typed_as(DataType::array(DataType::BigInteger));
/// assert_eq!(none.compile(&Postgres::default())?.sql(), "$1::BIGINT[]");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn literal_array<V: Operand<Any>>(elements: impl IntoIterator<Item = V>) -> Expr<Any> {
    Expr::from_node(Node::bound_array(elements.into_iter().map(Operand::into_node).collect()))
}
