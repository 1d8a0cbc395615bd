//! Renders CREATE SCHEMA and DROP SCHEMA.

use super::{cascade, if_exists};
use crate::ast::{CreateSchema, DropSchema};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::name::Name;

fn has_schemas(out: &mut Renderer<'_>) {
    if !out.features().ddl.schemas {
        out.unsupported("CREATE SCHEMA and DROP SCHEMA", "a schema is a database file: ATTACH it");
    }
}

/// `CREATE SCHEMA IF NOT EXISTS name`
pub fn create_schema(out: &mut Renderer<'_>, create: &CreateSchema) {
    let CreateSchema { name, if_not_exists, summary: _ } = create;
    has_schemas(out);
    out.word("CREATE SCHEMA ");
    if_exists(out, *if_not_exists, true, "IF NOT EXISTS ", "CREATE SCHEMA");
    schema_name(out, name);
}

/// `DROP SCHEMA IF EXISTS name CASCADE`
pub fn drop_schema(out: &mut Renderer<'_>, drop: &DropSchema) {
    let DropSchema { name, if_exists: asked, cascade: all, summary: _ } = drop;
    has_schemas(out);
    out.word("DROP SCHEMA ");
    if_exists(out, *asked, true, "IF EXISTS ", "DROP SCHEMA");
    schema_name(out, name);
    cascade(out, *all, "DROP SCHEMA");
}

pub(super) fn schema_name(out: &mut Renderer<'_>, name: &Name) {
    match out.options().schema(Some(name)) {
        Some(mapped) => {
            out.measure(mapped);
            out.ident(mapped);
        }
        None => out.fail(ErrorKind::invalid("SCHEMA", format!("{name:?} is mapped to no schema"))),
    }
}
