//! Functions of hstore. F.18

use crate::ast::Node;
use crate::dialects::postgres::Hstore;
use crate::dialects::postgres::types::hstore;
use crate::query::scalar::{Any, SqlType};
use crate::query::{Expression, Function, Operand};
use crate::types::{DataType, TypeRef};
use smallvec::smallvec;

/// Implemented by the types that have the functions of hstore.
#[diagnostic::on_unimplemented(message = "this needs an hstore, and `{Self}` is none", label = "not an operation of `{Self}`")]
pub trait IsHstore {}
impl IsHstore for Any {}
impl IsHstore for Hstore {}

type PropagateNull<E, Out> = <<E as Expression>::Type as SqlType>::PropagateNull<Out>;

/// Methods of hstore. `get`, `contains` and `+` are methods and operators of every expression;
/// [`ContainmentMethods`](super::ContainmentMethods) and [`KeyMethods`](super::KeyMethods) have those that it shares with other types.
///
/// ```
/// use aludel::{postgres::{self, Hstore, methods::*}, prelude::*};
/// # #[derive(Model)] #[model(table = "posts")] struct Post { #[column(primary_key)] id: i32, attrs: Hstore }
/// let query = select((Post::attrs.keys(), Post::attrs.delete("a"), Post::attrs.slice(["b", "c"])));
/// assert_eq!(
///     query.compile(&Postgres::default())?.sql(),
///     "SELECT akeys(posts.attrs) AS akeys_1, delete(posts.attrs, $1) AS delete_1, slice(posts.attrs, $2::VARCHAR[]) AS slice_1 \
///      FROM posts",
/// );
/// let more = Post::attrs + Hstore::from([("a", "1")]);
/// assert_eq!(more.compile(&Postgres::default())?.sql(), "posts.attrs || $1");
/// # Ok::<(), aludel::Error>(())
/// ```
pub trait HstoreMethods: Expression {
    /// `akeys(self)`: the keys, as an array.
    fn keys(&self) -> Function<PropagateNull<Self, Vec<String>>>
    where
        <Self::Type as SqlType>::Inner: IsHstore,
    {
        call("akeys", self.node(), None, text_array(1))
    }
    /// `avals(self)`: the values, as an array.
    fn vals(&self) -> Function<PropagateNull<Self, Vec<Option<String>>>>
    where
        <Self::Type as SqlType>::Inner: IsHstore,
    {
        call("avals", self.node(), None, text_array(1))
    }
    /// `hstore_to_array(self)`: an array of keys and values in turn.
    fn array(&self) -> Function<PropagateNull<Self, Vec<Option<String>>>>
    where
        <Self::Type as SqlType>::Inner: IsHstore,
    {
        call("hstore_to_array", self.node(), None, text_array(1))
    }
    /// `hstore_to_matrix(self)`: an array of pairs of a key and a value.
    fn matrix(&self) -> Function<PropagateNull<Self, Vec<Vec<Option<String>>>>>
    where
        <Self::Type as SqlType>::Inner: IsHstore,
    {
        call("hstore_to_matrix", self.node(), None, text_array(2))
    }
    /// `defined(self, key)`: whether it has this key with a value that is not NULL.
    fn defined<R: Operand<String>>(&self, key: R) -> Function<PropagateNull<Self, bool>>
    where
        <Self::Type as SqlType>::Inner: IsHstore,
    {
        call("defined", self.node(), Some(key.into_node()), DataType::Boolean)
    }
    /// `delete(self, key)`: the hstore without this key, without the keys in an array, or without the pairs of another hstore.
    fn delete<R: Operand<Any>>(&self, keys: R) -> Function<PropagateNull<Self, Hstore>>
    where
        <Self::Type as SqlType>::Inner: IsHstore,
    {
        call("delete", self.node(), Some(keys.into_node()), hstore())
    }
    /// `slice(self, keys)`: the hstore with these keys only.
    fn slice<R: Operand<Vec<String>>>(&self, keys: R) -> Function<PropagateNull<Self, Hstore>>
    where
        <Self::Type as SqlType>::Inner: IsHstore,
    {
        call("slice", self.node(), Some(keys.into_node()), hstore())
    }
}
impl<E: Expression + ?Sized> HstoreMethods for E {}

/// Returns the type of an array of text with this number of dimensions.
fn text_array(dimensions: u8) -> DataType {
    (0..dimensions).fold(DataType::Text, |of, _| DataType::array(of))
}
/// Returns a call with the hstore as the first argument, by which the database finds the function among others of its name.
fn call<T>(name: &'static str, map: Node, argument: Option<Node>, ty: DataType) -> Function<T> {
    let mut arguments = smallvec![map];
    arguments.extend(argument);
    Function::from_node(Node::function(name, arguments, TypeRef::new(ty)))
}
