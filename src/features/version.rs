//! [`Change`]: a row of a dialect's version table, from which the features of its older versions come.

use super::Features;

/// The version of a server: major, minor, patch.
pub type Version = (u16, u16, u16);

/// A field of [`Features`] that a version changed. A dialect has one table of them, newest version first.
pub(crate) struct Change {
    /// The first version in which the field has its newer value.
    pub since: Version,
    /// Gives the field the value that it had before.
    pub restore: fn(&mut Features),
    /// The field.
    #[cfg(test)]
    pub field: &'static str,
    /// The section of the manual that describes it.
    #[cfg(test)]
    pub source: &'static str,
}

impl Features {
    /// Returns the features of a version, from those of the newest one: each later change is undone, newest first.
    pub(crate) fn at(self, version: Version, changes: &[Change]) -> Features {
        let mut features = Features { version, ..self };
        let later = changes.iter().take_while(|change| version < change.since);
        later.for_each(|change| (change.restore)(&mut features));
        features
    }
}

/// Builds a version table. A row is the version, the field, the value before, and the section of the manual:
/// `(10, 5, 0)  insert_returning  was false,  "INSERT...RETURNING";`
macro_rules! version_table {
    ($(($major:literal, $minor:literal, $patch:literal) $($field:ident).+ was $before:expr, $source:literal;)*) => {
        &[$($crate::features::Change {
            since: ($major, $minor, $patch),
            restore: |features| features.$($field).+ = $before,
            #[cfg(test)]
            field: stringify!($($field).+),
            #[cfg(test)]
            source: $source,
        }),*]
    };
}
pub(crate) use version_table;

/// Checks a version table against the features of the newest version: it is sorted, no field is changed twice by one
/// version, and each row names its source and changes something.
#[cfg(test)]
pub(crate) fn check_version_table(newest: &Features, changes: &[Change]) {
    let mut features = newest.clone();
    let mut seen: Vec<(Version, &str)> = vec![];
    for Change { since, restore, field, source } in changes {
        assert!(*since <= seen.last().map_or(newest.version, |(version, _)| *version), "{since:?} {field}: not in order");
        assert!(!seen.contains(&(*since, field)), "{since:?} {field}: twice");
        assert!(!source.is_empty(), "{since:?} {field}: no source");
        let newer = features.clone();
        restore(&mut features);
        assert!(features != newer, "{since:?} {field}: changes nothing");
        seen.push((*since, field));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(changes: &[Change]) -> std::thread::Result<()> {
        let newest = Features { version: (2, 0, 0), ..Features::generic() };
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check_version_table(&newest, changes)))
    }

    #[test]
    fn a_version_has_the_values_before_each_later_change() {
        let changes: &[Change] = version_table! {
            (2, 0, 0)  ctes       was false,  "a";
            (1, 5, 0)  max_binds  was 999,    "b";
            (1, 0, 0)  max_binds  was 9,      "c";
        };
        assert!(check(changes).is_ok());
        let at = |version| {
            let features = Features::generic().at(version, changes);
            assert_eq!(features.version, version);
            (features.ctes, features.max_binds)
        };
        assert_eq!(at((2, 0, 0)), (true, usize::MAX));
        assert_eq!(at((1, 9, 9)), (false, usize::MAX));
        assert_eq!(at((1, 4, 9)), (false, 999));
        assert_eq!(at((0, 9, 0)), (false, 9));
    }

    #[test]
    fn wrong_tables_are_found() {
        let unsorted: &[Change] = version_table! {
            (1, 0, 0)  ctes       was false,  "a";
            (1, 5, 0)  max_binds  was 999,    "b";
        };
        let too_new: &[Change] = version_table! { (2, 0, 1)  ctes  was false,  "a"; };
        let without_effect: &[Change] = version_table! { (1, 0, 0)  ctes  was true,  "a"; };
        let twice: &[Change] = version_table! {
            (1, 0, 0)  max_binds  was 999,  "a";
            (1, 0, 0)  max_binds  was 9,    "a";
        };
        let no_source: &[Change] = version_table! { (1, 0, 0)  ctes  was false,  ""; };
        for wrong in [unsorted, too_new, without_effect, twice, no_source] {
            assert!(check(wrong).is_err());
        }
    }
}
