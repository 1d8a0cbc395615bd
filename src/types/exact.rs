//! [`Exact`]: a decimal number in text form, examined without rounding.

/// A number as digits, with a sign, a decimal point and an exponent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exact<'a> {
    negative: bool,
    whole: &'a str,
    part: &'a str,
    exponent: i32,
}

impl<'a> Exact<'a> {
    /// Parses a number; `None` if the text is something else.
    pub fn parse(text: &'a str) -> Option<Self> {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
        let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(mantissa, exponent)| (mantissa, Some(exponent)));
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(mantissa) => (true, mantissa),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let exponent = match exponent {
            Some(exponent) if digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent)) => exponent.parse().ok()?,
            Some(_) => return None,
            None => 0,
        };
        (digits(whole) && digits(part)).then_some(Exact { negative, whole, part, exponent })
    }
    /// The digits from the first nonzero one to the last nonzero one, and the power of ten of the last one.
    fn significant(&self) -> (impl Iterator<Item = u8> + Clone + '_, i64) {
        let part = self.part.trim_end_matches('0');
        let whole = if part.is_empty() { self.whole.trim_end_matches('0') } else { self.whole };
        let cut = if part.is_empty() { self.whole.len() - whole.len() } else { 0 };
        let digits = whole.bytes().chain(part.bytes()).skip_while(|digit| *digit == b'0');
        (digits, i64::from(self.exponent) + cut as i64 - part.len() as i64)
    }
    fn is_zero(&self) -> bool {
        self.significant().0.next().is_none()
    }
    /// The smallest scale that holds the number; below 0, the number of zeros that it ends with before the decimal point.
    pub fn scale(&self) -> i32 {
        let (_, power) = self.significant();
        if self.is_zero() { i32::MIN } else { i32::try_from(-power).unwrap_or(if power > 0 { i32::MIN } else { i32::MAX }) }
    }
    /// Whether both are the same number.
    fn equals(&self, other: &Exact<'_>) -> bool {
        let ((a, a_power), (b, b_power)) = (self.significant(), other.significant());
        let (zero, other_zero) = (self.is_zero(), other.is_zero());
        (zero && other_zero) || (!zero && !other_zero && self.negative == other.negative && a_power == b_power && a.eq(b))
    }
    /// The number as an integer, if it is one.
    pub fn to_i64(self) -> Option<i64> {
        self.to_i128().and_then(|number| number.try_into().ok())
    }
    /// The number as an integer, if it is one and not negative.
    pub fn to_u64(self) -> Option<u64> {
        self.to_i128().and_then(|number| number.try_into().ok())
    }
    fn to_i128(self) -> Option<i128> {
        let (digits, power) = self.significant();
        let mut number = digits.clone().try_fold(0_i128, |all, digit| all.checked_mul(10)?.checked_add(i128::from(digit - b'0')))?;
        if number != 0 {
            number = number.checked_mul(10_i128.checked_pow(u32::try_from(power).ok()?)?)?;
        }
        Some(if self.negative { -number } else { number })
    }
    /// Whether it is the shortest text of a float of 64 bits.
    pub fn is_written_f64(&self) -> bool {
        let float = self.text().parse::<f64>();
        float.is_ok_and(|float| float.is_finite() && self.is_written(&format!("{float:?}")))
    }
    /// Whether it is the shortest text of a float of 64 bits, or exactly one.
    pub fn is_f64(&self) -> bool {
        let exact = |number: i128| (number as f64).abs() < 1e37 && (number as f64) as i128 == number;
        self.is_written_f64() || self.to_i128().is_some_and(exact)
    }
    /// Whether it is the shortest text of a float of 32 bits, or exactly one.
    pub fn is_f32(&self) -> bool {
        let Ok(float) = self.text().parse::<f32>() else { return false };
        let exact = |number: i128| float.abs() < 1e37 && float as i128 == number;
        float.is_finite() && (self.is_written(&format!("{float:?}")) || self.to_i128().is_some_and(exact))
    }
    fn is_written(&self, text: &str) -> bool {
        Exact::parse(text).is_some_and(|other| self.equals(&other))
    }
    fn text(&self) -> String {
        format!("{}{}.{}e{}", if self.negative { "-" } else { "" }, self.whole, self.part, self.exponent)
    }
    /// The number without an exponent and without redundant zeros; `None` if that is a very long text.
    #[cfg(feature = "rust_decimal")]
    pub fn plain(&self) -> Option<String> {
        let (digits, power) = self.significant();
        let digits: String = digits.map(char::from).collect();
        let sign = if self.negative && !digits.is_empty() { "-" } else { "" };
        let power = if digits.is_empty() { 0 } else { power };
        let zeros = |count: i64| usize::try_from(count).ok().filter(|count| *count < 100).map(|count| "0".repeat(count));
        if power >= 0 {
            return Some(format!("{sign}{}{}", if digits.is_empty() { "0" } else { &digits }, zeros(power)?));
        }
        let scale = usize::try_from(-power).ok()?;
        let digits = zeros((scale + 1).saturating_sub(digits.len()) as i64)? + &digits;
        let (whole, part) = digits.split_at_checked(digits.len() - scale)?;
        Some(format!("{sign}{whole}.{part}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_behind_the_point() {
        let scale = |text: &str| Exact::parse(text).unwrap().scale();
        for (text, expected) in [("1.50", 1), ("1.5e1", 0), ("100", -2), ("1e-7", 7), ("0.001", 3), ("-12.340", 2), ("10.0", -1)] {
            assert_eq!(scale(text), expected, "{text}");
        }
        assert_eq!(scale("0.000"), i32::MIN);
        for text in ["", ".5", "5.", "1e", "1e+", "--1", "1 ", "NaN", "inf", "1e99999999999", "0x1"] {
            assert!(Exact::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn floats_that_keep_it() {
        assert!(!Exact::parse("9223372036854775808").unwrap().is_written_f64());
        let is = |text: &str| Exact::parse(text).unwrap().is_f64();
        for text in ["0.1", "0.10", "9007199254740992", "4611686018427387904", "1e300", "123456789012345", "5e-324", "-0.0"] {
            assert!(is(text), "{text}");
        }
        for text in ["9007199254740993", "0.1234567890123456789", "12345678901234567890.5", "1e400", "1e-400"] {
            assert!(!is(text), "{text}");
        }
        assert!(Exact::parse("0.1").unwrap().is_f32() && !Exact::parse("16777217").unwrap().is_f32());
        assert_eq!(Exact::parse("-9223372036854775808.0").unwrap().to_i64(), Some(i64::MIN));
        assert_eq!(Exact::parse("9223372036854775808").unwrap().to_i64(), None);
        assert_eq!(Exact::parse("1.5").unwrap().to_i64(), None);
    }

    #[test]
    #[cfg(feature = "rust_decimal")]
    fn without_an_exponent() {
        for (text, plain) in [("1.50e3", "1500"), ("-12e-5", "-0.00012"), ("0e9", "0"), ("-0.0", "0"), ("00012.500", "12.5"), ("5", "5")] {
            assert_eq!(Exact::parse(text).unwrap().plain().unwrap(), plain);
        }
        assert_eq!(Exact::parse("1e900").unwrap().plain(), None);
    }
}
