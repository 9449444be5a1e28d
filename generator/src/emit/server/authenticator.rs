//! The trait that checks credentials.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::{Doc, code};
use super::super::ident::ident;
use super::super::layout::Module;
use super::super::lit::unsigned;
use super::super::scope::Names;
use super::super::sent_as;
use super::{is_unsaid, served};
use crate::ir::Slot;
use crate::plan::{Bindings, Scheme};
use std::collections::BTreeSet;

const TOGETHER: &str = "Where an operation needs several at once, they are asked for in the document's order, and each is \
                        handed the\ncaller that the ones before it found.";
const CERTIFICATE: &str = "The credential has no value: what terminates TLS puts the certificate into the request's \
                           extensions,\nwhich the credential gives. `Denied::unauthorized` says that there is none.";

/// The module, for callers of the API, or for those who send its webhooks and callbacks. Nothing of the document is in
/// scope here.
pub(super) fn module(bindings: &Bindings, names: &Names, hooks: bool) -> Module {
    let used = used(bindings, hooks);
    let methods = used.iter().map(|(_, scheme)| {
        let name = ident(&scheme.ident);
        let doc = checks(scheme).and(&scheme.docs);
        let doc = match scheme.slot {
            Slot::Certificate => doc.paragraph(CERTIFICATE),
            _ => doc,
        };
        let doc = doc.outer();
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
    let whose = if hooks { "that webhooks and callbacks name" } else { "of the document" };
    let doc = Doc::ours(format!("Checks credentials: a method for each security scheme {whose}."));
    let doc = doc.paragraph(TOGETHER).outer();
    let unsaid = (!hooks && is_unsaid(bindings)).then(|| demanded(&used));
    let items = quote! {
        use ::bindery::server::{BoxFuture, Credential, Denied, Gate};
        use ::core::future::Future;

        #doc
        pub trait Authenticator: Send + Sync + 'static {
            /// A caller, as the handlers see it.
            type Caller: Send + 'static;

            #(#methods)*
        }

        #unsaid

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
    Module { doc: Doc::ours("Who is calling."), modules: Vec::new(), pieces: names.printed([items]) }
}

/// What a method checks.
pub(super) fn checks(scheme: &Scheme) -> Doc {
    Doc::ours(format!("Checks {}, sent {}.", code(&scheme.name.0), sent_as(scheme)))
}

/// The schemes that operations of one side name, each with its number.
pub(super) fn used(bindings: &Bindings, hooks: bool) -> Vec<(usize, &Scheme)> {
    let operations = served(bindings, hooks);
    let needs = operations.iter().flat_map(|operation| operation.security.iter().flatten());
    let needed: BTreeSet<usize> = needs.map(|need| need.scheme).collect();
    bindings.schemes.iter().enumerate().filter(|(number, _)| needed.contains(number)).collect()
}

/// What an application demands for operations of which the document does not say what callers need.
fn demanded(used: &[(usize, &Scheme)]) -> TokenStream {
    let schemes = used.iter().map(|(number, scheme)| {
        let (name, number) = (ident(&scheme.ident), unsigned(*number as u64));
        let doc = Doc::ours(format!("They need {}, sent {}.", code(&scheme.name.0), sent_as(scheme))).outer();
        quote! {
            #doc
            pub fn #name() -> Self {
                Self { scheme: Some(#number) }
            }
        }
    });
    quote! {
        /// What callers need for the operations of which the document does not say it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Needs {
            pub(crate) scheme: Option<usize>,
        }

        impl Needs {
            /// They need nothing: the operations are open to everyone.
            pub fn open() -> Self {
                Self { scheme: None }
            }

            #(#schemes)*
        }
    }
}
