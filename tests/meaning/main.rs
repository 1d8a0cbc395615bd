//! What is printed means what the tree says: two property tests over random expressions of every construct.
//!
//! (1) Each tree is printed as usual and with every operand in parentheses, and each database gives both the same value: this
//! finds any missing parenthesis. (2) Over values that all databases compute alike, a model by SQL's rules agrees with them.
//!
//! `ALUDEL_TREES=1000000 ALUDEL_SEED=5 cargo test --test meaning -- --nocapture` looks longer, and repeats what was found.

mod database;
mod finder;
mod itself;
mod language;
mod operators;
mod rng;
#[path = "../support/mod.rs"]
mod support;
mod value;

use database::Database;
use finder::{Check, Finder, wanted};
use language::{MARIADB, POSTGRES, SQLITE, Server};

fn look(check: Check, server: Server) {
    let Some(mut database) = Database::new(server) else { return };
    let language = operators::all(server, check == Check::Model).finished();
    let (trees, seed) = wanted();
    Finder::new(check, &language, &mut database).verdict(trees, seed);
}

#[test]
fn parentheses_on_sqlite() {
    look(Check::Parentheses, SQLITE);
}
#[test]
fn parentheses_on_postgres() {
    look(Check::Parentheses, POSTGRES);
}
#[test]
fn parentheses_on_mariadb() {
    look(Check::Parentheses, MARIADB);
}
#[test]
fn model_of_sqlite() {
    look(Check::Model, SQLITE);
}
#[test]
fn model_of_postgres() {
    look(Check::Model, POSTGRES);
}
#[test]
fn model_of_mariadb() {
    look(Check::Model, MARIADB);
}
