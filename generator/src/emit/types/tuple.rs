//! Tuple structs: lists whose elements differ by their place.
//!
//! They are not `#[non_exhaustive]`: that would forbid to take one apart, which is what tuples are for, and how many
//! elements there are is no detail that a caller could overlook.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::ident;
use super::super::scope::Scope;
use super::super::value::{nothing, parameter};
use super::additions;
use crate::plan::Tuple;

/// More arguments than this make clippy ask for a struct, which is what they are for.
const ARGUMENT_LIMIT: usize = 7;

/// The definition, and a constructor with what has to be there.
pub(super) fn items(scope: &Scope<'_>, item: &Tuple) -> TokenStream {
    let (name, doc) = (ident(&item.ident), scope.doc(&item.docs).outer());
    let elements = item.elements.iter().map(|element| {
        let (ty, doc) = (scope.ty(&element.ty), Doc::of(&element.docs).outer());
        quote!(#doc pub #ty)
    });
    let rest = item.rest.iter().map(|rest| {
        let (list, ty) = (scope.std("Vec"), scope.ty(rest));
        quote! {
            /// Further elements.
            pub #list<#ty>
        }
    });
    let elements = elements.chain(rest);
    let default = (item.required() == 0).then(|| quote!(, Default));
    let new = constructor(scope, item);
    let (derives, attributes) = additions::tokens(scope.additions(&item.ident));
    quote! {
        #doc
        #attributes
        #[derive(Clone #default #derives)]
        pub struct #name(#(#elements),*);

        impl #name {
            #new
        }
    }
}

fn constructor(scope: &Scope<'_>, item: &Tuple) -> TokenStream {
    if item.required() == 0 {
        return quote! {
            /// Without any of its elements.
            #[inline]
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    let (mut parameters, mut values) = (Vec::new(), Vec::new());
    for element in &item.elements {
        if !element.required {
            values.push(nothing(&element.ty));
            continue;
        }
        let name = ident(&element.ident);
        let parameter = parameter(scope, &element.ty, &name);
        let ty = parameter.ty;
        parameters.push(quote!(#name: #ty));
        values.push(parameter.value);
    }
    values.extend(item.rest.iter().map(|_| quote!(::core::default::Default::default())));
    let lint = many_arguments(parameters.len());
    quote! {
        /// With the elements that must be there.
        #lint
        #[inline]
        pub fn new(#(#parameters),*) -> Self {
            Self(#(#values),*)
        }
    }
}

/// The attribute of a function with so many arguments.
pub(in super::super) fn many_arguments(count: usize) -> Option<TokenStream> {
    let reason = "one for each required member";
    (count > ARGUMENT_LIMIT).then(|| quote!(#[allow(clippy::too_many_arguments, reason = #reason)]))
}
