//! Functions: what they are called, aggregates and what stands in them, sets of columns to group by, sequences.

use crate::fixtures::shop::*;
use crate::support::{selected, sql};
use aludel::prelude::*;

sql! {
    clock: select((func::now(), func::current_timestamp(), func::current_date(), func::current_time()));
    local_clock: select((func::localtime(), func::localtimestamp()));
    session: select((func::current_user(), func::session_user()));
    clock_with_digits: selected(func::call::<aludel::DateTime>("current_timestamp", (3,)));
    strings: select((func::trim(User::name), func::ltrim(User::name), func::rtrim(User::name), func::replace(User::name, "a", "b")));
    lengths: select((func::length(User::name), func::char_length(User::name)));
    substrings: select((func::substring(User::name, 2, 3), func::substring_from(User::name, 2), func::call::<String>("SUBSTRING", (User::name, 1))));
    concatenation: selected(func::concat((User::name, " ", User::fullname)));
    numbers: select((func::abs(User::id), func::round(Order::total), func::round_to(Order::total, 2), func::sign(User::id)))
        .filter(Order::user_id.eq(User::id));
    whole_numbers: select((func::ceil(Order::total), func::floor(Order::total), func::mod_(Order::id, 3)));
    powers: select((func::power(User::id, 2), func::call::<f64>("pow", (User::id, 2)), func::sqrt(Order::total))).filter(Order::user_id.eq(User::id));
    random: User::select().order_by(func::random()).limit(1);
    choices: select((func::nullif(User::name, ""), func::coalesce((User::email, "?"))));
    nulls_are_inline: selected(func::call::<Any>("coalesce", (null(), None::<i32>, User::id)));
    names_in_parts: selected(func::call::<i32>("run-it", (User::id,)));
    a_name_that_is_none: selected(func::call::<i32>("geo..distance", ()));
    distinct_in_the_argument: selected(func::count(User::name.distinct()));
    distinct_of_two: selected(func::call::<i64>("count", (User::name.distinct(), User::age)));
    aggregate_strings: selected(func::aggregate_strings(User::name, "'; "));
    aggregate_strings_distinct: selected(func::aggregate_strings(User::name, ",").distinct());
    aggregate_strings_ordered: selected(func::aggregate_strings(User::name, ", ").order_by((User::age.desc(), User::id)));
    group_concat_ordered: selected(func::group_concat(User::name).order_by(User::id));
    ordered_aggregate: selected(func::array_agg(User::name).order_by(User::age.desc()));
    within_group: selected(func::percentile_cont(0.5).within_group(User::age).filter(User::active));
    within_group_of_two_terms: selected(func::call::<i64>("rank", (30,)).within_group((User::age.desc(), User::name)));
    two_orders: selected(func::mode().order_by(User::id).within_group(User::age));
    filter_is_anonymous: select((func::count(User::id).filter(User::active), func::count(User::id)));
    filtered_and_added: selected(func::count(User::id).filter(User::active) + 1);
    rollup: select((User::age, func::count_all())).group_by(func::rollup((User::age, User::active)));
    rollup_beside_a_column: select((User::age, func::count_all())).group_by((User::name, func::rollup((User::age, User::active))));
    cube: select((User::age, func::count_all())).group_by((User::name, func::cube((User::age, User::active))));
    grouping_sets: select(func::count_all()).from(User::table()).group_by(func::grouping_sets((User::age, tuple((User::age, User::name)), func::rollup(User::id))));
    sequence: selected(Sequence::new("invoice no").schema("shop").next_value());
    array_element: selected(func::array_agg(User::age).get(1));
}

/// Older versions, where they differ.
#[test]
fn older_versions() {
    let refused = |statement: &dyn Fn(&dyn aludel::compiler::Dialect) -> aludel::Result<aludel::Compiled>,
                   dialect: &dyn aludel::compiler::Dialect| { statement(dialect).unwrap_err().to_string() };
    let ordered = selected(func::aggregate_strings(User::name, ",").order_by(User::id));
    assert!(refused(&|d| ordered.compile(d), &Sqlite::version(3, 40)).contains("ORDER BY in an aggregate"));
    let window = selected(func::rank().over());
    assert!(refused(&|d| window.compile(d), &MySql::version(5, 7, 44)).contains("OVER"));
    assert!(refused(&|d| window.compile(d), &MariaDb::version(10, 1)).contains("OVER"));
    assert!(refused(&|d| window.compile(d), &Sqlite::version(3, 24)).contains("OVER"));
    let groups = selected(func::rank().over().order_by(User::id).groups(..=0));
    assert!(refused(&|d| groups.compile(d), &Postgres::version(10)).contains("GROUPS"));
    assert!(refused(&|d| groups.compile(d), &Sqlite::version(3, 27)).contains("GROUPS"));
    let range = selected(func::rank().over().order_by(User::id).range(-1..=0));
    assert!(refused(&|d| range.compile(d), &Postgres::version(10)).contains("RANGE"));
    let next = selected(Sequence::new("n").next_value());
    assert!(refused(&|d| next.compile(d), &MariaDb::version(10, 2)).contains("sequences"));
}
