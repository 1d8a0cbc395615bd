//! Conditional functions: `coalesce` and `nullif`.

use super::*;
use crate::query::Operand;
use crate::query::column::Base;
use crate::query::sort::CoalesceArguments;

/// Renders `coalesce(a, b, ..)`: the first argument that is not NULL. It is nullable only if all arguments are.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
/// let age: Function<i32> = func::coalesce((User::age, 0));
/// assert_eq!(age.to_string(), "coalesce(users.age, :age_1)");
/// ```
pub fn coalesce<A: CoalesceArguments>(of: A) -> Function<A::Type> {
    let nodes = of.into_nodes();
    let ty = nodes.first().map(like).unwrap_or_default();
    named("coalesce", nodes.into(), ty)
}
/// Renders `nullif(a, b)`: `a`, or NULL if it equals `b`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let name: Function<Option<String>> = func::nullif(User::name, "");
/// assert_eq!(name.to_string(), "nullif(users.name, :name_1)");
/// ```
pub fn nullif<E: Expression, R: Operand<Base<E>>>(of: E, unless: R) -> Function<Nullable<E>> {
    let of = of.into_node();
    let unless = unless.into_node().beside(&of);
    first_type("nullif", smallvec![of, unless])
}
