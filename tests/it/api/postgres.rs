//! Types that PostgreSQL alone has: what their operations give, and their SQL.

use super::features::round_trip_on;
use super::says;
use aludel::postgres::{BitString, Cidr, Hstore, Inet, MacAddr, Multirange, Range, TsQuery, TsVector, func as pg, methods::*};
use aludel::prelude::*;
use aludel::query::kind;
use aludel::{Date, DateTime};

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "posts")]
struct Post {
    #[column(primary_key)]
    id: i32,
    title: String,
    tags: Vec<String>,
    grid: Option<Vec<Vec<i32>>>,
    attrs: Hstore,
    more: Option<Hstore>,
    span: Range<i32>,
    hours: Option<Range<DateTime>>,
    spans: Multirange<i32>,
    words: TsVector,
    flags: BitString,
    host: Inet,
}

#[test]
fn arrays() {
    let _ = (Post::title, Post::flags, Post::host);
    says! { on Postgres:
        Expr<Option<String>, kind::Element> = Post::tags.get(1) => "posts.tags[$1]";
        Expr<Option<Vec<i32>>, kind::Element> = Post::grid.get(1) => "posts.grid[$1]";
        Expr<Option<i32>, kind::Element> = Post::grid.get(1).get(2) => "posts.grid[$1][$2]";
        Expr<Vec<String>, kind::Element> = Post::tags.get_slice(2..=3) => "posts.tags[$1:$2]";
        Expr<Option<Vec<Vec<i32>>>, kind::Element> = Post::grid.get_slice(..=Post::id) => "posts.grid[:posts.id]";
        Expr<Vec<String>> = Post::tags + ["x"] => "posts.tags || $1::VARCHAR[]";
        Expr<Vec<String>> = Post::tags + vec!["x".to_owned()] + Post::tags => "posts.tags || $1::VARCHAR[] || posts.tags";
        Expr<bool> = Post::tags.contains(["a"]) => "posts.tags @> $1::VARCHAR[]";
        Expr<bool> = Post::tags.contains(array([Post::title])) => "posts.tags @> ARRAY[posts.title]";
        Expr<bool> = Post::tags.contained_by(Post::tags) => "posts.tags <@ posts.tags";
        Expr<bool> = Post::grid.overlap(vec![vec![1]]) => "posts.grid && $1::INTEGER[][]";
        Expr<bool> = Post::tags.eq(["a"]) => "posts.tags = $1::VARCHAR[]";
        Expr<bool> = literal("a").eq(any_(Post::tags)) => "$1 = ANY (posts.tags)";
        Expr<bool> = Post::table().c("tags").contains(Post::tags).expr() => "posts.tags @> posts.tags";
        Expr<Vec<i32>> = literal(vec![1, 2]) => "$1::INTEGER[]";
        Update = update(Post::table()).set((Post::tags.get(1).set("x"), Post::grid.get_slice(1..).set(vec![vec![1]])))
            => "UPDATE posts SET tags[$1]=$2, grid[$3:]=$4::INTEGER[][]";
    }
}

#[test]
fn hstores() {
    says! { on Postgres:
        Expr<Option<String>, kind::Element> = Post::attrs.get("a") => "posts.attrs[$1]";
        Expr<Option<String>, kind::Element> = Post::more.get(Post::title) => "posts.more[posts.title]";
        Expr<Hstore> = Post::attrs + Hstore::from([("a", "1")]) => "posts.attrs || $1";
        Function<Vec<String>> = Post::attrs.keys() => "akeys(posts.attrs)";
        Function<Option<Vec<Option<String>>>> = Post::more.vals() => "avals(posts.more)";
        Function<Vec<Vec<Option<String>>>> = Post::attrs.matrix() => "hstore_to_matrix(posts.attrs)";
        Function<bool> = Post::attrs.defined("a") => "defined(posts.attrs, $1)";
        Function<Option<Hstore>> = Post::more.delete("a") => "delete(posts.more, $1)";
        Function<Hstore> = Post::attrs.slice(["a"]) => "slice(posts.attrs, $1::VARCHAR[])";
        Expr<bool> = Post::attrs.contains(Post::more) => "posts.attrs @> posts.more";
        Expr<bool> = Post::attrs.contained_by(Hstore::from([("a", "1")])) => "posts.attrs <@ $1";
        Expr<bool> = Post::attrs.has_key(Post::title) => "posts.attrs ? posts.title";
        Expr<bool> = Post::attrs.has_any(Post::tags) => "posts.attrs ?| posts.tags";
    }
}

#[test]
fn ranges() {
    let (some, day) = (Range::from(1..9), Date { year: 2024, month: 2, day: 29 });
    says! { on Postgres:
        Expr<bool> = Post::span.contains(5) => "posts.span @> $1";
        Expr<bool> = Post::span.contains(Post::id) => "posts.span @> posts.id";
        Expr<bool> = Post::spans.contains(some.clone()) => "posts.spans @> $1::INT4RANGE";
        Expr<bool> = Post::span.contained_by(Post::spans) => "posts.span <@ posts.spans";
        Expr<bool> = Post::span.overlaps(Multirange(vec![some.clone()])) => "posts.span && $1::INT4MULTIRANGE";
        Expr<Range<i32>> = Post::span + some.clone() => "posts.span + $1::INT4RANGE";
        Expr<Range<i32>> = Post::span.difference(Post::span) => "posts.span - posts.span";
        Expr<Multirange<i32>> = Post::spans * Post::spans => "posts.spans * posts.spans";
        Function<Option<i32>> = Post::span.lower() => "lower(posts.span)";
        Function<Option<DateTime>> = Post::hours.upper() => "upper(posts.hours)";
        Function<bool> = Post::span.isempty() => "isempty(posts.span)";
        Function<Option<bool>> = Post::hours.isempty() => "isempty(posts.hours)";
        Expr<Range<Date>> = literal(Range::from(day..day)) => "$1::DATERANGE";
    }
}

#[test]
fn text_search() {
    says! { on Postgres:
        Function<TsVector> = pg::to_tsvector("english", Post::title) => "to_tsvector($1, posts.title)";
        Function<TsQuery> = pg::plainto_tsquery(None, "red") => "plainto_tsquery($1)";
        Function<f32> = pg::ts_rank(Post::words, pg::to_tsquery(None, "red")) => "ts_rank(posts.words, to_tsquery($1))";
        Function<String> = pg::ts_headline(None, Post::title, pg::to_tsquery(None, "red")) => "ts_headline(posts.title, to_tsquery($1))";
        Expr<bool> = Post::words.match_("red") => "posts.words @@ plainto_tsquery($1)";
        Expr<bool> = Post::title.match_with("english", "red") => "posts.title @@ plainto_tsquery('english', $1)";
    }
}

#[test]
#[cfg(feature = "serde_json")]
fn documents() {
    use serde_json::{Value as Json, json};
    #[derive(Model)]
    #[model(table = "docs")]
    struct Doc {
        #[column(primary_key)]
        id: i32,
        #[column(type = aludel::postgres::jsonb())]
        body: Json,
        plain: Option<Json>,
    }
    let _ = Doc::id;
    says! { on Postgres:
        Expr<Option<Json>, kind::Element> = Doc::body.get("a") => "docs.body[$1]";
        Expr<Option<String>> = Doc::plain.get("a").astext() => "docs.plain ->> $1";
        Expr<bool> = Doc::body.contains(json!({})) => "docs.body @> $1::JSONB";
        Expr<bool> = Doc::body.contained_by(Doc::body) => "docs.body <@ docs.body";
        Expr<bool> = Doc::body.has_all(["a", "b"]) => "docs.body ?& $1::VARCHAR[]";
        Expr<bool> = Doc::body.path_exists("$.a") => "docs.body @? $1";
        Expr<Json> = Doc::body.delete_path(["a", "0"]) => "docs.body #- CAST(ARRAY[$1, $2] AS TEXT[])";
        Expr<Json> = Doc::body.merge(json!({})) => "docs.body || $1::JSONB";
        Update = update(Doc::table()).set(Doc::body.get("a").set(json!(1))) => "UPDATE docs SET body[$1]=$2::JSONB";
    }
}

#[test]
fn values() {
    let on = &Postgres::default();
    round_trip_on(on, vec![1, 2], Value::Array([Value::Int(1), Value::Int(2)].into()));
    round_trip_on(on, vec![Some("a".to_owned()), None], Value::Array([Value::from("a"), Value::Null].into()));
    round_trip_on(on, Range::from(1..9), Value::from("[1,9)"));
    round_trip_on(on, Range::<i32>::empty(), Value::from("empty"));
    round_trip_on(on, Multirange(vec![Range::from(1i64..9), Range::from(10..)]), Value::from("{[1,9),[10,)}"));
    round_trip_on(on, Hstore::from([("a", "it's \"1\"")]), Value::from(r#""a"=>"it's \"1\"""#));
    round_trip_on(on, BitString::from("101"), Value::from("101"));
    round_trip_on(on, Inet::from("10.0.0.1"), Value::from("10.0.0.1"));
    round_trip_on(on, Cidr::from("10.0.0.0/8"), Value::from("10.0.0.0/8"));
    round_trip_on(on, MacAddr::from("08:00:2b:01:02:03"), Value::from("08:00:2b:01:02:03"));
    round_trip_on(on, TsVector::from("'a':1"), Value::from("'a':1"));
}
