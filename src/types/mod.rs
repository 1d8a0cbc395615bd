//! SQL's types: what they are called, what a Rust type is to SQL, and what two of them do together.

mod by_name;
pub mod custom;
pub mod data_type;
mod exact;
mod interval;
mod resolved;
pub mod rules;
mod sized;
mod storage_limit;

pub use custom::{CustomType, NamedType};
pub use data_type::{ArrayType, Collated, DataType, Digits, EnumType, TypeFamily, TypeRecord, TypeRef};
pub(crate) use exact::Exact;
pub(crate) use resolved::ResolvedType;
pub use storage_limit::StorageLimit;
