//! What the API's page promises: the types are written out, and each line says its SQL.
// every form that a user may write stands here, the roundabout ones too
#![allow(clippy::needless_borrows_for_generic_args, clippy::assign_op_pattern, clippy::unnecessary_fold)]

mod declared;
mod expressions;
mod features;
mod generic;
mod operands;
mod postgres;
mod rows;
mod statements;
mod tables;

/// Each line is a value, the type that it is promised to have, and its SQL: on SQLite, or on the dialect named first.
macro_rules! says { (on $dialect:ident: $($type:ty = $value:expr => $sql:expr;)*) => {{
    #[allow(unused_imports)]
    use aludel::Statement as _;
    let mut wrong = String::new();
    $({
        let value: $type = $value;
        let found = match value.compile(&aludel::dialects::$dialect::default()) {
            Ok(compiled) => compiled.sql().to_owned(),
            Err(error) => format!("error: {error}"),
        };
        if found != $sql {
            wrong += &format!("\n{}\n  expected {}\n     found {found}", stringify!($value), $sql);
        }
    })*
    assert!(wrong.is_empty(), "{wrong}");
}};
    ($($line:tt)*) => { $crate::api::says! { on Sqlite: $($line)* } };
}
pub(crate) use says;
