//! [`RenderedNames`]: the names of a table and its columns as one dialect renders them, quoted once and not at every use.

use super::column::ColumnDef;
use super::table_def::TableDef;
use crate::features::IdentifierRules;
use crate::name::NameRef;

/// The names of a table and its columns, quoted for one dialect.
#[derive(Debug)]
pub(crate) struct RenderedNames {
    /// `users` or `factory.parts`
    pub(crate) table: Box<str>,
    /// `users.id`, and the position of the column's own name in it.
    columns: Box<[(Box<str>, u32)]>,
    /// `users.id, users.name, …`
    pub(crate) all: Box<str>,
    /// Whether no column has a user-defined type, which may need an expression around it.
    pub(crate) plain: bool,
}

impl RenderedNames {
    /// Renders the names of a table, unless one of them is invalid.
    pub(crate) fn new(def: &TableDef, names: &IdentifierRules) -> Option<Self> {
        let all = def.schema.iter().chain([&def.name]).chain(def.columns.iter().map(ColumnDef::name));
        let broken = |name: NameRef<'_>| name.is_invalid_unquoted() || name.has_nul();
        if all.into_iter().any(|name| broken(name.into())) {
            return None;
        }
        let mut table = String::new();
        if let Some(schema) = &def.schema {
            names.write(&mut table, schema.into());
            table.push('.');
        }
        names.write(&mut table, (&def.name).into());
        let columns: Box<[(Box<str>, u32)]> = def
            .columns
            .iter()
            .map(|column| {
                let mut full = format!("{table}.");
                let bare = full.len() as u32;
                names.write(&mut full, column.name().into());
                (full.into(), bare)
            })
            .collect();
        let all = columns.iter().map(|(full, _)| &**full).collect::<Vec<_>>().join(", ").into();
        let plain = def.columns.iter().all(|c| !matches!(c.data_type(), crate::types::DataType::Custom(_)));
        Some(RenderedNames { table: table.into(), columns, all, plain })
    }
    /// `users.id`
    #[inline]
    pub(crate) fn column(&self, index: usize) -> &str {
        self.columns.get(index).map_or("", |(full, _)| full)
    }
    /// `id`
    #[inline]
    pub(crate) fn bare(&self, index: usize) -> &str {
        self.columns.get(index).and_then(|(full, bare)| full.get(*bare as usize..)).unwrap_or("")
    }
}
