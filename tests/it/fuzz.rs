//! What fuzzing found, replayed; and some hundred trees more, so that the generator is run on every machine.

#[path = "../../fuzz/generator.rs"]
mod generator;

use std::path::Path;

#[test]
fn what_was_found_stays_mended() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions/compile_total");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        println!("{}", path.display());
        generator::compile_total(&std::fs::read(path).unwrap());
    }
}

#[test]
fn some_trees() {
    let mut state = 4711u64;
    for length in 0..600 {
        let bytes: Vec<u8> = (0..length)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 56) as u8
            })
            .collect();
        generator::compile_total(&bytes);
    }
}
