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
use super::record::many_arguments;
use crate::plan::Tuple;

/// The definition, and a constructor with what has to be there.
pub(super) fn items(scope: &Scope<'_>, item: &Tuple) -> TokenStream {
    let (name, doc) = (ident(&item.ident), Doc::of(&item.docs).outer());
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
    quote! {
        #doc
        #[derive(Clone #default)]
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
        pub fn new(#(#parameters),*) -> Self {
            Self(#(#values),*)
        }
    }
}
