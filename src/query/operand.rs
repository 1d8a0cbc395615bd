//! Operands: values, columns, expressions and subqueries beside an expression.

use super::column::{Expr, TypedColumn};
use super::insert::TargetColumn;
use super::select::Select;
use super::tuples;
use crate::ast::{Constant, InBuilder, Literal, Node};
use crate::query::scalar::{Any, ComparesWith, Scalar, SqlType};
use crate::types::TypeRef;
use crate::value::Value;

/// An operand where SQL expects a `B`: a value, a column, an expression, or a scalar subquery.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not fit where SQL expects `{B}`",
    label = "expected `{B}`: a value, a column, an expression or a subquery of that type",
    note = "a column or an expression converts by `.cast::<{B}>()`, a value in Rust"
)]
#[doc(alias("AsExpression", "IntoSql"))]
pub trait Operand<B> {
    /// The type of the operand itself.
    type Type: SqlType;
    /// [`form::Optional`] for an operand that cannot be in the list of IN, else [`form::Item`].
    type Form;
    /// Returns the operand's node.
    fn to_node(&self) -> Node;
    /// Converts it into its node.
    #[inline]
    fn into_node(self) -> Node
    where
        Self: Sized,
    {
        self.to_node()
    }
    /// Returns the operand's node as a value of this column.
    #[inline]
    fn to_typed(&self, column: &TargetColumn) -> Node {
        column.typed(self.to_node())
    }
    /// Converts it into its node as a value of this column.
    #[inline]
    fn into_typed(self, column: &TargetColumn) -> Node
    where
        Self: Sized,
    {
        column.typed(self.into_node())
    }
    /// Adds it to a list of IN: a plain value without a node, which is faster.
    #[inline]
    fn push_to(&self, to: &mut InBuilder<'_>) {
        to.push(self.to_node());
    }
    /// Moves it into a list of IN.
    #[inline]
    fn push_into(self, to: &mut InBuilder<'_>)
    where
        Self: Sized,
    {
        to.push(self.into_node());
    }
}

/// Whether an operand can be in the list of IN, as types.
pub mod form {
    /// A value, a column or an expression, which can be.
    #[derive(Debug)]
    pub struct Item;
    /// An `Option`, which cannot be: IN never finds NULL.
    #[derive(Debug)]
    pub struct Optional;
}

/// Each line is a type of values: `type: expected type as its own type, ..`; with `@borrowed`, how it becomes a [`Value`].
macro_rules! operands {
    (@borrowed $($type:ty => $base:ty: |$value:ident| $make:expr;)*) => {
        $(
            $crate::query::operands!(@one $type, $base, $base, |$value| $make);
            $crate::query::operands!(@one $type, $crate::query::scalar::Any, $base, |$value| $make);
        )*
    };
    (@one $type:ty, $expected:ty, $is:ty, |$value:ident| $make:expr) => {
        #[diagnostic::do_not_recommend]
        impl $crate::query::Operand<$expected> for $type {
            type Type = $is;
            type Form = $crate::query::form::Item;
            #[inline]
            fn to_node(&self) -> $crate::ast::Node {
                let $value = self;
                $crate::query::bound::<$is>($make)
            }
            #[inline(always)]
            fn push_to(&self, to: &mut $crate::ast::InBuilder<'_>) {
                let kind = <$is as $crate::query::scalar::Scalar>::data_type().family();
                let $value = self;
                to.push_natural($make, kind, <$is as $crate::query::scalar::Scalar>::type_ref);
            }
            #[inline(always)]
            fn to_typed(&self, column: &$crate::query::TargetColumn) -> $crate::ast::Node {
                let $value = self;
                column.value::<$is>($make)
            }
        }
    };
    ($($type:ty: $($expected:ty as $is:ty),*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl $crate::query::Operand<$expected> for $type {
            type Type = $is;
            type Form = $crate::query::form::Item;
            #[inline]
            fn to_node(&self) -> $crate::ast::Node {
                $crate::query::bound::<$type>($crate::query::scalar::Scalar::to_value(self))
            }
            #[inline]
            fn into_node(self) -> $crate::ast::Node {
                $crate::query::bound::<$type>($crate::query::scalar::Scalar::into_value(self))
            }
            #[inline(always)]
            fn push_to(&self, to: &mut $crate::ast::InBuilder<'_>) {
                let kind = <$type as $crate::query::scalar::Scalar>::data_type().family();
                to.push_natural($crate::query::scalar::Scalar::to_value(self), kind, <$type as $crate::query::scalar::Scalar>::type_ref);
            }
            #[inline(always)]
            fn push_into(self, to: &mut $crate::ast::InBuilder<'_>) {
                let kind = <$type as $crate::query::scalar::Scalar>::data_type().family();
                to.push_natural($crate::query::scalar::Scalar::into_value(self), kind, <$type as $crate::query::scalar::Scalar>::type_ref);
            }
            #[inline(always)]
            fn to_typed(&self, column: &$crate::query::TargetColumn) -> $crate::ast::Node {
                column.value::<$type>($crate::query::scalar::Scalar::to_value(self))
            }
            #[inline(always)]
            fn into_typed(self, column: &$crate::query::TargetColumn) -> $crate::ast::Node {
                column.value::<$type>($crate::query::scalar::Scalar::into_value(self))
            }
        }
    )*)*};
}
pub(crate) use operands;

/// Returns a bind of the value with the SQL type of its Rust type.
#[inline]
pub(crate) fn bound<T: Scalar>(value: Value) -> Node {
    Node::Literal(Literal::new(value, <T as Scalar>::type_ref()))
}
/// Returns a bound NULL of a type.
#[inline]
fn nothing(ty: TypeRef) -> Node {
    Node::Literal(Literal::new(Value::Null, ty))
}

#[diagnostic::do_not_recommend]
impl<B> Operand<B> for Value {
    type Type = Any;
    type Form = form::Item;
    fn to_node(&self) -> Node {
        Node::literal(self.clone())
    }
    fn into_node(self) -> Node {
        Node::literal(self)
    }
}
#[diagnostic::do_not_recommend]
impl<B, R: Operand<B>> Operand<B> for Option<R> {
    type Type = <R::Type as SqlType>::Nullable;
    type Form = form::Optional;
    #[inline]
    fn to_node(&self) -> Node {
        self.as_ref().map_or_else(|| nothing(R::Type::type_ref()), R::to_node)
    }
    #[inline]
    fn into_node(self) -> Node {
        self.map_or_else(|| nothing(R::Type::type_ref()), R::into_node)
    }
    #[inline(always)]
    fn push_to(&self, to: &mut InBuilder<'_>) {
        match self {
            Some(value) => value.push_to(to),
            None => to.push(nothing(R::Type::type_ref())),
        }
    }
    #[inline(always)]
    fn push_into(self, to: &mut InBuilder<'_>) {
        match self {
            Some(value) => value.push_into(to),
            None => to.push(nothing(R::Type::type_ref())),
        }
    }
    #[inline(always)]
    fn to_typed(&self, column: &TargetColumn) -> Node {
        self.as_ref().map_or_else(|| column.typed(nothing(R::Type::type_ref())), |value| value.to_typed(column))
    }
    #[inline(always)]
    fn into_typed(self, column: &TargetColumn) -> Node {
        match self {
            Some(value) => value.into_typed(column),
            None => column.typed(nothing(R::Type::type_ref())),
        }
    }
}
#[diagnostic::do_not_recommend]
impl<B, R: Operand<B> + Clone> Operand<B> for &R {
    type Type = R::Type;
    type Form = R::Form;
    #[inline]
    fn to_node(&self) -> Node {
        R::to_node(self)
    }
    #[inline(always)]
    fn push_to(&self, to: &mut InBuilder<'_>) {
        R::push_to(self, to);
    }
    #[inline(always)]
    fn push_into(self, to: &mut InBuilder<'_>) {
        R::push_to(self, to);
    }
    #[inline(always)]
    fn to_typed(&self, column: &TargetColumn) -> Node {
        R::to_typed(self, column)
    }
    #[inline(always)]
    fn into_typed(self, column: &TargetColumn) -> Node {
        R::to_typed(self, column)
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, M: ?Sized, B> Operand<B> for &TypedColumn<T, M>
where
    T::Base: ComparesWith<B>,
{
    type Type = T;
    type Form = form::Item;
    #[inline]
    fn to_node(&self) -> Node {
        self.node()
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, K, B> Operand<B> for Expr<T, K>
where
    T::Base: ComparesWith<B>,
{
    type Type = T;
    type Form = form::Item;
    #[inline]
    fn to_node(&self) -> Node {
        self.node()
    }
    #[inline]
    fn into_node(self) -> Node {
        Expr::into_node(self)
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, B> Operand<B> for Select<T>
where
    T::Base: ComparesWith<B>,
{
    type Type = T::Nullable;
    type Form = form::Item;
    fn to_node(&self) -> Node {
        Node::scalar_subquery(self.node().clone())
    }
    fn into_node(self) -> Node {
        Node::scalar_subquery(self.into_query())
    }
}

/// SQL's NULL, of any type.
#[derive(Debug, Clone, Copy)]
pub struct Null;

/// Returns SQL's NULL, of any type: `NULL`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, email: Option<String> }
/// assert_eq!(User::email.ne(null()).to_string(), "users.email IS NOT NULL");
/// assert_eq!(update(User::table()).set(User::email.set(null())).to_string(), "UPDATE users SET email=NULL");
/// ```
pub fn null() -> Null {
    Null
}
impl Null {
    /// Returns NULL with a type, as a column of a SELECT needs it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, email: Option<String> }
    /// # #[derive(Model)] #[model(table = "items")] struct Item { #[column(primary_key)] id: i32 }
    /// let all: Select<(i32, Option<String>)> =
    ///     select((User::id, User::email)).union_all(select((Item::id, null().typed::<String>())));
    /// assert_eq!(
    ///     all.to_string(),
    ///     "SELECT users.id, users.email FROM users UNION ALL SELECT items.id, NULL AS anon_1 FROM items",
    /// );
    /// ```
    pub fn typed<T: SqlType>(self) -> super::column::Expr<T::Nullable> {
        super::column::Expr::from_node(Node::Constant(Constant::Null))
    }
}
#[diagnostic::do_not_recommend]
impl<B: SqlType> Operand<B> for Null {
    type Type = B::Nullable;
    type Form = form::Optional;
    fn to_node(&self) -> Node {
        Node::Constant(Constant::Null)
    }
}

/// A type whose values can be stored in a column of type `T`: any but a nullable one in a NOT NULL column.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nullable, and the column is a `{T}`, which is NOT NULL",
    label = "may be NULL",
    note = "unwrap it in Rust, give it `.not_null()`, or a default with `func::coalesce((.., ..))`"
)]
pub trait FitsIn<T> {}
#[diagnostic::do_not_recommend]
impl<T: SqlType, U: Scalar> FitsIn<T> for U {}
#[diagnostic::do_not_recommend]
impl<T: Scalar, U: Scalar> FitsIn<Option<T>> for Option<U> {}
#[diagnostic::do_not_recommend]
impl<T: SqlType> FitsIn<T> for Any {}

/// A tuple of operands as an operand, `(a, b)`.
macro_rules! tuple_operands { ($($base:ident $own:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($base,)+ $($own: Operand<$base, Form = form::Item>),+> Operand<($($base,)+)> for ($($own,)+) {
        type Type = Any;
        type Form = form::Item;
        #[allow(non_snake_case)]
        fn to_node(&self) -> Node {
            let ($($own,)+) = self;
            Node::tuple(vec![$($own.to_node()),+])
        }
        #[allow(non_snake_case)]
        fn into_node(self) -> Node {
            let ($($own,)+) = self;
            Node::tuple(vec![$($own.into_node()),+])
        }
    }
} }
tuples!(tuple_operands, 8);
