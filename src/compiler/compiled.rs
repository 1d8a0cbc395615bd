//! [`Compiled`]: a statement that was compiled for one dialect, with its SQL, bound values and columns.

use super::insert_order::InsertOrder;
use super::renderer::Renderer;
use super::warnings::{Notes, Warning};
use crate::ast::items::{Item, items_of};
use crate::ast::{Bind, FromItem, Node};
use crate::name::Name;
use crate::types::{DataType, TypeRef};
use std::sync::Arc;

/// A statement that was compiled for one dialect: the SQL, the bound values, and the columns that come back.
#[derive(Debug, Clone)]
pub struct Compiled {
    sql: Sql,
    params: Vec<Bind>,
    columns: Returned,
    notes: Notes,
    order: Option<Arc<InsertOrder>>,
}

/// By the SQL, what is bound and what comes back.
impl PartialEq for Compiled {
    fn eq(&self, other: &Self) -> bool {
        let Compiled { sql, params, columns, notes: _, order } = self;
        *sql == other.sql && *params == other.params && *columns == other.columns && *order == other.order
    }
}
impl Eq for Compiled {}

/// SQL that was rendered for this statement alone, or that all runs of one share.
#[derive(Debug, Clone)]
enum Sql {
    Own(String),
    Shared(Arc<str>),
}
impl PartialEq for Sql {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}
impl Eq for Sql {}
impl Sql {
    fn text(&self) -> &str {
        match self {
            Sql::Own(sql) => sql,
            Sql::Shared(sql) => sql,
        }
    }
}

impl Compiled {
    /// Takes the rendered parts, each moved once.
    #[inline]
    pub(super) fn of(out: &mut Renderer<'_>, sql: String) -> Self {
        Compiled {
            sql: Sql::Own(sql),
            params: out.take_params(),
            columns: out.take_columns(),
            notes: std::mem::take(&mut out.notes),
            order: out.insert_order().cloned(),
        }
    }
    pub(super) fn shared(sql: Arc<str>, params: Vec<Bind>, columns: Returned, notes: Notes, order: Option<Arc<InsertOrder>>) -> Self {
        Compiled { sql: Sql::Shared(sql), params, columns, notes, order }
    }
    /// How the rows that come back are brought into the order of those that were given, if that was asked for by
    /// [`in_order`](crate::query::Insert::in_order) and takes anything: then they have hidden cells at their end.
    pub fn row_order(&self) -> Option<&InsertOrder> {
        self.order.as_deref()
    }
    pub(crate) fn shared_order(&self) -> Option<Arc<InsertOrder>> {
        self.order.clone()
    }
    /// The SQL, with a placeholder for every bound value.
    pub fn sql(&self) -> &str {
        self.sql.text()
    }
    /// Returns the bound values, in the order of the placeholders. A [`Bind`] compares with a [`Value`](crate::Value).
    pub fn params(&self) -> &[Bind] {
        &self.params
    }
    /// Returns warnings about what is right as SQL, and probably not meant: FROM elements that nothing joins, UPDATE or DELETE without
    /// WHERE, NOT IN over a column that may be NULL, LIMIT without ORDER BY; and documentation that was left out.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let (users, orders) = (table("users", ["id", "name"]), table("orders", ["id", "user_id"]));
    /// let query = select((users.c("name"), orders.c("id")));
    /// let warnings = query.compile(&Sqlite::default())?.warnings();
    /// assert_eq!(
    ///     warnings[0].to_string(),
    ///     r#"cartesian product in SELECT: nothing ties "orders" to "users"; join them, or compare their columns in WHERE"#,
    /// );
    /// let tied = query.filter(orders.c("user_id").eq(users.c("id")));
    /// assert!(tied.compile(&Sqlite::default())?.warnings().is_empty());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn warnings(&self) -> Vec<Warning> {
        self.notes.warnings()
    }
    /// The columns of the rows that come back, as far as they are known: those of a SELECT, of the first member of a set
    /// operation, of RETURNING. There are none where there are no rows.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, #[column(length = 50)] name: String }
    /// let query = select((User::name, func::count(User::id), (User::id + 1).label("next"))).group_by(User::name);
    /// let columns = query.compile(&Sqlite::default())?.columns();
    /// let shown: Vec<_> = columns.iter().map(|column| (column.name(), column.data_type().clone())).collect();
    /// assert_eq!(
    ///     shown,
    ///     [("name", DataType::Varchar(Some(50))), ("count_1", DataType::BigInteger), ("next", DataType::Integer)],
    /// );
    /// let inserted = insert(User::table()).values(User::name.set("ed")).returning(User::id).compile(&Postgres::default())?;
    /// assert_eq!(inserted.columns()[0].name(), "id");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn columns(&self) -> Vec<ResultColumn> {
        match &self.columns {
            Returned::Nothing => vec![],
            Returned::All(from) => {
                let item = |item: Item<'_>| ResultColumn {
                    name: item.own_name().unwrap_or_default(),
                    ty: match item {
                        Item::Node(node) => node.type_ref(),
                        Item::Of(column) => column.type_ref(),
                    },
                };
                items_of(&[Node::AllColumns(from.clone())]).map(item).collect()
            }
            Returned::List(list) => list.clone(),
            Returned::Shared(list) => list.to_vec(),
        }
    }
}

/// A column of the rows that a statement gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultColumn {
    pub(super) name: Name,
    pub(super) ty: TypeRef,
}
impl ResultColumn {
    /// Returns the name that the database gives it; empty where that is the database's own affair, and for SQL as it was written.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// The type; [`Unknown`](DataType::Unknown) where nobody has said it.
    pub fn data_type(&self) -> &DataType {
        &self.ty.data_type
    }
    /// Whether it is of a column whose values are not to be shown.
    pub fn is_sensitive(&self) -> bool {
        self.ty.sensitive
    }
}

/// The columns that come back, in the form in which they cost least.
#[derive(Debug, Clone, Default)]
pub(super) enum Returned {
    #[default]
    Nothing,
    /// Those of a table, in order.
    All(FromItem),
    List(Vec<ResultColumn>),
    Shared(Arc<[ResultColumn]>),
}
impl Returned {
    /// Without the last ones.
    pub(super) fn without(self, hidden: usize) -> Self {
        match self {
            Returned::List(mut list) => {
                list.truncate(list.len().saturating_sub(hidden));
                Returned::List(list)
            }
            other => other,
        }
    }
}
impl PartialEq for Returned {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Returned::Nothing, Returned::Nothing) => true,
            (Returned::All(a), Returned::All(b)) => a.is(b),
            (Returned::List(a), Returned::List(b)) => a == b,
            (Returned::Shared(a), Returned::Shared(b)) => a == b,
            _ => false,
        }
    }
}
impl Eq for Returned {}
