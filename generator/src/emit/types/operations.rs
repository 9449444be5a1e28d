//! The `operations` module: requests and errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::ident;
use super::super::layout::{Module, Piece, Printed};
use super::super::outcome;
use super::super::scope::{Names, Paths, Place, Scope};
use super::division::Division;
use super::size::Sizes;
use super::{record, replies};
use crate::plan::{Bindings, Operation};

/// The module.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths) -> Module {
    let mut sizes = Sizes::new(bindings);
    let division = Division::new(bindings, paths);
    division.items(|file| {
        let scope = Scope::new(paths, names, Place::Operations, []).of_file(file);
        let items = division.operations(file).map(|operation| Piece::Items(items(&scope, operation, &mut sizes)));
        let mut pieces: Printed = items.collect();
        if !pieces.is_empty() {
            pieces.first(Piece::Items(scope.uses()));
        }
        Module { doc: Doc::ours("Requests and errors of each operation."), modules: Vec::new(), pieces }
    })
}

fn items<'a>(scope: &Scope<'_>, operation: &'a Operation, sizes: &mut Sizes<'a>) -> TokenStream {
    let request = record::items(scope, &operation.request, &Doc::of(&operation.request.docs));
    let statuses = operation.outcome.statuses.as_ref().map(replies::statuses);
    let replies = operation.outcome.replies.iter().map(|item| {
        let is_lopsided = sizes.is_lopsided(item.variants.iter().map(|variant| &variant.ty));
        replies::replies(scope, item, is_lopsided)
    });
    let error = error(scope, operation);
    quote!(#request #error #statuses #(#replies)*)
}

fn error(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let (name, ty) = (ident(operation.outcome.error.as_ref()?), outcome::error_definition(scope, operation)?);
    let doc = Doc::of(&operation.outcome.error_docs).outer();
    Some(quote!(#doc pub type #name = #ty;))
}
