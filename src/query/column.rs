//! [`Column`] and [`Expr`]: columns and expressions with a Rust type.

use super::assignment::Assignment;
use super::in_list::InList;
use super::methods::{
    cast::cast, comparison::comparison, label::label, like::like, numeric::numeric, ordering::ordering, regexp::regexp,
    subscript::subscript, text_operators::text_operators,
};
use super::operand::{FitsIn, Operand};
use super::order_by::SortKey;
use crate::ast::{Affix, ColumnRef, Constant, CustomOperator, FromItem, Node, NullsOrder, Operator, StatementRef, UnaryOperator};
use crate::compiler::Dialect;
use crate::compiler::{CompileOptions, Compiled};
use crate::error::Result;
use crate::name::Name;
use crate::query::scalar::op::{Bits, Divide, DivideDown, DivideWhole};
use crate::query::scalar::{Any, BaseOf, Contains, HasOperator, Searchable, SqlType, Subscriptable, Textual};
use crate::schema::{StaticTable, Table, TableDef};
use crate::types::{DataType, TypeRef, rules};
use std::fmt;
use std::marker::PhantomData;

/// A column of a model, whose values are `T`: `User::id` is a `Column<i32>`.
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
/// // the annotation gives columns of several models one type
/// let ids: [Column<i32>; 2] = [User::id, Address::user_id];
/// assert_eq!(User::id.in_(ids).to_string(), "users.id IN (users.id, addresses.user_id)");
/// ```
///
/// The constants of a derive also carry their model: they are `&TypedColumn<i32, OfModel<User>>`, and coerce to a
/// `Column<i32>` wherever one is expected. So [`Alias::col`](super::Alias::col) can refuse a column of another model.
#[doc(alias = "mapped_column")]
pub type Column<T> = &'static TypedColumn<T, dyn AnyModel>;

/// A column of a model: its table, its index there, its Rust type, and, by [`OfModel`], its model.
pub struct TypedColumn<T, M: ?Sized> {
    table: &'static StaticTable,
    index: u16,
    of: PhantomData<fn() -> T>,
    /// Last and zero-sized, so that a reference to a column of any model coerces to a [`Column`].
    _model: M,
}

/// The model `M`, as a parameter of a [`TypedColumn`].
#[derive(Debug)]
pub struct OfModel<M>(PhantomData<fn() -> M>);
/// Any model, as a parameter of a [`TypedColumn`] behind a reference.
pub trait AnyModel: Send + Sync {}
impl<M> AnyModel for OfModel<M> {}

impl<T, M> TypedColumn<T, OfModel<M>> {
    /// Creates the column at an index of a table; for the derive.
    pub const fn new(table: &'static StaticTable, index: usize) -> Self {
        TypedColumn { table, index: index as u16, of: PhantomData, _model: OfModel(PhantomData) }
    }
}
impl<T, M: ?Sized> TypedColumn<T, M> {
    /// Returns its table.
    #[inline]
    pub fn table(&self) -> Table {
        Table::from_static(self.table)
    }
    /// Returns its index in the table.
    #[inline]
    pub fn index(&self) -> usize {
        self.index.into()
    }
    /// Returns its name.
    pub fn name(&self) -> &'static str {
        let def: &'static TableDef = self.table;
        def.columns().get(self.index()).map_or("", |column| column.name().as_str())
    }
    /// Returns the node of the tree.
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
    /// Returns the assignment `column = value`. Only a nullable column accepts a nullable value.
    #[inline]
    pub fn set<R: Operand<T::Base>>(&self, value: R) -> Assignment
    where
        R::Type: FitsIn<T>,
    {
        Assignment::of_column(self.column_ref(), value.into_node())
    }
}
/// Kinds of expressions; each adds methods.
pub mod kind {
    /// An expression without further methods.
    #[derive(Debug)]
    pub struct Plain;
    /// A function call, which can be an aggregate or have a window.
    #[derive(Debug)]
    pub struct Function;
    /// A function call with a window.
    #[derive(Debug)]
    pub struct Over;
    /// An expression with a label.
    #[derive(Debug)]
    pub struct Label;
    /// LIKE and its relatives, which can have an escape character.
    #[derive(Debug)]
    pub struct Like;
    /// Regular expression operators, which can have flags.
    #[derive(Debug)]
    pub struct Regexp;
    /// An element of JSON or of an array; an element of JSON can be read as a value.
    #[derive(Debug)]
    pub struct Element;
    /// A column of a table built at run time, which can be assigned to.
    #[derive(Debug)]
    pub struct Column;
    /// A named parameter, which can have a value.
    #[derive(Debug)]
    pub struct Parameter;
}

/// An SQL expression whose value is a `T`.
///
/// It does not implement Rust's `==`: SQL's is [`eq`](Expr::eq), and trees are compared by [`node`](Expr::node).
pub struct Expr<T, K = kind::Plain> {
    node: Node,
    of: PhantomData<fn() -> (T, K)>,
}
/// A function call.
pub type Function<T> = Expr<T, kind::Function>;
/// A function over a window, `f(..) OVER (..)`.
pub type Over<T> = Expr<T, kind::Over>;
/// An expression with a label, `x AS name` in a select list.
pub type Label<T> = Expr<T, kind::Label>;
/// A column of a table built at run time: `users.c("id")`.
pub type AnyColumn = Expr<Any, kind::Column>;

impl<T, K> Expr<T, K> {
    /// Wraps a node as an expression. The caller vouches that its value is a `T`.
    #[inline]
    pub fn from_node(node: Node) -> Self {
        Expr { node, of: PhantomData }
    }
    /// Returns the node of the tree, by which expressions are compared.
    #[inline]
    pub fn node(&self) -> Node {
        self.node.clone()
    }
    /// Converts it into the node of the tree.
    #[inline]
    pub fn into_node(self) -> Node {
        self.node
    }
    #[inline]
    pub(crate) fn map<U, L>(self, change: impl FnOnce(Node) -> Node) -> Expr<U, L> {
        Expr::from_node(change(self.node))
    }
}
comparison!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
like!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
regexp!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
text_operators!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
numeric!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
subscript!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
cast!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
label!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
ordering!([T, M: ?Sized] TypedColumn<T, M>; [T, K] Expr<T, K>;);
impl<T, K> Clone for Expr<T, K> {
    fn clone(&self) -> Self {
        Expr::from_node(self.node.clone())
    }
}

/// An SQL expression of a known Rust type: a column, an expression, or a reference to one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an SQL expression",
    label = "expected a column or an expression",
    note = "a plain value becomes one by `literal(..)`, a subquery by `.scalar()`"
)]
pub trait Expression {
    /// The type of its value.
    type Type: SqlType;
    /// Returns the node of the tree.
    fn node(&self) -> Node;
    /// Converts it into the node of the tree.
    #[inline]
    fn into_node(self) -> Node
    where
        Self: Sized,
    {
        self.node()
    }
    /// Returns it as a plain expression.
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
/// The type of an element of `T`; a missing element is NULL.
type ElementOf<T> = <<T as Subscriptable>::Element as SqlType>::Nullable;
/// The database's type of an expression: of a user-defined type, the type that it wraps.
pub(crate) type Inner<E> = <<E as Expression>::Type as SqlType>::Inner;

macro_rules! shown { ($([$($generic:tt)*] $who:ty, $name:literal;)*) => {$(
    impl<$($generic)*> $who {
        /// Compiles the expression alone.
        ///
        /// # Errors
        /// An error in the tree, or a construct that the dialect does not support.
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
