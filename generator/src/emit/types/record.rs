//! Structs: definition, constructor, accessors of defaults.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::ident;
use super::super::layout::{Line, Piece};
use super::super::scope::Scope;
use super::super::value::parameter;
use super::{additions, default};
use crate::plan::{Member, Struct, TypeRef};

/// The definition of a struct, with `docs` of its members, the lines of its constructor and of its accessors.
pub(super) fn pieces(scope: &Scope<'_>, item: &Struct, docs: impl Fn(&Member) -> Doc) -> Vec<Piece> {
    let definition = Piece::Items(definition(scope, item, docs));
    let methods = [constructor(scope, item), default::accessors(scope, item)];
    std::iter::once(definition).chain(methods.into_iter().flatten().map(Piece::Line)).collect()
}

fn definition(scope: &Scope<'_>, item: &Struct, docs: impl Fn(&Member) -> Doc) -> TokenStream {
    let (name, doc) = (ident(&item.ident), scope.doc(&item.docs).outer());
    let members = item.members.iter().map(|member| {
        let (name, ty) = (ident(&member.ident), scope.ty(&member.ty));
        let doc = docs(member).outer();
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
    let (derives, attributes) = additions::tokens(scope.additions(&item.ident));
    quote! {
        #doc
        #attributes
        #[derive(Clone #derives)]
        #[non_exhaustive]
        pub struct #name {
            #(#members),*
        }
    }
}

/// `new!`; a struct without required members has its constructor from the macro that has its codec.
fn constructor(scope: &Scope<'_>, item: &Struct) -> Option<Line> {
    if item.has_default() {
        return None;
    }
    let line = Line::new("new", ident(&item.ident));
    let whole = item.extra.is_none() && item.members.iter().all(|member| member.required);
    let line = if whole { line.with(quote!(whole)) } else { line };
    let required = item.members.iter().filter(|member| member.required);
    Some(required.fold(line, |line, member| {
        let name = ident(&member.ident);
        line.entry(parameter(scope, &member.ty, &name).parts(&name))
    }))
}
