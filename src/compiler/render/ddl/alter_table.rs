//! Renders ALTER TABLE, which adds and drops constraints.

use super::constraint::name_of;
use super::{cascade, if_exists, named};
use crate::ast::ddl::table_of;
use crate::ast::{AddConstraint, DropConstraint, FromItem};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
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
