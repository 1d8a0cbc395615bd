//! A name means one element, whatever stands around it.

use crate::fixtures::shop::*;
use crate::support::sql;
use aludel::prelude::*;

fn odd() -> Table {
    let column = |name: &str| ColumnDef::new(name, DataType::Integer);
    Table::new("order_items").column(column("line")).column(column("line_1")).column(column("abs_1")).column(column("anon_1"))
}

sql! {
    alias_hides_the_outer_table: {
        let o = Order::alias("users");
        select(User::id).filter(exists(select(1).from(&o).filter(o.col(Order::user_id).eq(User::id))))
    };
    alias_hides_what_nobody_reads: {
        let o = Order::alias("users");
        select(User::id).filter(exists(select(1).from(&o).filter(o.col(Order::user_id).eq(5))))
    };
    alias_hides_an_outer_alias: {
        let (u, o) = (User::alias("a"), Order::alias("a"));
        select(u.col(User::id)).filter(exists(select(1).from(&o).filter(o.col(Order::user_id).eq(u.col(User::id)))))
    };
    alias_hides_by_its_case: {
        let (u, o) = (User::alias("A"), Order::alias("a"));
        select(u.col(User::id)).filter(exists(select(1).from(&o).filter(o.col(Order::user_id).eq(u.col(User::id)))))
    };
    made_up_name_is_another_one: {
        let (named, unnamed) = (User::alias("users_1"), User::alias(Unnamed));
        let below = select(1).from(&unnamed).filter(unnamed.col(User::manager_id).eq(named.col(User::id)));
        select(named.col(User::id)).filter(exists(below))
    };
    name_is_one_that_was_made_up: {
        let (unnamed, named) = (User::alias(Unnamed), User::alias("users_1"));
        let below = select(1).from(&named).filter(named.col(User::manager_id).eq(unnamed.col(User::id)));
        select(unnamed.col(User::id)).filter(exists(below))
    };
    made_up_name_is_in_the_same_from: {
        let (unnamed, named) = (User::alias(Unnamed), User::alias("users_1"));
        select((unnamed.col(User::id), named.col(User::id)))
    };
    update_hides_its_table: {
        let o = Order::alias("users");
        update(User::table()).set(User::age.set(select(func::max(o.col(Order::user_id))).filter(o.col(Order::user_id).eq(User::id)).scalar()))
    };
    table_of_a_schema_hides: {
        let inner = Table::new("users").schema("other").column(ColumnDef::new("id", DataType::Integer));
        select(User::id).filter(exists(select(1).from(&inner).filter(inner.c("id").eq(User::id))))
    };
    alias_called_like_a_table_beside_it: {
        let o = Order::alias("users");
        select((User::id, o.col(Order::id)))
    };
    subquery_called_like_a_table_beside_it: {
        let s = select(Order::id).subquery("users");
        select((s.col(Order::id), User::id))
    };
    names_that_differ_by_case: select((User::alias("A").col(User::id), Order::alias("a").col(Order::id)));
    table_twice: select(User::id).from(User::table()).join(Order::table()).join(Order::table());
    from_twice: select(User::id).from(User::table()).from(User::table());
    from_and_a_join_of_it: select(User::id).from(User::table()).from(User::table().join(Order::table()));
    on_of_what_is_not_there: select(User::id).join_on(Order::table(), Order::user_id.eq(Address::user_id));
    on_of_what_stands_around: select(User::id).filter(exists(
        select(1).from(Order::table()).join_on(Address::table(), Address::user_id.eq(User::id)),
    ));
    cte_called_like_a_table: {
        let c = select(Order::id).cte("users");
        select(c.c("id")).filter(exists(select(1).from(User::table()).filter(User::age.gt(1))))
    };
    cte_called_like_the_table_that_it_reads: {
        let c = select(User::name).filter(User::active).cte("users");
        select(c.col(User::name))
    };
    cte_called_like_the_table_that_it_reads_and_others_read: {
        let c = select(User::name).filter(User::active).cte("users");
        let d = select(Order::id).join(User::table()).cte("d");
        select((c.col(User::name), d.c("id")))
    };
    recursive_cte_called_like_its_table: {
        let c = select(User::id).recursive_cte("users", |c| select(User::id).join_on(c, User::manager_id.eq(c.col(User::id))));
        select(c.c("id"))
    };
    cte_called_like_the_table_that_is_changed: {
        let c = select(func::max(Order::user_id).label("id")).cte("users");
        delete(User::table()).filter(User::id.in_(select(c.c("id").typed::<i32>())))
    };
    ctes_that_differ_by_case: {
        let (a, b) = (select(User::id).cte("C"), select(Order::id).cte("c"));
        select((a.col(User::id), b.col(Order::id)))
    };
    nested_cte_called_like_a_table: {
        let c = select(Order::user_id).cte("users").nesting();
        let s = select(c.c("user_id")).filter(exists(select(1).from(User::table()).filter(User::active))).subquery("s");
        select(s.c("user_id"))
    };
    made_up_label_is_no_column: {
        let s = select((OrderItem::line, User::id.label("line"), User::age.label("line_1"))).subquery("s");
        select((s.col(OrderItem::line), s.c("line_1"), s.c("line_2")))
    };
    made_up_label_of_a_function: {
        let s = select((func::abs(User::age), User::id.label("abs_1"))).subquery("s");
        select(s.all())
    };
    labels_that_differ_by_case: {
        let s = select((User::id.label("X"), User::age.label("x"))).subquery("s");
        select(s.all())
    };
}

/// What a name that was made up would have hidden is found by its own.
#[test]
fn columns_are_found_by_their_own_names() {
    let t = odd();
    let s = select((OrderItem::line, func::abs(User::age), t.c("abs_1"), t.c("line_1"))).subquery("s");
    let sql = |name: &str| select(s.c(name)).to_string().split(" FROM ").next().unwrap().to_owned();
    assert_eq!(
        (sql("abs_1").as_str(), sql("line_1").as_str(), sql("abs_2").as_str()),
        ("SELECT s.abs_1", "SELECT s.line_1", "SELECT s.abs_2")
    );
}
