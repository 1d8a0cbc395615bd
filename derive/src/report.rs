//! What is wrong, all of it: a derive goes on behind a mistake, so that one attribute hides neither the others nor the
//! columns that the rest of the program speaks of.

use proc_macro2::{Span, TokenStream};
use std::fmt::Display;
use syn::{Error, Result};

/// The mistakes so far.
#[derive(Default)]
pub struct Report(Option<Error>);

impl Report {
    /// A mistake at its place.
    pub fn wrong(&mut self, at: Span, problem: impl Display) {
        self.add(Error::new(at, problem));
    }
    /// What came out well, or one mistake more.
    pub fn take<T>(&mut self, result: Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(error);
                None
            }
        }
    }
    /// The mistakes as one error.
    pub fn result(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }
    fn add(&mut self, error: Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            None => self.0 = Some(error),
        }
    }
    /// The mistakes, before what was written in spite of them.
    pub fn before(self, written: TokenStream) -> TokenStream {
        let mut out = self.0.map(Error::into_compile_error).unwrap_or_default();
        out.extend(written);
        out
    }
}
