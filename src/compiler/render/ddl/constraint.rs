//! Renders constraints in CREATE TABLE and ALTER TABLE.

use super::foreign_key::foreign_key;
use super::{is_large, known_options};
use crate::ast::{FromItem, Node};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::features::LargeKeys;
use crate::name::Name;
use crate::schema::{Constraint, ConstraintKind, Initially, TableDef};
use crate::schema::{columns_of, constraint_name};
use smallvec::smallvec;

/// `CONSTRAINT name UNIQUE (a)`, in CREATE TABLE
pub fn table_constraint(out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) {
    named(out, table, constraint);
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

/// Returns the name of a constraint on this dialect.
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
