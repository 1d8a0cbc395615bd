//! [`Constraint`]: a primary key, UNIQUE, CHECK, foreign key or user-defined constraint of a table.

use super::custom_constraint::CustomConstraint;
use super::ddl_option::{DdlOption, Options};
use super::foreign_key::{Action, ForeignKey};
use super::target::Target;
use crate::ast::Node;
use crate::error::ErrorKind;
use crate::name::Name;
use crate::value::Str;
use std::sync::Arc;

/// A constraint of a table: its primary key, UNIQUE, CHECK, a foreign key, or one of a single database.
///
/// ```
/// use aludel::{prelude::*, schema::{Action, Constraint}};
/// let column = |name| ColumnDef::new(name, DataType::Integer);
/// let uses = Table::new("uses")
///     .column(column("part").primary_key())
///     .column(column("amount"))
///     .constraint(Constraint::unique(["part", "amount"]).name("uq_part"))
///     .constraint(Constraint::check(column_clause("amount").gt(0)))
///     .constraint(Constraint::foreign_key(["part"], ["parts.id"]).on_delete(Action::Cascade));
/// # fn column_clause(name: &'static str) -> Expr<Any> { aludel::prelude::column(name) }
/// assert_eq!(
///     uses.create().compile(&Sqlite::default())?.sql(),
///     "CREATE TABLE uses (part INTEGER NOT NULL, amount INTEGER, PRIMARY KEY (part), CONSTRAINT uq_part UNIQUE (part, amount), \
///      CHECK (amount > 0), FOREIGN KEY(part) REFERENCES parts (id) ON DELETE CASCADE)",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Constraint {
    pub(crate) name: Option<ConstraintName>,
    pub(crate) kind: ConstraintKind,
    pub(crate) deferrable: Option<bool>,
    pub(crate) initially: Option<Initially>,
    pub(crate) only_on: Vec<Str>,
    pub(crate) comment: Option<Str>,
    pub(crate) options: Options,
    pub(crate) error: Option<ErrorKind>,
}

/// The name of a constraint.
#[derive(Debug, Clone, PartialEq)]
pub struct ConstraintName {
    pub(crate) text: Name,
    /// Whether a [naming convention](super::NamingConvention) leaves the name as it is.
    pub(crate) exact: bool,
}

/// The kind of a constraint, with its columns or condition.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ConstraintKind {
    /// `PRIMARY KEY (a, b)`
    PrimaryKey(Vec<Name>),
    /// `UNIQUE (a, b)`
    Unique(Vec<Name>),
    /// `CHECK (a > 0)`
    Check(Node),
    /// `FOREIGN KEY(a) REFERENCES t (b)`
    ForeignKey(ForeignKey),
    /// A constraint of one database, or a user-defined one.
    Custom(Arc<dyn CustomConstraint>),
}

/// When a deferrable constraint is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Initially {
    /// At the end of the transaction.
    Deferred,
    /// At the end of each statement.
    Immediate,
}

fn names<C: Into<Name>>(columns: impl IntoIterator<Item = C>) -> Vec<Name> {
    columns.into_iter().map(Into::into).collect()
}

impl Constraint {
    fn new(kind: ConstraintKind) -> Self {
        Constraint {
            name: None,
            kind,
            deferrable: None,
            initially: None,
            only_on: vec![],
            comment: None,
            options: Options::default(),
            error: None,
        }
    }
    /// `PRIMARY KEY (a, b)`, in this order; the columns are NOT NULL.
    pub fn primary_key<C: Into<Name>>(columns: impl IntoIterator<Item = C>) -> Self {
        Constraint::new(ConstraintKind::PrimaryKey(names(columns)))
    }
    /// `UNIQUE (a, b)`
    pub fn unique<C: Into<Name>>(columns: impl IntoIterator<Item = C>) -> Self {
        Constraint::new(ConstraintKind::Unique(names(columns)))
    }
    pub(crate) fn check_node(condition: Node) -> Self {
        Constraint::new(ConstraintKind::Check(condition))
    }
    /// `FOREIGN KEY(a, b) REFERENCES t (c, d)`, to `"t.c"` and `"t.d"`, or `"schema.t.c"`.
    pub fn foreign_key<C: Into<Name>, T: AsRef<str>>(columns: impl IntoIterator<Item = C>, to: impl IntoIterator<Item = T>) -> Self {
        Constraint::key_of(names(columns), to.into_iter().map(|to| Target::parse(to.as_ref())).collect())
    }
    pub(crate) fn key_of(columns: Vec<Name>, targets: Vec<Target>) -> Self {
        let uneven = (columns.len() != targets.len() || columns.is_empty()).then(|| {
            let problem = format!("a foreign key of {} columns refers to {}", columns.len(), targets.len());
            ErrorKind::invalid("FOREIGN KEY", problem)
        });
        Constraint { error: uneven, ..Constraint::new(ConstraintKind::ForeignKey(ForeignKey::new(columns, targets))) }
    }
    /// A constraint of one database, or a user-defined one.
    pub fn custom(constraint: impl CustomConstraint) -> Self {
        Constraint::new(ConstraintKind::Custom(Arc::new(constraint)))
    }
    pub(super) fn reference(column: Name, target: Target) -> Self {
        Constraint::new(ConstraintKind::ForeignKey(ForeignKey::new(vec![column], vec![target])))
    }
    /// Its name. A naming convention that contains `{constraint_name}` inserts it there.
    pub fn name(mut self, name: impl Into<Name>) -> Self {
        self.name = Some(ConstraintName { text: name.into(), exact: false });
        self
    }
    /// Its name, regardless of a naming convention.
    pub fn exact_name(mut self, name: impl Into<Name>) -> Self {
        self.name = Some(ConstraintName { text: name.into(), exact: true });
        self
    }
    /// `DEFERRABLE` or `NOT DEFERRABLE`: whether it can be checked at the end of the transaction. MySQL and MariaDB refuse it.
    pub fn deferrable(mut self, deferrable: bool) -> Self {
        self.deferrable = Some(deferrable);
        self
    }
    /// `INITIALLY DEFERRED` or `INITIALLY IMMEDIATE`
    pub fn initially(mut self, when: Initially) -> Self {
        self.initially = Some(when);
        self
    }
    /// The action of a foreign key when the referenced row is deleted: `ON DELETE CASCADE`
    pub fn on_delete(self, action: impl Into<Action>) -> Self {
        let action = action.into();
        self.change_foreign_key("ON DELETE", |key| key.on_delete = Some(action))
    }
    /// The action of a foreign key when the referenced key changes: `ON UPDATE CASCADE`
    pub fn on_update(self, action: impl Into<Action>) -> Self {
        let action = action.into();
        self.change_foreign_key("ON UPDATE", |key| key.on_update = Some(action))
    }
    /// `MATCH FULL`, `MATCH SIMPLE`: how a foreign key of several columns treats NULL. MySQL and MariaDB refuse it, SQLite all but
    /// SIMPLE.
    pub fn matching(self, matching: impl Into<Str>) -> Self {
        let matching = matching.into();
        self.change_foreign_key("MATCH", |key| key.matching = Some(matching))
    }
    /// Adds the foreign key by ALTER TABLE after all tables, for tables that refer to each other. `create_all` finds such cycles by
    /// itself; this chooses the key that is added later. Without ALTER, as on SQLite, it stays in its table.
    pub fn use_alter(self) -> Self {
        self.change_foreign_key("use_alter", |key| key.use_alter = true)
    }
    fn change_foreign_key(mut self, what: &str, change: impl FnOnce(&mut ForeignKey)) -> Self {
        match &mut self.kind {
            ConstraintKind::ForeignKey(key) => change(key),
            _ => {
                self.error.get_or_insert(ErrorKind::invalid(what, "only a foreign key has it"));
            }
        }
        self
    }
    /// Renders it only on the dialects of these names.
    pub fn only_on<S: Into<Str>>(mut self, dialects: impl IntoIterator<Item = S>) -> Self {
        self.only_on = dialects.into_iter().map(Into::into).collect();
        self
    }
    /// A comment: `COMMENT ON CONSTRAINT` on PostgreSQL. Elsewhere it is omitted with a warning.
    pub fn comment(mut self, comment: impl Into<Str>) -> Self {
        self.comment = Some(comment.into());
        self
    }
    /// An option of one database.
    pub fn option(mut self, option: DdlOption) -> Self {
        self.options.add(option);
        self
    }
    /// The kind of the constraint, with its columns or condition.
    pub fn kind(&self) -> &ConstraintKind {
        &self.kind
    }
    /// The foreign key, if it is one.
    pub fn as_foreign_key(&self) -> Option<&ForeignKey> {
        match &self.kind {
            ConstraintKind::ForeignKey(key) => Some(key),
            _ => None,
        }
    }
    pub(crate) fn is_primary_key(&self) -> bool {
        matches!(self.kind, ConstraintKind::PrimaryKey(_))
    }
    /// Whether it is rendered on this dialect.
    pub(crate) fn is_for(&self, dialect: &str) -> bool {
        self.only_on.is_empty() || self.only_on.iter().any(|name| *name == dialect)
    }
    /// The constraint in an error message: its name, or else its kind and columns.
    pub(crate) fn place(&self) -> String {
        let columns = || self.columns().iter().map(Name::as_str).collect::<Vec<_>>().join(", ");
        match (&self.name, &self.kind) {
            (Some(name), _) => format!("constraint {:?}", name.text.as_str()),
            (None, ConstraintKind::PrimaryKey(_)) => format!("PRIMARY KEY ({})", columns()),
            (None, ConstraintKind::Unique(_)) => format!("UNIQUE ({})", columns()),
            (None, ConstraintKind::ForeignKey(_)) => format!("FOREIGN KEY ({})", columns()),
            (None, ConstraintKind::Check(_)) => "CHECK".to_owned(),
            (None, ConstraintKind::Custom(_)) => "a constraint".to_owned(),
        }
    }
    /// The names of its columns; none if it is not one of columns.
    pub(crate) fn columns(&self) -> &[Name] {
        match &self.kind {
            ConstraintKind::PrimaryKey(columns) | ConstraintKind::Unique(columns) => columns,
            ConstraintKind::ForeignKey(key) => &key.columns,
            ConstraintKind::Custom(custom) => custom.columns(),
            ConstraintKind::Check(_) => &[],
        }
    }
    pub(super) fn foreign_key_mut(&mut self) -> Option<&mut ForeignKey> {
        match &mut self.kind {
            ConstraintKind::ForeignKey(key) => Some(key),
            _ => None,
        }
    }
    pub(crate) fn nodes(&self) -> Vec<&Node> {
        let own = match &self.kind {
            ConstraintKind::Check(node) => vec![node],
            ConstraintKind::Custom(custom) => custom.nodes(),
            ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) | ConstraintKind::ForeignKey(_) => vec![],
        };
        own.into_iter().chain(self.options.nodes()).collect()
    }
    pub(crate) fn map_nodes(&mut self, map: &mut dyn FnMut(&Node) -> Node) {
        match &mut self.kind {
            ConstraintKind::Check(node) => *node = map(node),
            ConstraintKind::Custom(custom) => {
                let nodes: Vec<Node> = custom.nodes().into_iter().map(&mut *map).collect();
                *custom = custom.rebuild(nodes);
            }
            ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) | ConstraintKind::ForeignKey(_) => {}
        }
        self.options.nodes_mut().for_each(|node| *node = map(node));
    }
}
