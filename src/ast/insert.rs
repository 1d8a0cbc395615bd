//! INSERT.

use super::select::push_condition;
use super::tree::{Digest, Pairs, Rebuild, Tree, Walk, tree};
use super::visit::{Part, find};
use super::{AddedCte, Assignment, FromItem, Node, Query, RawClause, Summary, TreeRef};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::schema::Table;
use smallvec::{SmallVec, smallvec};

tree! {
    /// `INSERT INTO table (columns) VALUES (..) ON CONFLICT .. RETURNING ..`
    Insert as insert {
        /// Words of one's own behind INSERT.
        prefixes: Vec<RawClause>,
        /// The table, as something that columns belong to.
        into: FromItem,
        /// The numbers of the columns that are written, in the order of the values.
        columns: SmallVec<[u16; 8]>,
        /// Where the rows come from.
        source: InsertSource,
        /// Do columns that a SELECT leaves out take their defaults?
        include_defaults: bool,
        /// What happens to rows whose key is there.
        conflicts: Vec<OnConflict>,
        /// RETURNING
        returning: Vec<Node>,
        /// Do the rows come back in the order in which they are given?
        in_order: bool,
        /// What was wrong when it was built.
        mistake: Option<Node>,
        /// CTEs that stand in its WITH whether it reads them or not.
        with: Vec<AddedCte>,
    }
    /// `ON CONFLICT (columns) WHERE index_where DO UPDATE SET .. WHERE filter`, `ON DUPLICATE KEY UPDATE ..`
    OnConflict {
        /// The columns and expressions of the key; none means any key, unless the constraint is named.
        key: Vec<Node>,
        /// The condition of the key's index, joined by AND.
        index_where: SmallVec<[Node; 1]>,
        /// The constraint, by its name.
        constraint: Option<Name>,
        /// What is assigned; nothing means DO NOTHING.
        set: Vec<Assignment>,
        /// Does what is assigned keep its order? Else it comes in that of the table.
        ordered: bool,
        /// Which rows are updated, joined by AND.
        filter: SmallVec<[Node; 1]>,
    }
}

/// Where the rows of an INSERT come from.
#[derive(Clone)]
#[non_exhaustive]
pub enum InsertSource {
    /// Rows of as many values as there are columns, one behind the other.
    Values(Vec<Node>),
    /// A query.
    Query(Query),
}

impl Insert {
    /// An INSERT into a table, of nothing yet.
    pub(crate) fn into_table(table: Table) -> Self {
        let source = InsertSource::Values(vec![]);
        Insert::new(vec![], FromItem::Table(table), smallvec![], source, true, vec![], vec![], false, None, vec![])
    }
    /// The table.
    pub fn table(&self) -> Option<&Table> {
        match &self.into {
            FromItem::Table(table) => Some(table),
            FromItem::Alias(_)
            | FromItem::Subquery(_)
            | FromItem::Cte(_)
            | FromItem::Recursion(_)
            | FromItem::Join(_)
            | FromItem::Function(_)
            | FromItem::Text(_)
            | FromItem::Error(_) => None,
        }
    }
    /// Says where the rows come from.
    pub(crate) fn set_source(&mut self, source: InsertSource) {
        self.summary = self.summary.join(source.summary().deeper());
        self.source = source;
    }
    /// Rows of binds. The binds of a column are all of its type, so that the first row's summary is that of all rows.
    pub(crate) fn set_binds(&mut self, values: Vec<Node>) {
        let row = Summary::of(values.iter().take(self.columns.len()));
        self.summary = self.summary.join(row.deeper());
        self.source = InsertSource::Values(values);
    }
    /// Writes a value into a column; a second one replaces the first.
    pub(crate) fn set(&mut self, assignment: Assignment) {
        let index = match self.index_of(&assignment.column) {
            Ok(index) => index,
            Err(error) => return self.invalid(error),
        };
        self.summary = self.summary.join(assignment.summary);
        let values = match &mut self.source {
            InsertSource::Values(values) if values.len() == self.columns.len() => values,
            InsertSource::Values(_) | InsertSource::Query(_) => {
                return self.invalid(ErrorKind::invalid("INSERT", "`.values(..)` cannot follow `.rows(..)` or a SELECT"));
            }
        };
        match self.columns.iter().position(|known| *known == index).and_then(|at| values.get_mut(at)) {
            Some(value) => *value = assignment.value,
            None => {
                self.columns.push(index);
                values.push(assignment.value);
            }
        }
    }
    /// Rows of assignments: the first one says which columns there are.
    pub(crate) fn set_rows(&mut self, rows: impl Iterator<Item = Vec<Assignment>>) {
        if !self.columns.is_empty() {
            return self.invalid(ErrorKind::invalid("INSERT", "its columns are given twice"));
        }
        let mut all = vec![];
        for (number, row) in rows.enumerate() {
            let row = match self.row(row, number) {
                Ok(row) => row,
                Err(error) => return self.invalid(error),
            };
            all.extend(row);
        }
        self.set_source(InsertSource::Values(all));
    }
    /// The values of a row in the order of the columns.
    fn row(&mut self, row: Vec<Assignment>, number: usize) -> Result<Vec<Node>, ErrorKind> {
        let mut values: Vec<Option<Node>> = vec![None; self.columns.len()];
        for assignment in row {
            let index = self.index_of(&assignment.column)?;
            match self.columns.iter().position(|known| *known == index) {
                Some(at) => values.iter_mut().skip(at).take(1).for_each(|value| *value = Some(assignment.value.clone())),
                None if number == 0 => {
                    self.columns.push(index);
                    values.push(Some(assignment.value));
                }
                None => {
                    let problem = format!("row {} gives {} a value, which the first row does not", number + 1, assignment.column);
                    return Err(ErrorKind::invalid("INSERT", problem));
                }
            }
        }
        match values.iter().position(Option::is_none).and_then(|at| self.columns.get(at)) {
            None => Ok(values.into_iter().flatten().collect()),
            Some(missing) => {
                let column = Node::column(self.into.clone(), (*missing).into());
                let problem = format!("row {} gives {column} no value, which the first row does", number + 1);
                Err(ErrorKind::invalid("INSERT", problem))
            }
        }
    }
    /// Says what happens to rows whose key is there.
    pub(crate) fn add_conflict(&mut self, conflict: OnConflict) {
        if let Some(error) = conflict.key.iter().find(|node| matches!(node, Node::Ordering(_))) {
            return self.invalid(ErrorKind::invalid("ON CONFLICT", format!("{error} has a direction; give the columns alone")));
        }
        if let Some(other) = conflict.key.iter().chain(&conflict.index_where).find_map(|node| self.stranger(node)) {
            return self.invalid(other);
        }
        for assignment in &conflict.set {
            for target in assignment.targets() {
                if let Err(error) = self.index_of(&Node::Column(target.clone())) {
                    return self.invalid(error);
                }
            }
            if let (None, Err(error)) = (assignment.targets().next(), self.index_of(assignment.column.whole())) {
                return self.invalid(error);
            }
            if let Some(other) = self.another_new_row(&assignment.value) {
                return self.invalid(other);
            }
        }
        self.summary = self.summary.join(conflict.summary.deeper());
        self.conflicts.push(conflict);
    }
    /// What a key or the condition of its index speaks of, if that is not the table.
    fn stranger(&self, node: &Node) -> Option<ErrorKind> {
        let mut froms = smallvec![];
        node.froms(&mut froms);
        let other = froms.into_iter().find(|from| !from.is(&self.into))?;
        let problem = format!("its key is one of {:?}, and {node} is of {:?}", &*self.into.describe(), &*other.describe());
        Some(ErrorKind::invalid("ON CONFLICT", problem))
    }
    /// The row that could not be inserted has the columns of this table.
    fn another_new_row(&self, value: &Node) -> Option<ErrorKind> {
        if let Node::Literal(_) | Node::Constant(_) | Node::Parameter(_) = value {
            return None;
        }
        let tree: &dyn TreeRef = value;
        find(tree, |part| match part {
            Part::Node(Node::Excluded(excluded)) if !excluded.column.from.is(&self.into) => {
                let problem = format!("it is one of {:?}, and has no {}", &*self.into.describe(), Node::Column(excluded.column.clone()));
                Some(ErrorKind::invalid("excluded", problem))
            }
            _ => None,
        })
    }
    /// Which rows the last DO UPDATE changes.
    pub(crate) fn add_filter(&mut self, condition: Node) {
        let Some(last) = self.conflicts.last_mut().filter(|last| !last.set.is_empty()) else {
            return self.invalid(ErrorKind::invalid("INSERT", "WHERE belongs to `.do_update(..)`, which comes first"));
        };
        last.summary = last.summary.join(condition.summary().deeper());
        self.summary = self.summary.join(last.summary.deeper());
        push_condition(&mut last.filter, condition.clone());
        if let Some(other) = self.another_new_row(&condition) {
            self.invalid(other);
        }
    }
    /// The number of a column of this table.
    pub(crate) fn index_of(&self, column: &Node) -> Result<u16, ErrorKind> {
        match column {
            Node::Column(column) if column.from.is(&self.into) => Ok(column.index as u16),
            Node::Error(error) => Err((**error).clone()),
            other => {
                let problem = format!("{other} is no column of {}", self.into.describe());
                Err(ErrorKind::invalid("INSERT", problem))
            }
        }
    }
    /// A CTE for its WITH, whether it is read or not.
    pub(crate) fn add_cte(&mut self, added: AddedCte) {
        self.summary = self.summary.join(added.summary.deeper());
        self.with.push(added);
    }
    pub(crate) fn set_returning(&mut self, columns: impl IntoIterator<Item = Node>) {
        self.returning.clear(); // the rows are of the last one's type
        for column in columns {
            self.summary = self.summary.join(column.summary().deeper());
            self.returning.push(column);
        }
    }
    pub(crate) fn add_prefix(&mut self, prefix: RawClause) {
        self.summary = self.summary.join(prefix.summary.deeper());
        self.prefixes.push(prefix);
    }
    /// Keeps a mistake until `compile()` reports it; the first one counts.
    pub(crate) fn invalid(&mut self, kind: ErrorKind) {
        let node = Node::error(kind);
        self.summary = self.summary.join(node.summary());
        self.mistake.get_or_insert(node);
    }
}

impl OnConflict {
    pub(crate) fn of(
        key: Vec<Node>,
        index_where: SmallVec<[Node; 1]>,
        constraint: Option<Name>,
        set: Vec<Assignment>,
        ordered: bool,
    ) -> Self {
        let mut keys: Vec<Node> = vec![];
        for node in key {
            if !keys.contains(&node) {
                keys.push(node);
            }
        }
        let mut assignments: Vec<Assignment> = vec![];
        for one in set {
            // the later of two to one column counts, as in UPDATE
            match assignments.iter_mut().find(|known| known.column == one.column) {
                Some(known) => *known = one,
                None => assignments.push(one),
            }
        }
        OnConflict::new(keys, index_where, constraint, assignments, ordered, smallvec![])
    }
}

impl Tree for InsertSource {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        match self {
            InsertSource::Values(values) => values.children(walk),
            InsertSource::Query(query) => query.children(walk),
        }
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        match self {
            InsertSource::Values(values) => InsertSource::Values(values.rebuild(with)),
            InsertSource::Query(query) => InsertSource::Query(query.rebuild(with)),
        }
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        match (self, other) {
            (InsertSource::Values(a), InsertSource::Values(b)) => a.same(b, ids),
            (InsertSource::Query(a), InsertSource::Query(b)) => a.same(b, ids),
            _ => false,
        }
    }
    fn digest(&self, to: &mut Digest) {
        match self {
            InsertSource::Values(values) => values.digest(to),
            InsertSource::Query(query) => query.digest(to),
        }
    }
    fn summary(&self) -> Summary {
        match self {
            InsertSource::Values(values) => values.summary(),
            InsertSource::Query(query) => query.summary().deeper_by(Summary::QUERY_DEPTH),
        }
    }
}
