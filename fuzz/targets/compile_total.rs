//! Any tree of the nodes there are, wrong ones included, on every dialect: `Ok` or `Err`, never a panic.
#![no_main]

#[path = "../generator.rs"]
mod generator;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| generator::compile_total(bytes));
