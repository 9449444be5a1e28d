//! Setters of what a call may carry beyond its positional arguments.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::{Doc, code};
use super::super::ident::{ident, prefixed};
use super::super::layout::{Line, Part};
use super::super::value::{Parameter, setter};
use super::group::Call;
use crate::plan::{Docs, Ident, Member};

/// Methods that every call has; a member of one of these names is set by `set_…`.
const METHODS: &[&str] = &[
    "new",
    "request",
    "configure",
    "accept",
    "build_request",
    "validate",
    "send",
    "clone",
    "into_future",
    "paginate",
    "stream",
    "download",
    "without_body",
];

/// The setters of a call, if it has any.
pub(super) fn setters(call: &Call<'_>) -> Option<Line> {
    let ty = call.result();
    let line = Line::of("setters", quote!(#ty, request));
    let mut line = call.optional().fold(line, |line, member| {
        let docs = docs(&member.docs, || format!("Sets {}.", code(&member.wire.0)));
        set_own(call, line, docs, &name(&member.ident), member)
    });
    let setters = call.operation.flat.as_ref().map(|flat| flat.setters.as_slice()).unwrap_or_default();
    if let Some((body, flat)) = call.body().zip(call.flat) {
        let members = setters.iter().filter_map(|number| flat.members.get(*number));
        line = members.fold(line, |line, member| of_body(call, line, body, member, flat.has_default()));
    }
    if let Some(body) = call.body().filter(|body| call.flat.is_some() || !body.required) {
        let field = ident(&body.ident);
        line = set_own(call, line, Doc::ours("Sets the whole body."), &field, body);
        if call.operation.without_body {
            let docs = Doc::ours("Sends no body: the document leaves it optional, although it has required members.");
            line = entry(line, &docs, quote!(without_body()), How::Statement(quote!(request.#field = None)));
        }
    }
    (!line.is_empty()).then_some(line)
}

/// The first paragraph of what the document says of a member, all of which stands at the member itself; else that it is
/// set, which a setter's name says too.
fn docs(docs: &Docs, ours: impl FnOnce() -> String) -> Doc {
    if docs.0.is_empty() { Doc::ours(ours()) } else { Doc::of(docs).first_sentence() }
}

fn of_body(call: &Call<'_>, line: Line, body: &Member, member: &Member, has_default: bool) -> Line {
    let (name, field, body_name) = (name_in_body(call, &body.ident, &member.ident), &member.ident, ident(&body.ident));
    let (docs, field) = (docs(&member.docs, || format!("Sets {} of the body.", code(&member.wire.0))), ident(field));
    let some = !body.required && !has_default;
    let docs = if some { docs.paragraph("Without effect on a call without a body.") } else { docs };
    set(call, line, docs, &name, member, |implied, value| {
        let named = implied && name == field;
        match (body.required, has_default) {
            (true, _) if named => How::In(quote!(in #body_name)),
            (false, true) if named => How::In(quote!(in #body_name or default)),
            (true, _) => How::Statement(quote!(request.#body_name.#field = #value)),
            (false, true) => How::Statement(quote!(request.#body_name.get_or_insert_default().#field = #value)),
            (false, false) => {
                How::Statement(quote!(if let Some(body) = &mut request.#body_name { body.#field = #value }))
            }
        }
    })
}

/// `limit(i64)`, and what it does where that does not follow: `limit(i64) => request.body.limit = Some(limit)`
fn set(
    call: &Call<'_>,
    line: Line,
    docs: Doc,
    name: &syn::Ident,
    member: &Member,
    how: impl FnOnce(bool, TokenStream) -> How,
) -> Line {
    let Parameter { ty, value, implied } = setter(call.scope, &member.ty, name);
    entry(line, &docs, quote!(#name(#ty)), how(implied, value))
}

/// A setter of a member of the request itself.
fn set_own(call: &Call<'_>, line: Line, docs: Doc, name: &syn::Ident, member: &Member) -> Line {
    let field = ident(&member.ident);
    set(call, line, docs, name, member, |implied, value| {
        if implied && *name == field { How::Implied } else { How::Statement(quote!(request.#field = #value)) }
    })
}

/// What a setter does.
enum How {
    /// It sets the member of its name.
    Implied,
    /// The same in the request's body.
    In(TokenStream),
    /// This.
    Statement(TokenStream),
}

fn entry(line: Line, docs: &Doc, signature: TokenStream, how: How) -> Line {
    let signature = Part::Tokens(signature);
    let parts = match how {
        How::Implied => vec![signature],
        How::In(place) => vec![signature, Part::Tokens(place)],
        How::Statement(statement) => vec![signature, Part::Arrow, Part::Tokens(statement)],
    };
    line.documented(docs.comments(), parts)
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
