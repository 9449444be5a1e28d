//! The trait that checks credentials.

use quote::quote;

use super::super::doc::{Doc, code};
use super::super::ident::ident;
use super::super::layout::{Module, Printed};
use super::super::lit::unsigned;
use super::super::sent_as;
use crate::plan::Bindings;

/// The module. Nothing of the document is in scope here.
pub(super) fn module(bindings: &Bindings) -> Module {
    let needs = |number| {
        let mut needs = bindings.operations.iter().flat_map(|operation| operation.security.iter().flatten());
        needs.any(|need| need.scheme == number)
    };
    let used: Vec<_> = bindings.schemes.iter().enumerate().filter(|(number, _)| needs(*number)).collect();
    let methods = used.iter().map(|(_, scheme)| {
        let name = ident(&scheme.ident);
        let doc = Doc::ours(format!("Checks {}, sent {}.", code(&scheme.name.0), sent_as(scheme)));
        let doc = doc.and(&scheme.docs).outer();
        quote! {
            #doc
            fn #name(
                &self,
                credential: Credential<'_>,
                caller: Option<Self::Caller>,
            ) -> impl Future<Output = Result<Self::Caller, Denied>> + Send;
        }
    });
    let arms = used.iter().map(|(number, scheme)| {
        let (number, name) = (unsigned(*number as u64), ident(&scheme.ident));
        quote!(#number => self.0.#name(credential, caller).await,)
    });
    let items = quote! {
        use ::bindery::server::{BoxFuture, Credential, Denied, Gate};
        use ::core::future::Future;

        /// Checks credentials: a method for each security scheme of the document.
        ///
        /// Where an operation needs several at once, they are asked for in the document's order, and each is handed the
        /// caller that the ones before it found.
        pub trait Authenticator: Send + Sync + 'static {
            /// A caller, as the handlers see it.
            type Caller: Send + 'static;

            #(#methods)*
        }

        pub(crate) struct Schemes<A>(pub(crate) A);

        impl<A: Authenticator> Gate for Schemes<A> {
            type Caller = A::Caller;

            fn check<'a>(
                &'a self,
                scheme: usize,
                credential: Credential<'a>,
                caller: Option<A::Caller>,
            ) -> BoxFuture<'a, Result<A::Caller, Denied>> {
                Box::pin(async move {
                    match scheme {
                        #(#arms)*
                        _ => Err(Denied::unauthorized()),
                    }
                })
            }
        }
    };
    Module { doc: Doc::ours("Who is calling."), modules: Vec::new(), pieces: Printed::of(items) }
}
