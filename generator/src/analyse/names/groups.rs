//! Names of groups of operations, and of security schemes.

use super::GroupNames;
use super::ident::{Case, Scope, ident, join};
use crate::ir::Api;
use crate::lock::{Kind as LockKind, Lock};
use crate::plan::Ident;
use crate::words;

/// Modules of the generated crates that a group must not take the name of.
const MODULES: &[&str] = &[
    "authenticator",
    "call",
    "client",
    "codec",
    "lib",
    "main",
    "mod",
    "operations",
    "router",
    "schemas",
    "server",
    "types",
];
/// Items of the generated crates that a trait must not take the name of.
const ITEMS: &[&str] = &[
    "Authenticator",
    "Schemes",
    "Client",
    "Builder",
    "Call",
    "Server",
    "Arc",
    "Future",
    "Routes",
    "Gate",
    "Send",
    "Sync",
    "Option",
    "Result",
    "Nullable",
    "With",
];

/// The groups, in the order of the document's tags, then of the operations.
pub(super) fn groups(api: &Api, lock: &mut Lock) -> Vec<GroupNames> {
    let mut tags: Vec<Option<String>> = Vec::new();
    let used =
        |tag: &String| api.operations.iter().any(|operation| !operation.hook && operation.tag.as_ref() == Some(tag));
    tags.extend(api.tags.iter().map(|tag| tag.name.clone()).filter(used).map(Some));
    for operation in api.operations.iter().filter(|operation| !operation.hook) {
        if !tags.contains(&operation.tag) {
            tags.push(operation.tag.clone());
        }
    }
    let mut modules = Scope::default();
    let mut traits = Scope::default();
    MODULES.iter().for_each(|name| {
        modules.claim(name);
    });
    if api.servers.iter().any(|server| !server.variables.is_empty()) {
        modules.claim("servers");
    }
    ITEMS.iter().for_each(|name| {
        traits.claim(name);
    });
    let hooks = api.operations.iter().any(|operation| operation.hook).then(|| {
        ["hooks", "receiver"].into_iter().for_each(|name| _ = modules.claim(name));
        traits.claim("Receiver");
        GroupNames {
            tag: None,
            hook: true,
            module: ident("hooks".to_owned()),
            trait_ident: ident("Receiver".to_owned()),
        }
    });
    let named = tags.into_iter().map(|tag| {
        let text = tag.clone().unwrap_or_else(|| "api".to_owned());
        let words = words::split(&text);
        let lock_key = tag.clone().map_or_else(|| "untagged".to_owned(), |tag| format!("tag {tag}"));
        let module = modules
            .claim_first(&[join(&words, Case::Value), format!("{}_operations", join(&words, Case::Value))], &text);
        let locked = lock.get(LockKind::Trait, &lock_key).map(str::to_owned);
        let trait_name = match locked {
            Some(name) if traits.claim(&name) => name,
            _ => traits
                .claim_first(&[join(&words, Case::Type), format!("{}Operations", join(&words, Case::Type))], &text),
        };
        lock.replace(LockKind::Trait, lock_key, trait_name.as_str());
        GroupNames { tag, hook: false, module: ident(module), trait_ident: ident(trait_name) }
    });
    named.chain(hooks).collect()
}

/// Builder setters and authenticator methods; the builder's own methods keep their names.
pub(super) fn schemes(api: &Api) -> Vec<Ident> {
    let mut scope = Scope::default();
    for own in ["server", "base_url", "configure", "build", "sender"] {
        scope.claim(own);
    }
    let names = api.schemes.iter().map(|scheme| {
        let name = join(&words::split(&scheme.name), Case::Value);
        ident(scope.claim_first(&[name.clone(), format!("{name}_credential")], &scheme.name))
    });
    names.collect()
}
