//! The items that the emitters make, from tokens to text without a syntax tree between.
//!
//! To make a tree of tokens and to print it would take most of the time of a run. What stands here knows the forms that
//! generated code is made of; whatever else it meets it leaves to syn and prettyplease, as it does with what is no
//! Rust. Both print the same: under test everything is printed in both ways.

mod attributes;
mod expressions;
mod functions;
mod items;
mod split;
mod tokens;
mod types;

pub(super) use split::{Item, Word, split};

use proc_macro2::TokenStream;

use super::sheet::{Break, Sheet};
use tokens::Tokens;

/// An item with the end of its last line.
pub(super) fn item(item: Item) -> Option<String> {
    let mut sheet = Sheet::default();
    sheet.open(0);
    items::item(item, &mut sheet)?;
    sheet.end();
    sheet.close();
    Some(sheet.finish())
}

/// What stands to the right of `const X: T = `.
pub(super) fn expression(stream: TokenStream) -> Option<String> {
    after("const X: T = ", stream, |tokens, sheet| expressions::expression(tokens, sheet, false))
}

/// What stands to the right of `type X = `.
pub(super) fn ty(stream: TokenStream) -> Option<String> {
    after("type X = ", stream, types::ty)
}

fn after(head: &str, stream: TokenStream, print: impl FnOnce(&mut Tokens, &mut Sheet) -> Option<()>) -> Option<String> {
    let mut tokens = Tokens::new(stream);
    let mut sheet = Sheet::default();
    sheet.open(0);
    sheet.word(head);
    sheet.may_end(Break { never: true, ..Break::default() });
    print(&mut tokens, &mut sheet)?;
    tokens.is_empty().then_some(())?;
    sheet.word(";");
    sheet.close();
    sheet.end();
    let text = sheet.finish();
    Some(text.strip_prefix(head)?.strip_suffix(";\n")?.to_owned())
}
