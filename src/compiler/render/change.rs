//! UPDATE and DELETE.

use super::dml::{assigned, changing, prefixes, returned, table_of};
use super::from::from_element;
use super::options::hints_at;
use super::select::where_clause;
use crate::ast::visit::{Part, visit};
use crate::ast::{Assignment, ColumnRef, Delete, FromItem, Join, JoinKind, Node, Operator, RawClause, Subscript, TreeRef, Update};
use crate::compiler::out::Renderer;
use crate::compiler::resolve::{FromList, JoinTree, On, changed_items, meet_added};
use crate::compiler::values::check_storage;
use crate::error::ErrorKind;
use crate::features::{ChangeLimit, ManyTables};
use crate::value::Value;
use smallvec::{SmallVec, smallvec};
use std::borrow::Cow;

/// `UPDATE t SET a=? FROM .. WHERE ..`, `UPDATE t, a SET t.x=? WHERE ..`
pub fn update(out: &mut Renderer<'_>, update: &Update) {
    let Update { prefixes: words, only, table, hints, joins, from, set, ordered, filter, order_by, limit, returning, with, summary: _ } =
        update;
    meet_added(out, with);
    if set.is_empty() {
        return out.fail(ErrorKind::invalid("UPDATE", "it assigns nothing; give it `.set(..)`"));
    }
    let speaks = set.iter().flat_map(|a| [&a.column, &a.value]).chain(filter).chain(order_by);
    let Some(target) = Target::new(out, ("UPDATE", *only), table, joins, from, speaks) else { return };
    let (style, many) = (out.features().update_tables, target.is_many());
    target.open(out);
    out.note_change("UPDATE", &target.items, filter);
    out.word("UPDATE ");
    prefixes(out, words);
    target.only(out);
    target.hinted(out, hints, |out| if style == ManyTables::List { target.all(out) } else { from_element(out, table) });
    out.word(" SET ");
    let set = with_defaults(table, set);
    changing(out, table, |out| {
        assignments(out, table, &set, *ordered, style == ManyTables::List && many);
        match style {
            ManyTables::From => target.others(out, " FROM "),
            ManyTables::None if many => out.unsupported("UPDATE of several tables", "use a subquery in WHERE"),
            ManyTables::None | ManyTables::List => {}
        }
        target.filter(out, filter, style);
    });
    let limits = match out.features().change_limit {
        ChangeLimit::None => false,
        ChangeLimit::OneTable => !many,
        ChangeLimit::Update => true,
    };
    target.limit(out, order_by, limit, "", limits);
    if !returning.is_empty() {
        if !out.features().update_returning {
            out.unsupported("RETURNING of UPDATE", "select the rows before they are changed");
        }
        returned(out, returning, target.elements());
    }
    out.stay_distinct(&target.items);
    out.scopes.pop();
}

/// `DELETE FROM t USING a WHERE ..`, `DELETE FROM t USING t, a WHERE ..`
pub fn delete(out: &mut Renderer<'_>, delete: &Delete) {
    let Delete { prefixes: words, only, from, hints, joins, using, filter, order_by, limit, returning, with, summary: _ } = delete;
    meet_added(out, with);
    let Some(target) = Target::new(out, ("DELETE", *only), from, joins, using, filter.iter().chain(order_by)) else { return };
    let style = out.features().delete_tables;
    let renamed = !matches!(from, FromItem::Table(_)) && !out.features().delete_alias;
    let dialect = out.dialect().name();
    let hinted = !out.features().delete_hints && hints.iter().any(|(_, hint)| hint.is_for(dialect));
    let listed = style == ManyTables::List && (target.is_many() || renamed || hinted);
    target.open(out);
    out.note_change("DELETE", &target.items, filter);
    out.word("DELETE ");
    prefixes(out, words);
    out.word("FROM ");
    target.only(out);
    changing(out, from, |out| {
        if listed {
            let name = out.name_of(from);
            match from {
                FromItem::Table(table) => out.table(table),
                _ => out.ident(&name),
            }
            out.word(" USING ");
            target.hinted(out, hints, |out| target.all(out));
        } else {
            target.hinted(out, hints, |out| from_element(out, from));
            match style {
                ManyTables::None if target.is_many() => {
                    out.unsupported("DELETE with several tables", "say it in WHERE: `.filter(exists(select(..)))`");
                }
                ManyTables::None | ManyTables::List => {}
                ManyTables::From => target.others(out, " USING "),
            }
        }
        target.filter(out, filter, style);
    });
    let limits = out.features().change_limit != ChangeLimit::None && !listed;
    let of = match (renamed, hinted) {
        (true, _) => " under another name",
        (false, true) => " with hints",
        (false, false) => "",
    };
    target.limit(out, order_by, limit, of, limits);
    if !returning.is_empty() {
        if !out.features().delete_returning {
            out.unsupported("RETURNING of DELETE", "select the rows before they are deleted");
        } else if listed {
            let of = if target.is_many() { "with several tables" } else { "under another name" };
            out.unsupported(
                &format!("RETURNING of DELETE {of}"),
                "delete from the table by its name, and say the rest in WHERE: `.filter(exists(select(..)))`",
            );
        }
        returned(out, returning, target.elements());
    }
    out.stay_distinct(&target.items);
    out.scopes.pop();
}

/// The table that is changed, what is joined to it, and further tables.
struct Target {
    word: &'static str,
    only: bool,
    items: FromList,
}

impl Target {
    fn new<'a>(
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
        Some(Target { word, only, items })
    }
    fn is_many(&self) -> bool {
        self.items.len() > 1 || self.items.iter().any(|item| !item.joins.is_empty())
    }
    fn elements(&self) -> impl Iterator<Item = &FromItem> + Clone {
        self.items.iter().flat_map(JoinTree::elements)
    }
    /// WITH, and the tables that subqueries in the statement may leave to it.
    fn open(&self, out: &mut Renderer<'_>) {
        if !out.ctes.is_empty() && !out.dry_run && !out.features().with_before_update {
            out.unsupported(&format!("WITH before {}", self.word), "use a subquery in WHERE");
        }
        out.compiler().with(out);
        out.scopes.push(self.elements().cloned().collect());
    }
    /// `ONLY`
    fn only(&self, out: &mut Renderer<'_>) {
        if self.only {
            if !out.features().only {
                out.unsupported("ONLY", "no table inherits from another here; leave `.only()` out");
            }
            out.word("ONLY ");
        }
    }
    /// The table, its joins and the further tables: `t JOIN a ON .., b`
    fn all(&self, out: &mut Renderer<'_>) {
        out.list(&self.items, ", ", item);
    }
    /// The further tables behind a word; those of inner joins first, whose conditions go to WHERE.
    fn others(&self, out: &mut Renderer<'_>, word: &str) {
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
    fn filter(&self, out: &mut Renderer<'_>, filter: &[Node], style: ManyTables) {
        if style == ManyTables::List || self.joins().next().is_none() {
            return where_clause(out, filter);
        }
        let moved = self.joins().map(|join| match &join.on {
            On::Given(on) => on.clone(),
            On::Key(key) => {
                let equal = |(referred, referring): &(ColumnRef, ColumnRef)| {
                    Node::binary(Operator::Eq, Node::Column(referred.clone()), Node::Column(referring.clone()))
                };
                key.iter().map(equal).reduce(Node::and).unwrap_or(Node::Constant(crate::ast::Constant::True))
            }
        });
        let conditions: SmallVec<[Node; 2]> = moved.chain(filter.iter().cloned()).collect();
        where_clause(out, &conditions);
    }
    /// Tables with what is said at them.
    fn hinted(&self, out: &mut Renderer<'_>, hints: &[(FromItem, RawClause)], print: impl FnOnce(&mut Renderer<'_>)) {
        let hints = hints_at(out, hints, &self.items);
        let before = std::mem::replace(&mut out.from_hints, hints);
        print(out);
        out.from_hints = before;
    }
    /// ` ORDER BY a LIMIT 10`; its number is written out. The limit that is said for this dialect counts, else that of all.
    fn limit(&self, out: &mut Renderer<'_>, order_by: &[Node], limits: &[RawClause], of: &str, supported: bool) {
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

/// A number of rows that is written out.
fn row_count(out: &mut Renderer<'_>, count: &Node) {
    if !matches!(count, Node::Bind(_) | Node::Parameter(_) | Node::Error(_)) {
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

/// The assignments, with those of columns that every UPDATE writes.
fn with_defaults<'a>(table: &FromItem, set: &'a [Assignment]) -> Cow<'a, [Assignment]> {
    let mut all = Cow::Borrowed(set);
    let Some(declared) = table_of(table) else { return all };
    for (index, column) in declared.def().columns.iter().enumerate() {
        let Some(value) = &column.default_on_update else { continue };
        let column = ColumnRef::new(table.clone(), index);
        let is_set = |assignment: &Assignment| assignment.targets().any(|target| target.is(&column));
        if !set.iter().any(is_set) {
            all.to_mut().push(Assignment::of(Node::Column(column), value.clone()));
        }
    }
    all
}

/// Assignments in table order, those of further tables first; where they are made one after another, one that reads a
/// column goes before the one that writes it.
pub(super) fn in_order<'a>(
    out: &mut Renderer<'_>,
    table: &FromItem,
    set: &'a [Assignment],
    ordered: bool,
    many: bool,
) -> SmallVec<[&'a Assignment; 8]> {
    let mut sorted: SmallVec<[&Assignment; 8]> = set.iter().collect();
    if ordered {
        return sorted;
    }
    sorted.sort_by_key(|assignment| match assignment.targets().next() {
        Some(column) => (column.from.is(table), column.index),
        None => (true, u32::MAX),
    });
    if !out.features().sequential_assignments || sorted.len() < 2 {
        return sorted;
    }
    let reads = |reader: &Assignment, writer: &Assignment| {
        !std::ptr::eq(reader, writer) && writer.targets().any(|column| is_read(&reader.value, column))
    };
    let mut done = smallvec![];
    while !sorted.is_empty() {
        let free = |writer: &&Assignment| !sorted.iter().any(|reader| reads(reader, writer));
        match sorted.iter().position(free) {
            Some(at) if at == 0 || !many => done.push(sorted.remove(at)),
            _ => {
                let hint = "assignments are made one after another, or in any order; state the order by `.set_ordered(..)` or `.do_update_ordered(..)`";
                out.unsupported("assignments that read what others write", hint);
                return sorted;
            }
        }
    }
    done
}

/// Is the column read anywhere in an expression?
fn is_read(value: &Node, column: &ColumnRef) -> bool {
    if let Node::Bind(_) | Node::Parameter(_) | Node::Constant(_) = value {
        return false;
    }
    let mut found = false;
    let tree: &dyn TreeRef = value;
    visit(tree, &mut |part| {
        if let Part::Node(Node::Column(read)) = part {
            found |= read.is(column);
        }
    });
    found
}

/// `a=?, b=?`; where there can be further tables, columns name theirs.
fn assignments(out: &mut Renderer<'_>, table: &FromItem, set: &[Assignment], ordered: bool, many: bool) {
    let set = in_order(out, table, set, ordered, many);
    out.list(set, ", ", |out, Assignment { column, value, summary: _ }| {
        match column {
            Node::Tuple(tuple) if out.features().assigned_rows => {
                out.parens(|out| out.list(&tuple.elements, ", ", |out, column| written_column(out, table, column, many)));
            }
            Node::Tuple(_) => out.unsupported("assignment of a row", "assign a subquery to each column"),
            column => written_column(out, table, column, many),
        }
        out.word("=");
        check_storage(out, &column.type_ref(), value);
        assigned(out, value);
    });
}

/// A column as an assignment writes it.
pub(super) fn written_column(out: &mut Renderer<'_>, table: &FromItem, column: &Node, many: bool) {
    match column {
        Node::Column(_) if many => out.node(column),
        Node::Column(target) if target.from.is(table) => out.bare(|out| out.node(column)),
        Node::Column(target) if out.features().update_tables == ManyTables::List => {
            let problem = format!("{} is assigned, but nothing in the statement speaks of it", target.from.describe());
            out.fail(ErrorKind::invalid("UPDATE", problem));
        }
        Node::Column(_) => out.unsupported("UPDATE of columns of several tables", "use one UPDATE for each table"),
        Node::Subscript(subscript) if matches!(column.whole(), Node::Column(target) if target.from.is(table)) => {
            out.bare(|out| out.assigned_element(subscript));
        }
        other => {
            let problem = format!("{other} is assigned, but it is no column");
            out.fail(ErrorKind::invalid("UPDATE", problem));
        }
    }
}

/// There is no assignment to a part of a value.
pub fn assigned_element(out: &mut Renderer<'_>, _subscript: &Subscript) {
    out.unsupported("assignment to an element", "assign the whole value; of JSON, made by a function such as `json_set`");
}
