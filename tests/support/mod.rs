//! Databases for tests, the judge of MySQL's syntax, and how values are sent and read.
#![allow(dead_code)] // no binary uses all of it

pub mod as_text;
pub mod judge;
pub mod schemas;
pub mod servers;
pub mod wire;
