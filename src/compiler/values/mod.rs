//! The road of a value into a statement: its resolved type, the storage check, then a bind or an inline literal.
//!
//! 1. When the tree is built, a literal takes the type of what it is used with (`ast/expr/literal.rs`).
//! 2. [`convert`] validates the value and converts it to what implements its type on the dialect.
//! 3. [`storage_check`] refuses a value that the column, into which it is written, would lose part of.
//! 4. [`literal`] sends the value under a placeholder, as a `Bind`, or renders it into the SQL by [`inline_literal`].
//!
//! `compile()` takes these steps while it renders, and a prepared statement takes them again with each set of values; a list that
//! is sent as one value takes the second step for each element. [`sent`] is where drivers take over.

mod bind;
mod convert;
mod inline;
mod sent;
mod storage_check;

pub use bind::literal;
pub(super) use convert::{Refused, convert_all, ready};
pub use inline::{inline_literal, no_literal};
pub(super) use storage_check::{StorageCheck, check_storage};
