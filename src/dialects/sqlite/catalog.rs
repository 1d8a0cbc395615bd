//! Queries of the SQLite catalog that count the tables, views or indexes of a name. <https://sqlite.org/pragma.html>

use crate::ast::Query;
use crate::name::Name;
use crate::query::{Text, text};
use crate::schema::SchemaObject;

/// Returns a query that counts the objects of this name, or `None` for kinds that SQLite does not have or does not list.
///
/// Pragma functions take the schema as a value; the table `sqlite_schema` would need it as a part of the SQL. Without a schema, the
/// object is in `main` or temporary. SQLite compares names without regard to case.
pub(super) fn exists(object: &SchemaObject) -> Option<Query> {
    let query = |text: Text, schema: &Option<Name>, name: &Name| {
        let schema = schema.as_ref().map_or("", Name::as_str).to_owned();
        text.bind("name", name.as_str()).bind("schema", schema).node().clone()
    };
    match object {
        SchemaObject::Table(schema, name) => {
            // virtual tables count, too
            let tables = "SELECT count(*) FROM pragma_table_list WHERE lower(name) = lower(:name) AND type <> 'view' \
                          AND (lower(schema) = lower(:schema) OR (:schema = '' AND schema IN ('main', 'temp')))";
            Some(query(text(tables), schema, name))
        }
        SchemaObject::View(schema, name) => {
            let views = "SELECT count(*) FROM pragma_table_list WHERE lower(name) = lower(:name) AND type = 'view' \
                         AND (lower(schema) = lower(:schema) OR (:schema = '' AND schema IN ('main', 'temp')))";
            Some(query(text(views), schema, name))
        }
        SchemaObject::Index(schema, table, name) => {
            let indexes = "SELECT count(*) FROM pragma_table_list AS t JOIN pragma_index_list(t.name, t.schema) AS i \
                           WHERE lower(t.name) = lower(:of) AND lower(i.name) = lower(:name) \
                           AND (lower(t.schema) = lower(:schema) OR (:schema = '' AND t.schema IN ('main', 'temp')))";
            Some(query(text(indexes).bind("of", table.as_str()), schema, name))
        }
        SchemaObject::Constraint(..) | SchemaObject::Sequence(..) | SchemaObject::Type(..) | SchemaObject::Schema(_) => None,
    }
}
