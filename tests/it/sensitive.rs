//! A column that is marked sensitive marks its values wherever in a tree they are bound.

use crate::fixtures::shop::{Account, User};
use aludel::ast;
use aludel::compiler::Compiled;
use aludel::prelude::*;

fn secrets(compiled: &Compiled) -> Vec<bool> {
    compiled.params().iter().map(|bind| bind.ty.sensitive).collect()
}

fn of(condition: Expr<bool>) -> Vec<bool> {
    secrets(&Account::select().filter(condition).compile(&Postgres::default()).unwrap())
}

#[test]
fn beside_the_column() {
    assert_eq!(of(Account::secret.eq("x")), [true]);
    assert_eq!(of(Account::secret.like("x%").expr()), [true]);
    assert_eq!(of(Account::secret.between("a", "b")), [true, true]);
    assert_eq!(of(Account::secret.in_(["a", "b"])), [true, true]);
    assert_eq!(of(tuple((Account::secret, Account::secret)).in_([("a", "b")])), [true, true]);
    assert_eq!(of(Account::owner.is_null() & Account::secret.eq("x")), [true]);
    assert_eq!(of(Account::secret.eq(param::<String>("x").value("a"))), [true]);
    assert_eq!(of(Account::secret.in_(params::<String>("x").values(["a", "b"]))), [true, true]);
    assert_eq!(of(func::coalesce((Account::secret, param::<String>("x").value("a"))).ne(literal(None::<&str>))), [true, true]);
}

#[test]
fn beside_what_is_made_of_it() {
    assert_eq!(of(func::lower(Account::secret).eq("x")), [true]);
    assert_eq!(of((Account::secret + "salt").eq("x")), [true, true]);
    assert_eq!(of(func::coalesce((Account::secret, "x")).ne("y")), [true, true]);
    assert_eq!(of(Account::table().c("secret").op("~", "x").typed::<bool>()), [true]);
    assert_eq!(of(Account::secret.cast::<i64>().eq(5)), [true]);
    let s = select(Account::secret).subquery("s");
    assert_eq!(of(s.col(Account::secret).eq("x")), [true]);
}

#[test]
fn beside_it_on_the_left_and_in_other_branches() {
    assert_eq!(of(literal("x").like(Account::secret).expr()), [true]);
    assert_eq!(of(literal("x").between(Account::secret, "y")), [true, false]);
    assert_eq!(of(literal("x").in_([Account::secret])), [true]);
    assert_eq!(of(literal("x").regexp_match(Account::secret).expr()), [true]);
    let branches = case().when(Account::owner.is_null(), literal("a").concat(Account::owner)).when(true, Account::secret).otherwise("b");
    assert_eq!(of(branches.is_null()), [false, true]);
    assert_eq!(of(array([Account::owner.any(), Account::secret.any(), literal("x").any()]).is_null()), [true]);
    assert_eq!(of(Account::secret.eq(any_(array([Account::secret.any(), literal("x").any()])))), [true]);
}

#[test]
fn neither_shown_by_debug_nor_by_display() {
    let inline = Account::secret.eq(literal("hunter2").inline());
    let query = Account::select().filter(Account::secret.eq("hunter2") & inline);
    assert!(!format!("{query:?} {query}").contains("hunter2"));
    let compiled = query.compile(&Sqlite::default()).unwrap();
    assert!(compiled.sql().contains("hunter2"), "inline is inline where it is sent");
    let shown = format!("{:?}", compiled.params());
    assert!(shown.contains("<hidden>") && !shown.contains("hunter2"), "{shown}");
    let typed = func::coalesce((Account::secret, param::<String>("p").value("x"))).typed_as(DataType::Text);
    assert_eq!(of(typed.is_null()), [true]);
}

#[test]
fn what_is_written_into_it() {
    let insert = insert(Account::table()).values(Account::secret.set("x"));
    assert_eq!(secrets(&insert.compile(&Postgres::default()).unwrap()), [true]);
    let update = update(Account::table()).set(Account::secret.set("x"));
    assert_eq!(secrets(&update.compile(&Postgres::default()).unwrap()), [true]);
}

#[test]
fn other_columns_are_not() {
    assert_eq!(of(Account::owner.eq(crate::fixtures::shop::AccountId(3))), [false]);
}

#[test]
fn a_secret_stays_one_in_another_place() {
    let ast::Node::Binary(secret) = Account::secret.eq("x").into_node() else { panic!("it is a comparison") };
    assert_eq!(of(Expr::from_node(ast::Node::binary(ast::Operator::Eq, User::name.into_node(), secret.right.clone()))), [true]);
    let typed = User::table().c("name").eq(Expr::<Any>::from_node(secret.right.clone()));
    assert!(typed.into_node().summary().has_sensitive());
}
