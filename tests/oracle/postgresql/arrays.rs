//! Arrays.

use crate::fixtures::corpus::{Post, User, any};
use crate::harness::{Port, ports};
use aludel::ast::Node;
use aludel::postgres::methods::*;
use aludel::prelude::*;

/// A value among expressions.
fn bound(value: impl Into<Value>) -> Expr<Any> {
    Expr::from_node(Node::literal(value))
}
/// A column at run time.
fn c(name: &str) -> aludel::query::AnyColumn {
    any::posts().c(name)
}

pub fn ports() -> Vec<Port> {
    ports! {
        "postgresql/array_contains_and_overlap": typed {
            vec![select(Post::id)
                .filter(Post::tags.contains(["a", "b"]))
                .filter(Post::tags.contained_by(["c"]))
                .filter(Post::tags.overlap(["d"]))
                .into()]
        }, any {
            let tags = c("tags");
            vec![select(c("id")).filter(tags.contains(["a", "b"])).filter(tags.contained_by(["c"])).filter(tags.overlap(["d"])).into()]
        };
        "postgresql/array_compared_to_array_literal": typed {
            let other = array([bound("a"), Post::title.any()]);
            vec![select(Post::id).filter(Post::tags.contains(other)).filter(Post::tags.eq(array(["x"]))).into()]
        }, any {
            let (tags, other) = (c("tags"), array([bound("a"), c("title").any()]));
            vec![select(c("id")).filter(tags.contains(other)).filter(tags.eq(array(["x"]))).into()]
        };
        "postgresql/array_any_and_all": typed {
            vec![select(Post::id)
                .filter(literal("a").eq(any_(Post::tags)))
                .filter(Post::id.gt(all_(Post::grid.any())))
                .filter(Post::title.ne(all_(array(["x", "y"]))))
                .into()]
        }, any {
            vec![select(c("id"))
                .filter(literal("a").eq(any_(c("tags"))))
                .filter(c("id").gt(all_(c("grid"))))
                .filter(c("title").ne(all_(array(["x", "y"]))))
                .into()]
        };
        "postgresql/array_any_and_all_as_methods": typed {
            vec![select(Post::id)
                .filter(literal("b").eq(any_(Post::tags)))
                .filter(!literal("z").eq(any_(Post::tags)))
                .filter(literal(5).lt(all_(Post::grid.any())))
                .filter(literal("d").eq(all_(Post::tags)))
                .into()]
        }, any {
            vec![select(c("id"))
                .filter(literal("b").eq(any_(c("tags"))))
                .filter(!literal("z").eq(any_(c("tags"))))
                .filter(literal(5).lt(all_(c("grid"))))
                .filter(literal("d").eq(all_(c("tags"))))
                .into()]
        };
        "postgresql/array_any_of_subquery": typed {
            let any = func::call::<String>("any", (Post::tags,));
            vec![select(Post::id).filter(Post::id.eq(any_(select(User::id)))).filter(Post::title.eq(any)).into()]
        }, any {
            let any = func::call::<String>("any", (c("tags"),));
            vec![select(c("id")).filter(c("id").eq(any_(select(any::users().c("id"))))).filter(c("title").eq(any)).into()]
        };
        "postgresql/array_index_and_slice": typed {
            vec![select((
                Post::tags.get(1),
                Post::tags.get_slice(2..=4),
                Post::grid.get(1).get(2),
                Post::grid.get_slice(1..=2).get(1),
                Post::tags.get(Post::id + 1),
            ))
            .into()]
        }, any {
            vec![select((
                c("tags").get(1),
                c("tags").get_slice(2..=4),
                c("grid").get(1).get(2),
                c("grid").get_slice(1..=2).get(1),
                c("tags").get(c("id") + 1),
            ))
            .into()]
        };
        "postgresql/array_literals": typed {
            let rows = array([array([1, 2]), array([Post::id.any(), bound(4)])]);
            vec![select((array([1, 2]) + array([3]), rows, array([0; 0]))).into()]
        }, any {
            let rows = array([array([1, 2]), array([c("id").any(), bound(4)])]);
            vec![select((array([1, 2]) + array([3]), rows, array([0; 0]))).into()]
        };
        "postgresql/array_literals_inline": typed {
            let numbers = DataType::array(DataType::Integer);
            vec![select((
                array(["it's", "b"]),
                array([Post::title.any(), bound("x")]),
                literal_array([1, 2]).cast_as::<Any>(numbers),
                literal_array([3, 4]),
            ))
            .into()]
        }, any {
            let numbers = DataType::array(DataType::Integer);
            vec![select((
                array(["it's", "b"]),
                array([c("title").any(), bound("x")]),
                literal_array([1, 2]).cast_as::<Any>(numbers),
                literal_array([3, 4]),
            ))
            .into()]
        };
        "postgresql/array_bound_as_one_value": typed {
            let ids = param::<Vec<i32>>("ids").value([1, 2]);
            vec![select(Post::id).filter(Post::tags.eq(["a", "b"])).filter(Post::id.eq(any_(ids))).into()]
        }, any {
            let ids = param::<Vec<i32>>("ids").value([1, 2]);
            vec![select(c("id")).filter(c("tags").eq(["a", "b"])).filter(c("id").eq(any_(ids))).into()]
        };
        "postgresql/array_concat_and_functions": typed {
            vec![select((
                Post::tags + ["x"],
                func::call::<Any>("array_append", (Post::tags, "y")),
                func::call::<i32>("array_length", (Post::grid, 1)),
                func::call::<i32>("cardinality", (Post::tags,)),
                func::call::<String>("array_to_string", (Post::tags, ",")),
            ))
            .into()]
        }, any {
            vec![select((
                c("tags") + ["x"],
                func::call::<Any>("array_append", (c("tags"), "y")),
                func::call::<i32>("array_length", (c("grid"), 1)),
                func::call::<i32>("cardinality", (c("tags"),)),
                func::call::<String>("array_to_string", (c("tags"), ",")),
            ))
            .into()]
        };
        "postgresql/array_agg_in_order": typed {
            vec![select((
                func::array_agg(User::name),
                func::array_agg(User::name).order_by((User::age.desc(), User::id)),
                func::array_agg(User::id.distinct()).filter(User::active),
                func::array_agg(User::name).get_slice(2..=3),
            ))
            .into()]
        }, any {
            let c = |name: &str| any::users().c(name);
            vec![select((
                func::array_agg(c("name")),
                func::array_agg(c("name")).order_by((c("age").desc(), c("id"))),
                func::array_agg(c("id").distinct()).filter(c("active")),
                func::array_agg(c("name")).get_slice(2..=3),
            ))
            .into()]
        };
        "postgresql/array_update_of_an_element": typed {
            let set = (Post::tags.get(2).set("x"), Post::grid.get_slice(1..=2).set([[7], [8]]));
            vec![update(Post::table()).set(set).filter(Post::id.eq(1)).into()]
        }, any {
            let set = (c("tags").get(2).set("x"), c("grid").get_slice(1..=2).set([[7], [8]]));
            vec![update(any::posts()).set(set).filter(c("id").eq(1)).into()]
        };
    }
}
