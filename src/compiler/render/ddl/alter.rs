//! ALTER TABLE of constraints, and comments.

use super::constraint::name_of;
use super::{cascade, if_exists, named};
use crate::ast::ddl::table_of;
use crate::ast::{AddConstraint, Commented, DropConstraint, FromItem, SetComment};
use crate::compiler::out::Renderer;
use crate::error::ErrorKind;
use crate::features::Comments;
use crate::schema::{Constraint, Table};

/// `ALTER TABLE t `, where constraints can be added and dropped.
fn alter_table<'a>(out: &mut Renderer<'_>, of: &'a FromItem, statement: &str) -> Option<&'a Table> {
    if !out.features().ddl.alter_constraints {
        out.unsupported(statement, "say it in CREATE TABLE: make a new table, copy the rows, and give it the name of the old one");
    }
    match table_of(of, statement) {
        Ok(table) => {
            out.word("ALTER TABLE ");
            out.table(table);
            Some(table)
        }
        Err(error) => {
            out.fail(error);
            None
        }
    }
}

/// `ALTER TABLE t ADD CONSTRAINT name UNIQUE (a)`
pub fn add_constraint(out: &mut Renderer<'_>, add: &AddConstraint) {
    let AddConstraint { to, constraint, summary: _ } = add;
    if let Some(table) = alter_table(out, to, "ALTER TABLE ADD CONSTRAINT") {
        out.word(" ADD ");
        named(out, table.def(), constraint);
    }
}

/// `ALTER TABLE t DROP CONSTRAINT IF EXISTS name CASCADE`
pub fn drop_constraint(out: &mut Renderer<'_>, drop: &DropConstraint) {
    let DropConstraint { of, constraint, if_exists: asked, cascade: all, summary: _ } = drop;
    if let Some(table) = alter_table(out, of, "ALTER TABLE DROP CONSTRAINT") {
        out.word(" DROP CONSTRAINT ");
        let known = out.features().ddl.constraint_if_exists;
        if_exists(out, *asked, known, "IF EXISTS ", "DROP CONSTRAINT");
        constraint_name(out, table, constraint);
        cascade(out, *all, "DROP CONSTRAINT");
    }
}

/// The name by which a constraint is spoken of; without one it cannot be.
pub fn constraint_name(out: &mut Renderer<'_>, table: &Table, constraint: &Constraint) {
    match name_of(out, table.def(), constraint) {
        Some(name) => out.ident(&name),
        None => {
            let construct = format!("{} of {:?}", constraint.place(), table.def().full_name());
            out.fail(ErrorKind::invalid(&construct, "it has no name; give it one: `.name(..)`, or a naming convention"));
        }
    }
}

/// `COMMENT ON TABLE t IS '..'`
pub fn set_comment(out: &mut Renderer<'_>, set: &SetComment) {
    let SetComment { on, comment, summary: _ } = set;
    if out.features().ddl.comments != Comments::Statement {
        return out.unsupported("COMMENT ON", "it has no comments; leave it out");
    }
    let of = match on {
        Commented::Table(declared) | Commented::Column(declared, _) => declared.from(),
        Commented::Constraint(table, _) => table,
    };
    let table = match table_of(of, "COMMENT ON") {
        Ok(table) => table,
        Err(error) => return out.fail(error),
    };
    match on {
        Commented::Table(_) => {
            out.word("COMMENT ON TABLE ");
            out.table(table);
        }
        Commented::Column(_, index) => {
            out.word("COMMENT ON COLUMN ");
            out.table(table);
            out.word(".");
            if let Some(column) = table.def().columns.get(*index) {
                out.ident(column.name());
            }
        }
        Commented::Constraint(_, constraint) => {
            out.word("COMMENT ON CONSTRAINT ");
            constraint_name(out, table, constraint);
            out.word(" ON ");
            out.table(table);
        }
    }
    out.word(" IS ");
    match comment {
        Some(comment) => out.string(comment),
        None => out.word("NULL"),
    }
}
