//! VALUES.

use super::harness::{Port, ports};
use crate::fixtures::corpus::{Item, OrderItem, User, any};
use aludel::Date;
use aludel::prelude::*;
use rust_decimal::Decimal;

/// `column("id", Integer)`
fn id() -> Expr<i32> {
    column("id").typed()
}
fn name() -> Expr<Option<String>> {
    column("name").typed()
}
/// The same, of a type known at run time.
fn columns<const N: usize>(list: [(&'static str, DataType); N]) -> Vec<Expr<Any>> {
    list.into_iter().map(|(name, data_type)| column(name).typed_as(data_type)).collect()
}
fn both() -> Vec<Expr<Any>> {
    columns([("id", DataType::Integer), ("name", DataType::Varchar(None))])
}
fn row<const N: usize>(values: [Value; N]) -> Vec<Value> {
    values.into()
}
fn day() -> Date {
    Date { year: 2024, month: 2, day: 29 }
}

pub fn ports() -> Vec<Port> {
    in_from().into_iter().chain(elsewhere()).collect()
}

fn in_from() -> Vec<Port> {
    ports! {
        "values/named": typed {
            vec![select(values((id(), name())).data([(1, "a"), (2, "b")]).alias("data").all()).into()]
        }, any {
            vec![select(values(both()).data([row([1.into(), "a".into()]), row([2.into(), "b".into()])]).alias("data").all()).into()]
        };
        "values/unnamed": typed {
            let data = values((id(), name())).data([(1, "a"), (2, "b")]).alias(Unnamed);
            vec![select((data.c("id"), data.c("name"))).into()]
        }, any {
            let data = values(both()).data([row([1.into(), "a".into()]), row([2.into(), "b".into()])]).alias(Unnamed);
            vec![select((data.c("id"), data.c("name"))).into()]
        };
        "values/aliased": typed {
            let data = values((id(), name())).data([(1, "a")]).alias("d");
            vec![select(data.c("name")).filter(data.c("id").eq(1)).into()]
        }, any {
            let data = values(both()).data([row([1.into(), "a".into()])]).alias("d");
            vec![select(data.c("name")).filter(data.c("id").eq(1)).into()]
        };
        "values/data_accumulates": typed {
            let data = values((id(),)).data([(1,), (2,)]).data([(3,)]).alias("data");
            vec![select(data.c("id")).into()]
        }, any {
            let data = values(columns([("id", DataType::Integer)]));
            let data = data.data([row([1.into()]), row([2.into()])]).data([row([3.into()])]).alias("data");
            vec![select(data.c("id")).into()]
        };
        "values/expressions_within": typed {
            let data = values((id(), name())).data([(literal(1) + 2, func::lower(literal("A")))]).data([(3, null())]);
            vec![select(data.alias("data").all()).into()]
        }, any {
            let data = values(both())
                .data([vec![(literal(1) + 2).any(), func::lower(literal("A")).any()]])
                .data([row([3.into(), Value::Null])]);
            vec![select(data.alias("data").all()).into()]
        };
        "values/written_inline": typed {
            let data = values((id(), name(), column("day").typed::<Option<Date>>())).inline();
            let data = data.data([(1, "it's", Some(day())), (2, "b", None)]).alias("data");
            vec![select(data.all()).filter(data.c("id").gt(1)).into()]
        }, any {
            let all = columns([("id", DataType::Integer), ("name", DataType::Varchar(None)), ("day", DataType::Date)]);
            let data = values(all).inline().data([
                row([1.into(), "it's".into(), day().into()]),
                row([2.into(), "b".into(), Value::Null]),
            ]);
            let data = data.alias("data");
            vec![select(data.all()).filter(data.c("id").gt(1)).into()]
        };
        "values/typed_columns": typed {
            let price = column("price").typed::<Decimal>().typed_as(DataType::numeric((10, 2)));
            let data = values((price, column("day").typed::<Date>()));
            vec![select(data.data([(Decimal::new(150, 2), day())]).alias("data").all()).into()]
        }, any {
            let data = values(columns([("price", DataType::numeric((10, 2))), ("day", DataType::Date)]));
            vec![select(data.data([vec![literal(Decimal::new(150, 2)).any(), literal(day()).any()]]).alias("data").all()).into()]
        };
        // Python asks a table's column first: `column == Column` is `Column == column`
        "values/joined": typed {
            let id = column("item_id").typed::<i32>().label("item_id");
            let price = column("price").typed::<Decimal>().label("price");
            let prices = values((&id, &price)).data([(1, 5), (2, 6)]).alias("prices");
            vec![select((Item::description, prices.col(&price))).join_on(&prices, Item::id.eq(prices.col(&id))).into()]
        }, any {
            let items = any::items();
            let id = column("item_id").typed_as(DataType::Integer).label("item_id");
            let price = column("price").typed_as(DataType::Numeric(None)).label("price");
            let prices = values(vec![id.any(), price.any()]).data([row([1.into(), 5.into()]), row([2.into(), 6.into()])]);
            let prices = prices.alias("prices");
            vec![select((items.c("description"), prices.c("price"))).join_on(&prices, items.c("id").eq(prices.c("item_id"))).into()]
        };
        "values/lateral": typed {
            let either = values((column("mail").typed::<Option<String>>(),)).data([(User::email,)]).data([(User::name,)]);
            let either = either.lateral("either");
            vec![select((User::id, either.c("mail"))).join_on(&either, true_()).into()]
        }, any {
            let users = any::users();
            let either = values(columns([("mail", DataType::Varchar(None))]));
            let either = either.data([vec![users.c("email").any()], vec![users.c("name").any()]]).lateral("either");
            vec![select((users.c("id"), either.c("mail"))).join_on(&either, true_()).into()]
        };
        "values/column_names_that_need_quotes": typed {
            let data = values((column("User Id").typed::<i32>(), column("order").typed::<i32>())).data([(1, 2)]).alias("My Data");
            vec![select(data.c("User Id")).order_by(data.c("order")).into()]
        }, any {
            let data = values(columns([("User Id", DataType::Integer), ("order", DataType::Integer)]));
            let data = data.data([row([1.into(), 2.into()])]).alias("My Data");
            vec![select(data.c("User Id")).order_by(data.c("order")).into()]
        };
        "values/wrong_number_of_elements": typed {
            // a tuple of another length does not compile
            let data = values(vec![id().any(), name().any()]);
            vec![select(data.data([row([1.into(), "a".into()]), row([2.into()])]).alias("data").all()).into()]
        }, any {
            vec![select(values(both()).data([row([1.into(), "a".into()]), row([2.into()])]).alias("data").all()).into()]
        }, error "Invalid: VALUES";
    }
}

fn elsewhere() -> Vec<Port> {
    ports! {
        "values/as_cte": typed {
            let data = values((id(), name())).data([(1, "a"), (2, "b")]).cte("data");
            vec![select((data.c("id"), data.c("name"))).filter(data.c("id").gt(1)).into()]
        }, any {
            let data = values(both()).data([row([1.into(), "a".into()]), row([2.into(), "b".into()])]).cte("data");
            vec![select((data.c("id"), data.c("name"))).filter(data.c("id").gt(1)).into()]
        };
        "values/scalar": typed {
            vec![select(User::id).filter(User::id.in_(values((id(),)).data([(1,), (2,)]))).into()]
        }, any {
            let users = any::users();
            let data = values(columns([("id", DataType::Integer)])).data([row([1.into()]), row([2.into()])]);
            vec![select(users.c("id")).filter(users.c("id").in_(data)).into()]
        };
        "values/update_from": typed {
            let price = column("price").typed::<Decimal>().label("price");
            let id = id().label("id");
            let fresh = values((&id, &price)).data([(1, 5), (2, 6)]).alias("fresh");
            vec![update(Item::table()).set(Item::price.set(fresh.col(&price))).filter(Item::id.eq(fresh.col(&id))).into()]
        }, any {
            let items = any::items();
            let id = column("id").typed_as(DataType::Integer).label("id");
            let price = column("price").typed_as(DataType::Numeric(None)).label("price");
            let fresh = values(vec![id.any(), price.any()]).data([row([1.into(), 5.into()]), row([2.into(), 6.into()])]);
            let fresh = fresh.alias("fresh");
            vec![update(&items).set(items.c("price").set(fresh.c("price"))).filter(items.c("id").eq(fresh.c("id"))).into()]
        };
        "values/insert_from_select": typed {
            let (order, item) = (column("order_id").typed::<i32>().label("order_id"), column("item_id").typed::<i32>().label("item_id"));
            let data = values((&order, &item)).data([(1, 2), (3, 4)]).alias("data");
            vec![insert(OrderItem::table())
                .from_select(
                    (OrderItem::order_id, OrderItem::item_id, OrderItem::quantity),
                    select((data.col(&order), data.col(&item), literal(1))),
                )
                .into()]
        }, any {
            let items = any::order_items();
            let order = column("order_id").typed_as(DataType::Integer).label("order_id");
            let item = column("item_id").typed_as(DataType::Integer).label("item_id");
            let data = values(vec![order.any(), item.any()]).data([row([1.into(), 2.into()]), row([3.into(), 4.into()])]);
            let data = data.alias("data");
            vec![insert(&items)
                .from_select(
                    ["order_id", "item_id", "quantity"].map(|name| items.c(name)).to_vec(),
                    select(vec![data.c("order_id"), data.c("item_id"), literal(1).any()]),
                )
                .into()]
        };
    }
}
