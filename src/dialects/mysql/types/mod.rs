//! Types that only MySQL and MariaDB have. Another database refuses them, unless a
//! [variant](crate::types::DataType::with_variant) names the type there.

mod blob;
mod inet;
mod native;
mod numeric;
mod string;
mod temporal;

pub use blob::*;
pub use inet::*;
pub use numeric::*;
pub use string::*;
pub use temporal::*;
