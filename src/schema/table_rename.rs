//! Tables under another name or in another schema, together with the tables that their foreign keys refer to.

use super::ddl_option::Options;
use super::table::Table;
use super::table_def::TableDef;
use super::target::Target;
use crate::ast::FromItem;
use crate::ast::visit::{Rewriter, rewrite};
use crate::name::Name;

impl Table {
    /// The same table in another schema, together with the tables of its old schema that its foreign keys refer to.
    pub fn moved_to(&self, schema: impl Into<Name>) -> Table {
        let (schema, old) = (schema.into(), self.def().schema.clone());
        self.clone().rename_with(|mut def| {
            def.change_targets(|target| {
                let (of, table, column) = target.names();
                if of == old {
                    *target = Target::Named { schema: (!schema.is_empty()).then(|| schema.clone()), table, column };
                }
            });
            def.schema(schema)
        })
    }
    /// The same table in a schema.
    pub fn schema(self, schema: impl Into<Name>) -> Self {
        self.rename_with(|def| def.schema(schema))
    }
    /// The same table under another name. It is not an alias, but another table.
    pub fn renamed(self, name: impl Into<Name>) -> Self {
        self.rename_with(|def| TableDef { name: name.into(), ..def })
    }
    /// The same table renamed together with the tables that its foreign keys refer to, so that tables which are all renamed by the
    /// same function still refer to each other.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// # #[derive(Model)] #[model(table = "orders")]
    /// # struct Order { #[column(primary_key)] id: i32, #[column(foreign_key = "users.id")] user_id: i32 }
    /// let [users, orders] = [User::table(), Order::table()].map(|table| table.renamed_by(|name| format!("old_{name}").into()));
    /// assert_eq!(
    ///     select(orders.c("id")).join(&users).to_string(),
    ///     "SELECT old_orders.id FROM old_orders JOIN old_users ON old_users.id = old_orders.user_id",
    /// );
    /// ```
    pub fn renamed_by(&self, rename: impl Fn(&Name) -> Name) -> Table {
        self.clone().rename_with(|mut def| {
            def.name = rename(&def.name);
            def.change_targets(|target| {
                let (schema, table, column) = target.names();
                *target = Target::Named { schema, table: rename(&table), column };
            });
            def
        })
    }
    /// The same table in the schema of a collection, unless it has one or is in none on purpose; likewise its enums.
    pub(super) fn in_schema_of(self, collection: Option<&Name>) -> Self {
        let Some(schema) = collection else { return self };
        if self.def().schema.is_some() || self.def().schemaless {
            return self;
        }
        self.rename_with(|mut def| {
            def.schema = Some(schema.clone());
            for column in &mut def.columns {
                column.record.data_type = std::mem::take(&mut column.record.data_type).in_schema(schema);
            }
            def
        })
    }
    /// The same table with another name or schema, which the expressions in its declaration follow.
    fn rename_with(self, change: impl FnOnce(TableDef) -> TableDef) -> Self {
        let before = self.clone();
        self.change(|def| {
            let mut def = change(def);
            if !def.nodes().is_empty() {
                let columns = TableDef { constraints: vec![], indexes: vec![], options: Options::default(), ..def.clone() };
                let mut renamed = Renamed { before: &before, after: Table::from(columns) };
                def.map_nodes(&mut |node| rewrite(node, &mut renamed));
            }
            def
        })
    }
}

/// Replaces a table by the one with its new name.
struct Renamed<'a> {
    before: &'a Table,
    after: Table,
}
impl Rewriter for Renamed<'_> {
    fn from(&mut self, from: FromItem) -> FromItem {
        match from {
            FromItem::Table(table) if table.same(self.before) => FromItem::Table(self.after.clone()),
            other => other,
        }
    }
}
