//! Conditions: [`Condition`], [`all_of`] and [`any_of`].

use super::column::{Expr, Expression, Inner};
use crate::ast::{Constant, Node};
use crate::query::scalar::Boolean;

/// A condition of WHERE, HAVING, ON, `&`, `|` and `!`: a boolean expression, or `true` and `false`.
#[diagnostic::on_unimplemented(
    message = "a condition is needed here, and `{Self}` is none",
    label = "not a condition",
    note = "compare it: `.eq(..)`, `.gt(..)`, `.is_not_null()`, …"
)]
pub trait Condition {
    /// Converts it into the node of the tree.
    fn into_condition(self) -> Node;
}
#[diagnostic::do_not_recommend]
impl<E: Expression> Condition for E
where
    Inner<E>: Boolean,
{
    #[inline]
    fn into_condition(self) -> Node {
        self.into_node()
    }
}
#[diagnostic::do_not_recommend]
impl Condition for bool {
    fn into_condition(self) -> Node {
        Node::Constant(if self { Constant::True } else { Constant::False })
    }
}
/// Combines conditions by AND; without conditions it is true.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let words = ["a", "b"];
/// let all = all_of(words.map(|word| User::name.contains(word)));
/// assert_eq!(all.to_string(), "(users.name LIKE '%' || :name_1 || '%') AND (users.name LIKE '%' || :name_2 || '%')");
/// assert_eq!(all_of(Vec::<Expr<bool>>::new()).to_string(), "true");
/// ```
#[doc(alias = "and_")]
pub fn all_of<C: Condition>(conditions: impl IntoIterator<Item = C>) -> Expr<bool> {
    let conditions = conditions.into_iter().map(Condition::into_condition);
    Expr::from_node(conditions.fold(Node::Constant(Constant::True), Node::and))
}
/// Combines conditions by OR; without conditions it is false.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let any = any_of(vec![User::id.eq(1), User::name.eq("ed")]);
/// assert_eq!(any.to_string(), "users.id = :id_1 OR users.name = :name_1");
/// ```
#[doc(alias = "or_")]
pub fn any_of<C: Condition>(conditions: impl IntoIterator<Item = C>) -> Expr<bool> {
    let conditions = conditions.into_iter().map(Condition::into_condition);
    Expr::from_node(conditions.fold(Node::Constant(Constant::False), Node::or))
}
