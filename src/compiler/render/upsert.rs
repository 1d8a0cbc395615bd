//! Renders ON CONFLICT, and columns of the `EXCLUDED` row.

use super::assignments::{assigned, in_order, written_column};
use super::duplicate_key::on_duplicate_key;
use super::select::where_clause;
use crate::ast::{Assignment, Excluded, FromItem, Insert, Node, OnConflict};
use crate::compiler::renderer::{ExcludedRow, QueryContext, Renderer};
use crate::compiler::values::check_storage;
use crate::error::ErrorKind;
use crate::features::{OnConflictClause, Upsert};
use smallvec::smallvec;

/// ` ON CONFLICT (a) DO UPDATE SET b = excluded.b`, ` ON DUPLICATE KEY UPDATE b = VALUES(b)`
pub fn on_conflict(out: &mut Renderer<'_>, insert: &Insert) {
    match out.features().upsert {
        Upsert::None => out.unsupported("ON CONFLICT", "look the row up first, in one transaction"),
        Upsert::OnConflict(clause) => {
            let last = insert.conflicts.len().saturating_sub(1);
            if last > 0 && !clause.several {
                out.unsupported("several ON CONFLICT clauses", "one clause, for one key");
            }
            for (at, conflict) in insert.conflicts.iter().enumerate() {
                clause_of(out, &insert.into, conflict, clause, at == last);
            }
        }
        Upsert::OnDuplicateKey { row_alias } => on_duplicate_key(out, insert, row_alias),
    }
}

fn clause_of(out: &mut Renderer<'_>, into: &FromItem, conflict: &OnConflict, can: OnConflictClause, last: bool) {
    let OnConflict { key, index_where, constraint, set, ordered, filter, summary: _ } = conflict;
    out.word(" ON CONFLICT");
    if let Some(name) = constraint {
        if !can.constraint {
            out.unsupported("ON CONFLICT ON CONSTRAINT", "name the columns of the key: `.on_conflict(..)`");
        }
        out.word(" ON CONSTRAINT ");
        out.ident(name);
    } else if key.is_empty() {
        if !last {
            out.fail(ErrorKind::invalid("ON CONFLICT", "only the last of several clauses may be for any key"));
        }
        if !set.is_empty() && !can.any_key {
            out.unsupported("ON CONFLICT DO UPDATE for any key", "name the columns of the key: `.on_conflict(..)`");
        }
    } else {
        out.word(" (");
        // a value that is bound is not seen to be that of the index
        out.inlined(|out| out.bare(|out| out.list(key, ", ", key_part)));
        out.word(")");
    }
    if !index_where.is_empty() {
        out.word(" WHERE ");
        out.bare(|out| if can.bound_where { out.conditions(index_where) } else { out.inlined(|out| out.conditions(index_where)) });
    }
    if set.is_empty() {
        return out.word(" DO NOTHING");
    }
    out.word(" DO UPDATE SET ");
    for value in set.iter().map(|one| &one.value).chain(filter) {
        reads_the_row(out, into, value);
    }
    out.with_excluded_row(ExcludedRow::Named("excluded"), |out| {
        assignments(out, into, set, *ordered);
        where_clause(out, filter);
    });
}

/// A column, a call, or another expression in parentheses.
fn key_part(out: &mut Renderer<'_>, node: &Node) {
    match node {
        Node::Collate(_) => out.node(node),
        Node::Label(label) => key_part(out, &label.element),
        node => out.grouped(node),
    }
}

/// Refuses an assigned value that reads anything but the existing row and the `EXCLUDED` row.
pub(super) fn reads_the_row(out: &mut Renderer<'_>, into: &FromItem, value: &Node) {
    let mut froms = smallvec![];
    value.froms(&mut froms);
    if let Some(stranger) = froms.into_iter().find(|from| !from.is(into)) {
        let problem = format!("nothing in it reads {:?}; use a subquery", &*stranger.describe());
        out.fail(ErrorKind::invalid("DO UPDATE", problem));
    }
}

/// `a = ?, b = excluded.b` in table order
pub(super) fn assignments(out: &mut Renderer<'_>, into: &FromItem, set: &[Assignment], ordered: bool) {
    let set = in_order(out, into, set, ordered, false);
    out.list(set, ", ", |out, Assignment { column, value, summary: _ }| {
        if matches!(column, Node::Tuple(_)) && !out.features().assigned_rows {
            out.unsupported("assignment of a row", "assign a subquery to each column");
        }
        match column {
            Node::Subscript(_) => written_column(out, into, column, false),
            column => out.bare(|out| out.node(column)),
        }
        out.word(" = ");
        check_storage(out, &column.type_ref(), value);
        assigned(out, value);
    });
}

/// `excluded.a`, `new.a`, `VALUES(a)`
pub fn excluded(out: &mut Renderer<'_>, excluded: &Excluded) {
    let Excluded { column, summary: _ } = excluded;
    match out.excluded_row() {
        ExcludedRow::None => {
            return out.fail(ErrorKind::invalid("excluded", "the row that could not be inserted is there in `.do_update(..)` alone"));
        }
        ExcludedRow::Named(name) => {
            out.is_called_so(&column.from, name);
            out.word(name);
            out.word(".");
        }
        ExcludedRow::Function => {
            if !matches!(out.query_context(), QueryContext::Top | QueryContext::With) {
                out.unsupported("subqueries that read the row that could not be inserted", "let them read the row that is there");
            }
            out.word("VALUES(");
        }
    }
    out.bare(|out| out.compiler().column(out, column));
    if out.excluded_row() == ExcludedRow::Function {
        out.word(")");
    }
}
