//! `floor-tok`: the least a run-time toolkit can do with names that it only knows at run time:
//! every identifier is quoted and pushed on its own, every text bind is owned. Still no tree.

use crate::common::*;
use peerbench::{Reg, Rendered};
use std::hint::black_box as bb;
use std::marker::PhantomData;

struct Writer<F> {
    sql: String,
    binds: Vec<Bind<String>>,
    flavour: PhantomData<F>,
}

impl<F> Rendered for Writer<F> {
    fn text(&self) -> &str {
        &self.sql
    }
    fn binds(&self) -> usize {
        self.binds.len()
    }
}

impl<F: Flavour> Writer<F> {
    fn new(sql: usize, binds: usize) -> Self {
        Writer { sql: String::with_capacity(sql), binds: Vec::with_capacity(binds), flavour: PhantomData }
    }
    #[inline]
    fn p(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }
    #[inline]
    fn id(&mut self, name: &str) -> &mut Self {
        self.sql.push(F::QUOTE);
        self.sql.push_str(name);
        self.sql.push(F::QUOTE);
        self
    }
    #[inline]
    fn col(&mut self, table: &str, column: &str) -> &mut Self {
        self.id(table).sql.push('.');
        self.id(column)
    }
    #[inline]
    fn bind(&mut self, bind: Bind<String>) -> &mut Self {
        self.binds.push(bind);
        F::placeholder(&mut self.sql, self.binds.len());
        self
    }
    #[inline]
    fn own(&mut self, text: &str) -> &mut Self {
        self.bind(Bind::Text(text.to_owned()))
    }
    /// Comma before every item but the first.
    fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut each: impl FnMut(&mut Self, T)) -> &mut Self {
        for (i, item) in items.into_iter().enumerate() {
            if i > 0 {
                self.p(", ");
            }
            each(self, item);
        }
        self
    }
    fn cols(&mut self, table: &str, columns: &[&str]) -> &mut Self {
        self.list(columns, |w, c| {
            w.col(table, c);
        })
    }
    fn insert_head(&mut self) -> &mut Self {
        let (u, cols) = bb(("users", &COLS));
        self.p("INSERT INTO ").id(u).p(" (");
        self.list(cols, |w, c| {
            w.id(c);
        });
        self.p(") VALUES ")
    }
    fn row(&mut self, r: &UserRow) {
        self.p("(").bind(Bind::I64(r.id)).p(", ");
        self.own(&r.name).p(", ");
        self.own(&r.email).p(", ");
        self.bind(Bind::I32(r.age)).p(", ");
        self.bind(Bind::Bool(r.active)).p(", ");
        self.bind(Bind::F64(r.score)).p(", ");
        self.bind(Bind::I64(r.created_at)).p(", ");
        self.own(&r.bio).p(")");
    }
}

fn point<F: Flavour>(d: &'static Data) -> Writer<F> {
    let mut w = Writer::new(256, 1);
    let (u, cols) = bb(("users", &COLS));
    w.p("SELECT ").cols(u, cols).p(" FROM ").id(u);
    w.p(" WHERE ").col(u, cols[0]);
    w.p(" = ").bind(Bind::I64(bb(d.id)));
    w
}

fn report<F: Flavour>(d: &'static Data) -> Writer<F> {
    let mut w = Writer::new(768, 12);
    let (u, o, i, id, name) = bb(("users", "orders", "items", "id", "name"));
    w.p("SELECT ").col(u, id).p(", ").col(u, name);
    w.p(", COUNT(").col(o, id).p("), SUM(").col(i, "price");
    w.p(") FROM ").id(u);
    w.p(" INNER JOIN ").id(o);
    w.p(" ON ").col(o, "user_id").p(" = ").col(u, id);
    w.p(" INNER JOIN ").id(i);
    w.p(" ON ").col(i, "order_id").p(" = ").col(o, id);
    w.p(" WHERE ").col(u, "active");
    w.p(" = ").bind(Bind::Bool(bb(true)));
    w.p(" AND ").col(o, "status").p(" IN (");
    w.list(bb(&d.statuses), |w, x| {
        w.own(x);
    });
    w.p(") AND ").col(u, name).p(" LIKE ").own(bb(&d.like));
    w.p(" AND ").col(o, "total");
    w.p(" > ").bind(Bind::F64(bb(d.min_total)));
    w.p(" GROUP BY ").col(u, id).p(", ").col(u, name);
    w.p(" HAVING COUNT(").col(o, id);
    w.p(") > ").bind(Bind::I64(bb(d.min_orders)));
    w.p(" ORDER BY SUM(").col(i, "price");
    w.p(") DESC, ").col(u, name).p(" ASC");
    w.p(" LIMIT ").bind(Bind::I64(bb(d.limit)));
    w.p(" OFFSET ").bind(Bind::I64(bb(d.offset)));
    w
}

fn insert<F: Flavour>(rows: &'static [UserRow]) -> Writer<F> {
    let mut w = Writer::new(160 + rows.len() * 60, rows.len() * 8);
    w.insert_head().list(bb(rows), Writer::row);
    w
}

fn update<F: Flavour>(d: &'static Data) -> Writer<F> {
    let mut w = Writer::new(128, 4);
    let r = bb(&d.rows[0]);
    let (u, cols) = bb(("users", &COLS));
    w.p("UPDATE ").id(u);
    w.p(" SET ").id(cols[1]).p(" = ").own(&r.name);
    w.p(", ").id(cols[2]).p(" = ").own(&r.email);
    w.p(", ").id(cols[5]).p(" = ").bind(Bind::F64(r.score));
    w.p(" WHERE ").col(u, cols[0]);
    w.p(" = ").bind(Bind::I64(r.id));
    w
}

fn dynamic<F: Flavour>(d: &'static Data) -> Writer<F> {
    let mut w = Writer::new(1024, 20);
    let (u, cols) = bb(("users", &COLS));
    w.p("SELECT ").cols(u, &cols[..2]).p(" FROM ").id(u);
    for p in bb(&d.preds).iter().flatten() {
        let (column, op, bind) = match p {
            Pred::IdGt(x) => (cols[0], " > ", Bind::I64(*x)),
            Pred::AgeLt(x) => (cols[3], " < ", Bind::I32(*x)),
            Pred::NameEq(x) => (cols[1], " = ", Bind::Text(x.clone())),
            Pred::ScoreGe(x) => (cols[5], " >= ", Bind::F64(*x)),
        };
        let and = if w.binds.is_empty() { " WHERE " } else { " AND " };
        w.p(and).col(u, column).p(op).bind(bind);
    }
    w
}

fn in_list<F: Flavour>(d: &'static Data) -> Writer<F> {
    let ids = bb(&d.ids);
    let mut w = Writer::new(100 + ids.len() * 7, ids.len());
    let (u, cols) = bb(("users", &COLS));
    w.p("SELECT ").cols(u, &cols[..2]).p(" FROM ").id(u);
    w.p(" WHERE ").col(u, cols[0]).p(" IN (");
    w.list(ids, |w, x| {
        w.bind(Bind::I64(*x));
    });
    w.p(")");
    w
}

fn upsert<F: Flavour>(rows: &'static [UserRow]) -> Writer<F> {
    let mut w = Writer::new(384, 8);
    w.insert_head().row(&bb(rows)[0]);
    let cols = bb(&COLS);
    let set = [cols[1], cols[2], cols[5]];
    if F::QUOTE == '`' {
        w.p(" ON DUPLICATE KEY UPDATE ").list(set, |w, c| {
            w.id(c).p(" = VALUES(").id(c).p(")");
        });
    } else {
        w.p(" ON CONFLICT (").id(cols[0]).p(") DO UPDATE SET ");
        w.list(set, |w, c| {
            w.id(c).p(" = ").col("excluded", c);
        });
    }
    w
}

fn one<F: Flavour>(reg: &mut Reg, d: &'static Data) {
    let (w, fl) = ("floor-tok", F::NAME);
    let r1 = &d.rows[..1];
    let r100 = &d.rows[..];
    reg.sql("1 point", fl, w, move || point::<F>(d));
    reg.sql("2 report", fl, w, move || report::<F>(d));
    reg.sql("3 insert1", fl, w, move || insert::<F>(r1));
    reg.sql("4 insert100", fl, w, move || insert::<F>(r100));
    reg.sql("5 update", fl, w, move || update::<F>(d));
    reg.sql("6 dynamic20", fl, w, move || dynamic::<F>(d));
    reg.sql("7 in1000", fl, w, move || in_list::<F>(d));
    reg.sql("8 upsert", fl, w, move || upsert::<F>(r1));
}

pub fn register(reg: &mut Reg, d: &'static Data) {
    one::<Sqlite>(reg, d);
    one::<Postgres>(reg, d);
    one::<MySql>(reg, d);
}
