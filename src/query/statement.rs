//! [`Statement`]: everything that can be compiled and run.

use crate::ast::{Query, StatementRef};
use crate::compiler::{CompileOptions, Compiled, Dialect, Plan};
use crate::error::Result;
use crate::row::Row;

/// A statement that can be compiled and run.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a statement",
    label = "expected a SELECT, INSERT, UPDATE or DELETE",
    note = "an expression is selected by `select(..)`"
)]
pub trait Statement {
    /// The Rust type of its rows; `()` without rows.
    type Row;
    /// Returns the tree.
    fn statement(&self) -> StatementRef<'_>;
    /// Renders the statement for a dialect: its SQL and its bound values.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// let compiled = select(User::name).filter(User::id.eq(1)).compile(&Postgres::default())?;
    /// assert_eq!(compiled.sql(), "SELECT users.name FROM users WHERE users.id = $1");
    /// assert_eq!(compiled.params()[0], Value::Int(1));
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// An error in the tree, or a construct that the dialect does not support.
    #[doc(alias = "debug_query")]
    fn compile(&self, dialect: &dyn Dialect) -> Result<Compiled> {
        self.compile_with(dialect, CompileOptions::default())
    }
    /// Renders the statement with options.
    ///
    /// # Errors
    /// As [`compile`](Statement::compile).
    fn compile_with(&self, dialect: &dyn Dialect, options: CompileOptions) -> Result<Compiled> {
        crate::compiler::compile(self.statement(), dialect, &options)
    }
    /// Plans what a connection runs: the statement as [`compile`](Statement::compile) renders it, with two exceptions.
    ///
    /// - **Rows of an INSERT** are sent in statements of 1024, 256, 64, 16, 4 and fewer rows, in one transaction, so that
    ///   prepared statements are reused and no limit of bound values is reached. The INSERT stays one statement, if the
    ///   server accepts it, where splitting could change its meaning: where its table refers to itself, and where rows have
    ///   expressions.
    /// - **Lists of IN** have 1, 4, 16 or 64 values, of which the last is repeated. Longer lists of integers, floats and
    ///   texts are bound as one value (an array-bound list): an array on PostgreSQL, also of dates, decimals and bytes; JSON
    ///   on SQLite; JSON of integers on MySQL and MariaDB. Other lists are limited by the server.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "tags")] struct Tag { #[column(primary_key)] id: i32, name: String }
    /// let tags = insert(Tag::table()).columns((Tag::id, Tag::name)).rows((0..1030).map(|id| (id, "x")));
    /// let plan = tags.plan(&Sqlite::default())?;
    /// let rows: Vec<usize> = plan.statements().iter().map(|part| part.params().len() / 2).collect();
    /// assert_eq!(rows, [1024, 4, 2]);
    ///
    /// let found = |ids: i32| select(Tag::name).filter(Tag::id.in_(0..ids));
    /// let sql = |ids, dialect: &dyn aludel::compiler::Dialect| -> aludel::Result<String> {
    ///     Ok(found(ids).plan(dialect)?.statements()[0].sql().to_owned())
    /// };
    /// assert_eq!(sql(3, &Sqlite::default())?, "SELECT tags.name FROM tags WHERE tags.id IN (?, ?, ?, ?)");
    /// assert_eq!(sql(100, &Sqlite::default())?, "SELECT tags.name FROM tags WHERE tags.id IN (SELECT +value FROM json_each(?))");
    /// assert_eq!(sql(100, &Postgres::default())?, "SELECT tags.name FROM tags WHERE tags.id IN (SELECT unnest($1::BIGINT[]))");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`compile`](Statement::compile); `TooManyBinds` only if nothing in the statement can be split or bound as
    /// one value.
    fn plan(&self, dialect: &dyn Dialect) -> Result<Plan> {
        crate::compiler::plan::plan(self.statement(), dialect)
    }
}
#[diagnostic::do_not_recommend]
impl<S: Statement> Statement for &S {
    type Row = S::Row;
    fn statement(&self) -> StatementRef<'_> {
        S::statement(self)
    }
    fn compile_with(&self, dialect: &dyn Dialect, options: CompileOptions) -> Result<Compiled> {
        S::compile_with(self, dialect, options)
    }
    fn plan(&self, dialect: &dyn Dialect) -> Result<Plan> {
        S::plan(self, dialect)
    }
}
/// A query of the untyped tree, from a rewriter or a dialect; its rows are [`Row`]s.
impl Statement for Query {
    type Row = Row;
    fn statement(&self) -> StatementRef<'_> {
        StatementRef::Query(self)
    }
}

/// Declares the type of a statement: its tree, and the Rust type of its rows.
macro_rules! statements { ($($(#[$meta:meta])* $name:ident<$row:ident $(= $default:ty)?> = $tree:ty, $variant:ident;)*) => {$(
    $(#[$meta])*
    pub struct $name<$row $(= $default)?> {
        pub(super) tree: $tree,
        rows: std::marker::PhantomData<fn() -> $row>,
    }
    impl<$row> $name<$row> {
        #[inline]
        pub(super) fn new(tree: $tree) -> Self {
            $name { tree, rows: std::marker::PhantomData }
        }
        #[allow(dead_code, reason = "some statements do not use it")]
        pub(super) fn tree_mut(&mut self) -> &mut $tree {
            &mut self.tree
        }
        /// Returns the tree, by which statements are compared.
        pub fn node(&self) -> &$tree {
            &self.tree
        }
        /// Gives a value to the parameters of this name: `param(name)`, `:name` in a text. It takes their type. An unknown
        /// name is an error of `compile()`, which suggests the nearest one.
        pub fn bind<V: $crate::query::Operand<$crate::query::scalar::Any>>(self, name: &str, value: V) -> Self {
            self.fill(name, $crate::ast::Filling::one(value.into_node()))
        }
        /// Gives values to the list parameters of this name, for IN: `params(name)`, `IN :name` in a text.
        pub fn bind_list<I: IntoIterator>(self, name: &str, values: I) -> Self
        where
            I::Item: $crate::query::Operand<$crate::query::scalar::Any, Form = $crate::query::form::Item>,
        {
            let ty = <<I::Item as $crate::query::Operand<$crate::query::scalar::Any>>::Type as $crate::query::scalar::SqlType>::type_ref();
            self.fill(name, $crate::ast::Filling::list(values.into_iter().map($crate::query::Operand::into_node), ty))
        }
        fn fill(mut self, name: &str, with: Result<$crate::ast::Filling, std::sync::Arc<$crate::error::ErrorKind>>) -> Self {
            match $crate::ast::fill(&self.tree, name, with) {
                Ok(tree) => self.tree = tree,
                Err(error) => self.tree.invalid(error),
            }
            self
        }
        /// Returns the statement with parts of its tree replaced.
        pub fn rewrite(&self, rewriter: &mut dyn $crate::ast::visit::Rewriter) -> Self {
            $name::new($crate::ast::visit::rewrite(&self.tree, rewriter))
        }
    }
    impl<$row> Clone for $name<$row> {
        fn clone(&self) -> Self {
            $name::new(self.tree.clone())
        }
    }
    /// Compares the trees: two builds of the same statement are equal.
    impl<$row> PartialEq for $name<$row> {
        fn eq(&self, other: &Self) -> bool {
            self.tree == other.tree
        }
    }
    impl<$row> Eq for $name<$row> {}
    impl<$row> std::hash::Hash for $name<$row> {
        fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
            self.tree.hash(state);
        }
    }
    #[diagnostic::do_not_recommend]
    impl<$row> $crate::query::Statement for $name<$row> {
        type Row = $row;
        fn statement(&self) -> $crate::ast::StatementRef<'_> {
            $crate::ast::StatementRef::$variant(&self.tree)
        }
    }
    /// Renders generic SQL with `:named` parameters, for reading.
    impl<$row> std::fmt::Display for $name<$row> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            $crate::compiler::display($crate::query::Statement::statement(self), f)
        }
    }
    impl<$row> std::fmt::Debug for $name<$row> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, concat!(stringify!($name), "({})"), self)
        }
    }
)*} }
pub(super) use statements;
