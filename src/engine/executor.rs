//! [`Executor`]: runs statements, inside and outside of a transaction.

use super::Engine;
use super::driver::{DriverConnection, TransactionCommand};
use super::rows::{RowBuffer, Rows, RunningStatement};
use super::trace::Trace;
use crate::compiler::Dialect;
use crate::compiler::{Compiled, Plan};
use crate::error::{Error, ErrorKind, Result};
use crate::query::Statement;
use crate::query::scalar::{FirstColumn, FromRow};
use crate::value::Str;
use std::fmt;

/// Runs statements. A [`Connection`](super::Connection) and a [`Transaction`](super::Transaction) both dereference to it, so
/// a function that takes `&mut Executor` works inside and outside of a transaction.
///
/// ```
/// use aludel::{engine::Executor, prelude::*};
/// #[derive(Model, Debug, PartialEq)]
/// #[model(table = "users")]
/// struct User {
///     #[column(primary_key)]
///     id: i32,
///     name: String,
/// }
/// fn rename(db: &mut Executor, id: i32, name: &str) -> aludel::Result<bool> {
///     let renamed = db.execute(&update(User::table()).set(User::name.set(name)).filter(User::id.eq(id)))?;
///     Ok(renamed.rows_affected() == 1)
/// }
/// let mut conn = Engine::new("sqlite::memory:")?.connect()?;
/// MetaData::of([User::table()]).create_all().run(&mut conn)?;
/// conn.execute(&User::insert(&User { id: 1, name: "ed".into() }))?;
/// assert!(rename(&mut conn, 1, "wendy")?);
/// assert!(!conn.transaction(|tx| rename(tx, 2, "mary"))?);
/// # Ok::<(), aludel::Error>(())
/// ```
pub struct Executor {
    engine: Engine,
    connection: Box<dyn DriverConnection>,
    /// The number of open transactions and savepoints.
    pub(super) depth: u32,
    /// A rollback failed, so the state of the transaction is unknown.
    broken: bool,
}

/// The outcome of a statement that was executed.
#[doc(alias("CursorResult", "QueryResult"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExecuteResult {
    rows_affected: u64,
}
impl ExecuteResult {
    /// Returns the number of rows that were inserted, updated or deleted.
    #[doc(alias = "rowcount")]
    pub fn rows_affected(&self) -> u64 {
        self.rows_affected
    }
}

impl Executor {
    pub(super) fn new(engine: Engine, connection: Box<dyn DriverConnection>) -> Self {
        Executor { engine, connection, depth: 0, broken: false }
    }
    /// Returns the dialect of the database.
    pub fn dialect(&self) -> &dyn Dialect {
        self.engine.dialect()
    }
    /// Runs a statement and drops its rows. It runs the statement's [`plan`](Statement::plan): an INSERT of many rows is
    /// several statements in one transaction.
    ///
    /// ```
    /// # use aludel::prelude::*;
    /// # #[derive(Model, Debug, PartialEq)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, name: String }
    /// # let mut conn = Engine::new("sqlite::memory:")?.connect()?;
    /// # MetaData::of([User::table()]).create_all().run(&mut conn)?;
    /// # for name in ["ed", "wendy"] { conn.execute(&User::insert(&User { id: 0, name: name.into() }))?; }
    /// let done = conn.execute(&update(User::table()).set(User::name.set("mary")))?;
    /// assert_eq!(done.rows_affected(), 2);
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// An error in the statement, or the database's error, by kind.
    pub fn execute<S: Statement>(&mut self, statement: &S) -> Result<ExecuteResult> {
        let plan = statement.plan(self.dialect())?;
        let rows_affected = match plan.statements() {
            [one] => self.run(one)?,
            many => self.transaction(|tx| many.iter().try_fold(0, |sum, one| Ok(sum + tx.run(one)?)))?,
        };
        Ok(ExecuteResult { rows_affected })
    }
    /// Returns all rows.
    ///
    /// ```
    /// # use aludel::prelude::*;
    /// # #[derive(Model, Debug, PartialEq)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, name: String }
    /// # let mut conn = Engine::new("sqlite::memory:")?.connect()?;
    /// # MetaData::of([User::table()]).create_all().run(&mut conn)?;
    /// # for name in ["ed", "wendy"] { conn.execute(&User::insert(&User { id: 0, name: name.into() }))?; }
    /// let users: Vec<User> = conn.all(&User::select().order_by(User::id))?;
    /// let pairs: Vec<(i32, String)> = conn.all(&select((User::id, User::name)).order_by(User::id))?;
    /// assert_eq!(pairs, [(1, "ed".to_owned()), (2, "wendy".to_owned())]);
    /// # assert_eq!(users.len(), 2);
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`execute`](Executor::execute), and [`Decode`](ErrorKind::Decode) if a row does not fit its type.
    #[doc(alias("fetch_all", "load", "get_results", "scalars", "fetchall"))]
    pub fn all<S: Statement<Row: FromRow>>(&mut self, statement: &S) -> Result<Vec<S::Row>> {
        self.stream(statement)?.collect()
    }
    /// Returns the only row.
    ///
    /// ```
    /// # use aludel::prelude::*;
    /// # #[derive(Model, Debug, PartialEq)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, name: String }
    /// # let mut conn = Engine::new("sqlite::memory:")?.connect()?;
    /// # MetaData::of([User::table()]).create_all().run(&mut conn)?;
    /// # for name in ["ed", "wendy"] { conn.execute(&User::insert(&User { id: 0, name: name.into() }))?; }
    /// let (id, name): (i32, String) = conn.one(&select((User::id, User::name)).filter(User::id.eq(2)))?;
    /// assert_eq!((id, name.as_str()), (2, "wendy"));
    /// let error = conn.one(&User::select().filter(User::id.eq(3))).unwrap_err();
    /// assert_eq!(*error.kind(), aludel::ErrorKind::NoRow);
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`all`](Executor::all), and [`NoRow`](ErrorKind::NoRow) or [`ManyRows`](ErrorKind::ManyRows).
    #[doc(alias("fetch_one", "get_result", "scalar_one"))]
    pub fn one<S: Statement<Row: FromRow>>(&mut self, statement: &S) -> Result<S::Row> {
        let mut running = self.start(statement)?;
        let row = running.only(S::Row::from_row)?;
        row.ok_or_else(|| running.explain(ErrorKind::NoRow))
    }
    /// Returns the only row, or `None` if there is none; several rows are an error.
    ///
    /// # Errors
    /// Those of [`all`](Executor::all), and [`ManyRows`](ErrorKind::ManyRows).
    #[doc(alias("fetch_optional", "optional", "scalar_one_or_none"))]
    pub fn one_or_none<S: Statement<Row: FromRow>>(&mut self, statement: &S) -> Result<Option<S::Row>> {
        self.start(statement)?.only(S::Row::from_row)
    }
    /// Returns the first row, or `None` if there is none. The others are not read.
    ///
    /// # Errors
    /// Those of [`all`](Executor::all).
    pub fn first<S: Statement<Row: FromRow>>(&mut self, statement: &S) -> Result<Option<S::Row>> {
        self.start(statement)?.next(S::Row::from_row)
    }
    /// Returns the first column of the first row: `None` without a row, and if it is NULL.
    ///
    /// ```
    /// # use aludel::prelude::*;
    /// # #[derive(Model, Debug, PartialEq)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, name: String }
    /// # let mut conn = Engine::new("sqlite::memory:")?.connect()?;
    /// # MetaData::of([User::table()]).create_all().run(&mut conn)?;
    /// # for name in ["ed", "wendy"] { conn.execute(&User::insert(&User { id: 0, name: name.into() }))?; }
    /// assert_eq!(conn.scalar(&select(User::name).filter(User::id.eq(2)))?, Some("wendy".to_owned()));
    /// assert_eq!(conn.scalar(&select(User::name).filter(User::id.eq(3)))?, None);
    /// assert_eq!(conn.scalar(&select(func::max(User::id)).filter(User::id.eq(3)))?, None); // a row, and NULL in it
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`all`](Executor::all).
    #[doc(alias = "query_scalar")]
    pub fn scalar<S: Statement<Row: FirstColumn>>(&mut self, statement: &S) -> Result<Option<<S::Row as FirstColumn>::First>> {
        let mut running = self.start(statement)?;
        let first = running.next(|cursor| if cursor.is_null()? { Ok(None) } else { FromRow::from_row(cursor).map(Some) })?;
        Ok(first.flatten())
    }
    /// Returns the rows one at a time, as they are read.
    ///
    /// ```
    /// # use aludel::prelude::*;
    /// # #[derive(Model, Debug, PartialEq)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, name: String }
    /// # let mut conn = Engine::new("sqlite::memory:")?.connect()?;
    /// # MetaData::of([User::table()]).create_all().run(&mut conn)?;
    /// # for name in ["ed", "wendy"] { conn.execute(&User::insert(&User { id: 0, name: name.into() }))?; }
    /// let mut letters = 0;
    /// for row in conn.stream(&select((User::id, User::name)))? {
    ///     let (_, name) = row?;
    ///     letters += name.len();
    /// }
    /// assert_eq!(letters, 7);
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`execute`](Executor::execute); an error while rows are read is an item of the iterator.
    #[doc(alias("fetch", "load_iter", "yield_per"))]
    pub fn stream<S: Statement<Row: FromRow>>(&mut self, statement: &S) -> Result<Rows<'_, S::Row>> {
        self.start(statement).map(Rows::new)
    }
    /// Checks that the database still answers.
    ///
    /// # Errors
    /// It does not.
    pub fn ping(&mut self) -> Result<()> {
        self.connection.ping()
    }

    fn run(&mut self, compiled: &Compiled) -> Result<u64> {
        self.ready()?;
        self.send(compiled.sql(), compiled.params())
    }
    fn send(&mut self, sql: &str, params: &[crate::ast::Bind]) -> Result<u64> {
        let mut trace = Trace::start(self.engine.dialect().name());
        let done = self.connection.execute(sql, params);
        trace.rows = *done.as_ref().unwrap_or(&0);
        trace.failed = done.is_err();
        trace.end(sql);
        done.map_err(|error| error.with_statement(sql))
    }
    fn start<S: Statement>(&mut self, statement: &S) -> Result<RunningStatement<'_>> {
        let plan = statement.plan(self.dialect())?;
        if plan.statements().len() > 1 || plan.statements().iter().any(|one| one.row_order().is_some()) {
            return self.gather(plan);
        }
        match plan.into_statements().next() {
            Some(compiled) => self.query(compiled),
            None => Err(Error::invalid("plan", "it has no statements")),
        }
    }
    /// Runs several statements in one transaction and keeps their rows in memory.
    fn gather(&mut self, plan: Plan) -> Result<RunningStatement<'_>> {
        let mut buffer = RowBuffer::default();
        let last = plan.statements().last().cloned();
        self.transaction(|tx| {
            for compiled in plan.into_statements() {
                let order = compiled.shared_order();
                let mut running = tx.query(compiled)?;
                let mut rows = vec![];
                while let Some(row) = running.next(|cursor| cursor.next_row())? {
                    rows.push(row);
                }
                let sorted = match order {
                    Some(order) => order.sort(rows).map_err(|error| running.explain(error))?,
                    None => rows,
                };
                buffer.take(sorted);
            }
            Ok(())
        })?;
        let trace = Trace::silent(self.engine.dialect().name());
        match last {
            Some(compiled) => Ok(RunningStatement::new(compiled, Box::new(buffer.rows()), trace)),
            None => Err(Error::invalid("plan", "it has no statements")),
        }
    }
    fn query(&mut self, compiled: Compiled) -> Result<RunningStatement<'_>> {
        self.ready()?;
        let mut trace = Trace::start(self.engine.dialect().name());
        match self.connection.query(compiled.sql(), compiled.params()) {
            Ok(rows) => Ok(RunningStatement::new(compiled, rows, trace)),
            Err(error) => {
                trace.failed = true;
                trace.end(compiled.sql());
                Err(error.with_statement(compiled.sql()))
            }
        }
    }
    /// Runs a transaction command.
    pub(super) fn control(&mut self, word: TransactionCommand) -> Result<()> {
        self.ready()?;
        let sql = self.connection.transaction_sql(word);
        self.send(&sql, &[]).map(drop)
    }
    /// Undoes all changes since a depth, unless the database has done so. If that fails, no further statement is run.
    pub(super) fn undo(&mut self, depth: u32) {
        self.depth = depth;
        if !self.connection.in_transaction() {
            return;
        }
        let words: &[_] = match depth {
            0 => &[TransactionCommand::Rollback],
            depth => &[TransactionCommand::RollbackTo(depth), TransactionCommand::Release(depth)],
        };
        for word in words {
            let sql = self.connection.transaction_sql(*word);
            self.broken |= self.send(&sql, &[]).is_err();
        }
    }
    fn ready(&self) -> Result<()> {
        const BROKEN: &str = "a rollback failed, so the state of the transaction is unknown; open another connection";
        const ENDED: &str = "the database has ended it, after an error or an explicit COMMIT or ROLLBACK; no further statement runs in it";
        if self.broken {
            return Err(Error::new(ErrorKind::Disconnected).with_source(BROKEN));
        }
        if self.depth > 0 && !self.connection.in_transaction() {
            return Err(Error::invalid("transaction", Str::from_static(ENDED)));
        }
        Ok(())
    }
}

impl fmt::Debug for Executor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Executor").field("engine", &self.engine).field("depth", &self.depth).finish_non_exhaustive()
    }
}
