//! Names of servers, and of what stands for the variables in their addresses.

use super::ident::{Case, Scope, ident, join};
use crate::ir::{Api, Server, ServerVariable};
use crate::plan::Ident;
use crate::words::{self, hash};

/// The names that belong to a server.
#[derive(Debug)]
pub struct ServerNames {
    /// Its variant; where its address has variables, its type too.
    pub ident: Ident,
    /// The setters of its variables.
    pub variables: Vec<Ident>,
    /// The enumerations of its variables, by number; nothing where any text may stand for one.
    pub choices: Vec<Option<usize>>,
}

/// The values that may stand for a variable: those of one name and with the same values are one enumeration.
#[derive(Debug)]
pub struct ServerChoice {
    /// Its name.
    pub ident: Ident,
    /// The variants.
    pub variants: Vec<Ident>,
    /// The variable, by the numbers of its server and of itself.
    pub variable: (usize, usize),
}

/// Names that mean something else where the types of servers are defined.
const TAKEN: &[&str] = &["Builder", "Client", "Clone", "Debug", "Default", "Eq", "From", "Into", "PartialEq", "Server"];
/// Methods that every type of a server has.
const METHODS: &[&str] = &["clone", "default", "eq", "fmt", "from", "into"];

/// Names the servers. The only one is called `Server` where its address has variables.
pub(super) fn servers(api: &Api) -> (Vec<ServerNames>, Vec<ServerChoice>) {
    let mut variants = Scope::default();
    let mut types = Scope::types();
    TAKEN.iter().for_each(|name| _ = types.claim(name));
    let idents: Vec<String> =
        api.servers.iter().map(|server| variants.claim_first(&called(server), &key(server))).collect();
    let is_only = api.servers.len() == 1;
    let mut names = Vec::new();
    let mut choices: Vec<ServerChoice> = Vec::new();
    for (number, (server, name)) in api.servers.iter().zip(idents).enumerate() {
        let name = match server.variables.is_empty() {
            true => name,
            false if is_only => "Server".to_owned(),
            false => types.claim_first(&[name.clone(), format!("{name}Server")], &key(server)),
        };
        let mut setters = Scope::default();
        METHODS.iter().for_each(|name| _ = setters.claim(name));
        let setter = |variable: &ServerVariable| {
            let name = join(&words::split(&variable.name), Case::Value);
            ident(setters.claim_first(&[name.clone(), format!("{name}_value")], &variable.name))
        };
        names.push(ServerNames {
            ident: ident(name.clone()),
            variables: server.variables.iter().map(setter).collect(),
            choices: Vec::new(),
        });
        for (place, variable) in server.variables.iter().enumerate() {
            let known = |choice: &ServerChoice| {
                let other =
                    api.servers.get(choice.variable.0).and_then(|server| server.variables.get(choice.variable.1));
                other.is_some_and(|other| other.name == variable.name && other.values == variable.values)
            };
            let choice = match choices.iter().position(known) {
                _ if variable.values.is_empty() => None,
                Some(number) => Some(number),
                None => {
                    choices.push(choice(variable, &name, &mut types, (number, place)));
                    Some(choices.len() - 1)
                }
            };
            names.last_mut().into_iter().for_each(|names| names.choices.push(choice));
        }
    }
    (names, choices)
}

fn choice(variable: &ServerVariable, server: &str, types: &mut Scope, place: (usize, usize)) -> ServerChoice {
    let name = join(&words::split(&variable.name), Case::Type);
    let name = types.claim_first(&[name.clone(), format!("{server}{name}")], &variable.name);
    let mut variants = Scope::default();
    variants.claim("Self");
    let variant = |value: &String| ident(variants.claim_first(&[join(&words::split(value), Case::Type)], value));
    ServerChoice { ident: ident(name), variants: variable.values.iter().map(variant).collect(), variable: place }
}

/// What the document says of a server when that is short, else its host without variables.
fn called(server: &Server) -> Vec<String> {
    let words_of = |text: &str| join(&words::split(text), Case::Type);
    let address = server.address();
    let host = address.split("//").nth(1).unwrap_or(&address).split('/').next().unwrap_or_default();
    let short = server.description.as_ref().filter(|text| words::split(text).len() <= 4 && !text.is_empty());
    match short {
        Some(text) => vec![words_of(text), words_of(&format!("{text} {host}"))],
        None if words::split(host).is_empty() => vec!["Relative".to_owned()],
        None => vec![words_of(host)],
    }
}

fn key(server: &Server) -> String {
    let address = server.address();
    format!("{address}{}", hash(&address))
}
