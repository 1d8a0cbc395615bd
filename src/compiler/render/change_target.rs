//! Renders the parts that UPDATE and DELETE share: the changed table, its joins and further tables, WHERE and LIMIT.

use super::changed_table::table_of;
use super::from::from_element;
use super::hints::in_hinted_from;
use super::select::where_clause;
use crate::ast::{ColumnRef, FromItem, Join, JoinKind, Node, Operator, RawClause};
use crate::compiler::renderer::Renderer;
use crate::compiler::resolve::{FromList, JoinTree, On, changed_items};
use crate::error::ErrorKind;
use crate::features::{ChangeLimit, ManyTables};
use crate::value::Value;
use smallvec::SmallVec;

/// The changed table with its joins, and the further tables of the statement.
pub(super) struct ChangeTarget {
    word: &'static str,
    only: bool,
    items: FromList,
}

impl ChangeTarget {
    pub(super) fn new<'a>(
        out: &mut Renderer<'_>,
        (word, only): (&'static str, bool),
        table: &'a FromItem,
        joins: &[Join],
        named: &[FromItem],
        speaks: impl Iterator<Item = &'a Node>,
    ) -> Option<Self> {
        let items = changed_items(out, table, joins, named, speaks);
        if let (FromItem::Alias(_), Some(changed)) = (table, table_of(table)) {
            // joined to nothing, it would be for every row
            let implied = items.iter().skip(1).filter(|item| item.joins.is_empty() && !named.iter().any(|from| from.is(&item.from)));
            if implied.clone().any(|item| matches!(&item.from, FromItem::Table(other) if other.same(changed))) {
                let problem = format!(
                    "it changes {:?}, and speaks of {:?} itself, too, by columns that are not those of the alias; write \
                    `alias.col(..)`, or name the table, if it is meant as another one",
                    &*table.describe(),
                    changed.name().as_str()
                );
                out.fail(ErrorKind::invalid(word, problem));
            }
        }
        Some(ChangeTarget { word, only, items })
    }
    pub(super) fn is_many(&self) -> bool {
        self.items.len() > 1 || self.items.iter().any(|item| !item.joins.is_empty())
    }
    pub(super) fn elements(&self) -> impl Iterator<Item = &FromItem> + Clone {
        self.items.iter().flat_map(JoinTree::elements)
    }
    /// Renders WITH, then runs `inner` where subqueries may leave the tables of the statement to it.
    pub(super) fn in_statement(&self, out: &mut Renderer<'_>, filter: &[Node], inner: impl FnOnce(&mut Renderer<'_>)) {
        let with = out.with_context();
        if !with.ordered().is_empty() && !with.is_dry_run() && !out.features().with_before_update {
            out.unsupported(&format!("WITH before {}", self.word), "use a subquery in WHERE");
        }
        out.compiler().with(out);
        out.note_change(self.word, &self.items, filter);
        out.in_scope(self.elements().cloned().collect(), inner);
        out.stay_distinct(&self.items);
    }
    /// `ONLY`
    pub(super) fn only(&self, out: &mut Renderer<'_>) {
        if self.only {
            if !out.features().only {
                out.unsupported("ONLY", "no table inherits from another here; leave `.only()` out");
            }
            out.word("ONLY ");
        }
    }
    /// Renders the table, its joins and the further tables: `t JOIN a ON .., b`
    pub(super) fn all(&self, out: &mut Renderer<'_>) {
        out.list(&self.items, ", ", item);
    }
    /// Renders the further tables after a word; those of inner joins first, whose conditions go to WHERE.
    pub(super) fn others(&self, out: &mut Renderer<'_>, word: &str) {
        if !self.is_many() {
            return;
        }
        out.word(word);
        let joined: SmallVec<[JoinTree; 2]> = self.joins().map(JoinTree::joined).collect();
        if self.joins().any(|join| join.kind != JoinKind::Inner) {
            out.unsupported(&format!("outer join of the table of {}", self.word), "say it in WHERE: `.filter(!exists(select(..)))`");
        }
        out.list(joined.iter().chain(self.items.iter().skip(1)), ", ", item);
    }
    fn joins(&self) -> impl Iterator<Item = &crate::compiler::ResolvedJoin> {
        self.items.iter().take(1).flat_map(|item| &item.joins)
    }
    /// ` WHERE ..`, with the conditions of joins that could not be written.
    pub(super) fn filter(&self, out: &mut Renderer<'_>, filter: &[Node], style: ManyTables) {
        if style == ManyTables::List || self.joins().next().is_none() {
            return where_clause(out, filter);
        }
        let moved = self.joins().map(|join| match &join.on {
            On::Given(on) => on.clone(),
            On::ForeignKey(key) => {
                let equal = |(referred, referring): &(ColumnRef, ColumnRef)| {
                    Node::binary(Operator::Eq, Node::Column(referred.clone()), Node::Column(referring.clone()))
                };
                key.iter().map(equal).reduce(Node::and).unwrap_or(Node::Constant(crate::ast::Constant::True))
            }
        });
        let conditions: SmallVec<[Node; 2]> = moved.chain(filter.iter().cloned()).collect();
        where_clause(out, &conditions);
    }
    /// Runs `inner` with the hints at the tables.
    pub(super) fn hinted(&self, out: &mut Renderer<'_>, hints: &[(FromItem, RawClause)], inner: impl FnOnce(&mut Renderer<'_>)) {
        in_hinted_from(out, hints, &self.items, inner);
    }
    /// ` ORDER BY a LIMIT 10`; its number is written out. The limit that is said for this dialect counts, else that of all.
    pub(super) fn limit(&self, out: &mut Renderer<'_>, order_by: &[Node], limits: &[RawClause], of: &str, supported: bool) {
        let dialect = out.dialect().name();
        let mut meant = limits.iter().filter(|limit| limit.is_for(dialect));
        let limit = meant.clone().find(|limit| limit.dialect.is_some()).or_else(|| meant.next()).map(|limit| &limit.sql);
        if limit.is_none() && !limits.is_empty() {
            out.left_out(format!("LIMIT of {}", self.word));
        }
        if order_by.is_empty() && limit.is_none() {
            return;
        }
        if !supported {
            let any = out.features().change_limit != ChangeLimit::None;
            let of = if any && self.is_many() { " of several tables" } else { of };
            let construct = format!("ORDER BY and LIMIT of {}{of}", self.word);
            out.unsupported(&construct, "choose the rows in WHERE: `.filter(key.in_(select(key).order_by(..).limit(..)))`");
        }
        if !order_by.is_empty() {
            out.compiler().order_by(out, order_by, &[]);
        }
        if let Some(limit) = limit {
            out.word(" LIMIT ");
            row_count(out, limit);
        }
    }
}

/// Renders a number of rows as a literal.
fn row_count(out: &mut Renderer<'_>, count: &Node) {
    if !matches!(count, Node::Literal(_) | Node::Parameter(_) | Node::Error(_)) {
        return out.unsupported("LIMIT by an expression", "compute the number in Rust");
    }
    // what is to come cannot stand here, of which its slot speaks
    if !out.options().template && out.value_of(count).is_some_and(|value| !matches!(value, Value::Int(0..))) {
        out.fail(ErrorKind::invalid("LIMIT", "a number of rows is an integer that is not negative"));
    }
    out.inline(count);
}

fn item(out: &mut Renderer<'_>, item: &JoinTree) {
    from_element(out, &item.from);
    for join in &item.joins {
        out.compiler().join(out, join);
    }
}
