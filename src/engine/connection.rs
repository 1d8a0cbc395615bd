//! [`Connection`]: a connection to a database.

use super::executor::Executor;
use std::ops::{Deref, DerefMut};

/// A connection: an [`Executor`] that commits each statement on its own, outside of [`transaction`](Executor::transaction).
/// Dropping it closes it.
///
/// ```
/// use aludel::prelude::*;
/// #[derive(Model, Debug, PartialEq)]
/// #[model(table = "users")]
/// struct User {
///     #[column(primary_key)]
///     id: i32,
///     name: String,
///     age: Option<i32>,
/// }
/// let mut conn = Engine::new("sqlite::memory:")?.connect()?;
/// MetaData::of([User::table()]).create_all().run(&mut conn)?;
/// let ed = User { id: 1, name: "ed".into(), age: Some(5) };
/// let wendy = User { id: 2, name: "wendy".into(), age: None };
/// conn.execute(&User::insert_all(&[ed, wendy]))?;
///
/// let users: Vec<User> = conn.all(&User::select().order_by(User::id))?;
/// let (name, age): (String, Option<i32>) = conn.one(&select((User::name, User::age)).filter(User::id.eq(2)))?;
/// assert_eq!((users.len(), name.as_str(), age), (2, "wendy", None));
/// assert_eq!(conn.scalar(&select(func::sum(User::age)))?, Some(5));
/// assert_eq!(conn.first(&select(User::id).filter(User::age.gt(18)))?, None);
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug)]
pub struct Connection(Executor);

impl Connection {
    pub(super) fn new(executor: Executor) -> Self {
        Connection(executor)
    }
}
impl Deref for Connection {
    type Target = Executor;
    fn deref(&self) -> &Executor {
        &self.0
    }
}
impl DerefMut for Connection {
    fn deref_mut(&mut self) -> &mut Executor {
        &mut self.0
    }
}
