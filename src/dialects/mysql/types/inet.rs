//! Types of network addresses, which only MariaDB has.

use super::native::{CastName, NativeType};
use crate::types::DataType;

fn address(name: &str, like: DataType) -> DataType {
    NativeType { dialects: &["mariadb"], ..NativeType::new(name, CastName::Name(name.into()), like) }.into()
}
/// `INET4`: an IPv4 address, as text in Rust. Only MariaDB has it, since 10.10.
///
/// ```
/// use aludel::{mysql, prelude::*};
/// let cast = column("x").cast_as::<String>(mysql::inet4());
/// assert_eq!(cast.compile(&MariaDb::default())?.sql(), "CAST(x AS INET4)");
/// assert!(cast.compile(&MySql::default()).is_err());
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn inet4() -> DataType {
    address("INET4", DataType::Varchar(Some(15)))
}
/// `INET6`: an IPv6 address, as text in Rust. Only MariaDB has it, since 10.5.
pub fn inet6() -> DataType {
    address("INET6", DataType::Varchar(Some(39)))
}
