//! Queries of `information_schema` that count the tables, views, indexes and so on of a name.

use crate::ast::Query;
use crate::name::Name;
use crate::query::{Text, text};
use crate::schema::SchemaObject;

/// Returns a query that counts the objects of this name in a schema, or in the current database if no schema is given; `None` for
/// types, which neither database has.
pub(super) fn exists(object: &SchemaObject) -> Option<Query> {
    let query = |text: Text, schema: &Option<Name>, name: &Name| {
        let schema = schema.as_ref().map_or("", Name::as_str).to_owned();
        text.bind("schema", schema).bind("name", name.as_str()).node().clone()
    };
    // https://mariadb.com/kb/en/information-schema-tables-table/
    const TABLES: &str = "SELECT count(*) FROM information_schema.tables WHERE table_name = :name \
                          AND find_in_set(table_type, :kinds) AND table_schema = coalesce(nullif(:schema, ''), database())";
    let table = |kinds: &'static str, schema, name| Some(query(text(TABLES).bind("kinds", kinds), schema, name));
    match object {
        SchemaObject::Table(schema, name) => table("BASE TABLE,SYSTEM VERSIONED,TEMPORARY", schema, name),
        SchemaObject::View(schema, name) => table("VIEW,SYSTEM VIEW", schema, name),
        SchemaObject::Sequence(schema, name) => table("SEQUENCE", schema, name),
        SchemaObject::Index(schema, table, name) => {
            let indexes = text(
                "SELECT count(*) FROM information_schema.statistics WHERE index_name = :name AND table_name = :of \
                 AND table_schema = coalesce(nullif(:schema, ''), database())",
            );
            Some(query(indexes.bind("of", table.as_str()), schema, name))
        }
        SchemaObject::Constraint(schema, table, name) => {
            let constraints = text(
                "SELECT count(*) FROM information_schema.table_constraints WHERE constraint_name = :name AND table_name = :of \
                 AND table_schema = coalesce(nullif(:schema, ''), database())",
            );
            Some(query(constraints.bind("of", table.as_str()), schema, name))
        }
        SchemaObject::Schema(name) => Some(
            text("SELECT count(*) FROM information_schema.schemata WHERE schema_name = :name").bind("name", name.as_str()).node().clone(),
        ),
        SchemaObject::Type(..) => None,
    }
}
