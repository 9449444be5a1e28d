//! Rust names: the one place that makes identifiers.
//!
//! A name is taken from `bindery.toml`, else from the lock, else made from the document. What is made is claimed in a
//! scope: first come is never a reason, so where several want a name each of them takes the longer one that its place in
//! the document gives it. What has been given is written into the lock and stays.

mod bodies;
mod branches;
mod contest;
mod files;
mod given;
mod given_types;
mod groups;
mod handles;
mod ident;
mod kept;
mod keys;
mod members;
mod operations;
mod origin;
mod owners;
mod paths;
mod report;
mod schemes;
mod servers;
mod shared;
mod style;
mod types;

pub(crate) use given_types::{given as given_name, may_be_called};
pub(crate) use types::configured;

pub use files::FileNames;
pub use groups::GroupNames;
pub use report::{Collision, NameReport};
pub use servers::{ElsewhereNames, ServerChoice, ServerNames};

use super::outcomes::Outcome;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, TypeId};
use crate::lock::{Kind as LockKind, Lock};
use crate::plan::Ident;

/// Every Rust name of an API.
#[derive(Debug, Default)]
pub struct Names {
    /// Types, by number.
    pub types: Vec<Ident>,
    /// Members, variants or branches of each type, by number.
    pub parts: Vec<Vec<Ident>>,
    /// The variant of each enumeration and union for what the document does not list, and the member of each object
    /// that keeps unknown members.
    pub open: Vec<Ident>,
    /// Operations, by number.
    pub operations: Vec<OperationNames>,
    /// Sets of statuses that several operations have.
    pub shared_statuses: Vec<SharedName>,
    /// Enumerations of errors that several operations have.
    pub shared_failures: Vec<SharedName>,
    /// The groups of operations.
    pub groups: Vec<GroupNames>,
    /// The files of a large API.
    pub files: FileNames,
    /// Security schemes, by number.
    pub schemes: Vec<Ident>,
    /// Servers, by number.
    pub servers: Vec<ServerNames>,
    /// The servers of operations that are served elsewhere, in the order of [`Api::elsewhere`].
    pub elsewhere: Vec<ElsewhereNames>,
    /// The values that may stand for variables of servers.
    pub server_choices: Vec<ServerChoice>,
    /// Which names are long, and which had to give way.
    pub report: NameReport,
}

/// The names that belong to an operation.
#[derive(Debug)]
pub struct OperationNames {
    /// Its method and handler.
    pub method: Ident,
    /// What the names of its types begin with.
    pub words: Vec<String>,
    /// The methods for its links.
    pub links: Vec<Ident>,
    /// The methods of its request that tell where its callbacks are sent.
    pub callbacks: Vec<Ident>,
    /// Its method below its group's handle, where that is shorter.
    pub short: Option<Ident>,
    /// The record of its request.
    pub request: Ident,
    /// The members of that record: parameters, then the body.
    pub members: Vec<Ident>,
    /// The alias or enumeration of its errors, where any are declared.
    pub error: Option<Ident>,
    /// The enumeration of its error statuses, where one body stands on all of them.
    pub statuses: Option<Ident>,
    /// The enumeration of its errors, where they have different bodies; its error itself unless an envelope has some too.
    pub failures: Option<Ident>,
    /// The enumeration of its successes, where several are declared.
    pub outcome: Option<Ident>,
    /// The type of its body and the variants of that, where it may carry several types.
    pub body: Option<(Ident, Vec<Ident>)>,
    /// Whether the statuses are those of other operations too.
    pub shares_statuses: bool,
    /// What its statuses were called before they were shared.
    pub status_alias: Option<Ident>,
    /// Whether the enumeration of its errors is that of other operations too.
    pub shares_failures: bool,
}

/// The name of a type that several operations share.
#[derive(Debug)]
pub struct SharedName {
    /// The name.
    pub ident: Ident,
    /// The operations, by number.
    pub operations: Vec<usize>,
}

impl Names {
    /// The name of a type.
    pub fn of(&self, id: TypeId) -> Ident {
        self.types.get(id.index()).cloned().unwrap_or_else(|| Ident::claimed("Unnamed".to_owned()))
    }
}

/// Names everything.
pub fn names(
    api: &Api,
    outcomes: &[Outcome],
    config: &Config,
    lock: &mut Lock,
    diagnostics: &mut Diagnostics,
) -> Names {
    let mut names = Names::default();
    let mut scope = ident::Scope::types();
    let is_new = lock.of(LockKind::Operation).next().is_none();
    let shared = shared::known(api, outcomes, lock);
    let methods = operations::methods(api, lock, &mut names.report, diagnostics);
    let unnamed = types::settled(api, config, lock, &mut scope, &mut names, diagnostics);
    operations::reserve(api, lock, &mut scope);
    types::components(api, &unnamed, lock, &mut scope, &mut names);
    operations::types((api, config), outcomes, (&methods, shared), lock, &mut scope, &mut names, diagnostics);
    types::inline(api, &unnamed, lock, &mut scope, &mut names);
    types::inputs(api, &unnamed, lock, &mut scope, &mut names);
    shared::publish(api, outcomes, &names, lock);
    members::of_types((api, config), &keys::Owners::of(api), lock, &mut names, diagnostics);
    names.groups = groups::groups(api, lock);
    names.files = files::files(api, &names, lock);
    groups::divide(api, &mut names);
    handles::handles(api, config, is_new, lock, &mut names);
    let servers = servers::servers(api);
    (names.servers, names.elsewhere, names.server_choices) = (servers.servers, servers.elsewhere, servers.choices);
    names.schemes = schemes::schemes(api, &names.elsewhere);
    // Should nothing lead to them any more, they are called by their places.
    for (stands, called) in &api.standing {
        lock.give(called, stands);
    }
    kept::report(api, config, &names, diagnostics);
    report::finish(&mut names);
    names
}

/// The name of a status: its reason phrase, else its number.
pub fn status(status: u16, phrase: &str) -> Ident {
    let text = if phrase.is_empty() { format!("Status {status}") } else { phrase.to_owned() };
    ident::ident(ident::join(&crate::words::split(&text), ident::Case::Type))
}
