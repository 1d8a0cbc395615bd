//! Statements, line by line.

use super::says;
use crate::fixtures::own_types::*;
use aludel::prelude::*;

fn search(name: Option<&str>, sort: &[&str]) -> Select<User> {
    let mut query = User::select();
    if let Some(name) = name {
        query = query.filter(User::name.contains(name).autoescape());
    }
    for key in sort {
        query = query.order_by(User::table().c(key).desc());
    }
    query
}

const USER: &str = "users.id, users.name, users.fullname, users.email, users.age, users.active, users.manager_id";

#[test]
fn the_page() {
    let m = User::alias("m");
    let total = func::sum(Order::total).label("total");
    let totals = select((Order::user_id, &total)).group_by(Order::user_id).cte("totals");
    let (a, b) = (select(User::id), select(Address::user_id));
    says! {
        Select<(i32, String)> = select((User::id, User::name))
            .join(Address::table())
            .filter(User::age.gt(18))
            .order_by((User::name.asc().nulls_last(), User::id.desc()))
            .limit(10).offset(20)
            => "SELECT users.id, users.name FROM users JOIN addresses ON users.id = addresses.user_id WHERE users.age > ? \
                ORDER BY users.name ASC NULLS LAST, users.id DESC LIMIT ? OFFSET ?";
        Select<i32> = select(User::id) => "SELECT users.id FROM users";
        Select<User> = User::select().filter(User::id.eq(1)) => &format!("SELECT {USER} FROM users WHERE users.id = ?")[..];
        Select<(String, String)> = select((User::name, m.col(User::name))).join_on(&m, User::manager_id.eq(m.col(User::id)))
            => "SELECT users.name, m.name AS name_1 FROM users JOIN users AS m ON users.manager_id = m.id";
        Select<(String, Option<f64>)> = select((User::name, totals.col(&total))).join_on(&totals, totals.col(Order::user_id).eq(User::id)).filter(totals.col(&total).gt(100))
            => "WITH totals AS (SELECT orders.user_id AS user_id, sum(orders.total) AS total FROM orders GROUP BY orders.user_id) \
                SELECT users.name, totals.total FROM users JOIN totals ON totals.user_id = users.id WHERE totals.total > ?";
        Select<Value> = select(totals.c("total"))
            => "WITH totals AS (SELECT orders.user_id AS user_id, sum(orders.total) AS total FROM orders GROUP BY orders.user_id) SELECT totals.total FROM totals";
        Select<i32> = a.union_all(b).order_by(User::id).limit(3)
            => "SELECT users.id FROM users UNION ALL SELECT addresses.user_id FROM addresses ORDER BY id LIMIT ? OFFSET ?";
        Select<Row> = select(vec![User::table().c("id"), User::table().c("name")]) => "SELECT users.id, users.name FROM users";
        Select<User> = search(Some("50%"), &["age", "id"])
            => &format!("SELECT {USER} FROM users WHERE users.name LIKE '%' || ? || '%' ESCAPE '/' ORDER BY users.age DESC, users.id DESC")[..];
    }
    assert_eq!(
        search(None, &["naem"]).compile(&Sqlite::default()).unwrap_err().to_string(),
        r#"no column "naem" on "users"; did you mean "name"?"#,
    );
}

#[test]
fn insert_update_delete() {
    let ed = User { id: 7, name: "ed".into(), fullname: None, email: None, age: Some(5), active: true, manager_id: None };
    let many = vec![ed.clone(), ed.clone()];
    let u = User::table();
    says! {
        Insert<i32> = insert(User::table()).values((User::name.set("ed"), User::age.set(5))).returning(User::id)
            => "INSERT INTO users (name, age, active) VALUES (?, ?, ?) RETURNING id";
        Insert = insert(User::table()).columns((User::name, User::age)).rows(vec![("ed", 5), ("wendy", 6)])
            => "INSERT INTO users (name, age, active) VALUES (?, ?, ?), (?, ?, ?)";
        Insert = insert(User::table()).columns((User::name, User::age)).rows([("a", Some(1)), ("b", None)])
            => "INSERT INTO users (name, age, active) VALUES (?, ?, ?), (?, ?, ?)";
        Insert = insert(User::table()).columns((User::name, User::age)).rows(many.iter().map(|u| (&u.name, u.age)))
            => "INSERT INTO users (name, age, active) VALUES (?, ?, ?), (?, ?, ?)";
        Insert = insert(User::table()).columns(User::name).rows([("a",), ("b",)]) => "INSERT INTO users (name, active) VALUES (?, ?), (?, ?)";
        Insert = insert(Address::table()).columns((Address::user_id, Address::email)).rows([(literal(1) + 1, "x")])
            => "INSERT INTO addresses (user_id, email) VALUES ((? + ?), ?)";
        Insert = insert(&u).columns(vec![u.c("id"), u.c("name")]).rows(vec![vec![Value::Int(1), "x".into()]])
            => "INSERT INTO users (id, name, active) VALUES (?, ?, ?)";
        Insert = insert(&u).values(vec![u.c("id").set(1), u.c("name").set("x")]) => "INSERT INTO users (id, name, active) VALUES (?, ?, ?)";
        Insert = insert(Address::table()).from_select((Address::user_id, Address::email), select((User::id, User::name)))
            => "INSERT INTO addresses (user_id, email) SELECT users.id, users.name FROM users";
        Insert = insert(Address::table()).from_select(Address::user_id, select(User::id)) => "INSERT INTO addresses (user_id) SELECT users.id FROM users";
        Insert = User::insert(&ed) => "INSERT INTO users (name, fullname, email, age, active, manager_id) VALUES (?, ?, ?, ?, ?, ?)";
        Insert = User::insert_all(&many) => "INSERT INTO users (name, fullname, email, age, active, manager_id) VALUES (?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?)";
        Insert = User::insert_with_key(&ed) => "INSERT INTO users (id, name, fullname, email, age, active, manager_id) VALUES (?, ?, ?, ?, ?, ?, ?)";
        Insert<User> = insert(User::table()).values(User::name.set("x")).returning(User::all())
            => "INSERT INTO users (name, active) VALUES (?, ?) RETURNING id, name, fullname, email, age, active, manager_id";
        Update = update(User::table()).set((User::age.set(User::age + 1),)).filter(User::id.eq(1)) => "UPDATE users SET age=(users.age + ?) WHERE users.id = ?";
        Update = update(&m()).set(User::age.set(1)).filter(m().col(User::id).eq(1)) => "UPDATE users AS m SET age=? WHERE m.id = ?";
        Update = update(User::table()).set((User::email.set(null()), User::name.set(func::coalesce((User::fullname, User::name))), User::age.set(select(func::max(User::id)))))
            => "UPDATE users SET name=coalesce(users.fullname, users.name), email=NULL, age=(SELECT max(users.id) AS max_1 FROM users)";
        Update = update(User::table()).set(vec![User::name.set(User::fullname.not_null()), User::email.set(None::<String>)])
            => "UPDATE users SET name=users.fullname, email=?";
        Update<(i32, String)> = update(User::table()).set(User::name.set("x")).returning((User::id, User::name)) => "UPDATE users SET name=? RETURNING id, name";
        Delete = delete(User::table()).filter(User::id.eq(1)) => "DELETE FROM users WHERE users.id = ?";
        Delete<i32> = delete(&u).returning(User::id) => "DELETE FROM users RETURNING id";
    }
}

fn m() -> Alias<User> {
    User::alias("m")
}

#[test]
fn what_does_not_fit_an_insert_is_an_error_of_compile() {
    let error = |insert: Insert| insert.compile(&Sqlite::default()).unwrap_err().to_string();
    let u = User::table();
    assert_eq!(error(insert(&u).values(Address::email.set("x"))), "INSERT: addresses.email is no column of users");
    assert_eq!(error(insert(&u).columns(Address::email).rows([("x",)])), "INSERT: addresses.email is no column of users");
    assert_eq!(error(insert(&u).columns((User::id, User::id)).rows([(1, 2)])), "INSERT: users.id is written twice");
    assert_eq!(
        error(insert(&u).columns(vec![u.c("id")]).rows([vec![Value::Int(1), Value::Int(2)]])),
        "INSERT: a row of 2 values for 1 columns"
    );
    assert_eq!(
        error(insert(&u).columns(vec![u.c("idd")]).rows([vec![Value::Int(1)]])),
        r#"no column "idd" on "users"; did you mean "id"?"#
    );
    assert_eq!(
        error(insert(&u).from_select(vec![u.c("id")], select(vec![u.c("id"), u.c("name")]))),
        "INSERT: 1 columns, and a SELECT of 2"
    );
    assert_eq!(error(insert(&u).columns(User::id).rows([(1,)]).columns(User::name).rows([("x",)])), "INSERT: its columns are given twice");
    assert_eq!(error(insert(&u).columns(User::id).rows([(1,); 0])), "INSERT: 0 values for 1 columns; give `.rows(..)` at least one row");
}

#[test]
fn the_outer_side_of_a_join_is_nullable() {
    let a = Address::alias("a").outer();
    let s = select((User::id, User::name)).subquery("s").outer();
    says! {
        Expr<Option<String>> = Address::email.nullable() => "addresses.email";
        Expr<Option<String>> = a.col(Address::email) => "a.email";
        Expr<Option<String>> = a.col(Address::note) => "a.note";
        Expr<Any> = a.c("note") => "a.note";
        Expr<Option<i32>> = s.col(User::id) => "s.id";
        Select<(String, Option<String>)> = select((User::name, a.col(Address::email))).left_join_on(&a, User::id.eq(a.col(Address::user_id)))
            => "SELECT users.name, a.email FROM users LEFT OUTER JOIN addresses AS a ON users.id = a.user_id";
        Select<(User, Option<Address>)> = select((User::all(), Address::all().nullable())).left_join(Address::table())
            => &format!("SELECT {USER}, addresses.id AS id_1, addresses.user_id, addresses.email AS email_1, addresses.note \
                FROM users LEFT OUTER JOIN addresses ON users.id = addresses.user_id")[..];
        Select<(User, Option<Address>)> = select((User::all(), a.all())).left_join(&a)
            => &format!("SELECT {USER}, a.id AS id_1, a.user_id, a.email AS email_1, a.note \
                FROM users LEFT OUTER JOIN addresses AS a ON users.id = a.user_id")[..];
        Select<Option<(i32, String)>> = select(s.all()) => "SELECT s.id, s.name FROM (SELECT users.id AS id, users.name AS name FROM users) AS s";
    }
}

#[test]
fn selections_and_clauses() {
    let extra: Vec<Expr<Any>> = vec![User::id.any(), User::name.any()];
    let s = select((User::id, User::name)).subquery("s");
    says! {
        Select<(i32,)> = select((User::id,)) => "SELECT users.id FROM users";
        Select<(Option<i32>, i64, Value)> = select((User::age.label("years"), func::count_all(), User::table().c("name")))
            => "SELECT users.age AS years, count(*) AS count_1, users.name FROM users";
        Select<((i32, String), Address)> = select(((User::id, User::name), Address::all())).join(Address::table())
            => "SELECT users.id, users.name, addresses.id AS id_1, addresses.user_id, addresses.email, addresses.note FROM users JOIN addresses ON users.id = addresses.user_id";
        Select<(i32, String)> = select((&User::id, &(User::name + "x"))) => "SELECT users.id, users.name || ? AS anon_1 FROM users";
        Select<Row> = select(&extra) => "SELECT users.id, users.name FROM users";
        Select<Row> = select([User::id.any(), User::name.any()]) => "SELECT users.id, users.name FROM users";
        Select<(i32, Option<i64>)> = select((User::id, select(func::count(Order::id)).filter(Order::user_id.eq(User::id)).scalar()))
            => "SELECT users.id, (SELECT count(orders.id) AS count_1 FROM orders WHERE orders.user_id = users.id) AS anon_1 FROM users";
        Select<bool> = select(exists(select(User::id))) => "SELECT EXISTS (SELECT users.id FROM users) AS anon_1";
        Select<i64> = User::select().columns(func::count_all()) => "SELECT count(*) AS count_1 FROM users";
        Select<String> = select((Address::email, User::id)).from(Address::table()).join(User::table()).columns(User::name)
            => "SELECT users.name FROM addresses JOIN users ON users.id = addresses.user_id";
        Select<i64> = User::select().filter(User::active).columns(func::count(User::id)) => "SELECT count(users.id) AS count_1 FROM users WHERE users.active = 1";
        Select<(i32, Value)> = select((s.col(User::id), s.c("name"))).from(&s)
            => "SELECT s.id, s.name FROM (SELECT users.id AS id, users.name AS name FROM users) AS s";
        Select<(i32, String)> = select(s.all()) => "SELECT s.id, s.name FROM (SELECT users.id AS id, users.name AS name FROM users) AS s";
        Select<i32> = select(User::id).order_by(User::id).order_by(vec![User::id.desc(), User::name.asc()]).order_by([User::id, User::id]).order_by(User::age.nulls_first())
            => "SELECT users.id FROM users ORDER BY users.id, users.id DESC, users.name ASC, users.id, users.id, users.age NULLS FIRST";
        Select<(Option<i32>, i64)> = select((User::age, func::count(User::id))).group_by((User::age, User::name + "x")).having(func::count(User::id).gt(1))
            => "SELECT users.age, count(users.id) AS count_1 FROM users GROUP BY users.age, users.name || ? HAVING count(users.id) > ?";
        Select<i32> = select(User::id).filter(User::active).filter(User::manager_id.is_null()).filter(&User::id.eq(1)).filter(true).filter(!User::active).filter(User::id.eq(1).nullable())
            => "SELECT users.id FROM users WHERE users.active = 1 AND users.manager_id IS NULL AND users.id = ? AND users.active = 0 AND users.id = ?";
        Select<Option<i32>> = select(User::manager_id).union(select(User::id.nullable())).union(select(User::age))
            => "SELECT users.manager_id FROM users UNION SELECT users.id FROM users UNION SELECT users.age FROM users";
        Select<Option<i32>> = select(User::manager_id).intersect(select(User::age))
            => "SELECT users.manager_id FROM users INTERSECT SELECT users.age FROM users";
        Select<Option<i32>> = select(User::age).distinct().except(select(User::manager_id))
            => "SELECT DISTINCT users.age FROM users EXCEPT SELECT users.manager_id FROM users";
        Select<i32> = select(User::id).full_join_on(Address::table(), Address::user_id.eq(User::id))
            => "SELECT users.id FROM users FULL OUTER JOIN addresses ON addresses.user_id = users.id";
    }
}

#[test]
fn a_column_of_another_model_known_only_at_run_time_is_an_error_of_compile() {
    let erased: Column<String> = Address::email;
    let error = User::alias("m").col(erased).compile(&Sqlite::default()).unwrap_err();
    assert_eq!(error.to_string(), r#"no column "addresses.email" on "m""#);
}
