//! The command line.

use crate::Case;
use std::fmt::Display;
use std::process::exit;
use std::str::FromStr;

/// The options of a run, and the filter for its cases.
pub struct Opts {
    pub rounds: usize,
    /// The approximate time of one contestant in a round, in microseconds.
    pub batch_us: u64,
    /// Words that must all occur in `workload/flavour/contestant`.
    pub filter: Vec<String>,
    /// Print the SQL instead of timing.
    pub show: bool,
    /// Run only the first case that matches, in a loop, for this many seconds (for `perf`).
    pub spin: Option<u64>,
}

const USAGE: &str = "\
arguments: [WORD]... [--rounds N] [--batch-us N] [--show] [--spin SECONDS]
every WORD must be part of `workload/flavour/contestant`";

fn fail(what: impl Display) -> ! {
    eprintln!("{what}\n{USAGE}");
    exit(2)
}

impl Opts {
    /// Parses the arguments of the process, and exits if they are invalid.
    pub fn from_args(rounds: usize, batch_us: u64) -> Opts {
        let mut opts = Opts { rounds, batch_us, filter: vec![], show: false, spin: None };
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--show" => opts.show = true,
                "--rounds" => opts.rounds = number(&arg, args.next()),
                "--batch-us" => opts.batch_us = number(&arg, args.next()),
                "--spin" => opts.spin = Some(number(&arg, args.next())),
                "-h" | "--help" => {
                    println!("{USAGE}");
                    exit(0)
                }
                flag if flag.starts_with('-') => fail(format_args!("unknown argument {flag}")),
                _ => opts.filter.push(arg),
            }
        }
        if opts.rounds == 0 {
            fail("--rounds needs at least 1");
        }
        opts
    }

    pub(crate) fn wants(&self, case: &Case) -> bool {
        let name = case.name();
        self.filter.iter().all(|word| name.contains(word.as_str()))
    }
}

fn number<T: FromStr>(flag: &str, value: Option<String>) -> T {
    match value.as_deref().map(str::parse) {
        Some(Ok(n)) => n,
        _ => fail(format_args!("{flag} needs a number")),
    }
}
