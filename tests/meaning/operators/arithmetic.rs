//! Numbers: `+ - * / %` and what else gives one.

use crate::language::{E, Language, MARIADB, SQLITE};
use crate::value::Ty::{Bool, Float, Int, Power, Small, Text};
use crate::value::{Off, V, float, int};
use aludel::prelude::*;

/// The quotient where it is exact; an error or NULL by 0 (PostgreSQL 9.3, MariaDB's `/`, SQLite's lang_expr), so not generated.
fn divided(a: &V, b: &V) -> Result<V, Off> {
    if b.float() == 0.0 { Err(Off) } else { float(a.float() / b.float()) }
}

pub fn add(language: &mut Language) {
    let l = language;
    l.add("a + b", Int, [Int, Int], |[a, b]| a + b).weight(3).strict(|[a, b]| int(a.int() + b.int()));
    l.add("a + b + c", Int, [Int, Int, Int], |[a, b, c]| a + b + c).strict(|[a, b, c]| int(a.int() + b.int() + c.int()));
    l.add("param", Int, [], |[]| param::<i32>("p").value(3)).model(|_: &[V; 0]| int(3));
    l.add("inline", Int, [], |[]| val(-2).inline()).model(|_: &[V; 0]| int(-2));
    l.add("a - b", Int, [Int, Int], |[a, b]| a - b).weight(4).strict(|[a, b]| int(a.int() - b.int()));
    l.add("a * b", Int, [Int, Int], |[a, b]| a * b).weight(3).strict(|[a, b]| int(a.int() * b.int()));
    l.add("-a", Int, [Int], |[a]| -a).weight(2).strict(|[a]| int(-a.int()));
    // truncates towards zero, and so the remainder has the sign of the dividend: ISO 9075-2 6.30, PostgreSQL 9.3, MariaDB's DIV and
    // MOD, SQLite by C
    l.add("a int_div b", Int, [Int, Int], |[a, b]| a.int_div(b))
        .weight(2)
        .known()
        .strict(|[a, b]| if b.int() == 0 { Err(Off) } else { int(a.int() / b.int()) });
    l.add("a % b", Int, [Int, Int], |[a, b]| a % b)
        .weight(2)
        .known()
        .strict(|[a, b]| if b.int() == 0 { Err(Off) } else { int(a.int() % b.int()) });
    l.add("abs(a)", Int, [Int], |[a]| func::abs(a)).strict(|[a]| int(a.int().abs()));
    l.add("CAST(bool AS int)", Int, [Bool], |[a]| a.cast::<i32>()).strict(|[a]| int(i64::from(a.truth() == Some(true))));
    // a fraction is rounded on one and cut off on another
    l.add("CAST(float AS int)", Int, [Float], |[a]| a.cast::<i32>()).known().strict(|[a]| match a.float() {
        v if v.fract() == 0.0 => int(v as i64),
        _ => Err(Off),
    });
    l.add("CAST(text AS int)", Int, [Text], |[a]| a.cast::<i32>()).known().strict(|[a]| match a.text().parse() {
        Ok(v) => int(v),
        Err(_) => Err(Off),
    });
    l.add("length(a)", Int, [Text], |[a]| func::length(a)).weight(2).strict(|[a]| int(a.text().len() as i64));

    l.add("a / b", Float, [Int, Int], |[a, b]| a / b).known().strict(|[a, b]| divided(a, b));
    l.add("a / 2", Float, [Int, Power], |[a, b]| a / b).weight(2).known().strict(|[a, b]| divided(a, b));
    l.add("f / 2", Float, [Float, Power], |[a, b]| a / b).weight(2).known().strict(|[a, b]| divided(a, b));
    for (left, right) in [(Float, Float), (Int, Float), (Float, Int)] {
        let name = |op: &str| format!("{left:?} {op} {right:?}");
        l.add(name("+"), Float, [left, right], |[a, b]| a + b).strict(|[a, b]| float(a.float() + b.float()));
        l.add(name("-"), Float, [left, right], |[a, b]| a - b).weight(2).strict(|[a, b]| float(a.float() - b.float()));
        l.add(name("*"), Float, [left, right], |[a, b]| a * b).strict(|[a, b]| float(a.float() * b.float()));
        l.add(name("/"), Float, [left, right], |[a, b]| a / b).known().strict(|[a, b]| divided(a, b));
    }
    bits(l);
    l.add("-f", Float, [Float], |[a]| -a).strict(|[a]| float(-a.float()));
    l.add("abs(f)", Float, [Float], |[a]| func::abs(a)).strict(|[a]| float(a.float().abs()));
    l.add("CAST(int AS float)", Float, [Int], |[a]| a.cast::<f64>()).strict(|[a]| float(a.float()));
    // a Rust user's own nesting: a chain on the right of a chain
    l.add("a * (b * c)", Int, [Int, Int, Int], |[a, b, c]| a * (b * c)).strict(|[a, b, c]| int(a.int() * b.int() * c.int()));
    l.add("a - (b + c)", Int, [Int, Int, Int], |[a, b, c]| a - (b + c)).strict(|[a, b, c]| int(a.int() - (b.int() + c.int())));
}

/// Bits, of 64 in all three; MariaDB's are unsigned (its "Bit Functions"), which its model takes back by a CAST.
fn bits(l: &mut Language) {
    // SQLite has no exclusive OR, and what stands for it takes no calls
    let refused = l.is(&[SQLITE]);
    let signed = l.modelled && l.is(&[MARIADB]);
    let back = move |bits: E| if signed { bits.cast::<i64>().any() } else { bits };
    // beside an unsigned number, MariaDB refuses what is negative: "Out-of-Range and Overflow Handling"
    let unsigned = l.is(&[MARIADB]) && !l.modelled;
    let fits = move |v: i64| if unsigned && v < 0 { Err(Off) } else { int(v) };
    l.add("a & b", Int, [Int, Int], move |[a, b]| back(a.bitwise_and(b))).weight(2).strict(move |[a, b]| fits(a.int() & b.int()));
    l.add("a | b", Int, [Int, Int], move |[a, b]| back(a.bitwise_or(b))).weight(2).strict(move |[a, b]| fits(a.int() | b.int()));
    l.add("a xor b", Int, [Int, Int], move |[a, b]| back(a.bitwise_xor(b)))
        .refused(refused)
        .weight(2)
        .strict(move |[a, b]| fits(a.int() ^ b.int()));
    l.add("a << b", Int, [Int, Small], move |[a, b]| back(a.bitwise_lshift(b))).weight(2).strict(move |[a, b]| fits(a.int() << b.int()));
    let arithmetic = !l.is(&[MARIADB]);
    l.add("a >> b", Int, [Int, Small], move |[a, b]| back(a.bitwise_rshift(b)))
        .weight(2)
        .strict(move |[a, b]| if a.int() < 0 && !arithmetic { Err(Off) } else { fits(a.int() >> b.int()) });
    l.add("~a", Int, [Int], move |[a]| back(a.bitwise_not())).weight(2).strict(move |[a]| fits(!a.int()));
    l.add("floor", Float, [Float], |[a]| func::floor(a)).strict(|[a]| float(a.float().floor()));
    l.add("pow(a, b)", Float, [Int, Small], |[a, b]| a.pow(b)).strict(|[a, b]| float(a.float().powf(b.float())));
    for (left, right) in [(Int, Int), (Float, Float)] {
        l.add(format!("{left:?} floor_div"), Float, [left, right], |[a, b]| a.floor_div(b))
            .weight(2)
            .known()
            .strict(|[a, b]| if b.float() == 0.0 { Err(Off) } else { float((a.float() / b.float()).floor()) });
    }
}
