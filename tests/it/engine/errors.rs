//! The database's refusals, by kind.

use super::*;

#[test]
fn violations_have_kinds_and_show_no_values() {
    let path = file("violations.db");
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch(
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL CONSTRAINT short CHECK (length(name) < 9),
             email TEXT UNIQUE, manager_id INTEGER REFERENCES users (id));
         CREATE UNIQUE INDEX one_name ON users (lower(name))",
    )
    .unwrap();
    let mut conn = Engine::new(&url(&path)).unwrap().connect().unwrap();
    let ed = User { email: Some("secret@mail".into()), ..user(1, "ed") };
    conn.execute(&User::insert_with_key(&ed)).unwrap();
    let mut kind = |user: User| {
        let error = conn.execute(&User::insert_with_key(&user)).unwrap_err();
        let text = error.to_string();
        assert!(!text.contains("secret"), "{text}");
        assert!(text.ends_with("\n  in: INSERT INTO users (id, name, email, manager_id) VALUES (?, ?, ?, ?)"), "{text}");
        assert!(std::error::Error::source(&error).unwrap().is::<rusqlite::Error>());
        (error.kind().clone(), message(error))
    };
    let (unique, words) = kind(User { id: 2, name: "x".into(), ..ed.clone() });
    assert_eq!(unique, ErrorKind::UniqueViolation { constraint: "users.email".into() });
    assert_eq!(words, "a row with this key already exists (users.email): UNIQUE constraint failed: users.email");
    assert_eq!(kind(user(1, "x")).0, ErrorKind::UniqueViolation { constraint: "users.id".into() });
    assert_eq!(kind(user(2, "ED")).0, ErrorKind::UniqueViolation { constraint: "one_name".into() });
    assert_eq!(kind(user(2, "secretsecret")).0, ErrorKind::CheckViolation { constraint: "short".into() });
    assert_eq!(kind(User { manager_id: Some(77), ..user(2, "x") }).0, ErrorKind::ForeignKeyViolation);
    let missing = conn.execute(&insert(User::table()).values((User::id.set(3),))).unwrap_err();
    assert_eq!(*missing.kind(), ErrorKind::NotNullViolation { column: "users.name".into() });
    // deleting what is referred to
    insert_user(&mut conn, 5, "boss").unwrap();
    conn.execute(&User::insert_with_key(&User { manager_id: Some(5), ..user(6, "y") })).unwrap();
    let error = conn.execute(&delete(User::table()).filter(User::id.eq(5))).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::ForeignKeyViolation);
}

#[test]
fn what_the_database_refuses_is_said_with_the_statement() {
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    let error = conn.all(&select(User::id)).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Database);
    assert_eq!(error.to_string(), "the database refused the statement: no such table: users\n  in: SELECT users.id FROM users");
}

#[test]
fn a_locked_database_is_busy() {
    let path = file("busy.db");
    let engine = Engine::new(&url(&path)).unwrap();
    let mut conn = engine.connect().unwrap();
    create(&mut conn, [User::table()]);
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let started = std::time::Instant::now();
    let error = insert_user(&mut conn, 1, "ed").unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Busy);
    assert!(started.elapsed().as_secs() >= 4, "it waits for the lock");
    assert!(message(error).starts_with("the database is locked by another connection"));
}
