//! Maps of texts. F.18

use crate::ast::Node;
use crate::dialects::postgres::Hstore;
use crate::dialects::postgres::types::hstore;
use crate::query::scalar::{Any, SqlType};
use crate::query::{Expression, Function, Operand};
use crate::types::{DataType, TypeRef};
use smallvec::smallvec;

/// What has the functions of maps.
#[diagnostic::on_unimplemented(message = "this needs an hstore, and `{Self}` is none", label = "not an operation of `{Self}`")]
pub trait Maps {}
impl Maps for Any {}
impl Maps for Hstore {}

type PropagateNull<E, Out> = <<E as Expression>::Type as SqlType>::PropagateNull<Out>;

/// What maps do besides `get`, `contains`, `+`, [`Containment`](super::Containment) and [`KeyMethods`](super::KeyMethods).
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
    /// `akeys(self)`: its keys.
    fn keys(&self) -> Function<PropagateNull<Self, Vec<String>>>
    where
        <Self::Type as SqlType>::Inner: Maps,
    {
        call("akeys", self.node(), None, texts(1))
    }
    /// `avals(self)`: its values.
    fn vals(&self) -> Function<PropagateNull<Self, Vec<Option<String>>>>
    where
        <Self::Type as SqlType>::Inner: Maps,
    {
        call("avals", self.node(), None, texts(1))
    }
    /// `hstore_to_array(self)`: keys and values in turn.
    fn array(&self) -> Function<PropagateNull<Self, Vec<Option<String>>>>
    where
        <Self::Type as SqlType>::Inner: Maps,
    {
        call("hstore_to_array", self.node(), None, texts(1))
    }
    /// `hstore_to_matrix(self)`: pairs of a key and a value.
    fn matrix(&self) -> Function<PropagateNull<Self, Vec<Vec<Option<String>>>>>
    where
        <Self::Type as SqlType>::Inner: Maps,
    {
        call("hstore_to_matrix", self.node(), None, texts(2))
    }
    /// `defined(self, key)`: has it this key, with a value that is not NULL?
    fn defined<R: Operand<String>>(&self, key: R) -> Function<PropagateNull<Self, bool>>
    where
        <Self::Type as SqlType>::Inner: Maps,
    {
        call("defined", self.node(), Some(key.into_node()), DataType::Boolean)
    }
    /// `delete(self, key)`: the map without a key, without the keys in an array, or without the pairs of another map.
    fn delete<R: Operand<Any>>(&self, what: R) -> Function<PropagateNull<Self, Hstore>>
    where
        <Self::Type as SqlType>::Inner: Maps,
    {
        call("delete", self.node(), Some(what.into_node()), hstore())
    }
    /// `slice(self, keys)`: the map with these keys alone.
    fn slice<R: Operand<Vec<String>>>(&self, keys: R) -> Function<PropagateNull<Self, Hstore>>
    where
        <Self::Type as SqlType>::Inner: Maps,
    {
        call("slice", self.node(), Some(keys.into_node()), hstore())
    }
}
impl<E: Expression + ?Sized> HstoreMethods for E {}

/// An array, or a matrix, of texts.
fn texts(dimensions: u8) -> DataType {
    (0..dimensions).fold(DataType::Text, |of, _| DataType::array(of))
}
/// The functions have names that others could have, too: what is called is one of the map's.
fn call<T>(name: &'static str, map: Node, argument: Option<Node>, ty: DataType) -> Function<T> {
    let mut arguments = smallvec![map];
    arguments.extend(argument);
    Function::from_node(Node::function(name, arguments, TypeRef::new(ty)))
}
