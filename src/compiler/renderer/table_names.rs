//! Renders the names of tables and schemas, and the names of FROM elements.

use super::Renderer;
use crate::ast::FromItem;
use crate::compiler::generated_names::from_name;
use crate::name::Name;
use crate::schema::{RenderedNames, Table};

impl Renderer<'_> {
    /// Renders a table's name, with its schema.
    #[inline]
    pub fn table(&mut self, table: &Table) {
        match self.rendered(table) {
            Some(names) => self.writer.sql.push_str(&names.table),
            None => {
                let def = table.def();
                self.schema(def.schema.as_ref());
                self.ident(&def.name);
            }
        }
    }
    /// Renders the schema that is meant, and a dot; nothing, where there is none.
    pub fn schema(&mut self, schema: Option<&Name>) {
        if let Some(schema) = self.options.schema(schema) {
            self.ident(schema);
            self.word(".");
        }
    }
    /// Returns the table's names as this dialect writes them, where they are kept.
    #[inline]
    pub(in crate::compiler) fn rendered<'t>(&self, table: &'t Table) -> Option<&'t RenderedNames> {
        if self.options.changes_names() {
            return None;
        }
        let def = table.def();
        let cell = def.rendered.get(self.features.names.slot?)?;
        cell.get_or_init(|| RenderedNames::new(def, &self.features.names)).as_ref()
    }
    /// Returns the name of an element of FROM: its own, or one that is generated now.
    pub fn name_of(&mut self, from: &FromItem) -> Name {
        from_name(self, from)
    }
}
