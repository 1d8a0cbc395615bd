//! Renders the parts of CREATE TABLE, CREATE INDEX, ALTER TABLE and of comments that MySQL and MariaDB have in their own form.

use crate::ast::{Commented, CreateIndex, DropConstraint, Node, SetComment};
use crate::compiler::{Renderer, render};
use crate::error::ErrorKind;
use crate::features::LargeKeys;
use crate::name::Name;
use crate::schema::{ColumnDef, Constraint, ConstraintKind, Index, OptionValue, TableDef};
use crate::types::DataType;
use crate::value::Str;

/// Renders `name type GENERATED .. NOT NULL COMMENT '..' AUTO_INCREMENT`, or DEFAULT in place of AUTO_INCREMENT. 15.1.20
pub(super) fn column_definition(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, autoincrement: bool) {
    render::known_options(out, "column", &column.options, &[]);
    out.ident(column.name());
    out.word(" ");
    let start = out.sql().len();
    render::column_type(out, table, column);
    let is_timestamp = out.sql().get(start..).is_some_and(|ty| ty.starts_with("TIMESTAMP"));
    render::computed(out, table, column);
    render::no_identity(out, column, autoincrement);
    let takes_not_null = column.computed.is_none() || out.features().ddl.computed_not_null;
    match column.is_nullable() {
        true if is_timestamp => out.word(" NULL"), // 11.2.2: TIMESTAMP columns may be NOT NULL by default
        true => {}
        false if takes_not_null => out.word(" NOT NULL"),
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

/// Renders a constraint. Engines that do not enforce foreign keys accept and ignore them, so they are refused. 15.1.20.5
pub(super) fn constraint(out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) {
    const WITH_KEYS: [&str; 3] = ["innodb", "ndb", "ndbcluster"];
    let engine = table.options.text(out.dialect().name(), "engine");
    if let (Some(_), Some(engine)) = (constraint.as_foreign_key(), engine)
        && !WITH_KEYS.iter().any(|known| known.eq_ignore_ascii_case(engine))
    {
        let construct = format!("foreign keys in a table with ENGINE={engine}");
        out.unsupported(&construct, "omit the engine, which is then InnoDB, or omit the foreign key");
    }
    render::constraint(out, table, constraint);
}

/// Renders ` USING btree` after a key.
pub(super) fn constraint_options(out: &mut Renderer<'_>, constraint: &Constraint) {
    let is_key = matches!(constraint.kind(), ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_));
    render::known_options(out, "constraint", &constraint.options, if is_key { &["using"] } else { &[] });
    using(out, constraint.options.text(out.dialect().name(), "using"));
}
fn using(out: &mut Renderer<'_>, name: Option<&Str>) {
    if let Some(name) = name {
        out.word(" USING ");
        out.ident(&**name);
    }
}

/// Table options that take a string. 15.1.20
const STRINGS: &[&str] = &[
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
/// Table options whose names have spaces.
const SPACED: &[&str] =
    &["data_directory", "index_directory", "default_character_set", "character_set", "default_charset", "default_collate"];
/// Table options that are rendered without an equals sign.
const WITHOUT_EQUALS: &[&str] = &["tablespace", "default_character_set", "character_set", "collate"];
const CHARSETS: &[&str] = &["default_charset", "default_character_set", "charset", "character_set"];
/// The clauses of partitions, which follow all other options in this order.
const PARTITIONS: &[&str] = &["partition_by", "partitions", "subpartition_by", "subpartitions"];

/// Renders `ENGINE=InnoDB COMMENT='..' PARTITION BY HASH(id)`.
pub(super) fn table_options(out: &mut Renderer<'_>, table: &TableDef) {
    let dialect = out.dialect().name();
    let mut options: Vec<(&str, &str)> = vec![];
    for (key, value) in table.options.of(dialect) {
        let OptionValue::Text(text) = value else { continue };
        options.retain(|(known, _)| *known != key);
        options.push((key, text));
    }
    if let Some(comment) = &table.comment {
        options.retain(|(known, _)| *known != "comment");
        options.push(("comment", comment));
    }
    // the collation has to follow the character set that it belongs to
    if options.iter().any(|(key, _)| CHARSETS.contains(key))
        && let Some(at) = options.iter().position(|(key, _)| *key == "collate")
    {
        let collation = options.remove(at);
        let before_comment = options.iter().position(|(key, _)| *key == "comment").unwrap_or(options.len());
        options.insert(before_comment, collation);
    }
    let (partitions, plain): (Vec<_>, Vec<_>) = options.into_iter().partition(|(key, _)| PARTITIONS.contains(key));
    let partitions = PARTITIONS.iter().filter_map(|clause| partitions.iter().find(|(key, _)| key == clause));
    out.list(plain.iter().chain(partitions), " ", |out, (key, value)| table_option(out, key, value));
}

fn table_option(out: &mut Renderer<'_>, key: &str, value: &str) {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !key.chars().all(is_word) || key.is_empty() {
        out.fail(ErrorKind::invalid("CREATE TABLE", format!("the name of the option {key:?} is not a word")));
    }
    let partition = PARTITIONS.contains(&key);
    let name = key.to_ascii_uppercase();
    out.word(&if partition || SPACED.contains(&key) { name.replace('_', " ") } else { name });
    out.word(if partition || WITHOUT_EQUALS.contains(&key) { " " } else { "=" });
    match key {
        "partition_by" | "subpartition_by" => out.word(value), // raw SQL, which the functions take as `&'static str`
        key if STRINGS.contains(&key) => out.string(value),
        _ if value.chars().all(|c| is_word(c) || c == '.' || c == '-') && !value.contains("--") => out.word(value),
        _ => {
            let problem = format!("the value of the option {key:?} must be a word or a number, and {value:?} is neither");
            out.fail(ErrorKind::invalid("CREATE TABLE", problem));
        }
    }
}

/// Renders `CREATE FULLTEXT INDEX name ON t (a(8)) WITH PARSER ngram USING btree`. 15.1.15
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
        Some(prefix) => return out.fail(ErrorKind::invalid("CREATE INDEX", format!("the prefix {prefix:?} is not a word"))),
        None => String::new(),
    };
    if create.index.unique && !prefix.is_empty() {
        out.fail(ErrorKind::invalid("CREATE INDEX", format!("an index cannot be UNIQUE and {}", prefix.trim())));
    }
    render::create_index_with(out, create, &[&prefix, ""], |_| {});
    if let Some(parser) = options.text(dialect, "with_parser") {
        if !prefix.eq_ignore_ascii_case("FULLTEXT ") {
            out.fail(ErrorKind::invalid("WITH PARSER", "only a FULLTEXT index has a parser: `mysql::prefix(\"FULLTEXT\")`"));
        }
        out.word(" WITH PARSER ");
        out.ident(&**parser);
    }
    using(out, options.text(dialect, "using"));
}

/// Renders an element of an index with its prefix length: `name(8) DESC`.
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
                let problem = "a prefix length applies to columns, not to expressions; index `func::call(\"left\", ..)` instead";
                out.fail(ErrorKind::invalid("length of an index", problem));
            }
            out.word(&format!("({length})"));
        }
        None => check_whole_column(out, index, element),
    }
    if let Some(ordering) = ordering {
        render::direction_of(out, ordering);
    }
}

/// Refuses a TEXT or BLOB column without a prefix length where the database requires one, which FULLTEXT indexes do not. 13.3.4
fn check_whole_column(out: &mut Renderer<'_>, index: &Index, column: &Node) {
    let has_kind = index.options.get(out.dialect().name(), "prefix").is_some();
    if has_kind || out.features().ddl.large_keys != LargeKeys::None || !matches!(column, Node::Column(_) | Node::ColumnClause(_)) {
        return;
    }
    let data_type = column.type_ref().data_type.clone();
    if data_type != DataType::Unknown && render::is_large(out, &data_type) {
        let hint = "give a length: `.option(mysql::length([(\"column\", 100)]))`";
        out.unsupported("index on a TEXT, BLOB or JSON column without a prefix length", hint);
    }
}

/// Renders `ALTER TABLE t DROP FOREIGN KEY name`; each kind of constraint has its own keyword. 15.1.9
pub(super) fn drop_constraint(out: &mut Renderer<'_>, drop: &DropConstraint) {
    let DropConstraint { of, constraint, if_exists, cascade, .. } = drop;
    let table = match crate::ast::ddl::table_of(of, "ALTER TABLE DROP CONSTRAINT") {
        Ok(table) => table,
        Err(error) => return out.fail(error),
    };
    let if_exists_known = out.features().ddl.constraint_if_exists;
    if *cascade {
        out.unsupported("CASCADE of DROP CONSTRAINT", "first drop the objects that depend on it");
    }
    let key = constraint.is_primary_key();
    if *if_exists && (!if_exists_known || key) {
        out.unsupported("IF EXISTS of DROP CONSTRAINT", "first query information_schema.table_constraints");
    }
    out.word("ALTER TABLE ");
    out.table(table);
    out.word(" DROP ");
    out.word(match constraint.kind() {
        ConstraintKind::PrimaryKey(_) => return out.word("PRIMARY KEY"),
        ConstraintKind::ForeignKey(_) => "FOREIGN KEY ",
        ConstraintKind::Unique(_) => "INDEX ",
        ConstraintKind::Check(_) if !if_exists_known => "CHECK ",
        ConstraintKind::Check(_) | ConstraintKind::Custom(_) => "CONSTRAINT ",
    });
    out.word(if *if_exists { "IF EXISTS " } else { "" });
    render::constraint_name(out, table, constraint);
}

/// Renders `ALTER TABLE t COMMENT '..'`. The comment of a column is set by `CHANGE`, which repeats the whole definition. 15.1.9
pub(super) fn set_comment(out: &mut Renderer<'_>, set: &SetComment) {
    let SetComment { on, comment, .. } = set;
    let (declared, index) = match on {
        Commented::Table(declared) => (declared, None),
        Commented::Column(declared, index) => (declared, Some(*index)),
        Commented::Constraint(..) => return out.unsupported("comment of a constraint", "write it into the comment of the table"),
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
            let autoincrement = table.def().autoincrement() == Some(index);
            out.compiler().column_definition(out, table.def(), &column, autoincrement);
        }
        _ => {
            out.word(" COMMENT ");
            out.string(comment.as_deref().unwrap_or_default());
        }
    }
}
