//! Cells become Rust values, or say why they do not.

use super::*;

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "everything")]
pub(super) struct Everything {
    #[column(primary_key)]
    id: i64,
    flag: bool,
    small: i16,
    int: i32,
    single: f32,
    double: f64,
    text: String,
    bytes: Vec<u8>,
    date: Date,
    time: Time,
    datetime: DateTime,
    interval: Interval,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "perhaps")]
struct Perhaps {
    #[column(primary_key)]
    id: i64,
    flag: Option<bool>,
    small: Option<i16>,
    int: Option<i32>,
    big: Option<i64>,
    single: Option<f32>,
    double: Option<f64>,
    text: Option<String>,
    bytes: Option<Vec<u8>>,
    date: Option<Date>,
    time: Option<Time>,
    datetime: Option<DateTime>,
    interval: Option<Interval>,
}

pub(super) const DATE: Date = Date { year: 2024, month: 2, day: 29 };
pub(super) const TIME: Time = Time { hour: 23, minute: 5, second: 9, microsecond: 1_000 };
pub(super) const DATETIME: DateTime = DateTime { date: DATE, time: TIME };
pub(super) const INTERVAL: Interval = Interval { microseconds: -90_061_000_007 };

/// As PostgreSQL and MySQL give sums and averages of integers, and one divided by another on MySQL.
#[test]
fn decimals_are_read_as_what_was_computed() {
    fn read<T: SqlType>(digits: &str) -> Result<T, String> {
        Row::new([("x", Value::Decimal(digits.into()))]).get("x").map_err(|error| error.to_string())
    }
    assert_eq!(read::<i64>("-9223372036854775808"), Ok(i64::MIN));
    assert_eq!((read::<i32>("8.000"), read::<i16>("5e2"), read::<u64>("18446744073709551615.0")), (Ok(8), Ok(500), Ok(u64::MAX)));
    for text in ["8.5", "9223372036854775808", "NaN"] {
        assert_eq!(read::<i64>(text), Err("column x: expected an integer of 64 bits, found another decimal".into()), "{text}");
    }
    assert_eq!((read::<f64>("0.33333333333333333333"), read::<f64>("8.5000000000000000")), (Ok(1.0 / 3.0), Ok(8.5)));
    assert_eq!(
        (read::<f64>("9007199254740992"), read::<f64>("-1e300"), read::<f32>("-1.5")),
        (Ok(9_007_199_254_740_992.0), Ok(-1e300), Ok(-1.5))
    );
    assert!(read::<f64>("NaN").is_ok_and(f64::is_nan));
    let whole = "column x: expected a float, found a whole number that no float holds exactly; read it as a decimal";
    assert_eq!(read::<f64>("9007199254740993.0"), Err(whole.into()));
}

/// As MySQL gives CASE and `coalesce` of days: with the time that a day begins at.
#[test]
fn the_beginning_of_a_day_is_the_day() {
    let read = |time: Time| Row::new([("x", Value::DateTime(DateTime { date: DATE, time }))]).get::<Date>("x");
    let midnight = Time { hour: 0, minute: 0, second: 0, microsecond: 0 };
    assert_eq!(read(midnight).unwrap(), DATE);
    let later = read(Time { microsecond: 1, ..midnight }).unwrap_err().to_string();
    assert_eq!(later, "column x: expected a date (YYYY-MM-DD), found a date with time");
}

#[test]
fn every_type_comes_back_as_it_went() {
    let mut conn = connect(Everything::table());
    let row = Everything {
        id: i64::MAX,
        flag: true,
        small: i16::MIN,
        int: i32::MIN,
        single: 0.1,
        double: 1e300,
        text: "naïve \0 text".into(),
        bytes: vec![0, 255, 7],
        date: DATE,
        time: TIME,
        datetime: DATETIME,
        interval: INTERVAL,
    };
    conn.execute(&Everything::insert_with_key(&row)).unwrap();
    assert_eq!(conn.one(&Everything::select()).unwrap(), row);
    let tuple = conn.one(&select((Everything::double, Everything::bytes, Everything::interval))).unwrap();
    assert_eq!(tuple, (row.double, row.bytes.clone(), row.interval));
    // values find their rows again
    let found =
        Everything::datetime.eq(DATETIME) & Everything::date.eq(DATE) & Everything::time.eq(TIME) & Everything::interval.eq(INTERVAL);
    let found = found & Everything::bytes.eq(row.bytes.clone()) & Everything::flag.eq(true) & Everything::double.eq(1e300);
    assert_eq!(conn.scalar(&select(Everything::id).filter(found)).unwrap(), Some(i64::MAX));
}

#[test]
fn every_option_comes_back_as_it_went() {
    let mut conn = connect(Perhaps::table());
    let none = Perhaps {
        id: 1,
        flag: None,
        small: None,
        int: None,
        big: None,
        single: None,
        double: None,
        text: None,
        bytes: None,
        date: None,
        time: None,
        datetime: None,
        interval: None,
    };
    let some = Perhaps {
        id: 2,
        flag: Some(false),
        small: Some(1),
        int: Some(2),
        big: Some(3),
        single: Some(0.5),
        double: Some(-0.25),
        text: Some(String::new()),
        bytes: Some(vec![]),
        date: Some(DATE),
        time: Some(TIME),
        datetime: Some(DATETIME),
        interval: Some(INTERVAL),
    };
    conn.execute(&Perhaps::insert_with_key(&none)).unwrap();
    conn.execute(&Perhaps::insert_with_key(&some)).unwrap();
    assert_eq!(conn.all(&Perhaps::select().order_by(Perhaps::id)).unwrap(), [none, some]);
}

#[test]
fn null_is_an_error_where_there_is_no_room_for_it() {
    fn check<T: SqlType + FromRow + std::fmt::Debug>(conn: &mut Connection) {
        let error = conn.one(&select(func::call::<T>("nullif", (1, 1)).label("age"))).unwrap_err();
        let words = "column age: it is NULL, and the Rust type cannot hold NULL; select it with `.nullable()` or read it into an Option";
        assert_eq!(message(error), words);
    }
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    check::<bool>(&mut conn);
    check::<i16>(&mut conn);
    check::<i32>(&mut conn);
    check::<i64>(&mut conn);
    check::<f32>(&mut conn);
    check::<f64>(&mut conn);
    check::<String>(&mut conn);
    check::<Vec<u8>>(&mut conn);
    check::<Date>(&mut conn);
    check::<Time>(&mut conn);
    check::<DateTime>(&mut conn);
    check::<Interval>(&mut conn);
    assert_eq!(conn.one(&null::<Option<Interval>>()).unwrap(), None);
    assert_eq!(conn.one(&null::<Any>()).unwrap(), Value::Null);
}

#[test]
fn what_does_not_fit_says_what_was_expected_and_what_came() {
    fn problem<T: SqlType + std::fmt::Debug>(conn: &mut Connection, function: &'static str, args: impl aludel::query::Arguments) -> String {
        let error = conn.one(&select(func::call::<T>(function, args).label("c"))).unwrap_err();
        assert!(error.statement().unwrap().starts_with("SELECT "), "{error}");
        match error.kind() {
            ErrorKind::Decode { column, problem } if column == "c" => problem.as_str().to_owned(),
            other => panic!("{other:?}"),
        }
    }
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    let c = &mut conn;
    assert_eq!(problem::<i64>(c, "lower", ("A",)), "expected an integer, found text");
    assert_eq!(problem::<i32>(c, "abs", (1.5,)), "expected an integer, found a float");
    assert_eq!(problem::<bool>(c, "lower", ("true",)), "expected a boolean, found text");
    assert_eq!(problem::<f64>(c, "lower", ("1.5",)), "expected a float, found text");
    assert_eq!(problem::<String>(c, "abs", (-1,)), "expected text, found an integer");
    assert_eq!(problem::<Vec<u8>>(c, "lower", ("A",)), "expected bytes, found text");
    assert_eq!(problem::<Date>(c, "lower", ("2024-02-30",)), "expected a date (YYYY-MM-DD), found other text");
    assert_eq!(problem::<Date>(c, "abs", (1,)), "expected a date (YYYY-MM-DD), found an integer");
    assert_eq!(problem::<Time>(c, "lower", ("25:00",)), "expected a time (HH:MM:SS), found other text");
    assert_eq!(problem::<DateTime>(c, "lower", ("now",)), "expected a date with time (YYYY-MM-DD HH:MM:SS), found other text");
    assert_eq!(problem::<i16>(c, "abs", (40_000,)), "expected a 16-bit integer, found a value out of its range");
    assert_eq!(problem::<i32>(c, "abs", (3_000_000_000_i64,)), "expected a 32-bit integer, found a value out of its range");
    // what other programs have written in other forms is read all the same
    assert_eq!(c.one(&sql::<Date>("date", ("2024-02-29",))).unwrap(), DATE);
    assert_eq!(c.one(&sql::<DateTime>("datetime", ("2024-02-29",))).unwrap().to_string(), "2024-02-29 00:00:00.000000");
    assert_eq!(c.one(&sql::<Time>("time", ("10:11",))).unwrap().to_string(), "10:11:00.000000");
    assert_eq!(c.one(&sql::<f64>("abs", (-7,))).unwrap(), 7.0);
    assert!(c.one(&sql::<bool>("abs", (1,))).unwrap());
}

#[test]
fn what_sqlite_cannot_hold_is_refused() {
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    let error = conn.one(&select(literal(f64::NAN))).unwrap_err();
    assert!(message(error).ends_with("has no NaN; it would be stored as NULL"));
    let error = conn.one(&select(literal(Interval { microseconds: i64::MAX }))).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unsupported { .. }), "{error}");
    assert_eq!(conn.one(&select(literal(f64::INFINITY))).unwrap(), f64::INFINITY);
}

/// Integers without a sign: what no `i64` holds is refused, whatever the column says that it is.
#[test]
fn unsigned_integers_are_kept_or_refused() {
    #[derive(Model, Debug, Clone, PartialEq)]
    #[model(table = "counters")]
    struct Counter {
        #[column(primary_key)]
        id: u64,
        #[column(type = DataType::BigInteger)]
        big: Option<u64>,
        small: u16,
        middle: u32,
    }
    let mut conn = connect(Counter::table());
    let greatest = Counter { id: i64::MAX as u64, big: Some(i64::MAX as u64), small: u16::MAX, middle: u32::MAX };
    conn.execute(&Counter::insert_with_key(&greatest)).unwrap();
    let numbered: u64 = conn.one(&Counter::insert(&Counter { big: None, ..greatest.clone() }).returning(Counter::id)).unwrap();
    assert!(numbered < greatest.id);
    assert_eq!(conn.all(&Counter::select().filter(Counter::id.eq(i64::MAX as u64))).unwrap(), [greatest]);
    assert_eq!(
        conn.one(&select(Counter::middle + 1).filter(Counter::big.is_null())).unwrap_err().to_string().lines().next().unwrap(),
        "column anon_1: expected an integer from 0 to 4294967295, found a value out of its range"
    );
    let error = conn.execute(&update(Counter::table()).set(Counter::big.set(u64::MAX))).unwrap_err();
    let kept = "it keeps numbers as integers or floats of 64 bits, and the value is more than that; keep it as text here: \
                `type = DataType::numeric((38, 10)).with_variant(DataType::Text, [\"sqlite\"])`";
    assert!(message(error).ends_with(kept));
    let error = conn.all(&Counter::select().filter(Counter::big.eq(u64::MAX))).unwrap_err();
    assert!(message(error).contains("has no integer above 9223372036854775807; keep it as text"));
    let error = conn.all(&Counter::select().filter(Counter::id.eq(u64::MAX))).unwrap_err();
    assert!(message(error).starts_with("u64: the value is greater than the largest integer here, 9223372036854775807"));
    let error = conn.one(&sql::<u64>("nullif", (-1, 0))).unwrap_err();
    assert!(message(error).ends_with("expected an integer from 0 to 18446744073709551615, found another"));
    assert_eq!(conn.one(&sql::<u64>("lower", ("18446744073709551615",))).unwrap(), u64::MAX);
    assert_eq!(conn.one(&sql::<u64>("nullif", (vec![1_u8, 0], 0))).unwrap(), 256);
    assert_eq!(conn.one(&select(func::sum(Counter::small))).unwrap(), Some(2 * 65_535));
}

#[test]
fn text_that_is_not_utf8_is_an_error_and_its_bytes_can_be_read() {
    let path = file("latin1.db");
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch("CREATE TABLE users (id INTEGER, name TEXT, email TEXT, manager_id INTEGER); INSERT INTO users VALUES (1, CAST(x'e9' AS TEXT), NULL, NULL)")
        .unwrap();
    let mut conn = Engine::new(&url(&path)).unwrap().connect().unwrap();
    let error = conn.one(&select(User::name)).unwrap_err();
    assert_eq!(message(error), "column name: the text is not UTF-8; CAST it to BLOB to read its bytes");
    assert_eq!(conn.one(&select(User::name.cast::<Vec<u8>>())).unwrap(), [0xe9]);
    assert_eq!(conn.one(&select((User::id, User::email))).unwrap(), (1, None));
}

#[cfg(feature = "uuid")]
#[test]
fn a_uuid_is_32_digits() {
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    let uuid = uuid::Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
    assert_eq!(conn.one(&select(literal(uuid))).unwrap(), uuid);
    assert_eq!(conn.one(&sql::<String>("lower", (uuid,))).unwrap(), "0123456789abcdef0123456789abcdef");
    assert_eq!(conn.one(&sql::<uuid::Uuid>("lower", ("01234567-89ab-cdef-0123-456789abcdef",))).unwrap(), uuid);
}

#[cfg(feature = "rust_decimal")]
#[test]
fn a_decimal_compares_as_a_number() {
    use rust_decimal::Decimal;
    #[derive(Model)]
    #[model(table = "prices")]
    struct Price {
        #[column(primary_key)]
        id: i32,
        price: Decimal,
    }
    let mut conn = connect(Price::table());
    for price in ["0.30", "100", "9.99"] {
        conn.execute(&Price::insert(&Price { id: 0, price: price.parse().unwrap() })).unwrap();
    }
    let ten: Decimal = "10.00".parse().unwrap();
    assert_eq!(
        conn.all(&select(Price::price).filter(Price::price.lt(ten)).order_by(Price::price)).unwrap(),
        ["0.3".parse().unwrap(), "9.99".parse().unwrap()]
    );
    // text would be greater than any number, where no column says that numbers are meant
    let many = select(Price::id).group_by(Price::id).having(func::sum(Price::price).gt(ten));
    assert_eq!(conn.all(&many).unwrap(), [2]);
    let (big, small): (Decimal, Decimal) = ("9007199254740993".parse().unwrap(), "-0.1".parse().unwrap());
    assert_eq!(conn.one(&select((literal(big), literal(small)))).unwrap(), (big, small));
}

#[cfg(feature = "serde_json")]
#[test]
fn json_keeps_its_null() {
    use serde_json::{Value as Json, json};
    #[derive(Model)]
    #[model(table = "documents")]
    struct Document {
        #[column(primary_key)]
        id: i32,
        body: Option<Json>,
    }
    let mut conn = connect(Document::table());
    let bodies = [Some(json!({"a": [1, 2.5, "x"]})), Some(Json::Null), None, Some(json!(17)), Some(json!(1.5)), Some(json!("7"))];
    for body in bodies.clone() {
        conn.execute(&Document::insert(&Document { id: 0, body })).unwrap();
    }
    assert_eq!(conn.all(&select(Document::body).order_by(Document::id)).unwrap(), bodies);
}
