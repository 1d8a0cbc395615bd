//! What only PostgreSQL's types can do, as methods of columns and expressions: `use aludel::postgres::methods::*;`
//!
//! They give operators that other databases refuse. An expression whose type is known only at run time has them all; what it
//! really is decides how a value beside it is bound.
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
mod hstore;
mod json;
mod keys;
mod range;
mod search;

pub use array::{ArrayMethods, Arrays, Slice};
pub use hstore::{HstoreMethods, Maps};
pub use json::{Documents, JsonMethods, JsonbMethods};
pub use keys::{Contained, Containment, KeyMethods, Keyed};
pub use range::{IsRange, IsWithin, RangeMethods, Ranged, Ranges, RangesWith, Within};
pub use search::SearchMethods;

use crate::ast::Node;
use crate::dialects::postgres::types::{Family, Own};
use crate::error::ErrorKind;
use crate::types::TypeFamily;

/// The document, if it is one that operators of JSONB take: not one that is declared as JSON.
fn jsonb(document: Node, what: &str) -> Node {
    let ty = document.type_ref();
    match ty.data_type.family() {
        TypeFamily::Json if Own::family_here(&ty.data_type) != Some(Family::Jsonb) => {
            let problem = "it is of JSONB, and this is JSON; declare it as `postgres::jsonb()`, or `.cast_as(postgres::jsonb())`";
            Node::error(ErrorKind::invalid(what, problem))
        }
        _ => document,
    }
}
