//! INSERT, UPDATE, DELETE.

use crate::fixtures::shop::*;
use crate::support::sql;
use aludel::prelude::*;

fn ed() -> User {
    User { id: 7, name: "ed".into(), fullname: None, email: Some("ed@x".into()), age: Some(5), active: false, manager_id: None }
}

sql! {
    insert_values: insert(User::table()).values((User::age.set(5), User::name.set("ed")));
    insert_fills_defaults_in: insert(User::table()).values(User::name.set("ed"));
    insert_nothing: insert(OrderItem::table());
    insert_rows: insert(User::table()).columns((User::name, User::age)).rows(vec![("ed", Some(5)), ("wendy", None)]);
    insert_rows_in_another_order: insert(User::table()).columns((User::age, User::name)).rows(vec![(5, "ed")]);
    insert_expression: insert(User::table()).values((User::name.set(literal("e") + "d"), User::age.set(literal(1) + 2)));
    insert_model: User::insert(&ed());
    insert_models: User::insert_all(&[ed(), User { name: "al".into(), email: None, ..ed() }]);
    insert_model_with_key: User::insert_with_key(&ed());
    insert_from_select: insert(Address::table()).from_select((Address::user_id, Address::email), select((User::id, User::name)));
    insert_from_cte: {
        let names = select((User::id, User::name)).filter(User::active).cte("names");
        insert(Address::table()).from_select((Address::user_id, Address::email), select((names.col(User::id), names.col(User::name))))
    };
    insert_from_select_fills_defaults_in: insert(User::table()).from_select((User::name, User::email), select((Address::email, Address::email.nullable())));
    insert_from_union_cannot_fill_defaults_in: insert(User::table()).from_select(User::name, select(Address::email).union(select(User::name)));
    insert_values_from_cte: {
        let oldest = select(func::max(User::id)).cte("oldest");
        insert(Address::table()).values((Address::user_id.set(select(oldest.c("max_1").typed::<i32>()).scalar().not_null()), Address::email.set("x")))
    };
    insert_returning_correlates: insert(User::table())
        .values(User::name.set("ed"))
        .returning(select(func::max(Address::id)).filter(Address::user_id.eq(User::id)).scalar());
    insert_returning: insert(User::table()).values(User::name.set("ed")).returning((User::id, User::name));
    insert_into_another_table: insert(User::table()).values(Address::email.set("x"));
    update_by_expression: update(User::table()).set((User::age.set(User::age + 1), User::name.set("x"))).filter(User::id.eq(1));
    update_everything: update(User::table()).set(User::active.set(false));
    update_nothing: update(User::table()).filter(User::id.eq(1));
    update_to_null: update(User::table()).set(User::age.set(None::<i32>)).filter(User::age.is_null());
    update_by_subquery: update(User::table()).set(User::age.set(select(func::max(Order::user_id)).filter(Order::user_id.eq(User::id))));
    update_of_two_tables: update(User::table()).set(User::name.set(Address::email)).filter(User::id.eq(Address::user_id));
    update_both_tables: update(User::table()).set((User::name.set("a"), Address::email.set("b"))).filter(User::id.eq(Address::user_id));
    update_returning: update(User::table()).set(User::age.set(3)).returning(User::all());
    update_with_cte: {
        let old = select(User::id).filter(User::age.gt(90)).cte("old");
        update(User::table()).set(User::active.set(false)).filter(User::id.in_(select(old.col(User::id))))
    };
    delete_by_key: delete(User::table()).filter(User::id.eq(1));
    delete_with_another_table: delete(User::table()).filter(User::id.eq(Address::user_id) & Address::email.eq("x"));
    delete_returning: delete(User::table()).filter(User::id.eq(1)).returning(User::name);
    delete_by_exists: delete(User::table()).filter(exists(select(Address::id).filter(Address::user_id.eq(User::id))));
}

fn newcomer() -> Insert {
    insert(User::table()).values((User::name.set("ed"), User::email.set("ed@x"), User::age.set(5)))
}
fn line() -> Insert {
    insert(OrderItem::table()).values((OrderItem::order_id.set(1), OrderItem::line.set(2), OrderItem::quantity.set(3)))
}

sql! {
    upsert_of_the_only_key: line().on_conflict((OrderItem::line, OrderItem::order_id)).do_update(OrderItem::quantity.set_excluded());
    upsert_where_the_key_is_numbered: newcomer().on_conflict(User::email).do_update((User::age.set_excluded(), User::name.set("again")));
    upsert_where_another_key_is_written: User::insert_with_key(&ed()).on_conflict(User::email).do_update(User::age.set_excluded());
    upsert_of_no_columns: newcomer().on_conflict(Vec::<Expr<i32>>::new()).do_nothing();
    upsert_of_a_sorted_key: newcomer().on_conflict(User::email.desc()).do_nothing();
    upsert_of_any_key: newcomer().on_duplicate_key_update(User::age.set(User::age + User::age.excluded()));
    upsert_ignored: newcomer().on_conflict(User::email).do_nothing();
    upsert_ignored_whichever_key: newcomer().on_any_conflict().do_nothing();
    upsert_ignored_with_rows: newcomer().on_any_conflict().do_nothing().returning(User::id);
    upsert_with_rows: newcomer().on_conflict(User::email).do_update(User::age.set_excluded()).returning((User::id, User::age));
    upsert_of_some_rows: newcomer().on_conflict(User::email).do_update(User::age.set_excluded()).filter(User::age.lt(User::age.excluded()));
    upsert_of_a_partial_index: newcomer().on_conflict(User::email).index_where(User::active & User::age.gt(5)).do_nothing();
    upsert_of_a_constraint: newcomer().on_conflict_constraint("uq_users_email").do_nothing();
    upsert_of_several_keys: newcomer()
        .on_conflict(User::email)
        .do_update(User::age.set_excluded())
        .on_any_conflict()
        .do_nothing();
    upsert_of_any_key_before_another: newcomer().on_any_conflict().do_nothing().on_conflict(User::email).do_nothing();
    upsert_without_assignments: newcomer().on_conflict(User::email).do_update(Vec::<aludel::query::Assignment>::new());
    upsert_of_another_table: newcomer().on_conflict(User::email).do_update(Address::email.set("x"));
    upsert_filter_without_update: newcomer().on_conflict(User::email).do_nothing().filter(User::active);
    upsert_of_a_select: insert(OrderItem::table())
        .from_select((OrderItem::order_id, OrderItem::line, OrderItem::quantity), select((Order::id, Order::user_id, literal(1))))
        .on_conflict((OrderItem::order_id, OrderItem::line))
        .do_update(OrderItem::quantity.set(OrderItem::quantity + OrderItem::quantity.excluded()));
    upsert_of_a_union: insert(OrderItem::table())
        .from_select(
            (OrderItem::order_id, OrderItem::line, OrderItem::quantity),
            select((Order::id, Order::user_id, literal(1))).union_all(select((Order::id, User::id, literal(2)))),
        )
        .on_conflict((OrderItem::order_id, OrderItem::line))
        .do_nothing();
    upsert_of_defaults: insert(OrderItem::table()).on_any_conflict().do_nothing();
    upsert_reads_before_it_writes: newcomer().on_duplicate_key_update((User::name.set("x"), User::email.set(User::name)));
    upsert_exchanges: newcomer().on_duplicate_key_update((User::name.set(func::coalesce((User::email, ""))), User::email.set(User::name)));
    upsert_reads_its_table: newcomer().on_duplicate_key_update(User::age.set(select(func::max(User::alias("u").col(User::age)))));
    upsert_takes_parameters: newcomer().on_conflict(User::email).do_update(User::age.set(param::<i32>("age"))).bind("age", 7);
    upsert_of_another_tables_key: newcomer().on_conflict(Address::id).do_nothing();
    upsert_of_a_partial_index_of_another_table: newcomer().on_conflict(User::email).index_where(Address::id.gt(1)).do_nothing();
    upsert_of_an_index_by_the_new_row: newcomer().on_conflict(User::email).index_where(User::age.excluded().gt(1)).do_nothing();
    upsert_of_a_key_twice: newcomer().on_conflict((User::email, User::email)).do_nothing();
    upsert_to_another_table: newcomer().on_conflict(User::email).do_update(User::age.set(Address::id));
    upsert_where_another_table: newcomer().on_conflict(User::email).do_update(User::age.set(1)).filter(Address::id.gt(1));
    upsert_to_the_new_row_of_another_table: newcomer().on_conflict(User::email).do_update(User::age.set(Address::id.excluded()));
    upsert_where_the_new_row_of_another_table: newcomer()
        .on_conflict(User::email)
        .do_update(User::age.set(1))
        .filter(Address::id.excluded().gt(1));
    upsert_by_a_subquery_of_the_row: newcomer()
        .on_conflict(User::email)
        .do_update(User::age.set(select(func::max(Address::id)).filter(Address::user_id.eq(User::id)).scalar()));
    upsert_by_a_subquery_of_the_new_row: newcomer()
        .on_conflict(User::email)
        .do_update(User::age.set(select(func::max(Address::id)).filter(Address::email.eq(User::email.excluded())).scalar()));
    upsert_by_a_subquery_called_like_the_new_row: {
        let a = Address::alias("excluded");
        let last = select(func::max(a.col(Address::id))).filter(a.col(Address::email).eq(User::email.excluded())).scalar();
        newcomer().on_conflict(User::email).do_update(User::age.set(last))
    };
    upsert_of_a_row: newcomer()
        .on_conflict(User::email)
        .do_update(tuple((User::name, User::age)).set(select((Address::email, Address::id)).filter(Address::user_id.eq(User::id))));
    upsert_assigns_twice: newcomer().on_conflict(User::email).do_update((User::age.set(1), User::age.set(2)));
    upsert_of_a_joined_select: insert(OrderItem::table())
        .from_select(
            (OrderItem::order_id, OrderItem::line),
            select((Order::id, Order::user_id)).from(Order::table().join(OrderItem::table())),
        )
        .on_duplicate_key_update(OrderItem::quantity.set(OrderItem::quantity + 1));
    upsert_reads_what_it_selects_from: insert(OrderItem::table())
        .from_select((OrderItem::order_id, OrderItem::line), select((Order::id, Order::user_id)))
        .on_duplicate_key_update(OrderItem::quantity.set(Order::user_id));
    insert_column_of_its_row: insert(User::table()).values((User::age.set(5), User::name.set(func::coalesce((User::email, "x")))));
    insert_column_of_another_table: insert(User::table()).values(User::name.set(Address::email));
    insert_aggregate: insert(User::table()).values((User::name.set("x"), User::age.set(func::max(Address::id))));
    insert_returning_what_reads_it: newcomer().returning(select(func::count_all()).from(User::table()).scalar());
    insert_returning_what_reads_an_alias_of_it: newcomer().returning(select(func::count(User::alias("u").col(User::id))).scalar());
    insert_returning_another: newcomer().returning(User::id).returning((User::name, User::age));
    update_alias_by_its_table: {
        let u = User::alias("u");
        update(&u).set(User::active.set(false)).filter(User::id.eq(1))
    };
    update_alias_to_its_table: {
        let u = User::alias("u");
        update(&u).set(User::age.set(User::age + 1)).filter(u.col(User::id).eq(1))
    };
    update_alias_and_its_table: {
        let u = User::alias("u");
        update(&u).from(User::table()).set(User::age.set(User::age)).filter(u.col(User::manager_id).eq(User::id))
    };
    update_a_column_and_a_row_of_it: update(User::table())
        .set((tuple((User::name, User::age)).set(select((Address::email, Address::id))), User::age.set(5)));
    update_returning_another: update(User::table()).set(User::active.set(false)).returning(User::id).returning(User::name);
    delete_alias_by_its_table: {
        let u = User::alias("u");
        delete(&u).filter(User::id.eq(1))
    };
    delete_alias_returning: {
        let u = User::alias("u");
        delete(&u).filter(u.col(User::id).eq(1)).returning(u.col(User::id))
    };
    excluded_alone: update(User::table()).set(User::age.set(User::age.excluded()));
    insert_rows_by_name: insert(User::table()).rows([
        (User::name.set("ed"), User::age.set(5)),
        (User::age.set(None::<i32>), User::name.set(func::lower(literal("X")))),
    ]);
    insert_rows_of_other_columns: insert(User::table()).rows([User::name.set("ed"), User::email.set("x")]);
    insert_prefixed: newcomer().prefix_for("sqlite", "OR IGNORE").prefix_for("mariadb", "IGNORE");
    insert_reads_its_table: insert(Address::table()).values((Address::user_id.set(1), Address::email.set(select(func::max(Address::email)).scalar().not_null())));
    insert_returning_of_another_table: newcomer().returning(Address::id);
    update_joined: update(User::table()).join(Address::table()).set(User::name.set(Address::email)).filter(User::active);
    update_joined_on: update(User::table())
        .join_on(Address::table(), Address::user_id.eq(User::id))
        .join(Order::table())
        .set(User::name.set(Address::email));
    update_outer_joined: update(User::table()).left_join(Address::table()).set(User::active.set(false)).filter(Address::id.is_null());
    update_from: update(User::table()).from(Address::table()).set(User::active.set(false));
    update_first_rows: update(User::table()).set(User::active.set(false)).order_by(User::age.desc()).limit(3);
    update_first_rows_of_two_tables: update(User::table())
        .set(User::name.set(Address::email))
        .filter(User::id.eq(Address::user_id))
        .order_by(User::id)
        .limit(3);
    update_reads_before_it_writes: update(User::table()).set((User::name.set("x"), User::email.set(User::name)));
    update_in_order: update(User::table()).set_ordered((User::email.set(User::name), User::name.set("x")));
    update_exchanges: update(User::table()).set((User::name.set(User::email.not_null()), User::email.set(User::name)));
    update_of_a_row: update(User::table())
        .set(tuple((User::name, User::age)).set(select((Address::email, Address::id)).filter(Address::user_id.eq(User::id))));
    update_of_a_row_of_another_width: update(User::table())
        .set(tuple((User::name, User::age)).set(select(vec![table("t", ["a"]).c("a")])));
    update_reads_its_table: update(User::table()).set(User::active.set(false)).filter(User::age.lt(select(func::avg(User::alias("u").col(User::age))).scalar()));
    update_reads_its_table_beforehand: {
        let mean = select(func::avg(User::age).label("mean")).distinct().subquery("m");
        update(User::table()).set(User::active.set(false)).filter(User::age.lt(select(mean.c("mean").typed::<f64>()).scalar()))
    };
    update_only: update(User::table()).only().set(User::active.set(false));
    update_prefixed: update(User::table()).set(User::active.set(false)).prefix_for("mysql", "LOW_PRIORITY").prefix_for("sqlite", "OR FAIL");
    update_returning_both: update(User::table()).set(User::name.set(Address::email)).filter(User::id.eq(Address::user_id)).returning((User::id, Address::id));
    update_returning_a_stranger: update(User::table()).set(User::active.set(false)).returning(Address::id);
    delete_joined: delete(User::table()).join(Address::table()).filter(Address::email.eq("x"));
    delete_outer_joined: delete(User::table()).left_join(Address::table()).filter(Address::id.is_null());
    delete_using: delete(User::table()).using(Address::table()).filter(Address::email.eq("x"));
    delete_first_rows: delete(User::table()).order_by(User::age.desc()).limit(3);
    delete_first_rows_of_an_alias: {
        let u = User::alias("u");
        delete(&u).filter(u.col(User::age).gt(5)).limit(3)
    };
    delete_alias: {
        let u = User::alias("u");
        delete(&u).filter(u.col(User::age).gt(5))
    };
    delete_with_another_returning: delete(User::table()).filter(User::id.eq(Address::user_id)).returning(User::id);
    delete_only: delete(User::table()).only();
    delete_reads_its_table: delete(User::table()).filter(User::id.in_(select(User::alias("u").col(User::id))));
    delete_names_clash: delete(User::table()).filter(User::id.eq(Address::alias("a").col(Address::id)) & User::id.eq(Order::alias("a").col(Order::id)));
}

/// A key that the table does not declare may be there all the same, but not where it must be known to be the only one.
#[test]
fn upsert_of_what_is_no_key() {
    let upsert = newcomer().on_conflict(User::name).do_update(User::age.set_excluded());
    assert!(upsert.compile(&Postgres::default()).is_ok());
    assert_eq!(
        upsert.compile(&MySql::default()).unwrap_err().to_string(),
        "mysql 8.4 has no ON CONFLICT of one key; (name) is no key that \"users\" declares; \
         where every key is meant, say `.on_any_conflict()`"
    );
}

/// What came when.
#[test]
fn older_versions() {
    let upsert = newcomer().on_duplicate_key_update(User::age.set_excluded());
    let sql = |statement: &dyn Fn(&dyn aludel::compiler::Dialect) -> aludel::Result<aludel::Compiled>,
               dialect: &dyn aludel::compiler::Dialect| {
        statement(dialect).map_or_else(|error| error.to_string(), |compiled| compiled.sql().to_owned())
    };
    let upserted = |dialect: &dyn aludel::compiler::Dialect| sql(&|dialect| upsert.compile(dialect), dialect);
    let values = "INSERT INTO users (name, email, age, active) VALUES (?, ?, ?, ?) ";
    assert_eq!(upserted(&MySql::version(8, 0, 18)), format!("{values}ON DUPLICATE KEY UPDATE age = VALUES(age)"));
    assert_eq!(upserted(&MySql::version(8, 0, 19)), format!("{values}AS new ON DUPLICATE KEY UPDATE age = new.age"));
    assert_eq!(upserted(&Sqlite::default()), format!("{values}ON CONFLICT DO UPDATE SET age = excluded.age"));
    let refused = "sqlite 3.34 has no ON CONFLICT DO UPDATE for any key; name the columns of the key: `.on_conflict(..)`";
    assert_eq!(upserted(&Sqlite::version(3, 34)), refused);
    assert_eq!(upserted(&Sqlite::version(3, 23)), "sqlite 3.23 has no ON CONFLICT; look the row up first, in one transaction");
    let u = User::alias("u");
    let alias = delete(&u).filter(u.col(User::id).eq(1));
    let deleted = |dialect: &dyn aludel::compiler::Dialect| sql(&|dialect| alias.compile(dialect), dialect);
    assert_eq!(deleted(&MySql::version(8, 0, 15)), "DELETE FROM u USING users AS u WHERE u.id = ?");
    assert_eq!(deleted(&MySql::version(8, 0, 16)), "DELETE FROM users AS u WHERE u.id = ?");
}

/// The key of an index on expressions: an operator stands in parentheses, and values are those of the index.
#[test]
fn upsert_of_a_computed_key() {
    let upsert = newcomer().on_conflict((func::lower(User::email), User::name + "x")).do_nothing();
    for dialect in [&Sqlite::default() as &dyn aludel::compiler::Dialect, &Postgres::default()] {
        let compiled = upsert.compile(dialect).unwrap();
        assert!(compiled.sql().ends_with(" ON CONFLICT (lower(email), (name || 'x')) DO NOTHING"), "{}", compiled.sql());
        assert_eq!(compiled.params().len(), 4);
    }
    assert!(upsert.compile(&MySql::default()).is_err());
}

/// A table called `excluded` hides the new row, or is hidden by it: SQLite would read the old one in silence.
#[test]
fn upsert_into_a_table_called_excluded() {
    let of = |name: &'static str| {
        let t =
            Table::new(name).column(ColumnDef::new("id", DataType::Integer).primary_key()).column(ColumnDef::new("n", DataType::Integer));
        insert(&t).values((t.c("id").set(1), t.c("n").set(2))).on_conflict(t.c("id")).do_update(t.c("n").set_excluded())
    };
    for (name, refused) in [("excluded", 2), ("Excluded", 1)] {
        let errors: Vec<_> = [&Sqlite::default() as &dyn aludel::compiler::Dialect, &Postgres::default(), &MySql::default()]
            .iter()
            .filter_map(|dialect| of(name).compile(*dialect).err())
            .collect();
        assert_eq!(errors.len(), refused, "{name}: {errors:?}");
        assert!(errors.iter().all(|error| error.to_string().starts_with("excluded: the row that could not be inserted is called")));
    }
}

/// A table called `new` cannot have its new row called so, too.
#[test]
fn upsert_into_a_table_called_new() {
    let new =
        Table::new("new").column(ColumnDef::new("id", DataType::Integer).primary_key()).column(ColumnDef::new("n", DataType::Integer));
    let upsert = insert(&new).values((new.c("id").set(1), new.c("n").set(2))).on_duplicate_key_update(new.c("n").set_excluded());
    assert_eq!(
        upsert.compile(&MySql::default()).unwrap().sql(),
        "INSERT INTO new (id, n) VALUES (?, ?) ON DUPLICATE KEY UPDATE n = VALUES(n)"
    );
}
