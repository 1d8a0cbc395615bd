//! A search form: filters, columns and order come from user input. Invalid input is an error and never becomes SQL.
//!
//! ```text
//! cargo run --example dynamic_filters
//! ```

use aludel::prelude::*;

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "books")]
struct Book {
    #[column(primary_key)]
    id: i32,
    title: String,
    author: String,
    year: i32,
    price: Option<f64>,
}

/// The input of a user, all of it optional.
#[derive(Default)]
struct Form<'a> {
    title: Option<&'a str>,
    authors: Vec<&'a str>,
    years: Option<(i32, i32)>,
    /// `column` or `-column`
    sort: Vec<&'a str>,
    page: u64,
}

/// Builds the query: columns that the code knows are typed, columns that the user names are looked up; the type of the statement is
/// the same.
fn search(form: &Form<'_>) -> Select<Book> {
    let mut query = Book::select();
    if let Some(title) = form.title {
        query = query.filter(Book::title.contains(title).autoescape());
    }
    if !form.authors.is_empty() {
        query = query.filter(Book::author.in_(&form.authors));
    }
    if let Some((from, to)) = form.years {
        query = query.filter(Book::year.between(from, to));
    }
    for key in &form.sort {
        query = match key.strip_prefix('-') {
            Some(key) => query.order_by(Book::table().c(key).desc()),
            None => query.order_by(Book::table().c(key)),
        };
    }
    query.order_by(Book::id).limit(2).offset(2 * form.page)
}

/// Returns a condition whose column and operator are strings at run time: `("year", ">", 1900)`.
fn condition(name: &str, operator: &str, value: Value) -> Option<Expr<bool>> {
    let column = Book::table().c(name);
    Some(match operator {
        "=" => column.eq(value),
        ">" => column.gt(value),
        "<" => column.lt(value),
        _ => return None,
    })
}

fn main() -> Result<(), aludel::Error> {
    let engine = Engine::new("sqlite::memory:")?;
    let mut conn = engine.connect()?;
    MetaData::of([Book::table()]).create_all().run(&mut conn)?;
    let book = |title: &str, author: &str, year, price| Book { id: 0, title: title.into(), author: author.into(), year, price };
    let books = [
        book("Emma", "Austen", 1815, Some(8.5)),
        book("Persuasion", "Austen", 1817, None),
        book("Middlemarch", "Eliot", 1871, Some(12.0)),
        book("100% wool", "Anonymous", 1999, Some(3.0)),
    ];
    conn.execute(&Book::insert_all(&books))?;
    let titles = |found: Vec<Book>| found.into_iter().map(|book| book.title).collect::<Vec<_>>();

    let by_year = Form { authors: vec!["Austen", "Eliot"], sort: vec!["-year"], ..Form::default() };
    println!("{}", search(&by_year));
    assert_eq!(titles(conn.all(&search(&by_year))?), ["Middlemarch", "Persuasion"]);
    assert_eq!(titles(conn.all(&search(&Form { page: 1, ..by_year }))?), ["Emma"]);

    let percent = Form { title: Some("0%"), ..Form::default() };
    assert_eq!(titles(conn.all(&search(&percent))?), ["100% wool"]);

    let wrong = Form { sort: vec!["yaer; DROP TABLE books"], ..Form::default() };
    let error = conn.all(&search(&wrong)).unwrap_err();
    println!("{error}");
    assert!(error.to_string().contains("no column"));

    let given = [("year", ">", Value::Int(1816)), ("price", "<", Value::Real(20.0))];
    let all = all_of(given.into_iter().filter_map(|(name, operator, value)| condition(name, operator, value)));
    assert_eq!(titles(conn.all(&Book::select().filter(all).order_by(Book::year))?), ["Middlemarch", "100% wool"]);
    Ok(())
}
