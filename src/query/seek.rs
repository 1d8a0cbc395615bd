//! Keyset pagination: the rows after the last row of the previous page.

use super::arguments::Arguments;
use super::order_by::Terms;
use super::select::Select;
use crate::ast::select::sorted_by;
use crate::ast::{Constant, CustomElement, FromItem, Node, NullsOrder, Operator};
use crate::compiler::Renderer;
use crate::error::ErrorKind;
use crate::types::{DataType, TypeFamily};
use std::any::Any as AnyType;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

impl<R> Select<R> {
    /// Continues after a known row, in the order of some keys: adds `ORDER BY` with the keys, and the condition that a row
    /// sorts after the values in `after`. `None` is the first page. Combine it with `limit`.
    ///
    /// Unlike `offset`, it costs the same on every page, and rows that are inserted or deleted between two pages do not
    /// shift it. The keys together must be unique: end with the primary key. Directions may be mixed, and keys may be NULL:
    /// they sort where the database sorts NULL, or where `.nulls_first()` and `.nulls_last()` state.
    ///
    /// The values are those of the keys in the last row of the previous page: a tuple, or a `Vec` of values if the keys are
    /// chosen at run time. They may be parameters, which must not be NULL. A set operation cannot be continued: select from
    /// its `.subquery(..)`. Keys are columns and expressions of FROM; for an aggregate, select from a subquery, too.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, age: Option<i32> }
    /// fn page(after: Option<(String, i32)>) -> Select<User> {
    ///     User::select().seek((User::name.asc(), User::id.desc()), after).limit(20)
    /// }
    /// let first = page(None).compile(&Postgres::default())?;
    /// assert!(first.sql().ends_with("FROM users ORDER BY users.name ASC, users.id DESC LIMIT $1"));
    /// let next = page(Some(("ed".into(), 7))).compile(&Postgres::default())?;
    /// assert!(next.sql().ends_with(
    ///     "FROM users WHERE users.name >= $1 AND (users.name > $2 OR users.id < $3) ORDER BY users.name ASC, users.id DESC LIMIT $4",
    /// ));
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// Databases sort NULL differently, so the condition of a nullable key differs, too:
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
    /// let page = |after| select(User::id).seek((User::age, User::id), Some((after, 7)));
    /// let sql = |after, dialect: &dyn aludel::compiler::Dialect| -> aludel::Result<String> {
    ///     let sql = page(after).compile(dialect)?.sql().to_owned();
    ///     Ok(sql.split(" WHERE ").nth(1).unwrap_or_default().split(" ORDER BY ").next().unwrap_or_default().to_owned())
    /// };
    /// assert_eq!(sql(Some(5), &Sqlite::default())?, "users.age >= ? AND (users.age > ? OR users.id > ?)");
    /// assert_eq!(
    ///     sql(Some(5), &Postgres::default())?,
    ///     "users.age > $1 OR users.age IS NULL OR users.age = $2 AND users.id > $3",
    /// );
    /// assert_eq!(sql(None, &Sqlite::default())?, "users.age IS NOT NULL OR users.id > ?");
    /// assert_eq!(sql(None, &Postgres::default())?, "users.age IS NULL AND users.id > $1");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn seek<A: Arguments>(self, keys: impl Terms, after: Option<A>) -> Self {
        let mut terms = vec![];
        keys.each(&mut |term| terms.push(term));
        let condition = after.map(|after| sorts_after(&terms, after.into_nodes()));
        let mut query = self.into_query();
        if terms.is_empty() || query.is_sorted() {
            let problem = "the keys are the ORDER BY: there must be at least one, and no earlier ORDER BY";
            query.invalid(ErrorKind::invalid("seek", problem));
        }
        if let Some(condition) = condition {
            query.add_filter(condition);
        }
        terms.into_iter().for_each(|term| query.add_order_by(term));
        Select::new(query)
    }
}

/// Returns the condition that a row sorts after these values.
fn sorts_after(terms: &[Node], after: Vec<Node>) -> Node {
    let invalid = |problem: String| Node::error(ErrorKind::invalid("seek", problem));
    if terms.is_empty() || terms.len() != after.len() {
        return invalid(format!("{} keys, and {} values; each key needs one", terms.len(), after.len()));
    }
    let mut keys = vec![];
    for (at, (term, value)) in terms.iter().zip(after).enumerate() {
        let (element, ordering) = sorted_by(term);
        let element = if let Node::Label(label) = element { &label.element } else { element };
        if !fits(element, &value) {
            let (is, given) = (element.type_ref(), value.type_ref());
            return invalid(format!("key {} is {}, and {} was given", at + 1, is.data_type.describe(), given.data_type.describe()));
        }
        keys.push(SeekKey {
            value: value.beside(element),
            element: element.clone(),
            descending: ordering.and_then(|ordering| ordering.descending).unwrap_or(false),
            nulls: ordering.and_then(|ordering| ordering.nulls),
        });
    }
    Node::custom(AfterRow { keys })
}

/// Whether the value can be one of the key's. A row without types has the database's representation: a boolean as a number,
/// a date as text. So only text for a number, or a number for text, is certainly an error.
fn fits(key: &Node, value: &Node) -> bool {
    let number = |kind| matches!(kind, TypeFamily::Integer | TypeFamily::Float | TypeFamily::Decimal);
    let (own, given) = (key.family(), value.family());
    let mixed = (number(own) && given == TypeFamily::Text) || (own == TypeFamily::Text && number(given));
    !mixed
}

/// A key, and its value in the known row.
#[derive(Clone)]
struct SeekKey {
    element: Node,
    value: Node,
    descending: bool,
    nulls: Option<NullsOrder>,
}

/// The condition that a row sorts after some values. It is built when it is rendered, because databases sort NULL
/// differently.
struct AfterRow {
    keys: Vec<SeekKey>,
}

impl AfterRow {
    fn condition(&self, out: &Renderer<'_>) -> Node {
        let mut rest: Option<Node> = None;
        for key in self.keys.iter().rev() {
            rest = Some(key.sorts_after(rest, out));
        }
        rest.unwrap_or(Node::Constant(Constant::False))
    }
}

impl SeekKey {
    /// Returns the condition that a row sorts after by this key, or is equal in it and sorts after by the rest.
    fn sorts_after(&self, rest: Option<Node>, out: &Renderer<'_>) -> Node {
        let SeekKey { element, value, descending, nulls } = self;
        let compare = |operator| Node::binary(operator, element.clone(), value.clone());
        let is_null = |is: bool| {
            let operator = if is { Operator::Is } else { Operator::IsNot };
            Node::binary(operator, element.clone(), Node::Constant(Constant::Null))
        };
        let nulls_first = match nulls {
            Some(nulls) => *nulls == NullsOrder::First,
            None => out.features().nulls_are_large == *descending,
        };
        let (beyond, from) = if *descending { (Operator::Lt, Operator::Le) } else { (Operator::Gt, Operator::Ge) };
        if *value == Node::Constant(Constant::Null) || value.readable().is_some_and(|literal| literal.value.is_null()) {
            return match (nulls_first, rest) {
                (true, Some(rest)) => is_null(false).or(rest),
                (true, None) => is_null(false),
                (false, Some(rest)) => is_null(true).and(rest),
                (false, None) => Node::Constant(Constant::False),
            };
        }
        match (nulls_first || !may_be_null(element, out), rest) {
            (true, None) => compare(beyond),
            (true, Some(rest)) => compare(from).and(compare(beyond).or(rest)),
            (false, None) => compare(beyond).or(is_null(true)),
            (false, Some(rest)) => compare(beyond).or(is_null(true)).or(compare(Operator::Eq).and(rest)),
        }
    }
}

/// Whether the key can be NULL: it is no column, or a nullable one, or one on the outer side of a join.
fn may_be_null(key: &Node, out: &Renderer<'_>) -> bool {
    match key {
        Node::Column(column) => match &column.from {
            from if out.may_be_missing(from) => true,
            FromItem::Table(table) => table.def().columns.get(column.at()).is_none_or(|column| column.is_nullable()),
            _ => true,
        },
        _ => true,
    }
}

impl CustomElement for AfterRow {
    fn children(&self) -> Vec<&Node> {
        self.keys.iter().flat_map(|key| [&key.element, &key.value]).collect()
    }
    fn rebuild(&self, children: Vec<Node>) -> Arc<dyn CustomElement> {
        let mut children = children.into_iter();
        let mut next = |old: &Node| children.next().unwrap_or_else(|| old.clone());
        let keys = self.keys.iter();
        let keys = keys.map(|key| SeekKey { element: next(&key.element), value: next(&key.value), ..key.clone() });
        Arc::new(AfterRow { keys: keys.collect() })
    }
    fn data_type(&self) -> DataType {
        DataType::Boolean
    }
    fn precedence(&self) -> i8 {
        Operator::Or.row().precedence
    }
    fn compile(&self, out: &mut Renderer<'_>) {
        let condition = self.condition(out);
        out.condition(&condition);
    }
    fn dyn_eq(&self, other: &dyn CustomElement) -> bool {
        let Some(other) = (other as &dyn AnyType).downcast_ref::<AfterRow>() else { return false };
        let shape = |after: &AfterRow| -> Vec<_> { after.keys.iter().map(|key| (key.descending, key.nulls)).collect() };
        shape(self) == shape(other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        for key in &self.keys {
            (key.descending, key.nulls.map(|nulls| nulls == NullsOrder::First)).hash(&mut state);
        }
    }
}
