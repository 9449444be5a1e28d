//! Methods that follow the links of responses.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::{from_text, ident, prefixed};
use super::super::json::compact;
use super::super::layout::{Line, Part};
use super::super::lit::{lit, unsigned};
use super::super::value::parameter;
use super::group::Call;
use crate::ir::LinkValue;
use crate::plan::{Argument, Bindings, Link, Member, Operation};

/// What a link's method takes by itself.
const OURS: [&str; 3] = ["request", "response", "headers"];

/// Adds the methods for the links of an operation.
pub(super) fn methods(line: Line, call: &Call<'_>, bindings: &Bindings) -> Line {
    call.operation.links.iter().fold(line, |line, link| match bindings.operations.get(link.target) {
        Some(target) => method(line, call, link, target),
        None => line,
    })
}

/// `get_user_first(response: &User; id(i64): id = id) -> Call<GetThing, Thing, Error> => &[(0, LinkValue::…)]`
fn method(line: Line, call: &Call<'_>, link: &Link, target: &Operation) -> Line {
    let scope = call.scope;
    let (name, doc) = (ident(&link.method), Doc::of(&link.docs));
    let request = link.request.then(|| scope.operation(&call.operation.request.ident));
    let response = link.response.as_ref().map(|ty| scope.ty(ty));
    let headers = link.headers.as_ref().map(|ty| scope.ty(ty));
    let given = OURS.iter().zip([request, response, headers]).filter_map(|(name, ty)| {
        let (name, ty) = (from_text(name), ty?);
        Some(quote!(#name: &#ty))
    });
    let missing: Vec<_> = link.missing.iter().filter_map(|argument| self::missing(call, target, argument)).collect();
    let missing = (!missing.is_empty()).then(|| quote!(; #(#missing),*));
    let values = link.values.iter().map(|(number, value)| {
        let (number, value) = (unsigned(*number as u64), self::value(call, value));
        quote!((#number, #value))
    });
    let parts = [
        Part::Tokens(quote!(#name(#(#given),* #missing))),
        Part::Gives,
        Part::Tokens(call.of(target)),
        Part::Arrow,
        Part::Tokens(quote!(&[#(#values),*])),
    ];
    line.documented(doc.comments(), parts)
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

/// A parameter for what the call requires and the link does not say, and what it sets.
fn missing(call: &Call<'_>, target: &Operation, argument: &Argument) -> Option<TokenStream> {
    let member: &Member = match argument {
        Argument::Member(number) => target.request.members.get(*number)?,
        Argument::Body => target.request.members.last()?,
        Argument::BodyMember(_) => return None,
    };
    let field = ident(&member.ident);
    let name = if OURS.contains(&member.ident.plain()) { prefixed("next_", &member.ident) } else { field.clone() };
    let parameter = parameter(call.scope, &member.ty, &name);
    let (ty, value) = (parameter.ty, parameter.value);
    Some(quote!(#name(#ty): #field = #value))
}
