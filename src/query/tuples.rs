//! The macro that lists the sizes of tuples.

/// Calls a macro with the type parameters of each tuple size: `A A1`, then `A A1, B B1`, up to 16 pairs; with `8`, up to 8.
macro_rules! tuples {
    ($each:ident) => {
        $crate::query::tuples!(@grow $each [] (A A1) (B B1) (C C1) (D D1) (E E1) (F F1) (G G1) (H H1)
            (I I1) (J J1) (K K1) (L L1) (M M1) (N N1) (O O1) (P P1));
    };
    ($each:ident, 8) => {
        $crate::query::tuples!(@grow $each [] (A A1) (B B1) (C C1) (D D1) (E E1) (F F1) (G G1) (H H1));
    };
    (@grow $each:ident [$($done:tt)*]) => {};
    (@grow $each:ident [$($done:tt)*] ($first:ident $second:ident) $($rest:tt)*) => {
        $each!($($done)* $first $second);
        $crate::query::tuples!(@grow $each [$($done)* $first $second,] $($rest)*);
    };
}
pub(crate) use tuples;
