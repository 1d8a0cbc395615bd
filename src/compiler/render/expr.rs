//! Operators, calls and what else has operands.

use super::time;
use crate::ast::operator::precedence;
use crate::ast::visit::{Part, visit};
use crate::ast::{
    ArrayExpression, BinaryExpression, Case, Chain, CustomOperator, Exists, Given, Label, Node, Operator, Tuple, UnaryExpression,
    UnaryOperator,
};
use crate::compiler::out::{QueryContext, Renderer};
use crate::features::{BitXor, Concat, Distinct, Division, Placeholder};
use crate::types::TypeFamily;
use crate::value::Value;

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

/// Refuses an operand of a type that the dialect has not: what an operator means there of anything else is not what was meant.
fn own_type(out: &mut Renderer<'_>, operand: &Node) {
    super::types::has_type(out, &operand.type_ref().data_type);
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
        Operator::Sub if time::is_foreign(out, &[left, right]) => return time::arithmetic(out, operator, &[left, right]),
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
    let compares = |node: &Node| operator.is_comparison() && matches!(node, Node::Parameter(_));
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

/// True division, where the database would truncate.
fn division(out: &mut Renderer<'_>, left: &Node, right: &Node) {
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

/// What FLOOR takes: where one side is no whole number, a database that looks at types divides truly by itself.
fn floored(out: &mut Renderer<'_>, left: &Node, right: &Node) {
    let fractional = |node: &Node| !node.is_value() && matches!(node.family(), TypeFamily::Float | TypeFamily::Decimal);
    if out.features().division == Division::CastNumeric && (fractional(left) || fractional(right)) {
        out.operand(left, &Operator::Div);
        out.word(" / ");
        return out.operand(right, &Operator::Div);
    }
    division(out, left, right);
}

/// Does a cast to its own type lose nothing? A value is not to be rounded to the scale of the column that it stands beside,
/// nor a sum to that of its argument, and whole numbers divide to a NUMERIC, whatever Rust reads it as.
fn keeps_its_type(divisor: &Node) -> bool {
    match divisor.family() {
        TypeFamily::Decimal => matches!(divisor, Node::Column(_) | Node::Cast(_)),
        TypeFamily::Float => !is_exact(divisor),
        _ => false,
    }
}

/// Arithmetic without a float in it?
fn is_exact(node: &Node) -> bool {
    match node {
        Node::Binary(binary) => is_exact(&binary.left) && is_exact(&binary.right),
        Node::Chain(chain) => chain.operands.iter().all(is_exact),
        Node::Unary(unary) => is_exact(&unary.operand),
        Node::Label(label) => is_exact(&label.element),
        Node::Bind(bind) => matches!(bind.value, Value::Int(_) | Value::Decimal(_)),
        node => matches!(node.family(), TypeFamily::Integer | TypeFamily::Decimal),
    }
}

/// NULL, true, false: what IS takes on every database.
fn is_word(node: &Node) -> bool {
    matches!(node, Node::Constant(_))
}

/// `a ^ b`; where there is no such operator, what is in either and not in both.
fn exclusive_or(out: &mut Renderer<'_>, binary: &BinaryExpression) {
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

/// Is there anything in it that may give another value the second time it is computed?
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

/// A comparison in which NULL equals NULL.
fn distinct(out: &mut Renderer<'_>, operator: &Operator, left: &Node, right: &Node) {
    let differs = *operator == Operator::IsDistinctFrom;
    let sides = |out: &mut Renderer<'_>, text: &str| {
        out.operand(left, operator);
        out.word(text);
        out.operand(right, operator);
    };
    match (out.features().distinct, differs) {
        (Distinct::Words, _) => sides(out, operator.row().text),
        (Distinct::Is, true) => sides(out, " IS NOT "),
        (Distinct::Is, false) => sides(out, " IS "),
        (Distinct::Spaceship, false) => sides(out, " <=> "),
        (Distinct::Spaceship, true) => {
            out.word("NOT ");
            out.parens(|out| sides(out, " <=> "));
        }
    }
}

/// `a AND b AND c`; strings by an operator or by a function.
pub fn chain(out: &mut Renderer<'_>, chain: &Chain) {
    let Chain { operator, operands, ty, summary: _ } = chain;
    if *operator == Operator::Concat && !super::types::has_type(out, &ty.data_type) {
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
        if time::is_foreign(out, &operands) {
            return time::arithmetic(out, operator, &operands);
        }
    }
    if operator.is_logical() {
        return out.list(operands, text, |out, node| out.condition_in(node, operator));
    }
    out.list(operands, text, |out, node| out.operand(node, operator));
}

/// The arguments of `concat`: chains inside are part of it.
pub(super) fn concat_arguments(out: &mut Renderer<'_>, operands: &[Node]) {
    out.list(operands, ", ", |out, node| match node {
        Node::Chain(inner) if inner.operator == Operator::Concat => concat_arguments(out, &inner.operands),
        node => out.operand(node, &Operator::Concat),
    });
}

/// `CASE WHEN (a > b) THEN c ELSE d END`
pub fn case(out: &mut Renderer<'_>, case: &Case) {
    let Case { subject, whens, otherwise, summary: _ } = case;
    out.word("CASE");
    if let Some(subject) = subject {
        out.word(" ");
        out.grouped(subject);
    }
    for (when, then) in whens {
        out.word(" WHEN ");
        out.grouped(when);
        out.word(" THEN ");
        out.node(then);
    }
    if let Some(otherwise) = otherwise {
        out.word(" ELSE ");
        out.node(otherwise);
    }
    out.word(" END");
}

/// `ARRAY[a, b]`; of literals, or without elements, it says its type.
pub fn array(out: &mut Renderer<'_>, array: &ArrayExpression) {
    let ArrayExpression { elements, ty, summary: _ } = array;
    if !out.features().arrays {
        return super::types::no_arrays(out);
    }
    out.word("ARRAY[");
    out.list(elements, ", ", Renderer::node);
    out.word("]");
    let values: Option<Vec<&Value>> = elements.iter().map(|node| literal_value(out, node)).collect();
    if let Some(values) = values {
        super::types::type_of_values(out, values.into_iter(), &ty.data_type);
    }
}

/// The value that is written for a node, if it is one.
fn literal_value<'n>(out: &Renderer<'_>, node: &'n Node) -> Option<&'n Value> {
    match node {
        Node::Bind(bind) => out.literal_binds().then_some(&bind.value),
        Node::Parameter(parameter) if out.literal_binds() || parameter.inline => match &parameter.given {
            Given::One(value) => Some(value),
            Given::Nothing | Given::Many(_) => None,
        },
        _ => None,
    }
}

/// `(a, b)`
pub fn tuple(out: &mut Renderer<'_>, tuple: &Tuple) {
    out.parens(|out| out.list(&tuple.elements, ", ", Renderer::node));
}

/// `EXISTS (SELECT ..)`
pub fn exists(out: &mut Renderer<'_>, exists: &Exists) {
    out.word("EXISTS (");
    out.query_in(QueryContext::Value, &exists.query);
    out.word(")");
}

/// Is this label in the select list? Then ORDER BY writes its name.
pub(super) fn is_selected(label: &Label, columns: &[Node]) -> bool {
    columns.iter().any(|column| match column {
        Node::Label(known) => known.name == label.name && known.element == label.element,
        _ => false,
    })
}
