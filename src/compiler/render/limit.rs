//! Renders LIMIT, OFFSET and FETCH.

use crate::ast::{Fetch, Given, Node};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::features::FetchStyle;
use crate::value::Value;

/// ` LIMIT n OFFSET m`
pub fn limit(out: &mut Renderer<'_>, limit: Option<&Node>, offset: Option<&Node>) {
    if let Some(limit) = limit {
        out.word(" LIMIT ");
        out.node(limit);
    }
    if let Some(offset) = offset {
        out.word(" OFFSET ");
        out.node(offset);
    }
}

/// Renders FETCH or LIMIT, with OFFSET, where there are any.
pub(super) fn limit_or_fetch(out: &mut Renderer<'_>, limit: Option<&Node>, offset: Option<&Node>, fetch: Option<Fetch>, order_by: &[Node]) {
    match (limit, fetch) {
        (Some(count), Some(fetch)) => out.compiler().fetch(out, count, fetch, offset, order_by),
        (None, _) if offset.is_none() => {}
        (limit, _) => counted(out, limit, offset),
    }
}

/// Renders LIMIT and OFFSET, and refuses expressions where the database wants numbers.
fn counted(out: &mut Renderer<'_>, limit: Option<&Node>, offset: Option<&Node>) {
    limit.iter().chain(&offset).for_each(|node| whole_number(out, node));
    let number = |node: &&Node| matches!(node, Node::Literal(_) | Node::Parameter(_));
    if !out.features().limit_expressions && !limit.iter().chain(&offset).all(number) {
        out.unsupported("LIMIT by an expression", "compute the number in Rust, or number the rows with `row_number` in a subquery");
    }
    out.compiler().limit(out, limit, offset);
}

/// Refuses a known value that is no number of rows.
fn whole_number(out: &mut Renderer<'_>, node: &Node) {
    let value = match node {
        Node::Literal(literal) => &literal.value,
        Node::Parameter(parameter) => match &parameter.given {
            Given::One(value) => value,
            Given::Nothing | Given::Many(_) => return,
        },
        _ => return,
    };
    let problem = match value {
        Value::Int(0..) | Value::Null => return,
        Value::Int(_) => "is negative",
        _ => "is no whole number",
    };
    out.fail(ErrorKind::invalid("number of rows", format!("{} {problem}", value.kind())));
}

/// ` OFFSET n ROWS FETCH FIRST n ROWS WITH TIES`
pub fn fetch(out: &mut Renderer<'_>, count: &Node, fetch: Fetch, offset: Option<&Node>, order_by: &[Node]) {
    let (parentheses, ties) = match out.features().fetch {
        FetchStyle::None => return out.unsupported("FETCH", "use `.limit(..)`; for ties, `rank` in a subquery"),
        FetchStyle::Plain => (false, true),
        FetchStyle::Only => (false, false),
        FetchStyle::Parentheses => (true, true),
        FetchStyle::ParenthesesOnly => (true, false),
    };
    [Some(count), offset].into_iter().flatten().for_each(|node| whole_number(out, node));
    let number = |out: &mut Renderer<'_>, node: &Node| match parentheses {
        true => out.parens(|out| out.node(node)),
        false => out.node(node),
    };
    if !out.features().limit_expressions
        && ![Some(count), offset].into_iter().flatten().all(|node| matches!(node, Node::Literal(_) | Node::Parameter(_)))
    {
        out.unsupported("FETCH by an expression", "compute the number in Rust, or number the rows with `row_number` in a subquery");
    }
    if let Some(offset) = offset {
        out.word(" OFFSET ");
        number(out, offset);
        out.word(" ROWS");
    }
    out.word(" FETCH FIRST ");
    number(out, count);
    match fetch {
        Fetch::Only => out.word(" ROWS ONLY"),
        Fetch::WithTies if !ties => out.unsupported("FETCH WITH TIES", "filter by `rank` in a subquery"),
        Fetch::WithTies if order_by.is_empty() => {
            out.fail(ErrorKind::invalid("FETCH WITH TIES", "ties are by ORDER BY, and there is none; give it `.order_by(..)`"));
        }
        Fetch::WithTies => out.word(" ROWS WITH TIES"),
    }
}
