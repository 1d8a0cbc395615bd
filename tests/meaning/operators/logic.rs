//! Comparisons, AND, OR, NOT, and what has operands of any type: CASE, COALESCE, IN, labels.

use crate::language::{E, Language, MARIADB, POSTGRES};
use crate::value::Ty::{self, Bool, Float, Int, Text};
use crate::value::{Off, V, among, and, compare, distinct, equal, not, or, rows_equal, rows_order, truth};
use aludel::ast::{InList, Node, Operator};
use aludel::prelude::*;
use std::cmp::Ordering;

fn binary(operator: Operator) -> impl Fn([E; 2]) -> E {
    move |[a, b]| E::from_node(Node::binary(operator.clone(), a.into_node(), b.into_node()))
}
fn tuple_of(elements: Vec<E>) -> Node {
    Node::tuple(elements.into_iter().map(E::into_node).collect())
}

pub fn add(language: &mut Language) {
    let l = language;
    l.add("AND", Bool, [Bool, Bool], |[a, b]| a & b).weight(12).model(|[a, b]| truth(and(a.truth(), b.truth())));
    l.add("OR", Bool, [Bool, Bool], |[a, b]| a | b).weight(12).model(|[a, b]| truth(or(a.truth(), b.truth())));
    l.add("AND AND", Bool, [Bool, Bool, Bool], |[a, b, c]| a & b & c)
        .weight(3)
        .model(|[a, b, c]| truth(and(and(a.truth(), b.truth()), c.truth())));
    l.add("OR OR", Bool, [Bool, Bool, Bool], |[a, b, c]| a | b | c)
        .weight(3)
        .model(|[a, b, c]| truth(or(or(a.truth(), b.truth()), c.truth())));
    l.add("NOT", Bool, [Bool], |[a]| !a).weight(14).model(|[a]| truth(not(a.truth())));
    l.add("all_of", Bool, [Bool, Bool, Bool], |[a, b, c]| all_of([a, (b | c).any()]))
        .weight(2)
        .model(|[a, b, c]| truth(and(a.truth(), or(b.truth(), c.truth()))));
    l.add("any_of", Bool, [Bool, Bool, Bool], |[a, b, c]| any_of([a, (b & c).any()]))
        .weight(2)
        .model(|[a, b, c]| truth(or(a.truth(), and(b.truth(), c.truth()))));
    l.add("true", Bool, [], |[]| true_()).model(|_: &[V; 0]| Ok(V::Bool(true)));
    l.add("false", Bool, [], |[]| false_()).model(|_: &[V; 0]| Ok(V::Bool(false)));
    for value in [true, false] {
        l.add(format!("IS {value}"), Bool, [Bool], move |[a]| a.is_(value))
            .weight(2)
            .model(move |[a]| Ok(V::Bool(a.truth() == Some(value))));
        l.add(format!("IS NOT {value}"), Bool, [Bool], move |[a]| a.is_not(value))
            .weight(2)
            .model(move |[a]| Ok(V::Bool(a.truth() != Some(value))));
        l.add(format!("= {value}"), Bool, [Bool], move |[a]| a.eq(value)).model(move |[a]| truth(a.truth().map(|v| v == value)));
    }
    for (left, right) in [(Int, Int), (Int, Float), (Float, Float), (Text, Text), (Bool, Bool)] {
        comparisons(l, left, right);
    }
    for ty in [Int, Float, Text, Bool] {
        any_type(l, ty);
    }
    tuples(l);
}

fn comparisons(l: &mut Language, left: Ty, right: Ty) {
    type Holds = fn(Ordering) -> bool;
    let orders: [(Operator, Holds); 6] = [
        (Operator::Eq, Ordering::is_eq),
        (Operator::Ne, Ordering::is_ne),
        (Operator::Lt, Ordering::is_lt),
        (Operator::Le, Ordering::is_le),
        (Operator::Gt, Ordering::is_gt),
        (Operator::Ge, Ordering::is_ge),
    ];
    for (operator, holds) in orders {
        l.add(format!("{left:?} {operator:?} {right:?}"), Bool, [left, right], binary(operator))
            .model(move |[a, b]| truth(compare(a, b).map(holds)));
    }
    l.add(format!("IS DISTINCT FROM {left:?}"), Bool, [left, right], |[a, b]| a.is_distinct_from(b))
        .weight(2)
        .model(|[a, b]| Ok(V::Bool(distinct(a, b))));
    l.add(format!("IS NOT DISTINCT FROM {left:?}"), Bool, [left, right], |[a, b]| a.is_not_distinct_from(b))
        .weight(2)
        .model(|[a, b]| Ok(V::Bool(!distinct(a, b))));
    l.add(format!("IS {left:?}"), Bool, [left, right], |[a, b]| a.is_(b)).weight(2).model(|[a, b]| Ok(V::Bool(!distinct(a, b))));
    l.add(format!("IS NOT {left:?}"), Bool, [left, right], |[a, b]| a.is_not(b)).weight(2).model(|[a, b]| Ok(V::Bool(distinct(a, b))));
    // 8.3 between predicate: a >= low AND a <= high
    let between = |v: &[V; 3]| and(compare(&v[0], &v[1]).map(Ordering::is_ge), compare(&v[0], &v[2]).map(Ordering::is_le));
    l.add(format!("{left:?} BETWEEN"), Bool, [left, right, right], |[a, b, c]| a.between(b, c))
        .weight(2)
        .model(move |v: &[V; 3]| truth(between(v)));
    l.add(format!("{left:?} NOT BETWEEN"), Bool, [left, right, right], |[a, b, c]| !a.between(b, c))
        .weight(2)
        .model(move |v: &[V; 3]| truth(not(between(v))));
    if l.is(&[POSTGRES]) {
        l.add(format!("{left:?} BETWEEN SYMMETRIC"), Bool, [left, right, right], |[a, b, c]| a.between_symmetric(b, c))
            .weight(2)
            .model(move |v: &[V; 3]| truth(or(between(v), between(&[v[0].clone(), v[2].clone(), v[1].clone()]))));
    }
    l.add(format!("{left:?} IN"), Bool, [left, right, right, right], |[a, b, c, d]| a.in_([b, c, d]))
        .weight(2)
        .model(|[a, rest @ ..]: &[V; 4]| truth(among(a, rest)));
    l.add(format!("{left:?} NOT IN"), Bool, [left, right, right], |[a, b, c]| a.not_in([b, c]))
        .weight(2)
        .model(|[a, rest @ ..]: &[V; 3]| truth(not(among(a, rest))));
}

fn any_type(l: &mut Language, ty: Ty) {
    l.add(format!("{ty:?} IS NULL"), Bool, [ty], |[a]| a.is_null()).weight(2).model(|[a]| Ok(V::Bool(a.is_null())));
    l.add(format!("{ty:?} IS NOT NULL"), Bool, [ty], |[a]| a.is_not_null()).weight(2).model(|[a]| Ok(V::Bool(!a.is_null())));
    // an empty list is false, even of NULL: RULES.md, 15
    l.add(format!("{ty:?} IN ()"), Bool, [ty], |[a]| a.in_(Vec::<Value>::new())).model(|_: &[V; 1]| Ok(V::Bool(false)));
    l.add(format!("{ty:?} NOT IN ()"), Bool, [ty], |[a]| a.not_in(Vec::<Value>::new())).model(|_: &[V; 1]| Ok(V::Bool(true)));
    let chosen = |pairs: &[(&V, &V)], otherwise: &V| {
        let found = pairs.iter().find(|(when, _)| when.truth() == Some(true)).map(|(_, then)| *then);
        Ok(found.unwrap_or(otherwise).clone())
    };
    l.add(format!("CASE {ty:?}"), ty, [Bool, ty, ty], |[a, b, c]| case().when(a, b).otherwise(c))
        .weight(2)
        .model(move |[a, b, c]| chosen(&[(a, b)], c));
    l.add(format!("CASE WHEN WHEN {ty:?}"), ty, [Bool, ty, Bool, ty], |[a, b, c, d]| case().when(a, b).when(c, d).end())
        .model(move |[a, b, c, d]| chosen(&[(a, b), (c, d)], &V::Null));
    for of in [Int, Text, Bool, Float] {
        l.add(format!("case_of {of:?} {ty:?}"), ty, [of, of, ty, ty], |[a, b, c, d]| case_of(a).when(b, c).otherwise(d))
            .model(|[a, b, c, d]| Ok(if equal(a, b) == Some(true) { c.clone() } else { d.clone() }));
    }
    l.add(format!("coalesce {ty:?}"), ty, [ty, ty], |[a, b]| func::coalesce((a, b)))
        .model(|[a, b]| Ok(if a.is_null() { b.clone() } else { a.clone() }));
    l.add(format!("nullif {ty:?}"), ty, [ty, ty], |[a, b]| func::nullif(a, b))
        .model(|[a, b]| Ok(if equal(a, b) == Some(true) { V::Null } else { a.clone() }));
    l.add(format!("label {ty:?}"), ty, [ty], |[a]| a.label("named")).model(|[a]| Ok(a.clone()));
    match ty {
        Int => l.add("typed Int", ty, [ty], |[a]| a.typed::<i32>().any()),
        Float => l.add("typed Float", ty, [ty], |[a]| a.typed::<f64>().any()),
        Bool => l.add("typed Bool", ty, [ty], |[a]| a.typed::<bool>().any()),
        _ => l.add("typed Text", ty, [ty], |[a]| a.typed::<String>().any()),
    }
    .model(|[a]| Ok(a.clone()));
}

fn tuples(l: &mut Language) {
    for (x, y) in [(Int, Text), (Bool, Int)] {
        // MariaDB takes it that a comparison of rows is never NULL: `(NULL, 1) = (1, 1) IS NULL` is false there
        let null = if l.is(&[MARIADB]) { Err(Off) } else { Ok(V::Null) };
        let known = move |v: Option<bool>| v.map_or(null.clone(), |v| Ok(V::Bool(v)));
        let compared = known.clone();
        l.add(format!("({x:?}, {y:?}) ="), Bool, [x, y, x, y], |[a, b, c, d]| tuple((a, b)).eq((c, d)))
            .model(move |v: &[V; 4]| known(rows_equal(&v[..2], &v[2..])));
        l.add(format!("({x:?}, {y:?}) <"), Bool, [x, y, x, y], |[a, b, c, d]| tuple((a, b)).lt((c, d)))
            .model(move |v: &[V; 4]| compared(rows_order(&v[..2], &v[2..]).map(Ordering::is_lt)));
        for negated in [false, true] {
            let build = move |[a, b, c, d, e, f]: [E; 6]| {
                let list = InList::Nodes(vec![tuple_of(vec![c, d]), tuple_of(vec![e, f])]);
                E::from_node(tuple_of(vec![a, b]).in_list(list, negated))
            };
            l.add(format!("({x:?}, {y:?}) IN, {negated}"), Bool, [x, y, x, y, x, y], build).model(move |v: &[V; 6]| {
                let found = or(rows_equal(&v[..2], &v[2..4]), rows_equal(&v[..2], &v[4..]));
                truth(if negated { not(found) } else { found })
            });
        }
    }
}
