//! Functions of full-text search, whose first argument may be a configuration, such as `"english"`; `None` means that of the
//! session. 9.13
//!
//! ```
//! use aludel::{postgres::func as pg, prelude::*};
//! # #[derive(Model)] #[model(table = "posts")] struct Post { #[column(primary_key)] id: i32, body: String }
//! let wanted = pg::websearch_to_tsquery("english", "red -blue");
//! let found = select((Post::id, pg::ts_headline("english", Post::body, &wanted)))
//!     .filter(pg::to_tsvector(None, Post::body).op("@@", &wanted));
//! assert_eq!(
//!     found.compile(&Postgres::default())?.sql(),
//!     "SELECT posts.id, ts_headline($1, posts.body, websearch_to_tsquery($2, $3)) AS ts_headline_1 FROM posts \
//!      WHERE to_tsvector(posts.body) @@ websearch_to_tsquery($4, $5)",
//! );
//! # Ok::<(), aludel::Error>(())
//! ```

use super::types::{Family, Own, TsQuery, TsVector, regconfig};
use crate::ast::{Literal, Node};
use crate::query::scalar::SqlType;
use crate::query::{Function, Operand};
use crate::types::TypeRef;
use crate::value::Value;
use smallvec::SmallVec;

/// A call with a configuration before its arguments, which is bound as one.
fn call<T: SqlType>(name: &'static str, configuration: Option<&str>, rest: impl IntoIterator<Item = Node>) -> Function<T> {
    let mut arguments: SmallVec<[Node; 1]> = SmallVec::new();
    arguments.extend(configuration.map(|name| Node::Literal(Literal::new(Value::from(name), TypeRef::new(regconfig())))));
    arguments.extend(rest);
    Function::from_node(Node::function(name, arguments, T::type_ref()))
}

/// `to_tsvector('english', document)`: a text prepared for searching.
pub fn to_tsvector<'a, D: Operand<String>>(configuration: impl Into<Option<&'a str>>, document: D) -> Function<TsVector> {
    call("to_tsvector", configuration.into(), [document.into_node()])
}
/// Each line is a function that makes a query of a text.
macro_rules! queries { ($($(#[$meta:meta])* $name:ident;)*) => {$(
    $(#[$meta])*
    pub fn $name<'a, W: Operand<String>>(configuration: impl Into<Option<&'a str>>, words: W) -> Function<TsQuery> {
        call(stringify!($name), configuration.into(), [words.into_node()])
    }
)*} }
queries! {
    /// `to_tsquery('english', words)`: words with `&`, `|`, `!` and `<->` between them; what is wrongly written is an error of
    /// the database.
    to_tsquery;
    /// `plainto_tsquery('english', words)`: all of these words.
    plainto_tsquery;
    /// `phraseto_tsquery('english', words)`: these words, one behind the other.
    phraseto_tsquery;
    /// `websearch_to_tsquery('english', words)`: as one writes it for a search engine, with `or`, `-` and quotes. Since 11.
    websearch_to_tsquery;
}
/// `ts_headline('english', document, query)`: the document's parts that were found.
pub fn ts_headline<'a, D: Operand<String>, Q: Operand<TsQuery>>(
    configuration: impl Into<Option<&'a str>>,
    document: D,
    query: Q,
) -> Function<String> {
    call("ts_headline", configuration.into(), [document.into_node(), query.into_node()])
}
/// `ts_headline('english', document, query, options)`, with options such as `MaxWords=9`.
pub fn ts_headline_with<'a, D: Operand<String>, Q: Operand<TsQuery>, O: Operand<String>>(
    configuration: impl Into<Option<&'a str>>,
    document: D,
    query: Q,
    options: O,
) -> Function<String> {
    call("ts_headline", configuration.into(), [document.into_node(), query.into_node(), options.into_node()])
}
/// `ts_rank(vector, query)`: how well it fits.
pub fn ts_rank<V: Operand<TsVector>, Q: Operand<TsQuery>>(vector: V, query: Q) -> Function<f32> {
    call("ts_rank", None, [vector.into_node(), query.into_node()])
}
/// `setweight(vector, 'A')`: how much its words weigh, from `A` to `D`.
pub fn setweight<V: Operand<TsVector>>(vector: V, weight: char) -> Function<TsVector> {
    let letter = Own::alone("\"char\"", Family::Plain).into();
    let weight = Node::Literal(Literal::new(Value::from(weight.to_string()), TypeRef::new(letter)));
    call("setweight", None, [vector.into_node(), weight])
}
