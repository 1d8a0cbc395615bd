//! Detects ambiguous references between FROM elements and CTEs.

use super::column_names::is_one;
use super::renderer::Renderer;
use super::resolve::{FromList, JoinTree, On, ResolvedJoin};
use crate::ast::items::own_name;
use crate::ast::{AliasName, ColumnRef, Cte, FromItem, Node};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::schema::Table;
use crate::value::Str;
use smallvec::{SmallVec, smallvec};
use std::sync::Arc;

impl Renderer<'_> {
    /// Whether two names are one on this dialect.
    pub(super) fn is_one_name(&self, a: &str, b: &str) -> bool {
        is_one(self.features().folds_names, a, b)
    }
    /// Returns the name of an element, as far as it has one by now: looking does not generate one.
    fn known_name<'n>(&'n self, from: &'n FromItem) -> Option<&'n Str> {
        match from {
            FromItem::Table(table) => Some(table.name().text()),
            other => other.own_name().map(Name::text).or_else(|| self.names.made_up(other)),
        }
    }
    /// Whether an element that is visible here has the name that an unnamed one would get.
    pub(super) fn is_seen(&self, name: &str) -> bool {
        let named = |from: &FromItem| match from {
            FromItem::Table(table) => self.is_one_name(table.name(), name),
            other => other.own_name().is_some_and(|known| self.is_one_name(known, name)),
        };
        self.scopes().iter().flatten().any(named)
    }
    /// Returns the schema that a table's name is rendered with.
    fn schema_of<'t>(&'t self, table: &'t Table) -> Option<&'t Name> {
        self.options().schema(table.def().schema.as_ref())
    }
    /// Refuses a column of a surrounding statement if a nearer element has the name of its own.
    pub(super) fn sees(&mut self, column: &ColumnRef) {
        let from = &column.from;
        if let FromItem::Table(table) = from
            && self.schema_of(table).is_some()
        {
            return;
        }
        let Some(name) = self.known_name(from) else { return };
        for element in self.scopes().iter().rev().flatten() {
            if element.is(from) {
                return;
            }
            if self.known_name(element).is_some_and(|other| self.is_one_name(other, name)) {
                let name = name.clone();
                return self.fail(ErrorKind::NameTaken { name, what: "FROM elements".into() });
            }
        }
    }
    /// Whether a column in FROM has the name. In an expression of ORDER BY the database then takes the column, not the label.
    pub(super) fn is_column(&self, name: &str) -> bool {
        let unknown = |from: &FromItem| matches!(from, FromItem::Text(_) | FromItem::Function(_));
        let named = |from: &FromItem| {
            from.columns().any(|column| own_name(&Node::Column(column)).is_some_and(|own| own.eq_ignore_ascii_case(name)))
        };
        self.scopes().last().is_some_and(|scope| scope.iter().any(|from| unknown(from) || named(from)))
    }
    /// Refuses a table or a nearer element that has the name of the `EXCLUDED` row.
    pub(super) fn is_called_so(&mut self, table: &FromItem, name: &str) {
        let called = |from: &FromItem| self.known_name(from).is_some_and(|other| self.is_one_name(other, name));
        if called(table) || self.scopes().iter().flatten().any(called) {
            let problem =
                format!("the row that could not be inserted is called {name:?} here, and so is a table of the statement; rename that");
            self.fail(ErrorKind::invalid("excluded", problem));
        }
    }
    /// Refuses names that were generated meanwhile if they are not distinct.
    pub(super) fn stay_distinct(&mut self, items: &[JoinTree]) {
        let named = |from: &FromItem| matches!(from, FromItem::Table(_)) || from.own_name().is_some();
        if !is_alone(items) && !items.iter().flat_map(JoinTree::elements).all(named) {
            self.are_distinct(items);
        }
    }
    /// Refuses a FROM list with two elements of one name, or with one element twice.
    pub(super) fn are_distinct(&mut self, items: &[JoinTree]) {
        if is_alone(items) {
            return;
        }
        let elements: SmallVec<[&FromItem; 4]> = items.iter().flat_map(JoinTree::elements).collect();
        for (at, a) in elements.iter().enumerate() {
            let Some(name) = self.known_name(a) else { continue };
            for b in elements.iter().skip(at + 1) {
                if a.is(b) {
                    return self.stands_twice(a);
                }
                let same = self.known_name(b).is_some_and(|other| self.is_one_name(other, name));
                let schemas = |table: &FromItem| matches!(table, FromItem::Table(table) if self.schema_of(table).is_some());
                if same && !(schemas(a) && schemas(b)) {
                    let name = name.clone();
                    return self.fail(ErrorKind::NameTaken { name, what: "FROM elements".into() });
                }
            }
        }
    }
    /// Records that an element is in a FROM list twice.
    #[cold]
    pub(super) fn stands_twice(&mut self, from: &FromItem) {
        let problem = format!("{:?} stands in it twice; give one of them another name: `.alias(..)`", &*from.describe());
        self.fail(ErrorKind::invalid("FROM", problem));
    }
    /// Refuses a table that has the name of a visible CTE.
    pub(super) fn is_no_cte(&mut self, table: &Table) {
        if self.with_context().visible().next().is_none() || self.schema_of(table).is_some() {
            return;
        }
        // behind RECURSIVE every CTE sees itself
        let sees_itself = self.features().cte_sees_itself || self.with_context().visible().any(|cte| cte.shape.recursive);
        let is_its_body =
            |cte: &Arc<Cte>| !sees_itself && self.with_context().defining().last().is_some_and(|last| last.name.is(&cte.name));
        let taken = self.with_context().visible().any(|cte| {
            let cte_itself = FromItem::Cte(cte.clone());
            let named = self.known_name(&cte_itself).is_some_and(|name| self.is_one_name(name, table.name()));
            named && !is_its_body(cte)
        });
        if taken {
            let problem = format!("it is called {:?}, as a table is that the statement speaks of; rename it", table.name().as_str());
            self.fail(ErrorKind::invalid("CTE", problem));
        }
    }
    /// Refuses CTEs of one WITH with the same name, also where the database does not tell names apart by their case.
    pub(super) fn are_distinct_ctes(&mut self, ctes: &[Arc<Cte>]) {
        for (at, a) in ctes.iter().enumerate() {
            let AliasName::Named(name) = &a.name else { continue };
            let other = |b: &Arc<Cte>| matches!(&b.name, AliasName::Named(other) if self.is_one_name(name, other));
            if ctes.iter().skip(at + 1).any(other) {
                return self.fail(ErrorKind::NameTaken { name: name.text().clone(), what: "CTEs".into() });
            }
        }
    }
    /// Refuses an ON that refers to an element neither in FROM nor in a surrounding statement.
    pub(super) fn joins_speak_of(&mut self, items: &FromList) {
        let mut conditions: SmallVec<[&Node; 4]> = smallvec![];
        items.iter().flat_map(|item| &item.joins).for_each(|join| given(join, &mut conditions));
        let mut froms = smallvec![];
        conditions.iter().for_each(|condition| condition.froms(&mut froms));
        let known = |from: &FromItem| {
            let here = items.iter().flat_map(JoinTree::elements).any(|element| element.is(from));
            here || self.scopes().iter().flatten().any(|element| element.is(from))
        };
        if let Some(stranger) = froms.into_iter().find(|from| !known(from)) {
            let problem = format!("it speaks of {:?}, which does not stand in FROM; join it first", &*stranger.describe());
            self.fail(ErrorKind::invalid("ON", problem));
        }
    }
}

fn is_alone(items: &[JoinTree]) -> bool {
    matches!(items, [JoinTree { joins, .. }] if joins.is_empty())
}

/// Collects the conditions that were written for a join and for those within it.
fn given<'a>(join: &'a ResolvedJoin, to: &mut SmallVec<[&'a Node; 4]>) {
    if let On::Given(on) = &join.on {
        to.push(on);
    }
    join.joins.iter().for_each(|join| given(join, to));
}
