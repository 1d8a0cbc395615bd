//! Conditional functions: `coalesce` and `nullif`.

use super::*;
use crate::query::Operand;
use crate::query::column::Base;

/// Renders `coalesce(a, b, ..)`: the first argument that is not NULL. It is nullable only if all arguments are.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
/// let age: Function<i32> = func::coalesce((User::age, 0));
/// assert_eq!(age.to_string(), "coalesce(users.age, :age_1)");
/// ```
pub fn coalesce<A: CoalesceArguments>(of: A) -> Function<A::Type> {
    let nodes = of.into_nodes();
    let ty = nodes.first().map(like).unwrap_or_default();
    named("coalesce", nodes.into(), ty)
}
/// Renders `nullif(a, b)`: `a`, or NULL if it equals `b`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let name: Function<Option<String>> = func::nullif(User::name, "");
/// assert_eq!(name.to_string(), "nullif(users.name, :name_1)");
/// ```
pub fn nullif<E: Expression, R: Operand<Base<E>>>(of: E, unless: R) -> Function<Nullable<E>> {
    let of = of.into_node();
    let unless = unless.into_node().beside(&of);
    first_type("nullif", smallvec![of, unless])
}

/// The arguments of `coalesce`: an expression, and expressions and values of its type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of expressions for `coalesce`",
    label = "expected a tuple: an expression first, then expressions and values of its type"
)]
pub trait CoalesceArguments {
    /// The type of the result: nullable only if all arguments are.
    type Type: SqlType;
    /// Converts them into nodes, in order.
    fn into_nodes(self) -> Vec<Node>;
}
type Coalesced<L, R> = <L as SqlType>::Coalesced<R>;
macro_rules! alternatives { ($($rest:ident),+ = $type:ty) => {
    #[diagnostic::do_not_recommend]
    impl<First: Expression, $($rest: Operand<Base<First>>),+> CoalesceArguments for (First, $($rest),+) {
        type Type = $type;
        #[allow(non_snake_case)]
        fn into_nodes(self) -> Vec<Node> {
            let (First, $($rest),+) = self;
            let first = First.into_node();
            let rest = [$($rest.into_node().beside(&first)),+];
            std::iter::once(first).chain(rest).collect()
        }
    }
} }
alternatives!(A = Coalesced<First::Type, A::Type>);
alternatives!(A, B = Coalesced<First::Type, Coalesced<A::Type, B::Type>>);
alternatives!(A, B, C = Coalesced<First::Type, Coalesced<A::Type, Coalesced<B::Type, C::Type>>>);
alternatives!(A, B, C, D = Coalesced<First::Type, Coalesced<A::Type, Coalesced<B::Type, Coalesced<C::Type, D::Type>>>>);
