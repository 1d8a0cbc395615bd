//! Shared harness: a counting allocator, an interleaved timing loop, and table printing.
//!
//! A [`Case`] is one contestant (a library) on one workload in one flavour of SQL. All cases of one workload and flavour are calibrated
//! to about the same batch time and then run in interleaved, rotating rounds, so that changes of the clock frequency and other processes
//! affect every contestant alike. The median over the rounds is reported.

mod alloc;
mod opts;
mod report;
mod run;

pub use alloc::Counting;
pub use opts::Opts;
pub use report::{machine_line, print_long, print_matrix};
pub use run::{Row, Table, run, show, spin};

use std::hint::black_box;

/// One contestant on one workload in one flavour.
pub struct Case {
    pub workload: &'static str,
    pub flavour: &'static str,
    pub who: &'static str,
    /// Runs the operation this many times.
    op: Box<dyn Fn(u64)>,
    rendered: Box<dyn Fn() -> (String, usize)>,
}

impl Case {
    /// Returns the contestant's SQL and its number of binds.
    pub fn rendered(&self) -> (String, usize) {
        (self.rendered)()
    }

    /// Returns `workload/flavour/contestant`, in which the words of the filter are searched.
    pub fn name(&self) -> String {
        format!("{}/{}/{}", self.workload, self.flavour, self.who)
    }
}

/// The cases of a run, in the order of their registration.
#[derive(Default)]
pub struct Reg {
    pub cases: Vec<Case>,
}

impl Reg {
    /// Adds a case: `make` builds and renders the statement.
    pub fn sql<R: Rendered>(
        &mut self,
        workload: &'static str,
        flavour: &'static str,
        who: &'static str,
        make: impl Fn() -> R + Clone + 'static,
    ) {
        let again = make.clone();
        self.cases.push(Case {
            workload,
            flavour,
            who,
            op: Box::new(move |n| {
                for _ in 0..n {
                    black_box(make());
                }
            }),
            rendered: Box::new(move || {
                let it = again();
                (it.text().to_owned(), it.binds())
            }),
        });
    }
}

/// The output of a contestant: SQL text and binds.
pub trait Rendered {
    fn text(&self) -> &str;
    fn binds(&self) -> usize;
}

impl<S: AsRef<str>> Rendered for (S, usize) {
    fn text(&self) -> &str {
        self.0.as_ref()
    }
    fn binds(&self) -> usize {
        self.1
    }
}

impl<S: AsRef<str>, T> Rendered for (S, Vec<T>) {
    fn text(&self) -> &str {
        self.0.as_ref()
    }
    fn binds(&self) -> usize {
        self.1.len()
    }
}
