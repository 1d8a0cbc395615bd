//! SQLite's driver, on rusqlite.
//!
//! What SQLite has no type for is kept as SQLAlchemy keeps it: dates and times as text, an interval as the date with time
//! that lies that far from 1970-01-01, a UUID as 32 hexadecimal digits. A decimal is bound as a number, as its NUMERIC
//! columns have it and as it compares: what they would not keep is refused by `compile()`, unless the column is one of text here
//! (docs/type-matrix.md).

mod errors;
mod functions;
mod url;

use crate::ast::Bind;
use crate::compiler::Dialect;
use crate::dialects::Sqlite;
use crate::engine::{Driver, DriverConnection, DriverRows, TransactionWord};
use crate::error::{Error, ErrorKind, Result};
use crate::row::{Cell, Cells};
use crate::types::TypeFamily;
use crate::value::iso;
use crate::value::{Str, Value};
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::types::{Null, ValueRef};
use rusqlite::{CachedStatement, Connection, OpenFlags, Rows};
use self_cell::{MutBorrow, self_cell};
use std::cell::OnceCell;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use url::{Location, place};

/// A database in a file or in memory.
pub(crate) struct SqliteDriver {
    place: Location,
    dialect: Sqlite,
    /// Keeps the database in memory while nobody is connected.
    anchor: Mutex<Option<Anchor>>,
}

struct Anchor {
    name: String,
    _open: Connection,
}

impl SqliteDriver {
    /// FromItem what stands behind `sqlite:`.
    pub(crate) fn from_url(rest: &str) -> Result<Self> {
        Ok(SqliteDriver { place: place(rest)?, dialect: Sqlite::default(), anchor: Mutex::new(None) })
    }
    /// The name by which a database in memory is shared (<https://sqlite.org/inmemorydb.html>, and `src/memdb.c`: one
    /// whose name begins with a slash). Unlike a shared cache it waits for locks as a file does.
    fn memory_name(&self) -> Result<String> {
        static NUMBER: AtomicU64 = AtomicU64::new(1);
        let mut anchor = self.anchor.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(anchor) = &*anchor {
            return Ok(anchor.name.clone());
        }
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("file:/aludel-{}-{number}?vfs=memdb", env!("CARGO_PKG_VERSION"));
        let open = open(Path::new(&name), OpenFlags::SQLITE_OPEN_URI)?;
        *anchor = Some(Anchor { name: name.clone(), _open: open });
        Ok(name)
    }
}

impl Driver for SqliteDriver {
    fn connect(&self) -> Result<Box<dyn DriverConnection>> {
        let connection = match &self.place {
            Location::Memory => open(Path::new(&self.memory_name()?), OpenFlags::SQLITE_OPEN_URI)?,
            Location::File(path) => open(path, OpenFlags::empty())?,
        };
        Ok(Box::new(SqliteConnection { connection }))
    }
    fn dialect(&self) -> &dyn Dialect {
        &self.dialect
    }
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let usual = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, usual | flags).map_err(errors::connect)?;
    connection.busy_timeout(Duration::from_secs(5)).map_err(errors::connect)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch("PRAGMA foreign_keys = ON").map_err(errors::connect)?;
    functions::register(&connection)?;
    Ok(connection)
}

struct SqliteConnection {
    connection: Connection,
}

impl SqliteConnection {
    /// The statement, from the cache if it has been there, with its values.
    fn prepare(&self, sql: &str, params: &[Bind]) -> Result<CachedStatement<'_>> {
        let mut statement = self.connection.prepare_cached(sql).map_err(errors::convert)?;
        let wanted = statement.parameter_count();
        if wanted != params.len() {
            let problem = format!("there are placeholders for {wanted} values, and {} are bound", params.len());
            return Err(Error::invalid("statement", problem));
        }
        for (index, bind) in params.iter().enumerate() {
            bind_value(&mut statement, index + 1, bind)?;
        }
        Ok(statement)
    }
}

impl DriverConnection for SqliteConnection {
    fn execute(&mut self, sql: &str, params: &[Bind]) -> Result<u64> {
        let before = self.connection.total_changes();
        let mut statement = self.prepare(sql, params)?;
        let mut rows = statement.raw_query();
        while rows.next().map_err(errors::convert)?.is_some() {}
        // what changes nothing leaves the count of the statement before it
        Ok(if self.connection.total_changes() == before { 0 } else { self.connection.changes() })
    }
    fn query<'c>(&'c mut self, sql: &str, params: &[Bind]) -> Result<Box<dyn DriverRows + 'c>> {
        let statement = MutBorrow::new(self.prepare(sql, params)?);
        Ok(Box::new(Running::new(statement, |statement| Stepper {
            rows: statement.borrow_mut().raw_query(),
            width: 0,
            names: OnceCell::new(),
        })))
    }
    fn in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }
    /// A transaction that reads first may be refused the lock when it comes to write, without waiting; so it asks at
    /// once, where the file can be written. lang_transaction.html, 2.2
    fn transaction_word(&self, word: TransactionWord) -> String {
        match word {
            TransactionWord::Begin if !self.connection.is_readonly("main").unwrap_or(false) => "BEGIN IMMEDIATE".to_owned(),
            word => word.to_string(),
        }
    }
}

self_cell!(
    /// A statement and the rows that borrow from it.
    struct Running<'c> {
        owner: MutBorrow<CachedStatement<'c>>,
        #[not_covariant]
        dependent: Stepper,
    }
);

impl DriverRows for Running<'_> {
    fn next(&mut self) -> Result<Option<&dyn Cells>> {
        self.with_dependent_mut(|_, stepper| {
            stepper.rows.advance().map_err(errors::convert)?;
            if stepper.width == 0 {
                // asked after the first step: if the schema has changed, it prepares again, perhaps with other columns
                stepper.width = stepper.rows.as_ref().map_or(0, |statement| statement.column_count());
            }
            Ok(stepper.rows.get().is_some().then_some(stepper as &dyn Cells))
        })
    }
}

/// The rows of a statement; the current one is in SQLite's buffer.
struct Stepper<'s> {
    rows: Rows<'s>,
    width: usize,
    names: OnceCell<Arc<[Str]>>,
}

impl Stepper<'_> {
    fn cell(&self, index: usize) -> ValueRef<'_> {
        self.rows.get().and_then(|row| row.get_ref(index).ok()).unwrap_or(ValueRef::Null)
    }
}

impl Cells for Stepper<'_> {
    fn width(&self) -> usize {
        self.width
    }
    fn names(&self) -> &Arc<[Str]> {
        self.names.get_or_init(|| match self.rows.as_ref() {
            Some(statement) => statement.column_names().map(Str::from).collect(),
            None => Arc::default(),
        })
    }
    fn get(&self, index: usize) -> Result<Cell<'_>> {
        match self.cell(index) {
            ValueRef::Null => Ok(Cell::Null),
            ValueRef::Integer(v) => Ok(Cell::Int(v)),
            ValueRef::Real(v) => Ok(Cell::Real(v)),
            ValueRef::Blob(v) => Ok(Cell::Bytes(v)),
            ValueRef::Text(v) => {
                let broken = |_| self.broken(index, Str::from_static("the text is not UTF-8; CAST it to BLOB to read its bytes"));
                str::from_utf8(v).map(Cell::Text).map_err(broken)
            }
        }
    }
    fn is_null(&self, index: usize) -> bool {
        matches!(self.cell(index), ValueRef::Null)
    }
}

fn bind_value(statement: &mut CachedStatement<'_>, index: usize, bind: &Bind) -> Result<()> {
    let bound = match &bind.value {
        Value::Null => statement.raw_bind_parameter(index, Null),
        Value::Bool(v) => statement.raw_bind_parameter(index, v),
        Value::Int(v) => statement.raw_bind_parameter(index, v),
        Value::Real(v) if v.is_nan() => return Err(unsupported("NaN", "it would be stored as NULL")),
        Value::Real(v) => statement.raw_bind_parameter(index, v),
        Value::Text(v) => statement.raw_bind_parameter(index, v.as_str()),
        // it would become a float
        Value::Decimal(_) if bind.big_integer().is_some() => {
            return Err(unsupported("integer above 9223372036854775807", "keep it as text"));
        }
        Value::Decimal(v) => match number(v, bind.ty.data_type.family()) {
            Some(Number::Int(v)) => statement.raw_bind_parameter(index, v),
            Some(Number::Real(v)) => statement.raw_bind_parameter(index, v),
            None => statement.raw_bind_parameter(index, &**v),
        },
        Value::Bytes(v) => statement.raw_bind_parameter(index, &**v),
        Value::Date(v) => statement.raw_bind_parameter(index, v.to_string()),
        Value::Time(v) => statement.raw_bind_parameter(index, v.to_string()),
        Value::DateTime(v) => statement.raw_bind_parameter(index, v.to_string()),
        Value::Interval(v) => match iso::epoch_plus(*v) {
            Some(moment) => statement.raw_bind_parameter(index, moment.to_string()),
            None => return Err(unsupported("interval of so many years", "it is kept as a date that lies that far from 1970")),
        },
        Value::Uuid(v) => statement.raw_bind_parameter(index, format!("{:032x}", u128::from_be_bytes(*v))),
        Value::Json(v) => statement.raw_bind_parameter(index, &**v),
        Value::Array(_) => return Err(unsupported("array", "bind JSON, and read it by `json_each`")),
        Value::Custom(_) => return Err(unsupported("value of a custom type", "its `Scalar::into_value` gives another `Value`")),
    };
    bound.map_err(errors::convert)
}

enum Number {
    Int(i64),
    Real(f64),
}

/// A decimal as SQLite's NUMERIC would have it, so that it compares with numbers: text is greater than any of them.
fn number(digits: &str, kind: TypeFamily) -> Option<Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    if kind == TypeFamily::Text {
        return None;
    }
    let real = digits.parse::<f64>().ok()?;
    match digits.parse::<i64>() {
        Ok(integer) if real.abs() >= EXACT => Some(Number::Int(integer)),
        _ => Some(Number::Real(real)),
    }
}

#[cold]
fn unsupported(construct: &'static str, hint: &'static str) -> Error {
    Error::new(ErrorKind::Unsupported {
        construct: Str::from_static(construct),
        dialect: Str::from_static("sqlite"),
        version: rusqlite::version().into(),
        hint: Str::from_static(hint),
    })
}
