//! Values of PostgreSQL's own types in Rust: each is bound as the text that PostgreSQL writes for it, and read from it.

use crate::query::scalar::op::{Bits, Minus, Plus};
use crate::query::scalar::{HasOperator, Searchable, Subscriptable};
use crate::value::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Each line is a Rust type: its SQL type; how it is bound, how it is read from text, and what text is expected.
macro_rules! own { ($(
    [$($generic:tt)*] $type:ty = $data_type:expr; |$value:ident| $to:expr, |$text:ident| $read:expr, $expected:literal;
)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<$($generic)*> $crate::query::scalar::Scalar for $type {
        type Inner = $type;
        type UserDefinedOr<Out: $crate::query::scalar::SqlType> = $type;
        fn data_type() -> $crate::types::DataType {
            $data_type
        }
        fn into_value(self) -> $crate::value::Value {
            $crate::query::scalar::Scalar::to_value(&self)
        }
        fn to_value(&self) -> $crate::value::Value {
            let $value = self;
            $to
        }
        fn from_value(cursor: &mut $crate::row::Cursor<'_>) -> $crate::error::Result<Self> {
            let $text = &*cursor.next_str()?;
            let read = || $read;
            read().ok_or_else(|| cursor.invalid(concat!("expected ", $expected, ", found other text")))
        }
    }
    impl<$($generic)*> $crate::query::scalar::UserDefined for $type {}
    impl<$($generic)*> $crate::query::scalar::FromRow for $type {
        fn from_row(cursor: &mut $crate::row::Cursor<'_>) -> $crate::error::Result<Self> {
            $crate::query::scalar::Scalar::from_value(cursor)
        }
        fn from_row_nullable(cursor: &mut $crate::row::Cursor<'_>) -> $crate::error::Result<Option<Self>> {
            $crate::query::scalar::scalar_or_null(cursor)
        }
        fn width() -> usize {
            1
        }
    }
    $crate::dialects::postgres::types::values::own!(@ [$($generic)*] $type, $type);
    $crate::dialects::postgres::types::values::own!(@ [$($generic)*] $type, $crate::query::scalar::Any);
)*};
    (@ [$($generic:tt)*] $type:ty, $expected:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generic)*> $crate::query::Operand<$expected> for $type {
            type Type = $type;
            type Form = $crate::query::form::Item;
            fn to_node(&self) -> $crate::ast::Node {
                $crate::query::bound::<$type>($crate::query::scalar::Scalar::to_value(self))
            }
        }
    };
}
pub(super) use own;

/// A map of texts, which may be NULL: `HSTORE`. F.18
///
/// ```
/// use aludel::{postgres::{self, Hstore, methods::*}, prelude::*};
/// # #[derive(Model)] #[model(table = "posts")] struct Post { #[column(primary_key)] id: i32, attrs: Hstore }
/// let small = select(Post::id).filter(Post::attrs.contains(Hstore::from([("size", "s")])));
/// let compiled = small.compile(&Postgres::default())?;
/// assert_eq!(compiled.sql(), "SELECT posts.id FROM posts WHERE posts.attrs @> $1");
/// assert_eq!(compiled.params()[0].value, Value::from(r#""size"=>"s""#));
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Hstore(pub BTreeMap<String, Option<String>>);

impl<K: Into<String>, V: Into<String>, const N: usize> From<[(K, V); N]> for Hstore {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}
impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Hstore {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Hstore(pairs.into_iter().map(|(key, value)| (key.into(), Some(value.into()))).collect())
    }
}
impl Hstore {
    /// `"a"=>"1", "b"=>NULL`
    fn text(&self) -> String {
        let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        let mut to = String::new();
        for (key, value) in &self.0 {
            let value = value.as_deref().map_or_else(|| "NULL".to_owned(), quoted);
            let comma = if to.is_empty() { "" } else { ", " };
            let _ = write!(to, "{comma}{}=>{value}", quoted(key)); // of a string, it never fails
        }
        to
    }
    fn read(text: &str) -> Option<Self> {
        let (mut map, mut rest) = (BTreeMap::new(), text.trim());
        while !rest.is_empty() {
            let (key, _) = word(&mut rest)?;
            rest = rest.trim_start().strip_prefix("=>")?.trim_start();
            let (value, quoted) = word(&mut rest)?;
            let value = if !quoted && value.eq_ignore_ascii_case("null") { None } else { Some(value) };
            map.insert(key, value);
            rest = rest.trim_start();
            match rest.strip_prefix(',') {
                Some(more) => rest = more.trim_start(),
                None if rest.is_empty() => {}
                None => return None,
            }
        }
        Some(Hstore(map))
    }
}

/// The next word, and was it in quotes?
fn word(rest: &mut &str) -> Option<(String, bool)> {
    let quoted = rest.starts_with('"');
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(usize::from(quoted)).peekable();
    loop {
        let ends = match chars.peek() {
            Some((_, c)) if quoted => *c == '"',
            Some((_, c)) => c.is_whitespace() || matches!(c, ',' | '='),
            None => true,
        };
        if ends {
            let at = chars.next().map(|(at, c)| if quoted { at + c.len_utf8() } else { at });
            if (quoted && at.is_none()) || (!quoted && text.is_empty()) {
                return None;
            }
            *rest = rest.get(at.unwrap_or(rest.len())..)?;
            return Some((text, quoted));
        }
        match chars.next()?.1 {
            '\\' => text.push(chars.next()?.1),
            c => text.push(c),
        }
    }
}

/// Each line is a type whose values are text to the library.
macro_rules! texts { ($($(#[$meta:meta])* $name:ident = $data_type:expr;)*) => {
    $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(pub String);
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $name(text.into())
            }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self {
                $name(text)
            }
        }
    )*
    own! { $([] $name = $data_type; |v| Value::from(&v.0), |text| Some($name(text.to_owned())), "text";)* }
} }
texts! {
    /// An address, maybe with the length of its network: `10.0.0.1`, `10.0.0.1/8`. 8.9
    Inet = super::inet();
    /// A network: `10.0.0.0/8`. 8.9
    Cidr = super::cidr();
    /// A MAC address: `08:00:2b:01:02:03`. 8.9
    MacAddr = super::macaddr();
    /// Bits, as zeros and ones: `00000101`. A column of so many says it: `#[column(type = postgres::bit(8))]`. They are moved by a
    /// number, `Post::flags.any().bitwise_lshift(1)`. 8.10
    BitString = super::bit_varying(None);
    /// A text prepared for searching, which [`func::to_tsvector`](crate::postgres::func::to_tsvector) makes. 8.11
    TsVector = super::tsvector();
    /// What is searched for, which [`func::plainto_tsquery`](crate::postgres::func::plainto_tsquery) and its kin make. 8.11
    TsQuery = super::tsquery();
}
impl From<std::net::IpAddr> for Inet {
    fn from(address: std::net::IpAddr) -> Self {
        Inet(address.to_string())
    }
}
own! {
    [] Hstore = super::hstore(); |v| Value::from(v.text()), |text| Hstore::read(text), "an hstore, as `\"a\"=>\"1\"`";
}

impl Subscriptable for Hstore {
    type Element = String;
}
impl Searchable for TsVector {}
macro_rules! gives { ($($type:ident: $($op:ident),*;)*) => {$($(
    #[diagnostic::do_not_recommend]
    impl HasOperator<$op, $type> for $type {
        type Output = $type;
    }
)*)*} }
gives! {
    Hstore: Plus, Minus;
    BitString: Bits;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::scalar::Scalar;
    use crate::row::Row;

    #[test]
    fn maps_are_read_as_they_are_written() {
        let map = Hstore(BTreeMap::from([
            ("a".into(), Some("1".into())),
            ("b \"c\\".into(), Some("it's, => \"so\"".into())),
            ("n".into(), None),
            ("null".into(), Some("null".into())),
            ("".into(), Some("".into())),
        ]));
        assert_eq!(Row::new([("x", map.to_value())]).get::<Hstore>("x").unwrap(), map);
        let read = |text: &str| Row::new([("x", text)]).get::<Hstore>("x");
        assert_eq!(read("a=>1,b => NULL").unwrap().0, BTreeMap::from([("a".into(), Some("1".into())), ("b".into(), None)]));
        assert_eq!(read("").unwrap(), Hstore::default());
        for wrong in ["a", "a=>", "=>1", "\"a", "a=>1 b=>2", "a=1"] {
            let error = read(wrong).unwrap_err().to_string();
            assert_eq!(error, "column x: expected an hstore, as `\"a\"=>\"1\"`, found other text", "{wrong}");
        }
    }

    #[test]
    fn an_address_is_its_text() {
        let address: Inet = std::net::IpAddr::from([10, 0, 0, 1]).into();
        assert_eq!(address.to_value(), Value::from("10.0.0.1"));
        assert_eq!(Row::new([("x", "10.0.0.1")]).get::<Inet>("x").unwrap(), address);
    }
}
