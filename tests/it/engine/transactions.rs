//! All of it or nothing.

use super::*;

#[test]
fn ok_commits_and_err_rolls_back() {
    let engine = Engine::new("sqlite::memory:").unwrap();
    let mut conn = engine.connect().unwrap();
    create(&mut conn, [User::table()]);
    let id = engine.transaction(|tx| insert_user(tx, 1, "ed").map(|()| 1)).unwrap();
    assert_eq!(users(&mut conn), [id]);
    let error = engine.transaction(|tx| {
        insert_user(tx, 2, "wendy")?;
        insert_user(tx, 1, "mary")
    });
    assert_eq!(*error.unwrap_err().kind(), ErrorKind::UniqueViolation { constraint: "users.id".into() });
    assert_eq!(users(&mut conn), [1]);
    // the connection goes on
    conn.transaction(|tx| insert_user(tx, 2, "wendy")).unwrap();
    assert_eq!(users(&mut conn), [1, 2]);
}

#[test]
fn a_panic_rolls_back_and_goes_on() {
    let mut conn = connect(User::table());
    let panic = catch_unwind(AssertUnwindSafe(|| {
        conn.transaction(|tx| -> aludel::Result<()> {
            insert_user(tx, 1, "ed")?;
            tx.savepoint(|sp| -> aludel::Result<()> {
                insert_user(sp, 2, "wendy")?;
                panic!("in the middle")
            })
        })
    }));
    assert_eq!(panic.unwrap_err().downcast_ref(), Some(&"in the middle"));
    assert!(users(&mut conn).is_empty());
    conn.transaction(|tx| insert_user(tx, 1, "ed")).unwrap();
    assert_eq!(users(&mut conn), [1]);
}

#[test]
fn a_savepoint_fails_alone() {
    let mut conn = connect(User::table());
    let inner = conn.transaction(|tx| {
        insert_user(tx, 1, "ed")?;
        let inner = tx.savepoint(|sp| {
            insert_user(sp, 2, "wendy")?;
            sp.savepoint(|deeper| insert_user(deeper, 3, "mary"))?;
            insert_user(sp, 1, "fred")
        });
        tx.savepoint(|sp| insert_user(sp, 4, "jack"))?;
        assert!(
            catch_unwind(AssertUnwindSafe(|| tx.savepoint(|sp| -> aludel::Result<()> {
                insert_user(sp, 5, "jane")?;
                panic!("caught inside")
            })))
            .is_err()
        );
        Ok(inner)
    });
    assert!(inner.unwrap().is_err());
    assert_eq!(users(&mut conn), [1, 4]);
    // without a transaction around it, it is one
    conn.savepoint(|sp| insert_user(sp, 6, "ed")).unwrap();
    assert!(conn.savepoint(|sp| insert_user(sp, 7, "ed").and(insert_user(sp, 7, "ed"))).is_err());
    assert_eq!(users(&mut conn), [1, 4, 6]);
}

#[test]
fn try_transaction_takes_errors_of_ones_own() {
    #[derive(Debug)]
    enum AppError {
        Database(#[allow(dead_code, reason = "it is looked at in the debugger")] Error),
        Refused,
    }
    impl From<Error> for AppError {
        fn from(error: Error) -> Self {
            AppError::Database(error)
        }
    }
    let engine = Engine::new("sqlite::memory:").unwrap();
    let mut conn = engine.connect().unwrap();
    create(&mut conn, [User::table()]);
    let refused = engine.try_transaction(|tx| -> Result<(), AppError> {
        insert_user(tx, 1, "ed")?;
        Err(AppError::Refused)
    });
    assert!(matches!(refused, Err(AppError::Refused)));
    let failed = engine.try_transaction(|tx| -> Result<(), AppError> {
        insert_user(tx, 1, "ed")?;
        Ok(insert_user(tx, 1, "ed")?)
    });
    assert!(matches!(failed, Err(AppError::Database(_))));
    assert!(users(&mut conn).is_empty());
    let id = engine.try_transaction(|tx| -> Result<i32, AppError> {
        insert_user(tx, 1, "ed")?;
        Ok(tx.one(&select(User::id))?)
    });
    assert_eq!(id.unwrap(), 1);
    assert_eq!(users(&mut conn), [1]);
}

#[test]
fn a_transaction_begins_before_it_reads() {
    // one that has read may not be allowed to write any more, if another has written in between
    let engine = Engine::new(&url(&file("immediate.db"))).unwrap();
    create(&mut engine.connect().unwrap(), [User::table()]);
    engine.transaction(|tx| insert_user(tx, 1, "0")).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    engine
                        .transaction(|tx| {
                            let count: i32 = tx.one(&select(User::name))?.parse().unwrap();
                            tx.execute(&update(User::table()).set(User::name.set((count + 1).to_string())))
                        })
                        .unwrap();
                }
            });
        }
    });
    assert_eq!(engine.connect().unwrap().one(&select(User::name)).unwrap(), "20");
}

#[test]
fn a_commit_that_fails_rolls_back() {
    let path = file("deferred.db");
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch(
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT, manager_id INTEGER REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED)",
    )
    .unwrap();
    let mut conn = Engine::new(&url(&path)).unwrap().connect().unwrap();
    let lost = User { manager_id: Some(9), ..user(1, "ed") };
    let error = conn.transaction(|tx| tx.execute(&User::insert_with_key(&lost))).unwrap_err();
    assert_eq!((error.kind(), error.statement()), (&ErrorKind::ForeignKeyViolation, Some("COMMIT")));
    assert!(users(&mut conn).is_empty());
    conn.transaction(|tx| insert_user(tx, 1, "ed")).unwrap();
    assert_eq!(users(&mut conn), [1]);
}

#[test]
fn nothing_runs_in_a_transaction_that_the_database_has_ended() {
    let path = file("ended.db");
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch(
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT, manager_id INTEGER);
         CREATE TRIGGER no_ed BEFORE INSERT ON users WHEN new.name = 'ed' BEGIN SELECT RAISE(ROLLBACK, 'no ed here'); END",
    )
    .unwrap();
    let mut conn = Engine::new(&url(&path)).unwrap().connect().unwrap();
    let outcome = conn.transaction(|tx| {
        insert_user(tx, 1, "wendy")?;
        let refused = insert_user(tx, 2, "ed").unwrap_err();
        assert_eq!(message(refused), "the database refused the statement: no ed here");
        insert_user(tx, 3, "mary") // would be kept on its own
    });
    assert!(message(outcome.unwrap_err()).starts_with("transaction: the database has ended it"));
    assert!(users(&mut conn).is_empty());
    conn.transaction(|tx| insert_user(tx, 1, "wendy")).unwrap();
    assert_eq!(users(&mut conn), [1]);
}

#[test]
fn a_function_takes_a_connection_or_a_transaction() {
    fn outer(tx: &mut Transaction<'_>) -> aludel::Result<()> {
        insert_user(tx, 1, "ed")
    }
    let mut conn = connect(User::table());
    insert_user(&mut conn, 2, "wendy").unwrap();
    conn.transaction(outer).unwrap();
    conn.transaction(|tx| tx.transaction(|inner| insert_user(inner, 3, "mary"))).unwrap();
    assert_eq!(users(&mut conn), [1, 2, 3]);
    fn shared<T: Send + Sync>() {}
    fn sent<T: Send>() {}
    shared::<Engine>();
    sent::<Connection>();
}
