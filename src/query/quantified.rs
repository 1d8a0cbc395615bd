//! ANY and ALL, the right side of a comparison.

use super::column::{Expr, Expression, TypedColumn};
use super::operand::Operand;
use super::select::Select;
use crate::ast::Node;
use crate::query::scalar::{Any, ArrayElement, ComparesWith, SqlType};
use std::marker::PhantomData;

/// `ANY (..)` or `ALL (..)`, the right side of a comparison.
pub struct Quantified<T> {
    node: Node,
    of: PhantomData<fn() -> T>,
}
impl<T> Clone for Quantified<T> {
    fn clone(&self) -> Self {
        Quantified { node: self.node.clone(), of: PhantomData }
    }
}
impl<T> std::fmt::Debug for Quantified<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Quantified({})", self.node)
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, B> Operand<B> for Quantified<T>
where
    T::Base: ComparesWith<B>,
{
    type Type = T;
    type Form = super::operand::form::Optional;
    fn to_node(&self) -> Node {
        self.node.clone()
    }
    fn into_node(self) -> Node {
        self.node
    }
}
/// The operand of [`any_`] and [`all_`]: a subquery of one column, or an array.
#[diagnostic::on_unimplemented(
    message = "ANY and ALL take a subquery or an array, and `{Self}` is neither",
    label = "expected `select(..)` of one column, or an array"
)]
pub trait QuantifiedOperand {
    /// The type of its rows or elements.
    type Type: SqlType;
    /// Converts it into the node of the tree.
    fn into_quantified(self) -> Node;
}
#[diagnostic::do_not_recommend]
impl<T: SqlType> QuantifiedOperand for Select<T> {
    type Type = T;
    fn into_quantified(self) -> Node {
        Node::scalar_subquery(self.into_query())
    }
}
#[diagnostic::do_not_recommend]
impl<K> QuantifiedOperand for Expr<Any, K> {
    type Type = Any;
    fn into_quantified(self) -> Node {
        self.into_node()
    }
}
macro_rules! arrays { ($([$($generic:tt)*] $array:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<T: ArrayElement, $($generic)*> QuantifiedOperand for $array {
        type Type = T;
        fn into_quantified(self) -> Node {
            Expression::into_node(self)
        }
    }
)*} }
arrays! {
    [K] Expr<Vec<T>, K>;
    [K] Expr<Option<Vec<T>>, K>;
    [M: ?Sized] &TypedColumn<Vec<T>, M>;
    [M: ?Sized] &TypedColumn<Option<Vec<T>>, M>;
}
/// Renders `ANY (..)`: the comparison is true of at least one row. PostgreSQL also takes an array; SQLite does not have it.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, manager_id: Option<i32> }
/// let leads = User::id.eq(any_(select(User::manager_id)));
/// assert_eq!(leads.compile(&Postgres::default())?.sql(), "users.id = ANY (SELECT users.manager_id FROM users)");
/// assert_eq!(leads.compile(&Sqlite::default()).unwrap_err().to_string(), "sqlite 3.51 has no ANY; use IN or EXISTS");
/// let listed = User::id.eq(any_(array([1, 2])));
/// assert_eq!(listed.compile(&Postgres::default())?.sql(), "users.id = ANY (ARRAY[$1, $2])");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn any_<M: QuantifiedOperand>(of: M) -> Quantified<M::Type> {
    Quantified { node: of.into_quantified().quantified(false), of: PhantomData }
}
/// Renders `ALL (..)`: the comparison is true of every row. PostgreSQL also takes an array; SQLite does not have it.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let oldest = User::age.ge(all_(select(User::age)));
/// assert_eq!(oldest.compile(&MySql::default())?.sql(), "users.age >= ALL (SELECT users.age FROM users)"); // MariaDB and PostgreSQL, too
/// assert_eq!(
///     oldest.compile(&Sqlite::default()).unwrap_err().to_string(),
///     "sqlite 3.51 has no ALL; write NOT EXISTS with the opposite condition",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn all_<M: QuantifiedOperand>(of: M) -> Quantified<M::Type> {
    Quantified { node: of.into_quantified().quantified(true), of: PhantomData }
}
