//! Types that MySQL and MariaDB alone have. On another database they are refused, unless a
//! [variant](DataType::with_variant) stands for them there.

mod number;
mod text;

pub use number::*;
pub use text::*;

use crate::error::ErrorKind;
use crate::types::{CustomType, DataType, StorageLimit, TypeFamily};
use std::any::Any;
use std::hash::{Hash, Hasher};

const BOTH: &[&str] = &["mysql", "mariadb"];
const MARIADB: &[&str] = &["mariadb"];

/// A type by its names there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Native {
    /// In DDL.
    name: String,
    cast: Cast,
    /// What it is like, which decides its operators.
    like: DataType,
    dialects: &'static [&'static str],
    /// Its storage limit, if it is not that of the type that it is like.
    limit: Option<StorageLimit>,
    /// What is wrong with its parameters.
    problem: Option<String>,
}

/// What CAST calls it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Cast {
    /// What it calls the type that it is like.
    Like,
    Name(String),
    /// CAST does not know it.
    None,
}

impl Native {
    fn new(name: impl Into<String>, cast: Cast, like: DataType) -> Self {
        Native { name: name.into(), cast, like, dialects: BOTH, limit: None, problem: None }
    }
    fn limited_to(self, limit: StorageLimit) -> Self {
        Native { limit: Some(limit), ..self }
    }
    /// The same type, unless something is wrong with it.
    fn unless(mut self, wrong: bool, problem: impl Into<String>) -> Self {
        if wrong {
            self.problem.get_or_insert(problem.into());
        }
        self
    }
    /// What is printed for reading has every type.
    fn is_of(&self, dialect: &str) -> bool {
        self.problem.is_none() && (dialect == "generic" || self.dialects.contains(&dialect))
    }
}
impl From<Native> for DataType {
    fn from(native: Native) -> Self {
        DataType::custom(native)
    }
}
impl CustomType for Native {
    fn name(&self) -> &str {
        &self.name
    }
    fn underlying(&self) -> DataType {
        self.like.clone()
    }
    fn family(&self) -> TypeFamily {
        self.like.family()
    }
    fn implementation(&self, dialect: &str) -> Option<DataType> {
        (self.is_of(dialect) && self.cast != Cast::None).then(|| self.like.clone())
    }
    fn sql_name(&self, dialect: &str) -> Option<String> {
        self.is_of(dialect).then(|| self.name.clone())
    }
    fn cast_name(&self, _: &str) -> Option<String> {
        match &self.cast {
            Cast::Name(name) => Some(name.clone()),
            Cast::Like | Cast::None => None,
        }
    }
    fn storage_limit(&self, _: &str) -> Option<StorageLimit> {
        self.limit.clone()
    }
    fn invalid(&self) -> Option<ErrorKind> {
        self.problem.as_ref().map(|problem| ErrorKind::invalid(&self.name, problem.as_str()))
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        (other as &dyn Any).downcast_ref::<Native>().is_some_and(|other| self == other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}

/// `NAME`, `NAME(3)`
fn with_number(name: &str, number: Option<u32>) -> String {
    number.map_or_else(|| name.to_owned(), |number| format!("{name}({number})"))
}

fn moment(name: &str, cast: &str, fsp: Option<u8>, like: DataType) -> DataType {
    let limit = if like == DataType::Time { StorageLimit::Times } else { StorageLimit::DateTimes };
    let digits = fsp.map(u32::from);
    let native = Native::new(with_number(name, digits), Cast::Name(with_number(cast, digits)), like);
    let native = native.limited_to(limit(fsp.unwrap_or(0)));
    native.unless(fsp > Some(6), "behind the seconds there are six digits at most").into()
}
/// `DATETIME`, `DATETIME(3)`: with so many digits behind the seconds, 6 at most. 13.2.2
///
/// Without them there are none: the server would cut the fraction off, so a value that has one is not written.
///
/// ```
/// use aludel::{mysql, prelude::*};
/// let events = Table::new("events").column(ColumnDef::new("at", mysql::datetime(6)));
/// let create = events.create();
/// assert_eq!(create.compile(&MySql::default())?.sql(), "CREATE TABLE events (at DATETIME(6))"); // MariaDB, too
/// assert_eq!(
///     create.compile(&Sqlite::default()).unwrap_err().to_string(),
///     "sqlite 3.51 has no DATETIME(6); name another type for this database: `data_type.with_variant(other, [\"dialect\"])`\n  \
///      in: column \"at\" of CREATE TABLE events",
/// );
/// let wrong = column("x").cast_as::<Any>(mysql::datetime(9)).compile(&MySql::default()).unwrap_err();
/// assert_eq!(wrong.to_string(), "DATETIME(9): behind the seconds there are six digits at most");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn datetime(fsp: impl Into<Option<u8>>) -> DataType {
    moment("DATETIME", "DATETIME", fsp.into(), DataType::DateTime)
}
/// `TIMESTAMP`, `TIMESTAMP(3)`, from 1970 to 2038; in CAST `DATETIME(3)`.
pub fn timestamp(fsp: impl Into<Option<u8>>) -> DataType {
    moment("TIMESTAMP", "DATETIME", fsp.into(), DataType::Timestamp)
}
/// `TIME`, `TIME(3)`
pub fn time(fsp: impl Into<Option<u8>>) -> DataType {
    moment("TIME", "TIME", fsp.into(), DataType::Time)
}
/// `YEAR`, `YEAR(4)`: in Rust a [`Year`](crate::mysql::Year). 13.2.4
pub fn year(width: impl Into<Option<u8>>) -> DataType {
    let width = width.into();
    let native = Native::new(with_number("YEAR", width.map(u32::from)), Cast::None, DataType::SmallInteger)
        .limited_to(StorageLimit::Between(1901, 2155));
    native.unless(width.is_some_and(|width| width != 4), "a year has four digits").into()
}
/// `BIT`, `BIT(8)`: so many bits, 64 at most. In Rust a `u64`, or a `bool` of one bit. 13.1.5
///
/// MariaDB sends digits in place of bits where `max`, `min` or a subquery in an expression gives them, and nothing tells them apart:
/// add 0 to it there, `func::max(File::mode + 0_u64)`.
///
/// ```
/// use aludel::{mysql, prelude::*};
/// #[derive(Model)]
/// #[model(table = "files")]
/// struct File {
///     #[column(primary_key)]
///     id: i32,
///     #[column(type = mysql::bit(12))]
///     mode: u64,
/// }
/// let writable = File::mode.bitwise_and(0o200).ne(0);
/// assert_eq!(writable.compile(&MySql::default())?.sql(), "files.mode & ? != ?"); // MariaDB, too
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn bit(length: impl Into<Option<u8>>) -> DataType {
    let length = length.into();
    let native = Native::new(with_number("BIT", length.map(u32::from)), Cast::None, DataType::BigInteger);
    native.unless(length.is_some_and(|length| !(1..=64).contains(&length)), "there are 1 to 64 bits").into()
}
/// `TINYBLOB`: 255 bytes at most. 13.3.4
pub fn tinyblob() -> DataType {
    Native::new("TINYBLOB", Cast::Like, DataType::LargeBinary(None)).into()
}
/// `MEDIUMBLOB`: 16 MiB at most. `BLOB` and `BLOB(n)` are [`DataType::LargeBinary`].
pub fn mediumblob() -> DataType {
    Native::new("MEDIUMBLOB", Cast::Like, DataType::LargeBinary(None)).into()
}
/// `LONGBLOB`: 4 GiB at most.
pub fn longblob() -> DataType {
    Native::new("LONGBLOB", Cast::Like, DataType::LargeBinary(None)).into()
}
fn address(name: &str, like: DataType) -> DataType {
    Native { dialects: MARIADB, ..Native::new(name, Cast::Name(name.into()), like) }.into()
}
/// `INET4`: an address of the internet's version 4, as text in Rust. MariaDB has it, from 10.10.
///
/// ```
/// use aludel::{mysql, prelude::*};
/// let cast = column("x").cast_as::<String>(mysql::inet4());
/// assert_eq!(cast.compile(&MariaDb::default())?.sql(), "CAST(x AS INET4)");
/// assert!(cast.compile(&MySql::default()).is_err());
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn inet4() -> DataType {
    address("INET4", DataType::Varchar(Some(15)))
}
/// `INET6`: an address of the internet's version 6, as text in Rust. MariaDB has it, from 10.5.
pub fn inet6() -> DataType {
    address("INET6", DataType::Varchar(Some(39)))
}
