//! Identifiers: the one that a misspelt one may mean, `snake_case`, and names of generated variables.

use proc_macro2::{Ident, Span};

/// Returns the name that `wanted` may mean: the nearest one, regardless of case, if any is near enough. One letter is not near
/// another.
pub fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = wanted.chars().count();
    let apart = |name: &str| distance(&wanted.to_lowercase(), &name.to_lowercase());
    names.map(|name| (apart(name), name)).filter(|(d, _)| *d <= length / 3 + 1 && *d < length).min().map(|(_, name)| name)
}

/// The Levenshtein distance of two names.
fn distance(a: &str, b: &str) -> usize {
    let mut last: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        let mut row = vec![left];
        for (y, above) in b.chars().zip(last.iter().skip(1)) {
            left = (left + 1).min(above + 1).min(corner + usize::from(x != y));
            corner = *above;
            row.push(left);
        }
        last = row;
    }
    last.last().copied().unwrap_or(usize::MAX)
}

/// A variable of the generated code that a user's expression in it cannot see: there, `table` and `column` are functions.
pub fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// Returns `OrderItem` as `order_item`, `HTTPServer` as `http_server`.
pub fn snake_case(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (i, c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| chars.get(i));
        let begins = before.is_some_and(|b| !b.is_uppercase() && *b != '_');
        let ends = before.is_some_and(|b| b.is_uppercase()) && chars.get(i + 1).is_some_and(|n| n.is_lowercase());
        if c.is_uppercase() && (begins || ends) {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_is_near() {
        assert_eq!(nearest("primry_key", ["unique", "primary_key"].into_iter()), Some("primary_key"));
        assert_eq!(nearest("idd", ["id", "name"].into_iter()), Some("id"));
        assert_eq!(nearest("created", ["id", "name"].into_iter()), None);
        assert_eq!(nearest("PRIMARY_KEY", ["unique", "primary_key"].into_iter()), Some("primary_key"));
        assert_eq!(nearest("c", ["a", "b"].into_iter()), None);
    }

    #[test]
    fn names_of_tables() {
        let names = ["User", "OrderItem", "HTTPServer", "A1B", "already_there"].map(snake_case);
        assert_eq!(names, ["user", "order_item", "http_server", "a1_b", "already_there"]);
    }
}
