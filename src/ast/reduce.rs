//! `reduce_columns`: a select list without columns that must be equal to others in it.

use super::items::{Item, items_of, own_name};
use super::{ColumnRef, Node, Operator, Query, Select};
use smallvec::SmallVec;

impl Query {
    /// Without columns that a foreign key or an equality makes equal to another one of the same name.
    pub(crate) fn reduce_columns(&mut self) {
        self.change("the select list", |select| select.columns = reduced(select));
    }
}

fn reduced(select: &Select) -> SmallVec<[Node; 1]> {
    let mut kept: SmallVec<[Node; 1]> = SmallVec::new();
    for item in items_of(&select.columns) {
        let node = match item {
            Item::Node(node) => node.clone(),
            Item::Of(column) => Node::Column(column),
        };
        if !matches!(&node, Node::Column(column) if find(&kept, column).is_some()) {
            kept.push(node);
        }
    }
    let mut at = 0;
    while let Some(node) = kept.get(at) {
        let refers = kept.iter().any(|other| same_name(node, other) && refers_to(node, other));
        if refers {
            kept.remove(at);
        } else {
            at += 1;
        }
    }
    let mut equal = vec![];
    let conditions = select.filter.iter().chain(select.joins.iter().filter_map(|join| join.on.as_ref()));
    conditions.for_each(|condition| equalities(condition, &mut equal));
    for (left, right) in equal {
        if let (Some(first), Some(second)) = (find(&kept, left), find(&kept, right))
            && first != second
            && same_name(&Node::Column(left.clone()), &Node::Column(right.clone()))
        {
            kept.remove(second);
        }
    }
    kept
}

fn find(list: &[Node], column: &ColumnRef) -> Option<usize> {
    list.iter().position(|node| matches!(node, Node::Column(known) if known.is(column)))
}

fn same_name(a: &Node, b: &Node) -> bool {
    own_name(a).zip(own_name(b)).is_some_and(|(a, b)| a.text() == b.text())
}

/// Does the foreign key of a column refer to another?
fn refers_to(node: &Node, other: &Node) -> bool {
    let (Node::Column(column), Node::Column(other)) = (node, other) else { return false };
    let Some((table, index)) = column.from.origin(column.at()) else { return false };
    let Some(target) = table.def().columns.get(index).and_then(|column| column.target()) else { return false };
    !column.is(other) && other.from.origin(other.at()).is_some_and(|(table, index)| target.is(table, index))
}

/// The pairs of columns that a condition makes equal.
fn equalities<'a>(condition: &'a Node, to: &mut Vec<(&'a ColumnRef, &'a ColumnRef)>) {
    match condition {
        Node::Binary(binary) if binary.operator == Operator::Eq => {
            if let (Node::Column(left), Node::Column(right)) = (&binary.left, &binary.right) {
                to.push((left, right));
            }
        }
        Node::Chain(chain) if chain.operator == Operator::And => chain.operands.iter().for_each(|one| equalities(one, to)),
        _ => {}
    }
}
