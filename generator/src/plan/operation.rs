//! Operations: what is asked for and how, and which calls follow.

use super::{Answer, Docs, Ident, Outcome, Struct, TypeRef, Union, Wire};
use crate::ir::{Flag, Format, LinkValue, Need, NextPage, PathPart, Place, Style};

/// An operation: its request record, its table, its method and handler.
#[derive(Debug)]
pub struct Operation {
    /// The record of its request; the body is its last member.
    pub request: Struct,
    /// Where each member of the record travels; `None` for the body.
    pub places: Vec<Option<Placed>>,
    /// The name of its method and handler.
    pub method_ident: Ident,
    /// The name of the client's method.
    pub client_ident: Ident,
    /// What the document says of it, for method and handler; not that it is deprecated.
    pub docs: Docs,
    /// Whether the document says that it is not to be called any more.
    pub deprecated: bool,
    /// The HTTP method, in capitals.
    pub method: Wire,
    /// The path template.
    pub path: Wire,
    /// The path in parts; parameters by their number in the record.
    pub parts: Vec<PathPart>,
    /// The media types of the body.
    pub body: Vec<Content>,
    /// What the body is, where it may be of several types.
    pub bodies: Option<Bodies>,
    /// The declared responses.
    pub answers: Vec<Answer>,
    /// Alternatives (OR) of sets (AND).
    pub security: Vec<Vec<Need>>,
    /// Whether the document does not say what callers need.
    pub unsaid: bool,
    /// What the client accepts, where the document fixes it, or where there may be a stream, which is asked for apart.
    pub accept: Option<Wire>,
    /// Success and error types.
    pub outcome: Outcome,
    /// The positional arguments of the client's method, in order.
    pub arguments: Vec<Argument>,
    /// How the client sets members of the body.
    pub flat: Option<Flat>,
    /// The results that a call may be narrowed to, of several: what there is instead of a stream, a stream, bytes.
    pub narrowed: Vec<Narrowed>,
    /// What awaiting a call gives of them; all where it is none.
    pub awaited: Option<TypeRef>,
    /// The calls that follow from its responses.
    pub links: Vec<Link>,
    /// Where its callbacks are sent.
    pub callbacks: Vec<Callback>,
    /// How its pages follow one another.
    pub paging: Option<Paging>,
    /// Set when the body is optional and its members are positional all the same: the client offers `without_body`.
    pub without_body: bool,
}

/// How the pages of an operation follow one another.
#[derive(Debug)]
pub struct Paging {
    /// The enumeration and the variant that is a page, where there are several successes.
    pub variant: Option<(Ident, Ident)>,
    /// Whether there may be no page.
    pub optional: bool,
    /// The members that lead from a page to the list of its items, each with whether it may be absent.
    pub list: Vec<(Ident, bool)>,
    /// An item.
    pub item: TypeRef,
    /// What the next page is asked for with.
    pub next: NextPage,
    /// Where a page says which number it has.
    pub here: Vec<Wire>,
    /// Where a page says whether more follow.
    pub more: Option<Flag>,
    /// Where a page says how many pages or items there are.
    pub total: Vec<Wire>,
}

/// A body of several types.
#[derive(Debug)]
pub struct Bodies {
    /// The type that it has in Rust, with a branch for each.
    pub union: Union,
    /// The branch that each media type of the body is of.
    pub branches: Vec<usize>,
}

/// A call that follows from a response.
#[derive(Debug)]
pub struct Link {
    /// The client's method.
    pub method: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The operation that it calls, by number.
    pub target: usize,
    /// What it takes its values from.
    pub sources: Sources,
    /// The values of members of the record of the call's request, by number.
    pub values: Vec<(usize, LinkValue)>,
    /// What the call requires beside them.
    pub missing: Vec<Argument>,
}

/// What runtime expressions are about.
#[derive(Debug)]
pub struct Sources {
    /// Whether the request is among them.
    pub request: bool,
    /// The body of the response, where it is.
    pub response: Option<TypeRef>,
    /// Its headers, likewise.
    pub headers: Option<TypeRef>,
}

/// Where a callback is sent.
#[derive(Debug)]
pub struct Callback {
    /// The method of the request's record that tells it.
    pub method: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// What it takes the address from, the request aside.
    pub sources: Sources,
    /// The address.
    pub address: LinkValue,
}

/// One of the results of an operation that has several.
#[derive(Debug)]
pub struct Narrowed {
    /// The variants that hold it, of the enumeration of responses.
    pub variants: Vec<Ident>,
    /// What they hold.
    pub ty: TypeRef,
}

/// Where and how a member of a request's record travels.
#[derive(Debug)]
pub struct Placed {
    /// Where.
    pub place: Place,
    /// How it is spelled.
    pub style: Style,
    /// Its media type, where it is a body of one that is neither JSON nor text.
    pub content: Option<Content>,
    /// The members that are parameters of their own, of an exploded object.
    pub members: Option<Lent>,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
    /// Whether no text is no value.
    pub empty: bool,
    /// Whether it is a key by which the API knows a request again, which the client makes where its caller does not.
    pub key: bool,
}

/// What the names of an exploded object's members are to its query.
#[derive(Debug)]
pub enum Lent {
    /// Parameters of their own; what is nested in them stands in brackets.
    Names(Vec<Wire>),
    /// Any that is no other parameter's; what is nested in it stands in brackets.
    Any,
    /// Any that is no other parameter's, and nothing is nested.
    Flat,
}

/// A positional argument of a client's method.
#[derive(Debug)]
pub enum Argument {
    /// The member of the request record with this number.
    Member(usize),
    /// The member of the body's struct with this number.
    BodyMember(usize),
    /// The whole body, by value.
    Body,
}

/// The body's struct, whose members the client sets one by one.
#[derive(Debug)]
pub struct Flat {
    /// The body's type.
    pub ident: Ident,
    /// The number of the body's struct in [`super::Bindings::schemas`].
    pub schema: usize,
    /// The members that are setters, by number.
    pub setters: Vec<usize>,
}

/// A media type of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Its name.
    pub media_type: Wire,
    /// How a value becomes a body; names in it are text of the document.
    pub format: Format,
}

/// What the operations of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupOf {
    /// Their first tag.
    Tag(Wire),
    /// The first segment of their paths; they have no tag.
    Resource(Wire),
    /// That they have no tag.
    Untagged,
    /// That the API calls them: webhooks and callbacks.
    Hooks,
}

/// A group of operations.
#[derive(Debug)]
pub struct Group {
    /// The name of the module with its operations.
    pub module: Ident,
    /// The name of the server's trait.
    pub trait_ident: Ident,
    /// What its operations have in common.
    pub of: GroupOf,
    /// The type of its handle, where operations are not methods of the client itself.
    pub handle: Option<Ident>,
    /// What the document says of the tag.
    pub docs: Docs,
    /// Its operations, by number.
    pub operations: Vec<usize>,
    /// Those that stand in further modules of the client.
    pub apart: Vec<(Ident, Vec<usize>)>,
}
