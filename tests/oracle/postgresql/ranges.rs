//! Ranges, text search, and patterns.

use crate::fixtures::corpus::{Post, User, any};
use crate::harness::{Port, ports};
use aludel::postgres::{self, Range, func as pg, methods::*};
use aludel::prelude::*;

/// A column at run time.
fn c(name: &str) -> aludel::query::AnyColumn {
    any::posts().c(name)
}
fn int4range(low: i32, high: i32) -> Function<Range<i32>> {
    func::call("int4range", (low, high))
}
fn closed() -> Function<Range<i32>> {
    func::call("int4range", (1, 9, "[]"))
}
/// A text as a range of the database's.
fn cast(text: &'static str) -> Expr<Range<i32>> {
    literal(text).cast_as(postgres::int4range())
}

pub fn ports() -> Vec<Port> {
    ports! {
        "postgresql/range_contains_and_overlaps": typed {
            vec![select(Post::id)
                .filter(Post::span.contains(5))
                .filter(Post::span.contained_by(int4range(1, 9)))
                .filter(Post::span.overlaps(int4range(3, 4)))
                .filter(Post::spans.contains(Post::span))
                .into()]
        }, any {
            vec![select(c("id"))
                .filter(c("span").contains(5))
                .filter(c("span").contained_by(int4range(1, 9)))
                .filter(c("span").overlaps(int4range(3, 4)))
                .filter(c("spans").contains(c("span")))
                .into()]
        };
        "postgresql/range_positions": typed {
            let (span, other) = (Post::span, int4range(1, 9));
            vec![select((
                span.strictly_left_of(&other).nullable(),
                span.strictly_right_of(&other).nullable(),
                span.not_extend_right_of(&other).nullable(),
                span.not_extend_left_of(&other).nullable(),
                span.adjacent_to(&other).nullable(),
            ))
            .into()]
        }, any {
            let (span, other) = (c("span"), int4range(1, 9));
            vec![select((
                span.strictly_left_of(&other).nullable(),
                span.strictly_right_of(&other).nullable(),
                span.not_extend_right_of(&other).nullable(),
                span.not_extend_left_of(&other).nullable(),
                span.adjacent_to(&other).nullable(),
            ))
            .into()]
        };
        "postgresql/range_arithmetic_and_functions": typed {
            let span = Post::span;
            vec![select((span.union(closed()), span - closed(), span * closed(), span.lower(), Post::during.isempty())).into()]
        }, any {
            let span = c("span");
            vec![select((span.union(closed()), &span - closed(), &span * closed(), span.lower(), c("during").isempty())).into()]
        };
        "postgresql/range_cast_from_text": typed {
            vec![select(Post::id).filter(Post::span.contains(cast("[1,5)"))).filter(Post::span.eq(cast("empty"))).into()]
        }, any {
            vec![select(c("id")).filter(c("span").contains(cast("[1,5)"))).filter(c("span").eq(cast("empty"))).into()]
        };
        "postgresql/match": typed {
            vec![select(Post::id).filter(Post::body.match_("red & blue")).filter(Post::title.match_with("english", "red")).into()]
        }, any {
            vec![select(c("id")).filter(c("body").match_("red & blue")).filter(c("title").match_with("english", "red")).into()]
        };
        "postgresql/match_of_a_vector": typed {
            vec![select(Post::id)
                .filter(Post::words.match_("red"))
                .filter(Post::words.bool_op("@@", pg::to_tsquery(None, "red | blue")))
                .filter(pg::to_tsvector("english", Post::body).op("@@", pg::plainto_tsquery("english", "a b")))
                .into()]
        }, any {
            vec![select(c("id"))
                .filter(c("words").match_("red"))
                .filter(c("words").bool_op("@@", pg::to_tsquery(None, "red | blue")))
                .filter(pg::to_tsvector("english", c("body")).op("@@", pg::plainto_tsquery("english", "a b")))
                .into()]
        };
        "postgresql/search_functions": typed {
            let query = pg::websearch_to_tsquery("english", "red -blue");
            vec![select((
                pg::ts_rank(Post::words, &query).label("rank"),
                pg::ts_headline_with("english", Post::body, &query, "MaxWords=9"),
                pg::phraseto_tsquery(None, "the cat"),
                pg::setweight(pg::to_tsvector(None, Post::title), 'A').op("||", pg::to_tsvector(None, Post::body)),
            ))
            .order_by(text("rank DESC").expr())
            .into()]
        }, any {
            let query = pg::websearch_to_tsquery("english", "red -blue");
            vec![select((
                pg::ts_rank(c("words"), &query).label("rank"),
                pg::ts_headline_with("english", c("body"), &query, "MaxWords=9"),
                pg::phraseto_tsquery(None, "the cat"),
                pg::setweight(pg::to_tsvector(None, c("title")), 'A').op("||", pg::to_tsvector(None, c("body"))),
            ))
            .order_by(text("rank DESC").expr())
            .into()]
        };
        "postgresql/ilike": typed {
            let name = User::name;
            vec![select(User::id)
                .filter(name.ilike("E%"))
                .filter(!name.ilike("x/_%").escape('/'))
                .filter(name.icontains("50%").autoescape())
                .into()]
        }, any {
            let (id, name) = (any::users().c("id"), any::users().c("name"));
            vec![select(id)
                .filter(name.ilike("E%"))
                .filter(!name.ilike("x/_%").escape('/'))
                .filter(name.icontains("50%").autoescape())
                .into()]
        };
        "postgresql/regular_expressions": typed {
            let begins = || User::name.regexp_match("^e");
            vec![select(User::id)
                .filter(begins())
                .filter(begins().flags("i"))
                .filter(begins().flags("mx"))
                .filter(!begins())
                .filter(!begins().flags("i"))
                .filter(!begins().flags("xi"))
                .into()]
        }, any {
            let begins = || any::users().c("name").regexp_match("^e");
            vec![select(any::users().c("id"))
                .filter(begins())
                .filter(begins().flags("i"))
                .filter(begins().flags("mx"))
                .filter(!begins())
                .filter(!begins().flags("i"))
                .filter(!begins().flags("xi"))
                .into()]
        };
        "postgresql/regexp_replace": typed {
            vec![select((User::name.regexp_replace("a(b)", r"\1"), User::name.regexp_replace("a", "b").flags("ig"))).into()]
        }, any {
            let name = any::users().c("name");
            vec![select((name.regexp_replace("a(b)", r"\1"), name.regexp_replace("a", "b").flags("ig"))).into()]
        };
        "postgresql/similar_to": typed {
            vec![select(User::id).filter(User::name.bool_op("SIMILAR TO", "(ed|jo)%")).filter(User::name.op("~*", "x")).into()]
        }, any {
            let (id, name) = (any::users().c("id"), any::users().c("name"));
            vec![select(id).filter(name.bool_op("SIMILAR TO", "(ed|jo)%")).filter(name.op("~*", "x")).into()]
        };
    }
}
