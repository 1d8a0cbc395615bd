//! Renders arithmetic of dates and times with intervals, where the database has no type for an interval.

use crate::ast::{Constant, Node, Operator};
use crate::compiler::renderer::Renderer;
use crate::features::Intervals;
use crate::types::TypeFamily;
use crate::value::Value;

/// Whether it is arithmetic of dates, times and intervals that the database does not have as it is.
pub(super) fn is_foreign(out: &Renderer<'_>, operands: &[&Node]) -> bool {
    let time = |node: &&Node| matches!(node.family(), TypeFamily::Date | TypeFamily::Time | TypeFamily::DateTime | TypeFamily::Interval);
    out.features().intervals != Intervals::Native && operands.iter().any(time)
}

/// `a + INTERVAL ? MICROSECOND`: a timestamp and bound intervals. Anything else is refused.
pub(super) fn arithmetic(out: &mut Renderer<'_>, operator: &Operator, operands: &[&Node]) {
    let units = out.features().intervals == Intervals::Units;
    match operands {
        [moment, spans @ ..] if units && moment.family() != TypeFamily::Interval && spans.iter().all(|span| is_bound_span(span)) => {
            out.operand(moment, operator);
            for span in spans {
                out.word(operator.row().text);
                out.word("INTERVAL ");
                microseconds(out, span);
                out.word(" MICROSECOND");
            }
        }
        _ => out.unsupported("arithmetic of dates and intervals", "compute it in Rust, or `func::call` the database's own date functions"),
    }
}

/// Whether it is an interval that is a value, or will be one.
fn is_bound_span(node: &Node) -> bool {
    match node {
        Node::Literal(literal) if literal.is_readable() => matches!(literal.value.validated().as_deref(), Ok(Value::Interval(_))),
        Node::Literal(literal) => literal.ty().data_type.family() == TypeFamily::Interval,
        Node::Parameter(parameter) => parameter.ty.data_type.family() == TypeFamily::Interval,
        _ => false,
    }
}

fn microseconds(out: &mut Renderer<'_>, span: &Node) {
    let inline = span.is_inline();
    let number = match out.value_of(span).and_then(|value| value.validated().ok()).as_deref() {
        Some(Value::Interval(value)) => Node::literal(value.microseconds).hidden_with(span.summary()),
        _ => Node::Constant(Constant::Null), // of NULL; what has no value is a mistake that has been kept
    };
    if inline { out.inline(&number) } else { out.node(&number) }
}
