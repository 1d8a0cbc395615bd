//! Database URLs: which driver they name. What stands behind the scheme is the driver's to read.

use super::driver::Driver;
use crate::error::{Error, ErrorKind, Result, nearest};
use crate::value::Str;
use std::sync::Arc;

/// Databases that URLs may name, whether their driver is there or not.
const SCHEMES: [&str; 5] = ["sqlite", "postgresql", "postgres", "mysql", "mariadb"];

/// The driver that a URL names.
pub(super) fn driver(url: &str) -> Result<Arc<dyn Driver>> {
    let Some((scheme, rest)) = url.split_once(':') else {
        return Err(problem("there is no scheme; a SQLite file is `sqlite:path.db`"));
    };
    match scheme {
        #[cfg(feature = "sqlite")]
        "sqlite" => Ok(Arc::new(crate::dialects::sqlite::driver::SqliteDriver::from_url(rest)?)),
        _ => {
            let _ = rest;
            Err(unknown(scheme))
        }
    }
}

/// The password may stand in the URL, so no message shows more than the scheme.
#[cold]
fn unknown(scheme: &str) -> Error {
    let database = scheme.split_once('+').map_or(scheme, |(database, _)| database);
    if database == "sqlite" && scheme == database {
        return problem("SQLite's driver is not compiled in; it comes with the feature `sqlite`");
    }
    if database == "sqlite" {
        return problem("the driver is not part of the scheme; write `sqlite:`");
    }
    if SCHEMES.contains(&database) {
        return problem(format!("the driver for {database} is not there yet; SQLite's is: `sqlite:path.db`, `sqlite::memory:`"));
    }
    let near = nearest(scheme, SCHEMES.into_iter());
    let hint = if near.is_empty() { String::new() } else { format!("; did you mean {near:?}?") };
    problem(format!("no driver is called {scheme:?}{hint} There are `sqlite:path.db` and `sqlite::memory:`"))
}

#[cold]
pub(crate) fn problem(problem: impl Into<Str>) -> Error {
    Error::new(ErrorKind::Url { problem: problem.into() })
}

/// Text with `%20` and its like decoded.
pub(crate) fn percent_decoded(text: &str) -> Result<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || rest.next().and_then(|b| char::from(b).to_digit(16));
                match (digit(), digit()) {
                    (Some(high), Some(low)) => (high * 16 + low) as u8,
                    _ => return Err(problem("`%` is not followed by two hexadecimal digits; the sign itself is `%25`")),
                }
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).map_err(|error| problem("what is behind `%` is not UTF-8").with_source(error.utf8_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(url: &str) -> String {
        driver(url).err().unwrap().to_string()
    }

    #[test]
    fn a_wrong_scheme_says_which_there_are() {
        assert_eq!(message("app.db"), "database URL: there is no scheme; a SQLite file is `sqlite:path.db`");
        assert_eq!(
            message("postgresql://scott:tiger@localhost/app"),
            "database URL: the driver for postgresql is not there yet; SQLite's is: `sqlite:path.db`, `sqlite::memory:`"
        );
        assert_eq!(
            message("sqlit:app.db"),
            "database URL: no driver is called \"sqlit\"; did you mean \"sqlite\"? There are `sqlite:path.db` and `sqlite::memory:`"
        );
        assert_eq!(message("sqlite+pysqlite:///app.db"), "database URL: the driver is not part of the scheme; write `sqlite:`");
    }

    #[test]
    fn percent_signs_are_decoded() {
        assert_eq!(percent_decoded("a%20b%2Fc%25%C3%A9").unwrap(), "a b/c%é");
        for wrong in ["%", "%2", "%zz", "%FF"] {
            assert!(percent_decoded(wrong).is_err(), "{wrong}");
        }
    }
}
