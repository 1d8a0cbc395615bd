//! The path in a database URL of SQLite.

use crate::error::Result;
use crate::url::{percent_decoded, problem};
use std::path::PathBuf;

/// The location of a database.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Location {
    /// In memory, for the lifetime of the engine.
    Memory,
    /// In a file.
    File(PathBuf),
}

/// Parses `:memory:`, `path`, `//path` or `///absolute/path`.
pub(super) fn place(rest: &str) -> Result<Location> {
    let path = rest.strip_prefix("//").unwrap_or(rest);
    if path.contains('?') {
        return Err(problem("SQLite takes no options after `?`; in a file name, `?` is `%3F`"));
    }
    let path = percent_decoded(path)?;
    if path.contains('\0') {
        return Err(problem("there is a NUL in the path"));
    }
    match path.as_str() {
        "" => Err(problem("the path is missing: `sqlite:path.db` is a file, `sqlite::memory:` a database in memory")),
        ":memory:" | "/:memory:" => Ok(Location::Memory),
        path => Ok(Location::File(without_root(path).into())),
    }
}

/// Removes the slash of `/C:/path` on Windows.
fn without_root(path: &str) -> &str {
    match path.strip_prefix('/') {
        Some(rest) if cfg!(windows) && rest.as_bytes().get(1) == Some(&b':') => rest,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_or_absolute() {
        for (rest, path) in [
            ("app.db", "app.db"),
            ("//app.db", "app.db"),
            ("//data/app.db", "data/app.db"),
            ("/data/app.db", "/data/app.db"),
            ("///data/app.db", "/data/app.db"),
            ("my%20app%3F.db", "my app?.db"),
        ] {
            assert_eq!(place(rest).unwrap(), Location::File(path.into()), "{rest}");
        }
        for rest in [":memory:", "//:memory:", "///:memory:"] {
            assert_eq!(place(rest).unwrap(), Location::Memory, "{rest}");
        }
        for rest in ["", "//", "app.db?mode=ro", "a%00b"] {
            assert!(place(rest).is_err(), "{rest}");
        }
    }
}
