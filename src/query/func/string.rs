//! String functions.

use super::*;
use crate::query::Operand;
use crate::query::scalar::Textual;

/// The type of the first of three arguments, nullable if one of the others is.
type OfThree<E, B, C> = <<E as Expression>::Type as SqlType>::PropagateNull2<B, <C as SqlType>::PropagateNull<<E as Expression>::Type>>;

/// Each line is a function of a string whose result is a string.
macro_rules! strings { ($($(#[$meta:meta])* $name:ident;)*) => {$(
    $(#[$meta])*
    pub fn $name<E: Expression>(of: E) -> Function<E::Type>
    where
        Inner<E>: Textual,
    {
        same_type(stringify!($name), of.into_node())
    }
)*} }
strings! {
    /// Renders `lower(x)`.
    lower;
    /// Renders `upper(x)`.
    upper;
    /// Renders `trim(x)`, which removes spaces at both ends.
    trim;
    /// Renders `ltrim(x)`, which removes spaces at the beginning.
    ltrim;
    /// Renders `rtrim(x)`, which removes spaces at the end.
    rtrim;
}
fn measured<E: Expression>(name: &'static str, of: E) -> Function<PropagateNull<E, i32>> {
    named(name, smallvec![of.into_node()], TypeRef::Static(&records::INTEGER))
}
/// Renders `length(x)`, in characters; on MySQL and MariaDB in bytes. [`char_length`] counts characters on every database.
pub fn length<E: Expression>(of: E) -> Function<PropagateNull<E, i32>>
where
    Inner<E>: Textual,
{
    measured("length", of)
}
/// Returns the number of characters: `char_length(x)`, on SQLite `length(x)`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let long = func::char_length(User::name).gt(3);
/// assert_eq!(long.compile(&Sqlite::default())?.sql(), "length(users.name) > ?");
/// assert_eq!(long.compile(&MySql::default())?.sql(), "char_length(users.name) > ?"); // MariaDB and PostgreSQL, too
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn char_length<E: Expression>(of: E) -> Function<PropagateNull<E, i32>>
where
    Inner<E>: Textual,
{
    measured("char_length", of)
}
/// Renders `concat(a, b, ..)`. NULL is skipped; on MySQL and MariaDB it makes the result NULL, as `+` between strings does
/// everywhere. SQLite has it since 3.44.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, nick: String }
/// let both = func::concat((User::name, " ", User::nick));
/// assert_eq!(both.to_string(), "concat(users.name, :param_1, users.nick)");
/// ```
pub fn concat(parts: impl Arguments) -> Function<Option<String>> {
    named("concat", parts.into_nodes().into(), TypeRef::Static(&records::VARCHAR))
}
/// Returns at most `length` characters from the `start`-th on, which are counted from 1: `substring(x, start, length)`, on
/// PostgreSQL `SUBSTRING(x FROM start FOR length)`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let part = func::substring(User::name, 2, 3);
/// assert_eq!(part.compile(&Sqlite::default())?.sql(), "substring(users.name, ?, ?)"); // MySQL and MariaDB, too
/// assert_eq!(part.compile(&Postgres::default())?.sql(), "SUBSTRING(users.name FROM $1 FOR $2)");
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// SQLite has it under this name since 3.34.
pub fn substring<E: Expression, S: Operand<i32>, L: Operand<i32>>(of: E, start: S, length: L) -> Function<OfThree<E, S::Type, L::Type>>
where
    Inner<E>: Textual,
{
    first_type("substring", smallvec![of.into_node(), start.into_node(), length.into_node()])
}
/// Returns the rest of a string from the `start`-th character on: `substring(x, start)`, on PostgreSQL `SUBSTRING(x FROM
/// start)`.
pub fn substring_from<E: Expression, S: Operand<i32>>(of: E, start: S) -> Function<<E::Type as SqlType>::PropagateNull2<S::Type, E::Type>>
where
    Inner<E>: Textual,
{
    first_type("substring", smallvec![of.into_node(), start.into_node()])
}
/// Renders `replace(x, from, to)`, which replaces every `from` by `to`.
pub fn replace<E: Expression, F: Operand<String>, R: Operand<String>>(of: E, from: F, to: R) -> Function<OfThree<E, F::Type, R::Type>>
where
    Inner<E>: Textual,
{
    first_type("replace", smallvec![of.into_node(), from.into_node(), to.into_node()])
}
