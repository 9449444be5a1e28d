//! Unions.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::ident;
use super::super::scope::Scope;
use super::additions;
use crate::plan::Union;

/// The definition.
pub(super) fn item(scope: &Scope<'_>, item: &Union, is_lopsided: bool) -> TokenStream {
    let (name, doc) = (ident(&item.ident), scope.doc(&item.docs).outer());
    let branches = item.branches.iter().map(|branch| {
        let (name, ty) = (ident(&branch.ident), scope.ty(&branch.ty));
        let doc = Doc::of(&branch.docs).outer();
        quote!(#doc #name(#ty))
    });
    let unknown = item.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        quote! {
            /// A value that fits none of these.
            #unknown(::bindery::Unmatched),
        }
    });
    let lint = is_lopsided.then(uneven);
    let (derives, attributes) = additions::tokens(scope.additions(&item.ident));
    quote! {
        #doc
        #lint
        #attributes
        #[derive(Clone #derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#branches,)*
            #unknown
        }
    }
}

/// The attribute of an enum with variants of very different sizes.
pub(super) fn uneven() -> TokenStream {
    quote!(#[allow(clippy::large_enum_variant, reason = "the sizes are the document's")])
}
