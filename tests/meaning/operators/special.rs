//! What one database alone has, and operators that the library has not heard of.

use crate::language::{E, Language, MARIADB, POSTGRES, SQLITE, Server};
use crate::value::Ty::{self, Bool, Int, Text};
use crate::value::{V, and, compare, int, or, truth};
use aludel::prelude::*;
use std::cmp::Ordering;

/// An operator by its text, with a precedence.
pub fn custom(text: &'static str, precedence: i8, is_comparison: bool) -> impl Fn([E; 2]) -> E {
    let plain = operator(text).precedence(precedence);
    let operator = if is_comparison { plain.comparison() } else { plain };
    move |[a, b]| a.op(operator.clone(), b)
}
/// The same with the lowest precedence, which says nothing about operands: they are calls.
fn lowest(text: &'static str, is_comparison: bool, call: &'static str) -> impl Fn([E; 2]) -> E {
    let build = custom(text, 0, is_comparison);
    let call = move |of: E| func::call::<Any>(call, (of,)).expr();
    move |[a, b]| build([call(a), call(b)])
}

pub fn add(language: &mut Language) {
    let l = language;
    l.add("op(+)", Int, [Int, Int], custom("+", 7, false)).strict(|[a, b]| int(a.int() + b.int()));
    l.add("op(-)", Int, [Int, Int], custom("-", 7, false)).strict(|[a, b]| int(a.int() - b.int()));
    l.add("op(*)", Int, [Int, Int], custom("*", 8, false)).strict(|[a, b]| int(a.int() * b.int()));
    l.add("op(-), 0", Int, [Int, Int], lowest("-", false, "abs")).strict(|[a, b]| int(a.int().abs() - b.int().abs()));
    l.add("op(<)", Bool, [Int, Int], custom("<", 5, true)).model(|[a, b]| truth(compare(a, b).map(Ordering::is_lt)));
    l.add("op(<>)", Bool, [Text, Text], custom("<>", 5, true)).model(|[a, b]| truth(compare(a, b).map(Ordering::is_ne)));
    l.add("op(<>), 0", Bool, [Text, Text], lowest("<>", true, "lower"))
        .strict(|[a, b]| Ok(V::Bool(!a.text().eq_ignore_ascii_case(b.text()))));
    l.add("bool_op(=)", Bool, [Int, Int], |[a, b]| func::abs(a).bool_op("=", func::abs(b)))
        .strict(|[a, b]| Ok(V::Bool(a.int().abs() == b.int().abs())));
    l.add("op(AND)", Bool, [Bool, Bool], custom("AND", 3, true)).model(|[a, b]| truth(and(a.truth(), b.truth())));
    l.add("op(OR), 0", Bool, [Bool, Bool], custom("OR", 0, true)).model(|[a, b]| truth(or(a.truth(), b.truth())));

    // as the manuals order them: PostgreSQL 4.1.6, SQLite lang_expr.html 2, MariaDB's "Operator Precedence"
    let own: [(Server, &str, i8, Ty, Ty); 11] = [
        (POSTGRES, "||", 5, Text, Text),
        (POSTGRES, "#", 5, Int, Int),
        (POSTGRES, "SIMILAR TO", 5, Text, Bool),
        (SQLITE, "||", 9, Text, Text),
        (SQLITE, "<<", 7, Int, Int),
        (SQLITE, "GLOB", 5, Text, Bool),
        (MARIADB, "|", 7, Int, Int),
        (MARIADB, "^", 8, Int, Int),
        (MARIADB, "<=>", 5, Int, Bool),
        (MARIADB, "XOR", 2, Bool, Bool),
        (MARIADB, "RLIKE", 5, Text, Bool),
    ];
    for (server, text, precedence, ty, gives) in own {
        if l.is(&[server]) {
            l.add(format!("op({text})"), gives, [ty, ty], custom(text, precedence, gives == Bool));
        }
    }
}
