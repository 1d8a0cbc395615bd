//! What cannot be said of a schema: mistakes, and what a database does not have.

use crate::fixtures::shop::*;
use crate::support::{dialects, sql};
use aludel::ast::{AddConstraint, CreateSchema, CreateSequence, CreateTable, CreateTableAs, DropConstraint, DropTable, SetComment, ddl};
use aludel::compiler::Dialect;
use aludel::create::DdlScript;
use aludel::prelude::*;
use aludel::schema::{Action, Computed, Constraint, Identity, Index, NamingConvention, TypeCheck, View};
use aludel::{mysql, postgres, sqlite};

fn integer(name: &str) -> ColumnDef {
    ColumnDef::new(name, DataType::Integer)
}
fn t() -> Table {
    Table::new("t").column(integer("a").not_null()).column(integer("b").not_null())
}
fn held(constraint: impl Into<Constraint>) -> CreateTable {
    t().constraint(constraint).create()
}
fn with(column: ColumnDef) -> CreateTable {
    t().column(column).create()
}
fn named(convention: NamingConvention) -> CreateTable {
    let table = t().constraint(Constraint::unique(["a", "b"])).constraint(Constraint::foreign_key(["a"], ["t.b"]));
    MetaData::of([table]).naming_convention(convention).tables()[0].create()
}
fn long(count: usize) -> String {
    "n".repeat(count)
}
fn names() -> View {
    View::new("names", &select(User::name))
}

sql! {
    // constraints
    key_of_no_column: held(Constraint::primary_key(["aa"]));
    unique_of_no_column: held(Constraint::unique(["a", "bb"]));
    foreign_key_of_no_column: held(Constraint::foreign_key(["c"], ["u.id"]));
    foreign_key_to_no_column: held(Constraint::foreign_key(["a"], ["u"]));
    foreign_key_of_fewer_columns: held(Constraint::foreign_key(["a", "b"], ["u.id"]));
    foreign_key_to_two_tables: held(Constraint::foreign_key(["a", "b"], ["u.id", "v.id"]));
    foreign_key_of_nothing: held(Constraint::foreign_key(Vec::<&str>::new(), Vec::<&str>::new()));
    unique_of_nothing: held(Constraint::unique(Vec::<&str>::new()));
    key_of_nothing: held(Constraint::primary_key(Vec::<&str>::new()));
    check_of_another_tables_namesake: Table::new("t").column(integer("age").check(Constraint::check(User::age.gt(5)))).create();
    check_of_an_alias: Table::new("t").column(integer("age").check(Constraint::check(User::alias("t").col(User::age).gt(5)))).create();
    check_of_another_table: held(Constraint::check(User::age.gt(5)));
    check_of_a_column_that_is_not_there: held(Constraint::check(t().c("aa").gt(5)));
    check_of_a_query: held(Constraint::check(t().c("a").in_(select(User::id))));
    two_primary_keys: t().constraint(Constraint::primary_key(["a"])).constraint(Constraint::primary_key(["b"])).create();
    two_of_one_name: t().constraint(Constraint::unique(["a"]).name("uq")).constraint(Constraint::check(text("a > 0")).name("uq")).create();
    action_of_no_key: held(Constraint::unique(["a"]).on_delete("CASCADE"));
    action_that_is_no_word: held(Constraint::foreign_key(["a"], ["u.id"]).on_delete("CASCADE); --"));
    match_that_is_no_word: held(Constraint::foreign_key(["a"], ["u.id"]).matching("FULL -- "));
    matching: held(Constraint::foreign_key(["a"], ["u.id"]).matching("FULL"));
    matching_of_two_columns: held(Constraint::foreign_key(["a", "b"], ["u.x", "u.y"]).matching("FULL"));
    matching_simple: held(Constraint::foreign_key(["a", "b"], ["u.x", "u.y"]).matching("SIMPLE"));
    set_default: held(Constraint::foreign_key(["a"], ["u.id"]).on_delete(Action::SetDefault).on_update("set default"));
    set_null_of_some_columns: held(Constraint::foreign_key(["a", "b"], ["u.x", "u.y"]).on_delete("SET NULL (a, b)"));
    foreign_key_of_an_engine_without: t().constraint(Constraint::foreign_key(["a"], ["u.id"])).option(mysql::engine("MyISAM")).create();
    foreign_key_of_an_engine_with: t().constraint(Constraint::foreign_key(["a"], ["u.id"])).option(mysql::engine("innodb")).create();
    engine_without_foreign_keys: t().option(mysql::engine("MyISAM")).create();
    add_a_key_to_an_engine_without: AddConstraint::to(t().option(mysql::engine("Aria")), Constraint::foreign_key(["a"], ["u.id"]).name("fk"));
    deferrable_check: held(Constraint::check(text("a > 0")).deferrable(true));
    deferrable_key: held(Constraint::primary_key(["a"]).deferrable(true));
    deferrable_foreign_key: held(Constraint::foreign_key(["a"], ["u.id"]).deferrable(false));
    option_of_no_constraint: held(Constraint::unique(["a"]).option(mysql::engine("x")).option(postgres::tablespace("x")).option(sqlite::strict()));
    add_a_check: AddConstraint::to(t(), Constraint::check(text("a > 0")).name("ck"));
    drop_without_a_name: DropConstraint::of(t(), Constraint::unique(["a"]));
    drop_with_all_its_words: DropConstraint::of(t(), Constraint::unique(["a"]).name("uq")).if_exists().cascade();
    drop_a_table_and_more: DropTable::of(t()).if_exists().cascade();

    // names
    long_table: Table::new(long(64)).column(integer("a")).create();
    longer_table: Table::new(long(65)).column(integer("a")).create();
    long_column: with(integer(&long(65)));
    long_constraint: held(Constraint::unique(["a"]).name(long(65)));
    long_view: View::new(long(65), &select(User::name)).create();
    long_sequence: CreateSequence::of(Sequence::new(long(65)));
    long_schema: CreateSchema::named(long(65));
    long_table_of_a_query: CreateTableAs::named(long(65), &select(User::name));
    long_enum: with(ColumnDef::new("e", DataType::enumeration(long(65), ["x"])));
    long_in_bytes: with(integer(&"ä".repeat(32)));
    two_alike_when_cut: {
        let made = NamingConvention::new().unique(format!("{}_{{column_0_name}}", long(70)));
        let table = t().constraint(Constraint::unique(["a"])).constraint(Constraint::unique(["a"]));
        MetaData::of([table]).naming_convention(made).tables()[0].create()
    };
    token_that_is_not_there: named(NamingConvention::new().unique("uq_{table}_{column_0_name}"));
    token_that_does_not_end: named(NamingConvention::new().unique("uq_{table_name"));
    token_as_in_python: named(NamingConvention::new().unique("uq_%(table_name)s"));
    token_of_another_kind: named(NamingConvention::new().unique("uq_{referred_table_name}"));
    token_of_a_column_too_far: named(NamingConvention::new().unique("uq_{column_2_name}"));
    token_of_a_name_that_is_not_given: named(NamingConvention::new().unique("uq_{constraint_name}"));

    // columns
    computed_and_default: with(integer("c").computed(Computed::stored(column("a") * 2)).server_default(5));
    computed_and_identity: with(integer("c").computed(Computed::stored(column("a") * 2)).identity(Identity::always()));
    computed_when_read: with(integer("c").computed(Computed::virtual_(column("a") * 2)));
    computed_key: Table::new("t").column(integer("a")).column(integer("c").computed(Computed::stored(column("a") * 2)).primary_key()).create();
    identity_of_a_text: Table::new("t").column(ColumnDef::new("a", DataType::Text).identity(Identity::always())).create();
    identity_and_default: Table::new("t").column(integer("a").identity(Identity::always()).server_default(5)).create();
    identity_that_counts: Table::new("t").column(integer("a").identity(Identity::by_default().start(9)).primary_key()).create();
    numbered_beside_another: Table::new("t").column(integer("a").primary_key()).column(integer("b").primary_key().autoincrement(true)).create();
    numbered_twice: Table::new("t").column(integer("a").primary_key().autoincrement(true)).column(integer("b").primary_key().autoincrement(true)).create();
    numbered_and_no_key: with(integer("c").autoincrement(true));
    numbered_and_default: Table::new("t").column(integer("a").primary_key().autoincrement(true).server_default(5)).create();
    computed_of_another_tables_namesake: Table::new("t").column(integer("age")).column(integer("c").computed(Computed::stored(User::age + 1))).create();
    computed_of_another_table: with(integer("c").computed(Computed::stored(User::age + 1)));
    numbered_text: Table::new("t").column(ColumnDef::new("a", DataType::Text).primary_key().autoincrement(true)).create();
    type_of_a_table_that_is_not_there: Table::new("t").column(ColumnDef::new("a", DataType::Unknown).foreign_key("u.id")).create();
    name_of_a_type_check_that_is_given_twice: Table::new("t")
        .column(ColumnDef::new("a", DataType::Boolean).type_check(TypeCheck::On(Some("ck".into()))))
        .column(integer("b").check(Constraint::check(text("b > 0")).name("ck")))
        .create();
    no_columns: Table::new("t").create();
    two_columns_of_one_name: t().column(integer("a")).create();
    option_of_no_column: with(integer("c").option(sqlite::strict()).option(mysql::engine("x")).option(postgres::inherits(["x"])));
    option_of_no_table: t().option(sqlite::where_(column("a").gt(1))).option(mysql::length([("a", 3)])).option(postgres::ops([("a", "x")])).create();

    // others
    view_or_replace: names().create().or_replace();
    view_if_not_exists: names().create().if_not_exists();
    view_temporary: names().temporary().create();
    view_materialized: names().materialized().create();
    view_materialized_or_replace: names().materialized().create().or_replace();
    view_materialized_is_dropped: names().materialized().drop();
    view_with_an_option: names().option(postgres::with([("security_barrier", "true")])).create();
    sequence: CreateSequence::of(Sequence::new("s").data_type(DataType::SmallInteger));
    sequence_of_text: CreateSequence::of(Sequence::new("s").data_type(DataType::Text));
    schema: CreateSchema::named("acme").if_not_exists();
    comment: SetComment::of_table(t().comment("it's"));
    comment_of_a_column_that_is_not_there: SetComment::of_column(t(), "aa");
    comment_of_a_constraint: SetComment::of_constraint(t(), Constraint::unique(["a"]).name("uq").comment("one"));
    raw_token_that_is_not_there: ddl("GRANT ALL ON {fullname} TO {who}").against(t());
    raw_without_a_table: ddl("GRANT ALL ON {table} TO x");
    raw_with_a_secret: ddl("CREATE USER ed IDENTIFIED BY 'it''s' IN {schema}");
    raw_with_braces: ddl("SELECT '{{}}', '{table}'").against(t());
}

fn told(script: DdlScript) -> String {
    let told = |dialect: &dyn Dialect| match script.statements(dialect).and_then(|all| all.iter().map(|one| one.compile(dialect)).collect())
    {
        Ok::<Vec<_>, _>(all) => format!("{} statements", all.len()),
        Err(error) => error.to_string(),
    };
    let all: Vec<(String, String)> = dialects().iter().map(|dialect| (dialect.name().to_owned(), told(&**dialect))).collect();
    match all.iter().all(|(_, text)| *text == all[0].1) {
        true => all[0].1.clone(),
        false => all.iter().map(|(name, text)| format!("{name}: {text}")).collect::<Vec<_>>().join("\n"),
    }
}

/// What is wrong with a collection is told when its statements are asked for.
#[test]
fn collections() {
    let user_id = |to: &str| Table::new("posts").column(integer("user_id").foreign_key(to));
    let users = || Table::new("users").column(integer("id").primary_key());
    let missing = |to: &str| told(MetaData::of([users(), user_id(to)]).create_all());
    assert_eq!(
        missing("user.id"),
        r#"no table "user", which a foreign key of "posts" refers to; did you mean "users"? There are: users, posts"#
    );
    assert_eq!(
        missing("users.it"),
        "no column \"it\" on \"users\"; did you mean \"id\"?\n  in: FOREIGN KEY (user_id) of CREATE TABLE posts"
    );
    let chosen = MetaData::of([users()]).create_all().tables([Table::new("user")]);
    assert_eq!(told(chosen), r#"no table "user", which `.tables(..)` refers to; did you mean "users"? There are: users"#);
    let index = |table: &str, column: &str| Table::new(table).column(integer(column)).index(Index::new("ix", self::column(column)));
    let twice = told(MetaData::of([index("t", "a"), index("u", "b")]).create_all());
    let of_a_schema = r#"two different indexes are called "ix"; rename one of them"#;
    assert_eq!(twice, format!("sqlite: {of_a_schema}\nmysql: 4 statements\nmariadb: 4 statements\npostgresql: {of_a_schema}"));
    let circle = MetaData::of([
        Table::new("a").column(integer("id").primary_key()).column(integer("b").foreign_key("b.id")),
        Table::new("b").column(integer("id").primary_key()).column(integer("a").foreign_key("a.id")),
    ]);
    assert_eq!(told(circle.create_all()), "sqlite: 2 statements\nmysql: 4 statements\nmariadb: 4 statements\npostgresql: 4 statements");
    let nameless = r#"FOREIGN KEY (b) of "a": it has no name; give it one: `.name(..)`, or a naming convention"#;
    let dropped = "in: ALTER TABLE a DROP";
    assert_eq!(
        told(circle.drop_all()),
        format!(
            "sqlite: 2 statements\nmysql: {nameless}\n  {dropped} FOREIGN KEY\nmariadb: {nameless}\n  {dropped} FOREIGN KEY\n\
             postgresql: {nameless}\n  {dropped} CONSTRAINT"
        )
    );
}

/// Documentation that a database has no room for is named.
#[test]
fn comments_that_are_left_out_are_named() {
    let key = |key: Constraint| key.name("fk_b").comment("who");
    let table = Table::new("t")
        .comment("a table")
        .column(integer("a").primary_key().comment("a column"))
        .column(integer("b").foreign_key_with("t.a", key))
        .constraint(Constraint::unique(["a", "b"]).name("uq").comment("both"))
        .constraint(Constraint::check(text("a > 0")).comment("only mine").only_on(["db2"]));
    let all = MetaData::of([table]);
    let warnings = |dialect: &dyn Dialect| -> Vec<String> {
        let script = all.create_all().statements(dialect).unwrap();
        let compiled = script.iter().map(|one| one.compile(dialect).unwrap());
        compiled.flat_map(|one| one.warnings().iter().map(ToString::to_string).collect::<Vec<_>>()).collect()
    };
    let named =
        |what: &[&str]| what.iter().map(|what| format!("left out, because there is no such thing here: {what}")).collect::<Vec<_>>();
    let of_constraints = ["the comment of \"fk_b\" of t", "the comment of \"uq\" of t"];
    assert_eq!(warnings(&Sqlite::default()), named(&["the comment of t", "the comment of t.a", of_constraints[0], of_constraints[1]]));
    assert_eq!(warnings(&MySql::default()), named(&of_constraints));
    assert_eq!(warnings(&MariaDb::default()), named(&of_constraints));
    assert!(warnings(&Postgres::default()).is_empty());
    let script = all.create_all().statements(&Postgres::default()).unwrap();
    let comments: Vec<String> = script[1..].iter().map(ToString::to_string).collect();
    assert_eq!(comments.len(), 4, "{comments:?}");
}

/// What later comes by ALTER TABLE is only added where it is for, and commented on behind that.
#[test]
fn keys_that_come_later() {
    let key = |key: Constraint| key.name("fk").comment("who").use_alter();
    let all = |only: &'static str| MetaData::of([t().column(integer("c").foreign_key_with("t.a", move |one| key(one).only_on([only])))]);
    let sql = |script: DdlScript, dialect: &dyn Dialect| -> Vec<String> {
        script.statements(dialect).unwrap()[1..].iter().map(|one| one.compile(dialect).unwrap().sql().to_owned()).collect()
    };
    let postgres = Postgres::default();
    let added = ["ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(c) REFERENCES t (a)", "COMMENT ON CONSTRAINT fk ON t IS 'who'"];
    assert_eq!(sql(all("postgresql").create_all(), &postgres), added);
    assert!(sql(all("mysql").create_all(), &postgres).is_empty());
    let dropped = |script: DdlScript| script.statements(&postgres).unwrap().first().unwrap().compile(&postgres).unwrap().sql().to_owned();
    assert_eq!(dropped(all("postgresql").drop_all()), "ALTER TABLE t DROP CONSTRAINT fk");
    assert_eq!(dropped(all("postgresql").drop_all().if_exists()), "ALTER TABLE t DROP CONSTRAINT IF EXISTS fk");
    assert_eq!(dropped(all("mysql").drop_all()), "DROP TABLE t");
}
