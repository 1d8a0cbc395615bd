//! What `check_schema` says of names and of foreign keys is what the databases say.

use crate::support::servers;
use aludel::compiler::Dialect;
use aludel::prelude::*;
use aludel::testing::{Finding, check_schema_on};
use mysql::prelude::Queryable;

fn column(name: &str, data_type: DataType) -> ColumnDef {
    ColumnDef::new(name, data_type)
}

/// Schemas, one fault each, and one without.
fn schemas() -> Vec<(&'static str, Vec<Table>)> {
    let table = |name: &str| Table::new(name).column(column("id", DataType::Integer).primary_key());
    let of = |name: &str| vec![table("t").column(column(name, DataType::Integer))];
    let key = |own: DataType, other: DataType| {
        let parent = Table::new("parent").column(column("id", other).primary_key());
        vec![parent, table("child").column(column("parent_id", own).foreign_key("parent.id").index())]
    };
    vec![
        ("nothing", key(DataType::Integer, DataType::Integer)),
        ("lengths", key(DataType::Varchar(Some(20)), DataType::Varchar(Some(50)))),
        ("reserved prefix", vec![table("sqlite_things")]),
        ("case", of("ID")),
        ("case beyond ASCII", vec![table("t").column(column("ä", DataType::Integer)).column(column("Ä", DataType::Integer))]),
        ("63 bytes", of(&"n".repeat(63))),
        ("64 bytes", of(&"n".repeat(64))),
        ("65 characters", of(&"n".repeat(65))),
        ("64 bytes in 32 characters", of(&"ä".repeat(32))),
        ("a long table", vec![table(&"t".repeat(65))]),
        ("a space at the end", of("end ")),
        ("beyond the plane", of("🙂")),
        ("integer and text", key(DataType::Text, DataType::Integer)),
        ("integer and bigint", key(DataType::Integer, DataType::BigInteger)),
    ]
}

/// Creates tables by these statements, and says what went wrong, or what a name has become.
type Create<'a> = dyn FnMut(&[Table], &[String]) -> Option<String> + 'a;

fn check(dialect: &dyn Dialect, create: &mut Create<'_>) {
    for (fault, tables) in schemas() {
        let metadata = MetaData::of(tables.clone());
        let findings = check_schema_on(&metadata, &[dialect]);
        let script = metadata.create_all().statements(dialect).unwrap();
        let script: aludel::Result<Vec<String>> = script.iter().map(|one| Ok(one.compile(dialect)?.sql().to_owned())).collect();
        // what is too long is refused before it is sent
        let trouble = match &script {
            Ok(script) => create(&tables, script),
            Err(error) => Some(error.to_string()),
        };
        // unlike integers are slow on SQLite and PostgreSQL, and refused on MariaDB; SQLite compares anything
        let slow = |finding: &Finding| matches!(finding, Finding::UnlikeTypes { .. }) && dialect.name() != "mariadb";
        let expected = findings.iter().filter(|finding| !slow(finding)).count() > 0;
        let excused = fault == "integer and text" && trouble.is_some() && !findings.is_empty();
        assert!(expected == trouble.is_some() || excused, "{fault} on {}: {trouble:?}, {findings:?}\n{script:?}", dialect.name());
    }
}

/// A column or a table that is called otherwise than it was told.
fn renamed(tables: &[Table], there: &dyn Fn(&str, &str) -> bool) -> Option<String> {
    let all = tables.iter().flat_map(|table| table.def().columns().iter().map(move |column| (table.name(), column.name())));
    let mut lost = all.filter(|(table, column)| !there(table, column));
    lost.next().map(|(table, column)| format!("there is no {table}.{column}"))
}

#[test]
fn on_sqlite() {
    check(&Sqlite::default(), &mut |_, script| {
        let client = servers::sqlite();
        script.iter().find_map(|sql| client.execute_batch(sql).err()).map(|error| error.to_string())
    });
}

#[test]
fn on_postgresql() {
    if servers::postgres().is_none() {
        return;
    }
    check(&Postgres::default(), &mut |tables, script| {
        let mut client = servers::postgres().unwrap();
        if let Some(error) = script.iter().find_map(|sql| client.batch_execute(sql).err()) {
            return Some(error.to_string());
        }
        let ask = "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'";
        let columns: Vec<(String, String)> = client.query(ask, &[]).unwrap().iter().map(|row| (row.get(0), row.get(1))).collect();
        renamed(tables, &|table, column| columns.iter().any(|(t, c)| t == table && c == column))
    });
}

#[test]
fn on_mariadb() {
    if servers::mariadb().is_none() {
        return;
    }
    check(&MariaDb::default(), &mut |_, script| {
        let mut client = servers::mariadb().unwrap();
        script.iter().find_map(|sql| client.query_drop(sql).err()).map(|error| error.to_string())
    });
}
