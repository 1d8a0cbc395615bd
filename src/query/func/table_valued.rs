//! Table-valued functions: functions as elements of FROM.

use crate::ast::{AliasName, Derived, FromItem, FunctionShape, Node, TableFunction as Tree, Unnamed, items::own_name};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::query::column::{Expr, Function};
use crate::query::from::{All, FromClause};
use crate::query::scalar::{Any, SqlType};
use crate::query::select_list::{SelectList, Selection};
use crate::query::tuples;
use crate::row::Row;
use crate::schema::ColumnDef;
use crate::types::TypeRef;

/// A column of a function in FROM: its name, or an expression or a [`ColumnDef`] that has a name and a type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` names no column of a function",
    label = "expected a name, `column(\"x\").typed::<i32>()` or a `ColumnDef`"
)]
pub trait TableColumn {
    /// Returns its type, with its name.
    ///
    /// # Errors
    /// The expression has no name, or has an error.
    fn named_type(self) -> Result<TypeRef, ErrorKind>;
}
fn of_name(name: Name) -> TypeRef {
    TypeRef::default().renamed(name)
}
impl TableColumn for &str {
    fn named_type(self) -> Result<TypeRef, ErrorKind> {
        Ok(of_name(self.into()))
    }
}
impl TableColumn for String {
    fn named_type(self) -> Result<TypeRef, ErrorKind> {
        Ok(of_name(self.into()))
    }
}
impl TableColumn for Name {
    fn named_type(self) -> Result<TypeRef, ErrorKind> {
        Ok(of_name(self))
    }
}
impl<T, K> TableColumn for Expr<T, K> {
    fn named_type(self) -> Result<TypeRef, ErrorKind> {
        let node = self.into_node();
        match (own_name(&node), node) {
            (_, Node::Error(error)) => Err((*error).clone()),
            (Some(name), node) => Ok(node.type_ref().renamed(name)),
            (None, node) => Err(ErrorKind::invalid("a column of a function in FROM", format!("{node} has no name"))),
        }
    }
}
impl TableColumn for ColumnDef {
    fn named_type(self) -> Result<TypeRef, ErrorKind> {
        Ok(TypeRef::new(self.data_type().clone()).renamed(self.name().clone()))
    }
}

/// Columns of a function in FROM: one, a tuple, an array, or a `Vec`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` names no columns of a function",
    label = "expected names, or `column(\"x\").typed::<i32>()`, in a tuple, an array or a `Vec`"
)]
pub trait TableColumns {
    /// Returns their types, with their names.
    ///
    /// # Errors
    /// One of them has no name, or has an error.
    fn named_types(self) -> Result<Vec<TypeRef>, ErrorKind>;
}
#[diagnostic::do_not_recommend]
impl<C: TableColumn> TableColumns for C {
    fn named_types(self) -> Result<Vec<TypeRef>, ErrorKind> {
        Ok(vec![self.named_type()?])
    }
}
#[diagnostic::do_not_recommend]
impl<C: TableColumn> TableColumns for Vec<C> {
    fn named_types(self) -> Result<Vec<TypeRef>, ErrorKind> {
        self.into_iter().map(C::named_type).collect()
    }
}
#[diagnostic::do_not_recommend]
impl<C: TableColumn, const N: usize> TableColumns for [C; N] {
    fn named_types(self) -> Result<Vec<TypeRef>, ErrorKind> {
        self.into_iter().map(C::named_type).collect()
    }
}
macro_rules! lists { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: TableColumn),+> TableColumns for ($($t,)+) {
        #[allow(non_snake_case)]
        fn named_types(self) -> Result<Vec<TypeRef>, ErrorKind> {
            let ($($t,)+) = self;
            Ok(vec![$($t.named_type()?),+])
        }
    }
} }
tuples!(lists);

/// A function in FROM, with columns; see [`table_valued`](Function::table_valued). PostgreSQL and SQLite have them; MySQL
/// and MariaDB refuse them.
#[derive(Debug, Clone)]
pub struct TableFunction(FromItem);

impl TableFunction {
    fn change(self, change: impl FnOnce(&mut Option<AliasName>, &mut Vec<TypeRef>, &mut FunctionShape)) -> Self {
        let FromItem::Function(of) = &self.0 else { return self };
        let Tree { name, function, columns, shape, summary: _ } = &**of;
        let (mut name, mut columns, mut shape) = (name.clone(), columns.clone(), *shape);
        change(&mut name, &mut columns, &mut shape);
        TableFunction(FromItem::function(name, function.clone(), columns, shape))
    }
    /// Names it: `f(x) AS name`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let pair = func::call::<Any>("json_each", (r#"{"a": 1}"#,)).table_valued(("key", "value")).alias("pair");
    /// let query = select(&pair).filter(pair.c("value").eq(1));
    /// assert_eq!(
    ///     query.compile(&Sqlite::default())?.sql(),
    ///     r#"SELECT pair."key", pair.value FROM json_each(?) AS pair WHERE pair.value = ?"#,
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn alias(self, name: impl Into<AliasName>) -> Self {
        TableFunction(self.0.alias(name))
    }
    /// Renders `LATERAL f(x) AS name`, which may use columns of the elements before it in FROM. SQLite's functions may do so
    /// without the word.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// let words = func::call::<Any>("regexp_split_to_table", (User::name, " ")).table_valued("word").lateral("words");
    /// let query = select((User::id, words.c("word"))).join_on(&words, true);
    /// assert_eq!(
    ///     query.compile(&Postgres::default())?.sql(),
    ///     "SELECT users.id, words.word FROM users JOIN LATERAL regexp_split_to_table(users.name, $1) AS words ON true",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn lateral(self, name: impl Into<AliasName>) -> Self {
        self.change(|_, _, shape| shape.lateral = true).alias(name)
    }
    /// Renders `f(x) WITH ORDINALITY AS t(..)`: a further column has the number of the row. PostgreSQL only.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let series = func::call::<Any>("generate_series", (4, 1, -1)).table_valued("n").with_ordinality("place").render_derived();
    /// assert_eq!(
    ///     select(&series).compile(&Postgres::default())?.sql(),
    ///     "SELECT anon_1.n, anon_1.place FROM generate_series($1, $2, $3) WITH ORDINALITY AS anon_1(n, place)",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn with_ordinality(self, name: impl Into<Name>) -> Self {
        let number = TypeRef::Static(&crate::types::record::BIG_INTEGER).renamed(name.into());
        self.change(|_, columns, shape| {
            shape.ordinality = true;
            columns.push(number);
        })
    }
    /// Renders the names of the columns after its alias: `f(x) AS t(a, b)`. PostgreSQL only.
    pub fn render_derived(self) -> Self {
        self.change(|_, _, shape| shape.derived = Derived::Names)
    }
    /// Renders the names and types of the columns after its alias, `f(x) AS t(a INTEGER, b VARCHAR)`, as functions that
    /// return `record` need. PostgreSQL only.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let rows = func::call::<Any>("json_to_recordset", ("[]",))
    ///     .table_valued((column("x").typed::<i32>(), column("y").typed::<i32>()))
    ///     .alias("p")
    ///     .render_derived_with_types();
    /// assert_eq!(
    ///     select(rows.c("x")).compile(&Postgres::default())?.sql(),
    ///     "SELECT p.x FROM json_to_recordset($1) AS p(x INTEGER, y INTEGER)",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn render_derived_with_types(self) -> Self {
        self.change(|_, _, shape| shape.derived = Derived::Types)
    }
    /// Returns all its columns.
    pub fn all(&self) -> All<Row> {
        All::new(self.0.clone())
    }
}
impl FromClause for TableFunction {
    fn from_clause(&self) -> FromItem {
        self.0.clone()
    }
}
#[diagnostic::do_not_recommend]
impl Selection for TableFunction {
    type Row = Row;
    fn list(&self, to: &mut SelectList) {
        to.push(Node::AllColumns(self.0.clone()));
    }
}

/// A function in FROM without an alias: `SELECT * FROM generate_series(1, 5)`. Its columns have no names.
///
/// ```
/// use aludel::prelude::*;
/// let query = select(star()).from(func::call::<Any>("generate_series", (1, 5)));
/// assert_eq!(query.compile(&Postgres::default())?.sql(), "SELECT * FROM generate_series($1, $2)");
/// # Ok::<(), aludel::Error>(())
/// ```
#[diagnostic::do_not_recommend]
impl<T: SqlType> FromClause for Function<T> {
    fn from_clause(&self) -> FromItem {
        FromItem::function(None, self.node(), vec![], FunctionShape::default())
    }
}

impl<T: SqlType> Function<T> {
    /// Returns the function as an element of FROM, `f(x) AS t`, with columns of these names. `t` is an anonymous alias
    /// unless [`alias`](TableFunction::alias) names it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let orders = table("orders", ["id", "meta"]);
    /// let pairs = func::call::<Any>("json_each", (orders.c("meta"),)).table_valued(("key", "value"));
    /// let query = select((orders.c("id"), pairs.c("value"))).join_on(&pairs, true);
    /// assert_eq!(
    ///     query.compile(&Sqlite::default())?.sql(),
    ///     "SELECT orders.id, anon_1.value FROM orders JOIN json_each(orders.meta) AS anon_1 ON 1 = 1",
    /// );
    /// assert!(query.compile(&MySql::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn table_valued(self, columns: impl TableColumns) -> TableFunction {
        let from = match columns.named_types() {
            Ok(columns) => FromItem::function(Some(Unnamed.into()), self.into_node(), columns, FunctionShape::default()),
            Err(error) => FromItem::Error(std::sync::Arc::new(error)),
        };
        TableFunction(from)
    }
    /// Returns the function in FROM, `f(x) AS name`, as the one column that it has. PostgreSQL only.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let number = func::call::<i32>("generate_series", (1, 5)).column_valued("number");
    /// assert_eq!(
    ///     select(&number).filter(number.gt(2)).compile(&Postgres::default())?.sql(),
    ///     "SELECT number FROM generate_series($1, $2) AS number WHERE number > $3",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn column_valued(self, name: impl Into<AliasName>) -> Expr<T> {
        let name = name.into();
        let column = match &name {
            AliasName::Named(name) => T::type_ref().renamed(name.clone()),
            AliasName::Anonymous(_) => T::type_ref(),
        };
        let shape = FunctionShape { is_column: true, ..FunctionShape::default() };
        Expr::from_node(Node::column(FromItem::function(Some(name), self.into_node(), vec![column], shape), 0))
    }
    /// Returns one field of the row that the function returns: `(f(x)).name`. PostgreSQL only.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let why = func::call::<Any>("pg_input_error_info", ("x", "int")).scalar_table_valued("message");
    /// assert_eq!(select(why).compile(&Postgres::default())?.sql(), "SELECT (pg_input_error_info($1, $2)).message");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn scalar_table_valued(self, field: impl TableColumn) -> Expr<Any> {
        self.map(|node| match field.named_type() {
            Ok(ty) => {
                let name = ty.name.clone();
                node.field(name, TypeRef::new(ty.data_type.clone()))
            }
            Err(error) => Node::error(error),
        })
    }
}
