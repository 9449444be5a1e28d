//! Lines of the tables: what else a type has from its codec.

use super::{method, skip_entry, with};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::{ParseBuffer, ParseStream};
use syn::{Ident, ItemImpl, Token, Type, braced, bracketed, parse_quote};

/// `Name … [0b0] default …`: without required members.
pub(super) fn record(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let name = input.call(Ident::parse_any)?;
    let words = until_brace(input)?;
    input.parse::<TokenStream>()?;
    if !words.iter().any(|word| word == "default") {
        return Ok(Vec::new());
    }
    let new = quote! {
        /// Without any of its members.
        pub fn new() -> Self
    };
    Ok(vec![with(parse_quote!(impl #name {}), vec![method(new)?]), parse_quote!(impl Default for #name {})])
}

/// `Name [or Other] [open] [closed] { Variant: "wire", … }`
pub(super) fn string_enum(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let name = input.call(Ident::parse_any)?;
    let words = until_brace(input)?;
    input.parse::<TokenStream>()?;
    let from: Option<ItemImpl> =
        (!words.iter().any(|word| word == "closed")).then(|| parse_quote!(impl<T: AsRef<str>> From<T> for #name {}));
    let block = with(
        parse_quote!(impl #name {}),
        vec![
            parse_quote!(
                /// The values that the document lists, in its order.
                pub const VALUES: &'static [&'static str] = &[];
            ),
            method(quote! {
                /// The value as it stands on the wire.
                pub fn as_str(&self) -> &str
            })?,
        ],
    );
    Ok([block].into_iter().chain(from).collect())
}

/// `Name of i64 [or Other] { Variant: 1, … }`, or `of Value`.
pub(super) fn value_enum(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let name = input.call(Ident::parse_any)?;
    input.parse::<Ident>()?;
    let of: Ident = input.parse()?;
    input.parse::<TokenStream>()?;
    let (value, reader, from): (TokenStream, TokenStream, ItemImpl) = if of == "i64" {
        (quote!(i64), quote!(as_i64(&self) -> i64), parse_quote!(impl From<i64> for #name {}))
    } else {
        let value = quote!(::bindery::Value);
        (
            quote!(::bindery::validate::Constant),
            quote!(to_value(&self) -> #value),
            parse_quote!(impl From<#value> for #name {}),
        )
    };
    let block = with(
        parse_quote!(impl #name {}),
        vec![
            parse_quote!(
                /// The values that the document lists, in its order.
                pub const VALUES: &'static [#value] = &[];
            ),
            method(quote! {
                /// The value as it stands on the wire.
                pub fn #reader
            })?,
        ],
    );
    Ok(vec![block, from])
}

/// `Name by […] … { Branch: Type => "label", Other => "label", … }`: made from what no two branches hold.
pub(super) fn union(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let name = input.call(Ident::parse_any)?;
    until_brace(input)?;
    let branches;
    braced!(branches in input);
    let mut made = Vec::new();
    while !branches.is_empty() {
        branches.call(Ident::parse_any)?;
        if branches.parse::<Option<Token![:]>>()?.is_some() {
            let ty: Type = branches.parse()?;
            made.push(parse_quote!(impl From<#ty> for #name {}));
        }
        skip_entry(&branches)?;
    }
    Ok(made)
}

/// `Name { One | Other: Type, … }`
pub(super) fn narrow(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let name = input.call(Ident::parse_any)?;
    let results;
    braced!(results in input);
    let mut made = Vec::new();
    while !results.is_empty() {
        while !results.peek(Token![:]) {
            results.parse::<TokenTree>()?;
        }
        results.parse::<Token![:]>()?;
        let ty: Type = results.parse()?;
        results.parse::<Option<Token![,]>>()?;
        made.push(parse_quote!(impl Narrow<#ty> for #name {}));
    }
    Ok(made)
}

/// `Name { endpoint: …, [optional] response: Type, failure: Type, … }`: the types that a response is read with, as far as
/// the type of a call does not say them. Headers of errors are read by whoever asks for them, whatever is declared.
pub(super) fn operation(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    read_with(input, &[("headers", "Headers")])
}

/// The same where the body is an envelope, of which the type of a call says the payload.
pub(super) fn envelope_operation(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    read_with(input, &[("response", "Response"), ("headers", "Headers")])
}

fn read_with(input: ParseStream<'_>, parts: &[(&str, &str)]) -> syn::Result<Vec<ItemImpl>> {
    let name = input.call(Ident::parse_any)?;
    let entries;
    braced!(entries in input);
    let mut block: ItemImpl = parse_quote!(impl Operation for #name {});
    while !entries.is_empty() {
        let mut key = entries.call(Ident::parse_any)?;
        while !entries.peek(Token![:]) {
            key = entries.call(Ident::parse_any)?;
        }
        entries.parse::<Token![:]>()?;
        let Some((_, part)) = parts.iter().find(|(name, _)| key == name) else {
            skip_entry(&entries)?;
            continue;
        };
        let ty: Type = entries.parse()?;
        entries.parse::<Option<Token![,]>>()?;
        let part = Ident::new(part, key.span());
        block.items.push(parse_quote!(type #part = #ty;));
    }
    Ok(vec![block])
}

/// `Name [path] Item { … }`
pub(super) fn paginated(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let name = input.call(Ident::parse_any)?;
    let path;
    bracketed!(path in input);
    path.parse::<TokenStream>()?;
    let item: Type = input.parse()?;
    input.parse::<TokenStream>()?;
    Ok(vec![parse_quote!(impl Paginated for #name { type Item = #item; })])
}

/// The words before the braces; what stands in brackets and parentheses is data.
fn until_brace(input: &ParseBuffer<'_>) -> syn::Result<Vec<Ident>> {
    let mut words = Vec::new();
    while !input.is_empty() && !input.peek(syn::token::Brace) {
        if let TokenTree::Ident(word) = input.parse()? {
            words.push(word);
        }
    }
    Ok(words)
}
