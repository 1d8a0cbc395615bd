//! Rust's unsigned integers as columns: UNSIGNED where there is such a thing, else a signed type that is wide enough.

use super::mysql::{IntegerType, bigint, integer, smallint};
use crate::error::{ErrorKind, Result};
use crate::name::Name;
use crate::types::{CustomType, DataType, TypeRecord};
use crate::value::Value;
use std::sync::LazyLock;

/// An unsigned type of Rust's.
#[derive(Debug)]
struct Unsigned {
    name: &'static str,
    mysql: fn() -> IntegerType,
    elsewhere: DataType,
}
impl CustomType for Unsigned {
    fn name(&self) -> &str {
        self.name
    }
    fn underlying(&self) -> DataType {
        self.elsewhere.clone()
    }
    fn implementation(&self, dialect: &str) -> Option<DataType> {
        Some(if is_mysql(dialect) { (self.mysql)().unsigned().into() } else { self.elsewhere.clone() })
    }
    /// What no `i64` holds is digits.
    fn bind_value(&self, value: Value, dialect: &str) -> Result<Value> {
        match value {
            Value::Decimal(_) if !is_mysql(dialect) && dialect != "generic" => {
                let problem = "the greatest integer here is 9223372036854775807, and this one is greater; keep it as \
                               `DataType::numeric(20)`, where that is exact";
                Err(ErrorKind::invalid(self.name, problem).into())
            }
            value => Ok(value),
        }
    }
}
fn is_mysql(dialect: &str) -> bool {
    matches!(dialect, "mysql" | "mariadb")
}

/// The records that values of these types are bound with.
macro_rules! records { ($($record:ident = $name:literal, $mysql:ident, $elsewhere:expr;)*) => {$(
    pub(crate) static $record: LazyLock<TypeRecord> = LazyLock::new(|| {
        let data_type = DataType::custom(Unsigned { name: $name, mysql: $mysql, elsewhere: $elsewhere });
        TypeRecord { name: Name::default(), data_type, sensitive: false }
    });
)*} }
records! {
    U16 = "u16", smallint, DataType::Integer;
    U32 = "u32", integer, DataType::BigInteger;
    U64 = "u64", bigint, DataType::BigInteger;
}
