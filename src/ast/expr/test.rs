//! LIKE, BETWEEN and IN: conditions that are more than an operator between two sides.

use crate::ast::tree::{Digest, Pairs, Rebuild, Tree, Walk, leaf, tree};
use crate::ast::{Literal, Node, Operator, Query, Summary};
use crate::error::ErrorKind;
use crate::types::{TypeFamily, TypeRef, rules};
use crate::value::{Str, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// What `contains` and its kin put around the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Affix {
    /// LIKE itself
    None,
    /// `contains`: `%` on both sides
    Both,
    /// `starts_with`: `%` behind
    After,
    /// `ends_with`: `%` before
    Before,
}
leaf!(Affix);

tree! {
    /// `operand LIKE pattern ESCAPE escape`
    Like {
        /// What is looked at.
        operand: Node,
        /// The pattern, or the part of it that `affix` completes.
        pattern: Node,
        /// `%` around the pattern.
        affix: Affix,
        /// The character that takes away the meaning of the next one.
        escape: Option<char>,
        /// Does the bound pattern stand for itself? Then `%`, `_` and the escape character in it are escaped.
        literal: bool,
        /// ILIKE: without regard to case.
        insensitive: bool,
        /// NOT LIKE
        negated: bool,
    }
    /// `operand BETWEEN low AND high`
    Between {
        /// What is looked at.
        operand: Node,
        /// The lower bound, inclusive.
        low: Node,
        /// The upper bound, inclusive.
        high: Node,
        /// May the bounds come in either order?
        symmetric: bool,
        /// NOT BETWEEN
        negated: bool,
    }
    /// `operand IN list`
    In {
        /// What is looked for.
        operand: Node,
        /// Where it is looked for.
        list: InList,
        /// NOT IN
        negated: bool,
    }
}

/// What stands behind IN.
#[derive(Clone)]
#[non_exhaustive]
pub enum InList {
    /// Values of one type.
    Values(Vec<Value>, TypeRef),
    /// Expressions, or tuples of them.
    Nodes(Vec<Node>),
    /// A subquery.
    Query(Query),
    /// A parameter of many values.
    Parameter(Node),
}

impl Tree for InList {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        match self {
            InList::Values(values, ty) => walk.values(values, ty),
            InList::Nodes(nodes) => nodes.children(walk),
            InList::Query(query) => query.children(walk),
            InList::Parameter(node) => walk.node(node),
        }
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        match self {
            InList::Values(values, ty) => {
                let nodes = values.iter().map(|value| with.node(&Node::Literal(Literal::new(value.clone(), ty.clone()))));
                InList::of(nodes.collect(), ty.clone())
            }
            InList::Nodes(nodes) => InList::Nodes(nodes.rebuild(with)),
            InList::Query(query) => InList::Query(query.rebuild(with)),
            InList::Parameter(node) => match with.node(node) {
                node @ (Node::Parameter(_) | Node::Error(_)) => InList::Parameter(node),
                node => InList::Nodes(vec![node]),
            },
        }
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        match (self, other) {
            (InList::Values(a, t), InList::Values(b, u)) => a == b && t == u,
            (InList::Nodes(a), InList::Nodes(b)) => a.same(b, ids),
            (InList::Query(a), InList::Query(b)) => a.same(b, ids),
            (InList::Parameter(a), InList::Parameter(b)) => a.same(b, ids),
            _ => false,
        }
    }
    fn digest(&self, to: &mut Digest) {
        match self {
            InList::Values(values, ty) => {
                to.add(values);
                to.add(ty);
            }
            InList::Nodes(nodes) => nodes.digest(to),
            InList::Query(query) => query.digest(to),
            InList::Parameter(node) => node.digest(to),
        }
    }
    fn summary(&self) -> Summary {
        match self {
            InList::Values(_, ty) => ty.summary(),
            InList::Nodes(nodes) => nodes.summary(),
            InList::Parameter(node) => node.summary(),
            InList::Query(query) => query.summary().deeper_by(Summary::QUERY_DEPTH).join(Summary::QUERY),
        }
    }
}

impl InList {
    /// Values of one type where all nodes are such, else the nodes.
    fn of(nodes: Vec<Node>, ty: TypeRef) -> Self {
        let plain = |node: &Node| node.readable().is_some_and(|literal| *literal.ty() == *ty);
        if !nodes.iter().all(plain) {
            return InList::Nodes(nodes);
        }
        let value = |node| match node {
            Node::Literal(literal) => Some(literal.value),
            _ => None,
        };
        InList::Values(nodes.into_iter().filter_map(value).collect(), ty)
    }
}

/// Takes in the elements of a list behind IN: values stay values as long as nothing else comes.
pub struct InBuilder<'a> {
    operand: &'a Node,
    ty: TypeRef,
    kind: TypeFamily,
    /// How many there will be, as far as that is known.
    size: usize,
    /// Integers, as long as nothing else comes: they are quicker to take in than values.
    integers: Vec<i64>,
    values: Vec<Value>,
    nodes: Vec<Node>,
}

impl<'a> InBuilder<'a> {
    pub(crate) fn new(operand: &'a Node, size: usize) -> Self {
        let ty = operand.type_ref();
        let ty = if operand.summary().has_sensitive() { ty.into_sensitive() } else { ty };
        InBuilder { operand, kind: ty.data_type.family(), ty, size, integers: vec![], values: vec![], nodes: vec![] }
    }
    /// A value of a Rust type whose SQL type is of this kind: it stays a value, without a node around it, where it can.
    #[inline(always)]
    pub(crate) fn push_natural(&mut self, value: Value, natural: TypeFamily, ty: impl FnOnce() -> TypeRef) {
        if (natural == self.kind || rules::binds_as(self.kind, natural)) && self.nodes.is_empty() {
            self.push_value(value);
        } else {
            self.push(Node::Literal(Literal::new(value, ty())));
        }
    }
    #[inline(always)]
    fn push_value(&mut self, value: Value) {
        match value {
            Value::Int(v) if self.values.is_empty() => {
                if self.integers.is_empty() {
                    self.integers.reserve(self.size);
                }
                self.integers.push(v);
            }
            value => self.push_other(value),
        }
    }
    fn push_other(&mut self, value: Value) {
        self.settle();
        if self.values.is_empty() {
            self.values.reserve(self.size);
        }
        self.values.push(value);
    }
    /// The integers so far become values like others.
    fn settle(&mut self) {
        let integers = std::mem::take(&mut self.integers);
        if !integers.is_empty() {
            self.values = integers.into_iter().map(Value::Int).collect();
        }
    }
    #[inline]
    pub(crate) fn push(&mut self, node: Node) {
        match node {
            Node::Literal(literal)
                if self.nodes.is_empty() && literal.is_readable() && rules::binds_as(self.kind, literal.ty().data_type.family()) =>
            {
                self.push_value(literal.value);
            }
            node => self.push_node(node),
        }
    }
    #[cold]
    fn push_node(&mut self, node: Node) {
        self.settle();
        let values = std::mem::take(&mut self.values);
        self.nodes.extend(values.into_iter().map(|value| Node::Literal(Literal::new(value, self.ty.clone()))));
        self.nodes.push(match (node, self.operand) {
            (Node::Tuple(tuple), Node::Tuple(side)) => Node::Tuple(Arc::new(tuple.beside(side))),
            (node, side) => node.beside(side),
        });
    }
    pub(crate) fn finish(mut self) -> InList {
        self.settle();
        if self.nodes.is_empty() { InList::Values(self.values, self.ty) } else { InList::Nodes(self.nodes) }
    }
}

impl Node {
    /// `operand LIKE pattern`, or one of its kin.
    pub fn like(self, pattern: Node, affix: Affix, insensitive: bool) -> Node {
        let pattern = pattern.beside(&self);
        let operand = self.hidden_with(pattern.summary());
        Node::checked(Node::Like(Arc::new(Like::new(operand, pattern, affix, None, false, insensitive, false))))
    }
    /// Has the text this part in it: LIKE; of a type that says so itself (an array, a type of a user's own), its own operator.
    pub fn contains(self, part: Node) -> Node {
        let ty = self.type_ref();
        match ty.data_type.contains(&part) {
            Some((operator, part)) => Node::binary(Operator::Custom(Arc::new(operator)), self, part),
            None if ty.data_type.family() == TypeFamily::Json => {
                let problem = "a document of this type contains nothing; of a type of the database's own, such as JSONB, it can be asked";
                Node::error(ErrorKind::invalid("contains", problem))
            }
            None => self.like(part, Affix::Both, false),
        }
    }
    /// `self ESCAPE with`, of a LIKE.
    pub fn escape(self, with: char) -> Node {
        match self {
            Node::Like(mut like) => {
                Arc::make_mut(&mut like).escape = Some(with);
                Node::Like(like)
            }
            Node::Error(error) => Node::Error(error),
            node => Node::error(ErrorKind::invalid("ESCAPE", format!("it belongs to a LIKE, not to {}", node.name()))),
        }
    }
    /// The LIKE with `%`, `_` and the escape character in its bound value taken literally, and ESCAPE.
    pub fn autoescape(self, with: char) -> Node {
        let mut node = self.escape(with);
        if let Node::Like(like) = &mut node {
            let like = Arc::make_mut(like);
            if !matches!(like.pattern, Node::Literal(_)) {
                return Node::error(not_bound());
            }
            like.literal = true;
        }
        node
    }
    /// `self BETWEEN low AND high`; symmetric, the bounds may come in either order.
    pub fn between(self, low: Node, high: Node, symmetric: bool) -> Node {
        let (low, high) = (low.beside(&self), high.beside(&self));
        let operand = self.hidden_with(low.summary().join(high.summary()));
        Node::checked(Node::Between(Arc::new(Between::new(operand, low, high, symmetric, false))))
    }
    /// `self IN list`
    pub fn in_list(self, list: InList, negated: bool) -> Node {
        let operand = self.hidden_with(list.summary());
        Node::checked(Node::In(Arc::new(In::new(operand, list, negated))))
    }
}

impl Like {
    /// The pattern as it is bound: with what would match anything escaped, if it stands for itself.
    pub(crate) fn bound_pattern(&self) -> Result<Cow<'_, Node>, ErrorKind> {
        let Some(with) = self.escape.filter(|_| self.literal) else { return Ok(Cow::Borrowed(&self.pattern)) };
        match &self.pattern {
            Node::Literal(literal) => Ok(Cow::Owned(Node::Literal(literal.with_value(escaped_value(&literal.value, with))))),
            _ => Err(not_bound()),
        }
    }
}

#[cold]
fn not_bound() -> ErrorKind {
    let problem = "it changes a bound value; escape the expression by hand, or use `.escape(..)`";
    ErrorKind::invalid("autoescape", problem)
}

fn escaped_value(value: &Value, with: char) -> Value {
    match value {
        Value::Text(text) => Value::Text(escaped(text, with)),
        other => other.clone(),
    }
}

fn escaped(text: &str, escape: char) -> Str {
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        if c == '%' || c == '_' || c == escape {
            out.push(escape);
        }
        out.push(c);
    }
    out.into()
}
