//! Renders the assignments of UPDATE and of upserts, in an order in which none reads a column that was already written.

use super::changed_table::table_of;
use crate::ast::visit::{Part, visit};
use crate::ast::{Assignment, ColumnRef, FromItem, Node, Subscript, TreeRef};
use crate::compiler::renderer::Renderer;
use crate::compiler::values::check_storage;
use crate::error::ErrorKind;
use crate::features::ManyTables;
use smallvec::{SmallVec, smallvec};
use std::borrow::Cow;

/// `a=?, b=?`; where there can be further tables, columns name theirs.
pub(super) fn assignments(out: &mut Renderer<'_>, table: &FromItem, set: &[Assignment], ordered: bool, many: bool) {
    let set = in_order(out, table, set, ordered, many);
    out.list(set, ", ", |out, Assignment { column, value, summary: _ }| {
        match column {
            Node::Tuple(tuple) if out.features().assigned_rows => {
                out.parens(|out| out.list(&tuple.elements, ", ", |out, column| written_column(out, table, column, many)));
            }
            Node::Tuple(_) => out.unsupported("assignment of a row", "assign a subquery to each column"),
            column => written_column(out, table, column, many),
        }
        out.word("=");
        check_storage(out, &column.type_ref(), value);
        assigned(out, value);
    });
}

/// Renders the column of an assignment.
pub(super) fn written_column(out: &mut Renderer<'_>, table: &FromItem, column: &Node, many: bool) {
    match column {
        Node::Column(_) if many => out.node(column),
        Node::Column(target) if target.from.is(table) => out.bare(|out| out.node(column)),
        Node::Column(target) if out.features().update_tables == ManyTables::List => {
            let problem = format!("{} is assigned, but nothing in the statement speaks of it", target.from.describe());
            out.fail(ErrorKind::invalid("UPDATE", problem));
        }
        Node::Column(_) => out.unsupported("UPDATE of columns of several tables", "use one UPDATE for each table"),
        Node::Subscript(subscript) if matches!(column.whole(), Node::Column(target) if target.from.is(table)) => {
            out.bare(|out| out.assigned_element(subscript));
        }
        other => {
            let problem = format!("{other} is assigned, but it is no column");
            out.fail(ErrorKind::invalid("UPDATE", problem));
        }
    }
}

/// Refuses the assignment to a part of a value, which most databases do not have.
pub fn assigned_element(out: &mut Renderer<'_>, _subscript: &Subscript) {
    out.unsupported("assignment to an element", "assign the whole value; of JSON, made by a function such as `json_set`");
}

/// Returns the assignments, with those of columns that every UPDATE writes.
pub(super) fn with_defaults<'a>(table: &FromItem, set: &'a [Assignment]) -> Cow<'a, [Assignment]> {
    let mut all = Cow::Borrowed(set);
    let Some(declared) = table_of(table) else { return all };
    for (index, column) in declared.def().columns.iter().enumerate() {
        let Some(value) = &column.default_on_update else { continue };
        let column = ColumnRef::new(table.clone(), index);
        let is_set = |assignment: &Assignment| assignment.targets().any(|target| target.is(&column));
        if !set.iter().any(is_set) {
            all.to_mut().push(Assignment::of(Node::Column(column), value.clone()));
        }
    }
    all
}

/// Returns the assignments in table order, those of further tables first; where they are made one after another, one that reads a
/// column goes before the one that writes it.
pub(super) fn in_order<'a>(
    out: &mut Renderer<'_>,
    table: &FromItem,
    set: &'a [Assignment],
    ordered: bool,
    many: bool,
) -> SmallVec<[&'a Assignment; 8]> {
    let mut sorted: SmallVec<[&Assignment; 8]> = set.iter().collect();
    if ordered {
        return sorted;
    }
    sorted.sort_by_key(|assignment| match assignment.targets().next() {
        Some(column) => (column.from.is(table), column.index),
        None => (true, u32::MAX),
    });
    if !out.features().sequential_assignments || sorted.len() < 2 {
        return sorted;
    }
    let reads = |reader: &Assignment, writer: &Assignment| {
        !std::ptr::eq(reader, writer) && writer.targets().any(|column| is_read(&reader.value, column))
    };
    let mut done = smallvec![];
    while !sorted.is_empty() {
        let free = |writer: &&Assignment| !sorted.iter().any(|reader| reads(reader, writer));
        match sorted.iter().position(free) {
            Some(at) if at == 0 || !many => done.push(sorted.remove(at)),
            _ => {
                let hint = "assignments are made one after another, or in any order; state the order by `.set_ordered(..)` or `.do_update_ordered(..)`";
                out.unsupported("assignments that read what others write", hint);
                return sorted;
            }
        }
    }
    done
}

/// Whether the column is read anywhere in an expression.
fn is_read(value: &Node, column: &ColumnRef) -> bool {
    if let Node::Literal(_) | Node::Parameter(_) | Node::Constant(_) = value {
        return false;
    }
    let mut found = false;
    let tree: &dyn TreeRef = value;
    visit(tree, &mut |part| {
        if let Part::Node(Node::Column(read)) = part {
            found |= read.is(column);
        }
    });
    found
}

/// Renders an assigned value: an operator's result in parentheses.
pub(super) fn assigned(out: &mut Renderer<'_>, value: &Node) {
    match value {
        Node::Label(label) => assigned(out, &label.element),
        value => out.grouped(value),
    }
}
