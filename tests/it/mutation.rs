//! INSERT, UPDATE, DELETE.

use crate::models::*;
use crate::support::sql;
use aludel::prelude::*;

fn ed() -> User {
    User { id: 7, name: "ed".into(), fullname: None, email: Some("ed@x".into()), age: Some(5), active: false, manager_id: None }
}

sql! {
    insert_values: insert(User::table()).values((User::age.set(5), User::name.set("ed")));
    insert_fills_defaults_in: insert(User::table()).values(User::name.set("ed"));
    insert_nothing: insert(OrderItem::table());
    insert_rows: insert(User::table()).columns((User::name, User::age)).rows(vec![("ed", Some(5)), ("wendy", None)]);
    insert_rows_in_another_order: insert(User::table()).columns((User::age, User::name)).rows(vec![(5, "ed")]);
    insert_expression: insert(User::table()).values((User::name.set(literal("e") + "d"), User::age.set(literal(1) + 2)));
    insert_model: User::insert(&ed());
    insert_models: User::insert_all(&[ed(), User { name: "al".into(), email: None, ..ed() }]);
    insert_model_with_key: User::insert_with_key(&ed());
    insert_from_select: insert(Address::table()).from_select((Address::user_id, Address::email), select((User::id, User::name)));
    insert_from_cte: {
        let names = select((User::id, User::name)).filter(User::active).cte("names");
        insert(Address::table()).from_select((Address::user_id, Address::email), select((names.col(User::id), names.col(User::name))))
    };
    insert_from_select_fills_defaults_in: insert(User::table()).from_select((User::name, User::email), select((Address::email, Address::email.nullable())));
    insert_from_union_cannot_fill_defaults_in: insert(User::table()).from_select(User::name, select(Address::email).union(select(User::name)));
    insert_values_from_cte: {
        let oldest = select(func::max(User::id)).cte("oldest");
        insert(Address::table()).values((Address::user_id.set(select(oldest.c("max_1").typed::<i32>()).scalar().not_null()), Address::email.set("x")))
    };
    insert_returning_correlates: insert(User::table())
        .values(User::name.set("ed"))
        .returning(select(func::max(Address::id)).filter(Address::user_id.eq(User::id)).scalar());
    insert_returning: insert(User::table()).values(User::name.set("ed")).returning((User::id, User::name));
    insert_into_another_table: insert(User::table()).values(Address::email.set("x"));
    update_by_expression: update(User::table()).set((User::age.set(User::age + 1), User::name.set("x"))).filter(User::id.eq(1));
    update_everything: update(User::table()).set(User::active.set(false));
    update_nothing: update(User::table()).filter(User::id.eq(1));
    update_to_null: update(User::table()).set(User::age.set(None::<i32>)).filter(User::age.is_null());
    update_by_subquery: update(User::table()).set(User::age.set(select(func::max(Order::user_id)).filter(Order::user_id.eq(User::id))));
    update_of_two_tables: update(User::table()).set(User::name.set(Address::email)).filter(User::id.eq(Address::user_id));
    update_both_tables: update(User::table()).set((User::name.set("a"), Address::email.set("b"))).filter(User::id.eq(Address::user_id));
    update_returning: update(User::table()).set(User::age.set(3)).returning(User::all());
    update_with_cte: {
        let old = select(User::id).filter(User::age.gt(90)).cte("old");
        update(User::table()).set(User::active.set(false)).filter(User::id.in_(select(old.col(User::id))))
    };
    delete_by_key: delete(User::table()).filter(User::id.eq(1));
    delete_with_another_table: delete(User::table()).filter(User::id.eq(Address::user_id) & Address::email.eq("x"));
    delete_returning: delete(User::table()).filter(User::id.eq(1)).returning(User::name);
    delete_by_exists: delete(User::table()).filter(exists(select(Address::id).filter(Address::user_id.eq(User::id))));
}
