//! MySQL without a server: what the library says of each value, and what the manual says of the column.

use super::case::Case;
use super::databases::{Inline, Runs};
use super::{Found, Outcome, column_type, table_of};
use crate::support::judge;
use aludel::Statement;
use aludel::dialects::MySql;

/// What is found by compiling; the rest is as the live MariaDB has it, where the manual says the same.
pub fn by_the_manual(case: &Case, mariadb: &Found) -> Found {
    let table = table_of(case);
    let mut found = Found { column: Ok(String::new()), sent_as: String::new(), received_as: String::new(), values: vec![] };
    match table.create().compile(&MySql::default()) {
        Ok(compiled) => found.column = Ok(column_type(compiled.sql())),
        Err(error) => {
            found.column = Err(error.to_string());
            return found;
        }
    }
    let section = section(found.column.as_deref().unwrap_or_default());
    let same = found.column == mariadb.column && !section.differs;
    found.sent_as = mariadb.sent_as.clone();
    found.received_as = if same { mariadb.received_as.clone() } else { section.received.into() };
    let say = |runs: &dyn Runs, of_mariadb: &Outcome| match runs.compiled(&MySql::default()) {
        Err(error) => Outcome::ByAludel(error.to_string()),
        Ok(_) if same || of_mariadb == &Outcome::Kept => of_mariadb.clone(),
        Ok(_) => section.otherwise.clone(),
    };
    for (item, (label, bound, inline)) in case.items.iter().zip(&mariadb.values) {
        let said = say(&item.insert(&table, false), bound);
        let inline = inline.as_ref().map(|inline| say(&Inline(item.insert(&table, true)), inline));
        found.values.push((label.clone(), said, inline));
    }
    found
}

/// What the manual says of a column's type: where, and whether it differs from MariaDB's of the same name.
struct Section {
    differs: bool,
    received: &'static str,
    otherwise: Outcome,
}
fn section(column: &str) -> Section {
    let differs = |received| Section { differs: true, received, otherwise: Outcome::Kept };
    match column.split(['(', ' ']).next().unwrap_or_default() {
        "JSON" => differs("json"), // 13.5: not text, but a binary form with integers and floats of 64 bits
        "CHAR" if column == "CHAR(32)" => differs("text"), // of a UUID, which has a type of its own in MariaDB
        _ => Section { differs: false, received: "", otherwise: Outcome::Kept },
    }
}

/// The syntax of what is written, by MySQL's grammar.
pub fn judged(cases: &[Case]) -> Vec<String> {
    let mut statements = vec![];
    for case in cases {
        let table = table_of(case);
        let Ok(create) = table.create().compile(&MySql::default()) else { continue };
        statements.push((format!("{} {}", case.rust, case.declared), create.sql().to_owned()));
        for item in case.items.iter().filter(|item| !item.bound_only) {
            if let Ok(insert) = Inline(item.insert(&table, true)).compiled(&MySql::default()) {
                statements.push((format!("{} {} {}", case.rust, case.declared, item.label), insert.sql().to_owned()));
            }
        }
    }
    let refused = judge::refusals(statements.iter().map(|(name, sql)| (&**name, &**sql))).unwrap_or_default();
    refused
        .into_iter()
        .filter(|one| !one.is_gap())
        .map(|one| format!("mysql's grammar: {}: {} {}", one.name, one.message, one.sql))
        .collect()
}
