//! Looks up the tables and columns that foreign keys refer to by name, when tables are in a collection.

use super::naming_convention::NamingConvention;
use super::table::{Table, no_such_column};
use super::table_def::TableDef;
use super::target::Target;
use crate::error::{Error, ErrorKind, Result, nearest};
use crate::name::Name;
use crate::types::DataType;
use crate::value::Str;
use std::sync::Arc;

impl Table {
    /// The same table as part of a collection: with its schema and naming convention unless it has its own, its foreign keys with
    /// the names that the referenced tables declare, and columns without a type with that of the column they refer to.
    pub(super) fn in_collection(self, tables: &[Table], schema: Option<&Name>, convention: Option<&Arc<NamingConvention>>) -> Self {
        let def = self.def();
        let known = |target: &Target| {
            let moved = schema.and_then(|schema| target.in_schema_of(schema, tables));
            let declared = |target: &Target| tables.iter().find_map(|table| target.as_declared(table.def()));
            declared(moved.as_ref().unwrap_or(target)).or(moved)
        };
        let changes = |target: &Target| known(target).is_some_and(|declared| declared.names() != target.names());
        let untyped = def.columns.iter().any(|column| column.record.data_type == DataType::Unknown && column.target().is_some());
        let targets = || def.foreign_keys().flat_map(|key| &key.targets);
        if !targets().any(changes) && !untyped && (convention.is_none() || def.convention.is_some()) {
            return self;
        }
        self.change(|mut def| {
            def.change_targets(|target| {
                if let Some(declared) = known(target) {
                    *target = declared;
                }
            });
            for column in &mut def.columns {
                if let (DataType::Unknown, Some(target)) = (&column.record.data_type, column.target()) {
                    column.record.data_type = type_of_target(target, tables, 0);
                }
            }
            def.convention = def.convention.or_else(|| convention.cloned());
            def
        })
    }
    /// Checks that the targets of its foreign keys are among these tables.
    pub(crate) fn check_targets(&self, tables: &[Table]) -> Result<()> {
        let def = self.def();
        for (constraint, key) in def.key_constraints().filter_map(|one| Some((one, one.as_foreign_key()?))) {
            if let Some(error) = key.targets.iter().find_map(|target| missing_target(target, def, tables)) {
                let place = format!("{} of CREATE TABLE {}", constraint.place(), def.full_name());
                let error = Error::new(error);
                // the other error names the referring table by itself
                return Err(if matches!(error.kind(), ErrorKind::NoSuchColumn { .. }) { error.with_place(place) } else { error });
            }
        }
        Ok(())
    }
}

/// Returns the error of a foreign key whose target does not exist.
fn missing_target(target: &Target, own: &TableDef, tables: &[Table]) -> Option<ErrorKind> {
    let (schema, table, column) = target.names();
    let called = |def: &TableDef| def.is_called(schema.as_ref(), &table);
    if column.is_empty() {
        let problem = "expected its target as \"table.column\" or \"schema.table.column\"".to_owned();
        return Some(ErrorKind::invalid(&format!("foreign key {:?} of {:?}", table.as_str(), own.full_name()), problem));
    }
    let found = if called(own) { Some(own) } else { tables.iter().map(Table::def).find(|def| called(def)) };
    match found {
        Some(def) if def.index_of(&column).is_some() => None,
        Some(def) => Some(no_such_column(&def.full_name(), &column, def.columns.iter().map(|c| c.name().as_str()))),
        None => {
            let wanted = super::table_def::full_name(schema.as_ref(), &table);
            // the same name in another schema is the best suggestion
            let elsewhere = tables.iter().find(|known| *known.name() == *table.as_str()).map(|known| known.def().full_name());
            let tables: Vec<Str> = tables.iter().map(|table| table.def().full_name().into()).collect();
            let suggestion = elsewhere.map_or_else(|| nearest(&wanted, tables.iter().map(Str::as_str)), Str::from);
            Some(ErrorKind::NoSuchTable {
                table: wanted.into(),
                by: format!("a foreign key of {:?}", own.full_name()).into(),
                suggestion,
                tables,
            })
        }
    }
}

/// Returns the type of the column that is referred to, also through a chain of foreign keys.
fn type_of_target(target: &Target, tables: &[Table], depth: usize) -> DataType {
    let (schema, table, name) = target.names();
    let known = tables.iter().find(|known| known.def().is_called(schema.as_ref(), &table));
    let own = match target {
        Target::Column { table, index: _ } => Some(table),
        Target::Named { .. } => None,
    };
    let column = known.or(own).and_then(|table| table.def().index_of(&name).and_then(|index| table.def().columns.get(index)));
    match column.map(|column| (column.data_type(), column.target())) {
        Some((DataType::Unknown, Some(next))) if depth < tables.len() + 1 => type_of_target(next, tables, depth + 1),
        Some((data_type, _)) => data_type.clone(),
        None => DataType::Unknown,
    }
}
