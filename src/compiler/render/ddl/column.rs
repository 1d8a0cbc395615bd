//! Renders a column of CREATE TABLE, part by part: dialects put the parts in their own order.

use super::super::type_name::check_names;
use super::default::server_default;
use super::identity::generated_identity;
use super::{checks, named, own_columns};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::schema::{ColumnDef, TableDef};
use crate::types::DataType;

/// `name type DEFAULT x NOT NULL`
pub fn column_definition(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, _autoincrement: bool) {
    out.ident(column.name());
    out.word(" ");
    column_type(out, table, column);
    server_default(out, column);
    computed(out, table, column);
    match &column.identity {
        Some(identity) => generated_identity(out, column, identity),
        None => not_null(out, column),
    }
    column_checks(out, table, column);
}

/// Renders the type of a column as it is in its table.
pub fn column_type(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef) {
    if let Some(data_type) = type_of_column(out, table, column) {
        out.compiler().data_type(out, &data_type);
    }
}

/// Returns the type of a column as it is in its table: one without a type has that of the column it
/// refers to. Records an error, if there is none.
pub fn type_of_column(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef) -> Option<DataType> {
    let data_type = column.data_type().clone();
    if data_type == DataType::Unknown {
        let problem = match column.target() {
            Some(_) => "it is that of the column it refers to, which is not known; put both tables into one MetaData",
            None => "it is not known; declare it",
        };
        out.fail(ErrorKind::invalid("type of a column", problem));
        return None;
    }
    check_names(out, &data_type);
    Some(data_type.in_schema_of_table(table.schema.as_ref()))
}

/// ` NOT NULL`
pub fn not_null(out: &mut Renderer<'_>, column: &ColumnDef) {
    if !column.is_nullable() {
        out.word(" NOT NULL");
    }
}

/// ` CONSTRAINT name CHECK (a > 0)`, of each CHECK that comes after the column.
pub fn column_checks(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef) {
    for check in checks(out, table, column).0 {
        out.word(" ");
        named(out, table, check);
    }
}

/// ` GENERATED ALWAYS AS (a * 2) STORED`
pub fn computed(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef) {
    let Some(computed) = &column.computed else { return };
    own_columns(out, table, "computed column", &computed.expression);
    if !out.features().ddl.computed_columns {
        out.unsupported("computed columns", "compute it where it is selected, or in a view");
    }
    if computed.stored == Some(false) && !out.features().ddl.virtual_columns {
        out.unsupported("VIRTUAL computed columns", "keep it with the row: `Computed::stored(..)`");
    }
    if column.default.is_some() || column.server_default.is_some() || column.identity.is_some() {
        let problem = "it is computed, and has no DEFAULT and no IDENTITY";
        out.fail(ErrorKind::invalid(&format!("column {:?}", column.name()), problem));
    }
    out.word(" GENERATED ALWAYS AS (");
    out.bare(|out| out.inline(&computed.expression));
    out.word(")");
    match computed.stored {
        Some(true) => out.word(" STORED"),
        Some(false) => out.word(" VIRTUAL"),
        None if out.features().ddl.explicit_stored => out.word(" STORED"),
        None => {}
    }
}
