//! Runtime expressions: what they are about, and where in that they lead.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::from_text;
use super::json::compact;
use super::lit::{lit, unsigned};
use super::scope::Scope;
use crate::ir::LinkValue;
use crate::plan::Sources;

/// What they are about, as parameters are called.
pub(super) const NAMES: [&str; 3] = ["request", "response", "headers"];

/// The parameters for what is given; `request` has the type of the request, where that is one of them.
pub(super) fn given(scope: &Scope<'_>, request: Option<TokenStream>, sources: &Sources) -> Vec<TokenStream> {
    let response = sources.response.as_ref().map(|ty| scope.ty(ty));
    let headers = sources.headers.as_ref().map(|ty| scope.ty(ty));
    let given = NAMES.iter().zip([request, response, headers]).filter_map(|(name, ty)| {
        let (name, ty) = (from_text(name), ty?);
        Some(quote!(#name: &#ty))
    });
    given.collect()
}

/// `LinkValue::Request(0, "/url")`
pub(super) fn value(scope: &Scope<'_>, from: &LinkValue) -> TokenStream {
    let name = scope.runtime("operation", "LinkValue");
    match from {
        LinkValue::Constant(json) => {
            let json = lit(&compact(json));
            quote!(#name::Json(#json))
        }
        LinkValue::Response(pointer) => {
            let pointer = lit(pointer);
            quote!(#name::Response(#pointer))
        }
        LinkValue::Header(number) => {
            let number = unsigned(*number as u64);
            quote!(#name::Header(#number))
        }
        LinkValue::Request(number, pointer) => {
            let (number, pointer) = (unsigned(*number as u64), lit(pointer));
            quote!(#name::Request(#number, #pointer))
        }
        // Texts don't nest.
        LinkValue::Text(parts) => {
            let parts = parts.iter().map(|part| value(scope, part));
            quote!(#name::Text(&[#(#parts),*]))
        }
    }
}
