//! Lays SQL out for reading: the same tokens, a line for each clause and condition.
//!
//! It works on the text, so that no clause has to know of it. The compiler renders words in capitals and puts the
//! names that look like them in quotes; of raw SQL nothing but the space may change, whatever is taken for what.

use crate::features::Features;

/// Lines longer than this are broken after the next comma.
const LONG: usize = 90;

/// The same tokens, in lines.
pub(super) fn pretty(sql: &str, features: &Features) -> String {
    let tokens = tokens(sql, features);
    let mut out = PrettyWriter { out: String::with_capacity(sql.len() + 64), blocks: vec![] };
    let first = tokens.first().map_or("", |token| token.text);
    out.blocks.push(Block::new(BlockKind::Query, 0, first));
    for at in 0..tokens.len() {
        out.token(&tokens, at);
    }
    out.out
}

/// A word, a quoted thing, a comment, or a single character.
#[derive(Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    /// Whether there is space before it.
    spaced: bool,
    /// Whether it ends with its line.
    ends_line: bool,
}

fn tokens<'a>(sql: &'a str, features: &Features) -> Vec<Token<'a>> {
    let mut tokens = vec![];
    let mut rest = sql;
    loop {
        let trimmed = rest.trim_start();
        if trimmed.is_empty() {
            return tokens;
        }
        let spaced = trimmed.len() < rest.len();
        let length = length_of(trimmed, features);
        let (text, after) = trimmed.split_at_checked(length).unwrap_or((trimmed, ""));
        let ends_line = text.starts_with("--") || (features.hash_comments && text.starts_with('#'));
        tokens.push(Token { text, spaced, ends_line });
        rest = after;
    }
}

/// Returns the length of the token that a text begins with.
fn length_of(text: &str, features: &Features) -> usize {
    let mut chars = text.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next());
    let to_end = |end: &str, from: usize| {
        let found = text.get(from..).and_then(|rest| rest.find(end));
        found.map_or(text.len(), |at| from + at + end.len())
    };
    match first {
        '\'' | '"' => quoted(text, first, 0, features.backslash_escapes),
        '`' => quoted(text, first, 0, false),
        '-' if second == Some('-')
            && !(features.hash_comments && text.get(2..).is_some_and(|rest| !rest.starts_with(char::is_whitespace))) =>
        {
            text.find('\n').unwrap_or(text.len())
        }
        '#' if features.hash_comments => text.find('\n').unwrap_or(text.len()),
        '/' if second == Some('*') => to_end("*/", 2),
        '$' => match dollar_tag(text) {
            Some(tag) => to_end(tag, tag.len()),
            None => word(text),
        },
        'e' | 'E' if second == Some('\'') => quoted(text, '\'', 1, true),
        c if is_word(c) => word(text),
        c => c.len_utf8(),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}
fn word(text: &str) -> usize {
    text.find(|c| !is_word(c)).unwrap_or(text.len())
}
/// `$tag$`
fn dollar_tag(text: &str) -> Option<&str> {
    let end = text.get(1..)?.find('$')? + 2;
    let tag = text.get(..end)?;
    let name = tag.get(1..end - 1)?;
    (!name.starts_with(|c: char| c.is_ascii_digit()) && name.chars().all(|c| c.is_alphanumeric() || c == '_')).then_some(tag)
}
/// Returns the length of a quoted text: a doubled quotation mark does not end it.
fn quoted(text: &str, quote: char, from: usize, backslash: bool) -> usize {
    let mut chars = text.char_indices().skip(from + 1).peekable();
    while let Some((at, c)) = chars.next() {
        if backslash && c == '\\' {
            chars.next();
        } else if c == quote && chars.next_if(|(_, next)| *next == quote).is_none() {
            return at + c.len_utf8();
        }
    }
    text.len()
}

/// The kind of a pair of parentheses.
#[derive(Clone, Copy, PartialEq)]
enum BlockKind {
    /// A statement or a subquery: each clause has a line of its own.
    Query,
    /// The columns of CREATE TABLE: each has a line of its own.
    Columns,
    /// Anything else: it stays in one line.
    Plain,
}

struct Block<'a> {
    kind: BlockKind,
    indent: usize,
    /// Its first word.
    verb: &'a str,
    /// The clause that it is in.
    clause: &'a str,
    cases: usize,
    /// BETWEEN, whose AND is to come.
    between: bool,
}
impl<'a> Block<'a> {
    fn new(kind: BlockKind, indent: usize, verb: &'a str) -> Self {
        Block { kind, indent, verb, clause: verb, cases: 0, between: false }
    }
}

struct PrettyWriter<'a> {
    out: String,
    blocks: Vec<Block<'a>>,
}

impl<'a> PrettyWriter<'a> {
    fn token(&mut self, tokens: &[Token<'a>], at: usize) {
        let text = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.text);
        let Some(token) = tokens.get(at) else { return };
        let (before, next) = (text(at.checked_sub(1)), text(Some(at + 1)));
        let after_comment = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.ends_line);
        if token.text == ")" && self.blocks.len() > 1 {
            let closed = self.blocks.pop();
            if closed.is_some_and(|block| block.kind != BlockKind::Plain) || after_comment {
                self.line(0);
            }
            return self.out.push(')');
        }
        let opened = before == "(" && self.blocks.last().is_some_and(|block| block.kind != BlockKind::Plain);
        match self.line_before(tokens, at, before) {
            Some(further) if token.spaced && at > 0 => self.line(further),
            _ if opened || after_comment => self.line(0),
            _ if token.spaced && at > 0 => self.out.push(' '),
            _ => {}
        }
        self.out.push_str(token.text);
        match (token.text, self.blocks.last_mut()) {
            ("(", Some(block)) => {
                let kind = match next {
                    "SELECT" | "WITH" | "INSERT" | "UPDATE" | "DELETE" => BlockKind::Query,
                    _ if block.verb == "CREATE" && self.blocks.len() == 1 => BlockKind::Columns,
                    _ => BlockKind::Plain,
                };
                let indent = self.blocks.last().map_or(0, |block| block.indent) + if kind == BlockKind::Plain { 0 } else { 4 };
                self.blocks.push(Block::new(kind, indent, next));
            }
            ("CASE", Some(block)) => block.cases += 1,
            ("END", Some(block)) => block.cases = block.cases.saturating_sub(1),
            ("BETWEEN", Some(block)) => block.between = true,
            ("AND", Some(block)) => block.between = false,
            _ => {}
        }
    }
    /// Returns how much further in a new line begins before this token, if one does.
    fn line_before(&mut self, tokens: &[Token<'a>], at: usize, before: &str) -> Option<usize> {
        let long = self.out.len() - self.out.rfind('\n').map_or(0, |at| at + 1) > LONG;
        let token = tokens.get(at)?;
        let block = self.blocks.last_mut()?;
        match block.kind {
            BlockKind::Plain => return (before == "," && long).then_some(4),
            BlockKind::Columns => return (before == ",").then_some(0),
            BlockKind::Query => {}
        }
        if before == "," && (block.clause == "VALUES" || long) {
            return Some(4);
        }
        if block.cases > 0 {
            return None;
        }
        let after: Vec<&str> = tokens.iter().skip(at + 1).take(2).map(|token| token.text).collect();
        if matches!(token.text, "AND" | "OR") {
            let condition = matches!(block.clause, "WHERE" | "HAVING" | "JOIN");
            return (condition && !(block.between && token.text == "AND")).then_some(2);
        }
        let clause = clause(token.text, before, &after, block, tokens.get(at + 1).is_some_and(|next| next.spaced))?;
        block.clause = clause;
        block.between = false;
        Some(0)
    }
    fn line(&mut self, further: usize) {
        let indent = self.blocks.last().map_or(0, |block| block.indent) + further;
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', indent));
    }
}

/// Returns the clause that a word begins, if it does.
fn clause<'a>(word: &'a str, before: &str, after: &[&str], block: &Block<'_>, spaced: bool) -> Option<&'a str> {
    const JOINS: [&str; 9] = ["INNER", "LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "NATURAL", "JOIN", "STRAIGHT_JOIN"];
    let next = after.first().copied().unwrap_or("");
    let begins = match word {
        "SELECT" | "WHERE" | "HAVING" | "LIMIT" | "FETCH" | "WINDOW" | "RETURNING" | "UNION" | "INTERSECT" | "EXCEPT" => true,
        "INSERT" | "DELETE" => true,
        "UPDATE" => !matches!(before, "DO" | "KEY" | "FOR"),
        "FROM" => !matches!(before, "DELETE" | "DISTINCT"),
        "GROUP" | "ORDER" => next == "BY",
        "OFFSET" => block.clause != "LIMIT",
        "VALUES" => before != "DEFAULT" && spaced,
        "SET" => before != "UPDATE",
        "USING" => block.verb == "DELETE",
        "ON" => matches!(next, "CONFLICT" | "DUPLICATE"),
        "FOR" => matches!(next, "UPDATE" | "SHARE" | "NO" | "KEY"),
        "LOCK" => next == "IN",
        join if JOINS.contains(&join) && !JOINS.contains(&before) => {
            return (matches!(join, "JOIN" | "STRAIGHT_JOIN") || after.contains(&"JOIN")).then_some("JOIN");
        }
        _ => false,
    };
    begins.then_some(word)
}
