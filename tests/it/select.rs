//! SELECT and its clauses.

use crate::fixtures::shop::*;
use crate::support::sql;
use aludel::prelude::*;

fn totals() -> aludel::query::Cte<(i32, Option<f64>)> {
    select((Order::user_id, func::sum(Order::total).label("total"))).group_by(Order::user_id).cte("totals")
}

sql! {
    columns: select((User::id, User::name));
    model: User::select();
    two_models: select((User::all(), Address::all())).join(Address::table());
    names_that_need_quotes: Transfer::select().filter(Transfer::from_user.eq(1)).order_by(Transfer::group);
    same_name_twice: select((User::id, Address::id, Address::id, User::id)).join(Address::table());
    join_on_foreign_key: select((User::name, Address::email)).join(Address::table());
    join_the_other_way: select((Address::email, User::name)).from(Address::table()).join(User::table());
    join_of_a_join: select((User::name, func::count(OrderItem::line))).join(Order::table()).join(OrderItem::table()).group_by(User::name);
    join_on_condition: User::select().join_on(Address::table(), Address::email.eq(User::email));
    left_join: User::select().left_join(Address::table());
    full_join: User::select().full_join_on(Address::table(), Address::user_id.eq(User::id));
    join_without_key: User::select().join(Account::table());
    join_with_two_keys: User::select().join(Transfer::table());
    self_join: {
        let m = User::alias("m");
        select((User::name, m.col(User::name))).join_on(&m, User::manager_id.eq(m.col(User::id)))
    };
    unnamed_aliases: {
        let (a, b) = (User::alias(Unnamed), User::alias(Unnamed));
        select((a.col(User::id), b.col(User::id))).filter(a.col(User::id).lt(b.col(User::id)))
    };
    group_having_order: select((User::age, func::count(User::id)))
        .group_by(User::age)
        .having(func::count(User::id).gt(1))
        .order_by((func::count(User::id).desc(), User::age));
    order_by_label: {
        let double = (User::id * 2).label("double");
        select((User::id, &double)).order_by(double.desc())
    };
    nulls_last: User::select().order_by((User::age.desc().nulls_last(), User::name.asc().nulls_first()));
    distinct: select(User::age).distinct();
    limit: User::select().order_by(User::id).limit(10);
    limit_offset: User::select().order_by(User::id).limit(10).offset(20);
    offset: User::select().order_by(User::id).offset(20);
    subquery: {
        let s = select((User::id, (User::age + 1).label("next"))).filter(User::active).subquery("s");
        select((s.c("id"), s.c("next"))).filter(s.c("next").gt(3))
    };
    unnamed_columns_of_a_subquery: {
        let s = select((func::max(User::id), func::max(User::age), User::id + 1)).subquery(Unnamed);
        select(s.all()).filter(s.c("max_2").gt(1))
    };
    cte: select((User::name, totals().c("total"))).join(totals()).filter(totals().c("total").gt(100));
    cte_of_a_cte: {
        let totals = totals();
        let large = select((totals.c("user_id"), totals.c("total"))).filter(totals.c("total").gt(100)).cte("large");
        select((User::name, large.c("total"))).join_on(&large, large.c("user_id").eq(User::id))
    };
    two_ctes_of_one_name: {
        let (a, b) = (select(User::id).cte("c"), select(Address::id).cte("c"));
        select((a.c("id"), select(b.c("id")).subquery("s").c("id")))
    };
    columns_keep_their_names_through_subqueries: {
        let inner = select((User::id, Address::id, func::max(User::age))).group_by((User::id, Address::id)).subquery("i");
        let middle = select((inner.c("id_1"), inner.c("max_1"))).subquery("m");
        select((middle.c("id_1"), middle.c("max_1")))
    };
    two_subqueries_of_one_name: {
        let (a, b) = (select(User::id).subquery("s"), select(Address::id).subquery("s"));
        select((a.c("id"), b.c("id")))
    };
    a_subquery_built_twice_is_one: {
        let built = || select((User::age, func::count_all())).group_by(User::age).subquery("s");
        select(built().c("count_1")).filter(built().c("count_1").gt(1))
    };
    an_inner_alias_may_shadow: {
        let (outer, inner) = (User::alias("x"), Address::alias("x"));
        select(outer.col(User::id)).filter(exists(select(inner.col(Address::id)).filter(inner.col(Address::email).eq("a"))))
    };
    order_by_label_of_a_nested_union: {
        let label = (User::id + 1).label("select");
        select(&label).union_all(select(Address::id)).union(select(Order::user_id)).order_by(label.desc())
    };
    two_labels_of_one_name_in_a_cte: {
        let c = select((User::id.label("x"), User::age.label("x"))).cte("c");
        select((c.c("x"), c.c("x_1")))
    };
    a_label_that_is_not_in_the_subquery: {
        let (m, s) = (User::alias("m"), select(User::name).subquery("s"));
        select(s.col(m.col(User::name).label("boss")))
    };
    exists_correlates: User::select().filter(exists(select(Address::id).filter(Address::user_id.eq(User::id))));
    not_exists: User::select().filter(!exists(select(Address::id).filter(Address::user_id.eq(User::id))));
    nothing_left_to_select_from: User::select().filter(exists(select(literal(1)).filter(User::id.eq(1)).from(User::table()).from(Address::table()).filter(Address::user_id.eq(User::id))));
    union: select(User::id).union_all(select(Address::user_id)).order_by(User::id).limit(3);
    three_members: select(User::id).union(select(Address::user_id)).union(select(Order::user_id));
    member_with_limit: select(User::id).limit(3).union_all(select(Address::user_id));
    except_all: select(User::id).except_all(select(Address::user_id));
    filter_of_a_union: select(User::id).union(select(Address::user_id)).filter(User::id.gt(1));
    outer_model: select((User::all(), Address::all().nullable())).left_join(Address::table());
    runtime_columns: select(vec![User::table().c("id"), User::table().c("name")]);
    no_from: select((literal(1), literal("x")));
    where_without_from: select(literal(1)).filter(literal(1).eq(1));
}
