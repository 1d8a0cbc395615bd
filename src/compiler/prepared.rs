//! [`Template`]: a statement that is rendered once, before its values are known, and filled with values for each run.

use super::compiled::Returned;
use super::insert_order::InsertOrder;
use super::render::carry;
use super::values::{self, Refused, StorageCheck};
use super::warnings::Notes;
use super::{CompileOptions, Compiled, Renderer, invalid, render_statement};
use crate::ast::{Bind, Given, Literal, Parameter, StatementRef};
use crate::compiler::Dialect;
use crate::error::{Error, ErrorKind, Result, nearest};
use crate::features::ArrayBoundLists;
use crate::types::{TypeFamily, TypeRef};
use crate::value::{Str, Value};
use std::sync::Arc;

/// A placeholder whose value comes when the statement is run.
pub(super) struct LatePlaceholder {
    /// Its number among the binds.
    at: usize,
    parameter: Parameter,
    /// Whether it takes a list, in one value.
    is_list: bool,
    /// Whether it is an operand of a comparison that is never true of NULL.
    compared: bool,
    /// The column into which it is written.
    column: Option<TypeRef>,
}

/// A statement that was rendered once, to be run with values.
pub(crate) struct Template {
    sql: Arc<str>,
    params: Vec<Bind>,
    late: Vec<LatePlaceholder>,
    columns: Returned,
    order: Option<Arc<InsertOrder>>,
    notes: Notes,
    dialect: Str,
    carried: ArrayBoundLists,
    storage_check: StorageCheck,
}

/// A value, or values, for the parameters of a name.
pub(crate) struct Supplied {
    pub name: Str,
    pub given: Given,
    pub ty: TypeRef,
}

impl Template {
    /// Renders a statement. A parameter that has a value already keeps it, unless another one is supplied.
    pub fn new(statement: StatementRef<'_>, dialect: &dyn Dialect) -> Result<Self> {
        let summary = statement.tree().summary_word();
        if summary.has_error() || summary.too_deep() {
            invalid(statement)?;
        }
        let options = CompileOptions { template: true, ..CompileOptions::default() };
        let mut out = Renderer::new(dialect, &options);
        render_statement(&mut out, statement);
        out.finish()?;
        let (sql, params) = (out.take_sql(), out.take_params());
        let (columns, order, late) = (out.take_columns(), out.insert_order().cloned(), std::mem::take(&mut out.late_placeholders));
        let notes = std::mem::take(&mut out.notes);
        let columns = match columns {
            Returned::List(list) => Returned::Shared(list.into()),
            other => other,
        };
        let carried = dialect.features().array_bound_lists;
        let (dialect, storage_check) = (dialect.name().into(), StorageCheck::new(dialect));
        Ok(Template { sql: sql.into(), params, late, columns, order, notes, dialect, carried, storage_check })
    }
    /// The statement with values.
    pub fn fill(&self, supplied: &[Supplied]) -> Result<Compiled> {
        let known = |name: &Str| self.late.iter().any(|late| late.parameter.name == *name);
        if let Some(unknown) = supplied.iter().find(|one| !known(&one.name)) {
            let suggestion = nearest(&unknown.name, self.late.iter().map(|late| &*late.parameter.name));
            return Err(Error::new(ErrorKind::NoSuchParameter { name: unknown.name.clone(), suggestion }));
        }
        let mut params = self.params.clone();
        for late in &self.late {
            let given = supplied.iter().rev().find(|one| one.name == late.parameter.name);
            let bind = match given {
                Some(Supplied { given, ty, .. }) => self.bind(late, given, late.parameter.accept(given, ty)?),
                None => self.bind(late, &late.parameter.given, late.parameter.ty.clone()),
            }?;
            if let Some(param) = params.get_mut(late.at) {
                *param = bind;
            }
        }
        Ok(Compiled::shared(self.sql.clone(), params, self.columns.clone(), self.notes.clone(), self.order.clone()))
    }
    fn bind(&self, late: &LatePlaceholder, given: &Given, ty: TypeRef) -> Result<Bind> {
        const NULL: &str =
            "it is NULL, and was declared as a value that is not; declare it as an `Option`, as in `param::<Option<i32>>(..)`";
        const COMPARED: &str = "it is NULL, of which this comparison is never true; compare it by `is_not_distinct_from`";
        let parameter = &late.parameter;
        let invalid = |problem: &str| Err(Error::new(parameter.invalid(problem)));
        match given {
            Given::Nothing => Err(Error::new(ErrorKind::MissingParameter { name: parameter.name.clone() })),
            Given::One(_) if late.is_list => invalid("it is a list here, and one value was given; give it by `.bind_list(..)`"),
            Given::Many(_) if !late.is_list => invalid("it is one value here, and a list was given"),
            Given::One(Value::Null) if !parameter.nullable.0 => invalid(NULL),
            Given::One(Value::Null) if late.compared => invalid(COMPARED),
            Given::One(value) => {
                if let Some(error) = late.column.as_ref().and_then(|column| self.storage_check.error(column, value)) {
                    return Err(Error::new(error));
                }
                values::ready(Literal::new(value.clone(), ty), &self.dialect).map_err(|refused| match refused {
                    Refused::Value(problem) => Error::new(parameter.invalid(problem)),
                    Refused::Type(error) => error,
                })
            }
            Given::Many(values) => match carry(self.carried, &self.dialect, values, &ty) {
                Some(literal) => Ok(literal.into()),
                None => invalid(NOT_CARRIED),
            },
        }
    }
}

const NOT_CARRIED: &str =
    "a list of such values cannot be carried in one value here, so its length would be part of the SQL; do not prepare the statement";

impl Renderer<'_> {
    /// Renders a placeholder for a value that comes later.
    pub(super) fn late_value(&mut self, parameter: &Parameter) {
        let at = self.bound();
        self.parameter_value(parameter, &Value::Null);
        if self.bound() != at + 1 {
            let problem = "it is written into the SQL here, so the statement cannot be prepared";
            return self.fail(parameter.invalid(problem));
        }
        let (compared, column) = (self.compared, self.written.take());
        self.late_placeholders.push(LatePlaceholder { at, parameter: parameter.clone(), is_list: false, compared, column });
    }
    /// The bind of a list that comes later, which has to be sent as one value.
    pub(super) fn late_list(&mut self, parameter: &Parameter) -> Option<Literal> {
        let by = self.features().array_bound_lists;
        let fits = match by {
            ArrayBoundLists::JsonEach => {
                matches!(
                    parameter.ty.data_type.family(),
                    TypeFamily::Unknown | TypeFamily::Integer | TypeFamily::Float | TypeFamily::Text | TypeFamily::Enum
                )
            }
            ArrayBoundLists::JsonTable | ArrayBoundLists::Array | ArrayBoundLists::None => true,
        };
        let carried = carry(by, self.dialect().name(), &[], &parameter.ty).filter(|_| fits && !parameter.inline && !self.literal_binds());
        if carried.is_none() {
            self.fail(parameter.invalid(NOT_CARRIED));
        }
        carried
    }
    /// Notes that the last placeholder is one for a list.
    pub(super) fn note_late_list(&mut self, parameter: &Parameter) {
        if let Some(at) = self.bound().checked_sub(1) {
            self.late_placeholders.push(LatePlaceholder { at, parameter: parameter.clone(), is_list: true, compared: false, column: None });
        }
    }
}
