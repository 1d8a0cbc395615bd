//! Values, and SQL's rules for them as ISO 9075 and the manuals state them; nothing here was read off a server's output.

/// What an expression gives, or what may stand as a leaf in the place of an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ty {
    Int,
    Float,
    Text,
    Bool,
    /// A pattern for LIKE; always a value.
    Pattern,
    /// A pattern for a regular expression; always a value.
    Regex,
    /// A power of two, by which a dyadic number is divided exactly; always a value.
    Power,
    /// A small number that is not negative: by how much bits are shifted, or an exponent; always a value.
    Small,
    /// A JSON document; the model has it as text, and always from a column.
    Json,
    /// A day; the model has it as text, and always from a column.
    Date,
}

/// A value as the model knows it.
#[derive(Clone, Debug, PartialEq)]
pub enum V {
    Null,
    Int(i64),
    Float(f64),
    Text(String),
    Bool(bool),
    /// It has a value, and the model does not say which: only the two prints are compared.
    Unknown,
}

/// The expression may fail, or databases differ in what it is: it is not generated.
#[derive(Clone, Copy, Debug)]
pub struct Off;
pub type Modelled = Result<V, Off>;

impl V {
    pub fn int(&self) -> i64 {
        match self {
            V::Int(v) => *v,
            other => panic!("{other:?} is no integer"),
        }
    }
    pub fn float(&self) -> f64 {
        match self {
            V::Int(v) => *v as f64,
            V::Float(v) => *v,
            other => panic!("{other:?} is no number"),
        }
    }
    pub fn text(&self) -> &str {
        match self {
            V::Text(v) => v,
            other => panic!("{other:?} is no text"),
        }
    }
    /// A truth value; `None` is unknown, which is NULL.
    pub fn truth(&self) -> Option<bool> {
        match self {
            V::Bool(v) => Some(*v),
            V::Null => None,
            other => panic!("{other:?} is no truth value"),
        }
    }
    pub fn is_null(&self) -> bool {
        matches!(self, V::Null)
    }
}

/// Integers stay far from 32 bits, where PostgreSQL raises an error and others do not (PostgreSQL 8.1.1).
pub fn int(v: i64) -> Modelled {
    if v.abs() < 1_000_000_000 { Ok(V::Int(v)) } else { Err(Off) }
}

/// Floats are dyadic with at most 12 binary places and of moderate size: so they are exact as binary and as decimal
/// numbers, of which databases choose either, and adding and multiplying them is associative.
pub fn float(v: f64) -> Modelled {
    let exact = v.is_finite() && v.abs() < 16_777_216.0 && (v * 4096.0).fract() == 0.0;
    if exact { Ok(V::Float(v)) } else { Err(Off) }
}
pub fn text(v: impl Into<String>) -> Modelled {
    Ok(V::Text(v.into()))
}
pub fn truth(v: Option<bool>) -> Modelled {
    Ok(v.map_or(V::Null, V::Bool))
}

/// 8.2 comparison predicate: unknown if a side is NULL; text by its bytes, which is what a binary collation does.
pub fn compare(a: &V, b: &V) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (V::Null, _) | (_, V::Null) => None,
        (V::Text(a), V::Text(b)) => Some(a.as_bytes().cmp(b.as_bytes())),
        (V::Bool(a), V::Bool(b)) => Some(a.cmp(b)),
        (a, b) => a.float().partial_cmp(&b.float()),
    }
}
pub fn equal(a: &V, b: &V) -> Option<bool> {
    compare(a, b).map(|order| order.is_eq())
}
/// 8.15 distinct predicate: two NULLs are not distinct.
pub fn distinct(a: &V, b: &V) -> bool {
    match (a.is_null(), b.is_null()) {
        (true, true) => false,
        (false, false) => equal(a, b) == Some(false),
        _ => true,
    }
}

/// 6.39 boolean value expression: the tables of AND, OR, NOT.
pub fn and(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}
pub fn or(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    not(and(not(a), not(b)))
}
/// OR of all of them; of none, false.
pub fn any(all: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut found = Some(false);
    for one in all {
        found = or(found, one);
    }
    found
}
/// AND of all of them; of none, true.
pub fn all(all: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    not(any(all.map(not)))
}
pub fn not(a: Option<bool>) -> Option<bool> {
    a.map(|v| !v)
}

/// 8.4 in predicate: `= ANY`, the OR of all equalities; false of an empty list.
pub fn among(a: &V, list: &[V]) -> Option<bool> {
    any(list.iter().map(|item| equal(a, item)))
}
/// 8.2, rows: equal if all pairs are, unequal if one pair is, else unknown.
pub fn rows_equal(a: &[V], b: &[V]) -> Option<bool> {
    all(a.iter().zip(b).map(|(a, b)| equal(a, b)))
}
/// 8.2, rows: the first pair that is not equal decides; unknown if it is.
pub fn rows_order(a: &[V], b: &[V]) -> Option<std::cmp::Ordering> {
    for (a, b) in a.iter().zip(b) {
        match compare(a, b) {
            Some(std::cmp::Ordering::Equal) => {}
            other => return other,
        }
    }
    Some(std::cmp::Ordering::Equal)
}

/// 8.5 like predicate. Without ESCAPE, a backslash escapes on some databases (PostgreSQL 9.7.1, MariaDB's LIKE) and not on
/// others (SQLite), so it is not generated; a pattern that ends in its escape character is an error.
pub fn like(text: &str, pattern: &str, escape: Option<char>) -> Result<bool, Off> {
    enum Part {
        One,
        Any,
        Char(char),
    }
    let mut parts = vec![];
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        parts.push(match c {
            c if Some(c) == escape => Part::Char(chars.next().ok_or(Off)?),
            '\\' if escape.is_none() => return Err(Off),
            '%' => Part::Any,
            '_' => Part::One,
            c => Part::Char(c),
        });
    }
    fn matches(text: &[char], parts: &[Part]) -> bool {
        match (parts.split_first(), text.split_first()) {
            (None, None) => true,
            (None, Some(_)) => false,
            (Some((Part::Any, rest)), _) => (0..=text.len()).any(|skip| matches(&text[skip..], rest)),
            (Some((Part::One, rest)), Some((_, text))) => matches(text, rest),
            (Some((Part::Char(c), rest)), Some((d, text))) => c == d && matches(text, rest),
            (Some(_), None) => false,
        }
    }
    Ok(matches(&text.chars().collect::<Vec<_>>(), &parts))
}
