//! Renders a port of a case on every dialect that the oracle recorded, and compares.

use super::deviations::Deviations;
use aludel::ast::{
    AddConstraint, CreateIndex, CreateSchema, CreateSequence, CreateTable, CreateTableAs, CreateType, CreateView, Ddl, Delete,
    DropConstraint, DropIndex, DropSchema, DropSequence, DropTable, DropType, DropView, Insert, Node, Query, RawDdl, SetComment,
    StatementRef, Update,
};
use aludel::compiler::{CompileOptions, compile};
use aludel::dialects::{Dialect, MariaDb, MySql, Postgres, Sqlite};
use aludel::engine::Executor;
use aludel::prelude::*;
use aludel::query::FromRow;
use aludel::types::DataType;
use aludel::{Error, ErrorKind};
use serde_json::{Value as Json, json};
use std::fmt;
use std::marker::PhantomData;

/// What a port builds.
#[derive(Debug, PartialEq)]
pub enum Built {
    Query(Query, Decode),
    Insert(Insert, Decode),
    Update(Update, Decode),
    Delete(Delete, Decode),
    Ddl(Ddl),
    Node(Node),
}

impl<R: FromRow> From<Select<R>> for Built {
    fn from(select: Select<R>) -> Self {
        Built::Query(select.node().clone(), Decode(decode::<R>))
    }
}
impl<R: Returned> From<aludel::query::Insert<R>> for Built {
    fn from(statement: aludel::query::Insert<R>) -> Self {
        Built::Insert(statement.node().clone(), R::DECODE)
    }
}
impl<R: Returned> From<aludel::query::Update<R>> for Built {
    fn from(statement: aludel::query::Update<R>) -> Self {
        Built::Update(statement.node().clone(), R::DECODE)
    }
}
impl<R: Returned> From<aludel::query::Delete<R>> for Built {
    fn from(statement: aludel::query::Delete<R>) -> Self {
        Built::Delete(statement.node().clone(), R::DECODE)
    }
}
impl<R> From<aludel::query::Text<R>> for Built {
    fn from(statement: aludel::query::Text<R>) -> Self {
        Built::Query(statement.node().clone(), Decode(|_, _| Ok(0)))
    }
}
impl From<Ddl> for Built {
    fn from(statement: Ddl) -> Self {
        Built::Ddl(statement)
    }
}
macro_rules! ddl { ($($name:ident),*) => {
    $(impl From<$name> for Built {
        fn from(statement: $name) -> Self {
            Built::Ddl(statement.into())
        }
    })*
} }
ddl!(
    AddConstraint,
    CreateIndex,
    CreateSchema,
    CreateSequence,
    CreateTable,
    CreateTableAs,
    CreateType,
    CreateView,
    DropConstraint,
    DropIndex
);
ddl!(DropSchema, DropSequence, DropTable, DropType, DropView, RawDdl, SetComment);
impl<T, K> From<Expr<T, K>> for Built {
    fn from(expr: Expr<T, K>) -> Self {
        Built::Node(expr.into_node())
    }
}
/// Reads the rows of a statement into its Rust type, and says how many there are. Which one it is does not make a tree another.
#[derive(Clone, Copy)]
pub struct Decode(pub fn(&mut Executor, StatementRef<'_>) -> aludel::Result<usize>);
impl PartialEq for Decode {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl fmt::Debug for Decode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Decode")
    }
}
struct Rows<'q, R>(StatementRef<'q>, PhantomData<R>);
impl<R> Statement for Rows<'_, R> {
    type Row = R;
    fn statement(&self) -> StatementRef<'_> {
        self.0
    }
}
pub fn first_row(db: &mut Executor, statement: StatementRef<'_>) -> aludel::Result<Option<Row>> {
    db.first(&Rows::<Row>(statement, PhantomData))
}
fn decode<R: FromRow>(db: &mut Executor, statement: StatementRef<'_>) -> aludel::Result<usize> {
    db.all(&Rows::<R>(statement, PhantomData)).map(|rows| rows.len())
}
/// What an INSERT, UPDATE or DELETE of a port gives back: nothing, or rows of one of the types that ports have.
pub trait Returned {
    const DECODE: Decode;
}
impl Returned for () {
    const DECODE: Decode = Decode(|_, _| Ok(0));
}
macro_rules! returned { ($([$($part:ident),*] $row:ty;)*) => {$(
    impl<$($part: FromRow),*> Returned for $row {
        const DECODE: Decode = Decode(decode::<$row>);
    }
)*} }
returned! {
    [] Row; [] Value; [] i32; [] i64; [] String; [] crate::fixtures::corpus::Address; [] crate::fixtures::corpus::User; [] crate::fixtures::corpus::Part; [A] Option<A>; [A] (A,);
    [A, B] (A, B); [A, B, C] (A, B, C); [A, B, C, D] (A, B, C, D);
}

impl Built {
    pub fn statement(&self) -> StatementRef<'_> {
        match self {
            Built::Query(query, _) => StatementRef::Query(query),
            Built::Insert(insert, _) => StatementRef::Insert(insert),
            Built::Update(update, _) => StatementRef::Update(update),
            Built::Delete(delete, _) => StatementRef::Delete(delete),
            Built::Ddl(ddl) => StatementRef::Ddl(ddl),
            Built::Node(node) => StatementRef::Node(node),
        }
    }
}

/// A case as Rust writes it: with the models, with tables made at run time, or both, which give the same tree.
pub struct Port {
    pub id: &'static str,
    pub typed: Option<fn() -> Vec<Built>>,
    pub any: Option<fn() -> Vec<Built>>,
    /// What stands for an error of the oracle: `Kind: construct`.
    pub error: Option<&'static str>,
    /// The code of the port.
    pub source: &'static str,
}

/// `"area/id": typed [..], any [..], error "Kind: construct";` with at least one of the two forms.
macro_rules! ports { ($($id:literal: $(typed $typed:expr)? $(, any $any:expr)? $(, error $error:literal)?;)*) => { vec![$($crate::harness::Port {
    id: $id,
    typed: ports!(@ $($typed)?),
    any: ports!(@ $($any)?),
    error: ports!(@error $($error)?),
    source: stringify!($($typed)? $($any)?),
}),*] };
    (@error) => { None };
    (@error $error:literal) => { Some($error) };
    (@) => { None };
    (@ $build:expr) => { Some({ let build: fn() -> Vec<$crate::harness::Built> = || $build; build }) };
}
pub(crate) use ports;

/// Several of a kind, or of different kinds, as a port gives them.
macro_rules! built { ($($one:expr),* $(,)?) => { vec![$($crate::harness::Built::from($one)),*] } }
pub(crate) use built;

/// The oracle's records.
pub fn records() -> Vec<Json> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/expected");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file| serde_json::from_str::<Vec<Json>>(&std::fs::read_to_string(file).unwrap()).unwrap();
    files.into_iter().flat_map(read).collect()
}

#[derive(Default)]
pub struct Score {
    pub equal: usize,
    pub deviations: usize,
    pub missing: usize,
    pub cells: usize,
    pub typed: usize,
    pub any: usize,
    pub wrong: Vec<String>,
    met: Vec<String>,
}
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Score { equal, deviations, missing, cells, typed, any, wrong: _, met: _ } = self;
        write!(f, "oracle: {equal} equal, {deviations} deviations, {missing} missing of {cells}, {typed} typed, {any} any")
    }
}

pub fn dialects() -> [(&'static str, Box<dyn Dialect>); 4] {
    [
        ("sqlite", Box::new(Sqlite::default())),
        ("mysql", Box::new(MySql::default())),
        ("mariadb", Box::new(MariaDb::default())),
        ("postgresql", Box::new(Postgres::default())),
    ]
}

/// How the record was rendered: with values inline, or bound.
pub fn options(record: &Json) -> CompileOptions {
    match record["literal"].as_bool() {
        Some(true) => CompileOptions::new().literal_binds(),
        _ => CompileOptions::new(),
    }
}

impl Score {
    pub fn case(&mut self, record: &Json, ports: &[Port], deviations: &Deviations) {
        let id = record["id"].as_str().unwrap();
        let recorded = dialects().into_iter().filter(|(name, _)| record.get(name).is_some());
        let Some(port) = ports.iter().find(|port| port.id == id) else {
            let cells = recorded.count();
            self.cells += cells;
            self.missing += cells;
            return self.wrong.push(format!("{id}: no port"));
        };
        self.met.push(id.to_owned());
        self.typed += usize::from(port.typed.is_some());
        self.any += usize::from(port.any.is_some());
        if let (Some(typed), Some(any)) = (port.typed, port.any)
            && typed() != any()
        {
            self.wrong.push(format!("{id}: the typed and the Any form differ:\n  {:?}\n  {:?}", typed(), any()));
        }
        self.raw_sql(record, port);
        let build = port.typed.or(port.any).expect("a port has a form");
        for (name, dialect) in recorded {
            self.cells += 1;
            let ours: Vec<Json> = build().iter().map(|one| render(one, &*dialect, &options(record))).collect();
            let cell = format!("{id} {name}");
            let difference = match deviations.cells.get(&cell) {
                Some(instead) => {
                    self.met.push(cell);
                    self.deviations += 1;
                    compare(&ours, instead, None).or_else(|| {
                        compare(&ours, &sent(script(&record[name])), port.error).is_none().then(|| "it does not deviate".into())
                    })
                }
                None => {
                    let difference = compare(&ours, &sent(script(&record[name])), port.error);
                    self.equal += usize::from(difference.is_none());
                    difference
                }
            };
            if let Some(difference) = difference {
                self.wrong.push(format!("{id} on {name}:\n{difference}"));
            }
        }
    }
    /// A port says in raw SQL what the case says in raw SQL, and no more.
    fn raw_sql(&mut self, record: &Json, port: &Port) {
        let python = record["python"].as_str().unwrap();
        let forms = usize::from(port.typed.is_some()) + usize::from(port.any.is_some());
        for (theirs, ours) in
            [(&["text("][..], &["text("][..]), (&["literal_column("], &["literal_column("]), (&["op("], &[".op(", ".bool_op("])]
        {
            let count = |code: &str, words: &[&str]| -> usize { words.iter().map(|word| code.split(word).count() - 1).sum() };
            // `stringify!` may put a space before a parenthesis
            let code = port.source.replace(" (", "(").replace("\n", "");
            const OTHERS: [&str; 10] = [
                "on_text(",
                "as_text(",
                "astext(",
                "each_text(",
                "context(",
                "citext(",
                "mysql::text(",
                "tinytext(",
                "mediumtext(",
                "longtext(",
            ];
            let others = |code: &str| count(code, &OTHERS);
            // SQLAlchemy takes a string in a CHECK for SQL as it is
            let texts = count(python, &["CheckConstraint(\"", "CheckConstraint(r\""]);
            let allowed = (count(python, theirs) + if theirs == ["text("] { texts } else { 0 }
                - if theirs == ["text("] { others(python) } else { 0 })
                * forms;
            let used = count(&code, ours) - if ours == ["text("] { others(&code) } else { 0 };
            if used > allowed {
                self.wrong.push(format!("{}: the port says {ours:?} {used} times, the case {allowed} times", port.id));
            }
        }
    }
    /// Ports and deviations of no case.
    pub fn leftovers(&mut self, ports: &[Port], deviations: &Deviations) {
        let all = ports.iter().map(|port| port.id).chain(deviations.cells.keys().map(String::as_str));
        for name in all {
            match self.met.iter().filter(|met| *met == name).count() {
                1 => {}
                _ => self.wrong.push(format!("{name} is of no case")),
            }
        }
        for (at, port) in ports.iter().enumerate() {
            if ports.iter().skip(at + 1).any(|other| other.id == port.id) {
                self.wrong.push(format!("{} is ported twice", port.id));
            }
        }
    }
}

/// The statements of a record.
pub fn script(recorded: &Json) -> Vec<Json> {
    match recorded["script"].as_array() {
        Some(script) => script.clone(),
        None => vec![recorded.clone()],
    }
}

/// The statements with the JSON keys and paths as they are sent: the records hold them as they were before that.
fn sent(mut statements: Vec<Json>) -> Vec<Json> {
    for statement in &mut statements {
        let sql = statement["sql"].as_str().unwrap_or_default().to_owned();
        let Some(params) = statement.get_mut("params").and_then(Json::as_array_mut) else { continue };
        let (mut calls, mut quote) = (vec![], None);
        let mut next = params.iter_mut();
        for (at, c) in sql.char_indices() {
            match c {
                _ if quote.is_some() => quote = quote.filter(|open| *open != c),
                '\'' | '"' | '`' => quote = Some(c),
                '(' => calls.push(sql[..at].ends_with("JSON_EXTRACT")),
                ')' => drop(calls.pop()),
                '?' => {
                    let param = next.next().unwrap();
                    if calls.last() == Some(&true) && sql[..at].ends_with(", ") {
                        *param = json!(json_path(param));
                    }
                }
                _ => {}
            }
        }
    }
    statements
}

/// `$."key"[0]`
fn json_path(keys: &Json) -> String {
    let step = |key: &Json| key.as_str().map_or_else(|| format!("[{key}]"), |key| format!(".\"{key}\""));
    let keys = keys["$array"].as_array().cloned().unwrap_or_else(|| vec![keys.clone()]);
    std::iter::once("$".to_owned()).chain(keys.iter().map(step)).collect()
}

/// What differs. An error of the oracle is met by the port's own, which names its kind and construct.
fn compare(ours: &[Json], expected: &[Json], error: Option<&str>) -> Option<String> {
    if let (true, Some(error)) = (expected.len() == 1 && expected.iter().any(|one| one.get("error").is_some()), error) {
        // the oracle gives up on the whole script
        let met = ours.iter().all(|one| one["error"].as_str().is_some_and(|ours| ours == error));
        return (!met).then(|| format!("  expected the error {error:?}\n  aludel {ours:?}"));
    }
    let expected = &as_sent(expected);
    if ours == expected {
        return None;
    }
    if ours.len() != expected.len() {
        return Some(format!("  {} statements for {}", ours.len(), expected.len()));
    }
    let pairs = expected.iter().zip(ours).filter(|(theirs, ours)| theirs != ours);
    let lines = pairs.map(|(theirs, ours)| format!("  oracle {theirs}\n  aludel {ours}"));
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn render(built: &Built, dialect: &dyn Dialect, options: &CompileOptions) -> Json {
    match compile(built.statement(), dialect, options) {
        Ok(compiled) => {
            let params: Vec<Json> = compiled.params().iter().map(|bind| plain(&bind.value, &bind.ty.data_type)).collect();
            match built {
                Built::Ddl(_) => json!({ "sql": normalize(compiled.sql()) }),
                _ => json!({ "sql": normalize(compiled.sql()), "params": params }),
            }
        }
        Err(error) => json!({ "error": kind(&error) }),
    }
}

/// The kind of an error and the construct that it names.
fn kind(error: &Error) -> String {
    match error.kind() {
        ErrorKind::Unsupported { construct, .. } => format!("Unsupported: {construct}"),
        ErrorKind::Invalid { construct, .. } => format!("Invalid: {construct}"),
        ErrorKind::NoSuchColumn { column, .. } => format!("NoSuchColumn: {column}"),
        ErrorKind::NoSuchLabel { label } => format!("NoSuchLabel: {label}"),
        other => format!("{other:?}"),
    }
}

/// A value as the oracle writes it.
fn plain(value: &Value, ty: &DataType) -> Json {
    match (value, ty) {
        (Value::Text(v), DataType::Enum(_)) => json!({ "$enum": v.as_str() }),
        (Value::Null, _) => Json::Null,
        (Value::Bool(v), _) => json!(v),
        (Value::Int(v), _) => json!(v),
        (Value::Real(v), _) => json!(v),
        (Value::Text(v), DataType::Custom(custom)) if custom.name() == "HSTORE" => {
            let map: aludel::postgres::Hstore = Row::new([("map", v.clone())]).get("map").unwrap();
            json!({ "$json": map.0 })
        }
        (Value::Text(v), _) => json!(v.as_str()),
        (Value::Decimal(v), _) => json!({ "$decimal": &**v }),
        (Value::Bytes(v), _) => json!({ "$bytes": v.iter().map(|byte| format!("{byte:02X}")).collect::<String>() }),
        (Value::Uuid(v), _) => json!({ "$uuid": uuid::Uuid::from_bytes(*v).to_string() }),
        (Value::Date(v), _) => json!({ "$date": v.to_string() }),
        (Value::Time(v), _) => json!({ "$time": iso(&v.to_string()) }),
        (Value::DateTime(v), _) => json!({ "$datetime": iso(&v.to_string()).replace(' ', "T") }),
        (Value::Interval(v), _) => json!({ "$interval": v.microseconds as f64 / 1e6 }),
        (Value::Json(v), _) => of_python(serde_json::from_str(v).unwrap()),
        (Value::Array(values), ty) => {
            let of = match ty {
                DataType::Array(array) => &array.of,
                _ => ty,
            };
            let plain = |value: &Value| if let Value::Array(_) = value { plain(value, ty) } else { plain(value, of) };
            json!({ "$array": values.iter().map(plain).collect::<Vec<Json>>() })
        }
        (other, _) => json!({ "$repr": format!("{other:?}") }),
    }
}

/// A document as the value that Python has for it, which is what the oracle records.
fn of_python(document: Json) -> Json {
    match document {
        Json::Array(elements) => json!({ "$array": elements.into_iter().map(of_python).collect::<Vec<_>>() }),
        object @ Json::Object(_) => json!({ "$json": object }),
        plain => plain,
    }
}

/// What the oracle recorded, with its paths into JSON, `#>` and `#>>`, as they are sent: the numbers among texts are texts.
fn as_sent(recorded: &[Json]) -> Vec<Json> {
    let mut sent = recorded.to_vec();
    for one in sent.iter_mut().filter(|one| one["sql"].as_str().is_some_and(|sql| sql.contains(" #>"))) {
        let params = one.get_mut("params").and_then(Json::as_array_mut).into_iter().flatten();
        for key in params.filter_map(|param| param.get_mut("$array")?.as_array_mut()).flatten() {
            *key = json!(key.as_str().map_or_else(|| key.to_string(), str::to_owned));
        }
    }
    sent
}

/// Python's isoformat leaves out microseconds of zero.
fn iso(time: &str) -> String {
    time.strip_suffix(".000000").unwrap_or(time).to_owned()
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
