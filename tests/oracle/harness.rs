//! Renders a port of a case on every dialect that the oracle recorded, and compares.

use aludel::ast::{Delete, Insert, Node, Query, StatementRef, Update};
use aludel::compiler::{CompileOptions, compile};
use aludel::dialects::{Dialect, MariaDb, MySql, Postgres, Sqlite};
use aludel::prelude::*;
use serde_json::{Value as Json, json};

/// What a port builds.
#[derive(Debug, PartialEq)]
pub enum Built {
    Query(Query),
    Insert(Insert),
    Update(Update),
    Delete(Delete),
    Node(Node),
}

impl<R> From<Select<R>> for Built {
    fn from(select: Select<R>) -> Self {
        Built::Query(select.node().clone())
    }
}
impl<R> From<aludel::query::Insert<R>> for Built {
    fn from(statement: aludel::query::Insert<R>) -> Self {
        Built::Insert(statement.node().clone())
    }
}
impl<R> From<aludel::query::Update<R>> for Built {
    fn from(statement: aludel::query::Update<R>) -> Self {
        Built::Update(statement.node().clone())
    }
}
impl<R> From<aludel::query::Delete<R>> for Built {
    fn from(statement: aludel::query::Delete<R>) -> Self {
        Built::Delete(statement.node().clone())
    }
}
impl<T, K> From<Expr<T, K>> for Built {
    fn from(expr: Expr<T, K>) -> Self {
        Built::Node(expr.into_node())
    }
}
impl Built {
    fn statement(&self) -> StatementRef<'_> {
        match self {
            Built::Query(query) => StatementRef::Query(query),
            Built::Insert(insert) => StatementRef::Insert(insert),
            Built::Update(update) => StatementRef::Update(update),
            Built::Delete(delete) => StatementRef::Delete(delete),
            Built::Node(node) => StatementRef::Node(node),
        }
    }
}

/// A case as Rust writes it: with the models, with tables made at run time, or both, which give the same tree.
pub struct Port {
    pub id: &'static str,
    pub typed: Option<fn() -> Vec<Built>>,
    pub any: Option<fn() -> Vec<Built>>,
}

#[derive(Default)]
pub struct Score {
    pub equal: usize,
    pub missing: usize,
    pub cells: usize,
    pub typed: usize,
    pub any: usize,
    pub wrong: Vec<String>,
}

pub fn dialects() -> [(&'static str, Box<dyn Dialect>); 4] {
    [
        ("sqlite", Box::new(Sqlite::default())),
        ("mysql", Box::new(MySql::default())),
        ("mariadb", Box::new(MariaDb::default())),
        ("postgresql", Box::new(Postgres::default())),
    ]
}

impl Score {
    pub fn case(&mut self, record: &Json, ports: &[Port]) {
        let id = record["id"].as_str().unwrap();
        let recorded = dialects().into_iter().filter(|(name, _)| record.get(name).is_some());
        let Some(port) = ports.iter().find(|port| port.id == id) else {
            let cells = recorded.count();
            self.cells += cells;
            self.missing += cells;
            return self.wrong.push(format!("{id}: no port"));
        };
        self.typed += usize::from(port.typed.is_some());
        self.any += usize::from(port.any.is_some());
        if let (Some(typed), Some(any)) = (port.typed, port.any)
            && typed() != any()
        {
            self.wrong.push(format!("{id}: the typed and the Any form differ:\n  {:?}\n  {:?}", typed(), any()));
        }
        let build = port.typed.or(port.any).expect("a port has a form");
        for (name, dialect) in recorded {
            self.cells += 1;
            match compare(&build(), &record[name], &*dialect) {
                Ok(()) => self.equal += 1,
                Err(difference) => self.wrong.push(format!("{id} on {name}:\n{difference}")),
            }
        }
    }
}

fn compare(built: &[Built], expected: &Json, dialect: &dyn Dialect) -> Result<(), String> {
    let expected: Vec<&Json> = match expected["script"].as_array() {
        Some(script) => script.iter().collect(),
        None => vec![expected],
    };
    let ours: Vec<Json> = built.iter().map(|one| render(one, dialect)).collect();
    if ours.iter().eq(expected.iter().copied()) {
        return Ok(());
    }
    let lines = expected.iter().zip(&ours).map(|(theirs, ours)| format!("  oracle {theirs}\n  aludel {ours}"));
    Err(lines.collect::<Vec<_>>().join("\n"))
}

fn render(built: &Built, dialect: &dyn Dialect) -> Json {
    match compile(built.statement(), dialect, &CompileOptions::new()) {
        Ok(compiled) => {
            let params: Vec<Json> = compiled.params().iter().map(|bind| plain(&bind.value)).collect();
            json!({ "sql": normalize(compiled.sql()), "params": params })
        }
        Err(error) => json!({ "error": error.to_string() }),
    }
}

fn plain(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(v) => json!(v),
        Value::Int(v) => json!(v),
        Value::Real(v) => json!(v),
        Value::Text(v) => json!(v.as_str()),
        other => json!({ "$repr": format!("{other:?}") }),
    }
}

/// One space for any run of white space, none behind "(" or before ")" and ","; quoted text is left alone.
fn normalize(sql: &str) -> String {
    let mut out = String::new();
    let mut quote = None;
    for c in sql.trim().chars() {
        match quote {
            Some(open) => {
                out.push(c);
                if c == open {
                    quote = None;
                }
            }
            None if c.is_whitespace() => {
                if !out.ends_with([' ', '(']) {
                    out.push(' ');
                }
            }
            None => {
                if matches!(c, ')' | ',') {
                    out.truncate(out.trim_end_matches(' ').len());
                }
                out.push(c);
                quote = matches!(c, '\'' | '"' | '`').then_some(c);
            }
        }
    }
    out
}
