//! Window functions; they need `.over()`.

use super::*;
use crate::query::Operand;
use crate::query::column::Base;

/// Each line is a function without arguments.
macro_rules! windows { ($($(#[$meta:meta])* $name:ident: $type:ty;)*) => {$(
    $(#[$meta])*
    pub fn $name() -> Function<$type> {
        of_nothing(stringify!($name))
    }
)*} }
windows! {
    /// Renders `row_number()`, the number of the row, from 1.
    row_number: i64;
    /// Renders `rank()`: rows that sort equal have the number of the first of them.
    rank: i64;
    /// Renders `dense_rank()`: rows that sort equal have one number, without gaps.
    dense_rank: i64;
    /// Renders `percent_rank()`, the rank as a fraction from 0 to 1.
    percent_rank: f64;
    /// Renders `cume_dist()`, the fraction of the rows that do not sort after this one.
    cume_dist: f64;
}
/// Renders `ntile(n)`: the rows are divided into `n` groups, numbered from 1.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// assert_eq!(func::ntile(4).over().order_by(User::age).to_string(), "ntile(:param_1) OVER (ORDER BY users.age)");
/// ```
pub fn ntile<N: Operand<i32>>(parts: N) -> Function<i64> {
    named("ntile", smallvec![parts.into_node()], COUNTED)
}
/// Renders `first_value(x)`, the value in the first row of the frame.
pub fn first_value<E: Expression>(of: E) -> Function<Nullable<E>> {
    same_type("first_value", of.into_node())
}
/// Renders `last_value(x)`, the value in the last row of the frame, which is the current row's last peer without a frame.
pub fn last_value<E: Expression>(of: E) -> Function<Nullable<E>> {
    same_type("last_value", of.into_node())
}
/// Renders `nth_value(x, n)`, the value in the `n`-th row of the frame, counted from 1; NULL if there is none.
pub fn nth_value<E: Expression, N: Operand<i32>>(of: E, n: N) -> Function<Nullable<E>> {
    first_type("nth_value", smallvec![of.into_node(), n.into_node()])
}

/// `lag` and `lead`, which differ in the direction.
macro_rules! neighbours { ($($name:ident $by:ident $or:ident: $row:literal, $words:literal, $ends:literal;)*) => {$(
    #[doc = concat!("Renders `", stringify!($name), "(x)`: the value in the row ", $row, ", NULL in the ", $ends, " row.")]
    pub fn $name<E: Expression>(of: E) -> Function<Nullable<E>> {
        same_type(stringify!($name), of.into_node())
    }
    #[doc = concat!("Renders `", stringify!($name), "(x, n)`: the value in the row that is `n` rows ", $words, ", or NULL.")]
    pub fn $by<E: Expression, N: Operand<i32>>(of: E, rows: N) -> Function<Nullable<E>> {
        first_type(stringify!($name), smallvec![of.into_node(), rows.into_node()])
    }
    #[doc = concat!("Renders `", stringify!($name), "(x, n, default)`: the value in the row that is `n` rows ", $words, ", or the default.")]
    /// MariaDB has no default here, and refuses it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
    #[doc = concat!("let other: Function<i32> = func::", stringify!($or), "(User::age, 2, 0);")]
    /// let other = other.over().order_by(User::id);
    #[doc = concat!("assert_eq!(other.to_string(), \"", stringify!($name), "(users.age, :param_1, :age_1) OVER (ORDER BY users.id)\");")]
    /// let refused = other.compile(&MariaDb::default()).unwrap_err().to_string();
    /// assert!(refused.ends_with("of 3 arguments; put it into `coalesce` where the value itself is never NULL"), "{refused}");
    /// ```
    pub fn $or<E: Expression, N: Operand<i32>, D: Operand<Base<E>>>(
        of: E,
        rows: N,
        default: D,
    ) -> Function<<E::Type as SqlType>::PropagateNull2<D::Type, E::Type>> {
        let of = of.into_node();
        let default = default.into_node().beside(&of);
        first_type(stringify!($name), smallvec![of, rows.into_node(), default])
    }
)*} }
neighbours! {
    lag lag_by lag_or: "before", "before", "first";
    lead lead_by lead_or: "after", "after", "last";
}
