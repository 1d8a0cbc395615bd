//! [`FromRow`]: Rust types that a row is read into.

use super::{Any, Scalar};
use crate::error::Result;
use crate::row::{Cursor, Row};

/// A type that a row, or the next cells of one, is read into: a column's type, a model, a tuple of those, or [`Row`].
#[diagnostic::on_unimplemented(
    message = "a row cannot be read into `{Self}`",
    label = "not readable from a row",
    note = "a row is a column's type, a model, `Row`, or a tuple of up to 16 of those"
)]
#[doc(alias("Queryable", "QueryableByName"))]
pub trait FromRow: Sized {
    /// Reads it from the next cells.
    ///
    /// # Errors
    /// `Decode`, which names the column, if a cell does not fit.
    fn from_row(cursor: &mut Cursor<'_>) -> Result<Self>;
    /// Reads it from the next cells, which may be missing, as on the outer side of a join.
    ///
    /// A scalar is missing if it is NULL, a model if its primary key is NULL, a tuple if all its cells are NULL.
    ///
    /// # Errors
    /// As [`from_row`](FromRow::from_row).
    fn from_row_nullable(cursor: &mut Cursor<'_>) -> Result<Option<Self>>;
    /// Returns how many cells it reads; 0 for a [`Row`], which reads the remaining ones.
    fn width() -> usize;
}

impl<T: FromRow> FromRow for Option<T> {
    #[inline]
    fn from_row(cursor: &mut Cursor<'_>) -> Result<Self> {
        T::from_row_nullable(cursor)
    }
    #[inline]
    fn from_row_nullable(cursor: &mut Cursor<'_>) -> Result<Option<Self>> {
        T::from_row_nullable(cursor).map(Some)
    }
    fn width() -> usize {
        T::width()
    }
}
impl FromRow for Any {
    fn from_row(cursor: &mut Cursor<'_>) -> Result<Self> {
        cursor.next_value()
    }
    fn from_row_nullable(cursor: &mut Cursor<'_>) -> Result<Option<Self>> {
        cursor.next_value().map(|value| if value.is_null() { None } else { Some(value) })
    }
    fn width() -> usize {
        1
    }
}
impl FromRow for Row {
    fn from_row(cursor: &mut Cursor<'_>) -> Result<Self> {
        cursor.next_row()
    }
    fn from_row_nullable(cursor: &mut Cursor<'_>) -> Result<Option<Self>> {
        cursor.next_row().map(Some)
    }
    fn width() -> usize {
        0
    }
}

/// Reads a cell; `None` if it is NULL.
#[inline]
pub(crate) fn scalar_or_null<T: Scalar>(cursor: &mut Cursor<'_>) -> Result<Option<T>> {
    if cursor.is_null()? {
        cursor.skip(1);
        return Ok(None);
    }
    T::from_value(cursor).map(Some)
}

/// Reads the next cells, or skips them and returns `None` if the deciding ones are all NULL.
pub(crate) fn unless_null<T: FromRow>(cursor: &mut Cursor<'_>, mut decide: impl Iterator<Item = usize>) -> Result<Option<T>> {
    let absent = decide.try_fold(true, |absent, offset| Ok::<_, crate::error::Error>(absent && cursor.peek_null(offset)?))?;
    if absent {
        cursor.skip(T::width());
        return Ok(None);
    }
    T::from_row(cursor).map(Some)
}

/// The first column of a row, for `scalar()`, without its `Option`: `None` also means "no row".
#[diagnostic::on_unimplemented(
    message = "`scalar` reads the first column of a row, and `{Self}` is not columns",
    label = "not a row of columns",
    note = "`first` or `one_or_none` read a whole model"
)]
pub trait FirstColumn {
    /// The type of the column without its `Option`.
    type First: FromRow;
}
#[diagnostic::do_not_recommend]
impl<T: Scalar> FirstColumn for T {
    type First = T;
}
#[diagnostic::do_not_recommend]
impl<T: Scalar> FirstColumn for Option<T> {
    type First = T;
}
impl FirstColumn for Any {
    type First = Any;
}
impl FirstColumn for Row {
    type First = Any;
}

/// Tuples of columns, by size.
macro_rules! rows { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: FromRow),+> FromRow for ($($t,)+) {
        fn from_row(cursor: &mut Cursor<'_>) -> Result<Self> {
            Ok(($($t::from_row(cursor)?,)+))
        }
        fn from_row_nullable(cursor: &mut Cursor<'_>) -> Result<Option<Self>> {
            unless_null(cursor, 0..Self::width())
        }
        fn width() -> usize {
            0 $(+ $t::width())+
        }
    }
    rows!(@first $($t),+);
};
    (@first $first:ident $(, $rest:ident)*) => {
        #[diagnostic::do_not_recommend]
        impl<$first: FirstColumn, $($rest),*> FirstColumn for ($first, $($rest,)*) {
            type First = $first::First;
        }
    };
}
crate::query::tuples!(rows);
