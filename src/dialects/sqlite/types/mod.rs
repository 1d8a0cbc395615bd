//! Types that only SQLite has. Another database refuses them, unless a [variant](crate::types::DataType::with_variant) names the
//! type there.

mod jsonb;
mod temporal;

pub use jsonb::jsonb;
pub use temporal::{date, datetime, time};
pub(super) use temporal::{has_custom_format, is_formatted};

/// Whether the dialect has the types of this module. The generic dialect, which renders SQL for reading, has every type.
fn is_here(dialect: &str) -> bool {
    matches!(dialect, "sqlite" | "generic")
}
