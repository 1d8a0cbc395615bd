//! [`RareState`]: the state that only few statements need, behind one pointer, so that no other statement pays for it.

use super::Renderer;
use super::scope_context::RareScope;
use super::with_context::WithContext;

/// State that only few statements need.
#[derive(Default)]
pub(super) struct RareState {
    pub with: WithContext,
    pub scope: RareScope,
    /// The parts of the statement that the first error is in, innermost first.
    pub error_parts: Vec<String>,
}

static NONE: RareState = RareState { with: WithContext::EMPTY, scope: RareScope::EMPTY, error_parts: Vec::new() };

impl Renderer<'_> {
    /// Returns the rare state for reading.
    #[inline]
    pub(super) fn rare(&self) -> &RareState {
        self.rare.as_deref().unwrap_or(&NONE)
    }
    /// Returns the rare state for writing.
    #[inline]
    pub(super) fn rare_mut(&mut self) -> &mut RareState {
        self.rare.get_or_insert_default()
    }
}
