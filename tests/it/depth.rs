//! Long chains are flat, and nesting has a limit within which nothing overflows a stack of 512 KiB in a debug build.

use crate::fixtures::shop::User;
use aludel::ast::visit::{Part, Rewriter, visit};
use aludel::ast::{DEPTH_LIMIT, FromItem, Node};
use aludel::prelude::*;
use std::collections::HashSet;

const MILLION: usize = 1_000_000;

/// Runs on a stack of 512 KiB.
fn on_a_small_stack(work: fn()) {
    std::thread::Builder::new().stack_size(512 * 1024).spawn(work).unwrap().join().unwrap();
}

fn sql(condition: &Expr<Any>) -> Result<usize, aludel::Error> {
    condition.compile(&Sqlite::default()).map(|compiled| compiled.sql().len())
}

#[test]
fn a_million_terms_are_flat() {
    on_a_small_stack(|| {
        // without values, of which a server takes fewer
        let terms = || (0..MILLION).map(|_| User::age.eq(User::id));
        let and = terms().reduce(|all, next| all & next).unwrap();
        assert_eq!(sql(&and.any()).unwrap(), MILLION * 20 + (MILLION - 1) * 5);
        let or = terms().reduce(|all, next| all | next).unwrap();
        assert_eq!(sql(&or.any()).unwrap(), MILLION * 20 + (MILLION - 1) * 4);
        let sum = (1..MILLION).fold(User::id.any(), |all, _| all + User::id);
        assert_eq!(sql(&sum).unwrap(), MILLION * 8 + (MILLION - 1) * 3);
        let text = (1..MILLION).fold(User::name.any(), |all, _| all + User::name);
        assert_eq!(sql(&text).unwrap(), MILLION * 10 + (MILLION - 1) * 4);
        assert_eq!(text.clone().node(), text.node());
    });
}

/// Everything that can be done with a tree.
fn everything(expr: Expr<Any>) {
    struct Same;
    impl Rewriter for Same {}
    let query = select(vec![expr]);
    let copy = query.clone();
    assert_eq!(query.node(), copy.node());
    assert_eq!(HashSet::from([query.node().clone(), copy.node().clone()]).len(), 1);
    assert!(!format!("{:?} {:#?} {query}", query.node(), query.node()).contains("error"), "{query}");
    let mut parts = 0;
    visit(query.node(), &mut |_: Part<'_>| parts += 1);
    assert!(parts > 10);
    assert_eq!(query.rewrite(&mut Same).node(), query.node());
    for dialect in crate::support::dialects() {
        query.compile(&*dialect).unwrap();
    }
}

type Nest = fn(Expr<Any>) -> Expr<Any>;

const NESTS: [(&str, Nest); 8] = [
    ("not", |e| Expr::from_node(Node::tuple(vec![(!e).into_node()]))),
    ("minus", |e| -e),
    ("parentheses", |e| e - User::id),
    ("on the right", |e| User::id.any() - e),
    ("case", |e| case().when(e, 1).otherwise(2).any()),
    ("function", |e| func::call::<Any>("f", (e,)).expr()),
    ("in", |e| e.in_([1, 2]).any()),
    ("cast", |e| e.cast::<i32>().any()),
];

/// As many levels as fit, with one more for the SELECT around them.
fn nested(nest: Nest, depth: u32) -> (Expr<Any>, u32) {
    let mut expr = User::id.any();
    let mut levels = 0;
    loop {
        let next = nest(expr.clone());
        if next.node().summary().depth() > depth || next.node().summary().has_error() {
            return (expr, levels);
        }
        (expr, levels) = (next, levels + 1);
    }
}

#[test]
fn below_the_limit_everything_works() {
    on_a_small_stack(|| {
        for (name, nest) in NESTS {
            let (expr, levels) = nested(nest, DEPTH_LIMIT - 1);
            assert!(levels * 2 >= DEPTH_LIMIT - 2, "{name}: {levels}");
            everything(expr);
            let bottom = param::<Any>("n").any();
            let nested = (0..levels - 1).fold(bottom, |expr, _| nest(expr));
            select(vec![nested]).bind("n", 1).compile(&Sqlite::default()).unwrap();
        }
    });
}

#[test]
fn above_the_limit_is_an_error_that_names_it() {
    on_a_small_stack(|| {
        for (name, nest) in NESTS {
            let (expr, _) = nested(nest, DEPTH_LIMIT);
            assert!(!expr.node().summary().has_error(), "{name}");
            let error = sql(&nest(expr)).unwrap_err().to_string();
            assert_eq!(error, "the tree is nested deeper than 256 levels; split it, or build chains of AND, OR, + and || flat", "{name}");
        }
    });
}

#[test]
fn a_hundred_thousand_levels_are_an_error() {
    on_a_small_stack(|| {
        for (name, nest) in NESTS {
            let expr = (0..100_000).fold(User::id.any(), |expr, _| nest(expr));
            assert!(sql(&expr).unwrap_err().to_string().contains("deeper than 256 levels"), "{name}");
            drop(expr);
        }
    });
}

fn subqueries(levels: u32) -> Select<i32> {
    let mut query = select(User::id);
    for _ in 0..levels {
        let inner = query.subquery(Unnamed);
        query = select(inner.col(User::id)).filter(inner.col(User::id).gt(1));
    }
    query
}

fn scalars(levels: u32) -> Expr<Any> {
    (0..levels).fold(User::id.any(), |expr, _| select(expr).scalar())
}

#[test]
fn subqueries_count_for_more() {
    on_a_small_stack(|| {
        let levels = (1..DEPTH_LIMIT).take_while(|n| !subqueries(*n).node().summary().has_error()).last().unwrap();
        println!("{levels} subqueries in FROM");
        assert!(levels >= 30, "{levels}");
        everything(select(subqueries(levels - 2).subquery("s").c("id")).scalar());
        assert!(subqueries(100_000).compile(&Sqlite::default()).unwrap_err().to_string().contains("deeper than"));
        let levels = (1..DEPTH_LIMIT).take_while(|n| !scalars(*n).node().summary().has_error()).last().unwrap();
        println!("{levels} scalar subqueries");
        assert!(levels >= 30, "{levels}");
        everything(scalars(levels - 1));
        assert!(sql(&scalars(100_000)).unwrap_err().to_string().contains("deeper than"));
    });
}

#[test]
fn joins_go_as_deep_as_everything_else() {
    on_a_small_stack(|| {
        let number = std::cell::Cell::new(0);
        let leaf = || User::alias(format!("u{}", number.replace(number.get() + 1))).from_clause();
        let join = |a: FromItem, b: FromItem| {
            FromItem::join(a, b, Some(Node::Constant(aludel::ast::Constant::True)), aludel::ast::JoinKind::Inner)
        };
        for right in [false, true] {
            let mut from = leaf();
            loop {
                let next = if right { join(leaf(), from.clone()) } else { join(from.clone(), leaf()) };
                if matches!(next, FromItem::Error(_)) || next.summary().depth() >= DEPTH_LIMIT {
                    break;
                }
                from = next;
            }
            struct Wild(FromItem);
            impl FromClause for Wild {
                fn from_clause(&self) -> FromItem {
                    self.0.clone()
                }
            }
            assert!(from.summary().depth() > DEPTH_LIMIT - 3);
            let query = select(func::count_all()).from(Wild(from.clone()));
            assert_eq!(query.node(), query.clone().node());
            struct Same;
            impl Rewriter for Same {}
            assert_eq!(query.rewrite(&mut Same).node(), query.node());
            for dialect in crate::support::dialects() {
                query.compile(&*dialect).unwrap();
            }
            let deeper = (0..9).fold(from, |from, _| join(from, leaf()));
            assert!(select(1).from(Wild(deeper)).compile(&Sqlite::default()).unwrap_err().to_string().contains("256 levels"));
        }
    });
}
