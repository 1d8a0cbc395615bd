//! quaint 0.2.0-alpha.13 (2020, the only version on crates.io): builds without features, which is
//! enough for the AST and the visitors. No upsert with an update; `build` takes the query by value.

use crate::common::*;
use peerbench::Reg;
use quaint::ast::*;
use quaint::visitor::{Mysql, Postgres, Sqlite, Visitor};
use std::hint::black_box as bb;

type V = (String, Vec<Value<'static>>);

fn cols(n: usize) -> impl Iterator<Item = Column<'static>> {
    COLS[..n].iter().map(|c| Column::from(("users", *c)))
}

fn point(d: &'static Data) -> Select<'static> {
    Select::from_table("users")
        .columns(cols(8))
        .so_that(("users", "id").equals(bb(d.id)))
}

fn report(d: &'static Data) -> Select<'static> {
    Select::from_table("users")
        .column(("users", "id"))
        .column(("users", "name"))
        .value(count(Column::from(("orders", "id"))))
        .value(sum(Column::from(("items", "price"))))
        .inner_join("orders".on(("orders", "user_id").equals(Column::from(("users", "id")))))
        .inner_join("items".on(("items", "order_id").equals(Column::from(("orders", "id")))))
        .so_that(
            ("users", "active")
                .equals(bb(true))
                .and(
                    ("orders", "status").in_selection(
                        bb(&d.statuses)
                            .iter()
                            .map(String::as_str)
                            .collect::<Vec<_>>(),
                    ),
                )
                .and(("users", "name").like(bb(&d.like).as_str()))
                .and(("orders", "total").greater_than(bb(d.min_total))),
        )
        .group_by(Column::from(("users", "id")))
        .group_by(Column::from(("users", "name")))
        .having(
            Expression::from(count(Column::from(("orders", "id")))).greater_than(bb(d.min_orders)),
        )
        .order_by(Column::from(("users", "name")).ascend())
        .limit(bb(d.limit) as usize)
        .offset(bb(d.offset) as usize)
}

fn insert(rows: &'static [UserRow]) -> Insert<'static> {
    let mut q = Insert::multi_into("users", COLS.to_vec());
    for r in bb(rows) {
        let v: Vec<Value<'static>> = vec![
            r.id.into(),
            r.name.as_str().into(),
            r.email.as_str().into(),
            r.age.into(),
            r.active.into(),
            r.score.into(),
            r.created_at.into(),
            r.bio.as_str().into(),
        ];
        q = q.values(v);
    }
    q.into()
}

fn update(d: &'static Data) -> Update<'static> {
    let r = bb(&d.rows[0]);
    Update::table("users")
        .set("name", r.name.as_str())
        .set("email", r.email.as_str())
        .set("score", r.score)
        .so_that(("users", "id").equals(r.id))
}

fn dynamic(d: &'static Data) -> Select<'static> {
    let mut q = Select::from_table("users").columns(cols(2));
    for p in bb(&d.preds).iter().flatten() {
        q = q.and_where(match p {
            Pred::IdGt(x) => ("users", "id").greater_than(*x),
            Pred::AgeLt(x) => ("users", "age").less_than(*x),
            Pred::NameEq(x) => ("users", "name").equals(x.as_str()),
            Pred::ScoreGe(x) => ("users", "score").greater_than_or_equals(*x),
        });
    }
    q
}

fn in_list(d: &'static Data) -> Select<'static> {
    Select::from_table("users")
        .columns(cols(2))
        .so_that(("users", "id").in_selection(bb(&d.ids).clone()))
}

fn one<B: Visitor<'static> + 'static>(reg: &mut Reg, d: &'static Data, fl: &'static str) {
    let w = "quaint";
    let r1 = &d.rows[..1];
    let r100 = &d.rows[..];
    reg.sql("1 point", fl, w, move || -> V {
        B::build(point(d)).unwrap()
    });
    reg.sql("2 report", fl, w, move || -> V {
        B::build(report(d)).unwrap()
    });
    reg.sql("3 insert1", fl, w, move || -> V {
        B::build(insert(r1)).unwrap()
    });
    reg.sql("4 insert100", fl, w, move || -> V {
        B::build(insert(r100)).unwrap()
    });
    reg.sql("5 update", fl, w, move || -> V {
        B::build(update(d)).unwrap()
    });
    reg.sql("6 dynamic20", fl, w, move || -> V {
        B::build(dynamic(d)).unwrap()
    });
    reg.sql("7 in1000", fl, w, move || -> V {
        B::build(in_list(d)).unwrap()
    });
}

pub fn register(reg: &mut Reg, d: &'static Data) {
    one::<Sqlite<'static>>(reg, d, "sqlite");
    one::<Postgres<'static>>(reg, d, "postgres");
    one::<Mysql<'static>>(reg, d, "mysql");
}
