//! Accessors of optional members that have a default.
//!
//! The member keeps what came over the wire; the accessor of the same name says what the document wants an absent one
//! to mean.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::{Doc, code};
use super::super::ident::{ident, plain};
use super::super::json::compact;
use super::super::lit::{float, integer, lit};
use super::super::scope::Scope;
use crate::ir::Json;
use crate::plan::{Member, TypeRef};

/// The accessor, where the default is one that Rust has a literal for.
pub(super) fn accessor(scope: &Scope<'_>, member: &Member) -> Option<TokenStream> {
    let TypeRef::Option(inner) = &member.ty else { return None };
    // `new` is the constructor.
    if member.required || plain(&member.ident) == "new" {
        return None;
    }
    let json = member.default.as_ref()?;
    let name = ident(&member.ident);
    let (ty, value) = match (inner.as_ref(), json) {
        (TypeRef::String, Json::String(text)) => {
            let text = lit(text);
            (quote!(&str), quote!(self.#name.as_deref().unwrap_or(#text)))
        }
        (TypeRef::Format(_), Json::String(text)) => {
            let text = lit(text);
            (scope.ty(inner), quote!(self.#name.clone().unwrap_or_else(|| #text.into())))
        }
        (TypeRef::Schema(schema), Json::String(_) | Json::Number(_) | Json::Boolean(_)) => {
            let (ty, variant) = (scope.schema(schema), ident(member.default_variant.as_ref()?));
            (ty.clone(), quote!(self.#name.clone().unwrap_or(#ty::#variant)))
        }
        (TypeRef::Bool, Json::Boolean(value)) => (quote!(bool), quote!(self.#name.unwrap_or(#value))),
        (TypeRef::I64, Json::Number(text)) => {
            let value = integer(text.parse().ok()?);
            (quote!(i64), quote!(self.#name.unwrap_or(#value)))
        }
        (TypeRef::F64, Json::Number(text)) => {
            let value = float(text.parse().ok()?);
            (quote!(f64), quote!(self.#name.unwrap_or(#value)))
        }
        (TypeRef::Vec(element), Json::Array(elements)) if elements.is_empty() => {
            let element = scope.ty(element);
            (quote!(&[#element]), quote!(self.#name.as_deref().unwrap_or_default()))
        }
        _ => return None,
    };
    let lint = matches!(**inner, TypeRef::F64)
        .then(|| quote!(#[allow(clippy::approx_constant, reason = "the document's default")]));
    let doc = Doc::ours(format!("`{}`, or {} when it is absent.", plain(&member.ident), code(&compact(json)))).outer();
    Some(quote! {
        #doc
        #lint
        pub fn #name(&self) -> #ty {
            #value
        }
    })
}
