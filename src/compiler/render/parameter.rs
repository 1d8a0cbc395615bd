//! Renders named parameters, with the value or list that each was given.

use crate::ast::{Given, Parameter};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;

/// `?`, or the value as a literal.
pub fn parameter(out: &mut Renderer<'_>, parameter: &Parameter) {
    if out.options().template {
        return out.late_value(parameter);
    }
    match out.given(parameter) {
        Some(Given::Many(_)) => {
            let problem = "it is one value here, and a list was given; `params(..)` behind IN takes one";
            out.fail(ErrorKind::invalid(&format!("parameter {:?}", &*parameter.name), problem));
        }
        Some(given) => values(out, parameter, given),
        None => {}
    }
}

/// Renders the value of a parameter; several with `, ` between them.
pub(super) fn values(out: &mut Renderer<'_>, parameter: &Parameter, given: &Given) {
    match given {
        Given::Nothing => {}
        Given::One(value) => out.parameter_value(parameter, value),
        Given::Many(values) => out.list(values, ", ", |out, value| out.parameter_value(parameter, value)),
    }
}
