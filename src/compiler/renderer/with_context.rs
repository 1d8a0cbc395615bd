//! The WITH context: the CTEs of a statement, which of their bodies are being rendered, and the dry run that settles their order.

use super::Renderer;
use crate::ast::{Cte, StatementRef};
use crate::compiler::compiled::Returned;
use crate::compiler::warnings::Notes;
use std::sync::Arc;

/// The CTEs of a statement. Only the methods of [`Renderer`] in this file change it.
#[derive(Default)]
pub(in crate::compiler) struct WithContext {
    /// The CTEs in the order of WITH, as far as the dry run has met them; none, once they are being rendered.
    ordered: Vec<Arc<Cte>>,
    /// The CTEs of the statement's WITH, once they are being rendered.
    hoisted: Vec<Arc<Cte>>,
    /// The CTEs of the surrounding WITHs that stay in their subqueries, innermost last.
    nested: Vec<Arc<Cte>>,
    /// The CTEs whose bodies are being rendered, innermost last.
    defining: Vec<Arc<Cte>>,
    /// How many subqueries of FROM surround the current one, within the body of a CTE.
    derived: usize,
    /// How many scopes surround the set operation that is a member of another; 0, where there is none.
    around_set: usize,
    /// How often a CTE was read within itself.
    recursions: usize,
    /// Whether this is the body of a CTE of a WITH that stays in its subquery.
    local_body: bool,
    /// Whether this is the dry run.
    dry_run: bool,
}

impl WithContext {
    pub(super) const EMPTY: WithContext = WithContext {
        ordered: Vec::new(),
        hoisted: Vec::new(),
        nested: Vec::new(),
        defining: Vec::new(),
        derived: 0,
        around_set: 0,
        recursions: 0,
        local_body: false,
        dry_run: false,
    };
    /// Returns the CTEs in the order of WITH that have not been rendered yet.
    pub(in crate::compiler) fn ordered(&self) -> &[Arc<Cte>] {
        &self.ordered
    }
    /// Returns the CTEs of the surrounding WITHs that stay in their subqueries.
    pub(in crate::compiler) fn nested(&self) -> &[Arc<Cte>] {
        &self.nested
    }
    /// Returns the CTEs whose names mean something where the renderer is.
    pub(in crate::compiler) fn visible(&self) -> impl Iterator<Item = &Arc<Cte>> {
        self.hoisted.iter().chain(&self.nested)
    }
    /// Returns the CTEs whose bodies are being rendered, innermost last.
    pub(in crate::compiler) fn defining(&self) -> &[Arc<Cte>] {
        &self.defining
    }
    /// Whether this is in a subquery of FROM, within the body of a CTE.
    pub(in crate::compiler) fn is_derived(&self) -> bool {
        self.derived > 0
    }
    /// Returns how many scopes surround the set operation that is a member of another; 0, where there is none.
    pub(in crate::compiler) fn around_set(&self) -> usize {
        self.around_set
    }
    /// Returns how often a CTE was read within itself so far.
    pub(in crate::compiler) fn recursions(&self) -> usize {
        self.recursions
    }
    /// Whether this is the body of a CTE of a WITH that stays in its subquery.
    pub(in crate::compiler) fn is_local_body(&self) -> bool {
        self.local_body
    }
    /// Whether this is the first of two renderings, which settles names and the order of CTEs.
    pub(in crate::compiler) fn is_dry_run(&self) -> bool {
        self.dry_run
    }
}

impl Renderer<'_> {
    /// Returns the WITH context.
    #[inline]
    pub(in crate::compiler) fn with_context(&self) -> &WithContext {
        &self.rare().with
    }
    fn with_context_mut(&mut self) -> &mut WithContext {
        &mut self.rare_mut().with
    }
    /// Renders once to settle names and the order of CTEs, and forgets the text.
    pub(in crate::compiler) fn dry_run(&mut self, statement: StatementRef<'_>) {
        self.with_context_mut().dry_run = true;
        self.statement(statement);
        self.with_context_mut().dry_run = false;
        self.writer.clear();
        self.notes = Notes::default();
        self.late_placeholders.clear();
        self.returned = Returned::Nothing;
        self.names.forget_binds();
    }
    /// Adds a CTE after those that were met before it.
    pub(in crate::compiler) fn add_cte(&mut self, cte: &Arc<Cte>) {
        self.with_context_mut().ordered.push(cte.clone());
    }
    /// Returns the CTEs of the statement's WITH, which is rendered now.
    pub(in crate::compiler) fn hoist_ctes(&mut self) -> Vec<Arc<Cte>> {
        let with = self.with_context_mut();
        let ctes = std::mem::take(&mut with.ordered);
        with.hoisted.clone_from(&ctes);
        ctes
    }
    /// Adds a CTE of the WITH of a subquery: from here on it is visible.
    pub(in crate::compiler) fn add_nested_cte(&mut self, cte: &Arc<Cte>) {
        self.with_context_mut().nested.push(cte.clone());
    }
    /// Counts that a CTE was read within itself.
    pub(in crate::compiler) fn count_recursion(&mut self) {
        self.with_context_mut().recursions += 1;
    }
    /// Runs `inner` in a query whose own WITH is visible until its end.
    pub(in crate::compiler) fn in_query_with_ctes(&mut self, inner: impl FnOnce(&mut Self)) {
        let nested = self.with_context().nested.len();
        inner(self);
        if let Some(rare) = &mut self.rare {
            rare.with.nested.truncate(nested);
        }
    }
    /// Runs `inner` as if no statement surrounded it, as the bodies of WITH are rendered.
    pub(in crate::compiler) fn outside_of_statement(&mut self, inner: impl FnOnce(&mut Self)) {
        let with = self.with_context_mut();
        let (nested, local_body) = (std::mem::take(&mut with.nested), std::mem::take(&mut with.local_body));
        self.outside_of_scopes(inner);
        let with = self.with_context_mut();
        (with.nested, with.local_body) = (nested, local_body);
    }
    /// Runs `inner` where the WITH of a subquery is rendered.
    pub(in crate::compiler) fn in_local_with(&mut self, inner: impl FnOnce(&mut Self)) {
        let with = self.with_context_mut();
        let local_body = with.local_body;
        with.local_body |= with.defining.is_empty();
        self.outside_of_scopes(inner);
        self.with_context_mut().local_body = local_body;
    }
    /// Runs `inner` in the body of a CTE, whose recursion is counted apart.
    pub(in crate::compiler) fn in_cte_body(&mut self, cte: &Arc<Cte>, inner: impl FnOnce(&mut Self)) {
        let with = self.with_context_mut();
        with.defining.push(cte.clone());
        let (derived, recursions) = (std::mem::take(&mut with.derived), with.recursions);
        inner(self);
        let with = self.with_context_mut();
        (with.derived, with.recursions) = (derived, recursions);
        with.defining.pop();
    }
    /// Runs `inner` in a subquery of FROM. Outside of the bodies of CTEs nobody asks how many there are.
    pub(in crate::compiler) fn in_derived_table(&mut self, inner: impl FnOnce(&mut Self)) {
        let before = self.with_context().derived;
        if let Some(rare) = &mut self.rare {
            rare.with.derived += 1;
        }
        inner(self);
        if let Some(rare) = &mut self.rare {
            rare.with.derived = before;
        }
    }
    /// Runs `inner` in a set operation that is a member of another.
    pub(in crate::compiler) fn in_member_set(&mut self, inner: impl FnOnce(&mut Self)) {
        let scopes = self.scopes().len();
        let before = std::mem::replace(&mut self.with_context_mut().around_set, scopes);
        inner(self);
        self.with_context_mut().around_set = before;
    }
}
