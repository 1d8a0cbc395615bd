//! Renders functions in FROM.

use crate::ast::{Derived, FromItem, TableFunction};
use crate::compiler::renderer::Renderer;
use crate::features::TableFunctions;

/// A function in FROM: `LATERAL f(x) WITH ORDINALITY AS t(a, b)`
pub(super) fn table_function(out: &mut Renderer<'_>, from: &FromItem, function: &TableFunction) {
    let TableFunction { name, function, columns, shape, summary: _ } = function;
    let full = match out.features().table_functions {
        TableFunctions::None => return out.unsupported("functions in FROM", "send its rows as values, or read them in a first statement"),
        TableFunctions::Plain => false,
        TableFunctions::Full => true,
    };
    if shape.lateral && full {
        out.word("LATERAL ");
    }
    out.node(function);
    if shape.ordinality {
        if !full {
            out.unsupported("WITH ORDINALITY", "number the rows with the window function `row_number`");
        }
        out.word(" WITH ORDINALITY");
    }
    if name.is_none() {
        return;
    }
    if shape.is_column && !full {
        out.unsupported("functions in FROM as columns", "say how it calls its column: `.table_valued(..)`");
    }
    out.word(" AS ");
    let name = out.name_of(from);
    out.ident(&name);
    if shape.derived == Derived::None {
        return;
    }
    if !full {
        out.unsupported("column names of functions in FROM", "use the names that the function itself gives them");
    }
    out.parens(|out| {
        out.list(columns, ", ", |out, column| {
            out.ident(&column.name);
            if shape.derived == Derived::Types {
                out.word(" ");
                out.compiler().data_type(out, &column.data_type);
            }
        });
    });
}
