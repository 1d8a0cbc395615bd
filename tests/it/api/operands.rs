//! What may stand on the right, and what a list behind IN may be.

use super::says;
use crate::fixtures::own_types::*;
use aludel::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;

#[test]
fn values_references_options_columns_expressions_subqueries() {
    let (n, text, opt) = (5, String::from("x"), Some(String::from("y")));
    let (t, s) = (&text, "x");
    let sum = User::id + 1;
    let newest = select(func::max(User::id));
    says! {
        Expr<bool> = User::id.eq(n) => "users.id = ?";
        Expr<bool> = User::id.eq(&n) => "users.id = ?";
        Expr<bool> = User::id.eq(Some(&n)) => "users.id = ?";
        Expr<bool> = User::id.eq(-5) => "users.id = ?";
        Expr<bool> = User::name.eq(t) => "users.name = ?";
        Expr<bool> = User::name.eq(&s) => "users.name = ?";
        Expr<bool> = User::name.eq(text.clone()) => "users.name = ?";
        Expr<bool> = User::name.eq(opt.as_deref()) => "users.name = ?";
        Expr<bool> = User::name.eq(&opt) => "users.name = ?";
        Expr<bool> = User::name.eq(opt.as_ref()) => "users.name = ?";
        Expr<bool> = User::name.eq(Cow::Borrowed("x")) => "users.name = ?";
        Expr<bool> = User::name.eq(format!("{n}")) => "users.name = ?";
        Expr<bool> = User::email.eq(null()) => "users.email IS NULL";
        Expr<bool> = User::email.ne(null()) => "users.email IS NOT NULL";
        Expr<bool> = User::id.eq(User::manager_id) => "users.id = users.manager_id";
        Expr<bool> = User::id.eq(&User::manager_id) => "users.id = users.manager_id";
        Expr<bool> = sum.eq(&sum) => "users.id + ? = users.id + ?";
        Expr<i32> = &sum + &sum => "users.id + ? + users.id + ?";
        Expr<bool> = sum.eq(2) & sum.gt(1) => "users.id + ? = ? AND users.id + ? > ?";
        Expr<bool> = User::id.eq(&newest) => "users.id = (SELECT max(users.id) AS max_1 FROM users)";
        Expr<bool> = User::id.in_(&newest) => "users.id IN (SELECT max(users.id) AS max_1 FROM users)";
        Expr<bool> = User::age.is_distinct_from(3) => "users.age IS NOT ?";
        Expr<bool> = User::age.is_not_distinct_from(None::<i32>) => "users.age IS NULL";
    }
}

#[test]
fn lists() {
    let ids = vec![1, 2];
    let names = [String::from("a"), String::from("b")];
    let slice: &[i32] = &ids;
    says! {
        Expr<bool> = User::id.in_(vec![1, 2]) => "users.id IN (?, ?)";
        Expr<bool> = User::id.in_(&[1, 2]) => "users.id IN (?, ?)";
        Expr<bool> = User::id.in_(&ids) => "users.id IN (?, ?)";
        Expr<bool> = User::id.in_(slice) => "users.id IN (?, ?)";
        Expr<bool> = User::id.in_(ids.iter().map(|i| i + 1)) => "users.id IN (?, ?)";
        Expr<bool> = User::id.in_(1..4) => "users.id IN (?, ?, ?)";
        Expr<bool> = User::id.in_(HashSet::from([1])) => "users.id IN (?)";
        Expr<bool> = User::name.in_(&names) => "users.name IN (?, ?)";
        Expr<bool> = User::name.in_(names.iter().map(String::as_str)) => "users.name IN (?, ?)";
        Expr<bool> = User::email.in_(["a"]) => "users.email IN (?)";
        Expr<bool> = User::id.in_([User::id, User::id]) => "users.id IN (users.id, users.id)";
        Expr<bool> = User::id.in_([User::id as Column<_>, Address::user_id]) => "users.id IN (users.id, addresses.user_id)";
        Expr<bool> = User::id.in_([User::id + 1, User::id + 2]) => "users.id IN (users.id + ?, users.id + ?)";
        Expr<bool> = User::id.in_(Vec::<i32>::new()) => "users.id IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1)";
        Expr<bool> = User::id.not_in([0; 0]) => "(users.id NOT IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1))";
        Expr<bool> = User::manager_id.not_in(select(User::id)) => "(users.manager_id NOT IN (SELECT users.id FROM users))";
        Expr<bool> = tuple((User::id, User::name)).in_(select((Address::user_id, Address::email)))
            => "(users.id, users.name) IN (SELECT addresses.user_id, addresses.email FROM addresses)";
        Expr<bool> = tuple((User::id, User::name)).eq((1, "x")) => "(users.id, users.name) = (?, ?)";
        Expr<bool> = tuple((User::id, User::name)).in_(names.iter().map(|n| (1, n))) => "(users.id, users.name) IN (VALUES (?, ?), (?, ?))";
        Expr<bool> = tuple((User::id, User::name)).gt((User::manager_id, "x")) => "(users.id, users.name) > (users.manager_id, ?)";
        Expr<bool> = User::id.in_(select(vec![User::id])) => "users.id IN (SELECT users.id FROM users)";
    }
    let error = User::id.in_(select(vec![User::id, User::id])).compile(&Sqlite::default()).unwrap_err();
    assert_eq!(error.to_string(), "IN: it compares 1 columns with a query of 2");
}

#[test]
fn conditions_combine() {
    let mut c = User::id.eq(1);
    c &= User::active;
    c = c | User::age.gt(18);
    let any_of = [1, 2].into_iter().map(|n| User::id.eq(n)).reduce(|a, b| a | b).unwrap();
    says! {
        Expr<bool> = c => "users.id = ? AND users.active = 1 OR users.age > ?";
        Expr<bool> = any_of => "users.id = ? OR users.id = ?";
        Expr<bool> = !(User::id.eq(1) | User::active) => "NOT (users.id = ? OR users.active = 1)";
        Expr<bool> = !!User::active => "users.active";
        Expr<bool> = Order::paid & User::active => "orders.paid = 1 AND users.active = 1";
        Expr<bool> = User::name.like("a%") | User::name.contains("b") => "users.name LIKE ? OR (users.name LIKE '%' || ? || '%')";
        Expr<bool> = !User::name.like("a%") => "users.name NOT LIKE ?";
        Expr<bool> = User::active & true => "users.active";
        Expr<bool> = expr!(User::id == 1 && (User::age > 2 || User::name != "x") || User::active)
            => "users.id = ? AND (users.age > ? OR users.name != ?) OR users.active = 1";
        Expr<bool> = expr!(User::age + 1 > Order::total && User::email != None && User::id.in_([1, 2]) && func::lower(User::name) == "x" && !User::active)
            => "users.age + ? > orders.total AND users.email IS NOT NULL AND users.id IN (?, ?) AND lower(users.name) = ? AND users.active = 0";
        Expr<bool> = expr!(User::age.cast::<Option<String>>() == "3" && !(User::id < 3)) => "CAST(users.age AS VARCHAR) = ? AND users.id >= ?";
    }
}
