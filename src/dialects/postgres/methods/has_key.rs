//! The operators that test for keys of JSONB and hstore: `?`, `?&` and `?|`. 9.16, F.18

use super::require_jsonb;
use crate::dialects::postgres::Hstore;
use crate::dialects::postgres::operators::{self, op};
use crate::query::scalar::{Any, SqlType};
use crate::query::{Expr, Expression, Operand};

/// Implemented by the types that have keys: JSONB and hstore.
#[diagnostic::on_unimplemented(message = "this needs JSONB or an hstore, and `{Self}` is neither", label = "not an operation of `{Self}`")]
pub trait HasKeys {}
impl HasKeys for Any {}
impl HasKeys for Hstore {}
#[cfg(feature = "serde_json")]
impl HasKeys for serde_json::Value {}

/// Methods that test for keys of a JSONB document or an hstore. 9.16, F.18
///
/// # Errors
/// `compile()` reports an operand of type JSON, which must be cast to JSONB.
pub trait KeyMethods: Expression {
    /// `self ? key`: whether this is a key of the object, or a string element of the array.
    ///
    /// ```
    /// use aludel::{postgres::{self, Hstore, methods::*}, prelude::*};
    /// # #[derive(Model)] #[model(table = "posts")] struct Post { #[column(primary_key)] id: i32, attrs: Hstore }
    /// let sized = Post::attrs.has_key("size");
    /// assert_eq!(sized.compile(&Postgres::default())?.sql(), "posts.attrs ? $1");
    /// assert_eq!((!sized).compile(&Postgres::default())?.sql(), "NOT (posts.attrs ? $1)");
    /// let plain = Table::new("posts").column(ColumnDef::new("doc", DataType::Json)).c("doc");
    /// assert_eq!(
    ///     plain.has_key("a").compile(&Postgres::default()).unwrap_err().to_string(),
    ///     "has_key: it requires JSONB, and the operand is JSON; declare it as `postgres::jsonb()`, or `.cast_as(postgres::jsonb())`",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn has_key<R: Operand<String>>(&self, key: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: HasKeys,
    {
        Expr::from_node(op(operators::has_key("?"), require_jsonb(self.node(), "has_key"), key.into_node()))
    }
    /// `self ?& keys`: whether all of these are keys of it.
    fn has_all<R: Operand<Vec<String>>>(&self, keys: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: HasKeys,
    {
        Expr::from_node(op(operators::has_key("?&"), require_jsonb(self.node(), "has_all"), keys.into_node()))
    }
    /// `self ?| keys`: whether any of these is a key of it.
    fn has_any<R: Operand<Vec<String>>>(&self, keys: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: HasKeys,
    {
        Expr::from_node(op(operators::has_key("?|"), require_jsonb(self.node(), "has_any"), keys.into_node()))
    }
}
impl<E: Expression + ?Sized> KeyMethods for E {}
