//! The databases that are asked.

use super::case::{Item, Verdict};
use crate::support::servers::{self, Scratch};
use crate::support::wire::{Cellular, mysql_wire, postgres_wire};
use aludel::ast::Bind;
use aludel::dialects::{Dialect, MariaDb, MySql, Postgres, Sqlite};
use aludel::engine::Connection;
use aludel::prelude::*;
use aludel::{Compiled, Statement, Str};
use mysql::prelude::Queryable;

/// Who refuses a statement, and with what words or code.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    ByAludel(String),
    ByServer(String),
}

/// A statement that a database runs.
pub trait Runs {
    fn compiled(&self, dialect: &dyn Dialect) -> aludel::Result<Compiled>;
    fn on_sqlite(&self, conn: &mut Connection) -> aludel::Result<()>;
}
impl<S: Statement> Runs for S {
    fn compiled(&self, dialect: &dyn Dialect) -> aludel::Result<Compiled> {
        self.compile(dialect)
    }
    fn on_sqlite(&self, conn: &mut Connection) -> aludel::Result<()> {
        conn.execute(self).map(drop)
    }
}
/// The statement with its values in the SQL.
pub struct Inline<S>(pub S);
impl<S: Statement> Runs for Inline<S> {
    fn compiled(&self, dialect: &dyn Dialect) -> aludel::Result<Compiled> {
        self.0.compile_with(dialect, CompileOptions::new().literal_binds())
    }
    fn on_sqlite(&self, conn: &mut Connection) -> aludel::Result<()> {
        conn.execute(&self.0).map(drop) // each value says of itself that it is inline
    }
}
fn compiled(statement: &dyn Runs, dialect: &dyn Dialect) -> Result<Compiled, Refused> {
    statement.compiled(dialect).map_err(|error| Refused::ByAludel(error.to_string()))
}

/// A database, and how it is spoken to.
pub trait Database {
    fn dialect(&self) -> Box<dyn Dialect>;
    /// Runs a statement; what is said by whoever refuses it.
    fn execute(&mut self, statement: &dyn Runs) -> Result<(), Refused>;
    /// The cell `x` of the only row of the table.
    fn read(&mut self, table: &Table, item: &Item) -> Verdict;
    /// As what a value goes.
    fn sent_as(&mut self, bind: &Bind) -> String;
    /// As what the cell comes back.
    fn received_as(&mut self, table: &Table) -> String;
}

fn select_x(dialect: &dyn Dialect, table: &Table) -> String {
    select(vec![table.c("x")]).compile(dialect).unwrap().sql().to_owned()
}

pub struct OnSqlite(Connection);
impl OnSqlite {
    pub fn start() -> Self {
        OnSqlite(Engine::new("sqlite::memory:").unwrap().connect().unwrap())
    }
}
impl Database for OnSqlite {
    fn dialect(&self) -> Box<dyn Dialect> {
        Box::new(Sqlite::default())
    }
    fn execute(&mut self, statement: &dyn Runs) -> Result<(), Refused> {
        compiled(statement, &Sqlite::default())?;
        statement.on_sqlite(&mut self.0).map_err(|error| match error.kind() {
            // the driver's word
            aludel::ErrorKind::Unsupported { .. } => Refused::ByAludel(error.to_string()),
            kind => Refused::ByServer(format!("{kind:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned()),
        })
    }
    fn read(&mut self, table: &Table, item: &Item) -> Verdict {
        item.read_sqlite(&mut self.0, table)
    }
    fn sent_as(&mut self, bind: &Bind) -> String {
        let value = Expr::<Any>::from_node(aludel::ast::Node::Literal(bind.clone().into()));
        let sent = self.0.scalar(&select(func::call::<String>("typeof", (value,))));
        sent.map_or_else(|error| error.to_string(), Option::unwrap_or_default).to_uppercase()
    }
    fn received_as(&mut self, table: &Table) -> String {
        let stored = self.0.scalar(&select(func::call::<String>("typeof", (table.c("x"),))));
        stored.unwrap().unwrap_or_default().to_uppercase()
    }
}
pub struct OnPostgres(Scratch<postgres::Client>);
impl OnPostgres {
    /// The session is not in UTC.
    pub fn start() -> Option<Self> {
        let mut client = servers::postgres()?;
        client
            .batch_execute("CREATE EXTENSION hstore; CREATE EXTENSION citext; SET lc_monetary = 'C'; SET TIME ZONE 'Asia/Kolkata'")
            .unwrap();
        Some(OnPostgres(client))
    }
    pub fn client(&mut self) -> &mut postgres::Client {
        &mut self.0
    }
    pub fn cells(&mut self, sql: &str) -> Cellular {
        let prepared = self.0.prepare(sql).unwrap();
        let names: Vec<Str> = prepared.columns().iter().map(|column| column.name().into()).collect();
        if prepared.columns().iter().all(|column| postgres_wire::is_known(column.type_())) {
            let row = self.0.query_one(&prepared, &[]).unwrap();
            let cells = (0..row.len()).map(|at| row.get::<_, postgres_wire::Received>(at).0).collect();
            return Cellular::new(names, cells);
        }
        // what has no binary form that a driver knows is asked for in text
        let rows = self.0.simple_query(sql).unwrap();
        let row = rows.iter().find_map(|message| if let postgres::SimpleQueryMessage::Row(row) = message { Some(row) } else { None });
        let row = row.expect("a row");
        Cellular::new(names, (0..row.len()).map(|at| Ok(row.get(at).map_or(Value::Null, Value::from))).collect())
    }
}
fn postgres_code(error: postgres::Error) -> Refused {
    Refused::ByServer(error.as_db_error().map_or_else(|| format!("client: {error:?}"), |error| error.code().code().to_owned()))
}
impl Database for OnPostgres {
    fn dialect(&self) -> Box<dyn Dialect> {
        Box::new(Postgres::default())
    }
    fn execute(&mut self, statement: &dyn Runs) -> Result<(), Refused> {
        let compiled = compiled(statement, &Postgres::default())?;
        let types: Vec<_> = compiled.params().iter().map(|bind| postgres_wire::declared(&bind.ty.data_type)).collect();
        let prepared = self.0.prepare_typed(compiled.sql(), &types).map_err(postgres_code)?;
        let sent: Vec<_> = compiled.params().iter().map(postgres_wire::Sent).collect();
        let params: Vec<&(dyn postgres::types::ToSql + Sync)> = sent.iter().map(|value| value as _).collect();
        self.0.execute(&prepared, &params).map(drop).map_err(postgres_code)
    }
    fn read(&mut self, table: &Table, item: &Item) -> Verdict {
        let cells = self.cells(&select_x(&Postgres::default(), table));
        item.read(&cells)
    }
    fn sent_as(&mut self, bind: &Bind) -> String {
        let declared = postgres_wire::declared(&bind.ty.data_type);
        if declared == postgres::types::Type::UNKNOWN { "as its column".into() } else { declared.to_string().to_uppercase() }
    }
    fn received_as(&mut self, table: &Table) -> String {
        let sql = select_x(&Postgres::default(), table);
        let kind = self.cells(&sql).first().map_or("an error", Value::kind).to_owned();
        let prepared = self.0.prepare(&sql).unwrap();
        let known = postgres_wire::is_known(prepared.columns()[0].type_());
        if known { kind } else { format!("{kind}, in text form") }
    }
}

/// MariaDB; MySQL, where there is one.
pub struct OnMysql {
    client: Scratch<mysql::Conn>,
    is_mariadb: bool,
}
impl OnMysql {
    pub fn mariadb() -> Option<Self> {
        OnMysql::start(servers::mariadb()?, true)
    }
    pub fn mysql() -> Option<Self> {
        OnMysql::start(servers::mysql()?, false)
    }
    /// The session is not in UTC.
    fn start(mut client: Scratch<mysql::Conn>, is_mariadb: bool) -> Option<Self> {
        client.query_drop("SET time_zone = '+05:30'").unwrap();
        Some(OnMysql { client, is_mariadb })
    }
    fn reconnect(&mut self) {
        servers::reconnect(&mut self.client);
        self.client.query_drop("SET time_zone = '+05:30'").unwrap();
    }
    pub fn client(&mut self) -> &mut mysql::Conn {
        &mut self.client
    }
    pub fn cells(&mut self, sql: &str) -> Cellular {
        let row: mysql::Row = self.client.exec_first(sql, ()).unwrap().unwrap();
        let columns = row.columns();
        let names: Vec<Str> = columns.iter().map(|column| Str::from(&*column.name_str())).collect();
        let cells = row.unwrap().into_iter().zip(columns.iter()).map(|(value, column)| mysql_wire::received(value, column)).collect();
        Cellular::new(names, cells)
    }
}
impl Database for OnMysql {
    fn dialect(&self) -> Box<dyn Dialect> {
        if self.is_mariadb { Box::new(MariaDb::default()) } else { Box::new(MySql::default()) }
    }
    fn execute(&mut self, statement: &dyn Runs) -> Result<(), Refused> {
        let code = |error: mysql::Error| {
            Refused::ByServer(match error {
                mysql::Error::MySqlError(error) => error.code.to_string(),
                error => format!("client: {error}"),
            })
        };
        let compiled = compiled(statement, &*self.dialect())?;
        if compiled.params().is_empty() {
            return self.client.query_drop(compiled.sql()).map_err(code);
        }
        let sent: Result<Vec<_>, _> = compiled.params().iter().map(mysql_wire::sent).collect();
        let params = sent.map_err(|problem| Refused::ByServer(format!("driver: {problem}")))?;
        let statement = self.client.prep(compiled.sql()).map_err(code)?;
        let done = self.client.exec_drop(&statement, mysql::Params::Positional(params));
        if matches!(done, Err(mysql::Error::IoError(_) | mysql::Error::CodecError(_))) {
            // of a packet that is too long it closes the connection
            self.reconnect();
            return Err(Refused::ByServer("max_allowed_packet".into()));
        }
        let _ = self.client.close(statement);
        done.map_err(code)
    }
    fn read(&mut self, table: &Table, item: &Item) -> Verdict {
        let sql = select_x(&*self.dialect(), table);
        item.read(&self.cells(&sql))
    }
    fn sent_as(&mut self, bind: &Bind) -> String {
        mysql_wire::sent(bind).map_or_else(|problem| problem, |value| mysql_wire::sent_as(&value).to_owned())
    }
    fn received_as(&mut self, table: &Table) -> String {
        let sql = select_x(&*self.dialect(), table);
        self.cells(&sql).first().map_or("an error", Value::kind).to_owned()
    }
}
