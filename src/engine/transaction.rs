//! [`Transaction`]: transactions and savepoints.

use super::driver::TransactionCommand;
use super::executor::Executor;
use crate::error::{Error, Result};
use std::ops::{Deref, DerefMut};

/// A transaction, or a savepoint in one: an [`Executor`] for a closure. `Ok` keeps its changes, `Err` and a panic undo them.
/// See [`Engine::transaction`](super::Engine::transaction).
#[derive(Debug)]
pub struct Transaction<'c> {
    executor: &'c mut Executor,
    /// The depth outside of it.
    depth: u32,
    open: bool,
}

impl Executor {
    /// Runs a closure in a transaction; inside of one, after a savepoint.
    ///
    /// `Ok` commits, `Err` and a panic roll back.
    ///
    /// ```
    /// # use aludel::prelude::*;
    /// # #[derive(Model, Debug, PartialEq)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, name: String }
    /// # let mut conn = Engine::new("sqlite::memory:")?.connect()?;
    /// # MetaData::of([User::table()]).create_all().run(&mut conn)?;
    /// # for name in ["ed", "wendy"] { conn.execute(&User::insert(&User { id: 0, name: name.into() }))?; }
    /// let failed: aludel::Result<()> = conn.transaction(|tx| {
    ///     tx.execute(&delete(User::table()))?;
    ///     tx.execute(&User::insert_with_key(&User { id: 1, name: "mary".into() }))?;
    ///     tx.execute(&User::insert_with_key(&User { id: 1, name: "fred".into() }))?; // there is one with this key
    ///     Ok(())
    /// });
    /// assert!(failed.is_err());
    /// assert_eq!(conn.scalar(&select(func::count(User::id)))?, Some(2));
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the closure, and of starting and committing. A rollback that fails does not hide the closure's error.
    #[doc(alias = "begin")]
    pub fn transaction<T>(&mut self, work: impl FnOnce(&mut Transaction<'_>) -> Result<T>) -> Result<T> {
        self.try_transaction(work)
    }
    /// Runs a closure in a transaction, like [`transaction`](Executor::transaction), with an error type of its own.
    ///
    /// # Errors
    /// Those of the closure, and of starting and committing.
    pub fn try_transaction<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut Transaction<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut transaction = Transaction::begin(self)?;
        let value = work(&mut transaction)?;
        transaction.commit()?;
        Ok(value)
    }
    /// Runs a closure after a savepoint: `Err` and a panic undo its changes and leave the transaction around it intact.
    /// Outside of a transaction it starts one.
    ///
    /// ```
    /// # use aludel::prelude::*;
    /// # #[derive(Model, Debug, PartialEq)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, name: String }
    /// # let mut conn = Engine::new("sqlite::memory:")?.connect()?;
    /// # MetaData::of([User::table()]).create_all().run(&mut conn)?;
    /// # for name in ["ed", "wendy"] { conn.execute(&User::insert(&User { id: 0, name: name.into() }))?; }
    /// let names = conn.transaction(|tx| {
    ///     tx.execute(&delete(User::table()).filter(User::name.eq("ed")))?;
    ///     let failed = tx.savepoint(|sp| {
    ///         sp.execute(&delete(User::table()))?;
    ///         sp.execute(&User::insert_all(&[User { id: 1, name: "mary".into() }]))?;
    ///         Err::<(), _>(aludel::ErrorKind::NoRow.into())
    ///     });
    ///     assert!(failed.is_err());
    ///     tx.all(&select(User::name))
    /// })?;
    /// assert_eq!(names, ["wendy"]);
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`transaction`](Executor::transaction).
    #[doc(alias = "begin_nested")]
    pub fn savepoint<T>(&mut self, work: impl FnOnce(&mut Transaction<'_>) -> Result<T>) -> Result<T> {
        self.try_transaction(work)
    }
}

impl<'c> Transaction<'c> {
    fn begin(executor: &'c mut Executor) -> Result<Self> {
        let depth = executor.depth;
        executor.control(match depth {
            0 => TransactionCommand::Begin,
            depth => TransactionCommand::Savepoint(depth),
        })?;
        executor.depth = depth + 1;
        Ok(Transaction { executor, depth, open: true })
    }
    /// Commits; if that fails, dropping rolls back.
    fn commit(mut self) -> Result<()> {
        self.executor.control(match self.depth {
            0 => TransactionCommand::Commit,
            depth => TransactionCommand::Release(depth),
        })?;
        self.executor.depth = self.depth;
        self.open = false;
        Ok(())
    }
}
impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.open {
            self.executor.undo(self.depth);
        }
    }
}
impl Deref for Transaction<'_> {
    type Target = Executor;
    fn deref(&self) -> &Executor {
        self.executor
    }
}
impl DerefMut for Transaction<'_> {
    fn deref_mut(&mut self) -> &mut Executor {
        self.executor
    }
}
