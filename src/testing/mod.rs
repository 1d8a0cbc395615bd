//! Helpers for users' tests: [`check_schema`] finds problems of a schema without a database, and
//! [`assert_sql!`](crate::assert_sql) compares the SQL of a statement.

mod assert;

pub use assert::Assertion;

use crate::ast::Ddl;
use crate::ast::ddl::table_of;
use crate::compiler::render::title;
use crate::compiler::{CompileOptions, Renderer};
use crate::dialects::{Dialect, MariaDb, MySql, Postgres, Sqlite};
use crate::error::{Error, ErrorKind};
use crate::name::Name;
use crate::query::Statement;
use crate::schema::{ColumnDef, Constraint, ConstraintKind, ForeignKey, Index, MetaData, OptionValue, Table, TableDef, Target};
use crate::types::{DataType, TypeFamily};
use crate::value::Str;
use std::fmt;

/// A problem that [`check_schema`] found. It displays as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// A foreign key and the column that it refers to have different types: some databases refuse it, on others each lookup
    /// converts.
    UnlikeTypes {
        /// The column, with its table.
        column: Str,
        /// Its type on `dialect`.
        is: Str,
        /// The column that it refers to.
        target: Str,
        /// The type of that column.
        target_is: Str,
        /// The first dialect on which they differ.
        dialect: Str,
    },
    /// No index of all rows starts with the columns of a foreign key, so that each DELETE of a row that it refers to reads
    /// the whole table. MySQL and MariaDB create such an index, so it is not reported for a schema of theirs alone.
    MissingIndex {
        /// The table.
        table: Str,
        /// The columns of the foreign key.
        columns: Vec<Str>,
    },
    /// A name that a dialect does not allow.
    Name {
        /// The object with that name, with its table.
        what: Str,
        /// The dialect.
        dialect: Str,
        /// The reason.
        problem: Str,
    },
    /// A type, or another part of the schema, that a dialect does not support.
    Refused {
        /// The column, the table, or the statement.
        what: Str,
        /// The dialect.
        dialect: Str,
        /// The dialect's error.
        error: Str,
    },
    /// An error on every database, such as a foreign key to a missing table.
    Wrong {
        /// The error.
        error: Str,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Finding::UnlikeTypes { column, is, target, target_is, dialect } => {
                write!(f, "{column} is {is}, and {target}, which it refers to, is {target_is} (on {dialect})")
            }
            Finding::MissingIndex { table, columns } => {
                let columns: Vec<&str> = columns.iter().map(Str::as_str).collect();
                write!(f, "{table}: no index begins with the foreign key ({})", columns.join(", "))
            }
            Finding::Name { what, dialect, problem } => write!(f, "{what}: {dialect} {problem}"),
            Finding::Refused { what, dialect: _, error } => write!(f, "{what}: {error}"),
            Finding::Wrong { error } => write!(f, "{error}"),
        }
    }
}

/// Finds problems of a schema without a database: foreign keys whose types differ, foreign keys without an index, names that
/// a dialect does not allow or does not distinguish, types and other parts of tables, views and sequences that a dialect
/// does not support, and foreign keys of a cycle without a name, which could not be dropped. It checks the newest versions
/// of the built-in dialects; [`check_schema_on`] takes others.
///
/// Each [`Finding`] displays as a sentence. A schema for all four databases is fine if the list is empty; one for some of
/// them is checked on those: `assert_eq!(check_schema_on(&metadata, &[&Postgres::default()]), [])`.
///
/// ```
/// use aludel::{prelude::*, testing::check_schema};
/// let users = Table::new("users").column(ColumnDef::new("id", DataType::BigInteger).primary_key());
/// let posts = Table::new("posts")
///     .column(ColumnDef::new("id", DataType::Integer).primary_key())
///     .column(ColumnDef::new("user_id", DataType::Integer).foreign_key("users.id"))
///     .column(ColumnDef::new("tags", DataType::array(DataType::Text)));
/// let found: Vec<String> = check_schema(&MetaData::of([users, posts])).iter().map(ToString::to_string).collect();
/// assert_eq!(
///     found,
///     [
///         "posts.user_id is INTEGER, and users.id, which it refers to, is BIGINT (on sqlite)",
///         "posts: no index begins with the foreign key (user_id)",
///         "posts.tags: sqlite 3.51 has no ARRAY; keep the list as JSON",
///         "posts.tags: mysql 8.4 has no ARRAY; keep the list as JSON",
///         "posts.tags: mariadb 10.11 has no ARRAY; keep the list as JSON",
///     ],
/// );
/// ```
pub fn check_schema(metadata: &MetaData) -> Vec<Finding> {
    check_schema_on(metadata, &[&Sqlite::default(), &MySql::default(), &MariaDb::default(), &Postgres::default()])
}

/// Finds problems of a schema on the dialects that it is for, like [`check_schema`].
pub fn check_schema_on(metadata: &MetaData, dialects: &[&dyn Dialect]) -> Vec<Finding> {
    let tables = metadata.tables();
    let mut found = vec![];
    for table in &tables {
        for key in table.def().foreign_keys() {
            unlike_types(table.def(), key, &tables, dialects, &mut found);
            let wanted = dialects.iter().any(|dialect| !dialect.features().ddl.indexes_foreign_keys);
            found.extend(missing_index(table, key, dialects).filter(|_| wanted));
        }
    }
    for dialect in dialects {
        tables.iter().for_each(|table| names(table, *dialect, &mut found));
    }
    for table in &tables {
        let before = found.len();
        dialects.iter().for_each(|dialect| types(table.def(), *dialect, &mut found));
        let reported = |dialect: &dyn Dialect, found: &[Finding]| {
            let of = |finding: &Finding| matches!(finding, Finding::Refused { dialect: on, .. } if *on == *dialect.name());
            found.get(before..).unwrap_or_default().iter().any(of)
        };
        // an unsupported type is already reported, and the statement would report it again
        for dialect in dialects.iter().filter(|dialect| !reported(**dialect, &found)).collect::<Vec<_>>() {
            statements(metadata, table, *dialect, &mut found);
        }
        if dialects.len() > 1 {
            let refused = found.split_off(before);
            found.extend(merge_identical(refused, dialects.len()));
        }
    }
    whole_schema(metadata, dialects, &mut found);
    found
}

/// Reports an error that all dialects return in the same words once, as [`Finding::Wrong`].
fn merge_identical(refused: Vec<Finding>, dialects: usize) -> Vec<Finding> {
    let error_of = |finding: &Finding| match finding {
        Finding::Refused { error, .. } => Some(error.clone()),
        _ => None,
    };
    let mut reported = vec![];
    for finding in &refused {
        let alike = |error: &Str| refused.iter().filter(|other| error_of(other).as_ref() == Some(error)).count();
        match error_of(finding).filter(|error| alike(error) == dialects).map(|error| Finding::Wrong { error }) {
            None => reported.push(finding.clone()),
            Some(wrong) if !reported.contains(&wrong) => reported.push(wrong),
            Some(_) => {}
        }
    }
    reported
}

/// Finds problems of the whole schema: two objects of one name, views and sequences that a dialect does not support, and
/// foreign keys of a cycle that could not be dropped.
fn whole_schema(metadata: &MetaData, dialects: &[&dyn Dialect], found: &mut Vec<Finding>) {
    let mut wrong = vec![];
    for dialect in dialects {
        let refused = |statement: &Ddl, error: Error| Finding::Refused {
            what: subject(statement).into(),
            dialect: dialect.name().into(),
            error: error.to_string().into(),
        };
        match metadata.create_all().statements(*dialect) {
            Err(error) => wrong.push(Finding::Refused {
                what: format!("create_all on {}", dialect.name()).into(),
                dialect: dialect.name().into(),
                error: error.to_string().into(),
            }),
            Ok(script) => {
                let others = script.iter().filter(|one| matches!(one, Ddl::CreateView(_) | Ddl::CreateSequence(_)));
                found.extend(others.filter_map(|one| Some(refused(one, one.compile(*dialect).err()?))));
            }
        }
        let drops = metadata.drop_all().statements(*dialect).unwrap_or_default();
        let keys = drops.iter().filter(|one| matches!(one, Ddl::DropConstraint(_)));
        let errors = keys.filter_map(|one| Some((one, one.compile(*dialect).err().filter(|error| !is_of_name(error))?)));
        found.extend(errors.map(|(one, error)| refused(one, error)));
    }
    found.extend(merge_identical(wrong, dialects.len()));
}

/// Returns the object that a statement is about.
fn subject(statement: &Ddl) -> String {
    match statement {
        Ddl::CreateView(create) => format!("view {}", create.view.name.as_str()),
        Ddl::CreateSequence(create) => format!("sequence {}", create.sequence.name().as_str()),
        Ddl::DropConstraint(drop) => table_of(&drop.of, "").map_or_else(|_| String::new(), |table| table.def().full_name()),
        other => title(&other.to_string()).to_owned(),
    }
}

/// Whether the error is about a name; `names` reports those.
fn is_of_name(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Invalid { construct, .. } if construct.starts_with("name "))
}

/// Finds foreign keys whose types differ, except in the lengths of strings and bytes, on the first dialect where they do.
/// Precisions count: InnoDB accepts a key between DECIMAL(10, 2) and DECIMAL(12, 4), or DATETIME(3) and DATETIME(6), and
/// then refuses the rows.
fn unlike_types(def: &TableDef, key: &ForeignKey, tables: &[Table], dialects: &[&dyn Dialect], found: &mut Vec<Finding>) {
    for (name, target) in key.columns().iter().zip(key.targets()) {
        let (schema, table, column) = target.names();
        let referred = tables.iter().map(Table::def).find(|def| def.is_called(schema.as_ref(), &table)).or(match target {
            Target::Column { table, index: _ } => Some(table.def()),
            Target::Named { .. } => None,
        });
        let of = |def: &TableDef, name: &str| def.index_of(name).and_then(|at| def.columns().get(at)).map(|c| c.data_type().clone());
        let Some((own, other)) = of(def, name).zip(referred.and_then(|def| of(def, &column))) else { continue };
        for dialect in dialects {
            let (Ok(is), Ok(target_is)) = (type_name(&own, *dialect), type_name(&other, *dialect)) else { continue };
            if without_length(&is, &own) != without_length(&target_is, &other) {
                found.push(Finding::UnlikeTypes {
                    column: format!("{}.{}", def.full_name(), name.as_str()).into(),
                    is: is.into(),
                    target: format!("{}.{}", referred.map(TableDef::full_name).unwrap_or_default(), column.as_str()).into(),
                    target_is: target_is.into(),
                    dialect: dialect.name().into(),
                });
                break;
            }
        }
    }
}

/// Returns the type as the dialect renders it in CREATE TABLE.
fn type_name(data_type: &DataType, dialect: &dyn Dialect) -> Result<String, Error> {
    let options = CompileOptions::new();
    let mut out = Renderer::new(dialect, &options);
    dialect.compiler().data_type(&mut out, data_type);
    out.finish().map(|()| out.take_sql())
}

/// Returns the name of a type without its length or an integer's display width.
fn without_length(name: &str, data_type: &DataType) -> String {
    let has_length = matches!(data_type.family(), TypeFamily::Text | TypeFamily::Bytes | TypeFamily::Integer) && !name.starts_with("ENUM");
    match name.split_once('(').filter(|_| has_length) {
        Some((word, rest)) => format!("{word}{}", rest.split_once(')').map_or("", |(_, rest)| rest)),
        None => name.to_owned(),
    }
}

fn missing_index(table: &Table, key: &ForeignKey, dialects: &[&dyn Dialect]) -> Option<Finding> {
    let def = table.def();
    let columns: Vec<&str> = key.columns().iter().map(Name::as_str).collect();
    let begins = |names: Vec<String>| {
        // the columns of the key may be in any order, without others among them
        let first = names.get(..columns.len()).unwrap_or_default();
        first.len() == columns.len() && columns.iter().all(|column| first.iter().any(|name| name == column))
    };
    let named =
        |indexes: Vec<usize>| indexes.iter().filter_map(|at| def.columns().get(*at)).map(|c| c.name().to_string()).collect::<Vec<_>>();
    let by_key = def.unique_keys().into_iter().map(named).any(begins);
    let by_index = def.all_indexes().iter().any(|index| begins(index.column_names()) && has_all_rows(index, &columns, dialects));
    (!by_key && !by_index)
        .then(|| Finding::MissingIndex { table: def.full_name().into(), columns: columns.into_iter().map(Str::from).collect() })
}

/// Whether the index has all rows that the foreign key looks for: it has no condition, or only that a column of the key is
/// NOT NULL.
fn has_all_rows(index: &Index, columns: &[&str], dialects: &[&dyn Dialect]) -> bool {
    let options = CompileOptions::new();
    dialects.iter().all(|dialect| match index.options.get(dialect.name(), "where") {
        Some(OptionValue::Where(condition)) => {
            let mut out = Renderer::new(*dialect, &options);
            out.bare(|out| out.inline(condition));
            let said = out.take_sql().to_ascii_lowercase();
            let name = said.strip_suffix(" is not null").map(|name| name.trim_matches(['"', '`']));
            name.is_some_and(|name| columns.iter().any(|column| column.eq_ignore_ascii_case(name)))
        }
        _ => true,
    })
}

/// Finds names in a table that a dialect does not allow.
fn names(table: &Table, dialect: &dyn Dialect, found: &mut Vec<Finding>) {
    let def = table.def();
    let own = def.full_name();
    let mut check = |what: String, name: &Name| {
        found.extend(name_problem(name, dialect).map(|problem| Finding::Name {
            what: what.into(),
            dialect: dialect.name().into(),
            problem: problem.into(),
        }));
    };
    check(own.clone(), def.name());
    def.schema.iter().for_each(|schema| check(format!("schema {}", schema.as_str()), schema));
    def.columns().iter().for_each(|column| check(format!("{own}.{}", column.name().as_str()), column.name()));
    let constraints = def.constraints.iter().map(|(_, constraint)| constraint);
    let of_columns = def.columns().iter().flat_map(|column: &ColumnDef| column.checks.iter().chain(column.references.as_deref()));
    for constraint in constraints.chain(of_columns) {
        if let Some(name) = &constraint.name {
            check(format!("{} {} of {own}", kind(constraint), name.text.as_str()), &name.text);
        }
    }
    for index in def.all_indexes() {
        index.name.iter().for_each(|name| check(format!("index {} of {own}", name.as_str()), name));
    }
    let reserved = dialect.features().ddl.reserved_prefix;
    if let Some(prefix) = reserved.filter(|prefix| def.name().to_ascii_lowercase().starts_with(prefix)) {
        let problem = format!("keeps names that begin with {prefix:?} for itself");
        found.push(Finding::Name { what: own.clone().into(), dialect: dialect.name().into(), problem: problem.into() });
    }
    let case = dialect.features().ddl.name_case;
    for (at, column) in def.columns().iter().enumerate() {
        // the same name in the same case is an error on every dialect
        let same = |other: &&ColumnDef| other.name() != column.name() && case.same(other.name().as_str(), column.name().as_str());
        if let Some(first) = def.columns().iter().take(at).find(same) {
            let problem = format!("takes it for the same name as {:?}", first.name().as_str());
            let what = format!("{own}.{}", column.name().as_str()).into();
            found.push(Finding::Name { what, dialect: dialect.name().into(), problem: problem.into() });
        }
    }
}

fn kind(constraint: &Constraint) -> &'static str {
    match constraint.kind() {
        ConstraintKind::PrimaryKey(_) => "primary key",
        ConstraintKind::Unique(_) => "unique",
        ConstraintKind::Check(_) => "check",
        ConstraintKind::ForeignKey(_) => "foreign key",
        ConstraintKind::Custom(_) => "constraint",
    }
}

fn name_problem(name: &Name, dialect: &dyn Dialect) -> Option<String> {
    let ddl = &dialect.features().ddl;
    if name.is_empty() {
        return Some("has no names without characters".to_owned());
    }
    if name.contains('\0') {
        return Some("takes no NUL character in a name".to_owned());
    }
    if ddl.max_name.excess(name) > 0 {
        return Some(format!("takes names of {}", ddl.max_name.describe()));
    }
    if !ddl.names_of_any_characters && name.ends_with(' ') {
        return Some("takes no space at the end of a name".to_owned());
    }
    if !ddl.names_of_any_characters && name.chars().any(|c| c > '\u{ffff}') {
        return Some("takes no characters beyond U+FFFF in a name".to_owned());
    }
    None
}

/// Finds columns whose types the dialect does not have.
fn types(def: &TableDef, dialect: &dyn Dialect, found: &mut Vec<Finding>) {
    for column in def.columns().iter().filter(|column| *column.data_type() != DataType::Unknown) {
        if let Err(error) = type_name(column.data_type(), dialect) {
            found.push(Finding::Refused {
                what: format!("{}.{}", def.full_name(), column.name().as_str()).into(),
                dialect: dialect.name().into(),
                error: error.to_string().into(),
            });
        }
    }
}

/// Finds parts of a table that the dialect does not support.
fn statements(metadata: &MetaData, table: &Table, dialect: &dyn Dialect, found: &mut Vec<Finding>) {
    let Ok(statements) = metadata.create_all().tables([table]).statements(dialect) else { return };
    let refusals = statements.iter().filter_map(|statement| statement.compile(dialect).err());
    let name = table.def().full_name();
    found.extend(refusals.filter(|error| !is_of_name(error)).map(|error| Finding::Refused {
        what: name.clone().into(),
        dialect: dialect.name().into(),
        error: error.to_string().into(),
    }));
}
