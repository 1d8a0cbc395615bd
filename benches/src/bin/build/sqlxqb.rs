//! sqlx 0.9 `QueryBuilder`: no tree; SQL text is pushed as literals, the binds are encoded as they
//! are pushed. Text is bound as `&str` (the arguments buffer copies or owns it, per driver).

use crate::common::{Data, Pred, UserRow, lit};
use peerbench::{Reg, Rendered};
use sqlx::{Arguments, Database, Execute, IntoArguments, QueryBuilder};
use std::hint::black_box as bb;

struct Out<A>(String, A);

impl<A: Arguments> Rendered for Out<A> {
    fn text(&self) -> &str {
        &self.0
    }
    fn binds(&self) -> usize {
        self.1.len()
    }
}

fn finish<DB: Database>(mut qb: QueryBuilder<DB>) -> Out<DB::Arguments>
where
    DB::Arguments: IntoArguments<DB>,
{
    let args = Execute::take_arguments(&mut qb.build()).expect("the binds encode").expect("the binds are still there");
    Out(qb.into_string(), args)
}

/// A module per driver: the bounds that its types fulfil are too many to write as a trait.
macro_rules! driver {
    ($module:ident, $DB:ident, $name:literal, $quote:literal) => {
        mod $module {
            use super::*;
            use sqlx::$DB;

            type Builder = QueryBuilder<$DB>;
            type Output = Out<<$DB as Database>::Arguments>;

            fn point(d: &'static Data) -> Output {
                let mut q = Builder::new(lit!(
                    $quote,
                    "SELECT `users`.`id`, `users`.`name`, `users`.`email`, `users`.`age`, \
                     `users`.`active`, `users`.`score`, `users`.`created_at`, `users`.`bio` \
                     FROM `users` WHERE `users`.`id` = "
                ));
                q.push_bind(bb(d.id));
                finish(q)
            }

            fn report(d: &'static Data) -> Output {
                let mut q = Builder::new(lit!(
                    $quote,
                    "SELECT `users`.`id`, `users`.`name`, COUNT(`orders`.`id`), \
                     SUM(`items`.`price`) FROM `users` \
                     INNER JOIN `orders` ON `orders`.`user_id` = `users`.`id` \
                     INNER JOIN `items` ON `items`.`order_id` = `orders`.`id` \
                     WHERE `users`.`active` = "
                ));
                q.push_bind(bb(true));
                q.push(lit!($quote, " AND `orders`.`status` IN ("));
                let mut list = q.separated(", ");
                for x in bb(&d.statuses) {
                    list.push_bind(x.as_str());
                }
                q.push(lit!($quote, ") AND `users`.`name` LIKE "));
                q.push_bind(bb(&d.like).as_str());
                q.push(lit!($quote, " AND `orders`.`total` > "));
                q.push_bind(bb(d.min_total));
                q.push(lit!($quote, " GROUP BY `users`.`id`, `users`.`name` HAVING COUNT(`orders`.`id`) > "));
                q.push_bind(bb(d.min_orders));
                q.push(lit!($quote, " ORDER BY SUM(`items`.`price`) DESC, `users`.`name` ASC LIMIT "));
                q.push_bind(bb(d.limit));
                q.push(" OFFSET ");
                q.push_bind(bb(d.offset));
                finish(q)
            }

            fn insert(rows: &'static [UserRow]) -> Builder {
                let mut q = Builder::new(lit!(
                    $quote,
                    "INSERT INTO `users` (`id`, `name`, `email`, `age`, `active`, `score`, \
                     `created_at`, `bio`) "
                ));
                q.push_values(bb(rows), |mut b, r| {
                    b.push_bind(r.id)
                        .push_bind(r.name.as_str())
                        .push_bind(r.email.as_str())
                        .push_bind(r.age)
                        .push_bind(r.active)
                        .push_bind(r.score)
                        .push_bind(r.created_at)
                        .push_bind(r.bio.as_str());
                });
                q
            }

            fn update(d: &'static Data) -> Output {
                let r = bb(&d.rows[0]);
                let mut q = Builder::new(lit!($quote, "UPDATE `users` SET `name` = "));
                q.push_bind(r.name.as_str());
                q.push(lit!($quote, ", `email` = "));
                q.push_bind(r.email.as_str());
                q.push(lit!($quote, ", `score` = ")).push_bind(r.score);
                q.push(lit!($quote, " WHERE `users`.`id` = "));
                q.push_bind(r.id);
                finish(q)
            }

            fn dynamic(d: &'static Data) -> Output {
                let mut q = Builder::new(lit!($quote, "SELECT `users`.`id`, `users`.`name` FROM `users`"));
                for (i, p) in bb(&d.preds).iter().flatten().enumerate() {
                    q.push(if i == 0 { " WHERE " } else { " AND " });
                    match p {
                        Pred::IdGt(x) => q.push(lit!($quote, "`users`.`id` > ")).push_bind(*x),
                        Pred::AgeLt(x) => q.push(lit!($quote, "`users`.`age` < ")).push_bind(*x),
                        Pred::NameEq(x) => q.push(lit!($quote, "`users`.`name` = ")).push_bind(x.as_str()),
                        Pred::ScoreGe(x) => q.push(lit!($quote, "`users`.`score` >= ")).push_bind(*x),
                    };
                }
                finish(q)
            }

            fn in_list(d: &'static Data) -> Output {
                let mut q = Builder::new(lit!($quote, "SELECT `users`.`id`, `users`.`name` FROM `users` WHERE `users`.`id` IN ("));
                let mut list = q.separated(", ");
                for x in bb(&d.ids) {
                    list.push_bind(*x);
                }
                q.push(")");
                finish(q)
            }

            fn upsert(rows: &'static [UserRow]) -> Output {
                let mut q = insert(rows);
                q.push(lit!(
                    $quote,
                    " ON CONFLICT (`id`) DO UPDATE SET `name` = `excluded`.`name`, \
                     `email` = `excluded`.`email`, `score` = `excluded`.`score`",
                    " ON DUPLICATE KEY UPDATE `name` = VALUES(`name`), \
                     `email` = VALUES(`email`), `score` = VALUES(`score`)"
                ));
                finish(q)
            }

            pub fn register(reg: &mut Reg, d: &'static Data) {
                let (w, fl) = ("sqlx-qb", $name);
                let r1 = &d.rows[..1];
                let r100 = &d.rows[..];
                reg.sql("1 point", fl, w, move || point(d));
                reg.sql("2 report", fl, w, move || report(d));
                reg.sql("3 insert1", fl, w, move || finish(insert(r1)));
                reg.sql("4 insert100", fl, w, move || finish(insert(r100)));
                reg.sql("5 update", fl, w, move || update(d));
                reg.sql("6 dynamic20", fl, w, move || dynamic(d));
                reg.sql("7 in1000", fl, w, move || in_list(d));
                reg.sql("8 upsert", fl, w, move || upsert(r1));
            }
        }
    };
}

driver!(sqlite, Sqlite, "sqlite", '"');
driver!(postgres, Postgres, "postgres", '"');
driver!(mysql, MySql, "mysql", '`');

pub fn register(reg: &mut Reg, d: &'static Data) {
    sqlite::register(reg, d);
    postgres::register(reg, d);
    mysql::register(reg, d);
}
