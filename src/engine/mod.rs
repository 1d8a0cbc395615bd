//! Running statements: engine, connections, transactions and rows. All I/O happens in a [`Driver`].

mod connection;
mod driver;
mod executor;
mod rows;
mod sort_returned;
mod trace;
mod transaction;

pub use connection::Connection;
pub use driver::{Driver, DriverConnection, DriverRows, TransactionCommand};
pub use executor::{ExecuteResult, Executor};
pub use rows::Rows;
pub use transaction::Transaction;

use crate::compiler::Dialect;
use crate::error::{Error, Result};
use std::fmt;
use std::sync::Arc;

/// A database and how to connect to it. It is cheap to clone and shared by threads.
///
/// | URL | database |
/// |---|---|
/// | `sqlite:app.db`, `sqlite://app.db` | a file, relative to the working directory |
/// | `sqlite:/var/lib/app.db`, `sqlite:///var/lib/app.db` | a file, by its absolute path |
/// | `sqlite::memory:` | a database in memory, shared by the engine's connections, and dropped with the engine |
///
/// Percent-encoding (`%20`) is decoded. A missing file is created.
///
/// On SQLite every connection enforces foreign keys and waits 5 seconds for a lock before it returns
/// [`Busy`](crate::ErrorKind::Busy). Transactions start with `BEGIN IMMEDIATE`, so that one that reads first and then writes
/// does not fail because another connection has written in between.
///
/// ```
/// use aludel::prelude::*;
/// #[derive(Model, Debug, PartialEq)]
/// #[model(table = "users")]
/// struct User {
///     #[column(primary_key)]
///     id: i32,
///     name: String,
/// }
/// let engine = Engine::new("sqlite::memory:")?; // no connection yet
/// engine.transaction(|tx| {
///     MetaData::of([User::table()]).create_all().run(tx)?;
///     tx.execute(&User::insert(&User { id: 1, name: "ed".into() }))
/// })?;
/// let mut conn = engine.connect()?;
/// assert_eq!(conn.all(&User::select())?, [User { id: 1, name: "ed".into() }]);
/// # Ok::<(), aludel::Error>(())
/// ```
#[doc(alias("Pool", "create_engine"))]
#[derive(Clone)]
pub struct Engine {
    driver: Arc<dyn Driver>,
}

impl Engine {
    /// Creates an engine on a user-defined driver.
    pub fn with_driver(driver: impl Driver + 'static) -> Engine {
        Engine::of(Arc::new(driver))
    }
    pub(crate) fn of(driver: Arc<dyn Driver>) -> Engine {
        Engine { driver }
    }
    /// Returns the dialect of the database.
    pub fn dialect(&self) -> &dyn Dialect {
        self.driver.dialect()
    }
    /// Opens a connection.
    ///
    /// # Errors
    /// [`Connect`](crate::ErrorKind::Connect), with the driver's error as its source.
    #[doc(alias("acquire", "establish"))]
    pub fn connect(&self) -> Result<Connection> {
        let connection = self.driver.connect()?;
        Ok(Connection::new(Executor::new(self.clone(), connection)))
    }
    /// Runs a closure in a transaction on a new connection: `Ok` commits, `Err` and a panic roll back.
    ///
    /// ```
    /// # use aludel::prelude::*;
    /// # #[derive(Model, Debug, PartialEq)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, name: String }
    /// let engine = Engine::new("sqlite::memory:")?;
    /// let id = engine.transaction(|tx| {
    ///     MetaData::of([User::table()]).create_all().run(tx)?;
    ///     tx.one(&User::insert(&User { id: 0, name: "ed".into() }).returning(User::id))
    /// })?;
    /// assert_eq!(id, 1);
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// The closure's, and those of connecting, beginning and committing.
    #[doc(alias = "begin")]
    pub fn transaction<T>(&self, work: impl FnOnce(&mut Transaction<'_>) -> Result<T>) -> Result<T> {
        self.connect()?.transaction(work)
    }
    /// Runs a closure in a transaction, like [`transaction`](Engine::transaction), with an error type of its own.
    ///
    /// ```
    /// # use aludel::prelude::*;
    /// # #[derive(Model, Debug, PartialEq)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, name: String }
    /// #[derive(Debug)]
    /// enum AppError {
    ///     Database(aludel::Error),
    ///     NobodyThere,
    /// }
    /// impl From<aludel::Error> for AppError {
    ///     fn from(error: aludel::Error) -> Self {
    ///         AppError::Database(error)
    ///     }
    /// }
    /// # let engine = Engine::new("sqlite::memory:")?;
    /// # let mut conn = engine.connect()?;
    /// # MetaData::of([User::table()]).create_all().run(&mut conn)?;
    /// let outcome = engine.try_transaction(|tx| -> Result<User, AppError> {
    ///     tx.execute(&update(User::table()).set(User::name.set("ed")))?;
    ///     tx.first(&User::select())?.ok_or(AppError::NobodyThere)
    /// });
    /// assert!(matches!(outcome, Err(AppError::NobodyThere)));
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// The closure's, and those of connecting, beginning and committing.
    pub fn try_transaction<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.connect()?.try_transaction(work)
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Engine({})", self.dialect().name())
    }
}
