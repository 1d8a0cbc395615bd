//! Renders expressions: the dispatch on `Node`, operands beside an operator, groups in parentheses, conditions.

use super::{QueryContext, Renderer};
use crate::ast::operator::precedence;
use crate::ast::{Constant, Node, Operator, Subscript, UnaryOperator, by_hook, for_each_node};
use crate::compiler::render;

impl Renderer<'_> {
    /// Renders an expression by its hook: the list of nodes in `ast/node.rs` names the hook of each; those without one are here.
    pub fn node(&mut self, node: &Node) {
        let compiler = self.compiler;
        for_each_node!(by_hook [Node, node, compiler, self] {
            Node::AllColumns(from) => self.list(from.columns(), ", ", |out, column| compiler.column(out, &column)),
            Node::Constant(constant) => compiler.constant(self, *constant),
            Node::ColumnClause(column) if column.literal => self.word(&column.name),
            Node::ColumnClause(column) => self.ident(&column.name),
            Node::TypeCoerce(coerce) => self.node(&coerce.element),
            Node::Subscript(subscript) => self.subscript(subscript, false),
            Node::ByName(by_name) => render::by_name(self, by_name),
            Node::Label(label) => self.node(&label.element),
            Node::ScalarSubquery(subquery) => self.parens(|out| out.query_in(QueryContext::Value, &subquery.query)),
            Node::Custom(custom) => custom.compile(self),
            Node::Error(error) => self.fail((**error).clone()),
        })
    }
    /// Renders an operand of an operator: in parentheses where the table of operators says so.
    #[inline]
    pub fn operand(&mut self, node: &Node, parent: &Operator) {
        match node {
            Node::Column(column) => self.compiler.column(self, column),
            Node::Literal(literal) => self.compiler.literal(self, literal),
            node => self.inner_operand(node, parent),
        }
    }
    fn inner_operand(&mut self, node: &Node, parent: &Operator) {
        match node.unwrapped() {
            // an operator that takes elements could take the element of this one
            Node::Subscript(subscript) if parent.row().precedence >= precedence::ELEMENT => {
                self.parens(|out| out.subscript(subscript, false));
            }
            Node::Subscript(subscript) => self.subscript(subscript, true),
            _ if self.groups(node, parent) => self.grouped_node(node),
            _ => self.in_operator(true, |out| out.node(node)),
        }
    }
    /// Renders an element of an array or of JSON, where the dialect has the type.
    fn subscript(&mut self, subscript: &Subscript, is_operand: bool) {
        if render::has_type(self, &subscript.operand.type_ref().data_type) {
            self.compiler.subscript(self, subscript, is_operand);
        }
    }
    /// Renders an element that is assigned to, where the dialect has the type.
    pub(in crate::compiler) fn assigned_element(&mut self, subscript: &Subscript) {
        if render::has_type(self, &subscript.operand.type_ref().data_type) {
            self.compiler.assigned_element(self, subscript);
        }
    }
    /// Renders an expression in parentheses, in which it is no operand.
    fn grouped_node(&mut self, node: &Node) {
        self.in_operator(false, |out| out.parens(|out| out.node(node)));
    }
    /// Runs `inner` in what is, or is not, a part of an operator's operand.
    pub(in crate::compiler) fn in_operator(&mut self, is: bool, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.in_operator, is);
        inner(self);
        self.in_operator = before;
    }
    /// Whether this is a part of an operator's operand, so that an eager operator needs parentheses.
    pub(in crate::compiler) fn is_in_operator(&self) -> bool {
        self.in_operator
    }
    fn groups(&self, node: &Node, parent: &Operator) -> bool {
        let row = parent.row();
        if self.options.full_parentheses {
            return node.precedence() < precedence::ATOM;
        }
        if row.associative && node.chain_operator() == Some(parent) {
            return !node.chains_to_the_left();
        }
        // operators that are not arithmetic's are all of one precedence on one database
        if matches!(parent, Operator::Concat | Operator::Custom(_)) && node.is_bitwise() {
            return true;
        }
        let tight = !self.features.tight_operators.is_empty() && self.features.tight_operators.contains(parent);
        node.precedence() <= if tight { precedence::NEG } else { row.precedence } || (parent.is_logical() && node.is_eager())
    }
    /// Renders an expression in a place that binds this tightly.
    pub fn operand_at(&mut self, node: &Node, level: i8) {
        let level = if self.options.full_parentheses { precedence::ATOM - 1 } else { level };
        match node.unwrapped() {
            Node::Subscript(subscript) => self.subscript(subscript, true),
            _ if node.precedence() <= level => self.grouped_node(node),
            _ => self.node(node),
        }
    }
    /// Renders an expression in a position that always groups: a condition after WHEN, an assigned value.
    pub fn grouped(&mut self, node: &Node) {
        self.operand_at(node, precedence::ATOM - 1);
    }
    /// Renders a condition that is not an operand.
    pub fn condition(&mut self, node: &Node) {
        match node {
            Node::Constant(Constant::True) => self.word(self.features.constant_conditions.0),
            Node::Constant(Constant::False) => self.word(self.features.constant_conditions.1),
            Node::Unary(unary) if unary.operator == UnaryOperator::IsFalse => self.compiler.truth(self, &unary.operand, false),
            node if node.is_truth_value() => self.compiler.truth(self, node, true),
            node => self.node(node),
        }
    }
    /// Renders conditions joined by AND.
    pub fn conditions(&mut self, conditions: &[Node]) {
        match conditions {
            [one] => self.condition(one),
            many => self.list(many, " AND ", Self::listed_condition),
        }
    }
    /// Renders one of several conditions, in parentheses where AND asks for them.
    fn listed_condition(&mut self, node: &Node) {
        match node.is_truth_value() {
            true => self.condition_in(node, &Operator::And),
            false if self.groups(node, &Operator::And) => self.grouped_node(node),
            false => self.node(node),
        }
    }
    /// Renders a condition beside AND or OR.
    pub fn condition_in(&mut self, node: &Node, parent: &Operator) {
        match node.is_truth_value() {
            true if self.options.full_parentheses => self.parens(|out| out.condition(node)),
            true => self.condition(node),
            false => self.operand(node, parent),
        }
    }
}
