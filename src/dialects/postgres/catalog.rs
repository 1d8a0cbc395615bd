//! Queries of `pg_catalog` that count the tables, views, indexes and so on of a name.

use crate::ast::Query;
use crate::name::Name;
use crate::query::{Text, text};
use crate::schema::SchemaObject;

/// Returns a query that counts the objects of this name in a schema or, if no schema is given, on the search path.
pub(super) fn exists(object: &SchemaObject) -> Option<Query> {
    let query = |text: Text, schema: &Option<Name>, name: &Name| {
        let schema = schema.as_ref().map_or("", Name::as_str).to_owned();
        text.bind("schema", schema).bind("name", name.as_str()).node().clone()
    };
    // `relkind`: https://www.postgresql.org/docs/15/catalog-pg-class.html
    const CLASSES: &str = "SELECT count(*) FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace \
                           WHERE c.relname = :name AND pg_catalog.strpos(:kinds, CAST(c.relkind AS text)) > 0 \
                           AND (n.nspname = :schema OR (:schema = '' AND pg_catalog.pg_table_is_visible(c.oid)))";
    let class = |kinds: &'static str, schema, name| query(text(CLASSES).bind("kinds", kinds), schema, name);
    const INDEXES: &str = "SELECT count(*) FROM pg_catalog.pg_index AS x JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid \
                           JOIN pg_catalog.pg_class AS c ON c.oid = x.indrelid JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace \
                           WHERE i.relname = :name AND c.relname = :of \
                           AND (n.nspname = :schema OR (:schema = '' AND pg_catalog.pg_table_is_visible(c.oid)))";
    // the row type of a table has the name of the table, and is no type that CREATE TYPE made
    const TYPES: &str = "SELECT count(*) FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace \
                         WHERE t.typname = :name AND (n.nspname = :schema OR (:schema = '' AND pg_catalog.pg_type_is_visible(t.oid))) \
                         AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_class AS c WHERE c.oid = t.typrelid AND c.relkind <> 'c')";
    const CONSTRAINTS: &str = "SELECT count(*) FROM pg_catalog.pg_constraint AS o JOIN pg_catalog.pg_class AS c ON c.oid = o.conrelid \
                               JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE o.conname = :name AND c.relname = :of \
                               AND (n.nspname = :schema OR (:schema = '' AND pg_catalog.pg_table_is_visible(c.oid)))";
    Some(match object {
        SchemaObject::Table(schema, name) => class("rpf", schema, name),
        SchemaObject::View(schema, name) => class("vm", schema, name),
        SchemaObject::Sequence(schema, name) => class("S", schema, name),
        SchemaObject::Index(schema, table, name) => query(text(INDEXES).bind("of", table.as_str()), schema, name),
        SchemaObject::Type(schema, name) => query(text(TYPES), schema, name),
        SchemaObject::Constraint(schema, table, name) => query(text(CONSTRAINTS).bind("of", table.as_str()), schema, name),
        SchemaObject::Schema(name) => {
            text("SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = :name").bind("name", name.as_str()).node().clone()
        }
    })
}
