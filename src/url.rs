//! Parts of database URLs that all drivers share: percent-decoding, and the error of an invalid URL.

use crate::error::{Error, ErrorKind, Result};
use crate::value::Str;

#[cold]
pub(crate) fn url_error(problem: impl Into<Str>) -> Error {
    Error::new(ErrorKind::Url { problem: problem.into() })
}

/// Decodes percent-encoded text.
pub(crate) fn percent_decoded(text: &str) -> Result<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || rest.next().and_then(|b| char::from(b).to_digit(16));
                match (digit(), digit()) {
                    (Some(high), Some(low)) => (high * 16 + low) as u8,
                    _ => return Err(url_error("`%` is not followed by two hexadecimal digits; write the sign itself as `%25`")),
                }
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).map_err(|error| url_error("the percent-encoded text is not UTF-8").with_source(error.utf8_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_are_decoded() {
        assert_eq!(percent_decoded("a%20b%2Fc%25%C3%A9").unwrap(), "a b/c%é");
        for wrong in ["%", "%2", "%zz", "%FF"] {
            assert!(percent_decoded(wrong).is_err(), "{wrong}");
        }
    }
}
