//! Prepared statements, plans and pages as each dialect has them; which columns come back.

use crate::fixtures::shop::*;
use crate::snapshots;
use crate::support::{dialects, sql};
use aludel::compiler::Plan;
use aludel::prelude::*;
use aludel::types::{CustomType, DataType};
use aludel::{ErrorKind, Result};

sql! {
    seek_first_page: User::select().columns(User::id).seek((User::name.asc(), User::id.desc()), None::<()>).limit(5);
    seek_not_null: select(User::id).seek((User::name, User::id.desc()), Some(("ed", 5))).limit(5);
    seek_null_upwards: select(User::id).seek((User::age, User::id), Some((Some(3), 5)));
    seek_null_downwards: select(User::id).seek((User::age.desc(), User::id), Some((Some(3), 5)));
    seek_behind_null: select(User::id).seek((User::age, User::fullname.desc(), User::id), Some((None::<i32>, None::<&str>, 5)));
    seek_nulls_first: select(User::id).seek((User::age.asc().nulls_first(), User::id), Some((3, 5)));
    seek_nulls_last: select(User::id).seek((User::age.desc().nulls_last(), User::id), Some((3, 5)));
    seek_one_key: select(User::id).seek(User::id.desc(), Some((5,)));
    seek_nothing_behind: select(User::id).seek(User::age.asc().nulls_last(), Some((None::<i32>,)));
    seek_beside_another_condition: select(User::id).filter(User::active).seek((User::age.desc(), User::id), Some((3, 5))).filter(User::id.ne(9));
    seek_outer_join: select((User::id, Address::email.nullable())).left_join(Address::table()).seek((Address::email, User::id), Some(("x", 5)));
    seek_label_and_expression: { let next = (User::id + 1).label("next"); select(&next).seek((&next, User::name.desc()), Some((4, "ed"))) };
    seek_parameters: select(User::id).seek((User::name, User::id), Some((param::<String>("name"), param::<i32>("id")))).bind("name", "ed").bind("id", 4);
    seek_any: { let users = User::table(); select(vec![users.c("id")]).seek(vec![users.c("age").desc(), users.c("id").asc()], Some(vec![Value::Null, Value::Int(3)])) };
    seek_too_few_values: select(User::id).seek((User::name, User::id), Some(("ed",)));
    seek_of_another_type: select(User::id).seek((User::name, User::id), Some((5, 5)));
    seek_of_a_set_operation: select(User::id).union(select(Address::id)).seek(User::id, Some((5,)));
}

fn shown(plan: &Result<Plan>) -> String {
    match plan {
        Ok(plan) => {
            let each = plan.statements().iter().map(|one| {
                let params: Vec<String> = one.params().iter().map(|bind| format!("{:?}: {:?}", bind.value, bind.ty.data_type)).collect();
                let sql = if one.sql().len() > 300 { format!("{}…", &one.sql()[..120]) } else { one.sql().to_owned() };
                let params = if params.len() > 20 { format!("{} values", params.len()) } else { params.join(", ") };
                let params = if params.len() > 300 { format!("{}…", &params[..80]) } else { params };
                format!("{sql}\n    [{params}]")
            });
            each.collect::<Vec<_>>().join("\n  ")
        }
        Err(error) => format!("error: {error}"),
    }
}

/// `plans!(name, statement)`: what a connection runs.
macro_rules! plans { ($($name:ident: $statement:expr;)*) => {
    #[test]
    fn plans() {
        let mut text = String::new();
        $(
            text += concat!(stringify!($name), "\n");
            for dialect in dialects() {
                text += &format!("  {}: {}\n", dialect.name(), shown(&$statement.plan(&*dialect)));
            }
        )*
        snapshots::text(file!(), "plans", &text);
    }
} }
plans! {
    short_list: select(User::id).filter(User::id.in_([1, 2, 3]));
    list_of_one: select(User::id).filter(User::id.not_in([1]));
    empty_list: select(User::id).filter(User::id.in_([0; 0]));
    tuples: select(User::id).filter(tuple((User::id, User::name)).in_([(1, "a"), (2, "b")]));
    expressions: select(User::id).filter(User::id.in_([literal(1) + 0, User::id + 1]));
    integers: select(User::id).filter(User::id.not_in(0..100) & User::age.in_(0..70));
    floats: select(Order::id).filter(Order::total.in_((0..70).map(|n| f64::from(n) / 2.0)));
    whole_floats: select(Order::id).filter(Order::total.in_(0..70));
    texts: select(User::id).filter(User::name.in_((0..70).map(|n| format!("n{n}"))));
    texts_with_nul: select(User::id).filter(User::name.in_((0..66).map(|n| format!("\0{n}"))));
    enums: select(Order::id).filter(Order::status.in_((0..66).map(|_| Status::Paid)));
    dates: select(events().c("id")).filter(column("day").typed::<aludel::Date>().in_((0..70).map(|_| aludel::Date { year: 2024, month: 2, day: 29 })));
    secrets: Account::select().filter(Account::secret.in_((0..70).map(|n| n.to_string())));
    list_parameter: select(User::id).filter(User::id.in_(params::<i32>("ids"))).bind_list("ids", 0..70);
    inline_list: select(User::id).filter(User::id.in_(params::<i32>("ids").values([1, 2, 3]).inline()));
    few_rows: insert(Address::table()).columns((Address::user_id, Address::email)).rows((0..4).map(|n| (n, "x")));
    rows: insert(Address::table()).columns((Address::user_id, Address::email)).rows((0..22).map(|n| (n, "x"))).returning(Address::id);
    rows_of_a_table_that_refers_to_itself: insert(User::table()).columns((User::id, User::name)).rows((0..7).map(|n| (n, "x")));
    rows_of_expressions: insert(Address::table()).columns((Address::user_id, Address::email)).rows((0..7).map(|n| (literal(n) + 1, "x")));
    no_rows: insert(Address::table()).columns((Address::user_id, Address::email)).rows(Vec::<(i32, &str)>::new());
}

#[test]
fn sensitive_values_stay_so_when_they_are_carried() {
    let query = Account::select().filter(Account::secret.in_((0..70).map(|n| n.to_string())));
    for dialect in dialects() {
        let plan = query.plan(&*dialect).unwrap();
        assert!(plan.statements()[0].params().iter().all(|bind| bind.ty.sensitive));
    }
}

#[test]
fn compile_never_changes_a_list() {
    for n in [1, 3, 100, 40_000] {
        let query = select(User::id).filter(User::id.in_(0..n));
        match query.compile(&Sqlite::default()) {
            Ok(compiled) => assert_eq!(compiled.params().len(), n as usize),
            Err(error) => assert_eq!(
                error.to_string(),
                "40000 bound values, but the server accepts at most 32766; `.plan(..)` splits rows and carries lists, and so does a connection"
            ),
        }
    }
}

#[test]
fn columns_that_come_back() {
    let show = |statement: &dyn Fn(&dyn aludel::compiler::Dialect) -> Result<aludel::Compiled>| -> Vec<String> {
        let compiled = statement(&Postgres::default()).unwrap();
        compiled.columns().iter().map(|column| format!("{}: {:?}", column.name(), column.data_type())).collect()
    };
    let all = show(&|d| Address::select().compile(d));
    assert_eq!(all, ["id: Integer", "user_id: Integer", "email: Varchar(Some(80))"]);
    let total = func::sum(Order::total).label("total");
    let totals = select((Order::user_id, &total)).group_by(Order::user_id).cte("totals");
    let mixed = select((
        User::all(),
        totals.col(&total),
        User::id,
        User::id + 1,
        func::now(),
        User::age.cast::<String>(),
        select(Address::id).scalar(),
    ));
    assert_eq!(
        show(&|d| mixed.compile(d)),
        [
            "id: Integer",
            "name: Varchar(Some(50))",
            "fullname: Varchar(Some(100))",
            "email: Varchar(Some(80))",
            "age: Integer",
            "active: Boolean",
            "manager_id: Integer",
            "total: Double",
            "id__1: Integer",
            "anon_1: Integer",
            "now_1: DateTime",
            "age__1: Varchar(None)",
            "anon_2: Integer"
        ]
    );
    let both = select((User::id, User::name.label("n"))).union(select((Address::id, Address::email))).order_by(by_name("n"));
    assert_eq!(show(&|d| both.compile(d)), ["id: Integer", "n: Varchar(Some(50))"]);
    assert_eq!(
        show(&|d| insert(User::table()).values(User::name.set("x")).returning((User::id, User::email)).compile(d)),
        ["id: Integer", "email: Varchar(Some(80))"]
    );
    assert_eq!(
        show(&|d| delete(User::table()).filter(exists(select(Address::id))).returning(User::id.label("gone")).compile(d)),
        ["gone: Integer"]
    );
    assert!(show(&|d| update(User::table()).set(User::age.set(1)).compile(d)).is_empty());
    assert!(
        show(&|d| insert(Address::table()).from_select((Address::id, Address::user_id), select((User::id, User::id))).compile(d))
            .is_empty()
    );
    assert_eq!(
        show(&|d| text("SELECT a, b FROM t").columns::<(i32, String)>().compile(d)).len(),
        show(&|d| text("SELECT 1").columns::<(i32, String)>().compile(d)).len()
    );
}

static PAGE: Prepared<Select<(String, i32)>> = Prepared::new(|| {
    let after = (param::<String>("name"), param::<i32>("id"));
    select((User::name, User::id)).seek((User::name, User::id.desc()), Some(after)).limit(2)
});
static BY_EMAIL: Prepared<Select<i32>> =
    Prepared::new(|| select(User::id).filter(User::email.is_not_distinct_from(param::<Option<String>>("email"))));
static BY_EQUAL_EMAIL: Prepared<Select<i32>> = Prepared::new(|| select(User::id).filter(User::email.eq(param::<Option<String>>("email"))));
static RENAME: Prepared<Update> = Prepared::new(|| {
    update(User::table()).set(User::name.set(param::<String>("name").value("nobody"))).filter(User::id.in_(params::<i32>("ids")))
});
static BY_STATUS: Prepared<Select<i64>> = Prepared::new(|| select(Order::id).filter(Order::status.in_(params::<Status>("statuses"))));
static INLINE: Prepared<Select<i32>> = Prepared::new(|| select(User::id).filter(User::id.eq(param::<i32>("id").inline())));

#[test]
fn prepared_statements_are_printed_once() {
    for dialect in dialects() {
        let (one, two) = (PAGE.bind("name", "ed").bind("id", 5), PAGE.bind("name", "wendy").bind("id", 9));
        let (one, two) = (one.compile(&*dialect).unwrap(), two.compile(&*dialect).unwrap());
        assert!(std::ptr::eq(one.sql(), two.sql()), "the text is shared");
        let unprepared =
            select((User::name, User::id)).seek((User::name, User::id.desc()), Some(("ed", 5))).limit(2).compile(&*dialect).unwrap();
        assert_eq!((one.sql(), one.params()), (unprepared.sql(), unprepared.params()));
        assert_eq!(one.columns(), unprepared.columns());
        assert_ne!(one.params(), two.params());
    }
    let inline = PAGE.bind("name", "ed").bind("id", 5).compile_with(&Postgres::default(), CompileOptions::new().literal_binds()).unwrap();
    assert!(inline.sql().contains("users.name > 'ed' OR users.id < 5"), "{}", inline.sql());
    assert!(format!("{PAGE:?}").contains("users.name >= :name"), "{PAGE:?}");
}

#[test]
fn prepared_lists_are_carried() {
    let run = RENAME.bind_list("ids", [1, 2]).compile(&Postgres::default()).unwrap();
    assert_eq!(run.sql(), "UPDATE users SET name=$1 WHERE users.id IN (SELECT unnest($2::BIGINT[]))");
    assert_eq!(run.params(), [Value::from("nobody"), Value::Array([Value::Int(1), Value::Int(2)].into())]);
    let run = RENAME.bind_list("ids", [0; 0]).bind("name", "ed").compile(&Sqlite::default()).unwrap();
    assert_eq!(run.params(), [Value::from("ed"), Value::from("[]")]);
    let run = RENAME.bind_list("ids", [7]).compile(&MariaDb::default()).unwrap();
    assert_eq!(run.params(), [Value::from("nobody"), Value::from("[7]")]);
    for dialect in dialects() {
        let error = BY_STATUS.bind_list("statuses", [Status::Paid]).compile(&*dialect);
        let problem = "a list of such values cannot be carried in one value here, so its length would be part of the SQL; do not prepare the statement";
        match dialect.name() {
            "sqlite" => {}
            _ => assert_eq!(error.unwrap_err().to_string(), format!("parameter \"statuses\": {problem}")),
        }
    }
}

#[test]
fn what_is_wrong_with_a_value_is_said() {
    let pg = Postgres::default();
    let message = |result: Result<aludel::Compiled>| result.unwrap_err().to_string();
    let missing = PAGE.bind("name", "ed").compile(&pg).unwrap_err();
    assert_eq!(*missing.kind(), ErrorKind::MissingParameter { name: "id".into() });
    let unknown = PAGE.bind("nane", "ed").bind("id", 5).compile(&pg).unwrap_err();
    assert_eq!(*unknown.kind(), ErrorKind::NoSuchParameter { name: "nane".into(), suggestion: "name".into() });
    assert_eq!(message(PAGE.bind("name", 5).bind("id", 5).compile(&pg)), "parameter \"name\": it is text, and an integer was given");
    assert!(
        message(PAGE.bind("name", None::<&str>).bind("id", 5).compile(&pg)).starts_with("parameter \"name\": it is NULL, and was declared")
    );
    assert!(message(PAGE.bind("name", User::name).bind("id", 5).compile(&pg)).starts_with("parameter: a value is given to it, not Column"));
    assert!(message(PAGE.bind("name", "x").bind_list("id", [5]).compile(&pg)).contains("it is one value here, and a list was given"));
    assert!(message(RENAME.bind("ids", 5).compile(&pg)).contains("it is a list here, and one value was given"));
    assert_eq!(BY_EMAIL.bind("email", None::<&str>).compile(&pg).unwrap().params(), [Value::Null]);
    assert_eq!(
        message(BY_EQUAL_EMAIL.bind("email", None::<&str>).compile(&pg)),
        "parameter \"email\": it is NULL, of which this comparison is never true; compare it by `is_not_distinct_from`"
    );
    assert!(BY_EQUAL_EMAIL.bind("email", Some("x")).compile(&pg).is_ok());
    assert!(message(INLINE.bind("id", 5).compile(&pg)).contains("it is written into the SQL here, so the statement cannot be prepared"));
    // a later value takes the place of an earlier one, and a mistake is not forgotten
    assert_eq!(BY_EMAIL.bind("email", "a").bind("email", "b").compile(&pg).unwrap().params(), [Value::from("b")]);
}

/// A type that is implemented by an array of another user-defined type.
#[derive(Debug)]
struct Codes;
impl CustomType for Codes {
    fn name(&self) -> &str {
        "codes"
    }
    fn underlying(&self) -> DataType {
        DataType::array(DataType::custom(Code))
    }
}
#[derive(Debug)]
struct Code;
impl CustomType for Code {
    fn name(&self) -> &str {
        "code"
    }
    fn underlying(&self) -> DataType {
        DataType::Text
    }
    fn bind_value(&self, value: Value, _dialect: &str) -> Result<Value> {
        Ok(match value {
            Value::Text(text) => Value::from(text.to_uppercase()),
            other => other,
        })
    }
}

#[test]
fn a_value_is_converted_as_in_a_statement_that_is_compiled_with_it() {
    fn table() -> Table {
        Table::new("t").column(ColumnDef::new("codes", DataType::custom(Codes)))
    }
    let value = || Value::Array([Value::from("a"), Value::from("b")].into());
    static FIND: Prepared<Select<Value>> =
        Prepared::new(|| select(table().c("codes")).filter(table().c("codes").eq(param::<Any>("codes"))));
    let dialect = Postgres::default();
    let (compiled, prepared) =
        (table().c("codes").eq(value()).compile(&dialect).unwrap(), FIND.bind("codes", value()).compile(&dialect).unwrap());
    assert_eq!(compiled.params(), [Value::Array([Value::from("A"), Value::from("B")].into())]);
    assert_eq!(compiled.params(), prepared.params());
}
