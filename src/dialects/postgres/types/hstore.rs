//! HSTORE, and its values in Rust. F.18

use super::native::types;
use super::text_value::text_values;
use crate::query::scalar::op::{Minus, Plus};
use crate::query::scalar::{HasOperator, Subscriptable};
use crate::value::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

types! {
    /// `HSTORE`: a map from text to text, a type of the extension `hstore`; in Rust [`Hstore`]. F.18
    ///
    /// ```
    /// use aludel::{postgres, prelude::*};
    /// let posts = Table::new("posts").column(ColumnDef::new("attrs", postgres::hstore()));
    /// let size = posts.c("attrs").get("size");
    /// assert_eq!(size.compile(&Postgres::default())?.sql(), "posts.attrs[$1]");
    /// assert_eq!(size.compile(&Postgres::version(13))?.sql(), "posts.attrs -> $1");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    hstore = Hstore "HSTORE";
}

/// The value of an HSTORE column: a map from text to text or NULL. F.18
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
    /// Returns the text of the value: `"a"=>"1", "b"=>NULL`.
    fn text(&self) -> String {
        let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        let mut to = String::new();
        for (key, value) in &self.0 {
            let value = value.as_deref().map_or_else(|| "NULL".to_owned(), quoted);
            let comma = if to.is_empty() { "" } else { ", " };
            let _ = write!(to, "{comma}{}=>{value}", quoted(key)); // writing to a string never fails
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

/// Takes the next word off the text; returns it, and whether it was in quotes.
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

text_values! {
    [] Hstore = hstore(); |v| Value::from(v.text()), |text| Hstore::read(text), "an hstore, as `\"a\"=>\"1\"`";
}
impl Subscriptable for Hstore {
    type Element = String;
}
#[diagnostic::do_not_recommend]
impl HasOperator<Plus, Hstore> for Hstore {
    type Output = Hstore;
}
#[diagnostic::do_not_recommend]
impl HasOperator<Minus, Hstore> for Hstore {
    type Output = Hstore;
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
}
