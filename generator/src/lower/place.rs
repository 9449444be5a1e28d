//! Where a schema stands: what its type will be called by.
//!
//! References lead into any place. What they find there has the place that it would have where it stands:
//!
//! ```text
//! #/components/schemas/Pet                                          component Pet
//! #/components/schemas/Pet/properties/tag                           component Pet .tag
//! #/paths/~1pets/get/responses/200/content/application~1json/schema GET /pets response 200 application/json
//! parts/pets.yaml#/Cat                                              component parts/pets.yaml#/Cat
//! ```
//! so that a schema is one type, whether it is met in its place or through a reference.

use crate::document::unescape;
use crate::ir::{Origin, Step};
use crate::source::Text;

/// A place, from a root down.
#[derive(Debug, Clone)]
pub(super) struct Place {
    root: Root,
    steps: Vec<Step>,
    /// A pointer of the configuration that leads here or to what this is in, and how many steps there are up to there.
    anchor: Option<(Text, usize)>,
}

#[derive(Debug, Clone)]
enum Root {
    /// A schema that references lead to, by pointer; `steps` lead to it from a component or an operation.
    Referenced { pointer: Text, name: Text, steps: Vec<Step> },
    /// An operation, as `METHOD /path`.
    Operation(Text),
}

impl Place {
    pub(super) fn operation(key: String) -> Self {
        Self { root: Root::Operation(key.into()), steps: Vec::new(), anchor: None }
    }

    /// The place that a canonical pointer names.
    pub(super) fn referenced(pointer: &str) -> Self {
        let (file, fragment) = pointer.split_once('#').unwrap_or(("", pointer));
        let tokens: Vec<String> = fragment.split('/').skip(1).map(unescape).collect();
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let (name, steps) = match known(file, &tokens) {
            Some((name, steps, rest)) => match below(rest) {
                Some(more) => (name, [steps, more].concat()),
                None => (pointer.to_owned(), Vec::new()),
            },
            None if file.is_empty() => (tokens.last().copied().unwrap_or_default().to_owned(), Vec::new()),
            None => (pointer.to_owned(), Vec::new()),
        };
        let root = Root::Referenced { pointer: pointer.into(), name: name.into(), steps };
        Self { root, steps: Vec::new(), anchor: None }
    }

    /// The place of the component that is but another name for a schema of another file.
    pub(super) fn alias(pointer: &str, name: &str) -> Self {
        let root = Root::Referenced { pointer: pointer.into(), name: name.into(), steps: Vec::new() };
        Self { root, steps: Vec::new(), anchor: None }
    }

    /// The same place, to which a pointer of the configuration leads.
    pub(super) fn anchored(&self, pointer: &str) -> Self {
        Self { anchor: Some((pointer.into(), self.steps.len())), ..self.clone() }
    }

    pub(super) fn step(&self, step: Step) -> Self {
        let mut place = self.clone();
        place.steps.push(step);
        place
    }

    /// The pointer of the schema that stands here, where references lead to it.
    pub(super) fn pointer(&self) -> Option<&str> {
        match &self.root {
            Root::Referenced { pointer, .. } if self.steps.is_empty() => Some(pointer),
            _ => None,
        }
    }

    /// What `bindery.toml` calls the schema that stands here: its JSON pointer, where properties, elements and values
    /// lead to it from a schema that references lead to, or that the configuration has a pointer to.
    pub(super) fn address(&self) -> Option<String> {
        if let Some((pointer, at)) = &self.anchor {
            return Step::pointer(pointer.to_string(), self.steps.get(*at..)?);
        }
        let Root::Referenced { pointer, .. } = &self.root else { return None };
        Step::pointer(pointer.to_string(), &self.steps)
    }

    /// The place, and those around it up to its root.
    pub(super) fn outwards(&self) -> impl Iterator<Item = Self> {
        let steps = (0..=self.steps.len()).rev();
        steps.map(|steps| Self {
            root: self.root.clone(),
            steps: self.steps.get(..steps).unwrap_or_default().to_vec(),
            anchor: self.anchor.clone().filter(|(_, at)| *at <= steps),
        })
    }

    /// Whether the configuration knows the schema by a pointer that its place does not tell.
    pub(super) fn is_anchored(&self) -> bool {
        self.anchor.is_some()
    }

    /// How many steps it is away from its root.
    pub(super) fn depth(&self) -> usize {
        self.steps.len()
    }

    /// The keyword that puts a schema here.
    pub(super) fn keyword(&self) -> &'static str {
        match self.steps.last() {
            Some(Step::Property(_)) => "properties",
            Some(Step::Items) => "items",
            Some(Step::Values) => "additionalProperties",
            Some(Step::Branch(_)) => "anyOf",
            Some(Step::RequestBody(_) | Step::Response(..) | Step::Headers(_) | Step::Parameter(..)) | None => "schema",
        }
    }

    pub(super) fn origin(&self) -> Origin {
        match &self.root {
            Root::Referenced { name, steps, .. } if steps.is_empty() && self.steps.is_empty() => {
                Origin::Component(name.clone())
            }
            Root::Referenced { name, steps, .. } => {
                Origin::Inline { root: name.clone(), steps: steps.iter().chain(&self.steps).cloned().collect() }
            }
            Root::Operation(key) => Origin::Inline { root: key.clone(), steps: self.steps.clone() },
        }
    }
}

/// The root that tokens begin with, the steps that lead from it to a schema, and what is left to go below that.
fn known<'t>(file: &str, tokens: &'t [&'t str]) -> Option<(String, Vec<Step>, &'t [&'t str])> {
    if !file.is_empty() {
        if let Some((named, step, rest)) = in_operation(tokens) {
            return Some((crate::document::canonical(file, named), vec![step], rest));
        }
        let at = tokens.iter().position(|token| ["properties", "items", "additionalProperties"].contains(token));
        let at = at.filter(|at| *at > 0).unwrap_or(tokens.len());
        let (named, rest) = tokens.split_at_checked(at)?;
        return Some((crate::document::canonical(file, named), Vec::new(), rest));
    }
    match tokens {
        ["components", "schemas", name, rest @ ..] => Some(((*name).to_owned(), Vec::new(), rest)),
        ["components", "requestBodies", name, "content", media, "schema", rest @ ..] => {
            Some(((*name).to_owned(), vec![Step::RequestBody((*media).into())], rest))
        }
        ["components", "responses", name, "content", media, "schema", rest @ ..] => {
            Some(((*name).to_owned(), vec![Step::Response("*".into(), (*media).into())], rest))
        }
        ["paths", path, method, "requestBody", "content", media, "schema", rest @ ..] => {
            Some((operation(method, path), vec![Step::RequestBody((*media).into())], rest))
        }
        ["paths", path, method, "responses", status, "content", media, "schema", rest @ ..] => {
            let step = Step::Response((*status).into(), (*media).into());
            Some((operation(method, path), vec![step], rest))
        }
        _ => None,
    }
}

/// A body in what another file holds of an operation or a path item: what is above it, and below.
fn in_operation<'t>(tokens: &'t [&'t str]) -> Option<(&'t [&'t str], Step, &'t [&'t str])> {
    let at = tokens.iter().position(|token| ["responses", "requestBody"].contains(token)).filter(|at| *at > 0)?;
    let (above, below) = tokens.split_at_checked(at)?;
    match below {
        ["requestBody", "content", media, "schema", rest @ ..] => {
            Some((above, Step::RequestBody((*media).into()), rest))
        }
        ["responses", status, "content", media, "schema", rest @ ..] => {
            Some((above, Step::Response((*status).into(), (*media).into()), rest))
        }
        _ => None,
    }
}

fn operation(method: &str, path: &str) -> String {
    format!("{} {path}", method.to_ascii_uppercase())
}

/// The steps below a schema; none where they lead through something else than properties, elements and values.
fn below(mut tokens: &[&str]) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    loop {
        let (step, rest) = match tokens {
            [] => return Some(steps),
            ["properties", name, rest @ ..] => (Step::Property((*name).into()), rest),
            ["items", rest @ ..] => (Step::Items, rest),
            ["additionalProperties", rest @ ..] => (Step::Values, rest),
            _ => return None,
        };
        steps.push(step);
        tokens = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn what_references_lead_to_is_called_by_where_it_stands() {
        let key = |pointer: &str| Place::referenced(pointer).origin().key();
        for (pointer, expected) in [
            ("#/components/schemas/a~1b", "component a/b"),
            ("#/components/schemas/Pet/properties/tags/items", "component Pet .tags []"),
            (
                "#/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema/properties/a",
                "GET /pets/{} response 200 application/json .a",
            ),
            ("#/components/responses/Gone/content/a~1json/schema", "component Gone response * a/json"),
            ("parts/pet.yaml#", "component parts/pet.yaml#"),
            ("parts/pet.yaml#/Cat/properties/tail", "component parts/pet.yaml#/Cat .tail"),
            ("parts/pet.yaml#/properties/tail", "component parts/pet.yaml#/properties/tail"),
            ("paths.yaml#/all/get/responses/200/content/a~1b/schema", "component paths.yaml#/all/get response 200 a/b"),
            ("#/components/schemas/Pet/allOf/1", "component #/components/schemas/Pet/allOf/1"),
            ("#/x-shared/Pet", "component Pet"),
        ] {
            assert_eq!(key(pointer), expected);
        }
    }
}
