//! Calibrates the cases and times them in interleaved rounds.

use crate::alloc::count_allocs;
use crate::{Case, Opts, Reg};
use std::time::{Duration, Instant};

/// The result of one contestant: nanoseconds, allocations and bytes per operation.
pub struct Row {
    pub who: &'static str,
    /// The median over the rounds.
    pub ns: f64,
    pub p10: f64,
    pub p90: f64,
    pub allocs: u64,
    pub bytes: u64,
}

/// The contestants of one workload in one flavour.
pub struct Table {
    pub workload: &'static str,
    pub flavour: &'static str,
    pub rows: Vec<Row>,
}

/// Times all cases that match the filter, workload by workload.
pub fn run(reg: &Reg, opts: &Opts) -> Vec<Table> {
    let mut tables = vec![];
    for cases in groups(reg, opts) {
        let (workload, flavour) = (cases[0].workload, cases[0].flavour);
        let rows = time(&cases, opts);
        eprintln!("done {workload} {flavour}");
        tables.push(Table { workload, flavour, rows });
    }
    tables
}

/// Prints the SQL of each case.
pub fn show(reg: &Reg, opts: &Opts) {
    for case in groups(reg, opts).concat() {
        let (sql, binds) = case.rendered();
        println!("{} len={} binds={binds}", case.name(), sql.len());
        match sql.char_indices().nth(700) {
            None => println!("    {sql}"),
            Some((end, _)) => println!("    {} ...", &sql[..end]),
        }
    }
}

/// Runs the first case that matches the filter for this many seconds.
pub fn spin(reg: &Reg, opts: &Opts, seconds: u64) {
    let Some(case) = reg.cases.iter().find(|case| opts.wants(case)) else {
        return eprintln!("no case matches");
    };
    eprintln!("spin {}", case.name());
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(seconds) {
        (case.op)(100);
    }
}

/// Returns the matching cases grouped by workload and flavour, with workloads in the order of their first case.
fn groups<'r>(reg: &'r Reg, opts: &Opts) -> Vec<Vec<&'r Case>> {
    let mut workloads = vec![];
    let mut groups: Vec<Vec<&Case>> = vec![];
    for case in reg.cases.iter().filter(|case| opts.wants(case)) {
        if !workloads.contains(&case.workload) {
            workloads.push(case.workload);
        }
        let same = |g: &&mut Vec<&Case>| (g[0].workload, g[0].flavour) == (case.workload, case.flavour);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(case),
            None => groups.push(vec![case]),
        }
    }
    // the sort is stable: flavours keep their order
    groups.sort_by_key(|group| workloads.iter().position(|w| *w == group[0].workload));
    groups
}

fn time(cases: &[&Case], opts: &Opts) -> Vec<Row> {
    let mut samples = vec![Vec::with_capacity(opts.rounds); cases.len()];
    let prepared: Vec<_> = cases
        .iter()
        .map(|case| {
            (case.op)(2); // warm up caches and lazily initialized state
            let counted = count_allocs(|| (case.op)(1));
            (counted, calibrate(case, opts.batch_us))
        })
        .collect();
    for round in 0..opts.rounds {
        for turn in 0..cases.len() {
            let i = (turn + round) % cases.len();
            let n = prepared[i].1;
            let start = Instant::now();
            (cases[i].op)(n);
            samples[i].push(start.elapsed().as_nanos() as f64 / n as f64);
        }
    }
    let rows = cases.iter().zip(prepared).zip(samples);
    rows.map(|((case, ((allocs, bytes), _)), mut samples)| {
        samples.sort_by(f64::total_cmp);
        Row { who: case.who, ns: quantile(&samples, 0.5), p10: quantile(&samples, 0.1), p90: quantile(&samples, 0.9), allocs, bytes }
    })
    .collect()
}

/// Returns the number of operations that take about `batch_us`.
fn calibrate(case: &Case, batch_us: u64) -> u64 {
    let mut n = 1;
    loop {
        let start = Instant::now();
        (case.op)(n);
        let us = start.elapsed().as_micros() as u64;
        if us >= batch_us {
            return n;
        }
        n = if us * 4 < batch_us { n * 3 + 1 } else { (n * batch_us / us).max(n + 1) };
    }
}

fn quantile(sorted: &[f64], q: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * q) as usize]
}
