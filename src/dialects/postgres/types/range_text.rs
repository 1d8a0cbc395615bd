//! Writes and parses the text form of ranges: `[1,5)`, `(,"2024-01-01 00:00:00"]`, `empty`, `{[1,3),[5,7)}`. 8.17.5

use crate::value::iso::{datetime, epoch_plus, since_epoch};
use crate::value::{DateTime, Interval};
use std::fmt::Write;

/// The bounds of a range as text; `None` is no bound.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bounds {
    pub lower: Option<String>,
    pub lower_inclusive: bool,
    pub upper: Option<String>,
    pub upper_inclusive: bool,
}

/// A range, or `None` if it is empty.
pub(super) type RangeText = Option<Bounds>;

/// Appends the text of a range.
pub(super) fn write(range: &RangeText, to: &mut String) {
    let Some(Bounds { lower, lower_inclusive, upper, upper_inclusive }) = range else {
        return to.push_str("empty");
    };
    to.push(if *lower_inclusive { '[' } else { '(' });
    bound(lower.as_deref(), to);
    to.push(',');
    bound(upper.as_deref(), to);
    to.push(if *upper_inclusive { ']' } else { ')' });
}

fn bound(text: Option<&str>, to: &mut String) {
    let Some(text) = text else { return };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | ':');
    if !text.is_empty() && text.chars().all(plain) {
        return to.push_str(text);
    }
    let _ = write!(to, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")); // writing to a string never fails
}

/// Parses a text that is one range.
pub(super) fn read(text: &str) -> Option<RangeText> {
    let mut rest = text.trim();
    let range = next(&mut rest)?;
    rest.is_empty().then_some(range)
}

/// Parses a text that is a multirange.
pub(super) fn read_many(text: &str) -> Option<Vec<RangeText>> {
    let mut rest = text.trim().strip_prefix('{')?.strip_suffix('}')?.trim();
    let mut ranges = vec![];
    while !rest.is_empty() {
        ranges.push(next(&mut rest)?);
        rest = rest.trim_start();
        match rest.strip_prefix(',') {
            Some(more) => rest = more.trim_start(),
            None if rest.is_empty() => {}
            None => return None,
        }
    }
    Some(ranges)
}

/// Takes a range off the start of the text.
fn next(rest: &mut &str) -> Option<RangeText> {
    if let Some(after) = rest.get(..5).filter(|word| word.eq_ignore_ascii_case("empty")).and(rest.get(5..)) {
        *rest = after;
        return Some(None);
    }
    let lower_inclusive = one_of(rest, '[', '(')?;
    let lower = read_bound(rest)?;
    *rest = rest.strip_prefix(',')?;
    let upper = read_bound(rest)?;
    let upper_inclusive = one_of(rest, ']', ')')?;
    Some(Some(Bounds { lower, lower_inclusive, upper, upper_inclusive }))
}

/// Takes one of two characters off the start of the text; returns whether it is the first of them.
fn one_of(rest: &mut &str, yes: char, no: char) -> Option<bool> {
    let first = rest.chars().next().filter(|c| *c == yes || *c == no)?;
    *rest = rest.get(1..)?;
    Some(first == yes)
}

/// Takes a bound off the start of the text, up to the comma or bracket after it. Nothing before these is no bound.
fn read_bound(rest: &mut &str) -> Option<Option<String>> {
    let (mut text, mut quoted, mut any) = (String::new(), false, false);
    let mut chars = rest.char_indices().peekable();
    loop {
        let (at, c) = *chars.peek()?;
        match c {
            ',' | ']' | ')' if !quoted => {
                *rest = rest.get(at..)?;
                return Some(any.then_some(text));
            }
            _ => {}
        }
        any = true;
        chars.next();
        match c {
            '\\' => text.push(chars.next()?.1),
            '"' if quoted && chars.peek().is_some_and(|(_, next)| *next == '"') => {
                text.push('"');
                chars.next();
            }
            '"' => quoted = !quoted,
            c => text.push(c),
        }
    }
}

/// Returns the text of a TSTZRANGE or TSTZMULTIRANGE in which timestamps without a time zone are marked as UTC, or `None` if it is not
/// a range.
pub(super) fn in_utc(text: &str) -> Option<String> {
    let zoned = |bound: Option<String>| bound.map(|text| if datetime(&text).is_some() { text + "+00" } else { text });
    let range = |range: RangeText| range.map(|bounds| Bounds { lower: zoned(bounds.lower), upper: zoned(bounds.upper), ..bounds });
    let mut to = String::new();
    match read(text) {
        Some(one) => write(&range(one), &mut to),
        None => {
            let ranges: Vec<RangeText> = read_many(text)?.into_iter().map(range).collect();
            write_many(&ranges, &mut to);
        }
    }
    Some(to)
}

/// Appends the text of a multirange.
pub(super) fn write_many(ranges: &[RangeText], to: &mut String) {
    to.push('{');
    for (at, range) in ranges.iter().enumerate() {
        if at > 0 {
            to.push(',');
        }
        write(range, to);
    }
    to.push('}');
}

/// Parses a timestamp. One with an offset, `+05:30`, is converted to UTC.
pub(super) fn timestamp(text: &str) -> Option<DateTime> {
    if let Some(plain) = datetime(text) {
        return Some(plain);
    }
    let at = text.rfind(['+', '-'])?;
    let (local, zone) = text.split_at_checked(at)?;
    let mut seconds: i64 = 0;
    let parts = zone.get(1..)?.split(':').chain(std::iter::repeat("00")).take(3);
    for part in parts {
        seconds = seconds * 60 + part.parse::<u8>().ok().map(i64::from)?;
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let local = since_epoch(datetime(local)?).microseconds;
    epoch_plus(Interval { microseconds: local - sign * seconds * 1_000_000 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(text: &str) -> String {
        let mut to = String::new();
        write(&read(text).unwrap_or_else(|| panic!("{text} is a range")), &mut to);
        to
    }

    #[test]
    fn ranges_are_read_as_they_are_written() {
        for text in ["[1,5)", "(1,5]", "(,)", "[,5]", "[-1,)", "empty", r#"["2024-01-01 00:00:00",)"#, r#"["a\"b\\c,)",]"#] {
            assert_eq!(round_trip(text), text);
        }
        assert_eq!(round_trip("EMPTY"), "empty");
        assert_eq!(round_trip(r#"["a""b",]"#), r#"["a\"b",]"#);
        assert_eq!(round_trip(r#"["",]"#), r#"["",]"#); // an empty text is a bound
        for text in ["", "[", "[1", "[1,", "[1,2", "1,2", "[1,2) ,", "[1,2]]", r#"["1,2)"#, "empty)", "[1;2)"] {
            assert_eq!(read(text), None, "{text}");
        }
        let many = read_many("{[1,3), [5,7],empty}").unwrap();
        let mut to = String::new();
        write_many(&many, &mut to);
        assert_eq!(to, "{[1,3),[5,7],empty}");
        assert_eq!(read_many("{}"), Some(vec![]));
        for text in ["", "{", "[1,2)", "{[1,2)[3,4)}", "{1}"] {
            assert_eq!(read_many(text), None, "{text}");
        }
    }

    #[test]
    fn timestamps_are_in_utc() {
        for (text, utc) in [
            ("2024-02-29 01:02:03", "2024-02-29 01:02:03.000000"),
            ("2024-02-29 01:02:03.5+00", "2024-02-29 01:02:03.500000"),
            ("2024-02-29 01:02:03+05:30", "2024-02-28 19:32:03.000000"),
            ("2024-02-29 23:02:03-03", "2024-03-01 02:02:03.000000"),
        ] {
            assert_eq!(timestamp(text).unwrap().to_string(), utc);
        }
        for text in ["", "infinity", "2024-02-29 01:02:03+", "2024-02-29 01:02:03+x", "+00"] {
            assert_eq!(timestamp(text), None, "{text}");
        }
        let range = r#"["2024-01-01 00:00:00","2024-01-02 00:00:00+01")"#;
        assert_eq!(in_utc(range).unwrap(), r#"["2024-01-01 00:00:00+00","2024-01-02 00:00:00+01")"#);
        assert_eq!(in_utc("{(,)}").unwrap(), "{(,)}");
        assert_eq!(in_utc("x"), None);
    }
}
