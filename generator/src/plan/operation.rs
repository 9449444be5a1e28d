//! Operations.

use super::{Docs, Ident, Struct, TypeRef, Union, Wire};
use crate::ir::{Format, Has, LinkValue, Need, NextPage, PathPart, Place, Slot, Statuses, Style, Tokens};

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
    /// What the client accepts, where the document fixes it.
    pub accept: Option<Wire>,
    /// Success and error types.
    pub outcome: Outcome,
    /// The positional arguments of the client's method, in order.
    pub arguments: Vec<Argument>,
    /// How the client sets members of the body.
    pub flat: Option<Flat>,
    /// Set where the client has a method for a stream and one for what there is instead.
    pub streamed: Option<Streamed>,
    /// The calls that follow from its responses.
    pub links: Vec<Link>,
    /// How its pages follow one another.
    pub paging: Option<Paging>,
    /// Set when the body is optional and its members are positional all the same: the client offers `without_body`.
    pub without_body: bool,
}

/// How the pages of an operation follow one another.
#[derive(Debug)]
pub struct Paging {
    /// The members that lead from a page to the list of its items.
    pub list: Vec<Ident>,
    /// An item.
    pub item: TypeRef,
    /// What the next page is asked for with.
    pub next: NextPage,
    /// Where a page says whether more follow.
    pub more: Vec<Wire>,
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
    /// Whether it takes values from the request.
    pub request: bool,
    /// The body that it takes values from.
    pub response: Option<TypeRef>,
    /// The headers that it takes values from.
    pub headers: Option<TypeRef>,
    /// The values of members of the record of the call's request, by number.
    pub values: Vec<(usize, LinkValue)>,
    /// What the call requires beside them.
    pub missing: Vec<Argument>,
}

/// The two results of an operation that answers with a stream or with something else.
#[derive(Debug)]
pub struct Streamed {
    /// The method for the stream.
    pub method: Ident,
    /// The variant that holds the stream.
    pub stream: Narrowed,
    /// The other variant, where there is one; else its method has all of them for its result.
    pub instead: Option<Narrowed>,
    /// What the method for the stream accepts.
    pub accept: Wire,
    /// What the other one accepts.
    pub accept_instead: Wire,
}

/// A variant of an enumeration of responses.
#[derive(Debug)]
pub struct Narrowed {
    /// Its name.
    pub variant: Ident,
    /// What it holds.
    pub ty: TypeRef,
}

/// Where and how a member of a request's record travels.
#[derive(Debug)]
pub struct Placed {
    /// Where.
    pub place: Place,
    /// How it is spelled.
    pub style: Style,
    /// The members that are parameters of their own, of an exploded object; empty where all that are no other ones' are.
    pub members: Option<Vec<Wire>>,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
    /// Whether no text is no value.
    pub empty: bool,
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

/// Success and error types of an operation.
#[derive(Debug)]
pub struct Outcome {
    /// What a success carries on the wire.
    pub response: TypeRef,
    /// What the documented errors carry on the wire; `None` when there are none.
    pub failure: Option<TypeRef>,
    /// Whether there may be no content: a caller gets an `Option` of the response.
    pub optional: bool,
    /// What a caller gets.
    pub output: TypeRef,
    /// The headers of successes.
    pub headers: Option<TypeRef>,
    /// The headers of errors.
    pub failure_headers: Option<TypeRef>,
    /// The name of the error alias in the operations module; `None` when nothing is documented.
    pub error: Option<Ident>,
    /// Documentation of the alias.
    pub error_docs: Docs,
    /// Set when the response is an envelope that is opened.
    pub envelope: Option<EnvelopeTypes>,
    /// The type of the statuses of the error body, where one body stands on all of them.
    pub statuses: Option<Ident>,
    /// The name that the operation has published for it before it was a shared one.
    pub status_alias: Option<Ident>,
    /// The definition of that type, unless other operations share it.
    pub status_sets: Vec<StatusesEnum>,
    /// The body of the error, where one body stands on all of its statuses.
    pub failure_body: Option<TypeRef>,
    /// The enumerations of several declared successes, and of errors with different bodies or open statuses; those
    /// aside that several operations share.
    pub replies: Vec<ReplyEnum>,
}

impl Outcome {
    /// Whether responses have declared headers.
    pub fn has_headers(&self) -> bool {
        self.headers.is_some() || self.failure_headers.is_some()
    }
}

/// An enumeration of declared responses.
#[derive(Debug)]
pub struct ReplyEnum {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// A variant for each response, in the order of the table.
    pub variants: Vec<ReplyVariant>,
}

/// A declared response.
#[derive(Debug)]
pub struct ReplyVariant {
    /// Its name: the reason phrase, or what the range is called.
    pub ident: Ident,
    /// Its statuses. A variant for more than one carries the status.
    pub statuses: Statuses,
    /// Its body; `Unit` when it has none.
    pub ty: TypeRef,
    /// Its documentation.
    pub docs: Docs,
}

/// The types of an envelope.
#[derive(Debug)]
pub struct EnvelopeTypes {
    /// The payload.
    pub payload: TypeRef,
    /// The errors; `None` where it can't report any.
    pub errors: Option<TypeRef>,
}

/// A closed enumeration of statuses.
#[derive(Debug)]
pub struct StatusesEnum {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The statuses, in document order.
    pub variants: Vec<StatusVariant>,
}

/// A declared status.
#[derive(Debug)]
pub struct StatusVariant {
    /// Its name: the reason phrase.
    pub ident: Ident,
    /// The status.
    pub status: u16,
    /// The response's description.
    pub docs: Docs,
}

/// A declared response, for the table.
#[derive(Debug)]
pub struct Answer {
    /// The statuses.
    pub statuses: Statuses,
    /// Whether it is an error.
    pub failure: bool,
    /// Its number among the variants of the response or failure type.
    pub variant: u16,
    /// Its media types.
    pub contents: Vec<Content>,
    /// How the server words a refusal with this status.
    pub template: Option<Template>,
    /// Which of its side's headers it has, unless it has all of them.
    pub headers: Option<Has>,
}

/// A media type of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Its name.
    pub media_type: Wire,
    /// How a value becomes a body; names in it are text of the document.
    pub format: Format,
}

/// As `bindery::operation::Template`.
#[derive(Debug, Clone, PartialEq)]
pub enum Template {
    /// An object.
    Object(Vec<(Wire, Template)>),
    /// An array with one element for each violation.
    EachViolation(Box<Template>),
    /// A sentence.
    Message,
    /// A short word.
    Code,
    /// The violation's place as a list.
    Path,
    /// The violation's place as a JSON pointer.
    Pointer,
    /// The status as words.
    Title,
    /// The status.
    Status,
    /// A boolean.
    Boolean(bool),
    /// A string.
    Text(Wire),
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

/// A security scheme.
#[derive(Debug)]
pub struct Scheme {
    /// The name of the builder's setter and of the authenticator's method.
    pub ident: Ident,
    /// Its name in the document.
    pub name: Wire,
    /// Where the credential travels.
    pub slot: Slot,
    /// What stands before it.
    pub prefix: Wire,
    /// Where its tokens are had.
    pub tokens: Option<Tokens>,
    /// What the document says of it.
    pub docs: Docs,
}

/// A server.
#[derive(Debug)]
pub struct Server {
    /// Its name among the variants of `Server`; where its URL has variables, its type too.
    pub ident: Ident,
    /// Its URL, with `{variables}`.
    pub url: Wire,
    /// Whether it names a host.
    pub absolute: bool,
    /// What may stand for the variables.
    pub variables: Vec<ServerVariable>,
    /// What the document says of it.
    pub description: Wire,
}

/// A variable in the URL of a server.
#[derive(Debug)]
pub struct ServerVariable {
    /// Its setter.
    pub ident: Ident,
    /// Its name.
    pub name: Wire,
    /// What stands for it unless somebody chooses.
    pub default: Wire,
    /// Its enumeration, by number among [`super::Bindings::server_choices`]; any text where there is none.
    pub choice: Option<usize>,
    /// What the document says of it.
    pub docs: Docs,
}

/// The values that may stand for a variable of a server.
#[derive(Debug)]
pub struct ServerChoice {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The values, by the names of their variants.
    pub variants: Vec<(Ident, Wire)>,
}

/// Operations that are served elsewhere than the API.
#[derive(Debug)]
pub struct Elsewhere {
    /// The operations, by number.
    pub operations: Vec<usize>,
    /// The servers; their names make the choice of them.
    pub servers: Vec<Server>,
    /// The type of the choice among them, and of values for their variables; nothing where there is none.
    pub choice: Option<Ident>,
    /// The builder's method that takes it.
    pub setter: Ident,
    /// The variables of the servers, each once.
    pub variables: Vec<ServerVariable>,
}
