//! Values: bound under a placeholder, or written into the SQL.

use super::Renderer;
use crate::ast::{Bind, Given, Node, Parameter};
use crate::error::ErrorKind;
use crate::features::Placeholder;
use crate::types::TypeRef;
use crate::value::Value;

impl Renderer<'_> {
    /// Prints a placeholder and binds a value.
    #[inline]
    pub fn param(&mut self, bind: &Bind) {
        self.placeholder(bind);
        bind.value.place_copy(|value| self.writer.params.push(Bind::new(value, bind.ty.clone())));
    }
    #[inline]
    fn placeholder(&mut self, bind: &Bind) {
        match self.features.placeholder {
            Placeholder::Question => self.writer.sql.push('?'),
            Placeholder::Dollar => {
                self.writer.sql.push('$');
                self.writer.sql.push_str(itoa::Buffer::new().format(self.writer.params.len() + 1));
            }
            Placeholder::Named => {
                if let Some(name) = self.placeholder_name.take() {
                    self.writer.sql.push(':');
                    return self.writer.sql.push_str(&name);
                }
                let base = if bind.ty.name.is_empty() { "param" } else { &bind.ty.name };
                let name = self.names.fresh_bind(base);
                self.writer.sql.push(':');
                self.writer.sql.push_str(&name);
            }
        }
    }
    /// Binds many values of one type, with `, ` between them.
    pub fn params(&mut self, values: &[Value], ty: &TypeRef) {
        if !values.iter().all(Value::is_plain) {
            return self.list(values, ", ", |out, value| out.compiler.bind(out, &Bind::new(value.clone(), ty.clone())));
        }
        self.writer.sql.reserve(values.len() * 3);
        self.writer.params.reserve(values.len());
        if self.features.placeholder == Placeholder::Question {
            for _ in values {
                self.writer.sql.push_str("?, ");
            }
            self.writer.sql.truncate(self.writer.sql.len() - if values.is_empty() { 0 } else { 2 });
            // a run of integers by itself: it is the commonest list, and the quickest
            let integers = values.iter().take_while(|value| matches!(value, Value::Int(_))).count();
            let (integers, rest) = values.split_at_checked(integers).unwrap_or((&[], values));
            let integer = |value: &Value| if let Value::Int(v) = value { *v } else { 0 };
            self.writer.params.extend(integers.iter().map(|value| Bind::new(Value::Int(integer(value)), ty.clone())));
            self.writer.params.extend(rest.iter().map(|value| Bind::new(value.clone(), ty.clone())));
            return;
        }
        self.list(values, ", ", |out, value| out.param(&Bind::new(value.clone(), ty.clone())));
    }
    /// What a parameter was given; nothing, if it is only read about. That it has no value, or another one elsewhere in
    /// the statement, is a mistake.
    pub(in crate::compiler) fn given<'p>(&mut self, parameter: &'p Parameter) -> Option<&'p Given> {
        if !parameter.name.is_empty() {
            let known = self.parameters.get_or_insert_default().entry(parameter.name.clone()).or_insert_with(|| parameter.given.clone());
            if *known != parameter.given {
                let problem = "it has two different values in one statement; give one of them another name";
                self.fail(ErrorKind::invalid(&format!("parameter {:?}", &*parameter.name), problem));
            }
        }
        match &parameter.given {
            Given::Nothing if self.options.reading => {
                self.writer.sql.push(':');
                self.writer.sql.push_str(&parameter.name);
                None
            }
            Given::Nothing => {
                self.fail(ErrorKind::MissingParameter { name: parameter.name.clone() });
                None
            }
            given => Some(given),
        }
    }
    /// The one value that a node is, if it is one.
    pub fn value_of<'n>(&mut self, node: &'n Node) -> Option<&'n Value> {
        match node {
            Node::Bind(bind) => Some(&bind.value),
            Node::Parameter(parameter) => match self.given(parameter)? {
                Given::One(value) => Some(value),
                Given::Nothing | Given::Many(_) => None,
            },
            _ => None,
        }
    }
    /// Prints a value of a parameter: bound under its name, or as a literal.
    pub(in crate::compiler) fn parameter_value(&mut self, parameter: &Parameter, value: &Value) {
        let before = (self.literal_binds, self.placeholder_name.take());
        self.literal_binds |= parameter.inline && !(self.options.reading && parameter.ty.sensitive);
        self.placeholder_name = (!parameter.name.is_empty()).then(|| parameter.name.clone());
        self.compiler.bind(self, &Bind::new(value.clone(), parameter.ty.clone()));
        (self.literal_binds, self.placeholder_name) = before;
    }
    /// Are values written into the SQL?
    pub fn literal_binds(&self) -> bool {
        self.literal_binds
    }
    /// Prints with values written into the SQL.
    pub(in crate::compiler) fn inlined(&mut self, inner: impl FnOnce(&mut Self)) {
        let literal_binds = std::mem::replace(&mut self.literal_binds, true);
        inner(self);
        self.literal_binds = literal_binds;
    }
    /// Prints with values written into the SQL, as DDL needs them.
    pub fn inline(&mut self, node: &Node) {
        self.inlined(|out| out.node(node));
    }
}
