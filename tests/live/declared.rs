//! What models declare is what the databases have: their tables are made on SQLite, PostgreSQL and MariaDB, and rows go in
//! and come back, with what the database makes of its own.

use crate::fixtures::declared::*;
use crate::support::schemas::Database;
use aludel::compiler::CompileOptions;
use aludel::compiler::Dialect;
use aludel::prelude::*;

fn literal_sql(statement: &impl Statement, dialect: &dyn Dialect) -> String {
    match statement.compile_with(dialect, CompileOptions::new().literal_binds()) {
        Ok(compiled) => compiled.sql().to_owned(),
        Err(error) => panic!("{error}"),
    }
}

/// Late, Always and their like are left out where the database cannot say them.
fn tables(dialect: &str) -> MetaData {
    let mut tables = vec![Supplier::table(), Product::table(), Note::table(), Number::table(), Bill::table()];
    if dialect != "mariadb" {
        tables.push(Late::table()); // DEFERRABLE
    }
    match dialect {
        "postgresql" => tables.push(Always::table()),
        "sqlite" => tables.push(Stock::table()), // its collation is one of SQLite's
        _ => {}
    }
    MetaData::of(tables)
}

#[test]
fn tables_are_made_and_dropped() {
    let mut wrong = vec![];
    for mut database in Database::all() {
        let dialect = database.dialect.clone();
        let tables = tables(dialect.name());
        for script in [tables.create_all(), tables.drop_all(), tables.create_all()] {
            for statement in script.statements(&*dialect).unwrap() {
                let sql = literal_sql(&statement, &*dialect);
                wrong.extend(database.run(&sql).err().map(|error| format!("{}: {error}", dialect.name())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_the_database_makes_comes_back() {
    for mut database in Database::all() {
        let dialect = database.dialect.clone();
        for statement in tables(dialect.name()).create_all().statements(&*dialect).unwrap() {
            database.run(&literal_sql(&statement, &*dialect)).unwrap();
        }
        let name = dialect.name();
        let new = Product::insert(&product()).returning((Product::id, Product::net.cast::<i64>(), Product::double.cast::<i64>()));
        assert_eq!(database.numbers(&literal_sql(&new, &*dialect)), [Some(1), Some(7), Some(16)], "{name}");
        let with_key = Product::insert_with_key(&Product { id: 9, sku: "b".into(), called: None, ..product() });
        database.run(&literal_sql(&with_key, &*dialect)).unwrap();
        let numbers = Number::insert(&Number { id: 77, bill: Some(5), text: "a".into() }).returning((Number::id, Number::bill));
        assert_eq!(database.numbers(&literal_sql(&numbers, &*dialect)), [Some(1), Some(5)], "{name}");
        if name != "sqlite" {
            let left_out = insert(Number::table()).values(Number::text.set("b")).returning((Number::id, Number::bill));
            assert_eq!(database.numbers(&literal_sql(&left_out, &*dialect)), [Some(2), Some(100)], "{name}");
        }
        let bill = Bill::insert(&Bill { id: 0, seen: 1, by: 3 }).returning(Bill::id);
        let next = if name == "sqlite" { 1 } else { 101 };
        assert_eq!(database.numbers(&literal_sql(&bill, &*dialect)), [Some(next)], "{name}");
        let left_out = insert(Bill::table()).values(Bill::seen.set(1)).returning(Bill::by);
        assert_eq!(database.numbers(&literal_sql(&left_out, &*dialect)), [Some(1)], "{name}: the library's default");
        database.run("INSERT INTO bills (id, seen) VALUES (900, 1)").unwrap();
        let of_others = select(Bill::by).filter(Bill::id.eq(900));
        assert_eq!(database.numbers(&literal_sql(&of_others, &*dialect)), [Some(2)], "{name}: the database's");

        // what the constraints are for
        for refused in [
            Product::insert(&product()),                                             // UNIQUE (sku, revision)
            Product::insert(&Product { sku: "c".into(), rebate: 9.0, ..product() }), // CHECK (price >= rebate)
            Product::insert(&Product { sku: "c".into(), price: -1.0, ..product() }), // CHECK (price > 0)
            Product::insert(&Product { sku: "c".into(), price: 2e6, ..product() }),  // CHECK (price < 1000000)
        ] {
            assert!(database.run(&literal_sql(&refused, &*dialect)).is_err(), "{name}: {}", literal_sql(&refused, &*dialect));
        }
    }
}

/// Through the engine: what comes back is the model, with what the database made.
#[test]
#[cfg(feature = "sqlite")]
fn models_come_back_whole() -> Result<(), aludel::Error> {
    let engine = Engine::new("sqlite::memory:")?;
    let mut conn = engine.connect()?;
    all().create_all().run(&mut conn)?;
    conn.execute(&Supplier::insert(&Supplier { country: 49, code: "x".into() }))?;
    let new = Product { supplier_country: Some(49), supplier_code: Some("x".into()), mark: Some(vec![0, 255]), ..product() };
    let made: Product = conn.one(&Product::insert(&new).returning(Product::all()))?;
    let expected = Product { id: 1, net: 7.0, double: Some(16.0), ..new.clone() };
    assert_eq!(made, expected);
    assert_eq!(conn.one(&Product::select())?, expected);

    let many = ["b", "c"].map(|sku| Product { sku: sku.into(), called: Some(sku.into()), ..product() });
    conn.execute(&Product::insert_all(&many))?;
    let ids: Vec<i32> = conn.all(&select(Product::id).order_by(Product::id))?;
    assert_eq!(ids, [1, 2, 3]);
    conn.execute(&update(Product::table()).set(Product::revision.set(2)).filter(Product::id.eq(2)))?;
    let at = conn.one(&select(Product::at).filter(Product::id.eq(2)))?;
    assert!(at.date.year >= 2026 && at != product().at, "{at:?}");

    // the supplier goes, its products stay
    conn.execute(&delete(Supplier::table()))?;
    let left: (Option<i32>, Option<String>) =
        conn.one(&select((Product::supplier_country, Product::supplier_code)).filter(Product::id.eq(1)))?;
    assert_eq!(left, (None, None));
    let memo = Note { id: 0, title: "a".into(), body: "b".into() };
    conn.execute(&Note::insert(&memo))?;
    conn.execute(&delete(Note::table()))?;
    let again: i64 = conn.one(&Note::insert(&memo).returning(Note::id))?;
    assert_eq!(again, 2, "AUTOINCREMENT gives no number twice");
    Ok(())
}

/// SQLite drops no table that rows of another refer to, and has no ALTER TABLE for the keys of a circle: the docs say what to do.
#[test]
#[cfg(feature = "sqlite")]
fn tables_of_a_circle_are_dropped_with_their_rows() -> Result<(), aludel::Error> {
    let table = |name: &str, other: &str| {
        let key =
            ColumnDef::new("other", DataType::Integer).foreign_key_with(&format!("{other}.id"), |key| key.name(format!("fk_{other}")));
        Table::new(name.to_owned()).column(ColumnDef::new("id", DataType::Integer).primary_key()).column(key)
    };
    let tables = MetaData::of([table("a", "b"), table("b", "a")]);
    let mut conn = Engine::new("sqlite::memory:")?.connect()?;
    tables.create_all().run(&mut conn)?;
    for sql in ["INSERT INTO a VALUES (1, NULL)", "INSERT INTO b VALUES (1, 1)", "UPDATE a SET other = 1"] {
        conn.execute(&text(sql))?;
    }
    assert!(tables.drop_all().run(&mut conn).is_err());
    conn.execute(&text("PRAGMA foreign_keys = OFF"))?;
    tables.drop_all().check_first().run(&mut conn)?;
    tables.create_all().run(&mut conn)
}
