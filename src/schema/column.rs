//! [`ColumnDef`]: a column as its table declares it.

use super::table::{Table, TableDef};
use crate::ast::Node;
use crate::name::Name;
use crate::types::{DataType, TypeRecord};

/// A column of a table: its name, its type, and what the database holds to.
#[derive(Debug, Clone)]
pub struct ColumnDef {
    pub(crate) record: TypeRecord,
    pub(crate) nullable: bool,
    pub(crate) primary_key: bool,
    pub(crate) unique: bool,
    pub(crate) autoincrement: Option<bool>,
    pub(crate) default: Option<Default>,
    pub(crate) on_update: Option<Node>,
    pub(crate) references: Option<ForeignKey>,
}

/// What a column gets when an INSERT leaves it out.
#[derive(Debug, Clone)]
pub enum Default {
    /// The library binds this expression.
    Bound(Node),
    /// The database fills it in: the expression stands in the DDL.
    Server(Node),
}

/// A reference to a column of another table (or the same).
#[derive(Debug, Clone)]
pub struct ForeignKey {
    pub(crate) target: Target,
}

/// A reference of several columns to as many of another table (or the same).
#[derive(Debug, Clone)]
pub struct CompositeKey {
    pub(crate) columns: Vec<Name>,
    pub(crate) targets: Vec<Target>,
}

/// What a foreign key refers to.
#[derive(Debug, Clone)]
pub enum Target {
    /// By name: `table.column`, in a schema or in none.
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
        /// Which of its columns.
        index: usize,
    },
}

impl ColumnDef {
    /// A column that may be NULL.
    pub fn new(name: impl Into<Name>, data_type: impl Into<DataType>) -> Self {
        ColumnDef {
            record: TypeRecord { name: name.into(), data_type: data_type.into(), sensitive: false },
            nullable: true,
            primary_key: false,
            unique: false,
            autoincrement: None,
            default: None,
            on_update: None,
            references: None,
        }
    }
    /// Part of the primary key, and so NOT NULL.
    pub fn primary_key(mut self) -> Self {
        self.primary_key = true;
        self.nullable = false;
        self
    }
    /// NOT NULL.
    pub fn not_null(mut self) -> Self {
        self.nullable = false;
        self
    }
    /// UNIQUE.
    pub fn unique(mut self) -> Self {
        self.unique = true;
        self
    }
    /// Whether the database numbers its rows. Left out: it does for a single integer key without default or foreign key.
    pub fn autoincrement(mut self, on: bool) -> Self {
        self.autoincrement = Some(on);
        self
    }
    /// What the library binds when an INSERT leaves the column out.
    pub fn default(mut self, value: impl crate::query::Operand<crate::types::Any>) -> Self {
        self.default = Some(Default::Bound(value.into_node()));
        self
    }
    /// What the database fills in when an INSERT leaves the column out: `DEFAULT ..` in the DDL.
    pub fn server_default(mut self, value: impl crate::query::Operand<crate::types::Any>) -> Self {
        self.default = Some(Default::Server(value.into_node()));
        self
    }
    /// What an UPDATE writes into the column when it assigns nothing to it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let notes = Table::new("notes")
    ///     .column(ColumnDef::new("id", DataType::Integer).primary_key())
    ///     .column(ColumnDef::new("text", DataType::Text))
    ///     .column(ColumnDef::new("at", DataType::DateTime).on_update(func::now()));
    /// let change = update(&notes).set(notes.c("text").set("x")).filter(notes.c("id").eq(1));
    /// assert_eq!(
    ///     change.compile(&Postgres::default())?.sql(),
    ///     "UPDATE notes SET text=$1, at=now() WHERE notes.id = $2",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn on_update(mut self, value: impl crate::query::Operand<crate::types::Any>) -> Self {
        self.on_update = Some(value.into_node());
        self
    }
    /// A foreign key, as `"table.column"` or `"schema.table.column"`.
    pub fn foreign_key(mut self, to: &str) -> Self {
        self.references = Some(ForeignKey { target: Target::parse(to) });
        self
    }
    /// A foreign key to a column of a model.
    pub fn references<T>(mut self, column: crate::query::Column<T>) -> Self {
        self.references = Some(ForeignKey { target: Target::Column { table: column.table(), index: column.index() } });
        self
    }
    /// Its values are kept out of logs and messages, wherever they are bound.
    pub fn sensitive(mut self) -> Self {
        self.record.sensitive = true;
        self
    }
    /// The same column, where an enum has no type of its own.
    pub(crate) fn stored_as_text(mut self) -> Self {
        if let DataType::Enum(_) = self.record.data_type {
            self.record.data_type = self.record.data_type.not_native();
        }
        self
    }
    /// Its name.
    pub fn name(&self) -> &Name {
        &self.record.name
    }
    /// Its type.
    pub fn data_type(&self) -> &DataType {
        &self.record.data_type
    }
    /// May it be NULL?
    pub fn is_nullable(&self) -> bool {
        self.nullable
    }
    /// What the database fills in when an INSERT leaves it out.
    pub fn server_default_value(&self) -> Option<&Node> {
        match &self.default {
            Some(Default::Server(node)) => Some(node),
            Some(Default::Bound(_)) | None => None,
        }
    }
    /// Is it part of the primary key?
    pub fn is_primary_key(&self) -> bool {
        self.primary_key
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
    /// Does it refer to this column? Tables are the same if their schema and name are.
    pub(crate) fn is(&self, other: &Table, index: usize) -> bool {
        match self {
            Target::Named { schema, table, column } => {
                let def = other.def();
                def.is_called(schema.as_ref(), table) && def.columns.get(index).is_some_and(|c| c.name() == column.as_str())
            }
            Target::Column { table, index: at } => *at == index && table.same(other),
        }
    }
    /// The same by the names as the table that it refers to writes them, if it is this one.
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
    /// The referred table's schema and name, and the column's name.
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
