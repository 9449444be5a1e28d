//! The `operations` module: requests and errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::{Doc, code};
use super::super::ident::ident;
use super::super::layout::{Line, Module, Part, Piece};
use super::super::outcome::error_definition;
use super::super::runtime_expression;
use super::super::scope::{Names, Paths, Place, Scope};
use super::division::Division;
use super::parameters::Parameters;
use super::size::{self, Sizes};
use super::{record, replies, union};
use crate::plan::{Bindings, Operation, ReplyEnum, Union};

/// The module.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths) -> Module {
    let by_name = size::by_name(bindings);
    let division = Division::new(bindings, paths);
    let parameters = Parameters::of(bindings);
    let mut module = division.items(|file| {
        let mut sizes = Sizes::new(&by_name);
        let scope = Scope::new(paths, names, Place::Operations, []).of_file(file);
        let mut pieces = scope.printed();
        pieces.extend(division.statuses(file).map(replies::statuses).map(Piece::Items));
        pieces.extend(division.replies(file).map(|item| Piece::Items(reply(&scope, item, &mut sizes))));
        for operation in division.operations(file) {
            pieces.extend(record::pieces(&scope, &operation.request, |member| parameters.docs(member, file.is_some())));
            pieces.extend(callbacks(&scope, operation).map(Piece::Line));
            pieces.extend(operation.bodies.iter().map(|item| Piece::Items(bodies(&scope, &item.union, &mut sizes))));
            pieces.push(Piece::Items(outcome(&scope, operation, &mut sizes)));
        }
        if !pieces.is_empty() {
            pieces.first(Piece::Items(scope.uses()));
        }
        Module { doc: Doc::ours("Requests and errors of each operation."), modules: Vec::new(), pieces }
    });
    module.modules.extend(parameters.module());
    module
}

/// `callbacks!`
fn callbacks(scope: &Scope<'_>, operation: &Operation) -> Option<Line> {
    let line = Line::new("callbacks", ident(&operation.request.ident));
    let line = operation.callbacks.iter().fold(line, |line, callback| {
        let (name, given) = (ident(&callback.method), runtime_expression::given(scope, None, &callback.sources));
        let value = runtime_expression::value(scope, &callback.address);
        let parts = [Part::Tokens(quote!(#name(#(#given),*))), Part::Arrow, Part::Tokens(value)];
        line.documented(Doc::of(&callback.docs).comments(), parts)
    });
    (!line.is_empty()).then_some(line)
}

/// What the body of a request may be.
fn bodies<'a>(scope: &Scope<'_>, item: &'a Union, sizes: &mut Sizes<'a>) -> TokenStream {
    let is_lopsided = sizes.is_lopsided(item.branches.iter().map(|branch| &branch.ty));
    union::item(scope, item, is_lopsided)
}

/// What an operation fails with, and what else differs by status.
fn outcome<'a>(scope: &Scope<'_>, operation: &'a Operation, sizes: &mut Sizes<'a>) -> TokenStream {
    let statuses = operation.outcome.status_sets.iter().map(replies::statuses);
    let replies = operation.outcome.replies.iter().map(|item| reply(scope, item, sizes));
    let (error, alias) = (error(scope, operation), status_alias(scope, operation));
    quote!(#error #alias #(#statuses)* #(#replies)*)
}

fn reply<'a>(scope: &Scope<'_>, item: &'a ReplyEnum, sizes: &mut Sizes<'a>) -> TokenStream {
    let is_lopsided = sizes.is_lopsided(item.variants.iter().map(|variant| &variant.ty));
    replies::replies(scope, item, is_lopsided)
}

/// What the statuses were called before other operations had the same: the enum itself, as variants can't be imported
/// through the alias of a type.
fn status_alias(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let (alias, ty) = (operation.outcome.status_alias.as_ref()?, operation.outcome.statuses.as_ref()?);
    let (alias, ty) = (ident(alias), scope.reexported(ty));
    let doc = Doc::ours(format!("The statuses with which {} fails.", code(operation.method_ident.plain()))).outer();
    Some(quote!(#doc pub use #ty as #alias;))
}

fn error(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let (name, ty) = (ident(operation.outcome.error.as_ref()?), error_definition(scope, operation)?);
    let doc = Doc::of(&operation.outcome.error_docs).outer();
    Some(quote!(#doc pub type #name = #ty;))
}
