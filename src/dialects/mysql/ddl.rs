//! What MySQL and MariaDB say in their own way of tables, constraints and indexes.

use crate::ast::{Commented, CreateIndex, DropConstraint, Node, SetComment};
use crate::compiler::{Renderer, render};
use crate::error::ErrorKind;
use crate::features::LargeKeys;
use crate::name::Name;
use crate::schema::{ColumnDef, Constraint, ConstraintKind, DdlOption, Index, OptionValue, TableDef};
use crate::types::DataType;
use crate::value::Str;

const HERE: [&str; 2] = ["mysql", "mariadb"];

fn option(key: impl Into<Str>, value: OptionValue) -> DdlOption {
    DdlOption::new(HERE, key, value)
}
fn word(key: &'static str, value: impl Into<Str>) -> DdlOption {
    option(key, OptionValue::Text(value.into()))
}

/// `ENGINE=InnoDB`, of a table. Foreign keys of an engine that does not keep to them are refused.
pub fn engine(name: impl Into<Str>) -> DdlOption {
    word("engine", name)
}
/// `CHARSET=utf8mb4`, of a table.
pub fn charset(name: impl Into<Str>) -> DdlOption {
    word("charset", name)
}
/// `COLLATE utf8mb4_bin`, of a table; it stands behind the character set.
pub fn collate(name: impl Into<Str>) -> DdlOption {
    word("collate", name)
}
/// Any option of CREATE TABLE by its name, `_` for a space: `table_option("row_format", "DYNAMIC")` is
/// `ROW_FORMAT=DYNAMIC`. Options whose values are texts are quoted; others are words or numbers. MySQL 15.1.20
///
/// ```
/// use aludel::mysql::{engine, table_option};
/// use aludel::prelude::*;
/// let log = Table::new("log")
///     .column(ColumnDef::new("n", DataType::Integer))
///     .option(engine("InnoDB"))
///     .option(table_option("default_charset", "utf8mb4"))
///     .option(table_option("auto_increment", "5"))
///     .comment("what happened");
/// assert_eq!(
///     log.create().compile(&MySql::default())?.sql(),
///     "CREATE TABLE log (n INTEGER)ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 AUTO_INCREMENT=5 COMMENT='what happened'",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn table_option(name: impl Into<Str>, value: impl Into<Str>) -> DdlOption {
    option(name.into().to_ascii_lowercase(), OptionValue::Text(value.into()))
}
/// `PARTITION BY HASH(id)`, of a table: raw SQL.
pub fn partition_by(sql: &'static str) -> DdlOption {
    word("partition_by", Str::from_static(sql))
}
/// `SUBPARTITION BY HASH(id)`, of a table: raw SQL.
pub fn subpartition_by(sql: &'static str) -> DdlOption {
    word("subpartition_by", Str::from_static(sql))
}
/// `PARTITIONS 4`, of a table.
pub fn partitions(number: u32) -> DdlOption {
    word("partitions", number.to_string())
}
/// `SUBPARTITIONS 2`, of a table.
pub fn subpartitions(number: u32) -> DdlOption {
    word("subpartitions", number.to_string())
}
/// How many characters of which columns an index has: `name(8)`.
pub fn length<C: Into<Name>>(columns: impl IntoIterator<Item = (C, u32)>) -> DdlOption {
    let pairs = columns.into_iter().map(|(column, length)| (column.into(), length.to_string().into()));
    option("length", OptionValue::Pairs(pairs.collect()))
}
/// How many characters of each column an index has.
pub fn length_of_all(length: u32) -> DdlOption {
    option("length", OptionValue::Number(length.into()))
}
/// `FULLTEXT INDEX`, `SPATIAL INDEX`
pub fn prefix(word_before: impl Into<Str>) -> DdlOption {
    word("prefix", word_before)
}
/// `WITH PARSER ngram`, of a FULLTEXT index.
pub fn with_parser(name: impl Into<Str>) -> DdlOption {
    word("with_parser", name)
}
/// `USING btree`, of an index or a primary key.
pub fn using(name: impl Into<Str>) -> DdlOption {
    word("using", name)
}

/// `type GENERATED NOT NULL COMMENT '..' AUTO_INCREMENT`, DEFAULT in the place of AUTO_INCREMENT. 15.1.20
pub(super) fn column_definition(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, autoincrement: bool) {
    render::known_options(out, "column", &column.options, &[]);
    out.ident(column.name());
    out.word(" ");
    let start = out.sql().len();
    render::column_type(out, table, column);
    let is_timestamp = out.sql().get(start..).is_some_and(|ty| ty.starts_with("TIMESTAMP"));
    render::computed(out, table, column);
    render::no_identity(out, column, autoincrement);
    let said = column.computed.is_none() || out.features().ddl.computed_not_null;
    match column.is_nullable() {
        true if is_timestamp => out.word(" NULL"), // 11.2.2: else it may be NOT NULL by itself
        true => {}
        false if said => out.word(" NOT NULL"),
        false => {}
    }
    if let Some(comment) = column.comment_text() {
        out.word(" COMMENT ");
        out.string(comment);
    }
    match autoincrement {
        true => out.word(" AUTO_INCREMENT"),
        false => render::server_default(out, column),
    }
    render::column_checks(out, table, column);
}

/// Foreign keys are of the engines that keep to them; the others read them. 15.1.20.5
pub(super) fn constraint(out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) {
    const WITH_KEYS: [&str; 3] = ["innodb", "ndb", "ndbcluster"];
    let engine = table.options.text(out.dialect().name(), "engine");
    if let (Some(_), Some(engine)) = (constraint.as_foreign_key(), engine)
        && !WITH_KEYS.iter().any(|known| known.eq_ignore_ascii_case(engine))
    {
        let construct = format!("foreign keys of a table with ENGINE={engine}");
        out.unsupported(&construct, "leave the engine out, for InnoDB, or leave the key out");
    }
    render::constraint(out, table, constraint);
}

/// ` USING btree`
pub(super) fn constraint_options(out: &mut Renderer<'_>, constraint: &Constraint) {
    let keyed = matches!(constraint.kind(), ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_));
    render::known_options(out, "constraint", &constraint.options, if keyed { &["using"] } else { &[] });
    used(out, constraint.options.text(out.dialect().name(), "using"));
}
fn used(out: &mut Renderer<'_>, name: Option<&Str>) {
    if let Some(name) = name {
        out.word(" USING ");
        out.ident(&**name);
    }
}

/// Options whose values are texts. 15.1.20
const TEXTS: &[&str] = &[
    "comment",
    "data_directory",
    "index_directory",
    "password",
    "connection",
    "engine_attribute",
    "secondary_engine_attribute",
    "encryption",
    "compression",
    "start_transaction",
    "autoextend_size",
];
/// Options of two or three words.
const SPACED: &[&str] =
    &["data_directory", "index_directory", "default_character_set", "character_set", "default_charset", "default_collate"];
/// Options without an equals sign.
const BARE: &[&str] = &["tablespace", "default_character_set", "character_set", "collate"];
const CHARSETS: &[&str] = &["default_charset", "default_character_set", "charset", "character_set"];
const PARTS: &[&str] = &["partition_by", "partitions", "subpartition_by", "subpartitions"];

/// `ENGINE=InnoDB COMMENT='..' PARTITION BY HASH(id)`
pub(super) fn table_options(out: &mut Renderer<'_>, table: &TableDef) {
    let dialect = out.dialect().name();
    let mut said: Vec<(&str, &str)> = vec![];
    for (key, value) in table.options.of(dialect) {
        let OptionValue::Text(text) = value else { continue };
        said.retain(|(known, _)| *known != key);
        said.push((key, text));
    }
    if let Some(comment) = &table.comment {
        said.retain(|(known, _)| *known != "comment");
        said.push(("comment", comment));
    }
    // the collation is one of the character set, which comes first
    if said.iter().any(|(key, _)| CHARSETS.contains(key))
        && let Some(at) = said.iter().position(|(key, _)| *key == "collate")
    {
        let collation = said.remove(at);
        let behind = said.iter().rposition(|(key, _)| CHARSETS.contains(key)).map_or(said.len(), |_| plain_options(&said));
        said.insert(behind, collation);
    }
    let (parts, plain): (Vec<_>, Vec<_>) = said.into_iter().partition(|(key, _)| PARTS.contains(key));
    let parts = PARTS.iter().filter_map(|part| parts.iter().find(|(key, _)| key == part));
    out.list(plain.iter().chain(parts), " ", |out, (key, value)| table_word(out, key, value));
}
fn plain_options(said: &[(&str, &str)]) -> usize {
    said.iter().position(|(key, _)| *key == "comment").unwrap_or(said.len())
}

fn table_word(out: &mut Renderer<'_>, key: &str, value: &str) {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !key.chars().all(word) || key.is_empty() {
        out.fail(ErrorKind::invalid("CREATE TABLE", format!("the option {key:?} is no word")));
    }
    let partition = PARTS.contains(&key);
    let name = key.to_ascii_uppercase();
    out.word(&if partition || SPACED.contains(&key) { name.replace('_', " ") } else { name });
    out.word(if partition || BARE.contains(&key) { " " } else { "=" });
    match key {
        "partition_by" | "subpartition_by" => out.word(value), // raw, and so given as `&'static str`
        key if TEXTS.contains(&key) => out.string(value),
        _ if value.chars().all(|c| word(c) || c == '.' || c == '-') && !value.contains("--") => out.word(value),
        _ => out.fail(ErrorKind::invalid("CREATE TABLE", format!("the option {key:?} is a word or a number, and {value:?} is none"))),
    }
}

/// `CREATE FULLTEXT INDEX name ON t (a(8)) WITH PARSER ngram USING btree`. 15.1.15
pub(super) fn create_index(out: &mut Renderer<'_>, create: &CreateIndex) {
    let dialect = out.dialect().name();
    let options = &create.index.options;
    render::known_options(out, "CREATE INDEX", options, &["length", "prefix", "with_parser", "using"]);
    if let Some(OptionValue::Pairs(lengths)) = options.get(dialect, "length") {
        let parts: Vec<&Node> = create.index.parts.iter().collect();
        render::parts_by_name(out, "CREATE INDEX", "length", &parts, lengths.iter().map(|(name, _)| name));
    }
    let prefix = match options.text(dialect, "prefix") {
        Some(prefix) if prefix.chars().all(|c| c.is_ascii_alphabetic()) => format!("{prefix} "),
        Some(prefix) => return out.fail(ErrorKind::invalid("CREATE INDEX", format!("the prefix {prefix:?} is no word"))),
        None => String::new(),
    };
    if create.index.unique && !prefix.is_empty() {
        out.fail(ErrorKind::invalid("CREATE INDEX", format!("an index is UNIQUE or {}, not both", prefix.trim())));
    }
    render::create_index_with(out, create, &[&prefix, ""], |_| {});
    if let Some(parser) = options.text(dialect, "with_parser") {
        if !prefix.eq_ignore_ascii_case("FULLTEXT ") {
            out.fail(ErrorKind::invalid("WITH PARSER", "only a FULLTEXT index has a parser: `mysql::prefix(\"FULLTEXT\")`"));
        }
        out.word(" WITH PARSER ");
        out.ident(&**parser);
    }
    used(out, options.text(dialect, "using"));
}

/// `name(8) DESC`: of a column
pub(super) fn index_part(out: &mut Renderer<'_>, index: &Index, part: &Node) {
    let (element, ordering) = render::index_ordering(part);
    render::index_expression(out, element);
    let of_column = |pairs: &[(Name, Str)]| {
        let name = crate::ast::items::column_name_of(element)?;
        pairs.iter().find(|(column, _)| name.text() == column.text()).map(|(_, length)| length.to_string())
    };
    let length = match index.options.get(out.dialect().name(), "length") {
        Some(OptionValue::Number(length)) => Some(length.to_string()),
        Some(OptionValue::Pairs(pairs)) => of_column(pairs),
        _ => None,
    };
    match length {
        Some(length) => {
            if !render::is_index_column(element) {
                let problem =
                    "so many characters of an expression cannot be indexed; let the expression cut them: `func::call(\"left\", ..)`";
                out.fail(ErrorKind::invalid("length of an index", problem));
            }
            out.word(&format!("({length})"));
        }
        None => whole(out, index, element),
    }
    if let Some(ordering) = ordering {
        render::direction_of(out, ordering);
    }
}

/// An index of a whole TEXT or BLOB, unless it is one of words. 13.3.4
fn whole(out: &mut Renderer<'_>, index: &Index, column: &Node) {
    let by_words = index.options.get(out.dialect().name(), "prefix").is_some();
    if by_words || out.features().ddl.large_keys != LargeKeys::None || !matches!(column, Node::Column(_) | Node::ColumnClause(_)) {
        return;
    }
    let data_type = column.type_ref().data_type.clone();
    if data_type != DataType::Unknown && render::is_large(out, &data_type) {
        out.unsupported("index of a whole TEXT, BLOB or JSON", "say how many characters: `.option(mysql::length([(\"column\", 100)]))`");
    }
}

/// `ALTER TABLE t DROP FOREIGN KEY name`; an index, the key and a CHECK have their own words. 15.1.9
pub(super) fn drop_constraint(out: &mut Renderer<'_>, drop: &DropConstraint) {
    let DropConstraint { of, constraint, if_exists, cascade, .. } = drop;
    let table = match crate::ast::ddl::table_of(of, "ALTER TABLE DROP CONSTRAINT") {
        Ok(table) => table,
        Err(error) => return out.fail(error),
    };
    let maria = out.features().ddl.constraint_if_exists;
    if *cascade {
        out.unsupported("CASCADE of DROP CONSTRAINT", "drop first what depends on it");
    }
    let key = constraint.is_primary_key();
    if *if_exists && (!maria || key) {
        out.unsupported("IF EXISTS of DROP CONSTRAINT", "look into information_schema.table_constraints first");
    }
    out.word("ALTER TABLE ");
    out.table(table);
    out.word(" DROP ");
    out.word(match constraint.kind() {
        ConstraintKind::PrimaryKey(_) => return out.word("PRIMARY KEY"),
        ConstraintKind::ForeignKey(_) => "FOREIGN KEY ",
        ConstraintKind::Unique(_) => "INDEX ",
        ConstraintKind::Check(_) if !maria => "CHECK ",
        ConstraintKind::Check(_) | ConstraintKind::Custom(_) => "CONSTRAINT ",
    });
    out.word(if *if_exists { "IF EXISTS " } else { "" });
    render::constraint_name(out, table, constraint);
}

/// `ALTER TABLE t COMMENT '..'`; a column is declared anew with its comment. 15.1.9
pub(super) fn set_comment(out: &mut Renderer<'_>, set: &SetComment) {
    let SetComment { on, comment, .. } = set;
    let (declared, index) = match on {
        Commented::Table(declared) => (declared, None),
        Commented::Column(declared, index) => (declared, Some(*index)),
        Commented::Constraint(..) => return out.unsupported("comment of a constraint", "say it in the comment of the table"),
    };
    let table = match crate::ast::ddl::table_of(declared.from(), "COMMENT") {
        Ok(table) => table,
        Err(error) => return out.fail(error),
    };
    out.word("ALTER TABLE ");
    out.table(table);
    let column = index.and_then(|index| table.def().columns.get(index));
    match (column, index) {
        (Some(column), Some(index)) => {
            let column = ColumnDef { comment: comment.clone(), ..column.clone() };
            out.word(" CHANGE ");
            out.ident(column.name());
            out.word(" ");
            let numbered = table.def().autoincrement() == Some(index);
            out.compiler().column_definition(out, table.def(), &column, numbered);
        }
        _ => {
            out.word(" COMMENT ");
            out.string(comment.as_deref().unwrap_or_default());
        }
    }
}

/// What a database that has `information_schema` is asked.
pub(super) fn exists(what: &crate::schema::Existing) -> Option<crate::ast::Query> {
    use crate::query::text;
    use crate::schema::Existing;
    let ask = |text: crate::query::Text, schema: &Option<Name>, name: &Name| {
        let schema = schema.as_ref().map_or("", Name::as_str).to_owned();
        text.bind("schema", schema).bind("name", name.as_str()).node().clone()
    };
    // https://mariadb.com/kb/en/information-schema-tables-table/
    const TABLES: &str = "SELECT count(*) FROM information_schema.tables WHERE table_name = :name \
                          AND find_in_set(table_type, :kinds) AND table_schema = coalesce(nullif(:schema, ''), database())";
    let table = |kinds: &'static str, schema, name| Some(ask(text(TABLES).bind("kinds", kinds), schema, name));
    match what {
        Existing::Table(schema, name) => table("BASE TABLE,SYSTEM VERSIONED,TEMPORARY", schema, name),
        Existing::View(schema, name) => table("VIEW,SYSTEM VIEW", schema, name),
        Existing::Sequence(schema, name) => table("SEQUENCE", schema, name),
        Existing::Index(schema, table, name) => {
            let asked = text(
                "SELECT count(*) FROM information_schema.statistics WHERE index_name = :name AND table_name = :of \
                 AND table_schema = coalesce(nullif(:schema, ''), database())",
            );
            Some(ask(asked.bind("of", table.as_str()), schema, name))
        }
        Existing::Constraint(schema, table, name) => {
            let asked = text(
                "SELECT count(*) FROM information_schema.table_constraints WHERE constraint_name = :name AND table_name = :of \
                 AND table_schema = coalesce(nullif(:schema, ''), database())",
            );
            Some(ask(asked.bind("of", table.as_str()), schema, name))
        }
        Existing::Schema(name) => Some(
            text("SELECT count(*) FROM information_schema.schemata WHERE schema_name = :name").bind("name", name.as_str()).node().clone(),
        ),
        Existing::Type(..) => None,
    }
}
