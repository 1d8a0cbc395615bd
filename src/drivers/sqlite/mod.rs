//! The driver for SQLite, on rusqlite.
//!
//! Values of types that SQLite lacks are stored as SQLAlchemy stores them: dates and times as text, an interval as the
//! timestamp at that distance from 1970-01-01, a UUID as 32 hexadecimal digits. A decimal is bound as a number, because
//! NUMERIC columns store and compare numbers; `compile()` refuses decimals that such a column would not keep
//! (docs/type-matrix.md).

mod errors;
mod functions;
mod url;

use crate::ast::Bind;
use crate::compiler::Dialect;
use crate::dialects::Sqlite;
use crate::engine::{Driver, DriverConnection, DriverRows, TransactionCommand};
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
use url::{Location, location};

/// A driver for a database in a file or in memory.
pub(crate) struct SqliteDriver {
    location: Location,
    dialect: Sqlite,
    /// A connection that keeps the database in memory while no other is open.
    anchor: Mutex<Option<Anchor>>,
}

struct Anchor {
    name: String,
    _open: Connection,
}

impl SqliteDriver {
    /// Creates a driver from the part of the URL after `sqlite:`.
    pub(crate) fn from_url(rest: &str) -> Result<Self> {
        Ok(SqliteDriver { location: location(rest)?, dialect: Sqlite::default(), anchor: Mutex::new(None) })
    }
    /// Returns the name by which connections share the database in memory (<https://sqlite.org/inmemorydb.html>, and
    /// `src/memdb.c`: a name that begins with a slash). Unlike with a shared cache, connections wait for locks as with a
    /// file.
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
        let connection = match &self.location {
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
    /// Prepares a statement, or takes it from the cache, and binds its values.
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
        // `changes` keeps the number of the previous statement if this one changes nothing
        Ok(if self.connection.total_changes() == before { 0 } else { self.connection.changes() })
    }
    fn query<'c>(&'c mut self, sql: &str, params: &[Bind]) -> Result<Box<dyn DriverRows + 'c>> {
        let statement = MutBorrow::new(self.prepare(sql, params)?);
        Ok(Box::new(StatementRows::new(statement, |statement| CurrentRow {
            rows: statement.borrow_mut().raw_query(),
            width: 0,
            names: OnceCell::new(),
        })))
    }
    fn in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }
    /// Starts a transaction with BEGIN IMMEDIATE if the file is writable: a transaction that reads first may later fail to
    /// get the write lock, without waiting. lang_transaction.html, 2.2
    fn transaction_sql(&self, word: TransactionCommand) -> String {
        match word {
            TransactionCommand::Begin if !self.connection.is_readonly("main").unwrap_or(false) => "BEGIN IMMEDIATE".to_owned(),
            word => word.to_string(),
        }
    }
}

self_cell!(
    /// A statement and the rows that borrow from it.
    struct StatementRows<'c> {
        owner: MutBorrow<CachedStatement<'c>>,
        #[not_covariant]
        dependent: CurrentRow,
    }
);

impl DriverRows for StatementRows<'_> {
    fn next(&mut self) -> Result<Option<&dyn Cells>> {
        self.with_dependent_mut(|_, current| {
            current.rows.advance().map_err(errors::convert)?;
            if current.width == 0 {
                // asked after the first step, because SQLite prepares again, perhaps with other columns, if the schema has changed
                current.width = current.rows.as_ref().map_or(0, |statement| statement.column_count());
            }
            Ok(current.rows.get().is_some().then_some(current as &dyn Cells))
        })
    }
}

/// The rows of a statement; the current one is in SQLite's buffer.
struct CurrentRow<'s> {
    rows: Rows<'s>,
    width: usize,
    names: OnceCell<Arc<[Str]>>,
}

impl CurrentRow<'_> {
    fn cell(&self, index: usize) -> ValueRef<'_> {
        self.rows.get().and_then(|row| row.get_ref(index).ok()).unwrap_or(ValueRef::Null)
    }
}

impl Cells for CurrentRow<'_> {
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
        // an unsigned integer that does not fit into an `i64` would become a float
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
            Some(timestamp) => statement.raw_bind_parameter(index, timestamp.to_string()),
            None => return Err(unsupported("interval of so many years", "it is stored as a timestamp at that distance from 1970")),
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

/// Converts a decimal into the number that a NUMERIC column stores, so that it compares with numbers: SQLite sorts text
/// after all of them.
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
