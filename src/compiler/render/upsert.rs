//! What an INSERT does with rows whose key is there.

use super::change::{in_order, written_column};
use super::dml::{assigned, column_name, written};
use super::select::where_clause;
use crate::ast::{Assignment, Excluded, FromItem, Insert, InsertSource, Node, OnConflict, Query};
use crate::compiler::out::{ExcludedRow, QueryContext, Renderer};
use crate::compiler::values::check_storage;
use crate::error::ErrorKind;
use crate::features::{OnConflictClause, Upsert};
use crate::schema::Table;
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
    let before = std::mem::replace(&mut out.new_row, ExcludedRow::Named("excluded"));
    assignments(out, into, set, *ordered);
    where_clause(out, filter);
    out.new_row = before;
}

/// A column, a call, or another expression in parentheses.
fn key_part(out: &mut Renderer<'_>, node: &Node) {
    match node {
        Node::Collate(_) => out.node(node),
        Node::Label(label) => key_part(out, &label.element),
        node => out.grouped(node),
    }
}

/// What is assigned reads the row that is there, and the one that could not be inserted.
fn reads_the_row(out: &mut Renderer<'_>, into: &FromItem, value: &Node) {
    let mut froms = smallvec![];
    value.froms(&mut froms);
    if let Some(stranger) = froms.into_iter().find(|from| !from.is(into)) {
        let problem = format!("nothing in it reads {:?}; use a subquery", &*stranger.describe());
        out.fail(ErrorKind::invalid("DO UPDATE", problem));
    }
}

/// `a = ?, b = excluded.b` in table order
fn assignments(out: &mut Renderer<'_>, into: &FromItem, set: &[Assignment], ordered: bool) {
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

/// ` AS new ON DUPLICATE KEY UPDATE a = new.a`: it does not say which key, so that must be clear.
fn on_duplicate_key(out: &mut Renderer<'_>, insert: &Insert, row_alias: bool) {
    let (Some(table), [conflict]) = (insert.table(), insert.conflicts.as_slice()) else {
        return out.unsupported("several ON CONFLICT clauses", "one clause, for one key");
    };
    let OnConflict { key, index_where, constraint, set, ordered, filter, summary: _ } = conflict;
    if constraint.is_some() {
        out.unsupported("ON CONFLICT ON CONSTRAINT", "name the columns of the key: `.on_conflict(..)`");
    }
    if !index_where.is_empty() {
        out.unsupported("ON CONFLICT of a partial index", "there are none; leave the condition out");
    }
    if !filter.is_empty() {
        out.unsupported("WHERE of DO UPDATE", "assign by a CASE that keeps the old value");
    }
    if let Some(hint) = other_key(out, table, insert, key) {
        out.unsupported("ON CONFLICT of one key", &hint);
    }
    if selects_from(&insert.source, &insert.into) && (set.is_empty() || set.iter().any(|one| speaks_of(&one.value, &insert.into))) {
        let hint = "its columns are those of the SELECT, too; select from an alias of it";
        out.unsupported("ON CONFLICT behind a SELECT of the same table", hint);
    }
    if set.is_empty() {
        if !insert.returning.is_empty() {
            out.unsupported("RETURNING behind DO NOTHING", "rows that were there would be returned, too; select them by their key");
        }
        return nothing(out, table, insert);
    }
    if matches!(insert.source, InsertSource::Values(_)) {
        set.iter().for_each(|one| reads_the_row(out, &insert.into, &one.value));
    }
    let by_name = row_alias && matches!(insert.source, InsertSource::Values(_)) && !table.name().eq_ignore_ascii_case("new");
    out.word(if by_name { " AS new ON DUPLICATE KEY UPDATE " } else { " ON DUPLICATE KEY UPDATE " });
    let new_row = if by_name { ExcludedRow::Named("new") } else { ExcludedRow::Function };
    let before = std::mem::replace(&mut out.new_row, new_row);
    assignments(out, &insert.into, set, *ordered);
    out.new_row = before;
}

/// Does the table stand in FROM of the SELECT under its own name?
fn selects_from(source: &InsertSource, table: &FromItem) -> bool {
    let InsertSource::Query(Query::Select(select)) = source else { return false };
    let joined = select.joins.iter().flat_map(|join| join.left.iter().chain([&join.to]));
    let named = select.from.iter().chain(joined).any(|from| from.holds(table));
    named || select.columns.iter().chain(&select.filter).any(|node| speaks_of(node, table))
}

fn speaks_of(node: &Node, table: &FromItem) -> bool {
    let mut froms = smallvec![];
    node.froms(&mut froms);
    froms.iter().any(|from| from.is(table))
}

/// DO NOTHING: a column is assigned to itself. IGNORE would hide other errors, too.
fn nothing(out: &mut Renderer<'_>, table: &Table, insert: &Insert) {
    let keys = table.def().unique_keys();
    let column = keys.first().and_then(|key| key.first()).copied().unwrap_or(0);
    out.word(" ON DUPLICATE KEY UPDATE ");
    out.bare(|out| column_name(out, &insert.into, column as u16));
    out.word(" = ");
    column_name(out, &insert.into, column as u16);
}

/// Why a clause that acts on every key does not mean the same as one for this key; nothing, if it does.
fn other_key(out: &Renderer<'_>, table: &Table, insert: &Insert, key: &[Node]) -> Option<String> {
    const WAY_OUT: &str = "where every key is meant, say `.on_any_conflict()`";
    if key.is_empty() {
        return None; // every key is what was asked for
    }
    let mut wanted = vec![];
    for node in key {
        match insert.index_of(node) {
            Ok(index) => wanted.push(usize::from(index)),
            Err(_) => return Some("the key of an index on expressions cannot be named".to_owned()),
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    let (keys, written) = (table.def().unique_keys(), written(insert, out.features().has_sequences()));
    let name = |key: &[usize]| {
        let names = key.iter().filter_map(|index| table.def().columns.get(*index)).map(|column| column.name().as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    let is_wanted = |key: &Vec<usize>| {
        let mut key = key.clone();
        key.sort_unstable();
        key == wanted
    };
    if !keys.iter().any(is_wanted) {
        return Some(format!("({}) is no key that {:?} declares; {WAY_OUT}", name(&wanted), table.name().as_str()));
    }
    let can_be_there = |key: &Vec<usize>| !key.iter().any(|index| !written.contains(index) && table.def().is_new_when_left_out(*index));
    let other = keys.iter().find(|key| !is_wanted(key) && can_be_there(key))?;
    Some(format!("a row can be there by its key ({}), too, and would be changed; {WAY_OUT}", name(other)))
}

/// `excluded.a`, `new.a`, `VALUES(a)`
pub fn excluded(out: &mut Renderer<'_>, excluded: &Excluded) {
    let Excluded { column, summary: _ } = excluded;
    match out.new_row {
        ExcludedRow::None => {
            return out.fail(ErrorKind::invalid("excluded", "the row that could not be inserted is there in `.do_update(..)` alone"));
        }
        ExcludedRow::Named(name) => {
            out.is_called_so(&column.from, name);
            out.word(name);
            out.word(".");
        }
        ExcludedRow::Function => {
            if !matches!(out.place, QueryContext::Top | QueryContext::With) {
                out.unsupported("subqueries that read the row that could not be inserted", "let them read the row that is there");
            }
            out.word("VALUES(");
        }
    }
    out.bare(|out| out.compiler().column(out, column));
    if out.new_row == ExcludedRow::Function {
        out.word(")");
    }
}
