//! One file per family of expression nodes, and what all expressions have in common.

mod array;
mod case;
mod chain;
mod column;
mod custom;
mod facts;
mod function;
mod literal;
mod parameter;
mod part;
mod pattern;
mod query;
mod test;
mod unary;
mod window;

pub use array::ArrayExpression;
pub use case::{Case, Cast, TypeCoerce};
pub(crate) use chain::add_from;
pub use chain::{BinaryExpression, Chain};
pub use column::{ColumnClause, ColumnRef, Excluded, Label};
pub use custom::CustomElement;
pub use function::{Field, Function, NextValue};
pub use literal::{Bind, Constant, Literal, LiteralMode};
pub(crate) use parameter::{Filling, fill, is_word};
pub use parameter::{Given, MayBeNull, Parameter};
pub use part::{ByName, Extract, Quantified, Subscript};
pub use pattern::{Collate, RegexpMatch, RegexpReplace};
pub use query::{Exists, ScalarSubquery, Tuple};
pub use test::{Affix, Between, In, InBuilder, InList, Like};
pub use unary::{NullsOrder, Ordering, UnaryExpression, UnaryOperator};
pub use window::{Exclude, Frame, FrameBound, FrameUnit, Over};

use super::summary::{DEPTH_LIMIT, Summary};
use super::tree::{Digest, Pairs, Rebuild, Tree, Walk};
use super::{Node, Query};
use crate::error::ErrorKind;
use crate::types::TypeRef;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// One arm per variant that stands behind an `Arc` and is a [`Tree`].
macro_rules! shared {
    ($self:expr, $node:ident => $do:expr, { $($rest:tt)* }) => {
        match $self {
            Node::Parameter($node) => $do,
            Node::Excluded($node) => $do,
            Node::ColumnClause($node) => $do,
            Node::Unary($node) => $do,
            Node::Binary($node) => $do,
            Node::Chain($node) => $do,
            Node::Like($node) => $do,
            Node::Between($node) => $do,
            Node::In($node) => $do,
            Node::Case($node) => $do,
            Node::Cast($node) => $do,
            Node::TypeCoerce($node) => $do,
            Node::Function($node) => $do,
            Node::Over($node) => $do,
            Node::NextValue($node) => $do,
            Node::Field($node) => $do,
            Node::Tuple($node) => $do,
            Node::Array($node) => $do,
            Node::Label($node) => $do,
            Node::Ordering($node) => $do,
            Node::ScalarSubquery($node) => $do,
            Node::Exists($node) => $do,
            Node::RegexpMatch($node) => $do,
            Node::RegexpReplace($node) => $do,
            Node::Collate($node) => $do,
            Node::Extract($node) => $do,
            Node::Subscript($node) => $do,
            Node::Quantified($node) => $do,
            Node::ByName($node) => $do,
            Node::Text($node) => $do,
            $($rest)*
        }
    };
}

impl Node {
    /// A mistake, kept in the tree.
    pub fn error(kind: ErrorKind) -> Node {
        Node::Error(Arc::new(kind))
    }
    /// The node if its depth is allowed, else the error that takes its place.
    #[inline]
    pub(crate) fn checked(node: Node) -> Node {
        if node.summary().too_deep() { Node::too_deep() } else { node }
    }
    #[cold]
    pub(crate) fn too_deep() -> Node {
        Node::error(ErrorKind::TooDeep { limit: DEPTH_LIMIT })
    }
    /// Shows the children of the node.
    pub fn descend<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        shared!(self, node => node.children(walk), {
            Node::Column(column) => column.children(walk),
            Node::AllColumns(from) => from.children(walk),
            Node::Custom(custom) => custom.children().into_iter().for_each(|child| walk.node(child)),
            Node::Literal(_) | Node::Constant(_) | Node::Error(_) => {}
        })
    }
    /// The node with every child replaced by what `with` makes of it.
    pub fn rebuild_children(&self, with: &mut dyn Rebuild) -> Node {
        match self {
            Node::Literal(_) | Node::Constant(_) | Node::Error(_) | Node::ColumnClause(_) | Node::Parameter(_) | Node::ByName(_) => {
                self.clone()
            }
            Node::Column(column) => Node::Column(column.rebuild(with)),
            Node::AllColumns(from) => Node::AllColumns(from.rebuild(with)),
            Node::Excluded(node) => rebuilt(node, with, Node::Excluded),
            Node::Custom(custom) => rebuild_custom(&**custom, with),
            Node::Unary(node) => rebuilt(node, with, Node::Unary),
            Node::Binary(node) => rebuilt(node, with, Node::Binary),
            Node::Chain(node) => rebuilt(node, with, Node::Chain),
            Node::Like(node) => rebuilt(node, with, Node::Like),
            Node::Between(node) => rebuilt(node, with, Node::Between),
            Node::In(node) => rebuilt(node, with, Node::In),
            Node::Case(node) => rebuilt(node, with, Node::Case),
            Node::Cast(node) => rebuilt(node, with, Node::Cast),
            Node::TypeCoerce(node) => rebuilt(node, with, Node::TypeCoerce),
            Node::Function(node) => rebuilt(node, with, Node::Function),
            Node::Over(node) => rebuilt(node, with, Node::Over),
            Node::RegexpMatch(node) => rebuilt(node, with, Node::RegexpMatch),
            Node::RegexpReplace(node) => rebuilt(node, with, Node::RegexpReplace),
            Node::Collate(node) => rebuilt(node, with, Node::Collate),
            Node::Extract(node) => rebuilt(node, with, Node::Extract),
            Node::Subscript(node) => rebuilt(node, with, Node::Subscript),
            Node::Quantified(node) => rebuilt(node, with, Node::Quantified),
            Node::NextValue(_) => self.clone(),
            Node::Field(node) => rebuilt(node, with, Node::Field),
            Node::Tuple(node) => rebuilt(node, with, Node::Tuple),
            Node::Array(node) => rebuilt(node, with, Node::Array),
            Node::Label(node) => rebuilt(node, with, Node::Label),
            Node::Ordering(node) => rebuilt(node, with, Node::Ordering),
            Node::ScalarSubquery(node) => rebuild_query(&node.query, with, |query| Node::row_subquery(query, node.width)),
            Node::Exists(node) => rebuild_query(&node.query, with, Node::exists),
            Node::Text(node) => rebuilt(node, with, Node::Text),
        }
    }
    /// Where it is kept, if something else may have it, too: what is rewritten once stays one.
    pub(crate) fn shared_address(&self) -> Option<usize> {
        fn of<T>(node: &Arc<T>) -> Option<usize> {
            (Arc::strong_count(node) > 1).then_some(Arc::as_ptr(node) as usize)
        }
        shared!(self, node => of(node), {
            Node::Literal(_) | Node::Column(_) | Node::AllColumns(_) | Node::Constant(_) | Node::Custom(_) | Node::Error(_) => None,
        })
    }
    /// What is known of the node without looking into it.
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
        shared!(self, node => node.summary, {
            Node::Literal(literal) => literal.summary(),
            Node::Column(column) => column.summary(),
            Node::AllColumns(from) => from.summary(),
            Node::Constant(_) => Summary::LEAF,
            Node::Custom(custom) => custom.children().iter().fold(Summary::LEAF, |all, child| all.join(child.summary())).deeper(),
            Node::Error(_) => Summary::ERROR,
        })
    }
    /// Compares two trees: their structure, with what has no name numbered by its first occurrence.
    fn same_tree(&self, other: &Node, ids: &mut Pairs) -> bool {
        match (self, other) {
            (Node::Literal(a), Node::Literal(b)) => a == b,
            (Node::Parameter(a), Node::Parameter(b)) => a.same(b, ids),
            (Node::Column(a), Node::Column(b)) => a.same(b, ids),
            (Node::AllColumns(a), Node::AllColumns(b)) => a.same(b, ids),
            (Node::Constant(a), Node::Constant(b)) => a == b,
            (Node::Excluded(a), Node::Excluded(b)) => a.same(b, ids),
            (Node::ColumnClause(a), Node::ColumnClause(b)) => a.same(b, ids),
            (Node::Unary(a), Node::Unary(b)) => a.same(b, ids),
            (Node::Binary(a), Node::Binary(b)) => a.same(b, ids),
            (Node::Chain(a), Node::Chain(b)) => a.same(b, ids),
            (Node::Like(a), Node::Like(b)) => a.same(b, ids),
            (Node::Between(a), Node::Between(b)) => a.same(b, ids),
            (Node::In(a), Node::In(b)) => a.same(b, ids),
            (Node::Case(a), Node::Case(b)) => a.same(b, ids),
            (Node::Cast(a), Node::Cast(b)) => a.same(b, ids),
            (Node::TypeCoerce(a), Node::TypeCoerce(b)) => a.same(b, ids),
            (Node::Function(a), Node::Function(b)) => a.same(b, ids),
            (Node::Over(a), Node::Over(b)) => a.same(b, ids),
            (Node::RegexpMatch(a), Node::RegexpMatch(b)) => a.same(b, ids),
            (Node::RegexpReplace(a), Node::RegexpReplace(b)) => a.same(b, ids),
            (Node::Collate(a), Node::Collate(b)) => a.same(b, ids),
            (Node::Extract(a), Node::Extract(b)) => a.same(b, ids),
            (Node::Subscript(a), Node::Subscript(b)) => a.same(b, ids),
            (Node::Quantified(a), Node::Quantified(b)) => a.same(b, ids),
            (Node::ByName(a), Node::ByName(b)) => a.same(b, ids),
            (Node::NextValue(a), Node::NextValue(b)) => a.same(b, ids),
            (Node::Field(a), Node::Field(b)) => a.same(b, ids),
            (Node::Tuple(a), Node::Tuple(b)) => a.same(b, ids),
            (Node::Array(a), Node::Array(b)) => a.same(b, ids),
            (Node::Label(a), Node::Label(b)) => a.same(b, ids),
            (Node::Ordering(a), Node::Ordering(b)) => a.same(b, ids),
            (Node::ScalarSubquery(a), Node::ScalarSubquery(b)) => a.same(b, ids),
            (Node::Exists(a), Node::Exists(b)) => a.same(b, ids),
            (Node::Text(a), Node::Text(b)) => a.same(b, ids),
            (Node::Custom(a), Node::Custom(b)) => {
                let (left, right) = (a.children(), b.children());
                a.dyn_eq(&**b) && left.len() == right.len() && left.iter().zip(right).all(|(a, b)| a.same(b, ids))
            }
            (Node::Error(a), Node::Error(b)) => a == b,
            _ => false,
        }
    }
}

/// A node with other children. Apart from the match above, whose frame stays on the stack at every level.
fn rebuilt<T: Tree>(node: &Arc<T>, with: &mut dyn Rebuild, wrap: fn(Arc<T>) -> Node) -> Node {
    let made = (**node).rebuild(with);
    if made.summary().too_deep() { Node::too_deep() } else { wrap(Arc::new(made)) }
}

/// A query as a value, by its constructor, which counts its depth.
fn rebuild_query(query: &Query, with: &mut dyn Rebuild, wrap: impl FnOnce(Query) -> Node) -> Node {
    wrap(with.query(query))
}

fn rebuild_custom(custom: &dyn CustomElement, with: &mut dyn Rebuild) -> Node {
    let children = custom.children().into_iter().map(|child| with.node(child)).collect();
    Node::checked(Node::Custom(custom.rebuild(children)))
}

impl Tree for Node {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        walk.node(self);
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        with.node(self)
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        self.same_tree(other, ids)
    }
    fn digest(&self, to: &mut Digest) {
        to.add(&std::mem::discriminant(self));
        shared!(self, node => node.digest(to), {
            Node::Literal(literal) => to.add(literal),
            Node::Column(column) => column.digest(to),
            Node::AllColumns(from) => from.digest(to),
            Node::Constant(constant) => to.add(constant),
            Node::Custom(custom) => {
                custom.dyn_hash(to.hasher());
                custom.children().iter().for_each(|child| child.digest(to));
            }
            Node::Error(error) => to.add(&**error),
        })
    }
    #[inline]
    fn summary(&self) -> Summary {
        Node::summary(self)
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
/// The kind of node and its SQL: `Binary(users.age > :age_1)`.
impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({self})", self.name())
    }
}

impl Tree for TypeRef {
    fn children<'a>(&'a self, _: &mut dyn Walk<'a>) {}
    fn rebuild(&self, _: &mut dyn Rebuild) -> Self {
        self.clone()
    }
    fn same(&self, other: &Self, _: &mut Pairs) -> bool {
        self == other
    }
    fn digest(&self, to: &mut Digest) {
        to.add(self);
    }
    fn summary(&self) -> Summary {
        if self.sensitive { Summary::SENSITIVE } else { Summary::LEAF }
    }
}
