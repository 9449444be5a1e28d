//! Names of servers, and of what stands for the variables in their addresses.

use super::ident::{Case, Scope, ident, join};
use crate::ir::{Api, Elsewhere, Server, ServerVariable};
use crate::plan::Ident;
use crate::source::Text;
use crate::words::{self, hash};
use std::collections::{BTreeSet, HashMap};

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
    /// The variable that was the first to have these values.
    pub variable: ServerVariable,
}

/// The names that belong to the servers of operations which are served elsewhere than the API.
#[derive(Debug)]
pub struct ElsewhereNames {
    /// The type of the choice.
    pub ident: Ident,
    /// The method by which it is made.
    pub setter: Ident,
    /// What makes it of each server.
    pub servers: Vec<Ident>,
    /// Their variables, those of one name once, with their setters and the numbers of their enumerations.
    pub variables: Vec<(ServerVariable, Ident, Option<usize>)>,
}

/// All names of servers.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) servers: Vec<ServerNames>,
    pub(super) elsewhere: Vec<ElsewhereNames>,
    pub(super) choices: Vec<ServerChoice>,
}

/// Names that mean something else where the types of servers are defined.
const TAKEN: &[&str] = &["Builder", "Client", "Clone", "Debug", "Default", "Eq", "From", "Into", "PartialEq", "Server"];
/// Methods that every type of a server has.
const METHODS: &[&str] = &["clone", "default", "eq", "fmt", "from", "into"];

/// Names the servers. The only one is called `Server` where its address has variables.
pub(super) fn servers(api: &Api) -> Named {
    let mut variants = Scope::default();
    let mut types = Scope::types();
    TAKEN.iter().for_each(|name| _ = types.claim(name));
    let idents: Vec<String> =
        api.servers.iter().map(|server| variants.claim_first(&called(server), &key(server))).collect();
    let is_only = api.servers.len() == 1;
    let mut names = Vec::new();
    let mut choices = Choices::default();
    for (server, name) in api.servers.iter().zip(idents) {
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
        for variable in &server.variables {
            let choice = choices.of(variable, &name, &mut types);
            names.last_mut().into_iter().for_each(|names| names.choices.push(choice));
        }
    }
    let mut setters = Scope::default();
    BUILDER.iter().for_each(|name| _ = setters.claim(name));
    let elsewhere = api.elsewhere();
    let elsewhere = elsewhere.iter().map(|one| self::elsewhere(one, &mut types, &mut setters, &mut choices));
    Named { elsewhere: elsewhere.collect(), servers: names, choices: choices.all }
}

/// Methods of the builder of a client that are always there.
pub(super) const BUILDER: &[&str] = &["server", "base_url", "configure", "build", "sender"];

/// Names the servers of operations that are served elsewhere, after what they are.
fn elsewhere(one: &Elsewhere<'_>, types: &mut Scope, setters: &mut Scope, choices: &mut Choices) -> ElsewhereNames {
    let first = one.servers.first();
    let called = first.map(called).unwrap_or_default().into_iter().map(|name| format!("{name}Server"));
    let key = first.map(key).unwrap_or_default();
    let name = types.claim_first(&called.collect::<Vec<_>>(), &key);
    let setter = ident(setters.claim_first(&[join(&words::split(&name), Case::Value)], &key));
    let mut methods = Scope::default();
    METHODS.iter().for_each(|name| _ = methods.claim(name));
    let servers = one.servers.iter().map(|server| {
        let names: Vec<String> =
            self::called(server).iter().map(|name| join(&words::split(name), Case::Value)).collect();
        ident(methods.claim_first(&names, &self::key(server)))
    });
    let servers = servers.collect();
    let mut variables: Vec<(ServerVariable, Ident, Option<usize>)> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for variable in one.servers.iter().flat_map(|server| &server.variables) {
        if !known.insert(&variable.name) {
            continue;
        }
        let choice = choices.of(variable, &name, types);
        let method = join(&words::split(&variable.name), Case::Value);
        let method = methods.claim_first(&[method.clone(), format!("{method}_value")], &variable.name);
        variables.push((variable.clone(), ident(method), choice));
    }
    ElsewhereNames { ident: ident(name), setter, servers, variables }
}

/// The enumerations of values, and the number of each by the name and the values of its variable.
#[derive(Default)]
struct Choices {
    all: Vec<ServerChoice>,
    numbers: HashMap<(Text, Vec<Text>), usize>,
}

impl Choices {
    /// The enumeration of a variable's values, by number; nothing where any text may stand for it.
    fn of(&mut self, variable: &ServerVariable, server: &str, types: &mut Scope) -> Option<usize> {
        if variable.values.is_empty() {
            return None;
        }
        let number = self.numbers.entry((variable.name.clone(), variable.values.clone())).or_insert_with(|| {
            self.all.push(choice(variable, server, types));
            self.all.len() - 1
        });
        Some(*number)
    }
}

fn choice(variable: &ServerVariable, server: &str, types: &mut Scope) -> ServerChoice {
    let name = join(&words::split(&variable.name), Case::Type);
    let name = types.claim_first(&[name.clone(), format!("{server}{name}")], &variable.name);
    let mut variants = Scope::default();
    variants.claim("Self");
    let variant = |value: &Text| ident(variants.claim_first(&[join(&words::split(value), Case::Type)], value));
    ServerChoice {
        ident: ident(name),
        variants: variable.values.iter().map(variant).collect(),
        variable: variable.clone(),
    }
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
