//! Methods of columns and expressions for the operators and functions of PostgreSQL's types: `use aludel::postgres::methods::*;`
//!
//! Other databases refuse the operators. An expression of the type [`Any`](crate::prelude::Any) has all of these methods; its type at
//! run time decides how the other operand is bound.
//!
//! ```
//! use aludel::{postgres::{self, methods::*}, prelude::*};
//! let posts = Table::new("posts")
//!     .column(ColumnDef::new("id", DataType::Integer))
//!     .column(ColumnDef::new("doc", postgres::jsonb()))
//!     .column(ColumnDef::new("tags", DataType::array(DataType::Text)));
//! let query = select(posts.c("id")).filter(posts.c("doc").has_key("a") | posts.c("tags").overlap(["x", "y"]));
//! assert_eq!(
//!     query.compile(&Postgres::default())?.sql(),
//!     "SELECT posts.id FROM posts WHERE (posts.doc ? $1) OR posts.tags && $2::TEXT[]",
//! );
//! assert_eq!(
//!     posts.c("tags").overlap(["x"]).compile(&MySql::default()).unwrap_err().to_string(),
//!     "mysql 8.4 has no ARRAY; keep the list as JSON",
//! );
//! # Ok::<(), aludel::Error>(())
//! ```

mod array;
mod containment;
mod full_text;
mod has_key;
mod hstore;
mod json;
mod range;

pub use array::{ArrayMethods, IsArray, Slice};
pub use containment::{ContainedBy, ContainmentMethods};
pub use full_text::SearchMethods;
pub use has_key::{HasKeys, KeyMethods};
pub use hstore::{HstoreMethods, IsHstore};
pub use json::{IsJsonb, JsonMethods, JsonbMethods};
pub use range::{IsRange, IsRangePart, RangeMethods, RangeOperand, RangePart, RangeType, RangeTypeWith};

use crate::ast::Node;
use crate::dialects::postgres::types::{NativeType, OperatorFamily};
use crate::error::ErrorKind;
use crate::types::TypeFamily;

/// Returns the document, or an error if its type is JSON, which does not have the operators of JSONB.
fn require_jsonb(document: Node, method: &str) -> Node {
    let ty = document.type_ref();
    match ty.data_type.family() {
        TypeFamily::Json if NativeType::family_on_postgres(&ty.data_type) != Some(OperatorFamily::Jsonb) => {
            let problem = "it requires JSONB, and the operand is JSON; declare it as `postgres::jsonb()`, or `.cast_as(postgres::jsonb())`";
            Node::error(ErrorKind::invalid(method, problem))
        }
        _ => document,
    }
}
