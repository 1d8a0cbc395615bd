//! The three databases: each with the tables `t` and `u`, asked by text, answering with cells.

use crate::language::{Server, T, U, t_rows, u_rows};
use crate::operators::text::found;
use crate::support::servers::{self, Scratch};
use crate::value::{Ty, V};
use aludel::compiler::Dialect;
use aludel::prelude::{MariaDb, Postgres, Sqlite};
use mysql::prelude::Queryable;

/// What came back. Servers answer in text, SQLite by types of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
}

pub struct Database {
    pub server: Server,
    dialect: Box<dyn Dialect>,
    connection: Connection,
}
enum Connection {
    Sqlite(rusqlite::Connection),
    Postgres(Box<Scratch<postgres::Client>>),
    MariaDb(Box<Scratch<mysql::Conn>>),
}

impl Database {
    /// The database with its tables, unless there is no server: then it has been said, or is a failure.
    pub fn new(server: Server) -> Option<Database> {
        let (dialect, connection): (Box<dyn Dialect>, _) = match server {
            Server::Sqlite => (Box::new(Sqlite::default()), Connection::Sqlite(with_functions(servers::sqlite()))),
            Server::Postgres => (Box::new(Postgres::default()), Connection::Postgres(Box::new(servers::postgres()?))),
            Server::MariaDb => (Box::new(MariaDb::default()), Connection::MariaDb(Box::new(servers::mariadb()?))),
        };
        let mut database = Database { server, dialect, connection };
        database.prepare();
        Some(database)
    }
    pub fn dialect(&self) -> &dyn Dialect {
        &*self.dialect
    }
    fn prepare(&mut self) {
        let first: &[&str] = match self.server {
            // LIKE is case-insensitive by default: lang_expr.html, 5
            Server::Sqlite => &["PRAGMA case_sensitive_like = ON"],
            Server::Postgres => &["SET client_min_messages = error", "SET jit = off"],
            // a collation by code points, which is JSON's, too; `/` gives as many decimal places more as this says
            Server::MariaDb => &[
                "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
                "SET div_precision_increment = 16",
                "SET sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_UNSIGNED_SUBTRACTION'",
            ],
        };
        first.iter().for_each(|sql| self.run(sql));
        self.create("t", &T, &t_rows());
        self.create("u", &U, &u_rows());
    }
    fn create<const N: usize>(&mut self, name: &str, columns: &[(&str, Ty); N], rows: &[[V; N]]) {
        let types = columns.iter().map(|(name, ty)| {
            let ty = match (ty, self.server) {
                (Ty::Int, _) => "INTEGER",
                (Ty::Float, _) => "DOUBLE PRECISION",
                (Ty::Text, Server::MariaDb) => "VARCHAR(50) COLLATE utf8mb4_bin",
                (Ty::Text, _) => "VARCHAR(50)",
                (Ty::Bool, _) => "BOOLEAN",
                (Ty::Json, Server::Sqlite) => "TEXT",
                (Ty::Json, _) => "JSON",
                (Ty::Date, Server::Sqlite) => "TEXT",
                (Ty::Date, _) => "DATE",
                other => panic!("no column is {other:?}"),
            };
            format!("{name} {ty}")
        });
        let create = format!("CREATE TABLE {name} ({})", types.collect::<Vec<_>>().join(", "));
        self.run(&create);
        for row in rows {
            let values = row.iter().map(|value| match value {
                V::Null => "NULL".to_owned(),
                V::Int(v) => v.to_string(),
                V::Float(v) => format!("{v:?}"),
                V::Text(v) => format!("'{}'", v.replace('\'', "''")),
                V::Bool(v) => v.to_string(),
                V::Unknown => panic!("a row is known"),
            });
            self.run(&format!("INSERT INTO {name} VALUES ({})", values.collect::<Vec<_>>().join(", ")));
        }
    }
    fn run(&mut self, sql: &str) {
        if let Err(error) = self.execute(sql) {
            panic!("{:?}: {error}\n{sql}", self.server);
        }
    }
    fn execute(&mut self, sql: &str) -> Result<(), String> {
        match &mut self.connection {
            Connection::Sqlite(connection) => connection.execute_batch(sql).map_err(|error| error.to_string()),
            Connection::Postgres(client) => client.batch_execute(sql).map_err(|error| error.to_string()),
            Connection::MariaDb(conn) => conn.query_drop(sql).map_err(|error| error.to_string()),
        }
    }
    /// The rows of a query, or the error that the database raises: its code, then its words.
    pub fn rows(&mut self, sql: &str) -> Result<Vec<Vec<Cell>>, (String, String)> {
        match &mut self.connection {
            Connection::Sqlite(connection) => sqlite_rows(connection, sql).map_err(|error| {
                let code = error.sqlite_error_code().map(|code| format!("{code:?}")).unwrap_or_default();
                (code, error.to_string())
            }),
            Connection::Postgres(client) => {
                let messages = client.simple_query(sql).map_err(|error| match error.as_db_error() {
                    Some(db) => (db.code().code().to_owned(), db.message().to_owned()),
                    None => panic!("PostgreSQL is gone: {error}\n{sql}"),
                })?;
                let rows = messages.iter().filter_map(|message| match message {
                    postgres::SimpleQueryMessage::Row(row) => Some(row),
                    _ => None,
                });
                let cell = |text: Option<&str>| text.map_or(Cell::Null, |text| Cell::Text(text.to_owned()));
                Ok(rows.map(|row| (0..row.len()).map(|at| cell(row.get(at))).collect()).collect())
            }
            Connection::MariaDb(conn) => {
                let rows: Vec<mysql::Row> = conn.query(sql).map_err(|error| match error {
                    mysql::Error::MySqlError(error) => (error.code.to_string(), error.message),
                    error => panic!("MariaDB is gone: {error}\n{sql}"),
                })?;
                let cell = |value: mysql::Value| match value {
                    mysql::Value::NULL => Cell::Null,
                    mysql::Value::Bytes(bytes) => Cell::Text(String::from_utf8_lossy(&bytes).into_owned()),
                    other => Cell::Text(format!("{other:?}")),
                };
                Ok(rows.into_iter().map(|row| row.unwrap().into_iter().map(cell).collect()).collect())
            }
        }
    }
}

/// What the library's engine registers, and the function behind REGEXP, which is the user's: lang_expr.html, 5.
fn with_functions(connection: rusqlite::Connection) -> rusqlite::Connection {
    use rusqlite::functions::{Context, FunctionFlags};
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    let number = |context: &Context<'_>, at: usize| context.get::<Option<f64>>(at);
    let floor = move |context: &Context<'_>| number(context, 0).map(|v| v.map(f64::floor));
    connection.create_scalar_function("floor", 1, flags, floor).unwrap();
    let pow = move |context: &Context<'_>| number(context, 0).and_then(|a| Ok(a.zip(number(context, 1)?).map(|(a, b)| a.powf(b))));
    connection.create_scalar_function("pow", 2, flags, pow).unwrap();
    let regexp = |context: &Context<'_>| {
        let (pattern, text): (Option<String>, Option<String>) = (context.get(0)?, context.get(1)?);
        Ok(pattern.zip(text).map(|(pattern, text)| found(&text, &pattern)))
    };
    connection.create_scalar_function("regexp", 2, flags, regexp).unwrap();
    connection
}

fn sqlite_rows(connection: &rusqlite::Connection, sql: &str) -> rusqlite::Result<Vec<Vec<Cell>>> {
    use rusqlite::types::ValueRef;
    let mut statement = connection.prepare(sql)?;
    let width = statement.column_count();
    let mut rows = statement.query([])?;
    let mut found = vec![];
    while let Some(row) = rows.next()? {
        let cell = |at| {
            Ok(match row.get_ref(at)? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(v) => Cell::Int(v),
                ValueRef::Real(v) => Cell::Real(v),
                ValueRef::Text(v) => Cell::Text(String::from_utf8_lossy(v).into_owned()),
                ValueRef::Blob(v) => Cell::Text(format!("{v:?}")),
            })
        };
        found.push((0..width).map(cell).collect::<rusqlite::Result<_>>()?);
    }
    Ok(found)
}

impl Cell {
    /// Negative or not: which one it is depends on the order of factors.
    pub fn is_zero(&self) -> bool {
        matches!(self, Cell::Text(text) if text == "0" || text == "-0")
    }
    /// Is it the value that the model gives?
    pub fn agrees(&self, value: &V) -> bool {
        match (value, self) {
            (V::Unknown, _) | (V::Null, Cell::Null) => true,
            (V::Int(v), Cell::Int(cell)) => v == cell,
            (V::Int(v), Cell::Text(cell)) => cell.parse() == Ok(*v),
            (V::Float(v), Cell::Real(cell)) => v == cell,
            (V::Float(v), Cell::Int(cell)) => *v == *cell as f64,
            (V::Float(v), Cell::Text(cell)) => cell.parse() == Ok(*v),
            (V::Text(v), Cell::Text(cell)) => v == cell,
            // a boolean is 1 or 0 where there are none
            (V::Bool(v), Cell::Int(cell)) => i64::from(*v) == *cell,
            (V::Bool(v), Cell::Text(cell)) => matches!((v, cell.as_str()), (true, "t" | "1") | (false, "f" | "0")),
            _ => false,
        }
    }
}
