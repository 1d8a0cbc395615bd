//! INSERT, UPDATE, DELETE.

use super::select::{from_element, select_list};
use crate::ast::{Assignment, Delete, From, Insert, InsertSource, LabelStyle, Node, Query, Update};
use crate::compiler::features::ManyTables;
use crate::compiler::out::{Out, Place};
use crate::error::ErrorKind;
use crate::schema::{Default, TableDef};
use smallvec::{SmallVec, smallvec};

/// `INSERT INTO t (a, b) VALUES (?, ?), (?, ?) RETURNING ..`
pub fn insert(out: &mut Out<'_>, insert: &Insert) {
    let Insert { into, columns, source, returning, mistake, summary: _ } = insert;
    if let Some(Node::Error(error)) = mistake {
        out.fail((**error).clone());
    }
    let Some(table) = insert.table() else {
        return out.fail(ErrorKind::invalid("INSERT", format!("{} is no table", into.describe())));
    };
    if out.features().with_before_insert {
        out.compiler().with(out);
    } else if !out.ctes.is_empty() && !out.rehearsing && matches!(source, InsertSource::Values(_)) {
        out.unsupported("WITH before INSERT", "use a subquery in place of the CTE");
    }
    out.word("INSERT INTO ");
    from_element(out, into);
    match source {
        InsertSource::Values(values) => insert_values(out, table.def(), into, columns, values),
        InsertSource::Query(query) => insert_query(out, table.def(), into, columns, query),
    }
    if !returning.is_empty() {
        if !out.features().insert_returning {
            out.unsupported("RETURNING of INSERT", "read the last inserted id, or select the row by its key");
        }
        out.scopes.push(smallvec![into.clone()]);
        out.compiler().returning(out, returning);
        out.scopes.pop();
    }
}

/// `INSERT INTO t (a, b) SELECT ..`; a column left out has its default selected for it.
fn insert_query(out: &mut Out<'_>, table: &TableDef, into: &From, columns: &[u16], query: &Query) {
    let slots = slots(table, columns);
    let defaults = slots.iter().filter_map(|(column, slot)| match slot {
        Slot::Given(_) => None,
        Slot::Default(node) => Some((*column, *node)),
    });
    column_list(out, into, columns.iter().copied().chain(defaults.clone().map(|(column, _)| column)));
    out.word(" ");
    match query {
        query if defaults.clone().next().is_none() => out.query_in(Place::Insert, query),
        Query::Select(select) => {
            let mut select = select.clone();
            defaults.for_each(|(_, node)| select.add_column(node.clone()));
            out.query_in(Place::Insert, &Query::Select(select));
        }
        Query::Compound(_) => {
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

/// What is written into one column of every row.
#[derive(Clone, Copy)]
enum Slot<'a> {
    /// The value of this number in the row.
    Given(usize),
    /// The column's default.
    Default(&'a Node),
}

fn insert_values(out: &mut Out<'_>, table: &TableDef, into: &From, columns: &[u16], values: &[Node]) {
    let slots = slots(table, columns);
    if slots.is_empty() {
        out.word(" ");
        return out.word(out.features().default_values);
    }
    if columns.is_empty() {
        // nothing but defaults, for one row
        column_list(out, into, slots.iter().map(|(column, _)| *column));
        out.word(" VALUES ");
        return row(out, &slots, &[]);
    }
    column_list(out, into, slots.iter().map(|(column, _)| *column));
    if values.is_empty() || !values.len().is_multiple_of(columns.len()) {
        let problem = format!("{} values for {} columns; give `.rows(..)` at least one row", values.len(), columns.len());
        return out.fail(ErrorKind::invalid("INSERT", problem));
    }
    out.word(" VALUES ");
    out.list(values.chunks_exact(columns.len()), ", ", |out, values| row(out, &slots, values));
}

fn row(out: &mut Out<'_>, slots: &[(u16, Slot<'_>)], values: &[Node]) {
    out.word("(");
    out.list(slots, ", ", |out, (_, slot)| match slot {
        Slot::Given(at) => match values.get(*at) {
            Some(Node::Bind(bind)) => out.compiler().bind(out, bind),
            Some(node) => assigned(out, node),
            None => {}
        },
        Slot::Default(node) => assigned(out, node),
    });
    out.word(")");
}

/// The columns in table order, with those that a default fills in.
fn slots<'a>(table: &'a TableDef, columns: &[u16]) -> SmallVec<[(u16, Slot<'a>); 16]> {
    let mut slots: SmallVec<[(u16, Slot<'a>); 16]> = columns.iter().enumerate().map(|(at, column)| (*column, Slot::Given(at))).collect();
    for (index, column) in table.columns.iter().enumerate() {
        let Some(Default::Bound(node)) = &column.default else { continue };
        if !columns.contains(&(index as u16)) {
            slots.push((index as u16, Slot::Default(node)));
        }
    }
    slots.sort_by_key(|(column, _)| *column);
    slots
}

fn column_list(out: &mut Out<'_>, into: &From, columns: impl Iterator<Item = u16>) {
    out.word(" (");
    out.bare(|out| out.list(columns, ", ", |out, index| column_name(out, into, index)));
    out.word(")");
}

fn column_name(out: &mut Out<'_>, into: &From, index: u16) {
    let column = crate::ast::ColumnRef::new(into.clone(), index.into());
    out.compiler().column(out, &column);
}

/// A value that is written: an operator's result stands in parentheses.
fn assigned(out: &mut Out<'_>, value: &Node) {
    match value {
        Node::Label(label) => assigned(out, &label.element),
        value => out.grouped(value),
    }
}

/// ` RETURNING users.id`
pub fn returning(out: &mut Out<'_>, columns: &[Node]) {
    out.word(" RETURNING ");
    let list = |out: &mut Out<'_>| select_list(out, columns, LabelStyle::default());
    if out.features().returning_qualified { list(out) } else { out.bare(list) }
}

/// `UPDATE t SET a=? WHERE ..`, with the further tables that it speaks of.
pub fn update(out: &mut Out<'_>, update: &Update) {
    let Update { table, set, filter, returning, summary: _ } = update;
    if set.is_empty() {
        return out.fail(ErrorKind::invalid("UPDATE", "it assigns nothing; give it `.set(..)`"));
    }
    let others = others(table, set.iter().flat_map(|a| [&a.column, &a.value]).chain(filter));
    before_change(out, "UPDATE", table, &others);
    out.note_change("UPDATE", table, &others, filter);
    let style = out.features().update_tables;
    out.word("UPDATE ");
    from_element(out, table);
    if style == ManyTables::List {
        further(out, &others);
    }
    out.word(" SET ");
    assignments(out, table, set, style == ManyTables::List && !others.is_empty());
    if style == ManyTables::From && !others.is_empty() {
        out.word(" FROM ");
        out.list(&others, ", ", from_element);
    }
    if style == ManyTables::None && !others.is_empty() {
        out.unsupported("UPDATE of several tables", "use a subquery in WHERE");
    }
    tail(out, filter, returning, out.features().update_returning, "RETURNING of UPDATE");
}

/// `a=?, b=?` in table order; those of further tables, where there can be any, come first and name their table.
fn assignments(out: &mut Out<'_>, table: &From, set: &[Assignment], many: bool) {
    let key = |assignment: &&Assignment| match &assignment.column {
        Node::Column(column) => (column.from.is(table), column.index),
        _ => (true, u32::MAX),
    };
    let mut sorted: SmallVec<[&Assignment; 8]> = set.iter().collect();
    sorted.sort_by_key(key);
    out.list(sorted, ", ", |out, Assignment { column, value, summary: _ }| {
        match column {
            Node::Column(target) if many || target.from.is(table) => {
                if many {
                    out.node(column)
                } else {
                    out.bare(|out| out.node(column))
                }
            }
            Node::Column(target) if out.features().update_tables == ManyTables::List => {
                let problem = format!("{} is assigned, but nothing in the statement speaks of it", target.from.describe());
                out.fail(ErrorKind::invalid("UPDATE", problem));
            }
            Node::Column(_) => out.unsupported("UPDATE of columns of several tables", "use one UPDATE for each table"),
            other => {
                let problem = format!("{other} is assigned, but it is no column");
                out.fail(ErrorKind::invalid("UPDATE", problem));
            }
        }
        out.word("=");
        assigned(out, value);
    });
}

/// `DELETE FROM t WHERE ..`, with the further tables that it speaks of.
pub fn delete(out: &mut Out<'_>, delete: &Delete) {
    let Delete { from, filter, returning, summary: _ } = delete;
    let others = others(from, filter.iter());
    before_change(out, "DELETE", from, &others);
    out.note_change("DELETE", from, &others, filter);
    out.word("DELETE FROM ");
    match out.features().delete_tables {
        _ if others.is_empty() => from_element(out, from),
        ManyTables::None => out.unsupported("DELETE with several tables", "use a subquery in WHERE"),
        ManyTables::From => {
            from_element(out, from);
            out.word(" USING ");
            out.list(&others, ", ", from_element);
        }
        ManyTables::List => {
            let name = out.name_of(from);
            match from {
                From::Table(table) => out.table(table),
                _ => out.ident(&name),
            }
            out.word(" USING ");
            from_element(out, from);
            further(out, &others);
        }
    }
    tail(out, filter, returning, out.features().delete_returning, "RETURNING of DELETE");
}

/// WITH, and the tables that subqueries in the statement may leave to it.
fn before_change(out: &mut Out<'_>, word: &str, table: &From, others: &[From]) {
    if !out.ctes.is_empty() && !out.rehearsing && !out.features().with_before_update {
        out.unsupported(&format!("WITH before {word}"), "use a subquery in WHERE");
    }
    out.compiler().with(out);
    let mut scope: SmallVec<[From; 4]> = smallvec![table.clone()];
    scope.extend(others.iter().cloned());
    out.scopes.push(scope);
}

fn tail(out: &mut Out<'_>, filter: &[Node], returned: &[Node], supported: bool, construct: &str) {
    if !filter.is_empty() {
        out.word(" WHERE ");
        out.conditions(filter);
    }
    if !returned.is_empty() {
        if !supported {
            out.unsupported(construct, "select the rows before they are changed");
        }
        out.compiler().returning(out, returned);
    }
    out.scopes.pop();
}

fn further(out: &mut Out<'_>, others: &[From]) {
    for from in others {
        out.word(", ");
        from_element(out, from);
    }
}

/// The FROM elements of these expressions, but for the table that is changed.
fn others<'a>(table: &From, nodes: impl Iterator<Item = &'a Node>) -> SmallVec<[From; 2]> {
    let mut froms = smallvec![];
    nodes.for_each(|node| node.froms(&mut froms));
    froms.into_iter().filter(|from| !from.is(table)).cloned().collect()
}
