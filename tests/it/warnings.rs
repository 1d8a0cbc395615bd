//! What is probably a mistake, and what looks like one and is none.

use crate::fixtures::shop::*;
use aludel::compiler::Dialect;
use aludel::prelude::*;

fn of(statement: &impl Statement) -> Vec<String> {
    let compiled = statement.compile(&Sqlite::default()).unwrap();
    compiled.warnings().iter().map(ToString::to_string).collect()
}
#[track_caller]
fn one(statement: &impl Statement, expected: &str) {
    assert_eq!(of(statement), [expected]);
}
#[track_caller]
fn none(statement: &impl Statement) {
    assert_eq!(of(statement), [""; 0]);
}

#[test]
fn cartesian_products() {
    let both = select((User::id, Address::id, Order::id));
    let message = |apart: &str| {
        format!("cartesian product in SELECT: nothing ties {apart} to \"users\"; join them, or compare their columns in WHERE")
    };
    one(&both, &message("\"addresses\", \"orders\""));
    one(&both.clone().filter(Address::user_id.eq(User::id)), &message("\"orders\""));
    one(&both.clone().filter(Address::user_id.eq(User::id) & Order::id.gt(3)), &message("\"orders\""));
    none(&both.clone().filter(Address::user_id.eq(User::id) & Order::user_id.eq(Address::user_id)));
    none(&select((User::id, Address::id)).filter(Address::id.between(User::id, User::id + 9)));
    none(&select((User::id, Address::id)).filter(Address::email.like(User::name) | User::id.eq(1)));
    none(&select((User::id, Address::email)).join(Address::table()));
    // within a subquery, too
    let s = select((User::id, Address::email)).subquery("s");
    one(&select(s.c("email")), &message("\"addresses\""));
    // two that are tied to the query around are tied to each other
    let (a, b) = (Address::alias("a"), Address::alias("b"));
    let pair = select((a.col(Address::id), b.col(Address::id)));
    let pair = pair.filter(a.col(Address::user_id).eq(User::id) & b.col(Address::user_id).eq(User::id));
    none(&select(User::id).filter(exists(pair)));
    let change = update(User::table()).set((User::name.set(Address::email),));
    one(
        &change.clone().filter(Address::id.eq(3)),
        "cartesian product in UPDATE: nothing ties \"addresses\" to \"users\"; join them, or compare their columns in WHERE",
    );
    none(&change.filter(Address::user_id.eq(User::id)));
}

#[test]
fn every_row() {
    let change = update(User::table()).set((User::name.set("x"),));
    one(&change, "UPDATE of \"users\" without WHERE is for every row; `.filter(true_())` says that this is meant");
    none(&change.filter(true_()));
    one(&delete(User::table()), "DELETE of \"users\" without WHERE is for every row; `.filter(true_())` says that this is meant");
    none(&delete(User::table()).filter(User::id.eq(1)));
}

#[test]
fn not_in_and_null() {
    let among = |query: Select<Option<i32>>| select(User::id).filter(!User::id.nullable().in_(query));
    let message =
        "NOT IN looks through users.manager_id, and one NULL there leaves no row; filter it by `.is_not_null()`, or use NOT EXISTS";
    one(&among(select(User::manager_id)), message);
    none(&among(select(User::manager_id).filter(User::manager_id.is_not_null())));
    none(&among(select(User::manager_id).filter(User::active & User::manager_id.is_not_null())));
    none(&select(User::id).filter(!User::id.in_(select(Address::user_id))));
    none(&select(User::id).filter(User::manager_id.in_([1, 2])));
    one(
        &select(User::id).filter(!User::manager_id.in_([1, 2])),
        "NOT IN leaves out the rows in which users.manager_id is NULL; add `| x.is_null()` if they are meant, too",
    );
    // of a table without types nothing is known
    let users = table("users", ["id", "age"]);
    none(&select(users.c("id")).filter(!users.c("age").in_([1, 2])));
}

#[test]
fn limit_without_order() {
    let message = "LIMIT without ORDER BY: which rows those are is the database's choice";
    one(&select(User::id).limit(3), message);
    one(&select(User::id).offset(3), message);
    one(&select(User::id).union(select(Address::id)).limit(3), message);
    none(&select(User::id).order_by(User::id).limit(3));
    // in WITH once, although it is printed twice
    let c = select(User::id).limit(3).cte("c");
    one(&select(c.col(User::id)), message);
}

#[test]
fn what_a_dialect_leaves_out_is_named() {
    use aludel::ast::Ordering;
    use aludel::compiler::{Compiler, Renderer};
    use aludel::features::Features;

    struct Quiet(Features);
    impl Dialect for Quiet {
        fn name(&self) -> &str {
            "quiet"
        }
        fn features(&self) -> &Features {
            &self.0
        }
        fn compiler(&self) -> &dyn Compiler {
            &QuietCompiler
        }
    }
    struct QuietCompiler;
    impl Compiler for QuietCompiler {
        fn ordering(&self, out: &mut Renderer<'_>, ordering: &Ordering) {
            out.left_out("a remark");
            out.node(&ordering.element);
        }
    }
    let compiled = select(User::id).order_by(User::id.asc()).compile(&Quiet(Features::generic())).unwrap();
    let warnings = compiled.warnings();
    assert_eq!(warnings[0].construct(), "a remark");
    assert_eq!(warnings[0].to_string(), "left out, because there is no such thing here: a remark");
}
