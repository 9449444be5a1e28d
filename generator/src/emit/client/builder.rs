//! The `client` module: the client, its credentials and servers.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::{Doc, code};
use super::super::ident::ident;
use super::super::layout::Module;
use super::super::lit::unsigned;
use super::super::scope::{Names, Paths};
use super::super::{api_name, sent_as};
use super::servers;
use crate::ir::{Slot, Tokens};
use crate::plan::{Bindings, GroupOf, Ident, TypeRef};

/// The module. Nothing of the document is in scope here.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths) -> Module {
    let types = paths.types(1);
    let doc = Doc::ours(format!("A client of the {}; clones share credentials and connections.", api_name(bindings)));
    let doc = doc.outer();
    let (servers, builder, sender) = (servers::choice(bindings), builder(bindings), sender(bindings));
    let usual_error = usual_error(bindings, paths);
    let start = match servers::are_missing(bindings) {
        true => {
            let doc = Doc::ours(servers::missing(bindings)).outer();
            quote! {
                #doc
                pub fn builder(base_url: impl Into<String>) -> Builder {
                    Builder(runtime::Builder::new(#types::api()).base_url(base_url))
                }
            }
        }
        false => quote! {
            /// Starts a client: credentials, server, limits.
            pub fn builder() -> Builder {
                Builder(runtime::Builder::new(#types::api()))
            }
        },
    };
    let items = quote! {
        use ::bindery::client as runtime;

        #doc
        #[derive(Debug, Clone)]
        pub struct Client(pub(crate) runtime::Client);

        impl Client {
            #start
        }

        #servers
        #builder
        #sender
        #usual_error
    };
    Module { doc: Doc::ours("The client and its settings."), modules: Vec::new(), pieces: names.printed([items]) }
}

/// The type of the API's usual error, where that has a name.
pub(super) fn usual_error_type(bindings: &Bindings) -> Option<&Ident> {
    match &bindings.usual_error_type {
        Some(TypeRef::Schema(name)) => Some(name),
        _ => None,
    }
}

/// What reads the API's usual error where an operation does not describe it.
fn usual_error(bindings: &Bindings, paths: &Paths) -> Option<TokenStream> {
    let (types, name) = (paths.types(1), ident(usual_error_type(bindings)?));
    Some(quote! {
        /// The API's usual error, for statuses that its document does not describe.
        pub trait UsualError {
            /// The body, where the status is such a one (from 400 on) and the body is the usual error; else nothing.
            fn usual_error(&self) -> Option<#types::#name>;
        }

        impl<E> UsualError for runtime::Error<E> {
            fn usual_error(&self) -> Option<#types::#name> {
                self.undocumented()
            }
        }
    })
}

/// The client of those whom the API calls.
fn sender(bindings: &Bindings) -> Option<TokenStream> {
    bindings.groups.iter().any(|group| group.of == GroupOf::Hooks).then(|| {
        quote! {
            /// Sends the API's webhooks and callbacks to one receiver; clones share connections.
            #[derive(Debug, Clone)]
            pub struct Sender(pub(crate) Client);

            impl Builder {
                /// A sender to the receiver at this address, which is taken as it stands, its query too.
                ///
                /// An address that a stranger has given may lead into your own network: check it, or send through a
                /// proxy that does.
                ///
                /// # Errors
                /// When the address is not one, or the transport can't be set up.
                pub fn sender(self, address: impl Into<String>) -> Result<Sender, runtime::BuildError> {
                    self.configure(|builder| builder.address(address)).build().map(Sender)
                }
            }
        }
    })
}

/// What a grant comes to: the document chooses where an application's secret goes, so its setter says it.
fn granted(tokens: &Tokens) -> String {
    let mut places = Vec::new();
    let mut add = |url: &str| {
        let url = code(url);
        if !places.contains(&url) {
            places.push(url);
        }
    };
    match tokens {
        Tokens::Discovery(url) => add(url),
        Tokens::Flows(flows) => flows.iter().for_each(|flow| {
            add(&flow.token);
            flow.refresh.iter().for_each(|url| add(url));
        }),
    }
    match (places.is_empty(), tokens) {
        (true, _) => "A token, or an `OAuthApp` that has a `token_url` of its own.".to_owned(),
        (false, Tokens::Discovery(_)) => format!(
            "A token, or what an `OAuthApp` grants: the client then gets tokens where {} says.",
            places.join("")
        ),
        (false, Tokens::Flows(_)) => {
            format!("A token, or what an `OAuthApp` grants: the client then gets tokens from {}.", places.join(" or "))
        }
    }
}

fn builder(bindings: &Bindings) -> TokenStream {
    let credentials = bindings.schemes.iter().enumerate().map(|(number, scheme)| {
        let (name, number) = (ident(&scheme.ident), unsigned(number as u64));
        let doc = format!("The credential for {}, sent {}.", code(&scheme.name.0), sent_as(scheme));
        let doc = Doc::ours(doc).and(&scheme.docs);
        if scheme.slot == Slot::Certificate {
            let doc = doc
                .paragraph("It belongs to the transport that `configure` sets, of which this states that it has one.")
                .outer();
            return quote! {
                #doc
                pub fn #name(self) -> Self {
                    Self(self.0.certificate(#number))
                }
            };
        }
        if let Some(tokens) = &scheme.tokens {
            let doc = doc.paragraph(granted(tokens)).outer();
            return quote! {
                #doc
                pub fn #name(self, #name: impl Into<runtime::oauth::Access>) -> Self {
                    Self(self.0.access(#number, #name.into()))
                }
            };
        }
        let doc = doc.outer();
        quote! {
            #doc
            pub fn #name(self, #name: impl Into<runtime::Credential>) -> Self {
                Self(self.0.credential(#number, #name.into()))
            }
        }
    });
    let (server, elsewhere) = (servers::setter(bindings), servers::setters_elsewhere(bindings));
    let base_url = (!servers::are_missing(bindings)).then(|| {
        let another = match bindings.servers.is_empty() {
            true => "The server, by its base URL: the document names none.",
            false if server.is_some() => "Another server, by its base URL.",
            false => "Another server than the document's, by its base URL.",
        };
        let another = Doc::ours(another).outer();
        quote! {
            #another
            pub fn base_url(self, url: impl Into<String>) -> Self {
                Self(self.0.base_url(url.into()))
            }
        }
    });
    quote! {
        /// Settings of a [`Client`].
        #[derive(Debug, Clone)]
        pub struct Builder(runtime::Builder);

        impl Builder {
            #(#credentials)*
            #server
            #(#elsewhere)*

            #base_url

            /// Everything else: timeouts, limits, headers, the transport.
            pub fn configure(self, configure: impl FnOnce(runtime::Builder) -> runtime::Builder) -> Self {
                Self(configure(self.0))
            }

            /// The client.
            ///
            /// # Errors
            /// When the base URL is not one, or the transport can't be set up.
            pub fn build(self) -> Result<Client, runtime::BuildError> {
                self.0.build().map(Client)
            }
        }
    }
}
