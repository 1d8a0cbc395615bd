//! Comparing, hashing and rewriting trees.

use crate::fixtures::shop::*;
use aludel::ast::visit::{Part, Rewriter, visit};
use aludel::ast::{Ddl, FromItem, Node};
use aludel::prelude::*;
use aludel::schema::{Computed, Constraint, Identity, Index, View};
use aludel::{mysql, postgres, sqlite};
use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

fn report() -> Select<(String, Option<f64>)> {
    let (m, s) = (User::alias(Unnamed), select(Order::total).filter(Order::user_id.gt(3)).subquery(Unnamed));
    select((m.col(User::name), func::sum(s.col(Order::total)))).filter(m.col(User::id).in_([1, 2])).group_by(m.col(User::name))
}

#[test]
fn two_equal_builds_are_equal() {
    let (a, b) = (report(), report());
    assert_eq!(a.node(), b.node());
    assert_eq!(HashSet::from([a.node().clone(), b.node().clone()]).len(), 1);
    assert_ne!(a.node(), report().limit(1).node());
    assert_ne!(User::id.eq(1).node(), User::id.eq(2).node());
    assert_eq!(a, b);
    assert_eq!(HashSet::from([a, b]).len(), 1);
    assert_ne!(delete(User::table()), delete(Order::table()));
}

#[test]
fn what_is_shared_stays_shared() {
    struct Same;
    impl Rewriter for Same {}
    // its made-up name goes by where it is kept
    let orders = select(func::count(Order::id)).filter(Order::user_id.eq(User::id)).scalar();
    let query = select((User::id, orders.clone(), &orders + 1));
    let sql = |query: &Select<_>| query.compile(&Sqlite::default()).unwrap().sql().to_owned();
    assert!(
        sql(&query).ends_with("(SELECT count(orders.id) AS count_1 FROM orders WHERE orders.user_id = users.id) + ? AS anon_2 FROM users")
    );
    assert_eq!(sql(&query.rewrite(&mut Same)), sql(&query));
}

#[test]
fn statements_are_seen_and_rewritten() {
    /// Of every statement, a copy for another tenant.
    struct Copy(Vec<&'static str>);
    impl Rewriter for Copy {
        fn insert(&mut self, insert: aludel::ast::Insert) -> aludel::ast::Insert {
            self.0.push("INSERT");
            insert
        }
        fn update(&mut self, mut update: aludel::ast::Update) -> aludel::ast::Update {
            self.0.push("UPDATE");
            update.add_filter(User::id.eq(7).into_node());
            update
        }
        fn delete(&mut self, mut delete: aludel::ast::Delete) -> aludel::ast::Delete {
            self.0.push("DELETE");
            delete.add_filter(User::id.eq(7).into_node());
            delete
        }
    }
    let mut copy = Copy(vec![]);
    let query = insert(User::table()).from_select((User::name,), select((User::fullname.typed::<String>(),)));
    query.rewrite(&mut copy);
    assert_eq!(
        update(User::table()).set((User::name.set("x"),)).rewrite(&mut copy).to_string(),
        "UPDATE users SET name=:name_1 WHERE users.id = :id_1"
    );
    assert_eq!(delete(User::table()).rewrite(&mut copy).to_string(), "DELETE FROM users WHERE users.id = :id_1");
    assert_eq!(copy.0, ["INSERT", "UPDATE", "DELETE"]);
    let mut seen = vec![];
    visit(query.node(), &mut |part| match part {
        Part::Insert(_) => seen.push("INSERT"),
        Part::Query(_) => seen.push("SELECT"),
        _ => {}
    });
    assert_eq!(seen, ["INSERT", "SELECT"]);
}

#[test]
fn an_escaped_pattern_is_replaced_before_it_is_escaped() {
    struct Percent;
    impl Rewriter for Percent {
        fn node(&mut self, node: Node) -> Node {
            if let Node::Literal(_) = node { Node::literal("50%") } else { node }
        }
    }
    let query = select(User::id).filter(User::name.contains("a_b").autoescape()).rewrite(&mut Percent);
    assert_eq!(query.compile(&Sqlite::default()).unwrap().params(), [Value::from("50/%")]);
}

#[test]
fn which_unnamed_alias_a_column_is_of_matters() {
    let build = |swap: bool| {
        let (a, b) = (User::alias(Unnamed), User::alias(Unnamed));
        let (x, y) = if swap { (&b, &b) } else { (&a, &b) };
        select((a.col(User::id), b.col(User::id))).filter(x.col(User::id).lt(y.col(User::age)))
    };
    assert_eq!(build(false).node(), build(false).node());
    assert_ne!(build(false).node(), build(true).node());
}

#[test]
fn typed_and_any_are_one_tree() {
    let users = User::table();
    assert_eq!(User::age.gt(3).node(), users.c("age").gt(3).node());
    assert_eq!((User::name + "x").node(), (users.c("name") + "x").node());
    assert_eq!(User::name.contains("x").autoescape().node(), users.c("name").contains("x").autoescape().node());
    assert_eq!((User::id / 2).node(), (users.c("id") / 2).node());
    assert_eq!(User::id.in_([1, 2]).node(), users.c("id").in_([1, 2]).node());
    assert_eq!(User::email.eq(None::<&str>).node(), users.c("email").eq(None::<&str>).node());
    assert_eq!((!User::active).node(), (!users.c("active")).node());
    assert_eq!(func::sum(User::age).node(), func::sum(users.c("age")).node());
    assert_eq!(User::age.cast::<String>().node(), users.c("age").cast::<String>().node());
}

#[test]
fn a_rewrite_that_changes_nothing_changes_nothing() {
    struct Same;
    impl Rewriter for Same {}
    let query = report();
    let same = query.rewrite(&mut Same);
    assert_eq!(query.node(), same.node());
    let sql = |q: &Select<_>| q.compile(&Postgres::default()).unwrap();
    assert_eq!(sql(&query), sql(&same));
}

#[test]
fn a_rewrite_reaches_every_value_and_every_table() {
    struct Other;
    impl Rewriter for Other {
        fn node(&mut self, node: Node) -> Node {
            match node {
                Node::Literal(_) => Node::literal(99),
                node => node,
            }
        }
        fn from(&mut self, from: FromItem) -> FromItem {
            match from {
                FromItem::Table(table) => FromItem::Table(Table::from(&table).renamed(format!("other_{}", table.name()))),
                from => from,
            }
        }
    }
    let compiled = report().rewrite(&mut Other).compile(&Postgres::default()).unwrap();
    assert!(compiled.params().iter().all(|bind| bind.value == Value::Int(99)), "{:?}", compiled.params());
    assert!(!compiled.sql().contains("FROM users") && !compiled.sql().contains("FROM orders"), "{}", compiled.sql());
    assert!(compiled.sql().contains("other_users AS other_users_1") && compiled.sql().contains("FROM other_orders"), "{}", compiled.sql());
}

#[test]
fn a_cte_used_five_times_and_nested_eight_deep_is_visited_once() {
    let mut cte = select(User::id).cte("c0");
    for level in 1..8 {
        let sum = (0..5).map(|_| cte.c("id")).reduce(|a, b| a + b).unwrap();
        cte = select(sum.typed::<i32>().label("id")).cte(format!("c{level}"));
    }
    let query = select(cte.c("id"));
    let mut froms = 0;
    visit(query.node(), &mut |part| froms += usize::from(matches!(part, Part::From(_))));
    assert_eq!(froms, 9, "eight CTEs and a table");
    let compiled = query.compile(&Sqlite::default()).unwrap();
    assert_eq!(compiled.sql().matches(" AS (SELECT").count(), 8);
    assert_eq!(query.node(), query.clone().node());
}

#[test]
fn display_and_debug_show_sql() {
    assert_eq!(User::age.gt(3).to_string(), "users.age > :age_1");
    assert_eq!(format!("{:?}", User::age.gt(3).node()), "Binary(users.age > :age_1)");
    assert_eq!(User::table().c("naem").to_string(), "/* error: no column \"naem\" on \"users\"; did you mean \"name\"? */");
}

#[test]
fn an_alias_of_an_alias_renames_the_table() {
    let users = FromItem::Table(User::table()).alias("a").alias("b");
    let query = select(vec![Expr::<Any>::from_node(users.column_named("id"))]);
    assert_eq!(query.to_string(), "SELECT b.id FROM users AS b");
}

#[test]
fn display_counts_binds_once_however_often_it_prints() {
    let adults = select(User::id).filter(User::age.gt(18)).cte("adults");
    let query = select(adults.c("id"));
    assert_eq!(
        query.to_string(),
        "WITH adults AS (SELECT users.id AS id FROM users WHERE users.age > :age_1) SELECT adults.id FROM adults"
    );
}

/// What takes the place of something wrong takes the mistake away.
#[test]
fn what_is_replaced_takes_its_mistake_along() {
    let users = User::table();
    let wrong = || select(vec![users.c("naem").any()]);
    let ok = |query: &Select<Row>| {
        query.compile(&Sqlite::default()).map(|compiled| compiled.sql().to_owned()).map_err(|error| error.to_string())
    };
    assert!(ok(&wrong()).unwrap_err().contains("naem"));
    assert_eq!(ok(&wrong().with_only_columns(vec![users.c("id").any()])).unwrap(), "SELECT users.id FROM users");
    let by = || select(vec![users.c("id").any()]).order_by(users.c("naem"));
    assert_eq!(ok(&by().clear_order_by()).unwrap(), "SELECT users.id FROM users");
    assert_eq!(ok(&select(vec![users.c("id").any()]).limit(-1).limit(1)).unwrap(), "SELECT users.id FROM users LIMIT ? OFFSET ?");
    let set = update(&users).set(users.c("name").set(users.c("naem"))).set(users.c("name").set("ed"));
    assert_eq!(set.compile(&Sqlite::default()).unwrap().sql(), "UPDATE users SET name=?");
}

/// Tables that differ in one thing each, and nothing else.
fn declarations() -> Vec<Ddl> {
    let integer = |name: &'static str| ColumnDef::new(name, DataType::Integer);
    let with = |column: ColumnDef| Table::new("t").column(integer("a")).column(column);
    let held = |constraint: Constraint| with(integer("b")).constraint(constraint);
    let check = |least: i32| Constraint::check(column("a").gt(least));
    let key = || Constraint::foreign_key(["a"], ["u.id"]);
    let index = || Index::new("ix", column("a")).on(with(integer("b")));
    let exclude = |least: i32| -> Constraint { postgres::exclude([("a", "=")]).where_(column("b").gt(least)).into() };
    let view = |least: i32| View::new("v", &select(User::id).filter(User::age.gt(least)));
    let tables = vec![
        with(integer("b")),
        with(integer("c")),
        with(ColumnDef::new("b", DataType::BigInteger)),
        with(integer("b").not_null()),
        with(integer("b").unique()),
        with(integer("b").server_default(1)),
        with(integer("b").server_default(2)),
        with(integer("b").default(2)),
        with(integer("b").computed(Computed::stored(column("a") * 2))),
        with(integer("b").computed(Computed::stored(column("a") * 3))),
        with(integer("b").computed(Computed::virtual_(column("a") * 3))),
        with(integer("b").identity(Identity::always())),
        with(integer("b").identity(Identity::always().start(5))),
        with(integer("b").comment("b")),
        with(integer("b").check(check(1))),
        held(check(1)),
        held(check(2)),
        held(check(2).name("ck")),
        held(check(2).only_on(["sqlite"])),
        held(Constraint::unique(["a"])),
        held(Constraint::unique(["a"]).deferrable(true)),
        held(key()),
        held(key().on_delete("CASCADE")),
        held(key().use_alter()),
        held(exclude(1)),
        held(exclude(2)),
        with(integer("b")).comment("t"),
        with(integer("b")).option(sqlite::strict()),
        with(integer("b")).option(mysql::engine("InnoDB")),
        with(integer("b")).option(mysql::engine("Aria")),
        with(integer("b")).prefix("TEMPORARY"),
        with(integer("b")).schema("acme"),
    ];
    let mut all: Vec<Ddl> = tables.iter().map(|table| table.create().into()).collect();
    all.push(tables[0].create().if_not_exists().into());
    all.push(tables[0].drop().into());
    let indexes =
        [index(), index().unique(), index().option(sqlite::where_(column("b").gt(1))), index().option(sqlite::where_(column("b").gt(2)))];
    all.extend(indexes.map(|index| index.create().into()));
    all.extend([view(1).create().into(), view(2).create().into(), view(2).materialized().create().into()]);
    let sequences = [Sequence::new("s"), Sequence::new("s").start(5), Sequence::new("s").increment(5)];
    all.extend(sequences.map(|sequence| sequence.create().into()));
    all
}

#[test]
fn declarations_are_equal_if_they_say_the_same() {
    let hash = |ddl: &Ddl| BuildHasherDefault::<DefaultHasher>::default().hash_one(ddl);
    let (all, again) = (declarations(), declarations());
    for (at, one) in all.iter().enumerate() {
        assert_eq!((one, hash(one)), (&again[at], hash(&again[at])));
        for other in &all[at + 1..] {
            assert_ne!(one, other);
        }
    }
}

/// The expressions of a declaration are seen, and replaced.
#[test]
fn expressions_of_declarations_are_seen_and_rewritten() {
    struct Seventy;
    impl Rewriter for Seventy {
        fn node(&mut self, node: Node) -> Node {
            if matches!(&node, Node::Literal(literal) if literal.value == Value::Int(2)) { Node::literal(70) } else { node }
        }
    }
    let mut with_a_two = 0;
    for ddl in declarations() {
        let mut twos = 0;
        visit(&ddl, &mut |part| twos += usize::from(matches!(part, Part::Node(Node::Literal(literal)) if literal.value == Value::Int(2))));
        let sql = |ddl: &Ddl| -> String {
            let dialects: [&dyn aludel::compiler::Dialect; 2] = [&Sqlite::default(), &Postgres::default()];
            dialects.map(|dialect| ddl.compile(dialect).map_or_else(|error| error.to_string(), |one| one.sql().to_owned())).join("\n")
        };
        let (before, after) = (sql(&ddl), sql(&aludel::ast::visit::rewrite(&ddl, &mut Seventy)));
        assert!(twos > 0 || !before.contains('2'), "{before}");
        assert_eq!(before.replace('2', "70"), after);
        with_a_two += usize::from(before.contains('2'));
    }
    assert_eq!(with_a_two, 9);
}

/// A table that a rewriter calls otherwise takes along what is said of it in its declaration, once.
#[test]
fn a_declared_table_under_another_name() {
    struct Rename;
    impl aludel::ast::visit::Rewriter for Rename {
        fn from(&mut self, from: aludel::ast::FromItem) -> aludel::ast::FromItem {
            match from {
                aludel::ast::FromItem::Table(table) => aludel::ast::FromItem::Table(table.renamed_by(|name| format!("old_{name}").into())),
                other => other,
            }
        }
    }
    let marks = Table::new("marks").column(ColumnDef::new("score", DataType::Integer));
    let over = marks.c("score").gt(0);
    let create = marks.constraint(aludel::schema::Constraint::check(over)).create();
    let renamed = aludel::ast::visit::rewrite(&create, &mut Rename);
    let mut tables = vec![];
    aludel::ast::visit::visit(&renamed, &mut |part| {
        if let aludel::ast::visit::Part::From(aludel::ast::FromItem::Table(table)) = part {
            tables.push(table.name().to_string());
        }
    });
    assert_eq!(tables, ["old_marks", "old_marks"]);
    assert_eq!(renamed.to_string(), "CREATE TABLE old_marks (score INTEGER, CHECK (score > 0))");
}
