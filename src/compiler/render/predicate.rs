//! Renders predicates: LIKE, BETWEEN, IN, IS [NOT] DISTINCT FROM, EXISTS, ANY and ALL, full-text MATCH.

use super::array_bound_list;
use super::array_bound_list::Planned;
use super::operators::concat_arguments;
use super::parameter::values;
use crate::ast::operator::precedence;
use crate::ast::{Affix, Between, Exists, Given, In, InList, Like, Node, Operator, Quantified, Query};
use crate::compiler::compile_options::Lists;
use crate::compiler::renderer::{QueryContext, Renderer};
use crate::error::ErrorKind;
use crate::features::{Concat, Distinct, EmptyIn};

/// `a LIKE b ESCAPE '/'`; without regard to case, `lower(a) LIKE lower(b)` where there is no ILIKE.
pub fn like(out: &mut Renderer<'_>, like: &Like) {
    let Like { operand, pattern: _, affix, escape, literal: _, insensitive, negated, summary: _ } = like;
    let pattern = match like.bound_pattern() {
        Ok(pattern) => pattern,
        Err(error) => return out.fail(error),
    };
    let pattern = &*pattern;
    let lower = *insensitive && !out.features().ilike;
    let side = |out: &mut Renderer<'_>, inner: &dyn Fn(&mut Renderer<'_>)| {
        if lower {
            out.word("lower(");
        }
        inner(out);
        if lower {
            out.word(")");
        }
    };
    side(out, &|out| out.operand_at(operand, precedence::COMPARISON));
    out.word(if *negated { " NOT" } else { "" });
    out.word(if *insensitive && !lower { " ILIKE " } else { " LIKE " });
    match affix {
        Affix::None => side(out, &|out| out.operand_at(pattern, precedence::COMPARISON)),
        affix => affixed(out, &|out| side(out, &|out| if lower { out.node(pattern) } else { affixed_part(out, pattern) }), *affix),
    }
    if let Some(escape) = escape {
        if lower && escape.is_alphabetic() {
            let problem = "a letter has no case of its own where both sides are lowered; take a sign, such as '/'";
            out.fail(ErrorKind::invalid("ESCAPE", problem));
        }
        out.word(" ESCAPE ");
        out.string(escape.encode_utf8(&mut [0; 4]));
    }
}

/// Renders a part of a pattern beside `%`: an argument of a function, or an operand.
fn affixed_part(out: &mut Renderer<'_>, pattern: &Node) {
    match out.features().concat {
        Concat::Function => concat_arguments(out, std::slice::from_ref(pattern)),
        Concat::Operator => out.operand(pattern, &Operator::Concat),
    }
}

/// `'%' || b || '%'`
fn affixed(out: &mut Renderer<'_>, pattern: &dyn Fn(&mut Renderer<'_>), affix: Affix) {
    let function = out.features().concat == Concat::Function;
    let glue = if function { ", " } else { " || " };
    out.word(if function { "concat(" } else { "" });
    if matches!(affix, Affix::Both | Affix::Before) {
        out.word("'%'");
        out.word(glue);
    }
    pattern(out);
    if matches!(affix, Affix::Both | Affix::After) {
        out.word(glue);
        out.word("'%'");
    }
    out.word(if function { ")" } else { "" });
}

/// `a BETWEEN b AND c`
pub fn between(out: &mut Renderer<'_>, between: &Between) {
    let Between { operand, low, high, symmetric, negated, summary: _ } = between;
    if *symmetric && !out.features().between_symmetric {
        return out.unsupported("BETWEEN SYMMETRIC", "write `x.between(a, b) | x.between(b, a)`");
    }
    out.in_operator(true, |out| {
        out.operand_at(operand, precedence::COMPARISON);
        out.word(if *negated { " NOT BETWEEN " } else { " BETWEEN " });
        out.word(if *symmetric { "SYMMETRIC " } else { "" });
        out.operand_at(low, precedence::COMPARISON);
        out.word(" AND ");
        out.operand_at(high, precedence::COMPARISON);
    });
}

/// `a IN (b, c)`; NOT IN is always in parentheses.
pub fn in_list(out: &mut Renderer<'_>, list: &In) {
    if list.negated {
        out.note_not_in(list);
        out.parens(|out| in_or_not(out, list));
    } else {
        in_or_not(out, list);
    }
}

fn in_or_not(out: &mut Renderer<'_>, node: &In) {
    let In { operand, list, negated, summary: _ } = node;
    if let (true, InList::Parameter(Node::Parameter(parameter))) = (out.options().template, list) {
        let Some(bind) = out.late_list(parameter) else { return };
        out.compiler().array_bound_list(out, operand, &bind, *negated);
        return out.note_late_list(parameter);
    }
    if out.options().lists != Lists::AsWritten
        && let Some(planned) = array_bound_list::planned(out, node)
    {
        return match planned {
            Planned::ArrayBound(bind) => out.compiler().array_bound_list(out, operand, &bind, *negated),
            Planned::Padded(list) => as_written(out, operand, &list, *negated),
        };
    }
    as_written(out, operand, list, *negated);
}

fn as_written(out: &mut Renderer<'_>, operand: &Node, list: &InList, negated: bool) {
    out.in_operator(true, |out| out.operand_at(operand, precedence::COMPARISON));
    out.word(if negated { " NOT IN (" } else { " IN (" });
    match list {
        InList::Query(query) => {
            without_limit(out, query, "IN");
            out.query_in(QueryContext::Value, query);
        }
        InList::Values(values, _) if values.is_empty() => return empty(out, operand, negated),
        InList::Parameter(Node::Parameter(parameter)) => match out.given(parameter) {
            Some(Given::Many(values)) if values.is_empty() => return empty(out, operand, negated),
            Some(given) => values(out, parameter, given),
            None => {}
        },
        InList::Parameter(node) => out.node(node),
        InList::Nodes(nodes) if nodes.is_empty() => return empty(out, operand, negated),
        InList::Values(values, ty) => out.params(values, ty),
        InList::Nodes(nodes) => {
            if out.features().tuple_in_values && matches!(operand, Node::Tuple(_)) {
                out.word("VALUES ");
            }
            out.list(nodes, ", ", Renderer::node);
        }
    }
    out.word(")");
}

/// Renders the rest of `a IN (` of an empty list: valid SQL, and false.
fn empty(out: &mut Renderer<'_>, operand: &Node, negated: bool) {
    let width = match operand {
        Node::Tuple(tuple) => tuple.elements.len(),
        _ => 1,
    };
    match out.features().empty_in {
        EmptyIn::Select => {
            let ones = vec!["1"; width].join(", ");
            out.word("SELECT ");
            out.word(&ones);
            out.word(" FROM (SELECT ");
            out.word(&ones);
            out.word(") WHERE 1!=1)");
        }
        EmptyIn::Null => {
            let nulls = vec!["NULL"; width].join(", ");
            if width > 1 {
                out.word("(");
                out.word(&nulls);
                out.word(")");
            } else {
                out.word(&nulls);
            }
            out.word(if negated { ") OR (1 = 1)" } else { ") AND (1 != 1)" });
        }
    }
}

/// Refuses LIMIT of a query after IN, ANY or ALL, where the database does not have it.
pub(super) fn without_limit(out: &mut Renderer<'_>, query: &Query, behind: &str) {
    if !out.features().limited_in && is_limited(query) {
        let construct = format!("LIMIT of a subquery behind {behind}");
        out.unsupported(&construct, "select from it: `let s = select(..).limit(..).subquery(\"s\")`, and `select(s.c(..))` instead");
    }
}

fn is_limited(query: &Query) -> bool {
    match query {
        Query::Select(select) => select.limit.is_some() || select.offset.is_some(),
        Query::Compound(compound) => compound.limit.is_some() || compound.offset.is_some() || compound.members.iter().any(is_limited),
        Query::Text(_) | Query::Values(_) | Query::Dml(_) => false,
    }
}

/// Renders a comparison in which NULL equals NULL.
pub(super) fn distinct(out: &mut Renderer<'_>, operator: &Operator, left: &Node, right: &Node) {
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

/// Whether it is NULL, true or false, which IS takes on every database.
pub(super) fn is_word(node: &Node) -> bool {
    matches!(node, Node::Constant(_))
}

/// `EXISTS (SELECT ..)`
pub fn exists(out: &mut Renderer<'_>, exists: &Exists) {
    out.word("EXISTS (");
    out.query_in(QueryContext::Value, &exists.query);
    out.word(")");
}

/// `ANY (SELECT ..)`, `ALL (a)`
pub fn quantified(out: &mut Renderer<'_>, quantified: &Quantified) {
    let Quantified { element, all, summary: _ } = quantified;
    if !out.features().quantifiers {
        let hint = if *all { "write NOT EXISTS with the opposite condition" } else { "use IN or EXISTS" };
        return out.unsupported(if *all { "ALL" } else { "ANY" }, hint);
    }
    out.word(if *all { "ALL " } else { "ANY " });
    match element {
        Node::ScalarSubquery(subquery) => {
            without_limit(out, &subquery.query, if *all { "ALL" } else { "ANY" });
            out.node(element);
        }
        array => out.parens(|out| out.node(array)),
    }
}

/// `a MATCH b`
pub fn full_text(out: &mut Renderer<'_>, left: &Node, right: &Node, negated: bool) {
    let operator = if negated { Operator::NotMatch } else { Operator::Match };
    out.operand(left, &operator);
    out.word(operator.row().text);
    out.operand(right, &operator);
}
