//! diesel 2.3. `diesel` builds the query value, renders it (`QueryFragment::to_sql`) and collects
//! the binds: what happens on a statement-cache miss, and always for a query without a static id.
//! `diesel(render)` does the same for a query value that was built once.
//! `diesel(hit)` is what a connection does when the statement is cached under its type id: build,
//! collect the binds, `query_id`, the `is_safe_to_cache_prepared` walk, one map lookup; no SQL text.
//! It exists for selects and plain inserts only: diesel marks every `UPDATE`, every
//! `ON CONFLICT DO UPDATE`, every `IN (...)` and every batch insert as unsafe to cache, and a boxed
//! query has no static id; nor has anything with `eq_any`, even where PostgreSQL makes it `= ANY($1)`.
//! So all of those are rendered on every execution.

use crate::common::*;
use diesel::backend::Backend;
use diesel::dsl::{DuplicatedKeys, count, sum};
use diesel::mysql::Mysql;
use diesel::pg::{Pg, PgMetadataLookup, PgTypeMetadata};
use diesel::prelude::*;
use diesel::query_builder::bind_collector::RawBytesBindCollector;
use diesel::query_builder::{QueryBuilder, QueryFragment, QueryId};
use diesel::sqlite::Sqlite;
use diesel::upsert::excluded;
use peerbench::Reg;
use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write;
use std::hint::black_box as bb;
use std::mem::{ManuallyDrop, transmute_copy};

diesel::table! {
    users (id) {
        id -> BigInt,
        name -> Text,
        email -> Text,
        age -> Integer,
        active -> Bool,
        score -> Double,
        created_at -> BigInt,
        bio -> Text,
    }
}
diesel::table! {
    orders (id) {
        id -> BigInt,
        user_id -> BigInt,
        status -> Text,
        total -> Double,
    }
}
diesel::table! {
    items (id) {
        id -> BigInt,
        order_id -> BigInt,
        price -> Double,
    }
}
diesel::joinable!(orders -> users (user_id));
diesel::joinable!(items -> orders (order_id));
diesel::allow_tables_to_appear_in_same_query!(users, orders, items);

#[derive(Insertable)]
#[diesel(table_name = users, treat_none_as_default_value = false)]
struct NewUser<'a> {
    id: i64,
    name: &'a str,
    email: &'a str,
    age: i32,
    active: bool,
    score: f64,
    created_at: i64,
    bio: &'a str,
}
impl NewUser<'static> {
    fn of(r: &'static UserRow) -> Self {
        NewUser {
            id: r.id,
            name: &r.name,
            email: &r.email,
            age: r.age,
            active: r.active,
            score: r.score,
            created_at: r.created_at,
            bio: &r.bio,
        }
    }
}

struct NoLookup;
impl PgMetadataLookup for NoLookup {
    fn lookup_type(&mut self, _: &str, _: Option<&str>) -> PgTypeMetadata {
        unreachable!("only built-in types are used")
    }
}

/// A backend whose bind collector and metadata lookup can be made outside of a connection.
trait Bk: Backend + Default + 'static
where
    Self::QueryBuilder: Default,
{
    fn collect<Q: QueryFragment<Self>>(q: &Q) -> usize;
}
impl Bk for Mysql {
    fn collect<Q: QueryFragment<Self>>(q: &Q) -> usize {
        let mut c = RawBytesBindCollector::<Mysql>::new();
        q.collect_binds(&mut c, &mut (), &Mysql).unwrap();
        bb(c).binds.len()
    }
}
impl Bk for Pg {
    fn collect<Q: QueryFragment<Self>>(q: &Q) -> usize {
        let mut c = RawBytesBindCollector::<Pg>::new();
        let lookup: &mut dyn PgMetadataLookup = &mut NoLookup;
        q.collect_binds(&mut c, lookup, &Pg).unwrap();
        bb(c).binds.len()
    }
}
impl Bk for Sqlite {
    fn collect<Q: QueryFragment<Self>>(q: &Q) -> usize {
        type Collector = <Sqlite as Backend>::BindCollector<'static>;
        type Binds = Vec<u64>;
        // `SqliteBindCollector` has no public constructor. It is one `Vec` field; an empty `Vec` of
        // 8-aligned elements has the same bytes whatever it holds. Benchmark only.
        const { assert!(size_of::<Collector>() == size_of::<Binds>()) };
        const { assert!(align_of::<Collector>() == align_of::<Binds>()) };
        let empty = ManuallyDrop::new(Binds::new());
        let mut c: <Sqlite as Backend>::BindCollector<'_> = unsafe { transmute_copy(&empty) };
        q.collect_binds(&mut c, &mut (), &Sqlite).unwrap();
        let n = unsafe { (*(&raw const c).cast::<Binds>()).len() };
        bb(c);
        n
    }
}

fn render<DB: Bk, Q: QueryFragment<DB>>(q: &Q) -> (String, usize)
where
    DB::QueryBuilder: Default,
{
    let db = DB::default();
    let n = DB::collect(q);
    let mut b = DB::QueryBuilder::default();
    q.to_sql(&mut b, &db).unwrap();
    (b.finish(), n)
}

thread_local! {
    static CACHE: RefCell<HashMap<TypeId, u64>> = RefCell::new(HashMap::new());
}

fn hit<DB: Bk, Q: QueryFragment<DB> + QueryId>(q: &Q) -> (&'static str, usize)
where
    DB::QueryBuilder: Default,
{
    let n = DB::collect(q);
    let db = DB::default();
    let id = Q::query_id().expect("static id");
    assert!(q.is_safe_to_cache_prepared(&db).unwrap(), "{}", std::any::type_name::<Q>());
    bb(CACHE.with_borrow_mut(|c| *c.entry(id).or_insert(1)));
    ("", n)
}

// The query values are unnameable types: each is a macro body, used once per backend and mode.
macro_rules! q_point {
    ($d:expr) => {
        users::table.filter(users::id.eq(bb($d.id)))
    };
}
macro_rules! q_report {
    ($d:expr) => {
        users::table
            .inner_join(orders::table.inner_join(items::table))
            .filter(users::active.eq(bb(true)))
            .filter(orders::status.eq_any(bb(&$d.statuses)))
            .filter(users::name.like(bb(&$d.like).as_str()))
            .filter(orders::total.gt(bb($d.min_total)))
            .group_by((users::id, users::name))
            .having(count(orders::id).gt(bb($d.min_orders)))
            .select((users::id, users::name, count(orders::id), sum(items::price)))
            .order((sum(items::price).desc(), users::name.asc()))
            .limit(bb($d.limit))
            .offset(bb($d.offset))
    };
}
macro_rules! q_insert1 {
    ($d:expr) => {
        diesel::insert_into(users::table).values(NewUser::of(&bb(&$d.rows)[0]))
    };
}
macro_rules! q_insert100 {
    ($d:expr) => {
        diesel::insert_into(users::table).values(bb(&$d.rows).iter().map(NewUser::of).collect::<Vec<_>>())
    };
}
macro_rules! q_update {
    ($d:expr) => {{
        let r = bb(&$d.rows[0]);
        diesel::update(users::table.filter(users::id.eq(r.id))).set((
            users::name.eq(&r.name),
            users::email.eq(&r.email),
            users::score.eq(r.score),
        ))
    }};
}
macro_rules! q_dynamic {
    ($d:expr, $DB:ty) => {{
        let mut q = users::table.select((users::id, users::name)).into_boxed::<$DB>();
        for p in bb(&$d.preds).iter().flatten() {
            q = match p {
                Pred::IdGt(x) => q.filter(users::id.gt(*x)),
                Pred::AgeLt(x) => q.filter(users::age.lt(*x)),
                Pred::NameEq(x) => q.filter(users::name.eq(x.as_str())),
                Pred::ScoreGe(x) => q.filter(users::score.ge(*x)),
            };
        }
        q
    }};
}
macro_rules! q_in {
    ($d:expr) => {
        users::table.select((users::id, users::name)).filter(users::id.eq_any(bb(&$d.ids).iter().copied()))
    };
}
macro_rules! q_upsert {
    ($d:expr, mysql) => {{
        // diesel has no `excluded` for MySQL: the values are bound a second time.
        let r = &bb(&$d.rows)[0];
        diesel::insert_into(users::table).values(NewUser::of(r)).on_conflict(DuplicatedKeys).do_update().set((
            users::name.eq(&r.name),
            users::email.eq(&r.email),
            users::score.eq(r.score),
        ))
    }};
    ($d:expr, $other:ident) => {
        diesel::insert_into(users::table).values(NewUser::of(&bb(&$d.rows)[0])).on_conflict(users::id).do_update().set((
            users::name.eq(excluded(users::name)),
            users::email.eq(excluded(users::email)),
            users::score.eq(excluded(users::score)),
        ))
    };
}

/// Takes the first piece that `DebugQuery` writes (the SQL) and stops it there: the only public way
/// to the text of a SQLite batch insert. It also boxes one `&dyn Debug` per bind on the way.
#[derive(Default)]
struct First(String);
impl Write for First {
    fn write_str(&mut self, s: &str) -> std::fmt::Result {
        if self.0.is_empty() {
            self.0.push_str(s);
            return Ok(());
        }
        Err(std::fmt::Error)
    }
}

macro_rules! backend {
    ($reg:expr, $d:expr, $DB:ty, $fl:literal, $target:ident) => {{
        let (reg, d) = (&mut *$reg, $d);
        macro_rules! add {
            ($w:literal, $e:expr) => {{
                reg.sql($w, $fl, "diesel", move || render::<$DB, _>(&$e));
                let q = std::rc::Rc::new($e);
                reg.sql($w, $fl, "diesel(render)", move || render::<$DB, _>(&*q));
            }};
        }
        add!("1 point", q_point!(d));
        reg.sql("1 point", $fl, "diesel(hit)", move || hit::<$DB, _>(&q_point!(d)));
        add!("2 report", q_report!(d));
        add!("3 insert1", q_insert1!(d));
        reg.sql("3 insert1", $fl, "diesel(hit)", move || hit::<$DB, _>(&q_insert1!(d)));
        add!("5 update", q_update!(d));
        add!("6 dynamic20", q_dynamic!(d, $DB));
        add!("7 in1000", q_in!(d));
        add!("8 upsert", q_upsert!(d, $target));
    }};
}

pub fn register(reg: &mut Reg, d: &'static Data) {
    backend!(reg, d, Sqlite, "sqlite", other);
    backend!(reg, d, Pg, "postgres", other);
    backend!(reg, d, Mysql, "mysql", mysql);
    reg.sql("4 insert100", "postgres", "diesel", move || render::<Pg, _>(&q_insert100!(d)));
    reg.sql("4 insert100", "mysql", "diesel", move || render::<Mysql, _>(&q_insert100!(d)));
    reg.sql("4 insert100", "sqlite", "diesel", move || {
        let q = q_insert100!(d);
        let mut f = First::default();
        let _ = write!(f, "{}", diesel::debug_query::<Sqlite, _>(&q));
        (f.0, 800)
    });
}
