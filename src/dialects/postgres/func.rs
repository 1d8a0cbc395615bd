//! Functions of full-text search. Their first argument is the text search configuration, such as `"english"`, or `None` for that of
//! the session. 9.13
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

use super::types::{NativeType, OperatorFamily, TsQuery, TsVector, regconfig};
use crate::ast::{Literal, Node};
use crate::query::scalar::SqlType;
use crate::query::{Function, Operand};
use crate::types::TypeRef;
use crate::value::Value;
use smallvec::SmallVec;

/// Returns a call whose first argument is the configuration, bound as a REGCONFIG.
fn call<T: SqlType>(name: &'static str, configuration: Option<&str>, rest: impl IntoIterator<Item = Node>) -> Function<T> {
    let mut arguments: SmallVec<[Node; 1]> = SmallVec::new();
    arguments.extend(configuration.map(|name| Node::Literal(Literal::new(Value::from(name), TypeRef::new(regconfig())))));
    arguments.extend(rest);
    Function::from_node(Node::function(name, arguments, T::type_ref()))
}

/// `to_tsvector('english', document)`: the normalized words of a text, with their positions. 12.3.1
pub fn to_tsvector<'a, D: Operand<String>>(configuration: impl Into<Option<&'a str>>, document: D) -> Function<TsVector> {
    call("to_tsvector", configuration.into(), [document.into_node()])
}
/// Each line: a function that converts a text to a query.
macro_rules! queries { ($($(#[$meta:meta])* $name:ident;)*) => {$(
    $(#[$meta])*
    pub fn $name<'a, W: Operand<String>>(configuration: impl Into<Option<&'a str>>, words: W) -> Function<TsQuery> {
        call(stringify!($name), configuration.into(), [words.into_node()])
    }
)*} }
queries! {
    /// `to_tsquery('english', words)`: a query of words with the operators `&`, `|`, `!` and `<->`. The database reports a syntax error
    /// in it. 12.3.2
    to_tsquery;
    /// `plainto_tsquery('english', words)`: a query that matches all of these words. 12.3.2
    plainto_tsquery;
    /// `phraseto_tsquery('english', words)`: a query that matches these words in this order. 12.3.2
    phraseto_tsquery;
    /// `websearch_to_tsquery('english', words)`: a query in the syntax of web search engines, with `or`, `-` and quotes. Since
    /// PostgreSQL 11. 12.3.2
    websearch_to_tsquery;
}
/// `ts_headline('english', document, query)`: an excerpt of the document in which the matching words are highlighted. 12.3.4
pub fn ts_headline<'a, D: Operand<String>, Q: Operand<TsQuery>>(
    configuration: impl Into<Option<&'a str>>,
    document: D,
    query: Q,
) -> Function<String> {
    call("ts_headline", configuration.into(), [document.into_node(), query.into_node()])
}
/// `ts_headline('english', document, query, options)`: a [`ts_headline`] with options such as `MaxWords=9`. 12.3.4
pub fn ts_headline_with<'a, D: Operand<String>, Q: Operand<TsQuery>, O: Operand<String>>(
    configuration: impl Into<Option<&'a str>>,
    document: D,
    query: Q,
    options: O,
) -> Function<String> {
    call("ts_headline", configuration.into(), [document.into_node(), query.into_node(), options.into_node()])
}
/// `ts_rank(vector, query)`: the relevance of a document for a query. 12.3.3
pub fn ts_rank<V: Operand<TsVector>, Q: Operand<TsQuery>>(vector: V, query: Q) -> Function<f32> {
    call("ts_rank", None, [vector.into_node(), query.into_node()])
}
/// `setweight(vector, 'A')`: the vector with the weight of its words set to `A`, `B`, `C` or `D`. 12.3.1
pub fn setweight<V: Operand<TsVector>>(vector: V, weight: char) -> Function<TsVector> {
    let letter = NativeType::distinct("\"char\"", OperatorFamily::Plain).into();
    let weight = Node::Literal(Literal::new(Value::from(weight.to_string()), TypeRef::new(letter)));
    call("setweight", None, [vector.into_node(), weight])
}
