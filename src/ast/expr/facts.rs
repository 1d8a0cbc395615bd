//! What is asked of a node, whatever it is: its type, how tightly it binds, what it is called.

use super::{Affix, Extract, UnaryOperator};
use crate::ast::operator::precedence;
use crate::ast::{Constant, Given, Node, Operator};
use crate::types::{TypeFamily, TypeRef, record as records};
use crate::value::Value;

impl Node {
    /// The type of its value, computed from its parts.
    pub fn type_ref(&self) -> TypeRef {
        match self {
            Node::Literal(literal) => literal.type_ref(),
            Node::Parameter(parameter) => parameter.ty.clone(),
            Node::Column(column) => column.type_ref(),
            Node::Excluded(node) => node.column.type_ref(),
            Node::ColumnClause(column) => column.ty.clone(),
            Node::Unary(unary) => match unary.operator {
                UnaryOperator::Neg | UnaryOperator::BitNot | UnaryOperator::Distinct => unary.operand.type_ref(),
                UnaryOperator::Not | UnaryOperator::IsFalse => TypeRef::Static(&records::BOOLEAN),
            },
            Node::Binary(binary) => crate::types::rules::result_ref(&binary.operator, &binary.left.type_ref(), || binary.right.type_ref()),
            Node::Chain(chain) => chain.ty.clone(),
            Node::Like(_) | Node::Between(_) | Node::In(_) | Node::Exists(_) | Node::RegexpMatch(_) => TypeRef::Static(&records::BOOLEAN),
            Node::RegexpReplace(node) => node.operand.type_ref(),
            Node::Collate(node) => node.element.type_ref(),
            Node::Extract(_) => Extract::type_ref(),
            Node::Subscript(node) => node.ty.clone(),
            Node::Quantified(node) => node.type_ref(),
            Node::Case(case) => case.type_ref(),
            Node::Cast(cast) => cast.to.clone(),
            Node::Array(array) => array.ty.clone(),
            Node::TypeCoerce(coerce) => coerce.to.clone(),
            Node::Function(function) => function.ty.clone(),
            Node::Over(over) => over.function.type_ref(),
            Node::NextValue(next) => next.ty.clone(),
            Node::Field(field) => field.ty.clone(),
            Node::Label(label) => label.element.type_ref(),
            Node::Ordering(ordering) => ordering.element.type_ref(),
            Node::ScalarSubquery(subquery) => subquery.query.type_of(0),
            Node::Custom(custom) => TypeRef::new(custom.data_type()),
            Node::AllColumns(_) | Node::Tuple(_) | Node::Text(_) | Node::ByName(_) | Node::Error(_) => TypeRef::default(),
            Node::Constant(constant) => match constant {
                Constant::True | Constant::False => TypeRef::Static(&records::BOOLEAN),
                Constant::Null | Constant::Star => TypeRef::default(),
            },
        }
    }
    /// Is it a value, which takes the type of what it stands beside?
    pub(crate) fn is_value(&self) -> bool {
        matches!(self, Node::Literal(_) | Node::Parameter(_) | Node::Constant(_))
    }
    /// The one value that it is, as far as that is known before it is printed.
    pub(crate) fn known_value(&self) -> Option<&Value> {
        match self {
            Node::Literal(literal) => Some(&literal.value),
            Node::Parameter(parameter) => match &parameter.given {
                Given::One(value) => Some(value),
                Given::Nothing | Given::Many(_) => None,
            },
            _ => None,
        }
    }
    /// The family of its type.
    pub fn family(&self) -> TypeFamily {
        match self {
            Node::Literal(literal) => literal.ty().data_type.family(),
            Node::Column(column) => column.type_ref().data_type.family(),
            node => node.type_ref().data_type.family(),
        }
    }
    /// How tightly its outermost operator binds.
    pub fn precedence(&self) -> i8 {
        match self {
            Node::Binary(binary) => binary.operator.row().precedence,
            Node::Chain(chain) => chain.operator.row().precedence,
            Node::Unary(unary) => match unary.operator {
                UnaryOperator::Neg => precedence::NEG,
                UnaryOperator::BitNot => precedence::BIT_NOT,
                UnaryOperator::Distinct => precedence::LOWEST,
                UnaryOperator::Not | UnaryOperator::IsFalse => precedence::COMPARISON,
            },
            Node::Like(_) | Node::Between(_) | Node::In(_) | Node::RegexpMatch(_) => precedence::COMPARISON,
            Node::Collate(_) => precedence::COLLATE,
            Node::Function(function) if function.filter.is_some() => precedence::FILTER,
            Node::Ordering(_) => precedence::ORDER,
            Node::Exists(_) => precedence::LOWEST,
            Node::Label(label) => label.element.precedence(),
            Node::Cast(cast) if cast.to.data_type.is_collated() => precedence::COLLATE,
            Node::TypeCoerce(coerce) => coerce.element.precedence(),
            Node::Custom(custom) => custom.precedence(),
            Node::Literal(_)
            | Node::Parameter(_)
            | Node::Text(_)
            | Node::Column(_)
            | Node::Excluded(_)
            | Node::AllColumns(_)
            | Node::Constant(_)
            | Node::ColumnClause(_)
            | Node::Case(_)
            | Node::Cast(_)
            | Node::Array(_)
            | Node::Function(_)
            | Node::Over(_)
            | Node::NextValue(_)
            | Node::Field(_)
            | Node::Tuple(_)
            | Node::RegexpReplace(_)
            | Node::Extract(_)
            | Node::Subscript(_)
            | Node::Quantified(_)
            | Node::ByName(_)
            | Node::ScalarSubquery(_)
            | Node::Error(_) => precedence::ATOM,
        }
    }
    /// The expression itself, without a label or another type around it, which print nothing.
    pub(crate) fn unwrapped(&self) -> &Node {
        match self {
            Node::Label(label) => label.element.unwrapped(),
            Node::TypeCoerce(coerce) => coerce.element.unwrapped(),
            node => node,
        }
    }
    /// The associative operator that it shares with a parent of the same one.
    pub(crate) fn chain_operator(&self) -> Option<&Operator> {
        match self {
            Node::Chain(chain) => Some(&chain.operator),
            Node::Label(label) => label.element.chain_operator(),
            _ => None,
        }
    }
    /// May its first operand be joined with what stands on its left, as it is without parentheses? A number is
    /// concatenated with text, but not with another number.
    pub(crate) fn chains_to_the_left(&self) -> bool {
        match self {
            Node::Chain(chain) if chain.operator == Operator::Concat => {
                chain.operands.first().is_none_or(|first| matches!(first.family(), TypeFamily::Text | TypeFamily::Enum))
            }
            Node::Label(label) => label.element.chains_to_the_left(),
            _ => true,
        }
    }
    /// Does it compute with bits, by an operator between two operands?
    pub(crate) fn is_bitwise(&self) -> bool {
        match self {
            Node::Binary(binary) => binary.operator.is_bitwise(),
            Node::Label(label) => label.element.is_bitwise(),
            Node::TypeCoerce(coerce) => coerce.element.is_bitwise(),
            _ => false,
        }
    }
    /// Is it grouped beside AND and OR, whatever its precedence?
    pub(crate) fn is_eager(&self) -> bool {
        match self {
            Node::Like(like) => like.affix != Affix::None,
            Node::Label(label) => label.element.is_eager(),
            _ => false,
        }
    }
}
