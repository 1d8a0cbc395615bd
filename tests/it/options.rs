//! How a statement is printed: pretty, with all names in quotes, in other schemas.

use crate::fixtures::shop::*;
use crate::snapshots;
use crate::support::{dialects, tokens};
use aludel::ErrorKind;
use aludel::compiler::Dialect;
use aludel::prelude::*;

fn with(statement: &impl Statement, dialect: &dyn Dialect, options: CompileOptions) -> String {
    statement.compile_with(dialect, options).unwrap().sql().to_owned()
}
fn pretty(statement: &impl Statement) -> String {
    with(statement, &Postgres::default(), CompileOptions::new().literal_binds().pretty())
}

#[test]
fn every_clause_has_its_line() {
    let total = func::sum(Order::total).label("total");
    let totals = select((Order::user_id, &total)).group_by(Order::user_id).having(func::sum(Order::total).gt(100)).cte("totals");
    let query = select((User::id, User::name, totals.col(&total)))
        .join_on(&totals, totals.col(Order::user_id).eq(User::id) & totals.col(&total).lt(500))
        .left_join(Address::table())
        .filter(User::age.between(18, 65) & (User::name.like("a%") | User::name.eq("FROM x WHERE y")))
        .filter(exists(select(1).filter(Order::user_id.eq(User::id) & Order::total.gt(5)).from(Order::table())))
        .filter(case().when(User::age.lt(20) & User::active, "young").otherwise("old").ne("x"))
        .order_by((extract("year", literal("2024-01-01").cast::<aludel::Date>()), User::name.desc()))
        .limit(10)
        .offset(5);
    let rows = [(1, "ed"), (2, "wendy")];
    let change = update(User::table()).set((User::name.set("x"), User::age.set(User::age + 1)));
    let shown = [
        pretty(&query),
        pretty(&insert(User::table()).columns((User::id, User::name)).rows(rows).returning(User::id)),
        pretty(&change.filter(User::id.eq(Address::user_id) & Address::email.like("a%"))),
        pretty(&delete(User::table()).filter(User::id.eq(Address::user_id))),
        pretty(&select(User::id).union_all(select(Address::user_id).filter(Address::id.gt(4)).limit(3)).order_by(User::id)),
        pretty(&Address::table().create()),
        pretty(&User::select().filter(User::id.in_((0..40).map(|n| n * 1000)))),
    ];
    snapshots::text(file!(), "pretty", &shown.join("\n\n"));
}

/// What stands in quotes and in comments stays as it is, whatever it looks like.
#[test]
fn raw_sql_keeps_its_tokens() {
    for (sql, on) in [
        ("SELECT 'it''s  FROM  x', \"a  FROM\"  FROM t -- WHERE  x\nWHERE a = 1 AND b = 2", "sqlite"),
        ("SELECT 'a\\' FROM  x', `b``  WHERE` FROM t # AND  x\nWHERE a = 1--1", "mysql"),
        ("SELECT $$a  FROM '$$, $tag$ WHERE  $$ $tag$, E'\\'  FROM ', $1 FROM t /* WHERE  ( */ WHERE a = $2", "postgresql"),
        ("SELECT (SELECT -- one)\n 1), f(a -- two\n) FROM (SELECT 2) AS x", "postgresql"),
    ] {
        let dialect = dialects().into_iter().find(|dialect| dialect.name() == on).unwrap();
        let statement = text(sql.to_owned().leak()).columns::<(i32,)>();
        let printed = with(&statement, &*dialect, CompileOptions::new().pretty());
        assert_eq!(tokens(on, sql), tokens(on, &printed), "{printed}");
        assert!(printed.contains('\n'), "{printed}");
    }
}

#[test]
fn names_can_all_be_quoted() {
    let u = User::alias("u");
    let query = select((u.col(User::id), func::count(Order::id).label("orders"), (Order::total + 1).cast::<String>()))
        .join_on(Order::table(), Order::user_id.eq(u.col(User::id)))
        .group_by(u.col(User::id))
        .order_by(by_name("orders"));
    for dialect in dialects() {
        let printed = with(&query, &*dialect, CompileOptions::new().quote_names());
        let q = dialect.features().names.quote;
        let expected = format!("SELECT {q}u{q}.{q}id{q}, count({q}orders{q}.{q}id{q}) AS {q}orders{q}, CAST(");
        assert!(printed.starts_with(&expected), "{printed}");
        assert!(printed.ends_with(&format!("GROUP BY {q}u{q}.{q}id{q} ORDER BY {q}orders{q}")), "{printed}");
    }
    let never = select(column(aludel::quoted_name("Total", false)));
    assert_eq!(with(&never, &Postgres::default(), CompileOptions::new().quote_names()), "SELECT Total");
    let all = with(&User::select(), &Sqlite::default(), CompileOptions::new().quote_names());
    assert!(all.starts_with(r#"SELECT "users"."id", "users"."name", "#) && all.ends_with(r#" FROM "users""#), "{all}");
    let create = Address::table().create();
    let create = with(&create, &Sqlite::default(), CompileOptions::new().quote_names());
    assert!(create.ends_with(r#"FOREIGN KEY("user_id") REFERENCES "users" ("id"))"#), "{create}");
}

fn tenants() -> (Table, Table) {
    let owners = Table::new("owners").schema("tenant").column(ColumnDef::new("id", DataType::Integer).primary_key());
    let orders = Table::new("orders")
        .schema("tenant")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("owner_id", DataType::Integer).foreign_key("tenant.owners.id"));
    (owners, orders)
}

#[test]
fn schemas_are_mapped_wherever_a_table_stands() {
    let (owners, orders) = tenants();
    let map = || CompileOptions::new().schema_map("tenant", "Acme");
    let on = |statement: &dyn Fn(CompileOptions) -> String| (statement(map()), statement(map().schema_map("tenant", "")));
    let pg = Postgres::default();
    let query = select((orders.c("id"), User::name)).filter(orders.c("owner_id").in_(select(vec![owners.c("id")])));
    let (mapped, without) = on(&|options| with(&query, &pg, options));
    assert_eq!(
        mapped,
        r#"SELECT "Acme".orders.id, users.name FROM "Acme".orders, users WHERE "Acme".orders.owner_id IN (SELECT "Acme".owners.id FROM "Acme".owners)"#
    );
    assert!(!without.contains("tenant") && without.starts_with("SELECT orders.id"), "{without}");
    let inserted = with(&insert(orders.clone()).values(orders.c("id").set(1)).returning(orders.c("id")), &pg, map());
    assert_eq!(inserted, r#"INSERT INTO "Acme".orders (id) VALUES ($1) RETURNING "Acme".orders.id"#);
    let updated = with(&update(orders.clone()).set(orders.c("id").set(1)), &pg, map());
    assert_eq!(updated, r#"UPDATE "Acme".orders SET id=$1"#);
    let deleted = with(&delete(orders.clone()), &pg, map());
    assert_eq!(deleted, r#"DELETE FROM "Acme".orders"#);
    let created: Vec<String> = [owners, orders.clone()].map(|table| with(&table.create(), &pg, map())).to_vec();
    assert!(created[0].starts_with(r#"CREATE TABLE "Acme".owners ("#), "{created:?}");
    assert!(created[1].ends_with(r#"FOREIGN KEY(owner_id) REFERENCES "Acme".owners (id))"#), "{created:?}");
    let numbers = Sequence::new("numbers").schema("tenant");
    assert_eq!(with(&select(numbers.next_value()), &pg, map()), r#"SELECT nextval('"Acme".numbers') AS next_value_1"#);
}

#[test]
fn what_is_mapped_is_not_mapped_again() {
    let (_, orders) = tenants();
    let options = CompileOptions::new().schema_map("tenant", "a").schema_map("a", "b").schema_map("", "tenant");
    let query = select((orders.c("id"), User::id));
    assert_eq!(with(&query, &Sqlite::default(), options), "SELECT a.orders.id, tenant.users.id AS id_1 FROM a.orders, tenant.users");
    let broken = query.compile_with(&Sqlite::default(), CompileOptions::new().schema_map("tenant", aludel::quoted_name("x; y", false)));
    assert!(matches!(broken.unwrap_err().kind(), ErrorKind::Invalid { .. }));
    // nothing of it stays
    assert_eq!(query.compile(&Sqlite::default()).unwrap().sql(), "SELECT tenant.orders.id, users.id AS id_1 FROM tenant.orders, users");
}
