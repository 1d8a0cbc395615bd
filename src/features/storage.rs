//! [`StorageFeatures`]: what columns do to values that they have no room for.

/// What columns do to values that they have no room for, where the database does it in silence. What it refuses by itself is
/// not said here. The types' own limits are in [`Kept`](crate::types::Kept).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StorageFeatures {
    /// Is what is written into a column turned into a value of its type? Else it is kept as it is.
    pub convert: bool,
    /// How many digits behind the seconds the types of times have that do not say so.
    pub second_digits: u8,
    /// How a type says that it has more of them.
    pub more_second_digits: &'static str,
    /// How many digits behind the point NUMERIC and DECIMAL have that do not say so; nothing, if any number of them.
    pub plain_scale: Option<i16>,
    /// How a type keeps exact numbers, where the types of exact numbers keep floats or integers of 64 bits.
    pub float_decimals: Option<&'static str>,
    /// How many binary digits FLOAT has that does not say so.
    pub float_digits: u8,
    /// Is a span of time kept as a date that lies as far from 1970?
    pub dated_intervals: bool,
    /// Is there NaN?
    pub nan: bool,
    /// Are there infinities?
    pub infinities: bool,
    /// The first year of dates, if it is later than -9999.
    pub first_year: i32,
    /// Is a JSON document that is but a number kept as a number?
    pub numeric_json: bool,
    /// Is a name of an ENUM found without regard to case, or by its number?
    pub loose_enums: bool,
}

impl StorageFeatures {
    /// Nothing is changed in silence.
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
