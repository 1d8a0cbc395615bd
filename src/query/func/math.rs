//! Mathematical functions.

use super::*;
use crate::query::Operand;
use crate::query::scalar::{Any, Numeric};

/// Each line is a function whose result has the type of its argument.
macro_rules! numbers { ($($(#[$meta:meta])* $name:ident;)*) => {$(
    $(#[$meta])*
    pub fn $name<E: Expression>(of: E) -> Function<E::Type>
    where
        Inner<E>: Numeric,
    {
        same_type(stringify!($name), of.into_node())
    }
)*} }
numbers! {
    /// Renders `abs(x)`, the absolute value.
    abs;
    /// Renders `round(x)`, which rounds to a whole number.
    round;
    /// Renders `ceil(x)`, the smallest whole number that is not less. SQLite has it since 3.35.
    ceil;
    /// Renders `floor(x)`, the greatest whole number that is not greater. SQLite has it since 3.35.
    floor;
    /// Renders `sign(x)`, which is -1, 0 or 1. SQLite has it since 3.35.
    sign;
}
/// Renders `round(x, digits)`, which rounds to a number of decimal places. PostgreSQL has it for decimals, not for floats.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, total: f64 }
/// assert_eq!(func::round_to(Order::total, 2).to_string(), "round(orders.total, :param_1)");
/// ```
pub fn round_to<E: Expression, D: Operand<i32>>(of: E, digits: D) -> Function<E::Type>
where
    Inner<E>: Numeric,
{
    first_type("round", smallvec![of.into_node(), digits.into_node()])
}
/// Renders `mod(a, b)`, the remainder of a division. The operator `%` works on every database. SQLite has it since 3.35, and
/// returns a float.
pub fn mod_<E: Expression, R: Operand<super::super::column::Base<E>>>(
    of: E,
    by: R,
) -> Function<<E::Type as SqlType>::PropagateNull2<R::Type, E::Type>>
where
    Inner<E>: Numeric,
{
    let of = of.into_node();
    let by = by.into_node().beside(&of);
    first_type("mod", smallvec![of, by])
}
/// Renders `power(a, b)`, whose result is a float. SQLite has it since 3.35.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, total: f64 }
/// let square: Function<f64> = func::power(Order::total, 2);
/// assert_eq!(square.to_string(), "power(orders.total, :param_1)");
/// ```
pub fn power<E: Expression, R: Operand<f64>>(of: E, exponent: R) -> Function<<E::Type as SqlType>::PropagateNull2<R::Type, f64>>
where
    Inner<E>: Numeric,
{
    named("power", smallvec![of.into_node(), exponent.into_node()], TypeRef::Static(&records::DOUBLE))
}
/// Renders `sqrt(x)`, whose result is a float. SQLite has it since 3.35.
pub fn sqrt<E: Expression>(of: E) -> Function<PropagateNull<E, f64>>
where
    Inner<E>: Numeric,
{
    named("sqrt", smallvec![of.into_node()], TypeRef::Static(&records::DOUBLE))
}
/// Returns a random number: `random()`, on MySQL and MariaDB `rand()`. It is between 0 and 1; on SQLite any 64-bit integer.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
/// let any = select(User::id).order_by(func::random()).limit(1);
/// assert_eq!(any.compile(&MySql::default())?.sql(), "SELECT users.id FROM users ORDER BY rand() LIMIT ?");
/// assert_eq!(any.compile(&Postgres::default())?.sql(), "SELECT users.id FROM users ORDER BY random() LIMIT $1");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn random() -> Function<Any> {
    of_nothing("random")
}
