//! The rows: each Rust type in the column that it has by itself, and in others that matter.

use super::case::Case;
use aludel::mysql::{self as my, Set};
use aludel::postgres as pg;
use aludel::prelude::*;
use aludel::query::Scalar;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

mod own;
mod times;

pub use times::{clock, day};

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
pub enum Size {
    Small,
    #[sql(name = "it's")]
    Large,
}
#[derive(SqlType, Debug, Clone, PartialEq)]
#[sql(type = DataType::numeric((12, 4)))]
pub struct Price(pub Decimal);

const BOTH: [&str; 2] = ["mysql", "mariadb"];
const MYSQLS: &[&str] = &["mysql", "mariadb"];

fn own<T: Scalar>(section: &'static str, rust: &'static str) -> Case {
    Case::new(section, rust, "", T::data_type())
}
fn digits(text: &str) -> Value {
    Value::Decimal(text.into())
}
fn labelled<T, const N: usize>(values: [(&'static str, T); N]) -> Vec<(String, T)> {
    values.into_iter().map(|(label, value)| (label.to_owned(), value)).collect()
}

pub fn cases() -> Vec<Case> {
    let families =
        [numbers(), decimals(), texts(), bytes(), times::times(), times::moments(), times::chrono_times(), others(), own::postgres_own()];
    families.into_iter().flatten().collect()
}

fn numbers() -> Vec<Case> {
    const S: &str = "Booleans, integers, floats";
    let beyond = |name: &'static str, value: i64| (name, Value::Int(value));
    let fractions = || labelled([("1.5 as a float", Value::Real(1.5)), ("1.5 as a decimal", digits("1.5"))]);
    let floats32 = || {
        labelled([
            ("0.1", 0.1_f32),
            ("smallest", f32::MIN),
            ("greatest", f32::MAX),
            ("nearest to 0", f32::from_bits(1)),
            ("16777216", 16_777_216.0),
        ])
    };
    let odd32 = || labelled([("NaN", f32::NAN), ("∞", f32::INFINITY), ("-∞", f32::NEG_INFINITY)]);
    let floats64 = || {
        labelled([
            ("0.1", 0.1),
            ("0.1 + 0.2", 0.1 + 0.2),
            ("smallest", f64::MIN),
            ("greatest", f64::MAX),
            ("nearest to 0", f64::from_bits(1)),
            ("2^53", 9_007_199_254_740_992.0),
            ("1e22", 1e22),
        ])
    };
    let odd64 = || labelled([("NaN", f64::NAN), ("∞", f64::INFINITY), ("-∞", f64::NEG_INFINITY)]);
    let zero = "-0.0 is read back as 0.0, which is equal: there is no negative zero";
    vec![
        own::<bool>(S, "bool").values([("true", true), ("false", false)]),
        own::<i16>(S, "i16")
            .values([("-1", -1), ("smallest", i16::MIN), ("greatest", i16::MAX)])
            .outside::<i16>(labelled([beyond("32768", 32_768), beyond("-32769", -32_769)]).into_iter().chain(fractions())),
        own::<i32>(S, "i32").values([("-1", -1), ("smallest", i32::MIN), ("greatest", i32::MAX)]).outside::<i32>(
            labelled([beyond("2147483648", 2_147_483_648), beyond("-2147483649", -2_147_483_649)]).into_iter().chain(fractions()),
        ),
        own::<i64>(S, "i64")
            .values([("-1", -1), ("smallest", i64::MIN), ("greatest", i64::MAX)])
            .outside::<i64>(labelled([("9223372036854775808", digits("9223372036854775808"))]).into_iter().chain(fractions())),
        own::<u16>(S, "u16").values([("0", 0), ("greatest", u16::MAX)]).outside::<u16>([beyond("65536", 65_536), beyond("-1", -1)]),
        own::<u32>(S, "u32")
            .values([("0", 0), ("greatest", u32::MAX)])
            .outside::<u32>([beyond("4294967296", 4_294_967_296), beyond("-1", -1)]),
        own::<u64>(S, "u64")
            .values([("0", 0), ("9223372036854775807", i64::MAX as u64), ("9223372036854775808", 1 << 63), ("greatest", u64::MAX)])
            .outside::<u64>([("18446744073709551616", digits("18446744073709551616")), beyond("-1", -1)]),
        Case::new(S, "u64", "DataType::numeric(20)", DataType::numeric(20)).values([
            ("0", 0),
            ("9223372036854775807", i64::MAX as u64),
            ("9223372036854775808", 1 << 63),
            ("greatest", u64::MAX),
        ]),
        Case::new(S, "u64", "mysql::bit(64)", my::bit(64)).only(MYSQLS).values([("0", 0), ("greatest", u64::MAX)]),
        own::<f32>(S, "f32").values(floats32()).values(odd32()).meant(zero, |a: &f32, b| a == b, [("-0.0", -0.0)]).outside::<f32>([
            ("0.1 as an f64", Value::Real(0.1)),
            ("1e300", Value::Real(1e300)),
            beyond("16777217", 16_777_217),
        ]),
        own::<f64>(S, "f64")
            .values(floats64())
            .values(odd64())
            .meant(zero, |a: &f64, b| a == b, [("-0.0", -0.0)])
            .outside::<f64>([beyond("2^53 + 1", 9_007_199_254_740_993), ("20 digits", digits("0.12345678901234567891"))]),
        Case::new(S, "f64", "DataType::Float(None)", DataType::Float(None)).values(floats64()),
        Case::new(S, "f32", "DataType::Float(Some(24))", DataType::Float(Some(24))).values(floats32()),
        Case::new(S, "f64", "DataType::Float(Some(53))", DataType::Float(Some(53))).values(floats64()),
        Case::new(S, "f64", "mysql::double().digits((8, 3))", my::double().digits((8, 3))).only(MYSQLS).values([
            ("0.125", 0.125),
            ("-99999.999", -99_999.999),
            ("0.1255", 0.1255),
        ]),
        Case::new(S, "f32", "mysql::float().digits((7, 3))", my::float().digits((7, 3)))
            .only(MYSQLS)
            .values([("0.1", 0.1_f32), ("0.1255", 0.1255)]),
    ]
}

fn decimals() -> Vec<Case> {
    const S: &str = "Exact numbers";
    let of = |text: &str| Decimal::from_str_exact(text).unwrap();
    let some = || {
        labelled([
            ("19.99", of("19.99")),
            ("-0.01", of("-0.01")),
            ("5", of("5")),
            ("1.50, two digits of which are needed", of("1.50")),
            ("15 digits", of("1234567890123.45")),
        ])
    };
    let many = || {
        labelled([
            ("28 digits", of("12345678.90123456789012345678")),
            ("2^53 + 0.1", of("9007199254740992.1")),
            ("smallest", Decimal::MIN),
            ("greatest", Decimal::MAX),
            ("28 digits behind the point", of("0.0000000000000000000000000001")),
        ])
    };
    let huge = || {
        labelled([
            ("38 digits", digits("1234567890123456789012345678.9012345678")),
            ("38 digits, negative", digits("-9999999999999999999999999999.9999999999")),
        ])
    };
    let odd = || labelled([("0.125", digits("0.125")), ("123456789.5", digits("123456789.5")), ("0.125 as a float", Value::Real(0.125))]);
    let text_on_sqlite = || DataType::numeric((38, 10)).with_variant(DataType::Text, ["sqlite"]);
    vec![
        own::<Decimal>(S, "rust_decimal::Decimal").values(some()).values(many()).outside::<Decimal>(huge()),
        Case::new(S, "rust_decimal::Decimal", "DataType::numeric((10, 2))", DataType::numeric((10, 2)))
            .values(some())
            .outside::<Decimal>(odd()),
        Case::new(S, "rust_decimal::Decimal", "DataType::numeric((38, 10))", DataType::numeric((38, 10)))
            .values(some())
            .values(many())
            .outside::<Decimal>(huge()),
        Case::new(S, "rust_decimal::Decimal", "DataType::numeric((38, 10)), on SQLite DataType::Text", text_on_sqlite())
            .values(some())
            .values(many())
            .outside::<Decimal>(huge()),
        Case::new(S, "rust_decimal::Decimal", "DataType::Text", DataType::Text).values(some()).values(many()).outside::<Decimal>(huge()),
        Case::new(S, "rust_decimal::Decimal", "DataType::decimal(9)", DataType::decimal(9))
            .values([("5", of("5")), ("-999999999", of("-999999999"))])
            .outside::<Decimal>([("0.5", digits("0.5")), ("9999999999", digits("9999999999"))]),
        Case::new(S, "i64", "DataType::numeric((38, 10))", DataType::numeric((38, 10)))
            .outside::<Decimal>([("greatest", Value::Int(i64::MAX)), ("smallest", Value::Int(i64::MIN))]),
        own::<Price>(S, "#[derive(SqlType)] #[sql(type = DataType::numeric((12, 4)))] struct Price(Decimal)")
            .values([("19.99", Price(of("19.99"))), ("0.00005", Price(of("0.00005")))]),
    ]
}

const ODD: &str = "naïve ☃ 🦀 ' \\ \" % _ \n :x ? $1 --";
fn repeated(c: char, count: usize) -> String {
    std::iter::repeat_n(c, count).collect()
}

fn texts() -> Vec<Case> {
    const S: &str = "Text";
    let some = || {
        labelled([
            ("of all kinds", ODD.to_owned()),
            ("empty", String::new()),
            ("with a space at the end", "ab ".into()),
            ("null", "null".into()),
        ])
    };
    let nul = || [("with NUL", "a\0b".to_owned())];
    let long = || [("64 KiB - 1", repeated('x', 65_535)), ("64 KiB", repeated('x', 65_536)), ("16 MiB", repeated('x', 1 << 24))];
    let short = || [("5 characters", "☃☃☃☃☃".to_owned()), ("with a space at the end", "ab ".into()), ("empty", String::new())];
    let excess = || labelled([("6 characters", Value::from("abcdef")), ("spaces behind 5 characters", Value::from("abcde  "))]);
    let huge = || DataType::Text.with_variant(my::longtext(), BOTH);
    let trimmed = |a: &String, b: &String| a.trim_end_matches(' ') == b.trim_end_matches(' ');
    vec![
        own::<String>(S, "String").values(some()).values(nul()).long(long()),
        Case::new(S, "String", "DataType::Text", DataType::Text).values(some()).values(nul()).long(long()),
        Case::new(S, "String", "DataType::Text, on MySQL and MariaDB mysql::longtext()", huge())
            .values(some())
            .values(nul())
            .long(long())
            .long([("16 MiB - 1 KiB", repeated('x', (1 << 24) - 1024))]),
        Case::new(S, "String", "DataType::Varchar(Some(5))", DataType::Varchar(Some(5))).values(short()).outside::<String>(excess()),
        Case::new(S, "String", "DataType::Char(Some(5))", DataType::Char(Some(5)))
            .values([("5 characters", "☃☃☃☃☃".to_owned())])
            .meant(
                "CHAR(n) has n characters: PostgreSQL pads with spaces, MySQL and MariaDB remove trailing spaces, and \
                 trailing spaces are not significant",
                trimmed,
                [
                    ("2 characters", "ab".to_owned()),
                    ("spaces at the end", "ab ".into()),
                    ("more spaces", "abcde  ".into()),
                    ("empty", String::new()),
                ],
            )
            .outside::<String>([("6 characters", Value::from("abcdef"))]),
    ]
}

fn bytes() -> Vec<Case> {
    const S: &str = "Bytes";
    let some = || labelled([("of all kinds", vec![0_u8, 255, 39, 92, 10]), ("empty", vec![])]);
    let long = || [("64 KiB - 1", vec![7_u8; 65_535]), ("64 KiB", vec![7; 65_536]), ("16 MiB", vec![7; 1 << 24])];
    let huge = || DataType::LargeBinary(None).with_variant(my::longblob(), BOTH);
    let filled = |a: &Vec<u8>, b: &Vec<u8>| b.starts_with(a) && b.iter().skip(a.len()).all(|byte| *byte == 0);
    vec![
        own::<Vec<u8>>(S, "Vec<u8>").values(some()).long(long()),
        Case::new(S, "Vec<u8>", "DataType::LargeBinary(None), on MySQL and MariaDB mysql::longblob()", huge())
            .values(some())
            .long(long())
            .long([("16 MiB - 1 KiB", vec![7_u8; (1 << 24) - 1024])]),
        Case::new(S, "Vec<u8>", "DataType::Varbinary(Some(4))", DataType::Varbinary(Some(4)))
            .values([("4 bytes", vec![0_u8, 1, 0, 0]), ("2 bytes", vec![1, 0])])
            .outside::<Vec<u8>>([("5 bytes", Value::from(vec![1_u8, 2, 3, 4, 0]))]),
        Case::new(S, "Vec<u8>", "DataType::Binary(Some(4))", DataType::Binary(Some(4)))
            .values([("4 bytes", vec![0_u8, 1, 0, 0])])
            .meant("BINARY(n) has n bytes and is padded with zeros", filled, [("2 bytes", vec![1_u8, 2])])
            .outside::<Vec<u8>>([("5 bytes", Value::from(vec![1_u8, 2, 3, 4, 0]))]),
    ]
}

fn others() -> Vec<Case> {
    const S: &str = "UUIDs, JSON, enums";
    let uuid = || {
        labelled([
            ("version 4", uuid::Uuid::from_u128(0x9b2c_4d1e_5f60_4a7b_8c9d_0e1f_2a3b_4c5d)),
            ("version 7", uuid::Uuid::from_u128(0x018f_3e2a_7b4c_7def_8123_4567_89ab_cdef)),
            ("of no version", uuid::Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef)),
            ("nil", uuid::Uuid::nil()),
            ("max", uuid::Uuid::max()),
        ])
    };
    let documents = || -> Vec<(String, Json)> {
        labelled([
            ("an object", json!({"b": [1, 2.5, null, "ä\"\\ ☃"], "a": {}})),
            ("null", Json::Null),
            ("true", json!(true)),
            ("text", json!("5")),
            ("5", json!(5)),
            ("1.5", json!(1.5)),
            ("1.0", json!(1.0)),
            ("1e300", json!(1e300)),
            ("-0.0", json!(-0.0)),
            ("u64 in a list", json!([u64::MAX])),
            ("greatest u64", json!(u64::MAX)),
            ("floats in a list", json!([0.1 + 0.2, 5e-324, f64::MAX, 1.0, 123_456_789.123_456_78])),
            ("NUL in a text", json!("a\u{0}b")),
        ])
    };
    vec![
        own::<uuid::Uuid>(S, "uuid::Uuid").values(uuid()),
        Case::new(S, "uuid::Uuid", "DataType::UuidText", DataType::UuidText).values(uuid()),
        own::<Json>(S, "serde_json::Value").values(documents()),
        Case::new(S, "serde_json::Value", "DataType::Text", DataType::Text).values(documents()),
        Case::new(
            S,
            "serde_json::Value",
            "DataType::Json, on PostgreSQL postgres::jsonb()",
            DataType::Json.with_variant(pg::jsonb(), ["postgresql"]),
        )
        .only(&["postgresql"])
        .values(documents()),
        own::<Size>(S, "#[derive(SqlEnum)] enum Size { Small, \"it's\" }")
            .values([("Small", Size::Small), ("it's", Size::Large)])
            .outside::<Size>([
                ("small", Value::from("small")),
                ("1", Value::from("1")),
                ("1 as an integer", Value::Int(1)),
                ("other", Value::from("other")),
            ]),
        Case::new(S, "mysql::Set<Size>", "mysql::set([..])", Set::<Size>::data_type())
            .only(MYSQLS)
            .values([("both", Set::from([Size::Large, Size::Small])), ("none", Set::new())])
            .outside::<Set<Size>>([("another name", Value::from("other"))]),
    ]
}
