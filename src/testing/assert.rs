//! The macro [`assert_sql!`](crate::assert_sql), which compares the SQL of a statement on several dialects in users' tests.

use crate::ast::Bind;
use crate::compiler::Compiled;
use crate::compiler::Dialect;
use crate::query::Statement;
use crate::value::Value;

/// Asserts the SQL of a statement on some dialects, and its bound values.
///
/// After the statement come dialects with their SQL (`sqlite`, `postgres`, `mysql`, `mariadb`, or `(dialect)` for any
/// other), and `params`: the values that are bound on all the dialects since the last `params`. Values of different types
/// may be in one list. If something differs, the panic message shows where.
///
/// ```
/// use aludel::{assert_sql, prelude::*};
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let query = select(User::id).filter(User::name.eq("ed")).limit(5);
/// assert_sql!(
///     query,
///     sqlite: "SELECT users.id FROM users WHERE users.name = ? LIMIT ? OFFSET ?",
///     params: ["ed", 5, 0],
///     postgres: "SELECT users.id FROM users WHERE users.name = $1 LIMIT $2",
///     (MySql::version(5, 7, 40)): "SELECT users.id FROM users WHERE users.name = ? LIMIT ?",
///     params: ["ed", 5],
/// );
/// ```
///
/// ```should_panic
/// # use aludel::{assert_sql, prelude::*};
/// # let users = table("users", ["id"]);
/// assert_sql!(select(users.c("id")), sqlite: "SELECT users.name FROM users", params: []);
/// // on sqlite
/// //   expected: SELECT users.name FROM users
/// //   found:    SELECT users.id FROM users
/// //   difference: SELECT users.[-name-]{+id+} FROM users
/// ```
#[macro_export]
macro_rules! assert_sql {
    ($statement:expr, $($rest:tt)+) => {{
        let statement = &$statement;
        let mut assertion = $crate::__assert::Assertion::default();
        $crate::assert_sql!(@next statement assertion $($rest)+);
        if let Some(difference) = assertion.difference() {
            ::std::panic!("{difference}");
        }
    }};
    (@next $statement:ident $assertion:ident) => {};
    (@next $statement:ident $assertion:ident ,) => {};
    (@next $statement:ident $assertion:ident params: [$($value:expr),* $(,)?] $(, $($rest:tt)*)?) => {
        $assertion.params(&[$($crate::Value::from($value)),*]);
        $crate::assert_sql!(@next $statement $assertion $($($rest)*)?);
    };
    (@next $statement:ident $assertion:ident sqlite: $sql:expr $(, $($rest:tt)*)?) => {
        $assertion.sql($statement, &$crate::dialects::Sqlite::default(), $sql);
        $crate::assert_sql!(@next $statement $assertion $($($rest)*)?);
    };
    (@next $statement:ident $assertion:ident postgres: $sql:expr $(, $($rest:tt)*)?) => {
        $assertion.sql($statement, &$crate::dialects::Postgres::default(), $sql);
        $crate::assert_sql!(@next $statement $assertion $($($rest)*)?);
    };
    (@next $statement:ident $assertion:ident mysql: $sql:expr $(, $($rest:tt)*)?) => {
        $assertion.sql($statement, &$crate::dialects::MySql::default(), $sql);
        $crate::assert_sql!(@next $statement $assertion $($($rest)*)?);
    };
    (@next $statement:ident $assertion:ident mariadb: $sql:expr $(, $($rest:tt)*)?) => {
        $assertion.sql($statement, &$crate::dialects::MariaDb::default(), $sql);
        $crate::assert_sql!(@next $statement $assertion $($($rest)*)?);
    };
    (@next $statement:ident $assertion:ident ($dialect:expr): $sql:expr $(, $($rest:tt)*)?) => {
        $assertion.sql($statement, &$dialect, $sql);
        $crate::assert_sql!(@next $statement $assertion $($($rest)*)?);
    };
    (@next $statement:ident $assertion:ident $key:ident : $($rest:tt)*) => {
        ::std::compile_error!(::std::concat!(
            "`", ::std::stringify!($key), "` is no dialect: there are `sqlite`, `postgres`, `mysql`, `mariadb`, `(any other)`, and `params: [..]`"
        ));
    };
}

/// The results of an `assert_sql!` so far.
#[derive(Default)]
pub struct Assertion {
    /// The statements that were compiled since the last `params`.
    printed: Vec<(String, Compiled)>,
    differences: Vec<String>,
}

impl Assertion {
    /// Compares the SQL on a dialect.
    pub fn sql(&mut self, statement: &(impl Statement + ?Sized), dialect: &dyn Dialect, expected: &str) {
        let name = dialect.name().to_owned();
        match statement.compile(dialect) {
            Ok(compiled) => {
                if compiled.sql() != expected {
                    self.differs(&name, "", expected, compiled.sql());
                }
                self.printed.push((name, compiled));
            }
            Err(error) => self.differences.push(format!("on {name}\n  expected: {expected}\n  found the error: {error}")),
        }
    }
    /// Compares the bound values of the dialects since the last call.
    pub fn params(&mut self, expected: &[Value]) {
        for (name, compiled) in std::mem::take(&mut self.printed) {
            if compiled.params() != expected {
                let found: Vec<&Value> = compiled.params().iter().map(|Bind { value, .. }| value).collect();
                self.differs(&name, " params", &format!("{expected:?}"), &format!("{found:?}"));
            }
        }
    }
    fn differs(&mut self, name: &str, what: &str, expected: &str, found: &str) {
        let difference = difference(expected, found);
        self.differences.push(format!("on {name}{what}\n  expected: {expected}\n  found:    {found}\n  difference: {difference}"));
    }
    /// Returns the differences, if there are any.
    pub fn difference(&self) -> Option<String> {
        (!self.differences.is_empty()).then(|| format!("assert_sql!\n{}", self.differences.join("\n")))
    }
}

/// The greatest number of words that are compared one by one.
const LONGEST: usize = 2000;

/// Returns the difference, with the removed and the added words marked: `SELECT users.[-name-]{+id+} FROM users`.
fn difference(expected: &str, found: &str) -> String {
    let (old, new) = (words(expected), words(found));
    if old.len() > LONGEST || new.len() > LONGEST {
        return "(too long to show)".to_owned();
    }
    // the number of words that two endings have in common
    let mut common = vec![vec![0_u16; new.len() + 1]; old.len() + 1];
    let at = |common: &[Vec<u16>], i: usize, j: usize| common.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    for (i, word) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            let longest = if word == other { at(&common, i + 1, j + 1) + 1 } else { at(&common, i + 1, j).max(at(&common, i, j + 1)) };
            if let Some(cell) = common.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = longest;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut shown = String::new();
    while i < old.len() || j < new.len() {
        let (mut gone, mut come) = (String::new(), String::new());
        while let (true, word) = (i < old.len() || j < new.len(), (old.get(i), new.get(j))) {
            match word {
                (Some(word), Some(other)) if word == other => break,
                (Some(word), other) if other.is_none() || at(&common, i + 1, j) >= at(&common, i, j + 1) => {
                    gone += word;
                    i += 1;
                }
                (_, other) => {
                    come += other.copied().unwrap_or_default();
                    j += 1;
                }
            }
        }
        for (open, text, close) in [("[-", gone, "-]"), ("{+", come, "+}")] {
            if !text.is_empty() {
                shown += &format!("{open}{text}{close}");
            }
        }
        while let (Some(word), Some(other)) = (old.get(i), new.get(j))
            && word == other
        {
            shown += word;
            (i, j) = (i + 1, j + 1);
        }
    }
    shown
}

/// Splits a text into words, and every other character by itself.
fn words(text: &str) -> Vec<&str> {
    let mut words = vec![];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = if is_word(first) { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        words.push(word);
        rest = after;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn a_difference_shows_what_is_gone_and_what_has_come() {
        assert_eq!(difference("a.b = 1", "a.c = 1"), "a.[-b-]{+c+} = 1");
        assert_eq!(difference("a = 1", "a = 1 AND b"), "a = 1{+ AND b+}");
        assert_eq!(difference("a = 1 AND b", "a = 1"), "a = 1[- AND b-]");
        assert_eq!(difference("", "x"), "{+x+}");
        assert_eq!(difference("é b", "è b"), "[-é-]{+è+} b");
    }
}
