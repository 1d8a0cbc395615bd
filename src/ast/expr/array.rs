//! ARRAY: a list of expressions as one value.

use crate::ast::tree::tree;
use crate::ast::{Literal, Node, Summary};
use crate::error::ErrorKind;
use crate::types::{DataType, TypeFamily, TypeRef};
use crate::value::Value;
use std::sync::Arc;

tree! {
    /// `ARRAY[a, b]`
    ArrayExpression {
        /// The elements.
        elements: Vec<Node>,
        /// The type of the whole.
        ty: TypeRef,
    }
}

impl Node {
    /// `ARRAY[a, b]`: the first element that is no value says what the values are, else the first value does.
    pub fn array(elements: Vec<Node>) -> Node {
        let (typed, all) = (elements.iter().find(|node| !node.is_value()).cloned(), Summary::of(&elements));
        let elements: Vec<Node> = match &typed {
            Some(side) => elements.into_iter().map(|node| node.beside(side).hidden_with(all)).collect(),
            None => elements,
        };
        let ty = array_of(&elements);
        Node::checked(Node::Array(Arc::new(ArrayExpression::new(elements, ty))))
    }
    /// The same, where the type of the elements is known, for there may be none.
    pub fn typed_array(elements: Vec<Node>, of: &TypeRef) -> Node {
        if elements.is_empty() {
            let ty = TypeRef::new(DataType::array(of.data_type.clone()));
            return Node::Array(Arc::new(ArrayExpression::new(elements, ty)));
        }
        Node::array(elements)
    }
    /// One array that is bound, of values; of anything else, `ARRAY[a, b]`.
    pub(crate) fn array_of(elements: Vec<Node>, of: TypeRef) -> Node {
        if !elements.iter().all(|node| node.readable().is_some()) {
            return Node::array(elements);
        }
        if elements.is_empty() {
            return Node::Literal(Literal::new(Value::Array([].into()), TypeRef::new(DataType::array(of.data_type.clone()))));
        }
        Node::bound_array(elements)
    }
    /// One array that is bound, of values.
    pub fn bound_array(elements: Vec<Node>) -> Node {
        let ty = array_of(&elements);
        let mut values = Vec::with_capacity(elements.len());
        for node in elements {
            let what = node.name();
            match node.into_literal() {
                Ok(literal) => values.push(literal.value),
                Err(error) if what == "Error" => return Node::Error(error),
                Err(_) => {
                    let problem = format!("it takes values, not {what}; `array(..)` takes expressions");
                    return Node::error(ErrorKind::invalid("literal_array", problem));
                }
            }
        }
        Node::Literal(Literal::new(Value::Array(values.into()), ty))
    }
}

/// An array of what these elements are: the first whose type is known says it.
fn array_of(elements: &[Node]) -> TypeRef {
    let known = |ty: &TypeRef| ty.data_type.family() != TypeFamily::Unknown;
    let of = elements.iter().map(Node::type_ref).find(known).unwrap_or_default();
    TypeRef::new(DataType::array(of.data_type.clone()))
}
