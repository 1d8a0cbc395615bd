//! [`StorageFeatures`]: what a database silently changes about values that its columns cannot store.

/// What a database silently changes about values that a column cannot store. What it rejects by itself is not listed here. The
/// limits of single types are [`StorageLimit`](crate::types::StorageLimit)s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StorageFeatures {
    /// Whether a value is converted to the type of its column. Otherwise it is stored as it is.
    pub convert: bool,
    /// The fractional digits of a second of temporal types that do not declare them.
    pub second_digits: u8,
    /// How a type declares more of them; part of a hint.
    pub more_second_digits: &'static str,
    /// The scale of NUMERIC and DECIMAL that do not declare one; `None` stores any number of digits.
    pub plain_scale: Option<i16>,
    /// Which type stores exact numbers, where NUMERIC and DECIMAL store floats or integers of 64 bits; part of a hint.
    pub float_decimals: Option<&'static str>,
    /// The binary digits of a FLOAT that does not declare them.
    pub float_digits: u8,
    /// Whether an interval is stored as the timestamp that lies as far from 1970.
    pub dated_intervals: bool,
    /// Whether floats can be NaN.
    pub nan: bool,
    /// Whether floats can be infinite.
    pub infinities: bool,
    /// The first year of dates.
    pub first_year: i32,
    /// Whether a JSON document that is a number is stored as a number.
    pub numeric_json: bool,
    /// Whether the name of an ENUM is found regardless of case, or by its number.
    pub loose_enums: bool,
}

impl StorageFeatures {
    /// Nothing is changed.
    pub const EXACT: StorageFeatures = StorageFeatures {
        convert: false,
        second_digits: 6,
        more_second_digits: "",
        plain_scale: None,
        float_decimals: None,
        float_digits: 53,
        dated_intervals: false,
        nan: true,
        infinities: true,
        first_year: -9999,
        numeric_json: false,
        loose_enums: false,
    };
}
