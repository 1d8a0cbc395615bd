//! The types of full-text search: TSVECTOR and TSQUERY. 8.11

use super::native::types;
use super::text_value::text_newtypes;
use crate::query::scalar::Searchable;

types! {
    /// `TSVECTOR`: the normalized words of a text; in Rust [`TsVector`]. 8.11.1
    tsvector = Plain "TSVECTOR";
    /// `TSQUERY`: a query of full-text search; in Rust [`TsQuery`]. 8.11.2
    tsquery = Plain "TSQUERY";
}

text_newtypes! {
    /// The normalized words of a text, as [`func::to_tsvector`](crate::postgres::func::to_tsvector) returns them. 8.11.1
    TsVector = tsvector();
    /// A query of full-text search, as [`func::plainto_tsquery`](crate::postgres::func::plainto_tsquery) and related functions return it.
    /// 8.11.2
    TsQuery = tsquery();
}
impl Searchable for TsVector {}
