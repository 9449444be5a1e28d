//! The router over all operations.

use quote::quote;

use super::super::doc::Doc;
use super::super::ident::{from_text, ident};
use super::super::layout::{Module, Printed};
use super::super::scope::{Names, Paths, Place, Scope};
use super::{Access, access, has_caller, is_secured, is_unsaid, served};
use crate::plan::{Bindings, Group, GroupOf};

/// Names that the module imports or binds itself.
const OWN: &[&str] = &["Arc", "Authenticator", "Gate", "Needs", "Routes", "Schemes", "S", "A"];

/// The module, for the operations of the API, or for those that it calls itself.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths, hooks: bool) -> Module {
    let groups: Vec<&Group> = bindings.groups.iter().filter(|group| (group.of == GroupOf::Hooks) == hooks).collect();
    let operations = served(bindings, hooks);
    let (secured, unsaid) = (is_secured(bindings, hooks), !hooks && is_unsaid(bindings));
    let traits = groups.iter().map(|group| group.trait_ident.plain());
    let scope = Scope::new(paths, names, Place::Beside, OWN.iter().copied().chain(traits));
    let routes: Vec<_> = operations
        .iter()
        .map(|operation| {
            let (name, request) = (ident(&operation.method_ident), scope.operation(&operation.request.ident));
            match access(operation) {
                Access::Open => quote! {
                    .open(|service: Arc<S>, request: #request| async move { service.#name(request).await })
                },
                Access::Secured => quote! {
                    .secured(|service: Arc<S>, caller, request: #request| async move {
                        service.#name(caller, request).await
                    })
                },
                Access::Optional => quote! {
                    .optional(|service: Arc<S>, caller, request: #request| async move {
                        service.#name(caller, request).await
                    })
                },
                Access::Unsaid => quote! {
                    .settled(needs.scheme, |service: Arc<S>, caller, request: #request| async move {
                        service.#name(caller, request).await
                    })
                },
            }
        })
        .collect();
    let bounds: Vec<_> = groups
        .iter()
        .map(|group| {
            let name = ident(&group.trait_ident);
            if has_caller(bindings, group) { quote!(#name<Caller = A::Caller>) } else { quote!(#name) }
        })
        .collect();
    let root = paths.root();
    let traits = groups.iter().map(|group| ident(&group.trait_ident));
    let own = [(secured && !hooks).then_some("Authenticator"), unsaid.then_some("Needs")];
    let mut traits: Vec<syn::Ident> = own.into_iter().flatten().map(from_text).chain(traits).collect();
    traits.sort();
    let gate = secured.then(|| match hooks {
        false => quote!(use #root::authenticator::Schemes;),
        // Senders are not the API's callers: they have a trait of their own, with the schemes that they name.
        true => quote! {
            pub use authenticator::Authenticator;
            use authenticator::Schemes;
        },
    });
    let settled = unsaid.then(|| [quote!(, needs: Needs), quote!(, needs)]);
    let [parameter, argument] = settled.map_or([None, None], |settled| settled.map(Some));
    let (uses, send_sync) = (scope.uses(), bounds.is_empty().then(|| quote!(Send + Sync + 'static)));
    let read_only = bindings.ignore_read_only.then(|| quote!(.read_only(::bindery::json::ReadOnly::Ignore)));
    let unknown_query =
        bindings.refuse_unknown_query.then(|| quote!(.unknown_query(::bindery::server::UnknownQuery::Refuse)));
    let serves = match (hooks, secured) {
        (false, true) => "serves the API: `service` handles the operations, `authenticator` admits callers to them",
        (false, false) => "serves the API, whose operations are open to everyone: `service` handles them",
        (true, true) => {
            "receives the API's webhooks and callbacks: `service` handles them, `authenticator` admits senders"
        }
        (true, false) => "receives the API's webhooks and callbacks from everyone: `service` handles them",
    };
    let doc = Doc::ours(format!("A router that {serves}.")).outer();
    let router = if secured {
        quote! {
            #doc
            pub fn router<S, A>(service: S, authenticator: A #parameter) -> axum::Router
            where
                S: #(#bounds)+* #send_sync,
                A: Authenticator,
            {
                routes(service, authenticator #argument).into_router()
            }

            /// The routes of [`router`], for settings: limits, hooks.
            pub fn routes<S, A>(service: S, authenticator: A #parameter) -> Routes<S, impl Gate<Caller = A::Caller>>
            where
                S: #(#bounds)+* #send_sync,
                A: Authenticator,
            {
                Routes::new(service, Schemes(authenticator)) #read_only #unknown_query #(#routes)*
            }
        }
    } else {
        quote! {
            #doc
            pub fn router<S>(service: S) -> axum::Router
            where
                S: #(#bounds)+* #send_sync,
            {
                routes(service).into_router()
            }

            /// The routes of [`router`], for settings: limits, hooks.
            pub fn routes<S>(service: S) -> Routes<S>
            where
                S: #(#bounds)+* #send_sync,
            {
                Routes::without_authentication(service) #read_only #unknown_query #(#routes)*
            }
        }
    };
    let traits = match traits.as_slice() {
        [] => None,
        [only] => Some(quote!(use #root::#only;)),
        several => Some(quote!(use #root::{#(#several),*};)),
    };
    let arc = (!routes.is_empty()).then(|| {
        quote!(
            use ::std::sync::Arc;
        )
    });
    let gate_trait = secured.then(|| quote!(Gate,));
    let items = quote! {
        #gate
        #traits
        #uses
        use ::bindery::server::{#gate_trait Routes, axum};
        #arc

        #router
    };
    Module { doc: Doc::ours("The routes."), modules: Vec::new(), pieces: Printed::of(items) }
}
