//! Windows: a function over the rows around.

use crate::ast::tree::{Digest, Pairs, Rebuild, Tree, Walk, leaf, tree};
use crate::ast::{Node, Summary};
use crate::error::ErrorKind;
use crate::value::Value;
use std::cmp::Ordering;
use std::sync::Arc;

tree! {
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
        /// `EXCLUDE ..`
        exclude: Option<Exclude>,
    }
    /// The rows of a window that a function sees.
    Frame {
        /// In what it is counted.
        unit: FrameUnit,
        /// Where it begins.
        start: FrameBound,
        /// Where it ends.
        end: FrameBound,
    }
}

/// In what a frame is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FrameUnit {
    /// `ROWS`: rows, one by one
    Rows,
    /// `RANGE`: by the value that the window is ordered by
    Range,
    /// `GROUPS`: rows that are ordered alike, together
    Groups,
}

/// Which rows of a frame are left out: `EXCLUDE ..`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exclude {
    /// `EXCLUDE CURRENT ROW`
    CurrentRow,
    /// `EXCLUDE GROUP`: the current row and those ordered like it
    Group,
    /// `EXCLUDE TIES`: those ordered like the current row, but not itself
    Ties,
    /// `EXCLUDE NO OTHERS`: none, as without it
    NoOthers,
}
leaf!(FrameUnit, Exclude);

/// An end of a frame.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FrameBound {
    /// `UNBOUNDED PRECEDING` or `UNBOUNDED FOLLOWING`
    Unbounded,
    /// `CURRENT ROW`
    CurrentRow,
    /// `n PRECEDING`
    Preceding(Node),
    /// `n FOLLOWING`
    Following(Node),
}

impl FrameUnit {
    /// Its word.
    pub fn text(self) -> &'static str {
        match self {
            FrameUnit::Rows => "ROWS",
            FrameUnit::Range => "RANGE",
            FrameUnit::Groups => "GROUPS",
        }
    }
}
impl Exclude {
    /// Its words.
    pub fn text(self) -> &'static str {
        match self {
            Exclude::CurrentRow => "CURRENT ROW",
            Exclude::Group => "GROUP",
            Exclude::Ties => "TIES",
            Exclude::NoOthers => "NO OTHERS",
        }
    }
}

impl FrameBound {
    /// Negative before, zero at, positive behind the current row. What is no number, and no span of time, is behind it.
    pub fn offset(offset: impl Into<Value>) -> Self {
        let offset = offset.into();
        let negative = match &offset {
            Value::Int(0) => return FrameBound::CurrentRow,
            Value::Real(v) if *v == 0.0 => return FrameBound::CurrentRow,
            Value::Interval(v) if v.microseconds == 0 => return FrameBound::CurrentRow,
            Value::Decimal(digits) if digits.chars().all(|c| matches!(c, '0' | '.' | '-')) => return FrameBound::CurrentRow,
            Value::Int(v) => *v < 0,
            Value::Real(v) => *v < 0.0,
            Value::Interval(v) => v.microseconds < 0,
            Value::Decimal(digits) => digits.starts_with('-'),
            _ => false,
        };
        if !negative {
            return FrameBound::Following(Node::literal(offset));
        }
        FrameBound::Preceding(Node::literal(match offset {
            Value::Int(v) => Value::Int(v.checked_neg().unwrap_or(i64::MAX)),
            Value::Real(v) => Value::Real(-v),
            Value::Interval(mut v) => {
                v.microseconds = v.microseconds.checked_neg().unwrap_or(i64::MAX);
                Value::Interval(v)
            }
            Value::Decimal(digits) => Value::Decimal(digits.trim_start_matches('-').into()),
            other => other,
        }))
    }
    /// Where it stands, as a start or as an end, as far as the tree knows: by the side, then by a number.
    fn order(&self, other: &FrameBound) -> Option<Ordering> {
        let side = |bound: &FrameBound| match bound {
            FrameBound::Unbounded => None,
            FrameBound::Preceding(_) => Some(-1),
            FrameBound::CurrentRow => Some(0),
            FrameBound::Following(_) => Some(1),
        };
        match (self, other) {
            (FrameBound::Preceding(a), FrameBound::Preceding(b)) => compare(b, a),
            (FrameBound::Following(a), FrameBound::Following(b)) => compare(a, b),
            (a, b) => Some(side(a)?.cmp(&side(b)?)),
        }
    }
}

/// Which of two values is greater, if both are known and of a kind.
fn compare(a: &Node, b: &Node) -> Option<Ordering> {
    let (a, b) = (a.readable()?, b.readable()?);
    match (&a.value, &b.value) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Real(a), Value::Real(b)) => a.partial_cmp(b),
        (Value::Interval(a), Value::Interval(b)) => Some(a.cmp(b)),
        (Value::Decimal(a), Value::Decimal(b)) => a.parse::<f64>().ok()?.partial_cmp(&b.parse::<f64>().ok()?),
        _ => None,
    }
}

impl Tree for FrameBound {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        match self {
            FrameBound::Unbounded | FrameBound::CurrentRow => {}
            FrameBound::Preceding(node) | FrameBound::Following(node) => walk.node(node),
        }
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        match self {
            FrameBound::Unbounded => FrameBound::Unbounded,
            FrameBound::CurrentRow => FrameBound::CurrentRow,
            FrameBound::Preceding(node) => FrameBound::Preceding(with.node(node)),
            FrameBound::Following(node) => FrameBound::Following(with.node(node)),
        }
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        match (self, other) {
            (FrameBound::Unbounded, FrameBound::Unbounded) | (FrameBound::CurrentRow, FrameBound::CurrentRow) => true,
            (FrameBound::Preceding(a), FrameBound::Preceding(b)) | (FrameBound::Following(a), FrameBound::Following(b)) => a.same(b, ids),
            _ => false,
        }
    }
    fn digest(&self, to: &mut Digest) {
        to.add(&std::mem::discriminant(self));
        match self {
            FrameBound::Unbounded | FrameBound::CurrentRow => {}
            FrameBound::Preceding(node) | FrameBound::Following(node) => node.digest(to),
        }
    }
    fn summary(&self) -> Summary {
        match self {
            FrameBound::Unbounded | FrameBound::CurrentRow => Summary::LEAF,
            FrameBound::Preceding(node) | FrameBound::Following(node) => node.summary(),
        }
    }
}

impl Node {
    /// The window with a change to it; of anything else, an error.
    pub(crate) fn change_over(self, change: impl FnOnce(&mut Over)) -> Node {
        match self {
            Node::Over(over) => {
                let mut over = Arc::unwrap_or_clone(over);
                change(&mut over);
                let Over { function, partition_by, order_by, frame, exclude, summary: _ } = over;
                Node::checked(Node::Over(Arc::new(Over::new(function, partition_by, order_by, frame, exclude))))
            }
            Node::Error(error) => Node::Error(error),
            node => Node::error(ErrorKind::invalid("OVER", format!("it belongs to a window, not to {}", node.name()))),
        }
    }
    /// `self OVER (PARTITION BY .. ORDER BY ..)`
    pub fn over(self, partition_by: Vec<Node>, order_by: Vec<Node>, frame: Option<Frame>) -> Node {
        Node::checked(Node::Over(Arc::new(Over::new(self, partition_by, order_by, frame, None))))
    }
    /// The window with a frame: there is one, and it does not end before it begins.
    pub(crate) fn framed(self, unit: FrameUnit, start: FrameBound, end: FrameBound) -> Node {
        let problem = match &self {
            Node::Over(over) if over.frame.is_some() => "a window has one frame: ROWS, RANGE or GROUPS",
            _ if start.order(&end) == Some(Ordering::Greater) => "the frame ends before it begins",
            _ => return self.change_over(|over| over.frame = Some(Frame::new(unit, start, end))),
        };
        Node::error(ErrorKind::invalid(unit.text(), problem))
    }
}
