#![allow(dead_code, unused_macros, unused_imports, unused, clippy::all)]
#[path = "oracle/deviations.rs"]
mod deviations;
#[path = "oracle/harness.rs"]
mod harness;
#[path = "oracle/judge.rs"]
mod judge;
#[path = "oracle/live.rs"]
mod live;
#[path = "oracle/schema.rs"]
mod schema;
#[path = "support/servers.rs"]
mod servers;
use aludel::ast::From as Fr;
use aludel::compiler::{CompileOptions, compile};
use aludel::dialects::{MariaDb, MySql};
use harness::{dialects, Built};
use live::{Judge, Printed};
use aludel::prelude::*;
use aludel::query::{Subquery, Delete as D};
use aludel::types::Any;
use schema::any;

struct Rng(u64);
impl Rng {
    fn next(&mut self) -> u64 { self.0 ^= self.0 << 13; self.0 ^= self.0 >> 7; self.0 ^= self.0 << 17; self.0 }
    fn below(&mut self, n: u64) -> u64 { self.next() % n }
    fn one_in(&mut self, n: u64) -> bool { self.below(n) == 0 }
    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T { let n = self.below(list.len() as u64) as usize; &list[n] }
}
#[derive(Clone)]
struct W(Fr);
impl FromClause for W { fn from_clause(&self) -> Fr { self.0.clone() } }
#[derive(Clone)]
struct Src { from: W, cols: Vec<Expr<Any>> }
fn name(r: &mut Rng) -> &'static str { *r.pick(&["a", "b", "s", "t", "u", "x1", "users_1", "select", "c", "d", "e", "f", "g", "h", "i", "j", "k", "B"]) }
fn table(r: &mut Rng) -> (Table, Vec<&'static str>) {
    match r.below(4) {
        0 => (any::users(), vec!["id", "age", "manager_id"]),
        1 => (any::orders(), vec!["id", "user_id", "address_id"]),
        2 => (any::addresses(), vec!["id", "user_id"]),
        _ => (any::items(), vec!["id"]),
    }
}
fn source(r: &mut Rng, depth: u32) -> Src {
    let (t, names) = table(r);
    let of = |from: W, names: &[&str]| Src { cols: names.iter().map(|n| from.c(n)).collect(), from };
    match r.below(if depth > 0 { 8 } else { 4 }) {
        0 => of(W(t.from_clause()), &names),
        1 => of(W(t.alias(name(r)).from_clause()), &names),
        2 | 3 => of(W(t.alias(Unnamed).from_clause()), &names),
        4 | 5 => {
            let (q, n) = query(r, depth - 1, &[]);
            let s = if r.one_in(2) { q.subquery(name(r)) } else { q.subquery(Unnamed) };
            let w = W(s.from_clause());
            Src { cols: cols_of(&w, n), from: w }
        }
        6 => {
            let (q, n) = query(r, depth - 1, &[]);
            let mut s = if r.one_in(2) { q.cte(name(r)) } else { q.cte(Unnamed) };
            if r.one_in(4) { s = s.nesting(); }
            if r.one_in(3) { s = s.alias(name(r)); }
            let w = W(s.from_clause());
            Src { cols: cols_of(&w, n), from: w }
        }
        _ => {
        
            let u = any::users();
            let v = values(vec![u.c("id"), u.c("age")]).data((0..1 + r.below(3)).map(|n| vec![Value::from(n as i64), Value::from(7i64)]).collect::<Vec<_>>());
            let v = v.alias(name(r));
            let w = W(v.from_clause());
            Src { cols: vec![w.c("id"), w.c("age")], from: w }
        }
    }
}
fn cols_of(w: &W, n: usize) -> Vec<Expr<Any>> {
    // by position: every column
    w.0.columns().take(n).map(|c| Expr::<Any>::from_tree(aludel::ast::Node::Column(c))).collect()
}
trait FromTree { fn from_tree(n: aludel::ast::Node) -> Self; }
impl FromTree for Expr<Any> { fn from_tree(n: aludel::ast::Node) -> Self { struct C(aludel::ast::Node); wrap(n) } }
fn wrap(n: aludel::ast::Node) -> Expr<Any> { Expr::from_node(n) }
fn cond(r: &mut Rng, cols: &[Expr<Any>], depth: u32) -> Expr<bool> {
    let a = r.pick(cols).clone();
    let b = r.pick(cols).clone();
    match r.below(if depth > 0 { 11 } else { 7 }) {
        0 => a.gt(r.below(9) as i64),
        1 => a.eq(b),
        2 => a.is_null() | b.lt(5i64),
        3 => a.in_((0..r.below(4) as i64).collect::<Vec<_>>()),
        4 => !(a.eq(1i64) & b.ne(2i64)),
        5 => a.between(1i64, 5i64),
        6 => a.not_in(vec![1i64, 2]),
        7 | 8 => { let (q, _) = select_of(r, depth - 1, cols, Some(1)); a.in_(q.typed_rows()) }
        9 => { let (q, _) = select_of(r, depth - 1, cols, None); exists(q) }
        _ => { let (q, _) = query_n(r, depth - 1, cols, 1); a.eq(q.limit(1).scalar_any()) }
    }
}
trait More { fn typed_rows(self) -> Select<Any>; fn scalar_any(self) -> Expr<Any>; }
impl More for Select<Row> {
    fn typed_rows(self) -> Select<Any> { Rows::<Any>::of(self) }
    fn scalar_any(self) -> Expr<Any> { Rows::<Any>::of(self).scalar().any() }
}
struct Rows<T>(std::marker::PhantomData<T>);
impl Rows<Any> { fn of(s: Select<Row>) -> Select<Any> { aludel::query::derive_support::retype(s) } }
fn expr(r: &mut Rng, cols: &[Expr<Any>], depth: u32) -> Expr<Any> {
    let a = r.pick(cols).clone();
    match r.below(if depth > 0 { 9 } else { 7 }) {
        0 | 1 | 2 => a,
        3 => (a + 1i64).any(),
        4 => func::coalesce((a, 0i64)).any(),
        5 => (-a).any(),
        6 => a.label(*r.pick(&["id", "x", "id_1", "anon_1", "age"])).any_label(),
        7 => { let (q, _) = query_n(r, depth - 1, cols, 1); q.limit(1).scalar_any() }
        _ => { let (q, _) = select_of(r, depth - 1, cols, Some(1)); q.limit(1).scalar_any() }
    }
}
trait AnyLabel { fn any_label(self) -> Expr<Any>; }
impl<T: aludel::types::SqlType> AnyLabel for aludel::query::Label<T> { fn any_label(self) -> Expr<Any> { wrap(self.into_node()) } }
fn select_of(r: &mut Rng, depth: u32, outer: &[Expr<Any>], width: Option<usize>) -> (Select<Row>, usize) {
    let mut sources = vec![source(r, depth)];
    let mut cols = sources[0].cols.clone();
    let width = width.unwrap_or(1 + r.below(3) as usize);
    let grouped = r.one_in(6);
    let mut joins = vec![];
    for _ in 0..r.below(3) {
        let s = source(r, depth.saturating_sub(1));
        let kind = r.below(60);
        let mut both = cols.clone(); both.extend(s.cols.clone());
        let on = r.pick(&cols).clone().eq(r.pick(&s.cols).clone());
        joins.push((s.clone(), kind, on));
        cols = both;
    }
    let mut seen = cols.clone();
    seen.extend(outer.iter().cloned());
    let list: Vec<Expr<Any>> = if grouped {
        let g = cols[0].clone();
        (0..width).map(|n| if n == 0 { g.clone() } else { func::max(r.pick(&cols).clone()).any() }).collect()
    } else { (0..width).map(|_| { let o = r.one_in(3); expr(r, if o { &seen } else { &cols }, depth) }).collect() };
    let mut q: Select<Row> = select(list.clone()).from(sources[0].from.clone());
    for (s, kind, on) in joins {
        q = match kind { 0 | 1 => q.join_on(s.from, on), 2..10 => q.left_join_on(s.from, on), 10..14 => q.right_join_on(s.from, on), 14 => q.full_join_on(s.from, on), _ => q.join_on(s.from, on) };
    }
    for _ in 0..r.below(3) { q = q.filter(cond(r, &seen, depth)); }
    if grouped { q = q.group_by(cols[0].clone()); if r.one_in(2) { q = q.having(func::count_all().gt(0i64)); } }
    let mut distinct = false;
    if r.one_in(5) { q = q.distinct(); distinct = true; }
    if r.one_in(3) {
        let by = if distinct || grouped { list[0].clone() } else { r.pick(&cols).clone() };
        q = match r.below(4) { 0 => q.order_by(by.desc()), 1 => q.order_by(by.asc().nulls_last()), 2 => q.order_by(by.desc().nulls_first()), _ => q.order_by(by) };
    }
    match r.below(9) { 0 => q = q.limit(3), 1 => q = q.limit(3).offset(1), 2 => q = q.offset(1), 3 if r.one_in(4) => q = q.fetch(2), _ => {} }
    if r.one_in(60) { q = q.for_update(); }
    (q, width)
}
fn query_n(r: &mut Rng, depth: u32, outer: &[Expr<Any>], width: usize) -> (Select<Row>, usize) {
    if depth == 0 || !r.one_in(3) { return select_of(r, depth, outer, Some(width)); }
    let (mut q, _) = query_n(r, depth - 1, outer, width);
    for _ in 0..1 + r.below(2) {
        let (other, _) = query_n(r, depth - 1, outer, width);
        q = match r.below(7) { 0 => q.union(other), 1 | 2 => q.union_all(other), 3 => q.intersect(other), 4 => q.except(other), 5 if r.one_in(5) => q.except_all(other), _ => q.union(other) };
    }
    if r.one_in(3) { q = q.order_by(text("1")); }
    match r.below(6) { 0 => q = q.limit(3), 1 => q = q.limit(3).offset(1), 2 if r.one_in(4) => q = q.fetch(2), _ => {} }
    (q, width)
}
fn query(r: &mut Rng, depth: u32, outer: &[Expr<Any>]) -> (Select<Row>, usize) { let w = 1 + r.below(3) as usize; query_n(r, depth, outer, w) }
fn statement(r: &mut Rng) -> Built {
    match r.below(8) {
        0 => {
            let (t, names) = table(r);
            let u = if r.one_in(3) { W(t.alias(name(r)).from_clause()) } else { W(t.from_clause()) };
            let cols: Vec<Expr<Any>> = names.iter().map(|n| u.c(n)).collect();
            let c = cond(r, &cols, 2);
            let mut d = if let Fr::Alias(_) = &u.0 { return Built::from(select(vec![cols[0].clone()]).filter(c)) } else { delete(&t) };
            Built::from(d.filter(c))
        }
        1 => {
            let (t, names) = table(r);
            let cols: Vec<Expr<Any>> = names.iter().map(|n| t.c(n).any()).collect();
            let c = cond(r, &cols, 2);
            let last = names.last().unwrap();
            let e = expr(r, &cols, 1);
            Built::from(update(&t).set(t.c(last).set(e)).filter(c))
        }
        2 => {
            let (q, n) = query_n(r, 2, &[], 1);
            let t = any::items();
            let mut i = insert(&t).from_select(vec![t.c("id")], q);
            if r.one_in(2) { return Built::from(i.on_conflict(t.c("id")).do_update(t.c("id").set_excluded())); }
            Built::from(i)
        }
        _ => Built::from(query(r, 3, &[]).0),
    }
}
#[test]
fn fuzz() {
    let seed: u64 = std::env::var("SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(88172645463325252);
    let count: usize = std::env::var("COUNT").ok().and_then(|s| s.parse().ok()).unwrap_or(300);
    let mut r = Rng(seed);
    let mut judges: Vec<(&str, Option<Box<dyn Judge>>)> = vec![
        ("sqlite", Some(Box::new(live::OnSqlite::start()))),
        ("postgresql", live::OnPostgres::start().map(|j| Box::new(j) as _)),
        ("mariadb", live::OnMysql::start(servers::mariadb(), &MariaDb::default()).map(|j| Box::new(j) as _)),
    ];
    let mut ran = std::collections::BTreeMap::<String, usize>::new();
    let mut kinds = std::collections::BTreeMap::<String, (usize, String)>::new();
    for n in 0..count {
        let built = statement(&mut r);
        for (dialect, speaks) in dialects() {
            match compile(built.statement(), &*speaks, &CompileOptions::new()) {
                Ok(c) => {
                    let Some((_, Some(judge))) = judges.iter_mut().find(|(n, _)| *n == dialect) else { continue };
                    let binds: Vec<_> = c.params().iter().map(|bind| (bind.value.clone(), bind.ty.data_type.clone())).collect();
                    let printed = Printed { name: n.to_string(), sql: c.sql().to_owned(), binds };
                    *ran.entry(format!("{dialect} ran")).or_default() += 1;
                    if let Err(e) = judge.run(&printed) {
                        let m: String = e.message.split('\'').step_by(2).collect::<Vec<_>>().join("_");
                        let m: String = m.split('"').step_by(2).collect::<Vec<_>>().join("_");
                        let m = m.split(" near ").next().unwrap().split(": ").next().unwrap().to_owned();
                        let k = kinds.entry(format!("{dialect} {} {m}", e.code)).or_insert((0, String::new()));
                        k.0 += 1;
                        if k.1.is_empty() || k.1.len() > printed.sql.len() { k.1 = format!("{} /* {} */", printed.sql, e.message); }
                    }
                }
                Err(e) => { *ran.entry(format!("{dialect} refused: {}", e.to_string().chars().take(70).collect::<String>())).or_default() += 1; }
            }
        }
    }
    for (k, (n, sql)) in &kinds { println!("#### {k}: {n}\n   {}", sql.chars().take(1500).collect::<String>()); }
    for (k, n) in &ran { println!("{n:6} {k}"); }
}
