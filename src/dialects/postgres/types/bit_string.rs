//! Bit strings: BIT and BIT VARYING. 8.10

use super::native::{NativeType, OperatorFamily};
use super::text_value::text_newtypes;
use crate::query::scalar::HasOperator;
use crate::query::scalar::op::Bits;
use crate::types::DataType;

/// `BIT(8)`: a string of exactly this many bits, at least one; in Rust [`BitString`]. 8.10
///
/// ```
/// use aludel::{postgres, prelude::*};
/// let flags = Table::new("posts").column(ColumnDef::new("flags", postgres::bit(8))).c("flags");
/// let set = flags.bitwise_and("00000001").ne("00000000");
/// assert_eq!(set.compile(&Postgres::default())?.sql(), "posts.flags & $1::BIT VARYING != $2::BIT VARYING");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn bit(length: u32) -> DataType {
    NativeType::distinct(format!("BIT({length})"), OperatorFamily::Bits).valid(length > 0).into()
}
/// `BIT VARYING(8)`: a string of at most this many bits, or without a limit; in Rust [`BitString`]. 8.10
pub fn bit_varying(length: impl Into<Option<u32>>) -> DataType {
    match length.into() {
        Some(length) => NativeType::distinct(format!("BIT VARYING({length})"), OperatorFamily::Bits).valid(length > 0),
        None => NativeType::distinct("BIT VARYING", OperatorFamily::Bits),
    }
    .into()
}

text_newtypes! {
    /// A string of bits, as zeros and ones: `00000101`. Its own column type is BIT VARYING; a column of a fixed number of bits is declared
    /// by `#[column(type = postgres::bit(8))]`. The operand of a shift is a number: `Post::flags.any().bitwise_lshift(1)`. 8.10
    BitString = bit_varying(None);
}
#[diagnostic::do_not_recommend]
impl HasOperator<Bits, BitString> for BitString {
    type Output = BitString;
}
