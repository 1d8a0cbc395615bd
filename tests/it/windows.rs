//! Windows and their frames.

use crate::fixtures::shop::*;
use crate::support::{selected, sql};
use aludel::Interval;
use aludel::ast::FrameBound;
use aludel::prelude::*;

fn sum() -> Over<Option<i64>> {
    func::sum(User::age).over().order_by(User::id)
}
/// Not a literal, of which clippy sees what is wrong.
fn ahead(rows: i32) -> i32 {
    rows
}
const DAY: Interval = Interval { microseconds: 86_400_000_000 };

sql! {
    ranks: select((
        func::row_number().over().order_by(User::id),
        func::rank().over().order_by(User::age),
        func::dense_rank().over().order_by(User::age),
        func::percent_rank().over().order_by(User::age),
        func::cume_dist().over().order_by(User::age),
        func::ntile(4).over().order_by(User::age),
    ));
    neighbours: select((
        func::lag(User::age).over().order_by(User::id),
        func::lead(User::age).over().order_by(User::id),
        func::lag_by(User::age, 2).over().order_by(User::id),
        func::first_value(User::age).over().order_by(User::id),
        func::last_value(User::age).over().order_by(User::id),
        func::nth_value(User::age, 2).over().order_by(User::id),
    ));
    neighbour_or_default: selected(func::lead_or(User::id, 2, 0).over().order_by(User::id));
    rows_before: selected(sum().rows(-2..=0));
    rows_half_open: selected(sum().rows(-2..0));
    rows_from_here: selected(sum().rows(0..));
    rows_all: selected(sum().rows(..));
    range_of_integers: selected(sum().range(-5..=10));
    range_of_floats: selected(func::avg(Order::total).over().order_by(Order::total).range(-2.5..=0.0));
    range_of_time: selected(func::count_all().over().order_by(func::now()).range(Interval { microseconds: -DAY.microseconds }..=DAY));
    range_of_expressions: selected(sum().range(FrameBound::Preceding((User::id + 1).into_node())..=FrameBound::CurrentRow)).filter(false);
    range_half_open_of_floats: selected(sum().range(-2.5..0.0));
    groups: selected(sum().groups(-1..=1));
    exclude_the_current_row: selected(sum().rows(-1..=1).exclude(Exclude::CurrentRow));
    exclude_others: select([Exclude::Group, Exclude::Ties, Exclude::NoOthers].map(|rows| sum().groups(..).exclude(rows)));
    exclude_without_a_frame: selected(sum().exclude(Exclude::Ties));
    one_frame_only: selected(sum().rows(-1..=0).range(-1..=0));
    a_frame_that_ends_before_it_begins: selected(sum().rows(ahead(3)..=-2));
    a_frame_that_ends_before_it_begins_on_one_side: selected(sum().rows(ahead(5)..=2));
    a_filtered_window: selected(func::count(User::id).filter(User::active).over().partition_by(User::age));
    terms_by_name: select((User::id, (User::age + 1).label("next"), func::rank().over().order_by(by_name("next").desc()).label("rank")));
    windows_are_anonymous: select((func::rank().over().order_by(User::id), func::rank().over().order_by(User::age)));
}
