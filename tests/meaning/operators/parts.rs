//! Parts of values: elements of JSON documents, fields of dates.

use crate::language::{Language, POSTGRES};
use crate::value::Ty::{Bool, Date, Float, Int, Json, Small, Text};
use crate::value::{Modelled, Off, V, and, compare, equal, int, not, or, text, truth};
use aludel::prelude::*;
use std::cmp::Ordering;

/// The element by the keys that lead to it; NULL where there is none.
fn element(of: &V, keys: &[&str]) -> Modelled {
    let V::Text(json) = of else { return Ok(V::Null) };
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let found = keys.iter().try_fold(&json, |json, key| match key.parse::<usize>() {
        Ok(number) => json.get(number),
        Err(_) => json.get(key),
    });
    Ok(found.map_or(V::Null, |found| V::Text(found.to_string())))
}
fn integer(of: &V, keys: &[&str]) -> Modelled {
    match element(of, keys)? {
        V::Text(number) => number.parse().map_err(|_| Off).and_then(int),
        other => Ok(other),
    }
}

pub fn add(language: &mut Language) {
    let l = language;
    l.add("json get", Json, [Json], |[a]| a.get("o")).model(|[a]| element(a, &["o"]));
    l.add("json integer", Int, [Json], |[a]| a.get("a").as_integer()).weight(2).model(|[a]| integer(a, &["a"]));
    l.add("json path", Int, [Json], |[a]| a.get_path(("b", 1)).as_integer()).weight(2).model(|[a]| integer(a, &["b", "1"]));
    l.add("json string", Text, [Json], |[a]| a.get("s").as_string()).weight(2).model(|[a]| match element(a, &["s"])? {
        V::Text(string) => text(serde_json::from_str::<String>(&string).unwrap()),
        other => Ok(other),
    });
    // 8.15 arrays: elements are counted from 1, and what is not there is NULL
    if l.is(&[POSTGRES]) {
        l.add("array get", Int, [Int, Int, Small], |[a, b, c]| array([a, b]).get(c))
            .weight(2)
            .model(|[a, b, c]| Ok([a, b].get(usize::try_from(c.int() - 1).unwrap_or(9)).map_or(V::Null, |found| (*found).clone())));
        l.add("= ANY (ARRAY)", Bool, [Int, Int, Int], |[a, b, c]| a.eq(any_(array([b, c]))))
            .model(|[a, b, c]| truth(or(equal(a, b), equal(a, c))));
        l.add("NOT < ALL (ARRAY)", Bool, [Int, Int, Int], |[a, b, c]| !a.lt(all_(array([b, c]))))
            .model(|[a, b, c]| truth(not(and(compare(a, b).map(Ordering::is_lt), compare(a, c).map(Ordering::is_lt)))));
    }
    for (field, part) in [("year", 0..4), ("month", 5..7), ("day", 8..10)] {
        // PostgreSQL gives a decimal, of which there are no bits
        let gives = if l.is(&[POSTGRES]) { Float } else { Int };
        l.add(format!("extract {field}"), gives, [Date], move |[a]| extract(field, a))
            .weight(2)
            .strict(move |[a]| int(a.text()[part.clone()].parse().unwrap()));
    }
    // a day as text is in the order of days
    l.add("Date <", Bool, [Date, Date], |[a, b]| a.lt(b)).model(|[a, b]| truth(compare(a, b).map(Ordering::is_lt)));
    l.add("Date !=", Bool, [Date, Date], |[a, b]| a.ne(b)).model(|[a, b]| truth(compare(a, b).map(Ordering::is_ne)));
}
