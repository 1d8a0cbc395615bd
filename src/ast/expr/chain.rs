//! Operators between two expressions, and flat chains of the associative ones.

use crate::ast::operator::Operator;
use crate::ast::tree::tree;
use crate::ast::{ColumnRef, Constant, CustomOperator, FromItem, Literal, Node, Summary, UnaryOperator};
use crate::error::ErrorKind;
use crate::types::{DataType, TypeFamily, TypeRef, record as records, rules};
use crate::value::{Str, Value};
use smallvec::SmallVec;
use std::sync::Arc;

tree! {
    /// `left operator right`
    BinaryExpression {
        /// The operator, its meaning settled.
        operator: Operator,
        /// The left side.
        left: Node,
        /// The right side.
        right: Node,
    }
    /// `a AND b AND c`: an associative operator between any number of operands.
    Chain {
        /// `AND`, `OR`, `+`, `*` or `||`
        operator: Operator,
        /// The operands; never fewer than two.
        operands: Vec<Node>,
        /// The type of the whole, kept so that a long chain is not gone through for it at every operand.
        ty: TypeRef,
    }
}

/// Is it a number that computes with something of a type like no other, such as the 1 in `bits << 1`? It is none of these itself.
#[inline]
fn is_plain_number(operator: &Operator, value: &Node, side: &Node) -> bool {
    value.is_value()
        && !(operator.is_comparison() || operator.is_logical())
        && matches!(value.family(), TypeFamily::Integer | TypeFamily::Float | TypeFamily::Decimal)
        && side.family() == TypeFamily::Custom
}

impl Node {
    /// `left operator right`, with the meaning that the types of both sides give it.
    ///
    /// A value takes the type of the other side. `= NULL` is IS NULL, `= true` compares with the constant, `+` between
    /// strings is a concatenation, and a chain of one associative operator stays flat.
    #[inline]
    pub fn binary(operator: Operator, left: Node, right: Node) -> Node {
        let operator = if operator.is_comparison() || operator.is_logical() { operator } else { own_meaning(operator, &left, &right) };
        if let Operator::Custom(_) = operator {
            return Self::custom_binary(operator, left, right);
        }
        let (operator, right) = match (operator, right) {
            (operator, right) if is_plain_number(&operator, &right, &left) => (operator, right.hidden_with(left.summary())),
            (operator, Node::Literal(literal)) => match Self::constant(&operator, &literal) {
                Some((operator, constant)) => (operator, Node::Constant(constant)),
                None => (operator, Node::Literal(literal.beside(&left))),
            },
            (operator, right @ Node::Parameter(_)) => (operator, right.beside(&left)),
            (Operator::Eq, Node::Constant(Constant::Null)) => (Operator::Is, Node::Constant(Constant::Null)),
            (Operator::Ne, Node::Constant(Constant::Null)) => (Operator::IsNot, Node::Constant(Constant::Null)),
            other => other,
        };
        let left = match is_plain_number(&operator, &left, &right) {
            true => left.hidden_with(right.summary()),
            false => left.beside(&right),
        };
        if matches!(left, Node::Quantified(_)) || (matches!(right, Node::Quantified(_)) && !operator.is_comparison()) {
            return misplaced_quantifier();
        }
        match operator {
            Operator::Add => {
                let operator = rules::meaning(Operator::Add, left.family(), right.family());
                Self::chain(operator, left, right)
            }
            Operator::Mul | Operator::Concat | Operator::And | Operator::Or => Self::chain(operator, left, right),
            operator => Self::plain_binary(operator, left, right),
        }
    }
    /// The same by an operator that the library has not heard of, beside which a value keeps its own type more often.
    fn custom_binary(operator: Operator, left: Node, right: Node) -> Node {
        let right = right.beside_custom(&left);
        let left = left.beside_custom(&right);
        if matches!(left, Node::Quantified(_)) || (matches!(right, Node::Quantified(_)) && !operator.is_comparison()) {
            return misplaced_quantifier();
        }
        Self::plain_binary(operator, left, right)
    }
    #[inline]
    fn plain_binary(operator: Operator, left: Node, right: Node) -> Node {
        let binary = BinaryExpression::new(operator, left, right);
        if binary.summary.too_deep() { Node::too_deep() } else { Node::Binary(Arc::new(binary)) }
    }
    /// `column operator value`, the commonest condition: what [`binary`](Node::binary) makes of it, built in place.
    #[inline]
    pub(crate) fn compare(operator: Operator, left: ColumnRef, right: Node) -> Node {
        let right = match left.static_record() {
            Some(record) => match Literal::of_column(right, record) {
                Ok(right) => {
                    let summary = Summary::LEAF.deeper();
                    return Node::Binary(Arc::new(BinaryExpression { operator, left: Node::Column(left), right, summary }));
                }
                Err(right) => right,
            },
            None => right,
        };
        Self::binary(operator, Node::Column(left), right)
    }
    /// What `= NULL` and `= true` mean; IS and its kin take NULL, true and false as words.
    #[inline]
    fn constant(operator: &Operator, literal: &Literal) -> Option<(Operator, Constant)> {
        if !literal.is_readable() {
            return None;
        }
        match (operator, &literal.value) {
            (Operator::Eq | Operator::Is, Value::Null) => Some((Operator::Is, Constant::Null)),
            (Operator::Ne | Operator::IsNot, Value::Null) => Some((Operator::IsNot, Constant::Null)),
            (Operator::IsDistinctFrom | Operator::IsNotDistinctFrom, Value::Null) => Some((operator.clone(), Constant::Null)),
            (operator, Value::Bool(v)) if operator.takes_words() => {
                Some((operator.clone(), if *v { Constant::True } else { Constant::False }))
            }
            _ => None,
        }
    }
    /// The operands of an associative operator in one list, where the left one is such a list already.
    fn chain(operator: Operator, left: Node, right: Node) -> Node {
        match left {
            Node::Chain(mut chain) if chain.operator == operator => {
                let list = Arc::make_mut(&mut chain);
                list.summary = list.summary.join(right.summary().deeper());
                if !operator.is_logical() {
                    list.ty = rules::result_ref(&operator, &list.ty, || right.type_ref());
                }
                list.operands.push(right);
                Node::checked(Node::Chain(chain))
            }
            left => {
                let ty = match operator.is_logical() {
                    true => TypeRef::Static(&records::BOOLEAN),
                    false => rules::result_ref(&operator, &left.type_ref(), || right.type_ref()),
                };
                Node::checked(Node::Chain(Arc::new(Chain::new(operator, vec![left, right], ty))))
            }
        }
    }
    /// `self AND right`, which drops `true` and which `false` wins.
    pub fn and(self, right: Node) -> Node {
        Self::logical(Operator::And, Constant::True, Constant::False, self, right)
    }
    /// `self OR right`, which drops `false` and which `true` wins.
    pub fn or(self, right: Node) -> Node {
        Self::logical(Operator::Or, Constant::False, Constant::True, self, right)
    }
    fn logical(operator: Operator, neutral: Constant, winner: Constant, left: Node, right: Node) -> Node {
        let (left, right) = (left.into_condition_node(), right.into_condition_node());
        match (left, right) {
            (Node::Constant(c), other) | (other, Node::Constant(c)) if c == neutral => other,
            (Node::Constant(c), _) | (_, Node::Constant(c)) if c == winner => Node::Constant(winner),
            (left, Node::Chain(right)) if right.operator == operator => {
                let operands = Arc::unwrap_or_clone(right).operands.into_iter();
                operands.fold(left, |all, next| Self::chain(operator.clone(), all, next))
            }
            (left, right) => Self::chain(operator, left, right),
        }
    }
    /// The node as a condition: a bound boolean is the constant that it is.
    pub(crate) fn into_condition_node(self) -> Node {
        match self {
            Node::Literal(literal) if literal.is_readable() => match literal.value {
                Value::Bool(true) => Node::Constant(Constant::True),
                Value::Bool(false) => Node::Constant(Constant::False),
                _ => Node::Literal(literal),
            },
            node => node,
        }
    }
    /// `left operator right`, with an operator that the library has not heard of, or what is wrong with it.
    pub fn op(operator: Result<CustomOperator, Str>, left: Node, right: Node) -> Node {
        match operator {
            Ok(operator) => Node::binary(Operator::Custom(Arc::new(operator)), left, right),
            Err(problem) => Node::error(ErrorKind::invalid("op", problem)),
        }
    }
    /// NOT, pushed inward as far as it keeps its meaning.
    pub fn negate(self) -> Node {
        match self.into_condition_node() {
            Node::Constant(Constant::True) => Node::Constant(Constant::False),
            Node::Constant(Constant::False) => Node::Constant(Constant::True),
            Node::Binary(mut binary) if binary.operator.negation().is_some() && !matches!(binary.right, Node::Quantified(_)) => {
                let inner = Arc::make_mut(&mut binary);
                if let Some(negation) = inner.operator.negation() {
                    inner.operator = negation;
                }
                Node::Binary(binary)
            }
            Node::Like(mut like) => {
                let inner = Arc::make_mut(&mut like);
                inner.negated = !inner.negated;
                Node::Like(like)
            }
            Node::RegexpMatch(mut regexp) => {
                let inner = Arc::make_mut(&mut regexp);
                inner.negated = !inner.negated;
                Node::RegexpMatch(regexp)
            }
            Node::In(mut list) => {
                let inner = Arc::make_mut(&mut list);
                inner.negated = !inner.negated;
                Node::In(list)
            }
            Node::Between(mut between) => {
                let inner = Arc::make_mut(&mut between);
                inner.negated = !inner.negated;
                Node::Between(between)
            }
            Node::Unary(unary) if unary.operator == UnaryOperator::IsFalse => unary.operand.clone(),
            Node::Label(label) => label.element.clone().negate(),
            node => {
                let operator = if node.is_truth_value() { UnaryOperator::IsFalse } else { UnaryOperator::Not };
                Node::unary(operator, node)
            }
        }
    }
    /// Is it a boolean that is no condition by itself on a database without booleans: a column, a call, a CASE?
    pub(crate) fn is_truth_value(&self) -> bool {
        let bare = match self {
            Node::Literal(literal) => !literal.is_readable(),
            Node::Column(_)
            | Node::Parameter(_)
            | Node::ColumnClause(_)
            | Node::Function(_)
            | Node::Over(_)
            | Node::Case(_)
            | Node::Cast(_)
            | Node::TypeCoerce(_) => true,
            _ => false,
        };
        bare && self.family() == TypeFamily::Boolean
    }
    /// The FROM elements of its columns, each once, in order; a subquery keeps its own.
    #[inline]
    pub(crate) fn froms<'a>(&'a self, into: &mut SmallVec<[&'a FromItem; 4]>) {
        match self {
            Node::Column(column) => add_from(&column.from, into),
            Node::AllColumns(from) => add_from(from, into),
            Node::Literal(_)
            | Node::Constant(_)
            | Node::ScalarSubquery(_)
            | Node::Exists(_)
            | Node::ColumnClause(_)
            | Node::ByName(_)
            | Node::Excluded(_) => {}
            Node::Binary(binary) => {
                binary.left.froms(into);
                binary.right.froms(into);
            }
            node => node.descend(&mut Froms(into)),
        }
    }
}

/// What the operator means, where the type on the left says it itself.
fn own_meaning(operator: Operator, left: &Node, right: &Node) -> Operator {
    let own = match &left.type_ref().data_type {
        DataType::Custom(custom) => custom.operator(&operator, &right.type_ref().data_type),
        _ => None,
    };
    own.unwrap_or(operator)
}

#[cold]
fn misplaced_quantifier() -> Node {
    Node::error(ErrorKind::invalid("ANY and ALL", "they stand on the right of a comparison: `x.eq(any_(..))`, `x.gt(all_(..))`"))
}

#[inline]
pub(crate) fn add_from<'a>(from: &'a FromItem, into: &mut SmallVec<[&'a FromItem; 4]>) {
    if !into.iter().any(|known| known.is(from)) {
        into.push(from);
    }
}

struct Froms<'a, 'b>(&'b mut SmallVec<[&'a FromItem; 4]>);
impl<'a> crate::ast::tree::Walk<'a> for Froms<'a, '_> {
    fn node(&mut self, node: &'a Node) {
        node.froms(self.0);
    }
    fn from(&mut self, from: &'a FromItem) {
        add_from(from, self.0);
    }
    fn query(&mut self, _: &'a crate::ast::Query) {}
    fn insert(&mut self, _: &'a crate::ast::Insert) {}
    fn update(&mut self, _: &'a crate::ast::Update) {}
    fn delete(&mut self, _: &'a crate::ast::Delete) {}
}
