//! Runs what the ports print on the databases it was printed for: a statement is prepared, then executed with its values
//! over empty tables, in a transaction that is rolled back.

use super::harness::{Built, Port, dialects, options};
use crate::fixtures::corpus::{Address, Item, Order, OrderItem, Part, Post, Reserved, User};
use crate::support::as_text::{AsText, text};
use crate::support::judge;
use crate::support::servers::{self, Scratch};
use aludel::ast::Node;
use aludel::compiler::Dialect;
use aludel::compiler::{CompileOptions, compile};
use aludel::prelude::*;
use aludel::types::TypeFamily;
use mysql::prelude::Queryable;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The schemas that cases name belong to the whole server, so tests that make them take turns.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A statement as one dialect prints it.
pub struct Printed {
    /// `area/id 1`, and whether values are inline.
    pub name: String,
    pub sql: String,
    pub binds: Vec<(Value, DataType)>,
    /// Does it change the schema? Then it is run elsewhere: [`live_ddl`](super::live_ddl).
    pub ddl: bool,
}

/// Everything that the ports print for a dialect: as the oracle recorded it, and with values inline or bound instead.
pub fn printed(ports: &[Port], records: &[Json], dialect: &str) -> Vec<Printed> {
    let (_, speaks) = dialects().into_iter().find(|(name, _)| *name == dialect).unwrap();
    let mut all = vec![];
    for record in records.iter().filter(|record| record.get(dialect).is_some()) {
        let Some(port) = ports.iter().find(|port| record["id"] == port.id) else { continue };
        let build = port.typed.or(port.any).unwrap();
        for (at, built) in build().iter().enumerate() {
            let recorded = record["literal"] == true;
            let other = if recorded { CompileOptions::new() } else { CompileOptions::new().literal_binds() };
            for (inline, options) in [(recorded, options(record)), (!recorded, other)] {
                let name = format!("{} {}{}", port.id, at + 1, if inline { " inline" } else { "" });
                if let Ok(compiled) = compile(built.statement(), &*speaks, &options) {
                    let binds = compiled.params().iter().map(|bind| (bind.value.clone(), bind.ty.data_type.clone())).collect();
                    let ddl = matches!(built, Built::Ddl(_));
                    if !(ddl && inline) {
                        all.push(Printed { name, sql: whole(built, compiled.sql()), binds, ddl });
                    }
                }
            }
        }
    }
    all
}

/// A lone expression stands in a SELECT from the tables that it mentions.
fn whole(built: &Built, sql: &str) -> String {
    let Built::Node(node) = built else { return sql.to_owned() };
    let from = tables(sql);
    match node {
        Node::Ordering(_) => format!("SELECT 1{from} ORDER BY {sql}"),
        _ if node.family() == TypeFamily::Boolean && !from.is_empty() => format!("SELECT 1{from} WHERE {sql}"),
        _ => format!("SELECT {sql}{from}"),
    }
}

fn tables(sql: &str) -> String {
    const TABLES: [&str; 8] = ["users", "addresses", "orders", "items", "order_items", "factory.parts", "\"order\"", "`order`"];
    let mentions = |table: &&str| {
        let table = format!("{table}.");
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '"' | '`');
        sql.match_indices(&table).any(|(at, _)| !sql[..at].ends_with(inside))
    };
    let mentioned: Vec<&str> = TABLES.into_iter().filter(mentions).collect();
    if mentioned.is_empty() { String::new() } else { format!(" FROM {}", mentioned.join(", ")) }
}

/// Why a database refuses a statement: its code, its message.
pub struct Refusal {
    pub code: String,
    pub message: String,
}

/// A database that statements are run on.
pub trait Judge {
    /// `false`: it was prepared and cannot be executed, because it needs what is not there.
    fn run(&mut self, printed: &Printed) -> Result<bool, Refusal>;
    /// Is a refusal of this code about a thing that the schema does not have? Never for a syntax error.
    fn excuses(&self, refusal: &Refusal) -> bool;
}

#[derive(Default)]
pub struct Outcome {
    prepared: usize,
    executed: usize,
    excused: BTreeMap<String, usize>,
    pub refused: Vec<String>,
    /// The cases that were excused by what they ask for.
    pub given: BTreeSet<String>,
}
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Outcome { prepared, executed, excused, refused, given: _ } = self;
        write!(f, "{prepared} prepared, {executed} executed, {} refused, {} excused", refused.len(), excused.values().sum::<usize>())?;
        excused.iter().try_for_each(|(code, count)| write!(f, ", {code} {count} times"))
    }
}

/// What a case means is nothing that the database has, and the code does not say so: the cases, the databases, why.
const GIVEN: [(&[&str], &[&str], &str); 13] = [
    (
        &["expr/custom_bool_op", "expr/custom_op", "expr/custom_op_grouping", "expr/custom_op_percent", "expr/custom_op_precedence"],
        &["sqlite", "mysql", "mariadb"],
        "an undefined operator, which only PostgreSQL does not call an error of syntax",
    ),
    (
        &["func/name_in_package", "func/name_with_special_characters_is_quoted", "quote/collation_and_function_names"],
        &["sqlite"],
        "SQLite has no functions in schemas",
    ),
    (&["func/name_reserved_word_is_not_quoted"], &["sqlite"], "SQLite has no functions in schemas"),
    (&["func/name_in_package"], &["mysql"], "a function in a package in a schema"),
    (&["text/colon_escaped"], &["sqlite", "mysql", "mariadb", "postgresql"], "the case's raw text: a parameter of no database"),
    (&["text/double_colon_is_a_cast"], &["sqlite", "mysql", "mariadb"], "the case's raw text: a cast of PostgreSQL"),
    (&["text/colon_after_word_is_no_bind"], &["mysql", "mariadb"], "the case's raw text: a slice of PostgreSQL"),
    (&["text/literal_column"], &["mysql", "mariadb"], "the case's raw text: a name in double quotes"),
    (&["coltype/user_defined"], &["mysql"], "a type of PostGIS, by its name"),
    (&["ddl/text_with_the_table_it_is_against"], &["mysql"], "the case's raw text: no SQL"),
    (&["index/of_text"], &["mysql"], "the case's raw text: a function in an index, without parentheses"),
    (&["mysql/select_prefixes"], &["mysql"], "the case's raw text: PROCEDURE ANALYSE, which is gone since MySQL 8.0"),
    (
        &[
            "expr/anonymous_label_of_function",
            "func/filter_selected_and_over",
            "expr/not_plain_operand",
            "types/cast_standard_names_postgresql",
            "postgresql/json_building_functions",
        ],
        &["postgresql"],
        "the case means nothing there: an aggregate beside a column, NOT of a number, an integer as a time",
    ),
];

/// The area whose cases have everything that they speak of: a type, a function or an operator that is not there is a mistake.
const WHOLE: &str = "postgresql/";

/// Does the case ask for what the database does not have?
fn given(name: &str, dialect: &str) -> bool {
    GIVEN.iter().any(|(ids, on, _)| ids.contains(&id_of(name)) && on.contains(&dialect))
}

fn id_of(name: &str) -> &str {
    name.split(' ').next().unwrap()
}

/// Cases that are excused on a database which takes them: the excuse goes.
pub fn excused_in_vain(dialect: &str, used: &BTreeSet<String>) -> Vec<String> {
    let listed = GIVEN.iter().filter(|(_, on, _)| on.contains(&dialect)).flat_map(|(ids, ..)| ids.iter());
    listed.filter(|id| !used.contains(**id)).map(|id| format!("{dialect} {id}: it is excused, and taken")).collect()
}

pub fn run(dialect: &str, judge: &mut dyn Judge, statements: &[Printed]) -> Outcome {
    let mut outcome = Outcome::default();
    for printed in statements.iter().filter(|printed| !printed.ddl) {
        match judge.run(printed) {
            Ok(executed) => {
                outcome.prepared += 1;
                outcome.executed += usize::from(executed);
            }
            Err(refusal) if judge.excuses(&refusal) && !printed.name.starts_with(WHOLE) => {
                *outcome.excused.entry(refusal.code).or_default() += 1
            }
            Err(_) if given(&printed.name, dialect) => {
                *outcome.excused.entry("by the case".into()).or_default() += 1;
                outcome.given.insert(id_of(&printed.name).into());
            }
            Err(Refusal { code, message }) => {
                outcome.refused.push(format!("{dialect} {}: {code} {message}\n    {}\n    {:?}", printed.name, printed.sql, printed.binds));
            }
        }
    }
    println!("live: {dialect}: {outcome}");
    outcome
}

/// The tables of the schema, by Aludel's own CREATE TABLE.
fn create(dialect: &dyn Dialect) -> Vec<String> {
    // what cases declare for themselves
    let t = Table::new("t")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("at", DataType::DateTime))
        .column(ColumnDef::new("n", DataType::Integer));
    let book = Table::new("book").column(ColumnDef::new("isbn", DataType::Integer)).column(ColumnDef::new("title", DataType::Text));
    let models = [User::table(), Address::table(), Order::table(), Item::table(), OrderItem::table(), Part::table(), Reserved::table()];
    let tables = models.into_iter().chain([t, book]);
    let all = MetaData::of(tables).create_all().statements(dialect).expect("a schema");
    all.iter().map(|create| create.compile(dialect).expect("CREATE TABLE").sql().to_owned()).collect()
}

pub struct OnPostgres(Scratch<postgres::Client>);

impl OnPostgres {
    pub fn start() -> Option<Self> {
        let mut client = servers::postgres()?;
        client.batch_execute("CREATE SCHEMA factory; SET session_replication_role = replica").unwrap(); // no foreign keys
        client.batch_execute("CREATE SEQUENCE invoice_no; CREATE SEQUENCE factory.\"Odd Name\"").unwrap();
        for create in create(&Postgres::default()) {
            client.batch_execute(&create).unwrap_or_else(|error| panic!("{error:?}\n{create}"));
        }
        // what cases declare that only PostgreSQL has
        client
            .batch_execute("CREATE EXTENSION hstore; CREATE EXTENSION pg_trgm; CREATE TYPE letters AS ENUM ('a', 'b'); CREATE SCHEMA acme")
            .unwrap();
        client.batch_execute("CREATE SEQUENCE ticket; CREATE SEQUENCE acme.\"It's\"").unwrap();
        for create in MetaData::of([Post::table()]).create_all().statements(&Postgres::default()).unwrap() {
            let create = create.compile(&Postgres::default()).expect("CREATE TABLE").sql().to_owned();
            client.batch_execute(&create).unwrap_or_else(|error| panic!("{error:?}\n{create}"));
        }
        client.batch_execute("ALTER TABLE users ADD CONSTRAINT uq_users_email UNIQUE (email)").unwrap();
        client.batch_execute("CREATE UNIQUE INDEX of_lower_email ON users (lower(email))").unwrap();
        client.batch_execute("CREATE UNIQUE INDEX of_email ON users (lower(email), (email || 'x'))").unwrap();
        client.batch_execute("CREATE UNIQUE INDEX of_active ON users (email, lower(name)) WHERE active").unwrap();
        client.batch_execute("CREATE UNIQUE INDEX of_address ON addresses (email)").unwrap();
        client.batch_execute("ALTER TABLE \"order\" ADD CONSTRAINT \"Uq of order\" UNIQUE (\"mixed Case\")").unwrap();
        Some(OnPostgres(client))
    }
}
fn postgres_refusal(error: postgres::Error) -> Refusal {
    match error.as_db_error() {
        Some(error) => Refusal { code: error.code().code().into(), message: error.message().into() },
        None => Refusal { code: "client".into(), message: format!("{error:?}") },
    }
}
impl Judge for OnPostgres {
    fn run(&mut self, printed: &Printed) -> Result<bool, Refusal> {
        let refusal = postgres_refusal;
        let types: Vec<_> = printed.binds.iter().map(|(_, data_type)| postgres_type(data_type)).collect();
        let mut transaction = self.0.transaction().map_err(refusal)?;
        let statement = transaction.prepare_typed(&printed.sql, &types).map_err(refusal)?;
        let values: Vec<AsText<'_>> = printed.binds.iter().map(|(value, _)| AsText(value)).collect();
        let params: Vec<&(dyn postgres::types::ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        if statement.params().len() != params.len() {
            let message = format!("{} parameters for {} values", statement.params().len(), params.len());
            return Err(Refusal { code: "count".into(), message });
        }
        transaction.query(&statement, &params).map_err(refusal)?;
        Ok(true)
    }
    fn excuses(&self, refusal: &Refusal) -> bool {
        // undefined function or operator, table, column, type or collation, schema
        ["42883", "42P01", "42703", "42704", "3F000"].contains(&refusal.code.as_str())
            // it was run, and the case writes no value into a column that is NOT NULL
            || refusal.code == "23502"
            // a function in a package
            || (refusal.code == "0A000" && refusal.message.starts_with("cross-database references are not implemented"))
    }
}

/// The type that a driver declares; the database finds out about enums, and about types that only it knows.
fn postgres_type(data_type: &DataType) -> postgres::types::Type {
    use postgres::types::Type;
    match data_type {
        DataType::Boolean => Type::BOOL,
        DataType::SmallInteger => Type::INT2,
        DataType::Integer => Type::INT4,
        DataType::BigInteger => Type::INT8,
        DataType::Real => Type::FLOAT4,
        DataType::Float(_) | DataType::Double => Type::FLOAT8,
        DataType::Numeric(_) | DataType::Decimal(_) => Type::NUMERIC,
        DataType::Char(_) => Type::BPCHAR,
        DataType::Varchar(_) | DataType::Collated(_) | DataType::UuidText => Type::VARCHAR,
        DataType::Text => Type::TEXT,
        DataType::LargeBinary(_) | DataType::Binary(_) | DataType::Varbinary(_) => Type::BYTEA,
        DataType::Date => Type::DATE,
        DataType::Time => Type::TIME,
        DataType::TimeTz => Type::TIMETZ,
        DataType::DateTime | DataType::Timestamp => Type::TIMESTAMP,
        DataType::DateTimeTz | DataType::TimestampTz => Type::TIMESTAMPTZ,
        DataType::Interval => Type::INTERVAL,
        DataType::Uuid => Type::UUID,
        DataType::Json => Type::JSON,
        DataType::Array(array) if array.dimensions == 1 => match postgres_type(&array.of) {
            Type::INT4 => Type::INT4_ARRAY,
            Type::INT8 => Type::INT8_ARRAY,
            Type::VARCHAR => Type::VARCHAR_ARRAY,
            Type::TEXT => Type::TEXT_ARRAY,
            _ => Type::UNKNOWN,
        },
        DataType::Unknown | DataType::Enum(_) | DataType::Array(_) | DataType::Custom(_) => Type::UNKNOWN,
        new => panic!("which type is {new:?}?"), // the enum may grow
    }
}

/// MariaDB; MySQL, where there is one.
pub struct OnMysql(Scratch<mysql::Conn>);

impl OnMysql {
    pub fn start(client: Option<Scratch<mysql::Conn>>, dialect: &dyn Dialect) -> Option<Self> {
        let mut client = client?;
        client.query_drop("CREATE DATABASE IF NOT EXISTS factory").unwrap();
        client.query_drop("CREATE DATABASE IF NOT EXISTS acme").unwrap();
        client.query_drop("SET foreign_key_checks = 0").unwrap();
        for create in create(dialect) {
            match client.query_drop(&create) {
                Err(mysql::Error::MySqlError(error)) if error.code == 1050 && create.contains("factory.parts") => {} // of an earlier run
                done => done.unwrap_or_else(|error| panic!("{error}\n{create}")),
            }
        }
        // the indexes that cases speak of
        for index in ["FULLTEXT INDEX of_name ON users (name)", "FULLTEXT INDEX of_names ON users (name, fullname)"] {
            client.query_drop(format!("CREATE {index}")).unwrap();
        }
        client.query_drop("CREATE FULLTEXT INDEX of_description ON items (description)").unwrap();
        for index in ["ix_name", "ix", "a", "b"] {
            client.query_drop(format!("CREATE INDEX {index} ON users (name)")).unwrap();
        }
        client.query_drop("CREATE INDEX addresses_ix ON addresses (email)").unwrap();
        if dialect.name() == "mariadb" {
            client.query_drop("CREATE SEQUENCE invoice_no").unwrap();
            client.query_drop("CREATE SEQUENCE IF NOT EXISTS factory.`Odd Name`").unwrap();
            client.query_drop("CREATE SEQUENCE ticket").unwrap();
            client.query_drop("CREATE SEQUENCE IF NOT EXISTS acme.`Ticket`").unwrap();
        }
        Some(OnMysql(client))
    }
}
fn mysql_refusal(error: mysql::Error) -> Refusal {
    match error {
        mysql::Error::MySqlError(error) => Refusal { code: error.code.to_string(), message: error.message },
        error => Refusal { code: "client".into(), message: error.to_string() },
    }
}
impl Judge for OnMysql {
    fn run(&mut self, printed: &Printed) -> Result<bool, Refusal> {
        let refusal = mysql_refusal;
        let mut transaction = self.0.start_transaction(mysql::TxOpts::default()).map_err(refusal)?;
        let statement = transaction.prep(&printed.sql).map_err(refusal)?;
        let params: Vec<mysql::Value> = printed.binds.iter().map(|(value, _)| mysql_value(value)).collect();
        if usize::from(statement.num_params()) != params.len() {
            let message = format!("{} parameters for {} values", statement.num_params(), params.len());
            return Err(Refusal { code: "count".into(), message });
        }
        let params = if params.is_empty() { mysql::Params::Empty } else { mysql::Params::Positional(params) };
        transaction.exec_drop(&statement, params).map_err(refusal)?;
        transaction.close(statement).map_err(refusal)?;
        Ok(true)
    }
    fn excuses(&self, refusal: &Refusal) -> bool {
        // unknown: database, column, table, table in FROM, collation (also: for this character set), function (and package), type,
        // sequence
        ["1049", "1054", "1146", "1109", "1273", "1253", "1305", "1630", "4161", "4091"].contains(&refusal.code.as_str())
            // it was run, and the case writes no value into a column that is NOT NULL
            || refusal.code == "1364"
    }
}

fn mysql_value(value: &Value) -> mysql::Value {
    match value {
        Value::Bool(v) => mysql::Value::Int((*v).into()),
        Value::Int(v) => mysql::Value::Int(*v),
        Value::Real(v) => mysql::Value::Double(*v),
        Value::Bytes(v) => mysql::Value::Bytes(v.to_vec()),
        Value::Uuid(v) => mysql::Value::Bytes(uuid::Uuid::from_bytes(*v).simple().to_string().into()),
        Value::Interval(v) => mysql::Value::Bytes(v.microseconds.to_string().into()),
        other => text(other).map_or(mysql::Value::NULL, |text| mysql::Value::Bytes(text.into())),
    }
}

pub struct OnSqlite(rusqlite::Connection);

impl OnSqlite {
    pub fn start() -> Self {
        let client = servers::sqlite();
        client.execute_batch("ATTACH ':memory:' AS factory; PRAGMA foreign_keys = off").unwrap();
        // floor is the engine's, the function behind REGEXP a user's
        let flags = rusqlite::functions::FunctionFlags::SQLITE_UTF8;
        client.create_scalar_function("floor", 1, flags, |of| of.get::<Option<f64>>(0).map(|v| v.map(f64::floor))).unwrap();
        client.create_scalar_function("regexp", 2, flags, |_| Ok(false)).unwrap();
        for create in create(&Sqlite::default()) {
            client.execute_batch(&create).unwrap_or_else(|error| panic!("{error}\n{create}"));
        }
        client.execute_batch("CREATE UNIQUE INDEX of_email ON users (lower(email), (email || 'x'))").unwrap();
        OnSqlite(client)
    }
}
fn sqlite_refusal(error: rusqlite::Error) -> Refusal {
    match &error {
        rusqlite::Error::SqliteFailure(code, message) => {
            let message = message.clone().unwrap_or_default();
            let kind = message.split(": ").next().unwrap_or_default().to_owned();
            Refusal { code: if message.starts_with("no such") { kind } else { code.extended_code.to_string() }, message }
        }
        rusqlite::Error::SqlInputError { error, msg, .. } => {
            let kind = msg.split(": ").next().unwrap_or_default().to_owned();
            let code =
                if msg.starts_with("no such") || msg.starts_with("unknown database") { kind } else { error.extended_code.to_string() };
            Refusal { code, message: msg.clone() }
        }
        error => Refusal { code: "client".into(), message: error.to_string() },
    }
}
impl Judge for OnSqlite {
    fn run(&mut self, printed: &Printed) -> Result<bool, Refusal> {
        let refusal = sqlite_refusal;
        let transaction = self.0.transaction().map_err(refusal)?;
        if id_of(&printed.name) == "sqlite/on_conflict_of_several_rows_and_targets" {
            transaction.execute_batch("CREATE UNIQUE INDEX its_key ON order_items (order_id)").map_err(refusal)?;
        }
        let mut statement = transaction.prepare(&printed.sql).map_err(refusal)?;
        if statement.parameter_count() != printed.binds.len() {
            let message = format!("{} parameters for {} values", statement.parameter_count(), printed.binds.len());
            return Err(Refusal { code: "count".into(), message });
        }
        let params = rusqlite::params_from_iter(printed.binds.iter().map(|(value, _)| sqlite_value(value)));
        let mut rows = statement.query(params).map_err(refusal)?;
        while rows.next().map_err(refusal)?.is_some() {}
        Ok(true)
    }
    fn excuses(&self, refusal: &Refusal) -> bool {
        let known =
            ["no such function", "no such table", "no such column", "no such collation sequence", "unknown database", "no such index"];
        // it was run, and the case writes no value into a column that is NOT NULL
        known.iter().any(|known| refusal.message.starts_with(known)) || refusal.code == "1299"
    }
}

fn sqlite_value(value: &Value) -> rusqlite::types::Value {
    use rusqlite::types::Value as Sqlite;
    match value {
        Value::Bool(v) => Sqlite::Integer((*v).into()),
        Value::Int(v) => Sqlite::Integer(*v),
        Value::Real(v) => Sqlite::Real(*v),
        Value::Bytes(v) => Sqlite::Blob(v.to_vec()),
        Value::Uuid(v) => Sqlite::Text(uuid::Uuid::from_bytes(*v).simple().to_string()),
        other => text(other).map_or(Sqlite::Null, Sqlite::Text),
    }
}

/// MySQL's grammar, where there is no server.
pub fn judge_mysql(statements: &[Printed]) -> Option<Vec<String>> {
    let refused = judge::refusals(statements.iter().map(|printed| (&*printed.name, &*printed.sql)))?;
    let (gaps, refused): (Vec<_>, Vec<_>) = refused.into_iter().partition(|one| one.is_gap());
    let (excused, wrong): (Vec<_>, Vec<_>) = refused.into_iter().partition(|one| given(&one.name, "mysql"));
    let (judged, wrongs) = (statements.len(), wrong.len());
    println!("live: mysql: {judged} judged by its grammar, {wrongs} refused, {} excused by the case, {} gaps", excused.len(), gaps.len());
    let mut all: Vec<String> = wrong.into_iter().map(|one| format!("mysql {}: {}\n    {}", one.name, one.message, one.sql)).collect();
    all.extend(excused_in_vain("mysql", &excused.iter().map(|one| id_of(&one.name).to_owned()).collect()));
    Some(all)
}
