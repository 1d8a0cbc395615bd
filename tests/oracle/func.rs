//! The ports of area `func`.

use super::harness::{Port, built, ports};
use crate::fixtures::corpus::{Order, OrderItem, User, any};
use aludel::prelude::*;
use rust_decimal::Decimal;

/// A function that the library has not heard of.
fn f<T: SqlType>(arguments: impl aludel::query::Arguments) -> Function<T> {
    func::call("f", arguments)
}

pub fn ports() -> Vec<Port> {
    [names(), generic(), statements(), windows(), tables()].into_iter().flatten().collect()
}

fn names() -> Vec<Port> {
    ports! {
        "func/any_name": typed {
            built![
                func::call::<Any>("my_function", (User::id, 5, "x")),
                func::call::<Any>("now_utc", ()),
                func::lower(func::trim(User::name)),
            ]
        }, any {
            let users = any::users();
            built![
                func::call::<Any>("my_function", (users.c("id"), 5, "x")),
                func::call::<Any>("now_utc", ()),
                func::lower(func::trim(users.c("name"))),
            ]
        };
        "func/name_case_is_kept": typed {
            built![func::call::<Any>("UPPER", (User::name,)), func::call::<Any>("DateDiff", (User::birthday, User::created_at))]
        }, any {
            let users = any::users();
            built![func::call::<Any>("UPPER", (users.c("name"),)), func::call::<Any>("DateDiff", (users.c("birthday"), users.c("created_at")))]
        };
        "func/name_trailing_underscore_is_dropped": typed {
            built![func::call::<i32>("if", (User::age.gt(3), 1, 2)), func::call::<Any>("in_", (User::age,))]
        }, any {
            let users = any::users();
            built![func::call::<i32>("if", (users.c("age").gt(3), 1, 2)), func::call::<Any>("in_", (users.c("age"),))]
        };
        "func/name_in_package": typed {
            built![func::call::<Any>("reports.monthly.total", (User::id,)), func::call::<Any>("Pkg.Run", ())]
        }, any {
            built![func::call::<Any>("reports.monthly.total", (any::users().c("id"),)), func::call::<Any>("Pkg.Run", ())]
        };
        "func/name_with_special_characters_is_quoted": typed {
            built![func::call::<Any>("my func", (User::id,)), func::call::<Any>("the pkg.run-it", (1,))]
        }, any {
            built![func::call::<Any>("my func", (any::users().c("id"),)), func::call::<Any>("the pkg.run-it", (1,))]
        };
        "func/name_reserved_word_is_not_quoted": typed {
            built![func::call::<String>("left", (User::name, 3)), func::call::<Any>("user_defined.check", (1,))]
        }, any {
            built![func::call::<String>("left", (any::users().c("name"), 3)), func::call::<Any>("user_defined.check", (1,))]
        };
        "func/arguments_none_and_bool": typed {
            built![f::<Any>((None::<i32>,)), f::<Any>((null(),)), f::<Any>((true,)), f::<Any>((true_(),))]
        };
        "func/argument_expressions": typed {
            built![
                f::<Any>((User::age + 1, User::age.gt(3), User::active | User::id.eq(1), User::name + "x")),
                func::coalesce((select(func::max(User::age)).scalar(), 0)),
            ]
        }, any {
            let users = any::users();
            built![
                f::<Any>((users.c("age") + 1, users.c("age").gt(3), users.c("active") | users.c("id").eq(1), users.c("name") + "x")),
                func::coalesce((select(func::max(users.c("age"))).scalar(), 0)),
            ]
        };
    }
}

fn generic() -> Vec<Port> {
    ports! {
        "func/count_star": typed {
            built![select(func::count_all()).from(User::table())]
        }, any {
            built![select(func::count_all()).from(any::users())]
        };
        "func/count_column_and_distinct": typed {
            built![
                func::count(User::id),
                func::count(User::name).distinct(),
                func::count(User::name.distinct()),
                func::sum(User::age.distinct()),
            ]
        }, any {
            let users = any::users();
            built![
                func::count(users.c("id")),
                func::count(users.c("name")).distinct(),
                func::count(users.c("name").distinct()),
                func::sum(users.c("age").distinct()),
            ]
        };
        "func/aggregates_in_select_are_labelled": typed {
            built![select((func::sum(Order::total), func::min(Order::id), func::max(Order::id), func::max(Order::total)))]
        }, any {
            let orders = any::orders();
            built![select((func::sum(orders.c("total")), func::min(orders.c("id")), func::max(orders.c("id")), func::max(orders.c("total"))))]
        };
        "func/label_counter_is_shared_with_bound_arguments": typed {
            let (x, y) = (func::lower(literal("X")), func::lower(literal("Y")));
            built![select((func::coalesce((User::name, "a")), func::coalesce((User::email, "b")), x, y))]
        }, any {
            let users = any::users();
            let (x, y) = (func::lower(literal("X")), func::lower(literal("Y")));
            built![select((func::coalesce((users.c("name"), "a")), func::coalesce((users.c("email"), "b")), x, y))]
        };
        "func/coalesce_takes_type_of_first_argument": typed {
            built![func::coalesce((User::fullname, "?")) + "!", func::coalesce((User::age, 0)) + 1]
        }, any {
            let users = any::users();
            built![func::coalesce((users.c("fullname"), "?")) + "!", func::coalesce((users.c("age"), 0)) + 1]
        };
        "func/now": typed {
            built![func::now()]
        }, any {
            built![func::call::<aludel::DateTime>("now", ())]
        };
        "func/ansi_functions_have_no_parens": typed {
            let shouted = func::call::<aludel::DateTime>("CURRENT_TIMESTAMP", ());
            built![func::current_timestamp(), func::current_date(), func::current_time(), shouted]
        };
        "func/local_time": typed {
            built![func::localtimestamp()]
        }, any {
            built![func::call::<aludel::DateTime>("localtimestamp", ())]
        };
        "func/current_user": typed {
            built![func::current_user(), func::session_user()]
        }, any {
            built![func::call::<String>("current_user", ()), func::call::<String>("session_user", ())]
        };
        "func/concat": typed {
            built![func::concat((User::name, " ", User::fullname))]
        }, any {
            let users = any::users();
            built![func::concat((users.c("name"), " ", users.c("fullname")))]
        };
        "func/char_length": typed {
            built![func::char_length(User::name).gt(3)]
        }, any {
            built![func::char_length(any::users().c("name")).gt(3)]
        };
        "func/random": typed {
            built![select(User::id).order_by(func::random())]
        }, any {
            built![select(any::users().c("id")).order_by(func::random())]
        };
        "func/substring": typed {
            built![func::substring_from(User::name, 2), func::substring(User::name, 2, 3)]
        }, any {
            let users = any::users();
            built![func::substring_from(users.c("name"), 2), func::substring(users.c("name"), 2, 3)]
        };
        "func/sequence_next_value": typed {
            built![func::next_value(&Sequence::new("invoice_no")), Sequence::new("Odd Name").schema("factory").next_value()]
        };
        "func/type_decides_operator": typed {
            built![
                func::lower(User::name) + "x",
                f::<String>((User::name,)) + User::fullname,
                f::<i32>((User::age,)) + User::id,
                f::<Decimal>((User::age,)) / 2,
            ]
        }, any {
            let users = any::users();
            built![
                func::lower(users.c("name")) + "x",
                f::<String>((users.c("name"),)) + users.c("fullname"),
                f::<i32>((users.c("age"),)) + users.c("id"),
                f::<Decimal>((users.c("age"),)) / 2,
            ]
        };
        "func/bool_type_in_conjunction": typed {
            built![f::<bool>((User::id,)) & func::call::<Any>("g", (User::id,)) & User::id.gt(1)]
        }, any {
            let users = any::users();
            built![f::<bool>((users.c("id"),)) & func::call::<Any>("g", (users.c("id"),)) & users.c("id").gt(1)]
        };
        "func/aggregate_strings": typed {
            built![func::aggregate_strings(User::name, ", ")]
        }, any {
            built![func::aggregate_strings(any::users().c("name"), ", ")]
        };
        "func/aggregate_strings_order_by": typed {
            built![func::aggregate_strings(User::name, "'").order_by((User::age.desc(), User::id))]
        }, any {
            let users = any::users();
            built![func::aggregate_strings(users.c("name"), "'").order_by((users.c("age").desc(), users.c("id")))]
        };
        "func/array_agg": typed {
            built![func::array_agg(User::age).get(1) + 1, func::array_agg(User::age).filter(User::active)]
        }, any {
            let users = any::users();
            built![func::array_agg(users.c("age")).get(1) + 1, func::array_agg(users.c("age")).filter(users.c("active"))]
        };
        "func/aggregate_order_by": typed {
            built![
                func::array_agg(User::name).order_by(User::age.desc()),
                func::string_agg(User::name, ",").order_by(User::id),
            ]
        }, any {
            let users = any::users();
            built![
                func::array_agg(users.c("name")).order_by(users.c("age").desc()),
                func::string_agg(users.c("name"), ",").order_by(users.c("id")),
            ]
        };
    }
}

fn statements() -> Vec<Port> {
    ports! {
        "func/label_and_order_by": typed {
            let total = func::sum(Order::total).label("total");
            built![select((Order::user_id, &total)).group_by(Order::user_id).order_by(total.desc())]
        }, any {
            let orders = any::orders();
            let total = func::sum(orders.c("total")).label("total");
            built![select((orders.c("user_id"), &total)).group_by(orders.c("user_id")).order_by(total.desc())]
        };
        "func/group_by_and_having": typed {
            let year = extract("year", Order::placed_at);
            built![select(func::count(Order::id)).group_by((func::lower(Order::note), year)).having(func::count(Order::id).gt(2))]
        }, any {
            let orders = any::orders();
            let year = extract("year", orders.c("placed_at"));
            let count = func::count(orders.c("id"));
            built![select(&count).group_by((func::lower(orders.c("note")), year)).having(count.gt(2))]
        };
        "func/select_without_from": typed {
            built![
                select(func::call::<String>("version", ())),
                select((f::<Any>((1,)).label("one"), func::call::<Any>("g", (2,)))),
            ]
        };
        "func/filter": typed {
            built![
                func::count(User::id).filter(User::age.gt(18)),
                func::count_all().filter(User::active & User::age.gt(18)),
                func::sum(User::age).filter(User::id.gt(1)).filter(User::age.gt(2) | User::age.lt(1)),
            ]
        }, any {
            let users = any::users();
            let age = users.c("age");
            built![
                func::count(users.c("id")).filter(age.gt(18)),
                func::count_all().filter(users.c("active") & age.gt(18)),
                func::sum(&age).filter(users.c("id").gt(1)).filter(age.gt(2) | age.lt(1)),
            ]
        };
        "func/filter_selected_and_over": typed {
            let adults = func::count(User::id).filter(User::age.gt(18));
            built![select((&adults, adults.clone().over().partition_by(User::manager_id).label("peers")))]
        }, any {
            let users = any::users();
            let adults = func::count(users.c("id")).filter(users.c("age").gt(18));
            built![select((&adults, adults.clone().over().partition_by(users.c("manager_id")).label("peers")))]
        };
        "func/within_group": typed {
            built![
                func::percentile_cont(0.5).within_group(User::age),
                func::call::<i64>("rank", (30,)).within_group((User::age.desc(), User::name)),
                func::mode().within_group(User::age).filter(User::active),
            ]
        }, any {
            let users = any::users();
            built![
                func::percentile_cont(0.5).within_group(users.c("age")),
                func::call::<i64>("rank", (30,)).within_group((users.c("age").desc(), users.c("name"))),
                func::mode().within_group(users.c("age")).filter(users.c("active")),
            ]
        };
        "func/cube_and_grouping_sets": typed {
            let both = (User::manager_id, User::active);
            let counts = select((User::manager_id, func::count_all()));
            built![counts.clone().group_by(func::cube(both)), counts.group_by(func::grouping_sets(both))]
        }, any {
            let users = any::users();
            let both = (users.c("manager_id"), users.c("active"));
            let counts = select((users.c("manager_id"), func::count_all()));
            built![counts.clone().group_by(func::cube(both.clone())), counts.group_by(func::grouping_sets(both))]
        };
        "func/rollup": typed {
            built![select((User::manager_id, func::count_all())).group_by(func::rollup((User::manager_id, User::active)))]
        }, any {
            let users = any::users();
            let both = (users.c("manager_id"), users.c("active"));
            built![select((users.c("manager_id"), func::count_all())).group_by(func::rollup(both))]
        };
    }
}

fn windows() -> Vec<Port> {
    ports! {
        "func/over_partition_and_order": typed {
            built![
                func::row_number().over().partition_by(User::manager_id).order_by(User::age.desc()),
                func::sum(User::age).over().order_by((User::manager_id, User::id)),
                func::count_all().over(),
            ]
        }, any {
            let users = any::users();
            built![
                func::row_number().over().partition_by(users.c("manager_id")).order_by(users.c("age").desc()),
                func::sum(users.c("age")).over().order_by((users.c("manager_id"), users.c("id"))),
                func::count_all().over(),
            ]
        };
        "func/over_order_by_strings": typed {
            let rank = func::rank().over().order_by(by_name("name").desc()).partition_by(by_name("id"));
            built![select((User::id, User::name, rank))]
        }, any {
            let users = any::users();
            let rank = func::rank().over().order_by(by_name("name").desc()).partition_by(by_name("id"));
            built![select((users.c("id"), users.c("name"), rank))]
        };
        "func/over_rows": typed {
            let over = func::sum(OrderItem::quantity).over().order_by(OrderItem::order_id);
            built![over.clone().rows(..=0), over.clone().rows(-2..=3), over.clone().rows(0..), over.rows(-5..=-1)]
        }, any {
            let items = any::order_items();
            let over = func::sum(items.c("quantity")).over().order_by(items.c("order_id"));
            built![over.clone().rows(..=0), over.clone().rows(-2..=3), over.clone().rows(0..), over.rows(-5..=-1)]
        };
        "func/over_range": typed {
            built![func::avg(User::score).over().order_by(User::age).range(-5..=10)]
        };
        "func/over_groups_and_exclude": typed {
            built![func::sum(User::age).over().order_by(User::age).groups(..=1).exclude(Exclude::CurrentRow)]
        }, any {
            let users = any::users();
            built![func::sum(users.c("age")).over().order_by(users.c("age")).groups(..=1).exclude(Exclude::CurrentRow)]
        };
        "func/over_frame_clause": typed {
            built![func::avg(User::score).over().order_by(User::score).range(-2.5..=0.0)]
        };
        "func/over_in_arithmetic": typed {
            built![select((User::age - func::lag(User::age).over().order_by(User::id)).label("gap"))]
        }, any {
            let users = any::users();
            built![select((users.c("age") - func::lag(users.c("age")).over().order_by(users.c("id"))).label("gap"))]
        };
    }
}

fn tables() -> Vec<Port> {
    ports! {
        "func/select_star_from_function": typed {
            built![select(star()).from(func::call::<i32>("generate_series", (1, 5)))]
        };
        "func/table_valued": typed {
            let pairs = func::call::<Any>("json_each", (Order::meta,)).table_valued(("key", "value"));
            built![select((Order::id, pairs.c("key"), pairs.c("value"))).from(Order::table()).join_on(&pairs, true)]
        }, any {
            let orders = any::orders();
            let pairs = func::call::<Any>("json_each", (orders.c("meta"),)).table_valued(("key", "value"));
            built![select((orders.c("id"), pairs.c("key"), pairs.c("value"))).from(&orders).join_on(&pairs, true)]
        };
        "func/table_valued_named": typed {
            let pairs = func::call::<Any>("json_each", (r#"{"a": 1}"#,)).table_valued(("key", "value")).alias("pair");
            built![select(&pairs).filter(pairs.c("value").eq(1))]
        };
        "func/table_valued_derived_columns": typed {
            let columns = (column("x").typed::<i32>(), column("y").typed::<i32>());
            let points = func::call::<Any>("unnest", (f::<Any>((User::id,)),)).table_valued(columns);
            let named = points.clone().alias("p").render_derived_with_types();
            built![select(points.render_derived()), select(named.c("x")).filter(named.c("y").gt(1))]
        }, any {
            let columns = [ColumnDef::new("x", DataType::Integer), ColumnDef::new("y", DataType::Integer)];
            let points = func::call::<Any>("unnest", (f::<Any>((any::users().c("id"),)),)).table_valued(columns);
            let named = points.clone().alias("p").render_derived_with_types();
            built![select(points.render_derived()), select(named.c("x")).filter(named.c("y").gt(1))]
        };
        "func/table_valued_with_ordinality": typed {
            let series = func::call::<i32>("generate_series", (4, 1, -1)).table_valued("n").with_ordinality("place");
            built![select(series.render_derived())]
        };
        "func/column_valued": typed {
            let number = func::call::<i32>("generate_series", (1, 5)).column_valued("number");
            built![select((&number, &number + 1)).filter(number.gt(2))]
        };
        "func/scalar_table_valued": typed {
            built![select(func::call::<Any>("pg_input_error_info", ("x", "int")).scalar_table_valued("message"))]
        };
        "func/table_valued_lateral": typed {
            let words = func::call::<Any>("regexp_split_to_table", (User::name, " ")).table_valued("word").lateral("words");
            built![select((User::id, words.c("word"))).join_on(&words, true)]
        }, any {
            let users = any::users();
            let words = func::call::<Any>("regexp_split_to_table", (users.c("name"), " ")).table_valued("word").lateral("words");
            built![select((users.c("id"), words.c("word"))).join_on(&words, true)]
        };
    }
}
