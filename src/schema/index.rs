//! [`Index`]: an index on columns or expressions of a table.

use super::ddl_option::{DdlOption, Options};
use super::table::Table;
use crate::ast::{CreateIndex, DropIndex, FromItem, Node};
use crate::name::Name;

/// An index on columns or expressions of a table.
///
/// It knows its table by its columns; an index of names or text is put on one by [`Table::index`] or [`on`](Index::on).
///
/// ```
/// use aludel::{mysql, postgres, prelude::*, schema::Index};
/// let users = table("users", ["id", "name", "gone"]);
/// let index = Index::new("ix_name", (users.c("name"), users.c("id").desc()))
///     .option(mysql::length([("name", 8)]))
///     .option(postgres::where_(users.c("gone").is_null()));
/// assert_eq!(
///     index.create().compile(&Postgres::default())?.sql(),
///     "CREATE INDEX ix_name ON users (name, id DESC) WHERE gone IS NULL",
/// );
/// assert_eq!(index.create().compile(&MySql::default())?.sql(), "CREATE INDEX ix_name ON users (name(8), id DESC)");
/// assert_eq!(index.create().compile(&Sqlite::default())?.sql(), "CREATE INDEX ix_name ON users (name, id DESC)");
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Index {
    pub(crate) name: Option<Name>,
    pub(crate) table: Option<FromItem>,
    pub(crate) parts: Vec<Node>,
    pub(crate) unique: bool,
    pub(crate) options: Options,
}

impl PartialEq for Index {
    fn eq(&self, other: &Self) -> bool {
        let table = |index: &Index| index.table.as_ref().map(FromItem::describe);
        let own = |index: &Index| (index.name.clone(), index.unique, index.parts.clone());
        own(self) == own(other) && table(self) == table(other) && self.options == other.options
    }
}

impl Index {
    pub(crate) fn of(parts: Vec<Node>) -> Self {
        Index { name: None, table: None, parts, unique: false, options: Options::default() }
    }
    /// `CREATE UNIQUE INDEX`
    pub fn unique(mut self) -> Self {
        self.unique = true;
        self
    }
    /// The table of the index.
    pub fn on(mut self, table: impl Into<Table>) -> Self {
        self.table = Some(FromItem::Table(table.into()));
        self
    }
    /// An option of one database.
    pub fn option(mut self, option: DdlOption) -> Self {
        self.options.add(option);
        self
    }
    /// CREATE INDEX
    pub fn create(&self) -> CreateIndex {
        CreateIndex::of(self.clone())
    }
    /// DROP INDEX
    pub fn drop(&self) -> DropIndex {
        DropIndex::of(self.clone())
    }
    /// The table of the index: the given one, or else that of its columns.
    pub(crate) fn table(&self) -> Option<&FromItem> {
        self.table.as_ref().or_else(|| {
            let mut froms = smallvec::SmallVec::new();
            self.parts.iter().for_each(|part| part.froms(&mut froms));
            froms.first().copied()
        })
    }
    /// The names of its parts; empty for a part that is not a column.
    pub(crate) fn column_names(&self) -> Vec<String> {
        self.parts.iter().map(|part| crate::ast::items::column_name_of(part).unwrap_or_default().to_string()).collect()
    }
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.parts.iter().chain(self.options.nodes())
    }
    pub(crate) fn nodes_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.parts.iter_mut().chain(self.options.nodes_mut())
    }
}
