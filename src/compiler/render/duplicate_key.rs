//! Renders ON DUPLICATE KEY UPDATE, and refuses it where it would act on another key than the one that is meant.

use super::insert_columns::{column_name, written};
use super::upsert::{assignments, reads_the_row};
use crate::ast::{FromItem, Insert, InsertSource, Node, OnConflict, Query};
use crate::compiler::renderer::{ExcludedRow, Renderer};
use crate::schema::Table;
use smallvec::smallvec;

/// ` AS new ON DUPLICATE KEY UPDATE a = new.a`: it does not say which key, so that must be clear.
pub(super) fn on_duplicate_key(out: &mut Renderer<'_>, insert: &Insert, row_alias: bool) {
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
    let row = if by_name { ExcludedRow::Named("new") } else { ExcludedRow::Function };
    out.with_excluded_row(row, |out| assignments(out, &insert.into, set, *ordered));
}

/// Whether the table is in FROM of the SELECT under its own name.
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

/// Renders DO NOTHING: a column is assigned to itself. IGNORE would hide other errors, too.
fn nothing(out: &mut Renderer<'_>, table: &Table, insert: &Insert) {
    let keys = table.def().unique_keys();
    let column = keys.first().and_then(|key| key.first()).copied().unwrap_or(0);
    out.word(" ON DUPLICATE KEY UPDATE ");
    out.bare(|out| column_name(out, &insert.into, column as u16));
    out.word(" = ");
    column_name(out, &insert.into, column as u16);
}

/// Returns why a clause that acts on every key does not mean the same as one for this key; nothing, if it does.
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
    let can_be_there =
        |key: &Vec<usize>| !key.iter().any(|index| !written.contains(index) && table.def().never_conflicts_when_omitted(*index));
    let other = keys.iter().find(|key| !is_wanted(key) && can_be_there(key))?;
    Some(format!("a row can be there by its key ({}), too, and would be changed; {WAY_OUT}", name(other)))
}
