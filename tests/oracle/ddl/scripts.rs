//! Schemas, views, tables of a SELECT, plain text, and several tables at once.

use super::{column, integer, reference};
use crate::fixtures::corpus::{Address, Order, Part, Reserved, User, any};
use crate::harness::{Built, Port, built, ports};
use aludel::ast::{CreateSchema, CreateTableAs, DropSchema, ddl};
use aludel::compiler::Dialect;
use aludel::create::DdlScript;
use aludel::postgres;
use aludel::prelude::*;
use aludel::schema::View;

fn mails() -> View {
    View::new("mails", &select(Address::email))
}
fn any_mails() -> View {
    View::new("mails", &select(any::addresses().c("email")))
}

/// A team with its lead, who is a person with a team.
fn company(lead: ColumnDef, team: ColumnDef, mood: Option<ColumnDef>, comment: bool) -> MetaData {
    let teams = Table::new("team").column(integer("id").primary_key()).column(lead);
    let teams = if comment { teams.comment("a team") } else { teams };
    let people = Table::new("person").column(integer("id").primary_key()).column(team);
    MetaData::of([teams, mood.into_iter().fold(people, Table::column)])
}
fn lead_later() -> ColumnDef {
    column("lead_id", DataType::Unknown).foreign_key_with("person.id", |key| key.name("fk_lead").use_alter())
}
fn mood() -> ColumnDef {
    use aludel::schema::TypeCheck;
    column("mood", DataType::enumeration("mood", ["good", "bad"])).type_check(TypeCheck::Off)
}
fn statements(script: DdlScript, dialect: &dyn Dialect) -> Vec<Built> {
    script.statements(dialect).unwrap().into_iter().map(Built::from).collect()
}

pub fn ports() -> Vec<Port> {
    ports! {
        "ddl/create_schema": , any built![CreateSchema::named("acme"), CreateSchema::named("My Schema").if_not_exists()];
        "ddl/drop_schema": , any built![DropSchema::named("acme"), DropSchema::named("My Schema").if_exists()];
        "ddl/drop_schema_cascade": , any built![DropSchema::named("acme").cascade().if_exists()];

        "ddl/create_view": typed {
            built![View::new("active_users", &select((User::id, User::name)).filter(User::active.eq(true_()))).create()]
        }, any {
            let users = any::users();
            let chosen = select((users.c("id"), users.c("name"))).filter(users.c("active").eq(true_()));
            built![View::new("active_users", &chosen).create()]
        };
        "ddl/create_view_writes_values_inline": typed {
            let chosen = select((User::id, (User::age + 1).label("next_age"))).filter(User::name.like("a%") & User::age.in_([1, 2]));
            built![View::new("chosen", &chosen).schema("reports").create()]
        }, any {
            let users = any::users();
            let chosen = select((users.c("id"), (users.c("age") + 1).label("next_age")))
                .filter(users.c("name").like("a%") & users.c("age").in_([1, 2]));
            built![View::new("chosen", &chosen).schema("reports").create()]
        };
        "ddl/create_view_or_replace": typed built![mails().create().or_replace()], any built![any_mails().create().or_replace()];
        "ddl/create_view_temporary": typed built![mails().temporary().create()], any built![any_mails().temporary().create()];
        "ddl/create_view_if_not_exists": typed built![mails().create().if_not_exists()],
            any built![any_mails().create().if_not_exists()];
        "ddl/create_view_with_options": typed {
            built![mails().option(postgres::with([("security_barrier", "true"), ("check_option", "local")])).create()]
        }, any {
            built![any_mails().option(postgres::with([("security_barrier", "true"), ("check_option", "local")])).create()]
        };
        "ddl/create_materialized_view": typed {
            let totals = select((Order::user_id, func::sum(Order::total).label("spent"))).group_by(Order::user_id);
            built![View::new("totals", &totals).materialized().create()]
        }, any {
            let orders = any::orders();
            let totals = select((orders.c("user_id"), func::sum(orders.c("total")).label("spent"))).group_by(orders.c("user_id"));
            built![View::new("totals", &totals).materialized().create()]
        };
        "ddl/drop_view": typed {
            let view = mails().schema("reports");
            built![view.drop(), view.drop().if_exists()]
        }, any {
            let view = any_mails().schema("reports");
            built![view.drop(), view.drop().if_exists()]
        };
        "ddl/drop_materialized_view": typed built![mails().materialized().drop().if_exists()],
            any built![any_mails().materialized().drop().if_exists()];
        "ddl/create_table_as": typed {
            built![CreateTableAs::named("adults", &select((User::id, User::name)).filter(User::age.gt(18))).schema("reports")]
        }, any {
            let users = any::users();
            let adults = select((users.c("id"), users.c("name"))).filter(users.c("age").gt(18));
            built![CreateTableAs::named("adults", &adults).schema("reports")]
        };
        "ddl/create_table_as_temporary_if_not_exists": typed {
            built![CreateTableAs::named("adults", &select(User::id)).temporary().if_not_exists()]
        }, any {
            built![CreateTableAs::named("adults", &select(any::users().c("id"))).temporary().if_not_exists()]
        };
        "ddl/select_into_names_the_table": typed {
            built![CreateTableAs::named("eds", &select(User::id).filter(User::name.eq("ed"))).temporary()]
        }, any {
            let users = any::users();
            built![CreateTableAs::named("eds", &select(users.c("id")).filter(users.c("name").eq("ed"))).temporary()]
        };

        "ddl/text_with_the_table_it_is_against": typed built![
            ddl("ALTER TABLE {fullname} ENABLE x").against(Part::table()),
            ddl("TRUNCATE {table} /* in [{schema}] */").against(Reserved::table()),
            ddl("CREATE TRIGGER {name} ON {table}").context("name", "touch").against(User::table()),
            ddl("SELECT 100 % 7"),
        ], any built![
            ddl("ALTER TABLE {fullname} ENABLE x").against(any::parts()),
            ddl("TRUNCATE {table} /* in [{schema}] */").against(any::reserved()),
            ddl("CREATE TRIGGER {name} ON {table}").context("name", "touch").against(any::users()),
            ddl("SELECT 100 % 7"),
        ];

        "ddl/sorted_by_foreign_keys": , any {
            let key = || integer("id").primary_key();
            let shop = MetaData::of([
                Table::new("line").column(reference("order_id", "purchase.id")).column(reference("good_id", "good.id")),
                Table::new("purchase").column(key()).column(reference("client_id", "client.id")),
                Table::new("good").column(key()).column(reference("parent_id", "good.id")),
                Table::new("client").column(key()),
                Table::new("aside").column(key()),
            ]);
            shop.sorted_tables().iter().map(|table| table.create().into()).collect()
        };
        "ddl/cycle_broken_by_use_alter": , any {
            let company = company(lead_later(), reference("team_id", "team.id"), None, false);
            statements(company.create_all(), &Postgres::default())
        };
        "ddl/cycle_found_by_the_sort": , any {
            let named = |name: &'static str, to: &str, key: &'static str| {
                column(name, DataType::Unknown).foreign_key_with(to, |constraint| constraint.name(key))
            };
            let company = company(named("lead_id", "person.id", "fk_lead"), named("team_id", "team.id", "fk_team"), None, false);
            statements(company.create_all(), &Postgres::default())
        };
        "ddl/use_alter_in_one_create_table": , any {
            let company = MetaData::new();
            Table::new("person").column(integer("id").primary_key()).register(&company).unwrap();
            built![Table::new("team").column(lead_later()).register(&company).unwrap().create()]
        };
        "ddl/create_all_sqlite": , any {
            let company = company(lead_later(), reference("team_id", "team.id"), Some(mood().index()), true);
            statements(company.create_all(), &Sqlite::default())
        };
        "ddl/create_all_mysql": , any {
            let company = company(lead_later(), reference("team_id", "team.id"), Some(mood().index().comment("today's")), true);
            statements(company.create_all(), &MySql::default())
        };
        "ddl/create_all_postgresql": , any {
            let company = company(lead_later(), reference("team_id", "team.id"), Some(mood().index().comment("today's")), true);
            statements(company.create_all(), &Postgres::default())
        };
        "ddl/create_all_with_sequences": , any {
            let shop = MetaData::of([
                Table::new("bill").column(integer("id").sequence(&Sequence::new("bill_number")).primary_key()),
            ]);
            shop.add_sequence(Sequence::new("loose").start(7));
            let dialect = Postgres::default();
            statements(shop.create_all(), &dialect).into_iter().chain(statements(shop.drop_all(), &dialect)).collect()
        };
        "ddl/create_all_with_a_view": , any {
            let bill = Table::new("bill").column(integer("id")).column(column("paid", DataType::Boolean));
            let shop = MetaData::of([&bill]);
            shop.add_view(View::new("paid_bill", &select(bill.c("id")).filter(bill.c("paid"))));
            let dialect = Sqlite::default();
            statements(shop.create_all(), &dialect).into_iter().chain(statements(shop.drop_all(), &dialect)).collect()
        };
        "ddl/drop_all_sqlite": , any {
            statements(company(lead_later(), reference("team_id", "team.id"), None, false).drop_all(), &Sqlite::default())
        };
        "ddl/drop_all_postgresql": , any {
            statements(company(lead_later(), reference("team_id", "team.id"), Some(mood()), false).drop_all(), &Postgres::default())
        };
    }
}
