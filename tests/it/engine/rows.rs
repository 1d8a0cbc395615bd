//! How many rows there are, and how they are read.

use super::decoding::{DATE, DATETIME, Everything, INTERVAL, TIME};
use super::*;

#[test]
fn one_first_and_their_kin_count_rows() {
    let mut conn = connect(User::table());
    let (all, nobody) = (select(User::name).order_by(User::id), select(User::name).filter(User::id.eq(99)));
    insert_user(&mut conn, 1, "ed").unwrap();
    assert_eq!(conn.one(&all).unwrap(), "ed");
    assert_eq!(conn.one_or_none(&all).unwrap().as_deref(), Some("ed"));
    insert_user(&mut conn, 2, "wendy").unwrap();

    assert_eq!(conn.first(&all).unwrap().as_deref(), Some("ed"));
    assert_eq!(conn.scalar(&all).unwrap().as_deref(), Some("ed"));
    let error = conn.one(&all).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::ManyRows);
    assert_eq!(
        error.to_string(),
        "expected one row, found more; `first` and `all` accept that\n  in: SELECT users.name FROM users ORDER BY users.id"
    );
    assert_eq!(*conn.one_or_none(&all).unwrap_err().kind(), ErrorKind::ManyRows);

    assert_eq!(conn.all(&nobody).unwrap(), Vec::<String>::new());
    assert_eq!(conn.first(&nobody).unwrap(), None);
    assert_eq!(conn.one_or_none(&nobody).unwrap(), None);
    assert_eq!(conn.scalar(&nobody).unwrap(), None);
    assert_eq!(*conn.one(&nobody).unwrap_err().kind(), ErrorKind::NoRow);

    assert_eq!(conn.scalar(&select((User::email, User::id))).unwrap(), None); // a row whose first column is NULL
    assert_eq!(conn.first(&select(User::email)).unwrap(), Some(None));
}

#[test]
fn rows_affected_are_those_of_the_statement() {
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    let mut run = |statement: &dyn Fn(&mut Connection) -> u64| statement(&mut conn);
    let create = &User::table().create();
    assert_eq!(run(&|c| c.execute(create).unwrap().rows_affected()), 0);
    assert_eq!(run(&|c| c.execute(&User::insert_all(&[user(1, "a"), user(2, "b")])).unwrap().rows_affected()), 2);
    let other = &Everything::table().create();
    assert_eq!(run(&|c| c.execute(other).unwrap().rows_affected()), 0); // not the two of the statement before it
    assert_eq!(run(&|c| c.execute(&User::select()).unwrap().rows_affected()), 0);
    assert_eq!(run(&|c| c.execute(&update(User::table()).set(User::name.set("c"))).unwrap().rows_affected()), 2);
    assert_eq!(run(&|c| c.execute(&update(User::table()).set(User::name.set("c")).filter(User::id.eq(9))).unwrap().rows_affected()), 0);
    assert_eq!(run(&|c| c.execute(&delete(User::table()).filter(User::id.eq(1)).returning(User::id)).unwrap().rows_affected()), 1);
    assert_eq!(users(&mut conn), [2]);
}

#[test]
fn returning_gives_rows_and_does_its_work() {
    let mut conn = connect(User::table());
    let id: i32 = conn.one(&User::insert(&user(0, "ed")).returning(User::id)).unwrap();
    assert_eq!(id, 1);
    // the first row alone is read, and all are deleted
    insert_user(&mut conn, 2, "wendy").unwrap();
    assert!(conn.first(&delete(User::table()).returning(User::id)).unwrap().is_some());
    assert!(users(&mut conn).is_empty());
}

#[test]
fn a_row_is_read_by_name_number_or_column() {
    let mut conn = connect(User::table());
    insert_user(&mut conn, 7, "ed").unwrap();
    let table = User::table();
    let row: Row = conn.one(&select(vec![table.c("id"), table.c("name"), table.c("email")])).unwrap();
    assert_eq!(row.names().collect::<Vec<_>>(), ["id", "name", "email"]);
    assert_eq!((row.len(), row.is_empty()), (3, false));
    assert_eq!(row.values(), [Value::Int(7), Value::from("ed"), Value::Null]);
    assert_eq!(row.get::<i64>("id").unwrap(), 7);
    assert_eq!(row.get::<String>(1).unwrap(), "ed");
    assert_eq!(row.get::<Option<String>>(&String::from("email")).unwrap(), None);
    assert_eq!(row.get::<i32>(User::id).unwrap(), 7);
    assert_eq!(row.get::<Value>(0).unwrap(), Value::Int(7));
    assert_eq!((row.value("name"), row.value(3)), (Some(&Value::from("ed")), None));

    let error = |e: Error| e.to_string();
    assert_eq!(error(row.get::<i32>("naem").unwrap_err()), r#"no column "naem" on "the row"; did you mean "name"?"#);
    assert_eq!(error(row.get::<i32>(3).unwrap_err()), r#"no column "3" on "the row""#);
    assert_eq!(error(row.get::<i32>("name").unwrap_err()), "column name: expected an integer, found text");
    assert!(error(row.get::<String>("email").unwrap_err()).starts_with("column email: it is NULL"));
    let twice = Row::new([("id", 1), ("id", 2)]);
    assert!(error(twice.get::<i32>("id").unwrap_err()).contains("several columns of the row have this name"));
    assert_eq!(twice.get::<i32>(1).unwrap(), 2);
}

#[test]
fn a_kept_value_is_read_like_a_cell() {
    let row = Row::new([
        ("date", Value::Date(DATE)),
        ("time", Value::from("23:05:09.001")),
        ("at", Value::DateTime(DATETIME)),
        ("span", Value::Interval(INTERVAL)),
        ("span text", Value::from("1969-12-30 22:58:58.999993")),
        ("flag", Value::Int(1)),
        ("bytes", Value::from(&[1_u8, 2][..])),
    ]);
    assert_eq!(row.get::<Date>("date").unwrap(), DATE);
    assert_eq!(row.get::<Time>("time").unwrap(), TIME);
    assert_eq!(row.get::<DateTime>("at").unwrap(), DATETIME);
    assert_eq!(row.get::<Interval>("span").unwrap(), INTERVAL);
    assert_eq!(row.get::<Interval>("span text").unwrap(), INTERVAL);
    assert!(row.get::<bool>("flag").unwrap());
    assert_eq!(row.get::<Vec<u8>>("bytes").unwrap(), [1, 2]);
}

#[test]
fn a_stream_that_is_left_early_leaves_the_connection_free() {
    let mut conn = connect(User::table());
    (1..=5).try_for_each(|id| insert_user(&mut conn, id, "ed")).unwrap();
    assert_eq!(conn.stream(&select(User::id)).unwrap().take(2).map(Result::unwrap).sum::<i32>(), 3);
    assert_eq!(conn.execute(&delete(User::table()).filter(User::id.le(3))).unwrap().rows_affected(), 3);
}

#[test]
fn a_stream_ends_with_its_first_error() {
    let path = file("mixed.db");
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch("CREATE TABLE users (id, name); INSERT INTO users VALUES (1, 'a'), ('two', 'b'), (3, 'c')").unwrap();
    let mut conn = Engine::new(&url(&path)).unwrap().connect().unwrap();
    let mut rows = conn.stream(&select((User::id, User::name))).unwrap();
    assert_eq!(rows.next().unwrap().unwrap(), (1, "a".to_owned()));
    assert_eq!(message(rows.next().unwrap().unwrap_err()), "column id: expected an integer, found text");
    assert!(rows.next().is_none() && rows.next().is_none());
}

/// What is named by the library means what was built, also where SQLite would take another column of that name in silence.
#[test]
fn names_mean_what_was_built() {
    let mut conn = connect(User::table());
    for (id, name, manager) in [(1, "ed", None), (2, "wendy", Some(1)), (3, "mary", Some(1))] {
        conn.execute(&User::insert_with_key(&User { manager_id: manager, ..user(id, name) })).unwrap();
    }
    // two labels that differ in case alone, and one that is called as the library would call another
    let s = select((User::id.label("X"), User::manager_id.label("x"))).subquery("s");
    let query = select(vec![s.c("X"), s.c("x")]).filter(s.c("X").eq(2));
    assert_eq!(conn.one(&query).unwrap().values(), [Value::Int(2), Value::Int(1)]);
    let m = User::alias("m");
    let s = select((User::id, m.col(User::id), User::name.label("id_1"))).join_on(&m, User::manager_id.eq(m.col(User::id))).subquery("s");
    let query = select((s.c("id").typed::<i32>(), s.c("id_2").typed::<i32>(), s.c("id_1").typed::<String>())).order_by(s.c("id"));
    assert_eq!(conn.all(&query).unwrap(), [(2, 1, "wendy".to_owned()), (3, 1, "mary".to_owned())]);
    // the second of two columns of one name
    let pairs = select((m.col(User::id), User::id)).join_on(User::table(), User::manager_id.eq(m.col(User::id)));
    let both = pairs.union_all(select((literal(0), literal(9)))).order_by(User::id.desc());
    assert_eq!(conn.all(&both).unwrap(), [(0, 9), (1, 3), (1, 2)]);
}
