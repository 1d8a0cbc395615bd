//! Determines which columns an INSERT writes, defaults included, and renders their list.

use crate::ast::{FromItem, Insert, Node};
use crate::compiler::renderer::Renderer;
use crate::schema::{ColumnDefault, TableDef};
use smallvec::SmallVec;
use std::borrow::Cow;

/// The value of one column in every row.
pub(super) enum InsertedValue<'a> {
    /// The value of this number in the row.
    Given(usize),
    /// The column's default: a value of its type.
    Default(Cow<'a, Node>),
}

/// Returns the columns in table order, with those that a default fills in.
pub(super) fn inserted_columns(insert: &Insert, sequences: bool) -> SmallVec<[(u16, InsertedValue<'_>); 16]> {
    let columns = insert.columns.as_slice();
    let mut inserted: SmallVec<[(u16, InsertedValue<'_>); 16]> =
        columns.iter().enumerate().map(|(at, column)| (*column, InsertedValue::Given(at))).collect();
    let Some(declared) = insert.table() else { return inserted };
    let table = declared.def();
    for (index, column) in table.columns.iter().enumerate().filter(|_| insert.include_defaults) {
        let node = match &column.default {
            Some(ColumnDefault::Bound(node)) => node,
            Some(ColumnDefault::Sequence(node)) if sequences && table.sequence_of(index).is_some() => node,
            Some(ColumnDefault::Sequence(_)) | None => continue,
        };
        if !columns.contains(&(index as u16)) {
            let node = match node {
                Node::Literal(_) | Node::Parameter(_) => Cow::Owned(node.clone().beside_type(declared.type_of(index))),
                node => Cow::Borrowed(node),
            };
            inserted.push((index as u16, InsertedValue::Default(node)));
        }
    }
    inserted.sort_by_key(|(column, _)| *column);
    inserted
}

/// Refuses a sequence of a column that is no key, where there are no sequences.
pub(super) fn numberless(out: &mut Renderer<'_>, table: &TableDef, insert: &Insert) {
    if out.features().has_sequences() || !insert.include_defaults {
        return;
    }
    let left_out = (0..table.columns.len()).filter(|index| !insert.columns.contains(&(*index as u16)));
    if left_out.into_iter().any(|index| table.sequence_of(index).is_some() && table.autoincrement() != Some(index)) {
        out.unsupported("sequence of a column that is no key", "give the column a value: only a key is numbered here");
    }
}

pub(super) fn column_list(out: &mut Renderer<'_>, into: &FromItem, columns: impl Iterator<Item = u16>) {
    out.word(" (");
    out.bare(|out| out.list(columns, ", ", |out, index| column_name(out, into, index)));
    out.word(")");
}

/// Returns the columns that an INSERT writes.
pub(in crate::compiler) fn written(insert: &Insert, sequences: bool) -> Vec<usize> {
    inserted_columns(insert, sequences).iter().map(|(column, _)| (*column).into()).collect()
}

pub(super) fn column_name(out: &mut Renderer<'_>, into: &FromItem, index: u16) {
    let column = crate::ast::ColumnRef::new(into.clone(), index.into());
    out.compiler().column(out, &column);
}
