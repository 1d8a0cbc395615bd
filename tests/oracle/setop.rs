//! Set operations.

use super::harness::{Port, ports};
use crate::fixtures::corpus::{Address, Item, Order, OrderItem, User, any};
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    plain().into_iter().chain(whole()).chain(members()).chain(nested()).chain(used()).collect()
}

fn plain() -> Vec<Port> {
    ports! {
        "setop/union": typed {
            vec![select(User::email).filter(User::age.gt(5))
                .union(select(Address::email.nullable()).filter(Address::user_id.eq(7)))
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select(users.c("email")).filter(users.c("age").gt(5))
                .union(select(addresses.c("email")).filter(addresses.c("user_id").eq(7)))
                .into()]
        };
        "setop/union_all": typed {
            vec![select(User::id).union_all(select(Order::id)).union_all(select(Item::id)).into()]
        }, any {
            vec![select(any::users().c("id")).union_all(select(any::orders().c("id"))).union_all(select(any::items().c("id"))).into()]
        };
        "setop/intersect": typed {
            vec![select(User::email).intersect(select(Address::email.nullable())).into()]
        }, any {
            vec![select(any::users().c("email")).intersect(select(any::addresses().c("email"))).into()]
        };
        "setop/except": typed {
            vec![select(User::id).except(select(Order::user_id)).into()]
        }, any {
            vec![select(any::users().c("id")).except(select(any::orders().c("user_id"))).into()]
        };
        "setop/intersect_all": typed {
            vec![select(User::email).intersect_all(select(Address::email.nullable())).into()]
        }, any {
            vec![select(any::users().c("email")).intersect_all(select(any::addresses().c("email"))).into()]
        };
        "setop/except_all": typed {
            vec![select(User::id).except_all(select(Order::user_id)).into()]
        }, any {
            vec![select(any::users().c("id")).except_all(select(any::orders().c("user_id"))).into()]
        };
        "setop/as_methods": typed {
            vec![select(User::email).union(select(Address::email.nullable())).union(select(literal(Some("x")))).into()]
        }, any {
            let x = literal("x").any();
            vec![select(any::users().c("email")).union(select(any::addresses().c("email"))).union(select(x)).into()]
        };
        "setop/with_values_and_null": typed {
            let one = select((User::id, User::email, literal("user").label("kind")));
            vec![one.union_all(select((Address::id, null().typed::<String>(), literal("address")))).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let one = select((users.c("id"), users.c("email"), literal("user").label("kind")));
            vec![one.union_all(select((addresses.c("id"), null().typed::<Any>(), literal("address")))).into()]
        };
        "setop/different_numbers_of_columns": typed {
            // rows of unlike types do not compile; columns that are chosen at run time do
            vec![select(vec![User::id.any()]).union(select(vec![Address::id.any(), Address::email.any()])).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select(vec![users.c("id")]).union(select(vec![addresses.c("id"), addresses.c("email")])).into()]
        }, error "Invalid: UNION";
    }
}

/// ORDER BY and LIMIT of the whole
fn whole() -> Vec<Port> {
    ports! {
        "setop/order_by_name": typed {
            vec![select(User::email).union(select(Address::email.nullable())).order_by(by_name("email")).into()]
        }, any {
            vec![select(any::users().c("email")).union(select(any::addresses().c("email"))).order_by(by_name("email")).into()]
        };
        "setop/order_by_column_of_the_first_member": typed {
            vec![select((User::email, User::id)).union(select((Address::email.nullable(), Address::id)))
                .order_by((User::email.desc(), User::id))
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((users.c("email"), users.c("id"))).union(select((addresses.c("email"), addresses.c("id"))))
                .order_by((users.c("email").desc(), users.c("id")))
                .into()]
        };
        "setop/order_by_selected_column": typed {
            vec![select(User::email.label("mail")).union(select(Address::email.nullable())).order_by(by_name("mail").desc()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select(users.c("email").label("mail")).union(select(addresses.c("email"))).order_by(by_name("mail").desc()).into()]
        };
        "setop/order_by_label": typed {
            let mail = func::lower(User::email).label("mail");
            vec![select(&mail).union_all(select(Address::email.nullable())).order_by(&mail).into()]
        }, any {
            let mail = func::lower(any::users().c("email")).label("mail");
            vec![select(&mail).union_all(select(any::addresses().c("email"))).order_by(&mail).into()]
        };
        "setop/order_by_position_and_limit": typed {
            vec![select(User::id).union_all(select(Order::user_id)).order_by(text("1")).limit(5).offset(10).into()]
        }, any {
            vec![select(any::users().c("id")).union_all(select(any::orders().c("user_id"))).order_by(text("1")).limit(5).offset(10).into()]
        };
        "setop/offset_without_limit": typed {
            vec![select(User::id).union_all(select(Order::user_id)).offset(10).into()]
        }, any {
            vec![select(any::users().c("id")).union_all(select(any::orders().c("user_id"))).offset(10).into()]
        };
        "setop/binds_in_textual_order": typed {
            let one = select(User::id).filter(User::name.eq("first"));
            let two = select(Order::id).filter(Order::note.eq("second"));
            vec![one.union_all(two).order_by(by_name("id")).limit(3).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let one = select(users.c("id")).filter(users.c("name").eq("first"));
            let two = select(orders.c("id")).filter(orders.c("note").eq("second"));
            vec![one.union_all(two).order_by(by_name("id")).limit(3).into()]
        };
    }
}

/// ORDER BY and LIMIT of a member
fn members() -> Vec<Port> {
    ports! {
        "setop/limit_of_a_member": typed {
            let newest = select(Order::id).order_by(Order::placed_at.desc()).limit(3);
            vec![newest.union_all(select(Item::id).limit(2)).order_by(by_name("id")).limit(4).into()]
        }, any {
            let (orders, items) = (any::orders(), any::items());
            let newest = select(orders.c("id")).order_by(orders.c("placed_at").desc()).limit(3);
            vec![newest.union_all(select(items.c("id")).limit(2)).order_by(by_name("id")).limit(4).into()]
        };
        "setop/order_by_of_a_member": typed {
            vec![select(User::id).order_by(User::name).union(select(Order::user_id)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            vec![select(users.c("id")).order_by(users.c("name")).union(select(orders.c("user_id"))).into()]
        };
        "setop/limit_of_a_member_through_a_subquery": typed {
            let newest = select(Order::id).order_by(Order::placed_at.desc()).limit(3).subquery("newest");
            vec![select(newest.col(Order::id)).union_all(select(Item::id)).into()]
        }, any {
            let (orders, items) = (any::orders(), any::items());
            let newest = select(orders.c("id")).order_by(orders.c("placed_at").desc()).limit(3).subquery("newest");
            vec![select(newest.c("id")).union_all(select(items.c("id"))).into()]
        };
    }
}

fn nested() -> Vec<Port> {
    ports! {
        "setop/nested_is_parenthesised": typed {
            vec![select(User::id).union(select(Order::user_id)).except(select(Address::user_id)).into()]
        }, any {
            let (users, orders, addresses) = (any::users(), any::orders(), any::addresses());
            vec![select(users.c("id")).union(select(orders.c("user_id"))).except(select(addresses.c("user_id"))).into()]
        };
        "setop/nested_on_the_right": typed {
            vec![select(User::id).union_all(select(Order::user_id).intersect(select(Address::user_id))).into()]
        }, any {
            let (users, orders, addresses) = (any::users(), any::orders(), any::addresses());
            let both = select(orders.c("user_id")).intersect(select(addresses.c("user_id")));
            vec![select(users.c("id")).union_all(both).into()]
        };
        "setop/nested_with_limit": typed {
            let inner = select(User::id).union_all(select(Order::user_id)).order_by(by_name("id")).limit(5);
            vec![inner.union(select(Address::user_id)).limit(9).into()]
        }, any {
            let (users, orders, addresses) = (any::users(), any::orders(), any::addresses());
            let inner = select(users.c("id")).union_all(select(orders.c("user_id"))).order_by(by_name("id")).limit(5);
            vec![inner.union(select(addresses.c("user_id"))).limit(9).into()]
        };
        "setop/nested_through_a_subquery": typed {
            let inner = select(User::id).union(select(Order::user_id)).subquery("inner_");
            vec![select(inner.col(User::id)).except(select(Address::user_id)).into()]
        }, any {
            let (users, orders, addresses) = (any::users(), any::orders(), any::addresses());
            let inner = select(users.c("id")).union(select(orders.c("user_id"))).subquery("inner_");
            vec![select(inner.c("id")).except(select(addresses.c("user_id"))).into()]
        };
    }
}

/// Where one is used
fn used() -> Vec<Port> {
    ports! {
        "setop/as_subquery": typed {
            let mails = select((User::id, User::email)).union(select((Address::user_id, Address::email.nullable()))).subquery("mails");
            vec![select((mails.col(User::email), func::count_all()))
                .filter(mails.col(User::id).gt(5))
                .group_by(mails.col(User::email))
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let mails = select((users.c("id"), users.c("email")))
                .union(select((addresses.c("user_id"), addresses.c("email"))))
                .subquery("mails");
            vec![select((mails.c("email"), func::count_all())).filter(mails.c("id").gt(5)).group_by(mails.c("email")).into()]
        };
        "setop/columns_go_by_the_first_member": typed {
            let id = User::id.label("ref");
            let both = select((&id, User::age.cast_as::<String>(DataType::Varchar(Some(9)))))
                .union_all(select((Item::id, Item::description)))
                .subquery("both_");
            vec![select((both.col(&id), both.c("age"))).into()]
        }, any {
            let (users, items) = (any::users(), any::items());
            let age = users.c("age").cast_as::<String>(DataType::Varchar(Some(9))).any();
            let both = select((users.c("id").label("ref"), age))
                .union_all(select((items.c("id"), items.c("description"))))
                .subquery("both_");
            vec![select((both.c("ref"), both.c("age"))).into()]
        };
        "setop/names_twice_in_the_first_member": typed {
            let both = select((User::id, Order::id)).join(Order::table())
                .union_all(select((OrderItem::order_id, OrderItem::item_id)))
                .subquery("both_");
            vec![select(both.all()).into()]
        }, any {
            let (users, orders, order_items) = (any::users(), any::orders(), any::order_items());
            let both = select((users.c("id"), orders.c("id"))).join(&orders)
                .union_all(select((order_items.c("order_id"), order_items.c("item_id"))))
                .subquery("both_");
            vec![select(both.all()).into()]
        };
        "setop/in_an_in": typed {
            vec![select(User::name).filter(User::id.in_(select(Order::user_id).union(select(Address::user_id)))).into()]
        }, any {
            let (users, orders, addresses) = (any::users(), any::orders(), any::addresses());
            let both = select(orders.c("user_id")).union(select(addresses.c("user_id")));
            vec![select(users.c("name")).filter(users.c("id").in_(both)).into()]
        };
        "setop/as_scalar_subquery": typed {
            let either = select(func::max(User::id)).union_all(select(func::max(Order::id))).limit(1).scalar();
            vec![select(either.label("top")).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let either = select(func::max(users.c("id"))).union_all(select(func::max(orders.c("id")))).limit(1).scalar();
            vec![select(either.label("top")).into()]
        };
        "setop/in_exists": typed {
            let either = select(User::id).filter(User::name.eq("x")).union_all(select(Item::id).filter(Item::price.gt(5)));
            vec![select(Order::id).filter(exists(either)).into()]
        }, any {
            let (users, orders, items) = (any::users(), any::orders(), any::items());
            let either = select(users.c("id")).filter(users.c("name").eq("x"))
                .union_all(select(items.c("id")).filter(items.c("price").gt(5)));
            vec![select(orders.c("id")).filter(exists(either)).into()]
        };
        "setop/member_correlates": typed {
            let ordered = select(Order::id).filter(Order::user_id.eq(User::id));
            let mailed = select(Address::id).filter(Address::user_id.eq(User::id));
            vec![select(User::name).filter(exists(ordered.union_all(mailed))).into()]
        }, any {
            let (users, orders, addresses) = (any::users(), any::orders(), any::addresses());
            let ordered = select(orders.c("id")).filter(orders.c("user_id").eq(users.c("id")));
            let mailed = select(addresses.c("id")).filter(addresses.c("user_id").eq(users.c("id")));
            vec![select(users.c("name")).filter(exists(ordered.union_all(mailed))).into()]
        };
    }
}
