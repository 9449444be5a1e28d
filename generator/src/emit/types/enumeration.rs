//! Enumerations.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::ident;
use super::super::scope::Scope;
use super::additions;
use crate::plan::{Enum, EnumOf};

/// The definition.
pub(super) fn item(scope: &Scope<'_>, item: &Enum) -> TokenStream {
    let (name, unknown, doc) = (ident(&item.ident), ident(&item.unknown), scope.doc(&item.docs).outer());
    let variants = item.variants.iter().map(|variant| {
        let name = ident(&variant.ident);
        let doc = Doc::of(&variant.docs).outer();
        quote!(#doc #name)
    });
    let of = match item.of {
        EnumOf::Strings => None,
        EnumOf::Integers => Some(quote!(<i64>)),
        EnumOf::Values => Some(quote!(<::bindery::Value>)),
    };
    let other = Doc::ours(if item.open {
        "Another value: the document allows any."
    } else {
        "A value that the document does not list."
    })
    .outer();
    // The others are compared by what they stand for: `compared_by!`.
    let compared = (item.of == EnumOf::Values).then(|| quote!(, PartialEq, Eq, Hash));
    let (derives, attributes) = additions::tokens(scope.additions(&item.ident));
    quote! {
        #doc
        #attributes
        #[derive(Clone #compared #derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #other
            #unknown(::bindery::Unlisted #of),
        }
    }
}
