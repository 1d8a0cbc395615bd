//! Types that PostgreSQL alone has. On another database they are refused, unless a
//! [variant](DataType::with_variant) stands for them there.

mod own;
mod range;
mod range_text;
mod time;
mod values;

pub(super) use own::{Family, Own};
pub use range::*;
pub use time::*;
pub use values::*;

use crate::types::{DataType, StorageLimit};

/// Each line is a type by its name, like another one or like nothing else.
macro_rules! types { ($($(#[$meta:meta])* $function:ident = $family:ident $name:literal $(like $like:expr)?;)*) => {$(
    $(#[$meta])*
    pub fn $function() -> DataType {
        types!(@ $name $(, $like)?).family(Family::$family).into()
    }
)*};
    (@ $name:literal) => { Own::new($name, DataType::Unknown) };
    (@ $name:literal, $like:expr) => { Own::new($name, $like) };
}
types! {
    /// `JSONB`. 8.14
    ///
    /// ```
    /// use aludel::{postgres, prelude::*};
    /// assert_eq!(column("x").cast_as::<Any>(postgres::jsonb()).compile(&Postgres::default())?.sql(), "CAST(x AS JSONB)");
    /// let docs = Table::new("docs").column(ColumnDef::new("doc", DataType::Json.with_variant(postgres::jsonb(), ["postgresql"])));
    /// assert_eq!(docs.c("doc").eq("{}").compile(&Postgres::default())?.sql(), "docs.doc = $1::JSONB");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// An element is `doc[key]`, since PostgreSQL 14; before that, of JSON, and of a variant, `doc -> key`. What else there is,
    /// is in [`methods`](super::methods).
    jsonb = Jsonb "JSONB" like DataType::Json;
    /// `JSONPATH`: a path into JSONB. 8.14.7
    jsonpath = Plain "JSONPATH";
    /// `HSTORE`: a map of texts, of the extension `hstore`; in Rust [`Hstore`]. F.18
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
    /// `BYTEA`. 8.4
    bytea = Plain "BYTEA" like DataType::LargeBinary(None);
    /// `CITEXT`: text without regard to case, of the extension `citext`. F.10
    citext = Plain "CITEXT" like DataType::Text;
    /// `INET`: an address, maybe with its network; in Rust [`Inet`]. 8.9
    inet = Plain "INET";
    /// `CIDR`: a network; in Rust [`Cidr`]. 8.9
    cidr = Plain "CIDR";
    /// `MACADDR`; in Rust [`MacAddr`]. 8.9
    macaddr = Plain "MACADDR";
    /// `MACADDR8`: a MAC address of 8 bytes. 8.9
    macaddr8 = Plain "MACADDR8";
    /// `TSVECTOR`: a text prepared for searching; in Rust [`TsVector`]. 8.11
    tsvector = Plain "TSVECTOR";
    /// `TSQUERY`: what is searched for; in Rust [`TsQuery`]. 8.11
    tsquery = Plain "TSQUERY";
    /// `REGCONFIG`: a configuration of text search, by its name. 8.19
    regconfig = Plain "REGCONFIG";
    /// `REGCLASS`: a table, by its name. 8.19
    regclass = Plain "REGCLASS";
    /// `OID`: the number of an object of the database. 8.19
    oid = Plain "OID" like DataType::BigInteger;
    /// `INT4RANGE`: a range of 32-bit integers. 8.17
    int4range = Range "INT4RANGE";
    /// `INT8RANGE`: a range of 64-bit integers.
    int8range = Range "INT8RANGE";
    /// `NUMRANGE`: a range of decimals.
    numrange = Range "NUMRANGE";
    /// `DATERANGE`: a range of days.
    daterange = Range "DATERANGE";
    /// `TSRANGE`: a range of days with times.
    tsrange = Range "TSRANGE";
    /// `TSTZRANGE`: a range of moments. In Rust it is a [`Range`] of times in UTC, or of `chrono::DateTime<Utc>`, which is one by
    /// itself.
    ///
    /// ```
    /// use aludel::{DateTime, postgres, prelude::*};
    /// # #[derive(Model)] #[model(table = "rooms")]
    /// # struct Room { #[column(primary_key)] id: i32, #[column(type = postgres::tstzrange())] taken: postgres::Range<DateTime> }
    /// let new_year = aludel::Date { year: 2024, month: 1, day: 1 };
    /// let noon = aludel::Time { hour: 12, minute: 0, second: 0, microsecond: 0 };
    /// let since = postgres::Range::from(DateTime { date: new_year, time: noon }..);
    /// let compiled = Room::taken.eq(since).compile(&Postgres::default())?;
    /// assert_eq!(compiled.sql(), "rooms.taken = $1::TSTZRANGE");
    /// assert_eq!(compiled.params()[0].value, Value::from("[\"2024-01-01 12:00:00.000000+00\",)"));
    /// # Ok::<(), aludel::Error>(())
    /// ```
    tstzrange = Range "TSTZRANGE";
    /// `INT4MULTIRANGE`: several ranges, since PostgreSQL 14; in Rust [`Multirange`]. 8.17
    int4multirange = Multirange "INT4MULTIRANGE";
    /// `INT8MULTIRANGE`
    int8multirange = Multirange "INT8MULTIRANGE";
    /// `NUMMULTIRANGE`
    nummultirange = Multirange "NUMMULTIRANGE";
    /// `DATEMULTIRANGE`
    datemultirange = Multirange "DATEMULTIRANGE";
    /// `TSMULTIRANGE`
    tsmultirange = Multirange "TSMULTIRANGE";
    /// `TSTZMULTIRANGE`
    tstzmultirange = Multirange "TSTZMULTIRANGE";
}

/// `MONEY`: an amount in the currency of the server. Digits behind the second one behind the point would be rounded away, so an
/// amount that has them is not written. 8.2
pub fn money() -> DataType {
    Own::new("MONEY", DataType::Unknown).limited_to(StorageLimit::Decimals(2)).into()
}
/// `BIT(8)`: so many bits, at least one; in Rust [`BitString`]. 8.10
///
/// ```
/// use aludel::{postgres, prelude::*};
/// let flags = Table::new("posts").column(ColumnDef::new("flags", postgres::bit(8))).c("flags");
/// let set = flags.bitwise_and("00000001").ne("00000000");
/// assert_eq!(set.compile(&Postgres::default())?.sql(), "posts.flags & $1::BIT VARYING != $2::BIT VARYING");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn bit(length: u32) -> DataType {
    Own::alone(format!("BIT({length})"), Family::Bits).valid(length > 0).into()
}
/// `BIT VARYING(8)`: up to so many bits, or any number of them; in Rust [`BitString`].
pub fn bit_varying(length: impl Into<Option<u32>>) -> DataType {
    match length.into() {
        Some(length) => Own::alone(format!("BIT VARYING({length})"), Family::Bits).valid(length > 0),
        None => Own::alone("BIT VARYING", Family::Bits),
    }
    .into()
}
