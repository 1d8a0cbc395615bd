//! [`InsertOrder`]: how the rows of an INSERT are brought into the order in which they were given.
//!
//! No database promises an order of what RETURNING gives, so the rows are told apart by a key that comes back with them.

use super::Renderer;
use super::render::{uncut, written};
use crate::ast::{Insert, InsertSource, Node};
use crate::compiler::Dialect;
use crate::error::ErrorKind;
use crate::features::KeyOrder;
use crate::types::DataType;
use crate::value::Value;
use std::fmt;

/// How the rows of an INSERT are brought into the order in which they were given: what
/// [`in_order`](crate::query::Insert::in_order) adds to a statement.
///
/// Each row has hidden cells behind those that were asked for. A connection sorts by them, and takes them off; who runs
/// the SQL on a client of their own does so by [`sort`](InsertOrder::sort).
#[derive(Clone, PartialEq, Eq)]
pub struct InsertOrder {
    pub(crate) hidden: usize,
    pub(crate) keys: RowKeys,
}

/// The keys by which rows are told apart.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum RowKeys {
    /// Numbers that the database gave, and which go up.
    Numbered,
    /// The key of each row, as it was given.
    Given(Vec<Box<[Value]>>),
}

impl InsertOrder {
    /// How many cells at the end of each row are hidden.
    pub fn hidden(&self) -> usize {
        self.hidden
    }
}
/// Without the keys, which may be secret.
impl fmt::Debug for InsertOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.keys {
            RowKeys::Numbered => write!(f, "InsertOrder(by number, {} hidden)", self.hidden),
            RowKeys::Given(keys) => write!(f, "InsertOrder(by {} keys, {} hidden)", keys.len(), self.hidden),
        }
    }
}

/// The means by which the rows of an INSERT are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowIdentity {
    /// These columns are a key, and every row gives it values of its own.
    Key(Vec<u16>),
    /// The database numbers this column, which is the primary key, upwards in the order of the rows.
    Numbered(u16),
    /// Nothing: each row has to be a statement of its own.
    OneByOne,
}

/// Returns how the rows are told apart, if there are several and their order is asked for.
pub(super) fn row_identity(insert: &Insert, values: &[Node], dialect: &dyn Dialect, template: bool) -> Option<RowIdentity> {
    let width = insert.columns.len();
    if !insert.in_order || width == 0 || values.len() <= width {
        return None;
    }
    let table = insert.table()?.def();
    if !insert.conflicts.is_empty() {
        return Some(RowIdentity::OneByOne); // a row that was there has the key that it had
    }
    let given = |key: &Vec<usize>| !template && keys(insert, values, key).is_some_and(|keys| are_distinct(&keys));
    if let Some(key) = table.unique_keys().iter().find(|key| given(key)) {
        return Some(RowIdentity::Key(key.iter().map(|index| *index as u16).collect()));
    }
    let number = table.autoincrement().filter(|number| {
        let alone = table.columns.iter().enumerate().all(|(index, column)| column.is_primary_key() == (index == *number));
        // an IDENTITY may count downwards, or begin again
        let upwards = table.columns.get(*number).and_then(|column| column.identity).is_none_or(|identity| {
            let options = identity.options();
            options.increment.is_none_or(|step| step > 0) && options.cycle != Some(true)
        });
        alone && upwards && !written(insert, dialect.features().has_sequences()).contains(number)
    });
    let castable =
        || written(insert, dialect.features().has_sequences()).iter().all(|index| uncut_column(insert, *index, dialect).is_some());
    Some(match (number, dialect.features().key_order) {
        (Some(number), KeyOrder::Ascending) => RowIdentity::Numbered(number as u16),
        (Some(number), KeyOrder::AscendingSelect) if castable() => RowIdentity::Numbered(number as u16),
        _ => RowIdentity::OneByOne,
    })
}

/// The type of a column, without what values would be cut to.
pub(super) fn uncut_column(insert: &Insert, index: usize, dialect: &dyn Dialect) -> Option<DataType> {
    let column = insert.table()?.def().columns.get(index)?;
    uncut(&column.record.data_type, dialect.name())
}

/// The key of every row, if all of them are values that come back as they were given.
fn keys(insert: &Insert, values: &[Node], key: &[usize]) -> Option<Vec<Box<[Value]>>> {
    let table = insert.table()?.def();
    let number = table.autoincrement();
    let places: Option<Vec<(usize, &DataType, bool)>> = key
        .iter()
        .map(|index| {
            let place = insert.columns.iter().position(|written| usize::from(*written) == *index)?;
            Some((place, &table.columns.get(*index)?.record.data_type, number == Some(*index)))
        })
        .collect();
    let places = places?;
    let key = |row: &[Node]| {
        let value = |(place, data_type, numbered): &(usize, &DataType, bool)| {
            let value = row.get(*place)?.known_value()?;
            // where 0 asks for the next number, another one comes back
            let comes_back = comes_back(data_type, value) && !(*numbered && *value == Value::Int(0));
            comes_back.then(|| value.clone())
        };
        places.iter().map(value).collect::<Option<Box<[Value]>>>()
    };
    values.chunks_exact(insert.columns.len().max(1)).map(key).collect()
}

/// Whether a value of such a column is read as it was written. Decimals and floats are rounded, times are cut, CHAR is filled up.
fn comes_back(data_type: &DataType, value: &Value) -> bool {
    if let DataType::Collated(collated) = data_type {
        return comes_back(&collated.of, value);
    }
    matches!(
        (data_type, value),
        (DataType::SmallInteger | DataType::Integer | DataType::BigInteger, Value::Int(_))
            | (DataType::Varchar(_) | DataType::Text, Value::Text(_))
            | (DataType::Uuid | DataType::UuidText, Value::Uuid(_))
            | (DataType::Date, Value::Date(_))
    )
}

fn are_distinct(keys: &[Box<[Value]>]) -> bool {
    let mut seen = std::collections::HashSet::with_capacity(keys.len());
    keys.iter().all(|key| seen.insert(key))
}

/// Records how the rows that come back are sorted, or why they cannot be, and returns how they are told apart.
pub(super) fn settle(out: &mut Renderer<'_>, insert: &Insert) -> Option<RowIdentity> {
    const CONSTRUCT: &str = "rows in order";
    if !insert.in_order || out.options().reading {
        return None;
    }
    if insert.returning.is_empty() {
        let problem = "nothing comes back whose order could be kept; say what by `.returning(..)`";
        out.fail(ErrorKind::invalid(CONSTRUCT, problem));
        return None;
    }
    if out.query_context() == super::QueryContext::With {
        out.fail(ErrorKind::invalid(CONSTRUCT, "within WITH they have none; sort where they are read: `.order_by(..)`"));
        return None;
    }
    let InsertSource::Values(values) = &insert.source else {
        let problem = "they come from a query, and are given in no order; leave `.in_order()` out, and sort what comes back";
        out.fail(ErrorKind::invalid(CONSTRUCT, problem));
        return None;
    };
    if !out.features().insert_returning {
        return None; // RETURNING is refused
    }
    let values = out.options().window(values, insert.columns.len());
    let identity = row_identity(insert, values, out.dialect(), out.options().template)?;
    let (hidden, keys) = match &identity {
        RowIdentity::OneByOne => {
            let hint =
                "give each row the value of a key; where all rows are plain values, a connection and `.plan(..)` send them one by one";
            out.unsupported("rows of one INSERT in order", hint);
            return None;
        }
        RowIdentity::Numbered(_) => (1, RowKeys::Numbered),
        RowIdentity::Key(key) => {
            let key: Vec<usize> = key.iter().map(|index| (*index).into()).collect();
            (key.len(), RowKeys::Given(keys(insert, values, &key).unwrap_or_default()))
        }
    };
    out.set_insert_order(InsertOrder { hidden, keys });
    Some(identity)
}

impl RowIdentity {
    /// Returns the columns of RETURNING, and after them those by which the rows are told apart.
    pub(super) fn returning(&self, insert: &Insert) -> Vec<Node> {
        let key = match self {
            RowIdentity::Key(key) => key.as_slice(),
            RowIdentity::Numbered(number) => std::slice::from_ref(number),
            RowIdentity::OneByOne => &[],
        };
        let hidden = key.iter().map(|index| Node::column(insert.into.clone(), (*index).into()));
        insert.returning.iter().cloned().chain(hidden).collect()
    }
}
