//! CASE, CAST, and another type for the same SQL.

use crate::ast::tree::tree;
use crate::ast::{ArrayExpression, Node, Summary};
use crate::types::{TypeFamily, TypeRef};
use std::sync::Arc;

tree! {
    /// `CASE WHEN condition THEN value .. ELSE otherwise END`, or `CASE subject WHEN value ..`
    Case {
        /// What the values behind WHEN are compared with; without it they are conditions.
        subject: Option<Node>,
        /// Each condition with its value.
        whens: Vec<(Node, Node)>,
        /// What it is when no condition holds.
        otherwise: Option<Node>,
    }
    /// `CAST(element AS to)`, or `TRY_CAST(element AS to)`
    Cast {
        /// What is converted.
        element: Node,
        /// Into what.
        to: TypeRef,
        /// Is it NULL where it cannot be converted? Else that is an error.
        lenient: bool,
    }
    /// An expression that counts as of another type; its SQL is unchanged.
    TypeCoerce {
        /// The expression.
        element: Node,
        /// Its type from here on.
        to: TypeRef,
    }
}

impl Case {
    /// The type of the first branch whose type is known.
    pub(super) fn type_ref(&self) -> TypeRef {
        let values = self.whens.iter().map(|(_, value)| value).chain(&self.otherwise);
        values.map(Node::type_ref).find(|ty| ty.data_type.family() != TypeFamily::Unknown).unwrap_or_default()
    }
}

impl Node {
    /// A CASE of these branches. Values take the type of the first branch that is no value.
    pub fn case(subject: Option<Node>, whens: Vec<(Node, Node)>, otherwise: Option<Node>) -> Node {
        let values = || whens.iter().map(|(_, value)| value).chain(&otherwise);
        let typed = values().find(|node| !node.is_value()).cloned();
        let all = Summary::of(values());
        let beside = |node: Node| match &typed {
            Some(side) => node.beside(side).hidden_with(all),
            None => node.hidden_with(all),
        };
        let when = |node: Node| match &subject {
            Some(subject) => node.beside(subject),
            None => node.into_condition_node(),
        };
        let whens = whens.into_iter().map(|(node, value)| (when(node), beside(value))).collect();
        Node::checked(Node::Case(Arc::new(Case::new(subject, whens, otherwise.map(beside)))))
    }
    /// `CAST(self AS to)`; a value is bound as that type, if it binds as such.
    pub fn cast(self, to: TypeRef) -> Node {
        Node::checked(Node::Cast(Arc::new(Cast::new(self.into_type(&to), to, false))))
    }
    /// `TRY_CAST(self AS to)`: NULL where it cannot be converted.
    pub fn try_cast(self, to: TypeRef) -> Node {
        Node::checked(Node::Cast(Arc::new(Cast::new(self.into_type(&to), to, true))))
    }
    /// A plain value as of this type, if it binds as such.
    fn into_type(self, to: &TypeRef) -> Node {
        match self {
            Node::Literal(literal) if literal.is_readable() && literal.ty().name.is_empty() && !literal.ty().sensitive => {
                Node::Literal(literal.typed_by(to.clone()))
            }
            Node::Array(array) if array.elements.is_empty() => Node::Array(array).type_coerce(to.clone()),
            node => node,
        }
    }
    /// The same SQL under another type; a value is bound as that type.
    pub fn type_coerce(self, to: TypeRef) -> Node {
        match self {
            Node::Literal(literal) => {
                let to = if literal.ty().sensitive { to.into_sensitive() } else { to };
                Node::Literal(literal.with_type(to))
            }
            Node::Parameter(parameter) => {
                let to = if parameter.ty.sensitive { to.into_sensitive() } else { to };
                Node::Parameter(Arc::new(Arc::unwrap_or_clone(parameter).with_type(to)))
            }
            Node::ColumnClause(column) => Node::column_clause(column.name.clone(), to, column.literal),
            Node::Array(array) if array.elements.is_empty() => Node::Array(Arc::new(ArrayExpression::new(vec![], to))),
            node => Node::checked(Node::TypeCoerce(Arc::new(TypeCoerce::new(node, to)))),
        }
    }
}
