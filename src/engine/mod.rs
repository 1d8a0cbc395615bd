//! Running statements: engine, connections, transactions and rows. I/O happens in [drivers](Driver) alone.

mod connection;
mod driver;
mod executor;
mod insert_order;
mod rows;
mod trace;
mod transaction;

pub use connection::Connection;
pub use driver::{Driver, DriverConnection, DriverRows, TransactionWord};
pub use executor::{Done, Executor};
pub use rows::Rows;
pub use transaction::Transaction;

use crate::compiler::Dialect;
use crate::error::{Error, Result};
use std::fmt;
use std::sync::Arc;

/// A database, and how to reach it: cheap to clone, shared by threads.
///
/// | URL | database |
/// |---|---|
/// | `sqlite:app.db`, `sqlite://app.db` | a file, beside where the program runs |
/// | `sqlite:/var/lib/app.db`, `sqlite:///var/lib/app.db` | a file, by its absolute path |
/// | `sqlite::memory:` | a database in memory, which the engine's connections share and which goes with the engine |
///
/// `%20` and its like are decoded. A file that is not there is made.
///
/// On SQLite every connection enforces foreign keys, and waits 5 seconds for a lock before the error is
/// [`Busy`](crate::ErrorKind::Busy). Transactions begin as `BEGIN IMMEDIATE`: what reads first and writes then cannot be
/// refused in the middle because another connection has written in between.
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
#[derive(Clone)]
pub struct Engine {
    driver: Arc<dyn Driver>,
}

impl Engine {
    /// An engine on a driver of a user's own.
    pub fn with_driver(driver: impl Driver + 'static) -> Engine {
        Engine::of(Arc::new(driver))
    }
    pub(crate) fn of(driver: Arc<dyn Driver>) -> Engine {
        Engine { driver }
    }
    /// What the database speaks.
    pub fn dialect(&self) -> &dyn Dialect {
        self.driver.dialect()
    }
    /// Opens a connection.
    ///
    /// # Errors
    /// [`Connect`](crate::ErrorKind::Connect), with what the driver says.
    pub fn connect(&self) -> Result<Connection> {
        let connection = self.driver.connect()?;
        Ok(Connection::new(Executor::new(self.clone(), connection)))
    }
    /// Runs a closure in a transaction on a connection of its own: `Ok` commits, `Err` and a panic roll back.
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
    pub fn transaction<T>(&self, work: impl FnOnce(&mut Transaction<'_>) -> Result<T>) -> Result<T> {
        self.connect()?.transaction(work)
    }
    /// [`transaction`](Engine::transaction) for closures with an error type of their own.
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
