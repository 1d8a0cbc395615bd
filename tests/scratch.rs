#![allow(dead_code, unused_macros, unused_imports, unused)]
#[path = "oracle/deviations.rs"]
mod deviations;
#[path = "oracle/harness.rs"]
mod harness;
#[path = "oracle/judge.rs"]
mod judge;
#[path = "oracle/live.rs"]
mod live;
#[path = "oracle/schema.rs"]
mod schema;
#[path = "support/servers.rs"]
mod servers;
use aludel::ErrorKind;
use aludel::compiler::{CompileOptions, compile};
use aludel::dialects::{MariaDb, MySql};
use harness::{dialects, Built};
use live::{Judge, Printed};
use aludel::prelude::*;
use aludel::types::FromRow;
use schema::*;

include!("scratch_cases.rs");

#[test]
fn scratch() {
    let cases = cases();
    let mut judges: Vec<(&str, Option<Box<dyn Judge>>)> = vec![
        ("sqlite", Some(Box::new(live::OnSqlite::start()))),
        ("postgresql", live::OnPostgres::start().map(|j| Box::new(j) as _)),
        ("mariadb", live::OnMysql::start(servers::mariadb(), &MariaDb::default()).map(|j| Box::new(j) as _)),
    ];
    let mut mysql = vec![];
    for (name, build) in &cases {
        println!("\n=== {name}");
        let mut last = String::new();
        for (dialect, speaks) in dialects() {
            let built = build();
            let text = match compile(built.statement(), &*speaks, &CompileOptions::new()) {
                Ok(c) => {
                    let binds: Vec<_> = c.params().iter().map(|bind| (bind.value.clone(), bind.ty.data_type.clone())).collect();
                    let printed = Printed { name: name.to_string(), sql: c.sql().to_owned(), binds };
                    let mut verdict = String::new();
                    if let Some((_, Some(judge))) = judges.iter_mut().find(|(n, _)| *n == dialect) {
                        if let Err(r) = judge.run(&printed) { verdict = format!("\n      !!!! {} {}", r.code, r.message); }
                        let lit = compile(built.statement(), &*speaks, &CompileOptions::new().literal_binds());
                        match lit {
                            Ok(l) => { let p = Printed { name: name.to_string(), sql: l.sql().to_owned(), binds: vec![] };
                              if let Err(r) = judge.run(&p) { verdict += &format!("\n      !!!! literal: {} {}\n {}", r.code, r.message, p.sql); } }
                            Err(e) => verdict += &format!("\n      literal: {e}"),
                        }
                    }
                    if dialect == "mysql" { mysql.push((name.to_string(), c.sql().to_owned())); }
                    let w = c.warnings();
                    format!("{}{}{}", c.sql(), verdict, if w.is_empty() { String::new() } else { format!("\n      warn: {}", w.iter().map(|w| w.to_string()).collect::<Vec<_>>().join("; ")) })
                }
                Err(e) => format!("ERR {e}"),
            };
            if text == last { println!("  {dialect:>10}: \""); } else { println!("  {dialect:>10}: {text}"); }
            last = text;
        }
    }
    if let Some(refused) = judge::refusals(mysql.iter().map(|(n, s)| (n.as_str(), s.as_str()))) {
        for r in refused { println!("MYSQL JUDGE {}: {}\n   {}", r.name, r.message, r.sql); }
    }
}
