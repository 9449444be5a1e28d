//! Methods that follow the links of responses.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::{ident, prefixed};
use super::super::layout::{Line, Part};
use super::super::lit::unsigned;
use super::super::runtime_expression;
use super::super::value::parameter;
use super::group::Call;
use crate::plan::{Argument, Bindings, Link, Member, Operation};

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
    let request = link.sources.request.then(|| scope.operation(&call.operation.request.ident));
    let given = runtime_expression::given(scope, request, &link.sources);
    let missing: Vec<_> = link.missing.iter().filter_map(|argument| self::missing(call, target, argument)).collect();
    let missing = (!missing.is_empty()).then(|| quote!(; #(#missing),*));
    let values = link.values.iter().map(|(number, value)| {
        let (number, value) = (unsigned(*number as u64), runtime_expression::value(scope, value));
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

/// A parameter for what the call requires and the link does not say, and what it sets.
fn missing(call: &Call<'_>, target: &Operation, argument: &Argument) -> Option<TokenStream> {
    let member: &Member = match argument {
        Argument::Member(number) => target.request.members.get(*number)?,
        Argument::Body => target.request.members.last()?,
        Argument::BodyMember(_) => return None,
    };
    let field = ident(&member.ident);
    let name = if runtime_expression::NAMES.contains(&member.ident.plain()) {
        prefixed("next_", &member.ident)
    } else {
        field.clone()
    };
    let parameter = parameter(call.scope, &member.ty, &name);
    let (ty, value) = (parameter.ty, parameter.value);
    Some(quote!(#name(#ty): #field = #value))
}
