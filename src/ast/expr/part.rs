//! Parts of a value: a field of a date, an element of a JSON document or of an array; and ANY and ALL of many.

use crate::ast::Node;
use crate::ast::tree::tree;
use crate::error::ErrorKind;
use crate::types::{TypeRef, record as records};
use crate::value::Str;
use smallvec::SmallVec;
use std::sync::Arc;

tree! {
    /// `EXTRACT(field FROM element)`
    Extract {
        /// Which field: `year`, `month`, ..
        field: Str,
        /// A day, a time, or both.
        element: Node,
    }
    /// An element of a JSON document, by a key or by a path of them; or of an array, by its number.
    Subscript {
        /// What it is an element of.
        operand: Node,
        /// The keys, from the outside in; names and numbers.
        keys: SmallVec<[Node; 1]>,
        /// Were they written as a path? One key may be a path, too.
        path: bool,
        /// The type that the element is read as; JSON as it is.
        ty: TypeRef,
    }
    /// `ANY (..)` or `ALL (..)`: behind a comparison, each row of a subquery or each element of an array.
    Quantified {
        /// The subquery or array.
        element: Node,
        /// Is it ALL?
        all: bool,
    }
    /// A label or a column of the select list, by its name: in ORDER BY, GROUP BY and windows.
    ByName {
        /// The name.
        name: Str,
    }
}

impl Node {
    /// `EXTRACT(field FROM element)`
    pub fn extract(field: &str, element: Node) -> Node {
        if field.is_empty() || !field.bytes().all(|c| c.is_ascii_alphabetic() || c == b'_') {
            let problem = format!("{field:?} is not a field of a date or time, such as \"year\"");
            return Node::error(ErrorKind::invalid("EXTRACT", problem));
        }
        Node::checked(Node::Extract(Arc::new(Extract::new(field.to_ascii_lowercase().into(), element))))
    }
    /// The element by its key, or by a path of keys.
    pub fn subscript(self, keys: impl Into<SmallVec<[Node; 1]>>, path: bool) -> Node {
        let keys = keys.into();
        if keys.is_empty() {
            return Node::error(ErrorKind::invalid("subscript", "a path of no keys leads nowhere; give at least one"));
        }
        let ty = self.type_ref().data_type.element();
        Node::checked(Node::Subscript(Arc::new(Subscript::new(self, keys, path, TypeRef::new(ty)))))
    }
    /// What an element is a part of; anything else is itself.
    pub(crate) fn whole(&self) -> &Node {
        let mut node = self;
        while let Node::Subscript(subscript) = node {
            node = &subscript.operand;
        }
        node
    }
    /// The element read as another type; of anything but an element, an error.
    pub fn read_as(self, ty: TypeRef) -> Node {
        match self {
            Node::Subscript(mut node) => {
                Arc::make_mut(&mut node).ty = ty;
                Node::Subscript(node)
            }
            Node::Error(error) => Node::Error(error),
            node => Node::error(ErrorKind::invalid("JSON", format!("`.as_..()` reads an element, `.get(..)`, and not {}", node.name()))),
        }
    }
    /// `ANY (..)` or `ALL (..)`
    pub fn quantified(self, all: bool) -> Node {
        Node::checked(Node::Quantified(Arc::new(Quantified::new(self, all))))
    }
    /// A label or a column of the select list, by its name.
    pub fn by_name(name: impl Into<Str>) -> Node {
        let mut node = ByName::new(name.into());
        node.summary = node.summary.join(crate::ast::Summary::BY_NAME);
        Node::ByName(Arc::new(node))
    }
}
impl Quantified {
    /// What is compared with: a row of the subquery, or an element of the array.
    pub(super) fn type_ref(&self) -> TypeRef {
        let ty = self.element.type_ref();
        match &self.element {
            Node::ScalarSubquery(_) => ty,
            _ => ty.innermost(),
        }
    }
}
impl Extract {
    /// Fields are whole numbers.
    pub(super) fn type_ref() -> TypeRef {
        TypeRef::Static(&records::INTEGER)
    }
}
