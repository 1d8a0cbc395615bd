//! SQL types, the record that a value is bound with, and the meaning of an operator between two types.

mod array_type;
mod collation;
mod custom;
mod data_type;
mod enum_type;
mod exact;
mod family;
mod kept;
mod made;
mod named_type;
pub(crate) mod record;
pub mod rules;
mod sized;
mod unfolded;
mod variant;

pub use array_type::ArrayType;
pub use collation::Collated;
pub use custom::CustomType;
pub use data_type::{DataType, Digits};
pub use enum_type::EnumType;
pub(crate) use exact::Exact;
pub use family::TypeFamily;
pub use kept::Kept;
pub use named_type::NamedType;
pub use record::{TypeRecord, TypeRef};
pub(crate) use unfolded::Unfolded;
