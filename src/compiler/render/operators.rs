//! Renders unary and binary operators, and chains of AND, OR, + and ||.

use super::arithmetic::{division, exclusive_or, floored};
use super::interval;
use super::predicate::{distinct, is_word};
use super::type_name::has_type;
use crate::ast::operator::precedence;
use crate::ast::{BinaryExpression, Chain, CustomOperator, Node, Operator, UnaryExpression, UnaryOperator};
use crate::compiler::renderer::Renderer;
use crate::features::{Concat, Placeholder};
use crate::types::TypeFamily;

/// `-x`, `NOT (x)`
pub fn unary(out: &mut Renderer<'_>, unary: &UnaryExpression) {
    match unary.operator {
        UnaryOperator::Neg => sign(out, "-", &unary.operand),
        UnaryOperator::BitNot => {
            own_type(out, &unary.operand);
            sign(out, "~", &unary.operand);
        }
        UnaryOperator::Not => sign(out, "NOT ", &unary.operand),
        UnaryOperator::Distinct => {
            out.word("DISTINCT ");
            out.node(&unary.operand);
        }
        UnaryOperator::IsFalse => out.compiler().truth(out, &unary.operand, false),
    }
}

/// Refuses an operand of a type that the dialect does not have: of another type the operator would mean something else.
fn own_type(out: &mut Renderer<'_>, operand: &Node) {
    has_type(out, &operand.type_ref().data_type);
}

fn sign(out: &mut Renderer<'_>, text: &str, operand: &Node) {
    out.word(text);
    out.in_operator(true, |out| out.operand_at(operand, precedence::NEG));
}

/// `left operator right`, with the operators that databases spell each in their own way.
pub fn binary(out: &mut Renderer<'_>, binary: &BinaryExpression) {
    let BinaryExpression { operator, left, right, summary: _ } = binary;
    if operator.is_bitwise() || matches!(operator, Operator::Custom(_)) {
        own_type(out, left);
    }
    match operator {
        Operator::Div => return division(out, left, right),
        Operator::FloorDiv => {
            out.word("FLOOR(");
            floored(out, left, right);
            return out.word(")");
        }
        Operator::Sub if interval::is_foreign(out, &[left, right]) => return interval::arithmetic(out, operator, &[left, right]),
        Operator::BitXor => return exclusive_or(out, binary),
        Operator::Match | Operator::NotMatch => {
            own_type(out, left);
            return out.compiler().full_text(out, left, right, *operator == Operator::NotMatch);
        }
        // beside anything but a word, IS is the comparison in which NULL equals NULL
        Operator::Is if !is_word(right) => return distinct(out, &Operator::IsNotDistinctFrom, left, right),
        Operator::IsNot if !is_word(right) => return distinct(out, &Operator::IsDistinctFrom, left, right),
        Operator::IsDistinctFrom | Operator::IsNotDistinctFrom => return distinct(out, operator, left, right),
        _ => {}
    }
    match operator {
        Operator::Custom(custom) if custom.eager && out.is_in_operator() => {
            out.in_operator(false, |out| out.parens(|out| plain_binary(out, binary)));
        }
        _ => plain_binary(out, binary),
    }
}

fn plain_binary(out: &mut Renderer<'_>, binary: &BinaryExpression) {
    let BinaryExpression { operator, left, right, summary: _ } = binary;
    // only a prepared statement has values that are not known
    let is_prepared = out.options().template;
    let compares = |node: &Node| is_prepared && operator.is_comparison() && matches!(node, Node::Parameter(_));
    out.compared = compares(left);
    out.operand(left, operator);
    match operator {
        Operator::Custom(custom) => custom_operator(out, custom),
        Operator::IntDiv => out.word(out.features().integer_division),
        operator => out.word(operator.row().text),
    }
    out.compared = compares(right);
    out.operand(right, operator);
    out.compared = false;
}

fn custom_operator(out: &mut Renderer<'_>, custom: &CustomOperator) {
    let features = out.features();
    let bind = features.placeholder == Placeholder::Question && custom.text.contains('?');
    let construct = || format!("operator {}", custom.text);
    if !custom.is_of(out.dialect().name(), features.version) {
        let of: Vec<&str> = custom.dialects.iter().map(|(dialect, _)| dialect.as_str()).collect();
        let since = custom.dialects.iter().find(|(dialect, _)| *dialect == out.dialect().name());
        let hint = match since {
            Some((_, (major, minor, _))) => format!("it came with {major}.{minor}"),
            None if custom.hint.is_empty() => format!("it is an operator of {}", of.join(", ")),
            None => custom.hint.to_string(),
        };
        out.unsupported(&construct(), &hint);
    }
    if bind || (features.hash_comments && custom.text.contains('#')) {
        let problem = if bind { "`?` is a bound value" } else { "`#` begins a comment" };
        out.unsupported(&construct(), problem);
    }
    out.word(" ");
    out.word(&custom.text);
    out.word(" ");
}

/// `a AND b AND c`; strings by an operator or by a function.
pub fn chain(out: &mut Renderer<'_>, chain: &Chain) {
    let Chain { operator, operands, ty, summary: _ } = chain;
    if *operator == Operator::Concat && !has_type(out, &ty.data_type) {
        return;
    }
    if *operator == Operator::Concat && out.features().concat == Concat::Function {
        out.word("concat(");
        concat_arguments(out, operands);
        return out.word(")");
    }
    let text = operator.row().text;
    if *operator == Operator::Add
        && matches!(ty.data_type.family(), TypeFamily::Date | TypeFamily::Time | TypeFamily::DateTime | TypeFamily::Interval)
    {
        let operands: Vec<&Node> = operands.iter().collect();
        if interval::is_foreign(out, &operands) {
            return interval::arithmetic(out, operator, &operands);
        }
    }
    if operator.is_logical() {
        return out.list(operands, text, |out, node| out.condition_in(node, operator));
    }
    out.list(operands, text, |out, node| out.operand(node, operator));
}

/// Renders the arguments of `concat`: chains inside are part of it.
pub(super) fn concat_arguments(out: &mut Renderer<'_>, operands: &[Node]) {
    out.list(operands, ", ", |out, node| match node {
        Node::Chain(inner) if inner.operator == Operator::Concat => concat_arguments(out, &inner.operands),
        node => out.operand(node, &Operator::Concat),
    });
}
