//! [`Spelling`]: how a function is rendered that is not rendered by its name alone.

use super::Features;

/// How a function is spelled that is not spelled by its name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// Under another name: `rand()`
    Name(&'static str),
    /// By words; parentheses only around arguments: `CURRENT_TIMESTAMP`
    Words(&'static str),
    /// By words, and never with arguments.
    Alone(&'static str),
    /// Under another name, with words between its arguments: `SUBSTRING(a FROM b FOR c)`
    Keywords(&'static str, &'static [&'static str]),
    /// Strings joined: a name, and what stands before the separator, which is a literal. Unless that is a comma, ORDER BY
    /// stands before it, too, and is allowed here.
    Strings {
        /// The name.
        name: &'static str,
        /// `, ` or ` SEPARATOR `
        separator: &'static str,
    },
    /// By its name; it takes ORDER BY where other aggregates do not.
    Ordered,
    /// By its name, with no more than so many arguments; and what to do with more.
    AtMost(usize, &'static str),
    /// There is no such thing; and the way out.
    Missing(&'static str),
}

/// The functions of the standard that stand without parentheses, and more.
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
    /// How a function is spelled, if not by its name alone.
    pub fn spelling(&self, name: &str) -> Option<Spelling> {
        let found = self.functions.iter().find(|(known, _)| known.len() == name.len() && known.eq_ignore_ascii_case(name));
        found.map(|(_, spelling)| *spelling)
    }
}
