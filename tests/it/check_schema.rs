//! What is found in a schema without a database. `tests/schema_names.rs` holds it against the databases.

use aludel::postgres;
use aludel::prelude::*;
use aludel::schema::{Constraint, Index, View};
use aludel::testing::{Finding, check_schema, check_schema_on};

fn column(name: &str, data_type: DataType) -> ColumnDef {
    ColumnDef::new(name, data_type)
}
fn key(name: &str) -> ColumnDef {
    column(name, DataType::Integer).primary_key()
}
fn found(tables: impl IntoIterator<Item = Table>) -> Vec<String> {
    check_schema(&MetaData::of(tables)).iter().map(ToString::to_string).collect()
}

#[test]
fn a_sound_schema_has_nothing_to_say() {
    let users = Table::new("users").column(key("id")).column(column("name", DataType::Varchar(Some(50))).unique());
    let posts = Table::new("posts")
        .column(key("id"))
        .column(column("user_id", DataType::Integer).foreign_key("users.id").index())
        // strings may have other lengths
        .column(column("user_name", DataType::Varchar(Some(20))).foreign_key("users.name").index())
        // and a key that takes its type from what it refers to is alike
        .column(column("other_id", DataType::Unknown).foreign_key("users.id").index());
    assert_eq!(found([users, posts]), [""; 0]);
}

#[test]
fn keys_of_unlike_types() {
    let users = || Table::new("users").column(column("id", DataType::BigInteger).primary_key());
    let of = |ty: DataType| Table::new("t").column(column("u", ty).foreign_key("users.id").index());
    assert_eq!(found([users(), of(DataType::Integer)]), ["t.u is INTEGER, and users.id, which it refers to, is BIGINT (on sqlite)"]);
    assert_eq!(found([users(), of(DataType::Text)])[0], "t.u is TEXT, and users.id, which it refers to, is BIGINT (on sqlite)");
    // alike on SQLite and PostgreSQL, and not on MySQL
    let unsigned = aludel::mysql::bigint().unsigned();
    let variant = DataType::BigInteger.with_variant(unsigned, ["mysql", "mariadb"]);
    assert_eq!(found([users(), of(variant)]), ["t.u is BIGINT UNSIGNED, and users.id, which it refers to, is BIGINT (on mysql)"]);
}

/// InnoDB takes such a key, and then no row.
#[test]
fn keys_of_other_digits() {
    let of = |own: DataType, other: DataType| {
        let prices = Table::new("prices").column(column("price", other).primary_key());
        found([prices, Table::new("t").column(column("p", own).foreign_key("prices.price").index())])
    };
    assert_eq!(
        of(DataType::numeric((10, 2)), DataType::numeric((12, 4))),
        ["t.p is NUMERIC(10, 2), and prices.price, which it refers to, is NUMERIC(12, 4) (on sqlite)"]
    );
    assert_eq!(of(DataType::numeric((10, 2)), DataType::numeric((10, 2))), [""; 0]);
    let at = |digits: u8| DataType::DateTime.with_variant(aludel::mysql::datetime(digits), ["mysql", "mariadb"]);
    assert_eq!(of(at(3), at(6)), ["t.p is DATETIME(3), and prices.price, which it refers to, is DATETIME(6) (on mysql)"]);
    // how wide MySQL shows an integer is no matter
    let shown = DataType::Integer.with_variant(aludel::mysql::integer().width(5), ["mysql", "mariadb"]);
    assert_eq!(of(shown, DataType::Integer), [""; 0]);
}

/// What is looked for must be in the index.
#[test]
fn keys_with_an_index_of_some_rows() {
    let of = |condition: Expr<bool>| {
        let t = Table::new("t").column(key("id")).column(column("u", DataType::Integer).foreign_key("t.id"));
        let index = Index::new("ix", [aludel::prelude::column("u")]);
        found([t.index(index.option(postgres::where_(condition.clone())).option(aludel::sqlite::where_(condition)))])
    };
    let u = || aludel::prelude::column("u");
    assert_eq!(of(u().gt(5)), ["t: no index begins with the foreign key (u)"]);
    assert_eq!(of(u().is_not_null() & u().gt(5)), ["t: no index begins with the foreign key (u)"]);
    assert_eq!(of(u().is_not_null()), [""; 0]);
}

/// What is wrong everywhere is said once.
#[test]
fn two_tables_of_one_name() {
    let users = || Table::new("users").column(key("id"));
    let found = found([users(), users().column(column("x", DataType::Integer))]);
    assert_eq!(found, ["two different tables are called \"users\"; rename one of them\n  in: CREATE TABLE users"]);
}

#[test]
fn keys_without_an_index() {
    let shelf = || Table::new("shelf").column(key("hall")).column(key("number"));
    let boxes = || {
        let boxes =
            Table::new("boxes").column(key("id")).column(column("hall", DataType::Integer)).column(column("number", DataType::Integer));
        boxes.constraint(Constraint::foreign_key(["hall", "number"], ["shelf.hall", "shelf.number"]))
    };
    let missing = ["boxes: no index begins with the foreign key (hall, number)"];
    assert_eq!(found([shelf(), boxes()]), missing);
    let indexed = |parts: [&str; 2]| boxes().index(Index::new("ix", parts.map(aludel::prelude::column)));
    assert_eq!(found([shelf(), indexed(["number", "hall"])]), [""; 0]);
    assert_eq!(found([shelf(), indexed(["number", "id"])]), missing);
    assert_eq!(found([shelf(), boxes().constraint(Constraint::unique(["hall", "number", "id"]))]), [""; 0]);
    // the primary key is an index, too
    let tree = Table::new("tree").column(column("id", DataType::Integer).primary_key().foreign_key("tree.id"));
    assert_eq!(found([tree]), [""; 0]);
}

#[test]
fn names_that_some_database_cannot_have() {
    let long = "n".repeat(64);
    let umlauts = "ä".repeat(40); // 80 bytes
    let t = Table::new("sqlite_t").column(key("id")).column(column("Id", DataType::Integer)).column(column(&long, DataType::Integer));
    let t = t.column(column(&umlauts, DataType::Integer)).column(column("end ", DataType::Integer)).column(column("🙂", DataType::Integer));
    let t = t.index(Index::new(format!("{long}n"), [aludel::prelude::column("id")]));
    let found = found([t]).join("\n").replace(&long, "LONG").replace(&umlauts, "ÄÄÄ");
    assert_eq!(
        found,
        "\
sqlite_t: sqlite keeps names that begin with \"sqlite_\" for itself
sqlite_t.Id: sqlite takes it for the same name as \"id\"
sqlite_t.end : mysql takes no space at the end of a name
sqlite_t.🙂: mysql takes no characters beyond U+FFFF in a name
index LONGn of sqlite_t: mysql takes names of 64 characters
sqlite_t.Id: mysql takes it for the same name as \"id\"
sqlite_t.end : mariadb takes no space at the end of a name
sqlite_t.🙂: mariadb takes no characters beyond U+FFFF in a name
index LONGn of sqlite_t: mariadb takes names of 64 characters
sqlite_t.Id: mariadb takes it for the same name as \"id\"
sqlite_t.LONG: postgresql takes names of 63 bytes
sqlite_t.ÄÄÄ: postgresql takes names of 63 bytes
index LONGn of sqlite_t: postgresql takes names of 63 bytes"
    );
}

#[test]
fn what_some_database_cannot_say() {
    let docs = Table::new("docs").column(key("id")).column(column("doc", postgres::jsonb()));
    let refused = check_schema(&MetaData::of([docs.clone()]));
    let on: Vec<&str> = refused
        .iter()
        .map(|finding| match finding {
            Finding::Refused { what, dialect, .. } if what == "docs.doc" => dialect.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(on, ["sqlite", "mysql", "mariadb"]);
    assert_eq!(check_schema_on(&MetaData::of([docs]), &[&Postgres::default()]), []);

    let later = Table::new("t").column(key("id")).constraint(Constraint::unique(["id"]).deferrable(true));
    let found = found([later]);
    assert_eq!(
        found[0],
        "t: sqlite 3.51 has no DEFERRABLE constraints; they are checked at once; change rows in an order that keeps to them\n  \
         in: UNIQUE (id) of CREATE TABLE t"
    );

    let lost = Table::new("t").column(key("id")).column(column("u", DataType::Integer).foreign_key("user.id").index());
    let users = Table::new("users").column(key("id"));
    assert_eq!(
        check_schema(&MetaData::of([lost, users])).last().unwrap().to_string(),
        "no table \"user\", which a foreign key of \"t\" refers to; did you mean \"users\"? There are: t, users"
    );
}

#[test]
fn what_is_wrong_with_all_of_it_together() {
    let users = || Table::new("users").column(key("id"));
    let named = |table: &str| {
        let user = column("u", DataType::Integer).index().foreign_key_with("users.id", |key| key.name("fk_user"));
        Table::new(table.to_owned()).column(key("id")).column(user)
    };
    // MySQL and MariaDB have one name for foreign keys of a schema
    assert_eq!(
        found([users(), named("a"), named("b")]),
        [
            "create_all on mysql: two different foreign keys are called \"fk_user\"; rename one of them",
            "create_all on mariadb: two different foreign keys are called \"fk_user\"; rename one of them"
        ]
    );
    let of = |table: &str, to: &str| {
        Table::new(table.to_owned()).column(key("id")).column(column("x", DataType::Integer).index().foreign_key(to))
    };
    let circle = |found: Vec<String>| found.iter().map(|one| one.lines().next().unwrap_or_default().to_owned()).collect::<Vec<_>>();
    let without =
        |table: &str| format!("{table}: FOREIGN KEY (x) of {table:?}: it has no name; give it one: `.name(..)`, or a naming convention");
    let of_circle = MetaData::of([of("a", "b.id"), of("b", "a.id")]);
    let on: Vec<String> =
        check_schema_on(&of_circle, &[&Sqlite::default(), &Postgres::default()]).iter().map(ToString::to_string).collect();
    assert_eq!(circle(on), ["a", "b"].map(without));
    let metadata = MetaData::of([users()]);
    let all = select(users().c("id"));
    metadata.add_view(View::new("n".repeat(64), &all));
    metadata.add_view(View::new("kept", &all).materialized());
    let on: Vec<String> = check_schema_on(&metadata, &[&Sqlite::default(), &Postgres::default()]).iter().map(ToString::to_string).collect();
    let long = "n".repeat(64);
    assert_eq!(
        circle(on),
        [
            "view kept: sqlite 3.51 has no CREATE MATERIALIZED VIEW; keep the rows in a table: `CreateTableAs::named(..)`".to_owned(),
            format!("view {long}: name \"{long}\": postgresql takes names of 63 bytes, and this one is longer; shorten it"),
        ]
    );
}

#[test]
fn an_index_that_the_database_makes_by_itself() {
    let users = Table::new("users").column(key("id"));
    let posts = Table::new("posts").column(key("id")).column(column("u", DataType::Integer).foreign_key("users.id"));
    let metadata = MetaData::of([users, posts]);
    assert_eq!(check_schema_on(&metadata, &[&MySql::default(), &MariaDb::default()]), []);
    assert_eq!(check_schema_on(&metadata, &[&MySql::default(), &Postgres::default()]).len(), 1);
}

/// What a foreign key refers to and is not there: the message says who refers, and what is nearest.
#[test]
fn foreign_keys_to_nothing() {
    let wrong = |to: &str| {
        let users = Table::new("users").schema("acme").column(key("id"));
        let posts = Table::new("posts").column(key("id")).column(column("u", DataType::Integer).index().foreign_key(to));
        MetaData::of([users, posts]).create_all().statements(&Postgres::default()).unwrap_err().to_string()
    };
    assert_eq!(
        ["users.id", "acme.user.id", "acme.users.ID", "users"].map(wrong),
        [
            "no table \"users\", which a foreign key of \"posts\" refers to; did you mean \"acme.users\"? There are: acme.users, posts",
            "no table \"acme.user\", which a foreign key of \"posts\" refers to; did you mean \"acme.users\"? There are: acme.users, posts",
            "no column \"ID\" on \"acme.users\"; did you mean \"id\"?\n  in: FOREIGN KEY (u) of CREATE TABLE posts",
            "foreign key \"users\" of \"posts\": expected its target as \"table.column\" or \"schema.table.column\"",
        ]
    );
}
