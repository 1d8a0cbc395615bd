//! Types that only PostgreSQL has, and their values in Rust. Another database refuses them, unless a
//! [variant](crate::types::DataType::with_variant) names the type there.

mod bit_string;
mod hstore;
mod jsonb;
mod money;
mod native;
mod network;
mod object_id;
mod range;
mod range_text;
mod string;
mod temporal;
mod text_search;
mod text_value;

pub use bit_string::*;
pub use hstore::*;
pub use jsonb::*;
pub use money::*;
pub(super) use native::{NativeType, OperatorFamily};
pub use network::*;
pub use object_id::*;
pub use range::*;
pub use string::*;
pub use temporal::*;
pub use text_search::*;
