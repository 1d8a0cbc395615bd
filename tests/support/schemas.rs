//! Databases that tests change the schema of: each has a schema of its own, which is emptied between cases.

use super::servers::{self, Scratch};
use aludel::ast::Ddl;
use aludel::compiler::CompileOptions;
use aludel::compiler::Dialect;
use aludel::prelude::*;
use aludel::schema::SchemaObject;
use aludel::{Compiled, Name};
use mysql::prelude::Queryable;
use std::sync::Arc;

enum Client {
    Sqlite(rusqlite::Connection),
    Postgres(Box<Scratch<postgres::Client>>),
    Mysql(Box<Scratch<mysql::Conn>>),
}

pub struct Database {
    pub name: &'static str,
    pub dialect: Arc<dyn Dialect>,
    client: Client,
    /// Schemas that were made, and what else the server was given, as it is dropped.
    made: Vec<String>,
}

impl Database {
    pub fn sqlite() -> Self {
        Database { name: "sqlite", dialect: Arc::new(Sqlite::default()), client: Client::Sqlite(servers::sqlite()), made: vec![] }
    }
    pub fn postgres() -> Option<Self> {
        let mut client = servers::postgres()?;
        client.batch_execute(SCRATCH).unwrap();
        // in the data of the server, where it is one of the tests' own; they stay. Another test may make them at this moment
        use postgres::error::SqlState;
        client.batch_execute("SET allow_in_place_tablespaces = on").unwrap();
        for space in ["Fast Disk", "fast"] {
            match client.batch_execute(&format!("CREATE TABLESPACE \"{space}\" LOCATION ''")) {
                Err(error) if error.code().is_some_and(|code| [SqlState::DUPLICATE_OBJECT, SqlState::UNIQUE_VIOLATION].contains(code)) => {}
                made => made.unwrap(),
            }
        }
        Some(Database {
            name: "postgresql",
            dialect: Arc::new(Postgres::default()),
            client: Client::Postgres(Box::new(client)),
            made: vec![],
        })
    }
    pub fn mariadb() -> Option<Self> {
        Some(Database::of(servers::mariadb()?, "mariadb", Arc::new(MariaDb::default())))
    }
    pub fn mysql() -> Option<Self> {
        Some(Database::of(servers::mysql()?, "mysql", Arc::new(MySql::default())))
    }
    fn of(client: Scratch<mysql::Conn>, name: &'static str, dialect: Arc<dyn Dialect>) -> Self {
        Database { name, dialect, client: Client::Mysql(Box::new(client)), made: vec![] }
    }
    /// Those that there are: MySQL only where one is named.
    pub fn all() -> Vec<Self> {
        [Some(Database::sqlite()), Database::postgres(), Database::mariadb(), Database::mysql()].into_iter().flatten().collect()
    }
    /// Runs SQL as it is.
    pub fn run(&mut self, sql: &str) -> Result<(), String> {
        match &mut self.client {
            Client::Sqlite(client) => client.execute_batch(sql).map_err(|error| error.to_string()),
            Client::Postgres(client) => client.batch_execute(sql).map_err(|error| match error.as_db_error() {
                Some(error) => format!("{} {}", error.code().code(), error.message()),
                None => error.to_string(),
            }),
            Client::Mysql(client) => client.query_drop(sql).map_err(|error| error.to_string()),
        }
    }
    /// A number, as the database answers.
    pub fn count(&mut self, sql: &str) -> i64 {
        let count = match &mut self.client {
            Client::Sqlite(client) => client.query_row(sql, [], |row| row.get(0)).map_err(|error| error.to_string()),
            Client::Postgres(client) => client.query_one(sql, &[]).map(|row| row.get(0)).map_err(|error| error.to_string()),
            Client::Mysql(client) => client.query_first(sql).map(Option::unwrap).map_err(|error| error.to_string()),
        };
        count.unwrap_or_else(|error| panic!("{error}\n{sql}"))
    }
    /// The first column of every row, all of them texts.
    pub fn column(&mut self, sql: &str) -> Vec<String> {
        match &mut self.client {
            Client::Sqlite(client) => {
                let mut statement = client.prepare(sql).unwrap();
                let rows = statement.query_map([], |row| row.get(0)).unwrap();
                rows.map(Result::unwrap).collect()
            }
            Client::Postgres(client) => client.query(sql, &[]).unwrap().iter().map(|row| row.get(0)).collect(),
            Client::Mysql(client) => client.query(sql).unwrap(),
        }
    }
    /// The one row of numbers that a statement gives.
    pub fn numbers(&mut self, sql: &str) -> Vec<Option<i64>> {
        match &mut self.client {
            Client::Sqlite(client) => {
                let width = client.prepare(sql).unwrap().column_count();
                client.query_row(sql, [], |row| (0..width).map(|at| row.get(at)).collect()).unwrap()
            }
            Client::Postgres(client) => {
                let row = client.query_one(sql, &[]).unwrap();
                (0..row.len()).map(|at| row.try_get(at).unwrap_or_else(|_| row.get::<_, Option<i32>>(at).map(i64::from))).collect()
            }
            Client::Mysql(client) => {
                let row: mysql::Row = client.query_first(sql).unwrap().unwrap();
                (0..row.len()).map(|at| row.get(at).unwrap()).collect()
            }
        }
    }
    /// Is there what a statement creates or drops? `None` where it cannot be asked for.
    pub fn exists(&mut self, statement: &Ddl) -> Option<bool> {
        let existing = statement.existing(&*self.dialect)?;
        self.has(&existing)
    }
    /// The question is the dialect's own, with its values bound, and has the same answer with them written into it.
    pub fn has(&mut self, existing: &SchemaObject) -> Option<bool> {
        let question = self.dialect.exists(existing)?;
        let bound = question.compile(&*self.dialect).expect("a question");
        let inline = question.compile_with(&*self.dialect, CompileOptions::new().literal_binds()).expect("a question");
        let count = self.answer(&bound);
        assert_eq!(count, self.count(inline.sql()), "{}", inline.sql());
        Some(count > 0)
    }
    /// The number that a statement with texts gives.
    fn answer(&mut self, question: &Compiled) -> i64 {
        let params = question.params().iter();
        let texts: Vec<&str> =
            params.filter_map(|bind| if let Value::Text(text) = &bind.value { Some(text.as_str()) } else { None }).collect();
        let sql = question.sql();
        let count = match &mut self.client {
            Client::Sqlite(client) => {
                client.query_row(sql, rusqlite::params_from_iter(&texts), |row| row.get(0)).map_err(|error| error.to_string())
            }
            Client::Postgres(client) => {
                let values: Vec<&(dyn postgres::types::ToSql + Sync)> = texts.iter().map(|text| text as _).collect();
                let typed = client.prepare_typed(sql, &vec![postgres::types::Type::TEXT; texts.len()]);
                typed.and_then(|typed| client.query_one(&typed, &values)).map(|row| row.get(0)).map_err(|error| error.to_string())
            }
            Client::Mysql(client) => client.exec_first(sql, texts).map(Option::unwrap).map_err(|error| error.to_string()),
        };
        count.unwrap_or_else(|error| panic!("{error}\n{sql}"))
    }
    /// A schema of this name, if there is none: of SQLite a database that is attached.
    pub fn schema(&mut self, name: &Name) {
        let (text, made) = (name.as_str(), &mut self.made);
        let quoted = |quote: char| format!("{quote}{}{quote}", text.replace(quote, &quote.to_string().repeat(2)));
        let (create, drop) = match &self.client {
            Client::Sqlite(_) => (format!("ATTACH ':memory:' AS {}", quoted('"')), String::new()),
            Client::Postgres(_) => (format!("CREATE SCHEMA IF NOT EXISTS {}", quoted('"')), String::new()),
            Client::Mysql(_) => {
                let name = quoted('`');
                (format!("CREATE DATABASE IF NOT EXISTS {name}"), format!("DROP DATABASE IF EXISTS {name}"))
            }
        };
        let is_attached = matches!(self.client, Client::Sqlite(_)) && made.contains(&create);
        if !is_attached {
            made.push(if drop.is_empty() { create.clone() } else { drop });
            self.run(&create).unwrap();
        }
    }
    /// Nothing is left.
    pub fn clear(&mut self) {
        match &mut self.client {
            Client::Sqlite(client) => {
                *client = servers::sqlite();
                self.made.clear();
            }
            Client::Postgres(_) => {
                self.run("DISCARD TEMP").unwrap();
                const SCHEMAS: &str = "DO $$ DECLARE s text; BEGIN FOR s IN SELECT nspname FROM pg_namespace \
                    WHERE nspname NOT IN ('public', 'information_schema') AND nspname NOT LIKE 'pg\\_%' \
                    LOOP EXECUTE format('DROP SCHEMA %I CASCADE', s); END LOOP; END $$";
                self.run(SCHEMAS).unwrap();
                self.run(SCRATCH).unwrap();
            }
            Client::Mysql(client) => {
                let name = client.database.clone();
                let checks: i64 = client.query_first("SELECT @@foreign_key_checks").unwrap().unwrap();
                client.reset().unwrap(); // temporary tables go with the session, not with their database
                self.run("SET foreign_key_checks = 0").unwrap();
                for sql in std::mem::take(&mut self.made) {
                    self.run(&sql).unwrap();
                }
                self.run(&format!("DROP DATABASE {name}; CREATE DATABASE {name} CHARACTER SET utf8mb4; USE {name}")).unwrap();
                self.run(&format!("SET foreign_key_checks = {checks}")).unwrap();
            }
        }
    }
    /// How many tables, views, indexes, sequences and types of its own there are, outside of what the server has itself.
    pub fn things(&mut self) -> i64 {
        let sql = match &self.client {
            Client::Sqlite(_) => "SELECT count(*) FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'".to_owned(),
            Client::Postgres(_) => {
                const OWN: &str = "NOT IN ('information_schema', 'pg_catalog', 'pg_toast', 'public')";
                format!(
                    "SELECT (SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname {OWN}) \
                     + (SELECT count(*) FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace WHERE n.nspname {OWN})"
                )
            }
            Client::Mysql(client) => {
                format!("SELECT count(*) FROM information_schema.tables WHERE table_schema IN ('factory', '{}')", client.database)
            }
        };
        self.count(&sql)
    }
}

/// Extensions are in `public`, everything else in a schema that goes.
const SCRATCH: &str = "CREATE SCHEMA scratch; SET search_path = scratch, public";
