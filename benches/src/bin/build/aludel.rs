//! aludel. `aludel` builds and compiles, `aludel(render)` compiles a statement that was built once.
//!
//! 9, 10 and 11 have no peers and no goal: they show what sharing in the tree is worth.

use crate::common::{Data, Pred, UserRow};
use aludel::ast::Node;
use aludel::ast::visit::Rewriter;
use aludel::compiler::Compiled;
use aludel::prelude::*;
use peerbench::{Reg, Rendered};
use std::hint::black_box as bb;
use std::rc::Rc;

#[derive(Model)]
#[model(table = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
    pub email: String,
    pub age: i32,
    pub active: bool,
    pub score: f64,
    pub created_at: i64,
    pub bio: String,
}

#[derive(Model)]
#[model(table = "orders")]
pub struct Order {
    #[column(primary_key)]
    pub id: i64,
    #[column(foreign_key = "users.id")]
    pub user_id: i64,
    pub status: String,
    pub total: f64,
}

#[derive(Model)]
#[model(table = "items")]
pub struct Item {
    #[column(primary_key)]
    pub id: i64,
    #[column(foreign_key = "orders.id")]
    pub order_id: i64,
    pub price: f64,
}

struct Out(Compiled);

impl Rendered for Out {
    fn text(&self) -> &str {
        self.0.sql()
    }
    fn binds(&self) -> usize {
        self.0.params().len()
    }
}

fn point(d: &Data) -> Select<User> {
    User::select().filter(User::id.eq(bb(d.id)))
}

fn report(d: &Data) -> Select<(i64, String, i64, Option<f64>)> {
    select((User::id, User::name, func::count(Order::id), func::sum(Item::price)))
        .from(User::table())
        .join(Order::table())
        .join(Item::table())
        .filter(User::active.eq(bb(true)))
        .filter(Order::status.in_(bb(&d.statuses)))
        .filter(User::name.like(bb(&d.like)))
        .filter(Order::total.gt(bb(d.min_total)))
        .group_by((User::id, User::name))
        .having(func::count(Order::id).gt(bb(d.min_orders)))
        .order_by((func::sum(Item::price).desc(), User::name.asc()))
        .limit(bb(d.limit) as u64)
        .offset(bb(d.offset) as u64)
}

fn insert_rows(rows: &[UserRow]) -> Insert {
    insert(User::table())
        .columns((User::id, User::name, User::email, User::age, User::active, User::score, User::created_at, User::bio))
        .rows(bb(rows).iter().map(|r| (r.id, &r.name, &r.email, r.age, r.active, r.score, r.created_at, &r.bio)))
}

fn update_row(d: &Data) -> Update {
    let r = bb(&d.rows[0]);
    update(User::table()).set((User::name.set(&r.name), User::email.set(&r.email), User::score.set(r.score))).filter(User::id.eq(r.id))
}

fn dynamic(preds: &[Option<Pred>]) -> Select<(i64, String)> {
    let mut query = select((User::id, User::name));
    for pred in bb(preds).iter().flatten() {
        query = query.filter(condition(pred));
    }
    query
}

fn condition(pred: &Pred) -> Expr<bool> {
    match pred {
        Pred::IdGt(x) => User::id.gt(x),
        Pred::AgeLt(x) => User::age.lt(x),
        Pred::NameEq(x) => User::name.eq(x),
        Pred::ScoreGe(x) => User::score.ge(x),
    }
}

fn in_list(d: &Data) -> Select<(i64, String)> {
    select((User::id, User::name)).filter(User::id.in_(bb(&d.ids)))
}

/// Eight CTEs, each made from the one before, which it uses five times. Whoever walks into a CTE
/// at every use goes through the first of them 5^7 times.
fn nested_cte() -> Select<i64> {
    let mut inner = select(User::id).filter(User::active).cte("level0");
    for level in 1..8 {
        let mut query = select(User::id);
        for _ in 0..5 {
            query = query.filter(User::id.in_(select(inner.col(User::id))));
        }
        inner = query.cte(&format!("level{level}"));
    }
    select(inner.col(User::id))
}

/// Another column in the place of `User::name`.
struct Renames;
impl Rewriter for Renames {
    fn node(&mut self, node: Node) -> Node {
        match node {
            Node::Column(column) if column.index == 1 => User::email.node(),
            node => node,
        }
    }
}

macro_rules! dialect {
    ($reg:ident, $d:ident, $Dialect:ident, $flavour:literal) => {{
        let dialect = Rc::new($Dialect::default());
        macro_rules! compiles {
            ($workload:literal, $who:literal, $statement:expr) => {{
                let dialect = dialect.clone();
                $reg.sql($workload, $flavour, $who, move || Out($statement.compile(&*dialect).expect("it compiles")));
            }};
        }
        macro_rules! add {
            ($workload:literal, $statement:expr) => {{
                compiles!($workload, "aludel", $statement);
                let built = Rc::new($statement);
                compiles!($workload, "aludel(render)", built);
            }};
        }
        let (r1, r100) = (&$d.rows[..1], &$d.rows[..]);
        add!("1 point", point($d));
        add!("2 report", report($d));
        add!("3 insert1", insert_rows(r1));
        add!("4 insert100", insert_rows(r100));
        add!("5 update", update_row($d));
        add!("6 dynamic20", dynamic(&$d.preds));
        add!("7 in1000", in_list($d));
        // "8 upsert" is left out for now.

        let ten = dynamic(&$d.preds[..10]);
        let more = $d.preds[10].as_ref().expect("all predicates are there");
        compiles!("9 clone+filter", "aludel", ten.clone().filter(condition(bb(more))));
        add!("10 cte", nested_cte());
        let report = report($d);
        compiles!("11 rewrite", "aludel", report.rewrite(&mut Renames));
    }};
}

pub fn register(reg: &mut Reg, d: &'static Data) {
    dialect!(reg, d, Sqlite, "sqlite");
    dialect!(reg, d, Postgres, "postgres");
    dialect!(reg, d, MySql, "mysql");
}
