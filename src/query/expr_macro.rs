//! The macro [`expr!`](crate::expr), which builds conditions from Rust's own operators.

/// Builds a condition from Rust's own operators; the tree is the same as with methods.
///
/// `==`, `!=`, `<`, `<=`, `>` and `>=` compare, `== None` is IS NULL, `&&`, `||` and `!` combine conditions, and a literal
/// may be on the left side. Parentheses may be nested; arithmetic and calls are passed on unchanged.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, age: Option<i32>, email: Option<String> }
/// let condition = expr!(User::age > 18 && User::name != "bob" || User::email == None);
/// let same = User::age.gt(18) & User::name.ne("bob") | User::email.is_null();
/// assert_eq!(condition.node(), same.node());
/// assert_eq!(expr!(18 < User::age && !(User::id == 3)).to_string(), "users.age > :age_1 AND users.id != :id_1");
/// ```
#[macro_export]
macro_rules! expr {
    (@or [$($c:tt)*] || $($rest:tt)+) => { $crate::expr!(@and [] $($c)*) | $crate::expr!(@or [] $($rest)+) };
    (@or [$($c:tt)*] $t:tt $($rest:tt)*) => { $crate::expr!(@or [$($c)* $t] $($rest)*) };
    (@or [$($c:tt)*]) => { $crate::expr!(@and [] $($c)*) };
    (@and [$($c:tt)*] && $($rest:tt)+) => { $crate::expr!(@cmp [] $($c)*) & $crate::expr!(@and [] $($rest)+) };
    (@and [$($c:tt)*] $t:tt $($rest:tt)*) => { $crate::expr!(@and [$($c)* $t] $($rest)*) };
    (@and [$($c:tt)*]) => { $crate::expr!(@cmp [] $($c)*) };
    // `::<T>` is no comparison
    (@cmp [$($l:tt)*] :: < $t:ty > $($rest:tt)*) => { $crate::expr!(@cmp [$($l)* :: < $t >] $($rest)*) };
    (@cmp [$l:literal] == $($r:tt)+) => { $crate::query::Expression::expr(&($($r)+)).eq($l) };
    (@cmp [$l:literal] != $($r:tt)+) => { $crate::query::Expression::expr(&($($r)+)).ne($l) };
    (@cmp [$l:literal] > $($r:tt)+) => { $crate::query::Expression::expr(&($($r)+)).lt($l) };
    (@cmp [$l:literal] >= $($r:tt)+) => { $crate::query::Expression::expr(&($($r)+)).le($l) };
    (@cmp [$l:literal] < $($r:tt)+) => { $crate::query::Expression::expr(&($($r)+)).gt($l) };
    (@cmp [$l:literal] <= $($r:tt)+) => { $crate::query::Expression::expr(&($($r)+)).ge($l) };
    (@cmp [$($l:tt)+] == None) => { $crate::query::Expression::expr(&($($l)+)).is_null() };
    (@cmp [$($l:tt)+] != None) => { $crate::query::Expression::expr(&($($l)+)).is_not_null() };
    (@cmp [$($l:tt)+] == $($r:tt)+) => { $crate::query::Expression::expr(&($($l)+)).eq($($r)+) };
    (@cmp [$($l:tt)+] != $($r:tt)+) => { $crate::query::Expression::expr(&($($l)+)).ne($($r)+) };
    (@cmp [$($l:tt)+] > $($r:tt)+) => { $crate::query::Expression::expr(&($($l)+)).gt($($r)+) };
    (@cmp [$($l:tt)+] >= $($r:tt)+) => { $crate::query::Expression::expr(&($($l)+)).ge($($r)+) };
    (@cmp [$($l:tt)+] < $($r:tt)+) => { $crate::query::Expression::expr(&($($l)+)).lt($($r)+) };
    (@cmp [$($l:tt)+] <= $($r:tt)+) => { $crate::query::Expression::expr(&($($l)+)).le($($r)+) };
    (@cmp [$($l:tt)*] $t:tt $($rest:tt)*) => { $crate::expr!(@cmp [$($l)* $t] $($rest)*) };
    (@cmp [($($l:tt)+)]) => { $crate::expr!($($l)+) };
    (@cmp [! ($($l:tt)+)]) => { !$crate::expr!($($l)+) };
    (@cmp [$($l:tt)+]) => { $($l)+ };
    ($($t:tt)+) => { $crate::expr!(@or [] $($t)+) };
}
