//! Derives and attributes that a user wants on a type.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Additions;

/// What stands among the derives, and what above them.
pub(super) fn tokens(additions: Option<&Additions>) -> (TokenStream, TokenStream) {
    let Some(additions) = additions else { return (quote!(), quote!()) };
    // The configuration has seen that these are paths and attributes; nothing else becomes code.
    let derives = additions.derives.iter().filter_map(|text| syn::parse_str::<syn::Path>(text).ok());
    let attributes = additions.attributes.iter();
    let attributes =
        attributes.filter_map(|text| syn::parse::Parser::parse_str(syn::Attribute::parse_outer, text).ok());
    let attributes = attributes.flatten();
    let hashed = additions.derives.iter().any(|text| text == "Hash");
    let lint = hashed.then(|| {
        quote!(#[allow(clippy::derived_hash_with_manual_eq, reason = "equal values are written alike, and have equal members")])
    });
    (quote!(#(, #derives)*), quote!(#lint #(#attributes)*))
}
