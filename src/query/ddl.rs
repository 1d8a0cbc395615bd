//! Typed parts of the schema: builder methods of columns, constraints, indexes and sequences that take expressions, and the
//! DDL statements as [`Statement`]s.

use super::scalar::Any;
use super::statement::Statement;
use super::{Expr, Operand, Select, Terms};
use crate::ast::ddl::*;
use crate::ast::{Node, Query, StatementRef, for_each_ddl};
use crate::name::Name;
use crate::schema::{ColumnDef, ColumnDefault, Computed, Constraint, Index, Sequence, ServerDefault, Target};
use crate::types::{TypeRef, record as records};

impl ColumnDef {
    /// Sets the default that the library binds when an INSERT leaves the column out: a value, which is fixed when the table
    /// is built, or an expression, which the database computes for each row (`func::now()`). A value that differs in each
    /// row, such as a new UUID, has to be given with the row. It takes precedence over
    /// [`server_default`](ColumnDef::server_default), which applies to rows that other programs insert.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let users = Table::new("users")
    ///     .column(ColumnDef::new("name", DataType::Varchar(Some(50))))
    ///     .column(ColumnDef::new("active", DataType::Boolean).default(true).server_default(false));
    /// assert_eq!(
    ///     users.create().compile(&Postgres::default())?.sql(),
    ///     "CREATE TABLE users (name VARCHAR(50), active BOOLEAN DEFAULT false)",
    /// );
    /// let new = insert(&users).values(users.c("name").set("ed")).compile(&Postgres::default())?;
    /// assert_eq!(new.sql(), "INSERT INTO users (name, active) VALUES ($1, $2)");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn default(mut self, value: impl Operand<Any>) -> Self {
        self.default = Some(ColumnDefault::Bound(value.into_node()));
        self
    }
    /// Sets the `DEFAULT ..` of the DDL, which the database applies when an INSERT leaves the column out. An expression is
    /// parenthesized where the database requires it. A value is converted as one of the column: timestamps are in UTC, and a
    /// value that the column would round or truncate is an error of `compile()`.
    ///
    /// ```
    /// use aludel::{Date, DateTime, Time, prelude::*};
    /// let midnight = Time { hour: 0, minute: 0, second: 0, microsecond: 0 };
    /// let start = DateTime { date: Date { year: 2024, month: 1, day: 1 }, time: midnight };
    /// let terms = Table::new("terms").column(ColumnDef::new("since", DataType::DateTimeTz).server_default(start));
    /// assert_eq!(
    ///     terms.create().compile(&Postgres::default())?.sql(),
    ///     "CREATE TABLE terms (since TIMESTAMP WITH TIME ZONE DEFAULT '2024-01-01 00:00:00+00')",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn server_default(mut self, value: impl Operand<Any>) -> Self {
        self.server_default = Some(ServerDefault::Expression(value.into_node()));
        self
    }
    /// Sets the value that an UPDATE assigns to the column when it assigns none itself.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let notes = Table::new("notes")
    ///     .column(ColumnDef::new("id", DataType::Integer).primary_key())
    ///     .column(ColumnDef::new("text", DataType::Text))
    ///     .column(ColumnDef::new("at", DataType::DateTime).default_on_update(func::now()));
    /// let change = update(&notes).set(notes.c("text").set("x")).filter(notes.c("id").eq(1));
    /// assert_eq!(
    ///     change.compile(&Postgres::default())?.sql(),
    ///     "UPDATE notes SET text=$1, at=now() WHERE notes.id = $2",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn default_on_update(mut self, value: impl Operand<Any>) -> Self {
        self.default_on_update = Some(value.into_node());
        self
    }
    /// Adds a foreign key to a column of a model.
    #[doc(alias = "belongs_to")]
    pub fn references<T>(self, column: crate::query::Column<T>) -> Self {
        self.references_with(column, |key| key)
    }
    /// Adds a foreign key to a column of a model; a closure sets its further properties.
    pub fn references_with<T>(self, column: crate::query::Column<T>, with: impl FnOnce(Constraint) -> Constraint) -> Self {
        self.refers(Target::Column { table: column.table(), index: column.index() }, with)
    }
}

impl Constraint {
    /// Returns `CHECK (condition)`: an expression over columns of the table, whose values are rendered as inline literals,
    /// or raw SQL as a [`literal_column`](crate::query::literal_column) or [`text`](crate::query::text).
    pub fn check(condition: impl Operand<Any>) -> Self {
        Constraint::check_node(condition.into_node())
    }
}

impl Computed {
    /// Returns a computed column of the database's default kind: virtual; on PostgreSQL before version 18, which has no
    /// other, stored.
    pub fn new(expression: impl Operand<Any>) -> Self {
        Computed { expression: expression.into_node(), stored: None }
    }
    /// Returns a column that is computed when the row is written: `STORED`.
    pub fn stored(expression: impl Operand<Any>) -> Self {
        Computed { stored: Some(true), ..Computed::new(expression) }
    }
    /// Returns a column that is computed when it is read: `VIRTUAL`. PostgreSQL has it from version 18 on.
    pub fn virtual_(expression: impl Operand<Any>) -> Self {
        Computed { stored: Some(false), ..Computed::new(expression) }
    }
}

impl Index {
    /// Returns an index with this name.
    pub fn new(name: impl Into<Name>, parts: impl Terms) -> Self {
        Index { name: Some(name.into()), ..Index::unnamed(parts) }
    }
    /// Returns an index whose name follows the [naming convention](crate::schema::NamingConvention): `ix_table_column`.
    pub fn unnamed(parts: impl Terms) -> Self {
        let mut nodes = vec![];
        parts.each(&mut |node| nodes.push(node));
        Index::of(nodes)
    }
}

impl Sequence {
    /// Returns the sequence's next number: `nextval('name')`, on MariaDB `nextval(name)`. SQLite and MySQL have no
    /// sequences.
    pub fn next_value(&self) -> Expr<i64> {
        Expr::from_node(Node::next_value(self.clone(), TypeRef::Static(&records::BIG_INTEGER)))
    }
}

/// The query of a view, or of CREATE TABLE AS.
impl<R> From<&Select<R>> for Query {
    fn from(select: &Select<R>) -> Query {
        select.node().clone()
    }
}

macro_rules! statements { ($($name:ident => $hook:ident,)*) => {$(
    impl Statement for $name {
        type Row = ();
        fn statement(&self) -> StatementRef<'_> {
            StatementRef::Ddl(self)
        }
    }
)*} }
for_each_ddl!(statements);
impl Statement for Ddl {
    type Row = ();
    fn statement(&self) -> StatementRef<'_> {
        StatementRef::Ddl(self)
    }
}
