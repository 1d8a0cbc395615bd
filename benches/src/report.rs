//! Renders results as Markdown tables.

use crate::{Row, Table};

/// Prints one table per flavour with a row per workload and a column per contestant: `ns (× floor) allocations`. Contestants without
/// results are left out.
pub fn print_matrix(tables: &[Table], floor: &str, order: &[&str]) {
    let mut flavours = vec![];
    for table in tables {
        if !flavours.contains(&table.flavour) {
            flavours.push(table.flavour);
        }
    }
    let found = |who: &str| tables.iter().any(|table| row(table, who).is_some());
    let order: Vec<&str> = order.iter().copied().filter(|who| found(who)).collect();
    for flavour in flavours {
        println!("\n**{flavour}**: median ns/op, (× {floor}), allocations\n");
        println!("| workload | {} |", order.join(" | "));
        println!("|---|{}", "--:|".repeat(order.len()));
        for table in tables.iter().filter(|table| table.flavour == flavour) {
            let cell = |who: &&str| match row(table, who) {
                None => "–".to_owned(),
                Some(r) => format!("{:.0} ({}) {}a", r.ns, times(table, r, floor, 1), r.allocs),
            };
            let cells: Vec<String> = order.iter().map(cell).collect();
            println!("| {} | {} |", table.workload, cells.join(" | "));
        }
    }
}

/// Prints one table per workload and flavour, with the spread and the bytes.
pub fn print_long(tables: &[Table], floor: &str) {
    for table in tables {
        println!("\n**{}** · {}\n", table.workload, table.flavour);
        println!("| contestant | median | p10–p90 | × fastest | × {floor} | allocs | bytes |");
        println!("|---|--:|--:|--:|--:|--:|--:|");
        let best = table.rows.iter().map(|r| r.ns).fold(f64::MAX, f64::min);
        for r in &table.rows {
            println!(
                "| {} | {} | {}–{} | {:.2} | {} | {} | {} |",
                r.who,
                human(r.ns),
                human(r.p10),
                human(r.p90),
                r.ns / best,
                times(table, r, floor, 2),
                r.allocs,
                r.bytes
            );
        }
    }
}

fn row<'t>(table: &'t Table, who: &str) -> Option<&'t Row> {
    table.rows.iter().find(|r| r.who == who)
}

/// Returns the ratio to the floor, or a dash if the floor was filtered out.
fn times(table: &Table, r: &Row, floor: &str, digits: usize) -> String {
    row(table, floor).map_or("–".to_owned(), |base| format!("{:.digits$}×", r.ns / base.ns))
}

fn human(ns: f64) -> String {
    match ns {
        x if x < 10_000.0 => format!("{x:.0} ns"),
        x if x < 10_000_000.0 => format!("{:.1} µs", x / 1e3),
        x => format!("{:.1} ms", x / 1e6),
    }
}

/// Returns the processor and the kernel, as far as `/proc` has them.
pub fn machine_line() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field = |name: &str| {
        let line = cpu.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split(": ").nth(1)).unwrap_or("?")
    };
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let cpus = std::thread::available_parallelism().map_or(0, |n| n.get());
    format!("{} ({} MHz), {cpus} CPUs, kernel {}", field("model name"), field("cpu MHz"), kernel.trim())
}
