//! [`DdlScript`]: the statements that create or drop a whole schema.

mod name_registry;
mod object_exists;
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

/// The statements that create or drop a whole schema, to inspect or to run.
///
/// They depend on the database: it may have types and sequences to create, comments, and foreign keys that are added later.
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
/// schema.create_all().check_first().run(&mut conn)?; // existing objects stay as they are
/// schema.drop_all().run(&mut conn)?;
/// # }
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a script does nothing until `run` or `statements` is called"]
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
    /// Creates all tables, with their types, sequences, indexes, comments and views, each table after those that it refers to. The
    /// foreign keys of tables that refer to each other in a cycle are added last, by ALTER TABLE where the database has it.
    pub fn create_all(&self) -> DdlScript {
        DdlScript::new(self, false)
    }
    /// Drops everything, in reverse order. The foreign keys of tables that refer to each other in a cycle are dropped first, for
    /// which they need names. SQLite cannot drop foreign keys, and refuses to drop such a table while rows of another one refer to
    /// it: run `PRAGMA foreign_keys = OFF` before.
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
    /// `IF NOT EXISTS`, on each statement that supports it. MySQL does not for indexes, PostgreSQL does not for types; use
    /// [`check_first`](DdlScript::check_first) existing.
    pub fn if_not_exists(mut self) -> Self {
        self.if_exists = true;
        self
    }
    /// `IF EXISTS`, on each statement that supports it.
    pub fn if_exists(self) -> Self {
        self.if_not_exists()
    }
    /// Asks the database first when it is [run](DdlScript::run): objects that exist are not created, objects that do not exist are
    /// not dropped.
    pub fn check_first(mut self) -> Self {
        self.check_first = true;
        self
    }
    /// The statements for a database, in the order in which they are run.
    ///
    /// # Errors
    /// Errors in the declarations: a foreign key to a table that does not exist, or one name for two objects in one scope of the
    /// database (indexes, keys and tables of PostgreSQL; foreign keys of MySQL), also after truncation.
    pub fn statements(&self, dialect: &dyn Dialect) -> Result<Vec<Ddl>> {
        let tables = self.chosen_tables()?;
        if self.drop { Ok(self.drops(tables, dialect)) } else { self.creates(tables, dialect) }
    }
    /// Runs the statements one by one. Each of them is an event of `tracing` with its `step` and their number, `of`.
    ///
    /// # Errors
    /// Those of [`statements`](DdlScript::statements), and those of the database. Statements that ran before remain in effect, unless
    /// they were in a transaction of a database with transactional DDL (SQLite, PostgreSQL).
    pub fn run(&self, on: &mut Executor) -> Result<()> {
        let statements = self.statements(on.dialect())?;
        let count = statements.len();
        let mut existing: Vec<Table> = vec![];
        for (at, statement) in statements.into_iter().enumerate() {
            let skipped = self.check_first && self.is_done(&statement, &existing, on)?;
            if let (true, Ddl::CreateTable(create)) = (skipped, &statement) {
                existing.extend(create.of.table().cloned());
            }
            tracing::info!(target: "aludel::schema", step = at + 1, of = count, skipped, "{}", name(&statement));
            if !skipped {
                on.execute(&statement)?;
            }
        }
        Ok(())
    }
    /// Whether the object that a statement creates exists already, or the one that it drops does not. A constraint without a name
    /// exists if its table did, because the database cannot be asked for it.
    fn is_done(&self, statement: &Ddl, existing: &[Table], on: &mut Executor) -> Result<bool> {
        match on.exists(statement)? {
            Some(exists) => Ok(exists != self.drop),
            None => Ok(match statement {
                Ddl::AddConstraint(add) => table_of(&add.to, "").is_ok_and(|table| existing.iter().any(|known| known.same(table))),
                _ => false,
            }),
        }
    }
    /// The tables in the order of creation; foreign keys in cycles are marked to be added later.
    fn chosen_tables(&self) -> Result<Vec<Table>> {
        for table in &self.tables {
            table.check_targets(&self.tables)?;
        }
        let chosen = |table: &Table| self.chosen.as_ref().is_none_or(|chosen| chosen.iter().any(|one| one.same(table)));
        if let Some(unknown) = self.chosen.iter().flatten().find(|one| !self.tables.iter().any(|table| table.same(one))) {
            let tables: Vec<Str> = self.tables.iter().map(|table| table.def().full_name().into()).collect();
            let table: Str = unknown.def().full_name().into();
            let suggestion = nearest(&table, tables.iter().map(Str::as_str));
            return Err(ErrorKind::NoSuchTable { table, by: "`.tables(..)`".into(), suggestion, tables }.into());
        }
        Ok(sorted(self.tables.clone()).into_iter().filter(chosen).collect())
    }
}

/// The title of a statement, for progress events.
fn name(statement: &Ddl) -> String {
    title(&statement.to_string()).to_owned()
}
