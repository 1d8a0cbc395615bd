//! What few SELECTs say: DISTINCT ON, FETCH, locks, correlation, LATERAL, samples, hints, label styles.

use crate::fixtures::shop::*;
use crate::support::sql;
use aludel::prelude::*;

fn last_orders() -> aludel::query::Subquery<f64> {
    select(Order::total).filter(Order::user_id.eq(User::id)).order_by(Order::id.desc()).limit(3).lateral("last")
}

sql! {
    distinct_on: select((Order::user_id, Order::id)).distinct_on(Order::user_id).order_by((Order::user_id, Order::total.desc()));
    distinct_on_wins_over_distinct: select(Order::id).distinct().distinct_on((Order::user_id, Order::total + 1));
    distinct_on_a_label_with_a_value: {
        let next = (User::age + 1).label("next");
        select(&next).distinct_on(&next).order_by(&next)
    };
    distinct_on_a_label: {
        let length = func::char_length(User::name).label("length");
        select(&length).distinct_on(&length).order_by(&length)
    };
    fetch: User::select().order_by(User::id).fetch(5);
    fetch_with_ties: select(User::id).order_by(User::age).fetch_with_ties(5).offset(2);
    fetch_with_ties_without_order: select(User::id).fetch_with_ties(5);
    limit_takes_the_place_of_fetch: select(User::id).order_by(User::age).fetch_with_ties(5).limit(3);
    fetch_takes_the_place_of_limit: select(User::id).order_by(User::age).limit(3).fetch(5);
    limit_by_an_expression: select(User::id).limit(literal(5) * 2).offset(func::abs(literal(-3)));
    limit_by_a_subquery: select(User::id).order_by(User::id).limit(select(func::count_all()).from(Order::table()).scalar());
    limit_by_a_parameter: select(User::id).limit(param::<i64>("n").value(3));
    limit_that_is_negative: select(User::id).limit(-1);
    limit_that_is_a_negative_value: select(User::id).order_by(User::id).limit(literal(-1));
    limit_that_is_no_whole_number: select(User::id).order_by(User::id).offset(literal(1.5));
    limit_by_a_negative_parameter: select(User::id).limit(param::<i64>("n").value(-3));
    limit_behind_in: select(User::id).filter(User::id.in_(select(Order::user_id).order_by(Order::id).limit(3)));
    limit_of_a_member_behind_in: select(User::id).filter(User::id.not_in(select(Order::user_id).limit(3).union(select(Address::user_id))));
    limit_behind_all: select(User::id).filter(User::id.gt(all_(select(Order::user_id).offset(3))));
    limit_below_in: {
        let s = select(Order::user_id).order_by(Order::id).limit(3).subquery("s");
        select(User::id).filter(User::id.in_(select(s.col(Order::user_id))))
    };
    limit_removed: select(User::id).limit(5).offset(3).limit(None::<u64>).offset(None::<i32>);
    slice_the_wrong_way: select(User::id).slice(std::ops::Range { start: 5, end: 3 });
    nulls_last_of_a_label_called_like_a_column: {
        let id = User::age.label("id");
        select((&id, User::name)).order_by(id.desc().nulls_last())
    };
    nulls_last_of_a_name_called_like_a_column: select((User::age.label("id"), User::name)).order_by(by_name("id").asc().nulls_last());
    nulls_last_of_a_label: {
        let years = User::age.label("years");
        select((&years, User::name)).order_by((years.desc().nulls_first(), by_name("years").asc().nulls_last()))
    };
    nulls_last_of_a_subquerys_label: {
        let id = User::age.label("id");
        select(User::id).filter(User::age.in_(select(&id).order_by(id.asc().nulls_last())))
    };
    group_by_a_label_called_like_a_column: select((User::age.label("id"), func::count_all())).group_by(by_name("id"));
    group_by_a_label: select((User::age.label("years"), func::count_all())).group_by(by_name("years"));
    distinct_sorted_by_a_computed_column: select((User::age + 1, User::name)).distinct().order_by(((User::age + 1).desc().nulls_last(), User::name));
    order_by_cleared: select(User::id).order_by(User::name).clear_order_by().order_by(User::id);
    order_of_a_union_cleared: select(User::id).union(select(Order::user_id)).order_by(by_name("id")).clear_order_by();

    for_update: select(User::id).filter(User::id.eq(5)).for_update();
    for_update_skip_locked: select(User::id).order_by(User::id).limit(1).for_update().skip_locked();
    for_share: select(User::id).for_share();
    for_share_nowait: select(User::id).for_share().nowait();
    for_no_key_update: select(User::id).for_no_key_update();
    for_key_share: select(User::id).for_key_share();
    for_update_of: {
        let o = Order::alias("o");
        select(User::id).join_on(&o, o.col(Order::user_id).eq(User::id)).for_update().of((User::table(), &o, User::id))
    };
    for_update_of_what_is_not_there: select(User::id).for_update().of(Order::table());
    for_update_of_no_column: select(User::id).for_update().of(User::id + 1);
    skip_locked_without_a_lock: select(User::id).skip_locked();
    for_update_of_groups: select(User::age).group_by(User::age).for_update();
    for_update_of_an_aggregate: select(func::max(User::age) + 1).for_update();
    for_update_of_a_subquery_that_aggregates: select((User::id, select(func::max(Order::id)).scalar())).for_update();
    for_update_of_a_window: select(func::row_number().over()).from(User::table()).for_share();
    for_update_of_an_outer_join: select(User::id).left_join(Order::table()).for_update();
    for_update_of_the_inner_side: select(User::id).left_join(Order::table()).for_update().of(User::table());
    for_update_of_other_aggregates: select(func::aggregate_strings(User::name, ", ")).for_update();
    for_update_sorted_by_a_window: select(User::id).order_by(func::row_number().over().order_by(User::id)).for_update();
    for_update_of_a_right_join: select(User::id).right_join(Order::table()).for_update();
    for_update_of_its_inner_side: select(User::id).right_join(Order::table()).for_update().of(Order::table());
    for_update_of_a_join_in_brackets: {
        let mails = Order::table().left_join(Address::table());
        select(User::id).join_on(mails, Order::user_id.eq(User::id)).for_update()
    };
    for_update_of_grouped_rows_below: {
        let s = select(User::age).group_by(User::age).subquery("s");
        select(s.col(User::age)).for_update()
    };
    for_update_of_a_union_below: {
        let s = select(User::id).union(select(Order::user_id)).subquery("s").alias("t");
        select(s.col(User::id)).for_update()
    };
    for_update_of_an_outer_join_below: {
        let s = select(User::id).left_join(Order::table()).subquery("s");
        select(s.col(User::id)).for_update()
    };
    for_update_beside_grouped_rows: {
        let s = select(Order::user_id).group_by(Order::user_id).subquery("s");
        select(User::id).join_on(&s, s.col(Order::user_id).eq(User::id)).for_update().of(User::table())
    };
    for_update_of_plain_rows_below: {
        let s = select(User::id).filter(User::active).subquery("s");
        select(s.col(User::id)).for_update()
    };
    for_update_of_a_cte: {
        let c = select(User::id).cte("c");
        select(c.col(User::id)).for_update().of(&c)
    };
    for_update_with_ties: select(User::id).order_by(User::age).fetch_with_ties(3).for_update().skip_locked();
    for_update_of_a_set_operation: select(User::id).union(select(Order::user_id)).for_update();
    share_of_a_set_operation: select(User::id).union(select(Order::user_id)).limit(3).for_share().nowait();
    skip_locked_of_a_set_operation_without_a_lock: select(User::id).union(select(Order::user_id)).skip_locked();
    locked_set_operation_as_a_member: select(User::id).union(select(Order::user_id)).for_update().union(select(Address::id));
    fetch_of_a_set_operation: select(User::id).union_all(select(Order::user_id)).order_by(User::id).offset(2).fetch(5);
    fetch_with_ties_of_a_set_operation: select(User::id).union_all(select(Order::user_id)).order_by(User::id).fetch_with_ties(5);
    fetch_with_ties_of_a_set_operation_without_order: select(User::id).union_all(select(Order::user_id)).fetch_with_ties(5);
    limit_takes_the_place_of_fetch_of_a_set_operation: select(User::id).union_all(select(Order::user_id)).fetch_with_ties(5).limit(3);
    fetch_of_a_set_operation_that_is_a_member: select(User::id)
        .union_all(select(Order::user_id))
        .order_by(User::id)
        .fetch(5)
        .union_all(select(Address::id));
    fetch_of_values: values((User::id,)).data([(1,), (2,)]).query().fetch(1);
    locked_member_of_a_set_operation: select(User::id).for_update().union_all(select(Order::user_id));

    prefixes: select(User::id).prefix_with("ALL").prefix_for("mysql", "SQL_NO_CACHE");
    suffixes: select(User::id).statement_hint("/* b */").suffix_with(text("/* c */")).statement_hint_for("sqlite", "/* d */");
    prefix_of_a_set_operation: select(User::id).union(select(Order::user_id)).prefix_with("ALL");
    hint_for_some: {
        let u = User::alias("u");
        select(u.col(User::id))
            .hint_for("mysql", &u, "USE INDEX (PRIMARY)")
            .hint_for("mariadb", &u, "IGNORE INDEX (PRIMARY)")
            .hint_for("postgresql", &u, "only")
            .hint_for("sqlite", &u, "NOT INDEXED")
    };
    hint_stays_in_its_select: {
        let inner = select(User::id).limit(1).subquery("inner");
        select((User::id, inner.col(User::id))).hint_for("mysql", User::table(), "FORCE INDEX (PRIMARY)")
    };
    hint_at_what_is_joined: select(User::id).join(Order::table()).hint_for("mysql", Order::table(), "USE INDEX (PRIMARY)");
    hint_that_is_unknown: select(User::id).hint(User::table(), "WITH (NOLOCK)");
    hint_at_what_is_not_there: select(User::id).hint_for("sqlite", Order::table(), "NOT INDEXED");

    no_columns: select(Vec::<Expr<i32>>::new()).from(User::table());
    sample: {
        let part = User::alias(Unnamed).tablesample(10);
        select(part.col(User::id)).filter(part.col(User::age).gt(5))
    };
    sample_by_a_function: select(User::alias("part").tablesample(func::call::<Any>("bernoulli", (1.5,))).repeatable(42).col(User::id));

    lateral: select((User::name, last_orders().col(Order::total))).join_on(last_orders(), true);
    lateral_stands_behind_what_it_reads: select((last_orders().col(Order::total), User::name));
    lateral_reaches_an_earlier_one: {
        let last = select(Order::id).filter(Order::user_id.eq(User::id)).limit(1).lateral("last");
        let lines = select(func::count_all().label("n")).filter(OrderItem::order_id.eq(last.col(Order::id))).lateral("lines");
        select((User::name, lines.c("n"))).from(User::table()).join_on(&last, true).join_on(&lines, true)
    };
    lateral_of_a_union: {
        let ids = |kind: &'static str| select((Order::id, literal(kind).label("kind"))).filter(Order::user_id.eq(User::id));
        let both = ids("a").union_all(ids("b")).lateral("both_");
        select((User::id, both.all())).join_on(&both, true)
    };
    subquery_in_from_does_not_correlate: {
        let mails = select(Address::id).filter(Address::user_id.eq(User::id)).subquery("mails");
        select((User::id, mails.col(Address::id)))
    };
    subquery_in_from_reaches_what_is_around_its_statement: {
        let mails = select(Address::id).filter(Address::user_id.eq(User::id)).correlate(User::table()).subquery("mails");
        select(User::id).filter(exists(select(mails.col(Address::id))))
    };
    correlation_off: select(User::id).filter(User::id.gt(select(func::count_all()).filter(Order::user_id.eq(User::id)).correlate(()).scalar()));
    correlate_leaves_no_from: select(User::id).filter(User::id.eq(select(User::age + 1).correlate(User::table()).scalar()));
    correlate_across_two_levels: {
        let line = select(star()).filter(OrderItem::order_id.eq(Order::id)).filter(OrderItem::line.gt(User::age));
        let line = line.correlate_except(OrderItem::table());
        select(User::id).filter(exists(select(star()).filter(Order::user_id.eq(User::id)).filter(exists(line))))
    };

    labels_none: select((User::id, Address::id, User::id)).join(Address::table()).label_style(LabelStyle::None);
    labels_none_in_a_subquery: {
        let s = select((User::id, Order::id, User::id)).join(Order::table()).label_style(LabelStyle::None).subquery("s");
        select(s.all()).filter(s.c("id_1").gt(1))
    };
    label_with_the_table_by_name: select((User::id, Order::id))
        .join(Order::table())
        .label_style(LabelStyle::TablenamePlusCol)
        .order_by((by_name("orders_id"), by_name("id").desc()));
    labels_with_the_table: select((User::all(), Address::all(), User::id, User::id, User::age.cast::<String>(), User::age + 1, -User::age))
        .join(Address::table())
        .label_style(LabelStyle::TablenamePlusCol);
    labels_with_the_table_in_a_subquery: {
        let u = User::alias("u");
        let pairs = select((u.col(User::id), Address::id, Address::email)).join_on(&u, u.col(User::id).eq(Address::user_id));
        let pairs = pairs.label_style(LabelStyle::TablenamePlusCol).subquery("pairs");
        select((pairs.c("u_id"), pairs.col(Address::id), pairs.c("addresses_email")))
    };
    labels_with_the_table_of_a_subquery: {
        let s = select((User::id, User::age + 1)).subquery(Unnamed);
        select(s.all()).label_style(LabelStyle::TablenamePlusCol)
    };
    labels_with_the_table_in_a_union: select(User::id)
        .label_style(LabelStyle::TablenamePlusCol)
        .union(select(Order::user_id))
        .order_by((by_name("users_id"), User::id.desc()));
    add_columns: select(User::id).add_columns((User::name, Address::email)).join(Address::table());
    with_only_columns: select((User::id, Address::email)).filter(User::id.eq(5)).with_only_columns(User::name);
    columns_of_a_joined_join: select((Order::id, Address::email))
        .from(User::table())
        .join_on(Order::table().join(Address::table()), Order::user_id.eq(User::id))
        .columns(func::count_all());
    seek_behind_an_order: select(User::id).order_by(User::name).seek(User::id, Some((5,)));
    seek_by_nothing: select(User::id).seek(Vec::<Expr<i32>>::new(), None::<(i32,)>);
    reduce_columns: select((User::all(), User::id)).reduce_columns();
    reduce_columns_that_are_equal: {
        let (u, o) = (User::alias("u"), Order::alias("o"));
        select((u.col(User::id), o.col(Order::user_id), Address::user_id))
            .join_on(&o, o.col(Order::user_id).eq(u.col(User::id)))
            .join_on(Address::table(), Address::user_id.eq(o.col(Order::user_id)))
            .reduce_columns()
    };
    filter_by: User::select().filter_by((("name", "ed"), ("age", None::<i32>)));
    filter_by_of_what_was_joined: select(User::id).join(Order::table()).filter_by([("id", 7)]);
    filter_by_a_wrong_name: User::select().filter_by(vec![(String::from("naem"), "ed")]);
    filter_by_of_nothing: select(literal(1)).filter_by([("id", 7)]);
    alias_of_an_alias: {
        let b = User::alias("a").alias("b");
        select(b.col(User::id))
    };
    alias_of_a_cte: {
        let c = select((User::id, User::manager_id)).cte("c");
        let d = c.alias("d");
        select((c.col(User::id), d.col(User::manager_id))).filter(c.col(User::id).eq(d.col(User::manager_id)))
    };
}
