//! Structs: definition, constructor, accessors of defaults.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::ident;
use super::super::scope::Scope;
use super::super::value::parameter;
use super::default;
use crate::plan::{Struct, TypeRef};

/// More arguments than this make clippy ask for a struct, which is what they are for.
const ARGUMENT_LIMIT: usize = 7;

/// The items of a struct.
pub(super) fn items(scope: &Scope<'_>, item: &Struct, doc: &Doc) -> TokenStream {
    let (name, doc) = (ident(&item.ident), doc.outer());
    let members = item.members.iter().map(|member| {
        let (name, ty) = (ident(&member.ident), scope.ty(&member.ty));
        let doc = Doc::of(&member.docs).outer();
        quote!(#doc pub #name: #ty)
    });
    let extra = item.extra.iter().map(|extra| {
        let name = ident(&extra.ident);
        let of = (extra.ty != TypeRef::Value).then(|| {
            let ty = scope.ty(&extra.ty);
            quote!(<#ty>)
        });
        quote! {
            /// Members that the document does not list.
            pub #name: ::bindery::Extra #of
        }
    });
    let members = members.chain(extra);
    let new = constructor(scope, item);
    let accessors: Vec<_> = item.members.iter().filter_map(|member| default::accessor(scope, member)).collect();
    let methods = (new.is_some() || !accessors.is_empty()).then(|| quote!(impl #name { #new #(#accessors)* }));
    quote! {
        #doc
        #[derive(Clone)]
        #[non_exhaustive]
        pub struct #name {
            #(#members),*
        }

        #methods
    }
}

/// The constructor; a struct without required members has it from the macro that has its codec.
fn constructor(scope: &Scope<'_>, item: &Struct) -> Option<TokenStream> {
    if item.has_default() {
        return None;
    }
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    for member in item.members.iter().filter(|member| member.required) {
        let name = ident(&member.ident);
        let parameter = parameter(scope, &member.ty, &name);
        let (ty, value) = (parameter.ty, parameter.value);
        let short = name == value.to_string();
        values.push(if short { quote!(#name) } else { quote!(#name: #value) });
        parameters.push(quote!(#name: #ty));
    }
    // A blank record has nothing in its other members.
    if item.extra.is_some() || item.members.iter().any(|member| !member.required) {
        values.push(quote!(..::bindery::Codec::blank()));
    }
    let lint = many_arguments(parameters.len());
    Some(quote! {
        /// With its required members.
        #lint
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#values),* }
        }
    })
}

/// The attribute of a function with so many arguments.
pub(in super::super) fn many_arguments(count: usize) -> Option<TokenStream> {
    let reason = "one for each required member";
    (count > ARGUMENT_LIMIT).then(|| quote!(#[allow(clippy::too_many_arguments, reason = #reason)]))
}
