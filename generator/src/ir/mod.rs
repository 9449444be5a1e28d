//! The intermediate representation: an API as a caller and an implementor understand it, in no language.
//!
//! Lowering builds it from the document; nothing after lowering reads the document again. Types are a flat list
//! ([`Types`]) that values refer to by number, so recursion needs no care; everything keeps the [`Span`] that it came
//! from, so that a later stage can still point at the document.

mod body;
mod enumeration;
mod foreign;
mod format;
mod inhabited;
mod key;
mod link;
mod operation;
mod pagination;
mod prose;
mod reach;
mod rule;
mod single;
mod status;
mod types;
mod union;
mod untyped;
mod value;
mod xml;

pub use body::{Body, Events, Format, MediaType, Part, PartStyle};
pub use enumeration::{Enumeration, Json, Variant};
pub use foreign::{Foreign, Segment, Whence};
pub use format::is_checked;
pub use inhabited::{Inhabited, needed};
pub(crate) use key::operation as operation_key;
pub use link::{Callback, Link, LinkValue, LooseLink};
pub use operation::{
    Answer, EnvelopeDecision, Flow, FlowKind, Has, Lists, Need, Operation, Parameter, PathPart, Place, Reason, Scheme,
    Server, ServerVariable, Slot, Statuses, Style, Tag, Tokens,
};
pub use pagination::{Asked, Flag, NextPage, Pagination};
pub use prose::Prose;
pub use reach::{each_value, parts, parts_mut, reach};
pub use rule::{Evaluated, JsonType, Limit, Pattern, Rule, beside_null};
pub use types::{Access, Additional, Kind, Member, Object, Origin, Side, Step, Tuple, TypeDef, TypeId, Types};
pub use union::{Branch, Discriminator, Named, Union, UnionKind};
pub use untyped::{Because, Untyped};
pub use value::{Integer, Number, Type, Value};
pub use xml::{Xml, XmlInside, XmlNode};

pub use crate::source::{Span, Text};

use crate::diagnostic::Code;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A whole API.
#[derive(Debug, Clone)]
pub struct Api {
    /// `info.title`.
    pub title: Text,
    /// `info.version`: the document's, never the crates'.
    pub version: Text,
    /// What the document says of itself.
    pub docs: Docs,
    /// The servers, in document order.
    pub servers: Vec<Server>,
    /// The security schemes, in document order.
    pub schemes: Vec<Scheme>,
    /// The tags, in document order.
    pub tags: Vec<Tag>,
    /// The named types.
    pub types: Types,
    /// What requests carry instead of a type whose members differ by direction.
    pub inputs: BTreeMap<TypeId, TypeId>,
    /// The operations, in document order.
    pub operations: Vec<Operation>,
    /// How properties, elements of lists and whole bodies stand in XML, in tables by number.
    pub xml: Vec<Vec<Xml>>,
    /// The error body that half of the operations or more declare.
    pub usual_error: Option<Value>,
    /// Schemas that references lead to where they stand: what they would be called in the lock by their place, and what they
    /// are called.
    pub standing: BTreeSet<(String, String)>,
    /// JSON pointers of schemas that have none by what they are called by: what those are called in the lock, with the pointer
    /// by which the configuration may know them.
    pub pointers: BTreeMap<String, String>,
    /// What lowering decided and why, for `bindery inspect`.
    pub decisions: Vec<Decision>,
    /// The types of other crates that values are held in.
    pub foreign: Vec<Foreign>,
    /// Whether any map keeps its keys in the order in which they came.
    pub ordered_maps: bool,
    /// The operations that are not among these.
    pub left_out: Vec<LeftOut>,
}

/// An operation of the document for which nothing is generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Method and path, or what a webhook is called.
    pub operation: String,
    /// The finding that tells why.
    pub code: Code,
}

/// Operations that are served elsewhere than the API, at the same servers.
#[derive(Debug, Clone)]
pub struct Elsewhere<'a> {
    /// The servers, in document order.
    pub servers: &'a [Server],
    /// The operations, by number.
    pub operations: Vec<usize>,
}

impl Api {
    /// Operations with servers of their own, in the order of the first of each.
    pub fn elsewhere(&self) -> Vec<Elsewhere<'_>> {
        let mut elsewhere: Vec<Elsewhere<'_>> = Vec::new();
        let mut known: HashMap<&[Server], usize> = HashMap::new();
        for (number, operation) in self.operations.iter().enumerate().filter(|(_, one)| !one.servers.is_empty()) {
            let at = *known.entry(&operation.servers).or_insert_with(|| {
                elsewhere.push(Elsewhere { servers: &operation.servers, operations: Vec::new() });
                elsewhere.len() - 1
            });
            elsewhere.get_mut(at).into_iter().for_each(|one| one.operations.push(number));
        }
        elsewhere
    }

    /// The numbers of the operations, by [`Operation::key`].
    pub fn operations_by_key(&self) -> BTreeMap<String, usize> {
        let mut numbers = BTreeMap::new();
        for (number, operation) in self.operations.iter().enumerate() {
            numbers.entry(operation.key()).or_insert(number);
        }
        numbers
    }

    /// The types of components, by name.
    pub fn components_by_name(&self) -> BTreeMap<&str, TypeId> {
        let components = self.types.iter().filter_map(|(id, def)| match &def.origin {
            Origin::Component(name) => Some((name.as_str(), id)),
            Origin::Inline { .. } | Origin::Input(_) => None,
        });
        components.collect()
    }
}

/// Documentation taken from the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs {
    /// `summary` or `title`: one line.
    pub summary: Option<Text>,
    /// `description`: CommonMark.
    pub description: Option<Text>,
    /// `deprecated: true`.
    pub deprecated: bool,
}

/// A rule of lowering that fired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The pass.
    pub pass: &'static str,
    /// Where.
    pub span: Span,
    /// What it made of it.
    pub what: String,
}
