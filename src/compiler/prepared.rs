//! [`Template`]: a statement that was printed before its values are known.

use super::compiled::Returned;
use super::insert_order::InsertOrder;
use super::render::carry;
use super::render::written::Written;
use super::warnings::Notes;
use super::{CompileOptions, Compiled, Renderer, invalid, print};
use crate::ast::{Bind, Given, Parameter, StatementRef};
use crate::compiler::Dialect;
use crate::error::{Error, ErrorKind, Result, nearest};
use crate::features::CarriedLists;
use crate::types::Unfolded;
use crate::types::{DataType, TypeFamily, TypeRef};
use crate::value::{Str, Value};
use std::sync::Arc;

/// A place for a value that comes when the statement is run.
pub(super) struct Slot {
    /// Its number among what is bound.
    at: usize,
    parameter: Parameter,
    /// Does it carry a list?
    is_list: bool,
    /// Does it stand beside a comparison that is never true of NULL?
    compared: bool,
    /// The column that it is written into.
    written: Option<TypeRef>,
}

/// A statement that was printed once, to be run with values.
pub(crate) struct Template {
    sql: Arc<str>,
    params: Vec<Bind>,
    slots: Vec<Slot>,
    columns: Returned,
    order: Option<Arc<InsertOrder>>,
    notes: Notes,
    dialect: Str,
    carried: CarriedLists,
    writes: Written,
}

/// A value, or values, for the parameters of a name.
pub(crate) struct Supplied {
    pub name: Str,
    pub given: Given,
    pub ty: TypeRef,
}

impl Template {
    /// Prints a statement; what its parameters were given already stands where nothing else is.
    pub fn new(statement: StatementRef<'_>, dialect: &dyn Dialect) -> Result<Self> {
        let summary = statement.tree().summary_word();
        if summary.has_error() || summary.too_deep() {
            invalid(statement)?;
        }
        let options = CompileOptions { template: true, ..CompileOptions::default() };
        let mut out = Renderer::new(dialect, &options);
        print(&mut out, statement);
        out.finish()?;
        let (sql, params) = (out.take_sql(), out.take_params());
        let (columns, order, slots) = (out.take_columns(), out.insert_order().cloned(), std::mem::take(&mut out.slots));
        let notes = std::mem::take(&mut out.notes);
        let columns = match columns {
            Returned::List(list) => Returned::Shared(list.into()),
            other => other,
        };
        let carried = dialect.features().carried_lists;
        let (dialect, writes) = (dialect.name().into(), Written::new(dialect));
        Ok(Template { sql: sql.into(), params, slots, columns, order, notes, dialect, carried, writes })
    }
    /// The statement with values.
    pub fn fill(&self, supplied: &[Supplied]) -> Result<Compiled> {
        let known = |name: &Str| self.slots.iter().any(|slot| slot.parameter.name == *name);
        if let Some(stranger) = supplied.iter().find(|one| !known(&one.name)) {
            let suggestion = nearest(&stranger.name, self.slots.iter().map(|slot| &*slot.parameter.name));
            return Err(Error::new(ErrorKind::NoSuchParameter { name: stranger.name.clone(), suggestion }));
        }
        let mut params = self.params.clone();
        for slot in &self.slots {
            let given = supplied.iter().rev().find(|one| one.name == slot.parameter.name);
            let bind = match given {
                Some(Supplied { given, ty, .. }) => self.bind(slot, given, slot.parameter.accept(given, ty)?),
                None => self.bind(slot, &slot.parameter.given, slot.parameter.ty.clone()),
            }?;
            if let Some(param) = params.get_mut(slot.at) {
                *param = bind;
            }
        }
        Ok(Compiled::shared(self.sql.clone(), params, self.columns.clone(), self.notes.clone(), self.order.clone()))
    }
    fn bind(&self, slot: &Slot, given: &Given, ty: TypeRef) -> Result<Bind> {
        const NULL: &str =
            "it is NULL, and was declared as a value that is not; declare it as an `Option`, as in `param::<Option<i32>>(..)`";
        const COMPARED: &str = "it is NULL, of which this comparison is never true; compare it by `is_not_distinct_from`";
        let parameter = &slot.parameter;
        let invalid = |problem: &str| Err(Error::new(parameter.invalid(problem)));
        match given {
            Given::Nothing => Err(Error::new(ErrorKind::MissingParameter { name: parameter.name.clone() })),
            Given::One(_) if slot.is_list => invalid("it is a list here, and one value was given; give it by `.bind_list(..)`"),
            Given::Many(_) if !slot.is_list => invalid("it is one value here, and a list was given"),
            Given::One(Value::Null) if !parameter.nullable.0 => invalid(NULL),
            Given::One(Value::Null) if slot.compared => invalid(COMPARED),
            Given::One(value) => {
                if let Some(lost) = slot.written.as_ref().and_then(|column| self.writes.invalid(column, value)) {
                    return Err(Error::new(lost));
                }
                let bind = self.converted(Bind::new(value.clone(), ty))?;
                let value = bind.value.as_bound().map_err(|problem| Error::new(parameter.invalid(problem)))?.into_owned();
                Ok(Bind { value, ..bind })
            }
            Given::Many(values) => match carry(self.carried, &self.dialect, values, &ty) {
                Some(bind) => Ok(bind),
                None => invalid(NOT_CARRIED),
            },
        }
    }
    /// A value of a type of a user's own, as its implementation here.
    fn converted(&self, bind: Bind) -> Result<Bind> {
        match &bind.ty.data_type {
            custom @ DataType::Custom(_) => Unfolded::new(custom, &self.dialect).bind(&bind, &self.dialect),
            DataType::Array(array) if matches!(array.of, DataType::Custom(_)) => {
                Unfolded::new(&array.of, &self.dialect).bind_array(&bind, array, &self.dialect)
            }
            _ => Ok(bind),
        }
    }
}

const NOT_CARRIED: &str =
    "a list of such values cannot be carried in one value here, so its length would be part of the SQL; do not prepare the statement";

impl Renderer<'_> {
    /// Prints a placeholder for a value that is to come.
    pub(super) fn slot(&mut self, parameter: &Parameter) {
        let at = self.bound();
        self.parameter_value(parameter, &Value::Null);
        if self.bound() != at + 1 {
            let problem = "it is written into the SQL here, so the statement cannot be prepared";
            return self.fail(parameter.invalid(problem));
        }
        let (compared, written) = (self.compared, self.written.take());
        self.slots.push(Slot { at, parameter: parameter.clone(), is_list: false, compared, written });
    }
    /// What a list that is to come is carried in.
    pub(super) fn list_to_come(&mut self, parameter: &Parameter) -> Option<Bind> {
        let by = self.features().carried_lists;
        let fits = match by {
            CarriedLists::JsonEach => {
                matches!(
                    parameter.ty.data_type.family(),
                    TypeFamily::Unknown | TypeFamily::Integer | TypeFamily::Float | TypeFamily::Text | TypeFamily::Enum
                )
            }
            CarriedLists::JsonTable | CarriedLists::Array | CarriedLists::None => true,
        };
        let carried = carry(by, self.dialect().name(), &[], &parameter.ty).filter(|_| fits && !parameter.inline && !self.literal_binds());
        if carried.is_none() {
            self.fail(parameter.invalid(NOT_CARRIED));
        }
        carried
    }
    /// The placeholder that was printed last is one for a list.
    pub(super) fn list_slot(&mut self, parameter: &Parameter) {
        if let Some(at) = self.bound().checked_sub(1) {
            self.slots.push(Slot { at, parameter: parameter.clone(), is_list: true, compared: false, written: None });
        }
    }
}
