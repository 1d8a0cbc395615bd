//! [`domain`]: a named type that adds constraints to another type. 8.18

use crate::ast::Node;
use crate::compiler::{Renderer, render};
use crate::name::Name;
use crate::query::scalar::Any;
use crate::query::{Expr, Operand};
use crate::types::{CustomType, DataType, NamedType, TypeFamily, TypeRef};
use std::hash::{Hash, Hasher};

/// Returns a domain: a named type that adds constraints to another type. `create_all` creates it before the tables, and `drop_all`
/// drops it after them. CREATE DOMAIN
///
/// Other databases do not have domains; [`with_variant`](DataType::with_variant) names the type there.
///
/// # Errors
/// `compile()` reports a column of it on another database, and the name of a built-in type, unless the domain is in a schema.
///
/// ```
/// use aludel::{ast::CreateType, postgres, prelude::*};
/// let positive = postgres::domain("positive", DataType::Integer).not_null().check(postgres::value().gt(0));
/// let create = CreateType::of(positive.clone());
/// assert_eq!(create.compile(&Postgres::default())?.sql(), "CREATE DOMAIN positive AS INTEGER NOT NULL CHECK (VALUE > 0)");
///
/// let stock = MetaData::of([Table::new("stock").column(ColumnDef::new("amount", positive))]);
/// let sql: Vec<String> = stock.create_all().statements(&Postgres::default())?.iter().map(|create| create.to_string()).collect();
/// assert_eq!(sql, ["CREATE DOMAIN positive AS INTEGER NOT NULL CHECK (VALUE > 0)", "CREATE TABLE stock (amount positive)"]);
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn domain(name: impl Into<Name>, of: impl Into<DataType>) -> Domain {
    let (name, of) = (name.into(), of.into());
    Domain {
        described: format!("domain {name:?}"),
        name,
        schema: None,
        of,
        collation: None,
        default: None,
        not_null: false,
        checks: vec![],
    }
}

/// `VALUE`: the value that the CHECK of a [`domain`] tests.
pub fn value() -> Expr<Any> {
    Expr::from_node(Node::column_clause("VALUE".into(), TypeRef::default(), true))
}

/// A domain made by [`domain`], accepted wherever a [`DataType`] is.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a domain has no effect until a column or a cast has it as its type"]
pub struct Domain {
    /// The name in error messages.
    described: String,
    name: Name,
    schema: Option<Name>,
    of: DataType,
    collation: Option<Name>,
    default: Option<Node>,
    not_null: bool,
    checks: Vec<(Option<Name>, Node)>,
}

impl Domain {
    /// Puts the domain into this schema. By default it is in the schema of the [`MetaData`](crate::schema::MetaData) whose table has a
    /// column of it.
    pub fn schema(mut self, schema: impl Into<Name>) -> Self {
        self.schema = Some(schema.into());
        self
    }
    /// `COLLATE "de_DE"`: the collation of its strings.
    pub fn collation(mut self, collation: impl Into<Name>) -> Self {
        self.collation = Some(collation.into());
        self
    }
    /// `DEFAULT 'none'`: the default of columns that do not declare one. Its values are rendered as literals.
    pub fn default(mut self, value: impl Operand<Any>) -> Self {
        self.default = Some(value.into_node());
        self
    }
    /// `NOT NULL`: no column of the domain accepts NULL.
    pub fn not_null(mut self) -> Self {
        self.not_null = true;
        self
    }
    /// `CHECK (VALUE > 0)`: a condition over [`value()`], or a [`text`](crate::query::text) of raw SQL. NULL passes it unless the
    /// condition is false for it.
    pub fn check(mut self, condition: impl Operand<Any>) -> Self {
        self.checks.push((None, condition.into_node()));
        self
    }
    /// `CONSTRAINT name CHECK (VALUE > 0)`: a [`check`](Self::check) with a name.
    pub fn named_check(mut self, name: impl Into<Name>, condition: impl Operand<Any>) -> Self {
        self.checks.push((Some(name.into()), condition.into_node()));
        self
    }
    /// Whether the dialect has domains. The generic dialect, which renders SQL for reading, has every type.
    fn is_of(dialect: &str) -> bool {
        matches!(dialect, "postgresql" | "generic")
    }
}
impl From<Domain> for DataType {
    fn from(domain: Domain) -> Self {
        DataType::custom(domain)
    }
}

impl CustomType for Domain {
    fn name(&self) -> &str {
        &self.described
    }
    fn underlying(&self) -> DataType {
        self.of.clone()
    }
    fn implementation(&self, _: &str) -> Option<DataType> {
        None // on PostgreSQL it has a name, `sql_name`, and elsewhere no type
    }
    fn family(&self) -> TypeFamily {
        self.of.family()
    }
    fn sql_name(&self, dialect: &str) -> Option<String> {
        Self::is_of(dialect).then(|| self.name.as_str().to_owned())
    }
    fn casts_bind(&self) -> bool {
        false // the database takes a value compared with a domain for one of the underlying type
    }
    fn as_named(&self) -> Option<&dyn NamedType> {
        Some(self)
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        (other as &dyn std::any::Any).downcast_ref::<Domain>().is_some_and(|other| self == other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        (&self.name, &self.schema, &self.of).hash(&mut state);
    }
}

impl NamedType for Domain {
    fn name(&self) -> &Name {
        &self.name
    }
    fn schema(&self) -> Option<&Name> {
        self.schema.as_ref()
    }
    fn in_schema(&self, schema: &Name) -> Option<DataType> {
        let (own, of) = (self.schema.clone().unwrap_or_else(|| schema.clone()), self.of.clone().in_schema(schema));
        Some(Domain { schema: Some(own), of, ..self.clone() }.into())
    }
    /// Renders `CREATE DOMAIN name AS VARCHAR(8) COLLATE "C" DEFAULT 'x' NOT NULL CHECK (VALUE <> '')`.
    fn create(&self, out: &mut Renderer<'_>) {
        let Domain { described: _, name, schema, of, collation, default, not_null, checks } = self;
        out.word("CREATE DOMAIN ");
        render::type_name(out, schema.as_ref(), name);
        out.word(" AS ");
        out.compiler().data_type(out, of);
        if let Some(collation) = collation {
            out.word(" COLLATE ");
            out.ident(collation);
        }
        if let Some(value) = default {
            out.word(" DEFAULT ");
            out.inline(value);
        }
        out.word(if *not_null { " NOT NULL" } else { "" });
        for (name, condition) in checks {
            if let Some(name) = name {
                out.word(" CONSTRAINT ");
                out.ident(name);
            }
            out.word(" CHECK (");
            render::inline_condition(out, condition);
            out.word(")");
        }
    }
    fn word(&self) -> &'static str {
        "DOMAIN"
    }
}
