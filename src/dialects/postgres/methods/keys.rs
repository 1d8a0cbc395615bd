//! What JSONB, maps, arrays and ranges have in common: `@>` and `<@`, and keys.

use super::jsonb;
use super::range::Ranged;
use crate::ast::Node;
use crate::dialects::postgres::operators::{self, op};
use crate::dialects::postgres::{Hstore, Multirange, Range, RangeElement};
use crate::query::scalar::{Any, ArrayElement, Contains, SqlType};
use crate::query::{Expr, Expression, Operand, kind};

/// What may contain a `Self`, on the right of `<@`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not contained by `{R}`",
    label = "this needs an array, JSONB, an hstore or a range on both sides"
)]
pub trait Contained<R> {
    /// The node of the tree.
    fn whole_node(whole: R) -> Node;
}
macro_rules! contained { ($([$($generic:tt)*] $part:ty: $bound:path;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<$($generic)* R: $bound> Contained<R> for $part {
        fn whole_node(whole: R) -> Node {
            whole.into_node()
        }
    }
)*} }
contained! {
    [] Any: Operand<Any>;
    [] Hstore: Operand<Hstore>;
    [T: ArrayElement,] Vec<T>: Operand<Vec<T>>;
    [T: RangeElement,] Range<T>: Ranged<T>;
    [T: RangeElement,] Multirange<T>: Ranged<T>;
}
#[cfg(feature = "serde_json")]
contained!([] serde_json::Value: Operand<serde_json::Value>;);

#[diagnostic::do_not_recommend]
impl<R: Operand<Hstore>> Contains<R> for Hstore {
    type Kind = kind::Plain;
    fn part_node(part: R) -> Node {
        part.into_node()
    }
}
#[cfg(feature = "serde_json")]
#[diagnostic::do_not_recommend]
impl<R: Operand<serde_json::Value>> Contains<R> for serde_json::Value {
    type Kind = kind::Plain;
    fn part_node(part: R) -> Node {
        part.into_node()
    }
}

/// `<@`; its opposite is `contains`, which every expression has.
pub trait Containment: Expression {
    /// `self <@ right`: is all that is in it in the other, too?
    ///
    /// ```
    /// use aludel::{postgres::{self, methods::*}, prelude::*};
    /// # #[derive(Model)] #[model(table = "posts")]
    /// # struct Post { #[column(primary_key)] id: i32, tags: Vec<String>, span: postgres::Range<i32> }
    /// let inside = Post::span.contained_by(postgres::Range::from(1..9)) & Post::tags.contained_by(["a", "b"]);
    /// assert_eq!(
    ///     inside.compile(&Postgres::default())?.sql(),
    ///     "(posts.span <@ $1::INT4RANGE) AND (posts.tags <@ $2::VARCHAR[])",
    /// );
    /// assert!(inside.compile(&MySql::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn contained_by<R>(&self, right: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: Contained<R>,
    {
        let right = <<Self::Type as SqlType>::Inner as Contained<R>>::whole_node(right);
        Expr::from_node(op(operators::contained_by(), jsonb(self.node(), "contained_by"), right))
    }
}
impl<E: Expression + ?Sized> Containment for E {}

/// What has keys: JSONB and maps.
#[diagnostic::on_unimplemented(message = "this needs JSONB or an hstore, and `{Self}` is neither", label = "not an operation of `{Self}`")]
pub trait Keyed {}
impl Keyed for Any {}
impl Keyed for Hstore {}
#[cfg(feature = "serde_json")]
impl Keyed for serde_json::Value {}

/// Keys of JSONB documents and of maps. Of a column that is declared as JSON it is an error of `compile()`. 9.16, F.18
pub trait KeyMethods: Expression {
    /// `self ? key`: has it this key, or as an array this text?
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
    ///     "has_key: it is of JSONB, and this is JSON; declare it as `postgres::jsonb()`, or `.cast_as(postgres::jsonb())`",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn has_key<R: Operand<String>>(&self, key: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: Keyed,
    {
        Expr::from_node(op(operators::keys("?"), jsonb(self.node(), "has_key"), key.into_node()))
    }
    /// `self ?& keys`: has it all of these keys?
    fn has_all<R: Operand<Vec<String>>>(&self, keys: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: Keyed,
    {
        Expr::from_node(op(operators::keys("?&"), jsonb(self.node(), "has_all"), keys.into_node()))
    }
    /// `self ?| keys`: has it any of these keys?
    fn has_any<R: Operand<Vec<String>>>(&self, keys: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: Keyed,
    {
        Expr::from_node(op(operators::keys("?|"), jsonb(self.node(), "has_any"), keys.into_node()))
    }
}
impl<E: Expression + ?Sized> KeyMethods for E {}
