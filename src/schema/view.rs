//! [`View`]: a named query in the database.

use super::column::ColumnDef;
use super::ddl_option::{DdlOption, Options};
use super::table::Table;
use crate::ast::{CreateView, DropView, Query};
use crate::name::Name;

/// A named query in the database, which is selected from like a table.
///
/// ```
/// use aludel::{prelude::*, schema::View};
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, active: bool }
/// let active = View::new("active_users", &select((User::id, User::name)).filter(User::active));
/// assert_eq!(
///     active.create().compile(&Postgres::default())?.sql(),
///     "CREATE VIEW active_users AS SELECT users.id, users.name FROM users WHERE users.active",
/// );
/// assert_eq!(select(active.table().c("name")).to_string(), "SELECT active_users.name FROM active_users");
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    pub(crate) name: Name,
    pub(crate) schema: Option<Name>,
    pub(crate) query: Query,
    pub(crate) materialized: bool,
    pub(crate) temporary: bool,
    pub(crate) options: Options,
}

impl View {
    /// A view of this name. Values in the query are rendered inline.
    pub fn new(name: impl Into<Name>, query: impl Into<Query>) -> Self {
        View { name: name.into(), schema: None, query: query.into(), materialized: false, temporary: false, options: Options::default() }
    }
    /// The same view in a schema.
    pub fn schema(self, schema: impl Into<Name>) -> Self {
        View { schema: Some(schema.into()), ..self }
    }
    /// `MATERIALIZED`: its rows are stored. PostgreSQL has it.
    pub fn materialized(self) -> Self {
        View { materialized: true, ..self }
    }
    /// `TEMPORARY`: it is dropped with the connection. SQLite and PostgreSQL have it.
    pub fn temporary(self) -> Self {
        View { temporary: true, ..self }
    }
    /// An option of one database.
    pub fn option(mut self, option: DdlOption) -> Self {
        self.options.add(option);
        self
    }
    /// CREATE VIEW
    pub fn create(&self) -> CreateView {
        CreateView::of(self.clone())
    }
    /// DROP VIEW
    pub fn drop(&self) -> DropView {
        DropView::of(self.clone())
    }
    /// The view as a table of its columns, to select from.
    pub fn table(&self) -> Table {
        let names = (0..self.query.width()).map(|at| (at, self.query.own_name(at)));
        let column = |(at, name): (usize, Option<Name>)| Some(ColumnDef::new(name?, self.query.type_of(at).data_type.clone()));
        let table = names.filter_map(column).fold(Table::new(self.name.clone()), Table::column);
        match &self.schema {
            Some(schema) => table.schema(schema.clone()),
            None => table,
        }
    }
}
