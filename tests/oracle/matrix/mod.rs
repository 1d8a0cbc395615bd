//! `docs/support-matrix.md`: what each database says of each construct, as the databases themselves have it.
//!
//! Each cell of `matrix/rows.rs` that is native or lowered is run on the live server (MySQL without a server: judged by its
//! grammar), and the raw SQL of each refused cell is refused there. `MATRIX=write cargo test --all-features --test oracle matrix`
//! writes the page.

mod page;
#[macro_use]
mod rows;
mod schema;

use crate::harness::{Built, dialects};
use crate::live::{self, Judge, Printed};
use crate::live_ddl;
use crate::support::schemas::Database;
use crate::support::{judge, servers};
use aludel::ErrorKind;
use aludel::ast::Ddl;
use aludel::compiler::{CompileOptions, compile};
use aludel::dialects::{MariaDb, MySql};
use page::NAMES;
use rows::{Row, rows};

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Cell {
    Native,
    Lowered,
    Refused,
}

impl Row {
    /// What `n l r n` says of a database.
    fn cell(&self, dialect: &str) -> Cell {
        let at = NAMES.iter().position(|name| *name == dialect).unwrap();
        match self.cells.split(' ').nth(at) {
            Some("n") => Cell::Native,
            Some("l") => Cell::Lowered,
            Some("r") => Cell::Refused,
            other => panic!("{}: a cell is n, l or r, not {other:?}", self.construct),
        }
    }
    fn name(&self) -> String {
        format!("{}: {}", self.section, self.construct)
    }
    /// The statement, if it changes the schema.
    fn ddl(&self) -> Option<Ddl> {
        match (self.build)() {
            Built::Ddl(ddl) => Some(ddl),
            _ => None,
        }
    }
    /// What stands for the construct where it is refused: as a row says, or as the first database that has it says.
    fn raw(&self) -> String {
        if let Some(raw) = self.raw {
            return raw.to_owned();
        }
        let natives = dialects().into_iter().rev().filter(|(name, _)| self.cell(name) == Cell::Native);
        let printed = natives.map(|(_, dialect)| compile((self.build)().statement(), &*dialect, &CompileOptions::new().literal_binds()));
        let sql = printed.flatten().map(|compiled| compiled.sql().to_owned()).next();
        sql.unwrap_or_else(|| panic!("{}: nobody has it; give the row a `raw`", self.construct))
    }
}

/// The library says what the rows say.
#[test]
fn cells_are_what_is_compiled() {
    let mut wrong = vec![];
    for row in rows() {
        for (name, dialect) in dialects() {
            match (compile((row.build)().statement(), &*dialect, &CompileOptions::new()), row.cell(name)) {
                (Ok(_), Cell::Native | Cell::Lowered) => {}
                (Err(error), Cell::Refused) if matches!(error.kind(), ErrorKind::Unsupported { .. }) => {}
                (Ok(compiled), cell) => wrong.push(format!("{} on {name} is {cell:?}: {}", row.name(), compiled.sql())),
                (Err(error), cell) => wrong.push(format!("{} on {name} is {cell:?}: {error}", row.name())),
            }
        }
        assert_eq!(row.how.is_some(), row.cells.contains('l'), "{}: how is it lowered?", row.name());
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn databases_say_the_same() {
    let _alone = live::alone();
    let mut wrong = vec![];
    let mut on = |dialect: &str, judge: Option<&mut dyn Judge>| {
        if let Some(judge) = judge {
            for row in rows().iter().filter(|row| row.ddl().is_none()) {
                wrong.extend(ask(row, dialect, judge));
            }
        }
    };
    on("sqlite", Some(&mut live::OnSqlite::start()));
    on("postgresql", live::OnPostgres::start().as_mut().map(|judge| judge as _));
    on("mariadb", live::OnMysql::start(servers::mariadb(), &MariaDb::default()).as_mut().map(|judge| judge as _));
    on("mysql", live::OnMysql::start(servers::mysql(), &MySql::default()).as_mut().map(|judge| judge as _));
    wrong.extend(by_grammar());
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What changes the schema is run where what it needs is there, and must do what it says.
#[test]
fn databases_say_the_same_of_the_schema() {
    let _alone = live::alone();
    let mut wrong = vec![];
    let missing = ["42P01", "42704", "ERROR 1146", "ERROR 1091", "no such"];
    for mut database in Database::all() {
        for row in rows() {
            let Some(ddl) = row.ddl() else { continue };
            let name = format!("{} {}", database.name, row.name());
            let sql = statement(&row, database.name).sql;
            let done = match row.cell(database.name) {
                Cell::Native | Cell::Lowered => live_ddl::proven(&ddl, &sql, &mut database),
                Cell::Refused => {
                    let _ = live_ddl::needs(&ddl, &mut database); // as far as the database can have it
                    match database.run(&sql) {
                        Ok(()) if row.unheeded.is_some() => Ok(()),
                        Err(error) if row.unheeded.is_some() => Err(format!("it is not taken: {error}")),
                        Ok(()) => Err("it is taken".to_owned()),
                        // it must be the construct that is refused, not what it speaks of
                        Err(error) if missing.iter().any(|one| error.contains(one)) => Err(error),
                        Err(_) => Ok(()),
                    }
                }
            };
            wrong.extend(done.err().map(|error| format!("{name}: {error}\n    {sql}")));
            database.clear();
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a database answers to a cell, if it is not what the cell says.
fn ask(row: &Row, dialect: &str, judge: &mut dyn Judge) -> Option<String> {
    let printed = statement(row, dialect);
    let refused = judge.run(&printed).err();
    match (refused, row.cell(dialect)) {
        (None, Cell::Native | Cell::Lowered) | (Some(_), Cell::Refused) => None,
        (Some(refusal), _) => {
            Some(format!("{dialect} refuses {}: {} {}\n    {}", printed.name, refusal.code, refusal.message, printed.sql))
        }
        (None, Cell::Refused) => Some(format!("{dialect} takes {}\n    {}", printed.name, printed.sql)),
    }
}

/// What is run for a cell: what is printed, or the raw SQL of what is refused.
fn statement(row: &Row, dialect: &str) -> Printed {
    let (_, speaks) = dialects().into_iter().find(|(name, _)| *name == dialect).unwrap();
    match row.cell(dialect) {
        Cell::Refused => Printed { name: row.name(), sql: row.raw(), binds: vec![], ddl: false },
        Cell::Native | Cell::Lowered => {
            let compiled = compile((row.build)().statement(), &*speaks, &CompileOptions::new()).expect(row.construct);
            let binds = compiled.params().iter().map(|bind| (bind.value.clone(), bind.ty.data_type.clone())).collect();
            Printed { name: row.name(), sql: compiled.sql().to_owned(), binds, ddl: false }
        }
    }
}

/// The same of MySQL by its grammar, which knows no names: a refused cell whose raw SQL is but a call of an unknown function,
/// or means something else there, says so.
fn by_grammar() -> Vec<String> {
    let rows = rows();
    let statements: Vec<Printed> = rows.iter().map(|row| statement(row, "mysql")).collect();
    let Some(refused) = judge::refusals(statements.iter().map(|printed| (&*printed.name, &*printed.sql))) else { return vec![] };
    let mut wrong = vec![];
    for (row, printed) in rows.iter().zip(&statements) {
        let refusal = refused.iter().find(|one| one.name == printed.name);
        match (refusal, row.cell("mysql")) {
            (None, Cell::Native | Cell::Lowered) => {}
            (Some(one), Cell::Native | Cell::Lowered) if one.is_gap() => {}
            (Some(_), Cell::Refused) if row.only_names => wrong.push(format!("mysql's grammar refuses {}, too", printed.name)),
            (Some(_), Cell::Refused) => {}
            (None, Cell::Refused) if row.only_names || row.unheeded.is_some() => {}
            (Some(one), _) => wrong.push(format!("mysql's grammar refuses {}: {}\n    {}", one.name, one.message, one.sql)),
            (None, Cell::Refused) => wrong.push(format!("mysql's grammar takes {}\n    {}", printed.name, printed.sql)),
        }
    }
    wrong
}

#[test]
fn the_page_is_true() {
    let page = page::page();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/support-matrix.md");
    if std::env::var("MATRIX").is_ok_and(|value| value == "write") {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).unwrap();
        std::fs::write(path, &page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == page,
        "docs/support-matrix.md is not what the rows say: MATRIX=write cargo test --all-features --test oracle matrix"
    );
}
