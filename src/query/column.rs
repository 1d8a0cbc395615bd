//! [`Column`] and [`Expr`]: a column or a node, with a Rust type.

use super::in_list::InList;
use super::methods::{compare::compare, list::list, numbers::numbers, parts::parts, text::text, typing::typing};
use super::operand::{FitsIn, Operand};
use super::set::Assignment;
use super::sort::SortKey;
use crate::ast::{Affix, ColumnRef, Constant, CustomOperator, FromItem, Node, NullsOrder, Operator, StatementRef, UnaryOperator};
use crate::compiler::Dialect;
use crate::compiler::{CompileOptions, Compiled};
use crate::error::Result;
use crate::name::Name;
use crate::query::scalar::op::{Bits, Divide, DivideDown, DivideWhole};
use crate::query::scalar::{Any, BaseOf, Composite, Contains, Gives, Searchable, SqlType, Textual};
use crate::schema::{StaticTable, Table, TableDef};
use crate::types::{DataType, TypeRef, rules};
use std::fmt;
use std::marker::PhantomData;

/// A column of a model, of type `T`: `User::id` is a `Column<i32>`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
/// # #[derive(Model)] #[model(table = "addresses")] struct Address { #[column(primary_key)] id: i32, user_id: i32 }
/// fn highest<T: SqlType>(of: Column<T>) -> Select<T::Nullable> {
///     select(func::max(of))
/// }
/// let id: Column<i32> = User::id;
/// assert_eq!(highest(id).to_string(), "SELECT max(users.id) AS max_1 FROM users");
/// // columns of several models in one list: the annotation makes them one type
/// let ids: [Column<i32>; 2] = [User::id, Address::user_id];
/// assert_eq!(User::id.in_(ids).to_string(), "users.id IN (users.id, addresses.user_id)");
/// ```
///
/// The constants of a derive know their model, too: they are `&TypedColumn<i32, Of<User>>`, and become a `Column<i32>`
/// wherever that is asked for. So [`Alias::col`](super::Alias::col) can refuse a column of another model.
pub type Column<T> = &'static TypedColumn<T, dyn OfAny>;

/// What a column of a model is: its table and its number there, its Rust type, and [`Of`] which model it is.
pub struct TypedColumn<T, M: ?Sized> {
    table: &'static StaticTable,
    index: u16,
    of: PhantomData<fn() -> T>,
    /// Last, and of no size: so a reference to the column of any model becomes a [`Column`].
    _model: M,
}

/// The model of a [`TypedColumn`].
#[derive(Debug)]
pub struct Of<M>(PhantomData<fn() -> M>);
/// Whatever the model of a [`TypedColumn`] is.
pub trait OfAny: Send + Sync {}
impl<M> OfAny for Of<M> {}

impl<T, M> TypedColumn<T, Of<M>> {
    /// The `index`-th column of a table, as the derive declares it.
    pub const fn new(table: &'static StaticTable, index: usize) -> Self {
        TypedColumn { table, index: index as u16, of: PhantomData, _model: Of(PhantomData) }
    }
}
impl<T, M: ?Sized> TypedColumn<T, M> {
    /// Its table.
    #[inline]
    pub fn table(&self) -> Table {
        Table::from_static(self.table)
    }
    /// Its number in the table.
    #[inline]
    pub fn index(&self) -> usize {
        self.index.into()
    }
    /// Its name.
    pub fn name(&self) -> &'static str {
        let def: &'static TableDef = self.table;
        def.columns().get(self.index()).map_or("", |column| column.name().as_str())
    }
    /// The node of the tree.
    #[inline]
    pub fn node(&self) -> Node {
        Node::Column(self.column_ref())
    }
    #[inline]
    pub(crate) fn column_ref(&self) -> ColumnRef {
        ColumnRef::new(FromItem::Table(self.table()), self.index())
    }
}

impl<T: SqlType, M: ?Sized> TypedColumn<T, M> {
    /// `column = value`. A value that may be NULL fits a column that may be.
    #[inline]
    pub fn set<R: Operand<T::Base>>(&self, value: R) -> Assignment
    where
        R::Type: FitsIn<T>,
    {
        Assignment::of_column(self.column_ref(), value.into_node())
    }
}
/// What an expression is besides its type; each kind adds methods of its own.
pub mod kind {
    /// Nothing besides.
    #[derive(Debug)]
    pub struct Plain;
    /// A function call: it can be aggregated and windowed.
    #[derive(Debug)]
    pub struct Function;
    /// A function over a window.
    #[derive(Debug)]
    pub struct Over;
    /// An expression with a name.
    #[derive(Debug)]
    pub struct Label;
    /// LIKE and its kin: they can have an escape character.
    #[derive(Debug)]
    pub struct Like;
    /// Regular expressions: they can have flags.
    #[derive(Debug)]
    pub struct Regexp;
    /// An element of JSON or of an array: JSON is read as a value.
    #[derive(Debug)]
    pub struct Element;
    /// A column of a table that is built at run time: it can be assigned to.
    #[derive(Debug)]
    pub struct OfTable;
    /// A value under a name: it can be given.
    #[derive(Debug)]
    pub struct Parameter;
}

/// An expression whose value is a `T`.
///
/// It has no `==` of Rust: SQL's is [`eq`](Expr::eq), and trees are compared by [`node`](Expr::node).
pub struct Expr<T, K = kind::Plain> {
    node: Node,
    of: PhantomData<fn() -> (T, K)>,
}
/// A function call.
pub type Function<T> = Expr<T, kind::Function>;
/// A function over a window.
pub type Over<T> = Expr<T, kind::Over>;
/// An expression with a name.
pub type Label<T> = Expr<T, kind::Label>;
/// A column of a table that is built at run time: `users.c("id")`.
pub type AnyColumn = Expr<Any, kind::OfTable>;

impl<T, K> Expr<T, K> {
    /// The expression that a node is. That its value is a `T` is the caller's word.
    #[inline]
    pub fn from_node(node: Node) -> Self {
        Expr { node, of: PhantomData }
    }
    /// The node of the tree; trees are compared by it.
    #[inline]
    pub fn node(&self) -> Node {
        self.node.clone()
    }
    /// The node of the tree.
    #[inline]
    pub fn into_node(self) -> Node {
        self.node
    }
    #[inline]
    pub(crate) fn map<U, L>(self, change: impl FnOnce(Node) -> Node) -> Expr<U, L> {
        Expr::from_node(change(self.node))
    }
}
compare!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
text!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
numbers!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
parts!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
typing!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
list!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
impl<T, K> Clone for Expr<T, K> {
    fn clone(&self) -> Self {
        Expr::from_node(self.node.clone())
    }
}

/// Anything that is an SQL expression of a known Rust type: a column, an expression, a reference to one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an SQL expression",
    label = "expected a column or an expression",
    note = "a plain value becomes one by `literal(..)`, a subquery by `.scalar()`"
)]
pub trait Expression {
    /// The type of its value.
    type Type: SqlType;
    /// The node of the tree.
    fn node(&self) -> Node;
    /// The node of the tree, of what is not needed any more.
    #[inline]
    fn into_node(self) -> Node
    where
        Self: Sized,
    {
        self.node()
    }
    /// The expression by itself.
    #[inline]
    fn expr(&self) -> Expr<Self::Type> {
        Expr::from_node(self.node())
    }
}
impl<T: SqlType, M: ?Sized> Expression for TypedColumn<T, M> {
    type Type = T;
    #[inline]
    fn node(&self) -> Node {
        self.node()
    }
}
impl<T: SqlType, K> Expression for Expr<T, K> {
    type Type = T;
    #[inline]
    fn node(&self) -> Node {
        self.node.clone()
    }
    #[inline]
    fn into_node(self) -> Node {
        self.node
    }
}
impl<E: Expression + ?Sized> Expression for &E {
    type Type = E::Type;
    #[inline]
    fn node(&self) -> Node {
        E::node(self)
    }
}
/// The type of an expression without its `Option`.
pub(crate) type Base<E> = <<E as Expression>::Type as SqlType>::Base;
/// An element of a value of this type; what is not there is NULL.
type ElementOf<T> = <<T as Composite>::Element as SqlType>::Nullable;
/// What the type of an expression is to the database.
pub(crate) type Inner<E> = <<E as Expression>::Type as SqlType>::Inner;

macro_rules! shown { ($([$($generic:tt)*] $who:ty, $name:literal;)*) => {$(
    impl<$($generic)*> $who {
        /// The SQL of the expression alone.
        ///
        /// # Errors
        /// What was wrong in the tree, and what the dialect cannot say.
        pub fn compile(&self, dialect: &dyn Dialect) -> Result<Compiled> {
            crate::compiler::compile(StatementRef::Node(&self.node()), dialect, &CompileOptions::default())
        }
    }
    impl<$($generic)*> fmt::Display for $who {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.node().fmt(f)
        }
    }
    impl<$($generic)*> fmt::Debug for $who {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, concat!($name, "({})"), self.node())
        }
    }
)*} }
shown!([T, M: ?Sized] TypedColumn<T, M>, "Column"; [T, K] Expr<T, K>, "Expr";);
