//! The path in a database URL of SQLite.

use crate::error::Result;
use crate::url::{percent_decoded, url_error};
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
pub(super) fn location(rest: &str) -> Result<Location> {
    let path = rest.strip_prefix("//").unwrap_or(rest);
    if path.contains('?') {
        return Err(url_error("SQLite takes no options after `?`; in a file name, `?` is `%3F`"));
    }
    let path = percent_decoded(path)?;
    if path.contains('\0') {
        return Err(url_error("there is a NUL in the path"));
    }
    match path.as_str() {
        "" => Err(url_error("the path is missing: `sqlite:path.db` is a file, `sqlite::memory:` a database in memory")),
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
            assert_eq!(location(rest).unwrap(), Location::File(path.into()), "{rest}");
        }
        for rest in [":memory:", "//:memory:", "///:memory:"] {
            assert_eq!(location(rest).unwrap(), Location::Memory, "{rest}");
        }
        for rest in ["", "//", "app.db?mode=ro", "a%00b"] {
            assert!(location(rest).is_err(), "{rest}");
        }
    }
}
