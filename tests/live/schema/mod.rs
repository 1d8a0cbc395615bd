//! `create_all` and `drop_all` on SQLite, PostgreSQL and MariaDB: what was declared is there, then nothing is. MySQL's
//! statements go through the judge of its grammar.

mod declared;

use crate::support::judge;
use crate::support::schemas::Database;
use aludel::Name;
use aludel::ast::{Commented, Ddl};
use aludel::create::DdlScript;
use aludel::prelude::*;
use aludel::schema::{Action, Constraint, Index, NamingConvention, View};
use declared::{all_schemas, integer, key, library, string};

/// Runs a script as [`DdlScript::run`] does, and looks whether each statement did what it says.
fn run(script: &DdlScript, check_first: bool, drops: bool, database: &mut Database) -> Result<usize, String> {
    let mut ran = 0;
    for statement in script.statements(&*database.dialect).map_err(|error| error.to_string())? {
        let sql = statement.compile(&*database.dialect).map_err(|error| format!("{statement}: {error}"))?;
        if check_first && database.exists(&statement) == Some(!drops) {
            continue;
        }
        database.run(sql.sql()).map_err(|error| format!("{error}\n    {}", sql.sql()))?;
        ran += 1;
        if database.exists(&statement) == Some(drops) {
            return Err(format!("it says it did, and did not: {}", sql.sql()));
        }
    }
    Ok(ran)
}

#[test]
fn what_is_created_is_there_and_what_is_dropped_is_gone() {
    let mut wrong = vec![];
    for mut database in Database::all() {
        for (name, schema) in all_schemas(&*database.dialect) {
            if database.name == "postgresql" {
                database
                    .run("CREATE EXTENSION IF NOT EXISTS hstore SCHEMA public; CREATE EXTENSION IF NOT EXISTS citext SCHEMA public")
                    .unwrap();
            }
            database.schema(&Name::from("factory"));
            let here = database.name;
            let mut tell =
                |what: &str, problem: Option<String>| wrong.extend(problem.map(|problem| format!("{here}: {name}: {what}: {problem}")));
            let tables = schema.tables().len() as i64;
            tell("create", run(&schema.create_all(), false, false, &mut database).err());
            tell("all of it", (database.things() < tables).then(|| "some tables are not there".into()));
            let again = run(&schema.create_all(), true, false, &mut database);
            let comments = |ddl: &Ddl| matches!(ddl, Ddl::SetComment(_));
            let repeated = schema.create_all().statements(&*database.dialect).unwrap().iter().filter(|ddl| comments(ddl)).count();
            tell("create again", (again != Ok(repeated)).then(|| format!("{again:?} for {repeated}")));
            tell("drop", run(&schema.drop_all(), false, true, &mut database).err());
            let left = database.things();
            tell("nothing", (left > 0).then(|| format!("{left} are left")));
            tell("drop again", run(&schema.drop_all(), true, true, &mut database).err());
            // the half of it that is not there is created, then all of it goes
            if let Some(table) = schema.sorted_tables().first().filter(|_| name != "circles") {
                tell("chosen", run(&schema.create_all().tables([table]), false, false, &mut database).err());
                tell("the rest", run(&schema.create_all(), true, false, &mut database).err());
                tell("drop all", run(&schema.drop_all(), true, true, &mut database).err());
            }
            let left = database.things();
            tell("nothing in the end", (left > 0).then(|| format!("{left} are left")));
            database.clear();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where each statement has it, IF NOT EXISTS and IF EXISTS do for a script what they do for a statement.
#[test]
fn if_not_exists_is_said_of_every_statement_that_has_it() {
    for mut database in Database::all() {
        let dialect = &*database.dialect;
        let plain = MetaData::of([
            Table::new("t").column(key()).column(string("name", 20)),
            Table::new("u").column(integer("n").foreign_key("t.id")),
        ]);
        let indexed = MetaData::of([Table::new("i").column(string("name", 20).index())]);
        let has_indexes = dialect.features().ddl.index_if_exists;
        for schema in [Some(plain), has_indexes.then_some(indexed)].into_iter().flatten() {
            for _ in 0..2 {
                run(&schema.create_all().if_not_exists(), false, false, &mut database).unwrap();
            }
            for _ in 0..2 {
                run(&schema.drop_all().if_exists(), false, true, &mut database).unwrap();
            }
            assert_eq!(database.things(), 0);
        }
    }
}

/// Comments are where the database keeps them.
#[test]
fn comments_are_kept() {
    for mut database in Database::all() {
        let sql = match database.name {
            "postgresql" => {
                "SELECT count(*) FROM pg_description WHERE classoid = 'pg_class'::regclass AND objoid = 'books'::regclass \
                 AND description IN ('what we lend', 'as on the cover')"
            }
            "sqlite" => continue, // it has none, and a warning says so
            _ => {
                "SELECT (SELECT count(*) FROM information_schema.columns WHERE table_schema = database() AND table_name = 'books' AND column_comment = 'as on the cover') \
                 + (SELECT count(*) FROM information_schema.tables WHERE table_schema = database() AND table_comment = 'what we lend')"
            }
        };
        run(&library().create_all(), false, false, &mut database).unwrap();
        assert_eq!(database.count(sql), 2, "{}", database.name);
        let books = library().table("books").unwrap();
        for set in [aludel::ast::SetComment::of_table(&books), aludel::ast::SetComment::of_column(&books, "title")] {
            assert!(matches!(set.on, Commented::Table(_) | Commented::Column(..)));
            database.run(set.drop().compile(&*database.dialect).unwrap().sql()).unwrap();
        }
        assert_eq!(database.count(sql), 0, "{}", database.name);
    }
}

/// The same through the engine, in a transaction and outside of one.
#[test]
fn the_engine_runs_them() {
    let sqlite = Sqlite::default();
    let count = text("SELECT count(*) FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'").columns::<(i64,)>();
    for (name, schema) in all_schemas(&sqlite) {
        let engine = Engine::new("sqlite::memory:").unwrap();
        let mut conn = engine.connect().unwrap();
        conn.execute(&aludel::ast::ddl("ATTACH ':memory:' AS factory")).unwrap();
        for first in [false, true] {
            let (create, drop) = (schema.create_all(), schema.drop_all());
            let (create, drop) = if first { (create.check_first(), drop.check_first()) } else { (create, drop) };
            for _ in 0..=usize::from(first) {
                create.run(&mut conn).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
            assert!(conn.scalar(&count).unwrap() >= Some(schema.tables().len() as i64), "{name}");
            for _ in 0..=usize::from(first) {
                drop.run(&mut conn).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
            assert_eq!(conn.scalar(&count).unwrap(), Some(0), "{name}");
        }
        // what fails in the middle leaves nothing behind
        let twice = View::new("of_nothing", &select(table("nowhere", ["x"]).c("x")));
        schema.add_view(twice.clone());
        schema.add_view(twice);
        let failed: aludel::Result<()> = conn.transaction(|tx| schema.create_all().run(tx));
        assert!(failed.is_err(), "{name}");
        assert_eq!(conn.scalar(&count).unwrap(), Some(0), "{name}");
    }
}

#[test]
fn mysql_has_the_grammar_of_it() {
    let mysql = MySql::default();
    let mut sql = vec![];
    for (name, schema) in all_schemas(&mysql) {
        for script in [schema.create_all(), schema.drop_all()] {
            for statement in script.statements(&mysql).unwrap() {
                sql.push((name, statement.compile(&mysql).unwrap_or_else(|error| panic!("{name}: {error}")).sql().to_owned()));
            }
        }
    }
    let refused = judge::refusals(sql.iter().map(|(name, sql)| (*name, sql.as_str()))).unwrap_or_default();
    let refused: Vec<String> =
        refused.into_iter().filter(|one| !one.is_gap()).map(|one| format!("{}: {}\n    {}", one.name, one.message, one.sql)).collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// Two things of one name: refused where the database has one name for both, and nowhere else.
#[test]
fn names_are_taken_where_the_database_takes_them() {
    let table = |name: &str| Table::new(name).column(key()).column(integer("a").not_null());
    let both = |a: fn(Table) -> Table, b: fn(Table) -> Table| MetaData::of([a(table("t")), b(table("u"))]);
    let view = |name: &str| View::new(name, &select(column("id")).from(table("t")));
    let with_view = |name: &str, schema: MetaData| {
        schema.add_view(view(name));
        schema
    };
    let with_sequence = |name: &str, schema: MetaData| {
        schema.add_sequence(Sequence::new(name));
        schema
    };
    let index: fn(Table) -> Table = |t| t.index(Index::new("x", column("a")));
    let unique: fn(Table) -> Table = |t| t.constraint(Constraint::unique(["a"]).name("x"));
    let check: fn(Table) -> Table = |t| t.constraint(Constraint::check(column("a").gt(0)).name("x"));
    let refers: fn(Table) -> Table = |t| t.constraint(Constraint::foreign_key(["a"], ["t.id"]).name("x"));
    let called: fn(Table) -> Table = |t| t.renamed("x");
    let same: fn(Table) -> Table = |t| t;
    let long = |end: &str| -> Table {
        let check = Constraint::check(column("a").gt(0)).name(format!("{}{end}", "n".repeat(60)));
        table(&format!("t{end}")).constraint(check)
    };
    let cut = NamingConvention::new().check("{table_name}_{constraint_name}");
    let mut cases = vec![
        ("two indexes", both(index, index)),
        ("two keys", both(unique, unique)),
        ("two checks", both(check, check)),
        ("two foreign keys", both(refers, refers)),
        ("an index and a key", both(index, unique)),
        ("an index and a check", both(index, check)),
        ("an index and a table", both(index, called)),
        ("a key and a table", both(unique, called)),
        ("a check and a foreign key", both(check, refers)),
        ("a view and a table", with_view("t", both(same, same))),
        ("a view and an index", with_view("x", both(index, same))),
        ("a sequence and a table", with_sequence("t", both(same, same))),
        ("a sequence and an index", with_sequence("x", both(index, same))),
        ("names that are cut", MetaData::of([long("a"), long("b")]).naming_convention(cut)),
    ];
    // the same in another case
    let big_index: fn(Table) -> Table = |t| t.index(Index::new("X", column("a")));
    let big_unique: fn(Table) -> Table = |t| t.constraint(Constraint::unique(["a"]).name("X"));
    let big_check: fn(Table) -> Table = |t| t.constraint(Constraint::check(column("a").gt(0)).name("X"));
    let big_refers: fn(Table) -> Table = |t| t.constraint(Constraint::foreign_key(["a"], ["t.id"]).name("X"));
    cases.extend([
        ("two tables in another case", MetaData::of([table("t"), table("T")])),
        ("two indexes in another case", both(index, big_index)),
        ("two indexes of one table in another case", MetaData::of([big_index(index(table("t")))])),
        ("two keys in another case", both(unique, big_unique)),
        ("two checks in another case", both(check, big_check)),
        ("two foreign keys in another case", both(refers, big_refers)),
        ("an index and a table in another case", both(big_index, called)),
    ]);
    let mood = |name: &str| ColumnDef::new("m", DataType::enumeration(name, ["a"]));
    cases.push(("a type and a table", MetaData::of([table("t").column(mood("u")), table("u")])));
    cases.push((
        "two types",
        MetaData::of([table("t").column(mood("m")), table("u").column(ColumnDef::new("m", DataType::enumeration("m", ["b"])))]),
    ));
    let mut wrong = vec![];
    for mut database in Database::all() {
        for (name, schema) in &cases {
            let script = schema.create_all().statements(&*database.dialect);
            let is_refused = script.is_err();
            // those of a script that is refused, as they would be
            let statements = script.unwrap_or_else(|_| {
                let one = |table: Table| {
                    let parts = || {
                        let indexes = table.indexes();
                        [table.create().into()].into_iter().chain(indexes.iter().map(|one| one.create().into())).collect()
                    };
                    schema.create_all().tables([&table]).statements(&*database.dialect).unwrap_or_else(|_| parts())
                };
                let mut all: Vec<Ddl> = schema.tables().into_iter().flat_map(one).collect();
                match *name {
                    "a view and a table" => all.push(view("t").create().into()),
                    "a view and an index" => all.push(view("x").create().into()),
                    "a sequence and a table" => all.push(Sequence::new("t").create().into()),
                    "a sequence and an index" => all.push(Sequence::new("x").create().into()),
                    _ => {}
                }
                all
            });
            let taken = statements.iter().try_for_each(|one| database.run(one.compile(&*database.dialect).unwrap().sql()));
            if is_refused != taken.is_err() {
                wrong.push(format!("{}: {name}: {is_refused}, {taken:?}", database.name));
            }
            database.clear();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A name that the database takes for another one is the other one; a thing of the same name elsewhere is not.
#[test]
fn what_is_there_is_found_as_the_database_finds_it() {
    for mut database in Database::all() {
        database.schema(&Name::from("depot"));
        let table = |name: &str| Table::new(name).column(integer("a")).index(Index::new(format!("ix_{name}"), column("a")));
        let with_index = |table: &Table| [Ddl::from(table.create()), Ddl::from(table.indexes()[0].create())];
        let make = |database: &mut Database, table: Table| {
            for create in with_index(&table) {
                database.run(create.compile(&*database.dialect).unwrap().sql()).unwrap();
            }
        };
        make(&mut database, table("Users"));
        make(&mut database, table("parts").schema("depot"));
        make(&mut database, table("passing").prefix("TEMPORARY"));
        for other in ["users", "USERS", "Users"] {
            let create = Ddl::from(table(other).create());
            let found = database.exists(&create);
            let taken = database.run(create.compile(&*database.dialect).unwrap().sql());
            assert_eq!(found, Some(taken.is_err()), "{}: {other}: {taken:?}", database.name);
            if taken.is_ok() {
                let drop = Ddl::from(table(other).drop());
                assert_eq!(database.exists(&drop), Some(true), "{}: {other}", database.name);
                database.run(drop.compile(&*database.dialect).unwrap().sql()).unwrap();
                assert_eq!(database.exists(&drop), Some(false), "{}: {other}", database.name);
            }
        }
        let found = |database: &mut Database, table: Table| with_index(&table).map(|create| database.exists(&create));
        let here = database.name;
        assert_eq!(found(&mut database, table("Users")), [Some(true); 2], "{here}");
        assert_eq!(found(&mut database, table("Users").schema("depot")), [Some(false); 2], "{here}");
        assert_eq!(found(&mut database, table("parts")), [Some(false); 2], "{here}");
        assert_eq!(found(&mut database, table("parts").schema("depot")), [Some(true); 2], "{here}");
        if ["sqlite", "postgresql"].contains(&here) {
            assert_eq!(found(&mut database, table("passing")), [Some(true); 2], "{here}");
        }
        database.clear();
    }
}

/// What is there under the name of another kind, or of another table, is something else: it is not dropped in its place, and what
/// cannot be created beside it fails and is not left out.
#[test]
fn what_is_there_is_of_its_kind() {
    for mut database in Database::all() {
        let table = |name: &str| Table::new(name).column(key()).column(integer("a").not_null());
        let on = |of: &str| Index::new("ix_a", column("a")).on(table(of));
        let view = |name: &str| View::new(name, &select(column("id")).from(table("t")));
        let mut there: Vec<Ddl> = vec![table("t").create().into(), table("u").create().into(), on("t").create().into()];
        there.push(view("v").create().into());
        if database.dialect.features().has_sequences() {
            there.push(Sequence::new("s").create().into());
        }
        for create in &there {
            assert_eq!(database.exists(create), Some(false), "{}: {create}", database.name);
            database.run(create.compile(&*database.dialect).unwrap().sql()).unwrap();
            assert_eq!(database.exists(create), Some(true), "{}: {create}", database.name);
        }
        let mut others: Vec<Ddl> = vec![on("u").drop().into()];
        others.extend(["v", "s", "ix_a"].map(|name| table(name).drop().into()));
        others.extend(["t", "s", "ix_a"].map(|name| view(name).drop().into()));
        others.extend(["t", "v", "ix_a"].map(|name| Sequence::new(name).drop().into()));
        others.push(aludel::ast::DropType::of(DataType::enumeration("t", ["x"])).into());
        for other in others {
            assert!(database.exists(&other) != Some(true), "{}: {other}", database.name);
        }
    }
}

/// What a database reads and does not keep to is refused: the rows, or the catalogue, say that it is lost.
#[test]
fn what_would_be_lost_is_refused() {
    let table = |key: Constraint| Table::new("t").column(integer("x").server_default(1)).column(integer("y")).constraint(key);
    let refused = |table: &Table, database: &Database| {
        let error = table.create().compile(&*database.dialect).unwrap_err();
        assert!(matches!(error.kind(), aludel::ErrorKind::Unsupported { .. }), "{error}");
    };
    for mut database in Database::all() {
        let to_one = || Constraint::foreign_key(["x"], ["u.id"]);
        match database.name {
            "sqlite" => {
                refused(&table(Constraint::foreign_key(["x", "y"], ["u.a", "u.b"]).matching("FULL")), &database);
                let keys = "PRAGMA foreign_keys = ON; CREATE TABLE u (a INTEGER, b INTEGER, UNIQUE (a, b))";
                database.run(keys).unwrap();
                let full = "CREATE TABLE t (x INTEGER, y INTEGER, FOREIGN KEY (x, y) REFERENCES u (a, b) MATCH FULL)";
                database.run(full).unwrap();
                database.run("INSERT INTO t VALUES (9, NULL)").unwrap();
                assert!(database.run("INSERT INTO t VALUES (9, 9)").is_err());
            }
            "mariadb" => {
                refused(&table(to_one().on_delete(Action::SetDefault)), &database);
                refused(&table(to_one()).option(aludel::mysql::engine("Aria")), &database);
                database.run("CREATE TABLE u (id INTEGER PRIMARY KEY)").unwrap();
                let key = "CREATE TABLE t (x INTEGER DEFAULT 1, FOREIGN KEY (x) REFERENCES u (id)";
                database.run(&format!("{key} ON DELETE SET DEFAULT)")).unwrap();
                let rules = "SELECT count(*) FROM information_schema.referential_constraints WHERE constraint_schema = database()";
                assert_eq!(database.count(&format!("{rules} AND delete_rule = 'RESTRICT'")), 1);
                database.run(&format!("DROP TABLE t; {key}) ENGINE = Aria")).unwrap();
                assert_eq!(database.count(rules), 0);
            }
            _ => {}
        }
    }
}

/// Through the engine: what SQLite has under a name in another case is there, so that it is neither created nor forgotten.
#[test]
fn check_first_asks_for_names_in_any_case() {
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    conn.execute(&aludel::ast::ddl("CREATE TABLE USERS (id INTEGER PRIMARY KEY, name VARCHAR(20))")).unwrap();
    conn.execute(&aludel::ast::ddl("CREATE INDEX IX_USERS_NAME ON USERS (name)")).unwrap();
    let users = MetaData::of([Table::new("users").column(key()).column(string("name", 20).index())]);
    users.create_all().check_first().run(&mut conn).unwrap();
    users.drop_all().check_first().run(&mut conn).unwrap();
    let left = text("SELECT count(*) FROM sqlite_master").columns::<(i64,)>();
    assert_eq!(conn.scalar(&left).unwrap(), Some(0));
}
