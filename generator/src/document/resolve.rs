//! References: a view over a document, never a second tree.
//!
//! Every reference of a document is checked while it is read, and what it names outside of `components` is read then as
//! well. So a resolver neither reports nor parses: `None` means that the reader has reported the reference as dangling.

use super::{
    Callback, Components, Document, Example, Header, Link, MediaType, Parameter, PathItem, RefOr, RequestBody,
    Response, Schema, SecurityScheme,
};
use crate::json_pointer;
use crate::limits::{Limit, Limits};
use crate::source::{FileId, Map, Span, Spanned, Text};
use std::collections::{BTreeMap, BTreeSet};

/// What a reference leads to.
#[derive(Clone, Copy, Debug)]
pub struct Target<'d, T> {
    /// The canonical reference (`#/components/schemas/Pet`): equal for two spellings of one place.
    pub pointer: &'d str,
    /// The item there.
    pub item: &'d T,
}

/// A view over the references of one document.
#[derive(Clone, Copy, Debug)]
pub struct Resolver<'d> {
    document: &'d Document,
}

/// Items outside of `components` by canonical pointer, one map per kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Targets {
    /// Canonical pointer of every reference as written, by the file that it stands in.
    pub(crate) canonical: BTreeMap<FileId, BTreeMap<String, String>>,
    /// The same of what refers to something else where a schema is needed, and means the schema in it.
    pub(crate) within: BTreeMap<FileId, BTreeMap<String, String>>,
    /// Canonical pointer of references in or to schemas with an `$id`, whose text alone does not tell, by their place.
    pub(crate) embedded: BTreeMap<Span, String>,
    /// Each `$dynamicAnchor` that stands in several places.
    pub(crate) dynamic: BTreeSet<String>,
    pub(crate) schemas: BTreeMap<String, Schema>,
    pub(crate) responses: BTreeMap<String, RefOr<Response>>,
    pub(crate) parameters: BTreeMap<String, RefOr<Parameter>>,
    pub(crate) examples: BTreeMap<String, RefOr<Example>>,
    pub(crate) request_bodies: BTreeMap<String, RefOr<RequestBody>>,
    pub(crate) headers: BTreeMap<String, RefOr<Header>>,
    pub(crate) security_schemes: BTreeMap<String, RefOr<SecurityScheme>>,
    pub(crate) links: BTreeMap<String, RefOr<Link>>,
    pub(crate) callbacks: BTreeMap<String, RefOr<Callback>>,
    pub(crate) path_items: BTreeMap<String, RefOr<PathItem>>,
    pub(crate) media_types: BTreeMap<String, RefOr<MediaType>>,
}

impl Targets {
    /// The canonical pointer of a reference.
    pub(crate) fn canonical(&self, reference: &Spanned<Text>) -> Option<&str> {
        let embedded = self.embedded.get(&reference.span);
        let found = embedded.or_else(|| self.canonical.get(&reference.span.file)?.get(reference.as_str()));
        found.map(String::as_str)
    }

    /// The canonical pointer of the schema that is meant: by a reference to something that holds one, that one.
    pub(crate) fn schema(&self, reference: &Spanned<Text>) -> Option<&str> {
        let within = self.within.get(&reference.span.file).and_then(|texts| texts.get(reference.as_str()));
        within.map(String::as_str).or_else(|| self.canonical(reference))
    }
}

/// What a reference may lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the item of that name")]
pub enum Kind {
    Schema,
    Response,
    Parameter,
    Example,
    RequestBody,
    Header,
    SecurityScheme,
    Link,
    Callback,
    PathItem,
    MediaType,
}

impl Kind {
    /// The section of `components` that holds its items.
    #[must_use]
    pub const fn section(self) -> &'static str {
        match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::Example => "examples",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme => "securitySchemes",
            Self::Link => "links",
            Self::Callback => "callbacks",
            Self::PathItem => "pathItems",
            Self::MediaType => "mediaTypes",
        }
    }
}

/// An item that Reference Objects may name.
pub trait Component: Sized + 'static {
    /// Which kind of item it is.
    const KIND: Kind;

    /// Its section in `components`.
    fn section(components: &Components) -> &Map<RefOr<Self>>;

    #[doc(hidden)]
    fn elsewhere(document: &Document) -> &BTreeMap<String, RefOr<Self>>;
}

macro_rules! components {
    ($($item:ident $field:ident;)*) => {
        $(impl Component for $item {
            const KIND: Kind = Kind::$item;

            fn section(components: &Components) -> &Map<RefOr<Self>> {
                &components.$field
            }

            fn elsewhere(document: &Document) -> &BTreeMap<String, RefOr<Self>> {
                &document.targets.$field
            }
        })*
    };
}

components! {
    Response responses;
    Parameter parameters;
    Example examples;
    RequestBody request_bodies;
    Header headers;
    SecurityScheme security_schemes;
    Link links;
    Callback callbacks;
    PathItem path_items;
    MediaType media_types;
}

impl<'d> Resolver<'d> {
    /// A view over `document`.
    #[must_use]
    pub const fn new(document: &'d Document) -> Self {
        Self { document }
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> &'d Document {
        self.document
    }

    /// The schema that a `$ref` (or a discriminator's mapping written as a reference) names: one step, its own `$ref`
    /// is not followed.
    #[must_use]
    pub fn schema(&self, reference: &Spanned<Text>) -> Option<Target<'d, Schema>> {
        let pointer = self.document.targets.schema(reference)?;
        let item = component_name(pointer, "schemas").and_then(|name| self.document.components.schemas.get(&name));
        let item = item.or_else(|| self.document.targets.schemas.get(pointer))?;
        Some(Target { pointer, item })
    }

    /// Follows a schema that is but another name (see [`SchemaObject::is_alias`](super::SchemaObject::is_alias)) to the schema that says something.
    /// Returns the schema itself, without pointer, when it is none.
    #[must_use]
    pub fn follow_aliases(&self, schema: &'d Schema) -> (Option<&'d str>, &'d Schema) {
        let mut at = (None, schema);
        for _ in 0..self.longest_chain() {
            let alias = at.1.as_object().filter(|object| object.is_alias());
            match alias.and_then(|object| self.schema(object.reference.as_ref()?)) {
                Some(target) => at = (Some(target.pointer), target.item),
                None => break,
            }
        }
        at
    }

    /// Every schema outside of `components` that a reference leads to.
    pub(crate) fn targets(&self) -> impl Iterator<Item = Target<'d, Schema>> + use<'d> {
        self.document.targets.schemas.iter().map(|(pointer, item)| Target { pointer, item })
    }

    /// The component schema `name`, with its pointer.
    #[must_use]
    pub fn component_schema(&self, name: &str) -> Option<&'d Schema> {
        self.document.components.schemas.get(name)
    }

    /// The schema behind a reference that says something, with its pointer.
    #[must_use]
    pub fn meaning(&self, reference: &Spanned<Text>) -> Option<Target<'d, Schema>> {
        let target = self.schema(reference)?;
        let (pointer, item) = self.follow_aliases(target.item);
        Some(Target { pointer: pointer.unwrap_or(target.pointer), item })
    }

    /// The item itself, or what the reference leads to in the end. The pointer is that of the last reference.
    #[must_use]
    pub fn item<T: Component>(&self, item: &'d RefOr<T>) -> Option<Target<'d, T>> {
        let mut at = ("", item);
        for _ in 0..self.longest_chain() {
            match at.1 {
                RefOr::Item(item) => return Some(Target { pointer: at.0, item }),
                RefOr::Reference(reference) => at = self.step::<T>(&reference.target)?,
            }
        }
        None
    }

    /// The security scheme that a requirement names: by component name, or by reference (3.2).
    #[must_use]
    pub fn security_scheme(&self, name: &str) -> Option<&'d SecurityScheme> {
        self.document.components.security_schemes.get(name).and_then(|scheme| Some(self.item(scheme)?.item))
    }

    /// A path item and the one that its `$ref` names, in the end: the members of both apply, its own go first. OpenAPI
    /// 3.1 leaves open what holds where both have the same member.
    #[must_use]
    pub fn path_items(&self, item: &'d PathItem) -> Vec<&'d PathItem> {
        let target = item.reference.as_ref().and_then(|reference| self.step::<PathItem>(reference));
        let target = target.and_then(|(_, target)| self.item(target)).map(|target| target.item);
        std::iter::once(item).chain(target).collect()
    }

    fn step<T: Component>(&self, reference: &Spanned<Text>) -> Option<(&'d str, &'d RefOr<T>)> {
        let pointer = self.canonical(reference)?;
        let section = T::section(&self.document.components);
        let found = component_name(pointer, T::KIND.section()).and_then(|name| section.get(&name));
        Some((pointer, found.or_else(|| T::elsewhere(self.document).get(pointer))?))
    }

    /// Whether a `$dynamicRef` may lead elsewhere, where its schema is referred to from another one.
    #[must_use]
    pub fn is_dynamic(&self, reference: &Spanned<Text>) -> bool {
        let name = reference.as_str().rsplit('#').next().unwrap_or_default();
        self.document.targets.dynamic.contains(name)
    }

    /// What the run may cost.
    pub(crate) fn limits(&self) -> &'d Limits {
        &self.document.limits
    }

    /// How many references are followed: longer chains are reported by the reader.
    fn longest_chain(&self) -> usize {
        self.limits().get(Limit::ReferenceSteps)
    }

    fn canonical(&self, reference: &Spanned<Text>) -> Option<&'d str> {
        self.document.targets.canonical(reference)
    }
}

/// The name of a component, when the canonical pointer is one of `section`'s.
fn component_name(pointer: &str, section: &str) -> Option<String> {
    let name = pointer.strip_prefix("#/components/")?.strip_prefix(section)?.strip_prefix('/')?;
    (!name.contains('/')).then(|| json_pointer::unescape(name))
}
