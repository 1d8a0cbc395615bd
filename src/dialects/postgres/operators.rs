//! Constructors of the operators that only PostgreSQL has, with their precedence and grouping. 9.14 to 9.20

use crate::ast::operator::precedence;
use crate::ast::{CustomOperator, Node};
use crate::query::{IntoOperator, OperatorDef, operator};
use crate::types::DataType;
use crate::value::Str;

/// An operator, or the error in its definition.
type OperatorResult = Result<CustomOperator, Str>;

fn postgres_operator(text: &str, since: (u16, u16, u16)) -> OperatorDef {
    operator(text).only_on("postgresql", since)
}
/// A comparison that is rendered in parentheses inside AND, OR and other operators.
fn eager_comparison(text: &str, since: (u16, u16, u16)) -> OperatorResult {
    postgres_operator(text, since).precedence(precedence::COMPARISON).comparison().eager().into_operator()
}
/// A comparison that is grouped like the standard ones.
pub(super) fn comparison(text: &str) -> OperatorResult {
    postgres_operator(text, (9, 4, 0)).precedence(precedence::COMPARISON).comparison().into_operator()
}
/// An operator that returns a value of this type.
pub(super) fn returning(text: &str, precedence: i8, data_type: DataType) -> OperatorResult {
    postgres_operator(text, (9, 5, 0)).precedence(precedence).returns(data_type).into_operator()
}
/// `||` of JSONB and hstore.
pub(super) fn concatenation(data_type: DataType) -> OperatorResult {
    returning("||", precedence::COMPARISON, data_type)
}
/// `@>`
pub(super) fn contains() -> OperatorResult {
    eager_comparison("@>", (9, 4, 0))
}
/// `<@`
pub(super) fn contained_by() -> OperatorResult {
    eager_comparison("<@", (9, 4, 0))
}
/// `?`, `?&`, `?|`: whether keys exist.
pub(super) fn has_key(text: &str) -> OperatorResult {
    eager_comparison(text, (9, 4, 0))
}
/// `@?`, `@@`: SQL/JSON path predicates.
pub(super) fn path_predicate(text: &str) -> OperatorResult {
    eager_comparison(text, (12, 0, 0))
}
/// `->>`, `#>>`: an element as text.
pub(super) fn element_as_text(text: &str) -> OperatorResult {
    let operator = postgres_operator(text, (9, 3, 0)).precedence(precedence::ELEMENT).eager().returns(DataType::Text);
    operator.instead("`.as_string()` reads an element on every database").into_operator()
}
/// `#-`: the document without the element at a path.
pub(super) fn delete_path(data_type: DataType) -> OperatorResult {
    postgres_operator("#-", (9, 5, 0)).precedence(precedence::ELEMENT).eager().returns(data_type).into_operator()
}

/// Returns `left operator right`.
pub(super) fn op(operator: OperatorResult, left: Node, right: Node) -> Node {
    Node::op(operator, left, right)
}
