//! Columns and labels.

use crate::ast::tree::{Digest, Pairs, Rebuild, Tree, Walk, tree};
use crate::ast::{FromItem, Node, Summary};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::types::{TypeRecord, TypeRef};
use std::sync::Arc;

/// A column of something that stands in FROM, by its number.
#[derive(Clone)]
#[non_exhaustive]
pub struct ColumnRef {
    /// Whose column it is.
    pub from: FromItem,
    /// Which one.
    pub index: u32,
}

impl ColumnRef {
    #[inline]
    pub(crate) fn new(from: FromItem, index: usize) -> Self {
        ColumnRef { from, index: index as u32 }
    }
    /// Its number, for slices.
    #[inline]
    pub fn at(&self) -> usize {
        self.index as usize
    }
    /// Its type.
    #[inline]
    pub fn type_ref(&self) -> TypeRef {
        self.from.type_of(self.at())
    }
    /// Its type, if it is a column of a table that lives as long as the program.
    #[inline]
    pub(crate) fn static_record(&self) -> Option<&'static TypeRecord> {
        match &self.from {
            FromItem::Table(table) => table.static_record(self.at()),
            FromItem::Alias(_)
            | FromItem::Subquery(_)
            | FromItem::Cte(_)
            | FromItem::Recursion(_)
            | FromItem::Join(_)
            | FromItem::Function(_)
            | FromItem::Text(_)
            | FromItem::Error(_) => None,
        }
    }
    /// Is it the same column of the same thing in FROM?
    pub(crate) fn is(&self, other: &ColumnRef) -> bool {
        self.index == other.index && self.from.is(&other.from)
    }
}
impl Tree for ColumnRef {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        walk.from(&self.from);
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        ColumnRef { from: with.from(&self.from), index: self.index }
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        self.index == other.index && self.from.same(&other.from, ids)
    }
    fn digest(&self, to: &mut Digest) {
        to.add(&self.index);
        self.from.digest(to);
    }
    #[inline(never)] // keeps what its match has to save out of `Node::summary`
    fn summary(&self) -> Summary {
        let from = self.from.summary();
        if self.from.is_sensitive(self.at()) { from.join(Summary::SENSITIVE) } else { from }
    }
}

tree! {
    /// A column of the row that could not be inserted: `excluded.x`, `new.x`, `VALUES(x)`
    Excluded {
        /// The column.
        column: ColumnRef,
    }
    /// A column without a table: its name is quoted where needed, or printed as it is.
    ColumnClause {
        /// Its name.
        name: Name,
        /// Its type.
        ty: TypeRef,
        /// Is it printed as it is, as raw SQL?
        literal: bool,
    }
    /// An expression with a name in the select list. Elsewhere it is the expression.
    Label {
        /// The name.
        name: Name,
        /// What it names.
        element: Node,
    }
}

impl Node {
    /// The `index`-th column of something that stands in FROM.
    #[inline]
    pub fn column(from: FromItem, index: usize) -> Node {
        Node::Column(ColumnRef::new(from, index))
    }
    /// A column without a table. With `literal` it is printed as it is.
    pub fn column_clause(name: Name, ty: TypeRef, literal: bool) -> Node {
        Node::ColumnClause(Arc::new(ColumnClause::new(name, ty, literal)))
    }
    /// The same column of the row that could not be inserted, for DO UPDATE.
    pub fn excluded(self) -> Node {
        match self {
            Node::Column(column) => Node::Excluded(Arc::new(Excluded::new(column))),
            Node::Error(error) => Node::Error(error),
            node => Node::error(ErrorKind::invalid("excluded", format!("{} is no column", node.name()))),
        }
    }
    /// The expression under a name; a label of a label keeps the outer name.
    pub fn label(self, name: impl Into<Name>) -> Node {
        let element = match self {
            Node::Label(inner) => inner.element.clone(),
            node => node,
        };
        Node::checked(Node::Label(Arc::new(Label::new(name.into(), element))))
    }
}
