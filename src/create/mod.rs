//! [`DdlScript`]: the statements that create or drop a whole schema.

mod exists;
mod name_registry;

use crate::ast::ddl::table_of;
use crate::ast::{AddConstraint, CreateTable, CreateType, Ddl, DropConstraint, DropTable, DropType, Node, SetComment};
use crate::compiler::Dialect;
use crate::compiler::render::title;
use crate::engine::Executor;
use crate::error::{ErrorKind, Result, nearest};
use crate::features::Comments;
use crate::schema::sort::sorted;
use crate::schema::{ColumnDefault, Constraint, MetaData, Sequence, Table, View};
use crate::types::DataType;
use crate::value::Str;
use name_registry::NameRegistry;

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
    fn creates(&self, tables: Vec<Table>, dialect: &dyn Dialect) -> Result<Vec<Ddl>> {
        let features = dialect.features();
        let mut script: Vec<Ddl> = vec![];
        let types = self.types(&tables, dialect);
        let mut registry = NameRegistry::new(dialect);
        types.iter().try_for_each(|ty| registry.named_type(ty))?;
        script.extend(types.into_iter().map(|ty| CreateType::of(ty).into()));
        let own = |sequence: &Sequence| tables.iter().any(|table| sequences_of(table).iter().any(|one| one.is(sequence)));
        let has_sequences = features.has_sequences();
        let loose = self.sequences.iter().filter(|sequence| has_sequences && self.chosen.is_none() && !own(sequence));
        for sequence in loose {
            registry.sequence(sequence)?;
            script.push(self.create_sequence(sequence));
        }
        let mut made: Vec<Sequence> = vec![];
        for table in &tables {
            for sequence in sequences_of(table).into_iter().filter(|_| has_sequences) {
                if !made.iter().any(|known| known.is(&sequence)) {
                    registry.sequence(&sequence)?;
                    script.push(self.create_sequence(self.sequences.iter().find(|known| known.is(&sequence)).unwrap_or(&sequence)));
                    made.push(sequence);
                }
            }
            registry.table(table)?;
            let mut create = CreateTable::of(table.clone());
            create.if_not_exists = self.if_exists;
            script.push(create.into());
            for index in table.indexes() {
                registry.index(&index, table)?;
                let mut create = index.create();
                create.if_not_exists = self.if_exists;
                script.push(create.into());
            }
            if features.ddl.comments == Comments::Statement {
                script.extend(comments_of(table, dialect.name()));
            }
        }
        if features.ddl.alter_constraints {
            let keys = || tables.iter().flat_map(|table| later(table, dialect).map(move |key| (table, key)));
            script.extend(keys().map(|(table, key)| AddConstraint::to(table.clone(), key.clone()).into()));
            if features.ddl.comments == Comments::Statement {
                script.extend(keys().filter_map(|(table, key)| comment_of(table, key)));
            }
        }
        for view in self.views.iter().filter(|_| self.chosen.is_none()) {
            registry.view(view)?;
            let mut create = view.create();
            create.if_not_exists = self.if_exists && (features.ddl.view_if_not_exists || view.materialized);
            script.push(create.into());
        }
        Ok(script)
    }
    fn create_sequence(&self, sequence: &Sequence) -> Ddl {
        let mut create = sequence.create();
        create.if_not_exists = self.if_exists;
        create.into()
    }
    fn drops(&self, tables: Vec<Table>, dialect: &dyn Dialect) -> Vec<Ddl> {
        let features = dialect.features();
        let mut script: Vec<Ddl> = vec![];
        let views = self.views.iter().filter(|_| self.chosen.is_none());
        script.extend(views.rev().map(|view| {
            let mut drop = view.drop();
            drop.if_exists = self.if_exists;
            drop.into()
        }));
        if features.ddl.alter_constraints {
            let keys = tables.iter().flat_map(|table| later(table, dialect).map(move |key| (table, key)));
            script.extend(keys.map(|(table, key)| {
                let mut drop = DropConstraint::of(table.clone(), key.clone());
                drop.if_exists = self.if_exists && features.ddl.constraint_if_exists;
                drop.into()
            }));
        }
        script.extend(tables.iter().rev().map(|table| {
            let mut drop = DropTable::of(table.clone());
            drop.if_exists = self.if_exists;
            drop.into()
        }));
        let loose = self.sequences.iter().filter(|_| self.chosen.is_none());
        let mut sequences: Vec<Sequence> = loose.cloned().collect();
        for sequence in tables.iter().flat_map(sequences_of) {
            if !sequences.iter().any(|known| known.is(&sequence)) {
                sequences.push(sequence);
            }
        }
        script.extend(sequences.iter().filter(|_| features.has_sequences()).map(|sequence| {
            let mut drop = sequence.drop();
            drop.if_exists = self.if_exists;
            drop.into()
        }));
        script.extend(self.types(&tables, dialect).into_iter().rev().map(|ty| {
            let mut drop = DropType::of(ty);
            drop.if_exists = self.if_exists;
            drop.into()
        }));
        script
    }
    /// The types that have names of their own, each once. Those of tables that are not chosen stay.
    fn types(&self, tables: &[Table], dialect: &dyn Dialect) -> Vec<DataType> {
        let mut types: Vec<DataType> = vec![];
        if !dialect.features().ddl.named_types {
            return types;
        }
        let others = self.tables.iter().filter(|table| self.drop && !tables.iter().any(|one| one.same(table)));
        let kept: Vec<DataType> = others.flat_map(|table| types_of(table, dialect)).collect();
        for ty in tables.iter().flat_map(|table| types_of(table, dialect)) {
            if !types.contains(&ty) && !kept.iter().any(|kept| kept.own_name() == ty.own_name()) {
                types.push(ty);
            }
        }
        types
    }
}

fn types_of(table: &Table, dialect: &dyn Dialect) -> Vec<DataType> {
    let def = table.def();
    let placed = def.columns.iter().map(|column| column.data_type().clone().in_schema_of_table(def.schema.as_ref()));
    placed.flat_map(|ty| ty.named_types(dialect.name())).collect()
}

/// The sequences that a table's defaults speak of.
fn sequences_of(table: &Table) -> Vec<Sequence> {
    let (mut found, def): (Vec<Sequence>, _) = (vec![], table.def());
    let defaults = def.columns.iter().enumerate().flat_map(|(index, column)| {
        let own = match &column.default {
            Some(ColumnDefault::Sequence(node)) => def.sequence_of(index).map(|_| node),
            Some(ColumnDefault::Bound(_)) | None => None,
        };
        own.into_iter().chain(column.server_default_value())
    });
    for node in defaults {
        crate::ast::visit::visit(node, &mut |part| {
            if let crate::ast::visit::Part::Node(Node::NextValue(next)) = part {
                found.push(next.sequence.clone());
            }
        });
    }
    found
}

/// The foreign keys that come behind the tables.
fn later<'t>(table: &'t Table, dialect: &dyn Dialect) -> impl Iterator<Item = &'t Constraint> {
    let dialect = dialect.name().to_owned();
    table.def().key_constraints().filter(move |constraint| is_later(constraint) && constraint.is_for(&dialect))
}
fn is_later(constraint: &Constraint) -> bool {
    constraint.as_foreign_key().is_some_and(|key| key.use_alter)
}

/// COMMENT ON of a table, its columns, and the constraints that come with it.
fn comments_of(table: &Table, dialect: &str) -> Vec<Ddl> {
    let def = table.def();
    let of_table = def.comment.iter().map(|_| SetComment::of_table(table).into());
    let commented = def.columns.iter().filter(|column| column.comment.is_some());
    let of_columns = commented.map(|column| SetComment::of_column(table, column.name()).into());
    let constraints = def.all_constraints().filter(|constraint| !is_later(constraint) && constraint.is_for(dialect));
    of_table.chain(of_columns).chain(constraints.filter_map(|constraint| comment_of(table, constraint))).collect()
}

fn comment_of(table: &Table, constraint: &Constraint) -> Option<Ddl> {
    constraint.comment.as_ref().map(|_| SetComment::of_constraint(table, constraint.clone()).into())
}

/// The beginning of the statement, for progress.
fn name(statement: &Ddl) -> String {
    title(&statement.to_string()).to_owned()
}
