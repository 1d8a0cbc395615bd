//! CTEs.

use super::harness::{Port, ports};
use crate::fixtures::corpus::{Address, Item, Order, OrderItem, User, any};
use aludel::prelude::*;
use rust_decimal::Decimal;

pub fn ports() -> Vec<Port> {
    plain().into_iter().chain(bodies()).chain(recursive()).chain(nested()).chain(changed()).chain(changes()).collect()
}

fn plain() -> Vec<Port> {
    ports! {
        "cte/named": typed {
            let adults = select((User::id, User::name)).filter(User::age.gt(18)).cte("adults");
            vec![select(adults.col(User::name)).filter(adults.col(User::id).gt(5)).into()]
        }, any {
            let users = any::users();
            let adults = select((users.c("id"), users.c("name"))).filter(users.c("age").gt(18)).cte("adults");
            vec![select(adults.c("name")).filter(adults.c("id").gt(5)).into()]
        };
        "cte/unnamed": typed {
            let adults = select(User::id).filter(User::age.gt(18)).cte(Unnamed);
            vec![select(adults.col(User::id)).into()]
        }, any {
            let users = any::users();
            let adults = select(users.c("id")).filter(users.c("age").gt(18)).cte(Unnamed);
            vec![select(adults.c("id")).into()]
        };
        "cte/unnamed_are_numbered": typed {
            let (one, two) = (select(User::id).cte(Unnamed), select(Order::user_id).cte(Unnamed));
            vec![select((two.col(Order::user_id), one.col(User::id))).filter(one.col(User::id).eq(two.col(Order::user_id))).into()]
        }, any {
            let (one, two) = (select(any::users().c("id")).cte(Unnamed), select(any::orders().c("user_id")).cte(Unnamed));
            vec![select((two.c("user_id"), one.c("id"))).filter(one.c("id").eq(two.c("user_id"))).into()]
        };
        "cte/several_in_order_of_use": typed {
            let total = func::sum(Order::total).label("total");
            let spent = select((Order::user_id, &total)).group_by(Order::user_id).cte("spent");
            let adults = select(User::id).filter(User::age.gt(18)).cte("adults");
            vec![select((adults.col(User::id), spent.col(&total))).filter(adults.col(User::id).eq(spent.col(Order::user_id))).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let spent = select((orders.c("user_id"), func::sum(orders.c("total")).label("total"))).group_by(orders.c("user_id")).cte("spent");
            let adults = select(users.c("id")).filter(users.c("age").gt(18)).cte("adults");
            vec![select((adults.c("id"), spent.c("total"))).filter(adults.c("id").eq(spent.c("user_id"))).into()]
        };
        "cte/one_reads_another": typed {
            let total = func::sum(Order::total).label("total");
            let spent = select((Order::user_id, &total)).group_by(Order::user_id).cte("spent");
            let average = select(func::avg(spent.col(&total))).scalar();
            let top = select(spent.col(Order::user_id)).filter(spent.col(&total).gt(average)).cte("top");
            vec![select(User::name).join_on(&top, top.c("user_id").eq(User::id)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let spent = select((orders.c("user_id"), func::sum(orders.c("total")).label("total"))).group_by(orders.c("user_id")).cte("spent");
            let average = select(func::avg(spent.c("total"))).scalar();
            let top = select(spent.c("user_id")).filter(spent.c("total").gt(average)).cte("top");
            vec![select(users.c("name")).join_on(&top, top.c("user_id").eq(users.c("id"))).into()]
        };
        "cte/used_by_two_others": typed {
            let base = select((User::id, User::age)).filter(User::active).cte("base");
            let elder = select(base.col(User::id)).filter(base.col(User::age).gt(60)).cte("elder");
            let young = select(base.col(User::id)).filter(base.col(User::age).lt(20)).cte("young");
            vec![select(elder.c("id")).union_all(select(young.c("id"))).into()]
        }, any {
            let users = any::users();
            let base = select((users.c("id"), users.c("age"))).filter(users.c("active")).cte("base");
            let elder = select(base.c("id")).filter(base.c("age").gt(60)).cte("elder");
            let young = select(base.c("id")).filter(base.c("age").lt(20)).cte("young");
            vec![select(elder.c("id")).union_all(select(young.c("id"))).into()]
        };
        "cte/used_twice_is_written_once": typed {
            let adults = select(User::id).filter(User::age.gt(18)).cte("adults");
            vec![select(Order::id)
                .filter(Order::user_id.in_(select(adults.col(User::id))))
                .filter(exists(select(star()).filter(adults.col(User::id).eq(Order::address_id))))
                .into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let adults = select(users.c("id")).filter(users.c("age").gt(18)).cte("adults");
            vec![select(orders.c("id"))
                .filter(orders.c("user_id").in_(select(adults.c("id"))))
                .filter(exists(select(star()).filter(adults.c("id").eq(orders.c("address_id")))))
                .into()]
        };
        "cte/alias_of_a_cte": typed {
            let total = func::sum(Order::total).label("total");
            let totals = select((Order::user_id, &total)).group_by(Order::user_id).cte("totals");
            let other = totals.alias("other");
            vec![select((totals.col(Order::user_id), other.col(Order::user_id))).filter(totals.col(&total).lt(other.col(&total))).into()]
        }, any {
            let orders = any::orders();
            let totals = select((orders.c("user_id"), func::sum(orders.c("total")).label("total"))).group_by(orders.c("user_id"));
            let totals = totals.cte("totals");
            let other = totals.alias("other");
            vec![select((totals.c("user_id"), other.c("user_id"))).filter(totals.c("total").lt(other.c("total"))).into()]
        };
        "cte/only_an_alias_of_a_cte": typed {
            let adults = select(User::id).filter(User::age.gt(18)).cte("adults");
            let (a, b) = (adults.alias(Unnamed), adults.alias("b"));
            vec![select((a.col(User::id), b.col(User::id))).into()]
        }, any {
            let users = any::users();
            let adults = select(users.c("id")).filter(users.c("age").gt(18)).cte("adults");
            let (a, b) = (adults.alias(Unnamed), adults.alias("b"));
            vec![select((a.c("id"), b.c("id"))).into()]
        };
        "cte/in_a_subquery_is_moved_to_the_top": typed {
            let adults = select(User::id).filter(User::age.gt(18)).cte("adults");
            let inner = select((adults.col(User::id), Order::total)).join_on(Order::table(), Order::user_id.eq(adults.col(User::id)));
            let inner = inner.subquery("inner_");
            vec![select(func::sum(inner.col(Order::total))).filter(inner.c("id").gt(5)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let adults = select(users.c("id")).filter(users.c("age").gt(18)).cte("adults");
            let inner = select((adults.c("id"), orders.c("total"))).join_on(&orders, orders.c("user_id").eq(adults.c("id")));
            let inner = inner.subquery("inner_");
            vec![select(func::sum(inner.c("total"))).filter(inner.c("id").gt(5)).into()]
        };
        "cte/in_a_scalar_subquery_is_moved_to_the_top": typed {
            let total = func::sum(Order::total).label("total");
            let spent = select((Order::user_id, &total)).group_by(Order::user_id).cte("spent");
            let mine = select(spent.col(&total)).filter(spent.col(Order::user_id).eq(User::id)).scalar();
            vec![select((User::name, mine.label("spent"))).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let spent = select((orders.c("user_id"), func::sum(orders.c("total")).label("total"))).group_by(orders.c("user_id")).cte("spent");
            let mine = select(spent.c("total")).filter(spent.c("user_id").eq(users.c("id"))).scalar();
            vec![select((users.c("name"), mine.label("spent"))).into()]
        };
        "cte/binds_come_before_those_of_the_select": typed {
            let tag = literal("first").label("tag");
            let one = select((User::id, &tag)).filter(User::age.gt(2)).cte("one");
            let two = select(one.col(User::id)).filter(one.col(&tag).ne("third")).cte("two");
            vec![select((literal("fourth").label("x"), two.c("id"))).filter(two.c("id").gt(5)).limit(6).into()]
        }, any {
            let users = any::users();
            let one = select((users.c("id"), literal("first").label("tag"))).filter(users.c("age").gt(2)).cte("one");
            let two = select(one.c("id")).filter(one.c("tag").ne("third")).cte("two");
            vec![select((literal("fourth").label("x"), two.c("id"))).filter(two.c("id").gt(5)).limit(6).into()]
        };
        "cte/with_label_that_needs_quotes": typed {
            let adults = select((User::id.label("User Id"), User::age + 1)).cte("adults");
            vec![select(adults.all()).into()]
        }, any {
            let users = any::users();
            let adults = select((users.c("id").label("User Id"), users.c("age") + 1)).cte("adults");
            vec![select(adults.all()).into()]
        };
        "cte/two_of_the_same_name": typed {
            let (one, two) = (select(User::id).cte("same"), select(Order::id).cte("same"));
            vec![select((one.col(User::id), two.col(Order::id))).into()]
        }, any {
            let (one, two) = (select(any::users().c("id")).cte("same"), select(any::orders().c("id")).cte("same"));
            vec![select((one.c("id"), two.c("id"))).into()]
        }, error r#"NameTaken { name: "same", what: "FROM elements" }"#;
    }
}

fn bodies() -> Vec<Port> {
    ports! {
        "cte/compound_select_within": typed {
            let mails = select(User::email).union(select(Address::email.nullable())).cte("mails");
            vec![select(func::count_all()).from(&mails).into()]
        }, any {
            let mails = select(any::users().c("email")).union(select(any::addresses().c("email"))).cte("mails");
            vec![select(func::count_all()).from(&mails).into()]
        };
        "cte/compound_select_without": typed {
            let adults = select(User::id).filter(User::age.gt(18)).cte("adults");
            vec![select(adults.col(User::id)).union(select(Order::user_id)).order_by(by_name("id")).into()]
        }, any {
            let users = any::users();
            let adults = select(users.c("id")).filter(users.c("age").gt(18)).cte("adults");
            vec![select(adults.c("id")).union(select(any::orders().c("user_id"))).order_by(by_name("id")).into()]
        };
        "cte/text_within": typed {
            let recent = text("SELECT id FROM orders WHERE total > :low").bind("low", 5).named_columns(Order::id).cte("recent");
            vec![select(recent.col(Order::id)).into()]
        };
        "cte/values_within": typed {
            let (id, price) = (column("id").typed::<i32>().label("id"), column("price").typed::<Decimal>().label("price"));
            let data = values((&id, &price)).data([(1, 2), (3, 4)]).cte("prices");
            vec![select(Item::id).join_on(&data, Item::id.eq(data.col(&id))).into()]
        }, any {
            let items = any::items();
            let id = column("id").typed_as(DataType::Integer).label("id");
            let price = column("price").typed_as(DataType::Numeric(None)).label("price");
            let rows: [Vec<Value>; 2] = [vec![1.into(), 2.into()], vec![3.into(), 4.into()]];
            let data = values(vec![id.any(), price.any()]).data(rows).cte("prices");
            vec![select(items.c("id")).join_on(&data, items.c("id").eq(data.c("id"))).into()]
        };
        "cte/materialized": typed {
            let adults = select(User::id).filter(User::age.gt(18)).cte("adults").prefix_for("postgresql", "NOT MATERIALIZED");
            let heavy = select(Order::user_id).cte("heavy").materialized();
            vec![select(adults.col(User::id)).filter(adults.col(User::id).in_(select(heavy.col(Order::user_id)))).into()]
        }, any {
            let users = any::users();
            let adults = select(users.c("id")).filter(users.c("age").gt(18)).cte("adults");
            let adults = adults.prefix_for("postgresql", "NOT MATERIALIZED");
            let heavy = select(any::orders().c("user_id")).cte("heavy").materialized();
            vec![select(adults.c("id")).filter(adults.c("id").in_(select(heavy.c("user_id")))).into()]
        };
        "cte/suffix": typed {
            let tree = select((User::id, User::manager_id)).filter(User::manager_id.is_null()).recursive_cte("tree", |tree| {
                select((User::id, User::manager_id)).join_on(tree, User::manager_id.eq(tree.col(User::id)))
            });
            let tree = tree.suffix_with("SEARCH DEPTH FIRST BY id SET ordercol");
            vec![select(tree.col(User::id)).into()]
        }, any {
            let users = any::users();
            let first = select((users.c("id"), users.c("manager_id"))).filter(users.c("manager_id").is_null());
            let tree = first.recursive_cte("tree", |tree| {
                select((users.c("id"), users.c("manager_id"))).join_on(tree, users.c("manager_id").eq(tree.c("id")))
            });
            let tree = tree.suffix_with("SEARCH DEPTH FIRST BY id SET ordercol");
            vec![select(tree.c("id")).into()]
        };
    }
}

/// WITH RECURSIVE
fn recursive() -> Vec<Port> {
    ports! {
        "cte/recursive_union_all": typed {
            let n = literal(1).label("n");
            let numbers = select(&n).recursive_cte("numbers", |t| select(t.col(&n) + 1).filter(t.col(&n).lt(10)));
            vec![select(func::sum(numbers.col(&n))).into()]
        }, any {
            let n = literal(1).any().label("n");
            let numbers = select(&n).recursive_cte("numbers", |t| select(t.c("n") + 1).filter(t.c("n").lt(10)));
            vec![select(func::sum(numbers.c("n"))).into()]
        };
        "cte/recursive_union": typed {
            let below = select(User::id).filter(User::manager_id.eq(1)).recursive_cte_distinct("below", |below| {
                select(User::id).filter(User::manager_id.eq(below.col(User::id)))
            });
            vec![select(below.col(User::id)).into()]
        }, any {
            let users = any::users();
            let below = select(users.c("id")).filter(users.c("manager_id").eq(1)).recursive_cte_distinct("below", |below| {
                select(users.c("id")).filter(users.c("manager_id").eq(below.c("id")))
            });
            vec![select(below.c("id")).into()]
        };
        "cte/recursive_through_an_alias": typed {
            let depth = literal(0).label("depth");
            let first = select((User::id, User::name, &depth)).filter(User::manager_id.is_null());
            let tree = first.recursive_cte("tree", |tree| {
                let (boss, u) = (tree.alias("boss"), User::alias("u"));
                select((u.col(User::id), u.col(User::name), boss.col(&depth) + 1))
                    .join_on(&boss, u.col(User::manager_id).eq(boss.col(User::id)))
            });
            vec![select((tree.col(User::name), tree.col(&depth))).order_by(tree.col(&depth)).into()]
        }, any {
            let users = any::users();
            let first = select((users.c("id"), users.c("name"), literal(0).any().label("depth"))).filter(users.c("manager_id").is_null());
            let tree = first.recursive_cte("tree", |tree| {
                let (boss, u) = (tree.alias("boss"), users.alias("u"));
                select((u.c("id"), u.c("name"), boss.c("depth") + 1)).join_on(&boss, u.c("manager_id").eq(boss.c("id")))
            });
            vec![select((tree.c("name"), tree.c("depth"))).order_by(tree.c("depth")).into()]
        };
        "cte/recursive_column_names_come_from_the_first_select": typed {
            let first = select((User::id.label("node"), User::manager_id, User::age + 1));
            let chain = first.recursive_cte("chain", |chain| {
                select((User::id, User::manager_id, User::age)).filter(User::id.eq(chain.col(User::manager_id)))
            });
            vec![select(chain.all()).into()]
        }, any {
            let users = any::users();
            let first = select((users.c("id").label("node"), users.c("manager_id"), users.c("age") + 1));
            let chain = first.recursive_cte("chain", |chain| {
                select((users.c("id"), users.c("manager_id"), users.c("age"))).filter(users.c("id").eq(chain.c("manager_id")))
            });
            vec![select(chain.all()).into()]
        };
        "cte/recursive_beside_a_plain_one": typed {
            let n = literal(1).label("n");
            let numbers = select(&n).recursive_cte("numbers", |t| select(t.col(&n) + 1).filter(t.col(&n).lt(3)));
            let adults = select(User::id).filter(User::age.gt(18)).cte("adults");
            vec![select((adults.col(User::id), numbers.col(&n))).filter(adults.col(User::id).eq(numbers.col(&n))).into()]
        }, any {
            let users = any::users();
            let n = literal(1).any().label("n");
            let numbers = select(&n).recursive_cte("numbers", |t| select(t.c("n") + 1).filter(t.c("n").lt(3)));
            let adults = select(users.c("id")).filter(users.c("age").gt(18)).cte("adults");
            vec![select((adults.c("id"), numbers.c("n"))).filter(adults.c("id").eq(numbers.c("n"))).into()]
        };
        "cte/recursive_with_two_recursive_parts": typed {
            let kin = select((User::id, User::manager_id)).filter(User::id.eq(1)).recursive_cte_distinct("kin", |kin| {
                let up = select((User::id, User::manager_id)).filter(User::id.eq(kin.col(User::manager_id)));
                let down = select((User::id, User::manager_id)).filter(User::manager_id.eq(kin.col(User::id)));
                up.union(down)
            });
            vec![select(kin.col(User::id)).into()]
        }, any {
            let users = any::users();
            let columns = || select((users.c("id"), users.c("manager_id")));
            let kin = columns().filter(users.c("id").eq(1)).recursive_cte_distinct("kin", |kin| {
                let up = columns().filter(users.c("id").eq(kin.c("manager_id")));
                up.union(columns().filter(users.c("manager_id").eq(kin.c("id"))))
            });
            vec![select(kin.c("id")).into()]
        };
    }
}

fn nested() -> Vec<Port> {
    ports! {
        "cte/nested_stays_where_it_is_used": typed {
            let inner = select(User::id).filter(User::age.gt(18)).cte("inner_").nesting();
            let outer = select(inner.col(User::id)).filter(inner.col(User::id).lt(100)).cte("outer_");
            vec![select(outer.c("id")).into()]
        }, any {
            let users = any::users();
            let inner = select(users.c("id")).filter(users.c("age").gt(18)).cte("inner_").nesting();
            let outer = select(inner.c("id")).filter(inner.c("id").lt(100)).cte("outer_");
            vec![select(outer.c("id")).into()]
        };
        "cte/nested_beside_one_of_the_same_name": typed {
            let nested = select(User::id).filter(User::age.gt(18)).cte("same").nesting();
            let outer = select(nested.col(User::id)).cte("outer_");
            let same = select(Order::user_id).cte("same");
            vec![select((outer.c("id"), same.c("user_id"))).filter(outer.c("id").eq(same.c("user_id"))).into()]
        }, any {
            let users = any::users();
            let nested = select(users.c("id")).filter(users.c("age").gt(18)).cte("same").nesting();
            let outer = select(nested.c("id")).cte("outer_");
            let same = select(any::orders().c("user_id")).cte("same");
            vec![select((outer.c("id"), same.c("user_id"))).filter(outer.c("id").eq(same.c("user_id"))).into()]
        };
        "cte/add_cte_that_is_not_read": typed {
            let unused = select(User::id).filter(User::age.gt(18)).cte("unused");
            vec![select(Order::id).filter(Order::total.gt(5)).add_cte(&unused).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let unused = select(users.c("id")).filter(users.c("age").gt(18)).cte("unused");
            vec![select(orders.c("id")).filter(orders.c("total").gt(5)).add_cte(&unused).into()]
        };
        "cte/add_cte_nested_here": typed {
            let inner = select(User::id).cte("inner_");
            let outer = select(Order::id).filter(Order::user_id.in_(select(inner.col(User::id)))).add_cte_here(&inner).cte("outer_");
            vec![select(outer.col(Order::id)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let inner = select(users.c("id")).cte("inner_");
            let outer = select(orders.c("id")).filter(orders.c("user_id").in_(select(inner.c("id")))).add_cte_here(&inner).cte("outer_");
            vec![select(outer.c("id")).into()]
        };
    }
}

/// Within INSERT, UPDATE and DELETE
fn changed() -> Vec<Port> {
    ports! {
        "cte/insert_from_select": typed {
            let adults = select((User::id, User::email)).filter(User::age.gt(18)).cte("adults");
            let rows = select((adults.col(User::id), adults.col(User::email).not_null())).filter(adults.col(User::id).gt(5));
            vec![insert(Address::table()).from_select((Address::user_id, Address::email), rows).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let adults = select((users.c("id"), users.c("email"))).filter(users.c("age").gt(18)).cte("adults");
            let rows = select(vec![adults.c("id"), adults.c("email")]).filter(adults.c("id").gt(5));
            vec![insert(&addresses).from_select(vec![addresses.c("user_id"), addresses.c("email")], rows).into()]
        };
        "cte/insert_value_from_a_cte": typed {
            let n = func::count(Item::id).label("n");
            let stock = select(&n).cte("stock");
            let quantity = select(stock.c("n")).scalar();
            vec![insert(OrderItem::table())
                .values((OrderItem::order_id.set(1), OrderItem::item_id.set(5), OrderItem::quantity.set(quantity)))
                .into()]
        }, any {
            let (items, order_items) = (any::items(), any::order_items());
            let stock = select(func::count(items.c("id")).label("n")).cte("stock");
            let quantity = select(stock.c("n")).scalar();
            vec![insert(&order_items)
                .values((order_items.c("order_id").set(1), order_items.c("item_id").set(5), order_items.c("quantity").set(quantity)))
                .into()]
        };
        "cte/update": typed {
            let spent = select(Order::user_id).group_by(Order::user_id).having(func::sum(Order::total).gt(100)).cte("spent");
            vec![update(User::table()).set(User::active.set(true)).filter(User::id.in_(select(spent.col(Order::user_id)))).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let spent = select(orders.c("user_id")).group_by(orders.c("user_id")).having(func::sum(orders.c("total")).gt(100));
            let spent = spent.cte("spent");
            vec![update(&users).set(users.c("active").set(true)).filter(users.c("id").in_(select(spent.c("user_id")))).into()]
        };
        "cte/update_from": typed {
            let total = func::sum(Order::total).label("total");
            let spent = select((Order::user_id, &total)).group_by(Order::user_id).cte("spent");
            vec![update(User::table()).set(User::balance.set(spent.col(&total))).filter(User::id.eq(spent.col(Order::user_id))).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let spent = select((orders.c("user_id"), func::sum(orders.c("total")).label("total"))).group_by(orders.c("user_id")).cte("spent");
            vec![update(&users).set(users.c("balance").set(spent.c("total"))).filter(users.c("id").eq(spent.c("user_id"))).into()]
        };
        "cte/delete": typed {
            let idle = select(User::id).filter(!User::active).filter(User::age.gt(90)).cte("idle");
            vec![delete(Address::table()).filter(Address::user_id.in_(select(idle.col(User::id)))).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let idle = select(users.c("id")).filter(!users.c("active")).filter(users.c("age").gt(90)).cte("idle");
            vec![delete(&addresses).filter(addresses.c("user_id").in_(select(idle.c("id")))).into()]
        };
        "cte/delete_using": typed {
            let idle = select(User::id).filter(User::age.gt(90)).cte("idle");
            vec![delete(Address::table()).filter(Address::user_id.eq(idle.col(User::id))).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let idle = select(users.c("id")).filter(users.c("age").gt(90)).cte("idle");
            vec![delete(&addresses).filter(addresses.c("user_id").eq(idle.c("id"))).into()]
        };
    }
}

/// INSERT, UPDATE and DELETE within WITH
fn changes() -> Vec<Port> {
    ports! {
        "cte/of_insert_returning": typed {
            let made = insert(User::table())
                .values((User::name.set("ed"), User::active.set(true)))
                .returning((User::id, User::name))
                .cte("made");
            vec![select((made.col(User::id), made.col(User::name))).into()]
        }, any {
            let users = any::users();
            let made = insert(&users)
                .values((users.c("name").set("ed"), users.c("active").set(true)))
                .returning((users.c("id"), users.c("name")))
                .cte("made");
            vec![select((made.c("id"), made.c("name"))).into()]
        };
        "cte/of_update_returning": typed {
            let paid = update(Order::table())
                .set(Order::note.set("paid"))
                .filter(Order::total.lt(5))
                .returning((Order::user_id, Order::total))
                .cte("paid");
            vec![select((User::name, func::sum(paid.col(Order::total))))
                .join_on(&paid, paid.col(Order::user_id).eq(User::id))
                .group_by(User::name)
                .into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let paid = update(&orders)
                .set(orders.c("note").set("paid"))
                .filter(orders.c("total").lt(5))
                .returning((orders.c("user_id"), orders.c("total")))
                .cte("paid");
            vec![select((users.c("name"), func::sum(paid.c("total"))))
                .join_on(&paid, paid.c("user_id").eq(users.c("id")))
                .group_by(users.c("name"))
                .into()]
        };
        "cte/of_delete_returning_into_insert": typed {
            let gone = delete(Address::table())
                .filter(Address::verified.is_null())
                .returning((Address::user_id, Address::email))
                .cte("gone");
            let rows = select((gone.col(Address::user_id), func::lower(gone.col(Address::email))));
            vec![insert(Address::table()).from_select((Address::user_id, Address::email), rows).into()]
        }, any {
            let addresses = any::addresses();
            let gone = delete(&addresses)
                .filter(addresses.c("verified").is_null())
                .returning((addresses.c("user_id"), addresses.c("email")))
                .cte("gone");
            let rows = select(vec![gone.c("user_id"), func::lower(gone.c("email")).any()]);
            vec![insert(&addresses).from_select(vec![addresses.c("user_id"), addresses.c("email")], rows).into()]
        };
        "cte/of_upsert": typed {
            let made = insert(User::table())
                .values((User::name.set("ed"), User::email.set("e"), User::active.set(true)))
                .on_conflict(User::email)
                .do_update((User::name.set_excluded(),))
                .returning(User::id)
                .cte("made");
            let rows = select((made.col(User::id), literal("e")));
            vec![insert(Address::table()).from_select((Address::user_id, Address::email), rows).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let made = insert(&users)
                .values((users.c("name").set("ed"), users.c("email").set("e"), users.c("active").set(true)))
                .on_conflict(users.c("email"))
                .do_update((users.c("name").set_excluded(),))
                .returning(users.c("id"))
                .cte("made");
            let rows = select(vec![made.c("id"), literal("e").any()]);
            vec![insert(&addresses).from_select(vec![addresses.c("user_id"), addresses.c("email")], rows).into()]
        };
        "cte/of_update_that_is_not_read": typed {
            let mark = update(User::table()).set(User::active.set(false)).filter(User::id.eq(1)).cte("mark");
            vec![insert(Address::table())
                .values((Address::id.set(7), Address::user_id.set(1), Address::email.set("x")))
                .add_cte(&mark)
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let mark = update(&users).set(users.c("active").set(false)).filter(users.c("id").eq(1)).cte("mark");
            vec![insert(&addresses)
                .values((addresses.c("id").set(7), addresses.c("user_id").set(1), addresses.c("email").set("x")))
                .add_cte(&mark)
                .into()]
        };
    }
}
