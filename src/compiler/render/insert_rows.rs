//! Renders the rows of an INSERT: VALUES, DEFAULT VALUES, and rows that are inserted in a given order.

use super::assignments::assigned;
use super::insert_columns::{InsertedValue, column_list, inserted_columns, numberless};
use crate::ast::{FromItem, Insert, Node};
use crate::compiler::insert_order::uncut_column;
use crate::compiler::renderer::Renderer;
use crate::compiler::values::check_storage;
use crate::error::ErrorKind;
use crate::features::Upsert;
use crate::schema::TableDef;
use smallvec::smallvec;

pub(super) fn insert_values(out: &mut Renderer<'_>, table: &TableDef, insert: &Insert, values: &[Node], sorted: bool) {
    let (into, columns) = (&insert.into, insert.columns.as_slice());
    numberless(out, table, insert);
    let inserted = inserted_columns(insert, out.features().has_sequences());
    if inserted.is_empty() {
        if matches!(out.features().upsert, Upsert::OnConflict(clause) if !clause.default_values && !insert.conflicts.is_empty()) {
            out.unsupported("ON CONFLICT behind DEFAULT VALUES", "give at least one column a value");
        }
        out.word(" ");
        return out.word(out.features().default_values);
    }
    if columns.is_empty() {
        // nothing but defaults, for one row
        column_list(out, into, inserted.iter().map(|(column, _)| *column));
        out.word(" VALUES ");
        return row(out, insert, table, &inserted, &[]);
    }
    column_list(out, into, inserted.iter().map(|(column, _)| *column));
    if values.is_empty() || !values.len().is_multiple_of(columns.len()) {
        let problem = format!("{} values for {} columns; give `.rows(..)` at least one row", values.len(), columns.len());
        return out.fail(ErrorKind::invalid("INSERT", problem));
    }
    let rows = values.chunks_exact(columns.len());
    if sorted {
        return sorted_rows(out, insert, &inserted, rows);
    }
    out.word(" VALUES ");
    out.list(rows, ", ", |out, values| row(out, insert, table, &inserted, values));
}

/// ` SELECT p0, p1 FROM (VALUES (CAST($1 AS TEXT), $2, 0), ($3, $4, 1)) AS imp_sen (p0, p1, sen_counter) ORDER BY sen_counter`: the
/// rows are inserted in this order. Behind VALUES that do not feed a table, the first row says the types.
fn sorted_rows<'v>(out: &mut Renderer<'_>, insert: &Insert, inserted: &[(u16, InsertedValue<'_>)], rows: impl Iterator<Item = &'v [Node]>) {
    let parts = |out: &mut Renderer<'_>| {
        for at in 0..inserted.len() {
            out.word("p");
            out.number(at as i64);
            out.word(", ");
        }
    };
    out.word(" SELECT ");
    parts(out);
    out.back(", ");
    out.word(" FROM (VALUES ");
    out.list(rows.enumerate(), ", ", |out, (number, values)| {
        out.word("(");
        for (column, source) in inserted {
            let value = match source {
                InsertedValue::Given(at) => values.get(*at),
                InsertedValue::Default(node) => Some(&**node),
            };
            let Some(value) = value else { continue };
            of_no_row(out, &insert.into, value);
            if let Some(table) = insert.table() {
                keep(out, table.def(), *column, value);
            }
            let is_typed = number > 0 && matches!(value, Node::Literal(_) | Node::Parameter(_) | Node::Constant(_));
            match uncut_column(insert, (*column).into(), out.dialect()).filter(|_| !is_typed) {
                Some(data_type) => {
                    out.word("CAST(");
                    out.node(value);
                    out.word(" AS ");
                    out.compiler().cast_type(out, &data_type);
                    out.word(")");
                }
                None => out.node(value),
            }
            out.word(", ");
        }
        out.number(number as i64);
        out.word(")");
    });
    out.word(") AS imp_sen (");
    parts(out);
    out.word("sen_counter) ORDER BY sen_counter");
}

fn row(out: &mut Renderer<'_>, insert: &Insert, table: &TableDef, inserted: &[(u16, InsertedValue<'_>)], values: &[Node]) {
    out.word("(");
    out.list(inserted, ", ", |out, (column, source)| match source {
        InsertedValue::Given(at) => match values.get(*at).inspect(|value| keep(out, table, *column, value)) {
            Some(Node::Literal(literal)) => out.compiler().literal(out, literal),
            Some(node) => {
                of_no_row(out, &insert.into, node);
                assigned(out, node);
            }
            None => {}
        },
        InsertedValue::Default(node) => {
            keep(out, table, *column, node);
            assigned(out, node);
        }
    });
    out.word(")");
}

/// Checks whether the column would keep the value.
#[inline]
pub(super) fn keep(out: &mut Renderer<'_>, table: &TableDef, column: u16, value: &Node) {
    if let Some(column) = table.columns.get(usize::from(column)) {
        check_storage(out, &column.record, value);
    }
}

/// Refuses columns in VALUES, where there are no rows to read; but for the row itself, where its values are written one after another.
fn of_no_row(out: &mut Renderer<'_>, into: &FromItem, value: &Node) {
    if let Node::Parameter(_) | Node::Constant(_) = value {
        return;
    }
    let mut froms = smallvec![];
    value.froms(&mut froms);
    for from in froms {
        if !from.is(into) {
            let problem = format!("a value speaks of {:?}, but nothing is read there; use a subquery", &*from.describe());
            out.fail(ErrorKind::invalid("VALUES", problem));
        } else if !out.features().sequential_assignments {
            out.unsupported("columns in VALUES", "say the value again, or leave the column to its default");
        }
    }
}
