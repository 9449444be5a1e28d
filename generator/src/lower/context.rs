//! What lowering carries from schema to schema.

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::document::{Resolver, Schema};
use crate::ir::{Decision, Docs, Kind, Object, Origin, Span, Step, Type, TypeDef, TypeId, Types, Value};
use std::collections::BTreeMap;

/// Lowering in progress.
pub(super) struct Lowering<'d> {
    pub(super) resolver: Resolver<'d>,
    pub(super) config: &'d Config,
    pub(super) diagnostics: &'d mut Diagnostics,
    types: Types,
    referenced: BTreeMap<String, Progress>,
    decisions: Vec<Decision>,
}

/// How far a schema that others refer to has come.
enum Progress {
    /// It is being lowered; the number that it was given when it was found to refer to itself.
    Open(Option<TypeId>),
    /// It is this value.
    Done(Value),
}

/// Where a schema stands: what its type will be called by.
#[derive(Debug, Clone)]
pub(super) struct Place {
    root: Root,
    steps: Vec<Step>,
}

#[derive(Debug, Clone)]
enum Root {
    /// A schema that references lead to, by pointer and name.
    Referenced { pointer: String, name: String, component: bool },
    /// An operation, as `METHOD /path`.
    Operation(String),
}

impl Place {
    pub(super) fn operation(key: String) -> Self {
        Self { root: Root::Operation(key), steps: Vec::new() }
    }

    pub(super) fn step(&self, step: Step) -> Self {
        let mut place = self.clone();
        place.steps.push(step);
        place
    }

    fn origin(&self) -> Origin {
        match &self.root {
            Root::Referenced { name, component: true, .. } if self.steps.is_empty() => Origin::Component(name.clone()),
            Root::Referenced { name: root, .. } | Root::Operation(root) => {
                Origin::Inline { root: root.clone(), steps: self.steps.clone() }
            }
        }
    }
}

impl<'d> Lowering<'d> {
    pub(super) fn new(resolver: Resolver<'d>, config: &'d Config, diagnostics: &'d mut Diagnostics) -> Self {
        Self {
            resolver,
            config,
            diagnostics,
            types: Types::default(),
            referenced: BTreeMap::new(),
            decisions: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Types, Vec<Decision>) {
        (self.types, self.decisions)
    }

    /// Lowers every component schema, so that each has its type whether an operation needs it or not.
    pub(super) fn components(&mut self) {
        for (name, schema) in self.resolver.document().components.schemas.iter() {
            let token = name.as_str().replace('~', "~0").replace('/', "~1");
            self.referenced(&format!("#/components/schemas/{token}"), schema);
        }
    }

    /// The value that a reference to `pointer` stands for. A schema that makes a type is lowered once.
    pub(super) fn referenced(&mut self, pointer: &str, schema: &Schema) -> Value {
        match self.referenced.get(pointer) {
            Some(Progress::Done(value)) => return value.clone(),
            Some(Progress::Open(Some(id))) => return Value::new(Type::Named(*id)),
            Some(Progress::Open(None)) => {
                let id = self.types.add(unfinished(Origin::Component(pointer.to_owned()), schema.span()));
                self.referenced.insert(pointer.to_owned(), Progress::Open(Some(id)));
                return Value::new(Type::Named(id));
            }
            None => {}
        }
        self.referenced.insert(pointer.to_owned(), Progress::Open(None));
        let name = last_token(pointer);
        let component = pointer.starts_with("#/components/schemas/");
        let root = Root::Referenced { pointer: pointer.to_owned(), name, component };
        let value = self.schema(schema, &Place { root, steps: Vec::new() });
        self.referenced.insert(pointer.to_owned(), Progress::Done(value.clone()));
        value
    }

    /// Makes room for a type at `place`; [`Self::complete`] says what it is. In between its members are lowered, so
    /// that types stand in the order in which a reader meets them.
    pub(super) fn begin(&mut self, place: &Place, span: Span) -> TypeId {
        let origin = place.origin();
        if let (Root::Referenced { pointer, .. }, true) = (&place.root, place.steps.is_empty()) {
            if let Some(Progress::Open(Some(id))) = self.referenced.get(pointer) {
                let id = *id;
                if let Some(def) = self.types.get_mut(id) {
                    def.origin = origin;
                }
                return id;
            }
            let id = self.types.add(unfinished(origin, span));
            self.referenced.insert(pointer.clone(), Progress::Open(Some(id)));
            return id;
        }
        self.types.add(unfinished(origin, span))
    }

    /// Says what the type begun as `id` is.
    pub(super) fn complete(&mut self, id: TypeId, docs: Docs, kind: Kind) -> Value {
        if let Some(def) = self.types.get_mut(id) {
            def.docs = docs;
            def.kind = kind;
        }
        Value::new(Type::Named(id))
    }

    pub(super) fn types(&self) -> &Types {
        &self.types
    }

    /// Records that a rule fired.
    pub(super) fn decided(&mut self, pass: &'static str, span: Span, what: impl Into<String>) {
        self.decisions.push(Decision { pass, span, what: what.into() });
    }
}

fn unfinished(origin: Origin, span: Span) -> TypeDef {
    let kind = Kind::Object(Object { members: Vec::new(), additional: crate::ir::Additional::Open });
    TypeDef { origin, also: Vec::new(), span, docs: Docs::default(), kind }
}

/// The last token of a JSON pointer, unescaped (RFC 6901, section 4).
fn last_token(pointer: &str) -> String {
    let token = pointer.rsplit('/').next().unwrap_or(pointer);
    token.replace("~1", "/").replace("~0", "~")
}
