//! [`Renderer`]: the state while a statement is rendered, which every hook of `Compiler` takes.

mod change_context;
mod errors;
mod expressions;
mod params;
mod queries;
mod query_context;
mod rare;
mod scope_context;
mod sql_writer;
mod table_names;
mod vocabulary;
mod with_context;

pub(super) use change_context::ExcludedRow;
pub use query_context::QueryContext;
pub(super) use scope_context::{FromScope, SelectScope, SelectedList};

use change_context::ChangeContext;
use rare::RareState;
use scope_context::ScopeContext;
use sql_writer::SqlWriter;

use super::Compiler;
use super::compile_options::CompileOptions;
use super::compiled::Returned;
use super::generated_names::GeneratedNames;
use super::prepared::LatePlaceholder;
use super::warnings::Notes;
use crate::ast::{Bind, Given};
use crate::compiler::Dialect;
use crate::error::{Error, ErrorKind, Result};
use crate::features::Features;
use crate::types::ResolvedType;
use crate::types::{DataType, TypeRef};
use crate::value::Str;
use std::collections::BTreeMap;

/// The state while a statement is rendered for one dialect: the SQL so far, and where in the statement it is.
pub struct Renderer<'a> {
    dialect: &'a dyn Dialect,
    compiler: &'a dyn Compiler,
    features: &'a Features,
    options: &'a CompileOptions,
    writer: SqlWriter<'a>,
    scope: ScopeContext,
    change: ChangeContext,
    pub(super) names: GeneratedNames,
    rare: Option<Box<RareState>>,
    /// The columns that come back, once their list was rendered.
    returned: Returned,
    pub(super) notes: Notes,
    /// The first error.
    error: Option<ErrorKind>,
    /// Whether values are written into the SQL.
    literal_binds: bool,
    /// Whether this is part of an operator's operand, without parentheses in between.
    in_operator: bool,
    /// Whether this is an operand of a comparison that is never true of NULL.
    pub(super) compared: bool,
    /// The column that the next parameter is written into.
    pub(super) written: Option<TypeRef>,
    /// The placeholders whose values come when the statement is run.
    pub(super) late_placeholders: Vec<LatePlaceholder>,
    /// The named parameters so far: one name is one value. An empty map takes longer to drop than none.
    parameters: Option<BTreeMap<Str, Given>>,
    /// The name of the next placeholder, where it has one.
    placeholder_name: Option<Str>,
}

impl<'a> Renderer<'a> {
    #[inline]
    pub(crate) fn new(dialect: &'a dyn Dialect, options: &'a CompileOptions) -> Self {
        let features = dialect.features();
        Renderer {
            dialect,
            compiler: dialect.compiler(),
            features,
            options,
            writer: SqlWriter::new(features, options.quote_names),
            scope: ScopeContext::new(),
            change: ChangeContext::default(),
            names: GeneratedNames::default(),
            rare: None,
            returned: Returned::Nothing,
            notes: Notes::default(),
            error: None,
            literal_binds: options.literal_binds,
            in_operator: false,
            compared: false,
            written: None,
            late_placeholders: Vec::new(),
            parameters: None,
            placeholder_name: None,
        }
    }
    /// Takes the columns that come back.
    pub(super) fn take_columns(&mut self) -> Returned {
        let returned = std::mem::take(&mut self.returned);
        match self.insert_order() {
            None => returned,
            Some(order) => returned.without(order.hidden),
        }
    }
    /// Whether the next list is that of the columns that come back.
    pub(super) fn returns(&self) -> bool {
        self.query_context() == QueryContext::Top && matches!(self.returned, Returned::Nothing) && !self.with_context().is_dry_run()
    }
    /// Records the columns that come back.
    pub(super) fn set_columns(&mut self, returned: Returned) {
        self.returned = returned;
    }
    /// Returns how many values are bound so far.
    pub(super) fn bound(&self) -> usize {
        self.writer.params.len()
    }
    /// Returns the first error, or that too many values are bound.
    pub(crate) fn finish(&mut self) -> Result<()> {
        if let Some(error) = self.error.take() {
            return Err(self.with_parts(Error::new(error)));
        }
        if self.writer.params.len() > self.features.max_binds {
            return Err(super::plan::too_many(self.features.max_binds, self.writer.params.len(), self.options.lists));
        }
        Ok(())
    }
    /// Takes the SQL.
    pub(crate) fn take_sql(&mut self) -> String {
        std::mem::take(&mut self.writer.sql)
    }
    /// Takes the bound values.
    pub(super) fn take_params(&mut self) -> Vec<Bind> {
        std::mem::take(&mut self.writer.params)
    }
    /// Returns the dialect.
    pub fn dialect(&self) -> &'a dyn Dialect {
        self.dialect
    }
    /// Returns the features of the dialect.
    #[inline]
    pub fn features(&self) -> &'a Features {
        self.features
    }
    /// Returns the hooks of the dialect.
    #[inline]
    pub fn compiler(&self) -> &'a dyn Compiler {
        self.compiler
    }
    /// Returns how the statement is to be rendered.
    pub(super) fn options(&self) -> &'a CompileOptions {
        self.options
    }
    /// Returns a type as this dialect has it: of a user-defined type its implementation here, unless it has a name here.
    pub fn known_type(&self, data_type: &DataType) -> DataType {
        match data_type {
            DataType::Custom(_) => ResolvedType::new(data_type, self.dialect.name()).known.unwrap_or_else(|| data_type.clone()),
            known => known.clone(),
        }
    }
    /// Whether types can have names of their own. SQL that is rendered for reading has every type.
    pub fn has_named_types(&self) -> bool {
        self.features.ddl.named_types || self.options.reading
    }
}
