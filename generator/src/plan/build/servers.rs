//! Servers, what may stand for their variables, and operations that have a server of their own.

use super::{Planning, docs};
use crate::ir;
use crate::plan::{Elsewhere, Ident, Server, ServerChoice, ServerVariable, Wire};
use std::collections::HashMap;

impl Planning<'_> {
    pub(super) fn servers(&self) -> Vec<Server> {
        let servers = self.api.servers.iter().zip(&self.analysis.names.servers).map(|(one, names)| {
            let variables = one.variables.iter().zip(&names.variables).zip(&names.choices);
            let variables = variables.map(|((one, ident), choice)| variable(one, ident, *choice));
            server(one, &names.ident, variables.collect())
        });
        servers.collect()
    }

    pub(super) fn server_choices(&self) -> Vec<ServerChoice> {
        let choices = self.analysis.names.server_choices.iter().map(|names| {
            let variable = &names.variable;
            let values = variable.values.iter().map(|value| Wire(value.clone()));
            ServerChoice {
                ident: names.ident.clone(),
                docs: docs::labelled(
                    vec!["A value for ".into(), docs::code(&variable.name)],
                    variable.description.as_ref(),
                ),
                variants: names.variants.iter().cloned().zip(values).collect(),
            }
        });
        choices.collect()
    }

    /// Operations by their servers, in the order of the first of each.
    pub(super) fn elsewhere(&self) -> Vec<Elsewhere> {
        let elsewhere = self.api.elsewhere().into_iter().zip(&self.analysis.names.elsewhere);
        let planned = elsewhere.map(|(elsewhere, names)| {
            let known = names.variables.iter().map(|(one, ident, choice)| (one.name.as_str(), (ident, *choice)));
            let known: HashMap<&str, (&Ident, Option<usize>)> = known.collect();
            let of = |of: &ir::ServerVariable| {
                let (ident, choice) = known.get(of.name.as_str())?;
                Some(variable(of, ident, *choice))
            };
            let servers = elsewhere.servers.iter().zip(&names.servers);
            let servers = servers.map(|(one, ident)| server(one, ident, one.variables.iter().filter_map(of).collect()));
            let is_choice = elsewhere.servers.len() > 1 || !names.variables.is_empty();
            let variables = names.variables.iter().map(|(one, ident, choice)| variable(one, ident, *choice));
            Elsewhere {
                operations: elsewhere.operations,
                servers: servers.collect(),
                choice: is_choice.then(|| names.ident.clone()),
                setter: names.setter.clone(),
                variables: variables.collect(),
            }
        });
        planned.collect()
    }
}

fn server(server: &ir::Server, ident: &Ident, variables: Vec<ServerVariable>) -> Server {
    Server {
        ident: ident.clone(),
        url: Wire(server.url.clone()),
        absolute: server.is_absolute(),
        variables,
        description: Wire(server.description.clone().unwrap_or_default()),
    }
}

fn variable(variable: &ir::ServerVariable, ident: &Ident, choice: Option<usize>) -> ServerVariable {
    ServerVariable {
        ident: ident.clone(),
        name: Wire(variable.name.clone()),
        default: Wire(variable.default.clone()),
        choice,
        docs: docs::of_text(variable.description.as_ref()),
    }
}
