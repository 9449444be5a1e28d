//! The router over all operations. Where they are many, each group has its routes in a file of its own.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::group;
use super::super::ident::{from_text, ident};
use super::super::layout::{Child, Module, Name};
use super::super::scope::{Names, Paths};
use super::{Access, access, has_caller, is_secured, is_unsaid, operations, served};
use crate::plan::{Bindings, Group, GroupOf, Operation};

/// More operations than this are divided by group.
const MANY: usize = 100;

/// The module, for the operations of the API, or for those that it calls itself.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths, hooks: bool) -> Module {
    let groups: Vec<&Group> = bindings.groups.iter().filter(|group| (group.of == GroupOf::Hooks) == hooks).collect();
    let all = served(bindings, hooks);
    let is_divided = matches!(paths, Paths::Crates(_)) && all.len() > MANY && groups.len() > 1;
    let (secured, unsaid) = (is_secured(bindings, hooks), !hooks && is_unsaid(bindings));
    let routes: Vec<_> = if is_divided { Vec::new() } else { all.iter().map(|operation| route(operation)).collect() };
    let caller = quote!(A::Caller);
    let bounds: Vec<_> = groups.iter().map(|group| bound(bindings, group, &caller)).collect();
    let added = groups.iter().filter(|_| is_divided).map(|group| {
        let (module, needs) = (ident(&group.module), asks(bindings, group).then(|| quote!(, needs)));
        quote!(#module::add(routes #needs))
    });
    let added: Vec<_> = added.collect();
    let made = |new: TokenStream| {
        let Some((last, others)) = added.split_last() else { return quote!(#new #(#routes)*) };
        quote! {
            let routes = #new;
            #(let routes = #others;)*
            #last
        }
    };
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
    let send_sync = bounds.is_empty().then(|| quote!(Send + Sync + 'static));
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
    let new = if secured {
        quote!(Routes::new(service, Schemes(authenticator)))
    } else {
        quote!(Routes::without_authentication(service))
    };
    let body = made(quote!(#new #read_only #unknown_query));
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
                #body
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
                #body
            }
        }
    };
    let traits = match traits.as_slice() {
        [] => None,
        [only] => Some(quote!(use #root::#only;)),
        several => Some(quote!(use #root::{#(#several),*};)),
    };
    let gate_trait = secured.then(|| quote!(Gate,));
    let items = quote! {
        #gate
        #traits
        use ::bindery::server::{#gate_trait Routes, axum};

        #router
    };
    let divided = groups.iter().filter(|_| is_divided);
    let modules = divided
        .map(|group| Child::private(Name::Claimed(group.module.clone()), of_group(bindings, group, names, paths)));
    let mut modules: Vec<Child> = modules.collect();
    modules.sort_by(|one, other| one.name.file().cmp(other.name.file()));
    Module { doc: Doc::ours("The routes."), modules, pieces: names.printed([items]) }
}

/// The module that adds the routes of a group.
fn of_group(bindings: &Bindings, group: &Group, names: &Names, paths: &Paths) -> Module {
    if names.budget.is_spent() {
        return Module::default();
    }
    let routes: Vec<_> = operations(bindings, group).map(route).collect();
    let (root, name) = (paths.root(), ident(&group.trait_ident));
    let bound = bound(bindings, group, &quote!(G::Caller));
    let needs = asks(bindings, group);
    let own = if needs { quote!({#name, Needs}) } else { quote!(#name) };
    let needs = needs.then(|| quote!(, needs: Needs));
    let items = quote! {
        use #root::#own;
        use ::bindery::server::{Gate, Routes};

        /// Adds the routes.
        pub(super) fn add<S, G>(routes: Routes<S, G> #needs) -> Routes<S, G>
        where
            S: #bound,
            G: Gate,
        {
            routes #(#routes)*
        }
    };
    Module { doc: Doc::ours(group::title("Routes", group)), modules: Vec::new(), pieces: names.printed([items]) }
}

/// Whether the document leaves open what callers of one of its operations need.
fn asks(bindings: &Bindings, group: &Group) -> bool {
    operations(bindings, group).any(|operation| access(operation) == Access::Unsaid)
}

/// What a service must be for a group; `caller` is whom the gate finds.
fn bound(bindings: &Bindings, group: &Group, caller: &TokenStream) -> TokenStream {
    let name = ident(&group.trait_ident);
    if has_caller(bindings, group) { quote!(#name<Caller = #caller>) } else { quote!(#name) }
}

/// The route of an operation, as a method of the routes so far.
fn route(operation: &Operation) -> TokenStream {
    let name = ident(&operation.method_ident);
    match access(operation) {
        Access::Open => quote!(.open(S::#name)),
        Access::Secured => quote!(.secured(S::#name)),
        Access::Optional => quote!(.optional(S::#name)),
        Access::Unsaid => quote!(.settled(needs.scheme, S::#name)),
    }
}
