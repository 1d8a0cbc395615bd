//! What few SELECTs say: DISTINCT ON, FETCH, samples, raw SQL in its places.

use super::dml::prefixes;
use super::select::{sorted_terms, term};
use crate::ast::visit::{Part, visit};
use crate::ast::{Fetch, FromItem, Given, Node, RawClause, SelectOptions, TableSample};
use crate::compiler::out::Renderer;
use crate::compiler::resolve::JoinTree;
use crate::error::ErrorKind;
use crate::features::{FetchStyle, FromHints};
use crate::value::Value;

/// Prefixes and DISTINCT ON.
pub(super) fn before_list(out: &mut Renderer<'_>, options: &SelectOptions, columns: &[Node]) {
    let SelectOptions {
        distinct_on,
        prefixes: words,
        correlate: _, // resolve.rs
        correlate_except: _,
        from_hints: _,  // in FROM
        label_style: _, // in the list
        fetch: _,       // at the end
        lock: _,
        hints: _,
        suffixes: _,
        summary: _,
    } = options;
    prefixes(out, words);
    if distinct_on.is_empty() {
        return;
    }
    if !out.features().distinct_on {
        out.unsupported("DISTINCT ON", "number the rows with `row_number` in a subquery, and take the first of each");
    }
    out.word("DISTINCT ON (");
    // of two expressions with a value each, nobody sees that they are one
    let has_value = |node: &Node| matches!(node, Node::Label(label) if has_value(&label.element));
    out.list(
        distinct_on,
        ", ",
        |out, one| if has_value(one) { sorted_terms(out, std::slice::from_ref(one), columns) } else { term(out, one) },
    );
    out.word(") ");
}

/// Does it bind a value?
pub(super) fn has_value(node: &Node) -> bool {
    let mut found = false;
    visit(node, &mut |part| found |= matches!(part, Part::Node(Node::Bind(_) | Node::Parameter(_))));
    found
}

/// Raw SQL at the end.
pub(super) fn raw(out: &mut Renderer<'_>, clauses: &[RawClause]) {
    let dialect = out.dialect().name();
    for RawClause { sql, .. } in clauses.iter().filter(|raw| raw.is_for(dialect)) {
        out.word(" ");
        out.node(sql);
    }
}

/// What is said here at elements of FROM, each of which stands there.
pub(super) fn hints_at(out: &mut Renderer<'_>, said: &[(FromItem, RawClause)], items: &[JoinTree]) -> Vec<(FromItem, RawClause)> {
    let dialect = out.dialect().name();
    let hints: Vec<(FromItem, RawClause)> = said.iter().filter(|(_, hint)| hint.is_for(dialect)).cloned().collect();
    if let Some((from, _)) = hints.iter().find(|(from, _)| !items.iter().flat_map(JoinTree::elements).any(|item| item.is(from))) {
        let problem = format!("{:?} does not stand in this FROM", &*from.describe());
        out.fail(ErrorKind::invalid("hint", problem));
    }
    hints
}

pub(super) fn no_columns(out: &mut Renderer<'_>) {
    if !out.features().empty_select_list {
        out.unsupported("SELECT of no columns", "select something: `select(1)`");
    }
    out.back(" ");
}

/// LIMIT and OFFSET, of which a database may want no more than numbers.
pub(super) fn counted(out: &mut Renderer<'_>, limit: Option<&Node>, offset: Option<&Node>) {
    limit.iter().chain(&offset).for_each(|node| whole_number(out, node));
    let number = |node: &&Node| matches!(node, Node::Bind(_) | Node::Parameter(_));
    if !out.features().limit_expressions && !limit.iter().chain(&offset).all(number) {
        out.unsupported("LIMIT by an expression", "compute the number in Rust, or number the rows with `row_number` in a subquery");
    }
    out.compiler().limit(out, limit, offset);
}

/// A number of rows that is known is one.
fn whole_number(out: &mut Renderer<'_>, node: &Node) {
    let value = match node {
        Node::Bind(bind) => &bind.value,
        Node::Parameter(parameter) => match &parameter.given {
            Given::One(value) => value,
            Given::Nothing | Given::Many(_) => return,
        },
        _ => return,
    };
    let problem = match value {
        Value::Int(0..) | Value::Null => return,
        Value::Int(_) => "is negative",
        _ => "is no whole number",
    };
    out.fail(ErrorKind::invalid("number of rows", format!("{} {problem}", value.kind())));
}

/// ` OFFSET n ROWS FETCH FIRST n ROWS WITH TIES`
pub fn fetch(out: &mut Renderer<'_>, count: &Node, fetch: Fetch, offset: Option<&Node>, order_by: &[Node]) {
    let (parentheses, ties) = match out.features().fetch {
        FetchStyle::None => return out.unsupported("FETCH", "use `.limit(..)`; for ties, `rank` in a subquery"),
        FetchStyle::Plain => (false, true),
        FetchStyle::Only => (false, false),
        FetchStyle::Parentheses => (true, true),
        FetchStyle::ParenthesesOnly => (true, false),
    };
    [Some(count), offset].into_iter().flatten().for_each(|node| whole_number(out, node));
    let number = |out: &mut Renderer<'_>, node: &Node| match parentheses {
        true => out.parens(|out| out.node(node)),
        false => out.node(node),
    };
    if !out.features().limit_expressions
        && ![Some(count), offset].into_iter().flatten().all(|node| matches!(node, Node::Bind(_) | Node::Parameter(_)))
    {
        out.unsupported("FETCH by an expression", "compute the number in Rust, or number the rows with `row_number` in a subquery");
    }
    if let Some(offset) = offset {
        out.word(" OFFSET ");
        number(out, offset);
        out.word(" ROWS");
    }
    out.word(" FETCH FIRST ");
    number(out, count);
    match fetch {
        Fetch::Only => out.word(" ROWS ONLY"),
        Fetch::WithTies if !ties => out.unsupported("FETCH WITH TIES", "filter by `rank` in a subquery"),
        Fetch::WithTies if order_by.is_empty() => {
            out.fail(ErrorKind::invalid("FETCH WITH TIES", "ties are by ORDER BY, and there is none; give it `.order_by(..)`"));
        }
        Fetch::WithTies => out.word(" ROWS WITH TIES"),
    }
}

/// What is said at an element of FROM, before or behind it.
pub(super) fn from_hint(out: &mut Renderer<'_>, hint: &Node, before: bool) {
    let text = match hint {
        Node::ColumnClause(raw) => raw.name.as_str(),
        _ => "",
    };
    let known = |words: &[&str]| {
        words.is_empty() || words.iter().any(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
    };
    let same = |word: &&&'static str| word.eq_ignore_ascii_case(text);
    match out.features().from_hints {
        FromHints::Before(words) if words.iter().any(|word| same(&word)) => {
            if let (true, Some(word)) = (before, words.iter().find(same)) {
                out.word(word);
                out.word(" ");
            }
        }
        FromHints::Behind(words) if known(words) => {
            if !before {
                out.word(" ");
                out.node(hint);
            }
        }
        FromHints::None | FromHints::Before(_) | FromHints::Behind(_) => {
            out.unsupported(&format!("hint {text:?}"), "say which database it is for: `.hint_for(..)`");
        }
    }
}

/// ` TABLESAMPLE system(10) REPEATABLE (42)`
pub(super) fn table_sample(out: &mut Renderer<'_>, sample: &TableSample) {
    let TableSample { method, seed, summary: _ } = sample;
    if !out.features().table_sample {
        out.unsupported("TABLESAMPLE", "filter by a random number");
    }
    out.word(" TABLESAMPLE ");
    out.node(method);
    if let Some(seed) = seed {
        out.word(" REPEATABLE ");
        out.parens(|out| out.node(seed));
    }
}
