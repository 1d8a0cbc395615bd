//! CASE, CAST, extract, dates, ordering, labels, operators of one's own, JSON.

use crate::fixtures::corpus::{Address, Order, User, any};
use crate::harness::{Port, built, ports};
use aludel::prelude::*;
use aludel::{Interval, query::Label};
use rust_decimal::Decimal;

const HOURS: i64 = 3_600_000_000;

pub fn ports() -> Vec<Port> {
    ports! {
        // CASE, CAST, extract
        "expr/case_searched": typed {
            vec![case().when(User::age.lt(18), "minor").when(User::age.gt(65), "senior").otherwise("adult").into()]
        }, any {
            let age = any::users().c("age");
            vec![case().when(age.lt(18), "minor").when(age.gt(65), "senior").otherwise("adult").into()]
        };
        "expr/case_bool_column_without_else": typed {
            vec![case().when(User::active, User::name).end().into()]
        }, any {
            let users = any::users();
            vec![case().when(users.c("active"), users.c("name")).end().into()]
        };
        "expr/case_simple": typed {
            vec![
                case_of(User::age).when(1, "one").when(2, "two").otherwise("many").into(),
                case_of(User::name).when("ed", 1).when("wendy", 2).otherwise(0).into(),
            ]
        }, any {
            let users = any::users();
            vec![
                case_of(users.c("age")).when(1, "one").when(2, "two").otherwise("many").into(),
                case_of(users.c("name")).when("ed", 1).when("wendy", 2).otherwise(0).into(),
            ]
        };
        "expr/case_null_and_constants": typed {
            vec![
                case().when(User::age.gt(18), null()).otherwise(null()).into(),
                case().when(true_(), User::age).otherwise(literal_column("0").typed::<i32>()).into(),
            ]
        }, any {
            let age = any::users().c("age");
            vec![
                case().when(age.gt(18), null()).otherwise(null()).into(),
                case().when(true_(), &age).otherwise(literal_column("0").typed::<i32>()).into(),
            ]
        };
        "expr/case_as_operand": typed {
            let level = case().when(User::age.gt(18), 1).otherwise(0);
            built![&level + 1, level.eq(1), func::sum(&level), -level]
        }, any {
            let level = case().when(any::users().c("age").gt(18), 1).otherwise(0).any();
            built![&level + 1, level.eq(1), func::sum(level.typed::<i32>()), -level]
        };
        "expr/case_compound_condition": typed {
            vec![case().when(User::age.gt(18) & (User::active | User::id.eq(1)), "yes").otherwise("no").into()]
        }, any {
            let users = any::users();
            vec![case().when(users.c("age").gt(18) & (users.c("active") | users.c("id").eq(1)), "yes").otherwise("no").into()]
        };
        "expr/cast": typed {
            built![
                User::age.cast_as::<String>(DataType::Varchar(Some(10))),
                literal("7").cast::<i32>(),
                (User::name + "1").cast::<i32>(),
            ]
        }, any {
            let users = any::users();
            built![
                users.c("age").cast_as::<Any>(DataType::Varchar(Some(10))),
                literal("7").cast::<i32>(),
                (users.c("name") + "1").cast::<i32>(),
            ]
        };
        "expr/cast_as_operand": typed {
            built![
                User::age.cast_as::<Decimal>(DataType::numeric((10, 2))) / 2,
                User::name.cast::<i32>() + 1,
                -User::name.cast::<i32>(),
            ]
        }, any {
            let users = any::users();
            built![
                users.c("age").cast_as::<Any>(DataType::numeric((10, 2))) / 2,
                users.c("name").cast::<i32>() + 1,
                -users.c("name").cast::<i32>(),
            ]
        };
        "expr/cast_null": typed {
            vec![literal(null()).cast::<i32>().into(), literal(null()).cast::<i32>().into()]
        }, any {
            vec![literal(null()).cast::<i32>().any().into(), literal(null()).cast::<i32>().any().into()]
        };
        "expr/cast_selected_keeps_column_name": typed {
            let numeric = DataType::numeric((10, 2));
            vec![select((User::age.cast_as::<Decimal>(numeric.clone()), (User::age + 1).cast_as::<Decimal>(numeric))).into()]
        }, any {
            let (age, numeric) = (any::users().c("age"), DataType::numeric((10, 2)));
            vec![select((age.cast_as::<Any>(numeric.clone()), (&age + 1).cast_as::<Any>(numeric))).into()]
        };
        "expr/try_cast_unsupported": typed {
            vec![User::name.try_cast::<i32>().into()]
        }, any {
            vec![any::users().c("name").try_cast::<i32>().into()]
        }, error "Unsupported: TRY_CAST";
        "expr/type_coerce_changes_operator": typed {
            built![User::age.typed::<String>() + "x", User::name.typed::<i32>() + 1]
        }, any {
            let users = any::users();
            built![users.c("age").typed::<String>() + "x", users.c("name").typed::<i32>() + 1]
        };
        "expr/extract": typed {
            built![
                extract("year", Order::placed_at),
                extract("month", User::birthday),
                extract("hour", Order::ship_time),
                extract("minute", Order::placed_at),
                extract("second", Order::placed_at).eq(30),
            ]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            built![
                extract("year", orders.c("placed_at")),
                extract("month", users.c("birthday")),
                extract("hour", orders.c("ship_time")),
                extract("minute", orders.c("placed_at")),
                extract("second", orders.c("placed_at")).eq(30),
            ]
        };
        "expr/extract_day_and_epoch": typed {
            ["dow", "doy", "epoch"].map(|field| extract(field, Order::placed_at).into()).into()
        }, any {
            let orders = any::orders();
            ["dow", "doy", "epoch"].map(|field| extract(field, orders.c("placed_at")).into()).into()
        };
        "expr/extract_unknown_field": typed {
            vec![extract("century", Order::placed_at).into()]
        }, any {
            vec![extract("century", any::orders().c("placed_at")).into()]
        }, error "Unsupported: EXTRACT of century";

        // dates
        "expr/datetime_difference": typed {
            vec![(Order::placed_at - User::created_at).gt(Interval { microseconds: 72 * HOURS }).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            vec![(orders.c("placed_at") - users.c("created_at")).gt(Interval { microseconds: 72 * HOURS }).into()]
        };
        "expr/datetime_plus_interval": typed {
            built![
                Order::placed_at + literal(Interval { microseconds: 6 * HOURS }),
                Order::placed_at - literal_column("interval '1 day'").typed::<Interval>(),
            ]
        }, any {
            let placed = any::orders().c("placed_at");
            built![
                &placed + literal(Interval { microseconds: 6 * HOURS }),
                &placed - literal_column("interval '1 day'").typed::<Interval>(),
            ]
        };

        // ordering
        "expr/asc_desc": typed {
            vec![select(User::id).order_by((User::name.desc(), User::id.asc(), (User::age + 1).desc())).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).order_by((users.c("name").desc(), users.c("id").asc(), (users.c("age") + 1).desc())).into()]
        };
        "expr/nulls_first_last": typed {
            vec![select(User::id).order_by((User::age.desc().nulls_last(), User::name.nulls_first())).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).order_by((users.c("age").desc().nulls_last(), users.c("name").nulls_first())).into()]
        };
        "expr/order_by_label_object": typed {
            let total = (User::age + User::id).label("total");
            vec![select(&total).order_by(&total).into(), select(&total).order_by((total.desc(), User::id)).into()]
        }, any {
            let users = any::users();
            let total = (users.c("age") + users.c("id")).label("total");
            vec![select(&total).order_by(&total).into(), select(&total).order_by((total.desc(), users.c("id"))).into()]
        };
        "expr/order_by_label_inside_expression": typed {
            let total = (User::age + User::id).label("total");
            vec![select(&total).order_by(&total * 2).into()]
        }, any {
            let total = any_total();
            vec![select(&total).order_by(&total * 2).into()]
        };
        "expr/order_by_label_name_string": typed {
            let next_age = (User::age + 1).label("next_age");
            vec![
                select(&next_age).order_by(by_name("next_age")).into(),
                select(&next_age).order_by(by_name("next_age").desc()).into(),
            ]
        }, any {
            let next_age = (any::users().c("age") + 1).label("next_age");
            vec![
                select(&next_age).order_by(by_name("next_age")).into(),
                select(&next_age).order_by(by_name("next_age").desc()).into(),
            ]
        };
        "expr/order_by_column_name_string": typed {
            vec![select((User::id, User::name)).order_by((by_name("name"), User::id)).into()]
        }, any {
            let users = any::users();
            vec![select((users.c("id"), users.c("name"))).order_by((by_name("name"), users.c("id"))).into()]
        };
        "expr/order_by_unknown_name_string": typed {
            vec![select(User::id).order_by(by_name("nonesuch")).into()]
        }, any {
            vec![select(any::users().c("id")).order_by(by_name("nonesuch")).into()]
        }, error "NoSuchLabel: nonesuch";
        "expr/order_by_label_not_selected": typed {
            vec![select(User::id).order_by((User::age + 1).label("next_age")).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).order_by((users.c("age") + 1).label("next_age")).into()]
        };
        "expr/group_by_label_repeats_expression": typed {
            let year = extract("year", Order::placed_at).label("year");
            vec![select((&year, func::count(Order::id))).group_by(&year).into()]
        }, any {
            let orders = any::orders();
            let year = extract("year", orders.c("placed_at")).label("year");
            vec![select((&year, func::count(orders.c("id")))).group_by(&year).into()]
        };
        "expr/group_by_label_name_string": typed {
            let digit = (User::age % 10).label("digit");
            vec![select((digit, func::count_all())).group_by(by_name("digit")).order_by(by_name("digit")).into()]
        }, any {
            let digit = (any::users().c("age") % 10).label("digit");
            vec![select((digit, func::count_all())).group_by(by_name("digit")).order_by(by_name("digit")).into()]
        };
        "expr/where_on_label_repeats_expression": typed {
            let total = (User::age + User::id).label("total");
            vec![select(&total).filter(total.gt(5)).into()]
        }, any {
            let total = any_total();
            vec![select(&total).filter(total.gt(5)).into()]
        };

        // labels that the compiler makes up
        "expr/anonymous_labels": typed {
            vec![select((User::age + 1, User::name + "x", User::id, User::age.gt(3), literal("y"))).into()]
        }, any {
            let users = any::users();
            vec![select((users.c("age") + 1, users.c("name") + "x", users.c("id"), users.c("age").gt(3), literal("y"))).into()]
        };
        "expr/anonymous_label_of_function": typed {
            vec![select((func::lower(User::name), func::lower(User::email), func::max(User::age))).into()]
        }, any {
            let users = any::users();
            vec![select((func::lower(users.c("name")), func::lower(users.c("email")), func::max(users.c("age")))).into()]
        };
        "expr/anonymous_label_of_unary": typed {
            vec![select((-User::age, -(User::age + 1), !User::active, !func::call::<Any>("f", (User::id,)))).into()]
        }, any {
            let users = any::users();
            let call = func::call::<Any>("f", (users.c("id"),));
            vec![select((-users.c("age"), -(users.c("age") + 1), !users.c("active"), !call)).into()]
        };
        "expr/anonymous_label_of_case_and_extract": typed {
            let two = case().when(User::age.gt(1), 2).end();
            vec![select((two, extract("year", User::birthday), User::name.collate("nocase"))).into()]
        }, any {
            let users = any::users();
            let two = case().when(users.c("age").gt(1), 2).end();
            vec![select((two, extract("year", users.c("birthday")), users.c("name").collate("nocase"))).into()]
        };
        "expr/anonymous_label_of_scalar_subquery": typed {
            let mine = select(func::count(Address::id)).filter(Address::user_id.eq(User::id)).scalar();
            let everyone = select(func::count(Address::id)).scalar();
            vec![select((User::id, &mine, everyone, &mine + 1)).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let mine = select(func::count(addresses.c("id"))).filter(addresses.c("user_id").eq(users.c("id"))).scalar();
            let everyone = select(func::count(addresses.c("id"))).scalar();
            vec![select((users.c("id"), &mine, everyone, &mine + 1)).into()]
        };

        // operators of one's own
        "expr/custom_op": typed {
            built![User::age.op("<->", 5), User::age.op("<->", User::id).gt(3)]
        }, any {
            let users = any::users();
            built![users.c("age").op("<->", 5), users.c("age").op("<->", users.c("id")).gt(3)]
        };
        "expr/custom_op_grouping": typed {
            let op = |right: Expr<Any>| User::age.op("<->", right);
            vec![
                (op(literal(5).any()) + 1).into(),
                (User::id + op(literal(5).any())).into(),
                op((User::id + 1).any()).into(),
                op(User::id.any()).op("<#>", 2).into(),
            ]
        }, any {
            let users = any::users();
            let op = |right: Expr<Any>| users.c("age").op("<->", right);
            vec![
                (op(literal(5).any()) + 1).into(),
                (users.c("id") + op(literal(5).any())).into(),
                op(users.c("id") + 1).into(),
                op(users.c("id").any()).op("<#>", 2).into(),
            ]
        };
        "expr/custom_op_precedence": typed {
            let op = |right: Expr<Any>| User::age.op(operator("<->").precedence(9), right);
            built![op(User::id.any()) * 3, op((User::id + 1).any())]
        }, any {
            let users = any::users();
            let op = |right: Expr<Any>| users.c("age").op(operator("<->").precedence(9), right);
            built![op(users.c("id").any()) * 3, op(users.c("id") + 1)]
        };
        "expr/custom_op_percent": typed {
            built![User::name.op("%", "ed"), User::name.op("%>", "ed")]
        }, any {
            let name = any::users().c("name");
            built![name.op("%", "ed"), name.op("%>", "ed")]
        };
        "expr/custom_bool_op": typed {
            let found = || User::name.bool_op("@@", "ed");
            built![found(), !found(), found() & (User::age.bool_op("@>", 1) | User::id.gt(1))]
        }, any {
            let users = any::users();
            let found = || users.c("name").bool_op("@@", "ed");
            built![found(), !found(), found() & (users.c("age").bool_op("@>", 1) | users.c("id").gt(1))]
        };

        // JSON
        "expr/json_index": typed {
            built![Order::meta.get("tags"), Order::meta.get(0), Order::meta.get("it's")]
        }, any {
            let meta = any::orders().c("meta");
            built![meta.get("tags"), meta.get(0), meta.get("it's")]
        };
        "expr/json_path": typed {
            built![Order::meta.get_path(("a", "b", 1)), Order::meta.get("a").get("b")]
        }, any {
            let meta = any::orders().c("meta");
            built![meta.get_path(("a", "b", 1)), meta.get("a").get("b")]
        };
        "expr/json_as_string": typed {
            built![
                Order::meta.get("k").as_string().eq("x"),
                Order::meta.get("k").as_string().is_null(),
                Order::meta.get_path(("a", "b")).as_string(),
            ]
        }, any {
            let meta = any::orders().c("meta");
            built![meta.get("k").as_string().eq("x"), meta.get("k").as_string().is_null(), meta.get_path(("a", "b")).as_string()]
        };
        "expr/json_as_integer": typed {
            built![Order::meta.get("k").as_integer().gt(5), Order::meta.get("k").as_integer() + 1]
        }, any {
            let meta = any::orders().c("meta");
            built![meta.get("k").as_integer().gt(5), meta.get("k").as_integer() + 1]
        };
        "expr/json_as_float_and_numeric": typed {
            built![Order::meta.get("k").as_float().lt(2.5), Order::meta.get("k").as_numeric(10, 2).eq(Decimal::new(150, 2))]
        }, any {
            let meta = any::orders().c("meta");
            built![meta.get("k").as_float().lt(2.5), meta.get("k").as_numeric(10, 2).eq(Decimal::new(150, 2))]
        };
        "expr/json_as_boolean": typed {
            built![
                select(Order::id).filter(Order::meta.get("k").as_boolean()),
                Order::meta.get("k").as_boolean().eq(true),
            ]
        }, any {
            let orders = any::orders();
            built![
                select(orders.c("id")).filter(orders.c("meta").get("k").as_boolean()),
                orders.c("meta").get("k").as_boolean().eq(true),
            ]
        };
    }
}

fn any_total() -> Label<Any> {
    let users = any::users();
    (users.c("age") + users.c("id")).label("total")
}
