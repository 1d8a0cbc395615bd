//! Operators: one row each, with the text, the precedence and what NOT makes of it.

use super::tree::leaf;
use crate::types::DataType;
use crate::value::Str;
use std::sync::Arc;

/// An operator between two expressions, or many of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`, as true division
    Div,
    /// Division that truncates
    IntDiv,
    /// Division that rounds down
    FloorDiv,
    /// `%`
    Mod,
    /// `||`
    Concat,
    /// `&`
    BitAnd,
    /// `|`
    BitOr,
    /// `^`, or `#`
    BitXor,
    /// `<<`
    BitLshift,
    /// `>>`
    BitRshift,
    /// `=`
    Eq,
    /// `!=`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `IS`
    Is,
    /// `IS NOT`
    IsNot,
    /// `IS DISTINCT FROM`
    IsDistinctFrom,
    /// `IS NOT DISTINCT FROM`
    IsNotDistinctFrom,
    /// `MATCH`: full-text search
    Match,
    /// NOT `MATCH`
    NotMatch,
    /// `AND`
    And,
    /// `OR`
    Or,
    /// One that the library has not heard of.
    Custom(Arc<CustomOperator>),
}

/// An operator of one database, or of a user's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CustomOperator {
    /// What is printed between the operands.
    pub text: Str,
    /// How tightly it binds; 0 is wrapped by everything, and wraps itself.
    pub precedence: i8,
    /// Does it give a boolean?
    pub is_comparison: bool,
    /// Does it stand in parentheses inside any other operator, whatever their precedences?
    pub eager: bool,
    /// What it gives, where that is known and no boolean.
    pub returns: Option<DataType>,
    /// The dialects that have it, each with its first version that does; none for all of them.
    pub dialects: Vec<(Str, (u16, u16, u16))>,
    /// The way out where it is refused, or empty.
    pub hint: Str,
}

/// What the printer knows of an operator.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What is printed between the operands, with its spaces.
    pub text: &'static str,
    /// A child whose precedence is not higher than its parent's gets parentheses.
    pub precedence: i8,
    /// … unless it has the same, associative operator.
    pub associative: bool,
}

/// Precedences that belong to constructs and not to an operator between two operands.
pub mod precedence {
    /// A column, a bind, a call: never in parentheses.
    pub const ATOM: i8 = 100;
    /// `x -> y`, `x ->> y`: an element by its key
    pub const ELEMENT: i8 = 15;
    /// `-x`
    pub const NEG: i8 = 8;
    /// `~x`, which binds less tightly than arithmetic on one database and more tightly on others
    pub const BIT_NOT: i8 = 6;
    /// `f(x) FILTER (..)`
    pub const FILTER: i8 = 6;
    /// Comparisons, LIKE, IN, BETWEEN, `NOT x`, boolean columns as conditions
    pub const COMPARISON: i8 = 5;
    /// `x COLLATE y`
    pub const COLLATE: i8 = 4;
    /// `x DESC`
    pub const ORDER: i8 = 3;
    /// EXISTS, and operators of a user's own
    pub const LOWEST: i8 = 0;
}

impl Operator {
    /// The operator's row.
    #[inline]
    pub fn row(&self) -> Row {
        let row = |text, precedence, associative| Row { text, precedence, associative };
        match self {
            Operator::Mul => row(" * ", 8, true),
            Operator::Div | Operator::IntDiv | Operator::FloorDiv => row(" / ", 8, false),
            Operator::Mod => row(" % ", 8, false),
            Operator::Add => row(" + ", 7, true),
            Operator::Sub => row(" - ", 7, false),
            Operator::BitAnd => row(" & ", 7, false),
            Operator::BitOr => row(" | ", 7, false),
            Operator::BitXor => row(" ^ ", 7, false),
            Operator::BitLshift => row(" << ", 7, false),
            Operator::BitRshift => row(" >> ", 7, false),
            Operator::Concat => row(" || ", 5, true),
            Operator::Eq => row(" = ", 5, false),
            Operator::Ne => row(" != ", 5, false),
            Operator::Lt => row(" < ", 5, false),
            Operator::Ge => row(" >= ", 5, false),
            Operator::Gt => row(" > ", 5, false),
            Operator::Le => row(" <= ", 5, false),
            Operator::Is => row(" IS ", 5, false),
            Operator::IsNot => row(" IS NOT ", 5, false),
            Operator::IsDistinctFrom => row(" IS DISTINCT FROM ", 5, false),
            Operator::IsNotDistinctFrom => row(" IS NOT DISTINCT FROM ", 5, false),
            Operator::Match => row(" MATCH ", 5, false),
            Operator::NotMatch => row(" NOT MATCH ", 5, false),
            Operator::And => row(" AND ", 3, true),
            Operator::Or => row(" OR ", 2, true),
            Operator::Custom(custom) => row("", custom.precedence, false),
        }
    }
    /// The operator that means NOT of this one.
    pub fn negation(&self) -> Option<Operator> {
        match self {
            Operator::Eq => Some(Operator::Ne),
            Operator::Ne => Some(Operator::Eq),
            Operator::Lt => Some(Operator::Ge),
            Operator::Ge => Some(Operator::Lt),
            Operator::Gt => Some(Operator::Le),
            Operator::Le => Some(Operator::Gt),
            Operator::Is => Some(Operator::IsNot),
            Operator::IsNot => Some(Operator::Is),
            Operator::IsDistinctFrom => Some(Operator::IsNotDistinctFrom),
            Operator::IsNotDistinctFrom => Some(Operator::IsDistinctFrom),
            Operator::Match => Some(Operator::NotMatch),
            Operator::NotMatch => Some(Operator::Match),
            Operator::Add
            | Operator::Sub
            | Operator::Mul
            | Operator::Div
            | Operator::IntDiv
            | Operator::FloorDiv
            | Operator::Mod
            | Operator::Concat
            | Operator::BitAnd
            | Operator::BitOr
            | Operator::BitXor
            | Operator::BitLshift
            | Operator::BitRshift
            | Operator::And
            | Operator::Or
            | Operator::Custom(_) => None,
        }
    }
    /// Does it compare its sides and give a boolean?
    pub fn is_comparison(&self) -> bool {
        match self {
            Operator::Eq
            | Operator::Ne
            | Operator::Lt
            | Operator::Le
            | Operator::Gt
            | Operator::Ge
            | Operator::Is
            | Operator::IsNot
            | Operator::IsDistinctFrom
            | Operator::IsNotDistinctFrom
            | Operator::Match
            | Operator::NotMatch => true,
            Operator::Custom(custom) => custom.is_comparison,
            Operator::Add
            | Operator::Sub
            | Operator::Mul
            | Operator::Div
            | Operator::IntDiv
            | Operator::FloorDiv
            | Operator::Mod
            | Operator::Concat
            | Operator::BitAnd
            | Operator::BitOr
            | Operator::BitXor
            | Operator::BitLshift
            | Operator::BitRshift
            | Operator::And
            | Operator::Or => false,
        }
    }
    /// Does it test for equality, so that true and false stand beside it as words?
    pub(crate) fn takes_words(&self) -> bool {
        let unequal = matches!(self, Operator::Ne | Operator::IsNot | Operator::IsDistinctFrom);
        unequal || matches!(self, Operator::Eq | Operator::Is | Operator::IsNotDistinctFrom)
    }
    /// Does it compute with bits?
    pub fn is_bitwise(&self) -> bool {
        matches!(self, Operator::BitAnd | Operator::BitOr | Operator::BitXor | Operator::BitLshift | Operator::BitRshift)
    }
    /// AND or OR?
    #[inline]
    pub fn is_logical(&self) -> bool {
        matches!(self, Operator::And | Operator::Or)
    }
}
leaf!(Operator);

/// One word that begins no clause, or several that are known: another word among them could be an operand, such as a column.
fn is_words(text: &str) -> bool {
    const CLAUSES: [&str; 36] = [
        "as",
        "asc",
        "case",
        "desc",
        "distinct",
        "else",
        "end",
        "except",
        "fetch",
        "for",
        "from",
        "full",
        "group",
        "having",
        "inner",
        "intersect",
        "into",
        "join",
        "left",
        "limit",
        "minus",
        "natural",
        "null",
        "offset",
        "on",
        "order",
        "outer",
        "returning",
        "right",
        "select",
        "set",
        "then",
        "union",
        "using",
        "values",
        "where",
    ];
    const KNOWN: [&str; 24] = [
        "at time zone",
        "between symmetric",
        "contained by",
        "global in",
        "global not in",
        "ilike all",
        "ilike any",
        "immediately precedes",
        "immediately succeeds",
        "is distinct from",
        "is of",
        "like all",
        "like any",
        "like binary",
        "like some",
        "member of",
        "multiset except",
        "multiset intersect",
        "multiset union",
        "similar to",
        "sounds like",
        "starting with",
        "starts with",
        "submultiset of",
    ];
    let lower = text.to_ascii_lowercase();
    let word =
        |word: &str| word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if word(&lower) {
        return !CLAUSES.contains(&lower.as_str());
    }
    let plain = lower.strip_prefix("not ").unwrap_or(&lower);
    let plain = plain.strip_prefix("is not ").map_or_else(|| plain.to_owned(), |rest| format!("is {rest}"));
    let one_word = lower.starts_with("not ") && word(&plain) && !CLAUSES.contains(&plain.as_str());
    lower == "is not" || one_word || KNOWN.contains(&plain.as_str())
}

impl CustomOperator {
    /// Has this version of a dialect the operator? What is printed for reading has every one.
    pub(crate) fn is_of(&self, dialect: &str, version: (u16, u16, u16)) -> bool {
        let here = |(name, since): &(Str, (u16, u16, u16))| *name == dialect && *since <= version;
        self.dialects.is_empty() || dialect == "generic" || self.dialects.iter().any(here)
    }
    /// An operator by its text.
    ///
    /// # Errors
    /// Says what is wrong if the text is not an operator: symbols (without signs of comments), or words that are no operands
    /// and begin no clause.
    pub fn new(text: &str, precedence: i8, is_comparison: bool) -> Result<Self, Str> {
        let symbol = |c: char| "+-*/<>=~!@#%^&|?:".contains(c);
        let symbols = text.chars().all(symbol) && !text.contains("--") && !text.contains("/*") && !text.contains("*/");
        if !text.is_empty() && (symbols || is_words(text)) {
            // none binds as tightly as what needs no parentheses at all
            let precedence = precedence.min(precedence::ATOM - 1);
            let (text, hint) = (text.into(), Str::default());
            return Ok(CustomOperator { text, precedence, is_comparison, eager: false, returns: None, dialects: vec![], hint });
        }
        Err(format!("{text:?} is not an operator: it takes symbols such as `->>` (no comment signs), or words such as `SOUNDS LIKE`")
            .into())
    }
}
