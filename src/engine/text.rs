//! Dates, times and UUIDs as text, for databases that have no other form for them.

use crate::value::{Date, DateTime, Interval, Time};
use std::str::FromStr;

const DAY: i64 = 86_400_000_000;

/// `YYYY-MM-DD`
pub(crate) fn date(text: &str) -> Option<Date> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (year, rest) = digits.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let date = Date { year: sign * number::<i32>(year, 1..=4)?, month: number(month, 2..=2)?, day: number(day, 2..=2)? };
    is_day(date).then_some(date)
}

/// Is there such a day?
pub(crate) fn is_day(date: Date) -> bool {
    (1..=12).contains(&date.month) && (1..=days_in(date.year, date.month)).contains(&date.day)
}

/// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.ffffff`; nothing finer than a microsecond.
pub(crate) fn time(text: &str) -> Option<Time> {
    let (hour, rest) = text.split_once(':')?;
    let (minute, rest) = rest.split_once(':').unwrap_or((rest, "00"));
    let (second, fraction) = rest.split_once('.').unwrap_or((rest, "0"));
    let nanosecond = number::<u32>(fraction, 1..=9)? * 10_u32.pow(9_u32.saturating_sub(fraction.len() as u32));
    let time =
        Time { hour: number(hour, 2..=2)?, minute: number(minute, 2..=2)?, second: number(second, 2..=2)?, microsecond: nanosecond / 1000 };
    (time.hour < 24 && time.minute < 60 && time.second < 60 && nanosecond % 1000 == 0).then_some(time)
}

/// A date, then a time behind a space or a `T`; a date alone is its midnight.
pub(crate) fn datetime(text: &str) -> Option<DateTime> {
    let (day, clock) = text.split_once([' ', 'T']).unwrap_or((text, "00:00"));
    Some(DateTime { date: date(day)?, time: time(clock)? })
}

/// 32 hexadecimal digits, with hyphens or without.
pub(crate) fn uuid(text: &str) -> Option<[u8; 16]> {
    let (mut bits, mut digits) = (0_u128, 0);
    for c in text.chars().filter(|c| *c != '-') {
        bits = (bits << 4) | u128::from(c.to_digit(16)?);
        digits += 1;
    }
    (digits == 32).then(|| bits.to_be_bytes())
}

/// How far a moment is from 1970-01-01: the form of an interval where there is no type for it.
pub(crate) fn since_epoch(moment: DateTime) -> Interval {
    let Time { hour, minute, second, microsecond } = moment.time;
    let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
    Interval { microseconds: days_from_epoch(moment.date) * DAY + seconds * 1_000_000 + i64::from(microsecond) }
}

/// The moment so far from 1970-01-01, within the years that a [`Date`] has.
pub(crate) fn epoch_plus(interval: Interval) -> Option<DateTime> {
    let date = date_of(interval.microseconds.div_euclid(DAY));
    let rest = interval.microseconds.rem_euclid(DAY);
    let seconds = rest / 1_000_000;
    let time = Time {
        hour: u8::try_from(seconds / 3600).ok()?,
        minute: u8::try_from(seconds / 60 % 60).ok()?,
        second: u8::try_from(seconds % 60).ok()?,
        microsecond: u32::try_from(rest % 1_000_000).ok()?,
    };
    (-9999..=9999).contains(&date.year).then_some(DateTime { date, time })
}

/// Digits and nothing else, so many of them.
fn number<T: FromStr>(digits: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<T> {
    let plain = lengths.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01. Years begin in March here, so that the leap day is the last one
/// (<https://howardhinnant.github.io/date_algorithms.html>).
fn days_from_epoch(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month), i64::from(date.day));
    let year = i64::from(date.year) - i64::from(month <= 2);
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + day_of_year - 719_468
}

/// The opposite of [`days_from_epoch`].
fn date_of(days: i64) -> Date {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Date { year: year as i32, month: month as u8, day: day as u8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_read_as_they_are_written() {
        for text in ["2024-02-29", "0001-01-01", "9999-12-31", "-001-03-04"] {
            assert_eq!(date(text).unwrap().to_string(), text);
        }
        for text in ["2024-02-30", "2023-02-29", "2024-13-01", "2024-1-01", "24-01-01x", "", "+024-01-01", "2024-01-01 "] {
            assert_eq!(date(text), None, "{text}");
        }
        assert_eq!(time("01:02").unwrap().to_string(), "01:02:00.000000");
        assert_eq!(time("01:02:03.5").unwrap().to_string(), "01:02:03.500000");
        assert_eq!(time("23:59:59.123456000").unwrap().to_string(), "23:59:59.123456");
        for text in ["24:00:00", "01:60:00", "01:02:60", "1:02:03", "01:02:03.", "01:02:03Z", "01:02:03+01:00", "01:02:03.123456789"] {
            assert_eq!(time(text), None, "{text}");
        }
        assert_eq!(datetime("2024-02-29T01:02:03").unwrap().to_string(), "2024-02-29 01:02:03.000000");
        assert_eq!(datetime("2024-02-29").unwrap().to_string(), "2024-02-29 00:00:00.000000");
    }

    #[test]
    fn an_interval_is_a_moment_counted_from_the_epoch() {
        for (microseconds, moment) in [
            (0, "1970-01-01 00:00:00.000000"),
            (-1, "1969-12-31 23:59:59.999999"),
            (90_061_000_007, "1970-01-02 01:01:01.000007"),
            (951_782_400_000_000, "2000-02-29 00:00:00.000000"),
            (253_402_300_799_999_999, "9999-12-31 23:59:59.999999"),
        ] {
            let found = epoch_plus(Interval { microseconds }).unwrap();
            assert_eq!(found.to_string(), moment);
            assert_eq!(since_epoch(found), Interval { microseconds });
        }
        assert_eq!(epoch_plus(Interval { microseconds: i64::MAX }), None);
        for day in (-3_000_000..2_900_000).step_by(487) {
            assert_eq!(days_from_epoch(date_of(day)), day);
        }
    }

    #[test]
    fn a_uuid_has_32_digits() {
        let bytes = *b"\x01\x23\x45\x67\x89\xab\xcd\xef\x01\x23\x45\x67\x89\xab\xcd\xef";
        assert_eq!(uuid("0123456789abcdef0123456789ABCDEF"), Some(bytes));
        assert_eq!(uuid("01234567-89ab-cdef-0123-456789abcdef"), Some(bytes));
        assert_eq!(uuid("0123456789abcdef0123456789abcde"), None);
        assert_eq!(uuid("0123456789abcdef0123456789abcdef0"), None);
    }
}
