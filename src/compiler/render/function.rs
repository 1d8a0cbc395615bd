//! Renders calls of functions and aggregates, as each database spells them.

use super::type_name::has_type;
use crate::ast::{Function, Node};
use crate::compiler::renderer::Renderer;
use crate::features::Spelling;
use crate::types::{TypeFamily, TypeRef};

/// `f(DISTINCT a, b ORDER BY c) FILTER (WHERE d)`
pub fn function(out: &mut Renderer<'_>, function: &Function) {
    let Function { name, arguments, ty, distinct, order_by, within_group, filter, summary: _ } = function;
    own_types(out, arguments, ty);
    match out.features().spelling(name) {
        None | Some(Spelling::Ordered) => call(out, function, None, &[]),
        Some(Spelling::Name(name)) => call(out, function, Some(name), &[]),
        Some(Spelling::Keywords(name, words)) => call(out, function, Some(name), words),
        Some(Spelling::Words(words)) if arguments.is_empty() => out.word(words),
        Some(Spelling::Words(words)) => {
            // digits of a clock: the grammars want a number there
            out.word(words);
            out.parens(|out| out.list(arguments, ", ", Renderer::inline));
        }
        Some(Spelling::Alone(words)) if arguments.is_empty() => out.word(words),
        Some(Spelling::Alone(_)) => out.unsupported(&format!("arguments of {name}"), "call it without any"),
        Some(Spelling::Strings { name, separator }) => strings(out, function, name, separator),
        Some(Spelling::AtMost(most, _)) if arguments.len() <= most => call(out, function, None, &[]),
        Some(Spelling::AtMost(_, hint)) => out.unsupported(&format!("{name} of {} arguments", arguments.len()), hint),
        Some(Spelling::Missing(hint)) => out.unsupported(name, hint),
    }
    let words = matches!(out.features().spelling(name), Some(Spelling::Words(_) | Spelling::Alone(_)));
    if words && (*distinct || !order_by.is_empty()) {
        out.unsupported(&format!("DISTINCT or ORDER BY in {name}"), "it is no aggregate");
    }
    if *distinct && arguments.len() > 1 && !out.features().distinct_arguments {
        out.unsupported("DISTINCT of several arguments", "select the rows DISTINCT in a subquery, and aggregate those");
    }
    if *within_group && !order_by.is_empty() {
        if !out.features().within_group {
            out.unsupported("WITHIN GROUP", "number the rows with a window in a subquery, and take the row in the middle");
        }
        out.word(" WITHIN GROUP (ORDER BY ");
        out.list(order_by, ", ", Renderer::node);
        out.word(")");
    }
    if let Some(filter) = filter {
        if !out.features().aggregate_filter {
            out.unsupported("FILTER of an aggregate", "aggregate a CASE instead: `func::sum(case().when(condition, 1).end())`");
        }
        out.word(" FILTER (WHERE ");
        out.condition(filter);
        out.word(")");
    }
}

/// Refuses arguments and a result of types that the dialect does not have: a function of that name would be another one there.
fn own_types(out: &mut Renderer<'_>, arguments: &[Node], ty: &TypeRef) {
    let foreign = |kind: TypeFamily| matches!(kind, TypeFamily::Array | TypeFamily::Json | TypeFamily::Custom);
    if foreign(ty.data_type.family()) {
        has_type(out, &ty.data_type);
    }
    for argument in arguments {
        let ty = argument.type_ref();
        if foreign(ty.data_type.family()) {
            has_type(out, &ty.data_type);
        }
    }
}

/// `name(DISTINCT a, b ORDER BY c)`, under its own name or another, with words in place of the commas where there are any.
fn call(out: &mut Renderer<'_>, function: &Function, name: Option<&str>, words: &[&str]) {
    match name {
        Some(name) => out.word(name),
        None => out.list(function.name.split('.'), ".", function_name),
    }
    out.word("(");
    if function.distinct {
        out.word("DISTINCT ");
    }
    for (at, argument) in function.arguments.iter().enumerate() {
        if let Some(before) = at.checked_sub(1) {
            out.word(words.get(before).copied().unwrap_or(", "));
        }
        out.node(argument);
    }
    if !function.within_group {
        let ordered = matches!(out.features().spelling(&function.name), Some(Spelling::Ordered));
        inner_order(out, &function.order_by, ordered);
    }
    out.word(")");
}

fn inner_order(out: &mut Renderer<'_>, order_by: &[Node], allowed: bool) {
    if order_by.is_empty() {
        return;
    }
    if !allowed && !out.features().aggregate_order_by {
        out.unsupported("ORDER BY in an aggregate", "aggregate a subquery that is ordered, where the order need not be certain");
    }
    out.word(" ORDER BY ");
    out.list(order_by, ", ", Renderer::node);
}

/// `group_concat(a ORDER BY b SEPARATOR ', ')`: the separator is a literal, before or after the order.
fn strings(out: &mut Renderer<'_>, function: &Function, name: &str, separator: &str) {
    let last = separator != ", ";
    let each = |out: &mut Renderer<'_>| {
        for argument in function.arguments.iter().skip(1) {
            out.word(separator);
            out.inline(argument);
        }
    };
    out.word(name);
    out.word("(");
    if function.distinct {
        out.word("DISTINCT ");
    }
    if let Some(first) = function.arguments.first() {
        out.node(first);
    }
    if !last {
        each(out);
    }
    inner_order(out, &function.order_by, last);
    if last {
        each(out);
    }
    out.word(")");
}

/// Renders a part of a function's name, in quotes if it has characters that a name cannot have without them.
fn function_name(out: &mut Renderer<'_>, part: &str) {
    let plain = part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
        && !part.starts_with(|c: char| c.is_ascii_digit() || c == '$');
    if plain { out.word(part) } else { out.ident(part) }
}
