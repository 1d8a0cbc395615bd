//! Days, times, spans, moments, and those of chrono.

use super::{BOTH, MYSQLS, labelled, own};
use crate::type_matrix::case::Case;
use aludel::mysql::{self as my, Year};
use aludel::postgres as pg;
use aludel::prelude::*;
use aludel::{Date, DateTime, Interval, Time};
use chrono::{NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};

pub const fn day(year: i32, month: u8, day: u8) -> Date {
    Date { year, month, day }
}
pub const fn clock(hour: u8, minute: u8, second: u8, microsecond: u32) -> Time {
    Time { hour, minute, second, microsecond }
}
const LAST: Time = clock(23, 59, 59, 999_999);
pub const fn at(date: Date, time: Time) -> DateTime {
    DateTime { date, time }
}

fn dates() -> Vec<(String, Date)> {
    labelled([
        ("2024-02-29", day(2024, 2, 29)),
        ("0001-01-01", day(1, 1, 1)),
        ("9999-12-31", day(9999, 12, 31)),
        ("year 0", day(0, 2, 29)),
        ("year -1", day(-1, 1, 1)),
        ("year -9999", day(-9999, 1, 1)),
        ("year 10000", day(10_000, 1, 1)),
        ("2023-02-29, which is no day", day(2023, 2, 29)),
        ("month 13", day(2024, 13, 1)),
    ])
}
fn clocks() -> Vec<(String, Time)> {
    labelled([
        ("12:30:15", clock(12, 30, 15, 0)),
        ("midnight", clock(0, 0, 0, 0)),
        ("a microsecond", clock(0, 0, 0, 1)),
        ("23:59:59.999999", LAST),
        ("24:00:00", clock(24, 0, 0, 0)),
        ("a leap second", clock(23, 59, 60, 0)),
    ])
}
fn date_times() -> Vec<(String, DateTime)> {
    labelled([
        ("2024-02-29 12:30:15", at(day(2024, 2, 29), clock(12, 30, 15, 0))),
        ("a microsecond", at(day(2024, 2, 29), clock(0, 0, 0, 1))),
        ("0001-01-01 00:00:00", at(day(1, 1, 1), clock(0, 0, 0, 0))),
        ("9999-12-31 23:59:59", at(day(9999, 12, 31), clock(23, 59, 59, 0))),
        ("9999-12-31 23:59:59.999999", at(day(9999, 12, 31), LAST)),
        ("year 0", at(day(0, 1, 1), clock(1, 0, 0, 0))),
        ("year -1", at(day(-1, 1, 1), clock(1, 0, 0, 0))),
        ("24:00:00", at(day(2024, 2, 29), clock(24, 0, 0, 0))),
    ])
}
fn spans() -> Vec<(String, Interval)> {
    labelled([
        ("1 day", Interval { microseconds: 86_400_000_000 }),
        ("-90061 s", Interval { microseconds: -90_061_000_000 }),
        ("0", Interval { microseconds: 0 }),
        ("a microsecond", Interval { microseconds: 1 }),
        ("-a microsecond", Interval { microseconds: -1 }),
        ("8000 years", Interval { microseconds: 8_000 * 31_557_600_000_000 }),
        ("-1960 years", Interval { microseconds: -1_960 * 31_557_600_000_000 }),
        ("greatest", Interval { microseconds: i64::MAX }),
        ("smallest", Interval { microseconds: i64::MIN }),
    ])
}
fn cross(time: Time) -> Vec<(String, Value)> {
    labelled([
        ("a date with time", Value::DateTime(at(day(2024, 2, 29), time))),
        ("text with a fraction", Value::from("2024-02-29 12:30:15.500000")),
        ("a time", Value::Time(time)),
        ("a date", Value::Date(day(2024, 2, 29))),
    ])
}

pub fn times() -> Vec<Case> {
    const S: &str = "Days, times, spans";
    let six = |of: DataType, mine: DataType| of.with_variant(mine, BOTH);
    let noon = clock(12, 30, 15, 0);
    vec![
        own::<Date>(S, "Date").values(dates()).outside::<Date>(cross(noon)),
        own::<Time>(S, "Time").values(clocks()).outside::<Time>(cross(noon)),
        Case::new(S, "Time", "DataType::Time, on MySQL and MariaDB mysql::time(6)", six(DataType::Time, my::time(6))).values(clocks()),
        Case::new(S, "Time", "mysql::time(3)", my::time(3))
            .only(MYSQLS)
            .values([("a millisecond", clock(0, 0, 0, 1000)), ("a microsecond", clock(0, 0, 0, 1))]),
        Case::new(S, "Time", "DataType::TimeTz", DataType::TimeTz).values(clocks()),
        Case::new(S, "Time", "postgres::time(3)", pg::time(3))
            .only(&["postgresql"])
            .values([("a millisecond", clock(0, 0, 0, 1000)), ("a microsecond", clock(0, 0, 0, 1))]),
        own::<DateTime>(S, "DateTime").values(date_times()).outside::<DateTime>(cross(noon)),
        Case::new(S, "DateTime", "DataType::DateTime, on MySQL and MariaDB mysql::datetime(6)", six(DataType::DateTime, my::datetime(6)))
            .values(date_times()),
        Case::new(S, "DateTime", "mysql::datetime(3)", my::datetime(3)).only(MYSQLS).values([
            ("a millisecond", at(day(2024, 2, 29), clock(0, 0, 0, 1000))),
            ("a microsecond", at(day(2024, 2, 29), clock(0, 0, 0, 1))),
        ]),
        Case::new(S, "DateTime", "postgres::timestamp(3)", pg::timestamp(3)).only(&["postgresql"]).values([
            ("a millisecond", at(day(2024, 2, 29), clock(0, 0, 0, 1000))),
            ("a microsecond", at(day(2024, 2, 29), clock(0, 0, 0, 1))),
        ]),
        own::<Interval>(S, "Interval").values(spans()),
        Case::new(S, "Interval", "DataType::Interval, on MySQL and MariaDB mysql::datetime(6)", six(DataType::Interval, my::datetime(6)))
            .values(spans()),
        Case::new(S, "Interval", "DataType::Interval.not_native()", DataType::Interval.not_native()).values(spans()),
        Case::new(S, "Interval", "postgres::interval(IntervalFields::DayToSecond, 3)", pg::interval(pg::IntervalFields::DayToSecond, 3))
            .only(&["postgresql"])
            .values(spans()),
        Case::new(
            S,
            "Interval",
            "postgres::interval(IntervalFields::HourToMinute, None)",
            pg::interval(pg::IntervalFields::HourToMinute, None),
        )
        .only(&["postgresql"])
        .values(spans()),
        Case::new(S, "Interval", "postgres::interval(IntervalFields::Day, None)", pg::interval(pg::IntervalFields::Day, None))
            .only(&["postgresql"])
            .values(spans()),
        Case::new(S, "mysql::Year", "mysql::year(None)", my::year(None))
            .only(MYSQLS)
            .values([("0", Year::new(0).unwrap()), ("1901", Year::new(1901).unwrap()), ("2155", Year::new(2155).unwrap())])
            .outside::<Year>([("99", Value::Int(99)), ("1900", Value::Int(1900)), ("2156", Value::Int(2156))]),
    ]
}

/// What has a zone is in UTC.
pub fn moments() -> Vec<Case> {
    const S: &str = "Moments (the session is not in UTC)";
    let in_range = || {
        labelled([
            ("2024-02-29 12:30:15", at(day(2024, 2, 29), clock(12, 30, 15, 0))),
            ("2024-03-31 02:30:00", at(day(2024, 3, 31), clock(2, 30, 0, 0))), // not there in Berlin
            ("a microsecond", at(day(2024, 2, 29), clock(0, 0, 0, 1))),
        ])
    };
    let far = || {
        labelled([
            ("2038-01-20 00:00:00", at(day(2038, 1, 20), clock(0, 0, 0, 0))),
            ("9999-12-31 23:59:59", at(day(9999, 12, 31), clock(23, 59, 59, 0))),
        ])
    };
    let six = |of: DataType, mine: DataType| of.with_variant(mine, BOTH);
    vec![
        Case::new(S, "DateTime", "DataType::DateTimeTz", DataType::DateTimeTz).values(in_range()).values(far()),
        Case::new(
            S,
            "DateTime",
            "DataType::DateTimeTz, on MySQL and MariaDB mysql::datetime(6)",
            six(DataType::DateTimeTz, my::datetime(6)),
        )
        .values(in_range())
        .values(far()),
        Case::new(S, "DateTime", "DataType::Timestamp", DataType::Timestamp).values(in_range()).values(far()),
        Case::new(S, "DateTime", "DataType::TimestampTz", DataType::TimestampTz).values(in_range()).values(far()),
        Case::new(
            S,
            "DateTime",
            "DataType::TimestampTz, on MySQL and MariaDB mysql::timestamp(6)",
            six(DataType::TimestampTz, my::timestamp(6)),
        )
        .values(in_range())
        .values(far()),
        Case::new(S, "DateTime", "postgres::timestamptz(3)", pg::timestamptz(3)).only(&["postgresql"]).values(in_range()),
    ]
}

pub fn chrono_times() -> Vec<Case> {
    const S: &str = "chrono";
    let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let time = |second, nano| NaiveTime::from_hms_nano_opt(23, 59, second, nano).unwrap();
    let clocks = move || {
        labelled([
            ("23:59:58", time(58, 0)),
            ("a microsecond", time(0, 1000)),
            ("a nanosecond", time(0, 1)),
            ("a leap second", time(59, 1_500_000_000)),
        ])
    };
    let both = move || clocks().into_iter().map(move |(label, time)| (label, date(2024, 2, 29).and_time(time)));
    let zone = chrono::FixedOffset::east_opt(19_800).unwrap();
    let six = |of: DataType, mine: DataType| of.with_variant(mine, BOTH);
    vec![
        own::<NaiveDate>(S, "chrono::NaiveDate").values([
            ("2024-02-29", date(2024, 2, 29)),
            ("year 0", date(0, 1, 1)),
            ("smallest", NaiveDate::MIN),
            ("greatest", NaiveDate::MAX),
        ]),
        own::<NaiveTime>(S, "chrono::NaiveTime").values(clocks()),
        Case::new(S, "chrono::NaiveTime", "DataType::Time, on MySQL and MariaDB mysql::time(6)", six(DataType::Time, my::time(6)))
            .values(clocks()),
        own::<chrono::NaiveDateTime>(S, "chrono::NaiveDateTime").values(both()),
        Case::new(
            S,
            "chrono::NaiveDateTime",
            "DataType::DateTime, on MySQL and MariaDB mysql::datetime(6)",
            six(DataType::DateTime, my::datetime(6)),
        )
        .values(both()),
        own::<chrono::DateTime<Utc>>(S, "chrono::DateTime<Utc>").values(both().map(|(label, at)| (label, Utc.from_utc_datetime(&at)))),
        Case::new(
            S,
            "chrono::DateTime<Utc>",
            "DataType::DateTimeTz, on MySQL and MariaDB mysql::datetime(6)",
            six(DataType::DateTimeTz, my::datetime(6)),
        )
        .values(both().map(|(label, at)| (label, Utc.from_utc_datetime(&at)))),
        own::<chrono::DateTime<chrono::FixedOffset>>(S, "chrono::DateTime<FixedOffset>")
            .values([("2024-02-29T23:59:58+05:30", zone.from_utc_datetime(&date(2024, 2, 29).and_hms_opt(18, 29, 58).unwrap()))]),
        own::<TimeDelta>(S, "chrono::TimeDelta").values([
            ("1 day", TimeDelta::days(1)),
            ("-1 s", TimeDelta::seconds(-1)),
            ("a microsecond", TimeDelta::microseconds(1)),
            ("a nanosecond", TimeDelta::nanoseconds(1)),
            ("smallest", TimeDelta::MIN),
            ("greatest", TimeDelta::MAX),
        ]),
    ]
}
