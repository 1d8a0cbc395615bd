//! UPDATE.

use super::select::push_condition;
use super::tree::tree;
use super::{AddedCte, ColumnRef, FromItem, Join, JoinKind, Literal, Node, RawClause, Summary};
use crate::error::ErrorKind;
use crate::value::Str;
use smallvec::{SmallVec, smallvec};

tree! {
    /// `UPDATE table SET .. FROM .. WHERE .. RETURNING ..`
    Update as update {
        /// Words of one's own behind UPDATE.
        prefixes: Vec<RawClause>,
        /// Is the table meant without those that inherit from it?
        only: bool,
        /// The table.
        table: FromItem,
        /// Raw SQL at the table, or at what is joined to it.
        hints: Vec<(FromItem, RawClause)>,
        /// Its joins, in order.
        joins: Vec<Join>,
        /// Further tables that were named; what the conditions and values belong to comes by itself.
        from: Vec<FromItem>,
        /// What is assigned.
        set: Vec<Assignment>,
        /// Does what is assigned keep its order? Else it comes in that of the table.
        ordered: bool,
        /// The conditions of WHERE, joined by AND.
        filter: SmallVec<[Node; 1]>,
        /// ORDER BY
        order_by: Vec<Node>,
        /// LIMIT, for every dialect or for one.
        limit: Vec<RawClause>,
        /// RETURNING
        returning: Vec<Node>,
        /// CTEs that stand in its WITH whether it reads them or not.
        with: Vec<AddedCte>,
    }
    /// `column = value`
    Assignment {
        /// The column.
        column: Node,
        /// Its new value.
        value: Node,
    }
}

/// The clauses that UPDATE and DELETE have alike; the field of further tables is called differently.
macro_rules! changes {
    ($statement:ident, $further:ident) => {
        impl $statement {
            fn absorb(&mut self, part: Summary) {
                self.summary = self.summary.join(part.deeper());
            }
            /// One condition more in WHERE.
            pub fn add_filter(&mut self, condition: Node) {
                self.absorb(condition.summary());
                push_condition(&mut self.filter, condition);
            }
            pub(crate) fn add_join(&mut self, to: FromItem, on: Option<Node>, kind: JoinKind) {
                let join = Join::new(None, to, on.map(Node::into_condition_node), kind);
                self.absorb(join.summary);
                self.joins.push(join);
            }
            pub(crate) fn add_from(&mut self, from: FromItem) {
                self.absorb(from.summary());
                self.$further.push(from);
            }
            pub(crate) fn add_order_by(&mut self, term: Node) {
                self.absorb(term.summary());
                self.order_by.push(term);
            }
            pub(crate) fn add_hint(&mut self, at: FromItem, hint: RawClause) {
                self.absorb(at.summary());
                self.absorb(hint.summary);
                self.hints.push((at, hint));
            }
            /// The LIMIT of every dialect, or of one; without a number there is none.
            pub(crate) fn set_limit(&mut self, dialect: Option<Str>, count: Option<Node>) {
                self.limit.retain(|limit| limit.dialect != dialect);
                if let Some(count) = count {
                    self.absorb(count.summary());
                    self.limit.push(RawClause::new(count, dialect));
                }
            }
            pub(crate) fn add_prefix(&mut self, prefix: RawClause) {
                self.absorb(prefix.summary);
                self.prefixes.push(prefix);
            }
            /// A mistake, kept in a place of its own.
            #[cold]
            pub(crate) fn invalid(&mut self, kind: ErrorKind) {
                let node = Node::error(kind);
                self.summary = self.summary.join(node.summary());
                self.filter.push(node);
            }
            /// A CTE for its WITH, whether it is read or not.
            pub(crate) fn add_cte(&mut self, added: AddedCte) {
                self.absorb(added.summary);
                self.with.push(added);
            }
            pub(crate) fn set_returning(&mut self, columns: impl IntoIterator<Item = Node>) {
                self.returning.clear(); // the rows are of the last one's type
                for column in columns {
                    self.absorb(column.summary());
                    self.returning.push(column);
                }
            }
        }
    };
}
pub(super) use changes;

changes!(Update, from);

impl Update {
    pub(crate) fn of(table: FromItem) -> Self {
        Update::new(vec![], false, table, vec![], vec![], vec![], vec![], false, smallvec![], vec![], vec![], vec![], vec![])
    }
    pub(crate) fn assign(&mut self, assignment: Assignment) {
        let same = |known: &&mut Assignment| match (&known.column, &assignment.column) {
            (Node::Column(a), Node::Column(b)) => a.is(b),
            _ => false,
        };
        if let Some(known) = self.set.iter_mut().find(same) {
            *known = assignment;
            return self.summarize();
        }
        // several elements of one column may be assigned
        let in_whole = |assignment: &&Assignment| !matches!(assignment.column, Node::Subscript(_));
        let targets = self.set.iter().filter(in_whole).flat_map(Assignment::targets);
        let twice = targets.filter(|_| in_whole(&&assignment)).find(|known| assignment.targets().any(|target| target.is(known)));
        if let Some(twice) = twice {
            let problem = format!("{} is assigned twice, by itself and in a row", Node::Column(twice.clone()));
            return self.invalid(ErrorKind::invalid("UPDATE", problem));
        }
        self.absorb(assignment.summary);
        self.set.push(assignment);
    }
}

impl Assignment {
    /// The columns that it writes.
    pub(crate) fn targets(&self) -> impl Iterator<Item = &ColumnRef> {
        let nodes = match &self.column {
            Node::Tuple(tuple) => tuple.elements.as_slice(),
            column => std::slice::from_ref(column),
        };
        nodes.iter().filter_map(|node| match node.whole() {
            Node::Column(column) => Some(column),
            _ => None,
        })
    }
    /// `column = value`; the value takes the type of the column.
    #[inline]
    pub(crate) fn of(column: Node, value: Node) -> Self {
        let value = value.beside(&column);
        Assignment::new(column, value)
    }
    /// The same, of a column of a model.
    #[inline]
    pub(crate) fn of_column(column: ColumnRef, value: Node) -> Self {
        let value = match column.static_record() {
            Some(record) => match Literal::of_column(value, record) {
                Ok(value) => {
                    let summary = super::Summary::LEAF.deeper();
                    return Assignment { column: Node::Column(column), value, summary };
                }
                Err(value) => value,
            },
            None => value,
        };
        Self::of(Node::Column(column), value)
    }
}
