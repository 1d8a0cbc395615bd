//! sea-query 1.0: `sea-query` builds and renders, `sea-query(render)` renders a statement that
//! was built once.

use crate::common::*;
use peerbench::Reg;
use sea_query::*;
use std::hint::black_box as bb;

#[derive(Iden, Clone, Copy)]
enum Users {
    Table,
    Id,
    Name,
    Email,
    Age,
    Active,
    Score,
    CreatedAt,
    Bio,
}
#[derive(Iden, Clone, Copy)]
enum Orders {
    Table,
    Id,
    UserId,
    Status,
    Total,
}
#[derive(Iden, Clone, Copy)]
enum Items {
    Table,
    OrderId,
    Price,
}

const ALL: [Users; 8] = [
    Users::Id,
    Users::Name,
    Users::Email,
    Users::Age,
    Users::Active,
    Users::Score,
    Users::CreatedAt,
    Users::Bio,
];

struct Out(String, Values);
impl peerbench::Rendered for Out {
    fn text(&self) -> &str {
        &self.0
    }
    fn binds(&self) -> usize {
        self.1.0.len()
    }
}
fn out(x: (String, Values)) -> Out {
    Out(x.0, x.1)
}

fn u(c: Users) -> (Users, Users) {
    (Users::Table, c)
}

fn point(d: &'static Data) -> SelectStatement {
    Query::select()
        .columns(ALL.map(u))
        .from(Users::Table)
        .and_where(Expr::col(u(Users::Id)).eq(bb(d.id)))
        .take()
}

fn report(d: &'static Data) -> SelectStatement {
    Query::select()
        .column(u(Users::Id))
        .column(u(Users::Name))
        .expr(Func::count(Expr::col((Orders::Table, Orders::Id))))
        .expr(Func::sum(Expr::col((Items::Table, Items::Price))))
        .from(Users::Table)
        .inner_join(
            Orders::Table,
            Expr::col((Orders::Table, Orders::UserId)).equals(u(Users::Id)),
        )
        .inner_join(
            Items::Table,
            Expr::col((Items::Table, Items::OrderId)).equals((Orders::Table, Orders::Id)),
        )
        .and_where(Expr::col(u(Users::Active)).eq(bb(true)))
        .and_where(
            Expr::col((Orders::Table, Orders::Status))
                .is_in(bb(&d.statuses).iter().map(String::as_str)),
        )
        .and_where(Expr::col(u(Users::Name)).like(bb(&d.like).as_str()))
        .and_where(Expr::col((Orders::Table, Orders::Total)).gt(bb(d.min_total)))
        .group_by_columns([u(Users::Id), u(Users::Name)])
        .and_having(
            Expr::expr(Func::count(Expr::col((Orders::Table, Orders::Id)))).gt(bb(d.min_orders)),
        )
        .order_by_expr(
            Func::sum(Expr::col((Items::Table, Items::Price))).into(),
            Order::Desc,
        )
        .order_by(u(Users::Name), Order::Asc)
        .limit(bb(d.limit) as u64)
        .offset(bb(d.offset) as u64)
        .take()
}

fn row(r: &UserRow) -> [Expr; 8] {
    [
        r.id.into(),
        r.name.as_str().into(),
        r.email.as_str().into(),
        r.age.into(),
        r.active.into(),
        r.score.into(),
        r.created_at.into(),
        r.bio.as_str().into(),
    ]
}

fn insert(rows: &'static [UserRow]) -> InsertStatement {
    let mut q = Query::insert();
    q.into_table(Users::Table).columns(ALL);
    for r in bb(rows) {
        q.values_panic(row(r));
    }
    q
}

fn update(d: &'static Data) -> UpdateStatement {
    let r = bb(&d.rows[0]);
    Query::update()
        .table(Users::Table)
        .value(Users::Name, r.name.as_str())
        .value(Users::Email, r.email.as_str())
        .value(Users::Score, r.score)
        .and_where(Expr::col(u(Users::Id)).eq(r.id))
        .take()
}

fn dynamic(d: &'static Data) -> SelectStatement {
    let mut q = Query::select();
    q.columns([u(Users::Id), u(Users::Name)]).from(Users::Table);
    for p in bb(&d.preds).iter().flatten() {
        q.and_where(match p {
            Pred::IdGt(x) => Expr::col(u(Users::Id)).gt(*x),
            Pred::AgeLt(x) => Expr::col(u(Users::Age)).lt(*x),
            Pred::NameEq(x) => Expr::col(u(Users::Name)).eq(x.as_str()),
            Pred::ScoreGe(x) => Expr::col(u(Users::Score)).gte(*x),
        });
    }
    q
}

fn in_list(d: &'static Data) -> SelectStatement {
    Query::select()
        .columns([u(Users::Id), u(Users::Name)])
        .from(Users::Table)
        .and_where(Expr::col(u(Users::Id)).is_in(bb(&d.ids).iter().copied()))
        .take()
}

fn upsert(rows: &'static [UserRow]) -> InsertStatement {
    let mut q = insert(rows);
    q.on_conflict(
        OnConflict::column(Users::Id)
            .update_columns([Users::Name, Users::Email, Users::Score])
            .to_owned(),
    );
    q
}

fn one<B: QueryBuilder + Default + 'static>(reg: &mut Reg, d: &'static Data, fl: &'static str) {
    let r1 = &d.rows[..1];
    let r100 = &d.rows[..];
    macro_rules! add {
        ($w:literal, $e:expr) => {{
            reg.sql($w, fl, "sea-query", move || out($e.build(B::default())));
            let q = std::rc::Rc::new($e);
            reg.sql($w, fl, "sea-query(render)", move || {
                out(q.build(B::default()))
            });
        }};
    }
    add!("1 point", point(d));
    add!("2 report", report(d));
    add!("3 insert1", insert(r1));
    add!("4 insert100", insert(r100));
    add!("5 update", update(d));
    add!("6 dynamic20", dynamic(d));
    add!("7 in1000", in_list(d));
    add!("8 upsert", upsert(r1));
}

pub fn register(reg: &mut Reg, d: &'static Data) {
    one::<SqliteQueryBuilder>(reg, d, "sqlite");
    one::<PostgresQueryBuilder>(reg, d, "postgres");
    one::<MysqlQueryBuilder>(reg, d, "mysql");
}
