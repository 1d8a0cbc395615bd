//! Renders WITH and its CTEs.

use crate::ast::{Cte, CteShape, FromItem, Node, Query, RawClause};
use crate::compiler::column_names::given_out;
use crate::compiler::renderer::Renderer;
use crate::compiler::resolve::{QueryRef, body, local_ctes};
use crate::error::ErrorKind;
use std::sync::Arc;

/// WITH of the statement, where the query is the statement.
pub(super) fn with_clause(out: &mut Renderer<'_>) {
    if out.query_context().is_outermost() {
        out.compiler().with(out);
    }
}

/// `WITH a AS (SELECT ..), b AS (SELECT ..) `: every CTE of the statement, once.
pub fn with(out: &mut Renderer<'_>) {
    if out.with_context().ordered().is_empty() || out.with_context().is_dry_run() {
        return;
    }
    let ctes = out.hoist_ctes();
    out.outside_of_statement(|out| with_list(out, &ctes, |_, _| {}));
}

/// Renders the WITH of a query that has one of its own: its CTEs are visible in the query and in those after them.
pub(super) fn local_with(out: &mut Renderer<'_>, query: QueryRef<'_>) {
    let local = local_ctes(out, query);
    if local.is_empty() {
        return;
    }
    if local.iter().any(|cte| matches!(cte.query, Query::Dml(_))) {
        out.fail(ErrorKind::invalid("WITH", "a change of rows stands in a nested WITH; only the statement's own may have one"));
    }
    out.in_local_with(|out| with_list(out, &local, |out, cte| out.add_nested_cte(cte)));
}

fn with_list(out: &mut Renderer<'_>, ctes: &[Arc<Cte>], done: impl Fn(&mut Renderer<'_>, &Arc<Cte>)) {
    if !out.features().ctes {
        return out.unsupported("WITH", "use `.subquery(..)`");
    }
    out.are_distinct_ctes(ctes);
    out.word("WITH ");
    if ctes.iter().any(|cte| cte.shape.recursive) {
        out.word("RECURSIVE ");
    }
    out.list(ctes, ", ", |out, cte| {
        out.compiler().cte(out, cte);
        done(out, cte);
    });
    out.word(" ");
}

/// `a(x, y) AS MATERIALIZED (SELECT ..)`: what reads itself, and VALUES, list their columns.
pub fn cte(out: &mut Renderer<'_>, cte: &Arc<Cte>) {
    let from = FromItem::Cte(cte.clone());
    let name = out.name_of(&from);
    out.ident(&name);
    let FromItem::Cte(first) = out.names.body(&from) else { return };
    let Cte { name: _, query: _, shape, prefixes, suffixes, summary: _ } = &**cte;
    let CteShape { recursive, nesting: _, materialized } = shape;
    if *recursive || matches!(first.query, Query::Values(_)) {
        out.word("(");
        out.list(0..first.query.width(), ", ", |out, index| {
            let name = given_out(out, &from, index).unwrap_or_default();
            out.ident(&name);
        });
        out.word(")");
    }
    out.word(" AS ");
    addressed(out, prefixes, |out, sql| {
        out.node(sql);
        out.word(" ");
    });
    if let Some(materialized) = materialized {
        if !out.features().materialized {
            out.unsupported("MATERIALIZED", "leave it out: the database decides");
        }
        out.word(if *materialized { "MATERIALIZED " } else { "NOT MATERIALIZED " });
    }
    out.parens(|out| body(out, &first));
    addressed(out, suffixes, |out, sql| {
        out.word(" ");
        out.node(sql);
    });
}

/// Renders the clauses for this dialect and for all.
fn addressed(out: &mut Renderer<'_>, list: &[RawClause], print: impl Fn(&mut Renderer<'_>, &Node)) {
    let dialect = out.dialect().name();
    for clause in list.iter().filter(|clause| clause.is_for(dialect)) {
        print(out, &clause.sql);
    }
}
