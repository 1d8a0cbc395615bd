//! Joins, set operations, VALUES and CTEs, beyond what the oracle has.

use crate::fixtures::shop::*;
use crate::support::{dialects, sql};
use aludel::ast::visit::{Rewriter, rewrite};
use aludel::ast::{FromItem, Node};
use aludel::compiler::Dialect;
use aludel::prelude::*;
use aludel::query::{Cte, ValueRows};
use aludel::schema::Constraint;

fn newest() -> Select<i64> {
    select(Order::id).order_by(Order::total.desc()).limit(3)
}
fn rows() -> ValueRows<(i32, String)> {
    values((User::id, User::name)).data([(1, "a"), (2, "b"), (3, "c")])
}
/// Everyone below someone, with how far, by a CTE without a name.
fn tree() -> Cte<(i32, i32)> {
    select((User::id, literal(0) + 0)).filter(User::manager_id.is_null()).recursive_cte(Unnamed, |tree| {
        select((User::id, tree.c("anon_1").typed::<i32>() + 1)).join_on(tree, User::manager_id.eq(tree.col(User::id)))
    })
}

sql! {
    right_join: select((User::name, Address::email.nullable())).from(Address::table()).right_join(User::table());
    full_join_by_key: User::select().full_join(Address::table());
    join_of_named_left: select((User::name, Order::total, Address::email))
        .join_from(User::table(), Order::table())
        .join_from(User::table(), Address::table());
    join_in_brackets_twice: {
        let mails = Address::table().left_join(User::table());
        let bought = Order::table().join_on(mails, Order::address_id.eq(Address::id));
        select(func::count_all()).from(User::alias("u").left_join_on(&bought, true))
    };
    join_by_name_of_column: {
        let both = User::table().join(Address::table());
        select((both.c("name"), both.c("email").label("x"))).from(&both)
    };
    join_by_name_of_one_column: {
        let both = User::table().join(Address::table());
        select((both.c("name"), both.c("user_id"))).from(&both).filter(both.c("age").gt(1))
    };
    update_of_a_join: update(User::table()).set(User::age.set(1)).filter(exists(select(1).from(User::table().join(Address::table()))));
    lateral: {
        let last = select(Order::total).filter(Order::user_id.eq(User::id)).limit(1).lateral("last");
        select((User::name, last.col(Order::total))).join_on(&last, true)
    };
    lateral_goes_behind_what_it_reads: {
        let last = select(Order::total).filter(Order::user_id.eq(User::id)).limit(1).lateral("last");
        select((last.col(Order::total), User::name))
    };
    members_with_limits: newest().union_all(select(User::id.cast::<i64>()).limit(2)).order_by(by_name("id")).limit(4);
    members_nested: select(User::id).union(select(Order::user_id)).except(select(Address::user_id));
    member_that_correlates: select(User::id).filter(exists(
        select(1).from(Order::table()).filter(Order::user_id.eq(User::id)).limit(1).union(select(1)),
    ));
    sorted_by_a_renamed_column: select((User::id, Order::id.cast::<i32>()))
        .join(Order::table())
        .union(select((Address::id, Address::user_id)))
        .order_by((Order::id, User::id));
    sorted_by_the_second_of_two_names: select((User::id, Address::id))
        .join(Address::table())
        .union(select((Address::id, Address::user_id)))
        .order_by((Address::id.desc(), User::id));
    sorted_by_the_second_of_two_names_without_labels: select((User::id, Address::id))
        .join(Address::table())
        .label_style(LabelStyle::None)
        .union(select((Address::id, Address::user_id)))
        .order_by((Address::id.desc(), User::id));
    sorted_by_a_column_of_a_later_member: select(User::id).union(select(Address::user_id)).order_by(Address::user_id);
    sorted_by_a_label_of_a_later_member: {
        let x = (Address::user_id + 1).label("x");
        select(User::id).union(select(&x)).order_by(x.desc())
    };
    sorted_by_what_is_relabelled: select(User::id.label("x")).union(select(Address::user_id)).order_by(User::id);
    sorted_by_what_is_not_selected: select(User::id).union(select(Address::user_id)).order_by(User::name);
    sorted_by_a_selected_expression: select(User::age + 1).union(select(User::age)).order_by((User::age + 1).desc());
    sorted_by_an_expression: select(User::id).union(select(Address::user_id)).order_by(User::id + 1);
    sorted_by_a_negative: {
        let less = -User::age;
        select((User::age, &less)).union(select((User::age, User::age))).order_by(less.desc())
    };
    sorted_by_the_name_of_a_negative: select((-User::age, User::id)).union(select((User::age, User::id))).order_by(by_name("age"));
    negatives_of_a_set_operation_within_another: {
        let both = select((-User::age, -User::age)).union(select((User::age, User::age)));
        select((User::age, User::age)).union_all(both)
    };
    labels_of_a_set_operation_within_another: {
        let both = select((User::id.label("n"), User::age.label("n"))).union(select((User::id, User::age)));
        select((User::id, User::age)).union_all(both)
    };
    correlation_of_a_set_operation_within_another: {
        let of = |total: f64| select(Order::user_id).filter(Order::user_id.eq(User::id) & Order::total.gt(total));
        select(User::id).filter(exists(of(1.0).union_all(of(2.0).union(of(3.0)))))
    };
    sorted_by_a_collation: select(User::name).union(select(Address::email)).order_by(User::name.collate("NOCASE"));
    sorted_behind_in: select(User::id).filter(tuple((User::id, User::id)).in_(
        select((User::id, Address::id)).join(Address::table()).union(select((User::id, User::id))).order_by((Address::id, User::id)),
    ));
    recursion_in_a_limited_member: {
        let t = select(User::id).recursive_cte("t", |t| {
            select(User::id).join_on(t, User::manager_id.eq(t.col(User::id))).order_by(User::id).limit(2)
        });
        select(t.col(User::id))
    };
    recursion_in_a_subquery_of_from: {
        let t = select(User::id).recursive_cte("t", |t| {
            let s = select(t.col(User::id)).subquery("s");
            select(User::id).join_on(&s, User::manager_id.eq(s.col(User::id)))
        });
        select(t.col(User::id))
    };
    recursion_in_a_subquery: {
        let t = select(User::id).recursive_cte("t", |t| select(User::id).filter(User::manager_id.in_(select(t.col(User::id)))));
        select(t.col(User::id))
    };
    recursion_beside_a_correlated_subquery: {
        let below = |id: Expr<i32>| exists(select(1).from(User::table()).filter(User::manager_id.eq(id)));
        let t = select(User::id).recursive_cte("t", |t| select(t.col(User::id)).filter(below(t.col(User::id))));
        select(t.col(User::id))
    };
    recursion_by_two_members: {
        let t = select(User::id).recursive_cte("t", |t| {
            let managed = select(User::id).join_on(t, User::manager_id.eq(t.col(User::id)));
            managed.union_all(select(Address::id).join_on(t, Address::user_id.eq(t.col(User::id))))
        });
        select(t.col(User::id))
    };
    recursion_by_a_member_before_another: {
        let t = select(User::id).recursive_cte("t", |t| {
            select(User::id).join_on(t, User::manager_id.eq(t.col(User::id))).union_all(select(Address::id))
        });
        select(t.col(User::id))
    };
    recursion_behind_two_members: {
        let t = select(User::id).recursive_cte("t", |t| {
            select(Address::id).union_all(select(User::id).join_on(t, User::manager_id.eq(t.col(User::id))))
        });
        select(t.col(User::id))
    };
    recursion_twice: {
        let t = select(User::id).recursive_cte("t", |t| {
            let again = t.alias("again");
            select(User::id).filter(User::manager_id.eq(t.col(User::id)) & User::id.gt(again.col(User::id)))
        });
        select(t.col(User::id))
    };
    recursion_on_the_outer_side: {
        let t = select(User::id).recursive_cte("t", |t| select(User::id).left_join_on(t, User::manager_id.eq(t.col(User::id))));
        select(t.col(User::id))
    };
    recursion_on_the_inner_side: {
        let t = select(User::id).recursive_cte("t", |t| select(t.col(User::id)).left_join_on(User::table(), User::manager_id.eq(t.col(User::id))));
        select(t.col(User::id))
    };
    recursion_that_aggregates: {
        let t = select(User::id).recursive_cte("t", |t| select(func::max(t.col(User::id)).not_null()));
        select(t.col(User::id))
    };
    recursion_with_groups: {
        let t = select(User::id).recursive_cte("t", |t| select(t.col(User::id)).group_by(t.col(User::id)));
        select(t.col(User::id))
    };
    recursion_with_distinct: {
        let t = select(User::id).recursive_cte("t", |t| select(t.col(User::id)).distinct());
        select(t.col(User::id))
    };
    recursion_with_a_window: {
        let t = select(User::id.cast::<i64>().not_null()).recursive_cte("t", |t| select(func::row_number().over().order_by(t.c("id"))));
        select(t.c("id"))
    };
    recursion_within_except: {
        let t = select(User::id).recursive_cte("t", |t| select(User::id).except(select(t.col(User::id))));
        select(t.col(User::id))
    };
    all_of_sets: select(User::id).intersect_all(select(Order::user_id));
    values_of_types_that_are_quoted: {
        let named = |name: &'static str, ty: DataType| column(name).typed_as(ty).label(name);
        let inet = aludel::postgres::inet().with_variant(DataType::Varchar(Some(43)), ["sqlite", "mysql", "mariadb"]);
        let (mood, host) = (named("mood", DataType::enumeration("mood", ["glad", "sad"])), named("host", inet));
        let data = values((&mood, &host)).data([("glad", "::1"), ("sad", "::2")]).alias("data");
        select(data.all())
    };
    values_in_from: {
        let data = rows().alias("data");
        select(data.all()).filter(data.col(User::id).gt(1))
    };
    values_of_one_row: select(values((User::id,)).data([(1,)]).alias("data").all());
    values_in_cte: {
        let data = rows().cte("data");
        select((data.col(User::name), User::age)).join_on(&data, data.col(User::id).eq(User::id))
    };
    values_in_in: select(User::name).filter(User::id.in_(values((User::id,)).data([(1,), (2,)])));
    values_in_union: select((User::id, User::name)).union_all(rows().query());
    values_in_except: select((User::id,)).except(values((User::id,)).data([(1,), (2,)]).query()).order_by(User::id);
    values_first: rows().query().union(select((User::id, User::name))).order_by(User::id.desc());
    values_first_in_from: {
        let s = rows().query().except(select((User::id, User::name))).subquery("s");
        select(s.col(User::name))
    };
    values_by_themselves: rows().query();
    values_without_rows: select(values((User::id,)).alias("data").all());
    values_with_a_clause: rows().query().filter(User::id.eq(1));
    recursive_without_a_name: select(tree().all());
    recursive_cte_read_elsewhere: {
        let mut inside = None;
        select(User::id).recursive_cte("loop_", |t| {
            inside = Some(t.clone());
            select(User::id)
        });
        select(inside.unwrap().col(User::id))
    };
    nested_with_in_a_subquery: {
        let inner = select(User::id).filter(User::age.gt(18)).cte("inner_").nesting();
        let s = select(inner.col(User::id)).union(select(Order::user_id)).subquery("s");
        select(s.c("id"))
    };
    nested_with_that_reads_another: {
        let grown = select(User::id).filter(User::age.gt(18)).cte("grown");
        let inner = select(grown.col(User::id)).filter(grown.col(User::id).gt(3)).cte("inner_").nesting();
        let s = select(inner.col(User::id)).subquery("s");
        select(s.c("id")).join_on(&grown, grown.col(User::id).eq(s.c("id")))
    };
    nested_with_at_the_top: {
        let inner = select(User::id).cte("inner_").nesting();
        select(inner.col(User::id)).union(select(Order::user_id))
    };
    materialized: {
        let heavy = select(User::id).cte("heavy").not_materialized();
        select(heavy.col(User::id))
    };
    materialized_is_no_subquery: select(select(User::id).subquery("s").materialized().col(User::id));
    added_is_no_cte: select(User::id).add_cte(User::table());
    added_comes_first: {
        let (one, two) = (select(User::id).cte("one"), select(Order::id).cte("two"));
        select(one.col(User::id)).add_cte(&two)
    };
    delete_in_with: {
        let gone = delete(User::table()).filter(!User::active).returning((User::id, User::name)).cte("gone");
        select(gone.col(User::name))
    };
    delete_without_rows_is_read: {
        let gone = delete(User::table()).filter(!User::active).cte("gone");
        select(func::count_all()).from(&gone)
    };
    delete_without_rows_is_added: select(Order::id).add_cte(delete(User::table()).filter(!User::active).cte("gone"));
    delete_in_a_nested_with: {
        let gone = delete(User::table()).returning(User::id).cte("gone").nesting();
        let s = select(gone.col(User::id)).subquery("s");
        select(s.c("id"))
    };
    delete_in_a_subquery: {
        struct Inline;
        impl Rewriter for Inline {
            fn from(&mut self, from: FromItem) -> FromItem {
                match from {
                    FromItem::Cte(cte) => FromItem::subquery(cte.query.clone(), cte.name.clone()),
                    from => from,
                }
            }
        }
        let gone = delete(User::table()).returning(User::id).cte("gone");
        select(gone.col(User::id)).rewrite(&mut Inline)
    };
}

/// What SQLite answers.
#[cfg(feature = "sqlite")]
fn answer<R: aludel::query::FromRow>(query: &Select<R>) -> Vec<R> {
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    MetaData::of([User::table()]).create_all().run(&mut conn).unwrap();
    let user = |id, manager: Option<i32>| (id, format!("u{id}"), manager);
    let users = vec![user(1, None), user(2, Some(1)), user(3, Some(2)), user(4, Some(2))];
    conn.execute(&insert(User::table()).columns((User::id, User::name, User::manager_id)).rows(users)).unwrap();
    conn.all(query).unwrap()
}

#[test]
#[cfg(feature = "sqlite")]
fn what_is_lowered_means_the_same() {
    let all = tree();
    assert_eq!(answer(&select(all.all()).order_by(by_name("id"))), [(1, 0), (2, 1), (3, 2), (4, 2)]);
    let (two, last) = (select(User::id).order_by(User::id).limit(2), select(User::id).order_by(User::id.desc()).limit(1));
    assert_eq!(answer(&two.clone().union_all(last.clone())), [1, 2, 4]);
    assert_eq!(answer(&select(User::id).except(two.union(last))), [3]);
    // a member that correlates is lowered to a subquery, and correlates all the same
    let m = User::alias("m");
    let leads = |id| select(m.col(User::id)).filter(m.col(User::manager_id).eq(User::id)).filter(User::id.lt(id)).limit(1);
    assert_eq!(answer(&select(User::id).filter(exists(leads(2).union(leads(3)))).order_by(User::id)), [1, 2]);
    let data = values((User::id, User::name)).data((1..=2000).map(|id| (id, "x"))).alias("data");
    assert_eq!(answer(&select(func::count_all()).from(&data)), [2000]);
    assert_eq!(
        answer(&select((User::id, data.c("name").typed::<String>())).join_on(&data, data.col(User::id).eq(User::id)).limit(1)),
        [(1, "x".into())]
    );
}

#[test]
fn a_rewrite_keeps_what_reads_itself() {
    struct Zeroes;
    impl Rewriter for Zeroes {
        fn node(&mut self, node: Node) -> Node {
            if let Node::Literal(_) = node { Node::literal(7) } else { node }
        }
        fn from(&mut self, from: FromItem) -> FromItem {
            match from {
                FromItem::Table(table) => FromItem::Table(table.renamed("staff")),
                from => from,
            }
        }
    }
    let query = select(tree().all());
    for dialect in dialects() {
        let changed = rewrite(query.node(), &mut Zeroes);
        let compiled = aludel::compiler::compile(aludel::ast::StatementRef::Query(&changed), &*dialect, &CompileOptions::new()).unwrap();
        assert!(!compiled.sql().contains("users"), "{}", compiled.sql());
        assert!(compiled.params().iter().all(|bind| *bind == Value::Int(7)));
        let before = query.compile(&*dialect).unwrap();
        assert_eq!(compiled.sql(), before.sql().replace("users", "staff"));
    }
}

#[test]
fn composite_keys_are_created_and_joined() {
    let column = |name| ColumnDef::new(name, DataType::Integer);
    let shelf = || Table::new("shelf").column(column("hall").primary_key()).column(column("number").primary_key());
    let boxes = Table::new("boxes").column(column("id").primary_key()).column(column("hall")).column(column("shelf"));
    let keyed = boxes.clone().constraint(Constraint::foreign_key(["hall", "shelf"], ["shelf.hall", "shelf.number"]));
    let created = MetaData::of([keyed.clone(), shelf()]).create_all().statements(&Sqlite::default()).unwrap();
    assert_eq!(
        created[1].compile(&Sqlite::default()).unwrap().sql(),
        "CREATE TABLE boxes (id INTEGER NOT NULL, hall INTEGER, shelf INTEGER, PRIMARY KEY (id), \
         FOREIGN KEY(hall, shelf) REFERENCES shelf (hall, number))",
    );
    // a subquery that has not all of its columns cannot be joined by it
    let part = select(vec![keyed.c("id").any(), keyed.c("hall").any()]).subquery("part");
    let error = select(part.c("id")).join(shelf()).compile(&Sqlite::default()).unwrap_err();
    assert_eq!(error.to_string(), "no foreign key connects \"shelf\" with \"part\"; give the condition: `.join_on(.., condition)`");
    let wrong = boxes.constraint(Constraint::foreign_key(["hall", "row"], ["shelf.hall", "shelf.number"]));
    let error = wrong.create().compile(&Sqlite::default()).unwrap_err();
    assert_eq!(error.to_string(), "no column \"row\" on \"boxes\"\n  in: FOREIGN KEY (hall, row) of CREATE TABLE boxes");
}

#[test]
fn older_versions_refuse() {
    let right = User::select().right_join(Address::table());
    let last = select(Order::total).filter(Order::user_id.eq(User::id)).limit(1).lateral("last");
    let lateral = select(User::id).join_on(&last, true);
    let heavy = select(User::id).cte("heavy").materialized();
    let heavy = select(heavy.col(User::id));
    let cases = [
        (refused(&right, &Sqlite::version(3, 38)), "sqlite 3.38 has no RIGHT OUTER JOIN; swap its sides, and write LEFT JOIN"),
        (
            refused(&lateral, &MySql::version(8, 0, 13)),
            "mysql 8.0.13 has no LATERAL; use a scalar subquery, or join a subquery that numbers its rows with `row_number`",
        ),
        (refused(&heavy, &Postgres::version(11)), "postgresql 11.0 has no MATERIALIZED; leave it out: the database decides"),
        (refused(&heavy, &Sqlite::version(3, 34)), "sqlite 3.34 has no MATERIALIZED; leave it out: the database decides"),
    ];
    for (said, expected) in cases {
        assert_eq!(said, expected);
    }
}

fn refused(statement: &impl Statement, dialect: &dyn Dialect) -> String {
    statement.compile(dialect).unwrap_err().to_string()
}

#[test]
fn what_comes_back_is_called_alike_everywhere() {
    let both = select((User::id, Order::id, func::lower(User::name))).join(Order::table()).limit(2);
    let other = select((Address::id, Order::id, Address::email)).from(Address::table()).from(Order::table());
    let queries = [
        both.union_all(other).into_names(),
        rows().query().into_names(),
        rows().query().union(select((User::id, User::name))).into_names(),
    ];
    assert_eq!(queries.map(|names| names.iter().all(|name| *name == names[0])), [true; 3]);
}

/// The names of what comes back, on each dialect.
trait Names {
    fn into_names(self) -> Vec<Vec<String>>;
}
impl<R> Names for Select<R> {
    fn into_names(self) -> Vec<Vec<String>> {
        let names =
            |dialect: &dyn Dialect| self.compile(dialect).unwrap().columns().iter().map(|column| column.name().to_string()).collect();
        dialects().iter().map(|dialect| names(&**dialect)).collect()
    }
}

/// What was wrong in a part that another one took the place of is not there any more.
#[test]
fn a_mistake_that_was_taken_back_is_none() {
    let query = select(User::id).limit(-1).order_by(by_name("id")).limit(5);
    assert_eq!(query.compile(&Postgres::default()).unwrap().sql(), "SELECT users.id FROM users ORDER BY users.id LIMIT $1");
    let gone = delete(User::table()).filter(User::active).limit(-1).limit(5);
    assert!(gone.compile(&MySql::default()).is_ok());
    let two = select((User::id, User::name)).limit(-1).limit(5);
    let error = select(Expr::<Any>::from_node(aludel::ast::Node::scalar_subquery(two.node().clone()))).compile(&Sqlite::default());
    assert!(error.unwrap_err().to_string().contains("it selects 2 columns"));
}
