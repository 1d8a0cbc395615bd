//! Conditions by names of columns: [`Select::filter_by`].

use super::operand::Operand;
use super::select::Select;
use super::tuples;
use crate::ast::Node;
use crate::query::scalar::Any;

impl<R> Select<R> {
    /// Adds `WHERE column = value AND ..`, by names of columns of the element that was joined last, else of the first
    /// element of FROM. An unknown name is an error of `compile()`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "orders")]
    /// # struct Order { #[column(primary_key)] id: i32, #[column(foreign_key = User::id)] user_id: i32, paid: bool }
    /// let query = select(User::id).filter_by([("name", "ed")]).join(Order::table()).filter_by((("paid", true), ("id", 7)));
    /// assert_eq!(
    ///     query.compile(&Postgres::default())?.sql(),
    ///     "SELECT users.id FROM users JOIN orders ON users.id = orders.user_id \
    ///      WHERE users.name = $1 AND orders.paid = true AND orders.id = $2",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn filter_by(self, pairs: impl NamedValues) -> Self {
        self.change(|query| pairs.each_pair(&mut |name, value| query.filter_by(name, value)))
    }
}

/// Pairs of a column's name and a value: `[("name", "ed")]`, `(("name", "ed"), ("age", 5))`, a `Vec`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of columns and values",
    label = "expected pairs of a name and a value: `[(\"name\", \"ed\")]`, `((\"name\", \"ed\"), (\"age\", 5))`"
)]
pub trait NamedValues {
    /// Passes the pairs to a closure, in order.
    fn each_pair(self, add: &mut dyn FnMut(&str, Node));
}
/// A pair of a column's name and a value.
pub trait NamedValue {
    /// Passes the pair to a closure.
    fn add_to(self, add: &mut dyn FnMut(&str, Node));
}
#[diagnostic::do_not_recommend]
impl<N: AsRef<str>, V: Operand<Any>> NamedValue for (N, V) {
    fn add_to(self, add: &mut dyn FnMut(&str, Node)) {
        add(self.0.as_ref(), self.1.into_node());
    }
}
#[diagnostic::do_not_recommend]
impl<P: NamedValue> NamedValues for Vec<P> {
    fn each_pair(self, add: &mut dyn FnMut(&str, Node)) {
        self.into_iter().for_each(|pair| pair.add_to(add));
    }
}
#[diagnostic::do_not_recommend]
impl<P: NamedValue, const N: usize> NamedValues for [P; N] {
    fn each_pair(self, add: &mut dyn FnMut(&str, Node)) {
        self.into_iter().for_each(|pair| pair.add_to(add));
    }
}
macro_rules! pairs { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: NamedValue),+> NamedValues for ($($t,)+) {
        #[allow(non_snake_case)]
        fn each_pair(self, add: &mut dyn FnMut(&str, Node)) {
            let ($($t,)+) = self;
            $($t.add_to(add);)+
        }
    }
} }
tuples!(pairs, 8);
