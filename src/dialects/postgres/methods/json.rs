//! Operators of JSON and JSONB. 9.16

use super::require_jsonb;
use crate::ast::{CustomElement, Node, Subscript};
use crate::compiler::Renderer;
use crate::dialects::postgres::compiler::text_path;
use crate::dialects::postgres::operators::{self, op};
use crate::dialects::postgres::types::{jsonb as jsonb_type, jsonpath};
use crate::error::ErrorKind;
use crate::query::scalar::{Any, SqlType};
use crate::query::{Expr, Expression, Operand, kind};
use crate::types::{DataType, TypeFamily, TypeRef};
use smallvec::SmallVec;
use std::hash::Hasher;
use std::sync::Arc;

/// The method of elements of JSON and JSONB documents, `doc.get(key)`.
pub trait JsonMethods<T: SqlType> {
    /// `self ->> key`, `self #>> path`: the element as text. It is NULL if the element does not exist or is JSON's `null`.
    ///
    /// ```
    /// use aludel::{postgres::{self, methods::*}, prelude::*};
    /// let posts = Table::new("posts").column(ColumnDef::new("doc", postgres::jsonb()));
    /// let city = posts.c("doc").get("city").astext();
    /// assert_eq!(select(&city).compile(&Postgres::default())?.sql(), "SELECT posts.doc ->> $1 AS anon_1 FROM posts");
    /// assert_eq!(city.eq("Oslo").compile(&Postgres::default())?.sql(), "(posts.doc ->> $1) = $2");
    /// let name = posts.c("doc").get_path(("owner", "name")).astext();
    /// assert_eq!(name.compile(&Postgres::default())?.sql(), "posts.doc #>> $1");
    /// assert_eq!(
    ///     city.compile(&MySql::default()).unwrap_err().to_string(),
    ///     "mysql 8.4 has no JSONB; name another type for this database: `data_type.with_variant(other, [\"dialect\"])`",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn astext(&self) -> Expr<T::PropagateNull<Option<String>>>
    where
        Option<String>: SqlType;
}
impl<T: SqlType> JsonMethods<T> for Expr<T, kind::Element> {
    fn astext(&self) -> Expr<T::PropagateNull<Option<String>>> {
        Expr::from_node(match self.node() {
            Node::Error(error) => Node::Error(error),
            Node::Subscript(node) if matches!(node.operand.family(), TypeFamily::Json | TypeFamily::Unknown) => {
                let Subscript { operand, keys, path, ty: _, summary: _ } = Arc::unwrap_or_clone(node);
                match (keys.as_slice(), path) {
                    ([key], false) => op(operators::element_as_text("->>"), operand, key.clone()),
                    _ => op(operators::element_as_text("#>>"), operand, Node::custom(Path(keys))),
                }
            }
            other => Node::error(ErrorKind::invalid("astext", format!("it applies to an element of JSON, `.get(..)`, not to {other}"))),
        })
    }
}

/// The keys of a path as one array of text.
#[derive(Debug)]
struct Path(SmallVec<[Node; 1]>);
impl CustomElement for Path {
    fn children(&self) -> Vec<&Node> {
        self.0.iter().collect()
    }
    fn rebuild(&self, children: Vec<Node>) -> Arc<dyn CustomElement> {
        Arc::new(Path(children.into()))
    }
    fn compile(&self, out: &mut Renderer<'_>) {
        text_path(out, &self.0);
    }
    fn dyn_eq(&self, other: &dyn CustomElement) -> bool {
        (other as &dyn std::any::Any).is::<Path>()
    }
    fn dyn_hash(&self, state: &mut dyn Hasher) {
        state.write(b"path");
    }
}

/// Implemented by the types that have the operators of JSONB.
#[diagnostic::on_unimplemented(message = "this needs JSONB, and `{Self}` is none", label = "not an operation of `{Self}`")]
pub trait IsJsonb {}
impl IsJsonb for Any {}
#[cfg(feature = "serde_json")]
impl IsJsonb for serde_json::Value {}

/// Methods of JSONB. `get` and `contains` are methods of every expression; [`ContainmentMethods`](super::ContainmentMethods) and
/// [`KeyMethods`](super::KeyMethods) have those that it shares with other types.
///
/// # Errors
/// `compile()` reports an operand of type JSON, which must be cast to JSONB.
pub trait JsonbMethods: Expression {
    /// `self @? path`: whether an SQL/JSON path returns any item. Since PostgreSQL 12. 9.16.2
    ///
    /// ```
    /// use aludel::{postgres::{self, methods::*}, prelude::*};
    /// let doc = Table::new("posts").column(ColumnDef::new("doc", postgres::jsonb())).c("doc");
    /// let found = doc.path_exists("$.a[*] ? (@ > 2)");
    /// assert_eq!(found.compile(&Postgres::default())?.sql(), "posts.doc @? $1");
    /// assert_eq!(
    ///     found.compile(&Postgres::version(11)).unwrap_err().to_string(),
    ///     "postgresql 11.0 has no operator @?; it came with 12.0",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn path_exists<R: Operand<String>>(&self, path: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: IsJsonb,
    {
        Expr::from_node(op(operators::path_predicate("@?"), require_jsonb(self.node(), "path_exists"), as_path(path.into_node())))
    }
    /// `self @@ path`: the result of an SQL/JSON path predicate. Since PostgreSQL 12. 9.16.2
    fn path_match<R: Operand<String>>(&self, path: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: IsJsonb,
    {
        Expr::from_node(op(operators::path_predicate("@@"), require_jsonb(self.node(), "path_match"), as_path(path.into_node())))
    }
    /// `self #- CAST(ARRAY[a, b] AS TEXT[])`: the document without the element at this path.
    ///
    /// ```
    /// use aludel::{postgres::{self, methods::*}, prelude::*};
    /// let doc = Table::new("posts").column(ColumnDef::new("doc", postgres::jsonb())).c("doc");
    /// let sql = |changed: Expr<Any>| Ok::<_, aludel::Error>(changed.compile(&Postgres::default())?.sql().to_owned());
    /// assert_eq!(sql(doc.delete_path(["a", "0"]))?, "posts.doc #- CAST(ARRAY[$1, $2] AS TEXT[])");
    /// assert_eq!(sql(doc.delete_key("a"))?, "posts.doc - $1");
    /// assert_eq!(sql(doc.merge(doc.get("more")))?, "posts.doc || posts.doc[$1]");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn delete_path<R: Operand<String>>(&self, keys: impl IntoIterator<Item = R>) -> Expr<Self::Type>
    where
        <Self::Type as SqlType>::Inner: IsJsonb,
    {
        let keys = Node::typed_array(keys.into_iter().map(Operand::into_node).collect(), &<String as SqlType>::type_ref());
        let keys = keys.cast(TypeRef::new(DataType::array(DataType::Text)));
        Expr::from_node(op(operators::delete_path(jsonb_type()), require_jsonb(self.node(), "delete_path"), keys))
    }
    /// `self - key`: the object without this key, or the array without the elements that are this string. For a column of the type
    /// `Any`, `doc - "key"` is the same.
    fn delete_key<R: Operand<String>>(&self, key: R) -> Expr<Self::Type>
    where
        <Self::Type as SqlType>::Inner: IsJsonb,
    {
        let minus = crate::ast::Operator::Sub.row().precedence;
        let operator = operators::returning("-", minus, jsonb_type());
        Expr::from_node(op(operator, require_jsonb(self.node(), "delete_key"), key.into_node()))
    }
    /// `self || right`: one object with the keys of both, or one array with the elements of both. For a column of the type `Any`,
    /// `doc + other` is the same.
    fn merge<R: Operand<<Self::Type as SqlType>::Base>>(&self, right: R) -> Expr<Self::Type>
    where
        <Self::Type as SqlType>::Inner: IsJsonb,
    {
        Expr::from_node(op(operators::concatenation(jsonb_type()), require_jsonb(self.node(), "merge"), right.into_node()))
    }
}
impl<E: Expression + ?Sized> JsonbMethods for E {}

/// Returns a text as a JSONPATH.
fn as_path(node: Node) -> Node {
    match node {
        Node::Literal(_) | Node::Parameter(_) => node.type_coerce(TypeRef::new(jsonpath())),
        node => node.cast(TypeRef::new(jsonpath())),
    }
}
