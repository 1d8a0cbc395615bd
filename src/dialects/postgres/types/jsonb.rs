//! JSONB and JSONPATH. 8.14

use super::native::types;
use crate::types::DataType;

types! {
    /// `JSONB`: JSON in a binary format. 8.14
    ///
    /// ```
    /// use aludel::{postgres, prelude::*};
    /// assert_eq!(column("x").cast_as::<Any>(postgres::jsonb()).compile(&Postgres::default())?.sql(), "CAST(x AS JSONB)");
    /// let docs = Table::new("docs").column(ColumnDef::new("doc", DataType::Json.with_variant(postgres::jsonb(), ["postgresql"])));
    /// assert_eq!(docs.c("doc").eq("{}").compile(&Postgres::default())?.sql(), "docs.doc = $1::JSONB");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// An element is rendered as `doc[key]` since PostgreSQL 14, and as `doc -> key` before that and for JSON. The operators of JSONB are
    /// methods in [`methods`](crate::postgres::methods).
    jsonb = Jsonb "JSONB" like DataType::Json;
    /// `JSONPATH`: a path expression over JSONB. 8.14.7
    jsonpath = Plain "JSONPATH";
}
