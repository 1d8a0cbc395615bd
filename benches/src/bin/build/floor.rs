//! `floor`: what a person would write by hand. Literal SQL chunks, one preallocated `String`,
//! one preallocated `Vec` of binds that borrow the text.

use crate::common::*;
use peerbench::Reg;
use std::hint::black_box as bb;

type Out = (String, Vec<Bind<&'static str>>);

fn point<F: Flavour>(d: &'static Data) -> Out {
    let mut s = String::with_capacity(256);
    let mut v = Vec::with_capacity(1);
    s.push_str(lit!(
        F::QUOTE,
        "SELECT `users`.`id`, `users`.`name`, `users`.`email`, `users`.`age`, `users`.`active`, \
         `users`.`score`, `users`.`created_at`, `users`.`bio` FROM `users` WHERE `users`.`id` = "
    ));
    F::placeholder(&mut s, 1);
    v.push(Bind::I64(bb(d.id)));
    (s, v)
}

fn report<F: Flavour>(d: &'static Data) -> Out {
    let mut s = String::with_capacity(768);
    let mut v = Vec::with_capacity(12);
    s.push_str(lit!(
        F::QUOTE,
        "SELECT `users`.`id`, `users`.`name`, COUNT(`orders`.`id`), SUM(`items`.`price`) \
         FROM `users` INNER JOIN `orders` ON `orders`.`user_id` = `users`.`id` \
         INNER JOIN `items` ON `items`.`order_id` = `orders`.`id` WHERE `users`.`active` = "
    ));
    F::placeholder(&mut s, 1);
    v.push(Bind::Bool(bb(true)));
    s.push_str(lit!(F::QUOTE, " AND `orders`.`status` IN ("));
    for (i, x) in bb(&d.statuses).iter().enumerate() {
        if i > 0 {
            s.push_str(", ");
        }
        v.push(Bind::Text(x.as_str()));
        F::placeholder(&mut s, v.len());
    }
    s.push_str(lit!(F::QUOTE, ") AND `users`.`name` LIKE "));
    v.push(Bind::Text(bb(&d.like).as_str()));
    F::placeholder(&mut s, v.len());
    s.push_str(lit!(F::QUOTE, " AND `orders`.`total` > "));
    v.push(Bind::F64(bb(d.min_total)));
    F::placeholder(&mut s, v.len());
    s.push_str(lit!(F::QUOTE, " GROUP BY `users`.`id`, `users`.`name` HAVING COUNT(`orders`.`id`) > "));
    v.push(Bind::I64(bb(d.min_orders)));
    F::placeholder(&mut s, v.len());
    s.push_str(lit!(F::QUOTE, " ORDER BY SUM(`items`.`price`) DESC, `users`.`name` ASC LIMIT "));
    v.push(Bind::I64(bb(d.limit)));
    F::placeholder(&mut s, v.len());
    s.push_str(" OFFSET ");
    v.push(Bind::I64(bb(d.offset)));
    F::placeholder(&mut s, v.len());
    (s, v)
}

fn insert_head<F: Flavour>() -> &'static str {
    lit!(
        F::QUOTE,
        "INSERT INTO `users` (`id`, `name`, `email`, `age`, `active`, `score`, `created_at`, \
         `bio`) VALUES "
    )
}

fn rows_sql<F: Flavour>(s: &mut String, rows: usize) {
    let mut n = 0;
    for i in 0..rows {
        s.push_str(if i > 0 { ", (" } else { "(" });
        for j in 0..8 {
            if j > 0 {
                s.push_str(", ");
            }
            n += 1;
            F::placeholder(s, n);
        }
        s.push(')');
    }
}

#[inline(always)]
fn row_binds(v: &mut Vec<Bind<&'static str>>, r: &'static UserRow) {
    v.push(Bind::I64(r.id));
    v.push(Bind::Text(&r.name));
    v.push(Bind::Text(&r.email));
    v.push(Bind::I32(r.age));
    v.push(Bind::Bool(r.active));
    v.push(Bind::F64(r.score));
    v.push(Bind::I64(r.created_at));
    v.push(Bind::Text(&r.bio));
}

fn insert<F: Flavour>(rows: &'static [UserRow]) -> Out {
    let mut s = String::with_capacity(160 + rows.len() * 60);
    let mut v = Vec::with_capacity(rows.len() * 8);
    s.push_str(insert_head::<F>());
    rows_sql::<F>(&mut s, rows.len());
    for r in bb(rows) {
        row_binds(&mut v, r);
    }
    (s, v)
}

fn update<F: Flavour>(d: &'static Data) -> Out {
    let mut s = String::with_capacity(128);
    let mut v = Vec::with_capacity(4);
    let r = bb(&d.rows[0]);
    s.push_str(lit!(F::QUOTE, "UPDATE `users` SET `name` = "));
    F::placeholder(&mut s, 1);
    v.push(Bind::Text(r.name.as_str()));
    s.push_str(lit!(F::QUOTE, ", `email` = "));
    F::placeholder(&mut s, 2);
    v.push(Bind::Text(r.email.as_str()));
    s.push_str(lit!(F::QUOTE, ", `score` = "));
    F::placeholder(&mut s, 3);
    v.push(Bind::F64(r.score));
    s.push_str(lit!(F::QUOTE, " WHERE `users`.`id` = "));
    F::placeholder(&mut s, 4);
    v.push(Bind::I64(r.id));
    (s, v)
}

fn dynamic<F: Flavour>(d: &'static Data) -> Out {
    let mut s = String::with_capacity(1024);
    let mut v = Vec::with_capacity(20);
    s.push_str(lit!(F::QUOTE, "SELECT `users`.`id`, `users`.`name` FROM `users`"));
    for p in bb(&d.preds).iter().flatten() {
        s.push_str(if v.is_empty() { " WHERE " } else { " AND " });
        match p {
            Pred::IdGt(x) => {
                s.push_str(lit!(F::QUOTE, "`users`.`id` > "));
                v.push(Bind::I64(*x));
            }
            Pred::AgeLt(x) => {
                s.push_str(lit!(F::QUOTE, "`users`.`age` < "));
                v.push(Bind::I32(*x));
            }
            Pred::NameEq(x) => {
                s.push_str(lit!(F::QUOTE, "`users`.`name` = "));
                v.push(Bind::Text(x.as_str()));
            }
            Pred::ScoreGe(x) => {
                s.push_str(lit!(F::QUOTE, "`users`.`score` >= "));
                v.push(Bind::F64(*x));
            }
        }
        F::placeholder(&mut s, v.len());
    }
    (s, v)
}

fn in_list<F: Flavour>(d: &'static Data) -> Out {
    let ids = bb(&d.ids);
    let mut s = String::with_capacity(100 + ids.len() * 7);
    let mut v = Vec::with_capacity(ids.len());
    s.push_str(lit!(F::QUOTE, "SELECT `users`.`id`, `users`.`name` FROM `users` WHERE `users`.`id` IN ("));
    for (i, x) in ids.iter().enumerate() {
        if i > 0 {
            s.push_str(", ");
        }
        F::placeholder(&mut s, i + 1);
        v.push(Bind::I64(*x));
    }
    s.push(')');
    (s, v)
}

fn upsert<F: Flavour>(rows: &'static [UserRow]) -> Out {
    let mut s = String::with_capacity(384);
    let mut v = Vec::with_capacity(8);
    s.push_str(insert_head::<F>());
    rows_sql::<F>(&mut s, 1);
    s.push_str(lit!(
        F::QUOTE,
        " ON CONFLICT (`id`) DO UPDATE SET `name` = `excluded`.`name`, \
         `email` = `excluded`.`email`, `score` = `excluded`.`score`",
        " ON DUPLICATE KEY UPDATE `name` = VALUES(`name`), `email` = VALUES(`email`), \
         `score` = VALUES(`score`)"
    ));
    row_binds(&mut v, &bb(rows)[0]);
    (s, v)
}

fn one<F: Flavour>(reg: &mut Reg, d: &'static Data) {
    let (w, fl) = ("floor", F::NAME);
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
