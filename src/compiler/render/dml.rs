//! INSERT, and what it has in common with UPDATE and DELETE.

use super::from::from_element;
use super::list::select_list;
use crate::ast::{Constant, FromItem, Insert, InsertSource, LabelStyle, Node, Query, RawClause};
use crate::compiler::insert_order::{self, Way, uncut_column};
use crate::compiler::out::{QueryContext, Renderer};
use crate::compiler::resolve::{JoinTree, meet_added};
use crate::compiler::values::check_storage;
use crate::error::ErrorKind;
use crate::features::{NumberedRows, Upsert};
use crate::schema::{ColumnDefault, Table, TableDef};
use smallvec::{SmallVec, smallvec};
use std::borrow::Cow;

/// `INSERT INTO t (a, b) VALUES (?, ?), (?, ?) ON CONFLICT .. RETURNING ..`
pub fn insert(out: &mut Renderer<'_>, insert: &Insert) {
    let Insert { prefixes, into, columns: _, source, include_defaults: _, conflicts, returning, in_order: _, mistake, with, summary: _ } =
        insert;
    if let Some(Node::Error(error)) = mistake {
        out.fail((**error).clone());
    }
    let Some(table) = insert.table() else {
        return out.fail(ErrorKind::invalid("INSERT", format!("{} is no table", into.describe())));
    };
    meet_added(out, with);
    if out.features().with_before_insert {
        out.compiler().with(out);
    } else if !out.ctes.is_empty() && !out.dry_run && matches!(source, InsertSource::Values(_)) {
        out.unsupported("WITH before INSERT", "use a subquery in place of the CTE");
    }
    out.word("INSERT ");
    self::prefixes(out, prefixes);
    out.word("INTO ");
    from_element(out, into);
    let way = insert_order::settle(out, insert);
    match source {
        InsertSource::Values(values) => {
            let values = out.options().window(values, insert.columns.len());
            let sorted = matches!(way, Some(Way::Numbered(_))) && out.features().numbered_rows == NumberedRows::AscendingSelect;
            changing(out, into, |out| insert_values(out, table.def(), insert, values, sorted));
        }
        InsertSource::Query(query) => insert_query(out, table.def(), insert, query),
    }
    if !conflicts.is_empty() {
        out.scopes.push(smallvec![into.clone()]);
        changing(out, into, |out| out.compiler().on_conflict(out, insert));
        out.scopes.pop();
    }
    if !returning.is_empty() {
        if !out.features().insert_returning {
            out.unsupported("RETURNING of INSERT", "read the last inserted id, or select the row by its key");
        }
        out.scopes.push(smallvec![into.clone()]);
        let sorted = way.map(|way| way.returning(insert));
        let returned_of = (!out.features().returning_reads_table).then(|| table.clone());
        out.returned_of = returned_of;
        returned(out, sorted.as_ref().unwrap_or(returning), std::iter::once(into));
        out.returned_of = None;
        out.scopes.pop();
    }
}

/// The words of one's own for this dialect, each with a space behind it.
pub(super) fn prefixes(out: &mut Renderer<'_>, prefixes: &[RawClause]) {
    let dialect = out.dialect().name();
    for RawClause { sql, .. } in prefixes.iter().filter(|raw| raw.is_for(dialect)) {
        out.node(sql);
        out.word(" ");
    }
}

/// Prints what may have subqueries in it that must not read the table that is changed.
pub(super) fn changing(out: &mut Renderer<'_>, changed: &FromItem, print: impl FnOnce(&mut Renderer<'_>)) {
    let table = if out.features().reads_changed_table { None } else { table_of(changed).cloned() };
    let before = std::mem::replace(&mut out.changing, table);
    print(out);
    out.changing = before;
}

/// A subquery that is no derived table, which would be read beforehand, must not read the table that is changed.
pub(super) fn read_by_subquery(out: &mut Renderer<'_>, items: &[JoinTree]) {
    if let Some(table) = out.returned_of.clone()
        && items.iter().flat_map(JoinTree::elements).any(|from| matches!(from, FromItem::Table(read) if read.same(&table)))
    {
        out.unsupported("RETURNING of what reads the same table", "read it under another name: `.alias(..)`");
    }
    let Some(changed) = out.changing.clone() else { return };
    let reads = |from: &FromItem| table_of(from).is_some_and(|table| table.same(&changed));
    if out.place == QueryContext::Value && items.iter().flat_map(JoinTree::elements).any(reads) {
        out.unsupported("subquery of the table that is changed", "read it in a derived table: `select(..).distinct().subquery(..)`");
    }
}

/// The table that is meant, whatever it is called.
pub(super) fn table_of(from: &FromItem) -> Option<&Table> {
    match from {
        FromItem::Table(table) => Some(table),
        FromItem::Alias(alias) => table_of(&alias.of),
        FromItem::Subquery(_)
        | FromItem::Cte(_)
        | FromItem::Recursion(_)
        | FromItem::Join(_)
        | FromItem::Function(_)
        | FromItem::Text(_)
        | FromItem::Error(_) => None,
    }
}

/// RETURNING, of nothing but what there is.
pub(super) fn returned<'a>(out: &mut Renderer<'_>, columns: &[Node], known: impl Iterator<Item = &'a FromItem> + Clone) {
    let mut froms = smallvec![];
    columns.iter().for_each(|column| column.froms(&mut froms));
    if let Some(stranger) = froms.iter().find(|from| !known.clone().any(|known| known.is(from))) {
        let problem = format!("nothing in the statement speaks of {}; return it by a subquery", stranger.describe());
        out.fail(ErrorKind::invalid("RETURNING", problem));
    }
    if !out.features().returning_qualified && known.clone().next().is_some_and(|table| froms.iter().any(|from| !from.is(table))) {
        out.unsupported("RETURNING of columns of further tables", "return columns of the table that is changed, and select the others");
    }
    out.compiler().returning(out, columns);
}

/// `INSERT INTO t (a, b) SELECT ..`; a column left out has its default selected for it.
fn insert_query(out: &mut Renderer<'_>, table: &TableDef, insert: &Insert, query: &Query) {
    let (into, columns) = (&insert.into, insert.columns.as_slice());
    numberless(out, table, insert);
    let slots = slots(insert, out.features().has_sequences());
    let defaults = slots.iter().filter_map(|(column, slot)| match slot {
        Slot::Given(_) => None,
        Slot::Default(node) => Some((*column, &**node)),
    });
    column_list(out, into, columns.iter().copied().chain(defaults.clone().map(|(column, _)| column)));
    out.word(" ");
    keep_selected(out, table, columns, query);
    defaults.clone().for_each(|(column, node)| keep(out, table, column, node));
    let with_where = wants_where(out, insert).then(|| Box::new(with_where(query)));
    let query = with_where.as_deref().unwrap_or(query);
    match query {
        query if defaults.clone().next().is_none() => out.query_in(QueryContext::Insert, query),
        Query::Select(select) => {
            let mut select = select.clone();
            defaults.for_each(|(_, node)| select.add_column(node.clone()));
            out.query_in(QueryContext::Insert, &Query::Select(select));
        }
        Query::Dml(_) => out.query_in(QueryContext::Insert, query),
        Query::Compound(_) | Query::Values(_) => {
            let problem = "columns with a default are left out, and a set operation cannot select it for them; select it in every member";
            out.fail(ErrorKind::invalid("INSERT", problem));
        }
        Query::Text(_) => {
            let problem =
                "columns with a default are left out, and a text cannot select it for them; name them, too, and select it in the text";
            out.fail(ErrorKind::invalid("INSERT", problem));
        }
    }
}

/// Would ON CONFLICT behind the SELECT be read as a condition of a join?
fn wants_where(out: &Renderer<'_>, insert: &Insert) -> bool {
    matches!(out.features().upsert, Upsert::OnConflict(clause) if clause.wants_where && !insert.conflicts.is_empty())
}

/// The query with a WHERE behind its last FROM.
fn with_where(query: &Query) -> Query {
    let mut query = query.clone();
    match &mut query {
        Query::Select(select) if select.filter.is_empty() => select.filter.push(Node::Constant(Constant::True)),
        Query::Compound(compound) => {
            if let Some(last) = compound.members.last_mut() {
                *last = with_where(last);
            }
        }
        Query::Select(_) | Query::Text(_) | Query::Values(_) | Query::Dml(_) => {}
    }
    query
}

/// What is written into one column of every row.
enum Slot<'a> {
    /// The value of this number in the row.
    Given(usize),
    /// The column's default: a value of its type.
    Default(Cow<'a, Node>),
}

fn insert_values(out: &mut Renderer<'_>, table: &TableDef, insert: &Insert, values: &[Node], sorted: bool) {
    let (into, columns) = (&insert.into, insert.columns.as_slice());
    numberless(out, table, insert);
    let slots = slots(insert, out.features().has_sequences());
    if slots.is_empty() {
        if matches!(out.features().upsert, Upsert::OnConflict(clause) if !clause.default_values && !insert.conflicts.is_empty()) {
            out.unsupported("ON CONFLICT behind DEFAULT VALUES", "give at least one column a value");
        }
        out.word(" ");
        return out.word(out.features().default_values);
    }
    if columns.is_empty() {
        // nothing but defaults, for one row
        column_list(out, into, slots.iter().map(|(column, _)| *column));
        out.word(" VALUES ");
        return row(out, insert, table, &slots, &[]);
    }
    column_list(out, into, slots.iter().map(|(column, _)| *column));
    if values.is_empty() || !values.len().is_multiple_of(columns.len()) {
        let problem = format!("{} values for {} columns; give `.rows(..)` at least one row", values.len(), columns.len());
        return out.fail(ErrorKind::invalid("INSERT", problem));
    }
    let rows = values.chunks_exact(columns.len());
    if sorted {
        return sorted_rows(out, insert, &slots, rows);
    }
    out.word(" VALUES ");
    out.list(rows, ", ", |out, values| row(out, insert, table, &slots, values));
}

/// ` SELECT p0, p1 FROM (VALUES (CAST($1 AS TEXT), $2, 0), ($3, $4, 1)) AS imp_sen (p0, p1, sen_counter) ORDER BY sen_counter`: the
/// rows are inserted in this order. Behind VALUES that do not feed a table, the first row says the types.
fn sorted_rows<'v>(out: &mut Renderer<'_>, insert: &Insert, slots: &[(u16, Slot<'_>)], rows: impl Iterator<Item = &'v [Node]>) {
    let parts = |out: &mut Renderer<'_>| {
        for at in 0..slots.len() {
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
        for (column, slot) in slots {
            let value = match slot {
                Slot::Given(at) => values.get(*at),
                Slot::Default(node) => Some(&**node),
            };
            let Some(value) = value else { continue };
            of_no_row(out, &insert.into, value);
            if let Some(table) = insert.table() {
                keep(out, table.def(), *column, value);
            }
            let is_typed = number > 0 && matches!(value, Node::Bind(_) | Node::Parameter(_) | Node::Constant(_));
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

fn row(out: &mut Renderer<'_>, insert: &Insert, table: &TableDef, slots: &[(u16, Slot<'_>)], values: &[Node]) {
    out.word("(");
    out.list(slots, ", ", |out, (column, slot)| match slot {
        Slot::Given(at) => match values.get(*at).inspect(|value| keep(out, table, *column, value)) {
            Some(Node::Bind(bind)) => out.compiler().bind(out, bind),
            Some(node) => {
                of_no_row(out, &insert.into, node);
                assigned(out, node);
            }
            None => {}
        },
        Slot::Default(node) => {
            keep(out, table, *column, node);
            assigned(out, node);
        }
    });
    out.word(")");
}

/// Would the column keep the value?
#[inline]
fn keep(out: &mut Renderer<'_>, table: &TableDef, column: u16, value: &Node) {
    if let Some(column) = table.columns.get(usize::from(column)) {
        check_storage(out, &column.record, value);
    }
}

/// The values that a query selects as they are.
fn keep_selected(out: &mut Renderer<'_>, table: &TableDef, columns: &[u16], query: &Query) {
    let values = match query {
        Query::Select(select) => select.columns.as_slice(),
        Query::Values(values) => values.rows.as_slice(),
        Query::Compound(compound) => return compound.members.iter().for_each(|member| keep_selected(out, table, columns, member)),
        Query::Text(_) | Query::Dml(_) => return,
    };
    if columns.is_empty() || !values.len().is_multiple_of(columns.len()) {
        return; // one that gives out several
    }
    columns.iter().cycle().zip(values).for_each(|(column, value)| keep(out, table, *column, value));
}

/// In VALUES there are no rows to read columns of; but the row itself, where its values are written one after another.
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

/// The columns in table order, with those that a default fills in.
fn slots(insert: &Insert, sequences: bool) -> SmallVec<[(u16, Slot<'_>); 16]> {
    let columns = insert.columns.as_slice();
    let mut slots: SmallVec<[(u16, Slot<'_>); 16]> = columns.iter().enumerate().map(|(at, column)| (*column, Slot::Given(at))).collect();
    let Some(declared) = insert.table() else { return slots };
    let table = declared.def();
    for (index, column) in table.columns.iter().enumerate().filter(|_| insert.include_defaults) {
        let node = match &column.default {
            Some(ColumnDefault::Bound(node)) => node,
            Some(ColumnDefault::Sequence(node)) if sequences && table.sequence_of(index).is_some() => node,
            Some(ColumnDefault::Sequence(_)) | None => continue,
        };
        if !columns.contains(&(index as u16)) {
            let node = match node {
                Node::Bind(_) | Node::Parameter(_) => Cow::Owned(node.clone().beside_type(declared.type_of(index))),
                node => Cow::Borrowed(node),
            };
            slots.push((index as u16, Slot::Default(node)));
        }
    }
    slots.sort_by_key(|(column, _)| *column);
    slots
}

/// Where there are no sequences, only a key is numbered.
fn numberless(out: &mut Renderer<'_>, table: &TableDef, insert: &Insert) {
    if out.features().has_sequences() || !insert.include_defaults {
        return;
    }
    let left_out = (0..table.columns.len()).filter(|index| !insert.columns.contains(&(*index as u16)));
    if left_out.into_iter().any(|index| table.sequence_of(index).is_some() && table.autoincrement() != Some(index)) {
        out.unsupported("sequence of a column that is no key", "give the column a value: only a key is numbered here");
    }
}

fn column_list(out: &mut Renderer<'_>, into: &FromItem, columns: impl Iterator<Item = u16>) {
    out.word(" (");
    out.bare(|out| out.list(columns, ", ", |out, index| column_name(out, into, index)));
    out.word(")");
}

/// The columns that an INSERT writes.
pub(in crate::compiler) fn written(insert: &Insert, sequences: bool) -> Vec<usize> {
    slots(insert, sequences).iter().map(|(column, _)| (*column).into()).collect()
}

pub(super) fn column_name(out: &mut Renderer<'_>, into: &FromItem, index: u16) {
    let column = crate::ast::ColumnRef::new(into.clone(), index.into());
    out.compiler().column(out, &column);
}

/// A value that is written: an operator's result stands in parentheses.
pub(super) fn assigned(out: &mut Renderer<'_>, value: &Node) {
    match value {
        Node::Label(label) => assigned(out, &label.element),
        value => out.grouped(value),
    }
}

/// ` RETURNING users.id`
pub fn returning(out: &mut Renderer<'_>, columns: &[Node]) {
    out.word(" RETURNING ");
    let list = |out: &mut Renderer<'_>| select_list(out, columns, LabelStyle::default());
    if out.features().returning_qualified { list(out) } else { out.bare(list) }
}
