//! Types that SQLite alone has. On another database they are refused, unless a [variant](DataType::with_variant) stands for
//! them there.

use crate::ast::{Node, Operator};
use crate::error::{ErrorKind, Result};
use crate::types::{CustomType, DataType, TypeRef};
use crate::value::iso;
use crate::value::{Date, DateTime, Str, Time, Value};
use std::any::Any;
use std::hash::{Hash, Hasher};

/// What is printed for reading has every type.
fn is_here(dialect: &str) -> bool {
    matches!(dialect, "sqlite" | "generic")
}

/// `JSONB`: JSON in SQLite's binary form, which is written by `jsonb(..)` and read by `json(..)`. jsonb.html, from 3.45
///
/// ```
/// use aludel::{prelude::*, sqlite};
/// let docs = Table::new("docs").column(ColumnDef::new("doc", DataType::Json.with_variant(sqlite::jsonb(), ["sqlite"])));
/// let query = select(docs.c("doc")).filter(docs.c("doc").eq("{}"));
/// assert_eq!(query.compile(&Sqlite::default())?.sql(), "SELECT json(docs.doc) AS doc FROM docs WHERE docs.doc = jsonb(?)");
/// assert_eq!(query.compile(&MySql::default())?.sql(), "SELECT docs.doc FROM docs WHERE docs.doc = ?");
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// CAST does not make one; `func::call("jsonb", (x,))` does.
pub fn jsonb() -> DataType {
    DataType::custom(Jsonb)
}
#[derive(Debug)]
struct Jsonb;
impl CustomType for Jsonb {
    fn name(&self) -> &str {
        "JSONB"
    }
    fn underlying(&self) -> DataType {
        DataType::Json
    }
    fn implementation(&self, _: &str) -> Option<DataType> {
        None
    }
    fn sql_name(&self, dialect: &str) -> Option<String> {
        is_here(dialect).then(|| "JSONB".into())
    }
    fn element(&self) -> DataType {
        jsonb()
    }
    /// As a name of SQLite's, a CAST to it would make a number of it: datatype3.html, 3.1
    fn cast_name(&self, _: &str) -> Option<String> {
        None
    }
    fn bind_expression(&self, bind: Node) -> Option<Node> {
        Some(Node::function("jsonb", vec![bind], TypeRef::new(jsonb())))
    }
    fn column_expression(&self, column: Node) -> Option<Node> {
        Some(Node::function("json", vec![column], TypeRef::new(DataType::Json)))
    }
}

/// `DATE`, as text in a format of one's own: `%Y`, `%m` and `%d`, each once, and other characters. Without anything but digits
/// in it, it is a `DATE_CHAR`, which does not become a number.
///
/// A value is bound in this format, and read from a SELECT as a date. lang_datefunc.html; datatype3.html, 2.2
///
/// ```
/// use aludel::{Date, prelude::*, sqlite};
/// #[derive(Model)]
/// #[model(table = "days")]
/// struct Day {
///     #[column(primary_key, type = sqlite::date("%Y%m%d"))]
///     day: Date,
/// }
/// let day = Date { year: 2024, month: 2, day: 29 };
/// let compiled = Day::day.eq(day).compile(&Sqlite::default())?;
/// assert_eq!((compiled.sql(), &compiled.params()[0].value), ("days.day = ?", &Value::from("20240229")));
/// assert_eq!(
///     select(Day::day).compile(&Sqlite::default())?.sql(),
///     "SELECT substr(days.day, 1, 4) || '-' || substr(days.day, 5, 2) || '-' || substr(days.day, 7, 2) AS day FROM days",
/// );
/// let create = Day::table().create();
/// assert_eq!(create.compile(&Sqlite::default())?.sql(), "CREATE TABLE days (day DATE_CHAR NOT NULL, PRIMARY KEY (day))");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn date(format: impl Into<Str>) -> DataType {
    DataType::custom(Stored::new("DATE", DataType::Date, format.into()))
}
/// `DATETIME`, as text in a format of one's own: as [`date`], with `%H`, `%M`, `%S` and `%f`, the six digits of microseconds.
/// What the format leaves out must be zero in what is bound: anything else is an error of `compile()`.
///
/// ```
/// use aludel::{prelude::*, sqlite};
/// let wrong = ColumnDef::new("at", sqlite::datetime("%d.%m."));
/// let create = Table::new("t").column(wrong).create();
/// let error = create.compile(&Sqlite::default()).unwrap_err();
/// assert_eq!(error.to_string(), "DATETIME in the format \"%d.%m.\": it leaves out %Y\n  in: column \"at\" of CREATE TABLE t");
/// ```
pub fn datetime(format: impl Into<Str>) -> DataType {
    DataType::custom(Stored::new("DATETIME", DataType::DateTime, format.into()))
}
/// `TIME`, as text in a format of one's own: `%H`, `%M`, `%S` and `%f`. What the format leaves out must be zero in what is bound.
pub fn time(format: impl Into<Str>) -> DataType {
    DataType::custom(Stored::new("TIME", DataType::Time, format.into()))
}
/// Is it kept as text of a format of one's own?
pub(super) fn is_stored(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Custom(custom) if (&**custom as &dyn Any).is::<Stored>())
}
/// Is it a day or time in a format that SQLite's own functions do not read?
pub(super) fn is_foreign(data_type: &DataType) -> bool {
    match data_type {
        DataType::Custom(custom) => (&**custom as &dyn Any).downcast_ref::<Stored>().is_some_and(|stored| !stored.is_iso()),
        _ => false,
    }
}

/// A part of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Field(char),
    Other(char),
}
/// The fields that a format has, and how many digits each.
const FIELDS: [(char, usize); 7] = [('Y', 4), ('m', 2), ('d', 2), ('H', 2), ('M', 2), ('S', 2), ('f', 6)];

fn width(part: Part) -> usize {
    match part {
        Part::Field(field) => FIELDS.iter().find(|(known, _)| *known == field).map_or(0, |(_, width)| *width),
        Part::Other(_) => 1,
    }
}

/// Days and times as text of a fixed width.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Stored {
    /// In messages.
    name: String,
    word: &'static str,
    like: DataType,
    format: Str,
    parts: Vec<Part>,
    problem: Option<String>,
}

impl Stored {
    fn new(word: &'static str, like: DataType, format: Str) -> Self {
        let mut stored = Stored { name: format!("{word} in the format {format:?}"), word, like, parts: vec![], problem: None, format };
        match stored.parse() {
            Ok(parts) => stored.parts = parts,
            Err(problem) => stored.problem = Some(problem),
        }
        stored
    }
    fn parse(&self) -> std::result::Result<Vec<Part>, String> {
        let known: &str = match self.like {
            DataType::Date => "Ymd",
            DataType::Time => "HMSf",
            _ => "YmdHMSf",
        };
        let mut parts = vec![];
        let mut chars = self.format.chars();
        while let Some(c) = chars.next() {
            let part = match c {
                '%' => match chars.next() {
                    Some('%') => Part::Other('%'),
                    Some(field) if known.contains(field) => Part::Field(field),
                    Some(other) => return Err(format!("has %{other}, which is none of %{}", spaced(known))),
                    None => return Err("ends in %, which stands for itself as %%".into()),
                },
                '\0' => return Err("has a NUL character".into()),
                other => Part::Other(other),
            };
            if matches!(part, Part::Field(_)) && parts.contains(&part) {
                return Err(format!("has %{} twice", if let Part::Field(field) = part { field } else { ' ' }));
            }
            parts.push(part);
        }
        let has = |field: char| parts.contains(&Part::Field(field));
        let days = if known.contains('Y') { "Ymd" } else { "H" };
        // a time that is left out is zero from there on
        let cut = ["HM", "MS", "Sf"].iter().filter(|_| known.contains('f')).find_map(|pair| {
            let (before, behind) = (pair.chars().next()?, pair.chars().nth(1)?);
            (has(behind) && !has(before)).then_some(before)
        });
        match days.chars().find(|field| !has(*field)).or(cut) {
            Some(missing) => Err(format!("leaves out %{missing}")),
            None => Ok(parts),
        }
    }
    /// The value in the format, if nothing of it is lost.
    fn write(&self, date: Option<Date>, time: Option<Time>) -> std::result::Result<String, &'static str> {
        let Time { hour, minute, second, microsecond } = time.unwrap_or(Time { hour: 0, minute: 0, second: 0, microsecond: 0 });
        let Date { year, month, day } = date.unwrap_or(Date { year: 0, month: 1, day: 1 });
        let year = u32::try_from(year).ok().filter(|year| *year <= 9999).ok_or("a year has four digits")?;
        let value = |field: char| match field {
            'Y' => year,
            'm' => month.into(),
            'd' => day.into(),
            'H' => hour.into(),
            'M' => minute.into(),
            'S' => second.into(),
            _ => microsecond,
        };
        if "HMSf".chars().any(|field| !self.parts.contains(&Part::Field(field)) && value(field) != 0) {
            return Err("it leaves out a part of the time, which is not zero");
        }
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Field(field) => text.push_str(&format!("{:0width$}", value(*field), width = width(*part))),
                Part::Other(c) => text.push(*c),
            }
        }
        Ok(text)
    }
    /// Is it written as SQLite and the library write it by themselves?
    fn is_iso(&self) -> bool {
        let date = Date { year: 2003, month: 4, day: 5 };
        let has = |field: char| self.parts.contains(&Part::Field(field));
        let of = |field: char, value: u8| if has(field) { value } else { 0 };
        let microsecond = if has('f') { 123_456 } else { 0 };
        let time = Time { hour: of('H', 6), minute: of('M', 7), second: of('S', 8), microsecond };
        let Ok(text) = self.write(Some(date), Some(time)) else { return false };
        match self.like {
            DataType::Date => iso::date(&text) == Some(date),
            DataType::Time => iso::time(&text) == Some(time),
            _ => iso::datetime(&text) == Some(DateTime { date, time }),
        }
    }
    /// `substr(x, 5, 2)`; zeros, where the format leaves it out.
    fn field(&self, field: char, of: &Node) -> Node {
        let Some(at) = self.parts.iter().position(|part| *part == Part::Field(field)) else {
            return text(if field == 'f' { "000000" } else { "00" });
        };
        let start = 1 + self.parts.iter().take(at).copied().map(width).sum::<usize>() as i64;
        let length = width(Part::Field(field)) as i64;
        let numbers = [start, length].map(|number| Node::literal(number).inlined());
        Node::function("substr", std::iter::once(of.clone()).chain(numbers).collect::<Vec<_>>(), TypeRef::new(DataType::Text))
    }
    /// The text as ISO 8601 has it.
    fn iso(&self, of: &Node) -> Node {
        let date = [("", 'Y'), ("-", 'm'), ("-", 'd')];
        let time = [(" ", 'H'), (":", 'M'), (":", 'S'), (".", 'f')];
        let (date, time) = match self.like {
            DataType::Date => (&date[..], &[][..]),
            DataType::Time => (&[][..], &time[..]),
            _ => (&date[..], &time[..]),
        };
        let mut parts: Vec<Node> = vec![];
        for (before, field) in date.iter().chain(time) {
            if !before.is_empty() && !parts.is_empty() {
                parts.push(text(before));
            }
            parts.push(self.field(*field, of));
        }
        parts.into_iter().reduce(|left, right| Node::binary(Operator::Concat, left, right)).unwrap_or_else(|| of.clone())
    }
}
fn text(text: &'static str) -> Node {
    Node::literal(text).inlined()
}
fn spaced(fields: &str) -> String {
    fields.chars().map(String::from).collect::<Vec<_>>().join(", %")
}

impl CustomType for Stored {
    fn name(&self) -> &str {
        &self.name
    }
    fn underlying(&self) -> DataType {
        self.like.clone()
    }
    fn implementation(&self, _: &str) -> Option<DataType> {
        None
    }
    fn sql_name(&self, dialect: &str) -> Option<String> {
        let number = self.parts.iter().all(|part| matches!(part, Part::Field(_) | Part::Other('0'..='9')));
        (is_here(dialect) && self.problem.is_none()).then(|| if number { format!("{}_CHAR", self.word) } else { self.word.into() })
    }
    /// As a name of SQLite's, a CAST to it would make a number of it, or leave it in another format: datatype3.html, 3.1
    fn cast_name(&self, _: &str) -> Option<String> {
        None
    }
    fn invalid(&self) -> Option<ErrorKind> {
        self.problem.as_ref().map(|problem| ErrorKind::invalid(&self.name, format!("it {problem}")))
    }
    fn bind_value(&self, value: Value, _: &str) -> Result<Value> {
        let (date, time) = match value {
            Value::Date(date) => (Some(date), None),
            Value::Time(time) => (None, Some(time)),
            Value::DateTime(at) => (Some(at.date), Some(at.time)),
            other => return Ok(other),
        };
        self.write(date, time).map(Value::from).map_err(|problem| ErrorKind::invalid(&self.name, problem).into())
    }
    fn column_expression(&self, column: Node) -> Option<Node> {
        (!self.is_iso()).then(|| self.iso(&column))
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        (other as &dyn Any).downcast_ref::<Stored>().is_some_and(|other| self == other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}
