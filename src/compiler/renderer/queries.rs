//! Renders statements and the queries in them: the dispatch on `StatementRef` and `Query`.

use super::{QueryContext, Renderer};
use crate::ast::{Dml, InsertSource, Query, StatementRef};
use crate::compiler::render;
use crate::error::ErrorKind;
use crate::features::ValuesLists;

impl Renderer<'_> {
    /// Renders a statement, by its hook.
    pub fn statement(&mut self, statement: StatementRef<'_>) {
        match statement {
            StatementRef::Query(query) => self.query(query),
            StatementRef::Insert(insert) => self.compiler.insert(self, insert),
            StatementRef::Update(update) => self.compiler.update(self, update),
            StatementRef::Delete(delete) => self.compiler.delete(self, delete),
            StatementRef::Ddl(ddl) => self.within(|out| render::title(out.sql()).to_owned(), |out| ddl.compile(out)),
            StatementRef::Node(node) => {
                self.compiler.with(self);
                self.node(node);
            }
        }
    }
    /// Renders a query, by its hook.
    pub fn query(&mut self, query: &Query) {
        match query {
            Query::Select(select) => self.compiler.select(self, select),
            Query::Compound(compound) => self.compiler.compound(self, compound),
            Query::Text(text) => {
                if self.query_context().is_outermost() {
                    self.compiler.with(self);
                }
                if self.returns() {
                    render::listed(self, &text.columns);
                }
                self.node(&text.text);
            }
            Query::Values(values) => {
                let named = self.query_context().is_from() && self.features.values != ValuesLists::Named;
                self.compiler.values(self, values, named);
            }
            Query::Dml(dml) => self.dml(dml),
        }
    }
    /// Renders INSERT, UPDATE or DELETE in the WITH of a statement.
    fn dml(&mut self, dml: &Dml) {
        if self.query_context() != QueryContext::With {
            let problem = "it stands in a query, and it can only stand in WITH: `.cte(name)`";
            return self.fail(ErrorKind::invalid(dml.word(), problem));
        }
        if !self.features.dml_in_with {
            self.unsupported(&format!("{} in WITH", dml.word()), "run it as a statement of its own");
        }
        if !self.with_context().nested().is_empty() {
            self.fail(ErrorKind::invalid(dml.word(), "it stands in a nested WITH; only the statement's own may change rows"));
        }
        match dml {
            Dml::Insert(insert) => self.compiler.insert(self, insert),
            Dml::Update(update) => self.compiler.update(self, update),
            Dml::Delete(delete) => self.compiler.delete(self, delete),
        }
    }
    /// Reserves room for a statement of this size, so that nothing is copied while it grows.
    pub(in crate::compiler) fn reserve(&mut self, statement: StatementRef<'_>) {
        let (text, binds) = match statement {
            StatementRef::Query(Query::Select(select)) => {
                let lists =
                    select.columns.len() + select.filter.len() + select.group_by.len() + select.having.len() + select.order_by.len();
                (128 + 32 * lists + 96 * select.joins.len(), select.filter.len() + 4 * usize::from(lists > 8))
            }
            StatementRef::Insert(insert) => match &insert.source {
                InsertSource::Values(values) => {
                    let values = self.options.window(values, insert.columns.len()).len();
                    (64 + 16 * insert.columns.len() + 4 * values, values)
                }
                InsertSource::Query(_) => (256, 4),
            },
            StatementRef::Update(update) => (64 + 32 * (update.set.len() + update.filter.len()), update.set.len() + update.filter.len()),
            StatementRef::Query(Query::Compound(_) | Query::Text(_) | Query::Values(_) | Query::Dml(_))
            | StatementRef::Delete(_)
            | StatementRef::Ddl(_)
            | StatementRef::Node(_) => (192, 2),
        };
        self.writer.reserve(text, binds);
    }
}
