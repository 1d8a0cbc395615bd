//! What few SELECTs say: DISTINCT ON, FETCH, locks, samples, raw SQL in its places.

use super::dml::prefixes;
use super::select::term;
use crate::ast::tree::Walk;
use crate::ast::{
    Delete, Fetch, From, Insert, JoinKind, Lock, LockStrength, LockWait, Node, Query, RawClause, Select, SelectOptions, TableSample, Update,
};
use crate::compiler::features::{FetchStyle, FromHints};
use crate::compiler::out::Out;
use crate::compiler::resolve::{FromItem, JoinPlan};
use crate::error::ErrorKind;

/// Prefixes and DISTINCT ON.
pub(super) fn before_list(out: &mut Out<'_>, options: &SelectOptions) {
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
    out.list(distinct_on, ", ", term);
    out.word(") ");
}

/// Raw SQL at the end.
pub(super) fn raw(out: &mut Out<'_>, clauses: &[RawClause]) {
    let dialect = out.dialect().name();
    for RawClause { sql, .. } in clauses.iter().filter(|raw| raw.is_for(dialect)) {
        out.word(" ");
        out.node(sql);
    }
}

/// What is said here at elements of FROM, each of which stands there.
pub(super) fn hints_at(out: &mut Out<'_>, said: &[(From, RawClause)], items: &[FromItem]) -> Vec<(From, RawClause)> {
    let dialect = out.dialect().name();
    let hints: Vec<(From, RawClause)> = said.iter().filter(|(_, hint)| hint.is_for(dialect)).cloned().collect();
    if let Some((from, _)) = hints.iter().find(|(from, _)| !items.iter().flat_map(FromItem::elements).any(|item| item.is(from))) {
        let problem = format!("{:?} does not stand in this FROM", &*from.describe());
        out.fail(ErrorKind::invalid("hint", problem));
    }
    hints
}

pub(super) fn no_columns(out: &mut Out<'_>) {
    if !out.features().empty_select_list {
        out.unsupported("SELECT of no columns", "select something: `select(1)`");
    }
    out.back(" ");
}

/// LIMIT and OFFSET, of which a database may want no more than numbers.
pub(super) fn counted(out: &mut Out<'_>, limit: Option<&Node>, offset: Option<&Node>) {
    let number = |node: &&Node| matches!(node, Node::Bind(_) | Node::Parameter(_));
    if !out.features().limit_expressions && !limit.iter().chain(&offset).all(number) {
        out.unsupported("LIMIT by an expression", "compute the number in Rust, or number the rows with `row_number` in a subquery");
    }
    out.compiler().limit(out, limit, offset);
}

/// ` OFFSET n ROWS FETCH FIRST n ROWS WITH TIES`
pub fn fetch(out: &mut Out<'_>, count: &Node, fetch: Fetch, offset: Option<&Node>, order_by: &[Node]) {
    let (parentheses, ties) = match out.features().fetch {
        FetchStyle::None => return out.unsupported("FETCH", "use `.limit(..)`; for ties, `rank` in a subquery"),
        FetchStyle::Plain => (false, true),
        FetchStyle::Only => (false, false),
        FetchStyle::Parentheses => (true, true),
        FetchStyle::ParenthesesOnly => (true, false),
    };
    let number = |out: &mut Out<'_>, node: &Node| match parentheses {
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

/// ` FOR UPDATE OF a SKIP LOCKED`
pub(super) fn lock(out: &mut Out<'_>, lock: &Lock, select: &Select, items: &[FromItem]) {
    let Lock { strength, of, wait, summary: _ } = lock;
    let Some(locks) = out.features().locks else {
        return out.unsupported(strength.text(), "lock by a transaction that writes first; there it holds the whole database");
    };
    if !locks.derived
        && let Some((with, hint)) = not_plain(select, lock, items)
    {
        out.unsupported(&format!("{} with {with}", strength.text()), hint);
    }
    out.word(" ");
    match strength {
        LockStrength::Share => out.word(locks.share),
        LockStrength::NoKeyUpdate if !locks.key => out.unsupported(strength.text(), "use `.for_update()`"),
        LockStrength::KeyShare if !locks.key => out.unsupported(strength.text(), "use `.for_share()`"),
        LockStrength::Update | LockStrength::NoKeyUpdate | LockStrength::KeyShare => out.word(strength.text()),
    }
    if !of.is_empty() {
        if !locks.of {
            out.unsupported(&format!("OF behind {}", strength.text()), "without it, the rows of every table are locked");
        }
        if let Some(from) = of.iter().find(|from| !items.iter().flat_map(FromItem::elements).any(|item| item.is(from))) {
            let problem = format!("{:?} does not stand in this FROM, so it has no rows to lock", &*from.describe());
            out.fail(ErrorKind::invalid("OF", problem));
        }
        out.word(" OF ");
        out.list(of, ", ", |out, from| {
            let name = out.name_of(from);
            out.ident(&name);
        });
    }
    match wait {
        LockWait::Wait => {}
        LockWait::NoWait if !locks.nowait => out.unsupported("NOWAIT", "set a short timeout for locks"),
        LockWait::SkipLocked if !locks.skip_locked => out.unsupported("SKIP LOCKED", "mark the rows that are taken by an UPDATE"),
        LockWait::NoWait => out.word(" NOWAIT"),
        LockWait::SkipLocked => out.word(" SKIP LOCKED"),
    }
}

/// Why what is selected are not plainly rows of tables, and the way out.
fn not_plain(select: &Select, lock: &Lock, items: &[FromItem]) -> Option<(&'static str, &'static str)> {
    const BELOW: &str = "lock the rows in a subquery of FROM";
    let Select { columns, group_by, having, distinct, options, .. } = select;
    let options = options.as_deref();
    let distinct = *distinct || options.is_some_and(|options| !options.distinct_on.is_empty());
    if distinct || !group_by.is_empty() || !having.is_empty() {
        return Some(("DISTINCT, GROUP BY or HAVING", BELOW));
    }
    if columns.iter().any(aggregates) {
        return Some(("aggregates or windows", BELOW));
    }
    if options.and_then(|options| options.fetch) == Some(Fetch::WithTies) && lock.wait == LockWait::SkipLocked {
        return Some(("SKIP LOCKED and WITH TIES", "use `.fetch(..)`"));
    }
    let locked = |from: &From| lock.of.is_empty() || lock.of.iter().any(|of| of.is(from));
    let outer = |item: &FromItem| {
        let full = item.joins.iter().rposition(|join| join.kind == JoinKind::Full);
        // the sides of a full join, and what stands before it
        let missing = |(at, join): (usize, &JoinPlan)| join.kind == JoinKind::Left || full.is_some_and(|full| at <= full);
        let joined = item.joins.iter().enumerate().any(|(at, join)| missing((at, join)) && locked(&join.to));
        joined || (full.is_some() && locked(&item.from))
    };
    items.iter().any(outer).then_some(("the outer side of a join", "say whose rows are locked: `.of(..)`"))
}

/// Is there a window or one of the usual aggregates in it, outside its subqueries?
fn aggregates(node: &Node) -> bool {
    struct Look(bool);
    impl<'a> Walk<'a> for Look {
        fn node(&mut self, node: &'a Node) {
            self.0 |= match node {
                Node::Over(_) => true,
                Node::Function(function) => {
                    ["avg", "count", "max", "min", "sum"].iter().any(|name| function.name.eq_ignore_ascii_case(name))
                }
                _ => false,
            };
            if !self.0 {
                node.descend(self);
            }
        }
        fn from(&mut self, _: &'a From) {}
        fn query(&mut self, _: &'a Query) {}
        fn insert(&mut self, _: &'a Insert) {}
        fn update(&mut self, _: &'a Update) {}
        fn delete(&mut self, _: &'a Delete) {}
    }
    let mut look = Look(false);
    look.node(node);
    look.0
}

/// What is said at an element of FROM, before or behind it.
pub(super) fn from_hint(out: &mut Out<'_>, hint: &Node, before: bool) {
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
pub(super) fn table_sample(out: &mut Out<'_>, sample: &TableSample) {
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
