//! Group A: build a statement from run-time values and render it to SQL text and binds.
//! Add a contestant: one module with `register`, one line in `main`, one name in `ORDER`.

mod aludel;
mod common;
mod dsl;
mod floor;
mod floor_tok;
mod quaint_ast;
mod seaquery;
mod sqlxqb;

use peerbench::{Opts, Reg};

#[global_allocator]
static ALLOCATOR: peerbench::Counting = peerbench::Counting;

const FLOOR: &str = "floor";
/// The columns, left to right.
const ORDER: &[&str] = &[
    FLOOR,
    "aludel",
    "aludel(render)",
    "floor-tok",
    "sqlx-qb",
    "sea-query",
    "sea-query(render)",
    "diesel",
    "diesel(render)",
    "diesel(hit)",
    "quaint",
];
/// These write the same text as `floor`, to the byte, in every flavour.
const SAME_TEXT: &[&str] = &["floor-tok", "sqlx-qb", "sea-query", "sea-query(render)"];

fn main() {
    let opts = Opts::from_args(101, 1000);
    let data = common::data();
    let mut reg = Reg::default();
    aludel::register(&mut reg, data);
    floor::register(&mut reg, data);
    floor_tok::register(&mut reg, data);
    sqlxqb::register(&mut reg, data);
    seaquery::register(&mut reg, data);
    dsl::register(&mut reg, data);
    quaint_ast::register(&mut reg, data);
    check_same(&reg);
    check_prepares(&reg);
    if let Some(seconds) = opts.spin {
        return peerbench::spin(&reg, &opts, seconds);
    }
    if opts.show {
        return peerbench::show(&reg, &opts);
    }
    let tables = peerbench::run(&reg, &opts);
    if tables.is_empty() {
        return eprintln!("no case matches");
    }
    println!("Machine: {}", peerbench::machine_line());
    println!("Rounds: {}, batch about {} µs, interleaved.", opts.rounds, opts.batch_us);
    println!("Sizes: {}.", sizes());
    peerbench::print_matrix(&tables, FLOOR, ORDER);
    println!("\n<details><summary>spread and bytes</summary>\n");
    peerbench::print_long(&tables, FLOOR);
    println!("\n</details>");
}

fn sizes() -> String {
    format!(
        "sea_query Value = {}, Expr = {}, SelectStatement = {}; floor bind = {}, floor-tok bind = {}",
        size_of::<sea_query::Value>(),
        size_of::<sea_query::Expr>(),
        size_of::<sea_query::SelectStatement>(),
        size_of::<common::Bind<&str>>(),
        size_of::<common::Bind<String>>()
    )
}

fn check_same(reg: &Reg) {
    let floors: Vec<_> = reg.cases.iter().filter(|case| case.who == FLOOR).collect();
    let cases = reg.cases.iter();
    for case in cases.filter(|case| SAME_TEXT.contains(&case.who)) {
        let key = (case.workload, case.flavour);
        let floor = floors.iter().find(|f| (f.workload, f.flavour) == key);
        let floor = floor.expect("a floor for every workload and flavour");
        assert_eq!(floor.rendered(), case.rendered(), "{}", case.name());
    }
}

/// Every SQLite text must prepare against the real schema, with as many parameters as binds.
fn check_prepares(reg: &Reg) {
    let db = rusqlite::Connection::open_in_memory().expect("SQLite opens");
    db.execute_batch(common::SCHEMA).expect("the schema is valid");
    // "diesel(hit)" renders no SQL; SQLite expands a CTE at each use, and refuses to for "10 cte".
    let cases = reg.cases.iter();
    for case in cases.filter(|case| case.flavour == "sqlite" && case.who != "diesel(hit)" && case.workload != "10 cte") {
        let (sql, binds) = case.rendered();
        match db.prepare(&sql) {
            Err(e) => panic!("{}: {e}\n{sql}", case.name()),
            Ok(s) => assert_eq!(s.parameter_count(), binds, "{}: {sql}", case.name()),
        }
    }
}
