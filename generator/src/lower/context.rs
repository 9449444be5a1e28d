//! What lowering carries from schema to schema.

use super::place::Place;
use super::promises::Promised;
use super::{all_of, closed, docs, inheritance, nulls, objects, patterns, xml};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Resolver, Schema, SchemaObject};
use crate::generate::Unsupported;
use crate::ir::{
    Decision, Docs, Foreign, Kind, LeftOut, Object, Operation, Origin, Rule, Scheme, Span, Type, TypeDef, TypeId,
    Types, Untyped, Value, Xml,
};
use crate::limits::{Limit, Limits};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Lowering in progress.
pub(super) struct Lowering<'d> {
    pub(super) resolver: Resolver<'d>,
    pub(super) config: &'d Config,
    pub(super) diagnostics: &'d mut Diagnostics,
    /// What happens to what can't be represented.
    pub(super) unsupported: Unsupported,
    /// Set when the operation at hand is to be left out: what for.
    pub(super) leave_out: Option<Code>,
    /// The operations that were.
    pub(super) left_out: Vec<LeftOut>,
    /// The scheme of operations whose only credential is a parameter: it follows those of the document.
    pub(super) authorization: Option<Scheme>,
    /// Objects whose members are still to be lowered.
    waiting: VecDeque<Waiting<'d>>,
    /// What is known of `allOf`.
    pub(super) merges: all_of::Merges,
    /// Which components include which others.
    pub(super) families: inheritance::Families<'d>,
    /// What is known of patterns.
    pub(super) patterns: patterns::Compiled,
    /// What is known of schemas in XML.
    pub(super) xml: xml::Tables<'d>,
    chain: usize,
    types: Types,
    /// How many members, values and branches they have together.
    members: usize,
    /// Whether it was reported that there are too many.
    reported_full: bool,
    referenced: BTreeMap<String, Progress>,
    /// Components that are but another name for a schema of another file, by its pointer.
    aliases: BTreeMap<&'d str, &'d str>,
    /// Schemas that references lead to, by the place where they stand.
    targets: BTreeMap<Span, (&'d str, &'d Schema)>,
    /// Types that schemas were taken for where they refer to themselves, and that they are not.
    promised: Promised,
    /// Places of schemas that are called by what leads to them, see [`crate::ir::Api::standing`].
    standing: BTreeSet<(String, String)>,
    /// See [`crate::ir::Api::pointers`].
    pointers: BTreeMap<String, String>,
    decisions: Vec<Decision>,
    /// The types of other crates that values are held in.
    pub(super) foreign: BTreeSet<Foreign>,
    /// Whether any map keeps the order of its keys.
    pub(super) ordered_maps: bool,
}

/// An object whose type is begun.
struct Waiting<'d> {
    id: TypeId,
    place: Place,
    schema: Cow<'d, SchemaObject>,
    /// Constraints beside those of the schema.
    rules: Vec<Rule>,
}

/// How far a schema that others refer to has come.
enum Progress {
    /// It is being lowered; the number that it was given when it was found to refer to itself.
    Open(Option<TypeId>),
    /// It is this value.
    Done(Value),
}

/// What lowering leaves behind, beside the operations.
pub(super) struct Lowered {
    pub(super) types: Types,
    pub(super) promised: Promised,
    pub(super) standing: BTreeSet<(String, String)>,
    pub(super) pointers: BTreeMap<String, String>,
    pub(super) decisions: Vec<Decision>,
    pub(super) foreign: BTreeSet<Foreign>,
    pub(super) ordered_maps: bool,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) xml: Vec<Vec<Xml>>,
    pub(super) authorization: Option<Scheme>,
}

impl<'d> Lowering<'d> {
    pub(super) fn new(
        resolver: Resolver<'d>,
        config: &'d Config,
        unsupported: Unsupported,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Self {
            resolver,
            config,
            diagnostics,
            unsupported,
            leave_out: None,
            left_out: Vec::new(),
            authorization: None,
            waiting: VecDeque::new(),
            merges: all_of::Merges::default(),
            families: inheritance::Families::new(resolver),
            patterns: patterns::Compiled::default(),
            xml: xml::Tables::default(),
            chain: 0,
            types: Types::default(),
            members: 0,
            reported_full: false,
            referenced: BTreeMap::new(),
            aliases: aliases(resolver),
            targets: resolver.targets().map(|target| (target.item.span(), (target.pointer, target.item))).collect(),
            promised: Promised::new(),
            standing: BTreeSet::new(),
            pointers: BTreeMap::new(),
            decisions: Vec::new(),
            foreign: BTreeSet::new(),
            ordered_maps: false,
        }
    }

    pub(super) fn finish(self) -> Lowered {
        Lowered {
            types: self.types,
            promised: self.promised,
            standing: self.standing,
            pointers: self.pointers,
            decisions: self.decisions,
            foreign: self.foreign,
            ordered_maps: self.ordered_maps,
            left_out: self.left_out,
            xml: self.xml.into_tables(),
            authorization: self.authorization,
        }
    }

    /// What may be made of the document.
    pub(super) fn limits(&self) -> &'d Limits {
        self.resolver.limits()
    }

    /// Whether there are as many types as there may be, or as many members, values and branches of them, which is
    /// reported once, at the place of what is left. Where a schema makes several types, each has its own.
    pub(super) fn is_full(&mut self, left: Span) -> bool {
        let types = (self.types.len(), Limit::Types, "schemas make more types");
        let members = (self.members, Limit::Members, "types have more members, values and branches");
        let met = [types, members].into_iter().find(|(count, limit, _)| *count > self.limits().get(*limit));
        let Some((_, limit, more)) = met else { return false };
        if !std::mem::replace(&mut self.reported_full, true) {
            let found = self.limits().exceeded(limit, more, None, "select some of the operations");
            self.diagnostics.push(found.at(left, "the limit is met here"));
        }
        true
    }

    /// Lowers every component schema, so that each has its type whether an operation needs it or not.
    pub(super) fn components(&mut self) {
        for (name, schema) in self.resolver.document().components.schemas.iter() {
            if self.is_full(name.span) {
                return;
            }
            let token = name.as_str().replace('~', "~0").replace('/', "~1");
            self.referenced(&format!("#/components/schemas/{token}"), schema);
        }
        self.fill_waiting();
    }

    /// Lowers the members of the objects that were referred to. An object is a type whatever its members are, so a
    /// chain of references through objects, as long as the document makes it, is no chain of calls.
    pub(super) fn fill_waiting(&mut self) {
        while let Some(Waiting { id, place, schema, rules }) = self.waiting.pop_front() {
            if self.is_full(schema.span) {
                return;
            }
            let split = nulls::split(&schema);
            objects::fill(self, id, &split.schema, &place);
            if let Some(Kind::Object(object)) = self.types.get_mut(id).map(|def| &mut def.kind) {
                object.rules.extend(rules);
                closed::close(object);
            }
        }
    }

    /// Leaves the members of an object, whose type is begun, for later; `rules` are constraints beside its own.
    pub(super) fn later(&mut self, id: TypeId, place: Place, schema: SchemaObject, rules: Vec<Rule>) {
        self.waiting.push_back(Waiting { id, place, schema: Cow::Owned(schema), rules });
    }

    /// The value that a reference to `pointer` stands for. A schema that makes a type is lowered once.
    pub(super) fn referenced(&mut self, pointer: &str, schema: &'d Schema) -> Value {
        match self.referenced.get(pointer) {
            Some(Progress::Done(value)) => return value.clone(),
            Some(Progress::Open(Some(id))) => return itself(*id, schema),
            Some(Progress::Open(None)) => {
                let id = self.types.add(unfinished(Origin::Component(pointer.into()), schema.span()));
                self.referenced.insert(pointer.to_owned(), Progress::Open(Some(id)));
                return itself(id, schema);
            }
            None => {}
        }
        self.referenced.insert(pointer.to_owned(), Progress::Open(None));
        let place = self.place(pointer);
        // One that a type of another crate stands for is followed like one that only refers to something.
        let held = self.configured(&place).is_some_and(|named| named.foreign().is_some());
        let object = schema.as_object().filter(|object| objects::is_object(object) && !held);
        let union = object.and_then(|object| inheritance::lower(self, object, &place));
        let value = match (object, union) {
            (_, Some(union)) => union,
            (Some(object), None) => {
                let id = self.begin(&place, object.span);
                self.waiting.push_back(Waiting { id, place, schema: Cow::Borrowed(object), rules: Vec::new() });
                let nullable = nulls::split(object).nullable;
                Value { nullable, ..Value::new(Type::Named(id)) }
            }
            (None, None) => self.followed(schema, &place),
        };
        let before = self.referenced.insert(pointer.to_owned(), Progress::Done(value.clone()));
        if let Some(Progress::Open(Some(id))) = before
            && value.ty != Type::Named(id)
        {
            let (origin, docs) = (self.place(pointer).origin(), schema.as_object().map(docs::of_schema));
            if let Some(def) = self.types.get_mut(id) {
                (def.origin, def.docs) = (origin, docs.unwrap_or_default());
            }
            self.promised.insert(id, value.clone());
        }
        value
    }

    /// Where the schema stands that references lead to by this pointer.
    fn place(&self, pointer: &str) -> Place {
        match self.aliases.get(pointer) {
            Some(name) => Place::alias(pointer, name),
            None => Place::referenced(pointer),
        }
    }

    /// The value of a schema that stands at `place` and that references lead to as well: one type, not two.
    pub(super) fn known(&mut self, schema: &Schema, place: &Place) -> Option<Value> {
        let (pointer, target) = *self.targets.get(&schema.span())?;
        if place.pointer() == Some(pointer) {
            return None;
        }
        let (stands, called) = (place.origin().key(), self.place(pointer).origin().key());
        if stands != called {
            self.standing.insert((stands, called));
        }
        Some(self.referenced(pointer, target))
    }

    /// A schema that is no object by itself: what it is, its parts must say.
    fn followed(&mut self, schema: &Schema, place: &Place) -> Value {
        let longest = self.limits().get(Limit::ReferenceSteps);
        if self.chain == longest {
            let (more, mend) = ("references lead through more schemas", "refer to the last of them directly");
            let found = self.limits().exceeded(Limit::ReferenceSteps, more, None, mend);
            let label = format!("the {longest}th schema in a row that only refers to others");
            self.diagnostics.push(found.at(schema.span(), label));
            return Value::untyped(Untyped::Error);
        }
        self.chain += 1;
        let value = self.schema(schema, place);
        self.chain -= 1;
        value
    }

    /// Makes room for a type at `place`; [`Self::complete`] says what it is. In between its members are lowered, so
    /// that types stand in the order in which a reader meets them.
    pub(super) fn begin(&mut self, place: &Place, span: Span) -> TypeId {
        let origin = place.origin();
        if let Some(pointer) = place.address().filter(|_| place.is_anchored()) {
            self.pointers.insert(origin.key(), pointer);
        }
        if let Some(pointer) = place.pointer() {
            if let Some(Progress::Open(Some(id))) = self.referenced.get(pointer) {
                let id = *id;
                if let Some(def) = self.types.get_mut(id) {
                    def.origin = origin;
                }
                return id;
            }
            let id = self.types.add(unfinished(origin, span));
            self.referenced.insert(pointer.to_owned(), Progress::Open(Some(id)));
            return id;
        }
        self.types.add(unfinished(origin, span))
    }

    /// Says what the type begun as `id` is.
    pub(super) fn complete(&mut self, id: TypeId, docs: Docs, mut kind: Kind) -> Value {
        if let Kind::Object(object) = &mut kind {
            closed::close(object);
        }
        self.members = self.members.saturating_add(kind.size());
        if let Some(def) = self.types.get_mut(id) {
            def.docs = docs;
            def.kind = kind;
        }
        Value::new(Type::Named(id))
    }

    pub(super) fn types(&self) -> &Types {
        &self.types
    }

    /// Forgets an operation that can't be represented; a part of it has been reported. Returns it otherwise.
    pub(super) fn kept(&mut self, operation: Operation) -> Option<Operation> {
        let Some(code) = self.leave_out.take() else { return Some(operation) };
        let (key, span) = (operation.key(), operation.span);
        self.decided("left-out", span, format!("{key} can't be represented"));
        if self.unsupported == Unsupported::Skip {
            let found = Diagnostic::warning(Code::NotGenerated, format!("`{key}` is left out"));
            self.diagnostics.push(found.at(span, format!("nothing is generated for it: see {code}")));
        }
        self.left_out.push(LeftOut { operation: key, code });
        None
    }

    /// Records that a rule fired.
    pub(super) fn decided(&mut self, pass: &'static str, span: Span, what: impl Into<String>) {
        self.decisions.push(Decision { pass, span, what: what.into() });
    }
}

/// Of several components that name one schema, the one that is called as it is, else the first.
fn aliases(resolver: Resolver<'_>) -> BTreeMap<&str, &str> {
    let mut aliases = BTreeMap::new();
    for (name, schema) in resolver.document().components.schemas.iter() {
        let Some(pointer) = resolver.follow_aliases(schema).0.filter(|pointer| !pointer.starts_with('#')) else {
            continue;
        };
        let is_called_so = pointer.rsplit(['/', '#']).next() == Some(name.as_str());
        let first = aliases.entry(pointer).or_insert(name.as_str());
        if is_called_so {
            *first = name.as_str();
        }
    }
    aliases
}

/// A schema where it refers to itself: its type, whose null is known before anything else of it.
fn itself(id: TypeId, schema: &Schema) -> Value {
    let nullable = schema.as_object().is_some_and(|object| nulls::split(object).nullable);
    Value { nullable, ..Value::new(Type::Named(id)) }
}

fn unfinished(origin: Origin, span: Span) -> TypeDef {
    let kind = Kind::Object(Object {
        members: Vec::new(),
        additional: crate::ir::Additional::Open,
        withheld: Vec::new(),
        rules: Vec::new(),
        headers: None,
    });
    TypeDef { origin, also: Vec::new(), span, docs: Docs::default(), kind }
}

/// The last token of a JSON pointer, unescaped (RFC 6901, section 4).
pub(super) fn last_token(pointer: &str) -> String {
    let token = pointer.rsplit('/').next().unwrap_or(pointer);
    token.replace("~1", "/").replace("~0", "~")
}
