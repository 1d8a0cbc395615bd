//! Aggregate functions.

use super::*;
use crate::ast::Constant;
use crate::query::Operand;
use crate::query::column::Expression;
use crate::query::scalar::{Any, Textual};
use crate::types::{TypeFamily, TypeRef, record as records};
use crate::value::Value;

/// Renders `count(x)`: the number of rows in which `x` is not NULL.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: bool }
/// let count: Function<i64> = func::count(User::id).distinct().filter(User::active);
/// assert_eq!(count.to_string(), "count(DISTINCT users.id) FILTER (WHERE users.active)");
/// ```
pub fn count<E: Expression>(of: E) -> Function<i64> {
    named("count", smallvec![of.into_node()], COUNTED)
}
/// Renders `count(*)`: the number of rows.
pub fn count_all() -> Function<i64> {
    named("count", smallvec![Node::Constant(Constant::Star)], COUNTED)
}
/// Renders `sum(x)`, which is NULL without rows and so an `Option`: of integers an `i64`, of floats an `f64`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let total: Function<Option<i64>> = func::sum(User::age);
/// assert_eq!(total.gt(5).to_string(), "sum(users.age) > :param_1");
/// ```
pub fn sum<E: Expression>(of: E) -> Function<Sum<E>>
where
    Inner<E>: Summable,
{
    same_type("sum", of.into_node())
}
/// Renders `avg(x)`, which is NULL without rows and so an `Option`: of decimals a decimal, else an `f64`.
pub fn avg<E: Expression>(of: E) -> Function<Avg<E>>
where
    Inner<E>: Summable,
{
    let node = of.into_node();
    // the type at run time: that of a column found by name is `Any` in Rust
    let ty = match node.family() {
        TypeFamily::Decimal => TypeRef::Static(&records::NUMERIC),
        TypeFamily::Integer | TypeFamily::Float => TypeRef::Static(&records::DOUBLE),
        _ => Avg::<E>::type_ref(),
    };
    named("avg", smallvec![node], ty)
}
/// Renders `max(x)`, which is NULL without rows and so an `Option`.
pub fn max<E: Expression>(of: E) -> Function<Nullable<E>> {
    same_type("max", of.into_node())
}
/// Renders `min(x)`, which is NULL without rows and so an `Option`.
pub fn min<E: Expression>(of: E) -> Function<Nullable<E>> {
    same_type("min", of.into_node())
}
/// Concatenates the strings of all rows with a separator, in the order of [`order_by`](Function::order_by); NULL without
/// rows.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let names: Function<Option<String>> = func::aggregate_strings(User::name, ", ").order_by(User::id);
/// let sql = |dialect: &dyn aludel::compiler::Dialect| Ok::<_, aludel::Error>(names.compile(dialect)?.sql().to_owned());
/// assert_eq!(sql(&Sqlite::default())?, "group_concat(users.name, ', ' ORDER BY users.id)");
/// assert_eq!(sql(&MySql::default())?, "group_concat(users.name ORDER BY users.id SEPARATOR ', ')"); // MariaDB, too
/// assert_eq!(sql(&Postgres::default())?, "string_agg(users.name, ', ' ORDER BY users.id)");
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// The separator is rendered as an inline literal, as MySQL requires. SQLite has ORDER BY in it since 3.44, and no DISTINCT.
pub fn aggregate_strings<E: Expression>(of: E, separator: impl Into<Str>) -> Function<Option<String>>
where
    Inner<E>: Textual,
{
    let separator = Node::literal(Value::Text(separator.into()));
    named("aggregate_strings", smallvec![of.into_node(), separator], TypeRef::Static(&records::VARCHAR))
}
/// Renders `string_agg(x, separator)`, on PostgreSQL, and SQLite since 3.44. [`aggregate_strings`] works on all databases.
pub fn string_agg<E: Expression, S: Operand<String>>(of: E, separator: S) -> Function<Option<String>>
where
    Inner<E>: Textual,
{
    named("string_agg", smallvec![of.into_node(), separator.into_node()], TypeRef::Static(&records::VARCHAR))
}
/// Renders `group_concat(x)`, which joins with commas, on SQLite, MySQL and MariaDB. [`aggregate_strings`] works on all
/// databases.
pub fn group_concat<E: Expression>(of: E) -> Function<Option<String>> {
    named("group_concat", smallvec![of.into_node()], TypeRef::Static(&records::VARCHAR))
}
/// Renders `array_agg(x)`, the values of all rows as an array; NULL without rows. PostgreSQL only.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let ages = func::array_agg(User::age).order_by(User::id);
/// assert_eq!(ages.compile(&Postgres::default())?.sql(), "array_agg(users.age ORDER BY users.id)");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn array_agg<E: Expression>(of: E) -> Function<Any> {
    named("array_agg", smallvec![of.into_node()], TypeRef::default())
}
/// Renders `percentile_cont(fraction)`, for [`within_group`](Function::within_group): the value at that fraction of the
/// sorted rows, interpolated between two rows where necessary. PostgreSQL only.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let median: Function<Option<f64>> = func::percentile_cont(0.5).within_group(User::age);
/// assert_eq!(median.compile(&Postgres::default())?.sql(), "percentile_cont($1) WITHIN GROUP (ORDER BY users.age)");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn percentile_cont<F: Operand<f64>>(fraction: F) -> Function<Option<f64>> {
    named("percentile_cont", smallvec![fraction.into_node()], TypeRef::Static(&records::DOUBLE))
}
/// Renders `percentile_disc(fraction)`, for [`within_group`](Function::within_group): the first value whose position among
/// the sorted rows reaches the fraction. PostgreSQL only. Its type is that of the sort key; `.typed::<T>()` states it in
/// Rust.
pub fn percentile_disc<F: Operand<f64>>(fraction: F) -> Function<Any> {
    named("percentile_disc", smallvec![fraction.into_node()], TypeRef::default())
}
/// Renders `mode()`, for [`within_group`](Function::within_group): the most frequent value. PostgreSQL only. Its type is
/// that of the sort key; `.typed::<T>()` states it in Rust.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let commonest = func::mode().within_group(User::age).typed::<Option<i32>>();
/// assert_eq!(commonest.compile(&Postgres::default())?.sql(), "mode() WITHIN GROUP (ORDER BY users.age)");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn mode() -> Function<Any> {
    named("mode", smallvec![], TypeRef::default())
}
