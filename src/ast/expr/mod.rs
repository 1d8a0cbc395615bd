//! One file per family of expression nodes, and what all expressions have in common.

mod array;
mod case;
mod chain;
mod column;
mod custom;
mod facts;
mod function;
mod literal;
mod parameter;
mod part;
mod pattern;
mod query;
mod test;
mod unary;
mod window;

pub use array::ArrayExpression;
pub use case::{Case, Cast, TypeCoerce};
pub(crate) use chain::add_from;
pub use chain::{BinaryExpression, Chain};
pub use column::{ColumnClause, ColumnRef, Excluded, Label};
pub use custom::CustomElement;
pub use function::{Field, Function, NextValue};
pub use literal::{Bind, Constant, Literal, LiteralMode};
pub(crate) use parameter::{Filling, fill, is_word};
pub use parameter::{Given, MayBeNull, Parameter};
pub use part::{ByName, Extract, Quantified, Subscript};
pub use pattern::{Collate, RegexpMatch, RegexpReplace};
pub use query::{Exists, ScalarSubquery, Tuple};
pub use test::{Affix, Between, In, InBuilder, InList, Like};
pub use unary::{NullsOrder, Ordering, UnaryExpression, UnaryOperator};
pub use window::{Exclude, Frame, FrameBound, FrameUnit, Over};
