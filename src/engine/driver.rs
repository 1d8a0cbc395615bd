//! What a driver is: the only place where I/O happens.

use crate::ast::Bind;
use crate::compiler::Dialect;
use crate::error::{Error, ErrorKind, Result};
use crate::row::Cells;
use std::fmt;

/// Makes connections to one database. [`Engine::with_driver`](super::Engine::with_driver) takes one of a user's own.
pub trait Driver: Send + Sync {
    /// Opens a connection.
    ///
    /// # Errors
    /// [`ErrorKind::Connect`], with the driver's own error as its source.
    fn connect(&self) -> Result<Box<dyn DriverConnection>>;
    /// What the database speaks.
    fn dialect(&self) -> &dyn Dialect;
}

/// One connection. Values are bound in the order of the placeholders.
pub trait DriverConnection: Send {
    /// Runs a statement to its end and says how many rows it inserted, updated or deleted. Rows it returns are dropped.
    ///
    /// # Errors
    /// The database's refusal, by kind.
    fn execute(&mut self, sql: &str, params: &[Bind]) -> Result<u64>;
    /// Runs a statement whose rows are read one at a time, while it runs.
    ///
    /// # Errors
    /// The database's refusal, by kind.
    fn query<'c>(&'c mut self, sql: &str, params: &[Bind]) -> Result<Box<dyn DriverRows + 'c>>;
    /// Is a transaction open, as the database sees it?
    fn in_transaction(&self) -> bool;
    /// How this database says a word of transactions.
    fn transaction_word(&self, word: TransactionWord) -> String {
        word.to_string()
    }
    /// Is the database still there?
    ///
    /// # Errors
    /// It is not.
    fn ping(&mut self) -> Result<()> {
        self.execute("SELECT 1", &[]).map(drop)
    }
    /// Does this error mean that the connection is gone?
    fn is_disconnect(&self, error: &Error) -> bool {
        *error.kind() == ErrorKind::Disconnected
    }
}

/// The rows of a running statement. Dropping them ends it.
pub trait DriverRows {
    /// Steps to the next row, which stays in the driver's buffer until the one after it is asked for.
    ///
    /// # Errors
    /// The database's refusal, by kind; there are no rows after it.
    fn next(&mut self) -> Result<Option<&dyn Cells>>;
}

/// A step of a transaction. Savepoints are numbered by their depth.
///
/// `Display` gives the usual words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransactionWord {
    /// The transaction begins.
    Begin,
    /// Everything in it is kept.
    Commit,
    /// Nothing in it is kept.
    Rollback,
    /// A savepoint is set.
    Savepoint(u32),
    /// What happened since the savepoint is kept, as far as the transaction is.
    Release(u32),
    /// What happened since the savepoint is undone; the savepoint stays.
    RollbackTo(u32),
}

impl fmt::Display for TransactionWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TransactionWord::Begin => f.write_str("BEGIN"),
            TransactionWord::Commit => f.write_str("COMMIT"),
            TransactionWord::Rollback => f.write_str("ROLLBACK"),
            TransactionWord::Savepoint(depth) => write!(f, "SAVEPOINT aludel_{depth}"),
            TransactionWord::Release(depth) => write!(f, "RELEASE SAVEPOINT aludel_{depth}"),
            TransactionWord::RollbackTo(depth) => write!(f, "ROLLBACK TO SAVEPOINT aludel_{depth}"),
        }
    }
}
