//! [`MetaData`]: a collection of tables, views and sequences, which are created and dropped together.

use super::naming_convention::NamingConvention;
use super::sequence::Sequence;
use super::sort::sorted;
use super::table::Table;
use super::view::View;
use crate::error::{ErrorKind, Result};
use crate::name::Name;
use crate::value::Str;
use indexmap::IndexMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A collection of tables, and of the views and sequences that belong to them.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
/// # #[derive(Model)] #[model(table = "addresses")]
/// # struct Address { #[column(primary_key)] id: i32, #[column(foreign_key = "users.id")] user_id: i32 }
/// // whatever the order they are named in, a table comes after those that it refers to
/// let statements = MetaData::of([Address::table(), User::table()]).create_all().statements(&Postgres::default())?;
/// let sql = statements[1].compile(&Postgres::default())?;
/// assert_eq!(
///     sql.sql(),
///     "CREATE TABLE addresses (id SERIAL NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY (id), \
///      FOREIGN KEY(user_id) REFERENCES users (id))",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// Foreign keys by name find their tables when the collection is put together; one that finds none is an error that lists
/// the tables there are:
/// ```
/// use aludel::prelude::*;
/// let shop = MetaData::new();
/// Table::new("clients").column(ColumnDef::new("id", DataType::Integer).primary_key()).register(&shop)?;
/// Table::new("bills").column(ColumnDef::new("client_id", DataType::Integer).foreign_key("client.id")).register(&shop)?;
/// let error = shop.create_all().statements(&Sqlite::default()).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     r#"no table "client", which a foreign key of "bills" refers to; did you mean "clients"? There are: clients, bills"#,
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, std::default::Default)]
pub struct MetaData {
    tables: Mutex<IndexMap<(Option<Str>, Str), Table>>,
    views: Mutex<Vec<View>>,
    sequences: Mutex<Vec<Sequence>>,
    schema: Option<Name>,
    convention: Option<Arc<NamingConvention>>,
}

impl MetaData {
    /// An empty collection.
    pub fn new() -> Self {
        MetaData::default()
    }
    /// A collection of these tables. Two different tables of one name are an error of [`create_all`](MetaData::create_all).
    pub fn of<T: Into<Table>>(tables: impl IntoIterator<Item = T>) -> Self {
        let metadata = MetaData::new();
        for table in tables {
            let table = table.into();
            if let Some(first) = metadata.insert(table.clone()).filter(|first| !first.is(&table)) {
                metadata.insert(first.with_error(taken(&first)));
            }
        }
        metadata
    }
    /// The schema of tables, views and sequences that have none, and of the tables that their foreign keys refer to. A table with
    /// the schema `""` stays without one.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let tenant = MetaData::new().schema("acme");
    /// let bills = Table::new("bills").column(ColumnDef::new("id", DataType::Integer).primary_key()).register(&tenant)?;
    /// assert_eq!(bills.create().to_string(), "CREATE TABLE acme.bills (id INTEGER NOT NULL, PRIMARY KEY (id))");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn schema(mut self, schema: impl Into<Name>) -> Self {
        let schema = schema.into();
        let old = std::mem::take(&mut *self.lock());
        self.schema = Some(schema);
        old.into_values().for_each(|table| drop(self.insert(table)));
        self
    }
    /// The names of constraints and indexes that have none.
    pub fn naming_convention(self, convention: NamingConvention) -> Self {
        MetaData { convention: Some(Arc::new(convention)), ..self }
    }
    /// The tables, in the order in which they were added.
    pub fn tables(&self) -> Vec<Table> {
        let tables: Vec<Table> = self.lock().values().cloned().collect();
        tables.iter().map(|table| table.clone().in_collection(&tables, self.schema.as_ref(), self.convention.as_ref())).collect()
    }
    /// The tables, each after those that it refers to; otherwise sorted by schema and name.
    pub fn sorted_tables(&self) -> Vec<Table> {
        let mut tables = self.tables();
        tables.sort_by_key(|table| table.def().full_name());
        sorted(tables)
    }
    /// The table of this name, in the schema of the collection or in none.
    pub fn table(&self, name: &str) -> Option<Table> {
        let schema = self.schema.as_deref();
        let is = |table: &Table| table.name() == name && [schema, None].contains(&table.def().schema.as_deref());
        self.tables().into_iter().find(is)
    }
    /// Adds a view, which [`create_all`](MetaData::create_all) creates after the tables.
    pub fn add_view(&self, view: View) {
        self.views.lock().unwrap_or_else(PoisonError::into_inner).push(view);
    }
    /// Adds a sequence. Those of columns need not be added. On a database without sequences it is omitted, and statements that use
    /// it are refused.
    pub fn add_sequence(&self, sequence: Sequence) {
        self.sequences.lock().unwrap_or_else(PoisonError::into_inner).push(sequence);
    }
    /// Returns the tables, views and sequences, those without a schema in that of the collection.
    pub(crate) fn objects(&self) -> (Vec<Table>, Vec<View>, Vec<Sequence>) {
        let mut views = self.views.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut sequences = self.sequences.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(schema) = &self.schema {
            views.iter_mut().for_each(|view| view.schema = view.schema.take().or_else(|| Some(schema.clone())));
            sequences.iter_mut().filter(|sequence| sequence.schema_name().is_none()).for_each(|sequence| {
                *sequence = sequence.clone().schema(schema.clone());
            });
        }
        (self.tables(), views, sequences)
    }
    pub(super) fn add(&self, table: Table) -> Result<Table> {
        if let Some(error) = &table.def().error {
            return Err(error.clone().into());
        }
        let table = table.in_schema_of(self.schema.as_ref());
        if self.lock().contains_key(&key(&table)) {
            return Err(taken(&table).into());
        }
        self.lock().insert(key(&table), table.clone());
        let tables: Vec<Table> = self.lock().values().cloned().collect();
        Ok(table.in_collection(&tables, self.schema.as_ref(), self.convention.as_ref()))
    }
    fn insert(&self, table: Table) -> Option<Table> {
        let table = table.in_schema_of(self.schema.as_ref());
        self.lock().insert(key(&table), table)
    }
    fn lock(&self) -> MutexGuard<'_, IndexMap<(Option<Str>, Str), Table>> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(table: &Table) -> (Option<Str>, Str) {
    let def = table.def();
    (def.schema.as_ref().map(|schema| schema.text().clone()), def.name.text().clone())
}

fn taken(table: &Table) -> ErrorKind {
    ErrorKind::NameTaken { name: table.def().name.text().clone(), what: "tables".into() }
}
