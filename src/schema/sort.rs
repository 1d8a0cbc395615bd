//! The order in which tables can be created.

use super::column::Target;
use super::table::Table;

/// Tables after those that they refer to; ties go by schema and name. What stands in a cycle comes last, by name.
pub(super) fn sorted(tables: &[Table]) -> Vec<Table> {
    let mut waiting: Vec<&Table> = tables.iter().collect();
    waiting.sort_by_key(|t| (t.def().schema.clone(), t.def().name.clone()));
    let mut done: Vec<Table> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let ready = waiting.iter().position(|t| !waiting.iter().any(|other| !t.same(other) && refers_to(t, other)));
        done.push(waiting.remove(ready.unwrap_or(0)).clone());
    }
    done
}

fn refers_to(table: &Table, other: &Table) -> bool {
    let def = other.def();
    let single = table.def().columns.iter().filter_map(|c| c.references.as_ref()).map(|key| &key.target);
    let composite = table.def().foreign_keys.iter().flat_map(|key| &key.targets);
    single.chain(composite).any(|target| match target {
        Target::Named { schema, table, column: _ } => def.is_called(schema.as_ref(), table),
        Target::Column { table, index: _ } => table.same(other),
    })
}
