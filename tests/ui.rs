//! What the compiler says when something does not fit: the messages are part of the library.
//!
//! After a change: `TRYBUILD=overwrite cargo test --all-features --test ui`, then read what has changed.

#[test]
#[cfg(feature = "sqlite")]
fn messages() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
