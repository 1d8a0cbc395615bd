//! What INSERT, UPDATE and DELETE do to rows is the same on every database that takes them: they are run over the same rows,
//! and the rows are compared.

use crate::fixtures::people::{Mail, Person};
use crate::support::schemas::Database;
use aludel::compiler::CompileOptions;
use aludel::compiler::Dialect;
use aludel::prelude::*;

fn literal_sql(statement: &impl Statement, dialect: &dyn Dialect) -> aludel::Result<String> {
    Ok(statement.compile_with(dialect, CompileOptions::new().literal_binds())?.sql().to_owned())
}

/// The rows after the statement: those of `people`, then those of `mails`.
fn after(statement: &impl Statement, dialect: &dyn Dialect, database: &mut Database) -> Result<Vec<String>, String> {
    let sql = literal_sql(statement, dialect).map_err(|error| error.to_string())?;
    for table in ["mails", "people"] {
        let _ = database.run(&format!("DROP TABLE IF EXISTS {table}"));
    }
    for create in [Person::table(), Mail::table()].map(|table| table.create()) {
        // rows are deleted that others refer to
        let sql = literal_sql(&create, dialect).unwrap();
        let keys = sql.find(", FOREIGN KEY").or_else(|| sql.find(", \n\tFOREIGN KEY")).map_or(sql.clone(), |at| format!("{})", &sql[..at]));
        database.run(&keys).unwrap();
    }
    let people = [(1, "ann", Some(30), 1), (2, "bob", None, 2), (3, "cid", Some(50), 3)];
    let mails = [(1, 1, "a@x"), (2, 1, "a@y"), (3, 3, "c@x")];
    let people = insert(Person::table()).columns((Person::id, Person::name, Person::age, Person::visits)).rows(people);
    let mails = insert(Mail::table()).columns((Mail::id, Mail::person_id, Mail::address)).rows(mails);
    database.run(&literal_sql(&people, dialect).unwrap()).unwrap();
    database.run(&literal_sql(&mails, dialect).unwrap()).unwrap();
    database.run(&sql).unwrap_or_else(|error| panic!("{}: {error}\n{sql}", dialect.name()));
    let text = |column: Expr<Option<String>>| func::coalesce((column, "-"));
    let person = text(Person::id.cast::<String>().nullable())
        + "|"
        + Person::name
        + "|"
        + text(Person::age.cast::<String>())
        + "|"
        + text(Person::visits.cast::<String>().nullable());
    let person = select(person).order_by(Person::id);
    let mail = select(text(Mail::id.cast::<String>().nullable()) + "|" + Mail::address).order_by(Mail::id);
    let mut rows = database.column(&literal_sql(&person, dialect).unwrap());
    rows.extend(database.column(&literal_sql(&mail, dialect).unwrap()));
    Ok(rows)
}

/// Runs a statement everywhere: the rows are these, wherever it is not refused; and it is taken by so many.
fn gives(statement: &impl Statement, rows: &[&str], refused_by: &[&str]) {
    for mut database in Database::all() {
        let dialect = database.dialect.clone();
        match after(statement, &*dialect, &mut database) {
            Ok(found) => {
                assert!(!refused_by.contains(&dialect.name()), "{} takes it", dialect.name());
                assert_eq!(found, rows, "{}", dialect.name());
            }
            Err(error) => assert!(refused_by.contains(&dialect.name()), "{error}"),
        }
    }
}

const MAILS: [&str; 3] = ["1|a@x", "2|a@y", "3|c@x"];
fn people(rows: [&'static str; 3]) -> Vec<&'static str> {
    rows.into_iter().chain(MAILS).collect()
}

#[test]
fn upserts() {
    let by_id = |id: i32| insert(Person::table()).values((Person::id.set(id), Person::name.set("bob"), Person::visits.set(10)));
    let by_name = |name: &str| insert(Person::table()).values((Person::name.set(name), Person::visits.set(10)));
    let more = Person::visits.set(Person::visits + Person::visits.excluded());
    let done = people(["1|ann|30|1", "2|bob|-|12", "3|cid|50|3"]);
    gives(&by_name("bob").on_conflict(Person::name).do_update(more.clone()), &done, &[]);
    gives(&by_name("bob").on_duplicate_key_update(more.clone()), &done, &["postgresql"]);
    gives(&by_id(2).on_duplicate_key_update(more.clone()), &done, &["postgresql"]);
    gives(&by_id(2).on_conflict(Person::id).do_update(more.clone()), &done, &["mariadb"]);
    gives(&by_name("bob").on_conflict(Person::name).do_update(more.clone()).filter(Person::age.is_null()), &done, &["mariadb"]);
    let kept = people(["1|ann|30|1", "2|bob|-|2", "3|cid|50|3"]);
    gives(&by_name("bob").on_conflict(Person::name).do_nothing(), &kept, &[]);
    gives(&by_name("bob").on_any_conflict().do_nothing(), &kept, &[]);
    gives(&by_name("bob").on_conflict(Person::name).do_update(more.clone()).filter(Person::age.gt(5)), &kept, &["mariadb"]);
    // what is assigned reads the row as it was
    let set = (Person::age.set(Person::visits), Person::visits.set(7));
    gives(&by_name("bob").on_conflict(Person::name).do_update(set), &people(["1|ann|30|1", "2|bob|2|7", "3|cid|50|3"]), &[]);
    let set = (Person::visits.set(func::coalesce((Person::age, 9))), Person::age.set(7));
    gives(&by_name("ann").on_conflict(Person::name).do_update(set), &people(["1|ann|7|30", "2|bob|-|2", "3|cid|50|3"]), &[]);
    let copies = select((Person::name, Person::visits * 2)).filter(Person::id.ge(2));
    let doubled = insert(Person::table()).from_select((Person::name, Person::visits), copies);
    let twice = people(["1|ann|30|1", "2|bob|-|4", "3|cid|50|6"]);
    gives(&doubled.on_conflict(Person::name).do_update(Person::visits.set_excluded()), &twice, &[]);
    let all = insert(Person::table()).from_select((Person::name, Person::visits), select((Person::name, Person::visits)));
    gives(&all.on_conflict(Person::name).do_nothing(), &kept, &["mariadb"]);
    let p = Person::alias("p");
    let all = insert(Person::table()).from_select((Person::name, Person::visits), select((p.col(Person::name), p.col(Person::visits))));
    gives(&all.clone().on_conflict(Person::name).do_nothing(), &kept, &[]);
    let summed = people(["1|ann|30|2", "2|bob|-|4", "3|cid|50|6"]);
    gives(&all.on_conflict(Person::name).do_update(more), &summed, &[]);
}

#[test]
fn updates() {
    // columns are read before they are written
    let shifted = update(Person::table()).set((Person::age.set(Person::visits), Person::visits.set(func::coalesce((Person::age, 0)) + 1)));
    let exchanged = people(["1|ann|1|31", "2|bob|2|1", "3|cid|3|51"]);
    gives(&shifted, &exchanged, &["mariadb"]);
    let set = (Person::age.set(100), Person::visits.set(func::coalesce((Person::age, 0))));
    gives(&update(Person::table()).set(set), &people(["1|ann|100|30", "2|bob|100|0", "3|cid|100|50"]), &[]);
    let mailed = people(["1|ann|30|0", "2|bob|-|2", "3|cid|50|0"]);
    let zero = Person::visits.set(0);
    gives(&update(Person::table()).join(Mail::table()).set(zero.clone()), &mailed, &[]);
    gives(&update(Person::table()).set(zero.clone()).filter(Person::id.eq(Mail::person_id)), &mailed, &[]);
    let u = Person::alias("u");
    gives(&update(&u).set(zero.clone()).filter(u.col(Person::id).eq(Mail::person_id)), &mailed, &[]);
    let lonely = update(Person::table()).left_join(Mail::table()).set(zero.clone()).filter(Mail::id.is_null());
    gives(&lonely, &people(["1|ann|30|1", "2|bob|-|0", "3|cid|50|3"]), &["sqlite", "postgresql"]);
    let oldest = update(Person::table()).set(zero.clone()).order_by(Person::age.desc()).limit(1);
    gives(&oldest, &people(["1|ann|30|1", "2|bob|-|2", "3|cid|50|0"]), &["sqlite", "postgresql"]);
    let some = update(Person::table()).set(zero).filter(Person::id.eq(Mail::person_id)).order_by(Person::id.desc()).limit(1);
    gives(&some, &people(["1|ann|30|1", "2|bob|-|2", "3|cid|50|0"]), &["sqlite", "postgresql"]);
    let pair = select((Person::alias("o").col(Person::age), Person::alias("o").col(Person::visits)))
        .filter(Person::alias("o").col(Person::id).eq(3));
    let copied = update(Person::table()).set(tuple((Person::age, Person::visits)).set(pair)).filter(Person::id.eq(1));
    gives(&copied, &people(["1|ann|50|3", "2|bob|-|2", "3|cid|50|3"]), &["mariadb"]);
}

#[test]
fn deletes() {
    let left = ["2|bob|-|2", "1|a@x", "2|a@y", "3|c@x"];
    gives(&delete(Person::table()).join(Mail::table()), &left, &["sqlite"]);
    gives(&delete(Person::table()).filter(Person::id.eq(Mail::person_id)), &left, &["sqlite"]);
    let p = Person::alias("p");
    gives(&delete(&p).filter(p.col(Person::id).eq(Mail::person_id)), &left, &["sqlite"]);
    let two = ["1|ann|30|1", "3|cid|50|3", "1|a@x", "2|a@y", "3|c@x"];
    gives(&delete(&p).filter(p.col(Person::age).is_null()), &two, &[]);
    gives(&delete(Person::table()).left_join(Mail::table()).filter(Mail::id.is_null()), &two, &["sqlite", "postgresql"]);
    gives(&delete(Person::table()).filter(Person::id.in_(select(p.col(Person::id)).filter(p.col(Person::age).is_null()))), &two, &[]);
    gives(
        &delete(Person::table()).order_by(Person::visits).limit(2),
        &["3|cid|50|3", "1|a@x", "2|a@y", "3|c@x"],
        &["sqlite", "postgresql"],
    );
}
