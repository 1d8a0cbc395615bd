//! Parameters: named, in lists, inline.

use crate::fixtures::shop::*;
use crate::support::{selected, sql};
use aludel::prelude::*;
use aludel::{ErrorKind, ast};

fn who() -> Select<i32> {
    select(User::id).filter(User::name.eq(param::<String>("who")))
}

sql! {
    a_parameter_with_a_value: select(User::id).filter(User::age.gt(param::<i32>("least").value(18)));
    a_parameter_that_is_bound: who().bind("who", "ed");
    a_parameter_without_a_value: who();
    a_parameter_that_is_bound_again: who().bind("who", "ed").bind("who", "wendy");
    a_name_that_is_not_there: who().bind("whom", "ed");
    a_name_that_is_none: select(User::id).filter(User::active.eq(literal(true))).bind("", false);
    a_name_that_is_far: who().bind("age", 3);
    a_value_of_another_type: who().bind("who", 5);
    a_column_is_no_value: who().bind("who", User::name);
    a_list_is_no_value: who().bind_list("who", ["ed"]);
    a_parameter_named_by_sql: select(User::id).filter(User::name.eq(param::<String>("x OR 1=1")));
    two_values_under_one_name: select(User::id).filter(User::age.gt(param::<i32>("n").value(1)) | User::id.eq(param::<i32>("n").value(2)));
    one_value_twice: select(User::id).filter(User::age.gt(param::<i32>("n")) | User::id.eq(param::<i32>("n"))).bind("n", 2);
    null_is_no_null_test: select(User::id).filter(User::fullname.eq(param::<Option<String>>("f").value(null())) | User::fullname.ne(literal(None::<&str>)));
    true_stays_bound: select(User::id).filter(User::active.eq(literal(true)) & User::active.ne(param::<bool>("b").value(false)));
    literals: select((literal(true).label("a"), literal(None::<i32>).label("b"), literal(5).label("c")));
    a_bound_condition: select(User::id).filter(User::id.gt(1) & param::<bool>("b").value(true));
    values_in_a_list: select(User::id).filter(User::age.in_(params::<i32>("ages").values([3, 4])) & User::name.not_in(params::<String>("names").values(["a"])));
    no_values_in_a_list: select(User::id).filter(User::age.in_(params::<i32>("ages").values([0; 0])) | User::age.not_in(params::<i32>("ages")));
    no_values_in_a_list_later: select(User::id).filter(User::age.in_(params::<i32>("ages")) | User::age.not_in(params::<i32>("ages"))).bind_list("ages", Vec::<i32>::new());
    a_list_without_values: select(User::id).filter(User::age.in_(params::<i32>("ages")));
    a_list_in_the_place_of_a_value: select(User::id).filter(User::age.gt(param::<i32>("n"))).bind_list("n", [1, 2]);
    a_parameter_in_a_list: select(User::id).filter(User::age.in_([literal(1).expr(), param::<i32>("n").value(2).expr()]));
    inline_values: selected(literal("o'neil\\").inline() + User::name + literal(None::<String>).inline());
    inline_numbers: selected(User::id - literal(-5).inline() - -literal(-5).inline());
    inline_lists: select(User::id).filter(User::age.in_(params::<i32>("ages").values([3, 4]).inline()) & User::id.gt(6));
    inline_later: select(User::id).filter(User::name.eq(param::<String>("who").inline())).bind("who", "ed");
    inline_is_for_values: selected(User::name + "x").filter((User::id + 1).inline().gt(3));
    in_an_insert: insert(User::table()).columns((User::id, User::name)).rows([(param::<i32>("id"), param::<String>("name"))]).bind("id", 7).bind("name", "ed");
    in_an_update: update(User::table()).set(User::age.set(param::<i32>("age"))).filter(User::id.eq(param::<i32>("id"))).bind("age", 5).bind("id", 7);
    in_a_delete: delete(User::table()).filter(User::id.eq(param::<i32>("id"))).bind("id", 7);
    in_an_update_that_has_none: update(User::table()).set(User::age.set(3)).filter(User::id.eq(1)).bind("id", 7);
    in_a_delete_that_has_none: delete(User::table()).filter(User::id.eq(1)).bind("id", 7);
    in_a_cte_and_a_subquery: {
        let old = select((User::id, User::age)).filter(User::age.gt(param::<i32>("least"))).cte("old");
        let rich = select(Order::user_id).filter(Order::id.gt(param::<i32>("least"))).subquery("rich");
        select(old.col(User::id)).join_on(&rich, rich.col(Order::user_id).eq(old.col(User::id))).filter(old.col(User::age).lt(99)).bind("least", 8)
    };
    in_a_case_and_a_call: selected(case().when(User::age.gt(param::<i32>("n")), func::coalesce((User::name, param::<String>("s")))).otherwise(param::<String>("s")))
        .bind("n", 1).bind("s", "x");
    in_a_cast: selected(param::<i32>("n").value(5).cast::<String>());
    in_an_array: select((
        array([literal(true).any(), User::active.any(), param::<bool>("b").value(false).any()]).label("a"),
        literal_array([literal(true), literal(false)]).label("b"),
    ));
    in_a_frame: select(func::sum(User::age).over().order_by(User::id).rows(ast::FrameBound::Preceding(param::<i32>("n").value(1).into_node())..=ast::FrameBound::CurrentRow));
    escaped_inline: select(User::id).filter(User::name.contains(literal("50%").inline()).autoescape());
    escaped_later: select(User::id).filter(User::name.contains(param::<String>("p")).autoescape()).bind("p", "50%");
    in_a_set_operation: select(User::id).union_all(select(Order::user_id).filter(Order::id.eq(param::<i32>("n")))).bind("n", 5);
}

#[test]
fn reading_a_statement_shows_names() {
    let query = who().filter(User::age.in_(params::<i32>("ages")));
    assert_eq!(query.to_string(), "SELECT users.id FROM users WHERE users.name = :who AND users.age IN (:ages)");
    let query = query.bind("who", "ed").bind_list("ages", [1, 2]);
    assert_eq!(query.to_string(), "SELECT users.id FROM users WHERE users.name = :who AND users.age IN (:ages, :ages)");
}

#[test]
fn errors_have_kinds() {
    let kind = |query: Select<i32>| query.compile(&Sqlite::default()).unwrap_err().kind().clone();
    assert_eq!(kind(who()), ErrorKind::MissingParameter { name: "who".into() });
    assert_eq!(kind(who().bind("wo", 1)), ErrorKind::NoSuchParameter { name: "wo".into(), suggestion: "who".into() });
}

/// The value takes the type of what the parameter stands beside.
#[test]
fn values_take_the_type_of_the_parameter() {
    let query = select(User::id).filter(Order::total.gt(param::<Any>("n"))).bind("n", 5);
    let compiled = query.compile(&Sqlite::default()).unwrap();
    assert_eq!((&*compiled.params()[0].ty.name, &compiled.params()[0].ty.data_type), ("total", &DataType::Double));
}

#[test]
fn a_statement_that_was_bound_leaves_the_other_alone() {
    let query = who();
    let bound = query.clone().bind("who", "ed");
    assert!(query.compile(&Sqlite::default()).is_err());
    assert!(bound.compile(&Sqlite::default()).is_ok());
    assert_ne!(query.node(), bound.node());
    assert_eq!(*bound.node(), *who().bind("who", "ed").node());
}

/// A rewriter sees the parameters behind IN and in texts, and may put something else in their place.
#[test]
fn parameters_are_rewritten() {
    struct Ones;
    impl ast::visit::Rewriter for Ones {
        fn node(&mut self, node: ast::Node) -> ast::Node {
            if let ast::Node::Parameter(_) = node { ast::Node::literal(1) } else { node }
        }
    }
    let query = select(User::id).filter(User::age.in_(params::<i32>("ages"))).filter(text("a = :a")).rewrite(&mut Ones);
    let compiled = query.compile(&Sqlite::default()).unwrap();
    assert_eq!(compiled.sql(), "SELECT users.id FROM users WHERE users.age IN (?) AND a = ?");
}

/// The record of a sensitive column goes with the parameter, whatever is bound to it later.
#[test]
fn what_is_bound_later_stays_sensitive() {
    let query = Account::select().filter(Account::secret.eq(param::<String>("s"))).bind("s", "x");
    assert!(query.compile(&Sqlite::default()).unwrap().params().iter().all(|bind| bind.ty.sensitive));
    let wrong = Account::select().filter(Account::secret.eq(param::<String>("s"))).bind("s", 4711);
    assert!(!wrong.compile(&Sqlite::default()).unwrap_err().to_string().contains("4711"));
}

/// A text is data like any tree: equal by its parts, told apart by its values.
#[test]
fn texts_are_compared_and_hashed() {
    use std::hash::{BuildHasher, RandomState};
    let hasher = RandomState::new();
    let (one, again, other) = (text("SELECT :a").bind("a", 1), text("SELECT :a").bind("a", 1), text("SELECT :a").bind("a", 2));
    assert_eq!((one.node(), hasher.hash_one(one.node())), (again.node(), hasher.hash_one(again.node())));
    assert_ne!(one.node(), other.node());
    assert_ne!(text("SELECT 1").node(), text("SELECT 2").node());
}
