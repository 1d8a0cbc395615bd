//! MONEY. 8.2

use super::native::NativeType;
use crate::types::{DataType, StorageLimit};

/// `MONEY`: an amount in the currency of the server, with two decimal places. The database would round other amounts without an error,
/// so writing one is an error of `compile()`. 8.2
pub fn money() -> DataType {
    NativeType::new("MONEY", DataType::Unknown).limited_to(StorageLimit::Decimals(2)).into()
}
