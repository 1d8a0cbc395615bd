//! Functions of the session's user.

use super::*;

/// Renders `CURRENT_USER`, the user whose privileges apply. SQLite has no users.
pub fn current_user() -> Function<String> {
    of_nothing("current_user")
}
/// Renders `SESSION_USER`, the user who opened the session; on MySQL and MariaDB `session_user()`. SQLite has no users.
///
/// ```
/// use aludel::prelude::*;
/// assert_eq!(func::session_user().compile(&Postgres::default())?.sql(), "SESSION_USER");
/// assert_eq!(func::session_user().compile(&MySql::default())?.sql(), "session_user()");
/// assert!(func::session_user().compile(&Sqlite::default()).is_err());
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn session_user() -> Function<String> {
    of_nothing("session_user")
}
