//! A module of operations.

use std::collections::{BTreeSet, HashSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::group;
use super::super::ident::{from_text, ident, prefixed};
use super::super::layout::{Child, Line, Module, Name, Piece};
use super::super::lit::lit;
use super::super::scope::{Names, Paths, Place, Scope};
use super::super::types::many_arguments;
use super::super::value::parameter;
use super::super::{operation_key, outcome};
use super::{links, setters};
use crate::plan::{Argument, Bindings, Group, GroupOf, Ident, Member, Operation, Schema, Struct, TypeRef};

/// The modules of a group: its own, and those of operations that stand apart.
pub(super) fn modules(bindings: &Bindings, group: &Group, names: &Names, paths: &Paths) -> Vec<Child> {
    let apart: BTreeSet<usize> = group.apart.iter().flat_map(|(_, operations)| operations.iter().copied()).collect();
    let rest = group.operations.iter().copied().filter(|number| !apart.contains(number)).collect();
    let rest = [(group.module.clone(), rest)];
    let needed = |(name, operations): &&(Ident, Vec<usize>)| {
        !operations.is_empty() || group.handle.is_some() && *name == group.module
    };
    let all = rest.iter().chain(&group.apart).filter(needed);
    let modules = all.map(|(name, operations)| {
        let own = *name == group.module;
        let module = module(bindings, group, (operations, own), names, paths);
        Child::private(Name::Claimed(name.clone()), module)
    });
    modules.collect()
}

/// One of a group's modules; its own has its handle.
fn module(
    bindings: &Bindings,
    group: &Group,
    (operations, own): (&[usize], bool),
    names: &Names,
    paths: &Paths,
) -> Module {
    let hook = group.of == GroupOf::Hooks;
    let client = if hook { "Sender" } else { "Client" };
    let handle = group.handle.as_ref();
    let scope = Scope::new(paths, names, Place::Beside, ["Call", client].into_iter().chain(handle.map(Ident::plain)));
    let name = from_text(client);
    // What has the methods, and where it has the client.
    let (of, field, caller) = match handle {
        None if hook => (quote!(#name), quote!(self.0), quote!(&self.0)),
        None => (quote!(#name), quote!(self), quote!(self)),
        Some(handle) => {
            let handle = ident(handle);
            (quote!(#handle<'_>), quote!(self.0), quote!(self.0))
        }
    };
    let operations: Vec<Call<'_>> = operations
        .iter()
        .filter_map(|number| bindings.operations.get(*number))
        .map(|operation| Call { scope: &scope, operation, flat: flat(bindings, operation) })
        .collect();
    let methods: Vec<TokenStream> = operations.iter().map(|call| call.method(&caller)).collect();
    let block = (!methods.is_empty()).then(|| quote!(impl #of { #(#methods)* }));
    let links = Line::of("links", quote!(#of, #field));
    let links = operations.iter().fold(links, |line, call| links::methods(line, call, bindings));
    let links = (!links.is_empty()).then_some(links);
    let setters = operations.iter().filter_map(setters::setters);
    let definition = handle.filter(|_| own).map(|handle| definition(group, handle, &name));
    let mut pieces = scope.printed();
    pieces.extend([Piece::Items(quote!(#definition #block))]);
    pieces.extend(links.into_iter().chain(setters).map(Piece::Line));
    let (root, uses) = (paths.root(), scope.uses());
    let call = (!methods.is_empty()).then(|| quote!(Call,));
    let uses = match handle {
        Some(handle) if !own => {
            let (module, handle) = (ident(&group.module), ident(handle));
            quote!(use #root::#module::#handle; use #root::Call; #uses)
        }
        _ => quote!(use #root::{#call #name}; #uses),
    };
    pieces.first(Piece::Items(uses));
    let doc = if handle.is_some() { group::doc(group) } else { group::doc(group).and(&group.docs) };
    Module { doc, modules: Vec::new(), pieces }
}

/// The handle, and how the client gives it.
fn definition(group: &Group, handle: &Ident, client: &syn::Ident) -> TokenStream {
    let (name, method) = (ident(handle), ident(&group.module));
    let (doc, what) = (group::doc(group).and(&group.docs).outer(), group::doc(group).outer());
    quote! {
        #doc
        #[derive(Debug, Clone, Copy)]
        pub struct #name<'a>(pub(crate) &'a #client);

        impl #client {
            #what
            pub fn #method(&self) -> #name<'_> {
                #name(self)
            }
        }
    }
}

fn flat<'a>(bindings: &'a Bindings, operation: &Operation) -> Option<&'a Struct> {
    match bindings.schemas.get(operation.flat.as_ref()?.schema)? {
        Schema::Struct(item) => Some(item),
        Schema::Enum(_) | Schema::Tuple(_) | Schema::Union(_) => None,
    }
}

/// An operation as the client prints it.
pub(super) struct Call<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) operation: &'a Operation,
    /// The body's struct, whose members are set one by one.
    pub(super) flat: Option<&'a Struct>,
}

impl Call<'_> {
    /// `Call<InviteMember, InviteMemberData, InviteMemberError>`
    fn ty(&self, output: &TokenStream) -> TokenStream {
        let request = self.scope.operation(&self.operation.request.ident);
        let error = outcome::error(self.scope, self.operation);
        quote!(Call<#request, #output, #error>)
    }

    /// The type of a call of another operation.
    pub(super) fn of(&self, other: &Operation) -> TokenStream {
        let output = self.scope.ty(&other.outcome.output);
        Call { operation: other, flat: None, ..*self }.ty(&output)
    }

    /// The type that its method gives.
    pub(super) fn result(&self) -> TokenStream {
        let output = self.operation.awaited.as_ref().unwrap_or(&self.operation.outcome.output);
        self.ty(&self.scope.ty(output))
    }

    /// The member of the record that is the body.
    pub(super) fn body(&self) -> Option<&Member> {
        let mut members = self.operation.request.members.iter().zip(&self.operation.places);
        members.find(|(_, place)| place.is_none()).map(|(member, _)| member)
    }

    /// The members of the record that are arguments of the method.
    fn positional(&self) -> HashSet<usize> {
        let arguments = self.operation.arguments.iter().filter_map(|argument| match argument {
            Argument::Member(number) => Some(*number),
            Argument::BodyMember(_) | Argument::Body => None,
        });
        arguments.collect()
    }

    /// Members of the record that are no positional arguments, body aside.
    pub(super) fn optional(&self) -> impl Iterator<Item = &Member> {
        let positional = self.positional();
        let members = self.operation.request.members.iter().zip(&self.operation.places).enumerate();
        members
            .filter(move |(number, (_, place))| place.is_some() && !positional.contains(number))
            .map(|(_, (member, _))| member)
    }

    /// `pub fn get_org(&self, id: impl Into<String>) -> Call<GetOrg, Org, GetOrgError>`
    fn method(&self, caller: &TokenStream) -> TokenStream {
        let operation = self.operation;
        let (name, parameters, call, ty) =
            (ident(&operation.client_ident), self.parameters(), self.call(caller), self.result());
        let doc = Doc::of(&operation.docs).paragraph(operation_key(operation) + &self.ways()).outer();
        let lint = many_arguments(parameters.len() + 1);
        let deprecated = operation.deprecated.then(|| quote!(#[deprecated = "by the document"]));
        let accept = operation.accept.as_ref().map(|accept| lit(&accept.0)).map(|accept| quote!(.accept(#accept)));
        quote! {
            #doc
            #deprecated
            #lint
            pub fn #name(&self #(, #parameters)*) -> #ty {
                #call #accept
            }
        }
    }

    /// How a call can be made other than by awaiting it.
    fn ways(&self) -> String {
        let results = || self.operation.narrowed.iter().map(|narrowed| &narrowed.ty);
        let streams = results().any(|ty| matches!(ty, TypeRef::Stream(_)));
        let pages = self.operation.paging.is_some().then_some(", in pages: [`paginate`](Call::paginate)");
        let stream = streams.then_some(", as a stream: [`stream`](Call::stream)");
        let bytes = results().any(|ty| *ty == TypeRef::Binary).then_some(", as bytes: [`download`](Call::download)");
        [pages, stream, bytes].into_iter().flatten().collect()
    }

    /// The member that an argument is of.
    fn member(&self, argument: &Argument) -> Option<&Member> {
        match argument {
            Argument::Member(number) => self.operation.request.members.get(*number),
            Argument::BodyMember(number) => self.flat?.members.get(*number),
            Argument::Body => self.body(),
        }
    }

    fn parameters(&self) -> Vec<TokenStream> {
        let members = self.operation.arguments.iter().filter_map(|argument| Some((argument, self.member(argument)?)));
        let parameters = members.map(|(argument, member)| {
            let name = match argument {
                Argument::BodyMember(_) => self.name_in_body(&member.ident),
                Argument::Member(_) | Argument::Body => ident(&member.ident),
            };
            let ty = parameter(self.scope, present(member), &name).ty;
            quote!(#name: #ty)
        });
        parameters.collect()
    }

    /// The record, and the setters of what is optional in it and positional all the same.
    fn call(&self, caller: &TokenStream) -> TokenStream {
        let request = self.scope.operation(&self.operation.request.ident);
        let body = self.body().map(|body| ident(&body.ident));
        let positional = self.positional();
        let members = self.operation.request.members.iter().zip(&self.operation.places).enumerate();
        let values = members.filter(|(_, (member, _))| member.required);
        let values = values.map(|(number, (member, place))| match (place, self.flat) {
            (None, Some(flat)) => self.flat_body(flat),
            // The client makes it, unless the caller sets it.
            (Some(_), _) if !positional.contains(&number) => quote!(""),
            _ => {
                let name = ident(&member.ident);
                quote!(#name)
            }
        });
        let call = quote!(Call::new(#caller, #request::new(#(#values),*)));
        let chained = self.operation.arguments.iter().filter_map(|argument| match argument {
            Argument::Member(number) => {
                let member = self.operation.request.members.get(*number).filter(|member| !member.required)?;
                let name = ident(&member.ident);
                Some(quote!(.#name(#name)))
            }
            Argument::Body => {
                let member = self.body().filter(|member| !member.required)?;
                let name = ident(&member.ident);
                Some(quote!(.#name(#name)))
            }
            Argument::BodyMember(_) => None,
        });
        let of_body = self.operation.arguments.iter().any(|argument| matches!(argument, Argument::BodyMember(_)));
        let optional_body = self.body().is_some_and(|member| !member.required) && of_body;
        let flat = self.flat.filter(|_| optional_body).map(|flat| {
            let value = self.flat_body(flat);
            quote!(.#body(#value))
        });
        quote!(#call #(#chained)* #flat)
    }

    /// The body from its positional members.
    fn flat_body(&self, flat: &Struct) -> TokenStream {
        let name = self.scope.schema(&flat.ident);
        let values = flat.members.iter().filter(|member| member.required);
        let values = values.map(|member| self.name_in_body(&member.ident));
        quote!(#name::new(#(#values),*))
    }

    /// The argument for a member of the body, which gives way to those for parameters.
    fn name_in_body(&self, member: &Ident) -> syn::Ident {
        let mut parameters = self.operation.arguments.iter().filter_map(|argument| match argument {
            Argument::Member(number) => self.operation.request.members.get(*number),
            Argument::BodyMember(_) | Argument::Body => None,
        });
        let taken = parameters.any(|parameter| parameter.ident == *member);
        if taken { prefixed("body_", member) } else { ident(member) }
    }
}

/// The type of a member that is there.
fn present(member: &Member) -> &TypeRef {
    match &member.ty {
        TypeRef::Option(inner) if !member.required => inner,
        ty => ty,
    }
}
