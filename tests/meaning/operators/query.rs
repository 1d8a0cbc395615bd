//! Subqueries over `u`: as values, in EXISTS, behind IN; aggregates and windows stand in them.

use crate::language::{Language, MARIADB, SQLITE};
use crate::value::Ty::{self, Bool, Float, Int, Text};
use crate::value::{Modelled, V, all, and, any, compare, equal, float, int, not, truth};
use aludel::prelude::*;
use std::cmp::Ordering;

/// What an aggregate sees: the values that are not NULL.
fn present<'a>(values: impl Iterator<Item = &'a V>) -> Vec<&'a V> {
    values.filter(|value| !value.is_null()).collect()
}
fn best(values: Vec<&V>, order: Ordering) -> Modelled {
    let better = |a: &&V, b: &&V| compare(a, b) == Some(order);
    Ok(values.into_iter().reduce(|a, b| if better(&b, &a) { b } else { a }).cloned().unwrap_or(V::Null))
}
/// 7.12 where clause: rows for which the condition is true.
fn holds(condition: &V) -> bool {
    condition.truth() == Some(true)
}

pub fn add(language: &mut Language) {
    let l = language;
    in_where(l);
    aggregates(l);
    let u = l.u.clone();
    l.add("EXISTS", Bool, [Bool], move |[a]| exists(select(star()).from(&u).filter(a)))
        .inner(0)
        .weight(4)
        .rows(|rows| Ok(V::Bool(rows.iter().any(|[a]| holds(a)))));
    for ty in [Int, Text, Float] {
        behind_in(l, ty);
    }
    // NULL is sorted first on one database and last on another, so there is no model
    let u = l.u.clone();
    l.add("ORDER BY", Int, [Int, Bool], move |[a, b]| {
        // a number alone would be the position of a column
        let sorted = select(u.c("id")).order_by(((u.c("i") - a).desc(), u.c("b").eq(b).asc(), u.c("id"))).limit(1);
        sorted.scalar()
    })
    .inner(0);
    let u = l.u.clone();
    l.add("OVER", Int, [Int, Bool, Int], move |[a, b, c]| {
        let window = func::sum(u.c("i") + a).over().partition_by(b).order_by((u.c("i") * c, u.c("id")));
        select(window).order_by(u.c("id")).limit(1).scalar()
    })
    .inner(0);
    let u = l.u.clone();
    l.add("OVER ROWS", Float, [Float], move |[a]| {
        let window = func::max(u.c("f") + a).over().order_by(u.c("id")).rows(-1..=0);
        select(window).order_by(u.c("id").desc()).limit(1).scalar()
    })
    .inner(0);
}

/// WHERE, of one condition and of several; HAVING; ON; CASE as a condition.
fn in_where(l: &mut Language) {
    let u = l.u.clone();
    l.add("WHERE", Int, [Bool], move |[a]| select(func::count_all()).from(&u).filter(a).scalar())
        .inner(0)
        .weight(2)
        .rows(|rows| int(rows.iter().filter(|[a]| holds(a)).count() as i64));
    let u = l.u.clone();
    l.add("WHERE WHERE", Int, [Bool, Bool], move |[a, b]| select(func::count(u.c("id"))).filter(a).filter(b).scalar())
        .inner(0)
        .weight(2)
        .rows(|rows| int(rows.iter().filter(|[a, b]| holds(a) && holds(b)).count() as i64));
    let u = l.u.clone();
    l.add("WHERE WHERE NOT", Int, [Bool, Bool], move |[a, b]| select(func::count(u.c("id"))).filter(a).filter(!b).scalar())
        .inner(0)
        .rows(|rows| int(rows.iter().filter(|[a, b]| holds(a) && b.truth() == Some(false)).count() as i64));
    let u = l.u.clone();
    l.add("HAVING", Int, [Int, Int], move |[a, b]| {
        select(func::count_all()).from(&u).having(func::min(u.c("id") + a).lt(func::max(u.c("id") * b))).scalar()
    })
    .inner(0);
    let u = l.u.clone();
    l.add("ON", Int, [Bool], move |[a]| {
        let v = u.alias("v");
        select(func::count(v.c("id"))).from(&u).join_on(&v, v.c("id").eq(1) & a).scalar()
    })
    .inner(0)
    .rows(|rows| int(rows.iter().filter(|[a]| holds(a)).count() as i64));
    let u = l.u.clone();
    l.add("ON OR", Int, [Bool, Bool], move |[a, b]| {
        let v = u.alias("v");
        select(func::count(v.c("id"))).from(&u).join_on(&v, a | b).filter(v.c("id").eq(1)).scalar()
    })
    .inner(0)
    .rows(|rows| int(rows.iter().filter(|[a, b]| holds(a) || holds(b)).count() as i64));
}

/// The argument of an aggregate speaks of `u` itself, for else it would be an aggregate of the query around it.
fn aggregates(l: &mut Language) {
    let u = l.u.clone();
    l.add("max(int)", Int, [Int], move |[a]| select(func::max(u.c("id") + a)).scalar()).inner(0).rows(|rows| {
        let sums: Vec<V> = (1..).zip(rows).map(|(id, [a])| if a.is_null() { V::Null } else { V::Int(id + a.int()) }).collect();
        best(present(sums.iter()), Ordering::Greater)
    });
    let u = l.u.clone();
    l.add("min(text) WHERE", Text, [Text, Bool], move |[a, b]| select(func::min(u.c("s") + a)).filter(b).scalar()).inner(0);
    let u = l.u.clone();
    l.add("sum(int) WHERE", Int, [Int, Bool], move |[a, b]| select(func::sum(u.c("id") * a)).filter(b).scalar()).inner(0).weight(2).rows(
        |rows| {
            let kept = (1..).zip(rows).filter(|(_, [a, b])| holds(b) && !a.is_null());
            let products: Vec<i64> = kept.map(|(id, [a, _])| id * a.int()).collect();
            if products.is_empty() { Ok(V::Null) } else { int(products.iter().sum()) }
        },
    );
    let u = l.u.clone();
    l.add("sum(float)", Float, [Float], move |[a]| select(func::sum(u.c("id") * a)).scalar()).inner(0).rows(|rows| {
        let products: Vec<f64> = (1..).zip(rows).filter(|(_, [a])| !a.is_null()).map(|(id, [a])| f64::from(id) * a.float()).collect();
        if products.is_empty() { Ok(V::Null) } else { float(products.iter().sum()) }
    });
    let u = l.u.clone();
    l.add("avg", Float, [Int], move |[a]| select(func::avg(u.c("id") - a)).scalar()).inner(0).rows(|rows| {
        let all: Vec<f64> = (1..).zip(rows).filter(|(_, [a])| !a.is_null()).map(|(id, [a])| f64::from(id) - a.float()).collect();
        if all.is_empty() { Ok(V::Null) } else { float(all.iter().sum::<f64>() / all.len() as f64) }
    });
    let u = l.u.clone();
    l.add("count(distinct)", Int, [Int], move |[a]| select(func::count((u.c("id") - a).distinct())).scalar()).inner(0);
    let u = l.u.clone();
    l.add("count distinct", Int, [Int], move |[a]| select(func::count(u.c("id") * 0 + a).distinct()).scalar()).inner(0).rows(|rows| {
        let mut seen: Vec<i64> = rows.iter().filter(|[a]| !a.is_null()).map(|[a]| a.int()).collect();
        seen.sort_unstable();
        seen.dedup();
        int(seen.len() as i64)
    });
    // MariaDB has no FILTER
    if !l.is(&[MARIADB]) {
        let u = l.u.clone();
        l.add("FILTER", Int, [Bool], move |[a]| select(func::count(u.c("id")).filter(a)).scalar())
            .inner(0)
            .weight(2)
            .rows(|rows| int(rows.iter().filter(|[a]| holds(a)).count() as i64));
        let u = l.u.clone();
        l.add("FILTER +", Int, [Bool, Int], move |[a, b]| {
            select(func::count(u.c("id")).filter(a) * (func::sum(u.c("id") + &b).filter(b.is_not_null()) - 1)).scalar()
        })
        .inner(0);
    }
}

/// 8.4 in predicate over the rows of a subquery.
///
/// MariaDB knows no subquery in a row on the left (error 1235), and computes `(SELECT sum(..)) IN (SELECT .. WHERE outer)` wrongly:
/// there is none on the left.
fn behind_in(l: &mut Language, ty: Ty) {
    let plain = if l.is(&[MARIADB]) { 2 } else { 0 };
    let found = |rows: &[[V; 3]]| {
        let rows = rows.iter().filter(|[_, _, b]| holds(b));
        any(rows.map(|[a, item, _]| equal(a, item)))
    };
    let u = l.u.clone();
    l.add(format!("{ty:?} IN (SELECT)"), Bool, [ty, ty, Bool], move |[a, b, c]| a.in_(select(b).from(&u).filter(c)))
        .inner(1)
        .plain(plain)
        .weight(2)
        .rows(move |rows| truth(found(rows)));
    let u = l.u.clone();
    l.add(format!("{ty:?} NOT IN (SELECT)"), Bool, [ty, ty, Bool], move |[a, b, c]| a.not_in(select(b).from(&u).filter(c)))
        .inner(1)
        .plain(plain)
        .weight(2)
        .rows(move |rows| truth(not(found(rows))));
    if !l.is(&[SQLITE]) {
        quantified(l, ty, plain);
    }
    let u = l.u.clone();
    l.add(format!("({ty:?}, Int) IN (SELECT)"), Bool, [ty, Int, ty, Int], move |[a, b, c, d]| tuple((a, b)).in_(select((c, d)).from(&u)))
        .inner(2)
        .plain(plain)
        .rows(|rows| {
            let pair = |[a, b, c, d]: &[V; 4]| and(equal(a, c), equal(b, d));
            truth(any(rows.iter().map(pair)))
        });
}

/// 8.9 quantified comparison predicate: ANY is the OR of the comparisons, ALL the AND.
fn quantified(l: &mut Language, ty: Ty, plain: usize) {
    type Holds = fn(Ordering) -> bool;
    let each = |rows: &[[V; 3]], holds_of: Holds| -> Vec<Option<bool>> {
        rows.iter().filter(|[_, _, c]| holds(c)).map(|[a, b, _]| compare(a, b).map(holds_of)).collect()
    };
    let u = l.u.clone();
    l.add(format!("{ty:?} = ANY"), Bool, [ty, ty, Bool], move |[a, b, c]| a.eq(any_(select(b).from(&u).filter(c))))
        .inner(1)
        .plain(plain)
        .rows(move |rows| truth(any(each(rows, Ordering::is_eq).into_iter())));
    // MariaDB loses a NOT before them: `NOT (NOT (1 < ANY (SELECT 0)) OR x)` is `NOT x` there
    let sound = !l.is(&[MARIADB]);
    let u = l.u.clone();
    let less = l.add(format!("{ty:?} < ANY"), Bool, [ty, ty, Bool], move |[a, b, c]| !a.lt(any_(select(b).from(&u).filter(c))));
    less.inner(1).plain(plain);
    if sound {
        less.rows(move |rows| truth(not(any(each(rows, Ordering::is_lt).into_iter()))));
    }
    let u = l.u.clone();
    let not_less = l.add(format!("{ty:?} >= ALL"), Bool, [ty, ty, Bool], move |[a, b, c]| a.ge(all_(select(b).from(&u).filter(c))));
    not_less.inner(1).plain(plain);
    if sound {
        not_less.rows(move |rows| truth(all(each(rows, Ordering::is_ge).into_iter())));
    }
    let u = l.u.clone();
    l.add(format!("{ty:?} != ALL"), Bool, [ty, ty, Bool], move |[a, b, c]| a.ne(all_(select(b).from(&u).filter(c))))
        .inner(1)
        .plain(plain)
        .rows(move |rows| truth(all(each(rows, Ordering::is_ne).into_iter())));
}
