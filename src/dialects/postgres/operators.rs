//! PostgreSQL's own operators, each with how it is grouped. 9.14 to 9.20

use crate::ast::operator::precedence;
use crate::ast::{CustomOperator, Node};
use crate::query::{IntoOperator, OperatorDef, operator};
use crate::types::DataType;
use crate::value::Str;

type Made = Result<CustomOperator, Str>;

fn here(text: &str, since: (u16, u16, u16)) -> OperatorDef {
    operator(text).only_on("postgresql", since)
}
/// A comparison that stands in parentheses inside AND, OR and other operators.
fn eager(text: &str, since: (u16, u16, u16)) -> Made {
    here(text, since).precedence(precedence::COMPARISON).comparison().eager().into_operator()
}
/// A comparison like any other.
pub(super) fn comparison(text: &str) -> Made {
    here(text, (9, 4, 0)).precedence(precedence::COMPARISON).comparison().into_operator()
}
/// Arithmetic of a type's own.
pub(super) fn giving(text: &str, precedence: i8, data_type: DataType) -> Made {
    here(text, (9, 5, 0)).precedence(precedence).returns(data_type).into_operator()
}
/// `||`, of documents and maps.
pub(super) fn joined(data_type: DataType) -> Made {
    giving("||", precedence::COMPARISON, data_type)
}
pub(super) fn contains() -> Made {
    eager("@>", (9, 4, 0))
}
pub(super) fn contained_by() -> Made {
    eager("<@", (9, 4, 0))
}
/// `?`, `?&`, `?|`
pub(super) fn keys(text: &str) -> Made {
    eager(text, (9, 4, 0))
}
/// `@?`, `@@`
pub(super) fn path(text: &str) -> Made {
    eager(text, (12, 0, 0))
}
/// `->>`, `#>>`
pub(super) fn text(text: &str) -> Made {
    let operator = here(text, (9, 3, 0)).precedence(precedence::ELEMENT).eager().returns(DataType::Text);
    operator.instead("`.as_string()` reads an element on every database").into_operator()
}
/// `#-`
pub(super) fn deleted(data_type: DataType) -> Made {
    here("#-", (9, 5, 0)).precedence(precedence::ELEMENT).eager().returns(data_type).into_operator()
}

/// `left operator right`
pub(super) fn op(operator: Made, left: Node, right: Node) -> Node {
    Node::op(operator, left, right)
}
