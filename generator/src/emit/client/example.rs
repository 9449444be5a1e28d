//! The example in the client's documentation: its first operation that is not deprecated, called.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::ident::ident;
use super::super::scope::Paths;
use crate::config::CrateKind;
use crate::ir::{Access, Slot};
use crate::plan::{Argument, Bindings, GroupOf, Operation, Schema, TypeRef};

/// How deep a body is made up.
const DEPTH_LIMIT: usize = 4;

/// A fenced example; nothing where there is no operation whose arguments can be made up.
pub(super) fn example(bindings: &Bindings, paths: &Paths) -> Option<String> {
    let groups = bindings.groups.iter().filter(|group| group.of != GroupOf::Hooks);
    let all = groups.flat_map(|group| group.operations.iter().map(move |number| (number, group)));
    let is_deprecated = |number: usize| bindings.operations.get(number).is_some_and(|operation| operation.deprecated);
    let (first, group) = all.min_by_key(|(number, _)| (is_deprecated(**number), **number))?;
    let operation = bindings.operations.get(*first)?;
    let handle = group.handle.as_ref().map(|_| ident(&group.module));
    let handle = handle.map(|handle| quote!(.#handle()));
    // In one file the comment is part of a user's crate, whose doctests are run.
    let root = paths.outside(CrateKind::Client);
    let values = Values { bindings, root: &root };
    let method = ident(&operation.client_ident);
    let option = values.option(operation);
    let arguments = operation.arguments.iter().map(|argument| {
        let value = values.argument(operation, argument)?;
        Some(match (argument, &option) {
            (Argument::Body, Some(option)) => quote!(#value.with(|body| #option)),
            _ => value,
        })
    });
    let arguments = arguments.collect::<Option<Vec<_>>>()?;
    let with = option.is_some().then(|| {
        quote!(
            use #root::With;
        )
    });
    let needs = operation.security.first().into_iter().flatten();
    let credentials = needs.filter_map(|need| bindings.schemes.get(need.scheme)).map(|scheme| {
        let name = ident(&scheme.ident);
        let value = (scheme.slot != Slot::Certificate).then_some("…");
        quote!(.#name(#value))
    });
    let base_url = super::servers::are_missing(bindings).then(|| quote!("https://…"));
    let (binding, result) = match operation.outcome.output {
        TypeRef::Unit => (None, None),
        _ => (Some(quote!(let output =)), Some(quote!(println!("{output:?}");))),
    };
    let body = quote! {
        async fn example() -> Result<(), Box<dyn std::error::Error>> {
            #with
            let client = #root::Client::builder(#base_url) #(#credentials)* .build()?;
            #binding client #handle.#method(#(#arguments),*).await?;
            #result
            Ok(())
        }
    };
    let printed = prettyplease::unparse(&syn::parse2(body).ok()?);
    let lines: Vec<&str> = printed.lines().collect();
    let [head, body @ .., last, end] = lines.as_slice() else { return None };
    let body: String = body.iter().map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect();
    Some(match paths {
        Paths::Crates(_) => format!("```no_run\n# {head}\n{body}# {}\n# {end}\n```", last.trim()),
        Paths::SingleFile => format!("```text\n{body}```"),
    })
}

struct Values<'a> {
    bindings: &'a Bindings,
    root: &'a TokenStream,
}

impl Values<'_> {
    fn argument(&self, operation: &Operation, argument: &Argument) -> Option<TokenStream> {
        let member = match argument {
            Argument::Member(number) => operation.request.members.get(*number)?,
            Argument::Body => operation.request.members.last()?,
            Argument::BodyMember(number) => {
                let Schema::Struct(body) = self.bindings.schemas.get(operation.flat.as_ref()?.schema)? else {
                    return None;
                };
                body.members.get(*number)?
            }
        };
        let ty = match &member.ty {
            TypeRef::Option(inner) if !member.required => inner,
            ty => ty,
        };
        self.value(ty, DEPTH_LIMIT)
    }

    /// How an optional member of the body is set, to show how it is done.
    fn option(&self, operation: &Operation) -> Option<TokenStream> {
        let is_whole = operation.arguments.iter().any(|argument| matches!(argument, Argument::Body));
        let TypeRef::Schema(name) = &operation.request.members.last().filter(|_| is_whole)?.ty else { return None };
        let body = self.bindings.schemas.iter().find_map(|schema| match schema {
            Schema::Struct(item) if item.ident == *name => Some(item),
            _ => None,
        });
        body?.members.iter().filter(|member| !member.required && member.access != Access::ReadOnly).find_map(|member| {
            let (TypeRef::Option(inner) | TypeRef::Nullable(inner)) = &member.ty else { return None };
            let (name, value) = (ident(&member.ident), self.value(inner, 2)?);
            Some(match inner.as_ref() {
                TypeRef::Bool | TypeRef::Integer(_) | TypeRef::F64 => quote!(body.#name = #value.into()),
                TypeRef::String | TypeRef::Format(_) if matches!(member.ty, TypeRef::Nullable(_)) => {
                    quote!(body.#name = #value.into())
                }
                TypeRef::String | TypeRef::Format(_) => quote!(body.#name = Some(#value.into())),
                _ => return None,
            })
        })
    }

    /// A list as the parameter of a constructor takes it.
    fn list(&self, element: &TypeRef, depth: usize) -> Option<TokenStream> {
        let element = match element {
            TypeRef::Vec(_) => None,
            element => Some(self.value(element, depth)?),
        };
        Some(quote!([#element]))
    }

    /// A value as the parameter of this type takes it.
    fn value(&self, ty: &TypeRef, depth: usize) -> Option<TokenStream> {
        let depth = depth.checked_sub(1)?;
        Some(match ty {
            TypeRef::Unit => quote!(()),
            TypeRef::Null => quote!(::bindery::Null),
            TypeRef::Bool => quote!(true),
            TypeRef::Integer(_) | TypeRef::Number(_) => quote!(1),
            TypeRef::F64 => quote!(1.0),
            TypeRef::Format("Email") => quote!("ada@example.com"),
            TypeRef::String | TypeRef::Format(_) => quote!("…"),
            TypeRef::Binary => quote!("…"),
            TypeRef::Value | TypeRef::Map(_) | TypeRef::IndexMap(_) | TypeRef::Nullable(_) => {
                quote!(Default::default())
            }
            // As text it is no `Default`, and nobody knows that of other types.
            TypeRef::Foreign { .. } => return None,
            TypeRef::Option(_) => quote!(None),
            TypeRef::Vec(element) => self.list(element, depth)?,
            TypeRef::Boxed(inner) => self.value(inner, depth)?,
            TypeRef::Never | TypeRef::Operation(_) | TypeRef::Stream(_) | TypeRef::Event => return None,
            TypeRef::Schema(name) => self.schema(name, depth)?,
        })
    }

    fn schema(&self, name: &crate::plan::Ident, depth: usize) -> Option<TokenStream> {
        let (root, ident_of) = (self.root, ident(name));
        let path = quote!(#root::types::#ident_of);
        self.bindings.schemas.iter().find_map(|schema| match schema {
            Schema::Struct(item) if item.ident == *name => {
                let required = item.members.iter().filter(|member| member.required);
                let values = required.map(|member| self.value(&member.ty, depth)).collect::<Option<Vec<_>>>()?;
                Some(quote!(#path::new(#(#values),*)))
            }
            Schema::Tuple(item) if item.ident == *name => {
                let required = item.elements.iter().filter(|element| element.required);
                let values = required.map(|element| self.value(&element.ty, depth)).collect::<Option<Vec<_>>>()?;
                Some(quote!(#path::new(#(#values),*)))
            }
            Schema::Enum(item) if item.ident == *name => {
                let variant = ident(&item.variants.first()?.ident);
                Some(quote!(#path::#variant))
            }
            Schema::Union(item) if item.ident == *name => {
                let branch = item.branches.get(item.blank)?;
                let (variant, value) = (ident(&branch.ident), self.value(&branch.ty, depth)?);
                let value = match &branch.ty {
                    TypeRef::String | TypeRef::Format(_) | TypeRef::Number(_) => quote!(#value.into()),
                    TypeRef::Boxed(_) => quote!(Box::new(#value)),
                    TypeRef::Vec(_) => quote!(Vec::new()),
                    _ => value,
                };
                Some(quote!(#path::#variant(#value)))
            }
            _ => None,
        })
    }
}
