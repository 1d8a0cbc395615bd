//! SQL types, the record that a value is bound with, and the meaning of an operator between two types.

mod array_type;
mod by_name;
mod collation;
mod custom_type;
mod data_type;
mod enum_type;
mod exact;
mod family;
mod interval;
mod modifiers;
mod named_type;
pub(crate) mod record;
mod resolved;
pub mod rules;
mod storage_limit;
mod variant;

pub use array_type::ArrayType;
pub use collation::Collated;
pub use custom_type::CustomType;
pub use data_type::{DataType, Digits};
pub use enum_type::EnumType;
pub(crate) use exact::Exact;
pub use family::TypeFamily;
pub use named_type::NamedType;
pub use record::{TypeRecord, TypeRef};
pub(crate) use resolved::ResolvedType;
pub use storage_limit::StorageLimit;
