//! The scope context: which FROM elements and select lists surround what is being rendered, and how columns are written there.

use super::{QueryContext, Renderer};
use crate::ast::{FromItem, LabelStyle, Node, Query, RawClause};
use smallvec::SmallVec;

/// The FROM elements of the surrounding statements, innermost last.
pub(in crate::compiler) type FromScopes = SmallVec<[FromScope; 1]>;
/// The FROM elements of one statement.
pub(in crate::compiler) type FromScope = SmallVec<[FromItem; 4]>;

/// Names that are visible. Only the methods of [`Renderer`] in this file change it.
pub(super) struct ScopeContext {
    query: QueryContext,
    scopes: FromScopes,
    bare_columns: bool,
}

impl ScopeContext {
    #[inline]
    pub(super) fn new() -> Self {
        ScopeContext { query: QueryContext::Top, scopes: FromScopes::new(), bare_columns: false }
    }
}

/// The part of the scope context that few statements need.
#[derive(Default)]
pub(super) struct RareScope {
    selected: Vec<SelectedList>,
    /// The elements of the SELECT of which an outer join may find no row.
    outer: Option<Vec<FromItem>>,
    hints: Vec<(FromItem, RawClause)>,
}

impl RareScope {
    pub(super) const EMPTY: RareScope = RareScope { selected: Vec::new(), outer: None, hints: Vec::new() };
}

/// A select list with the elements of its FROM, in which names of it are looked up.
#[derive(Clone, Default)]
pub(in crate::compiler) struct SelectedList {
    pub columns: Vec<Node>,
    pub froms: Vec<FromItem>,
    pub style: LabelStyle,
    /// Whether it is that of a set operation, whose columns have nothing but names.
    pub bare: bool,
}

/// The scope of one SELECT.
pub(in crate::compiler) struct SelectScope {
    pub froms: FromScope,
    /// The elements of which an outer join may find no row, where there are any.
    pub outer: Option<Vec<FromItem>>,
    /// The select list, where something refers to it by name.
    pub selected: Option<SelectedList>,
}

impl Renderer<'_> {
    /// Returns where the query appears that is being rendered.
    #[inline]
    pub(in crate::compiler) fn query_context(&self) -> QueryContext {
        self.scope.query
    }
    /// Returns the FROM elements of the surrounding statements, innermost last.
    #[inline]
    pub(in crate::compiler) fn scopes(&self) -> &[FromScope] {
        &self.scope.scopes
    }
    /// Whether columns are written without their table.
    #[inline]
    pub(in crate::compiler) fn has_bare_columns(&self) -> bool {
        self.scope.bare_columns
    }
    /// Returns the innermost select list that names can refer to.
    pub(in crate::compiler) fn selected_list(&self) -> Option<&SelectedList> {
        self.rare().scope.selected.last()
    }
    /// Returns the hints at elements of the FROM that is being rendered.
    #[inline]
    pub(in crate::compiler) fn hints(&self) -> &[(FromItem, RawClause)] {
        &self.rare().scope.hints
    }
    /// Whether an outer join may find no row of the element.
    pub fn may_be_missing(&self, from: &FromItem) -> bool {
        self.has_missing(|missing| missing.is(from))
    }
    /// Whether an outer join may find no row of an element of which `is` is true.
    pub(in crate::compiler) fn has_missing(&self, is: impl Fn(&FromItem) -> bool) -> bool {
        self.rare().scope.outer.iter().flatten().any(is)
    }
    /// Renders a query that appears in another statement.
    pub fn query_in(&mut self, context: QueryContext, query: &Query) {
        let before = std::mem::replace(&mut self.scope.query, context);
        let bare = std::mem::replace(&mut self.scope.bare_columns, false);
        self.in_operator(false, |out| out.query(query));
        self.scope.bare_columns = bare;
        self.scope.query = before;
    }
    /// Renders columns without their table.
    pub fn bare(&mut self, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.scope.bare_columns, true);
        inner(self);
        self.scope.bare_columns = before;
    }
    /// Runs `inner` where these FROM elements are visible.
    #[inline]
    pub(in crate::compiler) fn in_scope(&mut self, froms: FromScope, inner: impl FnOnce(&mut Self)) {
        self.scope.scopes.push(froms);
        inner(self);
        self.scope.scopes.pop();
    }
    /// Runs `inner` in a SELECT.
    #[inline]
    pub(in crate::compiler) fn in_select_scope(&mut self, scope: SelectScope, inner: impl FnOnce(&mut Self)) {
        let SelectScope { froms, outer, selected } = scope;
        let lists = self.rare().scope.selected.len();
        if let Some(list) = selected {
            self.rare_mut().scope.selected.push(list);
        }
        let outer = self.replace_outer(outer);
        self.in_scope(froms, inner);
        self.replace_outer(outer);
        if let Some(rare) = &mut self.rare {
            rare.scope.selected.truncate(lists);
        }
    }
    #[inline]
    fn replace_outer(&mut self, outer: Option<Vec<FromItem>>) -> Option<Vec<FromItem>> {
        if outer.is_none() && self.rare().scope.outer.is_none() {
            return None;
        }
        std::mem::replace(&mut self.rare_mut().scope.outer, outer)
    }
    /// Runs `inner` where names can refer to this select list.
    pub(in crate::compiler) fn in_selected_list(&mut self, list: SelectedList, inner: impl FnOnce(&mut Self)) {
        self.rare_mut().scope.selected.push(list);
        inner(self);
        self.rare_mut().scope.selected.pop();
    }
    /// Runs `inner` where names cannot refer to the innermost select list: the element that a name refers to must not refer to itself.
    pub(in crate::compiler) fn outside_of_selected_list(&mut self, inner: impl FnOnce(&mut Self)) {
        let list = self.rare_mut().scope.selected.pop();
        inner(self);
        self.rare_mut().scope.selected.extend(list);
    }
    /// Runs `inner` where the innermost FROM elements are not visible, as beside a subquery that is not LATERAL.
    pub(in crate::compiler) fn outside_of_scope(&mut self, inner: impl FnOnce(&mut Self)) {
        let beside = self.scope.scopes.pop();
        inner(self);
        self.scope.scopes.extend(beside);
    }
    /// Runs `inner` where no FROM element is visible.
    pub(in crate::compiler) fn outside_of_scopes(&mut self, inner: impl FnOnce(&mut Self)) {
        let scopes = std::mem::take(&mut self.scope.scopes);
        inner(self);
        self.scope.scopes = scopes;
    }
    /// Runs `inner` in a FROM with these hints at its elements.
    pub(in crate::compiler) fn with_hints(&mut self, hints: Vec<(FromItem, RawClause)>, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.rare_mut().scope.hints, hints);
        inner(self);
        self.rare_mut().scope.hints = before;
    }
}
