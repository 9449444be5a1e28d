//! Accessors of optional members that have a default.
//!
//! The member keeps what came over the wire; the accessor of the same name says what the document wants an absent one
//! to mean.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

use super::super::doc::{Doc, code};
use super::super::ident::ident;
use super::super::json::compact;
use super::super::layout::{Line, Part};
use super::super::lit::{float, integer, lit};
use super::super::scope::Scope;
use crate::ir::Json;
use crate::plan::{Member, Struct, TypeRef};

/// `defaults!`
pub(super) fn accessors(scope: &Scope<'_>, item: &Struct) -> Option<Line> {
    let name = ident(&item.ident);
    let line = Line::of("defaults", quote!(#name, self));
    let line = item.members.iter().fold(line, |line, member| accessor(scope, line, member));
    (!line.is_empty()).then_some(line)
}

fn accessor(scope: &Scope<'_>, line: Line, member: &Member) -> Line {
    let (TypeRef::Option(inner) | TypeRef::Nullable(inner)) = &member.ty else { return line };
    // `new` is the constructor.
    if member.required || member.ident.plain() == "new" {
        return line;
    }
    // What a type of somebody else's makes of a default, nobody knows before it is read.
    let Some(json) = member.default.as_ref().filter(|_| !inner.has_foreign()) else { return line };
    let name = ident(&member.ident);
    let Yielded { ty, present, default, either } = yielded(scope, member, inner, json);
    let (said, json) = (member.ident.plain(), code(&compact(json)));
    // Null is a value of its own: only what is absent has the default.
    let (doc, ty, value) = match member.ty {
        TypeRef::Nullable(_) => {
            let option = scope.std("Option");
            let value = quote!(if self.#name.is_absent() { Some(#default) } else { #present });
            (format!("`{said}`, or {json} when it is absent; nothing when it is null."), quote!(#option<#ty>), value)
        }
        _ => (format!("`{said}`, or {json} when it is absent."), ty, either),
    };
    line.documented(Doc::ours(doc).comments(), [Part::Key(name), Part::Tokens(ty), Part::Arrow, Part::Tokens(value)])
}

/// What an accessor yields.
struct Yielded {
    /// Its type.
    ty: TokenStream,
    /// An `Option` of what there is.
    present: TokenStream,
    /// What stands for nothing.
    default: TokenStream,
    /// The one or the other.
    either: TokenStream,
}

fn yielded(scope: &Scope<'_>, member: &Member, inner: &TypeRef, json: &Json) -> Yielded {
    let name = ident(&member.ident);
    let option = |value: TokenStream| match member.ty {
        TypeRef::Nullable(_) => quote!(#value.into_option()),
        _ => value,
    };
    let plain = |ty, present: TokenStream, default: TokenStream| {
        let either = quote!(#present.unwrap_or(#default));
        Yielded { ty, present, default, either }
    };
    match (inner, json, &member.default_variant) {
        (TypeRef::String, Json::String(text), _) => {
            plain(quote!(&str), quote!(self.#name.as_deref()), lit(text).into_token_stream())
        }
        (TypeRef::Format(_), Json::String(text), _) => {
            let (text, present) = (lit(text), option(quote!(self.#name.clone())));
            let either = quote!(#present.unwrap_or_else(|| #text.into()));
            Yielded { ty: scope.ty(inner), present, default: quote!(#text.into()), either }
        }
        (TypeRef::Schema(schema), _, Some(variant)) => {
            let (ty, variant) = (scope.schema(schema), ident(variant));
            plain(ty.clone(), option(quote!(self.#name.clone())), quote!(#ty::#variant))
        }
        (TypeRef::Bool, Json::Boolean(value), _) => plain(quote!(bool), option(quote!(self.#name)), quote!(#value)),
        (TypeRef::Vec(element), Json::Array(elements), _) if elements.is_empty() => {
            let element = scope.ty(element);
            plain(quote!(&[#element]), quote!(self.#name.as_deref()), quote!(&[]))
        }
        (TypeRef::Integer(_), json, _) if json.as_integer().is_some() => {
            let default = json.as_integer().map(integer).unwrap_or_default();
            plain(scope.ty(inner), option(quote!(self.#name)), default)
        }
        (TypeRef::F64, Json::Number(text), _) if text.parse::<f64>().is_ok() => {
            plain(quote!(f64), option(quote!(self.#name)), text.parse().map(float).unwrap_or_default())
        }
        _ => read(scope, inner, json, &name),
    }
}

/// A default that Rust has no literal for is read from its JSON.
fn read(scope: &Scope<'_>, inner: &TypeRef, json: &Json, name: &syn::Ident) -> Yielded {
    let json = lit(&compact(json));
    let (ty, present) = match inner {
        TypeRef::Boxed(inner) => (scope.ty(inner), quote!(self.#name.as_deref())),
        TypeRef::Vec(element) => {
            let element = scope.ty(element);
            (quote!([#element]), quote!(self.#name.as_deref()))
        }
        inner => (scope.ty(inner), quote!(self.#name.as_ref())),
    };
    Yielded {
        ty: quote!(::std::borrow::Cow<'_, #ty>),
        default: quote!(::bindery::private::or_default(None, #json)),
        either: quote!(::bindery::private::or_default(#present, #json)),
        present: quote!(#present.map(::std::borrow::Cow::Borrowed)),
    }
}
