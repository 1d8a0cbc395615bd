//! Renders INSERT, and INSERT of a SELECT.

use super::changed_table::changing;
use super::from::from_element;
use super::hints::prefixes;
use super::insert_columns::{InsertedValue, column_list, inserted_columns, numberless};
use super::insert_rows::{insert_values, keep};
use super::returning::returned;
use crate::ast::{Constant, Insert, InsertSource, Node, Query};
use crate::compiler::insert_order;
use crate::compiler::insert_order::RowIdentity;
use crate::compiler::renderer::{QueryContext, Renderer};
use crate::compiler::resolve::meet_added;
use crate::error::ErrorKind;
use crate::features::{KeyOrder, Upsert};
use crate::schema::TableDef;
use smallvec::smallvec;

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
    } else if !out.with_context().ordered().is_empty() && !out.with_context().is_dry_run() && matches!(source, InsertSource::Values(_)) {
        out.unsupported("WITH before INSERT", "use a subquery in place of the CTE");
    }
    out.word("INSERT ");
    self::prefixes(out, prefixes);
    out.word("INTO ");
    from_element(out, into);
    let identity = insert_order::settle(out, insert);
    match source {
        InsertSource::Values(values) => {
            let values = out.options().window(values, insert.columns.len());
            let sorted = matches!(identity, Some(RowIdentity::Numbered(_))) && out.features().key_order == KeyOrder::AscendingSelect;
            changing(out, into, |out| insert_values(out, table.def(), insert, values, sorted));
        }
        InsertSource::Query(query) => insert_query(out, table.def(), insert, query),
    }
    if !conflicts.is_empty() {
        out.in_scope(smallvec![into.clone()], |out| changing(out, into, |out| out.compiler().on_conflict(out, insert)));
    }
    if !returning.is_empty() {
        if !out.features().insert_returning {
            out.unsupported("RETURNING of INSERT", "read the last inserted id, or select the row by its key");
        }
        let sorted = identity.map(|identity| identity.returning(insert));
        let columns = sorted.as_ref().unwrap_or(returning);
        let unread = (!out.features().returning_reads_table).then(|| table.clone());
        out.in_returning_of(unread, |out| {
            out.in_scope(smallvec![into.clone()], |out| returned(out, columns, std::iter::once(into)));
        });
    }
}

/// `INSERT INTO t (a, b) SELECT ..`; a column left out has its default selected for it.
fn insert_query(out: &mut Renderer<'_>, table: &TableDef, insert: &Insert, query: &Query) {
    let (into, columns) = (&insert.into, insert.columns.as_slice());
    numberless(out, table, insert);
    let inserted = inserted_columns(insert, out.features().has_sequences());
    let defaults = inserted.iter().filter_map(|(column, source)| match source {
        InsertedValue::Given(_) => None,
        InsertedValue::Default(node) => Some((*column, &**node)),
    });
    column_list(out, into, columns.iter().copied().chain(defaults.clone().map(|(column, _)| column)));
    out.word(" ");
    keep_selected(out, table, columns, query);
    defaults.clone().for_each(|(column, node)| keep(out, table, column, node));
    let with_where = needs_where(out, insert).then(|| Box::new(with_where(query)));
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

/// Whether ON CONFLICT after the SELECT would be read as a condition of a join.
fn needs_where(out: &Renderer<'_>, insert: &Insert) -> bool {
    matches!(out.features().upsert, Upsert::OnConflict(clause) if clause.needs_where && !insert.conflicts.is_empty())
}

/// Returns the query with a WHERE after its last FROM.
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

/// Checks the values that a query selects as they are.
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
