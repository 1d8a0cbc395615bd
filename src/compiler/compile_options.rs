//! [`CompileOptions`]: how a statement is to be rendered.

use crate::name::Name;

/// How [`compile_with`](crate::Statement::compile_with) renders a statement.
///
/// ```
/// use aludel::prelude::*;
/// let orders = Table::new("orders").schema("tenant").column(ColumnDef::new("id", DataType::Integer));
/// let query = select(orders.c("id")).filter(orders.c("id").gt(7));
/// let options = CompileOptions::new().literal_binds().schema_map("tenant", "acme").quote_names().pretty();
/// assert_eq!(
///     query.compile_with(&Postgres::default(), options)?.sql(),
///     r#"SELECT "acme"."orders"."id"
/// FROM "acme"."orders"
/// WHERE "acme"."orders"."id" > 7"#,
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CompileOptions {
    pub(crate) literal_binds: bool,
    pub(crate) full_parentheses: bool,
    pub(crate) quote_names: bool,
    pub(crate) pretty: bool,
    /// Which schema is replaced by which; the empty name is no schema.
    pub(crate) schemas: Vec<(Name, Name)>,
    /// For reading only: a parameter without a value is rendered by its name.
    pub(crate) reading: bool,
    /// Whether parameters get their values when the statement is run.
    pub(crate) template: bool,
    /// How lists after IN are rendered.
    pub(crate) lists: Lists,
    /// Which rows of an INSERT are rendered: the first of them, and how many.
    pub(crate) rows: Option<(usize, usize)>,
}

/// How lists after IN are rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Lists {
    /// As they are.
    #[default]
    AsWritten,
    /// Padded to one of few lengths, or bound as one array.
    Planned,
    /// With as few bound values as can be.
    Carried,
}

impl CompileOptions {
    /// As [`compile`](crate::Statement::compile) does.
    pub fn new() -> Self {
        Self::default()
    }
    /// Writes values into the SQL, as literals: for reading and for DDL, not for running.
    pub fn literal_binds(mut self) -> Self {
        self.literal_binds = true;
        self
    }
    /// Puts every operand into parentheses, needed or not: the meaning is the same, which tests compare.
    pub fn full_parentheses(mut self) -> Self {
        self.full_parentheses = true;
        self
    }
    /// Puts every name into quotes, whether it needs them or not; but for those that are never quoted
    /// ([`quoted_name(.., false)`](crate::quoted_name)), and the names of functions and types.
    pub fn quote_names(mut self) -> Self {
        self.quote_names = true;
        self
    }
    /// Tables and sequences of one schema are looked for in another: one tree, and a schema for each tenant.
    ///
    /// It may be repeated; of two for one schema the last one counts. `""` is no schema: `schema_map("", "acme")` puts
    /// what has none into one, `schema_map("tenant", "")` leaves one out. What is mapped is not mapped again.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let users = table("users", ["id"]);
    /// let options = CompileOptions::new().schema_map("", "acme");
    /// assert_eq!(
    ///     select(users.c("id")).compile_with(&MySql::default(), options)?.sql(),
    ///     "SELECT acme.users.id FROM acme.users",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn schema_map(mut self, from: impl Into<Name>, to: impl Into<Name>) -> Self {
        let (from, to) = (from.into(), to.into());
        self.schemas.retain(|(known, _)| *known.text() != *from.text());
        self.schemas.push((from, to));
        self
    }
    /// As one would paste it into a review: a line for each clause and condition, subqueries indented. Only the space
    /// between the words is another one.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, age: Option<i32> }
    /// let oldest = select(func::max(User::age)).scalar();
    /// let query = select((User::id, User::name)).filter(User::age.eq(oldest)).filter(User::name.ne("ed")).order_by(User::id);
    /// assert_eq!(
    ///     query.compile_with(&Postgres::default(), CompileOptions::new().literal_binds().pretty())?.sql(),
    ///     "\
    /// SELECT users.id, users.name
    /// FROM users
    /// WHERE users.age = (
    ///     SELECT max(users.age) AS max_1
    ///     FROM users
    /// )
    ///   AND users.name != 'ed'
    /// ORDER BY users.id",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn pretty(mut self) -> Self {
        self.pretty = true;
        self
    }
    /// Whether names are rendered otherwise than tables keep them.
    pub(crate) fn changes_names(&self) -> bool {
        self.quote_names || !self.schemas.is_empty()
    }
    /// Returns the rows of an INSERT that are rendered.
    pub(crate) fn window<'v, T>(&self, values: &'v [T], width: usize) -> &'v [T] {
        match self.rows {
            Some((first, count)) => values.get(first * width..(first + count) * width).unwrap_or_default(),
            None => values,
        }
    }
    /// Returns the schema that replaces another.
    pub(crate) fn schema<'n>(&'n self, of: Option<&'n Name>) -> Option<&'n Name> {
        let asked = of.map_or("", Name::as_str);
        let mapped = self.schemas.iter().find(|(from, _)| from.as_str() == asked);
        mapped.map_or(of, |(_, to)| (!to.is_empty()).then_some(to))
    }
}
