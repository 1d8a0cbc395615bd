//! JSON, JSONB and maps.

use crate::fixtures::corpus::{Order, Post, any};
use crate::harness::{Built, Port, ports};
use aludel::postgres::{self, Hstore, methods::*};
use aludel::prelude::*;
use serde_json::{Value as Json, json};

/// A column at run time.
fn c(name: &str) -> aludel::query::AnyColumn {
    any::posts().c(name)
}
fn where_(conditions: impl IntoIterator<Item = Expr<bool>>) -> Built {
    conditions.into_iter().fold(select(Post::id), |query, condition| query.filter(condition)).into()
}
fn any_where(conditions: impl IntoIterator<Item = Expr<bool>>) -> Built {
    let query = select(c("id").typed::<i32>());
    conditions.into_iter().fold(query, |query, condition| query.filter(condition)).into()
}

pub fn ports() -> Vec<Port> {
    ports! {
        "postgresql/json_arrows": typed {
            let plain = Post::plain;
            vec![select((
                plain.get("a"),
                plain.get(0),
                plain.get("a").astext(),
                plain.get_path(("a", "b")),
                plain.get_path(("a", 1)).astext(),
            ))
            .into()]
        }, any {
            let plain = c("plain");
            vec![select((
                plain.get("a"),
                plain.get(0),
                plain.get("a").astext(),
                plain.get_path(("a", "b")),
                plain.get_path(("a", 1)).astext(),
            ))
            .into()]
        };
        "postgresql/jsonb_subscripts": typed {
            let doc = Post::doc;
            let in_a = doc.get("a").get("b");
            vec![select((doc.get("a"), &in_a, doc.get(0), doc.get("a").astext(), in_a.astext())).into()]
        }, any {
            let doc = c("doc");
            let in_a = doc.get("a").get("b");
            vec![select((doc.get("a"), &in_a, doc.get(0), doc.get("a").astext(), in_a.astext())).into()]
        };
        "postgresql/jsonb_subscripts_inline": typed {
            let doc = Post::doc;
            vec![select((doc.get("it's"), doc.get(0).get("x").astext(), doc.get_path(("a", 0, "b")), doc.get_path(("a",)).astext())).into()]
        }, any {
            let doc = c("doc");
            vec![select((doc.get("it's"), doc.get(0).get("x").astext(), doc.get_path(("a", 0, "b")), doc.get_path(("a",)).astext())).into()]
        };
        "postgresql/jsonb_of_a_function": typed {
            let tags = func::call::<Json>("to_jsonb", (Post::tags,)).typed_as(postgres::jsonb());
            vec![select((tags.get("x"), Post::body.cast_as::<Json>(postgres::jsonb()).get("y").astext())).into()]
        }, any {
            let tags = func::call::<Json>("to_jsonb", (c("tags"),)).typed_as(postgres::jsonb());
            vec![select((tags.get("x"), c("body").cast_as::<Json>(postgres::jsonb()).get("y").astext())).into()]
        };
        "postgresql/json_typed": typed {
            let a = || Post::doc.get("a");
            vec![select((a().as_string(), a().as_integer(), a().as_float(), a().as_numeric(10, 2), a().as_boolean(), a())).into()]
        }, any {
            let a = || c("doc").get("a");
            vec![select((a().as_string(), a().as_integer(), a().as_float(), a().as_numeric(10, 2), a().as_boolean(), a())).into()]
        };
        "postgresql/generic_json_typed": typed {
            let meta = Order::meta;
            vec![select(Order::id)
                .filter(meta.get("n").as_integer().gt(3))
                .filter(meta.get_path(("a", "b")).as_string().eq("x"))
                .filter(meta.get("f").as_boolean())
                .into()]
        }, any {
            let (id, meta) = (any::orders().c("id"), any::orders().c("meta"));
            vec![select(id)
                .filter(meta.get("n").as_integer().gt(3))
                .filter(meta.get_path(("a", "b")).as_string().eq("x"))
                .filter(meta.get("f").as_boolean())
                .into()]
        };
        "postgresql/json_text_compared": typed {
            let string = |key: &str| Post::doc.get(key).astext();
            vec![where_([string("city").eq("Oslo"), string("n").cast::<i32>().gt(5), string("x").like("a%").expr()])]
        }, any {
            let string = |key: &str| c("doc").get(key).astext();
            vec![any_where([string("city").eq("Oslo"), string("n").cast::<i32>().gt(5), string("x").like("a%").expr()])]
        };
        "postgresql/jsonb_contains": typed {
            let doc = Post::doc;
            vec![where_([
                doc.contains(json!({"a": 1})),
                doc.contained_by(json!({"a": [1, 2]})),
                doc.get("tags").contains(json!(["x"])),
            ])]
        }, any {
            let doc = c("doc");
            vec![any_where([
                doc.contains(json!({"a": 1})).expr(),
                doc.contained_by(json!({"a": [1, 2]})),
                doc.get("tags").contains(json!(["x"])).expr(),
            ])]
        };
        "postgresql/jsonb_has": typed {
            let doc = Post::doc;
            vec![where_([doc.has_key("a"), doc.has_all(array(["a", "b"])), doc.has_any(array(["c", "d"])), !doc.has_key("z")])]
        }, any {
            let doc = c("doc");
            vec![any_where([doc.has_key("a"), doc.has_all(array(["a", "b"])), doc.has_any(array(["c", "d"])), !doc.has_key("z")])]
        };
        "postgresql/operators_inside_or": typed {
            let (doc, tags) = (Post::doc, Post::tags);
            let any = doc.contains(json!({"a": 1})) | doc.has_key("b") | tags.contains(["x"]) | tags.overlap(["y"]);
            let either = doc.get("a").astext().eq("x") | doc.get("n").as_integer().gt(5);
            vec![where_([any | literal("z").eq(any_(tags)), either])]
        }, any {
            let (doc, tags) = (c("doc"), c("tags"));
            let any = doc.contains(json!({"a": 1})) | doc.has_key("b") | tags.contains(["x"]) | tags.overlap(["y"]);
            let either = doc.get("a").astext().eq("x") | doc.get("n").as_integer().gt(5);
            vec![any_where([any | literal("z").eq(any_(tags)), either])]
        };
        "postgresql/jsonb_path_operators": typed {
            vec![where_([Post::doc.path_exists("$.a[*] ? (@ > 2)"), Post::doc.path_match("$.n == 1")])]
        }, any {
            vec![any_where([c("doc").path_exists("$.a[*] ? (@ > 2)"), c("doc").path_match("$.n == 1")])]
        };
        "postgresql/jsonb_delete_and_concat": typed {
            let doc = Post::doc;
            let b = literal(json!({"b": 2})).cast_as::<Json>(postgres::jsonb());
            vec![select((doc.delete_path(["a", "0"]), doc.delete_key("a"), doc.merge(b), doc.merge(json!({"x": 1})))).into()]
        }, any {
            let doc = c("doc");
            let b = literal(json!({"b": 2})).cast_as::<Json>(postgres::jsonb());
            vec![select((doc.delete_path(["a", "0"]), &doc - "a", &doc + b, doc.concat(json!({"x": 1})))).into()]
        };
        "postgresql/jsonb_update_of_a_key": typed {
            let bergen = literal(json!("Bergen")).cast_as::<Json>(postgres::jsonb());
            vec![update(Post::table()).set(Post::doc.get("city").set(bergen)).filter(Post::id.eq(1)).into()]
        }, any {
            let bergen = literal(json!("Bergen")).cast_as::<Json>(postgres::jsonb());
            vec![update(any::posts()).set(c("doc").get("city").set(bergen)).filter(c("id").eq(1)).into()]
        };
        "postgresql/json_values_are_cast": typed {
            let new = || insert(Post::table());
            vec![
                new().values((Post::doc.set(json!({"a": [1, null]})), Post::plain.set(json!(["x"])))).returning(Post::id).into(),
                new().values((Post::doc.set(null()), Post::tags.set(["x"]))).returning(Post::id).into(),
                where_([Post::doc.eq(json!({"a": 1})), Post::doc.is_null(), Post::plain.get("a").astext().is_not_null()]),
            ]
        }, any {
            let new = || insert(any::posts());
            vec![
                new().values((c("doc").set(json!({"a": [1, null]})), c("plain").set(json!(["x"])))).returning(c("id")).into(),
                new().values((c("doc").set(null()), c("tags").set(["x"]))).returning(c("id")).into(),
                any_where([c("doc").eq(json!({"a": 1})), c("doc").is_null(), c("plain").get("a").astext().is_not_null()]),
            ]
        };
        "postgresql/json_building_functions": typed {
            vec![select((
                func::call::<Json>("json_build_object", ("id", Post::id, "title", Post::title)),
                func::call::<Json>("jsonb_set", (Post::doc, text("'{a}'").expr(), func::call::<Json>("to_jsonb", (Post::title,)))),
                func::call::<Json>("json_agg", (Post::title,)),
                func::call::<Json>("row_to_json", (text("posts").expr(),)),
            ))
            .into()]
        }, any {
            vec![select((
                func::call::<Json>("json_build_object", ("id", c("id"), "title", c("title"))),
                func::call::<Json>("jsonb_set", (c("doc"), text("'{a}'").expr(), func::call::<Json>("to_jsonb", (c("title"),)))),
                func::call::<Json>("json_agg", (c("title"),)),
                func::call::<Json>("row_to_json", (text("posts").expr(),)),
            ))
            .into()]
        };
        "postgresql/hstore_operators": typed {
            let attrs = Post::attrs;
            vec![select((attrs.get("a"), attrs.get("a") + "x"))
                .filter(attrs.has_key("a"))
                .filter(attrs.has_all(array(["a", "b"])))
                .filter(attrs.contains(Hstore::from([("a", "1")])))
                .filter(attrs.get("a").eq("1"))
                .into()]
        }, any {
            let attrs = c("attrs");
            vec![select((attrs.get("a"), attrs.get("a") + "x"))
                .filter(attrs.has_key("a"))
                .filter(attrs.has_all(array(["a", "b"])))
                .filter(attrs.contains(Hstore::from([("a", "1")])))
                .filter(attrs.get("a").eq("1"))
                .into()]
        };
        "postgresql/hstore_functions": typed {
            let attrs = Post::attrs;
            let part = (attrs.defined("a"), attrs.delete("a"), attrs.slice(array(["a"])));
            vec![select((attrs.keys(), attrs.vals(), part.0, part.1, part.2, attrs.matrix())).into()]
        }, any {
            let attrs = c("attrs");
            let part = (attrs.defined("a"), attrs.delete("a"), attrs.slice(array(["a"])));
            vec![select((attrs.keys(), attrs.vals(), part.0, part.1, part.2, attrs.matrix())).into()]
        };
        "postgresql/hstore_made": typed {
            let map = |key: &str, value: &str| func::call::<Hstore>("hstore", (key, value));
            let arrays = func::call::<Hstore>("hstore", (array(["a"]), array(["b"])));
            vec![select((map("a", "1").get("a"), Post::attrs + map("b", "2"), arrays)).into()]
        }, any {
            let map = |key: &str, value: &str| func::call::<Hstore>("hstore", (key, value));
            let arrays = func::call::<Hstore>("hstore", (array(["a"]), array(["b"])));
            vec![select((map("a", "1").get("a"), c("attrs") + map("b", "2"), arrays)).into()]
        };
    }
}
