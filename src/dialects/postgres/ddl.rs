//! What PostgreSQL says in its own way of tables, constraints, indexes and views.

use crate::ast::{CreateIndex, DropIndex, Node};
use crate::compiler::{Renderer, render};
use crate::name::Name;
use crate::query::Condition;
use crate::schema::{ColumnDef, Constraint, ConstraintKind, DdlOption, Existing, Index, OptionValue, Options, TableDef, View};
use crate::types::DataType;
use crate::value::Str;

const HERE: &str = "postgresql";

fn option(key: &'static str, value: OptionValue) -> DdlOption {
    DdlOption::new([HERE], key, value)
}
fn names<C: Into<Name>>(names: impl IntoIterator<Item = C>) -> OptionValue {
    OptionValue::Names(names.into_iter().map(Into::into).collect())
}

/// `USING gin`, of an index; `USING heap`, of a table or a materialized view: the access method.
pub fn using(method: impl Into<Str>) -> DdlOption {
    option("using", OptionValue::Text(method.into()))
}
/// The operator classes of columns or labels of an index: `name varchar_pattern_ops`. 11.10
pub fn ops<C: Into<Name>, O: Into<Str>>(classes: impl IntoIterator<Item = (C, O)>) -> DdlOption {
    option("ops", OptionValue::Pairs(classes.into_iter().map(|(column, class)| (column.into(), class.into())).collect()))
}
/// `INCLUDE (a, b)`, of an index, a UNIQUE or a primary key: columns that are read from it. 11.9
pub fn include<C: Into<Name>>(columns: impl IntoIterator<Item = C>) -> DdlOption {
    option("include", names(columns))
}
/// `NULLS NOT DISTINCT` or `NULLS DISTINCT`, of a unique index or a UNIQUE: may there be more than one NULL? 15
pub fn nulls_not_distinct(not_distinct: bool) -> DdlOption {
    option("nulls_not_distinct", OptionValue::Flag(not_distinct))
}
/// `WITH (fillfactor = 70)`: storage parameters, of an index, a table or a view.
///
/// ```
/// use aludel::{postgres, prelude::*, schema::Index};
/// let log = table("log", ["line"]);
/// let index = Index::new("ix_line", log.c("line")).option(postgres::using("gin")).option(postgres::with([("fastupdate", "false")]));
/// assert_eq!(
///     index.create().compile(&Postgres::default())?.sql(),
///     "CREATE INDEX ix_line ON log USING gin (line) WITH (fastupdate = false)",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn with<K: Into<Name>, V: Into<Str>>(parameters: impl IntoIterator<Item = (K, V)>) -> DdlOption {
    option("with", OptionValue::Pairs(parameters.into_iter().map(|(key, value)| (key.into(), value.into())).collect()))
}
/// `TABLESPACE name`, of an index or a table.
pub fn tablespace(name: impl Into<Name>) -> DdlOption {
    option("tablespace", names([name]))
}
/// `WHERE condition`, of an index: only rows for which it holds are in it. 11.8
pub fn where_(condition: impl Condition) -> DdlOption {
    option("where", OptionValue::Where(condition.into_condition()))
}
/// `CONCURRENTLY`, of an index: the table can be written while it is made. It does not run in a transaction.
pub fn concurrently() -> DdlOption {
    option("concurrently", OptionValue::Flag(true))
}
/// `NOT VALID`, of a foreign key or a CHECK: rows that are there are not looked at.
pub fn not_valid() -> DdlOption {
    option("not_valid", OptionValue::Flag(true))
}
/// `INHERITS (a, b)`, of a table. 5.10
pub fn inherits<C: Into<Name>>(tables: impl IntoIterator<Item = C>) -> DdlOption {
    option("inherits", names(tables))
}
/// `PARTITION BY RANGE (day)`, of a table: raw SQL. 5.11
pub fn partition_by(sql: &'static str) -> DdlOption {
    option("partition_by", OptionValue::Text(Str::from_static(sql)))
}
/// `ON COMMIT DELETE ROWS`, of a temporary table.
pub fn on_commit(what: OnCommit) -> DdlOption {
    let words = match what {
        OnCommit::PreserveRows => "PRESERVE ROWS",
        OnCommit::DeleteRows => "DELETE ROWS",
        OnCommit::Drop => "DROP",
    };
    option("on_commit", OptionValue::Text(words.into()))
}
/// What becomes of a temporary table at the end of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the words of its name")]
pub enum OnCommit {
    PreserveRows,
    DeleteRows,
    Drop,
}

/// `type DEFAULT x GENERATED .. NOT NULL`; what the database numbers is SERIAL. 8.1.4
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

/// ` NULLS NOT DISTINCT (a) INCLUDE (b)`
pub(super) fn constraint_columns(out: &mut Renderer<'_>, constraint: &Constraint, columns: &[Name]) {
    distinct_nulls(out, &constraint.options);
    render::constraint_columns(out, constraint, columns);
    included(out, &constraint.options);
}
fn distinct_nulls(out: &mut Renderer<'_>, options: &Options) {
    match options.flag(HERE, "nulls_not_distinct") {
        Some(_) if out.features().version < (15, 0, 0) => {
            out.unsupported("NULLS NOT DISTINCT", "add an index on `coalesce(..)`, with a value that no row has");
        }
        Some(true) => out.word(" NULLS NOT DISTINCT"),
        Some(false) => out.word(" NULLS DISTINCT"),
        None => {}
    }
}
fn included(out: &mut Renderer<'_>, options: &Options) {
    if let Some(OptionValue::Names(columns)) = options.get(HERE, "include") {
        if out.features().version < (11, 0, 0) {
            out.unsupported("INCLUDE", "let it be another index");
        }
        out.word(" INCLUDE (");
        out.list(columns, ", ", |out, column| out.ident(column));
        out.word(")");
    }
}

/// ` NOT VALID`
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

/// ` INHERITS (a) PARTITION BY .. USING heap WITH (..) ON COMMIT DROP TABLESPACE t`
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
        out.word(sql); // raw, and so given as `&'static str`
    }
    if let Some(method) = options.text(HERE, "using") {
        out.word(" USING ");
        out.ident(&**method);
    }
    parameters(out, options);
    if let Some(words) = options.text(HERE, "on_commit") {
        out.word(" ON COMMIT ");
        out.word(words);
    }
    spaced(out, options);
}
fn spaced(out: &mut Renderer<'_>, options: &Options) {
    if let Some(OptionValue::Names(space)) = options.get(HERE, "tablespace") {
        out.word(" TABLESPACE ");
        out.list(space, ", ", |out, name| out.ident(name));
    }
}
/// ` WITH (fillfactor = 70)`: a value is a word or a number.
fn parameters(out: &mut Renderer<'_>, options: &Options) {
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

/// ` WITH (security_barrier = true)`
pub(super) fn view_options(out: &mut Renderer<'_>, view: &View) {
    render::known_options(out, "CREATE VIEW", &view.options, &["with", "using", "tablespace"]);
    if let Some(method) = view.options.text(HERE, "using") {
        out.word(" USING ");
        out.ident(&**method);
    }
    parameters(out, &view.options);
    spaced(out, &view.options);
}

/// `CREATE INDEX CONCURRENTLY name ON t USING gin (a ops) INCLUDE (b) NULLS NOT DISTINCT WITH (..) TABLESPACE t WHERE ..`
pub(super) fn create_index(out: &mut Renderer<'_>, create: &CreateIndex) {
    let (index, options) = (&create.index, &create.index.options);
    const KNOWN: &[&str] = &["using", "ops", "include", "nulls_not_distinct", "with", "tablespace", "where", "concurrently"];
    render::known_options(out, "CREATE INDEX", options, KNOWN);
    if let Some(OptionValue::Pairs(classes)) = options.get(HERE, "ops") {
        let parts: Vec<&Node> = index.parts.iter().collect();
        render::parts_by_name(out, "CREATE INDEX", "operator class", &parts, classes.iter().map(|(name, _)| name));
    }
    let concurrently = if options.flag(HERE, "concurrently") == Some(true) { "CONCURRENTLY " } else { "" };
    render::create_index_with(out, create, &["", concurrently], |out| method(out, "CREATE INDEX", options.text(HERE, "using")));
    included(out, options);
    distinct_nulls(out, options);
    parameters(out, options);
    spaced(out, options);
    if let Some(OptionValue::Where(condition)) = options.get(HERE, "where") {
        out.word(" WHERE ");
        render::inline_condition(out, condition);
    }
}

/// ` USING gin`: a word.
pub(super) fn method(out: &mut Renderer<'_>, construct: &str, name: Option<&Str>) {
    if let Some(name) = name {
        out.word(" USING ");
        render::phrase(out, construct, &name.to_ascii_lowercase());
    }
}
/// ` varchar_pattern_ops`: of a column, or of a label.
pub(super) fn operator_class(out: &mut Renderer<'_>, classes: &[(Name, Str)], part: &Node) {
    let Some(name) = crate::ast::items::column_name_of(part) else { return };
    if let Some((_, class)) = classes.iter().find(|(column, _)| name.text() == column.text()) {
        out.word(" ");
        render::phrase(out, "operator class", class);
    }
}

/// `name varchar_pattern_ops DESC`
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

/// `DROP INDEX CONCURRENTLY name`
pub(super) fn drop_index(out: &mut Renderer<'_>, drop: &DropIndex) {
    let concurrently = drop.index.options.flag(HERE, "concurrently") == Some(true);
    render::drop_index_with(out, drop, if concurrently { "CONCURRENTLY " } else { "" });
}

/// What the catalogue is asked. A table's row has a type of the table's name, which is none that was created.
pub(super) fn exists(what: &Existing) -> Option<crate::ast::Query> {
    use crate::query::text;
    let ask = |text: crate::query::Text, schema: &Option<Name>, name: &Name| {
        let schema = schema.as_ref().map_or("", Name::as_str).to_owned();
        text.bind("schema", schema).bind("name", name.as_str()).node().clone()
    };
    // `relkind`: https://www.postgresql.org/docs/15/catalog-pg-class.html
    const CLASSES: &str = "SELECT count(*) FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace \
                           WHERE c.relname = :name AND pg_catalog.strpos(:kinds, CAST(c.relkind AS text)) > 0 \
                           AND (n.nspname = :schema OR (:schema = '' AND pg_catalog.pg_table_is_visible(c.oid)))";
    let class = |kinds: &'static str, schema, name| ask(text(CLASSES).bind("kinds", kinds), schema, name);
    const INDEXES: &str = "SELECT count(*) FROM pg_catalog.pg_index AS x JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid \
                           JOIN pg_catalog.pg_class AS c ON c.oid = x.indrelid JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace \
                           WHERE i.relname = :name AND c.relname = :of \
                           AND (n.nspname = :schema OR (:schema = '' AND pg_catalog.pg_table_is_visible(c.oid)))";
    const TYPES: &str = "SELECT count(*) FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace \
                         WHERE t.typname = :name AND (n.nspname = :schema OR (:schema = '' AND pg_catalog.pg_type_is_visible(t.oid))) \
                         AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_class AS c WHERE c.oid = t.typrelid AND c.relkind <> 'c')";
    const CONSTRAINTS: &str = "SELECT count(*) FROM pg_catalog.pg_constraint AS o JOIN pg_catalog.pg_class AS c ON c.oid = o.conrelid \
                               JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE o.conname = :name AND c.relname = :of \
                               AND (n.nspname = :schema OR (:schema = '' AND pg_catalog.pg_table_is_visible(c.oid)))";
    Some(match what {
        Existing::Table(schema, name) => class("rpf", schema, name),
        Existing::View(schema, name) => class("vm", schema, name),
        Existing::Sequence(schema, name) => class("S", schema, name),
        Existing::Index(schema, table, name) => ask(text(INDEXES).bind("of", table.as_str()), schema, name),
        Existing::Type(schema, name) => ask(text(TYPES), schema, name),
        Existing::Constraint(schema, table, name) => ask(text(CONSTRAINTS).bind("of", table.as_str()), schema, name),
        Existing::Schema(name) => {
            text("SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = :name").bind("name", name.as_str()).node().clone()
        }
    })
}
