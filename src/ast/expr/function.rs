//! Function calls, and what databases have functions for: the next value of a sequence, a field of a row.

use crate::ast::tree::{leaf, tree};
use crate::ast::{Constant, Node, Summary, UnaryOperator};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::schema::Sequence;
use crate::types::{TypeFamily, TypeRef};
use crate::value::Str;
use smallvec::SmallVec;
use std::sync::Arc;

tree! {
    /// `name(DISTINCT arguments ORDER BY ..) FILTER (WHERE ..)`
    Function {
        /// Its name, with its schemas: `geo.distance`.
        name: Str,
        /// The arguments.
        arguments: SmallVec<[Node; 1]>,
        /// The type of its value.
        ty: TypeRef,
        /// `DISTINCT` before the arguments.
        distinct: bool,
        /// `ORDER BY` behind the arguments, or behind them all.
        order_by: Vec<Node>,
        /// Does the order stand behind the call, in `WITHIN GROUP (ORDER BY ..)`?
        within_group: bool,
        /// `FILTER (WHERE ..)`
        filter: Option<Node>,
    }
    /// The next value of a sequence.
    NextValue {
        /// The sequence.
        sequence: Sequence,
        /// The type of its values.
        ty: TypeRef,
    }
    /// `(row).name`
    Field {
        /// A row as a value.
        row: Node,
        /// The name of the field.
        name: Name,
        /// Its type.
        ty: TypeRef,
    }
}
leaf!(Sequence);

impl Node {
    /// A call. NULL is written as it is, and a first argument under DISTINCT makes the call so.
    pub fn function(name: impl Into<Str>, arguments: impl Into<SmallVec<[Node; 1]>>, ty: TypeRef) -> Node {
        Self::function_of(name.into(), arguments.into(), ty)
    }
    fn function_of(name: Str, mut arguments: SmallVec<[Node; 1]>, ty: TypeRef) -> Node {
        if name.is_empty() || name.split('.').any(str::is_empty) || name.contains('\0') {
            let problem = format!("{:?} is not the name of a function", &*name);
            return Node::error(ErrorKind::invalid("function", problem));
        }
        let all = Summary::of(&arguments);
        let mut distinct = false;
        for (at, argument) in arguments.iter_mut().enumerate() {
            match std::mem::replace(argument, Node::Constant(Constant::Null)) {
                Node::Literal(literal) if literal.is_readable() && literal.value.is_null() => {}
                Node::Unary(unary) if at == 0 && unary.operator == UnaryOperator::Distinct => {
                    distinct = true;
                    *argument = unary.operand.clone();
                }
                other => *argument = other.hidden_with(all),
            }
        }
        Node::checked(Node::Function(Arc::new(Function::new(name, arguments, ty, distinct, vec![], false, None))))
    }
    /// The call with a change to it; of anything else, an error.
    pub(crate) fn change_function(self, what: &str, change: impl FnOnce(&mut Function)) -> Node {
        match self {
            Node::Function(function) => {
                let mut function = Arc::unwrap_or_clone(function);
                change(&mut function);
                let Function { name, arguments, ty, distinct, order_by, within_group, filter, summary: _ } = function;
                Node::checked(Node::Function(Arc::new(Function::new(name, arguments, ty, distinct, order_by, within_group, filter))))
            }
            Node::Error(error) => Node::Error(error),
            node => Node::error(ErrorKind::invalid(what, format!("it belongs to a function, not to {}", node.name()))),
        }
    }
    /// The call with an order for the rows that it sees: behind its arguments, or in WITHIN GROUP.
    pub(crate) fn ordered(self, terms: Vec<Node>, within_group: bool) -> Node {
        let what = if within_group { "WITHIN GROUP" } else { "ORDER BY" };
        match &self {
            Node::Function(function) if !function.order_by.is_empty() && function.within_group != within_group => {
                Node::error(ErrorKind::invalid(what, "an aggregate has one order, in its parentheses or in WITHIN GROUP"))
            }
            _ if terms.is_empty() => self,
            _ => self.change_function(what, |function| {
                if let (true, TypeFamily::Unknown, Some(first)) = (within_group, function.ty.data_type.family(), terms.first()) {
                    // `mode` and its kin give one of the values that they sort
                    function.ty = TypeRef::new(first.type_ref().data_type.clone());
                }
                function.within_group = within_group;
                function.order_by.extend(terms);
            }),
        }
    }
    /// The next value of a sequence.
    pub fn next_value(sequence: Sequence, ty: TypeRef) -> Node {
        Node::NextValue(Arc::new(NextValue::new(sequence, ty)))
    }
    /// `(self).name`: a field of a row.
    pub fn field(self, name: impl Into<Name>, ty: TypeRef) -> Node {
        Node::checked(Node::Field(Arc::new(Field::new(self, name.into(), ty))))
    }
}
