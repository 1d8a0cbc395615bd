//! The order of the rows that an INSERT gives back.

use super::insert::Insert;

impl<R> Insert<R> {
    /// The rows of [`returning`](Insert::returning) come in the order in which they are given, which no database promises by
    /// itself. SQLAlchemy says `sort_by_parameter_order`.
    ///
    /// What tells the rows apart is returned in hidden cells behind the others. A connection sorts by them, so it reads all
    /// rows before it gives the first; who has a client of their own does it by [`InsertOrder::sort`](crate::InsertOrder::sort).
    ///
    /// - Every row gives the primary key, or another unique key of whole numbers, texts, UUIDs or dates: it is that key.
    /// - The database numbers the primary key: MariaDB numbers upwards in the order of VALUES; PostgreSQL does so in the order
    ///   of `INSERT .. SELECT .. ORDER BY`, which is written then.
    /// - Nothing tells them apart: so it is on SQLite, whose numbers may be any once the greatest is taken, behind
    ///   ON CONFLICT, and without a key. Then a connection and [`plan`](super::Statement::plan) send the rows one by one, in one
    ///   transaction. `compile()` gives one statement, so it refuses several such rows; and where rows have more than plain
    ///   values in them, they are refused altogether.
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
    /// It is an error without RETURNING, of an INSERT from a query, and of one in WITH. A row that comes back with a key that
    /// no row has given, because a trigger has changed it, is an error of running it, and nothing is inserted.
    pub fn in_order(mut self) -> Self {
        self.tree_mut().in_order = true;
        self
    }
}
