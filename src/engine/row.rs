//! [`Row`]: one whose columns are known at run time.

use super::cells::{Cell, Cells};
use super::cursor::Cursor;
use crate::error::{Error, ErrorKind, Result, nearest};
use crate::query::TypedColumn;
use crate::types::SqlType;
use crate::value::{Str, Value};
use std::sync::Arc;

/// A row whose columns are known at run time: what `text(..)` and a `select(vec![..])` give.
///
/// ```
/// # use aludel::prelude::*;
/// # #[derive(Model, Debug, PartialEq)] #[model(table = "users")]
/// # struct User { #[column(primary_key)] id: i32, name: String }
/// # let mut conn = Engine::new("sqlite::memory:")?.connect()?;
/// # MetaData::of([User::table()]).create_all().run(&mut conn)?;
/// # for name in ["ed", "wendy"] { conn.execute(&User::insert(&User { id: 0, name: name.into() }))?; }
/// let users = User::table();
/// let columns = vec![users.c("id"), users.c("name")]; // chosen at run time
/// let row: Row = conn.one(&select(columns).filter(User::id.eq(1)))?;
/// assert_eq!(row.get::<i32>("id")?, 1);
/// assert_eq!(row.get::<String>(1)?, "ed");
/// assert_eq!(row.get::<i32>(User::id)?, 1);
/// assert_eq!(row.value("name"), Some(&Value::from("ed")));
/// // what does not fit says so
/// assert_eq!(row.get::<i32>("name").unwrap_err().to_string(), "column name: expected an integer, found text");
/// assert_eq!(row.get::<i32>("nam").unwrap_err().to_string(), r#"no column "nam" on "the row"; did you mean "name"?"#);
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    names: Arc<[Str]>,
    values: Box<[Value]>,
}

impl Row {
    /// A row of one's own, for tests: a name and a value for each column.
    pub fn new<N: Into<Str>, V: Into<Value>>(columns: impl IntoIterator<Item = (N, V)>) -> Self {
        let (names, values): (Vec<Str>, Vec<Value>) = columns.into_iter().map(|(n, v)| (n.into(), v.into())).unzip();
        Row { names: names.into(), values: values.into() }
    }
    /// The cells from one on.
    pub(super) fn read(cells: &dyn Cells, from: usize) -> Result<Self> {
        let names = match from {
            0 => cells.names().clone(),
            from => cells.names().get(from..).unwrap_or_default().into(),
        };
        let values = (from..cells.width()).map(|index| cells.get_value(index)).collect::<Result<_>>()?;
        Ok(Row { names, values })
    }
    /// A cell, by the column's name or number, as a Rust type.
    ///
    /// # Errors
    /// `NoSuchColumn`, or [`Decode`](ErrorKind::Decode) if the cell does not fit the type or the name is not unique.
    pub fn get<T: SqlType>(&self, index: impl RowIndex) -> Result<T> {
        T::from_row(&mut Cursor::at(self, index.index_in(self)?))
    }
    /// A cell as it is; `None` if there is no such column.
    pub fn value(&self, index: impl RowIndex) -> Option<&Value> {
        self.values.get(index.index_in(self).ok()?)
    }
    /// The cells as they are, in order.
    pub fn values(&self) -> &[Value] {
        &self.values
    }
    /// What the columns are called, in order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.names.iter().map(Str::as_str)
    }
    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }
    /// Are there no columns?
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl Cells for Row {
    fn width(&self) -> usize {
        self.values.len()
    }
    fn names(&self) -> &Arc<[Str]> {
        &self.names
    }
    fn get(&self, index: usize) -> Result<Cell<'_>> {
        Ok(self.values.get(index).map_or(Cell::Null, Cell::from))
    }
}

/// What finds a column in a [`Row`]: its name, its number or a typed column.
#[diagnostic::on_unimplemented(
    message = "a row is not indexed by `{Self}`",
    label = "expected a column's name, its number or a typed column",
    note = "the type wanted stands behind `get`: `row.get::<i32>(\"id\")`"
)]
pub trait RowIndex {
    /// The number of the column.
    ///
    /// # Errors
    /// `NoSuchColumn`, or [`Decode`](ErrorKind::Decode) if more than one column has the name.
    fn index_in(&self, row: &Row) -> Result<usize>;
}
impl RowIndex for usize {
    fn index_in(&self, row: &Row) -> Result<usize> {
        if *self < row.len() { Ok(*self) } else { Err(missing(row, &self.to_string())) }
    }
}
impl RowIndex for &str {
    fn index_in(&self, row: &Row) -> Result<usize> {
        let mut found = row.names.iter().enumerate().filter(|(_, name)| name.as_str() == *self);
        match (found.next(), found.next()) {
            (Some((index, _)), None) => Ok(index),
            (None, _) => Err(missing(row, self)),
            (Some(_), Some(_)) => Err(Error::new(ErrorKind::Decode {
                column: (*self).into(),
                problem: Str::from_static("more than one column of the row is called so; label them, or read them by number"),
            })),
        }
    }
}
impl RowIndex for &String {
    fn index_in(&self, row: &Row) -> Result<usize> {
        self.as_str().index_in(row)
    }
}
impl<T, M: ?Sized> RowIndex for &TypedColumn<T, M> {
    fn index_in(&self, row: &Row) -> Result<usize> {
        self.name().index_in(row)
    }
}

#[cold]
fn missing(row: &Row, column: &str) -> Error {
    let suggestion = nearest(column, row.names());
    Error::new(ErrorKind::NoSuchColumn { from: Str::from_static("the row"), column: column.into(), suggestion })
}
