//! Dates, times and timestamps that are stored as text in a user-defined format.

use super::is_here;
use crate::ast::{Node, Operator};
use crate::error::{ErrorKind, Result};
use crate::types::{CustomType, DataType, TypeRef};
use crate::value::iso;
use crate::value::{Date, DateTime, Str, Time, Value};
use std::any::Any;
use std::hash::{Hash, Hasher};

/// `DATE`, stored as text in a user-defined format: `%Y`, `%m` and `%d`, each exactly once, between any other characters (`%%` is a
/// percent sign).
///
/// Values are bound in this format; the list of a SELECT converts the column to ISO 8601, which is read as a date. If the text
/// consists of digits alone, the column is declared as `DATE_CHAR`, whose text affinity keeps SQLite from storing a number.
/// <https://sqlite.org/datatype3.html>, 3.1
///
/// # Errors
/// `compile()` reports a format that leaves out a field or has one twice.
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
    DataType::custom(Formatted::new("DATE", DataType::Date, format.into()))
}
/// `DATETIME`, stored as text in a user-defined format: the fields of [`date`], and `%H`, `%M`, `%S` and `%f`, the six digits of
/// microseconds.
///
/// # Errors
/// `compile()` reports an invalid format, and a value in which a field of the time that the format leaves out is not zero.
///
/// ```
/// use aludel::{prelude::*, sqlite};
/// let wrong = ColumnDef::new("at", sqlite::datetime("%d.%m."));
/// let create = Table::new("t").column(wrong).create();
/// let error = create.compile(&Sqlite::default()).unwrap_err();
/// assert_eq!(error.to_string(), "DATETIME in the format \"%d.%m.\": it leaves out %Y\n  in: column \"at\" of CREATE TABLE t");
/// ```
pub fn datetime(format: impl Into<Str>) -> DataType {
    DataType::custom(Formatted::new("DATETIME", DataType::DateTime, format.into()))
}
/// `TIME`, stored as text in a user-defined format: `%H`, `%M`, `%S` and `%f`.
///
/// # Errors
/// `compile()` reports an invalid format, and a value in which a field that the format leaves out is not zero.
pub fn time(format: impl Into<Str>) -> DataType {
    DataType::custom(Formatted::new("TIME", DataType::Time, format.into()))
}
/// Whether the type is stored as text in a user-defined format.
pub(in crate::dialects::sqlite) fn is_formatted(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Custom(custom) if (&**custom as &dyn Any).is::<Formatted>())
}
/// Whether the type has a format that SQLite's date and time functions do not read.
pub(in crate::dialects::sqlite) fn has_custom_format(data_type: &DataType) -> bool {
    match data_type {
        DataType::Custom(custom) => (&**custom as &dyn Any).downcast_ref::<Formatted>().is_some_and(|formatted| !formatted.is_iso()),
        _ => false,
    }
}

/// A field of a format, or a literal character in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Field(char),
    Literal(char),
}
/// The fields of formats, with the number of their digits.
const FIELDS: [(char, usize); 7] = [('Y', 4), ('m', 2), ('d', 2), ('H', 2), ('M', 2), ('S', 2), ('f', 6)];

fn width(part: Part) -> usize {
    match part {
        Part::Field(field) => FIELDS.iter().find(|(known, _)| *known == field).map_or(0, |(_, width)| *width),
        Part::Literal(_) => 1,
    }
}

/// A date, time or timestamp as text of fixed width.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Formatted {
    /// The name in error messages.
    name: String,
    word: &'static str,
    /// The type of the values: DATE, TIME or DATETIME.
    like: DataType,
    format: Str,
    parts: Vec<Part>,
    problem: Option<String>,
}

impl Formatted {
    fn new(word: &'static str, like: DataType, format: Str) -> Self {
        let mut formatted =
            Formatted { name: format!("{word} in the format {format:?}"), word, like, parts: vec![], problem: None, format };
        match formatted.parse() {
            Ok(parts) => formatted.parts = parts,
            Err(problem) => formatted.problem = Some(problem),
        }
        formatted
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
                    Some('%') => Part::Literal('%'),
                    Some(field) if known.contains(field) => Part::Field(field),
                    Some(other) => return Err(format!("has the unknown field %{other}; the fields are %{}", field_list(known))),
                    None => return Err("ends in %; a percent sign is written as %%".into()),
                },
                '\0' => return Err("has a NUL character".into()),
                other => Part::Literal(other),
            };
            if matches!(part, Part::Field(_)) && parts.contains(&part) {
                return Err(format!("has %{} twice", if let Part::Field(field) = part { field } else { ' ' }));
            }
            parts.push(part);
        }
        let has = |field: char| parts.contains(&Part::Field(field));
        let required = if known.contains('Y') { "Ymd" } else { "H" };
        // a format may leave out the smaller fields of a time, and only those
        let gap = ["HM", "MS", "Sf"].iter().filter(|_| known.contains('f')).find_map(|pair| {
            let (larger, smaller) = (pair.chars().next()?, pair.chars().nth(1)?);
            (has(smaller) && !has(larger)).then_some(larger)
        });
        match required.chars().find(|field| !has(*field)).or(gap) {
            Some(missing) => Err(format!("leaves out %{missing}")),
            None => Ok(parts),
        }
    }
    /// Returns the value as text in this format, or an error if the format would lose a part of it.
    fn format(&self, date: Option<Date>, time: Option<Time>) -> std::result::Result<String, &'static str> {
        let Time { hour, minute, second, microsecond } = time.unwrap_or(Time { hour: 0, minute: 0, second: 0, microsecond: 0 });
        let Date { year, month, day } = date.unwrap_or(Date { year: 0, month: 1, day: 1 });
        let year = u32::try_from(year).ok().filter(|year| *year <= 9999).ok_or("the year must have at most four digits")?;
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
            return Err("the value has a part of the time that the format leaves out");
        }
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Field(field) => text.push_str(&format!("{:0width$}", value(*field), width = width(*part))),
                Part::Literal(c) => text.push(*c),
            }
        }
        Ok(text)
    }
    /// Whether the format is ISO 8601, which SQLite and the library use by default.
    fn is_iso(&self) -> bool {
        let date = Date { year: 2003, month: 4, day: 5 };
        let has = |field: char| self.parts.contains(&Part::Field(field));
        let of = |field: char, value: u8| if has(field) { value } else { 0 };
        let microsecond = if has('f') { 123_456 } else { 0 };
        let time = Time { hour: of('H', 6), minute: of('M', 7), second: of('S', 8), microsecond };
        let Ok(text) = self.format(Some(date), Some(time)) else { return false };
        match self.like {
            DataType::Date => iso::date(&text) == Some(date),
            DataType::Time => iso::time(&text) == Some(time),
            _ => iso::datetime(&text) == Some(DateTime { date, time }),
        }
    }
    /// Returns the digits of a field, `substr(x, 5, 2)`, or zeros if the format leaves the field out.
    fn field(&self, field: char, of: &Node) -> Node {
        let Some(at) = self.parts.iter().position(|part| *part == Part::Field(field)) else {
            return text(if field == 'f' { "000000" } else { "00" });
        };
        let start = 1 + self.parts.iter().take(at).copied().map(width).sum::<usize>() as i64;
        let length = width(Part::Field(field)) as i64;
        let numbers = [start, length].map(|number| Node::literal(number).inlined());
        Node::function("substr", std::iter::once(of.clone()).chain(numbers).collect::<Vec<_>>(), TypeRef::new(DataType::Text))
    }
    /// Returns an expression that converts the stored text to ISO 8601.
    fn to_iso(&self, of: &Node) -> Node {
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
fn field_list(fields: &str) -> String {
    fields.chars().map(String::from).collect::<Vec<_>>().join(", %")
}

impl CustomType for Formatted {
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
        let digits = self.parts.iter().all(|part| matches!(part, Part::Field(_) | Part::Literal('0'..='9')));
        (is_here(dialect) && self.problem.is_none()).then(|| if digits { format!("{}_CHAR", self.word) } else { self.word.into() })
    }
    /// `None`, because CAST would convert to a number or leave the text in another format. datatype3.html, 3.1
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
        self.format(date, time).map(Value::from).map_err(|problem| ErrorKind::invalid(&self.name, problem).into())
    }
    fn column_expression(&self, column: Node) -> Option<Node> {
        (!self.is_iso()).then(|| self.to_iso(&column))
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        (other as &dyn Any).downcast_ref::<Formatted>().is_some_and(|other| self == other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}
