//! The driver traits. All I/O of the library happens in their implementations.

use crate::ast::Bind;
use crate::compiler::Dialect;
use crate::error::{Error, ErrorKind, Result};
use crate::row::Cells;
use std::fmt;

/// Opens connections to one database; [`Engine::with_driver`](super::Engine::with_driver) takes a user-defined one.
pub trait Driver: Send + Sync {
    /// Opens a connection.
    ///
    /// # Errors
    /// [`ErrorKind::Connect`], with the driver's own error as its source.
    fn connect(&self) -> Result<Box<dyn DriverConnection>>;
    /// Returns the dialect of the database.
    fn dialect(&self) -> &dyn Dialect;
}

/// A connection. Values are bound in the order of the placeholders.
pub trait DriverConnection: Send {
    /// Runs a statement to its end and returns the number of rows that it inserted, updated or deleted. Rows that it returns
    /// are dropped.
    ///
    /// # Errors
    /// The database's error, by kind.
    fn execute(&mut self, sql: &str, params: &[Bind]) -> Result<u64>;
    /// Runs a statement and returns its rows, which are read one at a time.
    ///
    /// # Errors
    /// The database's error, by kind.
    fn query<'c>(&'c mut self, sql: &str, params: &[Bind]) -> Result<Box<dyn DriverRows + 'c>>;
    /// Whether the database has an open transaction.
    fn in_transaction(&self) -> bool;
    /// Returns the SQL of a transaction command on this database.
    fn transaction_sql(&self, word: TransactionCommand) -> String {
        word.to_string()
    }
    /// Checks that the database still answers.
    ///
    /// # Errors
    /// It does not.
    fn ping(&mut self) -> Result<()> {
        self.execute("SELECT 1", &[]).map(drop)
    }
    /// Whether an error means that the connection is lost.
    fn is_disconnect(&self, error: &Error) -> bool {
        *error.kind() == ErrorKind::Disconnected
    }
}

/// The rows of a running statement. Dropping them ends it.
pub trait DriverRows {
    /// Advances to the next row, which stays in the driver's buffer until the following one is asked for.
    ///
    /// # Errors
    /// The database's error, by kind; no rows follow it.
    fn next(&mut self) -> Result<Option<&dyn Cells>>;
}

/// A transaction command. Savepoints are numbered by their depth. `Display` renders the standard SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransactionCommand {
    /// Starts a transaction.
    Begin,
    /// Commits the transaction.
    Commit,
    /// Rolls the transaction back.
    Rollback,
    /// Sets a savepoint.
    Savepoint(u32),
    /// Releases a savepoint: its changes become part of the transaction around it.
    Release(u32),
    /// Undoes the changes since a savepoint, which remains.
    RollbackTo(u32),
}

impl fmt::Display for TransactionCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TransactionCommand::Begin => f.write_str("BEGIN"),
            TransactionCommand::Commit => f.write_str("COMMIT"),
            TransactionCommand::Rollback => f.write_str("ROLLBACK"),
            TransactionCommand::Savepoint(depth) => write!(f, "SAVEPOINT aludel_{depth}"),
            TransactionCommand::Release(depth) => write!(f, "RELEASE SAVEPOINT aludel_{depth}"),
            TransactionCommand::RollbackTo(depth) => write!(f, "ROLLBACK TO SAVEPOINT aludel_{depth}"),
        }
    }
}
