//! [`ColumnDef`]: a column as its table declares it.

use super::column_default::{AutoIncrement, ColumnDefault, ServerDefault};
use super::constraint::Constraint;
use super::ddl_option::{DdlOption, Options};
use super::generated::{Computed, Identity};
use super::info::Info;
use super::sequence::Sequence;
use super::target::Target;
use crate::ast::Node;
use crate::name::Name;
use crate::types::{DataType, TypeRecord};
use crate::value::Str;

/// A column of a table: its name, its type, its constraints and defaults.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnDef {
    pub(crate) record: TypeRecord,
    /// NULL or NOT NULL where it is declared. Otherwise primary keys and IDENTITY columns are NOT NULL, and other columns are not.
    pub(crate) nullable: Option<bool>,
    pub(crate) primary_key: bool,
    pub(crate) unique: bool,
    pub(crate) index: bool,
    pub(crate) autoincrement: AutoIncrement,
    pub(crate) default: Option<ColumnDefault>,
    pub(crate) server_default: Option<ServerDefault>,
    pub(crate) default_on_update: Option<Node>,
    pub(crate) identity: Option<Identity>,
    pub(crate) computed: Option<Computed>,
    pub(crate) references: Option<Box<Constraint>>,
    pub(crate) checks: Vec<Constraint>,
    pub(crate) type_check: TypeCheck,
    pub(crate) comment: Option<Str>,
    pub(crate) system: bool,
    pub(crate) options: Options,
    pub(crate) info: Info,
}

/// The CHECK of a type that the database does not have: of an enum that is stored as text, or a boolean that is stored as a number.
#[derive(Debug, Clone, PartialEq, Eq, std::default::Default)]
pub enum TypeCheck {
    /// A CHECK for an enum, none for a boolean.
    #[default]
    Auto,
    /// No CHECK.
    Off,
    /// A CHECK, with this name or without one.
    On(Option<Name>),
}

impl ColumnDef {
    /// A column that can be NULL.
    pub fn new(name: impl Into<Name>, data_type: impl Into<DataType>) -> Self {
        ColumnDef {
            record: TypeRecord { name: name.into(), data_type: data_type.into(), sensitive: false },
            nullable: None,
            primary_key: false,
            unique: false,
            index: false,
            autoincrement: AutoIncrement::Auto,
            default: None,
            server_default: None,
            default_on_update: None,
            identity: None,
            computed: None,
            references: None,
            checks: vec![],
            type_check: TypeCheck::Auto,
            comment: None,
            system: false,
            options: Options::default(),
            info: Info::default(),
        }
    }
    /// Part of the primary key, and so NOT NULL.
    pub fn primary_key(mut self) -> Self {
        self.primary_key = true;
        self.nullable = None; // a key is NOT NULL anyway
        self
    }
    /// NOT NULL.
    pub fn not_null(self) -> Self {
        self.nullable(false)
    }
    /// Declares NULL or NOT NULL explicitly.
    pub fn nullable(mut self, nullable: bool) -> Self {
        self.nullable = Some(nullable);
        self
    }
    /// UNIQUE; together with [`index`](ColumnDef::index), one unique index.
    pub fn unique(mut self) -> Self {
        self.unique = true;
        self
    }
    /// An index on the column, named `ix_table_column`, which `create_all` creates after the table.
    pub fn index(mut self) -> Self {
        self.index = true;
        self
    }
    /// Whether the database generates the values. By default, it does for a single integer key without a default or foreign key.
    pub fn autoincrement(mut self, on: impl Into<AutoIncrement>) -> Self {
        self.autoincrement = on.into();
        self
    }
    /// A default that the database computes by itself, for example in a trigger; it is not in the DDL.
    pub fn fetched_default(mut self) -> Self {
        self.server_default = Some(ServerDefault::Fetched);
        self
    }
    /// Takes the next value of a sequence when an INSERT omits the column. `create_all` creates the sequence before the table.
    /// Where there are no sequences, a key is generated like one without a default, and an INSERT that omits any other column is
    /// refused.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let bills = Table::new("bills")
    ///     .column(ColumnDef::new("id", DataType::Integer).primary_key().sequence(&Sequence::new("bill_number")))
    ///     .column(ColumnDef::new("total", DataType::Integer));
    /// let new = insert(&bills).values(bills.c("total").set(5));
    /// assert_eq!(
    ///     new.compile(&Postgres::default())?.sql(),
    ///     "INSERT INTO bills (id, total) VALUES (nextval('bill_number'), $1)",
    /// );
    /// assert_eq!(new.compile(&Sqlite::default())?.sql(), "INSERT INTO bills (total) VALUES (?)");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn sequence(mut self, sequence: &Sequence) -> Self {
        self.default = Some(ColumnDefault::Sequence(Node::next_value(
            sequence.clone(),
            crate::types::TypeRef::Static(&crate::types::record::BIG_INTEGER),
        )));
        self
    }
    /// An identity column, as in standard SQL.
    pub fn identity(mut self, identity: Identity) -> Self {
        self.identity = Some(identity);
        self
    }
    /// A column that is computed from others of its row.
    pub fn computed(mut self, computed: Computed) -> Self {
        self.computed = Some(computed);
        self
    }
    /// A foreign key, to `"table.column"` or `"schema.table.column"`. A column of type [`Unknown`](DataType::Unknown) takes the
    /// type of the column that it refers to.
    pub fn foreign_key(self, to: &str) -> Self {
        self.foreign_key_with(to, |key| key)
    }
    /// A foreign key with options: its name, `ON DELETE`, and so on.
    ///
    /// ```
    /// use aludel::{prelude::*, schema::Action};
    /// let books = Table::new("books")
    ///     .column(ColumnDef::new("author_id", DataType::Integer).foreign_key_with("authors.id", |key| {
    ///         key.name("fk_author").on_delete(Action::Cascade)
    ///     }));
    /// assert_eq!(
    ///     books.create().compile(&Postgres::default())?.sql(),
    ///     "CREATE TABLE books (author_id INTEGER, CONSTRAINT fk_author FOREIGN KEY(author_id) REFERENCES authors (id) \
    ///      ON DELETE CASCADE)",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn foreign_key_with(self, to: &str, with: impl FnOnce(Constraint) -> Constraint) -> Self {
        self.refers(Target::parse(to), with)
    }
    pub(crate) fn refers(mut self, target: Target, with: impl FnOnce(Constraint) -> Constraint) -> Self {
        self.references = Some(Box::new(with(Constraint::reference(self.record.name.clone(), target))));
        self
    }
    /// A CHECK in the column definition: [`Constraint::check`] with its name and options.
    pub fn check(mut self, check: Constraint) -> Self {
        self.checks.push(check);
        self
    }
    /// The CHECK of its type, where the database does not have the type.
    ///
    /// ```
    /// use aludel::{prelude::*, schema::TypeCheck};
    /// let flags = Table::new("flags")
    ///     .column(ColumnDef::new("a", DataType::Boolean).type_check(TypeCheck::On(Some("is_bool".into()))))
    ///     .column(ColumnDef::new("b", DataType::enumeration("letter", ["x", "y"])));
    /// assert_eq!(
    ///     flags.create().compile(&Sqlite::default())?.sql(),
    ///     "CREATE TABLE flags (a BOOLEAN, b VARCHAR(1), CONSTRAINT is_bool CHECK (a IN (0, 1)), CHECK (b IN ('x', 'y')))",
    /// );
    /// assert_eq!(flags.create().compile(&Postgres::default())?.sql(), "CREATE TABLE flags (a BOOLEAN, b letter)");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn type_check(mut self, check: TypeCheck) -> Self {
        self.type_check = check;
        self
    }
    /// A comment: `COMMENT` on MySQL and MariaDB, `COMMENT ON COLUMN` by `create_all` on PostgreSQL. SQLite has no comments, so it
    /// is omitted there with a warning.
    pub fn comment(mut self, comment: impl Into<Str>) -> Self {
        self.comment = Some(comment.into());
        self
    }
    /// A column that the database itself provides, such as `xmin` of PostgreSQL: it can be selected, and is not in the DDL.
    pub fn system(mut self) -> Self {
        self.system = true;
        self
    }
    /// Its values are never shown in logs and messages, wherever they are bound.
    pub fn sensitive(mut self) -> Self {
        self.record.sensitive = true;
        self
    }
    /// An option of one database.
    pub fn option(mut self, option: DdlOption) -> Self {
        self.options.add(option);
        self
    }
    /// User-defined data on the column, one value of each Rust type.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// #[derive(Debug, PartialEq)]
    /// struct Label(&'static str);
    /// let age = ColumnDef::new("age", DataType::Integer).info(Label("Age in years"));
    /// assert_eq!(age.get_info::<Label>(), Some(&Label("Age in years")));
    /// ```
    pub fn info<T: std::any::Any + Send + Sync>(mut self, value: T) -> Self {
        self.info.insert(value);
        self
    }
    /// The user-defined data of this type.
    pub fn get_info<T: std::any::Any + Send + Sync>(&self) -> Option<&T> {
        self.info.get()
    }
    /// The name.
    pub fn name(&self) -> &Name {
        &self.record.name
    }
    /// The type. A column without one has the type of the model's column that it refers to.
    pub fn data_type(&self) -> &DataType {
        let referred = match (&self.record.data_type, self.target()) {
            (DataType::Unknown, Some(Target::Column { table, index })) => table.def().columns.get(*index).map(ColumnDef::data_type),
            _ => None,
        };
        referred.unwrap_or(&self.record.data_type)
    }
    /// Whether the column can be NULL.
    pub fn is_nullable(&self) -> bool {
        !self.primary_key && self.nullable.unwrap_or(self.identity.is_none())
    }
    /// The default in the DDL.
    pub fn server_default_value(&self) -> Option<&Node> {
        match &self.server_default {
            Some(ServerDefault::Expression(node)) => Some(node),
            Some(ServerDefault::Fetched) | None => None,
        }
    }
    /// Whether the column is part of the primary key.
    pub fn is_primary_key(&self) -> bool {
        self.primary_key
    }
    /// The comment.
    pub fn comment_text(&self) -> Option<&Str> {
        self.comment.as_ref()
    }
    /// The column that it refers to, if it is a foreign key of one column.
    pub fn target(&self) -> Option<&Target> {
        self.references.as_ref()?.as_foreign_key()?.targets.first()
    }
    /// The sequence that is its default.
    pub(crate) fn own_sequence(&self) -> Option<&Sequence> {
        match &self.default {
            Some(ColumnDefault::Sequence(Node::NextValue(next))) => Some(&next.sequence),
            _ => None,
        }
    }
    pub(super) fn nodes(&self) -> Vec<&Node> {
        let default =
            self.default.iter().map(|(ColumnDefault::Bound(node) | ColumnDefault::Sequence(node))| node).chain(self.server_default_value());
        let computed = self.computed.iter().map(|computed| &computed.expression);
        let checks = self.checks.iter().chain(self.references.as_deref()).flat_map(Constraint::nodes);
        default.chain(&self.default_on_update).chain(computed).chain(checks).chain(self.options.nodes()).collect()
    }
    pub(super) fn map_nodes(&mut self, map: &mut dyn FnMut(&Node) -> Node) {
        if let Some(ColumnDefault::Bound(node) | ColumnDefault::Sequence(node)) = &mut self.default {
            *node = map(node);
        }
        if let Some(ServerDefault::Expression(node)) = &mut self.server_default {
            *node = map(node);
        }
        let computed = self.computed.iter_mut().map(|computed| &mut computed.expression);
        computed.chain(&mut self.default_on_update).chain(self.options.nodes_mut()).for_each(|node| *node = map(node));
        self.checks.iter_mut().chain(self.references.as_deref_mut()).for_each(|check| check.map_nodes(map));
    }
}
