//! The WITH clause: recursive CTEs, INSERT, UPDATE and DELETE as CTEs, materialization, and CTEs that are added without
//! being read.

use super::alias::{Cte, Subquery};
use super::delete::Delete;
use super::from::FromClause;
use super::hint::RawSql;
use super::hint::raw;
use super::insert::Insert;
use super::select::Select;
use super::update::Update;
use crate::ast::{AddedCte, AliasName, CompoundOperator, Cte as Tree, CteShape, Dml, FromItem, Query};
use crate::error::ErrorKind;
use std::sync::Arc;

impl<R> Select<R> {
    /// Returns `WITH RECURSIVE name(..) AS (self UNION ALL more)`, where `more` reads the rows found so far.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, name: String, manager_id: Option<i32> }
    /// let tree = select((User::id, User::name)).filter(User::manager_id.is_null()).recursive_cte("tree", |tree| {
    ///     select((User::id, User::name)).join_on(tree, User::manager_id.eq(tree.col(User::id)))
    /// });
    /// assert_eq!(
    ///     select(tree.col(User::name)).compile(&Sqlite::default())?.sql(),
    ///     "WITH RECURSIVE tree(id, name) AS (SELECT users.id AS id, users.name AS name FROM users WHERE users.manager_id IS NULL \
    ///      UNION ALL SELECT users.id AS id, users.name AS name FROM users JOIN tree ON users.manager_id = tree.id) \
    ///      SELECT tree.name FROM tree",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn recursive_cte(self, name: impl Into<AliasName>, more: impl FnOnce(&Cte<R>) -> Select<R>) -> Cte<R> {
        self.recursive(name.into(), more, CompoundOperator::UnionAll)
    }
    /// Returns a recursive CTE with UNION: a row that was already found is not followed again, so that cycles end.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, manager_id: Option<i32> }
    /// let below = select(User::id).filter(User::manager_id.eq(1)).recursive_cte_distinct("below", |below| {
    ///     select(User::id).filter(User::manager_id.eq(below.col(User::id)))
    /// });
    /// assert_eq!(
    ///     select(below.col(User::id)).to_string(),
    ///     "WITH RECURSIVE below(id) AS (SELECT users.id AS id FROM users WHERE users.manager_id = :manager_id_1 \
    ///      UNION SELECT users.id AS id FROM users, below WHERE users.manager_id = below.id) SELECT below.id FROM below",
    /// );
    /// ```
    pub fn recursive_cte_distinct(self, name: impl Into<AliasName>, more: impl FnOnce(&Cte<R>) -> Select<R>) -> Cte<R> {
        self.recursive(name.into(), more, CompoundOperator::Union)
    }
    fn recursive(self, name: AliasName, more: impl FnOnce(&Cte<R>) -> Select<R>, operator: CompoundOperator) -> Cte<R> {
        let first = self.into_query();
        let itself = Subquery::new(FromItem::recursion(first.clone(), name.clone()));
        let more = more(&itself).into_query();
        let query = Query::recursive(first, operator, more);
        let shape = CteShape { recursive: true, ..CteShape::default() };
        Subquery::new(FromItem::shaped_cte(query, name, shape))
    }
    /// Adds a CTE to the WITH clause, whether or not the query reads it. Added CTEs come first.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: bool }
    /// let mark = update(User::table()).set(User::active.set(false)).filter(User::id.eq(1)).cte("mark");
    /// assert_eq!(
    ///     select(User::id).add_cte(&mark).compile(&Postgres::default())?.sql(),
    ///     "WITH mark AS (UPDATE users SET active=$1 WHERE users.id = $2) SELECT users.id FROM users",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn add_cte(self, cte: impl FromClause) -> Self {
        self.change(|query| match added(cte.from_clause(), false) {
            Ok(cte) => query.add_cte(cte),
            Err(error) => query.invalid(error),
        })
    }
    /// Adds a CTE to a WITH clause of this query itself, wherever the query appears, instead of the one of the whole
    /// statement.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, user_id: i32 }
    /// let known = select(User::id).cte("known");
    /// let theirs = select(Order::id).filter(Order::user_id.in_(select(known.col(User::id)))).add_cte_here(&known).cte("theirs");
    /// assert_eq!(
    ///     select(theirs.col(Order::id)).to_string(),
    ///     "WITH theirs AS (WITH known AS (SELECT users.id AS id FROM users) SELECT orders.id AS id FROM orders \
    ///      WHERE orders.user_id IN (SELECT known.id FROM known)) SELECT theirs.id FROM theirs",
    /// );
    /// ```
    pub fn add_cte_here(self, cte: impl FromClause) -> Self {
        self.change(|query| match added(cte.from_clause(), true) {
            Ok(cte) => query.add_cte(cte),
            Err(error) => query.invalid(error),
        })
    }
}

fn added(from: FromItem, here: bool) -> Result<AddedCte, ErrorKind> {
    match from {
        FromItem::Cte(_) => Ok(AddedCte::new(from, here)),
        FromItem::Error(error) => Err((*error).clone()),
        other => Err(ErrorKind::invalid("WITH", format!("{} is no CTE", other.describe()))),
    }
}

/// Implements `cte` and `add_cte` for statements that change rows.
macro_rules! changes { ($($name:ident, $word:literal;)*) => {$(
    impl<R> $name<R> {
        #[doc = concat!("Returns `WITH name AS (", $word, " .. RETURNING ..)`, whose rows are those of RETURNING. On a database without it, it is an error of `compile()`.")]
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: bool }
        /// let gone = delete(User::table()).filter(!User::active).returning(User::id).cte("gone");
        /// let count = select(func::count(gone.col(User::id)));
        /// assert_eq!(
        ///     count.compile(&Postgres::default())?.sql(),
        ///     "WITH gone AS (DELETE FROM users WHERE NOT users.active RETURNING users.id) \
        ///      SELECT count(gone.id) AS count_1 FROM gone",
        /// );
        /// assert_eq!(
        ///     count.compile(&Sqlite::default()).unwrap_err().to_string(),
        ///     "sqlite 3.51 has no DELETE in WITH; run it as a statement of its own",
        /// );
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn cte(self, name: impl Into<AliasName>) -> Cte<R> {
            Subquery::new(FromItem::cte(Query::Dml(Box::new(Dml::$name(self.node().clone()))), name))
        }
        /// Adds a CTE to the WITH clause, whether or not the statement reads it. Added CTEs come first.
        pub fn add_cte(mut self, cte: impl FromClause) -> Self {
            match added(cte.from_clause(), false) {
                Ok(cte) => self.tree_mut().add_cte(cte),
                Err(error) => self.tree_mut().invalid(error),
            }
            self
        }
    }
)*} }
changes! {
    Insert, "INSERT";
    Update, "UPDATE";
    Delete, "DELETE";
}

impl<R, J> Subquery<R, J> {
    fn shape(self, change: impl FnOnce(&mut Tree)) -> Self {
        Subquery::new(match self.from {
            FromItem::Cte(cte) => FromItem::change_cte(&cte, change),
            FromItem::Error(error) => FromItem::Error(error),
            other => {
                let problem = format!("{} is no CTE, or is read within itself", other.describe());
                FromItem::Error(Arc::new(ErrorKind::invalid("WITH", problem)))
            }
        })
    }
    /// Renders `AS MATERIALIZED (..)`: the query is computed once. PostgreSQL and SQLite have it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// let heavy = select(User::id).cte("heavy").materialized();
    /// assert_eq!(
    ///     select(heavy.col(User::id)).compile(&Postgres::default())?.sql(),
    ///     "WITH heavy AS MATERIALIZED (SELECT users.id AS id FROM users) SELECT heavy.id FROM heavy",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn materialized(self) -> Self {
        self.shape(|cte| cte.shape.materialized = Some(true))
    }
    /// Renders `AS NOT MATERIALIZED (..)`: the query is computed where it is read. PostgreSQL and SQLite have it.
    pub fn not_materialized(self) -> Self {
        self.shape(|cte| cte.shape.materialized = Some(false))
    }
    /// Keeps the CTE in a WITH clause of the query that reads it, instead of the one of the whole statement. A CTE that the
    /// outermost query reads stays at the top.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
    /// let inner = select(User::id).filter(User::age.gt(18)).cte("inner_").nesting();
    /// let outer = select(inner.col(User::id)).cte("outer_");
    /// assert_eq!(
    ///     select(outer.col(User::id)).to_string(),
    ///     "WITH outer_ AS (WITH inner_ AS (SELECT users.id AS id FROM users WHERE users.age > :age_1) \
    ///      SELECT inner_.id AS id FROM inner_) SELECT outer_.id FROM outer_",
    /// );
    /// ```
    pub fn nesting(self) -> Self {
        self.shape(|cte| cte.shape.nesting = true)
    }
    /// Adds raw SQL between AS and the parenthesis: a `&'static str` or a [`text`](super::text()).
    pub fn prefix_with(self, sql: impl RawSql) -> Self {
        self.shape(|cte| cte.prefixes.push(raw(None, sql)))
    }
    /// Adds raw SQL between AS and the parenthesis on the dialect of this name; other dialects leave it out.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// let ids = select(User::id).cte("ids").prefix_for("postgresql", "NOT MATERIALIZED");
    /// let query = select(ids.col(User::id));
    /// assert!(query.compile(&Postgres::default())?.sql().starts_with("WITH ids AS NOT MATERIALIZED (SELECT"));
    /// assert!(query.compile(&MySql::default())?.sql().starts_with("WITH ids AS (SELECT"));
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn prefix_for(self, dialect: &str, sql: impl RawSql) -> Self {
        self.shape(|cte| cte.prefixes.push(raw(Some(dialect), sql)))
    }
    /// Adds raw SQL after the closing parenthesis: `SEARCH DEPTH FIRST BY id SET place`, `CYCLE id SET found USING path`.
    pub fn suffix_with(self, sql: impl RawSql) -> Self {
        self.shape(|cte| cte.suffixes.push(raw(None, sql)))
    }
    /// Adds raw SQL after the closing parenthesis on the dialect of this name; other dialects leave it out.
    pub fn suffix_for(self, dialect: &str, sql: impl RawSql) -> Self {
        self.shape(|cte| cte.suffixes.push(raw(Some(dialect), sql)))
    }
}
