//! Renders the parts of CREATE TABLE, CREATE VIEW, CREATE INDEX and DROP INDEX that PostgreSQL has in its own form.

use crate::ast::{CreateIndex, DropIndex, Node};
use crate::compiler::{Renderer, render};
use crate::name::Name;
use crate::schema::{ColumnDef, Constraint, ConstraintKind, Index, OptionValue, Options, TableDef, View};
use crate::types::DataType;
use crate::value::Str;

const HERE: &str = "postgresql";

/// Renders `name type DEFAULT x GENERATED .. NOT NULL`, with SERIAL as the type of an autoincrement column. 8.1.4
pub(super) fn column_definition(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, autoincrement: bool) {
    render::known_options(out, "column", &column.options, &[]);
    if !autoincrement || column.identity.is_some() {
        return render::column_definition(out, table, column, autoincrement);
    }
    out.ident(column.name());
    out.word(match out.known_type(column.data_type()) {
        DataType::SmallInteger => " SMALLSERIAL",
        DataType::BigInteger => " BIGSERIAL",
        _ => " SERIAL",
    });
    out.word(" NOT NULL");
    render::column_checks(out, table, column);
}

/// Renders ` NULLS NOT DISTINCT (a) INCLUDE (b)`.
pub(super) fn constraint_columns(out: &mut Renderer<'_>, constraint: &Constraint, columns: &[Name]) {
    nulls_distinct(out, &constraint.options);
    render::constraint_columns(out, constraint, columns);
    include(out, &constraint.options);
}
fn nulls_distinct(out: &mut Renderer<'_>, options: &Options) {
    match options.flag(HERE, "nulls_not_distinct") {
        Some(_) if out.features().version < (15, 0, 0) => {
            out.unsupported("NULLS NOT DISTINCT", "create a unique index on `coalesce(..)` with a value that no row has");
        }
        Some(true) => out.word(" NULLS NOT DISTINCT"),
        Some(false) => out.word(" NULLS DISTINCT"),
        None => {}
    }
}
fn include(out: &mut Renderer<'_>, options: &Options) {
    if let Some(OptionValue::Names(columns)) = options.get(HERE, "include") {
        if out.features().version < (11, 0, 0) {
            out.unsupported("INCLUDE", "create another index on these columns");
        }
        out.word(" INCLUDE (");
        out.list(columns, ", ", |out, column| out.ident(column));
        out.word(")");
    }
}

/// Renders ` NOT VALID`.
pub(super) fn constraint_options(out: &mut Renderer<'_>, constraint: &Constraint) {
    let known: &[&str] = match constraint.kind() {
        ConstraintKind::PrimaryKey(_) => &["include"],
        ConstraintKind::Unique(_) => &["include", "nulls_not_distinct"],
        ConstraintKind::Check(_) | ConstraintKind::ForeignKey(_) => &["not_valid"],
        ConstraintKind::Custom(_) => &[],
    };
    render::known_options(out, "constraint", &constraint.options, known);
    if constraint.options.flag(HERE, "not_valid") == Some(true) {
        out.word(" NOT VALID");
    }
}

/// Renders ` INHERITS (a) PARTITION BY .. USING heap WITH (..) ON COMMIT DROP TABLESPACE t`.
pub(super) fn table_options(out: &mut Renderer<'_>, table: &TableDef) {
    let options = &table.options;
    render::known_options(out, "CREATE TABLE", options, &["inherits", "partition_by", "using", "with", "on_commit", "tablespace"]);
    if let Some(OptionValue::Names(tables)) = options.get(HERE, "inherits") {
        out.word(" INHERITS (");
        out.list(tables, ", ", |out, table| out.ident(table));
        out.word(")");
    }
    if let Some(sql) = options.text(HERE, "partition_by") {
        out.word(" PARTITION BY ");
        out.word(sql); // raw SQL, which the function takes as `&'static str`
    }
    if let Some(method) = options.text(HERE, "using") {
        out.word(" USING ");
        out.ident(&**method);
    }
    storage_parameters(out, options);
    if let Some(words) = options.text(HERE, "on_commit") {
        out.word(" ON COMMIT ");
        out.word(words);
    }
    tablespace(out, options);
}
fn tablespace(out: &mut Renderer<'_>, options: &Options) {
    if let Some(OptionValue::Names(space)) = options.get(HERE, "tablespace") {
        out.word(" TABLESPACE ");
        out.list(space, ", ", |out, name| out.ident(name));
    }
}
/// Renders ` WITH (fillfactor = 70)`, whose values are words or numbers.
fn storage_parameters(out: &mut Renderer<'_>, options: &Options) {
    let Some(OptionValue::Pairs(pairs)) = options.get(HERE, "with") else { return };
    out.word(" WITH (");
    out.list(pairs, ", ", |out, (key, value)| {
        render::phrase(out, "WITH", key);
        out.word(" = ");
        match value.parse::<f64>() {
            Ok(_) => out.word(value),
            Err(_) => render::phrase(out, "WITH", value),
        }
    });
    out.word(")");
}

/// Renders ` USING heap WITH (security_barrier = true) TABLESPACE t`.
pub(super) fn view_options(out: &mut Renderer<'_>, view: &View) {
    render::known_options(out, "CREATE VIEW", &view.options, &["with", "using", "tablespace"]);
    if let Some(method) = view.options.text(HERE, "using") {
        out.word(" USING ");
        out.ident(&**method);
    }
    storage_parameters(out, &view.options);
    tablespace(out, &view.options);
}

/// Renders `CREATE INDEX CONCURRENTLY name ON t USING gin (a ops) INCLUDE (b) NULLS NOT DISTINCT WITH (..) TABLESPACE t WHERE ..`.
pub(super) fn create_index(out: &mut Renderer<'_>, create: &CreateIndex) {
    let (index, options) = (&create.index, &create.index.options);
    const KNOWN: &[&str] = &["using", "ops", "include", "nulls_not_distinct", "with", "tablespace", "where", "concurrently"];
    render::known_options(out, "CREATE INDEX", options, KNOWN);
    if let Some(OptionValue::Pairs(classes)) = options.get(HERE, "ops") {
        let parts: Vec<&Node> = index.parts.iter().collect();
        render::parts_by_name(out, "CREATE INDEX", "operator class", &parts, classes.iter().map(|(name, _)| name));
    }
    let concurrently = if options.flag(HERE, "concurrently") == Some(true) { "CONCURRENTLY " } else { "" };
    render::create_index_with(out, create, &["", concurrently], |out| access_method(out, "CREATE INDEX", options.text(HERE, "using")));
    include(out, options);
    nulls_distinct(out, options);
    storage_parameters(out, options);
    tablespace(out, options);
    if let Some(OptionValue::Where(condition)) = options.get(HERE, "where") {
        out.word(" WHERE ");
        render::inline_condition(out, condition);
    }
}

/// Renders ` USING gin`, in lower case.
pub(super) fn access_method(out: &mut Renderer<'_>, construct: &str, name: Option<&Str>) {
    if let Some(name) = name {
        out.word(" USING ");
        render::phrase(out, construct, &name.to_ascii_lowercase());
    }
}
/// Renders the operator class of a column or label: ` varchar_pattern_ops`.
pub(super) fn operator_class(out: &mut Renderer<'_>, classes: &[(Name, Str)], part: &Node) {
    let Some(name) = crate::ast::items::column_name_of(part) else { return };
    if let Some((_, class)) = classes.iter().find(|(column, _)| name.text() == column.text()) {
        out.word(" ");
        render::phrase(out, "operator class", class);
    }
}

/// Renders an element of an index with its operator class: `name varchar_pattern_ops DESC`.
pub(super) fn index_part(out: &mut Renderer<'_>, index: &Index, part: &Node) {
    let (element, ordering) = render::index_ordering(part);
    render::index_expression(out, element);
    if let Some(OptionValue::Pairs(classes)) = index.options.get(HERE, "ops") {
        operator_class(out, classes, element);
    }
    if let Some(ordering) = ordering {
        render::direction_of(out, ordering);
    }
}

/// Renders `DROP INDEX CONCURRENTLY name`.
pub(super) fn drop_index(out: &mut Renderer<'_>, drop: &DropIndex) {
    let concurrently = drop.index.options.flag(HERE, "concurrently") == Some(true);
    render::drop_index_with(out, drop, if concurrently { "CONCURRENTLY " } else { "" });
}
