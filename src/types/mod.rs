//! SQL's types: what they are called, what a Rust type is to SQL, and what two of them do together.

pub mod custom;
pub mod data_type;
mod exact;
mod kept;
mod made;
pub mod rules;
mod sized;

pub use custom::{CustomType, NamedType};
pub use data_type::{ArrayType, Collated, DataType, Digits, EnumType, TypeFamily, TypeRecord, TypeRef};
pub(crate) use exact::Exact;
pub use kept::Kept;
