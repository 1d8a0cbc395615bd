//! RETURNING, and the order of the rows of `INSERT .. RETURNING`.

use super::delete::Delete;
use super::insert::Insert;
use super::select_list::{SelectList, Selection};
use super::update::Update;

impl<R> Insert<R> {
    /// Adds `RETURNING ..`, the columns of the inserted rows. PostgreSQL, MariaDB (from 10.5) and SQLite (from 3.35) have
    /// it. None of them guarantees the order of several rows; see [`in_order`](Insert::in_order). The last call counts.
    pub fn returning<Q>(mut self, what: impl Selection<Row = Q>) -> Insert<Q> {
        self.tree.set_returning(SelectList::of(what));
        Insert::new(self.tree)
    }
    /// Returns the rows of [`returning`](Insert::returning) in the order in which they were given, which no database
    /// guarantees. It is SQLAlchemy's `sort_by_parameter_order`.
    ///
    /// A key that identifies the rows is returned in hidden cells after the others. A connection sorts by it, so it reads
    /// all rows before it returns the first; other clients call [`InsertOrder::sort`](crate::InsertOrder::sort).
    ///
    /// - If every row has the primary key, or another unique key of integers, texts, UUIDs or dates, that key is used.
    /// - If the database generates an integer primary key, it is used where numbers ascend with the rows: on MariaDB in the
    ///   order of VALUES, on PostgreSQL in the order of `INSERT .. SELECT .. ORDER BY`, which is rendered then.
    /// - Otherwise nothing identifies the rows: on SQLite, whose generated numbers need not ascend, after ON CONFLICT, and
    ///   without a key. Then a connection and [`plan`](super::Statement::plan) send the rows one by one, in one transaction.
    ///   `compile()` returns a single statement, so several such rows are an error of it; rows with expressions are always
    ///   an error.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// let new = insert(User::table()).columns(User::name).rows([("wendy",), ("ed",)]).returning((User::id, User::name)).in_order();
    /// assert_eq!(
    ///     new.compile(&MariaDb::default())?.sql(),
    ///     "INSERT INTO users (name) VALUES (?), (?) RETURNING users.id, users.name, users.id AS id__1",
    /// );
    /// assert_eq!(
    ///     new.compile(&Postgres::default())?.sql(),
    ///     "INSERT INTO users (name) SELECT p0 FROM (VALUES (CAST($1 AS TEXT), 0), ($2, 1)) AS imp_sen (p0, sen_counter) \
    ///      ORDER BY sen_counter RETURNING users.id, users.name, users.id AS id__1",
    /// );
    /// assert_eq!(new.plan(&Sqlite::default())?.statements().len(), 2);
    /// let keyed = insert(User::table()).columns((User::id, User::name)).rows([(7, "wendy"), (5, "ed")]).returning(User::name);
    /// assert_eq!(
    ///     keyed.in_order().compile(&Sqlite::default())?.sql(),
    ///     "INSERT INTO users (id, name) VALUES (?, ?), (?, ?) RETURNING name, id",
    /// );
    /// # #[cfg(feature = "sqlite")] {
    /// let mut conn = Engine::new("sqlite::memory:")?.connect()?;
    /// MetaData::of([User::table()]).create_all().run(&mut conn)?;
    /// assert_eq!(conn.all(&new)?, [(1, "wendy".to_owned()), (2, "ed".to_owned())]);
    /// # }
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// It is an error without RETURNING, of an INSERT from a query, and of one in WITH. If a row comes back with a key that
    /// was not given, because a trigger changed it, execution fails and nothing is inserted.
    #[doc(alias = "sort_by_parameter_order")]
    pub fn in_order(mut self) -> Self {
        self.tree_mut().in_order = true;
        self
    }
}

impl<R> Update<R> {
    /// Adds `RETURNING ..`, the columns of the changed rows. The last call counts.
    pub fn returning<Q>(mut self, what: impl Selection<Row = Q>) -> Update<Q> {
        self.tree.set_returning(SelectList::of(what));
        Update::new(self.tree)
    }
}

impl<R> Delete<R> {
    /// Adds `RETURNING ..`, the columns of the deleted rows. The last call counts.
    pub fn returning<Q>(mut self, what: impl Selection<Row = Q>) -> Delete<Q> {
        self.tree.set_returning(SelectList::of(what));
        Delete::new(self.tree)
    }
}
