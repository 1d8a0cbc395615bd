//! Prepared statements: [`Prepared`] is built once, rendered once for each dialect, and run with values.

use super::operand::{Operand, form};
use super::statement::Statement;
use crate::ast::{Filling, Given, StatementRef, Tree, fill};
use crate::compiler::Dialect;
use crate::compiler::{CompileOptions, Compiled, Plan, Supplied, Template, compile};
use crate::error::{Error, ErrorKind, Result};
use crate::query::scalar::{Any, SqlType};
use crate::value::Str;
use smallvec::SmallVec;
use std::fmt;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// A statement with named parameters that is built once, rendered once for each dialect, and run with values; for a
/// `static`.
///
/// The parameters are those of [`param`](super::param), [`params`](super::params) and [`text`](super::text()). Their values
/// are given by [`bind`](Prepared::bind) and must have the parameter's type. A missing value, an unknown name and a value of
/// another type are errors when the statement is run; so is NULL, unless the parameter is an `Option` and is used where NULL
/// has a meaning, as in `is_not_distinct_from` or an assignment.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use aludel::prelude::*;
/// #[derive(Model, Debug, PartialEq)]
/// #[model(table = "users")]
/// struct User {
///     #[column(primary_key)]
///     id: i32,
///     name: String,
///     age: Option<i32>,
/// }
/// static OLDER: Prepared<Select<String>> =
///     Prepared::new(|| select(User::name).filter(User::age.gt(param::<i32>("age"))).order_by(User::id));
/// static ADD: Prepared<Insert> =
///     Prepared::new(|| insert(User::table()).values((User::name.set(param::<String>("name")), User::age.set(param::<Option<i32>>("age")))));
///
/// let mut conn = Engine::new("sqlite::memory:")?.connect()?;
/// MetaData::of([User::table()]).create_all().run(&mut conn)?;
/// for (name, age) in [("ed", Some(5)), ("wendy", Some(25)), ("mary", None)] {
///     conn.execute(&ADD.bind("name", name).bind("age", age))?;
/// }
/// assert_eq!(conn.all(&OLDER.bind("age", 18))?, ["wendy"]);
/// assert_eq!(conn.all(&OLDER.bind("age", 3))?, ["ed", "wendy"]);
///
/// let message = |error: aludel::Error| error.to_string();
/// assert_eq!(
///     message(conn.all(&OLDER).unwrap_err()),
///     "the parameter \"age\" has no value; give it one by `.bind(\"age\", ..)`, or a list by `.bind_list(\"age\", ..)`",
/// );
/// assert_eq!(
///     message(conn.all(&OLDER.bind("ag", 18)).unwrap_err()),
///     "no parameter \"ag\" in the statement; did you mean \"age\"?",
/// );
/// assert_eq!(message(conn.all(&OLDER.bind("age", "old")).unwrap_err()), "parameter \"age\": it is an integer, and text was given");
/// assert_eq!(
///     message(conn.all(&OLDER.bind("age", None::<i32>)).unwrap_err()),
///     "parameter \"age\": it is NULL, and was declared as a value that is not; declare it as an `Option`, as in \
///      `param::<Option<i32>>(..)`",
/// );
/// # }
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// A list for IN is bound as one value (an array-bound list), so that its length is not part of the SQL: an array on
/// PostgreSQL, JSON on SQLite (integers, floats and texts) and on MySQL and MariaDB (integers). Other lists cannot be
/// prepared.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// static NAMES: Prepared<Select<String>> = Prepared::new(|| select(User::name).filter(User::id.in_(params::<i32>("ids"))));
/// let (some, none) = (NAMES.bind_list("ids", [1, 2, 3]), NAMES.bind_list("ids", Vec::<i32>::new()));
/// assert_eq!(some.compile(&Postgres::default())?.sql(), "SELECT users.name FROM users WHERE users.id IN (SELECT unnest($1::BIGINT[]))");
/// assert_eq!(some.compile(&Sqlite::default())?.params(), [Value::from("[1,2,3]")]);
/// assert_eq!(none.compile(&Sqlite::default())?.params(), [Value::from("[]")]);
/// # Ok::<(), aludel::Error>(())
/// ```
pub struct Prepared<S> {
    build: fn() -> S,
    statement: OnceLock<S>,
    templates: RwLock<Vec<(DialectKey, Arc<Template>)>>,
}

/// A dialect's name and version, the key of its rendered form.
#[derive(PartialEq)]
struct DialectKey {
    name: Str,
    version: crate::features::Version,
}

impl<S: Statement> Prepared<S> {
    /// Creates a prepared statement from a function that builds it, which is called when it is first used.
    pub const fn new(build: fn() -> S) -> Self {
        Prepared { build, statement: OnceLock::new(), templates: RwLock::new(Vec::new()) }
    }
    /// Gives a value to the parameters of this name; a later call replaces the value.
    pub fn bind<V: Operand<Any>>(&self, name: impl Into<Str>, value: V) -> BoundStatement<'_, S> {
        self.bound().bind(name, value)
    }
    /// Gives values to the list parameters of this name, for IN.
    pub fn bind_list<I: IntoIterator>(&self, name: impl Into<Str>, values: I) -> BoundStatement<'_, S>
    where
        I::Item: Operand<Any, Form = form::Item>,
    {
        self.bound().bind_list(name, values)
    }
    fn bound(&self) -> BoundStatement<'_, S> {
        BoundStatement { prepared: self, supplied: SmallVec::new(), error: None }
    }
    fn built(&self) -> &S {
        self.statement.get_or_init(self.build)
    }
    /// Returns the statement as rendered for a dialect. Two dialects of one name and version share it.
    fn template(&self, dialect: &dyn Dialect) -> Result<Arc<Template>> {
        let version = dialect.features().version;
        let find = |known: &[(DialectKey, Arc<Template>)]| {
            let found = known.iter().find(|(key, _)| key.version == version && key.name == *dialect.name());
            found.map(|(_, template)| template.clone())
        };
        if let Some(known) = find(&self.templates.read().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(known);
        }
        let template = Arc::new(Template::new(self.built().statement(), dialect)?);
        let mut templates = self.templates.write().unwrap_or_else(PoisonError::into_inner);
        if find(&templates).is_none() {
            templates.push((DialectKey { name: dialect.name().into(), version }, template.clone()));
        }
        Ok(template)
    }
}

/// A [`Prepared`] statement with values for its parameters.
pub struct BoundStatement<'p, S> {
    prepared: &'p Prepared<S>,
    supplied: SmallVec<[Supplied; 4]>,
    error: Option<Arc<ErrorKind>>,
}

impl<S: Statement> BoundStatement<'_, S> {
    /// Gives a value to the parameters of this name; a later call replaces the value.
    pub fn bind<V: Operand<Any>>(mut self, name: impl Into<Str>, value: V) -> Self {
        match value.into_node().into_literal() {
            Ok(literal) => {
                let ty = literal.type_ref();
                self.supplied.push(Supplied { name: name.into(), given: Given::One(literal.value), ty });
            }
            Err(error) => self.error = self.error.or(Some(error)),
        }
        self
    }
    /// Gives values to the list parameters of this name, for IN.
    pub fn bind_list<I: IntoIterator>(mut self, name: impl Into<Str>, values: I) -> Self
    where
        I::Item: Operand<Any, Form = form::Item>,
    {
        let ty = <<I::Item as Operand<Any>>::Type as SqlType>::type_ref();
        match Filling::list(values.into_iter().map(Operand::into_node), ty).map(Filling::into_parts) {
            Ok((given, ty)) => self.supplied.push(Supplied { name: name.into(), given, ty }),
            Err(error) => self.error = self.error.or(Some(error)),
        }
        self
    }
    /// Returns the tree with the values in the place of its parameters.
    fn substituted<T: Tree + Clone>(&self, tree: &T) -> Result<T> {
        self.supplied.iter().try_fold(tree.clone(), |tree, Supplied { name, given, ty }| {
            let filling = Filling::from_parts(given.clone(), ty.clone());
            fill(&tree, name, Ok(filling)).map_err(Error::new)
        })
    }
    fn filled(&self, dialect: &dyn Dialect) -> Result<Compiled> {
        if let Some(error) = &self.error {
            return Err(Error::new((**error).clone()));
        }
        self.prepared.template(dialect)?.fill(&self.supplied)
    }
}

/// Runs the rendered statement; with other options than the default it is rendered again.
impl<S: Statement> Statement for BoundStatement<'_, S> {
    type Row = S::Row;
    fn statement(&self) -> StatementRef<'_> {
        self.prepared.built().statement()
    }
    fn compile(&self, dialect: &dyn Dialect) -> Result<Compiled> {
        self.filled(dialect)
    }
    fn compile_with(&self, dialect: &dyn Dialect, options: CompileOptions) -> Result<Compiled> {
        if options == CompileOptions::default() {
            return self.filled(dialect);
        }
        match self.statement() {
            StatementRef::Query(tree) => compile(StatementRef::Query(&self.substituted(tree)?), dialect, &options),
            StatementRef::Insert(tree) => compile(StatementRef::Insert(&self.substituted(tree)?), dialect, &options),
            StatementRef::Update(tree) => compile(StatementRef::Update(&self.substituted(tree)?), dialect, &options),
            StatementRef::Delete(tree) => compile(StatementRef::Delete(&self.substituted(tree)?), dialect, &options),
            StatementRef::Ddl(tree) => compile(StatementRef::Ddl(tree), dialect, &options), // it has no parameters
            StatementRef::Node(tree) => compile(StatementRef::Node(&self.substituted(tree)?), dialect, &options),
        }
    }
    fn plan(&self, dialect: &dyn Dialect) -> Result<Plan> {
        self.filled(dialect).map(Plan::of)
    }
}
impl<S: Statement> Statement for Prepared<S> {
    type Row = S::Row;
    fn statement(&self) -> StatementRef<'_> {
        self.built().statement()
    }
    fn compile(&self, dialect: &dyn Dialect) -> Result<Compiled> {
        self.bound().filled(dialect)
    }
    fn compile_with(&self, dialect: &dyn Dialect, options: CompileOptions) -> Result<Compiled> {
        self.bound().compile_with(dialect, options)
    }
    fn plan(&self, dialect: &dyn Dialect) -> Result<Plan> {
        self.bound().plan(dialect)
    }
}

impl<S: Statement> fmt::Debug for Prepared<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prepared(")?;
        crate::compiler::display(self.statement(), f)?;
        write!(f, ")")
    }
}
impl<S: Statement> fmt::Debug for BoundStatement<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.supplied.iter().map(|one| &*one.name).collect();
        f.debug_struct("BoundStatement").field("statement", &self.prepared).field("parameters", &names).finish()
    }
}
