//! Every construct of Aludel's expressions, on the databases that have it.

mod arithmetic;
mod logic;
mod parts;
mod query;
pub mod special;
pub mod text;

use crate::language::{Language, Server};

/// The whole language of a database.
pub fn all(server: Server, modelled: bool) -> Language {
    let mut language = Language::new(server, modelled);
    arithmetic::add(&mut language);
    text::add(&mut language);
    logic::add(&mut language);
    query::add(&mut language);
    parts::add(&mut language);
    special::add(&mut language);
    language
}
