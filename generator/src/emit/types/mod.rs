//! The types crate: what requests and responses carry.

mod additions;
mod codec;
mod default;
mod division;
mod enumeration;
mod operations;
mod parameters;
mod record;
mod replies;
mod size;
mod tuple;
mod union;

pub(super) use tuple::many_arguments;

use proc_macro2::TokenStream;
use quote::quote;

use super::api_name;
use super::doc::Doc;
use super::ident::ident;
use super::layout::{Child, Module, Name, Piece};
use super::scope::{Names, Paths, Place, Scope};
use crate::ir::Rule;
use crate::plan::{Bindings, Schema, TypeRef};
use division::Division;

/// The root module.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths) -> Module {
    Module {
        doc: Doc::ours(format!("Types of the {}.", api_name(bindings))).and(&bindings.description).paragraph(
            "What requests and responses carry, shared by the client and the server: schemas here, requests and errors \
             of each\noperation in [`operations`]. All have `Debug` and `PartialEq`, schemas also serde's traits, through \
             the\ntables of the codec.",
        ),
        modules: vec![
            Child::with(codec_lints(bindings), Name::Ours("codec"), codec::module(bindings, names, paths)),
            Child::public(Name::Ours("operations"), operations::module(bindings, names, paths)),
            Child::private(Name::Ours("schemas"), schemas(bindings, names, paths)),
        ],
        pieces: names.printed([root(bindings)]),
    }
}

fn root(bindings: &Bindings) -> TokenStream {
    let schemas = (!bindings.schemas.is_empty()).then(|| {
        quote!(
            pub use schemas::*;
        )
    });
    quote! {
        pub use ::bindery::{Nullable, With};
        #schemas

        /// The API as a table: its servers and security schemes.
        pub fn api() -> &'static ::bindery::operation::Api {
            &codec::API
        }
    }
}

fn schemas(bindings: &Bindings, names: &Names, paths: &Paths) -> Module {
    let by_name = size::by_name(bindings);
    let division = Division::new(bindings, paths);
    division.items(|file| {
        let mut sizes = size::Sizes::new(&by_name);
        let scope = Scope::new(paths, names, Place::Schemas, []).of_file(file);
        let mut pieces = scope.printed();
        for (schema, alike) in division.schemas(file) {
            match alike {
                Some(other) => pieces.push(Piece::Items(alias(&scope, schema, other))),
                None => pieces.extend(items(&scope, &mut sizes, schema)),
            }
        }
        if !pieces.is_empty() {
            pieces.first(Piece::Items(scope.uses()));
        }
        Module { doc: Doc::ours("Schemas of the document."), modules: Vec::new(), pieces }
    })
}

/// A type that is another one under its own name.
fn alias(scope: &Scope<'_>, schema: &Schema, other: &Schema) -> TokenStream {
    let (name, other) = (ident(schema.ident()), scope.schema(other.ident()));
    let doc = scope.doc(schema.docs()).outer();
    quote!(#doc pub type #name = #other;)
}

fn items<'a>(scope: &Scope<'_>, sizes: &mut size::Sizes<'a>, schema: &'a Schema) -> Vec<Piece> {
    let items = match schema {
        Schema::Struct(item) => return record::pieces(scope, item, |member| Doc::of(&member.docs)),
        Schema::Enum(item) => enumeration::item(scope, item),
        Schema::Tuple(item) => tuple::items(scope, item),
        Schema::Union(item) => {
            let types = item.branches.iter().map(|branch| &branch.ty).chain([&TypeRef::Value]);
            union::item(scope, item, sizes.is_lopsided(types))
        }
    };
    vec![Piece::Items(items)]
}

/// A limit of the document may come near a mathematical constant.
fn codec_lints(bindings: &Bindings) -> TokenStream {
    fn has_float(rules: &[Rule]) -> bool {
        rules.iter().any(|rule| rule.has_fraction() || rule.sets().into_iter().any(has_float))
    }
    let schemas = bindings.schemas.iter().any(|schema| match schema {
        Schema::Enum(item) => item.variants.iter().any(|variant| variant.value.has_fraction()),
        Schema::Struct(_) | Schema::Union(_) | Schema::Tuple(_) => schema.rules().into_iter().any(has_float),
    });
    let any =
        schemas || bindings.operations.iter().any(|operation| operation.request.rules().into_iter().any(has_float));
    if any {
        quote!(#[allow(clippy::approx_constant, reason = "the document's limits, not constants")])
    } else {
        TokenStream::new()
    }
}
