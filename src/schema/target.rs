//! [`Target`]: the column that a foreign key refers to.

use super::column::ColumnDef;
use super::table::Table;
use super::table_def::TableDef;
use crate::name::Name;

/// The column that a foreign key refers to.
#[derive(Debug, Clone)]
pub enum Target {
    /// By name: `table.column`, with or without a schema.
    Named {
        /// The schema.
        schema: Option<Name>,
        /// The table.
        table: Name,
        /// The column.
        column: Name,
    },
    /// A column that the Rust compiler has checked.
    Column {
        /// The table.
        table: Table,
        /// The number of the column.
        index: usize,
    },
}

/// By names, so that the table of a model and one made at run time are the same.
impl PartialEq for Target {
    fn eq(&self, other: &Self) -> bool {
        self.names() == other.names()
    }
}

impl Target {
    pub(super) fn parse(to: &str) -> Self {
        let (table, column) = to.rsplit_once('.').unwrap_or((to, ""));
        let (schema, table) = match table.rsplit_once('.') {
            Some((schema, table)) => (Some(schema.into()), table),
            None => (None, table),
        };
        Target::Named { schema, table: table.into(), column: column.into() }
    }
    /// Whether it refers to this column. Tables are the same if their schema and name are.
    pub(crate) fn is(&self, other: &Table, index: usize) -> bool {
        match self {
            Target::Named { schema, table, column } => {
                let def = other.def();
                def.is_called(schema.as_ref(), table) && def.columns.get(index).is_some_and(|c| c.name() == column.as_str())
            }
            Target::Column { table, index: at } => *at == index && table.same(other),
        }
    }
    /// The same target in the schema of a collection, if it has none; that of a table that is in no schema on purpose stays in
    /// none.
    pub(super) fn in_schema_of(&self, collection: &Name, tables: &[Table]) -> Option<Target> {
        let (None, table, column) = self.names() else { return None };
        let called = |schema: Option<&Name>| tables.iter().any(|known| known.def().is_called(schema, &table));
        let declared = matches!(self, Target::Column { table, index: _ } if table.def().schemaless);
        let schemaless = declared || (called(None) && !called(Some(collection)));
        (!schemaless).then(|| Target::Named { schema: Some(collection.clone()), table, column })
    }
    /// The same target with the names as the referenced table declares them, if it is this one.
    pub(super) fn as_declared(&self, other: &TableDef) -> Option<Target> {
        match self {
            Target::Named { schema, table, column } if other.is_called(schema.as_ref(), table) => {
                let known = other.index_of(column).and_then(|index| other.columns.get(index));
                let column = known.map_or(column, ColumnDef::name).clone();
                Some(Target::Named { schema: other.schema.clone(), table: other.name.clone(), column })
            }
            Target::Named { .. } | Target::Column { .. } => None,
        }
    }
    /// The schema and name of the referenced table, and the name of the column.
    pub(crate) fn names(&self) -> (Option<Name>, Name, Name) {
        match self {
            Target::Named { schema, table, column } => (schema.clone(), table.clone(), column.clone()),
            Target::Column { table, index } => {
                let def = table.def();
                let column = def.columns.get(*index).map(|c| c.record.name.clone()).unwrap_or_default();
                (def.schema.clone(), def.name.clone(), column)
            }
        }
    }
}
