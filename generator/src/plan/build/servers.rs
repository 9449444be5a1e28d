//! Servers, what may stand for their variables, and operations that have a server of their own.

use super::{Planning, docs};
use crate::plan::{Elsewhere, Server, ServerChoice, ServerVariable, Wire};

impl Planning<'_> {
    pub(super) fn servers(&self) -> Vec<Server> {
        let servers = self.api.servers.iter().zip(&self.analysis.names.servers).map(|(server, names)| {
            let variables = server.variables.iter().zip(&names.variables).zip(&names.choices);
            let variables = variables.map(|((variable, ident), choice)| ServerVariable {
                ident: ident.clone(),
                name: Wire(variable.name.clone()),
                default: Wire(variable.default.clone()),
                choice: *choice,
                docs: docs::of_text(variable.description.as_deref()),
            });
            Server {
                ident: names.ident.clone(),
                url: Wire(server.url.clone()),
                absolute: server.is_absolute(),
                variables: variables.collect(),
                description: Wire(server.description.clone().unwrap_or_default()),
            }
        });
        servers.collect()
    }

    pub(super) fn server_choices(&self) -> Vec<ServerChoice> {
        let choices = self.analysis.names.server_choices.iter().filter_map(|names| {
            let (server, place) = names.variable;
            let variable = self.api.servers.get(server)?.variables.get(place)?;
            let values = variable.values.iter().map(|value| Wire(value.clone()));
            Some(ServerChoice {
                ident: names.ident.clone(),
                docs: docs::labelled(
                    vec!["A value for ".into(), docs::code(&variable.name)],
                    variable.description.as_deref(),
                ),
                variants: names.variants.iter().cloned().zip(values).collect(),
            })
        });
        choices.collect()
    }

    /// Operations by their server, in the order of the first of each.
    pub(super) fn elsewhere(&self) -> Vec<Elsewhere> {
        let mut elsewhere: Vec<Elsewhere> = Vec::new();
        for (number, operation) in self.api.operations.iter().enumerate() {
            let Some(server) = &operation.server else { continue };
            let url = Wire(server.address());
            match elsewhere.iter_mut().find(|other| other.url == url) {
                Some(other) => other.operations.push(number),
                None => elsewhere.push(Elsewhere { operations: vec![number], url }),
            }
        }
        elsewhere
    }
}
