//! What can stand in FROM, and what columns belong to.

use super::select::Query;
use super::tree::{AnonId, Digest, Pairs, Rebuild, Tree, Walk, leaf, nodes, tree};
use super::{ColumnRef, Cte, Join, Node, Recursion, Summary, Text};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::schema::Table;
use crate::schema::no_such_column;
use crate::types::TypeRef;
use crate::value::Str;
use std::fmt;
use std::sync::Arc;

nodes! {
    /// An element of FROM. A clone keeps its identity, so a query joined with itself does not double.
    pub enum FromItem (from, rebuilt) {
        /// A table.
        Table(Table) [leaf],
        /// A table under another name.
        Alias(Arc<Alias>),
        /// A query under a name.
        Subquery(Arc<Subquery>) [Subquery::rebuilt],
        /// A query under a name, in WITH.
        Cte(Arc<Cte>) [Cte::rebuilt],
        /// A recursive CTE, within itself.
        Recursion(Arc<Recursion>) [Recursion::rebuilt],
        /// Two elements with a join between them; its columns are theirs.
        Join(Arc<Join>),
        /// Raw SQL, whose columns are not known.
        Text(Arc<Text>),
        /// A function that returns rows.
        Function(Arc<TableFunction>) [TableFunction::rebuilt],
        /// An error, kept until `compile()` reports it.
        Error(Arc<ErrorKind>) [leaf],
    }
}

/// What an alias, a subquery or a CTE is called.
#[derive(Debug, Clone)]
pub enum AliasName {
    /// By a name of its own.
    Named(Name),
    /// By a name that the compiler makes up: `users_1`, `anon_1`.
    Anonymous(AnonId),
}

/// For an alias, a subquery or a CTE whose name does not matter: the compiler makes one up, `users_1` or `anon_1`.
///
/// ```
/// use aludel::prelude::*;
/// let users = table("users", ["id"]);
/// let (a, b) = (users.alias(Unnamed), users.alias(Unnamed));
/// assert_eq!(
///     select((a.c("id"), b.c("id"))).to_string(),
///     "SELECT users_1.id, users_2.id AS id_1 FROM users AS users_1, users AS users_2",
/// );
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Unnamed;

/// How a function in FROM is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct FunctionShape {
    /// `LATERAL`
    pub lateral: bool,
    /// `WITH ORDINALITY`
    pub ordinality: bool,
    /// What stands behind the name.
    pub derived: Derived,
    /// Is its name the one column?
    pub is_column: bool,
}

/// What stands behind the name of a function in FROM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Derived {
    /// Nothing: columns are called as the function calls them.
    #[default]
    None,
    /// The names of its columns: `t(a, b)`
    Names,
    /// Their names and types: `t(a integer, b text)`
    Types,
}
leaf!(FunctionShape);

tree! {
    /// `users AS u`
    Alias {
        /// Its name.
        name: AliasName,
        /// What it renames.
        of: FromItem,
        /// A part of it, taken at random.
        sample: Option<TableSample>,
    }
    /// `(SELECT ..) AS s`
    Subquery {
        /// Its name.
        name: AliasName,
        /// The query.
        query: Query,
        /// `LATERAL`: does it see what stands before it in FROM?
        lateral: bool,
    }
    /// `TABLESAMPLE system(10) REPEATABLE (42)`
    TableSample {
        /// How it is taken, a function of the percentage.
        method: Node,
        /// What makes it the same each time.
        seed: Option<Node>,
    }
    /// `f(x) AS t`, `LATERAL f(x) WITH ORDINALITY AS t(a, b)`
    TableFunction {
        /// Its name; without one it has no columns to speak of.
        name: Option<AliasName>,
        /// The call.
        function: Node,
        /// Its columns: names and types.
        columns: Vec<TypeRef>,
        /// How it is written.
        shape: FunctionShape,
    }
}

const NO_COLUMNS: &str = "it stands in FROM, and its columns are not known; write them as `literal_column(..)`, or give `.named_columns(..)` to a text that is a query";

impl FromItem {
    /// A table under another name.
    pub fn alias(self, name: impl Into<AliasName>) -> FromItem {
        match self {
            // its name is part of it: it may have columns behind it
            FromItem::Function(function) => Self::renamed(Arc::unwrap_or_clone(function), name.into()),
            FromItem::Join(_) => FromItem::Error(Arc::new(FromItem::nameless_join())),
            of => FromItem::checked(FromItem::Alias(Arc::new(Alias::new(name.into(), of, None)))),
        }
    }
    fn renamed(function: TableFunction, name: AliasName) -> FromItem {
        let TableFunction { name: _, function, mut columns, shape, summary: _ } = function;
        if let (true, AliasName::Named(name), Some(column)) = (shape.is_column, &name, columns.first_mut()) {
            *column = column.renamed(name.clone());
        }
        FromItem::function(Some(name), function, columns, shape)
    }
    /// A function that gives rows, in FROM.
    pub fn function(name: Option<AliasName>, function: Node, columns: Vec<TypeRef>, shape: FunctionShape) -> FromItem {
        let mut made = TableFunction::new(name, function, columns, shape);
        made.summary = made.summary.join(Summary::SHARES);
        FromItem::checked(FromItem::Function(Arc::new(made)))
    }
    /// A query under a name, in FROM.
    pub fn subquery(query: Query, name: impl Into<AliasName>) -> FromItem {
        FromItem::derived(query, name.into(), false)
    }
    /// A query under a name, in FROM, that sees what stands before it there.
    pub fn lateral(query: Query, name: impl Into<AliasName>) -> FromItem {
        FromItem::derived(query, name.into(), true)
    }
    fn derived(query: Query, name: AliasName, lateral: bool) -> FromItem {
        let mut subquery = Subquery::new(name, query, lateral);
        subquery.summary = subquery.summary.deeper_by(Summary::QUERY_DEPTH).join(Summary::SHARES);
        if lateral {
            subquery.summary = subquery.summary.join(Summary::QUERY);
        }
        FromItem::checked(FromItem::Subquery(Arc::new(subquery)))
    }
    /// A part of a table, taken at random, under the name of its alias.
    pub(crate) fn sampled(self, method: Node) -> FromItem {
        self.change_sample(|_| Some(TableSample::new(method, None)))
    }
    /// The same part each time.
    pub(crate) fn repeatable(self, seed: Node) -> FromItem {
        self.change_sample(|sample| sample.map(|sample| TableSample::new(sample.method, Some(seed))))
    }
    fn change_sample(self, change: impl FnOnce(Option<TableSample>) -> Option<TableSample>) -> FromItem {
        let FromItem::Alias(alias) = self else { return self };
        let Alias { name, of, sample, summary: _ } = Arc::unwrap_or_clone(alias);
        FromItem::checked(FromItem::Alias(Arc::new(Alias::new(name, of, change(sample)))))
    }
    pub(super) fn checked(from: FromItem) -> FromItem {
        if from.summary().too_deep() {
            return FromItem::Error(Arc::new(ErrorKind::TooDeep { limit: super::DEPTH_LIMIT }));
        }
        from
    }
    fn rebuilt<T: Tree>(part: &T, with: &mut dyn Rebuild, wrap: fn(T) -> FromItem) -> FromItem {
        FromItem::checked(wrap(part.rebuild(with)))
    }
    /// The summary, which is known without visiting the children.
    #[inline]
    pub fn summary(&self) -> Summary {
        self.variant_summary()
    }
    /// Is it the same element: the same table, or the same alias, subquery or CTE by its name?
    #[inline]
    pub fn is(&self, other: &FromItem) -> bool {
        match (self, other) {
            (FromItem::Table(a), FromItem::Table(b)) => a.same(b),
            _ => self.has_body_of(other),
        }
    }
    fn has_body_of(&self, other: &FromItem) -> bool {
        match (self, other) {
            (FromItem::Alias(a), FromItem::Alias(b)) => {
                let sample = || a.sample.same(&b.sample, &mut Pairs::default());
                Arc::ptr_eq(a, b) || (a.name.is(&b.name) && a.of.is(&b.of) && sample())
            }
            (FromItem::Subquery(a), FromItem::Subquery(b)) => {
                Arc::ptr_eq(a, b) || (a.name.is(&b.name) && a.lateral == b.lateral && a.query == b.query)
            }
            (FromItem::Recursion(a), FromItem::Recursion(b)) => Arc::ptr_eq(a, b) || (a.name.is(&b.name) && a.query == b.query),
            (FromItem::Join(a), FromItem::Join(b)) => Arc::ptr_eq(a, b) || a.same(b, &mut Pairs::default()),
            (FromItem::Cte(a), FromItem::Cte(b)) => Arc::ptr_eq(a, b) || (a.name.is(&b.name) && a.query == b.query),
            (FromItem::Text(a), FromItem::Text(b)) => Arc::ptr_eq(a, b) || a.same(b, &mut Pairs::default()),
            (FromItem::Function(a), FromItem::Function(b)) => Arc::ptr_eq(a, b) || a.is(b),
            _ => false,
        }
    }
    /// A number that is the same for clones, for bookkeeping within one compilation.
    pub(crate) fn address(&self) -> usize {
        match self {
            FromItem::Table(table) => std::ptr::from_ref(table.def()) as usize,
            FromItem::Alias(alias) => Arc::as_ptr(alias) as usize,
            FromItem::Subquery(subquery) => Arc::as_ptr(subquery) as usize,
            FromItem::Cte(cte) => Arc::as_ptr(cte) as usize,
            FromItem::Recursion(recursion) => Arc::as_ptr(recursion) as usize,
            FromItem::Join(join) => Arc::as_ptr(join) as usize,
            FromItem::Text(text) => Arc::as_ptr(text) as usize,
            FromItem::Function(function) => Arc::as_ptr(function) as usize,
            FromItem::Error(error) => Arc::as_ptr(error) as usize,
        }
    }
    /// How many columns it has.
    pub fn width(&self) -> usize {
        match self {
            FromItem::Table(table) => table.def().columns.len(),
            FromItem::Alias(alias) => alias.of.width(),
            FromItem::Subquery(subquery) => subquery.query.width(),
            FromItem::Cte(cte) => cte.query.width(),
            FromItem::Recursion(recursion) => recursion.query.width(),
            FromItem::Join(_) | FromItem::Text(_) | FromItem::Error(_) => 0,
            FromItem::Function(function) => function.columns.len(),
        }
    }
    /// The type of a column.
    #[inline]
    pub fn type_of(&self, index: usize) -> TypeRef {
        match self {
            FromItem::Table(table) => table.type_of(index),
            FromItem::Alias(alias) => alias.of.type_of(index),
            FromItem::Subquery(subquery) => subquery.query.type_of(index),
            FromItem::Cte(cte) => cte.query.type_of(index),
            FromItem::Recursion(recursion) => recursion.query.type_of(index),
            FromItem::Join(_) | FromItem::Text(_) | FromItem::Error(_) => TypeRef::default(),
            FromItem::Function(function) => function.columns.get(index).cloned().unwrap_or_default(),
        }
    }
    #[inline]
    pub(crate) fn is_sensitive(&self, index: usize) -> bool {
        match self {
            FromItem::Table(table) => table.def().columns.get(index).is_some_and(|c| c.record.sensitive),
            FromItem::Alias(alias) => alias.of.is_sensitive(index),
            FromItem::Subquery(_)
            | FromItem::Cte(_)
            | FromItem::Recursion(_)
            | FromItem::Join(_)
            | FromItem::Function(_)
            | FromItem::Text(_)
            | FromItem::Error(_) => self.summary().has_sensitive(),
        }
    }
    /// The table's column that a column stands for, through aliases and subqueries: foreign keys follow it.
    pub(crate) fn origin(&self, index: usize) -> Option<(&Table, usize)> {
        match self {
            FromItem::Table(table) => Some((table, index)),
            FromItem::Alias(alias) => alias.of.origin(index),
            FromItem::Subquery(subquery) => subquery.query.origin(index),
            FromItem::Cte(cte) => cte.query.origin(index),
            FromItem::Recursion(recursion) => recursion.query.origin(index),
            FromItem::Join(_) | FromItem::Function(_) | FromItem::Text(_) | FromItem::Error(_) => None,
        }
    }
    /// The name of an alias, a subquery or a CTE that has one of its own.
    pub(crate) fn own_name(&self) -> Option<&Name> {
        let name = match self {
            FromItem::Table(_) | FromItem::Join(_) | FromItem::Text(_) | FromItem::Error(_) => return None,
            FromItem::Alias(alias) => &alias.name,
            FromItem::Recursion(recursion) => &recursion.name,
            FromItem::Subquery(subquery) => &subquery.name,
            FromItem::Cte(cte) => &cte.name,
            FromItem::Function(function) => function.name.as_ref()?,
        };
        match name {
            AliasName::Named(name) => Some(name),
            AliasName::Anonymous(_) => None,
        }
    }
    /// A name for messages.
    pub fn describe(&self) -> Str {
        let named = |name: &AliasName, else_: &str| match name {
            AliasName::Named(name) => name.text().clone(),
            AliasName::Anonymous(_) => else_.into(),
        };
        match self {
            FromItem::Table(table) => table.def().name.text().clone(),
            FromItem::Alias(alias) => named(&alias.name, &format!("an alias of {}", alias.of.describe())),
            FromItem::Subquery(subquery) => named(&subquery.name, "a subquery"),
            FromItem::Cte(cte) => named(&cte.name, "a CTE"),
            FromItem::Recursion(recursion) => named(&recursion.name, "a CTE"),
            FromItem::Join(join) => {
                let left = join.left.as_ref().map_or_else(Str::default, FromItem::describe);
                format!("{left} JOIN {}", join.to.describe()).into()
            }
            FromItem::Text(_) => "a text".into(),
            FromItem::Function(of) => match &of.name {
                Some(name) => named(name, "a function"),
                None => "a function".into(),
            },
            FromItem::Error(_) => "a mistake".into(),
        }
    }
    /// The number of the column of this name.
    ///
    /// # Errors
    /// `NoSuchColumn`, with the nearest name.
    pub fn index_of(&self, column: &str) -> Result<usize, ErrorKind> {
        match self {
            FromItem::Table(table) => table.index_of(column),
            FromItem::Alias(alias) => alias.of.index_of(column).map_err(|error| match error {
                ErrorKind::NoSuchColumn { from: _, column, suggestion } => {
                    ErrorKind::NoSuchColumn { from: self.describe(), column, suggestion }
                }
                other => other,
            }),
            FromItem::Subquery(subquery) => self.index_in(&subquery.query, column),
            FromItem::Cte(cte) => self.index_in(&cte.query, column),
            FromItem::Recursion(recursion) => self.index_in(&recursion.query, column),
            FromItem::Join(_) => Err(FromItem::nameless_join()),
            FromItem::Text(_) => Err(ErrorKind::invalid("text", NO_COLUMNS)),
            FromItem::Function(function) => {
                let names = || function.columns.iter().map(|ty| &*ty.name);
                let exact = names().position(|name| *name == *column);
                exact.ok_or_else(|| no_such_column(&self.describe(), column, names()))
            }
            FromItem::Error(error) => Err((**error).clone()),
        }
    }
    fn index_in(&self, query: &Query, column: &str) -> Result<usize, ErrorKind> {
        let names = query.given_names();
        let exact = names.iter().position(|name| *name == column);
        exact.ok_or_else(|| no_such_column(&self.describe(), column, names.iter().map(|n| &**n)))
    }
    /// The column that a column of a table, or a label, has become in here.
    pub fn column_for(&self, wanted: &Node) -> Node {
        match self {
            FromItem::Join(_) => return self.column_in_leaves(&|leaf| leaf.column_for(wanted), &|| wanted.to_string().into()),
            FromItem::Text(_) => return Node::error(ErrorKind::invalid("text", NO_COLUMNS)),
            FromItem::Error(error) => return Node::Error(error.clone()),
            FromItem::Table(_)
            | FromItem::Alias(_)
            | FromItem::Subquery(_)
            | FromItem::Cte(_)
            | FromItem::Recursion(_)
            | FromItem::Function(_) => {}
        }
        match self.position(wanted) {
            Some(index) => Node::column(self.clone(), index),
            None => match wanted {
                Node::Error(error) => Node::Error(error.clone()),
                _ => match super::visit::find_error(self) {
                    Some(error) => Node::error(error), // what is wrong in there is why it is not found
                    None if self.summary().too_deep() => Node::too_deep(),
                    None => Node::error(no_such_column(&self.describe(), &wanted.to_string(), std::iter::empty())),
                },
            },
        }
    }
    /// The number of the column that a column of a table, or a label, has become in here.
    fn position(&self, wanted: &Node) -> Option<usize> {
        match self {
            FromItem::Table(_) => match wanted {
                Node::Column(column) if column.at() < self.width() => self.same_table(&column.from).then_some(column.at()),
                _ => None,
            },
            FromItem::Alias(alias) => match wanted {
                Node::Column(column) if column.from.is(&alias.of) => Some(column.at()),
                wanted => alias.of.position(wanted),
            },
            FromItem::Subquery(subquery) => subquery.query.position(wanted),
            FromItem::Cte(cte) => cte.query.position(wanted),
            FromItem::Recursion(recursion) => recursion.query.position(wanted),
            FromItem::Function(function) => {
                super::items::own_name(wanted).and_then(|name| function.columns.iter().position(|ty| ty.name == name))
            }
            FromItem::Join(_) | FromItem::Text(_) | FromItem::Error(_) => None,
        }
    }
    fn same_table(&self, other: &FromItem) -> bool {
        match (self, other) {
            (FromItem::Alias(alias), other) => alias.of.same_table(other),
            (table, FromItem::Alias(alias)) => table.same_table(&alias.of),
            (a, b) => a.is(b),
        }
    }
    /// The column of this name, or the error that `compile()` will report.
    pub fn column_named(&self, name: &str) -> Node {
        if let FromItem::Join(_) = self {
            return self.column_in_leaves(&|leaf| leaf.column_named(name), &|| name.into());
        }
        match self.index_of(name) {
            Ok(index) => Node::column(self.clone(), index),
            Err(error) => Node::error(error),
        }
    }
    /// Its columns.
    pub fn columns(&self) -> impl Iterator<Item = ColumnRef> + '_ {
        (0..self.width()).map(|index| ColumnRef::new(self.clone(), index))
    }
}

impl Subquery {
    fn rebuilt(subquery: &Arc<Self>, with: &mut dyn Rebuild) -> FromItem {
        FromItem::derived(with.query(&subquery.query), subquery.name.clone(), subquery.lateral)
    }
}
impl TableFunction {
    fn rebuilt(of: &Arc<Self>, with: &mut dyn Rebuild) -> FromItem {
        FromItem::function(of.name.clone(), with.node(&of.function), of.columns.clone(), of.shape)
    }
    /// What has no name of its own, but a made-up one, is known by that.
    fn is(&self, other: &TableFunction) -> bool {
        match (&self.name, &other.name) {
            (Some(AliasName::Anonymous(a)), Some(AliasName::Anonymous(b))) => a == b,
            (Some(a), Some(b)) if !a.is(b) => false,
            (Some(_), None) | (None, Some(_)) => false,
            _ => self.shape == other.shape && self.columns == other.columns && self.function == other.function,
        }
    }
}
impl AliasName {
    /// Is it the same name, however it is quoted?
    pub(crate) fn is(&self, other: &AliasName) -> bool {
        match (self, other) {
            (AliasName::Named(a), AliasName::Named(b)) => a.text() == b.text(),
            (AliasName::Anonymous(a), AliasName::Anonymous(b)) => a == b,
            _ => false,
        }
    }
}
impl<N: Into<Name>> std::convert::From<N> for AliasName {
    fn from(name: N) -> Self {
        AliasName::Named(name.into())
    }
}
impl std::convert::From<Unnamed> for AliasName {
    fn from(_: Unnamed) -> Self {
        AliasName::Anonymous(AnonId::next())
    }
}
impl Tree for AliasName {
    fn children<'a>(&'a self, _: &mut dyn Walk<'a>) {}
    fn rebuild(&self, _: &mut dyn Rebuild) -> Self {
        self.clone()
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        match (self, other) {
            (AliasName::Named(a), AliasName::Named(b)) => a == b,
            (AliasName::Anonymous(a), AliasName::Anonymous(b)) => a.same(b, ids),
            _ => false,
        }
    }
    fn digest(&self, to: &mut Digest) {
        match self {
            AliasName::Named(name) => to.add(name),
            AliasName::Anonymous(id) => id.digest(to),
        }
    }
    fn summary(&self) -> Summary {
        match self {
            AliasName::Named(_) => Summary::LEAF,
            AliasName::Anonymous(_) => Summary::ANONYMOUS,
        }
    }
}
/// A table is one element, compared by its schema and name.
impl Tree for Table {
    fn children<'a>(&'a self, _: &mut dyn Walk<'a>) {}
    fn rebuild(&self, _: &mut dyn Rebuild) -> Self {
        self.clone()
    }
    fn same(&self, other: &Self, _: &mut Pairs) -> bool {
        Table::same(self, other)
    }
    fn digest(&self, to: &mut Digest) {
        to.add(&self.def().schema);
        to.add(&self.def().name);
    }
}
impl fmt::Debug for FromItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.variant_name(), self.describe())
    }
}
