//! [`Renderer`]: the state while a statement is rendered, which every hook of `Compiler` takes.

mod errors;
mod expressions;
mod params;
mod queries;
mod query_context;
mod table_names;
mod vocabulary;

pub use query_context::QueryContext;

use super::Compiler;
use super::compile_options::CompileOptions;
use super::compiled::Returned;
use super::generated_names::Names;
use super::insert_order::InsertOrder;
use super::prepared::Slot;
use super::resolve::Scopes;
use super::warnings::Notes;
use crate::ast::{Bind, Cte, FromItem, Given, LabelStyle, Node, RawClause};
use crate::compiler::Dialect;
use crate::error::{Error, ErrorKind, Result};
use crate::features::Features;
use crate::schema::Table;
use crate::types::Unfolded;
use crate::types::{DataType, TypeRef};
use crate::value::Str;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A select list, and what stands in its FROM.
#[derive(Clone, Default)]
pub(super) struct Selected {
    pub columns: Vec<Node>,
    pub froms: Vec<FromItem>,
    pub style: LabelStyle,
    /// Is it that of a set operation, whose columns have nothing but names?
    pub bare: bool,
}

/// What is being printed.
pub struct Renderer<'a> {
    dialect: &'a dyn Dialect,
    compiler: &'a dyn Compiler,
    features: &'a Features,
    options: &'a CompileOptions,
    literal_binds: bool,
    sql: String,
    params: Vec<Bind>,
    /// The columns that come back, once their list was printed.
    returned: Returned,
    /// How the rows that come back are to be sorted.
    pub(super) row_order: Option<Arc<InsertOrder>>,
    /// What is to be bound when the statement is run.
    pub(super) slots: Vec<Slot>,
    /// Is it an operand of a comparison that is never true of NULL?
    pub(super) compared: bool,
    /// The column that the parameter is written into, which is printed next.
    pub(super) written: Option<TypeRef>,
    /// Is it a part of an operator's operand, without parentheses in between?
    in_operator: bool,
    error: Option<ErrorKind>,
    /// Where in the statement that is, the innermost part first.
    error_place: Vec<String>,
    /// The named parameters so far: one name is one value. An empty map takes longer to drop than none.
    parameters: Option<BTreeMap<Str, Given>>,
    /// What the next placeholder is called, where it has a name.
    placeholder_name: Option<Str>,
    pub(super) place: QueryContext,
    pub(super) names: Names,
    pub(super) scopes: Scopes,
    /// Raw SQL at elements of FROM of the SELECT that is printed.
    pub(super) from_hints: Vec<(FromItem, RawClause)>,
    /// The select lists around, with their FROM elements, innermost last; kept only where something speaks of them by name.
    pub(super) selected: Vec<Selected>,
    /// The FROM elements of the SELECT that is printed, of whose rows an outer join may miss the other side.
    pub(super) outer: Vec<FromItem>,
    /// The CTEs in the order of WITH, once they are known.
    pub(super) ctes: Vec<Arc<Cte>>,
    /// Those that were printed.
    pub(super) hoisted: Vec<Arc<Cte>>,
    /// The CTEs of the WITHs around that stay where they are, innermost last.
    pub(super) nested: Vec<Arc<Cte>>,
    /// How many subqueries of FROM are being printed, one in another.
    pub(super) derived: usize,
    /// Is it the body of a CTE of a WITH that stays where it is?
    pub(super) local_body: bool,
    /// How many statements stand around the set operation that is a member of another, where there is one.
    pub(super) around_set: usize,
    /// How often a CTE was read within itself.
    pub(super) recursions: usize,
    /// The CTEs whose bodies are being printed, innermost last.
    pub(super) defining: Vec<Arc<Cte>>,
    /// Is this the first of two printings, which settles names?
    pub(super) dry_run: bool,
    /// Are columns written without their table?
    pub(super) bare_columns: bool,
    /// What may be a mistake.
    pub(super) notes: Notes,
    /// What the row that could not be inserted is called.
    pub(super) new_row: ExcludedRow,
    /// The table whose rows are returned, where no subquery may read it by its name.
    pub(super) returned_of: Option<Table>,
    /// The table that is changed, where no subquery may read it.
    pub(super) changing: Option<Table>,
}

/// What the row that could not be inserted is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ExcludedRow {
    /// There is none here.
    None,
    /// By a name: `excluded.x`
    Named(&'static str),
    /// By a function: `VALUES(x)`
    Function,
}

impl<'a> Renderer<'a> {
    #[inline]
    pub(crate) fn new(dialect: &'a dyn Dialect, options: &'a CompileOptions) -> Self {
        Renderer {
            dialect,
            compiler: dialect.compiler(),
            features: dialect.features(),
            options,
            literal_binds: options.literal_binds,
            sql: String::new(),
            params: Vec::new(),
            returned: Returned::Nothing,
            row_order: None,
            slots: Vec::new(),
            compared: false,
            written: None,
            in_operator: false,
            error: None,
            error_place: Vec::new(),
            parameters: None,
            placeholder_name: None,
            place: QueryContext::Top,
            names: Names::default(),
            scopes: Scopes::default(),
            from_hints: Vec::new(),
            selected: Vec::new(),
            outer: Vec::new(),
            ctes: Vec::new(),
            hoisted: Vec::new(),
            nested: Vec::new(),
            derived: 0,
            local_body: false,
            around_set: 0,
            recursions: 0,
            defining: Vec::new(),
            dry_run: false,
            bare_columns: false,
            notes: Notes::default(),
            new_row: if options.reading { ExcludedRow::Named("excluded") } else { ExcludedRow::None },
            returned_of: None,
            changing: None,
        }
    }
    /// Gives the columns away that come back.
    pub(super) fn take_columns(&mut self) -> Returned {
        let returned = std::mem::take(&mut self.returned);
        match &self.row_order {
            None => returned,
            Some(order) => returned.without(order.hidden),
        }
    }
    /// Is this the list of what comes back?
    pub(super) fn returns(&self) -> bool {
        self.place == QueryContext::Top && !self.dry_run && matches!(self.returned, Returned::Nothing)
    }
    /// Keeps what comes back.
    pub(super) fn set_columns(&mut self, returned: Returned) {
        self.returned = returned;
    }
    /// How many values are bound so far.
    pub(super) fn bound(&self) -> usize {
        self.params.len()
    }
    /// Was everything printed as it was meant?
    pub(crate) fn finish(&mut self) -> Result<()> {
        if let Some(error) = self.error.take() {
            let error = Error::new(error);
            return Err(if self.error_place.is_empty() { error } else { error.with_place(self.error_place.join(" of ")) });
        }
        if self.params.len() > self.features.max_binds {
            return Err(super::plan::too_many(self.features.max_binds, self.params.len(), self.options.lists));
        }
        Ok(())
    }
    /// Gives the SQL away.
    pub(crate) fn take_sql(&mut self) -> String {
        std::mem::take(&mut self.sql)
    }
    /// Gives the params away.
    pub(super) fn take_params(&mut self) -> Vec<Bind> {
        std::mem::take(&mut self.params)
    }
    /// The dialect that is printed for.
    pub fn dialect(&self) -> &'a dyn Dialect {
        self.dialect
    }
    /// Its answers.
    #[inline]
    pub fn features(&self) -> &'a Features {
        self.features
    }
    /// Its hooks.
    #[inline]
    pub fn compiler(&self) -> &'a dyn Compiler {
        self.compiler
    }
    /// How it is printed.
    pub(super) fn options(&self) -> &'a CompileOptions {
        self.options
    }
    /// A type as this dialect has it: of a type of a user's own, what it is implemented by here, unless it has a name here.
    pub fn known_type(&self, data_type: &DataType) -> DataType {
        match data_type {
            DataType::Custom(_) => Unfolded::new(data_type, self.dialect.name()).known.unwrap_or_else(|| data_type.clone()),
            known => known.clone(),
        }
    }
    /// Are there types with names of their own? What is printed for reading has every type.
    pub fn has_named_types(&self) -> bool {
        self.features.ddl.named_types || self.options.reading
    }
    /// May there be no row of it, because an outer join found none?
    pub fn may_be_missing(&self, from: &FromItem) -> bool {
        self.outer.iter().any(|known| known.is(from))
    }
}
