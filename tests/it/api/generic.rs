//! What generic code and neighbours do to the shell.

use super::says;
use crate::fixtures::own_types::*;
use aludel::prelude::*;
use aludel::query::Condition;
use aludel::query::Scalar;
use std::cmp::Ordering;
use std::collections::HashMap;

fn newest<M: Model, T: SqlType>(column: Column<T>, at_least: T::Base) -> Select<M> {
    M::select().filter(column.ge(at_least)).order_by(column.desc())
}
fn pick<T: SqlType>(column: Column<T>) -> Select<T> {
    select(column)
}
fn counted<T: SqlType>(column: Column<T>, other: Column<T>) -> Select<(T, i64)> {
    select((column, func::count(other))).filter(column.eq(other)).group_by(column)
}
fn by_key<T: Scalar>(key: Column<T>, keys: &[T]) -> Expr<bool> {
    key.in_(keys) | key.eq(keys[0].clone())
}
fn takes_expr<T: SqlType>(expr: impl Expression<Type = T>) -> Expr<T> {
    expr.expr()
}
fn both(a: impl Condition, b: impl Condition) -> Select<i32> {
    select(User::id).filter(a).filter(b)
}
fn plain_data<T: Send + Sync + Clone + 'static>(value: T) -> T {
    value
}

const KEY: Column<i32> = User::id;
struct Sort {
    by: Column<i32>,
}
fn either(first: bool) -> Column<i32> {
    if first { User::id } else { Address::user_id }
}

#[test]
fn code_over_any_column() {
    says! {
        Select<Address> = newest::<Address, _>(Address::id, 3)
            => "SELECT addresses.id, addresses.user_id, addresses.email, addresses.note FROM addresses WHERE addresses.id >= ? ORDER BY addresses.id DESC";
        Select<Option<i32>> = pick(User::age) => "SELECT users.age FROM users";
        Select<(i32, i64)> = counted(User::id, Address::user_id)
            => "SELECT users.id, count(addresses.user_id) AS count_1 FROM users, addresses WHERE users.id = addresses.user_id GROUP BY users.id";
        Expr<bool> = by_key(User::id, &[1, 2]) => "users.id IN (?, ?) OR users.id = ?";
        Expr<i32> = takes_expr(User::id) => "users.id";
        Expr<i64> = takes_expr(func::count(User::id) + 1) => "count(users.id) + ?";
        Expr<i32> = takes_expr(&(User::id + 1)) => "users.id + ?";
        Select<i32> = both(User::active, User::name.like("a%")) => "SELECT users.id FROM users WHERE users.active = 1 AND users.name LIKE ?";
    }
}

#[test]
fn columns_of_several_models_are_columns_of_one_type() {
    let sort = Sort { by: User::id };
    let pairs: [(&str, Column<i32>); 2] = [("user", User::id), ("address", Address::user_id)];
    let by_name: HashMap<&str, Column<i32>> = pairs.into();
    let c = &User::id;
    says! {
        Expr<bool> = KEY.eq(1) => "users.id = ?";
        Expr<bool> = sort.by.eq(1) => "users.id = ?";
        Expr<bool> = either(false).eq(either(true)) => "addresses.user_id = users.id";
        Expr<bool> = by_name["address"].eq(1) => "addresses.user_id = ?";
        Expr<bool> = c.eq(5) => "users.id = ?";
        Expr<bool> = [User::id, User::id].iter().map(|c| c.lt(5)).reduce(|a, b| a & b).unwrap() => "users.id < ? AND users.id < ?";
    }
}

#[test]
fn statements_are_plain_data() {
    let query = plain_data(User::select().filter(User::id.eq(1)));
    assert_eq!(query.node(), query.clone().node());
    plain_data(insert(User::table()).values(User::name.set("ed")).returning(User::id));
    plain_data(update(User::table()).set(User::age.set(1)));
    plain_data(delete(User::table()));
    plain_data(User::id);
    plain_data(User::id.eq(1));
    let boxed: Box<dyn aludel::compiler::Dialect> = Box::new(Postgres::default());
    assert_eq!(select(KEY).filter(KEY.eq(1)).compile(&*boxed).unwrap().sql(), "SELECT users.id FROM users WHERE users.id = $1");
}

/// Rust's own operators infer as before, with the library in scope.
#[test]
#[allow(clippy::identity_op)]
fn neighbours() {
    let (s, t) = (String::from("a"), String::from("b"));
    assert_eq!(s + &t, "ab");
    assert_eq!(1 + "5".parse::<i32>().unwrap(), 6);
    assert!(1.0 + [1.0, 2.0].iter().sum::<f64>() > 3.9);
    let x: u8 = 5;
    assert_eq!((1 + x, vec![1, 2].len() + 1, 2. * f64::from(x)), (6, 3, 10.0));
    assert_eq!([1, 2].iter().map(|n| 2 * n).sum::<i32>(), 6);
    assert_eq!([1i64, 2].iter().fold(0, |a, b| a + b), 3);
    assert_eq!(3 - [1i64].iter().max().unwrap(), 2);
    let ordering: Ordering = 3.cmp(&4);
    assert_eq!((ordering, (1..3).filter(|n| n.eq(&2)).count()), (Ordering::Less, 1));
}
