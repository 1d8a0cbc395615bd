//! Row locks: FOR UPDATE, FOR SHARE and their options.

use super::from::FromList;
use super::select::Select;
use crate::ast::{Lock, LockStrength, LockWait};
use crate::error::ErrorKind;

impl<R> Select<R> {
    fn lock(self, strength: LockStrength) -> Self {
        self.change(|query| query.change_lock("FOR UPDATE", |lock| *lock = Some(Lock::of_strength(strength))))
    }
    fn locked(self, clause: &'static str, change: impl FnOnce(&mut Lock)) -> Self {
        let mut unlocked = false;
        let change = |lock: &mut Option<Lock>| match lock {
            Some(lock) => change(lock),
            None => unlocked = true,
        };
        let query = self.change(|query| query.change_lock(clause, change));
        match unlocked {
            true => query.change(|query| {
                query.invalid(ErrorKind::invalid(clause, "it belongs to a lock, and there is none; first, `.for_update()`"));
            }),
            false => query,
        }
    }
    /// Adds `FOR UPDATE`: other transactions can neither change nor lock the rows until this transaction ends. SQLite has no
    /// row locks.
    ///
    /// A set operation as a whole cannot be locked: PostgreSQL refuses it, and MySQL and MariaDB would lock the rows of its
    /// last member alone. There, lock each member instead; on PostgreSQL, lock the rows with a separate query.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "jobs")] struct Job { #[column(primary_key)] id: i32, done: bool }
    /// let next = select(Job::id).filter(!Job::done).order_by(Job::id).limit(1).for_update().skip_locked();
    /// assert_eq!(
    ///     next.compile(&Postgres::default())?.sql(),
    ///     "SELECT jobs.id FROM jobs WHERE NOT jobs.done ORDER BY jobs.id LIMIT $1 FOR UPDATE SKIP LOCKED",
    /// );
    /// assert!(next.compile(&Sqlite::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    #[doc(alias = "with_for_update")]
    pub fn for_update(self) -> Self {
        self.lock(LockStrength::Update)
    }
    /// Adds `FOR NO KEY UPDATE`: as [`for_update`](Select::for_update), but other transactions may insert rows that refer to
    /// the locked ones. PostgreSQL only.
    pub fn for_no_key_update(self) -> Self {
        self.lock(LockStrength::NoKeyUpdate)
    }
    /// Adds `FOR SHARE`, on MariaDB `LOCK IN SHARE MODE`: other transactions cannot change the rows until this transaction
    /// ends.
    pub fn for_share(self) -> Self {
        self.lock(LockStrength::Share)
    }
    /// Adds `FOR KEY SHARE`: other transactions can neither delete the rows nor change their keys. PostgreSQL only.
    pub fn for_key_share(self) -> Self {
        self.lock(LockStrength::KeyShare)
    }
    /// Adds `OF ..` to the lock: only rows of these FROM elements are locked. A column counts as its table. MariaDB does not
    /// have it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// # #[derive(Model)] #[model(table = "orders")]
    /// # struct Order { #[column(primary_key)] id: i32, #[column(foreign_key = User::id)] user_id: i32 }
    /// let query = select(User::id).join(Order::table()).for_share().of(User::table()).nowait();
    /// assert_eq!(
    ///     query.compile(&Postgres::default())?.sql(),
    ///     "SELECT users.id FROM users JOIN orders ON users.id = orders.user_id FOR SHARE OF users NOWAIT",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn of(self, tables: impl FromList) -> Self {
        self.locked("OF", |lock| {
            tables.each_from(&mut |from| {
                if !lock.of.iter().any(|known| known.is(&from)) {
                    lock.of.push(from);
                }
            });
        })
    }
    /// Adds `NOWAIT` to the lock: rows that are already locked are an error.
    pub fn nowait(self) -> Self {
        self.locked("NOWAIT", |lock| lock.wait = LockWait::NoWait)
    }
    /// Adds `SKIP LOCKED` to the lock: rows that are already locked are left out.
    pub fn skip_locked(self) -> Self {
        self.locked("SKIP LOCKED", |lock| lock.wait = LockWait::SkipLocked)
    }
}
