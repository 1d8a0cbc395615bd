//! What few SELECTs say: DISTINCT ON, FETCH, locks, samples, raw SQL in its places.

use super::dml::prefixes;
use super::select::term;
use crate::ast::{Fetch, From, Lock, LockStrength, LockWait, Node, RawClause, SelectOptions, TableSample};
use crate::compiler::features::{FetchStyle, FromHints};
use crate::compiler::out::Out;
use crate::compiler::resolve::FromItem;
use crate::error::ErrorKind;

/// Prefixes and DISTINCT ON.
pub(super) fn before_list(out: &mut Out<'_>, options: &SelectOptions) {
    prefixes(out, &options.prefixes);
    if options.distinct_on.is_empty() {
        return;
    }
    if !out.features().distinct_on {
        out.unsupported("DISTINCT ON", "number the rows with `row_number` in a subquery, and take the first of each");
    }
    out.word("DISTINCT ON (");
    out.list(&options.distinct_on, ", ", term);
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
pub(super) fn hints_at(out: &mut Out<'_>, options: &SelectOptions, items: &[FromItem]) -> Vec<(From, RawClause)> {
    let dialect = out.dialect().name();
    let hints: Vec<(From, RawClause)> = options.from_hints.iter().filter(|(_, hint)| hint.is_for(dialect)).cloned().collect();
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
pub(super) fn lock(out: &mut Out<'_>, lock: &Lock, items: &[FromItem], grouped: bool) {
    let Lock { strength, of, wait, summary: _ } = lock;
    let Some(locks) = out.features().locks else {
        return out.unsupported(strength.text(), "lock by a transaction that writes first; there it holds the whole database");
    };
    if grouped && !locks.grouped {
        out.unsupported(&format!("{} with DISTINCT, GROUP BY or HAVING", strength.text()), "lock the rows in a subquery of FROM");
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
