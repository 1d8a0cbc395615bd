//! Rows of one INSERT that come back in the order in which they were given.

use crate::fixtures::shop::*;
use crate::support::sql;
use aludel::prelude::*;

fn numbered() -> Insert<i32> {
    insert(Address::table()).columns((Address::user_id, Address::email)).rows([(7, "a"), (5, "b"), (6, "c")]).returning(Address::id)
}
fn keyed() -> Insert<(String, i32)> {
    let rows = insert(Address::table()).columns((Address::email, Address::id, Address::user_id)).rows([("a", 7, 1), ("b", 5, 1)]);
    rows.returning((Address::email, Address::id))
}

sql! {
    by_number: numbered().in_order();
    by_number_with_everything: insert(User::table())
        .rows([
            (User::name.set("ed"), User::age.set(5), User::email.set("x")),
            (User::name.set(literal("e") + "d"), User::age.set(func::abs(literal(-5))), User::email.set(null())),
        ])
        .returning(User::all())
        .in_order();
    by_key: keyed().in_order();
    by_a_key_of_two_columns: insert(OrderItem::table())
        .columns((OrderItem::order_id, OrderItem::line))
        .rows([(2, 1), (1, 1), (1, 2)])
        .returning(OrderItem::quantity)
        .in_order();
    by_another_unique_key: insert(User::table())
        .columns((User::name, User::email))
        .rows([("ed", "e"), ("al", "a")])
        .returning(User::id)
        .in_order();
    a_key_that_may_be_numbered: insert(Address::table())
        .columns((Address::id, Address::user_id, Address::email))
        .rows([(0, 1, "a"), (5, 1, "b")])
        .returning(Address::id)
        .in_order();
    a_key_that_is_given_twice: insert(Address::table())
        .columns((Address::id, Address::user_id, Address::email))
        .rows([(5, 1, "a"), (5, 1, "b")])
        .returning(Address::id)
        .in_order();
    a_unique_key_that_is_missing: insert(User::table())
        .columns((User::name, User::email))
        .rows([("ed", Some("e")), ("al", None)])
        .returning(User::id)
        .in_order();
    no_key: insert(table("t", ["a"])).columns(vec![table("t", ["a"]).c("a")]).rows([vec![Value::Int(1)], vec![Value::Int(2)]])
        .returning(vec![table("t", ["a"]).c("a")])
        .in_order();
    upsert: keyed().on_conflict(Address::id).do_update(Address::email.set_excluded()).in_order();
    one_row: insert(User::table()).values(User::name.set("ed")).returning(User::id).in_order();
    row_of_defaults: insert(Transfer::table()).returning(Transfer::group).in_order();
    nothing_comes_back: insert(Address::table()).columns((Address::user_id, Address::email)).rows([(7, "a"), (5, "b")]).in_order();
    of_a_query: insert(Address::table())
        .from_select((Address::user_id, Address::email), select((User::id, User::name)))
        .returning(Address::id)
        .in_order();
    in_with: {
        let new = numbered().in_order().cte("new");
        select(new.col(Address::id))
    };
}

fn texts(plan: &aludel::compiler::Plan) -> Vec<&str> {
    plan.statements().iter().map(|one| one.sql()).collect()
}

/// Rows that nothing tells apart are sent one by one, if they are values.
#[test]
fn one_by_one() {
    let row = "INSERT INTO addresses (user_id, email) VALUES (?, ?) RETURNING id";
    let plan = numbered().in_order().plan(&Sqlite::default()).unwrap();
    assert_eq!(texts(&plan), [row, row, row]);
    assert!(plan.statements().iter().all(|one| one.row_order().is_none()));
    assert_eq!(plan.statements()[1].params(), [Value::Int(5), Value::from("b")]);
    let upsert = keyed().on_conflict(Address::id).do_update(Address::email.set_excluded()).in_order();
    assert_eq!(upsert.plan(&Postgres::default()).unwrap().statements().len(), 2);
    let computed = insert(Address::table())
        .rows([
            (Address::user_id.set(1), Address::email.set("a")),
            (Address::user_id.set(2), Address::email.set(func::lower(literal("B")))),
        ])
        .returning(Address::id)
        .in_order();
    assert_eq!(
        computed.plan(&Sqlite::default()).unwrap_err().to_string(),
        "sqlite 3.51 has no rows of one INSERT in order; give each row the value of a key; \
         where all rows are plain values, a connection and `.plan(..)` send them one by one"
    );
    assert_eq!(computed.plan(&Postgres::default()).unwrap().statements().len(), 1);
}

/// Statements of few lengths keep their order, each with its part of the keys.
#[test]
fn many_rows() {
    let rows = (0..1300).map(|n| (1300 - n, n, "x"));
    let many =
        insert(Address::table()).columns((Address::id, Address::user_id, Address::email)).rows(rows).returning(Address::id).in_order();
    let plan = many.plan(&Postgres::default()).unwrap();
    let hidden = |one: &aludel::Compiled| one.row_order().map(|order| (order.hidden(), format!("{order:?}")));
    let shown: Vec<_> = plan.statements().iter().map(|one| (one.params().len() / 3, hidden(one))).collect();
    assert_eq!(shown[0], (1024, Some((1, "InsertOrder(by 1024 keys, 1 hidden)".into()))));
    assert_eq!(shown[1], (256, Some((1, "InsertOrder(by 256 keys, 1 hidden)".into()))));
    assert_eq!(plan.statements()[0].columns().len(), 1, "hidden ones are not among what comes back");
    assert!(plan.statements()[0].sql().ends_with(" RETURNING addresses.id, addresses.id AS id__1"));
}

/// What comes back is sorted, or said to be strange.
#[test]
fn rows_are_sorted() {
    let row = |name: &str, id: i64, hidden: Value| Row::new([("email", name.into()), ("id", Value::Int(id)), ("id__1", hidden)]);
    let compiled = keyed().in_order().compile(&MariaDb::default()).unwrap();
    let order = compiled.row_order().unwrap();
    let sorted = order.sort(vec![row("b", 5, 5.into()), row("a", 7, 7.into())]).unwrap();
    let shown: Vec<_> = sorted.iter().map(|row| (row.get::<String>("email").unwrap(), row.len())).collect();
    assert_eq!(shown, [("a".to_owned(), 2), ("b".to_owned(), 2)]);
    assert_eq!(order.sort(vec![row("b", 5, 5.into())]).unwrap().len(), 1, "rows may be left out, as by INSERT OR IGNORE");
    for strange in [vec![row("b", 6, 6.into())], vec![row("b", 5, 5.into()), row("b", 5, 5.into())]] {
        assert_eq!(
            order.sort(strange).unwrap_err().to_string(),
            "rows in order: a row came back with a key that was not given, or with that of another row: a trigger or the database \
             changed it; insert the rows one by one"
        );
    }
    assert!(order.sort(vec![row("b", 5, Value::Null)]).is_err());
    assert!(order.sort(vec![Row::new([("x", 1)]); 2]).is_err(), "of another statement");
    let compiled = numbered().in_order().compile(&MariaDb::default()).unwrap();
    let rows = [9, 7, 8].map(|id| Row::new([("id", id), ("id__1", id)]));
    let sorted = compiled.row_order().unwrap().sort(rows.to_vec()).unwrap();
    assert_eq!(sorted.iter().map(|row| row.get::<i64>(0).unwrap()).collect::<Vec<_>>(), [7, 8, 9]);
}

/// A prepared statement has no keys before it has values; numbers it has.
#[test]
fn prepared() {
    static NEW: Prepared<Insert<i32>> = Prepared::new(|| {
        let row = |n: &'static str| (Address::user_id.set(param::<i32>("user")), Address::email.set(param::<String>(n)));
        insert(Address::table()).rows([row("one"), row("two")]).returning(Address::id).in_order()
    });
    let bound = || NEW.bind("user", 1).bind("one", "a").bind("two", "b");
    assert!(bound().compile(&MariaDb::default()).unwrap().row_order().is_some());
    assert!(bound().compile(&Postgres::default()).unwrap().row_order().is_some());
    static KEYED: Prepared<Insert<i32>> = Prepared::new(|| {
        let row = |n: &'static str| (Address::id.set(param::<i32>(n).value(1)), Address::user_id.set(1), Address::email.set("x"));
        insert(Address::table()).rows([row("one"), row("two")]).returning(Address::id).in_order()
    });
    assert!(KEYED.bind("one", 1).bind("two", 2).compile(&Postgres::default()).is_err());
}

#[test]
fn for_reading() {
    assert_eq!(
        numbered().in_order().to_string(),
        "INSERT INTO addresses (user_id, email) VALUES (:user_id_1, :email_1), (:user_id_2, :email_2), (:user_id_3, :email_3) \
         RETURNING addresses.id"
    );
}
