//! Strings: character set, collation, ENUM, SET.

use super::{Cast, Native};
use crate::name::Name;
use crate::query::scalar::Scalar;
use crate::types::DataType;
use crate::value::Str;

/// A string type of MySQL's and MariaDB's: wherever a [`DataType`] is asked for, it is one.
///
/// ```
/// use aludel::{mysql, prelude::*};
/// let table = Table::new("t")
///     .column(ColumnDef::new("a", mysql::varchar(20).charset("utf8mb4").collate("utf8mb4_bin")))
///     .column(ColumnDef::new("b", mysql::char(3).national()))
///     .column(ColumnDef::new("c", mysql::text(300)))
///     .column(ColumnDef::new("d", mysql::enumeration(["a", "it's"]).ascii()));
/// let create = table.create();
/// assert_eq!(
///     create.compile(&MySql::default())?.sql(), // MariaDB, too
///     "CREATE TABLE t (a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, b NATIONAL CHAR(3), c TEXT(300), \
///      d ENUM('a','it''s') ASCII)",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "it is given where a type is asked for"]
pub struct TextType {
    name: String,
    /// In CAST, which knows CHAR alone.
    cast: String,
    like: DataType,
    charset: Option<Charset>,
    collation: Option<Name>,
    binary: bool,
    national: bool,
    problem: Option<String>,
}
#[derive(Debug, Clone, PartialEq, Eq)]
enum Charset {
    Named(Str),
    Ascii,
    Unicode,
}

impl TextType {
    fn of(name: &str, length: Option<u32>, like: DataType) -> Self {
        let is_text = name.ends_with("TEXT");
        TextType {
            name: super::with_number(name, length),
            cast: super::with_number("CHAR", if is_text { None } else { length }),
            like,
            charset: None,
            collation: None,
            binary: false,
            national: false,
            problem: None,
        }
    }
    /// `CHARACTER SET utf8mb4`; in CAST, too. 12.3
    pub fn charset(self, name: impl Into<Str>) -> Self {
        let name = name.into();
        let odd = name.is_empty() || !name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_');
        let charset = TextType { charset: Some(Charset::Named(name)), ..self };
        charset.unless(odd, "a character set has a name of letters and digits, such as utf8mb4")
    }
    /// `ASCII`: the character set latin1.
    pub fn ascii(self) -> Self {
        TextType { charset: Some(Charset::Ascii), ..self }
    }
    /// `UNICODE`: the character set ucs2.
    pub fn unicode(self) -> Self {
        TextType { charset: Some(Charset::Unicode), ..self }
    }
    /// `COLLATE utf8mb4_bin`: the order of its strings.
    ///
    /// ```
    /// use aludel::{mysql, prelude::*};
    /// let name = column("x").cast_as::<String>(mysql::varchar(5).charset("latin1").collate("latin1_bin"));
    /// assert_eq!(name.compile(&MySql::default())?.sql(), "CAST(x AS CHAR(5) CHARACTER SET latin1) COLLATE latin1_bin");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn collate(self, name: impl Into<Name>) -> Self {
        TextType { collation: Some(name.into()), ..self }
    }
    /// `BINARY`: the order of the character set's codes.
    pub fn binary(self) -> Self {
        TextType { binary: true, ..self }
    }
    /// `NATIONAL CHAR`, `NATIONAL VARCHAR`: the character set utf8mb3.
    pub fn national(self) -> Self {
        let can = ["CHAR", "VARCHAR"].iter().any(|name| self.name.split('(').next() == Some(*name));
        TextType { national: true, ..self }.unless(!can, "CHAR and VARCHAR alone are NATIONAL")
    }
    fn unless(mut self, wrong: bool, problem: impl Into<String>) -> Self {
        if wrong {
            self.problem.get_or_insert(problem.into());
        }
        self
    }
}
impl From<TextType> for DataType {
    fn from(text: TextType) -> Self {
        let clash = text.national && text.charset.is_some();
        let orders = text.binary && text.collation.is_some();
        let text = text
            .unless(clash, "NATIONAL is a character set, and there is another")
            .unless(orders, "BINARY is an order, and there is a collation");
        let TextType { name, cast, like, charset, collation, binary, national, problem } = text;
        let charset = match charset {
            Some(Charset::Named(name)) => format!(" CHARACTER SET {name}"),
            Some(Charset::Ascii) => " ASCII".into(),
            Some(Charset::Unicode) => " UNICODE".into(),
            None => String::new(),
        };
        let (national, n) = if national { ("NATIONAL ", "N") } else { ("", "") };
        let order = if binary { " BINARY" } else { "" };
        let cast = Cast::Name(format!("{n}{cast}{charset}{order}"));
        let data_type: DataType = Native { problem, ..Native::new(format!("{national}{name}{charset}{order}"), cast, like) }.into();
        match collation {
            Some(collation) => data_type.collate(collation),
            None => data_type,
        }
    }
}

/// `CHAR`, `CHAR(3)`: a fixed number of characters, 255 at most. 13.3.2
pub fn char(length: impl Into<Option<u32>>) -> TextType {
    let length = length.into();
    TextType::of("CHAR", length, DataType::Char(length)).unless(length > Some(255), "there are 255 characters at most")
}
/// `VARCHAR(20)`: as many characters at most, and with everything else in its row no more than 65,535 bytes.
pub fn varchar(length: u32) -> TextType {
    TextType::of("VARCHAR", Some(length), DataType::Varchar(Some(length))).unless(length > 65_535, "there are 65,535 bytes at most")
}
/// `TEXT`, `TEXT(300)`: 65,535 bytes at most; of a length, the smallest type that has room for so many characters. 13.3.4
pub fn text(length: impl Into<Option<u32>>) -> TextType {
    TextType::of("TEXT", length.into(), DataType::Text)
}
/// `TINYTEXT`: 255 bytes at most.
pub fn tinytext() -> TextType {
    TextType::of("TINYTEXT", None, DataType::Text)
}
/// `MEDIUMTEXT`: 16 MiB at most.
pub fn mediumtext() -> TextType {
    TextType::of("MEDIUMTEXT", None, DataType::Text)
}
/// `LONGTEXT`: 4 GiB at most.
pub fn longtext() -> TextType {
    TextType::of("LONGTEXT", None, DataType::Text)
}

/// `ENUM('a','b')`: one of some names, with a character set or a collation of its own. Without these it is
/// [`DataType::enumeration`], and what `#[derive(SqlEnum)]` has by itself. 13.3.6
///
/// ```
/// use aludel::{mysql, prelude::*};
/// #[derive(SqlEnum, Debug, Clone, PartialEq)]
/// enum Size { Small, Large }
/// #[derive(Model)]
/// #[model(table = "shirts")]
/// struct Shirt {
///     #[column(primary_key)]
///     id: i32,
///     #[column(type = mysql::enum_of::<Size>().collate("utf8mb4_bin"))]
///     size: Size,
/// }
/// let create = Shirt::table().create();
/// assert_eq!(
///     create.compile(&MySql::default())?.sql(), // MariaDB, too
///     "CREATE TABLE shirts (id INTEGER NOT NULL AUTO_INCREMENT, size ENUM('Small','Large') COLLATE utf8mb4_bin NOT NULL, \
///      PRIMARY KEY (id))",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn enumeration<S: Into<Str>>(names: impl IntoIterator<Item = S>) -> TextType {
    let names: Vec<Str> = names.into_iter().map(Into::into).collect();
    let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let like = DataType::enumeration("", names.clone());
    of_names("ENUM", &names, longest, like).unless(names.len() > 65_535, "there are 65,535 names at most")
}
/// [`enumeration`] of the names that an enum of Rust's is stored by.
pub fn enum_of<E: Scalar>() -> TextType {
    enumeration(names_of::<E>())
}
/// `SET('a','b')`: any of some names, 64 at most, none of which has a comma. In Rust a [`Set`](crate::mysql::Set) of an enum,
/// or text with commas between the names. 13.3.7
pub fn set<S: Into<Str>>(names: impl IntoIterator<Item = S>) -> TextType {
    let names: Vec<Str> = names.into_iter().map(Into::into).collect();
    let all = names.iter().map(|name| name.chars().count() + 1).sum::<usize>().saturating_sub(1);
    let comma = names.iter().any(|name| name.contains(','));
    of_names("SET", &names, all, DataType::Varchar(u32::try_from(all).ok()))
        .unless(names.len() > 64, "there are 64 names at most")
        .unless(comma, "a name in it has a comma, which stands between names")
        .unless(names.iter().any(|name| name.is_empty()), "a name in it is empty, as is a set of none")
}
/// The names that an enum of Rust's is stored by.
pub(in crate::dialects::mysql) fn names_of<E: Scalar>() -> Vec<Str> {
    match E::data_type() {
        DataType::Enum(names) => names.names.clone(),
        _ => vec![],
    }
}
fn of_names(word: &str, names: &[Str], longest: usize, like: DataType) -> TextType {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{}'", name.replace('\\', "\\\\").replace('\'', "''"))).collect();
    let twice = names.iter().enumerate().any(|(at, name)| names.iter().take(at).any(|other| other == name));
    TextType { cast: format!("CHAR({longest})"), ..TextType::of(&format!("{word}({})", quoted.join(",")), None, like) }
        .unless(names.is_empty(), "it has no names, and so no values")
        .unless(twice, "a name comes twice")
        .unless(names.iter().any(|name| name.ends_with(' ')), "a space at the end of a name is not kept")
        .unless(names.iter().any(|name| name.contains('\0')), "a name has a NUL character")
}
