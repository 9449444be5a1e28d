//! Methods that follow the links of responses.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::{from_text, ident, prefixed};
use super::super::json::compact;
use super::super::lit::{lit, unsigned};
use super::super::types::many_arguments;
use super::super::value::parameter;
use super::group::Call;
use crate::ir::LinkValue;
use crate::plan::{Argument, Bindings, Link, Member, Operation, TypeRef};

/// What a link's method takes by itself.
const OURS: [&str; 3] = ["request", "response", "headers"];

/// The methods for the links of an operation.
pub(super) fn methods(call: &Call<'_>, bindings: &Bindings) -> Vec<TokenStream> {
    let links = call.operation.links.iter();
    links.filter_map(|link| Some(method(call, link, bindings.operations.get(link.target)?))).collect()
}

fn method(call: &Call<'_>, link: &Link, target: &Operation) -> TokenStream {
    let scope = call.scope;
    let (name, doc) = (ident(&link.method), Doc::of(&link.docs));
    let doc = doc.paragraph("# Errors\nWhen what the call needs is not there, or does not fit.").outer();
    let request = link.request.then(|| scope.operation(&call.operation.request.ident));
    let response = link.response.as_ref().map(|ty| scope.ty(ty));
    let headers = link.headers.as_ref().map(|ty| scope.ty(ty));
    let given = OURS.iter().zip([request, response, headers]);
    let given: Vec<(syn::Ident, TokenStream)> = given.filter_map(|(name, ty)| Some((from_text(name), ty?))).collect();
    let (names, types): (Vec<_>, Vec<_>) = given.into_iter().unzip();
    let values = link.values.iter().map(|(number, value)| {
        let (number, value) = (unsigned(*number as u64), self::value(call, value));
        quote!((#number, #value))
    });
    let missing: Vec<_> = link.missing.iter().filter_map(|argument| self::missing(call, target, argument)).collect();
    let (parameters, statements): (Vec<_>, Vec<_>) = missing.into_iter().unzip();
    let (error, table) = (scope.runtime("client", "LinkError"), scope.runtime("client", "Link"));
    let result = scope.std("Result");
    let (target_call, record) = (call.of(target), scope.operation(&target.request.ident));
    let client = call.client();
    let make = match statements.is_empty() {
        true => quote!(|request| Call::new(#client, request)),
        false => quote!(|mut request: #record| { #(#statements)* Call::new(#client, request) }),
    };
    let by_reference = matches!(link.response, Some(TypeRef::Vec(_) | TypeRef::String));
    let lint = by_reference.then(|| quote!(#[allow(clippy::ptr_arg, reason = "what the call answered")]));
    let many = many_arguments(names.len() + parameters.len() + 1);
    quote! {
        #doc
        #lint
        #many
        pub fn #name(&self, #(#names: &#types,)* #(#parameters),*) -> #result<#target_call, #error> {
            let link = #table::new(&[#(#values),*]) #(.#names(#names))*;
            link.follow().map(#make)
        }
    }
}

fn value(call: &Call<'_>, value: &LinkValue) -> TokenStream {
    let name = call.scope.runtime("client", "LinkValue");
    match value {
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
            let parts = parts.iter().map(|part| self::value(call, part));
            quote!(#name::Text(&[#(#parts),*]))
        }
    }
}

/// A parameter for what the call requires and the link does not say, and the statement that sets it.
fn missing(call: &Call<'_>, target: &Operation, argument: &Argument) -> Option<(TokenStream, TokenStream)> {
    let member: &Member = match argument {
        Argument::Member(number) => target.request.members.get(*number)?,
        Argument::Body => target.request.members.last()?,
        Argument::BodyMember(_) => return None,
    };
    let field = ident(&member.ident);
    let name = if OURS.contains(&member.ident.plain()) { prefixed("next_", &member.ident) } else { field.clone() };
    let parameter = parameter(call.scope, &member.ty, &name);
    let (ty, value) = (parameter.ty, parameter.value);
    Some((quote!(#name: #ty), quote!(request.#field = #value;)))
}
