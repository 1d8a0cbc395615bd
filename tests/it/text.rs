//! SQL as it is written.

use crate::fixtures::shop::*;
use crate::support::sql;
use aludel::prelude::*;
use aludel::query::Text;

sql! {
    a_statement: text("SELECT id, name FROM users WHERE id > :least AND name = :name").bind("least", 5).bind("name", "ed");
    a_bind_in_quotes: text("SELECT ':no', \"id\" FROM users").bind("no", 1).bind("yes", 2);
    a_bind_that_is_never_given: text("SELECT id FROM users WHERE name = :name AND id = :id").bind("id", 1);
    a_bind_that_is_not_there: text("SELECT id FROM users WHERE name = :name").bind("nmae", "x");
    a_bind_twice: text("SELECT id FROM users WHERE id = :id OR age = :id").bind("id", 1);
    a_list: text("SELECT id FROM users WHERE id IN :ids").bind_list("ids", [1, 2]);
    an_empty_list: text("SELECT id FROM users WHERE id IN :ids").bind_list("ids", Vec::<i64>::new());
    an_empty_list_of_text: text("SELECT id FROM users WHERE name NOT IN :names").bind_list("names", Vec::<&str>::new());
    one_of_two_that_differ: select(User::id).filter(text("users.id = :n").bind("n", 1)).filter(User::age.gt(param::<i32>("n").value(2)));
    bound_by_the_statement: select(User::id).filter(text("users.id = :n")).filter(User::age.gt(param::<i32>("n"))).bind("n", 1);
    an_update: text("UPDATE users SET fullname = :f").bind("f", None::<String>);
    in_where: select(User::id).filter(text("users.age > :a OR 1 = 1").bind("a", 5)).filter(User::id.gt(1));
    in_and_and_or: select(User::id).filter((text("users.age = 1") | User::id.gt(1)) & text("users.id < 9"));
    in_the_select_list: select((User::id, text("users.age + :n AS older"), func::count_all())).group_by(User::id).bind("n", 1);
    in_from: select(text("u.id")).from(text("users AS u")).join_on(text("orders AS o"), text("o.user_id = u.id"));
    in_order_by: select(User::id).order_by((text("users.age DESC"), User::id)).group_by((text("users.age"), User::id)).having(text("count(*) > :n")).bind("n", 2);
    in_case: select(case().when(text("users.age > 3"), 1).otherwise(text("users.id")).label("x")).from(User::table());
    behind_in: select(User::id).filter(User::id.in_(text("SELECT user_id FROM orders WHERE id > :n").bind("n", 3)));
    compared: select(User::id).filter(User::id.gt(text("abs(-3)")));
    typed: select(text("users.name").expr().typed::<String>() + "x").from(User::table());
    labelled: select(text("1 + 1").expr().label("two"));
    a_subquery: {
        let adults = text("SELECT id, name FROM users WHERE age > :a").bind("a", 18).named_columns((User::id, User::name)).subquery("adults");
        select(adults.col(User::name) + "x").filter(adults.col(User::id).gt(3)).filter(adults.c("name").ne("ed"))
    };
    a_cte: {
        let n = column("n").typed::<i64>().label("n");
        let counts = text("SELECT user_id, count(*) AS n FROM orders GROUP BY user_id").named_columns((Order::user_id, &n)).cte("counts");
        select((User::name, counts.col(&n) + 1)).join(&counts).filter(counts.col(&n).gt(3))
    };
    a_model: {
        let all = text("SELECT * FROM orders").named_columns(Order::all()).subquery("o");
        select((all.col(Order::id), all.c("total")))
    };
    a_column_that_was_not_named: {
        let s = text("SELECT id, name FROM users").named_columns((column("id"), column("name"))).subquery("s");
        select((s.c("id"), s.c("naem")))
    };
    one_name_for_two_columns: text("SELECT id, id FROM users").named_columns((column("id"), column("id")));
    no_name_for_a_column: text("SELECT id FROM users").named_columns(User::id + 1);
    a_text_inside_a_subquery_has_no_columns: {
        let s = select((User::id, text("1 AS one"))).subquery("s");
        select((s.c("id"), s.c("one")))
    };
    columns_of_a_text_in_from: { let u = text("users AS u"); select(u.c("id")).from(&u) };
    a_scalar: select((User::id, text("SELECT count(*) FROM orders").columns::<i64>().scalar().label("n")));
    a_set_operation: text("SELECT id FROM users").named_columns(User::id).union(select(Order::user_id)).order_by(User::id);
    a_clause_of_a_text: text("SELECT id FROM users").named_columns(User::id).filter(User::id.gt(1));
    an_order_of_a_text: text("SELECT id FROM users").named_columns(User::id).order_by(User::id);
    into_an_insert: insert(Address::table()).from_select((Address::user_id, Address::email), text("SELECT id, name FROM users WHERE id > :n").bind("n", 1).named_columns((User::id, User::name)));
}

#[test]
fn rows_have_the_type_that_columns_says() {
    let typed: Text<(i32, String)> = text("SELECT id, name FROM users").columns();
    let named: Select<(i32, Any)> = text("SELECT id, x FROM users").named_columns((User::id, column("x")));
    assert_eq!((typed.to_string(), named.to_string()), ("SELECT id, name FROM users".into(), "SELECT id, x FROM users".into()));
}

#[test]
fn reading_a_text_shows_its_names() {
    let query = text(r"SELECT ':a', \:b, x::int FROM t WHERE c IN :c");
    assert_eq!(query.to_string(), r"SELECT ':a', :b, x::int FROM t WHERE c IN :c");
    assert_eq!(query.bind("a", 1).bind_list("c", [1, 2]).to_string(), r"SELECT ':a', :b, x::int FROM t WHERE c IN (:c, :c)");
}

#[test]
fn values_of_a_sensitive_column_stay_so_in_a_list() {
    let users = Table::new("users").column(ColumnDef::new("pin", DataType::Integer).sensitive());
    let pins = users.c("pin").in_(params::<i32>("pins"));
    let pin = users.c("pin").eq(param::<i32>("pin"));
    let query = select(users.c("pin")).filter(pins & pin).bind_list("pins", [1, 2]).bind("pin", 3);
    let compiled = query.compile(&Sqlite::default()).unwrap();
    assert!(compiled.params().iter().all(|bind| bind.ty.sensitive));
}
