//! Where a database is, who shares it, and what is told of it.

use super::*;

#[test]
fn a_database_in_memory_is_shared_by_the_connections_of_its_engine() {
    let engine = Engine::new("sqlite::memory:").unwrap();
    create(&mut engine.connect().unwrap(), [User::table()]); // this connection is closed now
    let clone = engine.clone();
    std::thread::spawn(move || insert_user(&mut clone.connect().unwrap(), 1, "ed").unwrap()).join().unwrap();
    let (mut one, mut two) = (engine.connect().unwrap(), engine.connect().unwrap());
    assert_eq!(users(&mut one), [1]);
    insert_user(&mut one, 2, "wendy").unwrap();
    assert_eq!(users(&mut two), [1, 2]);
    drop(engine);
    assert_eq!(users(&mut two), [1, 2]);
    // another engine has another
    let other = Engine::new("sqlite::memory:").unwrap();
    assert!(other.connect().unwrap().all(&User::select()).is_err());
}

#[test]
fn writers_of_a_database_in_memory_wait_for_each_other() {
    let engine = Engine::new("sqlite::memory:").unwrap();
    create(&mut engine.connect().unwrap(), [User::table()]);
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let engine = &engine;
            scope.spawn(move || {
                let mut conn = engine.connect().unwrap();
                for i in 0..25 {
                    conn.transaction(|tx| insert_user(tx, thread * 100 + i, "x")).unwrap();
                }
            });
        }
    });
    assert_eq!(users(&mut engine.connect().unwrap()).len(), 100);
}

#[test]
fn a_file_is_made_and_stays() {
    let path = file("a file?.db");
    let encoded = url(&path).replace(' ', "%20").replace('?', "%3F");
    let engine = Engine::new(&encoded).unwrap();
    assert!(!path.exists(), "no connection is made before it is asked for");
    create(&mut engine.connect().unwrap(), [User::table()]);
    insert_user(&mut engine.connect().unwrap(), 1, "ed").unwrap();
    drop(engine);
    assert!(path.exists());
    let absolute = encoded.replace("sqlite:/", "sqlite:///");
    assert_eq!(users(&mut Engine::new(&absolute).unwrap().connect().unwrap()), [1]);
}

#[test]
fn what_cannot_be_opened_says_so() {
    let error = Engine::new("sqlite:/nowhere/at/all.db").unwrap().connect().unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Connect);
    assert!(error.to_string().contains("/nowhere/at/all.db"), "{error}");
    for wrong in ["", "sqlite:", "sqlite:app.db?mode=ro", "postgresql://scott:tiger@localhost/app", "oracle://x"] {
        let error = Engine::new(wrong).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Url { .. }), "{error}");
        assert!(!error.to_string().contains("tiger"), "{error}");
    }
}

#[test]
fn a_file_that_cannot_be_written_can_be_read() {
    let path = file("read_only.db");
    {
        let mut conn = Engine::new(&url(&path)).unwrap().connect().unwrap();
        create(&mut conn, [User::table()]);
        insert_user(&mut conn, 1, "ed").unwrap();
    }
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let engine = Engine::new(&url(&path)).unwrap();
    assert_eq!(engine.transaction(|tx| tx.all(&select(User::id))).unwrap(), [1]);
}
