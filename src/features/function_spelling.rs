//! [`Spelling`]: how a function is rendered, where its name and arguments are not enough.

use super::Features;

/// How a function is rendered, where its name and arguments are not enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// By another name: `rand()`
    Name(&'static str),
    /// By keywords, with parentheses only around arguments: `CURRENT_TIMESTAMP`
    Words(&'static str),
    /// By keywords, and never with arguments.
    Alone(&'static str),
    /// By another name, with keywords between its arguments: `SUBSTRING(a FROM b FOR c)`
    Keywords(&'static str, &'static [&'static str]),
    /// As an aggregate that joins strings: a name, and the text before the separator, which is a literal. Unless that text is a
    /// comma, ORDER BY precedes it, and is supported here.
    Strings {
        /// The name.
        name: &'static str,
        /// `, ` or ` SEPARATOR `.
        separator: &'static str,
    },
    /// By its name; it supports ORDER BY where other aggregates do not.
    Ordered,
    /// By its name, with at most this many arguments, and the hint for more.
    AtMost(usize, &'static str),
    /// Not supported; and the hint.
    Missing(&'static str),
}

/// Functions of standard SQL that have no parentheses, and the aggregate of strings.
pub(crate) const STANDARD_FUNCTIONS: &[(&str, Spelling)] = &[
    ("current_date", Spelling::Words("CURRENT_DATE")),
    ("current_time", Spelling::Words("CURRENT_TIME")),
    ("current_timestamp", Spelling::Words("CURRENT_TIMESTAMP")),
    ("current_user", Spelling::Words("CURRENT_USER")),
    ("localtime", Spelling::Words("LOCALTIME")),
    ("localtimestamp", Spelling::Words("LOCALTIMESTAMP")),
    ("session_user", Spelling::Words("SESSION_USER")),
    ("user", Spelling::Words("USER")),
    ("aggregate_strings", Spelling::Strings { name: "aggregate_strings", separator: ", " }),
];

impl Features {
    /// Returns how a function is rendered, where its name and arguments are not enough.
    pub fn spelling(&self, name: &str) -> Option<Spelling> {
        let found = self.functions.iter().find(|(known, _)| known.len() == name.len() && known.eq_ignore_ascii_case(name));
        found.map(|(_, spelling)| *spelling)
    }
}
