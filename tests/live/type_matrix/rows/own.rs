//! Types that PostgreSQL alone has.

use super::times::{at, clock, day};
use super::{digits, own};
use crate::type_matrix::case::Case;
use aludel::postgres as pg;
use aludel::prelude::*;
use aludel::{Date, DateTime};
use chrono::NaiveTime;
use rust_decimal::Decimal;
use std::ops::Bound;

/// What PostgreSQL alone has.
pub fn postgres_own() -> Vec<Case> {
    const S: &str = "Types of PostgreSQL's own";
    const PG: &[&str] = &["postgresql"];
    let noon = at(day(2024, 2, 29), clock(12, 30, 15, 500_000));
    let later = at(day(2024, 3, 1), clock(0, 0, 0, 1));
    let moment = |seconds| chrono::DateTime::from_timestamp(seconds, 1000).unwrap();
    let of = |text: &str| Decimal::from_str_exact(text).unwrap();
    let texts = |of: &[&str]| of.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    let domain = pg::domain("amount", DataType::numeric((10, 2))).check(pg::value().ge(0));
    let written = |a: &pg::Inet, b: &pg::Inet| a.0.strip_suffix("/32") == Some(&b.0);
    vec![
        own::<Vec<i32>>(S, "Vec<i32>").only(PG).values([("some", vec![1, i32::MIN, i32::MAX]), ("empty", vec![])]),
        own::<Vec<Option<String>>>(S, "Vec<Option<String>>")
            .only(PG)
            .values([("odd ones, and NULL", vec![Some("a, \"b\" \\ {} ☃".to_owned()), None, Some("NULL".into()), Some(String::new())])]),
        own::<Vec<Vec<i64>>>(S, "Vec<Vec<i64>>").only(PG).values([("two by two", vec![vec![1, 2], vec![i64::MIN, i64::MAX]])]),
        own::<Vec<f64>>(S, "Vec<f64>").only(PG).values([("odd ones", vec![0.1, f64::MAX, f64::INFINITY, f64::from_bits(1)])]),
        own::<Vec<DateTime>>(S, "Vec<DateTime>").only(PG).values([("two", vec![noon, later])]),
        Case::new(S, "Vec<DateTime>", "DataType::array(DataType::DateTimeTz)", DataType::array(DataType::DateTimeTz))
            .only(PG)
            .values([("two", vec![noon, later])]),
        Case::new(S, "Vec<String>", "DataType::array(DataType::Varchar(Some(5)))", DataType::array(DataType::Varchar(Some(5))))
            .only(PG)
            .values([
                ("5 characters", texts(&["☃☃☃☃☃", ""])),
                ("6 characters", texts(&["abcdef"])),
                ("spaces behind 5", texts(&["abcde "])),
            ]),
        Case::new(S, "Vec<Decimal>", "DataType::array(DataType::numeric((5, 2)))", DataType::array(DataType::numeric((5, 2))))
            .only(PG)
            .values([("two digits behind the point", vec![of("1.25"), of("-999.99")]), ("three", vec![of("1.255")])]),
        Case::new(S, "Vec<Time>", "DataType::array(postgres::time(3))", DataType::array(pg::time(3)))
            .only(PG)
            .values([("a millisecond", vec![clock(0, 0, 0, 1000)]), ("a microsecond", vec![clock(0, 0, 0, 1)])]),
        own::<Vec<chrono::NaiveTime>>(S, "Vec<chrono::NaiveTime>").only(PG).values([
            ("a microsecond", vec![NaiveTime::from_hms_micro_opt(1, 2, 3, 4).unwrap()]),
            ("a nanosecond", vec![NaiveTime::from_hms_nano_opt(1, 2, 3, 4).unwrap()]),
        ]),
        own::<Vec<super::Size>>(S, "Vec<Size>, of #[derive(SqlEnum)]")
            .only(PG)
            .values([("both", vec![super::Size::Large, super::Size::Small]), ("empty", vec![])]),
        own::<Vec<Vec<u8>>>(S, "Vec<Vec<u8>>").only(PG).values([("bytes", vec![vec![0_u8, 34, 92, 255], vec![]])]),
        own::<Vec<u64>>(S, "Vec<u64>").only(PG).values([("9223372036854775807", vec![0, i64::MAX as u64]), ("greatest", vec![u64::MAX])]),
        own::<Vec<f32>>(S, "Vec<f32>").only(PG).values([("odd ones", vec![0.1, f32::NAN, f32::NEG_INFINITY, f32::from_bits(1)])]),
        own::<Vec<uuid::Uuid>>(S, "Vec<uuid::Uuid>").only(PG).values([("two", vec![uuid::Uuid::nil(), uuid::Uuid::max()])]),
        own::<Vec<Option<serde_json::Value>>>(S, "Vec<Option<serde_json::Value>>")
            .only(PG)
            .values([("JSON's null, and NULL", vec![Some(serde_json::json!({"a": "\"b\" \\ ☃"})), Some(serde_json::Value::Null), None])]),
        own::<Vec<Vec<Option<i32>>>>(S, "Vec<Vec<Option<i32>>>").only(PG).values([
            ("with NULL", vec![vec![Some(1), None], vec![None, Some(2)]]),
            ("of unlike length", vec![vec![Some(1)], vec![]]),
            ("of nothing", vec![vec![]]),
        ]),
        own::<pg::Range<i64>>(S, "postgres::Range<i64>").only(PG).values([
            ("to the greatest", pg::Range::from(i64::MIN..i64::MAX)),
            ("without bounds", pg::Range::new(Bound::Unbounded, Bound::Unbounded)),
        ]),
        own::<pg::Range<Date>>(S, "postgres::Range<Date>")
            .only(PG)
            .values([("to year 9999", pg::Range::from(day(1, 1, 1)..day(9999, 12, 31))), ("year 0", (day(0, 1, 1)..).into())]),
        own::<pg::Range<i32>>(S, "postgres::Range<i32>").only(PG).values([
            ("1..5", (1..5).into()),
            ("empty", pg::Range::empty()),
            ("without an end", (i32::MIN..).into()),
        ]),
        own::<pg::Range<Decimal>>(S, "postgres::Range<Decimal>")
            .only(PG)
            .values([("28 digits", pg::Range::from(of("0.0000000000000000000000000001")..=Decimal::MAX))]),
        own::<pg::Range<DateTime>>(S, "postgres::Range<DateTime>").only(PG).values([("two times", pg::Range::from(noon..later))]),
        Case::new(S, "postgres::Range<DateTime>", "postgres::tstzrange()", pg::tstzrange())
            .only(PG)
            .values([("two times", pg::Range::from(noon..later))]),
        own::<pg::Range<chrono::DateTime<chrono::Utc>>>(S, "postgres::Range<chrono::DateTime<Utc>>").only(PG).values([
            ("two moments", pg::Range::from(moment(1)..=moment(i64::from(i32::MAX) + 1))),
            ("a nanosecond", pg::Range::from(moment(1) + chrono::TimeDelta::nanoseconds(1)..)),
        ]),
        own::<pg::Multirange<Date>>(S, "postgres::Multirange<Date>")
            .only(PG)
            .values([("two", pg::Multirange(vec![(day(1, 1, 1)..day(2, 1, 1)).into(), (day(9999, 1, 1)..).into()]))]),
        own::<pg::Hstore>(S, "postgres::Hstore").only(PG).values([("odd ones, and NULL", {
            let map = pg::Hstore::from([("a", "it's"), ("b \"c\\", "=>, \"so\""), ("", "")]);
            pg::Hstore(map.0.into_iter().chain([("n".to_owned(), None)]).collect())
        })]),
        own::<pg::Inet>(S, "postgres::Inet")
            .only(PG)
            .values([("10.0.0.1/8", pg::Inet::from("10.0.0.1/8")), ("::1", "::1".into()), ("none", "10.0.0.256".into())])
            .meant("INET omits the prefix length of a full address", written, [("10.0.0.1/32", pg::Inet::from("10.0.0.1/32"))]),
        own::<pg::Cidr>(S, "postgres::Cidr")
            .only(PG)
            .values([("10.0.0.0/8", pg::Cidr::from("10.0.0.0/8")), ("10.0.0.1/8, which is none", "10.0.0.1/8".into())]),
        own::<pg::MacAddr>(S, "postgres::MacAddr").only(PG).values([("08:00:2b:01:02:03", pg::MacAddr::from("08:00:2b:01:02:03"))]),
        Case::new(S, "postgres::MacAddr", "postgres::macaddr8()", pg::macaddr8())
            .only(PG)
            .values([("08:00:2b:01:02:03:04:05", pg::MacAddr::from("08:00:2b:01:02:03:04:05")), ("three bytes", "08:00:2b".into())]),
        own::<pg::TsVector>(S, "postgres::TsVector")
            .only(PG)
            .values([("'cat':2 'it''s':1A", pg::TsVector::from("'cat':2 'it''s':1A")), ("empty", "".into())]),
        own::<pg::TsQuery>(S, "postgres::TsQuery")
            .only(PG)
            .values([("'cat' & !'it''s'", pg::TsQuery::from("'cat' & !'it''s'")), ("an operator alone", "&".into())]),
        Case::new(S, "u32", "postgres::oid()", pg::oid()).only(PG).values([("0", 0_u32), ("greatest", u32::MAX)]),
        own::<pg::BitString>(S, "postgres::BitString").only(PG).values([("101", pg::BitString::from("101")), ("none", "".into())]),
        Case::new(S, "postgres::BitString", "postgres::bit(8)", pg::bit(8)).only(PG).values([
            ("8 bits", pg::BitString::from("00000101")),
            ("3 bits", "101".into()),
            ("9 bits", "000001010".into()),
        ]),
        Case::new(S, "String", "postgres::citext()", pg::citext()).only(PG).values([("Ed", "Ed".to_owned()), ("spaces", "Ed  ".into())]),
        Case::new(S, "String", "postgres::money()", pg::money())
            .only(PG)
            .values([("$1.50", "$1.50".to_owned())])
            .outside::<String>([("1.505", digits("1.505")), ("1.505 as text", Value::from("1.505"))]),
        Case::new(S, "Decimal", "postgres::domain(\"amount\", DataType::numeric((10, 2)))", domain).only(PG).values([
            ("19.99", of("19.99")),
            ("1.255", of("1.255")),
            ("-1, against its CHECK", of("-1")),
        ]),
    ]
}
