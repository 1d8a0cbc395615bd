//! Expressions.

use crate::models::*;
use crate::support::{selected, sql};
use aludel::prelude::*;

sql! {
    arithmetic: selected((User::age + 1) * 2 - User::id % 3);
    division_is_true: selected(User::id / 2);
    division_of_floats: selected(Order::total / 2);
    division_that_truncates: selected(User::id.int_div(2));
    string_plus_is_concat: selected(User::name + " " + User::fullname);
    concat_of_arithmetic: selected((User::id.any() - 1).concat(User::name).concat(-User::id.any()));
    concat_of_numbers_and_text: selected(User::id.any().concat(User::age.any().concat(User::name)));
    concat_on_the_right: selected(User::name + (User::name + "x"));
    concat_in_a_comparison: User::select().filter((User::name + "x").eq("edx"));
    minus_of_a_minus: selected(-(-User::id) - -5);
    comparisons: User::select().filter(User::age.ge(18) & User::age.lt(65) & User::name.ne("bob"));
    and_or_not: User::select().filter(User::age.gt(18) & User::name.like("a%") | !User::active);
    or_in_and: User::select().filter((User::age.gt(18) | User::active) & !(User::id.eq(1) | User::id.eq(2)));
    not_is_pushed_inward: User::select().filter(!User::name.like("a%") & !User::age.between(1, 9) & !User::id.in_([1]) & !User::email.is_null());
    expr_macro: User::select().filter(expr!(User::age > 18 && User::name != "bob" || User::email == None));
    equals_none: User::select().filter(User::email.eq(None::<&str>) | User::email.ne(None::<&str>));
    equals_some: User::select().filter(User::email.eq(Some("x")));
    equals_true: User::select().filter(User::active.eq(true) & User::active.ne(false));
    boolean_columns: User::select().filter(User::active & !User::active);
    boolean_in_select: select((User::active, (!User::active).label("idle")));
    constants: User::select().filter(true);
    constants_vanish: User::select().filter(User::active & true | false);
    in_list: User::select().filter(User::id.in_([1, 2, 3]) & User::name.not_in(["a"]));
    in_nothing: User::select().filter(User::id.in_(Vec::<i32>::new()));
    not_in_nothing: User::select().filter(User::id.not_in(Vec::<i32>::new()));
    in_subquery: User::select().filter(User::id.in_(select(Address::user_id)));
    in_expressions: User::select().filter(User::id.in_([User::id + 1, User::id + 2]));
    in_tuples: User::select().filter(tuple((User::id, User::name)).in_([(1, "a"), (2, "b")]));
    like_and_kin: User::select().filter(User::name.ilike("A%") & User::name.starts_with("a") & User::name.ends_with("z"));
    contains_autoescape: User::select().filter(User::name.contains("50%_/").autoescape());
    escape: User::select().filter(User::name.like("50!%").escape('!'));
    between: User::select().filter(User::age.between(1, 9));
    distinct_from: User::select().filter(User::age.is_distinct_from(User::id) & User::age.is_not_distinct_from(3));
    case_otherwise: selected(case().when(User::age.lt(18), "minor").otherwise("adult"));
    case_end: selected(case().when(User::active, User::age).when(User::age.is_null(), 0).end());
    cast: select((User::age.cast::<String>(), User::name.cast::<i64>()));
    custom_operator: select((User::id.op("%", 2).label("a"), (User::id.op("<<", 2) + 1).label("b")));
    custom_operator_that_is_none: selected(User::id.op("; DROP TABLE users --", 2));
    functions: select((func::count(User::id), func::count_all(), func::sum(User::age), func::max(User::name), func::lower(User::name)));
    count_distinct: selected(func::count(User::id).distinct());
    aggregate_filter: selected(func::count(User::id).filter(User::active));
    coalesce: selected(func::coalesce((User::fullname, User::email, "?")));
    any_function: selected(func::call::<f64>("abs", (User::id - 3,)));
    window: selected(func::row_number().over().partition_by(User::age).order_by(User::id.desc()));
    window_frame: selected(func::sum(User::id).over().order_by(User::id).rows(-2..=0));
    enums_bind_their_names: Order::select().filter(Order::status.eq(Status::Paid) | Order::status.in_([Status::Open, Status::Sent]));
    newtypes: Account::select().filter(Account::id.eq(AccountId(5)) & Account::owner.is_null());
    literals_on_the_left: selected(5 + User::id * 2);
    scalar_subquery: selected(select(func::max(Order::total)).filter(Order::user_id.eq(User::id)).scalar()).from(User::table());
    a_typo_in_a_name: select(User::table().c("naem"));
}
