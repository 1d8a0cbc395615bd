//! Macros for Rust types that are bound as the text that PostgreSQL writes for their values, and read from it.

/// Each line: a Rust type, its SQL type, the functions that write and read its text, and the expected text in error messages.
macro_rules! text_values { ($(
    [$($generic:tt)*] $type:ty = $data_type:expr; |$value:ident| $to:expr, |$text:ident| $read:expr, $expected:literal;
)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<$($generic)*> $crate::query::scalar::Scalar for $type {
        type Inner = $type;
        type UserDefinedOr<Out: $crate::query::scalar::SqlType> = $type;
        fn data_type() -> $crate::types::DataType {
            $data_type
        }
        fn into_value(self) -> $crate::value::Value {
            $crate::query::scalar::Scalar::to_value(&self)
        }
        fn to_value(&self) -> $crate::value::Value {
            let $value = self;
            $to
        }
        fn from_value(cursor: &mut $crate::row::Cursor<'_>) -> $crate::error::Result<Self> {
            let $text = &*cursor.next_str()?;
            let read = || $read;
            read().ok_or_else(|| cursor.invalid(concat!("expected ", $expected, ", found other text")))
        }
    }
    impl<$($generic)*> $crate::query::scalar::UserDefined for $type {}
    impl<$($generic)*> $crate::query::scalar::FromRow for $type {
        fn from_row(cursor: &mut $crate::row::Cursor<'_>) -> $crate::error::Result<Self> {
            $crate::query::scalar::Scalar::from_value(cursor)
        }
        fn from_row_nullable(cursor: &mut $crate::row::Cursor<'_>) -> $crate::error::Result<Option<Self>> {
            $crate::query::scalar::scalar_or_null(cursor)
        }
        fn width() -> usize {
            1
        }
    }
    $crate::dialects::postgres::types::text_value::text_values!(@ [$($generic)*] $type, $type);
    $crate::dialects::postgres::types::text_value::text_values!(@ [$($generic)*] $type, $crate::query::scalar::Any);
)*};
    (@ [$($generic:tt)*] $type:ty, $expected:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generic)*> $crate::query::Operand<$expected> for $type {
            type Type = $type;
            type Form = $crate::query::form::Item;
            fn to_node(&self) -> $crate::ast::Node {
                $crate::query::bound::<$type>($crate::query::scalar::Scalar::to_value(self))
            }
        }
    };
}
pub(super) use text_values;

/// Each line: a Rust type whose values are the database's text, which the library does not parse.
macro_rules! text_newtypes { ($($(#[$meta:meta])* $name:ident = $data_type:expr;)*) => {
    $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(pub String);
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $name(text.into())
            }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self {
                $name(text)
            }
        }
    )*
    $crate::dialects::postgres::types::text_value::text_values! { $([] $name = $data_type; |v| $crate::value::Value::from(&v.0), |text| Some($name(text.to_owned())), "text";)* }
} }
pub(super) use text_newtypes;
