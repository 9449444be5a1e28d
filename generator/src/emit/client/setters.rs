//! Setters of what a call may carry beyond its positional arguments.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::{Doc, code};
use super::super::ident::{ident, prefixed};
use super::super::layout::{Line, Part};
use super::super::value::setter;
use super::group::Call;
use crate::plan::{Docs, Ident, Member};

/// Methods that every call has; a member of one of these names is set by `set_…`.
const METHODS: &[&str] = &["new", "request", "configure", "accept", "send", "clone", "into_future", "without_body"];

/// The setters of a call for each of its results, if it has any.
pub(super) fn setters(call: &Call<'_>) -> Vec<Line> {
    call.types().iter().filter_map(|ty| of_type(call, ty)).collect()
}

fn of_type(call: &Call<'_>, ty: &TokenStream) -> Option<Line> {
    let line = Line::of("setters", quote!(#ty, request));
    let mut line = call.optional().fold(line, |line, member| {
        let docs = docs(&member.docs, || format!("Sets {}.", code(&member.wire.0)));
        let field = ident(&member.ident);
        set(call, line, docs, &name(&member.ident), member, |value| quote!(request.#field = #value))
    });
    let setters = call.operation.flat.as_ref().map(|flat| flat.setters.as_slice()).unwrap_or_default();
    if let Some((body, flat)) = call.body().zip(call.flat) {
        let members = setters.iter().filter_map(|number| flat.members.get(*number));
        line = members.fold(line, |line, member| of_body(call, line, body, member, flat.has_default()));
    }
    if let Some(body) = call.body().filter(|body| call.flat.is_some() || !body.required) {
        let field = ident(&body.ident);
        line =
            set(call, line, Doc::ours("Sets the whole body."), &field, body, |value| quote!(request.#field = #value));
        if call.operation.without_body {
            let docs = Doc::ours("Sends no body: the document leaves it optional, although it has required members.");
            let parts = [quote!(without_body()), quote!(request.#field = None)];
            line = entry(line, &docs, parts);
        }
    }
    (!line.is_empty()).then_some(line)
}

/// The first paragraph of what the document says of a member, all of which stands at the member itself; else that it is
/// set, which a setter's name says too.
fn docs(docs: &Docs, ours: impl FnOnce() -> String) -> Doc {
    if docs.0.is_empty() { Doc::ours(ours()) } else { Doc::of(docs).first() }
}

fn of_body(call: &Call<'_>, line: Line, body: &Member, member: &Member, has_default: bool) -> Line {
    let (name, field, body_name) = (name_in_body(call, &body.ident, &member.ident), &member.ident, ident(&body.ident));
    let (docs, field) = (docs(&member.docs, || format!("Sets {} of the body.", code(&member.wire.0))), ident(field));
    let some = !body.required && !has_default;
    let docs = if some { docs.paragraph("Without effect on a call without a body.") } else { docs };
    set(call, line, docs, &name, member, |value| match (body.required, has_default) {
        (true, _) => quote!(request.#body_name.#field = #value),
        (false, true) => quote!(request.#body_name.get_or_insert_default().#field = #value),
        (false, false) => quote!(if let Some(body) = &mut request.#body_name { body.#field = #value }),
    })
}

/// `limit(i64) => request.limit = Some(limit)`
fn set(
    call: &Call<'_>,
    line: Line,
    docs: Doc,
    name: &syn::Ident,
    member: &Member,
    statement: impl FnOnce(TokenStream) -> TokenStream,
) -> Line {
    let parameter = setter(call.scope, &member.ty, name);
    let (ty, statement) = (parameter.ty, statement(parameter.value));
    entry(line, &docs, [quote!(#name(#ty)), statement])
}

fn entry(line: Line, docs: &Doc, [signature, statement]: [TokenStream; 2]) -> Line {
    line.documented(docs.comments(), [Part::Tokens(signature), Part::Arrow, Part::Tokens(statement)])
}

/// The name of a setter: the member's, unless every call has a method of that name.
fn name(member: &Ident) -> syn::Ident {
    if METHODS.contains(&member.plain()) { prefixed("set_", member) } else { ident(member) }
}

/// The name of a setter for a member of the body, which gives way to the parameters and the body itself.
fn name_in_body(call: &Call<'_>, body: &Ident, member: &Ident) -> syn::Ident {
    if member == body {
        return prefixed("set_", member);
    }
    let is_parameter = call.operation.request.members.iter().any(|parameter| parameter.ident == *member);
    if is_parameter { prefixed("body_", member) } else { name(member) }
}
