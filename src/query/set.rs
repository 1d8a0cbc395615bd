//! `column = value`, for INSERT and UPDATE.

use super::column::AnyColumn;
use super::operand::Operand;
use super::tuples;
use crate::ast::{self, ColumnRef, Node};
use crate::types::Any;

/// `column = value`, for [`values`](super::Insert::values) and [`set`](super::Update::set).
#[derive(Clone)]
pub struct Assignment(ast::Assignment);

impl std::fmt::Debug for Assignment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Assignment({} = {})", self.0.column, self.0.value)
    }
}

impl Assignment {
    #[inline]
    pub(super) fn new(column: Node, value: Node) -> Self {
        Assignment(ast::Assignment::of(column, value))
    }
    #[inline]
    pub(super) fn of_column(column: ColumnRef, value: Node) -> Self {
        Assignment(ast::Assignment::of_column(column, value))
    }
}
impl AnyColumn {
    /// `column = value`
    pub fn set<R: Operand<Any>>(&self, value: R) -> Assignment {
        Assignment::new(self.node(), value.into_node())
    }
}

/// What is assigned: one `column.set(value)`, a tuple or a `Vec` of those.
#[diagnostic::on_unimplemented(message = "`{Self}` assigns nothing", label = "expected `column.set(value)`, or a tuple or `Vec` of those")]
pub trait Assignments {
    /// Gives the assignments away, in order.
    fn each(self, add: &mut dyn FnMut(ast::Assignment));
}
#[diagnostic::do_not_recommend]
impl Assignments for Assignment {
    fn each(self, add: &mut dyn FnMut(ast::Assignment)) {
        add(self.0);
    }
}
#[diagnostic::do_not_recommend]
impl Assignments for Vec<Assignment> {
    fn each(self, add: &mut dyn FnMut(ast::Assignment)) {
        self.into_iter().for_each(|one| add(one.0));
    }
}
#[diagnostic::do_not_recommend]
impl<const N: usize> Assignments for [Assignment; N] {
    fn each(self, add: &mut dyn FnMut(ast::Assignment)) {
        self.into_iter().for_each(|one| add(one.0));
    }
}
macro_rules! lists { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: Assignments),+> Assignments for ($($t,)+) {
        #[allow(non_snake_case)]
        fn each(self, add: &mut dyn FnMut(ast::Assignment)) {
            let ($($t,)+) = self;
            $($t.each(add);)+
        }
    }
} }
tuples!(lists);
