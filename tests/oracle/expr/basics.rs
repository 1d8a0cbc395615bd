//! Comparisons, booleans, AND, OR and NOT, arithmetic, bits, strings joined.

use crate::fixtures::corpus::{Address, Order, Part, Status, User, any};
use crate::harness::{Port, built, ports};
use aludel::prelude::*;
use aludel::{Date, DateTime, Time};
use rust_decimal::Decimal;

pub fn ports() -> Vec<Port> {
    [comparisons(), booleans(), logic(), arithmetic(), bits(), strings()].into_iter().flatten().collect()
}

fn comparisons() -> Vec<Port> {
    ports! {
        "expr/compare_operators": typed {
            built![
                User::age.eq(7),
                User::age.ne(7),
                User::age.lt(7),
                User::age.le(7),
                User::age.gt(7),
                User::age.ge(7),
                User::id.eq(Address::user_id),
            ]
        }, any {
            let (age, id, user_id) = (any::users().c("age"), any::users().c("id"), any::addresses().c("user_id"));
            built![age.eq(7), age.ne(7), age.lt(7), age.le(7), age.gt(7), age.ge(7), id.eq(user_id)]
        };
        "expr/compare_value_on_left_is_mirrored": typed {
            built![expr!(18 < User::age), expr!(18 >= User::age), expr!(18 == User::age)]
        }, any {
            let users = any::users();
            built![expr!(18 < users.c("age")), expr!(18 >= users.c("age")), expr!(18 == users.c("age"))]
        };
        "expr/compare_none_is_null_test": typed {
            built![
                User::fullname.eq(None::<&str>),
                User::fullname.ne(None::<&str>),
                User::fullname.eq(null()),
                User::fullname.is_(None::<&str>),
                User::fullname.is_not(None::<&str>),
            ]
        }, any {
            let fullname = any::users().c("fullname");
            built![
                expr!(fullname == None),
                expr!(fullname != None),
                fullname.eq(null()),
                fullname.is_null(),
                fullname.is_not_null(),
            ]
        };
        "expr/is_bool_constant": typed {
            built![User::active.is_(true), User::active.is_not(false), User::active.is_(true_())]
        }, any {
            let active = any::users().c("active");
            built![active.is_(true), active.is_not(false), active.is_(true_())]
        };
        "expr/is_distinct_from": typed {
            built![
                User::age.is_distinct_from(7),
                User::age.is_not_distinct_from(User::id),
                User::age.is_distinct_from(None::<i32>),
            ]
        }, any {
            let users = any::users();
            built![
                users.c("age").is_distinct_from(7),
                users.c("age").is_not_distinct_from(users.c("id")),
                users.c("age").is_distinct_from(null()),
            ]
        };
        "expr/is_distinct_from_negated": typed {
            built![!User::age.is_distinct_from(7), !User::age.is_not_distinct_from(7)]
        }, any {
            let age = any::users().c("age");
            built![!age.is_distinct_from(7), !age.is_not_distinct_from(7)]
        };
        "expr/compare_scalar_subquery": typed {
            let newest = select(func::max(Order::id)).filter(Order::user_id.eq(User::id)).scalar();
            let oldest = select(func::max(User::age));
            built![select(User::id).filter(newest.gt(100)), User::age.eq(oldest)]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let newest = select(func::max(orders.c("id"))).filter(orders.c("user_id").eq(users.c("id"))).scalar();
            let oldest = select(func::max(users.c("age"))).scalar();
            built![select(users.c("id")).filter(newest.gt(100)), users.c("age").eq(oldest)]
        };
        "expr/compare_of_comparisons_is_grouped": typed {
            built![User::age.gt(18).eq(User::score.gt(2.5))]
        }, any {
            let users = any::users();
            built![users.c("age").gt(18).eq(users.c("score").gt(2.5))]
        };
        "expr/compare_tuples": typed {
            built![tuple((Part::vendor, Part::number)).eq(("acme", 7)), tuple((User::age, User::id)).lt((30, 5))]
        }, any {
            let (users, parts) = (any::users(), any::parts());
            built![
                tuple((parts.c("vendor"), parts.c("number"))).eq(("acme", 7)),
                tuple((users.c("age"), users.c("id"))).lt((30, 5)),
            ]
        };
        "expr/compare_typed_values": typed {
            let (day, time) = (Date { year: 2024, month: 2, day: 29 }, Time { hour: 12, minute: 30, second: 0, microsecond: 0 });
            built![
                Order::total.ge(Decimal::new(1990, 2)),
                Order::placed_at.lt(DateTime { date: day, time }),
                User::birthday.eq(Date { year: 1999, month: 12, day: 31 }),
                Order::ship_time.gt(Time { hour: 8, minute: 15, second: 0, microsecond: 0 }),
                Order::status.eq(Status::paid),
            ]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let (day, time) = (Date { year: 2024, month: 2, day: 29 }, Time { hour: 12, minute: 30, second: 0, microsecond: 0 });
            built![
                orders.c("total").ge(Decimal::new(1990, 2)),
                orders.c("placed_at").lt(DateTime { date: day, time }),
                users.c("birthday").eq(Date { year: 1999, month: 12, day: 31 }),
                orders.c("ship_time").gt(Time { hour: 8, minute: 15, second: 0, microsecond: 0 }),
                orders.c("status").eq(Status::paid),
            ]
        };
    }
}

fn booleans() -> Vec<Port> {
    ports! {
        "expr/bool_column_in_where": typed {
            built![select(User::id).filter(User::active)]
        }, any {
            let users = any::users();
            built![select(users.c("id")).filter(users.c("active"))]
        };
        "expr/bool_column_negated_in_where": typed {
            built![select(User::id).filter(!User::active)]
        }, any {
            let users = any::users();
            built![select(users.c("id")).filter(!users.c("active"))]
        };
        "expr/bool_column_in_and_or": typed {
            built![expr!(User::active && User::age > 3 || !User::active)]
        }, any {
            let users = any::users();
            built![(users.c("active") & users.c("age").gt(3)) | !users.c("active")]
        };
        "expr/bool_column_negation_selected": typed {
            built![select((User::active, (!User::active).label("inactive")))]
        }, any {
            let users = any::users();
            built![select((users.c("active"), (!users.c("active")).label("inactive")))]
        };
        "expr/bool_expression_selected": typed {
            let regular = User::active & User::age.gt(18);
            built![select((User::age.gt(18).label("adult"), regular.label("regular")))]
        }, any {
            let users = any::users();
            let regular = users.c("active") & users.c("age").gt(18);
            built![select((users.c("age").gt(18).label("adult"), regular.label("regular")))]
        };
        "expr/bool_constants_selected": typed {
            built![select((
                true_().label("t"),
                false_().label("f"),
                literal(null()).label("n"),
                (!true_()).label("nt"),
            ))]
        };
        "expr/bool_constant_where": typed {
            built![select(User::id).filter(true), select(User::id).filter(false)]
        }, any {
            let users = any::users();
            built![select(users.c("id")).filter(true_()), select(users.c("id")).filter(false_())]
        };
        "expr/bool_function_in_where": typed {
            let (allowed, banned) = (func::call::<bool>("is_allowed", (User::id,)), func::call::<Any>("is_banned", (User::id,)));
            built![select(User::id).filter(allowed).filter(!banned)]
        }, any {
            let id = any::users().c("id");
            let (allowed, banned) = (func::call::<bool>("is_allowed", (&id,)), func::call::<Any>("is_banned", (&id,)));
            built![select(id).filter(allowed).filter(!banned)]
        };
    }
}

fn logic() -> Vec<Port> {
    ports! {
        "expr/and_flattens": typed {
            built![
                User::id.gt(1) & (User::id.lt(9) & User::age.gt(2)),
                User::id.gt(1) & User::id.lt(9) & User::age.gt(2),
            ]
        }, any {
            let (id, age) = (any::users().c("id"), any::users().c("age"));
            built![
                all_of([id.gt(1), all_of([id.lt(9), age.gt(2)])]),
                all_of([id.gt(1), id.lt(9), age.gt(2)]),
            ]
        };
        "expr/or_in_and_is_grouped": typed {
            built![User::id.gt(1) & (User::age.lt(9) | User::age.gt(70))]
        }, any {
            let (id, age) = (any::users().c("id"), any::users().c("age"));
            built![all_of([id.gt(1), any_of([age.lt(9), age.gt(70)])])]
        };
        "expr/and_in_or_is_not_grouped": typed {
            built![
                expr!(User::id > 1 || User::age > 9 && User::age < 70),
                expr!(User::id == 1 || User::id == 2 || User::age == 3 && User::name == "x"),
            ]
        }, any {
            let (id, age, name) = (any::users().c("id"), any::users().c("age"), any::users().c("name"));
            built![
                any_of([id.gt(1), age.gt(9) & age.lt(70)]),
                id.eq(1) | id.eq(2) | (age.eq(3) & name.eq("x")),
            ]
        };
        "expr/and_skips_true": typed {
            built![
                all_of([User::id.gt(1)]),
                true_() & User::id.gt(1),
                all_of([true_(), User::id.gt(1), User::age.gt(2)]),
            ]
        }, any {
            let (id, age) = (any::users().c("id"), any::users().c("age"));
            built![all_of([id.gt(1)]), true_() & id.gt(1), all_of([true_(), id.gt(1), age.gt(2)])]
        };
        "expr/and_or_short_circuit": typed {
            built![
                select(User::id).filter(User::id.gt(1) & false & User::age.gt(2)),
                select(User::id).filter(User::id.gt(1) | true),
                select(User::id).filter(all_of([true])),
                select(User::id).filter(any_of([false])),
            ]
        }, any {
            let (id, age) = (any::users().c("id"), any::users().c("age"));
            built![
                select(&id).filter(all_of([id.gt(1), false_(), age.gt(2)])),
                select(&id).filter(any_of([id.gt(1), true_()])),
                select(&id).filter(all_of([true_()])),
                select(&id).filter(any_of([false_()])),
            ]
        };
        "expr/or_skips_false": typed {
            built![false_() | User::id.gt(1), any_of([false_(), User::id.gt(1), User::age.gt(2)])]
        }, any {
            let (id, age) = (any::users().c("id"), any::users().c("age"));
            built![any_of([false_(), id.gt(1)]), false_() | id.gt(1) | age.gt(2)]
        };
        "expr/not_conjunction": typed {
            built![!(User::id.gt(1) & User::age.lt(9)), expr!(!(User::id > 1 || User::age < 9))]
        }, any {
            let (id, age) = (any::users().c("id"), any::users().c("age"));
            built![!(id.gt(1) & age.lt(9)), !(id.gt(1) | age.lt(9))]
        };
        "expr/not_not": typed {
            built![!!User::id.eq(1), !!(User::id.eq(1) & User::age.eq(2))]
        }, any {
            let (id, age) = (any::users().c("id"), any::users().c("age"));
            built![!!id.eq(1), !!(id.eq(1) & age.eq(2))]
        };
        "expr/not_comparison_inverts_operator": typed {
            let age = User::age;
            built![!age.eq(7), !age.ne(7), !age.lt(7), !age.le(7), !age.gt(7), !age.ge(7)]
        }, any {
            let age = any::users().c("age");
            built![!age.eq(7), !age.ne(7), !age.lt(7), !age.le(7), !age.gt(7), !age.ge(7)]
        };
        "expr/not_predicate_inverts_operator": typed {
            built![
                !User::fullname.eq(None::<&str>),
                !User::fullname.is_not_null(),
                !User::name.like("a%"),
                !!User::name.like("a%"),
                !User::age.in_([1, 2]),
                !User::age.not_in([1, 2]),
            ]
        }, any {
            let (fullname, name, age) = (any::users().c("fullname"), any::users().c("name"), any::users().c("age"));
            built![
                !fullname.is_null(),
                !fullname.is_not(null()),
                !name.like("a%"),
                !!name.like("a%"),
                !age.in_([1, 2]),
                !age.not_in([1, 2]),
            ]
        };
        "expr/not_plain_operand": typed {
            built![
                !User::age.any(),
                !func::coalesce((User::age, 0)).any(),
                !(User::age + 1).any(),
                !literal_column("x"),
            ]
        }, any {
            let age = any::users().c("age");
            built![!&age, !func::coalesce((&age, 0)), !(&age + 1), !literal_column("x")]
        };
        "expr/not_label_negates_what_is_labelled": typed {
            let adult = User::age.gt(18).label("adult");
            built![select(&adult).filter(!&adult)]
        }, any {
            let adult = any::users().c("age").gt(18).label("adult");
            built![select(&adult).filter(!&adult)]
        };
    }
}

fn arithmetic() -> Vec<Port> {
    ports! {
        "expr/arith_operators": typed {
            built![User::age + 1, User::age - 1, User::age * 2, User::age % 5]
        }, any {
            let age = any::users().c("age");
            built![&age + 1, &age - 1, &age * 2, &age % 5]
        };
        "expr/arith_value_on_left": typed {
            built![10 - User::age, 2 * User::age, 100 % User::age]
        }, any {
            let age = any::users().c("age");
            built![10 - &age, 2 * &age, 100 % &age]
        };
        "expr/arith_precedence": typed {
            let (a, b, c) = (User::age, User::id, User::manager_id);
            built![(a + b) * c, a + b * c, a * b + c, (a - b) % c, (a * 2 + 1).gt(b - 3)]
        }, any {
            let [a, b, c] = ["age", "id", "manager_id"].map(|name| any::users().c(name));
            built![(&a + &b) * &c, &a + &b * &c, &a * &b + &c, (&a - &b) % &c, expr!(&a * 2 + 1 > &b - 3)]
        };
        "expr/arith_associative_drops_parens": typed {
            let (a, b, c) = (User::age, User::id, User::manager_id);
            built![a + (b + c), (a + b) + c, a * (b * c)]
        }, any {
            let [a, b, c] = ["age", "id", "manager_id"].map(|name| any::users().c(name));
            built![&a + (&b + &c), (&a + &b) + &c, &a * (&b * &c)]
        };
        "expr/arith_same_level_keeps_parens": typed {
            let (a, b, c) = (User::age, User::id, User::manager_id);
            built![a - b - c, a - (b - c), a - (b + c), a + (b - c), a % (b * c), a * b % c]
        }, any {
            let [a, b, c] = ["age", "id", "manager_id"].map(|name| any::users().c(name));
            built![&a - &b - &c, &a - (&b - &c), &a - (&b + &c), &a + (&b - &c), &a % (&b * &c), &a * &b % &c]
        };
        "expr/negative": typed {
            built![-User::age, -(User::age + 1), -User::age * 2, User::age - -User::id, -(-User::age)]
        }, any {
            let [age, id] = ["age", "id"].map(|name| any::users().c(name));
            built![-&age, -(&age + 1), -&age * 2, &age - -&id, -(-&age)]
        };
        "expr/true_division_by_type": typed {
            built![User::age / 2, User::balance / 2, User::score / User::age, 100 / User::age]
        }, any {
            let users = any::users();
            built![users.c("age") / 2, users.c("balance") / 2, users.c("score") / users.c("age"), 100 / users.c("age")]
        };
        "expr/true_division_by_numeric": typed {
            built![User::age / User::balance, User::age / User::score, User::age / literal(Decimal::new(15, 1))]
        }, any {
            let users = any::users();
            built![users.c("age") / users.c("balance"), users.c("age") / users.c("score"), users.c("age") / Decimal::new(15, 1)]
        };
        "expr/floor_division": typed {
            built![User::age.int_div(2), User::balance.floor_div(2), User::age.floor_div(User::score)]
        }, any {
            let users = any::users();
            built![users.c("age").int_div(2), users.c("balance").floor_div(2), users.c("age").floor_div(users.c("score"))]
        };
        "expr/division_precedence": typed {
            let (a, b, c) = (User::age, User::id, User::manager_id);
            built![a / b / c, a / (b / c), a * (b / c), (a + b) / c, a + b / c, a.int_div(b) * c]
        }, any {
            let [a, b, c] = ["age", "id", "manager_id"].map(|name| any::users().c(name));
            built![&a / &b / &c, &a / (&b / &c), &a * (&b / &c), (&a + &b) / &c, &a + &b / &c, a.int_div(&b) * &c]
        };
        "expr/power": typed {
            built![User::age.pow(2), literal(2).pow(User::age), (User::age + 1).pow(User::id)]
        }, any {
            let [age, id] = ["age", "id"].map(|name| any::users().c(name));
            built![age.pow(2), literal(2).pow(&age), (&age + 1).pow(&id)]
        };
        "expr/label_as_operand_is_grouped": typed {
            built![(User::age + User::id).label("total") * 2]
        }, any {
            let users = any::users();
            built![(users.c("age") + users.c("id")).label("total") * 2]
        };
    }
}

fn bits() -> Vec<Port> {
    ports! {
        "expr/bitwise_operators": typed {
            let age = User::age;
            built![age.bitwise_and(6), age.bitwise_or(6), age.bitwise_lshift(2), age.bitwise_rshift(2), age.bitwise_not()]
        }, any {
            let age = any::users().c("age");
            built![age.bitwise_and(6), age.bitwise_or(6), age.bitwise_lshift(2), age.bitwise_rshift(2), age.bitwise_not()]
        };
        "expr/bitwise_nested": typed {
            let (a, b, c) = (User::age, User::id, User::manager_id);
            built![
                a.bitwise_and(b.bitwise_or(c)),
                a.bitwise_and(b).bitwise_and(c),
                (a + b).bitwise_not(),
                a.bitwise_and(4).eq(4),
            ]
        }, any {
            let [a, b, c] = ["age", "id", "manager_id"].map(|name| any::users().c(name));
            built![
                a.bitwise_and(b.bitwise_or(&c)),
                a.bitwise_and(&b).bitwise_and(&c),
                (&a + &b).bitwise_not(),
                a.bitwise_and(4).eq(4),
            ]
        };
        "expr/bitwise_xor": typed {
            let age = User::age;
            built![age.bitwise_xor(3), age.bitwise_xor(3).bitwise_xor(5), age.bitwise_xor(3) + 1]
        }, any {
            let age = any::users().c("age");
            built![age.bitwise_xor(3), age.bitwise_xor(3).bitwise_xor(5), age.bitwise_xor(3) + 1]
        };
    }
}

fn strings() -> Vec<Port> {
    ports! {
        "expr/concat_chain_is_flat": typed {
            built![
                literal("Mr ") + User::name,
                User::name + " <" + User::email + ">",
                User::name + (literal(" ") + User::fullname),
            ]
        }, any {
            let [name, email, fullname] = ["name", "email", "fullname"].map(|name| any::users().c(name));
            built![literal("Mr ") + &name, &name + " <" + email + ">", &name + (literal(" ") + fullname)]
        };
        "expr/concat_with_number": typed {
            built![
                User::name.concat(User::age),
                User::name + "#" + User::id.cast::<String>(),
                User::age.concat("y"),
                User::name.concat(User::age + 1),
            ]
        }, any {
            let [name, age, id] = ["name", "age", "id"].map(|name| any::users().c(name));
            built![name.concat(&age), &name + "#" + id.cast::<String>(), age.concat("y"), name.concat(&age + 1)]
        };
        "expr/concat_in_comparison": typed {
            built![
                expr!(User::name + "!" == "ed!"),
                User::name.like(User::fullname + "%"),
                expr!("ed" == User::name + "!"),
            ]
        }, any {
            let [name, fullname] = ["name", "fullname"].map(|name| any::users().c(name));
            built![(&name + "!").eq("ed!"), name.like(fullname + "%"), (&name + "!").eq("ed")]
        };
        "expr/concat_or_add_by_type": typed {
            built![
                literal_column("a") + literal_column("b"),
                literal_column("a").typed::<String>() + "b",
                column("a") + "b",
            ]
        };
    }
}
