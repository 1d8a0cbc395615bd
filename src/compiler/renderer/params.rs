//! The renderer's end of the road of a value: placeholders and what is bound under them.

use super::Renderer;
use crate::ast::{Bind, Given, Literal, LiteralMode, Node, Parameter};
use crate::error::ErrorKind;
use crate::features::Placeholder;
use crate::types::{DataType, TypeRef};
use crate::value::Value;

impl Renderer<'_> {
    /// Renders a placeholder and binds a value under it, as it is: the hook `literal` converts and validates it first.
    #[inline]
    pub fn param(&mut self, literal: &Literal) {
        self.placeholder(literal);
        literal.value.place_copy(|value| self.writer.params.push(Bind::new(value, literal.type_ref())));
    }
    #[inline]
    fn placeholder(&mut self, literal: &Literal) {
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
                let name = &literal.ty().name;
                let base = if name.is_empty() { "param" } else { name };
                let name = self.names.fresh_bind(base);
                self.writer.sql.push(':');
                self.writer.sql.push_str(&name);
            }
        }
    }
    /// Renders values of one type with `, ` between them, bound or inline. Plain ones are bound without a look at each.
    pub fn params(&mut self, values: &[Value], ty: &TypeRef) {
        if !self.binds_plainly(ty) || !values.iter().all(Value::is_plain) {
            return self.list(values, ", ", |out, value| out.compiler.literal(out, &Literal::new(value.clone(), ty.clone())));
        }
        self.writer.sql.reserve(values.len() * 3);
        self.writer.params.reserve(values.len());
        if self.features.placeholder == Placeholder::Question {
            for _ in values {
                self.writer.sql.push_str("?, ");
            }
            self.writer.sql.truncate(self.writer.sql.len() - if values.is_empty() { 0 } else { 2 });
            // a run of integers is the commonest list, and has the quickest copy
            let integers = values.iter().take_while(|value| matches!(value, Value::Int(_))).count();
            let (integers, rest) = values.split_at_checked(integers).unwrap_or((&[], values));
            let integer = |value: &Value| if let Value::Int(v) = value { *v } else { 0 };
            self.writer.params.extend(integers.iter().map(|value| Bind::new(Value::Int(integer(value)), ty.clone())));
            self.writer.params.extend(rest.iter().map(|value| Bind::new(value.clone(), ty.clone())));
            return;
        }
        self.list(values, ", ", |out, value| out.param(&Literal::new(value.clone(), ty.clone())));
    }
    /// Whether plain values of the type are bound as they are, by a placeholder alone.
    fn binds_plainly(&self, ty: &TypeRef) -> bool {
        let casts = self.features.bind_casts && ty.data_type.casts_bind();
        !matches!(ty.data_type, DataType::Custom(_) | DataType::Array(_)) && !self.literal_binds && !casts
    }
    /// The value or values of a parameter; `None` where the statement is rendered for reading. A parameter without a value, or with
    /// two different ones in one statement, is an error.
    pub(in crate::compiler) fn given<'p>(&mut self, parameter: &'p Parameter) -> Option<&'p Given> {
        let known = self.parameters.get_or_insert_default().entry(parameter.name.clone()).or_insert_with(|| parameter.given.clone());
        if *known != parameter.given {
            let problem = "it has two different values in one statement; give one of them another name";
            self.fail(ErrorKind::invalid(&format!("parameter {:?}", &*parameter.name), problem));
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
    /// The value of a literal, or of a parameter that was given one.
    pub fn value_of<'n>(&mut self, node: &'n Node) -> Option<&'n Value> {
        match node {
            Node::Literal(literal) => Some(&literal.value),
            Node::Parameter(parameter) => match self.given(parameter)? {
                Given::One(value) => Some(value),
                Given::Nothing | Given::Many(_) => None,
            },
            _ => None,
        }
    }
    /// Renders a value of a parameter: bound under its name, or as an inline literal.
    pub(in crate::compiler) fn parameter_value(&mut self, parameter: &Parameter, value: &Value) {
        let mode = if parameter.inline { LiteralMode::Inline } else { LiteralMode::StaysBound };
        let before = self.placeholder_name.replace(parameter.name.clone());
        self.compiler.literal(self, &Literal::new(value.clone(), parameter.ty.clone()).with_mode(mode));
        self.placeholder_name = before;
    }
    /// Whether values are rendered as inline literals.
    pub fn literal_binds(&self) -> bool {
        self.literal_binds
    }
    /// Renders with all values as inline literals.
    pub(in crate::compiler) fn inlined(&mut self, inner: impl FnOnce(&mut Self)) {
        let literal_binds = std::mem::replace(&mut self.literal_binds, true);
        inner(self);
        self.literal_binds = literal_binds;
    }
    /// Renders an expression with its values as inline literals, as DDL needs them.
    pub fn inline(&mut self, node: &Node) {
        self.inlined(|out| out.node(node));
    }
}
