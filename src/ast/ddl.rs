//! Statements that change the schema.

use super::tree::{Digest, Pairs, Rebuild, Tree, Walk, leaf, tree};
use super::{FromItem, Query, Summary, TreeRef};
use crate::compiler::Renderer;
use crate::error::ErrorKind;
use crate::name::Name;
use crate::schema::{Constraint, Index, Sequence, Table, View};
use crate::types::DataType;
use crate::value::Str;

/// A statement that changes the schema, of a kind that the library knows or of a user's own: it prints itself, by its hook.
pub trait DdlElement: TreeRef + Send + Sync {
    /// Prints it.
    fn compile(&self, out: &mut Renderer<'_>);
}

tree! {
    /// `CREATE TABLE table (..)`
    CreateTable {
        /// The table, with all that it declares.
        of: Declared,
        /// `IF NOT EXISTS`
        if_not_exists: bool,
    }
    /// `DROP TABLE table`
    DropTable {
        /// The table.
        of: FromItem,
        /// `IF EXISTS`
        if_exists: bool,
        /// `CASCADE`
        cascade: bool,
    }
    /// `CREATE INDEX name ON table (..)`
    CreateIndex {
        /// The index.
        index: Index,
        /// `IF NOT EXISTS`
        if_not_exists: bool,
    }
    /// `DROP INDEX name`
    DropIndex {
        /// The index.
        index: Index,
        /// `IF EXISTS`
        if_exists: bool,
    }
    /// `ALTER TABLE table ADD CONSTRAINT ..`
    AddConstraint {
        /// The table.
        to: FromItem,
        /// The constraint.
        constraint: Constraint,
    }
    /// `ALTER TABLE table DROP CONSTRAINT name`
    DropConstraint {
        /// The table.
        of: FromItem,
        /// The constraint.
        constraint: Constraint,
        /// `IF EXISTS`
        if_exists: bool,
        /// `CASCADE`
        cascade: bool,
    }
    /// `CREATE SEQUENCE name`
    CreateSequence {
        /// The sequence.
        sequence: Sequence,
        /// `IF NOT EXISTS`
        if_not_exists: bool,
    }
    /// `DROP SEQUENCE name`
    DropSequence {
        /// The sequence.
        sequence: Sequence,
        /// `IF EXISTS`
        if_exists: bool,
    }
    /// `CREATE SCHEMA name`
    CreateSchema {
        /// Its name.
        name: Name,
        /// `IF NOT EXISTS`
        if_not_exists: bool,
    }
    /// `DROP SCHEMA name`
    DropSchema {
        /// Its name.
        name: Name,
        /// `IF EXISTS`
        if_exists: bool,
        /// `CASCADE`
        cascade: bool,
    }
    /// `CREATE VIEW name AS SELECT ..`
    CreateView {
        /// The view.
        view: View,
        /// `OR REPLACE`
        or_replace: bool,
        /// `IF NOT EXISTS`
        if_not_exists: bool,
    }
    /// `DROP VIEW name`
    DropView {
        /// The view.
        view: View,
        /// `IF EXISTS`
        if_exists: bool,
    }
    /// `CREATE TABLE name AS SELECT ..`
    CreateTableAs {
        /// Its name.
        name: Name,
        /// Its schema.
        schema: Option<Name>,
        /// What its rows are.
        query: Query,
        /// `TEMPORARY`
        temporary: bool,
        /// `IF NOT EXISTS`
        if_not_exists: bool,
    }
    /// `COMMENT ON .. IS '..'`, or what stands for it
    SetComment {
        /// What it is about.
        on: Commented,
        /// The comment; `None` takes it away.
        comment: Option<Str>,
    }
    /// `CREATE TYPE name AS ENUM (..)`, `CREATE DOMAIN name AS ..`: a type that has a name of its own
    CreateType {
        /// The type.
        data_type: DataType,
    }
    /// `DROP TYPE name`
    DropType {
        /// The type.
        data_type: DataType,
        /// `IF EXISTS`
        if_exists: bool,
    }
    /// SQL as it is written, about a table
    RawDdl {
        /// The SQL, with `{table}`, `{schema}`, `{fullname}` in it, and tokens of one's own.
        sql: Str,
        /// The table that it is about.
        against: Option<FromItem>,
        /// What tokens of one's own stand for.
        context: Vec<(Str, Str)>,
    }
}

/// A table with all that it declares: its expressions are part of the tree.
#[derive(Clone)]
pub struct Declared(FromItem);

/// What a comment is about.
#[derive(Clone)]
#[non_exhaustive]
pub enum Commented {
    /// A table.
    Table(Declared),
    /// A column of a table, by its number.
    Column(Declared, usize),
    /// A constraint of a table.
    Constraint(FromItem, Box<Constraint>),
}

impl Declared {
    /// What stands in FROM where the table is meant.
    pub fn from(&self) -> &FromItem {
        &self.0
    }
    /// The table.
    pub fn table(&self) -> Option<&Table> {
        match &self.0 {
            FromItem::Table(table) => Some(table),
            _ => None,
        }
    }
    fn def(&self) -> Option<&crate::schema::TableDef> {
        self.table().map(Table::def)
    }
}
impl Tree for Declared {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        walk.from(&self.0);
        self.def().iter().flat_map(|def| def.nodes()).for_each(|node| walk.node(node));
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        // its expressions first: a table that is called otherwise takes along what they say of it
        let within = self.table().filter(|table| !table.def().nodes().is_empty());
        let within = within.map(|table| FromItem::Table(table.with_nodes(&mut |node| with.node(node))));
        Declared(with.from(within.as_ref().unwrap_or(&self.0)))
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        self.0.same(&other.0, ids) && self.def() == other.def()
    }
    fn digest(&self, to: &mut Digest) {
        self.0.digest(to);
        to.add(&self.def().map(|def| (def.columns.len(), def.constraints.len())));
    }
    fn summary(&self) -> Summary {
        let nodes = self.def().into_iter().flat_map(|def| def.nodes());
        nodes.fold(self.0.summary(), |all, node| all.join(node.summary()))
    }
}
impl Tree for Commented {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        match self {
            Commented::Table(table) | Commented::Column(table, _) => table.children(walk),
            Commented::Constraint(table, constraint) => {
                walk.from(table);
                constraint.children(walk);
            }
        }
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        match self {
            Commented::Table(table) => Commented::Table(table.rebuild(with)),
            Commented::Column(table, index) => Commented::Column(table.rebuild(with), *index),
            Commented::Constraint(table, constraint) => Commented::Constraint(with.from(table), constraint.rebuild(with)),
        }
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        match (self, other) {
            (Commented::Table(a), Commented::Table(b)) => a.same(b, ids),
            (Commented::Column(a, at), Commented::Column(b, other)) => at == other && a.same(b, ids),
            (Commented::Constraint(a, one), Commented::Constraint(b, other)) => a.same(b, ids) && one == other,
            _ => false,
        }
    }
    fn digest(&self, to: &mut Digest) {
        match self {
            Commented::Table(table) => table.digest(to),
            Commented::Column(table, index) => {
                table.digest(to);
                to.add(index);
            }
            Commented::Constraint(table, _) => table.digest(to),
        }
    }
    fn summary(&self) -> Summary {
        match self {
            Commented::Table(table) | Commented::Column(table, _) => table.summary(),
            Commented::Constraint(table, constraint) => table.summary().join(constraint.summary()),
        }
    }
}

/// Parts of the schema in a statement: equal as they are, with their expressions for children.
impl Tree for Constraint {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        self.nodes().into_iter().for_each(|node| walk.node(node));
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        let mut made = self.clone();
        made.map_nodes(&mut |node| with.node(node));
        made
    }
    fn same(&self, other: &Self, _: &mut Pairs) -> bool {
        self == other
    }
    fn digest(&self, to: &mut Digest) {
        to.add(self.columns());
    }
    fn summary(&self) -> Summary {
        self.nodes().into_iter().fold(Summary::LEAF, |all, node| all.join(node.summary()))
    }
}
impl Tree for Index {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        self.table.iter().for_each(|table| walk.from(table));
        self.nodes().for_each(|node| walk.node(node));
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        let mut made = self.clone();
        made.table = self.table.as_ref().map(|table| with.from(table));
        made.nodes_mut().for_each(|node| *node = with.node(node));
        made
    }
    fn same(&self, other: &Self, _: &mut Pairs) -> bool {
        self == other
    }
    fn digest(&self, to: &mut Digest) {
        to.add(&self.name);
        self.parts.digest(to);
    }
    fn summary(&self) -> Summary {
        self.nodes().fold(Summary::LEAF, |all, node| all.join(node.summary()))
    }
}
impl Tree for View {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        walk.query(&self.query);
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        View { query: with.query(&self.query), ..self.clone() }
    }
    fn same(&self, other: &Self, _: &mut Pairs) -> bool {
        self == other
    }
    fn digest(&self, to: &mut Digest) {
        to.add(&self.name);
        self.query.digest(to);
    }
    fn summary(&self) -> Summary {
        self.query.summary()
    }
}
leaf!(DataType);

fn from(table: impl Into<Table>) -> FromItem {
    FromItem::Table(table.into())
}

impl CreateTable {
    /// CREATE TABLE of a table, with what it declares but its indexes.
    pub fn of(table: impl Into<Table>) -> Self {
        CreateTable::new(Declared(from(table)), false)
    }
}
impl DropTable {
    /// DROP TABLE
    pub fn of(table: impl Into<Table>) -> Self {
        DropTable::new(from(table), false, false)
    }
}
impl CreateIndex {
    /// CREATE INDEX
    pub fn of(index: Index) -> Self {
        CreateIndex::new(index, false)
    }
}
impl DropIndex {
    /// DROP INDEX
    pub fn of(index: Index) -> Self {
        DropIndex::new(index, false)
    }
}
impl AddConstraint {
    /// ALTER TABLE .. ADD of a constraint. SQLite has none.
    pub fn to(table: impl Into<Table>, constraint: Constraint) -> Self {
        AddConstraint::new(from(table), constraint)
    }
}
impl DropConstraint {
    /// ALTER TABLE .. DROP of a constraint, by its name. SQLite has none.
    pub fn of(table: impl Into<Table>, constraint: Constraint) -> Self {
        DropConstraint::new(from(table), constraint, false, false)
    }
}
impl CreateSequence {
    /// CREATE SEQUENCE
    pub fn of(sequence: Sequence) -> Self {
        CreateSequence::new(sequence, false)
    }
}
impl DropSequence {
    /// DROP SEQUENCE
    pub fn of(sequence: Sequence) -> Self {
        DropSequence::new(sequence, false)
    }
}
impl CreateSchema {
    /// CREATE SCHEMA of this name. SQLite has none.
    pub fn named(name: impl Into<Name>) -> Self {
        CreateSchema::new(name.into(), false)
    }
}
impl DropSchema {
    /// DROP SCHEMA of this name. SQLite has none.
    pub fn named(name: impl Into<Name>) -> Self {
        DropSchema::new(name.into(), false, false)
    }
}
impl CreateView {
    /// CREATE VIEW
    pub fn of(view: View) -> Self {
        CreateView::new(view, false, false)
    }
    /// `OR REPLACE`: SQLite has none.
    pub fn or_replace(mut self) -> Self {
        self.or_replace = true;
        self
    }
}
impl DropView {
    /// DROP VIEW
    pub fn of(view: View) -> Self {
        DropView::new(view, false)
    }
}
impl CreateTableAs {
    /// CREATE TABLE of this name, whose rows are those of a SELECT. Its values are written into the SQL.
    ///
    /// ```
    /// use aludel::{ast::CreateTableAs, prelude::*};
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
    /// let adults = CreateTableAs::named("adults", &select(User::id).filter(User::age.ge(18))).temporary();
    /// assert_eq!(
    ///     adults.compile(&MySql::default())?.sql(),
    ///     "CREATE TEMPORARY TABLE adults AS SELECT users.id FROM users WHERE users.age >= 18",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn named(name: impl Into<Name>, query: impl Into<Query>) -> Self {
        CreateTableAs::new(name.into(), None, query.into(), false, false)
    }
    /// In a schema.
    pub fn schema(mut self, schema: impl Into<Name>) -> Self {
        self.schema = Some(schema.into());
        self
    }
    /// `TEMPORARY`: it goes with the connection.
    pub fn temporary(mut self) -> Self {
        self.temporary = true;
        self
    }
}
impl SetComment {
    /// A table's comment, as it declares it.
    pub fn of_table(table: impl Into<Table>) -> Self {
        let table = table.into();
        let comment = table.def().comment.clone();
        SetComment::new(Commented::Table(Declared(FromItem::Table(table))), comment)
    }
    /// A column's comment, as its table declares it.
    pub fn of_column(table: impl Into<Table>, column: &str) -> Self {
        let table = table.into();
        match table.index_of(column) {
            Ok(index) => {
                let comment = table.def().columns.get(index).and_then(|column| column.comment.clone());
                SetComment::new(Commented::Column(Declared(FromItem::Table(table)), index), comment)
            }
            Err(error) => SetComment::new(Commented::Table(Declared(FromItem::Error(std::sync::Arc::new(error)))), None),
        }
    }
    /// A constraint's comment, as it is declared.
    pub fn of_constraint(table: impl Into<Table>, constraint: Constraint) -> Self {
        let comment = constraint.comment.clone();
        SetComment::new(Commented::Constraint(from(table), Box::new(constraint)), comment)
    }
    /// Takes the comment away.
    pub fn drop(mut self) -> Self {
        self.comment = None;
        self
    }
}
impl CreateType {
    /// CREATE TYPE of an enum, CREATE DOMAIN of a domain. Only PostgreSQL has them.
    pub fn of(data_type: impl Into<DataType>) -> Self {
        CreateType::new(data_type.into())
    }
}
impl DropType {
    /// DROP TYPE, DROP DOMAIN
    pub fn of(data_type: impl Into<DataType>) -> Self {
        DropType::new(data_type.into(), false)
    }
}

/// SQL as it is written that changes the schema: triggers, grants, whatever the library has no word for.
///
/// `{table}`, `{schema}` and `{fullname}` are the names of the table that it is [`against`](RawDdl::against), quoted where
/// they need it; `{{` is a brace.
///
/// ```
/// use aludel::{ast::ddl, prelude::*};
/// let parts = Table::new("parts").schema("My Shop");
/// let grant = ddl("GRANT SELECT ON {fullname} TO {who}").against(&parts).context("who", "reader");
/// assert_eq!(grant.compile(&Postgres::default())?.sql(), r#"GRANT SELECT ON "My Shop".parts TO reader"#);
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn ddl(sql: &'static str) -> RawDdl {
    RawDdl::new(Str::from_static(sql), None, vec![])
}
impl RawDdl {
    /// The table that it is about.
    pub fn against(mut self, table: impl Into<Table>) -> Self {
        self.against = Some(from(table));
        self
    }
    /// What a token of one's own stands for: raw SQL.
    pub fn context(mut self, token: &'static str, sql: &'static str) -> Self {
        self.context.push((Str::from_static(token), Str::from_static(sql)));
        self
    }
}

/// `IF EXISTS` and its kin, for each statement that has it.
macro_rules! flags { ($($name:ident: $flag:ident, $doc:literal;)*) => {$(impl $name {
    #[doc = $doc]
    pub fn $flag(mut self) -> Self {
        self.$flag = true;
        self
    }
})*} }
flags! {
    CreateTable: if_not_exists, "`IF NOT EXISTS`: what is there stays as it is. Refused where the database does not have it.";
    CreateIndex: if_not_exists, "`IF NOT EXISTS`: what is there stays as it is. Refused where the database does not have it.";
    CreateSequence: if_not_exists, "`IF NOT EXISTS`: what is there stays as it is. Refused where the database does not have it.";
    CreateSchema: if_not_exists, "`IF NOT EXISTS`: what is there stays as it is. Refused where the database does not have it.";
    CreateView: if_not_exists, "`IF NOT EXISTS`: what is there stays as it is. Refused where the database does not have it.";
    CreateTableAs: if_not_exists, "`IF NOT EXISTS`: what is there stays as it is. Refused where the database does not have it.";
    DropTable: if_exists, "`IF EXISTS`: what is not there need not be dropped. Refused where the database does not have it.";
    DropIndex: if_exists, "`IF EXISTS`: what is not there need not be dropped. Refused where the database does not have it.";
    DropConstraint: if_exists, "`IF EXISTS`: what is not there need not be dropped. Refused where the database does not have it.";
    DropSequence: if_exists, "`IF EXISTS`: what is not there need not be dropped. Refused where the database does not have it.";
    DropSchema: if_exists, "`IF EXISTS`: what is not there need not be dropped. Refused where the database does not have it.";
    DropView: if_exists, "`IF EXISTS`: what is not there need not be dropped. Refused where the database does not have it.";
    DropType: if_exists, "`IF EXISTS`: what is not there need not be dropped. Refused where the database does not have it.";
    DropTable: cascade, "`CASCADE`: what depends on it goes, too. Refused where the database does not have it.";
    DropConstraint: cascade, "`CASCADE`: what depends on it goes, too. Refused where the database does not have it.";
    DropSchema: cascade, "`CASCADE`: what depends on it goes, too. Refused where the database does not have it.";
}

/// Each statement prints itself by its hook, is compiled and run like any other, and compares by its structure.
macro_rules! statements { ($($name:ident: $hook:ident,)*) => {
    /// A statement that changes the schema.
    #[derive(Clone)]
    #[non_exhaustive]
    pub enum Ddl {
        $(#[doc = concat!("[`", stringify!($name), "`]")] $name($name),)*
    }
    impl Tree for Ddl {
        fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
            match self { $(Ddl::$name(one) => one.children(walk),)* }
        }
        fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
            match self { $(Ddl::$name(one) => Ddl::$name(one.rebuild(with)),)* }
        }
        fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
            match (self, other) {
                $((Ddl::$name(a), Ddl::$name(b)) => a.same(b, ids),)*
                _ => false,
            }
        }
        fn digest(&self, to: &mut Digest) {
            to.add(&std::mem::discriminant(self));
            match self { $(Ddl::$name(one) => one.digest(to),)* }
        }
        fn summary(&self) -> Summary {
            match self { $(Ddl::$name(one) => one.summary,)* }
        }
    }
    impl DdlElement for Ddl {
        fn compile(&self, out: &mut Renderer<'_>) {
            match self { $(Ddl::$name(one) => out.compiler().$hook(out, one),)* }
        }
    }
    $(
        impl DdlElement for $name {
            fn compile(&self, out: &mut Renderer<'_>) {
                out.compiler().$hook(out, self);
            }
        }
        impl std::convert::From<$name> for Ddl {
            fn from(one: $name) -> Ddl {
                Ddl::$name(one)
            }
        }
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.same(other, &mut Pairs::default())
            }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    )*
} }
statements! {
    CreateTable: create_table,
    DropTable: drop_table,
    CreateIndex: create_index,
    DropIndex: drop_index,
    AddConstraint: add_constraint,
    DropConstraint: drop_constraint,
    CreateSequence: create_sequence,
    DropSequence: drop_sequence,
    CreateSchema: create_schema,
    DropSchema: drop_schema,
    CreateView: create_view,
    DropView: drop_view,
    CreateTableAs: create_table_as,
    SetComment: set_comment,
    CreateType: create_type,
    DropType: drop_type,
    RawDdl: raw_ddl,
}

/// The table that a statement speaks of, or why it is none.
pub(crate) fn table_of<'a>(from: &'a FromItem, statement: &str) -> Result<&'a Table, ErrorKind> {
    match from {
        FromItem::Table(table) => Ok(table),
        FromItem::Error(error) => Err((**error).clone()),
        other => Err(ErrorKind::invalid(statement, format!("{} is no table", other.describe()))),
    }
}
