//! How a value is handed to a function and put into its member.

use proc_macro2::TokenStream;
use quote::quote;

use super::layout::Part;
use super::scope::Scope;
use crate::plan::TypeRef;

/// A parameter of a constructor or setter.
pub(super) struct Parameter {
    /// Its type: what is pleasant to pass.
    pub(super) ty: TokenStream,
    /// The value of the member's type, made from the parameter.
    pub(super) value: TokenStream,
    /// Whether the runtime's macros find that value by the type.
    pub(super) implied: bool,
}

impl Parameter {
    /// As an entry of `new!`.
    pub(super) fn parts(&self, name: &syn::Ident) -> Vec<Part> {
        let Self { ty, value, implied } = self;
        let mut parts = vec![Part::Tokens(quote!(#name(#ty)))];
        if !implied {
            parts.extend([Part::Arrow, Part::Tokens(value.clone())]);
        }
        parts
    }
}

/// The parameter for a value of this type.
pub(super) fn parameter(scope: &Scope<'_>, ty: &TypeRef, name: &syn::Ident) -> Parameter {
    // The macros know the traits by their short names.
    let short = |names: &[&'static str]| names.iter().all(|name| scope.is_short(name));
    match ty {
        TypeRef::String
        | TypeRef::Format(_)
        | TypeRef::Number(_)
        | TypeRef::Foreign { as_text: true, .. }
        | TypeRef::Binary
        | TypeRef::Nullable(_)
        | TypeRef::Operation(_) => {
            let (into, ty) = (scope.std("Into"), scope.ty(ty));
            Parameter { ty: quote!(impl #into<#ty>), value: quote!(#name.into()), implied: short(&["Into"]) }
        }
        TypeRef::Vec(element) => {
            let (iterator, into, item) = (scope.std("IntoIterator"), scope.std("Into"), scope.ty(element));
            if matches!(**element, TypeRef::String | TypeRef::Format(_) | TypeRef::Number(_) | TypeRef::Binary) {
                let ty = quote!(impl #iterator<Item = impl #into<#item>>);
                let value = quote!(#name.into_iter().map(#into::into).collect());
                Parameter { ty, value, implied: short(&["IntoIterator", "Into"]) }
            } else {
                let value = quote!(#name.into_iter().collect());
                Parameter { ty: quote!(impl #iterator<Item = #item>), value, implied: short(&["IntoIterator"]) }
            }
        }
        TypeRef::Boxed(inner) => {
            let new = scope.std("Box");
            Parameter { ty: scope.ty(inner), value: quote!(#new::new(#name)), implied: false }
        }
        plain => Parameter { ty: scope.ty(plain), value: quote!(#name), implied: true },
    }
}

/// The parameter of a setter for an optional member; of another one, it says what it does.
pub(super) fn setter(scope: &Scope<'_>, ty: &TypeRef, name: &syn::Ident) -> Parameter {
    let TypeRef::Option(inner) = ty else {
        return Parameter { implied: false, ..parameter(scope, ty, name) };
    };
    let parameter = parameter(scope, inner, name);
    let value = &parameter.value;
    Parameter { value: quote!(Some(#value)), ..parameter }
}

/// The value of a member that nothing was said about.
pub(super) fn nothing(ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Option(_) => quote!(None),
        TypeRef::Nullable(_) => quote!(::bindery::Nullable::Absent),
        _ => quote!(::core::default::Default::default()),
    }
}
