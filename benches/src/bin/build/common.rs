//! The data every contestant builds its statements from. Leaked once, so that borrowed binds
//! are `'static` and nobody pays for producing the inputs. And what the hand-written contestants
//! share: literal SQL in two quotings, and the binds of the floors.

/// The schema, for SQLite.
pub const SCHEMA: &str = "
    create table users(id integer primary key, name text, email text, age int, active int,
                       score real, created_at int, bio text);
    create table orders(id integer primary key, user_id int, status text, total real);
    create table items(id integer primary key, order_id int, price real);
";

pub struct UserRow {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub age: i32,
    pub active: bool,
    pub score: f64,
    pub created_at: i64,
    pub bio: String,
}

/// One optional predicate of the dynamic filter: column and operator follow from the variant.
pub enum Pred {
    IdGt(i64),
    AgeLt(i32),
    NameEq(String),
    ScoreGe(f64),
}

pub struct Data {
    pub id: i64,
    pub rows: Vec<UserRow>,
    pub ids: Vec<i64>,
    pub statuses: Vec<String>,
    pub like: String,
    pub min_total: f64,
    pub min_orders: i64,
    pub limit: i64,
    pub offset: i64,
    pub preds: Vec<Option<Pred>>,
}

pub const COLS: [&str; 8] = ["id", "name", "email", "age", "active", "score", "created_at", "bio"];

pub fn data() -> &'static Data {
    let row = |i: i64| UserRow {
        id: i,
        name: format!("user number {i}"),
        email: format!("user{i}@example.com"),
        age: 20 + (i % 50) as i32,
        active: i % 2 == 0,
        score: i as f64 * 0.5,
        created_at: 1_700_000_000 + i,
        bio: format!("a short text about user {i}, of about fifty characters"),
    };
    let preds = (0..20)
        .map(|i| {
            Some(match i % 4 {
                0 => Pred::IdGt(i),
                1 => Pred::AgeLt(90 - i as i32),
                2 => Pred::NameEq(format!("name {i}")),
                _ => Pred::ScoreGe(i as f64),
            })
        })
        .collect();
    Box::leak(Box::new(Data {
        id: 4711,
        rows: (1..=100).map(row).collect(),
        ids: (0..1000).map(|i| i * 7 + 1).collect(),
        statuses: ["new", "paid", "packed", "sent", "returned"].map(String::from).to_vec(),
        like: "%mith%".into(),
        min_total: 99.5,
        min_orders: 3,
        limit: 50,
        offset: 100,
        preds,
    }))
}

/// A bind of the floors. Nobody reads it: `Debug` is there so that the fields are in use.
#[derive(Debug)]
#[allow(dead_code)]
pub enum Bind<T> {
    I64(i64),
    I32(i32),
    F64(f64),
    Bool(bool),
    Text(T),
}

/// How a database quotes names and writes placeholders.
pub trait Flavour: 'static {
    const NAME: &'static str;
    const QUOTE: char;
    fn placeholder(sql: &mut String, n: usize);
}

pub struct Sqlite;
pub struct Postgres;
pub struct MySql;

impl Flavour for Sqlite {
    const NAME: &'static str = "sqlite";
    const QUOTE: char = '"';
    #[inline(always)]
    fn placeholder(sql: &mut String, _: usize) {
        sql.push('?');
    }
}

impl Flavour for Postgres {
    const NAME: &'static str = "postgres";
    const QUOTE: char = '"';
    #[inline(always)]
    fn placeholder(sql: &mut String, n: usize) {
        sql.push('$');
        sql.push_str(itoa::Buffer::new().format(n));
    }
}

impl Flavour for MySql {
    const NAME: &'static str = "mysql";
    const QUOTE: char = '`';
    #[inline(always)]
    fn placeholder(sql: &mut String, _: usize) {
        sql.push('?');
    }
}

/// `sql` with double quotes in place of its backticks, at compile time.
pub const fn double_quoted<const N: usize>(sql: &str) -> [u8; N] {
    let sql = sql.as_bytes();
    let mut out = [0; N];
    let mut i = 0;
    while i < N {
        out[i] = if sql[i] == b'`' { b'"' } else { sql[i] };
        i += 1;
    }
    out
}

/// Literal SQL for a quote character that is a constant. It is written with backticks; two
/// literals are one text for double quotes and another for backticks.
macro_rules! lit {
    ($quote:expr, $sql:literal) => {
        lit!($quote, $sql, $sql)
    };
    ($quote:expr, $double:literal, $backtick:literal) => {{
        const BYTES: [u8; $double.len()] = $crate::common::double_quoted($double);
        const DOUBLE: &str = match str::from_utf8(&BYTES) {
            Ok(sql) => sql,
            Err(_) => panic!("SQL is not UTF-8"),
        };
        if $quote == '`' { $backtick } else { DOUBLE }
    }};
}
pub(crate) use lit;
