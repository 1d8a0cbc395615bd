//! [`Statement`]: what can be compiled and run.

use crate::ast::ddl::*;
use crate::ast::{Query, StatementRef};
use crate::compiler::{CompileOptions, Compiled, Dialect, Plan};
use crate::error::Result;
use crate::row::Row;

/// What can be compiled and run. `Row` is what its rows are read into.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a statement",
    label = "expected a SELECT, INSERT, UPDATE or DELETE",
    note = "an expression is selected by `select(..)`"
)]
pub trait Statement {
    /// What a row of it is; `()` where there are no rows.
    type Row;
    /// The tree.
    fn statement(&self) -> StatementRef<'_>;
    /// The SQL for a dialect, and what is bound.
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
    /// What was wrong in the tree, and what the dialect cannot say.
    fn compile(&self, dialect: &dyn Dialect) -> Result<Compiled> {
        self.compile_with(dialect, CompileOptions::default())
    }
    /// The same, printed otherwise.
    ///
    /// # Errors
    /// As [`compile`](Statement::compile).
    fn compile_with(&self, dialect: &dyn Dialect, options: CompileOptions) -> Result<Compiled> {
        crate::compiler::compile(self.statement(), dialect, &options)
    }
    /// What a connection runs for it: this statement as [`compile`](Statement::compile) gives it, but for long lists.
    ///
    /// - **Rows of an INSERT** are sent in statements of 1024, 256, 64, 16, 4 and fewer rows, in one transaction: so what
    ///   is prepared is used again, and no limit of bound values is met. It stays one statement, as long as the server
    ///   takes it, where its table refers to itself or where rows are more than values, because these may tell.
    /// - **Lists behind IN** have 1, 4, 16 or 64 values, the last of which is repeated. Longer lists of integers, floats
    ///   and texts are carried in one value: an array on PostgreSQL, where dates, decimals and bytes can be, too; JSON on
    ///   SQLite; JSON, of integers alone, on MySQL and MariaDB. Where they cannot be, they go up to the server's limit.
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
    /// As [`compile`](Statement::compile); `TooManyBinds` only where nothing in it can be split or carried.
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
/// A query of the untyped tree, as a rewriter or a dialect makes it: its rows are read by name.
impl Statement for Query {
    type Row = Row;
    fn statement(&self) -> StatementRef<'_> {
        StatementRef::Query(self)
    }
}

macro_rules! ddl { ($($name:ident),*) => {$(
    impl Statement for $name {
        type Row = ();
        fn statement(&self) -> StatementRef<'_> {
            StatementRef::Ddl(self)
        }
    }
)*} }
ddl!(Ddl, CreateTable, DropTable, CreateIndex, DropIndex, AddConstraint, DropConstraint, CreateSequence, DropSequence, CreateSchema);
ddl!(DropSchema, CreateView, DropView, CreateTableAs, SetComment, CreateType, DropType, RawDdl);

/// A statement's type: its tree, and what its rows are.
macro_rules! statements { ($($(#[$meta:meta])* $name:ident<$row:ident $(= $default:ty)?> = $tree:ty, $variant:ident;)*) => {$(
    $(#[$meta])*
    pub struct $name<$row $(= $default)?> {
        tree: $tree,
        rows: std::marker::PhantomData<fn() -> $row>,
    }
    impl<$row> $name<$row> {
        #[inline]
        pub(super) fn new(tree: $tree) -> Self {
            $name { tree, rows: std::marker::PhantomData }
        }
        #[allow(dead_code)] // not for all of them
        pub(super) fn tree_mut(&mut self) -> &mut $tree {
            &mut self.tree
        }
        /// The tree: statements are compared by it.
        pub fn node(&self) -> &$tree {
            &self.tree
        }
        /// A value for the parameters of this name: `param(name)`, `:name` in a text. It takes their type.
        ///
        /// A name that is not there is an error of `compile()`, which suggests the nearest.
        pub fn bind<V: $crate::query::Operand<$crate::query::scalar::Any>>(self, name: &str, value: V) -> Self {
            self.fill(name, $crate::ast::Filling::one(value.into_node()))
        }
        /// Values for the parameters of this name that stand behind IN: `params(name)`, `IN :name` in a text.
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
        /// The same statement with parts of its tree replaced.
        pub fn rewrite(&self, rewriter: &mut dyn $crate::ast::visit::Rewriter) -> Self {
            $name::new($crate::ast::visit::rewrite(&self.tree, rewriter))
        }
    }
    impl<$row> Clone for $name<$row> {
        fn clone(&self) -> Self {
            $name::new(self.tree.clone())
        }
    }
    /// By the tree: two builds of the same statement are equal.
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
    /// Generic SQL with `:named` binds, for reading.
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
