//! Aliases, and the names that are made up.

use crate::fixtures::corpus::{Address, Order, Part, Reserved, User, any};
use crate::harness::{Port, ports};
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    ports! {
        "alias/named": typed {
            let u = User::alias("u");
            vec![select((u.col(User::id), u.col(User::name))).filter(u.col(User::age).gt(5)).order_by(u.col(User::name)).into()]
        }, any {
            let u = any::users().alias("u");
            vec![select((u.c("id"), u.c("name"))).filter(u.c("age").gt(5)).order_by(u.c("name")).into()]
        };
        "alias/unnamed": typed {
            let u = User::alias(Unnamed);
            vec![select((u.col(User::id), u.col(User::name))).into()]
        }, any {
            let u = any::users().alias(Unnamed);
            vec![select((u.c("id"), u.c("name"))).into()]
        };
        "alias/unnamed_are_numbered_per_table": typed {
            let (u, v, a) = (User::alias(Unnamed), User::alias(Unnamed), Address::alias(Unnamed));
            vec![select((u.col(User::id), a.col(Address::email), v.col(User::id)))
                .filter(u.col(User::id).eq(v.col(User::manager_id)))
                .filter(a.col(Address::user_id).eq(v.col(User::id)))
                .into()]
        }, any {
            let (u, v, a) = (any::users().alias(Unnamed), any::users().alias(Unnamed), any::addresses().alias(Unnamed));
            vec![select((u.c("id"), a.c("email"), v.c("id")))
                .filter(u.c("id").eq(v.c("manager_id")))
                .filter(a.c("user_id").eq(v.c("id")))
                .into()]
        };
        "alias/numbers_follow_first_use_in_the_sql": typed {
            let (first, second) = (User::alias(Unnamed), User::alias(Unnamed));
            vec![select((second.col(User::name), first.col(User::name)))
                .filter(first.col(User::id).eq(second.col(User::manager_id)))
                .into()]
        }, any {
            let (first, second) = (any::users().alias(Unnamed), any::users().alias(Unnamed));
            vec![select((second.c("name"), first.c("name"))).filter(first.c("id").eq(second.c("manager_id"))).into()]
        };
        "alias/beside_its_table": typed {
            let u = User::alias(Unnamed);
            vec![select((User::id, u.col(User::id))).filter(User::manager_id.eq(u.col(User::id))).into()]
        }, any {
            let (users, u) = (any::users(), any::users().alias(Unnamed));
            vec![select((users.c("id"), u.c("id"))).filter(users.c("manager_id").eq(u.c("id"))).into()]
        };
        "alias/of_an_alias": typed {
            let outer = User::alias("a").alias("b");
            vec![select(outer.col(User::id)).filter(outer.col(User::name).eq("ed")).into()]
        }, any {
            let outer = any::users().alias("a").alias("b");
            vec![select(outer.c("id")).filter(outer.c("name").eq("ed")).into()]
        };
        "alias/of_a_subquery": typed {
            let adults = select((User::id, User::name)).filter(User::age.gt(18)).subquery("adults");
            let other = adults.alias("other");
            vec![select((adults.col(User::name), other.col(User::name))).filter(adults.col(User::id).lt(other.col(User::id))).into()]
        }, any {
            let users = any::users();
            let adults = select((users.c("id"), users.c("name"))).filter(users.c("age").gt(18)).subquery("adults");
            let other = adults.alias("other");
            vec![select((adults.c("name"), other.c("name"))).filter(adults.c("id").lt(other.c("id"))).into()]
        };
        "alias/of_a_schema_qualified_table": typed {
            let p = Part::alias("p");
            vec![select((p.col(Part::vendor), p.col(Part::number))).filter(p.col(Part::assembly_vendor).eq("acme")).into()]
        }, any {
            let p = any::parts().alias("p");
            vec![select((p.c("vendor"), p.c("number"))).filter(p.c("assembly_vendor").eq("acme")).into()]
        };
        "alias/of_a_schema_qualified_table_unnamed": typed {
            let p = Part::alias(Unnamed);
            vec![select((Part::number, p.col(Part::number))).filter(Part::assembly_number.eq(p.col(Part::number))).into()]
        }, any {
            let (parts, p) = (any::parts(), any::parts().alias(Unnamed));
            vec![select((parts.c("number"), p.c("number"))).filter(parts.c("assembly_number").eq(p.c("number"))).into()]
        };
        "alias/of_quoted_table_unnamed": typed {
            let r = Reserved::alias(Unnamed);
            vec![select((r.col(Reserved::group), r.col(Reserved::mixed_case))).into()]
        }, any {
            let r = any::reserved().alias(Unnamed);
            vec![select((r.c("group"), r.c("mixed Case"))).into()]
        };
        "alias/labels_take_the_name_of_the_alias": typed {
            let u = User::alias("u");
            vec![select((u.col(User::id), User::id)).label_style(LabelStyle::TablenamePlusCol).into()]
        }, any {
            let (users, u) = (any::users(), any::users().alias("u"));
            vec![select((u.c("id"), users.c("id"))).label_style(LabelStyle::TablenamePlusCol).into()]
        };
        "alias/labels_of_unnamed_aliases": typed {
            let u = User::alias(Unnamed);
            vec![select((u.col(User::id), u.col(User::name))).label_style(LabelStyle::TablenamePlusCol).into()]
        }, any {
            let u = any::users().alias(Unnamed);
            vec![select((u.c("id"), u.c("name"))).label_style(LabelStyle::TablenamePlusCol).into()]
        };
        "alias/unnamed_subqueries_and_aliases_count_apart": typed {
            let u = User::alias(Unnamed);
            let s = select(Address::user_id).subquery(Unnamed);
            let t = select((Order::user_id, Order::total + 1)).subquery(Unnamed);
            vec![select((u.col(User::id), s.col(Address::user_id), t.all()))
                .filter(u.col(User::id).eq(s.col(Address::user_id)))
                .filter(t.col(Order::user_id).eq(s.col(Address::user_id)))
                .into()]
        }, any {
            let (addresses, orders) = (any::addresses(), any::orders());
            let u = any::users().alias(Unnamed);
            let s = select(addresses.c("user_id")).subquery(Unnamed);
            let t = select((orders.c("user_id"), orders.c("total") + 1)).subquery(Unnamed);
            vec![select((u.c("id"), s.c("user_id"), t.all()))
                .filter(u.c("id").eq(s.c("user_id")))
                .filter(t.c("user_id").eq(s.c("user_id")))
                .into()]
        };
        "alias/unnamed_subquery_and_label_share_a_counter": typed {
            let s = select(User::id).subquery(Unnamed);
            vec![select((literal(5), s.col(User::id), s.col(User::id) + 1)).into()]
        }, any {
            let s = select(any::users().c("id")).subquery(Unnamed);
            vec![select((literal(5), s.c("id"), s.c("id") + 1)).into()]
        };
        "alias/within_a_correlated_subquery": typed {
            let inner = Order::alias(Unnamed);
            let newest = select(func::max(inner.col(Order::placed_at))).filter(inner.col(Order::user_id).eq(Order::user_id)).scalar();
            vec![select(Order::id).filter(Order::placed_at.eq(newest)).into()]
        }, any {
            let (orders, inner) = (any::orders(), any::orders().alias(Unnamed));
            let newest = select(func::max(inner.c("placed_at"))).filter(inner.c("user_id").eq(orders.c("user_id"))).scalar();
            vec![select(orders.c("id")).filter(orders.c("placed_at").eq(newest)).into()]
        };
        "alias/subquery_used_twice_under_two_names": typed {
            let total = func::sum(Order::total).label("total");
            let totals = select((Order::user_id, &total)).group_by(Order::user_id);
            let (a, b) = (totals.clone().subquery("a"), totals.subquery("b"));
            vec![select((a.col(Order::user_id), b.col(Order::user_id)))
                .filter(a.col(&total).eq(b.col(&total)))
                .filter(a.col(Order::user_id).lt(b.col(Order::user_id)))
                .into()]
        }, any {
            let orders = any::orders();
            let totals = select((orders.c("user_id"), func::sum(orders.c("total")).label("total"))).group_by(orders.c("user_id"));
            let (a, b) = (totals.clone().subquery("a"), totals.subquery("b"));
            vec![select((a.c("user_id"), b.c("user_id")))
                .filter(a.c("total").eq(b.c("total")))
                .filter(a.c("user_id").lt(b.c("user_id")))
                .into()]
        };
        "alias/column_of_subquery_goes_by_its_label": typed {
            let (who, age) = (User::name.label("who"), User::age.cast_as::<String>(DataType::Varchar(Some(9))));
            let s = select((&who, age, User::id)).subquery("s");
            vec![select((s.col(&who), s.c("age"), s.col(User::id))).into()]
        }, any {
            let users = any::users();
            let age = users.c("age").cast_as::<String>(DataType::Varchar(Some(9)));
            let s = select((users.c("name").label("who"), age, users.c("id"))).subquery("s");
            vec![select((s.c("who"), s.c("age"), s.c("id"))).into()]
        };
        "alias/column_of_subquery_found_by_the_tables_own_column": typed {
            let inner = select((User::name.label("who"), User::id)).subquery("inner_");
            let outer = select(inner.all()).subquery("outer_");
            vec![select((outer.col(User::name), outer.c("id"))).into()]
        }, any {
            let users = any::users();
            let inner = select((users.c("name").label("who"), users.c("id"))).subquery("inner_");
            let outer = select(inner.all()).subquery("outer_");
            vec![select((outer.col(users.c("name")), outer.c("id"))).into()]
        };
        "alias/where_is_bound_to_the_alias_it_names": typed {
            let u = User::alias("u");
            let managers = select(User::manager_id).filter(User::age.gt(u.col(User::age)));
            vec![select(u.col(User::id)).filter(u.col(User::id).in_(managers)).into()]
        }, any {
            let (users, u) = (any::users(), any::users().alias("u"));
            let managers = select(users.c("manager_id")).filter(users.c("age").gt(u.c("age")));
            vec![select(u.c("id")).filter(u.c("id").in_(managers)).into()]
        };
    }
}
