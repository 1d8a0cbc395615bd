//! [`DdlScript`]: the statements that create or drop a whole schema.

mod exists;
mod name_registry;
mod statements;

use crate::ast::Ddl;
use crate::ast::ddl::table_of;
use crate::compiler::Dialect;
use crate::compiler::render::title;
use crate::engine::Executor;
use crate::error::{ErrorKind, Result, nearest};
use crate::schema::sort::sorted;
use crate::schema::{MetaData, Sequence, Table, View};
use crate::value::Str;

/// The statements that create or drop a whole schema: to look at, or to run.
///
/// Which they are depends on the database: types and sequences of their own, comments, keys that are added later.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use aludel::prelude::*;
/// let users = Table::new("users")
///     .column(ColumnDef::new("id", DataType::Integer).primary_key())
///     .column(ColumnDef::new("name", DataType::Varchar(Some(50))).index());
/// let schema = MetaData::of([users]);
/// let statements = schema.create_all().statements(&Sqlite::default())?;
/// let sql: Vec<String> = statements.iter().map(ToString::to_string).collect();
/// assert_eq!(
///     sql,
///     ["CREATE TABLE users (id INTEGER NOT NULL, name VARCHAR(50), PRIMARY KEY (id))", "CREATE INDEX ix_users_name ON users (name)"],
/// );
///
/// let mut conn = Engine::new("sqlite::memory:")?.connect()?;
/// schema.create_all().run(&mut conn)?;
/// schema.create_all().check_first().run(&mut conn)?; // what is there stays as it is
/// schema.drop_all().run(&mut conn)?;
/// # }
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "it is run, or its statements are looked at"]
pub struct DdlScript {
    tables: Vec<Table>,
    views: Vec<View>,
    sequences: Vec<Sequence>,
    drop: bool,
    chosen: Option<Vec<Table>>,
    if_exists: bool,
    check_first: bool,
}

impl MetaData {
    /// What creates all tables, with their types, sequences, indexes, comments and views, those that are referred to first.
    /// Of tables that refer to each other in a circle the foreign keys come last, by ALTER TABLE where there is one.
    pub fn create_all(&self) -> DdlScript {
        DdlScript::new(self, false)
    }
    /// What drops all of it, the other way round. Of tables that refer to each other in a circle the foreign keys go first, and so
    /// they need names. SQLite, where keys cannot be dropped, refuses to drop such a table while rows of another refer to it: run
    /// `PRAGMA foreign_keys = OFF` before.
    pub fn drop_all(&self) -> DdlScript {
        DdlScript::new(self, true)
    }
}

impl DdlScript {
    fn new(of: &MetaData, drop: bool) -> Self {
        let (tables, views, sequences) = of.objects();
        DdlScript { tables, views, sequences, drop, chosen: None, if_exists: false, check_first: false }
    }
    /// Only these tables, with the types, sequences and indexes that they need; no views.
    pub fn tables<T: Into<Table>>(mut self, tables: impl IntoIterator<Item = T>) -> Self {
        self.chosen = Some(tables.into_iter().map(Into::into).collect());
        self
    }
    /// `IF NOT EXISTS`, on each statement that has it. MySQL has none for indexes, PostgreSQL none for types: there,
    /// [`check_first`](DdlScript::check_first).
    pub fn if_not_exists(mut self) -> Self {
        self.if_exists = true;
        self
    }
    /// `IF EXISTS`, on each statement that has it.
    pub fn if_exists(self) -> Self {
        self.if_not_exists()
    }
    /// When it is [run](DdlScript::run), the database is asked first: what is there is not created, what is not there is not
    /// dropped.
    pub fn check_first(mut self) -> Self {
        self.check_first = true;
        self
    }
    /// The statements for a database, in the order that they need.
    ///
    /// # Errors
    /// What is wrong in what the tables declare: a foreign key to a table that is not there, two things of one name where the
    /// database has one name for both (indexes, keys and tables of PostgreSQL; foreign keys of MySQL), also when it is cut.
    pub fn statements(&self, dialect: &dyn Dialect) -> Result<Vec<Ddl>> {
        let tables = self.chosen_tables()?;
        if self.drop { Ok(self.drops(tables, dialect)) } else { self.creates(tables, dialect) }
    }
    /// Runs the statements, one by one. Each is an event of `tracing`, which says the how manieth of how many it is.
    ///
    /// # Errors
    /// As [`statements`](DdlScript::statements), and what the database answers; what was run before stays, unless it was in
    /// a transaction of a database whose transactions hold DDL (SQLite, PostgreSQL).
    pub fn run(&self, on: &mut Executor) -> Result<()> {
        let statements = self.statements(on.dialect())?;
        let count = statements.len();
        let mut there: Vec<Table> = vec![];
        for (at, statement) in statements.into_iter().enumerate() {
            let skipped = self.check_first && self.is_done(&statement, &there, on)?;
            if let (true, Ddl::CreateTable(create)) = (skipped, &statement) {
                there.extend(create.of.table().cloned());
            }
            tracing::info!(target: "aludel::schema", step = at + 1, of = count, skipped, "{}", name(&statement));
            if !skipped {
                on.execute(&statement)?;
            }
        }
        Ok(())
    }
    /// Is what a statement creates there already, or what it drops gone? A constraint without a name is there if its table
    /// was, because it cannot be asked for.
    fn is_done(&self, statement: &Ddl, there: &[Table], on: &mut Executor) -> Result<bool> {
        match on.exists(statement)? {
            Some(exists) => Ok(exists != self.drop),
            None => Ok(match statement {
                Ddl::AddConstraint(add) => table_of(&add.to, "").is_ok_and(|table| there.iter().any(|known| known.same(table))),
                _ => false,
            }),
        }
    }
    /// The tables in their order, those of circles with keys that come later.
    fn chosen_tables(&self) -> Result<Vec<Table>> {
        for table in &self.tables {
            table.check_targets(&self.tables)?;
        }
        let chosen = |table: &Table| self.chosen.as_ref().is_none_or(|chosen| chosen.iter().any(|one| one.same(table)));
        if let Some(stranger) = self.chosen.iter().flatten().find(|one| !self.tables.iter().any(|table| table.same(one))) {
            let tables: Vec<Str> = self.tables.iter().map(|table| table.def().full_name().into()).collect();
            let table: Str = stranger.def().full_name().into();
            let suggestion = nearest(&table, tables.iter().map(Str::as_str));
            return Err(ErrorKind::NoSuchTable { table, by: "`.tables(..)`".into(), suggestion, tables }.into());
        }
        Ok(sorted(self.tables.clone()).into_iter().filter(chosen).collect())
    }
}

/// The beginning of the statement, for progress.
fn name(statement: &Ddl) -> String {
    title(&statement.to_string()).to_owned()
}
