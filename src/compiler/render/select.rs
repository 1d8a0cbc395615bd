//! SELECT, its clauses, and set operations.

use super::dml::read_by_subquery;
use super::expr::is_selected;
use super::function::table_function;
use super::options::{before_list, counted, from_hint, hints_at, lock, no_columns, raw, table_sample};
use super::part::{first_list, term_by_name};
use crate::ast::items::{Item, items_of};
use crate::ast::select::sorted_by;
use crate::ast::{
    Compound, CompoundOperator, Constant, Cte, CteShape, From, JoinKind, LabelStyle, Node, NullsOrder, Ordering, Query, RawClause, Select,
    Subquery, UnaryOperator, Values,
};
use crate::compiler::compiled::{ResultColumn, Returned};
use crate::compiler::features::ValuesLists;
use crate::compiler::names::{ListNames, Naming, exported_name, given_out, is_unnamed};
use crate::compiler::out::{Out, Place, Selected};
use crate::compiler::resolve::{FromItem, JoinPlan, On, QueryRef, Scope, body, from_items, local_ctes, meet};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::types::custom::Unfolded;
use crate::types::{CustomType, DataType};
use smallvec::SmallVec;
use std::sync::Arc;

/// The grammar of SELECT.
pub fn select(out: &mut Out<'_>, select: &Select) {
    let Select { columns, from: _, joins: _, filter, group_by, having, order_by, distinct, limit, offset, options, with: _, summary } =
        select;
    let nested = out.nested.len();
    if summary.has_cte() {
        local_with(out, QueryRef::Select(select));
    }
    let items = from_items(out, select);
    out.note_select(&items, select);
    read_by_subquery(out, &items);
    let around = std::mem::replace(&mut out.outer, outer(&items));
    if matches!(out.place, Place::Top | Place::Insert) {
        out.compiler().with(out);
    }
    out.scopes.push(match summary.has_query() {
        true => items.iter().flat_map(FromItem::elements).cloned().collect(),
        false => Scope::new(), // nobody asks
    });
    let options = options.as_deref();
    let style = options.map_or(LabelStyle::default(), |options| options.label_style);
    if summary.has_by_name() {
        let froms = items.iter().flat_map(FromItem::elements).cloned().collect();
        out.selected.push(Selected { columns: columns.to_vec(), froms, style, bare: false });
    }
    out.word("SELECT ");
    if let Some(options) = options {
        before_list(out, options);
    }
    if *distinct && options.is_none_or(|options| options.distinct_on.is_empty()) {
        out.word("DISTINCT ");
    }
    match columns.is_empty() {
        true => no_columns(out),
        false => select_list(out, columns, style),
    }
    let hints = options.map_or_else(Vec::new, |options| hints_at(out, options, &items));
    let hints = std::mem::replace(&mut out.from_hints, hints);
    out.compiler().from(out, &items, !filter.is_empty());
    out.from_hints = hints;
    if !filter.is_empty() {
        out.word(" WHERE ");
        out.conditions(filter);
    }
    if !group_by.is_empty() {
        out.compiler().group_by(out, group_by);
    }
    if !having.is_empty() {
        out.word(" HAVING ");
        out.conditions(having);
    }
    if !order_by.is_empty() {
        out.compiler().order_by(out, order_by, columns);
    }
    match (limit, options.and_then(|options| options.fetch)) {
        (Some(count), Some(fetch)) => out.compiler().fetch(out, count, fetch, offset.as_ref(), order_by),
        (None, _) if offset.is_none() => {}
        (limit, _) => counted(out, limit.as_ref(), offset.as_ref()),
    }
    if let Some(options) = options {
        if let Some(held) = &options.lock {
            lock(out, held, select, &items);
        }
        raw(out, &options.hints);
        raw(out, &options.suffixes);
    }
    out.scopes.pop();
    if summary.has_by_name() {
        out.selected.pop();
    }
    out.nested.truncate(nested);
    out.outer = around;
}

/// The elements of which an outer join may find no row.
fn outer(items: &[FromItem]) -> SmallVec<[From; 2]> {
    let mut outer = SmallVec::new();
    for item in items {
        let mut before: SmallVec<[&From; 4]> = SmallVec::new();
        before.push(&item.from);
        for join in &item.joins {
            match join.kind {
                JoinKind::Inner => {}
                JoinKind::Left => join.each(&mut |from| outer.push(from.clone())),
                JoinKind::Right => outer.extend(before.iter().map(|from| (*from).clone())),
                JoinKind::Full => {
                    outer.extend(before.iter().map(|from| (*from).clone()));
                    join.each(&mut |from| outer.push(from.clone()));
                }
            }
            if !join.joins.is_empty() {
                outer.extend(self::outer(&[FromItem::joined(join)]));
            }
            join.each(&mut |from| before.push(from));
        }
    }
    outer
}

/// A term of GROUP BY or ORDER BY: a name of the select list stays a name.
pub(super) fn term(out: &mut Out<'_>, term: &Node) {
    match term {
        Node::ByName(by_name) => term_by_name(out, by_name),
        term => out.node(term),
    }
}

/// The select list, each item with the label that it needs.
pub(super) fn select_list(out: &mut Out<'_>, columns: &[Node], style: LabelStyle) {
    let style = if out.place.is_from() { style.in_from() } else { style };
    let labelled = out.place.is_from() || style != LabelStyle::Disambiguate;
    let returns = out.returns();
    match columns {
        [Node::AllColumns(From::Table(table))]
            if !labelled && !out.bare_columns && out.rendered(table).is_some_and(|names| names.plain) =>
        {
            out.all_of(table);
            if returns {
                out.set_columns(Returned::All(From::Table(table.clone())));
            }
            return;
        }
        columns if !labelled && are_distinct_columns(columns) => {
            if returns {
                listed(out, columns);
            }
            return out.list(columns, ", ", Out::node);
        }
        _ => {}
    }
    let mut list = vec![];
    let mut names = ListNames::of(style);
    let mut first = true;
    let mut item = |out: &mut Out<'_>, item: Item<'_>| {
        if !std::mem::take(&mut first) {
            out.word(", ");
        }
        let naming = names.next(out, &item);
        let column;
        let node = match &item {
            Item::Node(node) => *node,
            Item::Of(of) => {
                column = Node::Column(of.clone());
                &column
            }
        };
        let name = list_item(out, node, naming);
        if returns {
            list.push(ResultColumn { name: name.unwrap_or_default(), ty: node.type_ref() });
        }
    };
    for node in columns {
        match node {
            Node::AllColumns(from) => from.columns().for_each(|column| item(out, Item::Of(column))),
            node => item(out, Item::Node(node)),
        }
    }
    if returns {
        out.set_columns(Returned::List(list));
    }
}

/// Keeps what comes back, where each column has the name that it has by itself.
pub(in crate::compiler) fn listed(out: &mut Out<'_>, columns: &[Node]) {
    let column = |item: Item<'_>| ResultColumn {
        name: item.own_name().unwrap_or_default(),
        ty: match item {
            Item::Node(node) => node.type_ref(),
            Item::Of(column) => column.type_ref(),
        },
    };
    out.set_columns(Returned::List(items_of(columns).map(column).collect()));
}

/// Keeps what comes back of a query that is selected from as a whole: its columns by the names that it gives them.
fn given(out: &mut Out<'_>, query: &Query) {
    let column = |index| ResultColumn { name: exported_name(out, query, index), ty: query.type_of(index) };
    let list = (0..query.width()).map(column).collect();
    out.set_columns(Returned::List(list));
}

/// Columns of one table, none twice and none of a type that wants an expression around it: no name can be taken.
fn are_distinct_columns(columns: &[Node]) -> bool {
    let mut seen = 0u128;
    let Some(Node::Column(first)) = columns.first() else { return false };
    let From::Table(table) = &first.from else { return false };
    columns.iter().all(|node| match node {
        Node::Column(column) => {
            let From::Table(same) = &column.from else { return false };
            let bit = 1u128.checked_shl(column.index).unwrap_or(0);
            let new = seen & bit == 0 && bit != 0;
            seen |= bit;
            let def = table.def();
            let plain = def.columns.get(column.at()).is_some_and(|c| !matches!(c.record.data_type, DataType::Custom(_)));
            new && plain && std::ptr::eq(def, same.def())
        }
        _ => false,
    })
}

/// Prints an item, and says what the database calls it, if that is known.
fn list_item(out: &mut Out<'_>, node: &Node, naming: Naming) -> Option<Name> {
    if let Node::Constant(Constant::Star) | Node::Text(_) = node {
        out.node(node);
        return None;
    }
    if let Node::Label(label) = node {
        value_item(out, &label.element);
        let name = match naming {
            Naming::Renamed(key, base) if out.place.is_from() => out.names.name(key, &base).into(),
            _ => label.name.clone(),
        };
        as_name(out, &name);
        return Some(name);
    }
    let wrapped = expression_of(out, node);
    let inner = wrapped.as_ref().unwrap_or(node);
    let name = match naming {
        Naming::Own(name) if wrapped.is_some() || is_labelled(out, node) => Some(name),
        Naming::Own(name) => {
            out.node(inner);
            return Some(name);
        }
        Naming::Labelled(name) => Some(name),
        // nothing reads the names of a query that is a value
        Naming::Renamed(_, _) if out.place == Place::Value && wrapped.is_none() => None,
        Naming::Renamed(key, base) => Some(out.names.name(key, &base).into()),
        Naming::Wrapped(key, base) if wraps_label(out, node) => Some(match key {
            Some(key) => out.names.name(key, &base).into(),
            None => base,
        }),
        Naming::Wrapped(_, _) => None,
        Naming::Unnamed(key, base) => Some(out.names.name(key, &base).into()),
    };
    out.node(inner);
    if let Some(name) = &name {
        as_name(out, name);
    }
    name
}

fn value_item(out: &mut Out<'_>, element: &Node) {
    match expression_of(out, element) {
        Some(wrapped) => out.node(&wrapped),
        None => out.node(element),
    }
}

fn as_name(out: &mut Out<'_>, name: &Name) {
    out.word(" AS ");
    out.ident(name);
}

/// What the type of a column puts around it in the outermost list.
fn expression_of(out: &Out<'_>, node: &Node) -> Option<Node> {
    if out.place != Place::Top {
        return None;
    }
    match node {
        Node::Column(_) | Node::ColumnClause(_) => match &node.type_ref().data_type {
            custom @ DataType::Custom(_) => {
                let layers = Unfolded::new(custom, out.dialect().name()).layers;
                let around = |column: Option<Node>, layer: &Arc<dyn CustomType>| {
                    layer.column_expression(column.clone().unwrap_or_else(|| node.clone())).or(column)
                };
                layers.iter().rev().fold(None, around)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Columns are labelled where a name is all that is seen of them.
fn is_labelled(out: &Out<'_>, node: &Node) -> bool {
    matches!(node, Node::Column(_)) && out.place.is_from()
}

/// A CAST is labelled with its column's name; `-x` only where a name is all that is seen of it.
fn wraps_label(out: &Out<'_>, node: &Node) -> bool {
    match node {
        Node::Unary(unary) => {
            let comparison = unary.operator == UnaryOperator::IsFalse && !out.features().native_boolean;
            comparison || is_unnamed(&unary.operand) || out.place.is_from()
        }
        _ => true,
    }
}

/// ` FROM a JOIN b ON .., c`
pub fn from(out: &mut Out<'_>, items: &[FromItem], filtered: bool) {
    if items.is_empty() {
        if let (true, Some(dummy)) = (filtered, out.features().dummy_table) {
            out.word(" FROM ");
            out.word(dummy);
        }
        return;
    }
    out.word(" FROM ");
    out.list(items, ", ", |out, item| {
        from_element(out, &item.from);
        for join in &item.joins {
            out.compiler().join(out, join);
        }
    });
}

/// What stands in FROM: `users`, `users AS u`, `(SELECT ..) AS s`, the name of a CTE; with what is said at it.
pub fn from_element(out: &mut Out<'_>, from: &From) {
    if out.from_hints.is_empty() {
        return plain_element(out, from);
    }
    let hints = out.from_hints.iter().filter(|(at, _)| at.is(from));
    let hints: Vec<Node> = hints.map(|(_, hint)| hint.sql.clone()).collect();
    for hint in &hints {
        from_hint(out, hint, true);
    }
    plain_element(out, from);
    for hint in &hints {
        from_hint(out, hint, false);
    }
}

fn plain_element(out: &mut Out<'_>, from: &From) {
    match from {
        From::Table(table) => {
            if let Some(error) = &table.def().error {
                out.fail(error.clone());
            }
            out.table(table);
        }
        From::Alias(alias) => {
            aliased(out, &alias.of);
            let name = out.name_of(from);
            as_name(out, &name);
            column_names(out, &alias.of);
            if let Some(sample) = &alias.sample {
                table_sample(out, sample);
            }
        }
        From::Subquery(_) => {
            let name = out.name_of(from);
            aliased(out, from);
            as_name(out, &name);
            column_names(out, from);
        }
        From::Cte(cte) => {
            let name = out.name_of(from);
            meet(out, cte);
            out.ident(&name);
        }
        From::Recursion(recursion) => {
            let name = out.name_of(from);
            if !out.defining.iter().any(|cte| cte.name.is(&recursion.name)) {
                out.fail(ErrorKind::invalid(
                    "recursive CTE",
                    format!("{:?} is read within itself, but here it is not defined", name.as_str()),
                ));
            }
            out.ident(&name);
        }
        // in the list it is flat already; UPDATE and DELETE name their tables one by one
        From::Join(_) => out.fail(ErrorKind::invalid("JOIN", "it stands where there can be no join")),
        From::Text(text) => out.compiler().text(out, text),
        From::Function(function) => table_function(out, from, function),
        From::Error(error) => out.fail((**error).clone()),
    }
}

/// What an alias renames: without the name that it has there.
fn aliased(out: &mut Out<'_>, of: &From) {
    match of {
        From::Alias(alias) => aliased(out, &alias.of),
        From::Subquery(_) => {
            if let From::Subquery(first) = out.names.body(of) {
                derived(out, &first);
            }
        }
        of => from_element(out, of),
    }
}

/// `(SELECT ..)`, `LATERAL (SELECT ..)`: only this one sees what stands beside it.
fn derived(out: &mut Out<'_>, subquery: &Subquery) {
    if subquery.lateral {
        if !out.features().lateral {
            out.unsupported("LATERAL", "use a scalar subquery, or join a subquery that numbers its rows with `row_number`");
        }
        out.word("LATERAL ");
        return out.parens(|out| out.query_in(Place::Lateral, &subquery.query));
    }
    let beside = out.scopes.pop();
    out.parens(|out| out.query_in(Place::From, &subquery.query));
    out.scopes.extend(beside);
}

/// ` (a, b)` behind the name of VALUES, which names no columns itself.
fn column_names(out: &mut Out<'_>, of: &From) {
    match of {
        From::Alias(alias) => column_names(out, &alias.of),
        From::Subquery(subquery) => {
            if let (Query::Values(values), ValuesLists::Named) = (&subquery.query, out.features().values) {
                out.word(" (");
                out.list(items_of(&values.columns), ", ", |out, item| out.ident(&item.own_name().unwrap_or_default()));
                out.word(")");
            }
        }
        _ => {}
    }
}

/// ` JOIN b ON a.id = b.a_id`, ` JOIN (b JOIN c ON ..) ON ..`
pub fn join(out: &mut Out<'_>, join: &JoinPlan) {
    let JoinPlan { to, joins, kind, on } = join;
    let word = match kind {
        JoinKind::Inner => out.features().inner_join,
        JoinKind::Left => " LEFT OUTER JOIN ",
        JoinKind::Right => {
            if !out.features().right_join {
                out.unsupported("RIGHT OUTER JOIN", "swap its sides, and write LEFT JOIN");
            }
            " RIGHT OUTER JOIN "
        }
        JoinKind::Full => {
            if !out.features().full_join {
                out.unsupported("FULL OUTER JOIN", "write a UNION of a LEFT JOIN and of the rows on the right without a partner");
            }
            " FULL OUTER JOIN "
        }
    };
    out.word(word);
    if joins.is_empty() {
        from_element(out, to);
    } else {
        out.parens(|out| {
            from_element(out, to);
            joins.iter().for_each(|join| out.compiler().join(out, join));
        });
    }
    out.word(" ON ");
    match on {
        On::Given(on) => out.condition(on),
        On::Key(key) => out.list(key, " AND ", |out, (referred, referring)| {
            out.compiler().column(out, referred);
            out.word(" = ");
            out.compiler().column(out, referring);
        }),
    }
}

/// ` ORDER BY a DESC, total`
pub fn order_by(out: &mut Out<'_>, terms: &[Node], columns: &[Node]) {
    out.word(" ORDER BY ");
    out.list(terms, ", ", |out, term| match sorted_by(term) {
        (Node::Label(label), ordering) if is_selected(label, columns) => {
            let name = Node::column_clause(label.name.clone(), Default::default(), false);
            match ordering {
                None => out.node(&name),
                Some(ordering) => out.compiler().ordering(out, &Ordering::new(name, ordering.descending, ordering.nulls)),
            }
        }
        _ => self::term(out, term),
    });
}

/// `a DESC NULLS LAST`; where there is no NULLS LAST, another sort key says the same.
pub fn ordering(out: &mut Out<'_>, ordering: &Ordering) {
    let Ordering { element, descending, nulls, summary: _ } = ordering;
    if let (Some(nulls), false) = (nulls, out.features().nulls_order) {
        match element {
            Node::ByName(by_name) => term_by_name(out, by_name),
            element => out.operand_at(element, crate::ast::operator::precedence::COMPARISON),
        }
        out.word(match nulls {
            NullsOrder::First => " IS NULL DESC, ",
            NullsOrder::Last => " IS NULL, ",
        });
    }
    match element {
        Node::ByName(by_name) => term_by_name(out, by_name),
        element => out.operand_at(element, crate::ast::operator::precedence::ORDER),
    }
    out.word(match descending {
        Some(true) => " DESC",
        Some(false) => " ASC",
        None => "",
    });
    if let (Some(nulls), true) = (nulls, out.features().nulls_order) {
        out.word(match nulls {
            NullsOrder::First => " NULLS FIRST",
            NullsOrder::Last => " NULLS LAST",
        });
    }
}

/// ` LIMIT n OFFSET m`
pub fn limit(out: &mut Out<'_>, limit: Option<&Node>, offset: Option<&Node>) {
    if let Some(limit) = limit {
        out.word(" LIMIT ");
        out.node(limit);
    }
    if let Some(offset) = offset {
        out.word(" OFFSET ");
        out.node(offset);
    }
}

/// `VALUES (a, b), (c, d)`; where there is no such thing, or its columns need names, SELECTs that say the same.
pub fn values(out: &mut Out<'_>, values: &Values, named: bool) {
    let Values { columns, rows, inline, mistake, summary: _ } = values;
    if let Some(Node::Error(error)) = mistake {
        out.fail((**error).clone());
    }
    let width = items_of(columns).count();
    if rows.is_empty() || width == 0 {
        return out.fail(ErrorKind::invalid("VALUES", "it has no rows; give it at least one: `.data(..)`"));
    }
    if out.returns() {
        listed(out, columns);
    }
    let style = out.features().values;
    let mut names = items_of(columns).map(|item| item.own_name().unwrap_or_default());
    let mut value = |out: &mut Out<'_>, node: &Node| if *inline { out.inline(node) } else { out.node(node) };
    let mut lists = rows.chunks_exact(width);
    if named {
        out.word("SELECT ");
        out.list(lists.next().unwrap_or_default(), ", ", |out, node| {
            value(out, node);
            as_name(out, &names.next().unwrap_or_default());
        });
        if lists.len() == 0 {
            return;
        }
        out.word(" UNION ALL ");
    }
    if style == ValuesLists::None {
        return out.list(lists, " UNION ALL ", |out, list| {
            out.word("SELECT ");
            out.list(list, ", ", &mut value);
        });
    }
    out.word("VALUES ");
    out.list(lists, ", ", |out, list| out.parens(|out| out.list(list, ", ", &mut value)));
}

/// `WITH a AS (SELECT ..), b AS (SELECT ..) `: every CTE of the statement, once.
pub fn with(out: &mut Out<'_>) {
    if out.rehearsing || out.ctes.is_empty() {
        return;
    }
    let ctes = std::mem::take(&mut out.ctes);
    let (scopes, nested) = (std::mem::take(&mut out.scopes), std::mem::take(&mut out.nested));
    with_list(out, &ctes, |_, _| {});
    (out.scopes, out.nested) = (scopes, nested);
}

/// The WITH of a query that has one of its own: what stands in it is seen by the query and by what comes after it.
fn local_with(out: &mut Out<'_>, query: QueryRef<'_>) {
    let local = local_ctes(out, query);
    if local.is_empty() {
        return;
    }
    let scopes = std::mem::take(&mut out.scopes);
    with_list(out, &local, |out, cte| out.nested.push(cte.clone()));
    out.scopes = scopes;
}

fn with_list(out: &mut Out<'_>, ctes: &[Arc<Cte>], done: impl Fn(&mut Out<'_>, &Arc<Cte>)) {
    if !out.features().ctes {
        return out.unsupported("WITH", "use `.subquery(..)`");
    }
    out.word("WITH ");
    if ctes.iter().any(|cte| cte.shape.recursive) {
        out.word("RECURSIVE ");
    }
    out.list(ctes, ", ", |out, cte| {
        out.compiler().cte(out, cte);
        done(out, cte);
    });
    out.word(" ");
}

/// `a(x, y) AS MATERIALIZED (SELECT ..)`: what reads itself, and VALUES, list their columns.
pub fn cte(out: &mut Out<'_>, cte: &Arc<Cte>) {
    let from = From::Cte(cte.clone());
    let name = out.name_of(&from);
    out.ident(&name);
    let From::Cte(first) = out.names.body(&from) else { return };
    let Cte { name: _, query: _, shape, prefixes, suffixes, summary: _ } = &**cte;
    let CteShape { recursive, nesting: _, materialized } = shape;
    if *recursive || matches!(first.query, Query::Values(_)) {
        out.word("(");
        out.list(0..first.query.width(), ", ", |out, index| {
            let name = given_out(out, &from, index).unwrap_or_default();
            out.ident(&name);
        });
        out.word(")");
    }
    out.word(" AS ");
    addressed(out, prefixes, |out, sql| {
        out.node(sql);
        out.word(" ");
    });
    if let Some(materialized) = materialized {
        if !out.features().materialized {
            out.unsupported("MATERIALIZED", "leave it out: the database decides");
        }
        out.word(if *materialized { "MATERIALIZED " } else { "NOT MATERIALIZED " });
    }
    out.parens(|out| body(out, &first));
    addressed(out, suffixes, |out, sql| {
        out.word(" ");
        out.node(sql);
    });
}

/// What is for this dialect, or for all.
fn addressed(out: &mut Out<'_>, list: &[RawClause], print: impl Fn(&mut Out<'_>, &Node)) {
    let dialect = out.dialect().name();
    for clause in list.iter().filter(|clause| clause.is_for(dialect)) {
        print(out, &clause.sql);
    }
}

/// `a UNION b UNION c ORDER BY ..`
pub fn compound(out: &mut Out<'_>, compound: &Compound) {
    let Compound { operator, members, order_by, limit, offset, with: _, summary } = compound;
    out.note_limit(limit.is_some() || offset.is_some(), order_by);
    let nested = out.nested.len();
    if summary.has_cte() {
        local_with(out, QueryRef::Compound(compound));
    }
    if !matches!(operator, CompoundOperator::Union | CompoundOperator::UnionAll) && !out.features().intersect_except {
        out.unsupported(operator.text().trim(), "filter by IN or EXISTS of the other query");
    }
    if matches!(operator, CompoundOperator::IntersectAll | CompoundOperator::ExceptAll) && !out.features().compound_all {
        out.unsupported(operator.text().trim(), "use it without ALL if there are no duplicates");
    }
    if matches!(out.place, Place::Top | Place::Insert) {
        out.compiler().with(out);
    }
    let width = members.first().map_or(0, Query::width);
    for member in members {
        if member.width() != width {
            let problem = format!("its members select {width} and {} columns; they must be as many", member.width());
            out.fail(ErrorKind::invalid(operator.text().trim(), problem));
        }
    }
    out.list(members.iter().enumerate(), operator.text(), |out, (at, one)| match one {
        Query::Values(values) => member_of_values(out, values, at == 0),
        one => member(out, one),
    });
    let mut first = members.first();
    while let Some(Query::Compound(compound)) = first {
        first = compound.members.first();
    }
    let columns = match first {
        Some(Query::Select(select)) => &select.columns[..],
        _ => &[],
    };
    if !order_by.is_empty() {
        if let (true, Some(member)) = (summary.has_by_name(), members.first()) {
            out.selected.push(Selected { columns: first_list(member), froms: vec![], style: member.label_style(), bare: true });
        }
        let terms = members.first().map(|member| by_given_names(member, order_by));
        out.bare(|out| out.compiler().order_by(out, terms.as_deref().unwrap_or(order_by), columns));
        if summary.has_by_name() {
            out.selected.pop();
        }
    }
    if limit.is_some() || offset.is_some() {
        counted(out, limit.as_ref(), offset.as_ref());
    }
    out.nested.truncate(nested);
}

/// ORDER BY of a set operation speaks of columns by their names: where those are made of their table's, by these.
fn by_given_names<'t>(member: &Query, terms: &'t [Node]) -> std::borrow::Cow<'t, [Node]> {
    let style = member.label_style();
    if style != LabelStyle::TablenamePlusCol {
        return terms.into();
    }
    let named = |term: &Node| match term {
        Node::Column(_) => Item::Node(term).name_in(style).map(|name| Node::column_clause(name, Default::default(), false)),
        _ => None,
    };
    let renamed = |term: &Node| match sorted_by(term) {
        (element, Some(ordering)) => {
            named(element).map(|name| Node::Ordering(Arc::new(Ordering::new(name, ordering.descending, ordering.nulls))))
        }
        (element, None) => named(element),
    };
    terms.iter().map(|term| renamed(term).unwrap_or_else(|| term.clone())).collect()
}

/// A member of a set operation: in parentheses if it is one itself, or has an ORDER BY or LIMIT of its own. Where there can
/// be none, a SELECT from it says the same.
fn member(out: &mut Out<'_>, query: &Query) {
    if let Query::Select(select) = query
        && let Some(lock) = select.options().and_then(|options| options.lock.as_ref())
        && out.features().locks.is_some_and(|locks| !locks.derived)
    {
        out.unsupported(&format!("{} in a set operation", lock.strength.text()), "lock the rows in a subquery of FROM");
    }
    if !query.has_tail() && !matches!(query, Query::Compound(_)) {
        return out.query(query);
    }
    if !out.features().compound_parentheses && out.returns() {
        given(out, query);
    }
    let place = if matches!(out.place, Place::Value | Place::Lateral) { Place::Lateral } else { Place::From };
    bracketed(out, |out| if out.features().compound_parentheses { out.query(query) } else { out.query_in(place, query) });
}

/// VALUES as a member: the first one names the columns of the whole. What takes several SELECTs is a set operation itself.
fn member_of_values(out: &mut Out<'_>, values: &Values, first: bool) {
    let several = values.rows.len() > items_of(&values.columns).count();
    let nested = several && (first || out.features().values == ValuesLists::None);
    // where there are no parentheses around members, VALUES is not followed by ORDER BY either
    if nested || !out.features().compound_parentheses {
        return bracketed(out, |out| out.compiler().values(out, values, first));
    }
    out.compiler().values(out, values, first);
}

fn bracketed(out: &mut Out<'_>, inner: impl FnOnce(&mut Out<'_>)) {
    if !out.features().compound_parentheses {
        out.word("SELECT * FROM ");
    }
    out.parens(inner);
    if !out.features().compound_parentheses && out.place == Place::Insert {
        // ON CONFLICT behind it would be read as a condition of a join
        out.word(" WHERE ");
        out.word(out.features().constant_conditions.0);
    }
}
