//! String types with a character set and a collation, ENUM and SET.

use super::native::{CastName, NativeType, with_number};
use crate::name::Name;
use crate::query::scalar::Scalar;
use crate::types::DataType;
use crate::value::Str;

/// A string type of MySQL and MariaDB, accepted wherever a [`DataType`] is. 13.3
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
#[must_use = "a type has no effect until a column or a cast has it"]
pub struct TextType {
    name: String,
    /// The name in CAST, which accepts only CHAR.
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
            name: with_number(name, length),
            cast: with_number("CHAR", if is_text { None } else { length }),
            like,
            charset: None,
            collation: None,
            binary: false,
            national: false,
            problem: None,
        }
    }
    /// `CHARACTER SET utf8mb4`, which is rendered in a CAST, too. 12.3
    pub fn charset(self, name: impl Into<Str>) -> Self {
        let name = name.into();
        let invalid = name.is_empty() || !name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_');
        let charset = TextType { charset: Some(Charset::Named(name)), ..self };
        charset.unless(invalid, "the name of a character set consists of letters, digits and `_`, such as utf8mb4")
    }
    /// `ASCII`: the character set latin1.
    pub fn ascii(self) -> Self {
        TextType { charset: Some(Charset::Ascii), ..self }
    }
    /// `UNICODE`: the character set ucs2.
    pub fn unicode(self) -> Self {
        TextType { charset: Some(Charset::Unicode), ..self }
    }
    /// `COLLATE utf8mb4_bin`: the collation, by which strings are compared and sorted. 12.4
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
    /// `BINARY`: the `_bin` collation of the character set.
    pub fn binary(self) -> Self {
        TextType { binary: true, ..self }
    }
    /// `NATIONAL CHAR`, `NATIONAL VARCHAR`: the character set utf8mb3. 12.3.7
    pub fn national(self) -> Self {
        let can = ["CHAR", "VARCHAR"].iter().any(|name| self.name.split('(').next() == Some(*name));
        TextType { national: true, ..self }.unless(!can, "only CHAR and VARCHAR can be NATIONAL")
    }
    /// Records an error in the type's parameters if `wrong` is true.
    fn unless(mut self, wrong: bool, problem: impl Into<String>) -> Self {
        if wrong {
            self.problem.get_or_insert(problem.into());
        }
        self
    }
}
impl From<TextType> for DataType {
    fn from(text: TextType) -> Self {
        let two_charsets = text.national && text.charset.is_some();
        let two_collations = text.binary && text.collation.is_some();
        let text = text
            .unless(two_charsets, "NATIONAL excludes another character set")
            .unless(two_collations, "BINARY excludes another collation");
        let TextType { name, cast, like, charset, collation, binary, national, problem } = text;
        let charset = match charset {
            Some(Charset::Named(name)) => format!(" CHARACTER SET {name}"),
            Some(Charset::Ascii) => " ASCII".into(),
            Some(Charset::Unicode) => " UNICODE".into(),
            None => String::new(),
        };
        let (national, n) = if national { ("NATIONAL ", "N") } else { ("", "") };
        let binary = if binary { " BINARY" } else { "" };
        let cast = CastName::Name(format!("{n}{cast}{charset}{binary}"));
        let data_type: DataType =
            NativeType { problem, ..NativeType::new(format!("{national}{name}{charset}{binary}"), cast, like) }.into();
        match collation {
            Some(collation) => data_type.collate(collation),
            None => data_type,
        }
    }
}

/// `CHAR`, `CHAR(3)`: a string of a fixed length, at most 255 characters. 13.3.2
pub fn char(length: impl Into<Option<u32>>) -> TextType {
    let length = length.into();
    TextType::of("CHAR", length, DataType::Char(length)).unless(length > Some(255), "the length is at most 255 characters")
}
/// `VARCHAR(20)`: a string of at most this many characters. All columns of a row together have at most 65,535 bytes. 13.3.2
pub fn varchar(length: u32) -> TextType {
    TextType::of("VARCHAR", Some(length), DataType::Varchar(Some(length))).unless(length > 65_535, "the length is at most 65,535 bytes")
}
/// `TEXT`, `TEXT(300)`: a string of at most 65,535 bytes. If a length is given, the database takes the smallest TEXT type that holds
/// that many characters. 13.3.4
pub fn text(length: impl Into<Option<u32>>) -> TextType {
    TextType::of("TEXT", length.into(), DataType::Text)
}
/// `TINYTEXT`: a string of at most 255 bytes.
pub fn tinytext() -> TextType {
    TextType::of("TINYTEXT", None, DataType::Text)
}
/// `MEDIUMTEXT`: a string of at most 16 MiB.
pub fn mediumtext() -> TextType {
    TextType::of("MEDIUMTEXT", None, DataType::Text)
}
/// `LONGTEXT`: a string of at most 4 GiB.
pub fn longtext() -> TextType {
    TextType::of("LONGTEXT", None, DataType::Text)
}

/// `ENUM('a','b')` with a character set or a collation. Without these, use [`DataType::enumeration`], which is also the type of a
/// `#[derive(SqlEnum)]`. 13.3.6
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
    of_names("ENUM", &names, longest, like).unless(names.len() > 65_535, "it has at most 65,535 names")
}
/// [`enumeration`] of the names of a Rust enum, as `#[derive(SqlEnum)]` stores them.
pub fn enum_of<E: Scalar>() -> TextType {
    enumeration(names_of::<E>())
}
/// `SET('a','b')`: any subset of at most 64 names, none of which contains a comma; in Rust a [`Set`](crate::mysql::Set) of an enum,
/// or text with commas between the names. 13.3.7
pub fn set<S: Into<Str>>(names: impl IntoIterator<Item = S>) -> TextType {
    let names: Vec<Str> = names.into_iter().map(Into::into).collect();
    let length = names.iter().map(|name| name.chars().count() + 1).sum::<usize>().saturating_sub(1);
    let comma = names.iter().any(|name| name.contains(','));
    of_names("SET", &names, length, DataType::Varchar(u32::try_from(length).ok()))
        .unless(names.len() > 64, "it has at most 64 names")
        .unless(comma, "a name contains a comma, which separates names")
        .unless(names.iter().any(|name| name.is_empty()), "a name is empty, which is the value of the empty set")
}
/// Returns the names of a Rust enum, as `#[derive(SqlEnum)]` stores them.
pub(in crate::dialects::mysql) fn names_of<E: Scalar>() -> Vec<Str> {
    match E::data_type() {
        DataType::Enum(names) => names.names.clone(),
        _ => vec![],
    }
}
fn of_names(word: &str, names: &[Str], longest: usize, like: DataType) -> TextType {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{}'", name.replace('\\', "\\\\").replace('\'', "''"))).collect();
    let repeated = names.iter().enumerate().any(|(at, name)| names.iter().take(at).any(|other| other == name));
    TextType { cast: format!("CHAR({longest})"), ..TextType::of(&format!("{word}({})", quoted.join(",")), None, like) }
        .unless(names.is_empty(), "it needs at least one name")
        .unless(repeated, "a name is repeated")
        .unless(names.iter().any(|name| name.ends_with(' ')), "a name ends in a space, which the database removes")
        .unless(names.iter().any(|name| name.contains('\0')), "a name contains a NUL character")
}
