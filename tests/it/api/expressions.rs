//! Expressions, line by line.

use super::says;
use crate::fixtures::own_types::*;
use aludel::prelude::*;

#[test]
fn the_page() {
    let wanted: Option<&str> = None;
    says! {
        Expr<Option<i32>> = User::age + 1 => "users.age + ?";
        Expr<String> = User::name + "x" => "users.name || ?";
        Expr<bool> = User::age.gt(18) & User::name.like("a%") | !User::active => "users.age > ? AND users.name LIKE ? OR users.active = 0";
        Expr<bool> = expr!(User::age > 18 && User::name != "bob" || User::email == None)
            => "users.age > ? AND users.name != ? OR users.email IS NULL";
        Expr<bool> = User::id.in_([1, 2, 3]) => "users.id IN (?, ?, ?)";
        Expr<bool> = User::id.in_(select(Address::user_id)) => "users.id IN (SELECT addresses.user_id FROM addresses)";
        Expr<bool> = tuple((User::id, User::name)).in_([(1, "a"), (2, "b")]) => "(users.id, users.name) IN (VALUES (?, ?), (?, ?))";
        Expr<bool> = User::name.contains("50%").autoescape() => "users.name LIKE '%' || ? || '%' ESCAPE '/'";
        Expr<bool> = User::email.is_null() => "users.email IS NULL";
        Expr<bool> = User::email.eq(wanted) => "users.email IS NULL";
        Expr<bool> = User::email.eq(Some("x")) => "users.email = ?";
        Expr<bool> = User::age.between(1, 9) => "users.age BETWEEN ? AND ?";
        Expr<Option<String>> = User::age.cast::<String>() => "CAST(users.age AS VARCHAR)";
        Expr<String> = case().when(User::age.lt(18), "minor").otherwise("adult") => "CASE WHEN (users.age < ?) THEN ? ELSE ? END";
        Expr<Option<String>> = case().when(User::age.lt(18), "minor").end() => "CASE WHEN (users.age < ?) THEN ? END";
        Function<i64> = func::count(User::id).distinct().filter(User::active) => "count(DISTINCT users.id) FILTER (WHERE users.active = 1)";
        Over<i64> = func::row_number().over().partition_by(User::age).order_by(User::id.desc())
            => "row_number() OVER (PARTITION BY users.age ORDER BY users.id DESC)";
        Function<f64> = func::call::<f64>("geo.distance", (User::id, 3)) => "geo.distance(users.id, ?)";
        Expr<Any> = User::name.op("~*", "^a") => "users.name ~* ?";
        Expr<bool> = User::name.op("~*", "^a").typed::<bool>() => "users.name ~* ?";
        Select<Option<i32>> = select(User::age.label("years")) => "SELECT users.age AS years FROM users";
        Expr<bool> = Order::big.eq(5_000_000_000) => "orders.big = ?";
    }
}

#[test]
fn numbers_mix_and_the_wider_wins() {
    says! {
        Expr<bool> = User::id.eq(Order::id) => "users.id = orders.id";
        Expr<bool> = User::id.lt(Order::total) => "users.id < orders.total";
        Expr<bool> = Order::total.gt(100) => "orders.total > ?";
        Expr<bool> = Order::small.eq(3) => "orders.small = ?";
        Expr<bool> = Order::big.between(1, 5_000_000_000) => "orders.big BETWEEN ? AND ?";
        Expr<i64> = User::id + Order::id => "users.id + orders.id";
        Expr<f64> = User::id * Order::total => "users.id * orders.total";
        Expr<f64> = Order::total * 2.5 - 1 => "orders.total * ? - ?";
        Expr<Option<i64>> = User::age + Order::id => "users.age + orders.id";
        Expr<Option<f64>> = Order::total - User::age => "orders.total - users.age";
        Expr<i64> = (Order::id + 1) * 2 - User::id => "(orders.id + ?) * ? - users.id";
        Expr<Option<i64>> = func::sum(User::age) + func::count(User::id) => "sum(users.age) + count(users.id)";
    }
}

#[test]
fn division_is_true_and_int_div_truncates() {
    says! {
        Expr<f64> = User::id / 2 => "users.id / (? + 0.0)";
        Expr<Option<f64>> = User::age / User::id => "users.age / (users.id + 0.0)";
        Expr<f64> = Order::total / 2 => "orders.total / (? + 0.0)";
        Expr<f64> = -(Order::id % 10) / 3 => "(-(orders.id % ?)) / (? + 0.0)";
        Expr<i32> = User::id.int_div(2) => "users.id / ?";
        Expr<Option<i64>> = User::age.int_div(Order::id) => "users.age / orders.id";
        Expr<f64> = Order::price / Order::price => "orders.price / (orders.price + 0.0)";
        Expr<Any> = User::table().c("id") / 2 => "users.id / (? + 0.0)";
    }
}

#[test]
fn literals_stand_on_the_left() {
    says! {
        Expr<Option<i32>> = 5 + User::age => "? + users.age";
        Expr<i64> = 5_000_000_000 - Order::big => "? - orders.big";
        Expr<f64> = 2 * Order::total => "? * orders.total";
        Expr<f64> = 2.5 * Order::total => "? * orders.total";
        Expr<String> = literal("Mr. ") + User::name => "? || users.name";
        Expr<i32> = 5 + &(User::id + 1) => "? + users.id + ?";
        Expr<i32> = 1 + 2 + User::id * 3 => "? + users.id * ?";
        Expr<i64> = 100 * func::count(User::id) => "? * count(users.id)";
        Expr<bool> = expr!(18 < User::age && 3 != User::id) => "users.age > ? AND users.id != ?";
    }
}

#[test]
fn days_and_spans() {
    let wait = aludel::Interval { microseconds: 1 };
    says! { on Postgres:
        Expr<aludel::Date> = Order::day + Order::wait => "orders.day + orders.wait";
        Expr<aludel::Date> = Order::day - wait => "orders.day - $1";
        Expr<Option<aludel::Date>> = Order::day + Order::wait.nullable() => "orders.day + orders.wait";
        Expr<aludel::Interval> = Order::day - Order::day => "orders.day - orders.day";
    }
}

#[test]
fn functions_carry_null() {
    says! {
        Function<Option<i64>> = func::sum(User::id) => "sum(users.id)";
        Function<Option<f64>> = func::sum(Order::total) => "sum(orders.total)";
        Function<Option<f64>> = func::avg(User::age) => "avg(users.age)";
        Function<Option<i32>> = func::max(User::id) => "max(users.id)";
        Function<Option<i32>> = func::min(User::age) => "min(users.age)";
        Function<Option<Cents>> = func::sum(Order::price) => "sum(orders.price)";
        Function<Option<f64>> = func::avg(Order::price) => "avg(orders.price)";
        Function<Option<String>> = func::lower(User::email) => "lower(users.email)";
        Function<String> = func::upper(User::name) => "upper(users.name)";
        Function<Option<i32>> = func::length(User::email) => "length(users.email)";
        Function<i64> = func::abs(Order::big) => "abs(orders.big)";
        Function<i32> = func::coalesce((User::age, 0)) => "coalesce(users.age, ?)";
        Function<i32> = func::coalesce((User::age, User::manager_id, User::id)) => "coalesce(users.age, users.manager_id, users.id)";
        Function<Option<i32>> = func::coalesce((User::age, User::manager_id)) => "coalesce(users.age, users.manager_id)";
        Function<i64> = func::coalesce((select(func::sum(User::age)).scalar(), 0))
            => "coalesce((SELECT sum(users.age) AS sum_1 FROM users), ?)";
        Over<Option<i64>> = func::sum(User::id).over() => "sum(users.id) OVER ()";
        Over<Option<i32>> = func::lag(User::id).over().order_by(User::id) => "lag(users.id) OVER (ORDER BY users.id)";
        Over<i64> = func::rank().over().order_by((User::age.desc(), User::id)) => "rank() OVER (ORDER BY users.age DESC, users.id)";
        Over<Option<i64>> = func::sum(User::id).over().rows(..=0) => "sum(users.id) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";
        Over<Option<i64>> = func::sum(User::id).over().rows(-1..) => "sum(users.id) OVER (ROWS BETWEEN ? PRECEDING AND UNBOUNDED FOLLOWING)";
        Over<Option<i64>> = func::sum(User::id).over().rows(0..2) => "sum(users.id) OVER (ROWS BETWEEN CURRENT ROW AND ? FOLLOWING)";
        Function<i64> = func::count_all() => "count(*)";
        Expr<Option<f64>> = func::sum(User::id) / func::count(User::id) => "sum(users.id) / (count(users.id) + 0.0)";
        Function<i32> = func::call::<i32>("f", (1, 2.5, "x", User::name, User::id + 1, Some(3), null())) => "f(?, ?, ?, users.name, users.id + ?, ?, NULL)";
        Function<Option<i64>> = func::sum(case().when(User::active, 1).otherwise(0)) => "sum(CASE WHEN users.active THEN ? ELSE ? END)";
    }
}

#[test]
fn cases_carry_null() {
    says! {
        Expr<i32> = case().when(User::active, 1).otherwise(0) => "CASE WHEN users.active THEN ? ELSE ? END";
        Expr<Option<String>> = case().when(User::active, User::name).otherwise(User::email) => "CASE WHEN users.active THEN users.name ELSE users.email END";
        Expr<String> = case().when(User::active, "x").when(User::age.gt(3), User::name).otherwise("nobody")
            => "CASE WHEN users.active THEN ? WHEN (users.age > ?) THEN users.name ELSE ? END";
        Expr<Option<String>> = case().when(User::active, "x").when(User::age.gt(3), User::email).otherwise("nobody")
            => "CASE WHEN users.active THEN ? WHEN (users.age > ?) THEN users.email ELSE ? END";
        Expr<Option<String>> = case().when(User::active, "x").otherwise(null()) => "CASE WHEN users.active THEN ? ELSE NULL END";
        Expr<Option<i32>> = case().when(User::active, User::age).otherwise(0) => "CASE WHEN users.active THEN users.age ELSE ? END";
        Expr<UserId> = case().when(User::active, UserId(1)).otherwise(Order::owner) => "CASE WHEN users.active THEN ? ELSE orders.owner END";
    }
}

#[test]
fn any_takes_every_operator() {
    let u = User::table();
    says! {
        Expr<Any> = u.c("age") + 1 => "users.age + ?";
        Expr<Any> = u.c("name") + "x" + u.c("fullname") => "users.name || ? || users.fullname";
        Expr<Any> = 5 + u.c("age") => "? + users.age";
        Expr<Any> = User::id + u.c("age") => "users.id + users.age";
        Expr<Any> = -u.c("age") => "-users.age";
        Expr<bool> = !u.c("active") => "users.active = 0";
        Expr<bool> = u.c("age").eq(None::<i32>) => "users.age IS NULL";
        Expr<bool> = u.c("age").eq(Value::Int(3)) => "users.age = ?";
        Expr<bool> = u.c("age").eq(UserId(3)) => "users.age = ?";
        Expr<bool> = Order::owner.eq(u.c("id")) => "orders.owner = users.id";
        Expr<bool> = User::id.in_([Value::Int(3)]) => "users.id IN (?)";
        Expr<bool> = u.c("id").in_(select(User::id)) => "users.id IN (SELECT users.id FROM users)";
        Expr<bool> = User::id.in_(select(u.c("id"))) => "users.id IN (SELECT users.id FROM users)";
        Expr<bool> = u.c("name").between("a", User::name) => "users.name BETWEEN ? AND users.name";
        Expr<bool> = u.c("active") & u.c("active") | User::active => "users.active = 1 AND users.active = 1 OR users.active = 1";
        Expr<Any> = func::sum(u.c("age")) + 1 => "sum(users.age) + ?";
        Function<Any> = func::coalesce((u.c("age"), 0)) => "coalesce(users.age, ?)";
        Expr<Any> = case().when(u.c("active"), u.c("age")).otherwise(1) => "CASE WHEN users.active THEN users.age ELSE ? END";
        Expr<Any> = User::name.op("->", "k").op("->>", "j") + 1 => "((users.name -> ?) ->> ?) + ?";
        Expr<String> = literal_column("a").typed::<String>() + "b" => "a || ?";
        Expr<Any> = column("order") + 1 => r#""order" + ?"#;
        Select<Row> = select(vec![User::id.any(), u.c("age").expr(), func::max(User::age).any()]) => "SELECT users.id, users.age, max(users.age) AS max_1 FROM users";
    }
}

#[test]
fn types_of_ones_own_compare_with_themselves() {
    says! {
        Expr<bool> = Order::owner.eq(UserId(5)) => "orders.owner = ?";
        Expr<bool> = Order::owner.eq(Some(UserId(5))) => "orders.owner = ?";
        Expr<bool> = Order::owner.eq(Order::referrer) => "orders.owner = orders.referrer";
        Expr<bool> = Order::owner.in_(&[UserId(1)]) => "orders.owner IN (?)";
        Expr<bool> = Order::owner.in_(select(Order::referrer)) => "orders.owner IN (SELECT orders.referrer FROM orders)";
        Expr<bool> = Order::color.in_([Color::Red, Color::Green]) => "orders.color IN (?, ?)";
        Expr<bool> = Order::tag.like("a%").expr() => "orders.tag LIKE ?";
        Expr<bool> = Order::tag.eq(Tag("x".into())) => "orders.tag = ?";
        Expr<Cents> = Order::price + Cents(5) => "orders.price + ?";
        Function<Option<UserId>> = func::max(Order::owner) => "max(orders.owner)";
        Function<Tag> = func::lower(Order::tag) => "lower(orders.tag)";
        Function<UserId> = func::coalesce((Order::referrer, Order::owner)) => "coalesce(orders.referrer, orders.owner)";
        Expr<bool> = tuple((Order::owner, Order::color)).in_([(UserId(1), Color::Red)]) => "(orders.owner, orders.color) IN (VALUES (?, ?))";
    }
    let compiled = Order::color.eq(Color::Green).compile(&Sqlite::default()).unwrap();
    assert_eq!(compiled.params(), [Value::from("very green")]);
}

#[test]
fn unsigned_integers() {
    #[derive(Model)]
    #[model(table = "counters")]
    struct Counter {
        #[column(primary_key)]
        id: u64,
        small: u16,
        middle: Option<u32>,
    }
    let n: u64 = 7;
    says! {
        Expr<bool> = Counter::id.eq(5) => "counters.id = ?";
        Expr<bool> = Counter::id.eq(n) => "counters.id = ?";
        Expr<bool> = Counter::middle.in_([1, 2]) => "counters.middle IN (?, ?)";
        Expr<bool> = Counter::id.gt(User::id) => "counters.id > users.id";
        Expr<bool> = User::id.le(Counter::middle) => "users.id <= counters.middle";
        Expr<u64> = Counter::id + 1 => "counters.id + ?";
        Expr<Option<u32>> = Counter::middle * 2 => "counters.middle * ?";
        Expr<f64> = Counter::id / 2 => "counters.id / (? + 0.0)";
        Expr<u64> = Counter::id.int_div(2) => "counters.id / ?";
        Expr<u16> = Counter::small.bitwise_and(1) => "counters.small & ?";
        Expr<Option<u64>> = Counter::middle.cast::<u64>() => "CAST(counters.middle AS BIGINT)";
        Select<Option<u64>> = select(func::sum(Counter::small)) => "SELECT sum(counters.small) AS sum_1 FROM counters";
        Select<(u64, Option<u32>)> = select((Counter::id, Counter::middle)) => "SELECT counters.id, counters.middle FROM counters";
        Insert = insert(Counter::table()).values((Counter::id.set(1), Counter::middle.set(None::<u32>)))
            => "INSERT INTO counters (id, middle) VALUES (?, ?)";
    }
    #[derive(SqlType, Debug, Clone, Copy, PartialEq)]
    struct Id(u64);
    let sum: Expr<Option<Id>> = func::sum(literal(Id(1))).expr();
    assert_eq!(sum.compile(&MySql::default()).unwrap().sql(), "sum(?)");
}
