//! Functions that are tables, aggregates, dates, casts.

use crate::fixtures::corpus::{Order, Post, User, any};
use crate::harness::{Port, built, ports};
use aludel::postgres::{IntervalFields, interval, jsonb, methods::*};
use aludel::prelude::*;
use aludel::{Date, DateTime, Interval};
use serde_json::Value as Json;

/// A column at run time.
fn c(name: &str) -> aludel::query::AnyColumn {
    any::posts().c(name)
}
const DAY: Interval = Interval { microseconds: 86_400_000_000 };
const FIVE_MINUTES: Interval = Interval { microseconds: 302_000_000 };
const TWO_HOURS: Interval = Interval { microseconds: 7_200_000_000 };
const FIVE_MINUTES_AND_A_BIT: Interval = Interval { microseconds: 300_020_000 };

#[allow(clippy::eq_op)] // the case subtracts a column from itself
pub fn ports() -> Vec<Port> {
    ports! {
        "postgresql/unnest_as_table": typed {
            let tag = func::call::<Any>("unnest", (Post::tags,)).table_valued("tag").render_derived();
            vec![select((Post::id, tag.c("tag"))).join_on(&tag, true).into()]
        }, any {
            let tag = func::call::<Any>("unnest", (c("tags"),)).table_valued("tag").render_derived();
            vec![select((c("id"), tag.c("tag"))).join_on(&tag, true).into()]
        };
        "postgresql/unnest_as_column": typed {
            let tag = func::call::<String>("unnest", (Post::tags,)).column_valued("tag");
            vec![select((Post::id, tag)).into()]
        }, any {
            let tag = func::call::<String>("unnest", (c("tags"),)).column_valued("tag");
            vec![select((c("id"), tag)).into()]
        };
        "postgresql/generate_series_with_ordinality": typed {
            let series = func::call::<Any>("generate_series", (1, 10, 2)).table_valued("value").with_ordinality("place");
            let series = series.render_derived().alias("s");
            vec![select((series.c("value"), series.c("place"))).filter(series.c("value").gt(3)).into()]
        };
        "postgresql/json_to_recordset": typed {
            let d = ColumnDef::new("d", DataType::numeric((8, 2)));
            let columns = (ColumnDef::new("a", DataType::Integer), ColumnDef::new("B c", DataType::Text), d);
            let rows = func::call::<Any>("json_to_recordset", (Post::plain,)).table_valued(columns).alias("r");
            let rows = rows.render_derived_with_types();
            vec![select((rows.c("a"), rows.c("B c"))).from(Post::table()).join_on(&rows, true).into()]
        }, any {
            let d = ColumnDef::new("d", DataType::numeric((8, 2)));
            let columns = (ColumnDef::new("a", DataType::Integer), ColumnDef::new("B c", DataType::Text), d);
            let rows = func::call::<Any>("json_to_recordset", (c("plain"),)).table_valued(columns).alias("r");
            let rows = rows.render_derived_with_types();
            vec![select((rows.c("a"), rows.c("B c"))).from(any::posts()).join_on(&rows, true).into()]
        };
        "postgresql/jsonb_each_joined": typed {
            let pair = func::call::<Any>("jsonb_each_text", (Post::doc,)).table_valued(("key", "value")).alias("pair");
            let query = select((Post::id, pair.c("key"), pair.c("value"))).from(Post::table());
            vec![query.join_on(&pair, Post::title.eq(pair.c("value"))).into()]
        }, any {
            let pair = func::call::<Any>("jsonb_each_text", (c("doc"),)).table_valued(("key", "value")).alias("pair");
            let query = select((c("id"), pair.c("key"), pair.c("value"))).from(any::posts());
            vec![query.join_on(&pair, c("title").eq(pair.c("value"))).into()]
        };
        "postgresql/scalar_function_as_from": typed {
            let item = func::call::<Json>("jsonb_array_elements", (Post::doc.get("items"),)).column_valued("item");
            vec![select(item.get("name").astext()).from(Post::table()).into()]
        }, any {
            let item = func::call::<Json>("jsonb_array_elements", (c("doc").get("items"),)).column_valued("item");
            vec![select(item.get("name").astext()).from(any::posts()).into()]
        };
        "postgresql/aggregates_filtered_and_ordered": typed {
            vec![select((
                func::count_all().filter(User::active),
                func::string_agg(User::name, literal_column("', '")).order_by(User::age.desc()),
                func::aggregate_strings(User::name, "; "),
                func::percentile_cont(0.5).within_group(User::age.desc()),
                func::mode().within_group(User::name).filter(User::age.gt(5)),
                func::call::<Option<bool>>("bool_and", (User::active,)),
            ))
            .into()]
        }, any {
            let c = |name: &str| any::users().c(name);
            vec![select((
                func::count_all().filter(c("active")),
                func::string_agg(c("name"), literal_column("', '")).order_by(c("age").desc()),
                func::aggregate_strings(c("name"), "; "),
                func::percentile_cont(0.5).within_group(c("age").desc()),
                func::mode().within_group(c("name")).filter(c("age").gt(5)),
                func::call::<Option<bool>>("bool_and", (c("active"),)),
            ))
            .into()]
        };
        "postgresql/grouping_sets": typed {
            let by = (Order::user_id, Order::status);
            let total = || select(func::sum(Order::total));
            built![
                total().group_by(func::rollup(by)),
                total().group_by(func::cube(by)),
                total().group_by(func::grouping_sets((tuple(by), tuple((by.0,)), nothing()))),
            ]
        }, any {
            let c = |name: &str| any::orders().c(name);
            let by = || (c("user_id"), c("status"));
            let total = || select(func::sum(c("total")));
            built![
                total().group_by(func::rollup(by())),
                total().group_by(func::cube(by())),
                total().group_by(func::grouping_sets((tuple(by()), tuple((by().0,)), nothing()))),
            ]
        };
        "postgresql/interval_values": typed {
            let hours = func::now() - literal("2 hours").cast::<Interval>();
            vec![select((
                Post::at + text("INTERVAL '1 day'").expr(),
                hours,
                Post::took.cast_as::<Interval>(interval(IntervalFields::DayToHour, None)),
                func::call::<Interval>("make_interval", (text("days => 3").expr(),)),
                Post::at - Post::at,
            ))
            .into()]
        }, any {
            let hours = func::now() - literal("2 hours").cast::<Interval>();
            vec![select((
                c("at") + text("INTERVAL '1 day'").expr(),
                hours,
                c("took").cast_as::<Interval>(interval(IntervalFields::DayToHour, None)),
                func::call::<Interval>("make_interval", (text("days => 3").expr(),)),
                c("at") - c("at"),
            ))
            .into()]
        };
        "postgresql/interval_bound": typed {
            vec![select(Post::at + DAY).filter(Post::took.gt(FIVE_MINUTES)).into()]
        }, any vec![select(c("at") + DAY).filter(c("took").gt(FIVE_MINUTES)).into()];
        "postgresql/interval_inline": typed {
            vec![select(Post::at - TWO_HOURS).filter(Post::took.gt(FIVE_MINUTES_AND_A_BIT)).into()]
        }, any vec![select(c("at") - TWO_HOURS).filter(c("took").gt(FIVE_MINUTES_AND_A_BIT)).into()];
        "postgresql/extract_and_truncate": typed {
            vec![select((
                extract("epoch", Post::at),
                extract("dow", literal("2024-01-02").cast::<Date>()),
                func::call::<DateTime>("date_trunc", ("month", Post::at)),
                func::call::<Interval>("age", (Post::at,)),
                extract("hour", Post::took),
            ))
            .into()]
        }, any {
            vec![select((
                extract("epoch", c("at")),
                extract("dow", literal("2024-01-02").cast::<Date>()),
                func::call::<DateTime>("date_trunc", ("month", c("at"))),
                func::call::<Interval>("age", (c("at"),)),
                extract("hour", c("took")),
            ))
            .into()]
        };
        "postgresql/at_time_zone": typed {
            let local = Post::at.op("AT TIME ZONE", "Europe/Oslo");
            vec![select((&local, func::call::<Any>("timezone", ("UTC", Post::at)), local.cast::<Date>()))
                .filter(local.gt(func::current_timestamp()))
                .into()]
        }, any {
            let local = c("at").op("AT TIME ZONE", "Europe/Oslo");
            vec![select((&local, func::call::<Any>("timezone", ("UTC", c("at"))), local.cast::<Date>()))
                .filter(local.gt(func::current_timestamp()))
                .into()]
        };
        "postgresql/casts": typed {
            let title = Post::title;
            vec![select((
                Post::id.cast::<i64>(),
                title.cast::<uuid::Uuid>(),
                Post::tags.cast_as::<Vec<String>>(DataType::array(DataType::Text)),
                Post::id.cast_as::<rust_decimal::Decimal>(DataType::numeric((8, 2))),
                title.cast_as::<DateTime>(DataType::TimestampTz),
                title.cast_as::<String>(DataType::enumeration("letters", ["a", "b"])),
                Post::plain.cast_as::<Json>(jsonb()),
                title.typed::<i32>(),
                literal_column("'12'::int"),
            ))
            .into()]
        }, any {
            let (id, title) = (c("id"), c("title"));
            vec![select((
                id.cast::<i64>(),
                title.cast::<uuid::Uuid>(),
                c("tags").cast_as::<Vec<String>>(DataType::array(DataType::Text)),
                id.cast_as::<rust_decimal::Decimal>(DataType::numeric((8, 2))),
                title.cast_as::<DateTime>(DataType::TimestampTz),
                title.cast_as::<String>(DataType::enumeration("letters", ["a", "b"])),
                c("plain").cast_as::<Json>(jsonb()),
                title.typed::<i32>(),
                literal_column("'12'::int"),
            ))
            .into()]
        };
        "postgresql/bitwise_and_distinct_from": typed {
            vec![select((Post::id.bitwise_xor(3), Post::id.bitwise_and(1).bitwise_lshift(2), Post::flags.bitwise_not()))
                .filter(Post::title.is_distinct_from(Post::body))
                .filter(Post::id.is_not_distinct_from(null()))
                .into()]
        }, any {
            vec![select((c("id").bitwise_xor(3), c("id").bitwise_and(1).bitwise_lshift(2), c("flags").bitwise_not()))
                .filter(c("title").is_distinct_from(c("body")))
                .filter(c("id").is_not_distinct_from(null()))
                .into()]
        };
        "postgresql/percent_signs": typed {
            let percent = literal_column("'50%'").label("50%");
            vec![select((percent, User::name.op("%", "ed"), User::name.like("a%"))).filter(text("name LIKE 'x%'").expr()).into()]
        }, any {
            let (percent, name) = (literal_column("'50%'").label("50%"), any::users().c("name"));
            vec![select((percent, name.op("%", "ed"), name.like("a%"))).filter(text("name LIKE 'x%'").expr()).into()]
        };
    }
}

/// The set of no columns: all rows.
fn nothing() -> Expr<Any> {
    Expr::from_node(aludel::ast::Node::tuple(vec![]))
}
