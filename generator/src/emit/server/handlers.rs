//! The trait of a group.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::group;
use super::super::ident::ident;
use super::super::layout::{Module, Piece};
use super::super::scope::{Names, Paths, Place, Scope};
use super::super::{operation_key, outcome};
use super::{Access, access, has_caller, operations};
use crate::plan::{Bindings, Group, Operation, TypeRef};

/// The module of a group.
pub(super) fn module(bindings: &Bindings, group: &Group, names: &Names, paths: &Paths) -> Module {
    let scope = Scope::new(paths, names, Place::Beside, [group.trait_ident.plain()]);
    let name = ident(&group.trait_ident);
    let future = scope.std("Future");
    let (send, sync) = (scope.std("Send"), scope.std("Sync"));
    let handlers: Vec<_> = operations(bindings, group)
        .map(|operation| {
            let name = ident(&operation.method_ident);
            let key = operation_key(operation);
            let doc = Doc::of(&operation.docs);
            let doc = if operation.deprecated { doc.paragraph("Deprecated by the document.") } else { doc };
            let doc = doc.paragraph(key).outer();
            let Signature { caller, request, result } = signature(&scope, operation);
            let left_out = scope.runtime("server", "left_out");
            let arguments = if caller.is_some() { quote!((caller, request)) } else { quote!(request) };
            quote! {
                #doc
                fn #name(
                    &self,
                    #caller
                    request: #request,
                ) -> impl #future<Output = #result> + #send {
                    #left_out(#arguments)
                }
            }
        })
        .collect();
    let caller = has_caller(bindings, group).then(|| {
        quote! {
            /// A caller, as the authenticator found it.
            type Caller: #send + 'static;
        }
    });
    let doc = group::title("Handlers", group);
    let (doc, uses) = (Doc::ours(doc).and(&group.docs).outer(), scope.uses());
    let items = quote! {
        #uses

        #doc
        pub trait #name: #send + #sync + 'static {
            #caller
            #(#handlers)*
        }
    };
    let mut pieces = scope.printed();
    pieces.push(Piece::Items(items));
    Module { doc: group::doc(group), modules: Vec::new(), pieces }
}

/// What a handler takes, and what it answers.
pub(super) struct Signature {
    /// The parameter that tells who calls, with a comma; nothing where everyone may.
    pub(super) caller: Option<TokenStream>,
    /// The type of the request.
    pub(super) request: TokenStream,
    /// What awaiting it gives.
    pub(super) result: TokenStream,
}

pub(super) fn signature(scope: &Scope<'_>, operation: &Operation) -> Signature {
    let (result, option) = (scope.std("Result"), scope.std("Option"));
    let caller = match access(operation) {
        Access::Secured => Some(quote!(caller: Self::Caller,)),
        Access::Optional | Access::Unsaid => Some(quote!(caller: #option<Self::Caller>,)),
        Access::Open => None,
    };
    let request = scope.operation(&operation.request.ident);
    let outcome = &operation.outcome;
    let output = with_headers(scope, scope.ty(&outcome.output), outcome.headers.as_ref());
    let error = outcome::error(scope, operation);
    let error = with_headers(scope, error, outcome.failure_headers.as_ref());
    Signature { caller, request, result: quote!(#result<#output, #error>) }
}

/// What a handler returns of a side for which headers are declared.
fn with_headers(scope: &Scope<'_>, ty: TokenStream, headers: Option<&TypeRef>) -> TokenStream {
    match headers.map(|headers| scope.ty(headers)) {
        Some(headers) => {
            let name = scope.runtime("operation", "WithHeaders");
            quote!(#name<#ty, #headers>)
        }
        None => ty,
    }
}
