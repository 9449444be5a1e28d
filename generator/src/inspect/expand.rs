//! What lines of the runtime's macros add to the public items of a crate.

use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{
    Attribute, Expr, Ident, ImplItem, Item, ItemImpl, ItemMacro, Token, Type, braced, parenthesized, parse_quote,
};

/// The methods that a line makes, as an impl without bodies.
pub(super) fn expand(line: &ItemMacro) -> Option<Item> {
    let (name, tokens) = (&line.mac.path.segments.last()?.ident, line.mac.tokens.clone());
    let made = match name.to_string().as_str() {
        "setters" => setters.parse2(tokens),
        "record" | "request" => with_default.parse2(tokens),
        _ => return None,
    };
    made.ok().map(Item::Impl)
}

/// `Call<…>, request { name(Type) => …, }`
fn setters(input: ParseStream<'_>) -> syn::Result<ItemImpl> {
    let call: Type = input.parse()?;
    input.parse::<Token![,]>()?;
    input.parse::<Ident>()?;
    let members;
    braced!(members in input);
    let mut made: ItemImpl = parse_quote!(impl #call {});
    while !members.is_empty() {
        members.call(Attribute::parse_outer)?;
        let name = members.call(Ident::parse_any)?;
        let parameter;
        parenthesized!(parameter in members);
        let parameter = if parameter.is_empty() { None } else { Some(parameter.parse::<Type>()?) };
        let parameter = parameter.map(|ty| quote!(, #name: #ty));
        members.parse::<Token![=>]>()?;
        members.parse::<Expr>()?;
        members.parse::<Option<Token![,]>>()?;
        made.items.push(ImplItem::Verbatim(quote!(pub fn #name(self #parameter) -> Self;)));
    }
    Ok(made)
}

/// `Name [0b0] default …`
fn with_default(input: ParseStream<'_>) -> syn::Result<ItemImpl> {
    let name: Ident = input.parse()?;
    input.parse::<proc_macro2::Group>()?;
    let default: Ident = input.parse()?;
    let rest: proc_macro2::TokenStream = input.parse()?;
    if default != "default" {
        return Err(syn::Error::new_spanned(rest, "has required members"));
    }
    let mut made: ItemImpl = parse_quote!(impl #name {});
    made.items.push(ImplItem::Verbatim(quote!(
        pub fn new() -> Self;
    )));
    Ok(made)
}
