//! Renders WITH and its CTEs.

use crate::ast::{Cte, CteShape, FromItem, Node, Query, RawClause};
use crate::compiler::column_names::given_out;
use crate::compiler::renderer::Renderer;
use crate::compiler::resolve::{QueryRef, body, local_ctes};
use crate::error::ErrorKind;
use std::sync::Arc;

/// `WITH a AS (SELECT ..), b AS (SELECT ..) `: every CTE of the statement, once.
pub fn with(out: &mut Renderer<'_>) {
    if out.dry_run || out.ctes.is_empty() {
        return;
    }
    let ctes = std::mem::take(&mut out.ctes);
    let (scopes, nested) = (std::mem::take(&mut out.scopes), std::mem::take(&mut out.nested));
    out.hoisted.clone_from(&ctes);
    with_list(out, &ctes, |_, _| {});
    (out.scopes, out.nested) = (scopes, nested);
}

/// The WITH of a query that has one of its own: what stands in it is seen by the query and by what comes after it.
pub(super) fn local_with(out: &mut Renderer<'_>, query: QueryRef<'_>) {
    let local = local_ctes(out, query);
    if local.is_empty() {
        return;
    }
    if local.iter().any(|cte| matches!(cte.query, Query::Dml(_))) {
        out.fail(ErrorKind::invalid("WITH", "a change of rows stands in a nested WITH; only the statement's own may have one"));
    }
    let (scopes, before) = (std::mem::take(&mut out.scopes), out.local_body);
    out.local_body |= out.defining.is_empty();
    with_list(out, &local, |out, cte| out.nested.push(cte.clone()));
    (out.scopes, out.local_body) = (scopes, before);
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

/// What is for this dialect, or for all.
fn addressed(out: &mut Renderer<'_>, list: &[RawClause], print: impl Fn(&mut Renderer<'_>, &Node)) {
    let dialect = out.dialect().name();
    for clause in list.iter().filter(|clause| clause.is_for(dialect)) {
        print(out, &clause.sql);
    }
}
