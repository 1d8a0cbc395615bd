//! Function calls and windows.

use crate::ast::Node;
use crate::ast::tree::{leaf, tree};
use crate::error::ErrorKind;
use crate::types::TypeRef;
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
        /// `ORDER BY` behind the arguments.
        order_by: Vec<Node>,
        /// `FILTER (WHERE ..)`
        filter: Option<Node>,
    }
    /// `function OVER (PARTITION BY .. ORDER BY .. ROWS ..)`
    Over {
        /// The function.
        function: Node,
        /// `PARTITION BY`
        partition_by: Vec<Node>,
        /// `ORDER BY`
        order_by: Vec<Node>,
        /// `ROWS BETWEEN .. AND ..`
        frame: Option<Frame>,
    }
}

/// The rows of a window that a function sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Frame {
    /// In what it is counted.
    pub unit: FrameUnit,
    /// Where it begins.
    pub start: FrameBound,
    /// Where it ends.
    pub end: FrameBound,
}

/// In what a frame is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FrameUnit {
    /// `ROWS`
    Rows,
}

/// An end of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FrameBound {
    /// `UNBOUNDED PRECEDING` or `UNBOUNDED FOLLOWING`
    Unbounded,
    /// `CURRENT ROW`
    CurrentRow,
    /// `n PRECEDING`
    Preceding(i64),
    /// `n FOLLOWING`
    Following(i64),
}
leaf!(Frame);

impl FrameBound {
    /// Negative before, zero at, positive behind the current row.
    pub fn offset(rows: i64) -> Self {
        match rows {
            0 => FrameBound::CurrentRow,
            n if n < 0 => FrameBound::Preceding(n.checked_neg().unwrap_or(i64::MAX)),
            n => FrameBound::Following(n),
        }
    }
}

impl Node {
    /// A call. Values take the type of the first argument that is no value.
    pub fn function(name: impl Into<Str>, arguments: impl Into<SmallVec<[Node; 1]>>, ty: TypeRef) -> Node {
        Self::function_of(name.into(), arguments.into(), ty)
    }
    fn function_of(name: Str, arguments: SmallVec<[Node; 1]>, ty: TypeRef) -> Node {
        if name.is_empty() || name.split('.').any(str::is_empty) {
            let problem = format!("{:?} is not the name of a function", &*name);
            return Node::error(ErrorKind::invalid("function", problem));
        }
        let sensitive = arguments.iter().any(|a| a.summary().has_sensitive());
        let arguments = match sensitive {
            false => arguments,
            true => arguments.into_iter().map(Node::into_sensitive).collect(),
        };
        Node::checked(Node::Function(Arc::new(Function::new(name, arguments, ty, false, vec![], None))))
    }
    /// A value that must not be shown; anything else as it is.
    fn into_sensitive(self) -> Node {
        match self {
            Node::Bind(mut bind) => {
                bind.ty = bind.ty.into_sensitive();
                Node::Bind(bind)
            }
            Node::Parameter(parameter) => Node::Parameter(Arc::new(Arc::unwrap_or_clone(parameter).into_sensitive())),
            node => node,
        }
    }
    /// The call with a change to it; of anything else, an error.
    pub(crate) fn change_function(self, what: &str, change: impl FnOnce(&mut Function)) -> Node {
        match self {
            Node::Function(mut function) => {
                let inner = Arc::make_mut(&mut function);
                change(inner);
                let Function { name, arguments, ty, distinct, order_by, filter, summary: _ } = inner.clone();
                Node::checked(Node::Function(Arc::new(Function::new(name, arguments, ty, distinct, order_by, filter))))
            }
            Node::Error(error) => Node::Error(error),
            node => Node::error(ErrorKind::invalid(what, format!("it belongs to a function, not to {}", node.name()))),
        }
    }
    /// The window with a change to it; of anything else, an error.
    pub(crate) fn change_over(self, change: impl FnOnce(&mut Over)) -> Node {
        match self {
            Node::Over(over) => {
                let mut over = Arc::unwrap_or_clone(over);
                change(&mut over);
                let Over { function, partition_by, order_by, frame, summary: _ } = over;
                function.over(partition_by, order_by, frame)
            }
            Node::Error(error) => Node::Error(error),
            node => Node::error(ErrorKind::invalid("OVER", format!("it belongs to a window, not to {}", node.name()))),
        }
    }
    /// `self OVER (PARTITION BY .. ORDER BY ..)`
    pub fn over(self, partition_by: Vec<Node>, order_by: Vec<Node>, frame: Option<Frame>) -> Node {
        Node::checked(Node::Over(Arc::new(Over::new(self, partition_by, order_by, frame))))
    }
}
