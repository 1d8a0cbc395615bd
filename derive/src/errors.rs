//! [`Errors`]: all errors of a derive. It goes on after an error, so that one attribute hides neither the errors of the others
//! nor the columns that the rest of the program uses.

use proc_macro2::{Span, TokenStream};
use std::fmt::Display;
use syn::{Error, Result};

/// The errors found so far.
#[derive(Default)]
pub struct Errors(Option<Error>);

impl Errors {
    /// Adds an error, with the place in the source where it is shown.
    pub fn add(&mut self, at: Span, problem: impl Display) {
        self.push(Error::new(at, problem));
    }
    /// Returns the value of a result, or adds its error.
    pub fn take<T>(&mut self, result: Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(error);
                None
            }
        }
    }
    /// Returns the errors as one.
    pub fn result(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }
    fn push(&mut self, error: Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            None => self.0 = Some(error),
        }
    }
    /// Returns the errors, followed by the code that is generated in spite of them.
    pub fn before(self, generated: TokenStream) -> TokenStream {
        let mut out = self.0.map(Error::into_compile_error).unwrap_or_default();
        out.extend(generated);
        out
    }
}
