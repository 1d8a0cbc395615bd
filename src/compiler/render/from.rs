//! Renders FROM and its elements: tables, aliases, subqueries, CTEs, samples of a table.

use super::hints::{from_hint, in_hinted_from};
use super::recursive_cte;
use super::select_list::as_name;
use super::table_function::table_function;
use crate::ast::items::items_of;
use crate::ast::{FromItem, Node, Query, Select, Subquery, TableSample};
use crate::compiler::renderer::{QueryContext, Renderer};
use crate::compiler::resolve::JoinTree;
use crate::compiler::resolve::meet;
use crate::error::ErrorKind;
use crate::features::ValuesLists;

/// FROM of a SELECT, with the hints at its elements and a check of the recursive CTE that is read in it.
pub(super) fn from_clause(out: &mut Renderer<'_>, select: &Select, items: &[JoinTree]) {
    let hints = select.options().map_or(&[][..], |options| &options.from_hints);
    let reads = out.with_context().recursions();
    in_hinted_from(out, hints, items, |out| out.compiler().from(out, items, !select.filter.is_empty()));
    let reads = out.with_context().recursions() - reads;
    recursive_cte::selected(out, select, reads);
}

/// ` FROM a JOIN b ON .., c`
pub fn from(out: &mut Renderer<'_>, items: &[JoinTree], filtered: bool) {
    if items.is_empty() {
        if let (true, Some(dummy)) = (filtered, out.features().dummy_table) {
            out.word(" FROM ");
            out.word(dummy);
        }
        return;
    }
    out.word(" FROM ");
    out.list(items, ", ", |out, item| {
        from_element(out, &item.from);
        for join in &item.joins {
            out.compiler().join(out, join);
        }
    });
}

/// Renders an element of FROM, with its hints: `users`, `users AS u`, `(SELECT ..) AS s`, the name of a CTE.
pub fn from_element(out: &mut Renderer<'_>, from: &FromItem) {
    if out.hints().is_empty() {
        return plain_element(out, from);
    }
    let hints = out.hints().iter().filter(|(at, _)| at.is(from));
    let hints: Vec<Node> = hints.map(|(_, hint)| hint.sql.clone()).collect();
    for hint in &hints {
        from_hint(out, hint, true);
    }
    plain_element(out, from);
    for hint in &hints {
        from_hint(out, hint, false);
    }
}

fn plain_element(out: &mut Renderer<'_>, from: &FromItem) {
    match from {
        FromItem::Table(table) => {
            if let Some(error) = &table.def().error {
                out.fail(error.clone());
            }
            out.is_no_cte(table);
            out.table(table);
        }
        FromItem::Alias(alias) => {
            aliased(out, &alias.of);
            let name = out.name_of(from);
            as_name(out, &name);
            column_names(out, &alias.of);
            if let Some(sample) = &alias.sample {
                table_sample(out, sample);
            }
        }
        FromItem::Subquery(_) => {
            let name = out.name_of(from);
            aliased(out, from);
            as_name(out, &name);
            column_names(out, from);
        }
        FromItem::Cte(cte) => {
            let name = out.name_of(from);
            if matches!(&cte.query, Query::Dml(dml) if dml.returning().is_empty()) {
                let problem = format!("{:?} gives no rows to read; let it, by `.returning(..)`", name.as_str());
                out.fail(ErrorKind::invalid("CTE", problem));
            }
            let is_local = || out.with_context().nested().iter().any(|known| known.name.is(&cte.name));
            if out.with_context().is_local_body() && !out.features().nested_with_sees_others && !is_local() {
                out.unsupported("nested WITH that reads a CTE of another", "leave `.nesting()` out, so that all stand in one WITH");
            }
            meet(out, cte);
            out.ident(&name);
        }
        FromItem::Recursion(recursion) => {
            let name = out.name_of(from);
            if !out.with_context().defining().iter().any(|cte| cte.name.is(&recursion.name)) {
                out.fail(ErrorKind::invalid(
                    "recursive CTE",
                    format!("{:?} is read within itself, but here it is not defined", name.as_str()),
                ));
            }
            recursive_cte::read(out, from);
            out.ident(&name);
        }
        // in the list it is flat already; UPDATE and DELETE name their tables one by one
        FromItem::Join(_) => out.fail(ErrorKind::invalid("JOIN", "it stands where there can be no join")),
        FromItem::Text(text) => out.compiler().text(out, text),
        FromItem::Function(function) => table_function(out, from, function),
        FromItem::Error(error) => out.fail((**error).clone()),
    }
}

/// Renders the element that an alias renames, without the name that it has there.
fn aliased(out: &mut Renderer<'_>, of: &FromItem) {
    match of {
        FromItem::Alias(alias) => aliased(out, &alias.of),
        FromItem::Subquery(_) => {
            if let FromItem::Subquery(first) = out.names.body(of) {
                derived(out, &first);
            }
        }
        of => from_element(out, of),
    }
}

/// `(SELECT ..)`, `LATERAL (SELECT ..)`: only LATERAL sees the elements beside it.
fn derived(out: &mut Renderer<'_>, subquery: &Subquery) {
    if subquery.lateral {
        if !out.features().lateral {
            out.unsupported("LATERAL", "use a scalar subquery, or join a subquery that numbers its rows with `row_number`");
        }
        out.word("LATERAL ");
        return out.parens(|out| out.query_in(QueryContext::Lateral, &subquery.query));
    }
    out.parens(|out| out.outside_of_scope(|out| out.in_derived_table(|out| out.query_in(QueryContext::From, &subquery.query))));
}

/// ` (a, b)` after the name of VALUES, which names no columns itself.
fn column_names(out: &mut Renderer<'_>, of: &FromItem) {
    match of {
        FromItem::Alias(alias) => column_names(out, &alias.of),
        FromItem::Subquery(subquery) => {
            if let (Query::Values(values), ValuesLists::Named) = (&subquery.query, out.features().values) {
                out.word(" (");
                out.list(items_of(&values.columns), ", ", |out, item| out.ident(&item.own_name().unwrap_or_default()));
                out.word(")");
            }
        }
        _ => {}
    }
}

/// ` TABLESAMPLE system(10) REPEATABLE (42)`
pub(super) fn table_sample(out: &mut Renderer<'_>, sample: &TableSample) {
    let TableSample { method, seed, summary: _ } = sample;
    if !out.features().table_sample {
        out.unsupported("TABLESAMPLE", "filter by a random number");
    }
    out.word(" TABLESAMPLE ");
    out.node(method);
    if let Some(seed) = seed {
        out.word(" REPEATABLE ");
        out.parens(|out| out.node(seed));
    }
}
