//! Types that MySQL and MariaDB alone have. On another database they are refused, unless a
//! [variant](DataType::with_variant) stands for them there.

use crate::types::DataType;
use crate::types::custom::OwnName;

const HERE: &[&str] = &["mysql", "mariadb"];

fn own(name: String, cast: String, like: DataType, dialects: &'static [&'static str]) -> DataType {
    DataType::custom(OwnName { name: name.into(), cast: cast.into(), like, dialects })
}
fn integer(name: &str, unsigned: bool, like: DataType) -> DataType {
    match unsigned {
        true => own(format!("{name} UNSIGNED"), "UNSIGNED INTEGER".into(), like, HERE),
        false => own(name.into(), "SIGNED INTEGER".into(), like, HERE),
    }
}
/// With so many digits behind the seconds. More than six are refused on every database.
fn moment(name: &str, cast: &str, fsp: u8, like: DataType) -> DataType {
    own(format!("{name}({fsp})"), format!("{cast}({fsp})"), like, if fsp <= 6 { HERE } else { &[] })
}

/// `INTEGER UNSIGNED`; in CAST `UNSIGNED INTEGER`. 11.1.2
///
/// ```
/// use aludel::{mysql, prelude::*};
/// let cast = column("x").cast_as::<i64>(mysql::unsigned_integer());
/// assert_eq!(cast.compile(&MySql::default())?.sql(), "CAST(x AS UNSIGNED INTEGER)");
/// assert_eq!(
///     cast.compile(&Postgres::default()).unwrap_err().to_string(),
///     "postgresql 15.0 has no INTEGER UNSIGNED; name another type for this database: `data_type.with_variant(other, [\"dialect\"])`",
/// );
/// let anywhere = DataType::BigInteger.with_variant(mysql::unsigned_integer(), ["mysql", "mariadb"]);
/// assert_eq!(column("x").cast_as::<i64>(anywhere).compile(&Postgres::default())?.sql(), "CAST(x AS BIGINT)");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn unsigned_integer() -> DataType {
    integer("INTEGER", true, DataType::BigInteger)
}
/// `SMALLINT UNSIGNED`
pub fn unsigned_smallint() -> DataType {
    integer("SMALLINT", true, DataType::Integer)
}
/// `BIGINT UNSIGNED`
pub fn unsigned_bigint() -> DataType {
    integer("BIGINT", true, DataType::BigInteger)
}
/// `TINYINT`
pub fn tinyint() -> DataType {
    integer("TINYINT", false, DataType::SmallInteger)
}
/// `MEDIUMINT`
pub fn mediumint() -> DataType {
    integer("MEDIUMINT", false, DataType::Integer)
}
/// `DATETIME(3)`: so many digits behind the seconds, 6 at most. 11.2.2
pub fn datetime(fsp: u8) -> DataType {
    moment("DATETIME", "DATETIME", fsp, DataType::DateTime)
}
/// `TIMESTAMP(3)`; in CAST `DATETIME(3)`
pub fn timestamp(fsp: u8) -> DataType {
    moment("TIMESTAMP", "DATETIME", fsp, DataType::Timestamp)
}
/// `TIME(3)`
pub fn time(fsp: u8) -> DataType {
    moment("TIME", "TIME", fsp, DataType::Time)
}
