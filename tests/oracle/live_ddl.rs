//! Runs every statement of the ports that changes the schema, where it was printed for: what it needs is made first, what it
//! creates must be there then, and what it drops must be gone. Each case has a schema of its own.

use super::harness::{Built, Port};
use crate::support::schemas::Database;
use aludel::Name;
use aludel::ast::visit::{Part, visit};
use aludel::ast::{
    AddConstraint, Commented, CreateIndex, CreateSequence, CreateTable, CreateType, CreateView, Ddl, DropConstraint, DropIndex, DropSchema,
    DropSequence, DropTable, DropType, DropView, FromItem,
};
use aludel::prelude::*;
use aludel::schema::{Constraint, ForeignKey, SchemaObject, Target};
use aludel::types::DataType;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What a case takes for granted: its beginning, the database, what is run before it.
const FIXTURES: [(&str, &str, &str); 7] = [
    ("constraint/exclude", "postgresql", "CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public"),
    ("index/using", "postgresql", "CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public"),
    ("index/with", "postgresql", "CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA public"),
    ("index/of_a_collation", "postgresql", "CREATE COLLATION nocase (locale = 'C')"),
    (
        "coltype/",
        "postgresql",
        "CREATE COLLATION \"de_DE\" (locale = 'C'); CREATE COLLATION utf8mb4_bin (locale = 'C'); \
         CREATE EXTENSION IF NOT EXISTS citext SCHEMA public; CREATE EXTENSION IF NOT EXISTS hstore SCHEMA public",
    ),
    (
        "postgresql/table_inherits",
        "postgresql",
        "CREATE TABLE \"Base\" (n INTEGER); CREATE TABLE a (n INTEGER); CREATE TABLE \"b c\" (n INTEGER)",
    ),
    ("index/", "postgresql", "CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public"),
];

/// What a database does not take, because of what the case asks for: the statement, why, how each database says so. There is no
/// MySQL among the tests' own servers: its codes are those of its manual.
const GIVEN: [(&str, &str, Refusals); 11] = [
    ("ddl/text_with_the_table_it_is_against 1", "raw text: no SQL", UNREADABLE),
    ("ddl/text_with_the_table_it_is_against 2", "raw text: SQLite has no TRUNCATE", &[("sqlite", "near \"TRUNCATE\": syntax")]),
    ("ddl/text_with_the_table_it_is_against 3", "raw text: a trigger without a body", UNREADABLE),
    ("constraint/exclude_with_condition 1", "spgist has no index of two columns", &[("postgresql", "0A000 access method \"spgist\"")]),
    ("constraint/exclude_expression_and_operator_class 1", "raw text: an operator without parentheses", &[("postgresql", "42601")]),
    ("index/of_text 1", "raw text: a function in an index, without parentheses", &[("mariadb", "1064"), ("mysql", "1064")]),
    ("index/prefix_and_parser 1", "a parser of words that only MySQL brings along", &[("mariadb", "1128")]),
    ("coltype/collation 1", "collations of another database", &[("sqlite", "no such collation sequence"), ("mariadb", "1273")]),
    (
        "coltype/user_defined 1",
        "a type of PostGIS",
        &[("sqlite", "near \"POINT\": syntax"), ("postgresql", "42704"), ("mariadb", "1064"), ("mysql", "1064")],
    ),
    ("mysql/table_subpartition_by 1", "PARTITION BY RANGE without its ranges", &[("mariadb", "1492"), ("mysql", "1492")]),
    ("mysql/table_options_with_and_without_equals 1", "a tablespace of no server", &[("mysql", "3510")]),
];
/// A database, and a part of its error.
type Refusals = &'static [(&'static str, &'static str)];
const UNREADABLE: Refusals = &[("sqlite", "syntax error"), ("postgresql", "42601"), ("mariadb", "1064"), ("mysql", "1064")];

#[derive(Default)]
pub struct Outcome {
    taken: usize,
    /// Those that Aludel itself refuses.
    unsaid: usize,
    given: Vec<String>,
    pub refused: Vec<String>,
}

/// All statements of all cases.
pub fn run(ports: &[Port], records: &[Json], database: &mut Database) -> Outcome {
    let (mut outcome, name) = (Outcome::default(), database.name);
    for port in ports {
        let recorded = records.iter().any(|record| record["id"] == port.id && record.get(name).is_some());
        let built = if recorded { port.typed.or(port.any).unwrap()() } else { vec![] };
        let statements: Vec<Ddl> = built.into_iter().filter_map(|one| if let Built::Ddl(ddl) = one { Some(ddl) } else { None }).collect();
        if statements.is_empty() {
            continue;
        }
        let fixtures = FIXTURES.iter().filter(|(id, on, _)| port.id.starts_with(id) && *on == name);
        fixtures.for_each(|(_, _, sql)| database.run(sql).unwrap());
        for (at, statement) in statements.iter().enumerate() {
            outcome.step(format!("{} {}", port.id, at + 1), statement, database);
        }
        database.clear();
    }
    let in_vain = GIVEN.iter().filter(|(id, _, on)| on.iter().any(|(on, _)| *on == name) && !outcome.given.iter().any(|given| given == id));
    outcome.refused.extend(in_vain.map(|(id, ..)| format!("{name} {id}: it is excused, and taken")));
    println!(
        "live: {name}: {} taken, {} refused, {} given, {} unsaid",
        outcome.taken,
        outcome.refused.len(),
        outcome.given.len(),
        outcome.unsaid
    );
    outcome
}

impl Outcome {
    fn step(&mut self, name: String, statement: &Ddl, database: &mut Database) {
        let Ok(compiled) = statement.compile(&*database.dialect) else {
            self.unsaid += 1;
            return;
        };
        match proven(statement, compiled.sql(), database) {
            Ok(()) => self.taken += 1,
            Err(error) if is_given(&name, database.name, &error) => self.given.push(name),
            Err(error) => self.refused.push(format!("{} {name}: {error}\n    {}", database.name, compiled.sql())),
        }
    }
}

/// Is this the error that the case is excused for?
fn is_given(name: &str, database: &str, error: &str) -> bool {
    let errors = GIVEN.iter().filter(|(id, ..)| *id == name).flat_map(|(.., on)| *on);
    errors.into_iter().any(|(on, sign)| *on == database && error.contains(sign))
}

/// Runs a statement where what it needs is there, and looks whether it did what it says.
pub fn proven(statement: &Ddl, sql: &str, database: &mut Database) -> Result<(), String> {
    check_keys(true, database)?;
    needs(statement, database)?;
    undo(statement, database)?;
    check_keys(is_drop(statement), database)?;
    database.run(sql)?;
    if is_repeatable(statement) {
        database.run(sql).map_err(|error| format!("a second time: {error}"))?;
    }
    if let Ddl::CreateTable(create) = statement {
        has_columns(table_of(create.of.from()), database)?;
    }
    if let (Some(SchemaObject::Table(schema, table)), false) = (statement.existing(&*database.dialect), is_hidden(statement, database)) {
        let created = if is_drop(statement) { "" } else { sql };
        has_constraints((schema, table), created, database)?;
    }
    match (is_drop(statement), database.exists(statement)) {
        (true, Some(true)) => Err("it is still there".into()),
        (false, Some(false)) if !is_hidden(statement, database) => Err("it is not there".into()),
        _ => Ok(()),
    }
}

/// What is created refers to what there is; what is there already goes in any order.
fn check_keys(off: bool, database: &mut Database) -> Result<(), String> {
    match database.name {
        "mariadb" | "mysql" => database.run(if off { "SET foreign_key_checks = 0" } else { "SET foreign_key_checks = 1" }),
        _ => Ok(()),
    }
}

/// The table can be read, temporary ones too, and has the columns that it declares.
fn has_columns(table: &Table, database: &mut Database) -> Result<(), String> {
    let columns: Vec<_> = table.def().columns().iter().map(|column| table.c(column.name())).collect();
    let rows = select(columns).filter(literal_column("1 = 0")).compile(&*database.dialect).map_err(|error| error.to_string())?;
    database.run(rows.sql()).map_err(|error| format!("{error}\n    in order to read it: {}", rows.sql()))
}

/// The catalogue has the constraints that CREATE TABLE gives names to.
fn has_constraints((schema, table): (Option<Name>, Name), sql: &str, database: &mut Database) -> Result<(), String> {
    let primary_key = database.dialect.features().ddl.primary_key_name;
    for named in sql.split("CONSTRAINT ").skip(1) {
        let quote = named.chars().next().filter(|first| ['"', '`'].contains(first));
        let (name, rest) = match quote {
            Some(quote) => named[1..].split_once(quote).unwrap(),
            None => named.split_once(' ').unwrap(),
        };
        // PostgreSQL makes one constraint of a primary key and a UNIQUE of the same columns
        let columns = rest.trim_start().strip_prefix("UNIQUE ").and_then(|columns| columns.split_inclusive(')').next());
        if columns.is_some_and(|columns| database.name == "postgresql" && sql.contains(&format!("PRIMARY KEY {columns}"))) {
            continue;
        }
        let name = primary_key.filter(|_| rest.trim_start().starts_with("PRIMARY KEY")).unwrap_or(name);
        if database.has(&SchemaObject::Constraint(schema.clone(), table.clone(), Name::from(name))) == Some(false) {
            return Err(format!("there is no constraint {name}"));
        }
    }
    Ok(())
}

/// Sees to it that what a statement creates is there.
fn make(statement: Ddl, database: &mut Database) -> Result<(), String> {
    if database.exists(&statement) == Some(true) {
        return Ok(());
    }
    needs(&statement, database)?;
    let sql = statement.compile(&*database.dialect).map_err(|error| error.to_string())?;
    database.run(sql.sql()).map_err(|error| format!("{error}\n    in order to run it: {}", sql.sql()))
}

/// What must be there before the statement runs.
pub fn needs(statement: &Ddl, database: &mut Database) -> Result<(), String> {
    if let Some(schema) = schema_of(statement, database) {
        database.schema(&schema);
    }
    match statement {
        Ddl::CreateTable(create) => create.of.table().map_or(Ok(()), |table| parts_of(table, database)),
        Ddl::DropTable(drop) => make(whole(table_of(&drop.of), database).into(), database),
        Ddl::CreateIndex(_) | Ddl::CreateView(_) | Ddl::CreateTableAs(_) | Ddl::RawDdl(_) => tables_in(statement, database),
        Ddl::DropIndex(drop) => make(CreateIndex::of(drop.index.clone()).into(), database),
        Ddl::DropView(drop) => make(CreateView::of(drop.view.clone()).into(), database),
        Ddl::AddConstraint(add) => {
            make(CreateTable::of(bare(table_of(&add.to), database)).into(), database)?;
            let key = add.constraint.as_foreign_key();
            referred(table_of(&add.to), key.into_iter()).into_iter().try_for_each(|table| make(table.create().into(), database))
        }
        Ddl::DropConstraint(drop) => {
            make(whole(table_of(&drop.of), database).into(), database)?;
            match database.exists(statement) {
                Some(true) => Ok(()),
                _ => make(AddConstraint::to(table_of(&drop.of).clone(), drop.constraint.clone()).into(), database),
            }
        }
        Ddl::SetComment(set) => match &set.on {
            Commented::Table(of) | Commented::Column(of, _) => make(whole(table_of(of.from()), database).into(), database),
            Commented::Constraint(of, constraint) => make(AddConstraint::to(table_of(of).clone(), (**constraint).clone()).into(), database),
            _ => Ok(()),
        },
        Ddl::DropSequence(drop) => make(CreateSequence::of(drop.sequence.clone()).into(), database),
        Ddl::DropType(drop) => {
            let create = CreateType::of(drop.data_type.clone()).into();
            undo(&create, database)?; // with the tables that have it
            make(create, database)
        }
        Ddl::CreateSchema(_) | Ddl::DropSchema(_) | Ddl::CreateSequence(_) | Ddl::CreateType(_) => Ok(()),
        _ => Ok(()),
    }
}

/// Drops what the statement is about to create.
fn undo(statement: &Ddl, database: &mut Database) -> Result<(), String> {
    if is_drop(statement) || database.exists(statement) != Some(true) {
        return Ok(());
    }
    let drop: Ddl = match statement {
        Ddl::CreateTable(create) => DropTable::of(table_of(create.of.from()).clone()).into(),
        Ddl::CreateTableAs(create) => {
            DropTable::of(Table::new(create.name.clone()).schema(create.schema.clone().unwrap_or_default())).into()
        }
        Ddl::CreateIndex(create) => DropIndex::of(create.index.clone()).into(),
        Ddl::CreateView(create) => DropView::of(create.view.clone()).into(),
        Ddl::CreateSequence(create) => DropSequence::of(create.sequence.clone()).into(),
        Ddl::CreateType(create) => DropType::of(create.data_type.clone()).into(),
        Ddl::CreateSchema(create) => DropSchema::named(create.name.clone()).into(),
        Ddl::AddConstraint(add) => DropConstraint::of(table_of(&add.to).clone(), add.constraint.clone()).into(),
        other => return Err(format!("{other}: it is there already")),
    };
    let sql = drop.compile(&*database.dialect).map_err(|error| error.to_string())?.sql().to_owned();
    let holds_others = !matches!(drop, Ddl::DropIndex(_));
    let cascade = if holds_others && database.dialect.features().ddl.cascade { " CASCADE" } else { "" };
    database.run(&format!("{sql}{cascade}"))
}

/// The schemas in which it creates or drops something.
fn schema_of(statement: &Ddl, database: &Database) -> Option<Name> {
    match statement.existing(&*database.dialect)? {
        SchemaObject::Schema(name) => is_drop(statement).then_some(name),
        SchemaObject::Table(schema, _)
        | SchemaObject::View(schema, _)
        | SchemaObject::Sequence(schema, _)
        | SchemaObject::Type(schema, _) => schema,
        SchemaObject::Index(schema, ..) | SchemaObject::Constraint(schema, ..) => schema,
        _ => None,
    }
}

fn table_of(from: &FromItem) -> &Table {
    match from {
        FromItem::Table(table) => table,
        other => panic!("{other:?} is no table"),
    }
}

/// The types, sequences and tables that a table speaks of.
fn parts_of(table: &Table, database: &mut Database) -> Result<(), String> {
    let others = referred(table, table.def().foreign_keys());
    let script = MetaData::of(others.into_iter().chain([table.clone()])).create_all().statements(&*database.dialect);
    for part in script.map_err(|error| error.to_string())? {
        let is_part = match &part {
            Ddl::CreateTable(create) => create.of.table().is_some_and(|other| full_name(other, database) != full_name(table, database)),
            part => matches!(part, Ddl::CreateType(_) | Ddl::CreateSequence(_)),
        };
        if is_part {
            make(part, database)?;
        }
    }
    Ok(())
}

fn full_name(table: &Table, database: &Database) -> Option<SchemaObject> {
    Ddl::from(table.create()).existing(&*database.dialect)
}

/// The columns of a table that is referred to, and which of them must be keys.
type Referred = (Vec<ColumnDef>, Vec<Vec<Name>>);

/// The other tables that foreign keys refer to, as far as they are referred to: the columns, and keys of them.
fn referred<'k>(own: &Table, keys: impl Iterator<Item = &'k ForeignKey>) -> Vec<Table> {
    let mut tables: BTreeMap<(Name, Name), Referred> = BTreeMap::new();
    for key in keys {
        let targets: Vec<(Name, Name, Name)> = key.targets().iter().map(names_of).collect();
        let Some((schema, table, _)) = targets.first().cloned() else { continue };
        let (columns, unique) = tables.entry((schema, table)).or_default();
        for (own_name, (_, _, name)) in key.columns().iter().zip(&targets) {
            let declared = own.def().columns().iter().find(|column| column.name() == own_name);
            let data_type = declared.map(|column| column.data_type().clone()).filter(|ty| *ty != DataType::Unknown);
            if !columns.iter().any(|column| column.name() == name) {
                columns.push(ColumnDef::new(name.clone(), data_type.unwrap_or(DataType::Integer)).not_null());
            }
        }
        unique.push(targets.into_iter().map(|(_, _, column)| column).collect());
    }
    let others = tables.into_iter().filter(|((_, name), _)| name != own.name());
    let table = |((schema, name), (columns, unique)): (_, (Vec<ColumnDef>, Vec<Vec<Name>>))| {
        let table = columns.into_iter().fold(Table::new(name).schema(schema), Table::column);
        unique.into_iter().fold(table, |table, key| table.constraint(Constraint::unique(key)))
    };
    others.map(table).collect()
}

fn names_of(target: &Target) -> (Name, Name, Name) {
    match target {
        Target::Named { schema, table, column } => (schema.clone().unwrap_or_default(), table.clone(), column.clone()),
        Target::Column { table, index } => {
            let schema = match Ddl::from(table.create()).existing(&Sqlite::default()) {
                Some(SchemaObject::Table(schema, _)) => schema,
                _ => None,
            };
            (schema.unwrap_or_default(), table.name().clone(), table.def().columns()[*index].name().clone())
        }
    }
}

/// The tables in a statement, with their columns and nothing else.
fn tables_in(statement: &Ddl, database: &mut Database) -> Result<(), String> {
    let mut tables: Vec<Table> = vec![];
    visit(statement, &mut |part| {
        if let Part::From(FromItem::Table(table)) = part {
            tables.push(table.clone());
        }
    });
    tables.into_iter().try_for_each(|table| make(CreateTable::of(bare(&table, database)).into(), database))
}

/// The table with its columns and nothing else, but those of types that the database does not have.
fn bare(table: &Table, database: &Database) -> Table {
    let mut made = Table::new(table.name().clone());
    if let Some(SchemaObject::Table(Some(schema), _)) = full_name(table, database) {
        made = made.schema(schema);
    }
    for column in table.def().columns() {
        let data_type = match column.data_type() {
            DataType::Unknown => DataType::Integer,
            known => known.clone(),
        };
        let column = ColumnDef::new(column.name().clone(), data_type).nullable(column.is_nullable());
        if Table::new("alone").column(column.clone()).create().compile(&*database.dialect).is_ok() {
            made = made.column(column);
        }
    }
    made
}

/// The table as it is declared; with its columns alone, where the database cannot have the rest.
fn whole(table: &Table, database: &Database) -> CreateTable {
    let create = table.create();
    if create.compile(&*database.dialect).is_ok() { create } else { bare(table, database).create() }
}

fn is_drop(statement: &Ddl) -> bool {
    matches!(
        statement,
        Ddl::DropTable(_)
            | Ddl::DropIndex(_)
            | Ddl::DropConstraint(_)
            | Ddl::DropSequence(_)
            | Ddl::DropSchema(_)
            | Ddl::DropView(_)
            | Ddl::DropType(_)
    )
}

/// `IF EXISTS`, `IF NOT EXISTS`
fn is_repeatable(statement: &Ddl) -> bool {
    statement.to_string().contains(" EXISTS ")
}

/// MySQL and MariaDB do not list temporary tables.
fn is_hidden(statement: &Ddl, database: &Database) -> bool {
    ["mysql", "mariadb"].contains(&database.name) && statement.to_string().contains(" TEMPORARY ")
}
