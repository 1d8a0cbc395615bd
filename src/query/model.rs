//! [`Model`]: a struct whose fields are the columns of a table.

use super::alias::Alias;
use super::from::All;
use super::insert::Insert;
use super::select::{Select, select};
use super::static_model::{Object, StaticModel};
use crate::ast::{AliasName, FromItem};
use crate::error::Result;
use crate::query::scalar::FromRow;
use crate::row::Cursor;
use crate::schema::{Table, TableDef};
use crate::value::Value;

#[doc = include_str!("model.md")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    label = "no table is known for `{Self}`",
    note = "give it `#[derive(Model)]`"
)]
#[doc(alias("Insertable", "Identifiable", "DeclarativeBase"))]
pub trait Model: FromRow + Sized + Send + Sync + 'static {
    /// The model without its Rust type, and with its table, which is made when it is first asked for.
    const STATIC: &'static StaticModel;
    /// Makes the columns of the table: the first step of [`StaticTable`](crate::schema::StaticTable).
    fn define() -> TableDef;
    /// Declares the rest of the table, which may mention its columns: the second step.
    fn declare(table: TableDef) -> TableDef {
        table
    }
    /// Returns the value of the field of a column; NULL if there is no such column.
    fn encode(&self, column: usize) -> Value;
    /// Assigns the next cell to the field of a column.
    ///
    /// # Errors
    /// `Decode` if the cell does not fit the field; the field is then as it was.
    fn assign(&mut self, column: usize, cell: &mut Cursor<'_>) -> Result<()>;

    /// The table.
    #[inline]
    fn table() -> Table {
        Table::from_static(Self::STATIC.table())
    }
    /// All columns; the row is the model.
    #[inline]
    fn all() -> All<Self> {
        All::new(FromItem::Table(Self::table()))
    }
    /// `SELECT` all columns `FROM table`
    fn select() -> Select<Self> {
        select(Self::all())
    }
    /// The table under another name: `users AS m`
    fn alias(name: impl Into<AliasName>) -> Alias<Self> {
        Alias::new(FromItem::Table(Self::table()).alias(name))
    }
    /// `INSERT INTO table` of one, without what the database makes: a key that it numbers, identity and computed columns.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// let ed = User { id: 0, name: "ed".into() };
    /// assert_eq!(User::insert(&ed).compile(&Sqlite::default())?.sql(), "INSERT INTO users (name) VALUES (?)");
    /// assert_eq!(User::insert_with_key(&ed).compile(&Sqlite::default())?.sql(), "INSERT INTO users (id, name) VALUES (?, ?)");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn insert(one: &Self) -> Insert {
        Self::insert_all([one])
    }
    /// `INSERT INTO table` of many, without what the database makes.
    fn insert_all<'a>(many: impl IntoIterator<Item = &'a Self>) -> Insert {
        let columns = Self::STATIC.table().written();
        Self::STATIC.insert(columns, &mut many.into_iter().map(|one| one as &Object))
    }
    /// `INSERT INTO table` of one, with all its columns but computed ones.
    fn insert_with_key(one: &Self) -> Insert {
        let columns = Self::STATIC.table().written_with_key();
        Self::STATIC.insert(columns, &mut std::iter::once(one as &Object))
    }
}
