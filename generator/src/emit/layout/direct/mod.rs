//! The items that the emitters make, from tokens to text without a syntax tree between.
//!
//! To make a tree of tokens and to print it would take most of the time of a run. What stands here knows the forms that
//! generated code is made of; whatever else it meets it leaves to syn and prettyplease, as it does with what is no
//! Rust. Both print the same: under test everything is printed in both ways.

mod attributes;
mod expressions;
mod functions;
mod head;
mod items;
mod tokens;
mod types;

pub(super) use head::{Head, Word};

use proc_macro2::TokenStream;

use super::sheet::Sheet;
use tokens::Tokens;

/// Prints the items of a stream one by one, each directly where that is possible, else with `tree`.
pub(super) fn items(
    stream: TokenStream,
    tree: impl Fn(TokenStream) -> syn::Result<String>,
    mut add: impl FnMut(Head, &str),
) -> syn::Result<()> {
    let mut tokens = Tokens::new(stream);
    while !tokens.is_empty() {
        let (head, start) = (Head::of(tokens.rest()), tokens.at());
        let end = start + head.length;
        let printed = item(head, &mut tokens);
        add(head, &either(printed, || tree(tokens.between(start, end)))?);
        tokens.go_to(end);
    }
    Ok(())
}

/// An item with the end of its last line.
fn item(head: Head, tokens: &mut Tokens) -> Option<String> {
    let mut sheet = Sheet::default();
    sheet.open(0);
    items::item(head, tokens, &mut sheet)?;
    sheet.end();
    sheet.close();
    Some(sheet.finish())
}

/// What was printed directly, or else by way of a tree.
fn either(printed: Option<String>, tree: impl Fn() -> syn::Result<String>) -> syn::Result<String> {
    #[cfg(test)]
    if let Some(printed) = &printed {
        assert_eq!(*printed, tree()?);
    }
    printed.map_or_else(tree, Ok)
}
