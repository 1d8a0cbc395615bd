//! [`Year`]: the Rust value of a column of type YEAR.

use super::types::year;
use crate::ast::{Literal, Node};
use crate::error::Result;
use crate::query::scalar::{Any, FromRow, Scalar, SqlType, UserDefined};
use crate::query::{Operand, form::Item};
use crate::row::Cursor;
use crate::types::DataType;
use crate::value::Value;
use std::fmt;

/// A value of the type YEAR of MySQL and MariaDB: 1901 to 2155, or 0. Two-digit numbers are rejected, because the server would
/// convert them: 99 to 1999. 13.2.4
///
/// ```
/// use aludel::{mysql::Year, prelude::*};
/// #[derive(Model)]
/// #[model(table = "wines")]
/// struct Wine {
///     #[column(primary_key)]
///     id: i32,
///     made: Year,
/// }
/// let old = Wine::made.lt(Year::new(1990).ok_or("no year")?);
/// assert_eq!(old.compile(&MySql::default()).map_err(|error| error.to_string())?.sql(), "wines.made < ?"); // MariaDB, too
/// assert_eq!(Year::new(99), None);
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// Returns the year, or `None` if the type cannot hold it.
    pub const fn new(year: u16) -> Option<Year> {
        match year {
            0 | 1901..=2155 => Some(Year(year)),
            _ => None,
        }
    }
    /// Returns the year as a number.
    pub const fn get(self) -> u16 {
        self.0
    }
}
impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

#[diagnostic::do_not_recommend]
impl Scalar for Year {
    type Inner = Year;
    type UserDefinedOr<Out: SqlType> = Year;
    fn data_type() -> DataType {
        year(None)
    }
    fn into_value(self) -> Value {
        Value::from(self.0)
    }
    fn from_value(cursor: &mut Cursor<'_>) -> Result<Self> {
        let year = cursor.next_u64()?;
        u16::try_from(year).ok().and_then(Year::new).ok_or_else(|| cursor.out_of_range("a year from 1901 to 2155, or 0"))
    }
}
impl UserDefined for Year {}
#[diagnostic::do_not_recommend]
impl FromRow for Year {
    fn from_row(cursor: &mut Cursor<'_>) -> Result<Self> {
        Self::from_value(cursor)
    }
    fn from_row_nullable(cursor: &mut Cursor<'_>) -> Result<Option<Self>> {
        crate::query::scalar::scalar_or_null(cursor)
    }
    fn width() -> usize {
        1
    }
}
macro_rules! operand { ($($expected:ty),*) => {$(
    #[diagnostic::do_not_recommend]
    impl Operand<$expected> for Year {
        type Type = Year;
        type Form = Item;
        fn to_node(&self) -> Node {
            Node::Literal(Literal::new(self.into_value(), <Self as Scalar>::type_ref()))
        }
    }
)*} }
operand!(Year, Any);
