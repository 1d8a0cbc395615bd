//! [`Set`]: the Rust value of a column of type SET, a set of values of an enum.

use super::types::{names_of, set};
use crate::ast::{Literal, Node};
use crate::error::Result;
use crate::query::scalar::{Any, FromRow, Scalar, SqlType, UserDefined};
use crate::query::{Operand, form::Item};
use crate::row::{Cells, Cursor};
use crate::types::DataType;
use crate::value::{Str, Value};
use std::fmt;
use std::sync::Arc;

/// A set of values of an enum, stored in a column of type `SET('a','b')`. Only MySQL and MariaDB have it. 13.3.7
///
/// The set is bound as one text, `a,b`, whose names are in the order of the enum's declaration, as the database returns them.
///
/// ```
/// use aludel::{mysql::Set, prelude::*};
/// #[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
/// #[allow(non_camel_case_types)]
/// enum Day { mon, tue, wed }
/// #[derive(Model)]
/// #[model(table = "shops")]
/// struct Shop {
///     #[column(primary_key)]
///     id: i32,
///     open: Set<Day>,
/// }
/// let open = Set::from([Day::wed, Day::mon]);
/// assert!(open.contains(&Day::mon) && !open.contains(&Day::tue));
/// let shop = insert(Shop::table()).values(Shop::open.set(open)).compile(&MySql::default())?;
/// assert_eq!((shop.sql(), &shop.params()[0].value), ("INSERT INTO shops (open) VALUES (?)", &Value::from("mon,wed")));
/// let create = Shop::table().create();
/// assert_eq!(
///     create.compile(&MariaDb::default())?.sql(), // MySQL, too
///     "CREATE TABLE shops (id INTEGER NOT NULL AUTO_INCREMENT, open SET('mon','tue','wed') NOT NULL, PRIMARY KEY (id))",
/// );
/// assert!(create.compile(&Postgres::default()).is_err());
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// `func::call::<i64>("find_in_set", ("mon", Shop::open))` is the position of a value in the set, or 0 if the set does not contain it.
#[derive(Clone, PartialEq)]
pub struct Set<E>(Vec<E>);

impl<E: Scalar> Set<E> {
    /// Returns an empty set.
    pub fn new() -> Self {
        Set(vec![])
    }
    /// Adds a value, unless the set contains it already.
    pub fn insert(&mut self, value: E) {
        let names = names_of::<E>();
        let order = |value: &E| names.iter().position(|name| is(value, name));
        match self.0.iter().position(|known| order(known) >= order(&value)) {
            Some(at) if self.0.get(at).is_some_and(|known| order(known) == order(&value)) => {}
            Some(at) => self.0.insert(at, value),
            None => self.0.push(value),
        }
    }
    /// Whether the set contains the value.
    pub fn contains(&self, value: &E) -> bool {
        let name = value.to_value();
        self.0.iter().any(|known| known.to_value() == name)
    }
    /// Returns the values in the order of the enum's declaration.
    pub fn iter(&self) -> impl Iterator<Item = &E> {
        self.0.iter()
    }
}
fn is<E: Scalar>(value: &E, name: &str) -> bool {
    matches!(value.to_value(), Value::Text(text) if text == *name)
}
impl<E: Scalar> Default for Set<E> {
    fn default() -> Self {
        Set::new()
    }
}
impl<E: Scalar> FromIterator<E> for Set<E> {
    fn from_iter<I: IntoIterator<Item = E>>(values: I) -> Self {
        let mut set = Set::new();
        values.into_iter().for_each(|value| set.insert(value));
        set
    }
}
impl<E: Scalar, const N: usize> From<[E; N]> for Set<E> {
    fn from(values: [E; N]) -> Self {
        values.into_iter().collect()
    }
}
impl<E: fmt::Debug> fmt::Debug for Set<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(&self.0).finish()
    }
}

#[diagnostic::do_not_recommend]
impl<E: Scalar> Scalar for Set<E> {
    type Inner = Set<E>;
    type UserDefinedOr<Out: SqlType> = Set<E>;
    fn data_type() -> DataType {
        set(names_of::<E>()).into()
    }
    fn into_value(self) -> Value {
        self.to_value()
    }
    fn to_value(&self) -> Value {
        let name = |value: &E| if let Value::Text(name) = value.to_value() { name.to_string() } else { String::new() };
        Value::from(self.0.iter().map(name).collect::<Vec<_>>().join(","))
    }
    fn from_value(cursor: &mut Cursor<'_>) -> Result<Self> {
        let names = [cursor.column()].into();
        let text = cursor.next_str()?;
        let parts = text.split(',').filter(|name| !name.is_empty());
        let read = |name: &str| E::from_value(&mut Cursor::new(&OneName { name, names: &names }));
        parts.map(read).collect()
    }
}
impl<E: Scalar> UserDefined for Set<E> {}
#[diagnostic::do_not_recommend]
impl<E: Scalar> FromRow for Set<E> {
    fn from_row(cursor: &mut Cursor<'_>) -> Result<Self> {
        Self::from_value(cursor)
    }
    fn from_row_nullable(cursor: &mut Cursor<'_>) -> Result<Option<Self>> {
        crate::query::scalar::scalar_or_null(cursor)
    }
    fn width() -> usize {
        1
    }
}
macro_rules! operand { ($($expected:ty),*) => {$(
    #[diagnostic::do_not_recommend]
    impl<E: Scalar> Operand<$expected> for Set<E> {
        type Type = Set<E>;
        type Form = Item;
        fn to_node(&self) -> Node {
            Node::Literal(Literal::new(self.to_value(), <Self as Scalar>::type_ref()))
        }
    }
)*} }
operand!(Set<E>, Any);

/// A row of one cell, the name of one value: the enum reads its values from cells.
struct OneName<'a> {
    name: &'a str,
    names: &'a Arc<[Str]>,
}
impl Cells for OneName<'_> {
    fn width(&self) -> usize {
        1
    }
    fn names(&self) -> &Arc<[Str]> {
        self.names
    }
    fn get(&self, _: usize) -> Result<crate::row::Cell<'_>> {
        Ok(crate::row::Cell::Text(self.name))
    }
}
