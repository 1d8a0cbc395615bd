//! Operators that databases spell each in their own way, and what they refuse.

use crate::fixtures::shop::*;
use crate::support::{selected, sql};
use aludel::prelude::*;
use aludel::{Date, Interval, Time};

fn filtered(condition: Expr<bool>) -> Select<User> {
    User::select().filter(condition)
}
fn at() -> Expr<Any> {
    events().c("at").expr()
}
const HOUR: Interval = Interval { microseconds: 3_600_000_000 };

sql! {
    bits: select((
        User::id.bitwise_and(6).label("a"),
        User::id.bitwise_or(User::age).label("b"),
        User::id.bitwise_lshift(2).bitwise_rshift(1).label("c"),
        User::id.bitwise_not().label("d"),
    ));
    bits_beside_others: select((
        User::name.concat(User::id.bitwise_and(1)).label("a"),
        User::id.op(operator("+").precedence(5), User::age.bitwise_and(2)).label("b"),
        (User::id.bitwise_not() + 1).label("c"),
        literal(-1).bitwise_not().label("d"),
    ));
    collations_of_a_number_at_the_end: select((
        User::name.concat(User::id).collate("C").label("a"),
        User::name.concat(User::name.concat(User::id).label("x")).collate("C").label("b"),
    ));
    exclusive_or: selected((User::id.bitwise_xor(3) * 2).bitwise_xor(User::age + 1));
    exclusive_or_of_a_call: selected(User::id.bitwise_xor(func::call::<i32>("abs", (User::id,))));
    is_a_word: filtered(User::active.is_(true) & User::active.is_not(false) & User::email.is_(None::<&str>));
    is_anything_else: filtered(User::age.is_(User::id) & !User::age.is_(3));
    floor_division: select(((User::age.floor_div(2) + 1).label("a"), User::age.int_div(2).label("b")));
    powers: selected(User::age.pow(2) + 1);
    concat_of_anything: selected(User::name.concat(User::age).concat(User::id + 1));
    insensitive_kin: filtered(User::name.icontains("A%").autoescape() & User::name.istarts_with("b") & !User::name.iends_with("c"));
    escaped_by_a_letter: filtered(User::name.icontains("A").autoescape_with('X'));
    escaped_otherwise: filtered(User::name.contains("50%#").autoescape_with('#'));
    collations: User::select().filter(User::name.collate("NOCASE").eq("ed")).order_by((User::name + "x").collate("BINARY").desc());
    collated_comparison: selected(User::name.eq("x").any().collate("BINARY"));
    symmetric: filtered(User::age.between_symmetric(9, 1));
    any_of_a_query: filtered(User::age.eq(any_(select(User::id))) & !User::age.gt(all_(select(User::id))));
    simple_case: selected(case_of(User::age).when(1, "one").when(User::id + 1, "next").end());
    lenient_cast: selected(User::name.try_cast::<i32>());
    fields: select((extract("year", at()).label("y"), extract("second", at()).label("s")));
    a_field_that_few_know: selected(extract("quarter", at()));
    a_field_with_an_odd_name: selected(extract("year FROM x); --", at()));
    json_elements: select((
        events().c("doc").get("a").get(0).label("a"),
        events().c("doc").get_path(("it's", "quo\"te", "back\\slash", 1)).label("b"),
    ));
    json_as_values: select((
        events().c("doc").get("k").as_string().label("s"),
        (events().c("doc").get("k").as_integer() + 1).label("i"),
        events().c("doc").get_path(("a", 1)).as_float().label("f"),
        events().c("doc").get("k").as_boolean().label("b"),
    ));
    json_beside_a_document: {
        let document = |text: &str| Value::Json(text.into());
        let doc = events().c("doc");
        select(events().c("id")).filter(
            doc.eq(document("{}")) | literal(document("[]")).ne(doc.clone()) | doc.in_([document("{}"), document("1")]) | doc.eq(events().c("id")) | doc.get("a").eq(document("5")) | doc.eq("x"),
        )
    };
    json_element_beside_a_document: select(events().c("id")).filter(events().c("doc").get("a").eq(Value::Json("{}".into())));
    json_element_among_documents: select(events().c("id")).filter(events().c("doc").get("a").in_([Value::Json("\"x\"".into())]));
    json_by_a_column: selected(events().c("doc").get(events().c("id")));
    json_by_a_parameter: select((
        events().c("doc").get(literal("a").inline()).label("a"),
        events().c("doc").get(param::<String>("key").value("b")).label("b"),
        events().c("doc").get_path((literal("c").inline(), 1)).label("c"),
    ));
    json_by_a_parameter_without_a_value: selected(events().c("doc").get(param::<String>("key")));
    a_labelled_element: selected(User::name.concat(events().c("doc").get("a").label("b")).concat(events().c("doc").get("a").typed_as(DataType::Json)));
    span_by_a_parameter: select((
        (at() + param::<Interval>("d").value(HOUR)).label("later"),
        (at() - literal(HOUR).inline()).label("sooner"),
    ));
    span_without_a_value: selected(at() + param::<Interval>("d"));
    exclusive_or_of_a_text: selected(User::id.any().bitwise_xor(text("random()")));
    rounded_down_by_a_parameter: selected(User::age.any().floor_div(param::<f64>("by").value(0.5)));
    distinct_days: selected(func::call::<Any>("current_date", ()).distinct());
    span_later: select(((at() + literal(HOUR)).label("later"), (at() - literal(HOUR)).label("sooner")));
    difference_of_moments: selected(at() - at());
    moments: filtered(literal(Date { year: 2024, month: 2, day: 29 }).eq(Date { year: 2024, month: 3, day: 1 })
        | literal(Time { hour: 1, minute: 2, second: 3, microsecond: 4 }).is_null());
    names_of_the_list: select((User::name, (User::age + 1).label("next"))).group_by((by_name("name"), by_name("next")))
        .order_by((by_name("next").desc().nulls_last(), by_name("name"), by_name("next") * 2));
    a_name_of_a_column_not_listed: select(User::id).order_by(by_name("age"));
    a_name_of_a_set_operation: select(User::id.label("n")).union(select(Address::id)).order_by(by_name("n"));
    a_name_that_is_not_there: select(User::id).order_by(by_name("nxt"));
    all_and_any: User::select().filter(all_of([User::id.gt(1), User::id.lt(9)]) & any_of(["a", "b"].map(|name| User::name.eq(name))));
    all_of_none: User::select().filter(all_of(Vec::<Expr<bool>>::new()));
    any_of_none: User::select().filter(any_of(Vec::<Expr<bool>>::new()));
}

/// Not run on SQLite, which has REGEXP and MATCH only where they are registered.
#[test]
fn patterns() {
    let shown = |expr: Expr<bool>| {
        crate::support::dialects()
            .map(|dialect| expr.compile(&*dialect).map_or_else(|error| error.to_string(), |compiled| compiled.sql().to_owned()))
            .join("\n")
    };
    let (plain, flagged) = (User::name.regexp_match("^e"), User::name.regexp_match("^e").flags("mi"));
    assert_eq!(shown(!plain), "users.name NOT REGEXP ?\nusers.name NOT REGEXP ?\nusers.name NOT REGEXP ?\nusers.name !~ $1");
    assert_eq!(
        shown(flagged),
        "sqlite 3.51 has no flags of a regular expression; write them into the pattern: `(?i)…`\n\
         REGEXP_LIKE(users.name, ?, 'mi')\nusers.name REGEXP CONCAT('(?', 'mi', ')', ?)\nusers.name ~ CONCAT('(?', 'mi', ')', $1)"
    );
    assert_eq!(
        shown(User::name.regexp_replace("a+", "b").flags("i").eq("x")),
        "sqlite 3.51 has no REGEXP_REPLACE; replace in Rust, or register a function of that name and `func::call` it\n\
         REGEXP_REPLACE(users.name, ?, ?, 1, 0, 'i') = ?\nREGEXP_REPLACE(users.name, CONCAT('(?', 'i', ')', ?), ?) = ?\n\
         REGEXP_REPLACE(users.name, $1, $2, 'i') = $3"
    );
    assert_eq!(
        shown(!User::name.match_("ed")),
        "users.name NOT MATCH ?\nNOT MATCH (users.name) AGAINST (? IN BOOLEAN MODE)\nNOT MATCH (users.name) AGAINST (? IN BOOLEAN MODE)\n\
         NOT users.name @@ plainto_tsquery($1)"
    );
    assert_eq!(
        User::name.regexp_match("x").flags("i'").compile(&MySql::default()).unwrap_err().to_string(),
        "flags: \"i'\" are no flags of a regular expression: they are letters, as \"i\""
    );
}

#[test]
fn misplaced() {
    let error = |expr: Expr<Any>| expr.compile(&Postgres::default()).unwrap_err().to_string();
    let sum = User::age.any() + any_(select(User::id));
    assert_eq!(error(sum), "ANY and ALL: they stand on the right of a comparison: `x.eq(any_(..))`, `x.gt(all_(..))`");
    let nowhere = events().c("doc").get_path(()).any();
    assert_eq!(error(nowhere), "subscript: a path of no keys leads nowhere; give at least one");
    assert_eq!(error(by_name("x")), "\"x\" is neither a label nor a column of the SELECT");
    let filter = delete(User::table()).filter(by_name("x").eq(1)).compile(&Sqlite::default()).unwrap_err();
    assert_eq!(filter.to_string(), "\"x\" is neither a label nor a column of the SELECT");
}

#[test]
fn an_operator_of_ones_own_is_parenthesised_where_all_are() {
    let all = aludel::compiler::CompileOptions::new().full_parentheses();
    let near = User::age.op(operator("<->").precedence(127), User::id).typed::<i32>() * 3;
    let compiled = selected(near).compile_with(&Postgres::default(), all).unwrap();
    assert_eq!(compiled.sql(), "SELECT (users.age <-> users.id) * $1 AS x FROM users");
}
