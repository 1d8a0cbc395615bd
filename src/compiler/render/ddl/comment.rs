//! Renders COMMENT ON.

use super::alter_table::constraint_name;
use crate::ast::ddl::table_of;
use crate::ast::{Commented, SetComment};
use crate::compiler::renderer::Renderer;
use crate::features::Comments;

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
