//! SQL as a user wrote it, with `:named` parameters in it.

use super::Node;
use super::expr::is_word;
use super::tree::{nodes, tree};
use crate::error::ErrorKind;
use crate::types::TypeRef;
use crate::value::Str;
use smallvec::SmallVec;
use std::sync::Arc;

tree! {
    /// SQL as it was written, wherever it stands: it is never put in parentheses and never labelled.
    Text {
        /// What stands between the parameters, and those.
        parts: Vec<TextPart>,
    }
    /// A text that is a query.
    TextQuery {
        /// The text; or a mistake in its place.
        text: Node,
        /// Its columns, as far as they were named: columns and labels, which stand for what the text selects.
        columns: SmallVec<[Node; 1]>,
    }
}

nodes! {
    /// A part of a [`Text`].
    pub enum TextPart () {
        /// SQL, rendered as it is.
        Sql(Str) [leaf],
        /// A parameter.
        Parameter(Node),
    }
}

impl Node {
    /// SQL as it is written. `:name` is a parameter, also in quotes; `\:` is a colon, and so are `::` and `a:b`.
    pub fn text(sql: &'static str) -> Node {
        Node::Text(Arc::new(Text::new(parts(sql))))
    }
}

impl TextQuery {
    /// A text whose columns are not named.
    pub(crate) fn of(text: Node) -> Self {
        TextQuery::new(text, SmallVec::new())
    }
    /// The text with names for its columns; each has one, and no other has it.
    pub(crate) fn named(self, columns: SmallVec<[Node; 1]>) -> Self {
        let query = TextQuery::new(self.text, columns);
        match super::values::names(&query.columns) {
            Err(problem) => TextQuery::of(Node::error(ErrorKind::invalid("text", problem))),
            Ok(_) => query,
        }
    }
    /// A clause is added to it: that is a mistake, which is kept.
    #[cold]
    pub(super) fn invalid(&mut self, clause: &str) {
        let problem = "it is no clause of a text; write it into the text, or select from `.subquery(..)`";
        *self = TextQuery::of(Node::error(ErrorKind::invalid(clause, problem)));
    }
}

/// What a text is made of.
fn parts(sql: &'static str) -> Vec<TextPart> {
    let mut parts = vec![];
    let piece = |from: usize, to: usize| sql.get(from..to).filter(|piece| !piece.is_empty()).map(|p| TextPart::Sql(Str::from_static(p)));
    let (mut done, mut before) = (0, None);
    for (at, c) in sql.char_indices() {
        if c == ':' && at >= done {
            let name = word(sql, at + 1);
            let end = at + 1 + name.len();
            let escaped = before == Some('\\');
            if escaped && !closed(sql, end) {
                // the backslash goes, the colon stays
                parts.extend(piece(done, at - 1));
                done = at;
            } else if !name.is_empty() && !escaped && !before.is_some_and(|c| c == ':' || is_word(c)) && !closed(sql, end) {
                parts.extend(piece(done, at));
                parts.push(TextPart::Parameter(Node::parameter(Str::from_static(name), TypeRef::default(), true)));
                done = end;
            }
        }
        before = Some(c);
    }
    parts.extend(piece(done, sql.len()));
    parts
}

/// The word that begins here.
fn word(sql: &'static str, at: usize) -> &'static str {
    let rest = sql.get(at..).unwrap_or_default();
    rest.split(|c| !is_word(c)).next().unwrap_or_default()
}

/// Does a colon follow?
fn closed(sql: &str, at: usize) -> bool {
    sql.get(at..).is_some_and(|rest| rest.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(sql: &'static str) -> String {
        let part = |part: &TextPart| match part {
            TextPart::Sql(sql) => sql.to_string(),
            TextPart::Parameter(Node::Parameter(parameter)) => format!("<{}>", parameter.name),
            TextPart::Parameter(_) => "?".into(),
        };
        parts(sql).iter().map(part).collect()
    }

    #[test]
    fn colons_are_what_the_rules_say() {
        let cases = [
            ("", ""),
            (":a", "<a>"),
            (":a,:b_2 ':c'", "<a>,<b_2> '<c>'"),
            ("a::text ::b :c:: :d:e", "a::text ::b :c:: :d:e"),
            ("12:30 a[1:2] x:y é:z", "12:30 a[1:2] x:y é:z"),
            (r"\:a \\:b '\:c' \:", r":a \:b ':c' :"),
            (r"'a\b' \::a", r"'a\b' \::a"),
            (":größe : :", "<größe> : :"),
            ("100% :p% %s", "100% <p>% %s"),
            (":a:b", ":a:b"),
            ("$$:a$$ :b$", "$$:a$$ <b$>"),
        ];
        for (sql, expected) in cases {
            assert_eq!(shown(sql), expected, "{sql}");
        }
    }
}
