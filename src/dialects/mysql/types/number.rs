//! Numbers: display width, digits, UNSIGNED, ZEROFILL.

use super::{Cast, Native};
use crate::types::{DataType, Digits, StorageLimit};

/// An integer type of MySQL's and MariaDB's: wherever a [`DataType`] is asked for, it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "it is given where a type is asked for"]
pub struct IntegerType {
    name: &'static str,
    like: DataType,
    /// What it is like where it has no negative numbers.
    unsigned_like: DataType,
    width: Option<u8>,
    unsigned: bool,
    zerofill: bool,
}

impl IntegerType {
    fn of(name: &'static str, like: DataType, unsigned_like: DataType) -> Self {
        IntegerType { name, like, unsigned_like, width: None, unsigned: false, zerofill: false }
    }
    /// `INTEGER(5)`: to how many digits it is filled up when it is shown; the numbers in it are the same. 13.1.6
    pub fn width(self, width: u8) -> Self {
        IntegerType { width: Some(width), ..self }
    }
    /// `UNSIGNED`: no negative numbers; in CAST `UNSIGNED INTEGER`.
    ///
    /// ```
    /// use aludel::{mysql, prelude::*};
    /// let cast = column("x").cast_as::<i64>(mysql::integer().unsigned());
    /// assert_eq!(cast.compile(&MySql::default())?.sql(), "CAST(x AS UNSIGNED INTEGER)"); // MariaDB, too
    /// assert_eq!(
    ///     cast.compile(&Postgres::default()).unwrap_err().to_string(),
    ///     "postgresql 15.0 has no INTEGER UNSIGNED; name another type for this database: `data_type.with_variant(other, [\"dialect\"])`",
    /// );
    /// // on every database: the types of u16, u32 and u64 are such
    /// let anywhere = DataType::BigInteger.with_variant(mysql::integer().unsigned(), ["mysql", "mariadb"]);
    /// assert_eq!(column("x").cast_as::<i64>(anywhere).compile(&Postgres::default())?.sql(), "CAST(x AS BIGINT)");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn unsigned(self) -> Self {
        IntegerType { unsigned: true, ..self }
    }
    /// `ZEROFILL`: filled up with zeros when it is shown, and so UNSIGNED.
    ///
    /// ```
    /// use aludel::{mysql, prelude::*};
    /// let table = Table::new("t").column(ColumnDef::new("n", mysql::integer().width(5).unsigned().zerofill()));
    /// let create = table.create();
    /// assert_eq!(create.compile(&MySql::default())?.sql(), "CREATE TABLE t (n INTEGER(5) UNSIGNED ZEROFILL)"); // MariaDB, too
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn zerofill(self) -> Self {
        IntegerType { zerofill: true, ..self }
    }
}
impl From<IntegerType> for DataType {
    fn from(integer: IntegerType) -> Self {
        let IntegerType { name, like, unsigned_like, width, unsigned, zerofill } = integer;
        let digits = super::with_number(name, width.map(u32::from));
        let (cast, like) = match unsigned || zerofill {
            true => (Cast::Name("UNSIGNED INTEGER".into()), unsigned_like),
            false => (Cast::Like, like),
        };
        Native::new(digits + sign(unsigned, zerofill), cast, like).into()
    }
}

fn sign(unsigned: bool, zerofill: bool) -> &'static str {
    match (unsigned, zerofill) {
        (true, true) => " UNSIGNED ZEROFILL",
        (true, false) => " UNSIGNED",
        (false, true) => " ZEROFILL",
        (false, false) => "",
    }
}

/// `TINYINT`: 8 bits. 13.1.2
pub fn tinyint() -> IntegerType {
    IntegerType::of("TINYINT", DataType::SmallInteger, DataType::SmallInteger)
}
/// `SMALLINT`: 16 bits.
pub fn smallint() -> IntegerType {
    IntegerType::of("SMALLINT", DataType::SmallInteger, DataType::Integer)
}
/// `MEDIUMINT`: 24 bits.
pub fn mediumint() -> IntegerType {
    IntegerType::of("MEDIUMINT", DataType::Integer, DataType::Integer)
}
/// `INTEGER`: 32 bits.
pub fn integer() -> IntegerType {
    IntegerType::of("INTEGER", DataType::Integer, DataType::BigInteger)
}
/// `BIGINT`: 64 bits. Unsigned, it is the type of Rust's `u64` there.
pub fn bigint() -> IntegerType {
    IntegerType::of("BIGINT", DataType::BigInteger, DataType::BigInteger)
}

/// A type of numbers with a point, of MySQL's and MariaDB's: wherever a [`DataType`] is asked for, it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "it is given where a type is asked for"]
pub struct DecimalType {
    family: Family,
    digits: Option<Digits>,
    unsigned: bool,
    zerofill: bool,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Decimal,
    Numeric,
    Float,
    Double,
    Real,
}

impl DecimalType {
    fn of(family: Family) -> Self {
        DecimalType { family, digits: None, unsigned: false, zerofill: false }
    }
    /// `DECIMAL(10, 2)`, by `(10, 2)`; `DECIMAL(10)`, by `10`. DOUBLE and REAL take two numbers; of one number, FLOAT has so
    /// many binary digits. 13.1.3, 13.1.4
    ///
    /// ```
    /// use aludel::{mysql, prelude::*};
    /// let table = Table::new("t")
    ///     .column(ColumnDef::new("price", mysql::decimal().digits((10, 2)).unsigned()))
    ///     .column(ColumnDef::new("size", mysql::double().digits((8, 3))));
    /// let create = table.create();
    /// assert_eq!(
    ///     create.compile(&MySql::default())?.sql(), // MariaDB, too
    ///     "CREATE TABLE t (price DECIMAL(10, 2) UNSIGNED, size DOUBLE(8, 3))",
    /// );
    /// let wrong = column("x").cast_as::<Any>(mysql::decimal().digits((2, 10))).compile(&MySql::default()).unwrap_err();
    /// assert_eq!(wrong.to_string(), "DECIMAL(2, 10): 10 digits behind the point are more than all 2");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn digits(self, digits: impl Into<Digits>) -> Self {
        DecimalType { digits: Some(digits.into()), ..self }
    }
    /// `UNSIGNED`: no negative numbers. CAST knows no such thing, and gives the type without it.
    pub fn unsigned(self) -> Self {
        DecimalType { unsigned: true, ..self }
    }
    /// `ZEROFILL`: filled up with zeros when it is shown, and so UNSIGNED.
    pub fn zerofill(self) -> Self {
        DecimalType { zerofill: true, ..self }
    }
    fn problem(&self) -> Option<String> {
        let Digits { precision, scale } = self.digits?;
        let (most, behind) = match self.family {
            Family::Decimal | Family::Numeric => (65, 30),
            Family::Float if scale.is_none() => (53, 30),
            Family::Float | Family::Double | Family::Real => (255, 30),
        };
        match scale {
            _ if precision > most => Some(format!("there are {most} digits at most")),
            None if matches!(self.family, Family::Double | Family::Real) => Some("it takes two numbers, or none".into()),
            Some(scale) if scale < 0 => Some("the digits behind the point are no fewer than none".into()),
            Some(scale) if scale > behind => Some(format!("there are {behind} digits behind the point at most")),
            Some(scale) if scale.unsigned_abs() > precision => {
                Some(format!("{scale} digits behind the point are more than all {precision}"))
            }
            Some(_) | None => None,
        }
    }
}
impl From<DecimalType> for DataType {
    fn from(decimal: DecimalType) -> Self {
        let problem = decimal.problem();
        let DecimalType { family, digits, unsigned, zerofill } = decimal;
        let (name, like) = match family {
            Family::Decimal => ("DECIMAL", DataType::Decimal(digits)),
            Family::Numeric => ("NUMERIC", DataType::Numeric(digits)),
            Family::Float => ("FLOAT", DataType::Float(binary(digits))),
            Family::Double => ("DOUBLE", DataType::Double),
            Family::Real => ("REAL", DataType::Double),
        };
        // 13.1.4: digits beyond the scale are not stored
        let limit = match (family, digits.and_then(|digits| digits.scale)) {
            (Family::Float, Some(scale)) => Some(StorageLimit::FloatDecimals(scale)),
            (Family::Double | Family::Real, Some(scale)) => Some(StorageLimit::Decimals(scale)),
            (_, _) => None,
        };
        let digits = match digits {
            Some(Digits { precision, scale: Some(scale) }) => format!("({precision}, {scale})"),
            Some(Digits { precision, scale: None }) => format!("({precision})"),
            None => String::new(),
        };
        let name = format!("{name}{digits}{}", sign(unsigned, zerofill));
        Native { limit, problem, ..Native::new(name, Cast::Like, like) }.into()
    }
}
/// One number behind FLOAT counts binary digits.
fn binary(digits: Option<Digits>) -> Option<u8> {
    match digits {
        Some(Digits { precision, scale: None }) => u8::try_from(precision).ok(),
        Some(Digits { .. }) | None => None,
    }
}

/// `DECIMAL`: an exact number. 13.1.3
pub fn decimal() -> DecimalType {
    DecimalType::of(Family::Decimal)
}
/// `NUMERIC`: [`decimal`] by its other name.
pub fn numeric() -> DecimalType {
    DecimalType::of(Family::Numeric)
}
/// `FLOAT`: 32 bits, or 64 where it has more than 24 binary digits. 13.1.4
pub fn float() -> DecimalType {
    DecimalType::of(Family::Float)
}
/// `DOUBLE`: 64 bits.
pub fn double() -> DecimalType {
    DecimalType::of(Family::Double)
}
/// `REAL`: 64 bits. A number of 32 bits, which PostgreSQL calls REAL, is [`DataType::Real`], and FLOAT here.
pub fn real() -> DecimalType {
    DecimalType::of(Family::Real)
}
