//! Looking through a tree, and making another one of it.

use super::tree::{Rebuild, Tree, Walk};
use super::{Delete, FromItem, Insert, Node, Query, TreeRef, Update};
use crate::error::ErrorKind;
use crate::types::TypeRef;
use crate::value::Value;
use std::collections::{HashMap, HashSet};

/// What [`visit`] comes across.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Part<'a> {
    /// An expression.
    Node(&'a Node),
    /// Something in FROM, or what a column belongs to.
    From(&'a FromItem),
    /// A SELECT or a set operation.
    Query(&'a Query),
    /// An INSERT.
    Insert(&'a Insert),
    /// An UPDATE.
    Update(&'a Update),
    /// A DELETE.
    Delete(&'a Delete),
    /// Values of one type behind IN: they have no nodes of their own.
    Values(&'a [Value], &'a TypeRef),
}

/// Shows every part of a tree, parents first, in the order of the SQL. What is shared (a CTE used twice) comes once.
///
/// ```
/// use aludel::{ast::visit::{Part, visit}, prelude::*};
/// let users = table("users", ["id", "age"]);
/// let query = select(users.c("id")).filter(users.c("age").gt(18) & users.c("id").lt(9));
/// let mut binds = 0;
/// visit(query.node(), &mut |part| if let Part::Node(aludel::ast::Node::Literal(_)) = part { binds += 1 });
/// assert_eq!(binds, 2);
/// ```
pub fn visit<'a>(tree: &'a dyn TreeRef, see: &mut dyn FnMut(Part<'a>)) {
    tree.show(&mut Visit { see, seen: HashSet::new() });
}

struct Visit<'a, 's> {
    see: &'s mut dyn FnMut(Part<'a>),
    seen: HashSet<usize>,
}
impl<'a> Walk<'a> for Visit<'a, '_> {
    fn node(&mut self, node: &'a Node) {
        (self.see)(Part::Node(node));
        node.descend(self);
    }
    fn from(&mut self, from: &'a FromItem) {
        if self.seen.insert(from.address()) {
            (self.see)(Part::From(from));
            from.descend(self);
        }
    }
    fn query(&mut self, query: &'a Query) {
        (self.see)(Part::Query(query));
        query.descend(self);
    }
    fn values(&mut self, values: &'a [Value], ty: &'a TypeRef) {
        (self.see)(Part::Values(values, ty));
    }
    fn insert(&mut self, insert: &'a Insert) {
        (self.see)(Part::Insert(insert));
        insert.descend(self);
    }
    fn update(&mut self, update: &'a Update) {
        (self.see)(Part::Update(update));
        update.descend(self);
    }
    fn delete(&mut self, delete: &'a Delete) {
        (self.see)(Part::Delete(delete));
        delete.descend(self);
    }
}

/// The first thing in a tree that `look` finds, in the order of [`visit`].
///
/// ```
/// use aludel::{ast::{FromItem, Node, visit::{Part, find}}, prelude::*};
/// let users = table("users", ["id", "age"]);
/// let query = select(users.c("id")).filter(users.c("age").gt(18));
/// let value = find(query.node(), |part| if let Part::Node(Node::Literal(literal)) = part { Some(literal.value.clone()) } else { None });
/// assert_eq!(value, Some(Value::Int(18)));
/// assert!(find(query.node(), |part| matches!(part, Part::From(FromItem::Cte(_))).then_some(())).is_none());
/// ```
pub fn find<'a, T>(tree: &'a dyn TreeRef, mut look: impl FnMut(Part<'a>) -> Option<T>) -> Option<T> {
    let mut found = None;
    visit(tree, &mut |part| {
        if found.is_none() {
            found = look(part);
        }
    });
    found
}

/// The first mistake that was kept in a tree. Where its summary speaks of one, it may have been taken back since.
pub(crate) fn find_error(tree: &dyn TreeRef) -> Option<ErrorKind> {
    if !tree.summary_word().has_error() {
        return None;
    }
    find(tree, |part| match part {
        Part::Node(Node::Error(error)) | Part::From(FromItem::Error(error)) => Some((**error).clone()),
        _ => None,
    })
}

/// Makes another tree: each method gets a part whose children are done, and gives what takes its place.
///
/// ```
/// use aludel::{ast::{Node, visit::{Rewriter, rewrite}}, prelude::*};
/// /// Every bound value becomes 0.
/// struct Zeroes;
/// impl Rewriter for Zeroes {
///     fn node(&mut self, node: Node) -> Node {
///         if let Node::Literal(_) = node { Node::literal(0) } else { node }
///     }
/// }
/// let users = table("users", ["id"]);
/// let query = select(users.c("id")).filter(users.c("id").gt(7));
/// let compiled = query.rewrite(&mut Zeroes).compile(&Sqlite::default())?;
/// assert_eq!((compiled.sql(), &compiled.params()[0].value), ("SELECT users.id FROM users WHERE users.id > ?", &Value::Int(0)));
/// # Ok::<(), aludel::Error>(())
/// ```
pub trait Rewriter {
    /// What takes the place of an expression.
    fn node(&mut self, node: Node) -> Node {
        node
    }
    /// What takes the place of something in FROM, wherever it or its columns are used.
    fn from(&mut self, from: FromItem) -> FromItem {
        from
    }
    /// What takes the place of a SELECT or a set operation.
    fn query(&mut self, query: Query) -> Query {
        query
    }
    /// What takes the place of an INSERT.
    fn insert(&mut self, insert: Insert) -> Insert {
        insert
    }
    /// What takes the place of an UPDATE.
    fn update(&mut self, update: Update) -> Update {
        update
    }
    /// What takes the place of a DELETE.
    fn delete(&mut self, delete: Delete) -> Delete {
        delete
    }
}

/// The tree that a [`Rewriter`] makes of another. What is shared is rewritten once and stays shared, what has no name keeps
/// its identity.
pub fn rewrite<T: Tree>(tree: &T, rewriter: &mut dyn Rewriter) -> T {
    tree.rebuild(&mut Rewrite { rewriter, done: HashMap::new(), nodes: HashMap::new() })
}

struct Rewrite<'a> {
    rewriter: &'a mut dyn Rewriter,
    done: HashMap<usize, FromItem>,
    nodes: HashMap<usize, Node>,
}
impl Rebuild for Rewrite<'_> {
    fn node(&mut self, node: &Node) -> Node {
        let address = node.shared_address();
        if let Some(done) = address.and_then(|address| self.nodes.get(&address)) {
            return done.clone();
        }
        let made = node.rebuild_children(self);
        let made = self.rewriter.node(made);
        if let Some(address) = address {
            self.nodes.insert(address, made.clone());
        }
        made
    }
    fn from(&mut self, from: &FromItem) -> FromItem {
        let address = from.address();
        if let Some(done) = self.done.get(&address) {
            return done.clone();
        }
        let made = from.rebuild_children(self);
        let made = self.rewriter.from(made);
        self.done.insert(address, made.clone());
        made
    }
    fn query(&mut self, query: &Query) -> Query {
        let query = query.rebuild_children(self);
        self.rewriter.query(query)
    }
    fn insert(&mut self, insert: &Insert) -> Insert {
        let insert = insert.rebuild_children(self);
        self.rewriter.insert(insert)
    }
    fn update(&mut self, update: &Update) -> Update {
        let update = update.rebuild_children(self);
        self.rewriter.update(update)
    }
    fn delete(&mut self, delete: &Delete) -> Delete {
        let delete = delete.rebuild_children(self);
        self.rewriter.delete(delete)
    }
}
