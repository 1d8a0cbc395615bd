//! Functions in FROM.

use crate::fixtures::shop::*;
use crate::support::sql;
use aludel::prelude::*;
use aludel::query::func::TableFunction;

fn each(of: Expr<Any>) -> TableFunction {
    func::call::<Any>("json_each", (of,)).table_valued(("key", column("value").typed::<String>()))
}
fn given() -> Expr<Any> {
    literal(r#"{"a": 1}"#).any()
}

sql! {
    all_columns: select(each(given()));
    named: {
        let pair = each(given()).alias("pair");
        select((pair.c("key"), pair.c("value") + "!")).filter(pair.c("value").eq("1"))
    };
    twice: {
        let (a, b) = (each(given()), each(given()));
        select((a.c("key"), b.c("key"))).filter(a.c("value").eq(b.c("value")))
    };
    joined: {
        let pair = each(User::name.any());
        select((User::id, pair.c("value"))).join_on(&pair, true)
    };
    behind_what_it_reads: {
        let pair = each(User::name.any()).alias("pair");
        select((pair.c("value"), User::id))
    };
    chained: {
        let outer = each(User::name.any()).alias("a");
        let inner = each(outer.c("value")).alias("b");
        select((inner.c("value"), outer.c("key"), User::id))
    };
    lateral: {
        let pair = each(User::name.any()).lateral("pair");
        select((User::id, pair.c("value"))).left_join_on(&pair, pair.c("key").ne("x"))
    };
    in_a_subquery: {
        let pair = each(User::name.any()).alias("pair");
        select(User::id).filter(select(func::count(pair.c("key"))).scalar().gt(1))
    };
    in_exists: {
        let pair = each(User::name.any()).alias("pair");
        select(User::id).filter(exists(select(pair.c("key")).filter(pair.c("value").eq("x"))))
    };
    in_a_cte: {
        let pair = each(given()).alias("pair");
        let found = select((pair.c("key"), pair.c("value"))).cte("found");
        select(found.c("value")).filter(found.c("key").eq("a"))
    };
    in_a_named_subquery: {
        let s = select(each(given())).subquery("s");
        select((s.c("key"), s.c("value")))
    };
    star_of_a_function: select(star()).from(func::call::<Any>("json_each", (given(),)));
    derived_names: select(each(given()).alias("d").render_derived());
    derived_types: select(each(given()).alias("d").render_derived_with_types());
    with_ordinality: select(each(given()).with_ordinality("place").render_derived());
    column_valued: {
        let number = func::call::<i32>("generate_series", (1, 5)).column_valued("Number");
        select((&number, &number + 1)).filter(number.gt(2)).order_by(&number)
    };
    column_valued_unnamed: {
        let number = func::call::<i32>("generate_series", (1, 5)).column_valued(Unnamed);
        select((&number, &number + 1))
    };
    scalar_table_valued: select(func::call::<Any>("pg_input_error_info", ("x", "int")).scalar_table_valued("message"));
    a_typo_in_a_name: select(each(given()).alias("pair").c("kee"));
    a_column_without_a_name: select(func::call::<Any>("f", ()).table_valued(User::id + 1));
    two_of_one_name: {
        let (a, b) = (each(given()).alias("pair"), each(User::name.any()).alias("pair"));
        select((a.c("key"), b.c("key")))
    };
    updated_from: update(User::table()).set(User::name.set("x")).filter(each(given()).c("value").eq(User::name));
}

/// A clone, a rewrite and a second building are the same tree, and print once.
#[test]
fn identity() {
    let pair = each(given()).alias("pair");
    let again = each(given()).alias("pair");
    let (a, b) = (select((pair.c("key"), pair.c("value"))), select((pair.c("key"), again.c("value"))));
    assert_eq!(a.node(), b.node());
    assert_eq!(a.to_string(), b.to_string());
    assert_eq!(b.to_string(), "SELECT pair.key, pair.value FROM json_each(:param_1) AS pair");
    struct Same;
    impl aludel::ast::visit::Rewriter for Same {}
    assert_eq!(a.rewrite(&mut Same).node(), a.node());
}
