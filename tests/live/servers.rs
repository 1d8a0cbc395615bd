//! The servers that tests start for themselves: they answer, in many threads at once, and each caller has a database.

use crate::support::servers;
use mysql::prelude::Queryable;

#[test]
fn postgres_answers() {
    let clients: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(servers::postgres)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for mut client in clients.into_iter().flatten() {
        client.batch_execute("CREATE TABLE t (a int)").unwrap();
        let version: String = client.query_one("SELECT version()", &[]).unwrap().get(0);
        assert!(version.starts_with("PostgreSQL"), "{version}");
    }
}

#[test]
fn mariadb_answers() {
    for mut client in (0..3).filter_map(|_| servers::mariadb()) {
        client.query_drop("CREATE TABLE t (a int)").unwrap();
        let version: Option<String> = client.query_first("SELECT VERSION()").unwrap();
        assert!(version.as_ref().is_some_and(|version| version.contains("MariaDB")), "{version:?}");
    }
}

#[test]
fn sqlite_answers() {
    servers::sqlite().execute_batch("CREATE TABLE t (a int)").unwrap();
}
