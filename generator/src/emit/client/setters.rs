//! Setters of what a call may carry beyond its positional arguments.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::{Doc, code};
use super::super::ident::{ident, plain, prefixed};
use super::super::value::setter;
use super::group::Call;
use crate::plan::{Ident, Member};

/// Methods that every call has; a member of one of these names is set by `set_…`.
const METHODS: &[&str] = &["new", "request", "configure", "accept", "send", "clone", "into_future", "without_body"];

/// The setters of a call, if it has any.
pub(super) fn setters(call: &Call<'_>) -> Option<TokenStream> {
    let mut methods: Vec<TokenStream> = call.optional().map(|member| parameter(call, member)).collect();
    let flat_setters = call.operation.flat.as_ref().map(|flat| flat.setters.as_slice()).unwrap_or_default();
    if let Some((body, flat)) = call.body().zip(call.flat) {
        let members = flat_setters.iter().filter_map(|number| flat.members.get(*number));
        methods.extend(members.map(|member| of_body(call, body, member, flat.has_default())));
    }
    if let Some(body) = call.body().filter(|body| call.flat.is_some() || !body.required) {
        methods.push(whole_body(call, body));
        methods.extend(call.operation.without_body.then(|| without_body(body)));
    }
    let (generics, ty) = call.setters_of();
    (!methods.is_empty()).then(|| quote!(impl #generics #ty { #(#methods)* }))
}

/// The name of a setter: the member's, unless every call has a method of that name.
fn name(member: &Ident) -> syn::Ident {
    if METHODS.contains(&plain(member)) { prefixed("set_", member) } else { ident(member) }
}

/// The name of a setter for a member of the body, which gives way to the parameters and the body itself.
fn name_in_body(call: &Call<'_>, body: &Ident, member: &Ident) -> syn::Ident {
    if member == body {
        return prefixed("set_", member);
    }
    let is_parameter = call.operation.request.members.iter().any(|parameter| parameter.ident == *member);
    if is_parameter { prefixed("body_", member) } else { name(member) }
}

fn parameter(call: &Call<'_>, member: &Member) -> TokenStream {
    let (setter_name, field) = (name(&member.ident), ident(&member.ident));
    let parameter = setter(call.scope, &member.ty, &field);
    let (ty, value) = (parameter.ty, parameter.value);
    let doc = Doc::ours(format!("Sets {}.", code(&member.wire.0))).and(&member.docs).outer();
    quote! {
        #doc
        pub fn #setter_name(mut self, #field: #ty) -> Self {
            self.call.request_mut().#field = #value;
            self
        }
    }
}

fn of_body(call: &Call<'_>, body: &Member, member: &Member, has_default: bool) -> TokenStream {
    let body_name = ident(&body.ident);
    let (setter_name, field) = (name_in_body(call, &body.ident, &member.ident), ident(&member.ident));
    let parameter = setter(call.scope, &member.ty, &field);
    let (ty, value) = (parameter.ty, parameter.value);
    let doc = Doc::ours(format!("Sets {} of the body.", code(&member.wire.0))).and(&member.docs);
    let (doc, statement) = match (body.required, has_default) {
        (true, _) => (doc, quote!(self.call.request_mut().#body_name.#field = #value;)),
        (false, true) => (doc, quote!(self.call.request_mut().#body_name.get_or_insert_default().#field = #value;)),
        (false, false) => {
            let statement = quote! {
                if let Some(body) = &mut self.call.request_mut().#body_name {
                    body.#field = #value;
                }
            };
            (doc.paragraph("Without effect on a call without a body."), statement)
        }
    };
    let doc = doc.outer();
    quote! {
        #doc
        pub fn #setter_name(mut self, #field: #ty) -> Self {
            #statement
            self
        }
    }
}

fn whole_body(call: &Call<'_>, body: &Member) -> TokenStream {
    let name = ident(&body.ident);
    let parameter = setter(call.scope, &body.ty, &name);
    let (ty, value) = (parameter.ty, parameter.value);
    quote! {
        /// Sets the whole body.
        pub fn #name(mut self, #name: #ty) -> Self {
            self.call.request_mut().#name = #value;
            self
        }
    }
}

fn without_body(body: &Member) -> TokenStream {
    let name = ident(&body.ident);
    quote! {
        /// Sends no body: the document leaves it optional, although it has required members.
        pub fn without_body(mut self) -> Self {
            self.call.request_mut().#name = None;
            self
        }
    }
}
