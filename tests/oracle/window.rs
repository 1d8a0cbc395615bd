//! Windows.

use crate::fixtures::corpus::{Item, Order, User, any};
use crate::harness::{Port, ports};
use aludel::Interval;
use aludel::ast::FrameBound;
use aludel::prelude::*;

const WEEK: Interval = Interval { microseconds: -7 * 86_400_000_000 };

pub fn ports() -> Vec<Port> {
    ports! {
        "window/empty": typed {
            vec![select((User::id, func::count_all().over().label("n"))).into()]
        }, any {
            vec![select((any::users().c("id"), func::count_all().over().label("n"))).into()]
        };
        "window/partition_and_order": typed {
            let number = func::row_number().over().partition_by(Order::user_id).order_by(Order::placed_at.desc());
            vec![select((Order::id, number.label("number"))).into()]
        }, any {
            let orders = any::orders();
            let number = func::row_number().over().partition_by(orders.c("user_id")).order_by(orders.c("placed_at").desc());
            vec![select((orders.c("id"), number.label("number"))).into()]
        };
        "window/without_label": typed {
            vec![select((func::row_number().over().order_by(User::id), func::rank().over().order_by(User::age), func::row_number().over())).into()]
        }, any {
            let users = any::users();
            vec![select((
                func::row_number().over().order_by(users.c("id")),
                func::rank().over().order_by(users.c("age")),
                func::row_number().over(),
            ))
            .into()]
        };
        "window/several_keys": typed {
            let (by, order) = ((Order::user_id, Order::status), || (Order::total.desc(), Order::id));
            vec![select((
                Order::id,
                func::dense_rank().over().partition_by(by).order_by(order()).label("r"),
                func::percent_rank().over().partition_by(by).order_by(order()).label("p"),
            ))
            .into()]
        }, any {
            let orders = any::orders();
            let (by, order) = (|| [orders.c("user_id"), orders.c("status")], || (orders.c("total").desc(), orders.c("id")));
            vec![select((
                orders.c("id"),
                func::dense_rank().over().partition_by(by()).order_by(order()).label("r"),
                func::percent_rank().over().partition_by(by()).order_by(order()).label("p"),
            ))
            .into()]
        };
        "window/partition_by_expression": typed {
            let first = func::call::<String>("substr", (User::name, 1, 1));
            vec![select((User::id, func::max(User::age).over().partition_by(first).label("oldest"))).into()]
        }, any {
            let users = any::users();
            let first = func::call::<String>("substr", (users.c("name"), 1, 1));
            vec![select((users.c("id"), func::max(users.c("age")).over().partition_by(first).label("oldest"))).into()]
        };
        "window/lag_and_lead": typed {
            let before = func::lag_by(Order::total, 1).over().partition_by(Order::user_id).order_by(Order::placed_at);
            let after = func::lead(Order::total).over().partition_by(Order::user_id).order_by(Order::placed_at);
            vec![select((Order::id, (Order::total - before).label("growth"), after.label("next_total"))).into()]
        }, any {
            let orders = any::orders();
            let before = func::lag_by(orders.c("total"), 1).over().partition_by(orders.c("user_id")).order_by(orders.c("placed_at"));
            let after = func::lead(orders.c("total")).over().partition_by(orders.c("user_id")).order_by(orders.c("placed_at"));
            vec![select((orders.c("id"), (orders.c("total") - before).label("growth"), after.label("next_total"))).into()]
        };
        "window/first_value_and_ntile": typed {
            let first = func::first_value(Item::price).over().order_by(Item::price);
            vec![select((Item::id, first.label("lowest"), func::ntile(4).over().order_by(Item::price).label("quarter"))).into()]
        }, any {
            let items = any::items();
            let first = func::first_value(items.c("price")).over().order_by(items.c("price"));
            vec![select((items.c("id"), first.label("lowest"), func::ntile(4).over().order_by(items.c("price")).label("quarter"))).into()]
        };

        "window/rows_to_current": typed {
            vec![select(func::sum(Order::total).over().order_by(Order::id).rows(..=0).label("running")).into()]
        }, any {
            let orders = any::orders();
            vec![select(func::sum(orders.c("total")).over().order_by(orders.c("id")).rows(..=0).label("running")).into()]
        };
        "window/rows_between_numbers": typed {
            vec![select(func::avg(Order::total).over().order_by(Order::id).rows(-3..=2).label("moving")).into()]
        }, any {
            let orders = any::orders();
            vec![select(func::avg(orders.c("total")).over().order_by(orders.c("id")).rows(-3..=2).label("moving")).into()]
        };
        "window/rows_current_to_end": typed {
            vec![select(func::count_all().over().order_by(Order::id).rows(0..).label("rest")).into()]
        }, any {
            vec![select(func::count_all().over().order_by(any::orders().c("id")).rows(0..).label("rest")).into()]
        };
        "window/rows_both_on_one_side": typed {
            let sum = |span: std::ops::RangeInclusive<i32>| func::sum(Order::total).over().order_by(Order::id).rows(span);
            vec![select((sum(-5..=-2).label("s0"), sum(1..=4).label("s1"))).into()]
        }, any {
            let orders = any::orders();
            let spans = [-5..=-2, 1..=4].into_iter().enumerate();
            let sums = spans.map(|(at, span)| {
                func::sum(orders.c("total")).over().order_by(orders.c("id")).rows(span).label(format!("s{at}"))
            });
            vec![select(sums.collect::<Vec<_>>()).into()]
        };
        "window/range_unbounded": typed {
            vec![select(func::last_value(Order::total).over().order_by(Order::id).range(..).label("last")).into()]
        }, any {
            let orders = any::orders();
            vec![select(func::last_value(orders.c("total")).over().order_by(orders.c("id")).range(..).label("last")).into()]
        };
        "window/range_with_numbers": typed {
            vec![select(func::count_all().over().order_by(User::age).range(-5..=5).label("peers")).into()]
        }, any {
            vec![select(func::count_all().over().order_by(any::users().c("age")).range(-5..=5).label("peers")).into()]
        };
        "window/groups_with_exclude": typed {
            let near = func::sum(User::age).over().order_by(User::age).groups(-1..=1).exclude(Exclude::CurrentRow);
            vec![select(near.label("near")).into()]
        }, any {
            let users = any::users();
            let near = func::sum(users.c("age")).over().order_by(users.c("age")).groups(-1..=1).exclude(Exclude::CurrentRow);
            vec![select(near.label("near")).into()]
        };
        "window/frame_clause_of_a_duration": typed {
            let week = FrameBound::offset(Value::Interval(WEEK))..=FrameBound::CurrentRow;
            vec![select(func::sum(Order::total).over().order_by(Order::placed_at).range(week).label("week")).into()]
        }, any {
            let orders = any::orders();
            let week = WEEK..=Interval { microseconds: 0 };
            vec![select(func::sum(orders.c("total")).over().order_by(orders.c("placed_at")).range(week).label("week")).into()]
        };
        "window/rows_and_range_exclude_each_other": typed {
            vec![select(func::sum(User::age).over().order_by(User::id).rows(..=0).range(..=0)).into()]
        }, any {
            let users = any::users();
            vec![select(func::sum(users.c("age")).over().order_by(users.c("id")).rows(..=0).range(..=0)).into()]
        }, error "Invalid: RANGE";

        "window/over_filter": typed {
            let large = func::count_all().filter(Order::total.gt(100)).over().partition_by(Order::user_id);
            vec![select((Order::id, large.label("large"))).into()]
        }, any {
            let orders = any::orders();
            let large = func::count_all().filter(orders.c("total").gt(100)).over().partition_by(orders.c("user_id"));
            vec![select((orders.c("id"), large.label("large"))).into()]
        };
        "window/over_aggregate_of_groups": typed {
            let spent = func::sum(Order::total);
            vec![select((Order::user_id, spent.label("spent"), func::rank().over().order_by(spent.desc()).label("r")))
                .group_by(Order::user_id)
                .into()]
        }, any {
            let orders = any::orders();
            let spent = func::sum(orders.c("total"));
            vec![select((orders.c("user_id"), spent.label("spent"), func::rank().over().order_by(spent.desc()).label("r")))
                .group_by(orders.c("user_id"))
                .into()]
        };
        "window/sum_of_sums": typed {
            vec![select((Order::user_id, func::sum(func::sum(Order::total)).over().label("all_"))).group_by(Order::user_id).into()]
        }, any {
            let orders = any::orders();
            vec![select((orders.c("user_id"), func::sum(func::sum(orders.c("total"))).over().label("all_")))
                .group_by(orders.c("user_id"))
                .into()]
        };

        "window/in_order_by": typed {
            vec![select(User::name).order_by((func::rank().over().order_by(User::age).desc(), User::id)).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("name")).order_by((func::rank().over().order_by(users.c("age")).desc(), users.c("id"))).into()]
        };
        "window/label_in_order_by": typed {
            let number = func::row_number().over().order_by(User::age).label("number");
            vec![select((User::name, &number)).order_by(number.desc()).into()]
        }, any {
            let users = any::users();
            let number = func::row_number().over().order_by(users.c("age")).label("number");
            vec![select((users.c("name"), &number)).order_by(number.desc()).into()]
        };
        "window/in_arithmetic": typed {
            let average = func::avg(Order::total).over().partition_by(Order::user_id);
            vec![select((Order::id, func::round_to(Order::total - average * 2, 2).label("above"))).into()]
        }, any {
            let orders = any::orders();
            let average = func::avg(orders.c("total")).over().partition_by(orders.c("user_id"));
            vec![select((orders.c("id"), func::round_to(orders.c("total") - average * 2, 2).label("above"))).into()]
        };
        "window/subquery_filtered_on_row_number": typed {
            let number = func::row_number().over().partition_by(Order::user_id).order_by(Order::placed_at.desc()).label("number");
            let ranked = select((Order::id, Order::user_id, &number)).subquery("ranked");
            vec![select((ranked.col(Order::id), ranked.col(Order::user_id))).filter(ranked.col(&number).le(3)).into()]
        }, any {
            let orders = any::orders();
            let number = func::row_number().over().partition_by(orders.c("user_id")).order_by(orders.c("placed_at").desc());
            let ranked = select((orders.c("id"), orders.c("user_id"), number.label("number"))).subquery("ranked");
            vec![select((ranked.c("id"), ranked.c("user_id"))).filter(ranked.c("number").le(3)).into()]
        };
        "window/within_cte": typed {
            let place = func::rank().over().order_by(User::score.desc()).label("place");
            let ranked = select((User::id, &place)).cte("ranked");
            vec![select(User::name)
                .join_on(&ranked, ranked.col(User::id).eq(User::id))
                .filter(ranked.col(&place).eq(1))
                .into()]
        }, any {
            let users = any::users();
            let ranked = select((users.c("id"), func::rank().over().order_by(users.c("score").desc()).label("place"))).cte("ranked");
            vec![select(users.c("name")).join_on(&ranked, ranked.c("id").eq(users.c("id"))).filter(ranked.c("place").eq(1)).into()]
        };
    }
}
