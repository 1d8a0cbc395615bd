//! The order in which tables are created.

use super::foreign_key::ForeignKey;
use super::table::Table;
use super::target::Target;
use crate::toposort::Graph;

/// Returns the tables, each after those that it refers to; of tables that need no other, the first one comes first. The foreign
/// keys of tables that refer to each other in a cycle are marked to be added later.
pub(crate) fn sorted(tables: Vec<Table>) -> Vec<Table> {
    let graph = graph_of(&tables);
    let order = graph.order();
    let (mut sorted, rest) = split(&tables, &order);
    if rest.is_empty() {
        return sorted;
    }
    let cyclic = graph.on_cycles();
    let later = |(at, table): (usize, &Table)| if cyclic.contains(&at) { table.with_keys_later() } else { table.clone() };
    let rest: Vec<Table> = tables.iter().enumerate().filter(|(at, _)| !order.contains(at)).map(later).collect();
    let (ready, stuck) = split(&rest, &graph_of(&rest).order());
    sorted.extend(ready.into_iter().chain(stuck));
    sorted
}

/// The tables of these numbers, in the order of the numbers, and the others.
fn split(tables: &[Table], order: &[usize]) -> (Vec<Table>, Vec<Table>) {
    let chosen = order.iter().filter_map(|at| tables.get(*at)).cloned().collect();
    let others = tables.iter().enumerate().filter(|(at, _)| !order.contains(at)).map(|(_, table)| table.clone()).collect();
    (chosen, others)
}

/// The tables by their numbers, with an edge from each table to those that refer to it.
fn graph_of(tables: &[Table]) -> Graph<usize> {
    let needed = |(at, table)| tables.iter().enumerate().filter(move |(_, other)| needs(table, other)).map(move |(other, _)| (other, at));
    Graph::new(0..tables.len(), tables.iter().enumerate().flat_map(needed))
}

/// Whether the other table must be there first.
fn needs(table: &Table, other: &Table) -> bool {
    !table.same(other) && table.def().foreign_keys().any(|key| !key.use_alter && refers(key, other))
}

fn refers(key: &ForeignKey, other: &Table) -> bool {
    key.targets().iter().any(|target| match target {
        Target::Named { schema, table, column: _ } => other.def().is_called(schema.as_ref(), table),
        Target::Column { table, index: _ } => table.same(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ColumnDef, MetaData};
    use crate::types::DataType;

    /// Sorts tables of these names, given with the names of those that they refer to; a table whose keys come later has a star.
    fn order(tables: &[(&'static str, &[&str])]) -> String {
        let table = |(name, refers): &(&'static str, &[&str])| {
            let id = Table::new(*name).column(ColumnDef::new("id", DataType::Integer).primary_key());
            refers.iter().fold(id, |table, other| {
                table.column(ColumnDef::new(format!("{other}_id"), DataType::Integer).foreign_key(&format!("{other}.id")))
            })
        };
        let later = |table: &Table| if table.def().foreign_keys().any(|key| key.use_alter) { "*" } else { "" };
        let sorted = sorted(MetaData::of(tables.iter().map(table)).tables());
        sorted.iter().map(|table| format!("{}{}", table.name(), later(table))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tables_follow_those_that_they_refer_to() {
        assert_eq!(order(&[("a", &["b"]), ("b", &["c"]), ("c", &[])]), "c b a");
        // a table that waits for none any more comes before those given after it, whatever their level
        assert_eq!(order(&[("a", &[]), ("b", &["a"]), ("c", &[])]), "a b c");
        assert_eq!(order(&[("a", &["a"]), ("b", &["a", "b"])]), "a b");
    }

    #[test]
    fn keys_of_a_cycle_are_added_later() {
        assert_eq!(order(&[("a", &["b"]), ("b", &["a"]), ("c", &[])]), "c a* b*");
        // only tables on the cycle, not those between or after cycles
        assert_eq!(order(&[("d", &["a"]), ("a", &["b"]), ("b", &["a", "c"]), ("c", &[])]), "c a* d b*");
        let two = [("x", &["a", "p"] as &[&str]), ("a", &["b"]), ("b", &["a", "x"]), ("p", &["q"]), ("q", &["p"])];
        assert_eq!(order(&two), "x* a* b* p* q*");
        let between = [("b", &["a"] as &[&str]), ("a", &["b"]), ("m", &["a"]), ("p", &["q", "m"]), ("q", &["p"])];
        assert_eq!(order(&between), "b* a* m p* q*");
    }
}
