//! [`MetaData`]: a collection of tables, and their CREATE TABLE in the order that foreign keys need.

use super::sort::sorted;
use super::table::Table;
use crate::ast::{CreateTable, Ddl};
use crate::error::{ErrorKind, Result};
use crate::value::Str;
use indexmap::IndexMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A collection of tables.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
/// # #[derive(Model)] #[model(table = "addresses")]
/// # struct Address { #[column(primary_key)] id: i32, #[column(foreign_key = "users.id")] user_id: i32 }
/// // whatever the order they are named in, a table comes after those that it refers to
/// let statements = MetaData::of([Address::table(), User::table()]).create_all();
/// let sql = statements[1].compile(&Postgres::default())?;
/// assert_eq!(
///     sql.sql(),
///     "CREATE TABLE addresses (id SERIAL NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY (id), \
///      FOREIGN KEY(user_id) REFERENCES users (id))",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, std::default::Default)]
pub struct MetaData {
    tables: Mutex<IndexMap<(Option<Str>, Str), Table>>,
}

impl MetaData {
    /// An empty collection.
    pub fn new() -> Self {
        MetaData::default()
    }
    /// A collection of these tables. Of two that bear one name, [`create_all`](MetaData::create_all) tells.
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
    /// The tables, in the order they came in.
    pub fn tables(&self) -> Vec<Table> {
        self.lock().values().cloned().collect()
    }
    /// The table of this name, in no schema.
    pub fn table(&self, name: &str) -> Option<Table> {
        self.lock().get(&(None, name.into())).cloned()
    }
    /// A CREATE TABLE for each table, those that are referred to first; tables that need nothing go by name.
    pub fn create_all(&self) -> Vec<Ddl> {
        let tables = self.tables();
        sorted(&tables).into_iter().map(|table| Ddl::CreateTable(CreateTable::of(table.refers_as_declared(&tables)))).collect()
    }
    pub(super) fn add(&self, table: Table) -> Result<()> {
        if let Some(error) = &table.def().error {
            return Err(error.clone().into());
        }
        if self.lock().contains_key(&key(&table)) {
            return Err(taken(&table).into());
        }
        self.insert(table);
        Ok(())
    }
    fn insert(&self, table: Table) -> Option<Table> {
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
