//! Renders windows: OVER with PARTITION BY, ORDER BY and a frame.

use super::by_name::window_term;
use crate::ast::{Frame, FrameBound, FrameUnit, Node, Over};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::types::TypeFamily;

/// `f(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN d AND e EXCLUDE TIES)`
pub fn over(out: &mut Renderer<'_>, over: &Over) {
    let Over { function, partition_by, order_by, frame, exclude, summary: _ } = over;
    if !out.features().window_functions {
        out.unsupported("OVER", "aggregate in a correlated subquery");
    }
    out.node(function);
    out.word(" OVER (");
    let mut space = "";
    if !partition_by.is_empty() {
        out.word("PARTITION BY ");
        out.list(partition_by, ", ", window_term);
        space = " ";
    }
    if !order_by.is_empty() {
        out.word(space);
        out.word("ORDER BY ");
        out.list(order_by, ", ", window_term);
        space = " ";
    }
    if let Some(shown) = frame {
        out.word(space);
        self::frame(out, shown);
    }
    if let Some(exclude) = exclude {
        if frame.is_none() {
            out.fail(ErrorKind::invalid("EXCLUDE", "it leaves rows out of a frame, and there is none; give it `.rows(..)`"));
        }
        if !out.features().frame_groups {
            out.unsupported("EXCLUDE", "aggregate in a correlated subquery that leaves those rows out");
        }
        out.word(" EXCLUDE ");
        out.word(exclude.text());
    }
    out.word(")");
}

fn frame(out: &mut Renderer<'_>, frame: &Frame) {
    let Frame { unit, start, end, summary: _ } = frame;
    if *unit == FrameUnit::Groups && !out.features().frame_groups {
        out.unsupported("GROUPS", "number the groups with `dense_rank` in a subquery, and use RANGE over that number");
    }
    let offsets = [start, end].iter().any(|bound| matches!(bound, FrameBound::Preceding(_) | FrameBound::Following(_)));
    if *unit == FrameUnit::Range && offsets && !out.features().range_offsets {
        out.unsupported("RANGE with offsets", "count in ROWS, or aggregate in a correlated subquery");
    }
    out.word(unit.text());
    out.word(" BETWEEN ");
    frame_bound(out, start, "UNBOUNDED PRECEDING");
    out.word(" AND ");
    frame_bound(out, end, "UNBOUNDED FOLLOWING");
}

fn frame_bound(out: &mut Renderer<'_>, bound: &FrameBound, unbounded: &str) {
    let (offset, word) = match bound {
        FrameBound::Unbounded => return out.word(unbounded),
        FrameBound::CurrentRow => return out.word("CURRENT ROW"),
        FrameBound::Preceding(offset) => (offset, " PRECEDING"),
        FrameBound::Following(offset) => (offset, " FOLLOWING"),
    };
    if offset.family() == TypeFamily::Interval && !out.features().frame_intervals {
        out.unsupported("spans of time as bounds of a frame", "order by a number of seconds or days, and count in those");
    }
    match offset {
        Node::Literal(_) | Node::Parameter(_) if !out.features().bound_frames => out.inline(offset),
        offset => out.operand_at(offset, crate::ast::operator::precedence::COMPARISON),
    }
    out.word(word);
}
