//! What SQLite says in its own way of tables and indexes. <https://sqlite.org/lang_createtable.html>

use crate::ast::{CreateIndex, Node};
use crate::compiler::{Renderer, render};
use crate::query::Condition;
use crate::schema::{ColumnDef, Constraint, ConstraintKind, DdlOption, OptionValue, TableDef};
use crate::types::{DataType, TypeFamily};

fn option(key: &'static str, value: OptionValue) -> DdlOption {
    DdlOption::new(["sqlite"], key, value)
}

/// `STRICT`: a table whose columns take only values of their types. 3.37
///
/// It has few types: what is kept as text is TEXT there, and decimals, which are kept as numbers of any kind, are refused.
///
/// ```
/// use aludel::{prelude::*, sqlite};
/// let notes = Table::new("notes")
///     .column(ColumnDef::new("title", DataType::Varchar(Some(50))))
///     .column(ColumnDef::new("day", DataType::Date))
///     .option(sqlite::strict());
/// assert_eq!(notes.create().compile(&Sqlite::default())?.sql(), "CREATE TABLE notes (title TEXT, day TEXT) STRICT");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn strict() -> DdlOption {
    option("strict", OptionValue::Flag(true))
}
/// `WITHOUT ROWID`: a table that is kept by its primary key.
pub fn without_rowid() -> DdlOption {
    option("without_rowid", OptionValue::Flag(true))
}
/// `PRIMARY KEY AUTOINCREMENT`, of a table: numbers of rows that were deleted are never given again. Only for a single
/// integer key; elsewhere it says nothing.
pub fn autoincrement() -> DdlOption {
    option("autoincrement", OptionValue::Flag(true))
}
/// What becomes of a row that violates a constraint: `ON CONFLICT REPLACE`, of PRIMARY KEY, UNIQUE or CHECK.
///
/// ```
/// use aludel::{prelude::*, schema::Constraint, sqlite::{OnConflict, on_conflict}};
/// let tags = Table::new("tags")
///     .column(ColumnDef::new("name", DataType::Text))
///     .constraint(Constraint::unique(["name"]).option(on_conflict(OnConflict::Ignore)));
/// assert_eq!(
///     tags.create().compile(&Sqlite::default())?.sql(),
///     "CREATE TABLE tags (name TEXT, UNIQUE (name) ON CONFLICT IGNORE)",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn on_conflict(what: OnConflict) -> DdlOption {
    option("on_conflict", OptionValue::Text(what.word().into()))
}
/// The same, of the NOT NULL of a column.
pub fn on_conflict_not_null(what: OnConflict) -> DdlOption {
    option("on_conflict_not_null", OptionValue::Text(what.word().into()))
}
/// The same, of a column that is the primary key.
pub fn on_conflict_primary_key(what: OnConflict) -> DdlOption {
    option("on_conflict_primary_key", OptionValue::Text(what.word().into()))
}
/// The same, of a column that is UNIQUE.
pub fn on_conflict_unique(what: OnConflict) -> DdlOption {
    option("on_conflict_unique", OptionValue::Text(what.word().into()))
}
/// What becomes of a row that violates a constraint. <https://sqlite.org/lang_conflict.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the word of its name")]
pub enum OnConflict {
    Rollback,
    Abort,
    Fail,
    Ignore,
    Replace,
}
impl OnConflict {
    fn word(self) -> &'static str {
        match self {
            OnConflict::Rollback => "ROLLBACK",
            OnConflict::Abort => "ABORT",
            OnConflict::Fail => "FAIL",
            OnConflict::Ignore => "IGNORE",
            OnConflict::Replace => "REPLACE",
        }
    }
}
/// `WHERE condition`, of an index: only rows for which it holds are in it.
pub fn where_(condition: impl Condition) -> DdlOption {
    option("where", OptionValue::Where(condition.into_condition()))
}

/// Is the key written behind its column, because it is AUTOINCREMENT?
pub(super) fn inline_key(table: &TableDef) -> bool {
    let single = table.primary_key().len() == 1 && table.autoincrement().is_some();
    single && table.options.flag("sqlite", "autoincrement") == Some(true)
}

/// `name type DEFAULT x NOT NULL PRIMARY KEY AUTOINCREMENT GENERATED ALWAYS AS (..)`
pub(super) fn column_definition(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, autoincrement: bool) {
    const KNOWN: &[&str] = &["on_conflict_not_null", "on_conflict_primary_key", "on_conflict_unique"];
    render::known_options(out, "column", &column.options, KNOWN);
    if autoincrement && table.primary_key().len() > 1 {
        out.unsupported("numbered column in a primary key of several", "make the number the primary key, and the others UNIQUE with it");
    }
    out.ident(column.name());
    out.word(" ");
    match autoincrement {
        true => out.word("INTEGER"), // only a key called INTEGER is numbered, whatever its width: 5
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
        out.unsupported("ON CONFLICT of a CHECK behind a column", "let it stand by itself: `table.constraint(..)`");
    }
    render::column_checks(out, table, column);
}

/// The type of a column of a STRICT table: one of INTEGER, REAL, TEXT and BLOB, of the same affinity, or for what is kept as
/// text, TEXT. stricttables.html, 2
fn strict_type(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef) {
    let Some(data_type) = render::type_of_column(out, table, column) else { return };
    let (known, order) = out.known_type(&data_type).without_collation();
    let strict = match &known {
        stored if super::types::is_stored(stored) => Some("TEXT"),
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
            let way_out = "it has INTEGER, REAL, TEXT, BLOB and ANY: `.with_variant(DataType::named(\"ANY\", data_type), [\"sqlite\"])`";
            out.unsupported(&format!("{} in a STRICT table", data_type.describe()), way_out);
        }
    }
    if let Some(order) = order {
        out.word(" COLLATE ");
        out.ident(&order);
    }
}

fn conflict(out: &mut Renderer<'_>, word: Option<&crate::value::Str>) {
    if let Some(word) = word {
        out.word(" ON CONFLICT ");
        out.word(word);
    }
}

/// ` ON CONFLICT IGNORE`
pub(super) fn constraint_options(out: &mut Renderer<'_>, constraint: &Constraint) {
    let known: &[&str] = match constraint.kind() {
        // those of a column come with the UNIQUE or the key that it implies
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

/// ` WITHOUT ROWID, STRICT`
pub(super) fn table_options(out: &mut Renderer<'_>, table: &TableDef) {
    render::known_options(out, "CREATE TABLE", &table.options, &["strict", "without_rowid", "autoincrement"]);
    let words = [("without_rowid", "WITHOUT ROWID"), ("strict", "STRICT")];
    let said: Vec<&str> =
        words.into_iter().filter(|(key, _)| table.options.flag("sqlite", key) == Some(true)).map(|(_, word)| word).collect();
    if said.contains(&"STRICT") && out.features().version < (3, 37, 0) {
        out.unsupported("STRICT tables", "add a CHECK of `typeof(..)`");
    }
    if !said.is_empty() {
        out.word(" ");
        out.word(&said.join(", "));
    }
}

/// ` WHERE condition`
pub(super) fn create_index(out: &mut Renderer<'_>, create: &CreateIndex) {
    render::known_options(out, "CREATE INDEX", &create.index.options, &["where"]);
    render::create_index_with(out, create, &["", ""], |_| {});
    if let Some(OptionValue::Where(condition)) = create.index.options.get("sqlite", "where") {
        index_where(out, condition);
    }
}
fn index_where(out: &mut Renderer<'_>, condition: &Node) {
    out.word(" WHERE ");
    render::inline_condition(out, condition);
}

/// What the catalogue is asked. A pragma function takes a schema as a value, where a catalogue's name would have to be printed;
/// without a schema it is in `main`, or temporary. Names are the same in any case.
pub(super) fn exists(what: &crate::schema::Existing) -> Option<crate::ast::Query> {
    use crate::query::text;
    use crate::schema::Existing;
    let ask = |text: crate::query::Text, schema: &Option<crate::name::Name>, name: &crate::name::Name| {
        let schema = schema.as_ref().map_or("", crate::name::Name::as_str).to_owned();
        text.bind("name", name.as_str()).bind("schema", schema).node().clone()
    };
    match what {
        Existing::Table(schema, name) => {
            // virtual ones, too
            let tables = "SELECT count(*) FROM pragma_table_list WHERE lower(name) = lower(:name) AND type <> 'view' \
                          AND (lower(schema) = lower(:schema) OR (:schema = '' AND schema IN ('main', 'temp')))";
            Some(ask(text(tables), schema, name))
        }
        Existing::View(schema, name) => {
            let views = "SELECT count(*) FROM pragma_table_list WHERE lower(name) = lower(:name) AND type = 'view' \
                         AND (lower(schema) = lower(:schema) OR (:schema = '' AND schema IN ('main', 'temp')))";
            Some(ask(text(views), schema, name))
        }
        Existing::Index(schema, table, name) => {
            let indexes = "SELECT count(*) FROM pragma_table_list AS t JOIN pragma_index_list(t.name, t.schema) AS i \
                           WHERE lower(t.name) = lower(:of) AND lower(i.name) = lower(:name) \
                           AND (lower(t.schema) = lower(:schema) OR (:schema = '' AND t.schema IN ('main', 'temp')))";
            Some(ask(text(indexes).bind("of", table.as_str()), schema, name))
        }
        Existing::Constraint(..) | Existing::Sequence(..) | Existing::Type(..) | Existing::Schema(_) => None,
    }
}
