//! Containment of arrays, JSONB, hstore and ranges: `@>` and `<@`. 9.16, 9.19, 9.20, F.18

use super::range::RangeOperand;
use super::require_jsonb;
use crate::ast::Node;
use crate::dialects::postgres::operators::{self, op};
use crate::dialects::postgres::{Hstore, Multirange, Range, RangeElement};
use crate::query::scalar::{Any, ArrayElement, Contains, SqlType};
use crate::query::{Expr, Expression, Operand, kind};

/// Implemented by types whose values can be contained by an `R`: `R` is the right operand of `<@`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not contained by `{R}`",
    label = "this needs an array, JSONB, an hstore or a range on both sides"
)]
pub trait ContainedBy<R> {
    /// Returns the node of the right operand.
    fn whole_node(whole: R) -> Node;
}
macro_rules! contained { ($([$($generic:tt)*] $part:ty: $bound:path;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<$($generic)* R: $bound> ContainedBy<R> for $part {
        fn whole_node(whole: R) -> Node {
            whole.into_node()
        }
    }
)*} }
contained! {
    [] Any: Operand<Any>;
    [] Hstore: Operand<Hstore>;
    [T: ArrayElement,] Vec<T>: Operand<Vec<T>>;
    [T: RangeElement,] Range<T>: RangeOperand<T>;
    [T: RangeElement,] Multirange<T>: RangeOperand<T>;
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

/// The method for `<@`. The one for `@>`, `contains`, is a method of every expression.
pub trait ContainmentMethods: Expression {
    /// `self <@ right`: whether the right operand contains every element of this one.
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
        <Self::Type as SqlType>::Inner: ContainedBy<R>,
    {
        let right = <<Self::Type as SqlType>::Inner as ContainedBy<R>>::whole_node(right);
        Expr::from_node(op(operators::contained_by(), require_jsonb(self.node(), "contained_by"), right))
    }
}
impl<E: Expression + ?Sized> ContainmentMethods for E {}
