//! [`jsonb`]: JSON in SQLite's binary format.

use super::is_here;
use crate::ast::Node;
use crate::types::{CustomType, DataType, TypeRef};

/// `JSONB`: JSON in SQLite's binary format, since SQLite 3.45. <https://sqlite.org/jsonb.html>
///
/// A value is rendered as `jsonb(?)`, and a column in the list of a SELECT as `json(column)`.
///
/// ```
/// use aludel::{prelude::*, sqlite};
/// let docs = Table::new("docs").column(ColumnDef::new("doc", DataType::Json.with_variant(sqlite::jsonb(), ["sqlite"])));
/// let query = select(docs.c("doc")).filter(docs.c("doc").eq("{}"));
/// assert_eq!(query.compile(&Sqlite::default())?.sql(), "SELECT json(docs.doc) AS doc FROM docs WHERE docs.doc = jsonb(?)");
/// assert_eq!(query.compile(&MySql::default())?.sql(), "SELECT docs.doc FROM docs WHERE docs.doc = ?");
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// A CAST to it is an error of `compile()`: `func::call("jsonb", (x,))` converts.
pub fn jsonb() -> DataType {
    DataType::custom(Jsonb)
}
#[derive(Debug)]
struct Jsonb;
impl CustomType for Jsonb {
    fn name(&self) -> &str {
        "JSONB"
    }
    fn underlying(&self) -> DataType {
        DataType::Json
    }
    fn implementation(&self, _: &str) -> Option<DataType> {
        None
    }
    fn sql_name(&self, dialect: &str) -> Option<String> {
        is_here(dialect).then(|| "JSONB".into())
    }
    fn element(&self) -> DataType {
        jsonb()
    }
    /// `None`, because the name JSONB has numeric affinity: CAST would convert to a number. datatype3.html, 3.1
    fn cast_name(&self, _: &str) -> Option<String> {
        None
    }
    fn bind_expression(&self, bind: Node) -> Option<Node> {
        Some(Node::function("jsonb", vec![bind], TypeRef::new(jsonb())))
    }
    fn column_expression(&self, column: Node) -> Option<Node> {
        Some(Node::function("json", vec![column], TypeRef::new(DataType::Json)))
    }
}
