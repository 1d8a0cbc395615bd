//! Looking through a tree, and making another one of it.

use super::tree::{Rebuild, Tree, Walk};
use super::{From, Node, Query, TreeRef};
use crate::error::ErrorKind;
use std::collections::{HashMap, HashSet};

/// What [`visit`] comes across.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Part<'a> {
    /// An expression.
    Node(&'a Node),
    /// Something in FROM, or what a column belongs to.
    From(&'a From),
    /// A SELECT or a set operation.
    Query(&'a Query),
}

/// Shows every part of a tree, parents first, in the order of the SQL. What is shared (a CTE used twice) comes once.
///
/// ```
/// use aludel::{ast::visit::{Part, visit}, prelude::*};
/// let users = table("users", ["id", "age"]);
/// let query = select(users.c("id")).filter(users.c("age").gt(18) & users.c("id").lt(9));
/// let mut binds = 0;
/// visit(query.node(), &mut |part| if let Part::Node(aludel::ast::Node::Bind(_)) = part { binds += 1 });
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
    fn from(&mut self, from: &'a From) {
        if self.seen.insert(from.address()) {
            (self.see)(Part::From(from));
            from.descend(self);
        }
    }
    fn query(&mut self, query: &'a Query) {
        (self.see)(Part::Query(query));
        query.descend(self);
    }
}

/// The first mistake that was kept in a tree.
pub(crate) fn find_error(tree: &dyn TreeRef) -> Option<ErrorKind> {
    let mut found = None;
    visit(tree, &mut |part| match part {
        Part::Node(Node::Error(error)) | Part::From(From::Error(error)) => {
            found.get_or_insert_with(|| (**error).clone());
        }
        Part::Node(_) | Part::From(_) | Part::Query(_) => {}
    });
    found
}

/// Makes another tree: each method gets a part whose children are done, and gives what takes its place.
///
/// ```
/// use aludel::{ast::{Node, visit::{Rewriter, rewrite}}, prelude::*};
/// /// Every bound value becomes 0.
/// struct Zeroes;
/// impl Rewriter for Zeroes {
///     fn node(&mut self, node: Node) -> Node {
///         if let Node::Bind(_) = node { Node::bind(0) } else { node }
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
    fn from(&mut self, from: From) -> From {
        from
    }
    /// What takes the place of a SELECT or a set operation.
    fn query(&mut self, query: Query) -> Query {
        query
    }
}

/// The tree that a [`Rewriter`] makes of another. What was shared stays shared, what had no name keeps its identity.
pub fn rewrite<T: Tree>(tree: &T, rewriter: &mut dyn Rewriter) -> T {
    tree.rebuild(&mut Rewrite { rewriter, done: HashMap::new() })
}

struct Rewrite<'a> {
    rewriter: &'a mut dyn Rewriter,
    done: HashMap<usize, From>,
}
impl Rebuild for Rewrite<'_> {
    fn node(&mut self, node: &Node) -> Node {
        let node = node.rebuild_children(self);
        self.rewriter.node(node)
    }
    fn from(&mut self, from: &From) -> From {
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
}
