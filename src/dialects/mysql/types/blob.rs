//! Binary types by size: TINYBLOB, MEDIUMBLOB and LONGBLOB.

use super::native::{CastName, NativeType};
use crate::types::DataType;

/// `TINYBLOB`: at most 255 bytes. 13.3.4
pub fn tinyblob() -> DataType {
    NativeType::new("TINYBLOB", CastName::Like, DataType::LargeBinary(None)).into()
}
/// `MEDIUMBLOB`: at most 16 MiB. `BLOB` and `BLOB(n)` are [`DataType::LargeBinary`].
pub fn mediumblob() -> DataType {
    NativeType::new("MEDIUMBLOB", CastName::Like, DataType::LargeBinary(None)).into()
}
/// `LONGBLOB`: at most 4 GiB.
pub fn longblob() -> DataType {
    NativeType::new("LONGBLOB", CastName::Like, DataType::LargeBinary(None)).into()
}
