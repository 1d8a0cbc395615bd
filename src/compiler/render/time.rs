//! Days and times with spans of time, where the database has no type for a span.

use crate::ast::{Bind, Node, Operator};
use crate::compiler::features::Intervals;
use crate::compiler::out::Out;
use crate::types::Kind;
use crate::value::Value;

/// Is it arithmetic of days, times and spans that the database has not got as it is?
pub(super) fn is_foreign(out: &Out<'_>, operands: &[&Node]) -> bool {
    let time = |node: &&Node| matches!(node.kind(), Kind::Date | Kind::Time | Kind::DateTime | Kind::Interval);
    out.features().intervals != Intervals::Native && operands.iter().any(time)
}

/// `a + INTERVAL ? MICROSECOND`: a moment and bound spans. Anything else is refused.
pub(super) fn arithmetic(out: &mut Out<'_>, operator: &Operator, operands: &[&Node]) {
    let units = out.features().intervals == Intervals::Units;
    match operands {
        [moment, spans @ ..] if units && moment.kind() != Kind::Interval && spans.iter().all(|span| bound_span(span).is_some()) => {
            out.operand(moment, operator);
            for span in spans.iter().filter_map(|span| bound_span(span)) {
                out.word(operator.row().text);
                out.word("INTERVAL ");
                out.node(&span);
                out.word(" MICROSECOND");
            }
        }
        _ => out.unsupported("arithmetic of dates and intervals", "compute it in Rust, or `func::call` the database's own date functions"),
    }
}

/// A span that is a value, in microseconds.
fn bound_span(node: &Node) -> Option<Node> {
    match node {
        Node::Bind(Bind { value: Value::Interval(span), ty }) => {
            let Bind { value, ty: natural } = Bind::natural(Value::Int(span.microseconds));
            Some(Node::Bind(Bind { value, ty: if ty.sensitive { natural.into_sensitive() } else { natural } }))
        }
        _ => None,
    }
}
