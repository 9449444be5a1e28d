//! What differs by status: enumerations of statuses and of declared responses.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::ident;
use super::super::scope::Scope;
use super::super::unit_enum;
use super::union::uneven;
use crate::ir::Statuses;
use crate::plan::{ReplyEnum, ReplyVariant, StatusesEnum, TypeRef};

/// The statuses on which an operation declares one and the same error body.
pub(super) fn statuses(item: &StatusesEnum) -> TokenStream {
    unit_enum(&item.ident, &item.docs, item.variants.iter().map(|variant| (&variant.ident, Doc::of(&variant.docs))))
}

/// The declared responses on one side, each with its body.
pub(super) fn replies(scope: &Scope<'_>, item: &ReplyEnum, is_lopsided: bool) -> TokenStream {
    let (name, doc) = (ident(&item.ident), Doc::of(&item.docs).outer());
    let variants = item.variants.iter().map(|variant| {
        let (name, doc) = (ident(&variant.ident), Doc::of(&variant.docs).outer());
        let status = carries_status(variant).then(|| quote!(u16));
        let body = has_body(variant).then(|| scope.ty(&variant.ty));
        let parts: Vec<_> = status.into_iter().chain(body).collect();
        let parts = (!parts.is_empty()).then(|| quote!((#(#parts),*)));
        quote!(#doc #name #parts)
    });
    let lint = is_lopsided.then(uneven);
    quote! {
        #doc
        #lint
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants),*
        }
    }
}

/// Whether the document leaves the status open.
pub(super) fn carries_status(variant: &ReplyVariant) -> bool {
    !matches!(variant.statuses, Statuses::Exact(_))
}

/// Whether there is content.
pub(super) fn has_body(variant: &ReplyVariant) -> bool {
    variant.ty != TypeRef::Unit
}
