//! What only PostgreSQL's types can do, and what the others say to it.

use crate::support::{dialects, selected, sql};
use aludel::postgres::{self, BitString, Hstore, Inet, Multirange, Range, TsVector, func as pg, methods::*};
use aludel::prelude::*;
use aludel::{DateTime, ErrorKind};
use std::ops::Bound;

#[derive(Model, Debug, Clone)]
#[model(table = "posts")]
#[allow(dead_code)] // nobody reads it
struct Post {
    #[column(primary_key)]
    id: i32,
    #[column(length = 80)]
    title: String,
    tags: Vec<String>,
    grid: Option<Vec<Vec<i32>>>,
    attrs: Hstore,
    span: Range<i32>,
    #[column(type = postgres::tstzrange())]
    during: Option<Range<DateTime>>,
    spans: Multirange<i32>,
    words: TsVector,
    #[column(type = postgres::bit(8))]
    flags: BitString,
    host: Option<Inet>,
}

/// Documents, made at run time.
fn doc() -> aludel::query::AnyColumn {
    docs().c("doc")
}
fn docs() -> Table {
    let document = DataType::Json.with_variant(postgres::jsonb(), ["postgresql"]);
    Table::new("docs")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("doc", postgres::jsonb()))
        .column(ColumnDef::new("plain", DataType::Json))
        .column(ColumnDef::new("either", document))
}
fn json(text: &str) -> Value {
    Value::Json(text.into())
}
fn one_to_nine() -> Range<i32> {
    Range::from(1..9)
}

sql! {
    array_contains: select(Post::id).filter(Post::tags.contains(["a", "b"]) | Post::tags.contained_by(vec!["c".to_owned()]));
    array_overlap: select(Post::id).filter(Post::tags.overlap(["a"]) | Post::tags.eq(["b"]));
    array_of_expressions: select(Post::id).filter(Post::tags.contains(array([Post::title.any(), literal("x").any()])));
    array_slices: select((Post::tags.get_slice(2..=4), Post::tags.get_slice(..=Post::id + 1), Post::tags.get_slice(3..).get(1)));
    array_joined: selected(Post::tags + ["x"] + Post::tags);
    array_any: select(Post::id).filter(literal("a").eq(any_(Post::tags)) & Post::id.gt(all_(literal(vec![1, 2]))));
    array_without_elements: select((array(Vec::<i32>::new()), literal(Vec::<String>::new())));
    array_without_a_type: selected(array(Vec::<Expr<Any>>::new()));
    element_assigned: update(Post::table()).set((Post::tags.get(2).set("x"), Post::grid.get(1).get(2).set(7)));
    slice_assigned: update(Post::table()).set(Post::tags.get_slice(1..=2).set(["x", "y"])).filter(Post::id.eq(1));
    element_of_an_upsert: insert(Post::table()).values(Post::id.set(1)).on_conflict(Post::id).do_update(Post::tags.get(1).set("x"));
    element_inserted: insert(Post::table()).values(Post::tags.get(1).set("x"));
    element_of_an_expression_assigned: update(Post::table()).set((Post::tags + Post::tags).get(1).set("x"));
    key_assigned: update(docs()).set((doc().get("a").set(json("1")), doc().get_path(("b", 0)).set(json("2"))));
    key_of_json_assigned: update(docs()).set(docs().c("plain").get("a").set(json("1")));
    key_of_a_variant_assigned: update(docs()).set(docs().c("either").get("a").set(json("1")));
    json_astext: select(doc().get("a").astext().eq("x").label("x")).filter(doc().get_path(("b", 0)).astext().like("x%"));
    json_astext_in_operators: selected(doc().get("a").get("b").astext() + "!" + doc().get("c").astext());
    json_astext_between: select(doc().get("a").astext().between("a", "b").label("a")).filter(doc().get("b").astext().in_(["x"]));
    json_astext_of_a_pattern: select(docs().c("id")).filter(doc().get("a").astext().regexp_match(doc().get("b").astext()));
    json_astext_of_an_array: selected(Post::tags.get(1).astext());
    json_astext_of_a_variant: selected(docs().c("either").get("a").get("b").astext());
    json_contains: select(docs().c("id")).filter(doc().contains(json("{}")) & doc().contained_by(doc().get("a")));
    json_contains_plain: select(docs().c("id")).filter(docs().c("plain").contains(json("{}")));
    json_contains_variant: select(docs().c("id")).filter(docs().c("either").get("a").contains(json("{}")));
    json_keys: select(docs().c("id")).filter(doc().has_key("a") & doc().has_all(["b", "c"]) & !doc().has_any(array(["d"])));
    json_paths: select(docs().c("id")).filter(doc().path_exists("$.a") & doc().path_match(Post::title));
    json_changed: select((doc().delete_path(["a", "0"]), doc().delete_key("a"), doc().merge(json("{}")), doc() - "a" - "b"));
    json_changed_plain: selected(docs().c("plain").merge(json("{}")));
    hstore_elements: select((Post::attrs.get("a"), Post::attrs.get("a") + "x")).filter(Post::attrs.get("b").is_null());
    hstore_conditions: select(Post::id).filter(Post::attrs.contains(Hstore::from([("a", "1")])) & Post::attrs.has_key("a"));
    hstore_functions: select((Post::attrs.keys(), Post::attrs.vals(), Post::attrs.array(), Post::attrs.matrix()));
    hstore_changed: select((Post::attrs + Hstore::from([("a", "it's")]), Post::attrs - Post::attrs, Post::attrs.delete(["a", "b"])));
    range_contains: select(Post::id).filter(Post::span.contains(5) | Post::span.contains(one_to_nine()) | Post::span.contains(Post::id));
    range_contained: select(Post::id).filter(Post::span.contained_by(Post::spans) & Post::spans.contains(one_to_nine()));
    range_beside: select(Post::id).filter(Post::span.overlaps(one_to_nine()) | Post::span.adjacent_to(Multirange(vec![one_to_nine()])));
    range_positions: select((Post::span.strictly_left_of(one_to_nine()), Post::span.not_extend_left_of(one_to_nine())));
    range_arithmetic: select((Post::span + one_to_nine() - Post::span, Post::span.intersection(one_to_nine()), Post::span.lower()));
    range_in_utc: select(Post::id).filter(Post::during.eq(Range::new(Bound::Included(noon()), Bound::Unbounded)));
    search_a_vector: select(Post::id).filter(Post::words.match_("red") & Post::title.match_with("english", "red"));
    search_functions: select((pg::to_tsvector(None, Post::title), pg::setweight(Post::words, 'A'), pg::ts_rank(Post::words, pg::to_tsquery("german", "rot"))));
    bits: select((Post::flags.bitwise_and(BitString::from("101")), Post::flags.bitwise_not())).filter(Post::flags.eq(BitString::from("101")));
    addresses: select(Post::id).filter(Post::host.op("<<=", "10.0.0.0/8")).filter(Post::host.eq(Inet::from("10.0.0.1")));
    operator_of_a_dialect: selected(Post::id.op(operator("<#>").precedence(5).only_on("postgresql", (9, 1, 0)).only_on("sqlite", (4, 0, 0)), 3));
    operator_that_is_eager: select(Post::id).filter(!eager() & eager().eq(eager()) | Post::id.between(eager(), 3));
}

fn eager() -> Expr<Any> {
    Post::id.op(operator("<->").precedence(9).eager().only_on("postgresql", (9, 1, 0)), 3)
}
fn noon() -> DateTime {
    DateTime { date: aludel::Date { year: 2024, month: 2, day: 29 }, time: aludel::Time { hour: 12, minute: 0, second: 0, microsecond: 0 } }
}

/// Older versions write elements otherwise, or cannot assign them.
#[test]
fn older_versions() {
    let sql = |node: &Expr<Any>, major| node.compile(&Postgres::version(major)).map(|compiled| compiled.sql().to_owned());
    let element = doc().get("a").get("b").any();
    assert_eq!(sql(&element, 14).unwrap(), "docs.doc[$1][$2]");
    assert_eq!(sql(&element, 13).unwrap(), "(docs.doc -> $1) -> $2");
    let text = doc().get("a").get("b").astext().any();
    assert_eq!(sql(&text, 14).unwrap(), "(docs.doc[$1]) ->> $2");
    assert_eq!(sql(&text, 13).unwrap(), "(docs.doc -> $1) ->> $2");
    let value = Post::attrs.get("a").any().eq("x").any();
    assert_eq!(sql(&value, 14).unwrap(), "posts.attrs[$1] = $2");
    assert_eq!(sql(&value, 13).unwrap(), "(posts.attrs -> $1) = $2");
    let change = update(docs()).set(doc().get("a").set(json("1")));
    assert_eq!(change.compile(&Postgres::version(14)).unwrap().sql(), "UPDATE docs SET doc[$1]=$2::JSONB");
    let error = change.compile(&Postgres::version(13)).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unsupported { .. }), "{error}");
    let path = doc().path_exists("$.a").any();
    assert_eq!(sql(&path, 11).unwrap_err().to_string(), "postgresql 11.0 has no operator @?; it came with 12.0");
}

/// What is of a type that only PostgreSQL has, is refused elsewhere, whatever is done with it.
#[test]
fn nobody_else_has_them() {
    let column = |ty: DataType| Table::new("t").column(ColumnDef::new("x", ty)).c("x");
    let types = [postgres::jsonb(), postgres::hstore(), postgres::int4range(), postgres::tsvector(), postgres::bit(8), postgres::inet()];
    for ty in types.into_iter().chain([DataType::array(DataType::Integer)]) {
        let x = column(ty.clone());
        let expressions = [
            ("bound", x.eq(literal(Value::Array([Value::Int(1)].into())).typed_as(ty.clone())).any()),
            ("an element", x.get("a").any()),
            ("an operator", x.op("<->", column(DataType::Integer)).any()),
            ("of a function", func::call::<Any>("lower", (&x,)).any()),
            ("bits", x.bitwise_not().any()),
            ("searched", x.match_("a").any()),
            ("a cast", literal(1).cast_as::<Any>(ty.clone()).any()),
        ];
        for (what, expression) in expressions {
            for dialect in dialects().into_iter().filter(|dialect| dialect.name() != "postgresql") {
                let error = expression.compile(&*dialect).map(|compiled| compiled.sql().to_owned()).unwrap_err();
                assert!(matches!(error.kind(), ErrorKind::Unsupported { .. }), "{what} of {ty:?} on {}: {error}", dialect.name());
            }
        }
    }
}
