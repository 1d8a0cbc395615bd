//! The ports of area `quote`.

use super::harness::{Port, built, ports};
use crate::fixtures::corpus::{Order, Part, Reserved, User, any};
use aludel::prelude::*;

#[derive(Model)]
#[model(table = "Items", quote = false)]
struct Item {
    #[column(primary_key, name = "Id", quote = false)]
    id: i32,
    #[column(quote = true)]
    x: i32,
}

#[derive(Model)]
#[model(table = "t", schema = "Plant", quote_schema = false)]
struct Planted {
    #[column(primary_key)]
    id: i32,
}

#[derive(Model)]
#[model(table = "Stock", schema = "Main Plant")]
struct Stock {
    #[column(primary_key)]
    id: i32,
}

#[derive(Model)]
#[model(table = "stock", schema = "db.owner")]
struct Owned {
    #[column(primary_key)]
    id: i32,
}

#[derive(Model)]
#[model(table = "plain", quote = true)]
struct Plain {
    #[column(primary_key, quote = true)]
    id: i32,
}

#[derive(Model)]
#[model(table = "MixedCase", quote = false)]
struct Mixed {
    #[column(primary_key, name = "Total", quote = false)]
    total: i32,
    #[column(name = "Other")]
    other: i32,
}

#[derive(Model)]
#[model(table = "t")]
struct Odd {
    #[column(primary_key, name = "50% off")]
    off: i32,
    #[column(name = "a:b")]
    pair: i32,
    #[column(name = "what?")]
    what: i32,
    #[column(name = "%s")]
    string: i32,
}

fn columns<const N: usize>(names: [&str; N]) -> Select<Row> {
    select(names.map(column).to_vec())
}
fn integer(name: impl Into<aludel::Name>) -> ColumnDef {
    ColumnDef::new(name, DataType::Integer)
}

pub fn ports() -> Vec<Port> {
    ports! {
        "quote/reserved_table_and_columns": typed {
            built![select(Reserved::all()).filter(Reserved::group.eq(5))]
        }, any {
            let reserved = any::reserved();
            built![select(reserved.all()).filter(reserved.c("group").eq(5))]
        };
        "quote/reserved_words_differ_by_dialect": typed {
            built![select((column("user"), column("key"), column("rank"), column("rows"), column("index"), column("values"), column("end"), column("offset"), column("system"), column("value")))]
        }, any {
            built![columns(["user", "key", "rank", "rows", "index", "values", "end", "offset", "system", "value"])]
        };
        "quote/all_lower_case_is_plain": typed {
            built![select((column("plain"), column("with_underscore"), column("_leading"), column("a1"), column("a$b")))]
        }, any {
            built![columns(["plain", "with_underscore", "_leading", "a1", "a$b"])]
        };
        "quote/any_upper_case_is_quoted": typed {
            built![select((column("UPPER"), column("camelCase"), column("SELECT"), column("É")))]
        }, any {
            built![columns(["UPPER", "camelCase", "SELECT", "É"])]
        };
        "quote/illegal_characters_are_quoted": typed {
            built![select((column("two words"), column("da-sh"), column("dot.ted"), column("1st"), column("$x"), column("naïve")))]
        }, any {
            built![columns(["two words", "da-sh", "dot.ted", "1st", "$x", "naïve"])]
        };
        "quote/embedded_quote_characters_are_doubled": typed {
            built![select((column("a\"b"), column("a`b"), column("a'b"), column("a]b")))]
        }, any {
            built![columns(["a\"b", "a`b", "a'b", "a]b"])]
        };
        "quote/percent_colon_question_mark": typed {
            built![Odd::select().filter(Odd::off.eq(1) & Odd::pair.eq(2) & Odd::what.eq(3) & Odd::string.in_([4, 5]))]
        }, any {
            let t = ["50% off", "a:b", "what?", "%s"].into_iter().fold(Table::new("t"), |t, name| t.column(integer(name)));
            built![select(t.all()).filter(t.c("50% off").eq(1) & t.c("a:b").eq(2) & t.c("what?").eq(3) & t.c("%s").in_([4, 5]))]
        };
        "quote/schema_qualified": typed {
            built![select(Part::number).filter(Part::vendor.eq("acme"))]
        }, any {
            let parts = any::parts();
            built![select(parts.c("number")).filter(parts.c("vendor").eq("acme"))]
        };
        "quote/schema_that_needs_quotes": typed {
            built![select(Stock::id).filter(Stock::id.gt(1))]
        }, any {
            let t = Table::new("Stock").schema("Main Plant").column(integer("id").primary_key());
            built![select(t.c("id")).filter(t.c("id").gt(1))]
        };
        "quote/schema_with_dot_is_one_name": typed {
            built![Owned::select()]
        }, any {
            built![select(Table::new("stock").schema("db.owner").column(integer("id").primary_key()).all())]
        };
        "quote/bind_names_from_odd_columns": typed {
            built![Reserved::mixed_case.eq("x") & Reserved::quoted.gt(1) & Reserved::select.ne("y")]
        }, any {
            let reserved = any::reserved();
            built![reserved.c("mixed Case").eq("x") & reserved.c("quo\"te`d").gt(1) & reserved.c("Select").ne("y")]
        };
        "quote/forced_on": typed {
            built![select(Plain::id).filter(Plain::id.eq(1))]
        }, any {
            let t = table(quoted_name("plain", true), [quoted_name("id", true)]);
            built![select(t.c("id")).filter(t.c("id").eq(1))]
        };
        "quote/forced_off": typed {
            built![select((Mixed::total, Mixed::other))]
        }, any {
            let t = table(quoted_name("MixedCase", false), [quoted_name("Total", false), "Other".into()]);
            built![select((t.c("Total"), t.c("Other")))]
        };
        "quote/table_and_column_flags": typed {
            built![Item::select()]
        }, any {
            let t = Table::new(quoted_name("Items", false)).column(integer(quoted_name("Id", false))).column(integer(quoted_name("x", true)));
            built![select(t.all())]
        };
        "quote/schema_flag": typed {
            built![Planted::select()]
        }, any {
            built![select(Table::new("t").schema(quoted_name("Plant", false)).column(integer("id")).all())]
        };
        "quote/labels": typed {
            built![select((
                User::id.label("plain"),
                User::name.label("Full Name"),
                User::age.label("order"),
                User::email.label("e\"m`ail"),
                User::score.label(quoted_name("Score", false)),
            ))]
        }, any {
            let users = any::users();
            built![select((
                users.c("id").label("plain"),
                users.c("name").label("Full Name"),
                users.c("age").label("order"),
                users.c("email").label("e\"m`ail"),
                users.c("score").label(quoted_name("Score", false)),
            ))]
        };
        "quote/label_in_order_by_and_group_by": typed {
            let total = func::count(User::id).label("Total %");
            let query = select((User::age.label("Select"), &total)).group_by(by_name("Select"));
            built![query.order_by((total.desc(), by_name("Select")))]
        }, any {
            let users = any::users();
            let total = func::count(users.c("id")).label("Total %");
            let query = select((users.c("age").label("Select"), &total)).group_by(by_name("Select"));
            built![query.order_by((total.desc(), by_name("Select")))]
        };
        "quote/collation_and_function_names": typed {
            built![select((
                User::name.collate("C"),
                User::name.collate("utf8_bin"),
                func::call::<Any>("Mixed.Call", (1,)),
            ))]
        }, any {
            let users = any::users();
            built![select((
                users.c("name").collate("C"),
                users.c("name").collate("utf8_bin"),
                func::call::<Any>("Mixed.Call", (1,)),
            ))]
        };
        "quote/table_alias": typed {
            let (u, o) = (User::alias("User"), Order::alias("o rders"));
            let query = select((u.col(User::id), o.col(Order::id)));
            built![query.join_on(&o, u.col(User::id).eq(o.col(Order::user_id)))]
        }, any {
            let (u, o) = (any::users().alias("User"), any::orders().alias("o rders"));
            let query = select((u.c("id"), o.c("id")));
            built![query.join_on(&o, u.c("id").eq(o.c("user_id")))]
        };
        "quote/subquery_of_odd_columns": typed {
            let next = (Reserved::group + 1).label("Next");
            let sub = select((Reserved::group, Reserved::mixed_case, &next)).subquery("Sub");
            built![select((sub.col(Reserved::group), sub.col(&next))).filter(sub.col(Reserved::mixed_case).eq("x"))]
        }, any {
            let reserved = any::reserved();
            let next = (reserved.c("group") + 1).label("Next");
            let sub = select((reserved.c("group"), reserved.c("mixed Case"), next)).subquery("Sub");
            built![select((sub.c("group"), sub.c("Next"))).filter(sub.c("mixed Case").eq("x"))]
        };
        "quote/cte_name": typed {
            let id = User::id.label("Id");
            let cte = select(&id).cte("With");
            built![select(cte.col(&id))]
        }, any {
            let cte = select(any::users().c("id").label("Id")).cte("With");
            built![select(cte.c("Id"))]
        };
        "quote/literal_column_is_left_alone": typed {
            let known = (literal_column("\"Quoted\"").typed::<Any>(), literal_column("Mixed"));
            built![select((known, literal_column("x + 1").label("Mixed")))]
        }, any {
            built![select((literal_column("\"Quoted\""), literal_column("Mixed"), literal_column("x + 1").label("Mixed")))]
        };
        "quote/order_by_name_in_text": typed {
            built![select(User::id.label("Id")).order_by(text("\"Id\""))]
        }, any {
            built![select(any::users().c("id").label("Id")).order_by(text("\"Id\""))]
        };
        "quote/insert_and_update": typed {
            built![
                insert(Reserved::table()).values((
                    Reserved::group.set(1),
                    Reserved::select.set("s"),
                    Reserved::mixed_case.set("m"),
                )),
                update(Reserved::table()).set(Reserved::quoted.set(2)).filter(Reserved::select.eq("s")),
            ]
        }, any {
            let reserved = any::reserved();
            built![
                insert(&reserved).values((
                    reserved.c("group").set(1),
                    reserved.c("Select").set("s"),
                    reserved.c("mixed Case").set("m"),
                )),
                update(&reserved).set(reserved.c("quo\"te`d").set(2)).filter(reserved.c("Select").eq("s")),
            ]
        };
    }
}
