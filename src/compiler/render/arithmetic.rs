//! Renders division and exclusive OR, which databases spell or compute differently.

use crate::ast::visit::{Part, visit};
use crate::ast::{BinaryExpression, Node, Operator};
use crate::compiler::renderer::Renderer;
use crate::features::{BitXor, Division};
use crate::types::TypeFamily;
use crate::value::Value;

/// Renders true division, where the database would truncate.
pub(super) fn division(out: &mut Renderer<'_>, left: &Node, right: &Node) {
    out.operand(left, &Operator::Div);
    out.word(" / ");
    match out.features().division {
        Division::Plain => out.operand(right, &Operator::Div),
        Division::AddFloat => out.parens(|out| {
            out.operand(right, &Operator::Div);
            out.word(" + 0.0");
        }),
        Division::CastNumeric => {
            out.word("CAST(");
            out.operand(right, &Operator::Div);
            out.word(" AS ");
            if keeps_its_type(right) {
                out.compiler().cast_type(out, &right.type_ref().data_type);
            } else {
                out.word("NUMERIC");
            }
            out.word(")");
        }
    }
}

/// Renders the argument of FLOOR: where one side is no whole number, a database that looks at types divides truly by itself.
pub(super) fn floored(out: &mut Renderer<'_>, left: &Node, right: &Node) {
    let fractional = |node: &Node| !node.is_value() && matches!(node.family(), TypeFamily::Float | TypeFamily::Decimal);
    if out.features().division == Division::CastNumeric && (fractional(left) || fractional(right)) {
        out.operand(left, &Operator::Div);
        out.word(" / ");
        return out.operand(right, &Operator::Div);
    }
    division(out, left, right);
}

/// Whether a cast to its own type loses nothing. A value is not to be rounded to the scale of the column that it is compared with,
/// nor a sum to that of its argument, and whole numbers divide to a NUMERIC, whatever Rust reads it as.
fn keeps_its_type(divisor: &Node) -> bool {
    match divisor.family() {
        TypeFamily::Decimal => matches!(divisor, Node::Column(_) | Node::Cast(_)),
        TypeFamily::Float => !is_exact(divisor),
        _ => false,
    }
}

/// Whether it is arithmetic without a float in it.
fn is_exact(node: &Node) -> bool {
    match node {
        Node::Binary(binary) => is_exact(&binary.left) && is_exact(&binary.right),
        Node::Chain(chain) => chain.operands.iter().all(is_exact),
        Node::Unary(unary) => is_exact(&unary.operand),
        Node::Label(label) => is_exact(&label.element),
        Node::Literal(literal) if literal.is_readable() => matches!(literal.value, Value::Int(_) | Value::Decimal(_)),
        node => matches!(node.family(), TypeFamily::Integer | TypeFamily::Decimal),
    }
}

/// `a ^ b`; where there is no such operator, what is in either and not in both.
pub(super) fn exclusive_or(out: &mut Renderer<'_>, binary: &BinaryExpression) {
    let BinaryExpression { operator, left, right, summary: _ } = binary;
    match out.features().bit_xor {
        BitXor::Operator(text) => {
            out.operand(left, operator);
            out.word(text);
            out.operand(right, operator);
        }
        BitXor::Difference if has_calls(left) || has_calls(right) => {
            out.unsupported("exclusive OR of function calls and subqueries", "select them in a subquery, so that each is computed once");
        }
        BitXor::Difference => {
            let both = |out: &mut Renderer<'_>, operator: &Operator| {
                out.parens(|out| {
                    out.operand(left, operator);
                    out.word(operator.row().text);
                    out.operand(right, operator);
                });
            };
            both(out, &Operator::BitOr);
            out.word(" - ");
            both(out, &Operator::BitAnd);
        }
    }
}

/// Whether anything in it may give another value the second time it is computed.
fn has_calls(node: &Node) -> bool {
    let calls = |node: &Node| {
        let raw = matches!(node, Node::ColumnClause(_) | Node::Text(_));
        raw || matches!(node, Node::Function(_) | Node::NextValue(_) | Node::Custom(_))
    };
    let mut found = calls(node);
    visit(node, &mut |part| {
        found |= match part {
            Part::Query(_) => true,
            Part::Node(node) => calls(node),
            Part::From(_) | Part::Values(_, _) | Part::Insert(_) | Part::Update(_) | Part::Delete(_) => false,
        }
    });
    found
}
