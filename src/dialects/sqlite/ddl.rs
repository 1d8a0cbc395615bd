//! Renders the parts of CREATE TABLE and CREATE INDEX that SQLite has in its own form. <https://sqlite.org/lang_createtable.html>

use crate::ast::CreateIndex;
use crate::compiler::{Renderer, render};
use crate::schema::{ColumnDef, Constraint, ConstraintKind, OptionValue, TableDef};
use crate::types::{DataType, TypeFamily};
use crate::value::Str;

/// Whether PRIMARY KEY is rendered in the column's definition, which AUTOINCREMENT requires.
pub(super) fn inline_key(table: &TableDef) -> bool {
    let single = table.primary_key().len() == 1 && table.autoincrement().is_some();
    single && table.options.flag("sqlite", "autoincrement") == Some(true)
}

/// Renders `name type DEFAULT x NOT NULL PRIMARY KEY AUTOINCREMENT GENERATED ALWAYS AS (..)`.
pub(super) fn column_definition(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, autoincrement: bool) {
    const KNOWN: &[&str] = &["on_conflict_not_null", "on_conflict_primary_key", "on_conflict_unique"];
    render::known_options(out, "column", &column.options, KNOWN);
    if autoincrement && table.primary_key().len() > 1 {
        let hint = "make this column alone the primary key, and the combination UNIQUE";
        out.unsupported("autoincrement column in a composite primary key", hint);
    }
    out.ident(column.name());
    out.word(" ");
    match autoincrement {
        true => out.word("INTEGER"), // only an INTEGER key is an alias of the rowid, whatever the declared width: 5
        false if table.options.flag("sqlite", "strict") == Some(true) => strict_type(out, table, column),
        false => render::column_type(out, table, column),
    }
    render::server_default(out, column);
    render::no_identity(out, column, autoincrement);
    render::not_null(out, column);
    if !column.is_nullable() {
        conflict(out, column.options.text("sqlite", "on_conflict_not_null"));
    }
    if autoincrement && inline_key(table) {
        out.word(" PRIMARY KEY");
        conflict(out, column.options.text("sqlite", "on_conflict_primary_key"));
        out.word(" AUTOINCREMENT");
    }
    render::computed(out, table, column);
    if column.checks.iter().any(|check| check.options.get("sqlite", "on_conflict").is_some()) {
        out.unsupported("ON CONFLICT on the CHECK of a column", "declare it as a constraint of the table: `table.constraint(..)`");
    }
    render::column_checks(out, table, column);
}

/// Renders the type of a column of a STRICT table: the one of INTEGER, REAL, TEXT and BLOB in which the values are stored.
/// stricttables.html, 2
fn strict_type(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef) {
    let Some(data_type) = render::type_of_column(out, table, column) else { return };
    let (known, collation) = out.known_type(&data_type).without_collation();
    let strict = match &known {
        formatted if super::types::is_formatted(formatted) => Some("TEXT"),
        DataType::Custom(custom) => match custom.sql_name("sqlite").as_deref() {
            Some("JSONB") => Some("BLOB"),
            Some(name) => ["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"].into_iter().find(|word| word.eq_ignore_ascii_case(name)),
            None => None,
        },
        known => match known.family() {
            TypeFamily::Boolean | TypeFamily::Integer => Some("INTEGER"),
            TypeFamily::Float => Some("REAL"),
            TypeFamily::Text
            | TypeFamily::Enum
            | TypeFamily::Uuid
            | TypeFamily::Json
            | TypeFamily::Date
            | TypeFamily::Time
            | TypeFamily::DateTime
            | TypeFamily::Interval => Some("TEXT"),
            TypeFamily::Bytes => Some("BLOB"),
            TypeFamily::Unknown | TypeFamily::Decimal | TypeFamily::Array | TypeFamily::Custom => None,
        },
    };
    match strict {
        Some(word) => out.word(word),
        None => {
            let hint = "choose INTEGER, REAL, TEXT, BLOB or ANY: `.with_variant(DataType::named(\"ANY\", data_type), [\"sqlite\"])`";
            out.unsupported(&format!("{} in a STRICT table", data_type.describe()), hint);
        }
    }
    if let Some(collation) = collation {
        out.word(" COLLATE ");
        out.ident(&collation);
    }
}

/// Renders ` ON CONFLICT IGNORE`.
fn conflict(out: &mut Renderer<'_>, word: Option<&Str>) {
    if let Some(word) = word {
        out.word(" ON CONFLICT ");
        out.word(word);
    }
}

/// Renders the ON CONFLICT clause of a constraint.
pub(super) fn constraint_options(out: &mut Renderer<'_>, constraint: &Constraint) {
    let known: &[&str] = match constraint.kind() {
        // options of a column are also on the UNIQUE or PRIMARY KEY that the column implies
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => {
            &["on_conflict", "on_conflict_unique", "on_conflict_primary_key", "on_conflict_not_null"]
        }
        ConstraintKind::Check(_) => &["on_conflict"],
        ConstraintKind::ForeignKey(_) | ConstraintKind::Custom(_) => &[],
    };
    render::known_options(out, "constraint", &constraint.options, known);
    let of_column = match constraint.kind() {
        ConstraintKind::PrimaryKey(_) => constraint.options.text("sqlite", "on_conflict_primary_key"),
        ConstraintKind::Unique(_) => constraint.options.text("sqlite", "on_conflict_unique"),
        _ => None,
    };
    conflict(out, constraint.options.text("sqlite", "on_conflict").or(of_column));
}

/// Renders ` WITHOUT ROWID, STRICT`.
pub(super) fn table_options(out: &mut Renderer<'_>, table: &TableDef) {
    render::known_options(out, "CREATE TABLE", &table.options, &["strict", "without_rowid", "autoincrement"]);
    let words = [("without_rowid", "WITHOUT ROWID"), ("strict", "STRICT")];
    let options: Vec<&str> =
        words.into_iter().filter(|(key, _)| table.options.flag("sqlite", key) == Some(true)).map(|(_, word)| word).collect();
    if options.contains(&"STRICT") && out.features().version < (3, 37, 0) {
        out.unsupported("STRICT tables", "add a CHECK of `typeof(..)`");
    }
    if !options.is_empty() {
        out.word(" ");
        out.word(&options.join(", "));
    }
}

/// Renders CREATE INDEX with the WHERE of a partial index.
pub(super) fn create_index(out: &mut Renderer<'_>, create: &CreateIndex) {
    render::known_options(out, "CREATE INDEX", &create.index.options, &["where"]);
    render::create_index_with(out, create, &["", ""], |_| {});
    if let Some(OptionValue::Where(condition)) = create.index.options.get("sqlite", "where") {
        out.word(" WHERE ");
        render::inline_condition(out, condition);
    }
}
