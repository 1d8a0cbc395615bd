//! INSERT, and the rows of its VALUES.

use super::assignment::Assignments;
use super::column::{AnyColumn, Expr, TypedColumn};
use super::operand::{FitsIn, Operand};
use super::select::Select;
use super::statement::statements;
use super::tuples;
use crate::ast::{self, InsertSource, Literal, Node};
use crate::error::ErrorKind;
use crate::query::scalar::{Any, ComparesWith, Scalar, SqlType};
use crate::row::Row;
use crate::schema::Table;
use crate::types::{TypeFamily, TypeRef, rules};
use crate::value::Value;
use smallvec::SmallVec;
use std::fmt;
use std::marker::PhantomData;

statements! {
    /// An INSERT. `R` is the Rust type of a row of RETURNING.
    Insert<R = ()> = ast::Insert, Insert;
}

/// Starts `INSERT INTO table`. Without rows it inserts one row of defaults.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, age: Option<i32> }
/// let one: Insert<i32> = insert(User::table()).values((User::name.set("ed"), User::age.set(5))).returning(User::id);
/// assert_eq!(
///     one.compile(&Postgres::default())?.sql(),
///     "INSERT INTO users (name, age) VALUES ($1, $2) RETURNING users.id",
/// );
/// let two = insert(User::table()).columns((User::name, User::age)).rows([("ed", Some(5)), ("wendy", None)]);
/// assert_eq!(two.compile(&Sqlite::default())?.sql(), "INSERT INTO users (name, age) VALUES (?, ?), (?, ?)");
/// # Ok::<(), aludel::Error>(())
/// ```
#[doc(alias = "insert_into")]
pub fn insert(into: impl Into<Table>) -> Insert {
    Insert::new(ast::Insert::into_table(into.into()))
}

super::dml::prefixed!(Insert);

impl<R> Insert<R> {
    /// Adds one row, `(a, b) VALUES (?, ?)`. A column that is left out gets its default.
    pub fn values(mut self, values: impl Assignments) -> Self {
        values.each(&mut |assignment| self.tree.set(assignment));
        self
    }
    /// Sets the columns of the rows that follow.
    pub fn columns<C: ColumnList>(mut self, columns: C) -> InsertColumns<R, C::Types> {
        let targets = self.choose(columns);
        InsertColumns { insert: self, targets, of: PhantomData }
    }
    /// Adds rows of assignments, `(a, b) VALUES (..), (..)`; all rows have the columns of the first.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, age: Option<i32> }
    /// let two = insert(User::table()).rows([
    ///     (User::name.set("ed"), User::age.set(5)),
    ///     (User::age.set(literal(3) + 4), User::name.set(func::lower(literal("WENDY")))),
    /// ]);
    /// assert_eq!(
    ///     two.compile(&Sqlite::default())?.sql(),
    ///     "INSERT INTO users (name, age) VALUES (?, ?), (lower(?), (? + ?))",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    #[doc(alias("values", "insert_many"))]
    pub fn rows<I: IntoIterator>(mut self, rows: I) -> Self
    where
        I::Item: Assignments,
    {
        self.tree.set_rows(rows.into_iter().map(super::assignment::list_of));
        self
    }
    /// Inserts the rows of a query, `(a, b) SELECT ..`. Columns with a default that are left out are added to the query as
    /// their defaults.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "names")] struct Name { #[column(primary_key)] id: i32, name: String }
    /// let copy = insert(Name::table()).from_select((Name::id, Name::name), select((User::id, User::name)));
    /// assert_eq!(copy.to_string(), "INSERT INTO names (id, name) SELECT users.id, users.name FROM users");
    /// ```
    pub fn from_select<C: ColumnList, Q: FitsColumns<C::Types>>(mut self, columns: C, query: Select<Q>) -> Self {
        let width = self.choose(columns).len();
        let query = query.into_query();
        if query.width() != width {
            let problem = format!("{width} columns, and a SELECT of {}", query.width());
            self.tree.invalid(ErrorKind::invalid("INSERT", problem));
        }
        self.source(InsertSource::Query(query));
        self
    }
    /// Sets whether [`from_select`](Insert::from_select) adds the defaults of columns that are left out; by default it does.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let users = table("users", ["id"]);
    /// let seen = Table::new("seen")
    ///     .column(ColumnDef::new("id", DataType::Integer).primary_key())
    ///     .column(ColumnDef::new("at", DataType::DateTime).default(func::now()));
    /// let all = insert(&seen).from_select(vec![seen.c("id")], select(vec![users.c("id")]));
    /// assert_eq!(all.to_string(), "INSERT INTO seen (id, at) SELECT users.id, now() AS now_1 FROM users");
    /// assert_eq!(all.include_defaults(false).to_string(), "INSERT INTO seen (id) SELECT users.id FROM users");
    /// ```
    pub fn include_defaults(mut self, include: bool) -> Self {
        self.tree.include_defaults = include;
        self
    }
    /// Sets the columns and returns the types that their values are bound with.
    fn choose<C: ColumnList>(&mut self, columns: C) -> TargetColumns {
        if !self.tree.columns.is_empty() {
            self.tree.invalid(ErrorKind::invalid("INSERT", "its columns are given twice"));
        }
        let mut targets = TargetColumns::with_capacity(C::WIDTH);
        self.tree.columns.reserve(C::WIDTH);
        columns.each(&mut |column| {
            targets.push(TargetColumn::of(&column));
            match self.tree.index_of(&column) {
                Ok(index) if self.tree.columns.contains(&index) => {
                    self.tree.invalid(ErrorKind::invalid("INSERT", format!("{column} is written twice")));
                }
                Ok(index) => self.tree.columns.push(index),
                Err(error) => self.tree.invalid(error),
            }
        });
        targets
    }
    fn source(&mut self, source: InsertSource) {
        self.tree.set_source(source);
    }
}

/// An INSERT with columns, before its rows.
#[must_use = "an INSERT with columns needs `.rows(..)`"]
pub struct InsertColumns<R, C> {
    insert: Insert<R>,
    targets: TargetColumns,
    of: PhantomData<fn() -> C>,
}
impl<R, C> fmt::Debug for InsertColumns<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.insert.fmt(f)
    }
}
impl<R, C> InsertColumns<R, C> {
    /// Sets the rows, `VALUES (..), (..)`: tuples of values or expressions, in the order of the columns.
    #[doc(alias("values", "insert_many"))]
    pub fn rows<I: IntoIterator>(mut self, rows: I) -> Insert<R>
    where
        I::Item: Values<C>,
    {
        let rows = rows.into_iter();
        let mut values = Vec::with_capacity(rows.size_hint().0.saturating_mul(self.targets.len()));
        for row in rows {
            let before = values.len();
            row.write(&mut RowWriter { targets: &self.targets, values: &mut values });
            let written = values.len() - before;
            if written != self.targets.len() {
                let problem = format!("a row of {written} values for {} columns", self.targets.len());
                self.insert.tree.invalid(ErrorKind::invalid("INSERT", problem));
                break;
            }
        }
        self.insert.source(InsertSource::Values(values));
        self.insert
    }
}

type TargetColumns = SmallVec<[TargetColumn; 8]>;

/// A column of the rows that are inserted: the type that its values are bound with.
pub struct TargetColumn {
    ty: TypeRef,
    family: TypeFamily,
}
impl fmt::Debug for TargetColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TargetColumn({:?})", self.ty.data_type)
    }
}
impl TargetColumn {
    pub(super) fn of(column: &Node) -> Self {
        let ty = column.type_ref();
        let ty = if column.summary().has_sensitive() { ty.into_sensitive() } else { ty };
        TargetColumn { family: ty.data_type.family(), ty }
    }
    /// Returns the value, which has the Rust type `T`, as a value of this column.
    #[inline(always)]
    pub(crate) fn value<T: Scalar>(&self, value: Value) -> Node {
        let natural = <T as Scalar>::data_type().family();
        if natural == self.family || rules::binds_as(self.family, natural) {
            return Node::Literal(Literal::of_type(value, &self.ty));
        }
        self.typed(Node::Literal(Literal::new(value, <T as Scalar>::type_ref())))
    }
    /// Returns the node as a value of this column.
    pub(crate) fn typed(&self, node: Node) -> Node {
        match node {
            Node::Literal(literal) if literal.is_readable() => {
                let literal = literal.typed_by(self.ty.clone());
                Node::Literal(if self.ty.sensitive { literal.into_sensitive() } else { literal })
            }
            node => node.beside_type(self.ty.clone()),
        }
    }
}

/// Writes the values of rows.
pub struct RowWriter<'a> {
    targets: &'a [TargetColumn],
    values: &'a mut Vec<Node>,
}
impl<'a> RowWriter<'a> {
    pub(super) fn new(targets: &'a [TargetColumn], values: &'a mut Vec<Node>) -> Self {
        RowWriter { targets, values }
    }
}
impl fmt::Debug for RowWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RowWriter({} columns)", self.targets.len())
    }
}

/// Columns of an INSERT: one, a tuple, or a `Vec` of columns known at run time.
#[diagnostic::on_unimplemented(message = "`{Self}` is no list of columns", label = "expected a column, or a tuple or `Vec` of columns")]
pub trait ColumnList {
    /// Their types.
    type Types;
    /// Their number, as far as the type states it.
    const WIDTH: usize;
    /// Passes the columns to a closure, in order.
    fn each(self, add: &mut dyn FnMut(Node));
}
/// A column in the column list of an INSERT.
#[diagnostic::on_unimplemented(message = "`{Self}` is no column of a model", label = "expected a column such as `User::id`")]
pub trait ColumnListItem {
    /// Its type.
    type Type: SqlType;
    /// Converts it into the node of the tree.
    fn column_node(self) -> Node;
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, M: ?Sized> ColumnListItem for &TypedColumn<T, M> {
    type Type = T;
    fn column_node(self) -> Node {
        self.node()
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, M: ?Sized> ColumnList for &TypedColumn<T, M> {
    type Types = (T,);
    const WIDTH: usize = 1;
    fn each(self, add: &mut dyn FnMut(Node)) {
        add(self.node());
    }
}
#[diagnostic::do_not_recommend]
impl ColumnListItem for AnyColumn {
    type Type = Any;
    fn column_node(self) -> Node {
        self.into_node()
    }
}
#[diagnostic::do_not_recommend]
impl ColumnList for AnyColumn {
    type Types = (Any,);
    const WIDTH: usize = 1;
    fn each(self, add: &mut dyn FnMut(Node)) {
        add(self.into_node());
    }
}
impl ColumnList for Vec<AnyColumn> {
    type Types = Row;
    const WIDTH: usize = 0;
    fn each(self, add: &mut dyn FnMut(Node)) {
        self.into_iter().for_each(|column| add(column.into_node()));
    }
}

/// A row of a SELECT whose values can be stored in columns of types `C`.
#[diagnostic::on_unimplemented(
    message = "a SELECT of `{Self}` does not fit columns of types `{C}`",
    label = "expected a SELECT of `{C}`, in this order",
    note = "a nullable value fits a nullable column; `.not_null()` and `func::coalesce((.., ..))` make it not nullable"
)]
pub trait FitsColumns<C> {}
#[diagnostic::do_not_recommend]
impl<Q> FitsColumns<Row> for Q {}
#[diagnostic::do_not_recommend]
impl<T: SqlType, Q: SqlType + FitsIn<T>> FitsColumns<(T,)> for Q where Q::Base: ComparesWith<T::Base> {}

/// A row of values for columns of types `C`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no row for columns of types `{C}`",
    label = "expected a tuple of values for `{C}`, in this order"
)]
pub trait Values<C> {
    /// Writes the values, in order.
    fn write(self, row: &mut RowWriter<'_>);
}
#[diagnostic::do_not_recommend]
impl Values<Row> for Vec<Value> {
    fn write(self, row: &mut RowWriter<'_>) {
        let mut targets = row.targets.iter();
        row.values.extend(self.into_iter().map(|value| match targets.next() {
            Some(target) => target.typed(Node::literal(value)),
            None => Node::literal(value),
        }));
    }
}

/// Expressions that are chosen at run time.
#[diagnostic::do_not_recommend]
impl Values<Row> for Vec<Expr<Any>> {
    fn write(self, row: &mut RowWriter<'_>) {
        let mut targets = row.targets.iter();
        row.values.extend(self.into_iter().map(|value| match targets.next() {
            Some(target) => target.typed(value.into_node()),
            None => value.into_node(),
        }));
    }
}

macro_rules! lists { ($($t:ident $value:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: ColumnListItem),+> ColumnList for ($($t,)+) {
        type Types = ($($t::Type,)+);
        const WIDTH: usize = [$(stringify!($t)),+].len();
        #[allow(non_snake_case)]
        fn each(self, add: &mut dyn FnMut(Node)) {
            let ($($t,)+) = self;
            $(add($t.column_node());)+
        }
    }
    #[diagnostic::do_not_recommend]
    impl<$($t: SqlType,)+ $($value: SqlType + FitsIn<$t>),+> FitsColumns<($($t,)+)> for ($($value,)+)
    where
        $($value::Base: ComparesWith<$t::Base>),+
    {
    }
    #[diagnostic::do_not_recommend]
    impl<$($t: SqlType),+> FitsColumns<($($t,)+)> for Row {}
    #[diagnostic::do_not_recommend]
    impl<$($t: SqlType,)+ $($value: Operand<$t::Base>),+> Values<($($t,)+)> for ($($value,)+)
    where
        $($value::Type: FitsIn<$t>),+
    {
        #[inline]
        #[allow(non_snake_case)]
        fn write(self, row: &mut RowWriter<'_>) {
            let ($($value,)+) = self;
            // an array is written in place and moved as a whole
            let mut targets = row.targets.iter();
            let row_of_values = [$(match targets.next() {
                Some(target) => $value.into_typed(target),
                None => $value.into_node(),
            }),+];
            row.values.extend(row_of_values);
        }
    }
} }
tuples!(lists);
