//! [`Node`]: an expression of the syntax tree.

use super::summary::{DEPTH_LIMIT, Summary};
use super::tree::{Digest, Pairs, Rebuild, Tree, Walk, leaf, nodes};
use super::*;
use crate::error::ErrorKind;
use crate::types::TypeRef;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

nodes! {
    /// An expression: whatever has a value, or appears in the place of one.
    pub enum Node (node, rebuilt) {
        /// A value: `?`, or inline, `5`
        Literal(Literal) [leaf] => literal,
        /// A value, or a list of values, under a name: `:name`
        Parameter(Arc<Parameter>) [leaf] => parameter,
        /// A column of a table, an alias, a subquery or a CTE: `users.id`
        Column(ColumnRef) => column,
        /// All columns of a table, an alias, a subquery or a CTE: `users.id, users.name`
        AllColumns(FromItem),
        /// `NULL`, `true`, `false`, `*`
        Constant(Constant) [leaf],
        /// A column of the row proposed for insertion: `excluded.x`
        Excluded(Arc<Excluded>) => excluded,
        /// A column without a table, by its name or as raw SQL: `x`
        ColumnClause(Arc<ColumnClause>) [leaf],
        /// `-x`, `NOT x`, `x = 0` of a boolean
        Unary(Arc<UnaryExpression>) => unary,
        /// `a < b`
        Binary(Arc<BinaryExpression>) => binary,
        /// `a AND b AND c`; also OR, `+`, `*` and `||`
        Chain(Arc<Chain>) => chain,
        /// `a LIKE b ESCAPE c`
        Like(Arc<Like>) => like,
        /// `a BETWEEN b AND c`
        Between(Arc<Between>) => between,
        /// `a IN (..)`
        In(Arc<In>) => in_list,
        /// `CASE WHEN .. THEN .. ELSE .. END`
        Case(Arc<Case>) => case,
        /// `CAST(a AS t)`
        Cast(Arc<Cast>) => cast,
        /// An expression with another type and the same SQL.
        TypeCoerce(Arc<TypeCoerce>),
        /// `f(a, b)`, with DISTINCT, ORDER BY and FILTER
        Function(Arc<Function>) => function,
        /// `f(a) OVER (..)`
        Over(Arc<Over>) => over,
        /// `a REGEXP b`
        RegexpMatch(Arc<RegexpMatch>) => regexp_match,
        /// `REGEXP_REPLACE(a, b, c)`
        RegexpReplace(Arc<RegexpReplace>) => regexp_replace,
        /// `a COLLATE b`
        Collate(Arc<Collate>) => collate,
        /// `EXTRACT(year FROM a)`
        Extract(Arc<Extract>) => extract,
        /// `a -> 'b'`, `a[1]`
        Subscript(Arc<Subscript>),
        /// `ANY (..)`, `ALL (..)`
        Quantified(Arc<Quantified>) => quantified,
        /// A label or a column of the select list, by its name.
        ByName(Arc<ByName>) [leaf],
        /// The next value of a sequence.
        NextValue(Arc<NextValue>) [leaf] => next_value,
        /// `(row).name`
        Field(Arc<Field>) => field,
        /// `(a, b)`
        Tuple(Arc<Tuple>) => tuple,
        /// `ARRAY[a, b]`
        Array(Arc<ArrayExpression>) => array,
        /// `a AS b`
        Label(Arc<Label>),
        /// `a DESC NULLS LAST`
        Ordering(Arc<Ordering>) => ordering,
        /// `(SELECT ..)` as a value
        ScalarSubquery(Arc<ScalarSubquery>) [ScalarSubquery::rebuilt],
        /// `EXISTS (SELECT ..)`
        Exists(Arc<Exists>) [Exists::rebuilt] => exists,
        /// Raw SQL with `:named` parameters.
        Text(Arc<Text>) => text,
        /// A user-defined expression.
        Custom(Arc<dyn CustomElement>),
        /// An error, kept until `compile()` reports it.
        Error(Arc<ErrorKind>) [leaf],
    }
    macro for_each_node
}

impl Node {
    /// An error, kept in the tree.
    pub fn error(kind: ErrorKind) -> Node {
        Node::Error(Arc::new(kind))
    }
    /// The name of the variant, for messages.
    pub fn name(&self) -> &'static str {
        self.variant_name()
    }
    /// The node, or an error in its place if it is too deep.
    #[inline]
    pub(crate) fn checked(node: Node) -> Node {
        if node.summary().too_deep() { Node::too_deep() } else { node }
    }
    #[cold]
    pub(crate) fn too_deep() -> Node {
        Node::error(ErrorKind::TooDeep { limit: DEPTH_LIMIT })
    }
    /// A node with other children. A function of its own, because the frame of the calling `match` stays on the stack at every
    /// level.
    fn rebuilt<T: Tree>(part: &T, with: &mut dyn Rebuild, wrap: fn(T) -> Node) -> Node {
        let part = part.rebuild(with);
        if part.summary().too_deep() { Node::too_deep() } else { wrap(part) }
    }
    /// The summary, which is known without visiting the children.
    #[inline(always)]
    pub fn summary(&self) -> Summary {
        match self {
            Node::Literal(literal) => literal.summary(),
            Node::Column(column) => column.summary(),
            Node::Binary(binary) => binary.summary,
            node => node.stored_summary(),
        }
    }
    #[inline(never)] // keeps the common cases free of what its match has to save
    fn stored_summary(&self) -> Summary {
        self.variant_summary()
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.same(other, &mut Pairs::default())
    }
}
impl Eq for Node {}
impl Hash for Node {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(Digest::of(self));
    }
}
/// The name of the variant and the SQL: `Binary(users.age > :age_1)`.
impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({self})", self.name())
    }
}

leaf!(Literal: Literal::summary);
leaf!(Constant);
leaf!(TypeRef: |ty| if ty.sensitive { Summary::SENSITIVE } else { Summary::LEAF });

/// The children are compared here; the element compares its own parameters.
impl Tree for Arc<dyn CustomElement> {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        CustomElement::children(&**self).into_iter().for_each(|child| walk.node(child));
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        let children = CustomElement::children(&**self).into_iter().map(|child| with.node(child)).collect();
        CustomElement::rebuild(&**self, children)
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        let (left, right) = (CustomElement::children(&**self), CustomElement::children(&**other));
        self.dyn_eq(&**other) && left.len() == right.len() && left.iter().zip(right).all(|(a, b)| a.same(b, ids))
    }
    fn digest(&self, to: &mut Digest) {
        self.dyn_hash(to.hasher());
        CustomElement::children(&**self).iter().for_each(|child| child.digest(to));
    }
    fn summary(&self) -> Summary {
        Summary::of(CustomElement::children(&**self)).deeper()
    }
}
