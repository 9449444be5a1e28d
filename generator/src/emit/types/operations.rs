//! The `operations` module: requests and errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::ident;
use super::super::layout::{Module, Piece};
use super::super::outcome;
use super::super::scope::{Names, Paths, Place, Scope};
use super::record;
use crate::plan::{Bindings, Operation, StatusesEnum};

/// The module.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths) -> Module {
    let scope = Scope::new(paths, names, Place::Operations, []);
    let items: Vec<TokenStream> = bindings.operations.iter().map(|operation| items(&scope, operation)).collect();
    let pieces = [scope.uses()].into_iter().chain(items).map(Piece::Items).collect();
    Module { doc: Doc::ours("Requests and errors of each operation."), modules: Vec::new(), pieces }
}

fn items(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let request = record::items(scope, &operation.request, &Doc::of(&operation.request.docs));
    let statuses = operation.outcome.statuses.as_ref().map(statuses);
    let error = error(scope, operation);
    quote!(#request #error #statuses)
}

fn error(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let (name, ty) = (ident(operation.outcome.error.as_ref()?), outcome::error_definition(scope, operation)?);
    let doc = Doc::of(&operation.outcome.error_docs).outer();
    Some(quote!(#doc pub type #name = #ty;))
}

fn statuses(item: &StatusesEnum) -> TokenStream {
    let (name, doc) = (ident(&item.ident), Doc::of(&item.docs).outer());
    let variants = item.variants.iter().map(|variant| {
        let name = ident(&variant.ident);
        let doc = Doc::of(&variant.docs).outer();
        quote!(#doc #name)
    });
    quote! {
        #doc
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants),*
        }
    }
}
