//! What is asked about a Rust type in a column of a type: values, how each is written and what must come back.

use aludel::ast::Node;
use aludel::engine::Connection;
use aludel::postgres as pg;
use aludel::prelude::*;
use aludel::query::Operand;
use aludel::query::SqlType;
use aludel::row::{Cells, Cursor};
use aludel::{DateTime, Error};
use std::fmt::Debug;

/// A Rust type in a column.
pub struct Case {
    pub section: &'static str,
    pub rust: &'static str,
    /// As a user declares it, if not by the Rust type alone.
    pub declared: &'static str,
    pub data_type: DataType,
    pub items: Vec<Item>,
    /// The databases that are asked; else all.
    pub only: &'static [&'static str],
    /// What the type does with a value, by its very meaning, where it comes back changed.
    pub meaning: &'static str,
}

/// Reads a cell of a driver's, and compares it with what was written.
type Read = dyn Fn(&dyn Cells) -> Verdict;
/// The same, through the engine.
type ReadSqlite = dyn Fn(&mut Connection, &Table) -> Verdict;

/// A value in it.
pub struct Item {
    pub label: String,
    value: Box<dyn Fn() -> Node>,
    read: Box<Read>,
    read_sqlite: Box<ReadSqlite>,
    /// It is too long to stand in SQL.
    pub bound_only: bool,
}
impl Item {
    /// `INSERT INTO t (x) VALUES (..)`, the value bound or in the SQL.
    pub fn insert(&self, table: &Table, inline: bool) -> Insert {
        let value = (self.value)();
        let value = if inline { value.inlined() } else { value };
        insert(table).values(table.c("x").set(Expr::<Any>::from_node(value)))
    }
    pub fn read(&self, cells: &dyn Cells) -> Verdict {
        (self.read)(cells)
    }
    pub fn read_sqlite(&self, conn: &mut Connection, table: &Table) -> Verdict {
        (self.read_sqlite)(conn, table)
    }
}

/// What came back of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// The same.
    Same,
    /// The same, which another Rust type must read.
    Wider(String),
    /// Another one, as the meaning of the type has it.
    Meant,
    Altered(String),
    /// The Rust type refuses it.
    Unread(String),
}

/// Equal, to the bit.
pub trait Same {
    fn same(&self, other: &Self) -> bool;
}
macro_rules! same { ($($type:ty),* $(,)?) => {$(
    impl Same for $type {
        fn same(&self, other: &Self) -> bool {
            self == other
        }
    }
)*} }
same! {
    bool, u8, i16, i32, i64, u16, u32, u64, String, aludel::Date, aludel::Time, DateTime, aludel::Interval, uuid::Uuid,
    rust_decimal::Decimal, serde_json::Value, chrono::NaiveDate, chrono::NaiveTime, chrono::NaiveDateTime, chrono::TimeDelta,
    chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>, super::rows::Size, super::rows::Price,
    aludel::mysql::Year, aludel::mysql::Set<super::rows::Size>, pg::Hstore, pg::Inet, pg::Cidr, pg::MacAddr, pg::BitString, pg::TsVector,
    pg::TsQuery,
}
impl<T: Same> Same for Vec<T> {
    fn same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a.same(b))
    }
}
impl<T: PartialEq> Same for pg::Range<T> {
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}
impl<T: PartialEq> Same for pg::Multirange<T> {
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}
impl Same for f32 {
    fn same(&self, other: &Self) -> bool {
        self.to_bits() == other.to_bits() || (self.is_nan() && other.is_nan())
    }
}
impl Same for f64 {
    fn same(&self, other: &Self) -> bool {
        self.to_bits() == other.to_bits() || (self.is_nan() && other.is_nan())
    }
}
impl<T: Same> Same for Option<T> {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(a), Some(b)) => a.same(b),
            (None, None) => true,
            _ => false,
        }
    }
}
/// Of a value of no Rust type in particular: the same number, or the same text of it.
impl Same for Value {
    fn same(&self, other: &Self) -> bool {
        match (number(self), number(other)) {
            _ if is_midnight_of(self, other) || is_midnight_of(other, self) => true,
            (Some(a), Some(b)) => a == b,
            _ => self == other || text(self).is_some_and(|a| text(other) == Some(a)),
        }
    }
}

fn is_midnight_of(at: &Value, day: &Value) -> bool {
    let midnight = |date: &aludel::Date| format!("{date} 00:00:00.000000");
    matches!((at, day), (Value::DateTime(at), Value::Date(day)) if at.to_string() == midnight(day))
}
fn text(value: &Value) -> Option<String> {
    Some(match value {
        Value::Text(v) => v.to_string(),
        Value::Date(v) => v.to_string(),
        Value::Time(v) => v.to_string(),
        Value::DateTime(v) => v.to_string(),
        Value::Json(v) => v.to_string(),
        Value::Bool(v) => i64::from(*v).to_string(),
        _ => return None,
    })
}
/// A number by its digits, without zeros that say nothing.
fn number(value: &Value) -> Option<String> {
    let digits = match value {
        Value::Int(v) => v.to_string(),
        Value::Real(v) if v.is_finite() => format!("{v}"),
        Value::Decimal(v) => v.to_string(),
        Value::Text(v) if v.parse::<f64>().is_ok() => v.to_string(),
        _ => return None,
    };
    let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { &digits };
    Some(if digits == "-0" { "0".into() } else { digits.to_owned() })
}

/// What a Rust type needs for being asked.
pub trait Asked: SqlType + Operand<Any> + Same + Clone + Debug {}
impl<T: SqlType + Operand<Any> + Same + Clone + Debug> Asked for T {}

/// The Rust type, and the way from what was written to what was read.
fn verdict<T: Asked>(written: &T, read: Result<T, Error>, meant: Option<fn(&T, &T) -> bool>) -> Verdict {
    match read {
        Ok(read) if written.same(&read) => Verdict::Same,
        Ok(read) if meant.is_some_and(|meant| meant(written, &read)) => Verdict::Meant,
        Ok(read) => Verdict::Altered(shortened(&format!("{written:?} comes back as {read:?}"))),
        Err(error) => Verdict::Unread(error.to_string()),
    }
}
fn shortened(text: &str) -> String {
    if text.len() > 300 { format!("{} …", text.chars().take(300).collect::<String>()) } else { text.to_owned() }
}
fn from_sqlite<T: SqlType>(conn: &mut Connection, table: &Table) -> Result<T, Error> {
    conn.one(&select(Expr::<T>::from_node(table.c("x").into_node())))
}

impl Case {
    pub fn new(section: &'static str, rust: &'static str, declared: &'static str, data_type: impl Into<DataType>) -> Self {
        Case { section, rust, declared, data_type: data_type.into(), items: vec![], only: &[], meaning: "" }
    }
    pub fn only(self, only: &'static [&'static str]) -> Self {
        Case { only, ..self }
    }
    /// Values of the type, and NULL, which an `Option` of it reads.
    pub fn values<T: Asked>(self, values: impl IntoIterator<Item = (impl Into<String>, T)>) -> Self
    where
        Option<T>: Asked,
    {
        let mut case = values.into_iter().fold(self, |case, (label, value)| case.value(label, value, None));
        if !case.items.iter().any(|item| item.label == "NULL") {
            case = case.value("NULL", None::<T>, None);
        }
        case
    }
    /// Values that come back changed, as the type means it.
    pub fn meant<T: Asked>(
        self,
        words: &'static str,
        meant: fn(&T, &T) -> bool,
        values: impl IntoIterator<Item = (impl Into<String>, T)>,
    ) -> Self {
        let case = Case { meaning: words, ..self };
        values.into_iter().fold(case, |case, (label, value)| case.value(label, value, Some(meant)))
    }
    fn value<T: Asked>(mut self, label: impl Into<String>, value: T, meant: Option<fn(&T, &T) -> bool>) -> Self {
        let (assigned, written, also) = (value.clone(), value.clone(), value);
        self.items.push(Item {
            label: label.into(),
            value: Box::new(move || assigned.to_node()),
            read: Box::new(move |cells| verdict(&written, T::decode(&mut Cursor::new(cells)), meant)),
            read_sqlite: Box::new(move |conn, table| verdict(&also, from_sqlite(conn, table), meant)),
            bound_only: false,
        });
        self
    }
    /// The same, of values that are too long to stand in SQL.
    pub fn long<T: Asked>(self, values: impl IntoIterator<Item = (impl Into<String>, T)>) -> Self {
        let before = self.items.len();
        let mut case = values.into_iter().fold(self, |case, (label, value)| case.value(label, value, None));
        case.items.iter_mut().skip(before).for_each(|item| item.bound_only = true);
        case
    }
    /// Values that the Rust type does not have: they are written as they are, and read as the type, which must not take them for
    /// others, and as whatever the database gives.
    pub fn outside<T: Asked>(self, values: impl IntoIterator<Item = (impl Into<String>, Value)>) -> Self {
        values.into_iter().fold(self, |case, (label, value)| case.beyond::<T>(label, value))
    }
    fn beyond<T: Asked>(mut self, label: impl Into<String>, value: Value) -> Self {
        fn both<T: Asked>(written: &Value, typed: Result<T, Error>, any: Result<Value, Error>) -> Verdict {
            match (typed, verdict(written, any, None)) {
                (Err(error), Verdict::Same) => Verdict::Wider(error.to_string()),
                (Ok(read), Verdict::Same) if !read.encode().same(written) => {
                    Verdict::Altered(shortened(&format!("{written:?} is read as {read:?}")))
                }
                (_, verdict) => verdict,
            }
        }
        let (assigned, written, also) = (value.clone(), value.clone(), value);
        self.items.push(Item {
            label: label.into(),
            value: Box::new(move || Operand::<Any>::to_node(&assigned)),
            read: Box::new(move |cells| both(&written, T::decode(&mut Cursor::new(cells)), Value::decode(&mut Cursor::new(cells)))),
            read_sqlite: Box::new(move |conn, table| both(&also, from_sqlite::<T>(conn, table), from_sqlite(conn, table))),
            bound_only: false,
        });
        self
    }
}
