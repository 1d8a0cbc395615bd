//! Constraints, in CREATE TABLE and ALTER TABLE.

use super::{is_large, known_options, phrase};
use crate::ast::{Constant, FromItem, InList, Node, Operator};
use crate::compiler::out::Renderer;
use crate::error::ErrorKind;
use crate::features::{KeyMatch, LargeKeys};
use crate::name::Name;
use crate::schema::{Action, ColumnDef, Constraint, ConstraintKind, ForeignKey, Initially, TableDef, Target, TypeCheck};
use crate::schema::{columns_of, constraint_name};
use crate::types::{DataType, TypeFamily, TypeRef};
use crate::value::Value;
use smallvec::smallvec;

/// The constraints that come with a column: UNIQUE, its foreign key, the CHECK of its type.
pub(super) fn implied(out: &Renderer<'_>, table: &TableDef, column: &ColumnDef) -> Vec<Constraint> {
    let mut all: Vec<Constraint> = checks(out, table, column).1.into_iter().cloned().collect();
    if column.unique && !column.index {
        all.push(Constraint { options: column.options.clone(), ..Constraint::unique([column.name().clone()]) });
    }
    all.extend(column.references.as_deref().cloned());
    if column.computed.is_some() && !column.is_nullable() && !out.features().ddl.computed_not_null {
        let name = Node::column_clause(column.name().clone(), TypeRef::default(), false);
        all.push(Constraint::check_node(Node::binary(Operator::IsNot, name, Node::Constant(Constant::Null))));
    }
    let (name, condition) = match (&column.type_check, type_check_condition(out, column)) {
        (TypeCheck::On(name), Some((_, condition))) => (name.clone(), condition),
        (TypeCheck::Auto, Some((true, condition))) => (None, condition),
        (TypeCheck::On(_) | TypeCheck::Auto | TypeCheck::Off, _) => return all,
    };
    let check = Constraint::check_node(condition);
    all.push(match name {
        Some(name) => check.name(name),
        None => check,
    });
    all
}

/// The CHECKs of a column that stand behind it, and those that the dialect has only behind all columns.
pub(super) fn checks<'c>(out: &Renderer<'_>, table: &TableDef, column: &'c ColumnDef) -> (Vec<&'c Constraint>, Vec<&'c Constraint>) {
    let (ddl, dialect) = (out.features().ddl, out.dialect().name());
    let of_others = |check: &Constraint| match check.kind() {
        ConstraintKind::Check(node) => columns_of(std::slice::from_ref(node)).iter().any(|name| name.text() != column.name().text()),
        _ => false,
    };
    let (mut own, mut behind) = (vec![], vec![]);
    for check in column.checks.iter().filter(|check| check.is_for(dialect)) {
        let named = || matches!(constraint_name(check, table), Ok(Some(_)));
        let may_stand = (ddl.column_checks_of_others || !of_others(check)) && (ddl.column_check_names || !named());
        match own.len() < ddl.checks_of_a_column && may_stand {
            true => own.push(check),
            false => behind.push(check),
        }
    }
    (own, behind)
}

/// What a column is held to where the database does not have its type, and whether that goes without saying.
pub fn type_check_condition(out: &Renderer<'_>, column: &ColumnDef) -> Option<(bool, Node)> {
    let name = Node::column_clause(column.name().clone(), TypeRef::default(), false);
    match out.known_type(column.data_type()) {
        DataType::Enum(names) if !(names.native && out.features().ddl.enums) => {
            Some((true, among(name, names.names.iter().map(|name| Value::from(name.clone())).collect())))
        }
        known if known.family() == TypeFamily::Boolean && !out.features().native_boolean => {
            Some((false, among(name, vec![Value::Int(0), Value::Int(1)])))
        }
        _ => None,
    }
}

fn among(name: Node, values: Vec<Value>) -> Node {
    name.in_list(InList::Values(values, TypeRef::default()), false)
}

/// `CONSTRAINT name UNIQUE (a)`: the name as it is, or as a convention makes it.
pub(super) fn named(out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) {
    let name = name_of(out, table, constraint);
    if let Some(name) = &name {
        out.word("CONSTRAINT ");
        out.ident(name);
        out.word(" ");
    }
    out.compiler().constraint(out, table, constraint);
}

/// What a constraint is called on this dialect.
pub(super) fn name_of(out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) -> Option<Name> {
    match constraint_name(constraint, table) {
        Ok(made) => made.map(|made| out.fitting(made)),
        Err(error) => {
            out.fail(error);
            None
        }
    }
}

/// `UNIQUE (a, b)`, `CHECK (a > 0)`, `FOREIGN KEY(a) REFERENCES t (b) ON DELETE CASCADE DEFERRABLE`
pub fn constraint(out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) {
    let Constraint { name: _, kind, deferrable, initially, only_on: _, comment: _, options: _, error } = constraint;
    if let Some(error) = error {
        out.fail(error.clone());
    }
    large_key(out, table, constraint);
    let unknown = constraint.columns().iter().find(|column| table.index_of(column).is_none());
    if let Some(column) = unknown {
        out.fail(crate::schema::no_such_column(&table.full_name(), column, table.columns.iter().map(|c| c.name().as_str())));
    }
    match kind {
        ConstraintKind::PrimaryKey(columns) => {
            out.word("PRIMARY KEY");
            out.compiler().constraint_columns(out, constraint, columns);
        }
        ConstraintKind::Unique(columns) => {
            out.word("UNIQUE");
            out.compiler().constraint_columns(out, constraint, columns);
        }
        ConstraintKind::Check(condition) => {
            if !out.features().ddl.checks {
                out.unsupported("CHECK", "it is read, and not kept to: look at the values in a trigger, or before they are written");
            }
            out.word("CHECK (");
            own_columns(out, table, "CHECK", condition);
            inline_condition(out, condition);
            out.word(")");
        }
        ConstraintKind::ForeignKey(key) => foreign_key(out, table, key),
        ConstraintKind::Custom(custom) => custom.compile(out),
    }
    if deferrable.is_some() || initially.is_some() {
        let ddl = &out.features().ddl;
        let (known, construct) = match kind {
            ConstraintKind::ForeignKey(_) => (ddl.deferrable, "DEFERRABLE constraints"),
            ConstraintKind::Check(_) => (false, "DEFERRABLE checks"), // no database has it
            ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) | ConstraintKind::Custom(_) => {
                (ddl.deferrable_rows, "DEFERRABLE constraints")
            }
        };
        if !known {
            out.unsupported(construct, "they are checked at once; change rows in an order that keeps to them");
        }
        checked_when(out, *deferrable, *initially);
    }
    out.compiler().constraint_options(out, constraint);
}

/// An expression that is kept with a table is one over its row alone.
pub(super) fn own_columns(out: &mut Renderer<'_>, table: &TableDef, construct: &str, expression: &Node) {
    if expression.summary().has_query() {
        let problem = format!("it is over the row of {:?} alone, and no database looks into other rows there", table.full_name());
        return out.fail(ErrorKind::invalid(construct, problem));
    }
    let mut froms = smallvec![];
    expression.froms(&mut froms);
    // a table that was renamed has the columns that it had
    let has_all = |other: &TableDef| other.columns.iter().all(|column| table.index_of(column.name()).is_some());
    let is_own = |from: &&FromItem| matches!(from, FromItem::Table(other) if other.name() == table.name() || has_all(other.def()));
    if let Some(other) = froms.into_iter().find(|from| !is_own(from)) {
        let problem = format!("it is over the row of {:?} alone, and speaks of {:?}", table.full_name(), &*other.describe());
        return out.fail(ErrorKind::invalid(construct, problem));
    }
    let unknown = columns_of(std::slice::from_ref(expression)).into_iter().find(|name| table.index_of(name).is_none());
    if let Some(column) = unknown {
        out.fail(crate::schema::no_such_column(&table.full_name(), &column, table.columns.iter().map(|c| c.name().as_str())));
    }
}

/// A key that is a whole TEXT or BLOB, where there can be none.
fn large_key(out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) {
    let refused = match (out.features().ddl.large_keys, &constraint.kind) {
        (LargeKeys::None, ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_)) => true,
        (LargeKeys::ButPrimary, ConstraintKind::PrimaryKey(_)) => true,
        (LargeKeys::All | LargeKeys::ButPrimary | LargeKeys::None, _) => false,
    };
    let columns = constraint.columns().iter().filter_map(|name| table.index_of(name).and_then(|at| table.columns.get(at)));
    if refused && columns.into_iter().any(|column| is_large(out, column.data_type())) {
        let construct = if constraint.is_primary_key() { "primary keys of TEXT, BLOB or JSON" } else { "keys of TEXT, BLOB or JSON" };
        out.unsupported(construct, "give the column a length: `DataType::Varchar(Some(255))`, `#[column(length = 255)]`");
    }
}

/// A condition over the columns of the one table, with its values written into the SQL.
pub fn inline_condition(out: &mut Renderer<'_>, condition: &Node) {
    out.bare(|out| out.inlined(|out| out.condition(condition)));
}

/// `CONSTRAINT name UNIQUE (a)`, in CREATE TABLE
pub fn table_constraint(out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) {
    named(out, table, constraint);
}

/// ` (a, b)`
pub fn constraint_columns(out: &mut Renderer<'_>, constraint: &Constraint, columns: &[Name]) {
    if columns.is_empty() {
        let construct = if constraint.is_primary_key() { "PRIMARY KEY" } else { "UNIQUE" };
        out.fail(ErrorKind::invalid(construct, "it is of no columns; name some"));
    }
    out.word(" (");
    out.list(columns, ", ", |out, column| out.ident(column));
    out.word(")");
}

/// Nothing: no option is known.
pub fn constraint_options(out: &mut Renderer<'_>, constraint: &Constraint) {
    known_options(out, "constraint", &constraint.options, &[]);
}

/// ` DEFERRABLE INITIALLY DEFERRED`
fn checked_when(out: &mut Renderer<'_>, deferrable: Option<bool>, initially: Option<Initially>) {
    match deferrable {
        Some(true) => out.word(" DEFERRABLE"),
        Some(false) => out.word(" NOT DEFERRABLE"),
        None => {}
    }
    match initially {
        Some(Initially::Deferred) => out.word(" INITIALLY DEFERRED"),
        Some(Initially::Immediate) => out.word(" INITIALLY IMMEDIATE"),
        None => {}
    }
}

/// `FOREIGN KEY(a, b) REFERENCES u (c, d) MATCH FULL ON DELETE CASCADE ON UPDATE CASCADE`
fn foreign_key(out: &mut Renderer<'_>, table: &TableDef, key: &ForeignKey) {
    let ForeignKey { columns, targets, on_delete, on_update, matching, use_alter: _ } = key;
    let targets: Vec<_> = targets.iter().map(Target::names).collect();
    let Some((schema, referred, _)) = targets.first() else { return };
    referred_columns(out, table, columns, &targets);
    out.word("FOREIGN KEY(");
    out.list(columns, ", ", |out, column| out.ident(column));
    out.word(") REFERENCES ");
    if out.features().ddl.foreign_key_schemas {
        out.schema(schema.as_ref());
    } else if schema.as_ref().map(Name::as_str) != table.schema.as_ref().map(Name::as_str) {
        out.unsupported("foreign keys into another schema", "keep both tables in one database file");
    }
    out.ident(referred);
    out.word(" (");
    out.list(&targets, ", ", |out, (_, _, name)| out.ident(name));
    out.word(")");
    if let Some(matching) = matching {
        let known = match out.features().ddl.foreign_key_match {
            KeyMatch::None => false,
            KeyMatch::Simple => columns.len() < 2 || matching.eq_ignore_ascii_case("SIMPLE"),
            KeyMatch::All => true,
        };
        if !known {
            out.unsupported("MATCH of a foreign key", "leave it out; for MATCH FULL, add a CHECK that all of its columns are NULL or none");
        }
        out.word(" MATCH ");
        phrase(out, "MATCH", matching);
    }
    for (words, action) in [(" ON DELETE ", on_delete), (" ON UPDATE ", on_update)] {
        if let Some(action) = action {
            out.word(words);
            out.compiler().foreign_key_action(out, action);
        }
    }
}

/// `CASCADE`, `SET NULL`, `SET NULL (a, b)`: words, and columns.
pub fn foreign_key_action(out: &mut Renderer<'_>, action: &Action) {
    let some = action.as_str().strip_suffix(')').and_then(|phrase| phrase.split_once(" ("));
    let words = some.map_or(action.as_str(), |(words, _)| words);
    let ddl = &out.features().ddl;
    if !ddl.foreign_key_set_default && words.split_whitespace().map(str::to_ascii_lowercase).eq(["set", "default"]) {
        out.unsupported("SET DEFAULT of a foreign key", "it is read, and then as RESTRICT: SET NULL, or set the default before the change");
    }
    phrase(out, "ON DELETE and ON UPDATE", words);
    if let Some((words, columns)) = some {
        if !out.features().ddl.foreign_key_set_columns {
            out.unsupported(&format!("{words} of some columns of a foreign key"), "say it of all of them, or in a trigger");
        }
        out.word(" (");
        out.list(columns.split(','), ", ", |out, column| out.ident(column.trim()));
        out.word(")");
    }
}

/// The columns that are referred to are of one table, and there, as far as is known.
fn referred_columns(out: &mut Renderer<'_>, own: &TableDef, columns: &[Name], targets: &[(Option<Name>, Name, Name)]) {
    let Some((schema, referred, _)) = targets.first() else { return };
    if targets.iter().any(|(_, _, name)| name.is_empty()) {
        let problem = format!("it refers to {referred:?}, and not to a column of it; write \"table.column\"");
        return out.fail(ErrorKind::invalid("FOREIGN KEY", problem));
    }
    if targets.iter().any(|(other, table, _)| other != schema || table != referred) {
        let problem = format!("it refers to columns of {referred:?} and of others; write \"table.column\", of one table");
        out.fail(ErrorKind::invalid("FOREIGN KEY", problem));
    }
    let here = own.is_called(schema.as_ref(), referred);
    for (column, (_, _, name)) in columns.iter().zip(targets) {
        if here && own.index_of(name).is_none() {
            let problem =
                format!("the foreign key of {column:?} refers to {referred:?}.{name:?}, which is not there; write \"table.column\"");
            out.fail(ErrorKind::invalid("FOREIGN KEY", problem));
        }
    }
}
