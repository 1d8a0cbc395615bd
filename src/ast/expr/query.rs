//! Queries as values, and tuples.

use crate::ast::tree::{Rebuild, tree};
use crate::ast::visit::find_error;
use crate::ast::{Node, Query, Summary};
use crate::error::ErrorKind;
use std::sync::Arc;

tree! {
    /// `(SELECT ..)`: one column, or as many as are assigned at once, of at most one row.
    ScalarSubquery {
        /// The query.
        query: Query,
        /// How many columns it is to have.
        width: usize,
    }
    /// `EXISTS (SELECT ..)`
    Exists {
        /// The query.
        query: Query,
    }
    /// `(a, b)`
    Tuple {
        /// The elements.
        elements: Vec<Node>,
    }
}

impl Node {
    /// A query as a value.
    pub fn scalar_subquery(query: Query) -> Node {
        Self::row_subquery(query, 1)
    }
    /// A query of so many columns as a row.
    pub fn row_subquery(query: Query, width: usize) -> Node {
        let columns = query.width();
        let unnamed = matches!(&query, Query::Text(text) if text.columns.is_empty());
        if columns != width && !unnamed && find_error(&query).is_none() {
            let problem = match width {
                1 => format!("it selects {columns} columns, and a value is one"),
                _ => format!("it selects {columns} columns, and it is assigned to {width}"),
            };
            return Node::error(ErrorKind::invalid("scalar subquery", problem));
        }
        let mut subquery = ScalarSubquery::new(query, width);
        subquery.summary = subquery.summary.deeper_by(Summary::QUERY_DEPTH).join(Summary::QUERY);
        Node::checked(Node::ScalarSubquery(Arc::new(subquery)))
    }
    /// Does the query have a row?
    pub fn exists(query: Query) -> Node {
        let mut exists = Exists::new(query);
        exists.summary = exists.summary.deeper_by(Summary::QUERY_DEPTH).join(Summary::QUERY);
        Node::checked(Node::Exists(Arc::new(exists)))
    }
    /// `(a, b)`
    pub fn tuple(elements: Vec<Node>) -> Node {
        Node::checked(Node::Tuple(Arc::new(Tuple::new(elements))))
    }
}

impl ScalarSubquery {
    /// A copy with another query, whose width is checked again.
    pub(in crate::ast) fn rebuilt(subquery: &Arc<Self>, with: &mut dyn Rebuild) -> Node {
        Node::row_subquery(with.query(&subquery.query), subquery.width)
    }
}
impl Exists {
    /// A copy with another query.
    pub(in crate::ast) fn rebuilt(exists: &Arc<Self>, with: &mut dyn Rebuild) -> Node {
        Node::exists(with.query(&exists.query))
    }
}
impl Tuple {
    /// The tuple with its values typed by the elements of another.
    pub(crate) fn beside(&self, side: &Tuple) -> Tuple {
        let elements = self.elements.iter().zip(&side.elements).map(|(node, side)| node.clone().beside(side));
        let rest = self.elements.iter().skip(side.elements.len()).cloned();
        Tuple::new(elements.chain(rest).collect())
    }
}
