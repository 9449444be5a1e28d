//! Where operations are served, and what callers show there.

use super::{Docs, Ident, Wire};
use crate::ir::{Slot, Tokens};

/// A security scheme.
#[derive(Debug)]
pub struct Scheme {
    /// The name of the builder's setter and of the authenticator's method.
    pub ident: Ident,
    /// Its name in the document.
    pub name: Wire,
    /// Where the credential travels.
    pub slot: Slot,
    /// What stands before it.
    pub prefix: Wire,
    /// Where its tokens are had.
    pub tokens: Option<Tokens>,
    /// What the document says of it.
    pub docs: Docs,
}

/// A server.
#[derive(Debug)]
pub struct Server {
    /// Its name among the variants of `Server`; where its URL has variables, its type too.
    pub ident: Ident,
    /// Its URL, with `{variables}`.
    pub url: Wire,
    /// Whether it names a host.
    pub absolute: bool,
    /// What may stand for the variables.
    pub variables: Vec<ServerVariable>,
    /// What the document says of it.
    pub description: Wire,
}

/// A variable in the URL of a server.
#[derive(Debug)]
pub struct ServerVariable {
    /// Its setter.
    pub ident: Ident,
    /// Its name.
    pub name: Wire,
    /// What stands for it unless somebody chooses.
    pub default: Wire,
    /// Its enumeration, by number among [`super::Bindings::server_choices`]; any text where there is none.
    pub choice: Option<usize>,
    /// What the document says of it.
    pub docs: Docs,
}

/// The values that may stand for a variable of a server.
#[derive(Debug)]
pub struct ServerChoice {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The values, by the names of their variants.
    pub variants: Vec<(Ident, Wire)>,
}

/// Operations that are served elsewhere than the API.
#[derive(Debug)]
pub struct Elsewhere {
    /// The operations, by number.
    pub operations: Vec<usize>,
    /// The servers; their names make the choice of them.
    pub servers: Vec<Server>,
    /// The type of the choice among them, and of values for their variables; nothing where there is none.
    pub choice: Option<Ident>,
    /// The builder's method that takes it.
    pub setter: Ident,
    /// The variables of the servers, each once.
    pub variables: Vec<ServerVariable>,
}
