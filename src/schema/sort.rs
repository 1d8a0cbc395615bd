//! The order in which tables can be created.

use super::foreign_key::ForeignKey;
use super::table::Table;
use super::target::Target;

/// Tables after those that they refer to; of those that need nothing, the one that stands first comes first. Foreign keys of
/// tables that refer to each other in a circle are marked to come later.
pub(crate) fn sorted(tables: Vec<Table>) -> Vec<Table> {
    let mut waiting = tables;
    let mut done: Vec<Table> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let ready = waiting.iter().position(|table| !waiting.iter().any(|other| needs(table, other)));
        match ready {
            Some(at) => done.push(waiting.remove(at)),
            None => waiting = without_circles(waiting),
        }
    }
    done
}

/// Must the other one be there first?
fn needs(table: &Table, other: &Table) -> bool {
    !table.same(other) && table.def().foreign_keys().any(|key| !key.use_alter && refers(key, other))
}

pub(super) fn refers(key: &ForeignKey, other: &Table) -> bool {
    key.targets().iter().any(|target| match target {
        Target::Named { schema, table, column: _ } => other.def().is_called(schema.as_ref(), table),
        Target::Column { table, index: _ } => table.same(other),
    })
}

/// The same tables, where the foreign keys of those that stand in a circle come later.
fn without_circles(tables: Vec<Table>) -> Vec<Table> {
    let circular: Vec<bool> = tables.iter().map(|table| reaches(table, table, &tables, &mut vec![])).collect();
    // where nothing is ready, something stands in a circle; if it were not so, the first goes first
    let any = circular.contains(&true);
    let changes = tables.iter().zip(circular).enumerate().map(|(at, (table, circular))| match circular || (!any && at == 0) {
        true => table.with_keys_later(),
        false => table.clone(),
    });
    changes.collect()
}

/// Does the table need another, by way of others?
fn reaches<'t>(from: &Table, to: &Table, tables: &'t [Table], seen: &mut Vec<&'t Table>) -> bool {
    for next in tables.iter().filter(|next| needs(from, next)) {
        if next.same(to) {
            return true;
        }
        if !seen.iter().any(|known| known.same(next)) {
            seen.push(next);
            if reaches(next, to, tables, seen) {
                return true;
            }
        }
    }
    false
}
