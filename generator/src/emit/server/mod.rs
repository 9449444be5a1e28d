//! The server crate: a trait of handlers for each tag, and a router.

mod authenticator;
mod handlers;
mod router;
mod skeleton;

use quote::quote;

pub(super) use skeleton::{attributes as skeleton_attributes, program as skeleton};

use super::api_name;
use super::doc::Doc;
use super::ident::ident;
use super::layout::{Child, Module, Name};
use super::scope::{Names, Paths};
use crate::parallel;
use crate::plan::{Bindings, Group, GroupOf, Operation};

const LEFT_OUT: &str = "An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).";

/// Where there is more of the example.
const PRINTED: &str =
    "`bindery skeleton` prints all of it, with every handler and what serves them, as a program to begin with.";

/// The root module.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths) -> Module {
    let secured = is_secured(bindings, false);
    let traits =
        bindings.groups.iter().filter(|group| group.of != GroupOf::Hooks).map(|group| group.trait_ident.plain());
    let traits = traits.chain(secured.then_some("Authenticator")).map(|name| format!("[`{name}`]")).collect::<Vec<_>>();
    let traits = match traits.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    let doc = Doc::ours(format!("A server stub of the {}.", api_name(bindings)))
        .and(&bindings.description)
        .paragraph("# Implementing it")
        .paragraph(mount(bindings, &traits))
        .paragraph(LEFT_OUT);
    let doc = match skeleton::example(bindings, names, paths) {
        Some(example) => doc.paragraph(example).paragraph(PRINTED),
        None => doc,
    };
    let authenticator =
        |hooks| Child::private(Name::Ours("authenticator"), authenticator::module(bindings, names, hooks));
    let children = parallel::map(bindings, &bindings.groups, |group| {
        Child::private(Name::Claimed(group.module.clone()), handlers::module(bindings, group, names, paths))
    });
    let router = Child::private(Name::Ours("router"), router::module(bindings, names, paths, false));
    let receiver = bindings.groups.iter().any(|group| group.of == GroupOf::Hooks);
    let receiver = receiver.then(|| {
        let mut module = router::module(bindings, names, paths, true);
        module.modules.extend(is_secured(bindings, true).then(|| authenticator(true)));
        Child::public(Name::Ours("receiver"), module)
    });
    let authenticator = secured.then(|| authenticator(false));
    let types = paths.types(0);
    let types = match paths {
        Paths::Crates(_) => quote!(pub use #types as types;),
        Paths::SingleFile => quote!(pub use #types;),
    };
    let needs = is_unsaid(bindings).then(|| quote!(, Needs));
    let authenticator_use = secured.then(|| {
        quote!(
            pub use authenticator::{Authenticator #needs};
        )
    });
    let mut groups: Vec<&Group> = bindings.groups.iter().collect();
    groups.sort_by_key(|group| group.module.plain());
    let group_uses = groups.into_iter().map(|group| {
        let (module, name) = (ident(&group.module), ident(&group.trait_ident));
        quote!(pub use #module::#name;)
    });
    let with_headers = bindings.has_headers().then(|| {
        quote!(
            pub use ::bindery::operation::WithHeaders;
        )
    });
    let root = quote! {
        #types
        #with_headers
        pub use ::bindery::{Nullable, With};
        #authenticator_use
        #(#group_uses)*
        pub use router::{router, routes};
    };
    let mut modules: Vec<Child> = authenticator.into_iter().chain(children).chain([router]).chain(receiver).collect();
    modules.sort_by(|one, other| one.name.file().cmp(other.name.file()));
    Module { doc, modules, pieces: names.printed([root]) }
}

/// What an application does with the crate.
fn mount(bindings: &Bindings, traits: &str) -> String {
    let hooks = bindings.groups.iter().any(|group| group.of == GroupOf::Hooks);
    let calls = bindings.groups.iter().any(|group| group.of != GroupOf::Hooks);
    let receive = "Who is called by the API implements [`Receiver`], and mounts [`receiver::router`].";
    match (calls, hooks) {
        (_, false) => format!("Implement {traits}, and mount the [`router`]."),
        (true, true) => format!("Implement {traits}, and mount the [`router`].\n\n{receive}"),
        (false, true) => receive.to_owned(),
    }
}

/// Who may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    /// Callers with credentials.
    Secured,
    /// Callers with credentials, and strangers.
    Optional,
    /// Everyone.
    Open,
    /// Whom the application says: the document does not.
    Unsaid,
}

fn access(operation: &Operation) -> Access {
    match operation.security.as_slice() {
        _ if operation.unsaid => Access::Unsaid,
        [] => Access::Open,
        alternatives if alternatives.iter().all(Vec::is_empty) => Access::Open,
        alternatives if alternatives.iter().any(Vec::is_empty) => Access::Optional,
        _ => Access::Secured,
    }
}

/// The operations of the API, or those that it calls itself, in document order.
fn served(bindings: &Bindings, hooks: bool) -> Vec<&Operation> {
    let groups = bindings.groups.iter().filter(|group| (group.of == GroupOf::Hooks) == hooks);
    let mut numbers: Vec<usize> = groups.flat_map(|group| group.operations.iter().copied()).collect();
    numbers.sort_unstable();
    numbers.into_iter().filter_map(|number| bindings.operations.get(number)).collect()
}

/// Whether any of these may ask who calls.
fn is_secured(bindings: &Bindings, hooks: bool) -> bool {
    served(bindings, hooks).into_iter().any(|operation| access(operation) != Access::Open)
}

/// Whether the document leaves open what callers of an operation need.
fn is_unsaid(bindings: &Bindings) -> bool {
    bindings.operations.iter().any(|operation| operation.unsaid)
}

/// The operations of a group.
fn operations<'a>(bindings: &'a Bindings, group: &'a Group) -> impl Iterator<Item = &'a Operation> {
    group.operations.iter().filter_map(|number| bindings.operations.get(*number))
}

/// Whether a handler of the group is told who calls.
fn has_caller(bindings: &Bindings, group: &Group) -> bool {
    operations(bindings, group).any(|operation| access(operation) != Access::Open)
}
