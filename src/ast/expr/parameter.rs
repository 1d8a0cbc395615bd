//! Parameters: values under a name, which may be given later.

use crate::ast::tree::{Digest, Pairs, Rebuild, Tree, Walk, tree};
use crate::ast::{Constant, Delete, FromItem, Insert, Literal, LiteralMode, Node, Query, Summary, TreeRef, Update};
use crate::error::{ErrorKind, nearest};
use crate::types::{TypeFamily, TypeRef, rules};
use crate::value::{Str, Value};
use std::collections::HashMap;
use std::sync::Arc;

tree! {
    /// `:name`: a value, or a list of values, under a name.
    Parameter {
        /// Its name.
        name: Str,
        /// Its value, its values, or none yet.
        given: Given,
        /// Its type, as that of a [`Literal`].
        ty: TypeRef,
        /// Whether it is rendered into the SQL.
        inline: bool,
        /// Whether its value may be NULL, which matters to prepared statements.
        nullable: MayBeNull,
    }
}

/// Whether the value of a [`Parameter`] may be NULL. The Rust type says so; it is not part of the SQL, and two parameters that differ
/// in nothing else are equal.
#[derive(Debug, Clone, Copy)]
pub struct MayBeNull(pub bool);
impl Tree for MayBeNull {
    fn children<'a>(&'a self, _: &mut dyn Walk<'a>) {}
    fn rebuild(&self, _: &mut dyn Rebuild) -> Self {
        *self
    }
    fn same(&self, _: &Self, _: &mut Pairs) -> bool {
        true
    }
    fn digest(&self, _: &mut Digest) {}
}

/// The value or values of a [`Parameter`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Given {
    /// None yet: `compile()` reports that as an error.
    Nothing,
    /// One value.
    One(Value),
    /// Values for a list after IN.
    Many(Vec<Value>),
}
impl Tree for Given {
    fn children<'a>(&'a self, _: &mut dyn Walk<'a>) {}
    fn rebuild(&self, _: &mut dyn Rebuild) -> Self {
        self.clone()
    }
    fn same(&self, other: &Self, _: &mut Pairs) -> bool {
        self == other
    }
    fn digest(&self, to: &mut Digest) {
        to.add(self);
    }
    fn summary(&self) -> Summary {
        Summary::PARAMETER
    }
}

impl Parameter {
    /// The parameter with another type.
    pub(crate) fn with_type(self, ty: TypeRef) -> Parameter {
        Parameter::new(self.name, self.given, ty, self.inline, self.nullable)
    }
    /// A literal of its type, by which it takes the types of others.
    fn typed(&self) -> Literal {
        Literal::new(Value::Null, self.ty.clone())
    }
    /// The parameter as one beside something of this type.
    pub(crate) fn beside_type(self, ty: TypeRef) -> Parameter {
        let ty = self.typed().beside_type(ty).type_ref();
        self.with_type(ty)
    }
    pub(super) fn beside(self, side: &Node) -> Parameter {
        let ty = self.typed().beside(side).type_ref();
        self.with_type(ty)
    }
    /// The parameter, whose value must not be shown.
    pub(crate) fn into_sensitive(self) -> Parameter {
        let ty = self.ty.clone().into_sensitive();
        self.with_type(ty)
    }
    /// The parameter with a value.
    #[inline(never)] // keeps its frame off the stack at every level of a tree
    fn filled(&self, with: &Filling) -> Node {
        match self.accept(&with.given, &with.ty) {
            Ok(ty) => Node::Parameter(Arc::new(Parameter::new(self.name.clone(), with.given.clone(), ty, self.inline, self.nullable))),
            Err(error) => Node::error(error),
        }
    }
    /// The type that values are bound with; values that do not fit the parameter's type are an error.
    pub(crate) fn accept(&self, given: &Given, natural: &TypeRef) -> Result<TypeRef, ErrorKind> {
        let kind = natural.data_type.family();
        let fits = |value: &Value| {
            let natural = if kind == TypeFamily::Unknown { Literal::natural(value.clone()).ty().data_type.family() } else { kind };
            value.is_null() || self.takes(natural)
        };
        let misfit = match given {
            Given::Nothing => None,
            Given::One(value) => (!fits(value)).then_some(value),
            Given::Many(values) => values.iter().find(|value| !fits(value)),
        };
        if let Some(value) = misfit {
            return Err(self.invalid(&format!("it is {}, and {} was given", self.ty.data_type.describe(), value.kind())));
        }
        let own = self.ty.data_type.family();
        let null = *given == Given::One(Value::Null);
        let keeps = kind == TypeFamily::Unknown || (own != TypeFamily::Unknown && (null || rules::binds_as(own, kind)));
        Ok(match (keeps, self.ty.sensitive) {
            (true, _) => self.ty.clone(),
            (false, true) => natural.clone().into_sensitive(),
            (false, false) => natural.clone(),
        })
    }
    #[cold]
    pub(crate) fn invalid(&self, problem: &str) -> ErrorKind {
        ErrorKind::invalid(&format!("parameter {:?}", &*self.name), problem)
    }
    /// Whether a value of this family fits its type. Numbers of all families fit each other.
    fn takes(&self, kind: TypeFamily) -> bool {
        let number = |kind| matches!(kind, TypeFamily::Integer | TypeFamily::Float | TypeFamily::Decimal);
        let own = self.ty.data_type.family();
        own == TypeFamily::Unknown || rules::binds_as(own, kind) || (number(own) && number(kind))
    }
}

impl Node {
    /// A parameter without a value yet. The name has letters, digits, `_` and `$`, so that a text can name it.
    pub fn parameter(name: impl Into<Str>, ty: TypeRef, nullable: bool) -> Node {
        let name = name.into();
        if name.is_empty() || !name.chars().all(is_word) {
            let problem = format!("{:?} is no name for it: letters, digits, `_` and `$` make one", &*name);
            return Node::error(ErrorKind::invalid("parameter", problem));
        }
        Node::Parameter(Arc::new(Parameter::new(name, Given::Nothing, ty, false, MayBeNull(nullable))))
    }
    /// The parameter with a value; another expression than a literal or a constant is an error.
    pub fn with_value(self, value: Node) -> Node {
        match value.into_literal() {
            Ok(literal) => {
                let ty = literal.type_ref();
                self.given(Given::One(literal.value), ty)
            }
            Err(error) => Node::Error(error),
        }
    }
    /// The parameter with values for a list after IN; `ty` is their type where there are none.
    pub fn with_values(self, values: impl IntoIterator<Item = Node>, ty: TypeRef) -> Node {
        match Filling::many(values, ty) {
            Ok((given, ty)) => self.given(given, ty),
            Err(error) => Node::Error(error),
        }
    }
    fn given(self, given: Given, ty: TypeRef) -> Node {
        match self {
            Node::Parameter(parameter) => parameter.filled(&Filling { given, ty }),
            Node::Error(error) => Node::Error(error),
            node => Node::error(ErrorKind::invalid("parameter", format!("a value is given to a parameter, not to {}", node.name()))),
        }
    }
    /// The literal or parameter, rendered into the SQL.
    pub fn inlined(self) -> Node {
        match self {
            Node::Literal(literal) => Node::Literal(literal.with_mode(LiteralMode::Inline)),
            Node::Parameter(parameter) => {
                let Parameter { name, given, ty, inline: _, nullable, summary: _ } = Arc::unwrap_or_clone(parameter);
                Node::Parameter(Arc::new(Parameter::new(name, given, ty, true, nullable)))
            }
            Node::Constant(constant) => Node::Constant(constant),
            Node::Error(error) => Node::Error(error),
            node => Node::error(ErrorKind::invalid("inline", format!("it is for a value or a parameter, not for {}", node.name()))),
        }
    }
    /// The literal that a node is, or that says the same as a constant.
    pub(crate) fn into_literal(self) -> Result<Literal, Arc<ErrorKind>> {
        match self {
            Node::Literal(literal) => Ok(literal),
            Node::Constant(Constant::Null) => Ok(Literal::natural(Value::Null)),
            Node::Constant(Constant::True) => Ok(Literal::natural(Value::Bool(true))),
            Node::Constant(Constant::False) => Ok(Literal::natural(Value::Bool(false))),
            Node::Error(error) => Err(error),
            node => Err(Arc::new(no_value(node.name()))),
        }
    }
}

fn no_value(what: &str) -> ErrorKind {
    ErrorKind::invalid("parameter", format!("a value is given to it, not {what}"))
}

/// Whether the name of a parameter may have this character.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// A value for the parameters of a name.
pub(crate) struct Filling {
    given: Given,
    ty: TypeRef,
}

impl Filling {
    /// A value.
    pub(crate) fn one(value: Node) -> Result<Filling, Arc<ErrorKind>> {
        value.into_literal().map(|literal| Filling { ty: literal.type_ref(), given: Given::One(literal.value) })
    }
    /// Values for a list; `ty` is their type where there are none.
    pub(crate) fn list(values: impl IntoIterator<Item = Node>, ty: TypeRef) -> Result<Filling, Arc<ErrorKind>> {
        Self::many(values, ty).map(|(given, ty)| Filling { given, ty })
    }
    pub(crate) fn from_parts(given: Given, ty: TypeRef) -> Self {
        Filling { given, ty }
    }
    /// The values and their type.
    pub(crate) fn into_parts(self) -> (Given, TypeRef) {
        (self.given, self.ty)
    }
    fn many(values: impl IntoIterator<Item = Node>, ty: TypeRef) -> Result<(Given, TypeRef), Arc<ErrorKind>> {
        let mut ty = ty;
        let mut many = vec![];
        for node in values {
            let literal = node.into_literal()?;
            if many.is_empty() && ty.data_type.family() == TypeFamily::Unknown {
                ty = literal.type_ref();
            }
            many.push(literal.value);
        }
        Ok((Given::Many(many), ty))
    }
}

/// The tree with the parameters of one name filled in.
pub(crate) fn fill<T: Tree>(tree: &T, name: &str, with: Result<Filling, Arc<ErrorKind>>) -> Result<T, ErrorKind> {
    let with = with.map_err(|error| (*error).clone())?;
    let mut fill = Fill { name, with, met: 0, done: HashMap::new(), nodes: HashMap::new() };
    let made = tree.rebuild(&mut fill);
    if fill.met > 0 { Ok(made) } else { Err(no_such(tree, name)) }
}

#[cold]
fn no_such(tree: &dyn TreeRef, name: &str) -> ErrorKind {
    let mut names: Vec<Str> = vec![];
    crate::ast::visit::visit(tree, &mut |part| {
        if let crate::ast::visit::Part::Node(Node::Parameter(parameter)) = part {
            names.push(parameter.name.clone());
        }
    });
    let suggestion = nearest(name, names.iter().map(|name| &**name));
    ErrorKind::NoSuchParameter { name: name.into(), suggestion }
}

/// Rebuilds the parts of a tree that have parameters, and shares the rest.
struct Fill<'a> {
    name: &'a str,
    with: Filling,
    met: usize,
    done: HashMap<usize, FromItem>,
    nodes: HashMap<usize, Node>,
}
impl Fill<'_> {
    /// Fills in a shared node once, so that it stays shared.
    fn once(&mut self, node: &Node) -> Node {
        let address = node.shared_address();
        if let Some(done) = address.and_then(|address| self.nodes.get(&address)) {
            return done.clone();
        }
        let made = node.rebuild_children(self);
        if let Some(address) = address {
            self.nodes.insert(address, made.clone());
        }
        made
    }
}
impl Rebuild for Fill<'_> {
    fn node(&mut self, node: &Node) -> Node {
        match node {
            Node::Parameter(parameter) if *parameter.name == *self.name => {
                self.met += 1;
                parameter.filled(&self.with)
            }
            node if node.summary().has_parameter() => self.once(node),
            node => node.clone(),
        }
    }
    fn from(&mut self, from: &FromItem) -> FromItem {
        if !from.summary().has_parameter() {
            return from.clone();
        }
        let address = from.address();
        if let Some(done) = self.done.get(&address) {
            return done.clone();
        }
        let made = from.rebuild_children(self);
        self.done.insert(address, made.clone());
        made
    }
    fn query(&mut self, query: &Query) -> Query {
        if query.summary().has_parameter() { query.rebuild_children(self) } else { query.clone() }
    }
    fn insert(&mut self, insert: &Insert) -> Insert {
        insert.rebuild_children(self)
    }
    fn update(&mut self, update: &Update) -> Update {
        update.rebuild_children(self)
    }
    fn delete(&mut self, delete: &Delete) -> Delete {
        delete.rebuild_children(self)
    }
}
