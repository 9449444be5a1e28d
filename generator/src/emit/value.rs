//! How a value is handed to a function and put into its member.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use crate::plan::TypeRef;

/// A parameter of a constructor or setter.
pub(super) struct Parameter {
    /// Its type: what is pleasant to pass.
    pub(super) ty: TokenStream,
    /// The value of the member's type, made from the parameter.
    pub(super) value: TokenStream,
}

/// The parameter for a value of this type.
pub(super) fn parameter(scope: &Scope<'_>, ty: &TypeRef, name: &syn::Ident) -> Parameter {
    match ty {
        TypeRef::String | TypeRef::Format(_) | TypeRef::Number(_) | TypeRef::Binary | TypeRef::Nullable(_) => {
            let (into, ty) = (scope.std("Into"), scope.ty(ty));
            Parameter { ty: quote!(impl #into<#ty>), value: quote!(#name.into()) }
        }
        TypeRef::Vec(element) => {
            let (iterator, into, item) = (scope.std("IntoIterator"), scope.std("Into"), scope.ty(element));
            if matches!(**element, TypeRef::String | TypeRef::Format(_) | TypeRef::Number(_) | TypeRef::Binary) {
                let value = quote!(#name.into_iter().map(#into::into).collect());
                Parameter { ty: quote!(impl #iterator<Item = impl #into<#item>>), value }
            } else {
                Parameter { ty: quote!(impl #iterator<Item = #item>), value: quote!(#name.into_iter().collect()) }
            }
        }
        TypeRef::Boxed(inner) => {
            let new = scope.std("Box");
            Parameter { ty: scope.ty(inner), value: quote!(#new::new(#name)) }
        }
        plain => Parameter { ty: scope.ty(plain), value: quote!(#name) },
    }
}

/// The parameter of a setter for an optional member.
pub(super) fn setter(scope: &Scope<'_>, ty: &TypeRef, name: &syn::Ident) -> Parameter {
    let TypeRef::Option(inner) = ty else { return parameter(scope, ty, name) };
    let Parameter { ty, value } = parameter(scope, inner, name);
    Parameter { ty, value: quote!(Some(#value)) }
}

/// The value of a member that nothing was said about.
pub(super) fn nothing(ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Option(_) => quote!(None),
        TypeRef::Nullable(_) => quote!(::bindery::Nullable::Absent),
        _ => quote!(::core::default::Default::default()),
    }
}
