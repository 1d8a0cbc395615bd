//! Compiles generated statements, valid or not, on every dialect: the result is `Ok` or `Err`, never a panic.
#![no_main]

#[path = "../generator.rs"]
mod generator;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| generator::compile_total(bytes));
