//! The client crate: a method for each operation.

mod builder;
mod call;
mod example;
mod group;
mod links;
mod servers;
mod setters;

use proc_macro2::TokenStream;
use quote::quote;

use super::api_name;
use super::doc::Doc;
use super::ident::ident;
use super::layout::{Child, Module, Name};
use super::scope::{Names, Paths};
use crate::parallel;
use crate::plan::{Bindings, Group, GroupOf};

/// The root module.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths) -> Module {
    let mut doc = Doc::ours(format!("A client of the {}.", api_name(bindings))).and(&bindings.description);
    if let Some(example) = example::example(bindings, paths) {
        // The description may have ended below a heading of the document's own.
        doc = doc.paragraph("# Example").paragraph(example);
    }
    let mut modules = vec![
        Child::with(unused(bindings), Name::Ours("call"), call::module(bindings, names)),
        Child::with(client_lints(bindings, paths), Name::Ours("client"), builder::module(bindings, names, paths)),
    ];
    let groups = parallel::map(bindings, &bindings.groups, |group| group::modules(bindings, group, names, paths));
    modules.extend(groups.into_iter().flatten());
    if servers::have_module(bindings) {
        modules.push(Child::public(Name::Ours("servers"), servers::module(bindings, names)));
    }
    modules.sort_by(|one, other| one.name.file().cmp(other.name.file()));
    let types = paths.types(0);
    let types = match paths {
        Paths::Crates(_) => quote!(pub use #types as types;),
        Paths::SingleFile => quote!(pub use #types;),
    };
    let server = servers::module_of_choice(bindings);
    let of_client = server.filter(|module| *module == "client").map(|_| quote!(, Server));
    let of_servers = server.filter(|module| *module == "servers").map(|_| {
        quote!(
            pub use servers::Server;
        )
    });
    let sender = bindings.groups.iter().any(|group| group.of == GroupOf::Hooks).then(|| quote!(, Sender));
    let usual_error = builder::usual_error_type(bindings).map(|_| quote!(, UsualError));
    let mut groups: Vec<&Group> = bindings.groups.iter().collect();
    groups.sort_by_key(|group| group.module.plain());
    let handles = groups.into_iter().filter_map(|group| {
        let (module, name) = (ident(&group.module), ident(group.handle.as_ref()?));
        Some(quote!(pub use #module::#name;))
    });
    let oauth = bindings.schemes.iter().any(|scheme| scheme.tokens.is_some()).then(|| {
        quote!(
            pub use ::bindery::client::oauth::App as OAuthApp;
        )
    });
    let link_error = bindings.has_links().then(|| quote!(LinkError,));
    let header_error = bindings.has_headers().then(|| quote!(HeaderError,));
    let root = quote! {
        #types
        pub use ::bindery::client::{BuildError, Error, #header_error #link_error Problem, Response, Secret};
        #oauth
        pub use ::bindery::{Nullable, With};
        pub use call::Call;
        pub use client::{Builder, Client #sender #of_client #usual_error};
        #of_servers
        #(#handles)*
    };
    Module { doc, modules, pieces: names.printed([root]) }
}

fn client_lints(bindings: &Bindings, paths: &Paths) -> TokenStream {
    let unused = unused(bindings);
    match paths {
        Paths::Crates(_) => unused,
        Paths::SingleFile => quote! {
            #unused
            #[allow(clippy::module_inception, reason = "the same names as in separate crates")]
        },
    }
}

/// A document of webhooks alone has nothing to call.
fn unused(bindings: &Bindings) -> TokenStream {
    if bindings.operations.is_empty() {
        quote!(#[allow(dead_code, reason = "the document has no operations")])
    } else {
        TokenStream::new()
    }
}
