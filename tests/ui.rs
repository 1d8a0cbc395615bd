//! What the compiler says when something does not fit: the messages are part of the library.
//!
//! After a change: `TRYBUILD=overwrite cargo test --all-features --test ui`, then read what has changed.

// Some messages list types, and which there are is a matter of features.
#[test]
#[cfg(all(feature = "sqlite", feature = "chrono", feature = "rust_decimal", feature = "serde_json", feature = "uuid"))]
fn messages() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
