//! What MySQL and MariaDB alone have: MATCH .. AGAINST, hints and LIMIT of UPDATE and DELETE, values of their types.

use crate::fixtures::shop::*;
use crate::support::{render, sql};
use aludel::mysql::{Set, Year, match_};
use aludel::prelude::*;
use aludel::{mysql, query::Scalar};

sql! {
    match_against: select(User::id).filter(match_((User::name, User::fullname), "ed"));
    match_in_modes: {
        let found = || match_((User::name,), "ed");
        select((
            found().in_boolean_mode().score(),
            found().in_natural_language_mode().with_query_expansion().score(),
            found().with_query_expansion().score().gt(0.5),
        ))
    };
    match_among_others: {
        let found = match_((User::name,), func::lower(literal("Ed")));
        select(User::id).filter((&found | User::active) & !&found).filter(found.score().gt(1.5) & User::id.gt(1))
    };
    match_of_an_alias: {
        let u = User::alias("u");
        select(u.col(User::id)).filter(match_((u.col(User::name),), param::<String>("words").value("ed")))
    };
    match_in_two_modes: select(User::id).filter(match_((User::name,), "ed").in_boolean_mode().with_query_expansion());
    match_of_nothing: select(User::id).filter(match_((), "ed"));
    match_of_an_expression: select(User::id).filter(match_((func::lower(User::name),), "ed"));
    match_of_several_tables: select(User::id).filter(User::id.eq(Address::user_id)).filter(match_((User::name, Address::email), "ed"));
    match_against_a_column: select(User::id).filter(match_((User::name,), func::lower(User::name)));
    match_in_a_name_that_is_not_there: select(User::id).filter(match_((User::table().c("naem"),), "ed").in_boolean_mode());

    hint_of_an_update: update(User::table()).hint_for("mysql", User::table(), "USE INDEX (PRIMARY)").set(User::age.set(1)).filter(User::id.eq(1));
    hint_of_an_update_elsewhere: update(User::table()).hint(User::table(), "USE INDEX (PRIMARY)").set(User::age.set(1)).filter(User::id.eq(1));
    hint_of_a_delete: delete(User::table()).hint_for("mariadb", User::table(), "USE INDEX (PRIMARY)").filter(User::id.eq(1));
    hint_of_a_delete_on_sqlite: delete(User::table()).hint_for("sqlite", User::table(), "NOT INDEXED").filter(User::id.eq(1));
    hint_of_a_delete_with_a_limit: {
        let first = delete(User::table()).filter(User::active).order_by(User::id).limit(1);
        first.hint_for("mysql", User::table(), "USE INDEX (PRIMARY)")
    };
    hints_of_two_tables: {
        let both = update(User::table()).set(User::active.set(false)).filter(User::id.eq(Address::user_id));
        both.hint_for("mysql", User::table(), "USE INDEX (PRIMARY)").hint_for("mysql", Address::table(), "IGNORE INDEX (PRIMARY)")
    };
    hint_at_an_alias: {
        let u = User::alias("u");
        update(&u).hint_for("mariadb", &u, "USE INDEX (PRIMARY)").set(User::age.set(1)).filter(u.col(User::id).eq(1))
    };
    hint_is_not_that_of_a_subquery: {
        let orders = select(Order::user_id).filter(Order::total.gt(5));
        update(User::table()).hint_for("mysql", User::table(), "USE INDEX (PRIMARY)").set(User::age.set(1)).filter(User::id.in_(orders))
    };
    hint_at_what_is_not_there: delete(User::table()).hint(Order::table(), "USE INDEX (PRIMARY)").filter(User::id.eq(1));

    limit_of_an_update: update(User::table()).set(User::age.set(1)).filter(User::active).limit(param::<i64>("n").value(3));
    limit_for_one: delete(User::table()).filter(User::active).limit_for("mysql", 3);
    limit_for_one_and_for_all: delete(User::table()).filter(User::active).limit(9).limit_for("mysql", 3).limit_for("mysql", 4);
    limit_taken_back: delete(User::table()).filter(User::active).limit(9).limit(None::<u64>);
    limit_of_an_update_that_is_negative: update(User::table()).set(User::age.set(1)).filter(User::active).limit(-3);
    limit_of_a_delete_by_a_negative_parameter: delete(User::table()).filter(User::active).limit(param::<i64>("n").value(-3));
    limit_of_a_delete_by_an_expression: delete(User::table()).filter(User::active).limit(literal(1) + 1);
    limit_of_a_delete_without_a_value: delete(User::table()).filter(User::active).limit(param::<i64>("n"));
}

#[test]
fn a_limit_that_is_to_come_cannot_be_prepared() {
    static GONE: Prepared<Delete> = Prepared::new(|| delete(User::table()).filter(User::active).limit(param::<i64>("n")));
    let error = GONE.bind("n", 3).compile(&MySql::default()).unwrap_err().to_string();
    assert!(error.contains("it is written into the SQL here"), "{error}");
}

#[test]
fn a_limit_for_others_is_left_out_with_a_warning() {
    let gone = delete(User::table()).filter(User::active).limit_for("mysql", 3);
    let warnings = |dialect: &dyn aludel::compiler::Dialect| gone.compile(dialect).unwrap().warnings();
    assert!(warnings(&MySql::default()).is_empty());
    assert_eq!(warnings(&Sqlite::default())[0].construct(), "LIMIT of DELETE");
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[allow(non_camel_case_types)]
enum Day {
    mon,
    tue,
    wed,
}
#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "shops")]
struct Shop {
    #[column(primary_key)]
    id: u64,
    open: Set<Day>,
    closed: Option<Set<Day>>,
    #[column(type = mysql::bit(3))]
    flags: u64,
    founded: Year,
}

sql! {
    set_and_unsigned_in_an_insert: insert(Shop::table()).values((
        Shop::id.set(u64::MAX),
        Shop::open.set(Set::from([Day::wed, Day::mon, Day::wed])),
        Shop::closed.set(None::<Set<Day>>),
        Shop::flags.set(5),
        Shop::founded.set(Year::new(1999).unwrap()),
    ));
    set_is_compared: select(Shop::id).filter(Shop::open.eq(Set::new())).filter(Shop::closed.in_([Set::from([Day::tue])]));
    years_in_a_list: select(Shop::id).filter(Shop::founded.in_([Year::new(0).unwrap(), Year::new(2155).unwrap()]));
    bits: select(Shop::flags.bitwise_or(4)).filter(Shop::flags.lt(8));
    unsigned_in_an_insert: insert(Counter::table()).values((Counter::visitors.set(None::<u32>), Counter::floor.set(3)));
    unsigned_in_a_list: select(Counter::floor).filter(Counter::id.in_([1, 2])).filter(Counter::visitors.between(1, 5));
    unsigned_arithmetic: select(((Counter::id + 1) / Counter::id, Counter::id.int_div(2), func::sum(Counter::visitors)));
    unsigned_beside_signed: select(Counter::id).filter(Counter::id.eq(User::id)).filter(User::id.lt(Counter::visitors));
    shops: Shop::table().create();
    counters: Counter::table().create();
}

/// A `u64` that no `i64` holds is kept, or refused.
#[test]
fn unsigned_numbers_are_kept_or_refused() {
    let greatest = Shop::id.eq(u64::MAX);
    let compiled = greatest.compile(&MySql::default()).unwrap();
    assert_eq!(compiled.params()[0].value, Value::Decimal("18446744073709551615".into()));
    let inline = select(Shop::id).filter(&greatest).compile_with(&MariaDb::default(), CompileOptions::new().literal_binds()).unwrap();
    assert!(inline.sql().ends_with(" = 18446744073709551615"), "{}", inline.sql());
    for dialect in [&Sqlite::default() as &dyn aludel::compiler::Dialect, &Postgres::default()] {
        let error = greatest.compile(dialect).unwrap_err().to_string();
        assert!(error.starts_with("u64: the value is greater than the largest integer here, 9223372036854775807"), "{error}");
        assert!(!error.contains("18446744073709551615"), "the value is in the message: {error}");
        assert_eq!(Shop::id.eq(i64::MAX as u64).compile(dialect).unwrap().params()[0].value, Value::Int(i64::MAX));
    }
    // a type that holds it
    let wide = column("n").typed_as(DataType::numeric(20));
    let compiled = wide.eq(u64::MAX).compile(&Postgres::default()).unwrap();
    assert_eq!(compiled.params()[0].value, Value::Decimal("18446744073709551615".into()));
}

#[test]
fn a_year_has_four_digits() {
    let years: Vec<u16> = (0..=u16::MAX).filter(|year| Year::new(*year).is_some()).collect();
    assert_eq!(years, std::iter::once(0).chain(1901..=2155).collect::<Vec<u16>>());
    assert_eq!((Year::new(2001).unwrap().get(), Year::new(0).unwrap().to_string()), (2001, "0000".into()));
}

#[test]
fn what_is_no_set_and_no_year_says_so() {
    let read = |cell: Value| Row::new([("open", cell)]);
    assert_eq!(read("wed,mon".into()).get::<Set<Day>>("open").unwrap(), Set::from([Day::mon, Day::wed]));
    assert_eq!(read("".into()).get::<Set<Day>>("open").unwrap(), Set::new());
    let error = |row: Row| row.get::<Set<Day>>("open").unwrap_err().to_string();
    assert_eq!(error(read("mon,fri".into())), "column open: expected one of mon, tue, wed");
    assert_eq!(error(read(3.into())), "column open: expected text, found an integer");
    assert_eq!(read(2155.into()).get::<Year>("open").unwrap(), Year::new(2155).unwrap());
    let error = read(1850.into()).get::<Year>("open").unwrap_err().to_string();
    assert_eq!(error, "column open: expected a year from 1901 to 2155, or 0, found a value out of its range");
}

/// What is searched for in a secret column is secret, too.
#[test]
fn what_is_searched_for_may_be_secret() {
    let notes =
        Table::new("notes").column(ColumnDef::new("text", DataType::Text).sensitive()).column(ColumnDef::new("id", DataType::Integer));
    let query = select(notes.c("id")).filter(match_((notes.c("id"), notes.c("text")), "hunter2").in_boolean_mode());
    let inline = query.compile_with(&MySql::default(), CompileOptions::new().literal_binds()).unwrap();
    assert!(format!("{query:?} {:?}", query.compile(&MySql::default()).unwrap()).find("hunter2").is_none());
    assert!(inline.sql().contains("hunter2"));
}

#[test]
fn a_set_is_in_the_order_of_its_enum() {
    let set: Set<Day> = [Day::wed, Day::mon, Day::wed].into_iter().collect();
    assert_eq!(set.to_value(), Value::from("mon,wed"));
    assert_eq!(set, Set::from([Day::mon, Day::wed]));
    assert_eq!(format!("{set:?}"), "{mon, wed}");
    assert!(set.contains(&Day::wed) && !set.contains(&Day::tue));
    assert_eq!(set.iter().count(), 2);
    assert_eq!(Set::<Day>::default().to_value(), Value::from(""));
}

/// It is no enum: its names are not known.
#[test]
fn a_set_of_no_enum_is_refused() {
    assert!(render(&select(literal(Set::from(["a".to_owned()])).label("x"))).contains("it needs at least one name"));
}
