//! VALUES: rows of values and expressions as a query.

use super::alias::{Cte, Subquery};
use super::in_list::InList;
use super::insert::{RowWriter, TargetColumn, Values};
use super::select::Select;
use super::select_list::{SelectList, Selection};
use crate::ast::items::{Item, items_of};
use crate::ast::{self, AliasName, InList as List, Node, Query};
use crate::query::scalar::{ComparesWith, SqlType};
use crate::row::Row;
use smallvec::SmallVec;
use std::fmt;
use std::marker::PhantomData;

/// Rows of values and expressions: `VALUES (1, 'a'), (2, 'b')`. `R` is the Rust type of a row.
#[must_use = "VALUES need `.data(..)`, and `.alias(..)` to be an element of FROM"]
pub struct ValueRows<R> {
    tree: ast::Values,
    targets: SmallVec<[TargetColumn; 8]>,
    rows: PhantomData<fn() -> R>,
}

/// Starts VALUES, with the names and types of a tuple of columns; [`data`](ValueRows::data) adds its rows.
///
/// PostgreSQL renders `(VALUES (..), (..)) AS data (id, name)`, and SQLite a CTE `data(id, name) AS (VALUES ..)`. Elsewhere
/// it is a UNION ALL of SELECTs, because MariaDB loses values that are bound in VALUES.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "items")] struct Item { #[column(primary_key)] id: i32, price: f64 }
/// let data = values((Item::id, Item::price)).data([(1, 5.5), (2, 6.0)]).alias("data");
/// let query = select((data.col(Item::id), data.c("price")));
/// assert_eq!(
///     query.compile(&Postgres::default())?.sql(),
///     "SELECT data.id, data.price FROM (VALUES ($1, $2), ($3, $4)) AS data (id, price)",
/// );
/// assert_eq!(
///     query.compile(&Sqlite::default())?.sql(),
///     "SELECT data.id, data.price FROM (SELECT ? AS id, ? AS price UNION ALL VALUES (?, ?)) AS data",
/// );
/// assert_eq!(
///     query.compile(&MySql::default())?.sql(), // MariaDB, too
///     "SELECT data.id, data.price FROM (SELECT ? AS id, ? AS price UNION ALL SELECT ?, ?) AS data",
/// );
/// let named = column("id").typed::<i32>().label("id");
/// let ids = values((&named,)).data([(1,), (2,)]).cte("ids");
/// assert_eq!(
///     select(ids.col(&named)).compile(&Sqlite::default())?.sql(),
///     "WITH ids(id) AS (VALUES (?), (?)) SELECT ids.id FROM ids",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn values<S: Selection>(columns: S) -> ValueRows<S::Row> {
    let listed = SelectList::of(columns);
    let columns: SmallVec<[Node; 1]> = items_of(&listed)
        .map(|item| match item {
            Item::Node(node) => node.clone(),
            Item::Of(column) => Node::Column(column),
        })
        .collect();
    let targets = columns.iter().map(TargetColumn::of).collect();
    ValueRows { tree: ast::Values::of(columns), targets, rows: PhantomData }
}

impl<R> ValueRows<R> {
    /// Adds rows: tuples of values or expressions; a `Vec` if the columns are chosen at run time.
    pub fn data<I: IntoIterator>(mut self, rows: I) -> Self
    where
        I::Item: Values<R>,
    {
        for row in rows {
            let mut values = Vec::with_capacity(self.targets.len());
            row.write(&mut RowWriter::new(&self.targets, &mut values));
            self.tree.add_row(values);
        }
        self
    }
    /// Renders the values as inline literals, instead of binding them.
    pub fn inline(mut self) -> Self {
        self.tree.inline = true;
        self
    }
    /// Returns the rows as a query, for set operations and wherever a SELECT is accepted.
    pub fn query(self) -> Select<R> {
        Select::new(Query::Values(Box::new(self.tree)))
    }
    /// Returns `(VALUES ..) AS name (a, b)`, for FROM.
    pub fn alias(self, name: impl Into<AliasName>) -> Subquery<R> {
        self.query().subquery(name)
    }
    /// Returns the rows as a subquery; the same as [`alias`](ValueRows::alias).
    pub fn subquery(self, name: impl Into<AliasName>) -> Subquery<R> {
        self.alias(name)
    }
    /// Returns `LATERAL (VALUES ..) AS name (a, b)`, whose expressions may use columns of the elements before it.
    pub fn lateral(self, name: impl Into<AliasName>) -> Subquery<R> {
        self.query().lateral(name)
    }
    /// Returns the rows as a CTE, `WITH name(a, b) AS (VALUES ..)`.
    pub fn cte(self, name: impl Into<AliasName>) -> Cte<R> {
        self.query().cte(name)
    }
}
impl<R> Clone for ValueRows<R> {
    fn clone(&self) -> Self {
        ValueRows { tree: self.tree.clone(), targets: self.tree.columns.iter().map(TargetColumn::of).collect(), rows: PhantomData }
    }
}
impl<R> fmt::Debug for ValueRows<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValueRows({})", self.clone().query())
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, B> InList<B> for ValueRows<(T,)>
where
    T::Base: ComparesWith<B>,
{
    fn into_list(self, _: &Node) -> List {
        List::Query(self.query().into_query())
    }
}
#[diagnostic::do_not_recommend]
impl<B> InList<B> for ValueRows<Row> {
    fn into_list(self, operand: &Node) -> List {
        InList::<B>::into_list(self.query(), operand)
    }
}
