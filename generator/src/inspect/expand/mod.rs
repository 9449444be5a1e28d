//! What lines of the runtime's macros add to the public items of a crate: methods, and implementations that callers can
//! see.
//!
//! A line that the emitters print and that adds something stands here with its grammar.

mod codec;
mod methods;

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, ImplItem, Item, ItemImpl, ItemMacro, Token};

/// The implementations that a line makes, with empty bodies; none, if it adds nothing to what is public.
pub(crate) fn expand(line: &ItemMacro) -> Vec<ItemImpl> {
    let Some(name) = name(line) else { return Vec::new() };
    let parse: fn(ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> = match name.to_string().as_str() {
        "new" => methods::new,
        "defaults" => methods::defaults,
        "setters" => methods::setters,
        "callbacks" => methods::callbacks,
        "links" => methods::links,
        "record" | "request" | "headers" => codec::record,
        "string_enum" => codec::string_enum,
        "value_enum" => codec::value_enum,
        "union" => codec::union,
        "narrow" => codec::narrow,
        "operation" => codec::operation,
        "envelope_operation" => codec::envelope_operation,
        "paginated" => codec::paginated,
        _ => return Vec::new(),
    };
    parse.parse2(line.mac.tokens.clone()).unwrap_or_default()
}

fn name(line: &ItemMacro) -> Option<&Ident> {
    line.mac.path.segments.last().map(|segment| &segment.ident)
}

/// A method of this signature; what it does is the runtime's business.
fn method(signature: TokenStream) -> syn::Result<ImplItem> {
    syn::parse2(quote!(#signature {}))
}

/// An implementation with these items.
fn with(mut block: ItemImpl, items: Vec<ImplItem>) -> ItemImpl {
    block.items = items;
    block
}

/// What follows `=>` up to the next entry: no comma stands in it outside of a group.
fn skip_entry(input: ParseStream<'_>) -> syn::Result<()> {
    let mut depth = 0_usize;
    while !(input.is_empty() || depth == 0 && input.peek(Token![,])) {
        // Commas between `<` and `>` belong to a type.
        let opens = input.peek(Token![<]);
        let closes = input.peek(Token![>]) && depth > 0;
        let arrow = input.peek(Token![->]) || input.peek(Token![=>]);
        input.parse::<proc_macro2::TokenTree>()?;
        if arrow {
            input.parse::<proc_macro2::TokenTree>()?;
            continue;
        }
        depth = if opens { depth + 1 } else { depth - usize::from(closes) };
    }
    input.parse::<Option<Token![,]>>()?;
    Ok(())
}

/// An item as its implementations are.
pub(super) fn items(line: &ItemMacro) -> impl Iterator<Item = Item> {
    expand(line).into_iter().filter(|block| block.trait_.is_none()).map(Item::Impl)
}
