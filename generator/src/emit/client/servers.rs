//! The servers of the document: what a client chooses among, and what stands for the variables in their addresses.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::{Doc, code, text};
use super::super::ident::ident;
use super::super::layout::Module;
use super::super::lit::{lit, unsigned};
use super::super::scope::Names;
use super::super::unit_enum;
use crate::plan::{Bindings, Elsewhere, GroupOf, Server, ServerChoice, ServerVariable};

/// Whether there are operations to call and no server to call them at, unless the caller knows one.
pub(super) fn are_missing(bindings: &Bindings) -> bool {
    bindings.groups.iter().any(|group| group.of != GroupOf::Hooks)
        && !bindings.servers.iter().any(|server| server.absolute)
}

/// Why a caller must know a server.
pub(super) fn missing(bindings: &Bindings) -> String {
    let start = "Starts a client of the server with this base URL";
    match bindings.servers.first() {
        None => format!("{start}: the document names none."),
        Some(server) => format!("{start}: the document's is relative, {}.", code(&server.url.0)),
    }
}

/// Whether there is a choice of servers: several, one with a name, or one whose address has variables.
fn is_choice(bindings: &Bindings) -> bool {
    match bindings.servers.as_slice() {
        [] => false,
        _ if are_missing(bindings) => false,
        [only] => !only.description.0.is_empty() || !only.variables.is_empty(),
        _ => true,
    }
}

/// Whether addresses have variables.
pub(super) fn have_variables(bindings: &Bindings) -> bool {
    is_choice(bindings) && bindings.servers.iter().any(|server| !server.variables.is_empty())
}

/// Whether there is a module of servers.
pub(super) fn have_module(bindings: &Bindings) -> bool {
    have_variables(bindings) || bindings.elsewhere.iter().any(|elsewhere| elsewhere.choice.is_some())
}

/// Where `Server` is defined, if it is.
pub(super) fn module_of_choice(bindings: &Bindings) -> Option<&'static str> {
    let is_one = bindings.servers.len() == 1 && have_variables(bindings);
    is_choice(bindings).then_some(if is_one { "servers" } else { "client" })
}

/// `Server`, where there are several or none of them has variables.
pub(super) fn choice(bindings: &Bindings) -> Option<TokenStream> {
    if module_of_choice(bindings) != Some("client") {
        return None;
    }
    let with_variables = have_variables(bindings);
    let variants = bindings.servers.iter().map(|server| {
        let (name, doc) = (ident(&server.ident), doc_of(server).outer());
        let of = (!server.variables.is_empty()).then(|| quote!((super::servers::#name)));
        quote!(#doc #name #of)
    });
    let copy = (!with_variables).then(|| quote!(Copy,));
    let hash = (!with_variables).then(|| quote!(, Hash));
    let numbered = with_variables.then(|| {
        let arms = bindings.servers.iter().enumerate().map(|(number, server)| {
            let (name, number) = (ident(&server.ident), unsigned(number as u64));
            match server.variables.is_empty() {
                true => quote!(Server::#name => Self::new(#number)),
                false => quote!(Server::#name(server) => server.0),
            }
        });
        let from = bindings.servers.iter().filter(|server| !server.variables.is_empty()).map(|server| {
            let name = ident(&server.ident);
            quote! {
                impl From<super::servers::#name> for Server {
                    fn from(server: super::servers::#name) -> Self {
                        Self::#name(server)
                    }
                }
            }
        });
        quote! {
            impl From<Server> for runtime::Server {
                fn from(server: Server) -> Self {
                    match server {
                        #(#arms),*
                    }
                }
            }

            #(#from)*
        }
    });
    Some(quote! {
        /// The servers that the document names.
        #[derive(Debug, Clone, #copy PartialEq, Eq #hash)]
        #[non_exhaustive]
        pub enum Server {
            #(#variants),*
        }

        #numbered
    })
}

/// The builder's method that chooses a server.
pub(super) fn setter(bindings: &Bindings) -> Option<TokenStream> {
    let module = module_of_choice(bindings)?;
    Some(if !have_variables(bindings) {
        quote! {
            /// One of the document's servers; the first unless this is called.
            pub fn server(self, server: Server) -> Self {
                Self(self.0.server(server as usize))
            }
        }
    } else if module == "servers" {
        quote! {
            /// The document's server, with values for the variables in its address.
            pub fn server(self, server: super::servers::Server) -> Self {
                Self(self.0.server(server.0))
            }
        }
    } else {
        quote! {
            /// One of the document's servers; the first unless this is called.
            pub fn server(self, server: impl Into<Server>) -> Self {
                Self(self.0.server(server.into()))
            }
        }
    })
}

/// The builder's methods that choose the servers of operations which are served elsewhere.
pub(super) fn setters_elsewhere(bindings: &Bindings) -> impl Iterator<Item = TokenStream> {
    let choices = bindings.elsewhere.iter().enumerate().filter_map(|(number, elsewhere)| {
        Some((unsigned(number as u64), ident(elsewhere.choice.as_ref()?), elsewhere))
    });
    choices.map(|(number, ty, elsewhere)| {
        let (name, doc) = (ident(&elsewhere.setter), of_operations(bindings, elsewhere).outer());
        quote! {
            #doc
            pub fn #name(self, server: super::servers::#ty) -> Self {
                Self(self.0.server_elsewhere(#number, server.0))
            }
        }
    })
}

/// Which operations a server is for.
fn of_operations(bindings: &Bindings, elsewhere: &Elsewhere) -> Doc {
    const NAMED: usize = 3;
    let operations = elsewhere.operations.iter().filter_map(|number| bindings.operations.get(*number));
    let mut named: Vec<String> = operations.take(NAMED).map(|one| code(one.method_ident.plain())).collect();
    named.extend((elsewhere.operations.len() > NAMED).then(|| "others".to_owned()));
    Doc::ours(format!("The server of operations that are served elsewhere: {}.", named.join(", ")))
}

/// The servers of operations that are served elsewhere, with values for the variables in their addresses.
fn elsewhere(bindings: &Bindings, elsewhere: &Elsewhere) -> Option<TokenStream> {
    let (name, doc) = (ident(elsewhere.choice.as_ref()?), of_operations(bindings, elsewhere).outer());
    let servers = elsewhere.servers.iter().enumerate().map(|(number, server)| {
        let (name, number, doc) = (ident(&server.ident), unsigned(number as u64), doc_of(server).outer());
        quote! {
            #doc
            #[must_use]
            pub fn #name() -> Self {
                Self(runtime::Server::new(#number))
            }
        }
    });
    let setters = elsewhere.variables.iter().map(|variable| setter_of(bindings, variable));
    Some(quote! {
        #doc
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct #name(pub(crate) runtime::Server);

        impl #name {
            #(#servers)*
            #(#setters)*
        }
    })
}

/// The module of the servers whose addresses have variables, and of those that operations have of their own.
pub(super) fn module(bindings: &Bindings, names: &Names) -> Module {
    let servers = bindings.servers.iter().enumerate().filter(|(_, server)| !server.variables.is_empty());
    let elsewhere = bindings.elsewhere.iter().filter_map(|one| elsewhere(bindings, one));
    let servers = servers.map(|(number, server)| {
        let (name, doc, number) = (ident(&server.ident), doc_of(server).outer(), unsigned(number as u64));
        let setters = server.variables.iter().map(|variable| setter_of(bindings, variable));
        quote! {
            #doc
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct #name(pub(crate) runtime::Server);

            impl Default for #name {
                fn default() -> Self {
                    Self(runtime::Server::new(#number))
                }
            }

            impl #name {
                #(#setters)*
            }
        }
    });
    let choices = bindings.server_choices.iter().map(values);
    let uses = [quote!(
        use ::bindery::client as runtime;
    )];
    let doc = match bindings.elsewhere.iter().any(|one| one.choice.is_some()) {
        false => Doc::ours("Servers whose addresses have variables."),
        true => Doc::ours("Servers whose addresses have variables, and servers of single operations."),
    };
    Module {
        doc,
        modules: Vec::new(),
        pieces: names.printed(uses.into_iter().chain(servers).chain(elsewhere).chain(choices)),
    }
}

fn setter_of(bindings: &Bindings, variable: &ServerVariable) -> TokenStream {
    let (name, wire) = (ident(&variable.ident), lit(&variable.name.0));
    let default = if variable.default.0.is_empty() { "nothing".to_owned() } else { code(&variable.default.0) };
    let doc = format!("Sets {}: {default} unless this is called.", code(&variable.name.0));
    let doc = Doc::ours(doc).and(&variable.docs).outer();
    let choice =
        variable.choice.and_then(|number| bindings.server_choices.get(number)).map(|choice| ident(&choice.ident));
    let (ty, value) = match choice {
        Some(choice) => (quote!(#choice), quote!(#name.text())),
        None => (quote!(impl Into<String>), quote!(#name)),
    };
    quote! {
        #doc
        #[must_use]
        pub fn #name(self, #name: #ty) -> Self {
            Self(self.0.with(#wire, #value))
        }
    }
}

/// An enumeration of values.
fn values(choice: &ServerChoice) -> TokenStream {
    let name = ident(&choice.ident);
    let variants = choice.variants.iter().map(|(variant, value)| (variant, Doc::ours(code(&value.0))));
    let definition = unit_enum(&choice.ident, &choice.docs, variants);
    let arms = choice.variants.iter().map(|(variant, value)| {
        let (name, value) = (ident(variant), lit(&value.0));
        quote!(Self::#name => #value)
    });
    quote! {
        #definition

        impl #name {
            fn text(self) -> &'static str {
                match self {
                    #(#arms),*
                }
            }
        }
    }
}

fn doc_of(server: &Server) -> Doc {
    let url = code(&server.url.0);
    let description = text(&server.description.0);
    Doc::ours(if description.is_empty() { url } else { format!("{description}: {url}") })
}
